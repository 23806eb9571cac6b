"""The words of reports, in both languages: one for each value of the model."""

from __future__ import annotations

from hegui.masking import plain, safe_name
from hegui.model import SEVERITIES, Confidence, Grade, Problem, Protection, Sensitivity, Severity, Verdict
from hegui.text import Text

GRAVEST_FIRST: tuple[Severity, ...] = tuple(reversed(SEVERITIES))

SEVERITY: dict[Severity, Text] = {
    "critical": Text("严重", "Critical"),
    "high": Text("高", "High"),
    "medium": Text("中", "Medium"),
    "low": Text("低", "Low"),
}

RISK: dict[Severity, Text] = {
    "critical": Text("严重风险", "Critical"),
    "high": Text("高风险", "High"),
    "medium": Text("中风险", "Medium"),
    "low": Text("低风险", "Low"),
}

VERDICT: dict[Verdict, Text] = {
    "breach": Text("不符合", "Breach"),
    "to-confirm": Text("待确认", "To confirm"),
    "met": Text("符合", "Met"),
}

VERDICT_MEANS: dict[Verdict, Text] = {
    "breach": Text("所见事实与义务不符", "what was seen does not meet the duty"),
    "to-confirm": Text("单凭所见不能定论，须由贵单位说明", "what was seen does not settle it: you can"),
    "met": Text("所见事实符合义务", "what was seen meets the duty"),
}

PROBLEM: dict[Problem, Text] = {
    "over-collection": Text("过度收集", "Over-collection"),
    "clear-storage": Text("明文“裸奔”", "Stored in the clear"),
    "loose-authorisation": Text("授权管理不到位", "Loose authorisation"),
    "weak-rules": Text("管理制度缺失", "Missing rules"),
    "vulnerabilities": Text("安全漏洞", "Vulnerabilities"),
}

SENSITIVITY: dict[Sensitivity, Text] = {
    "none": Text("非个人信息", "Not personal"),
    "personal": Text("个人信息", "Personal"),
    "sensitive": Text("敏感个人信息", "Sensitive"),
    "secret": Text("凭证密钥", "Secret"),
}

PROTECTION: dict[Protection, Text] = {
    "clear": Text("明文", "clear"),
    "masked": Text("遮蔽", "masked"),
    "hashed": Text("散列", "hashed"),
    "encrypted": Text("加密", "encrypted"),
    "tokenised": Text("令牌化", "tokenised"),
}

GRADE: dict[Grade, Text] = {
    "general": Text("一般数据", "general"),
    "important": Text("重要数据", "important"),
    "core": Text("核心数据", "core"),
}

CONFIDENCE: dict[Confidence, Text] = {
    "official": Text("已对照官方文本", "checked against the official text"),
    "secondary": Text("据二手资料，未对照官方文本", "from secondary sources, not the official text"),
    "unverified": Text("未经核实，引用前请查证", "unverified: look it up before you rely on it"),
}

CATEGORY: dict[str, Text] = {
    "identity": Text("身份标识", "Identity"),
    "contact": Text("联系方式", "Contact"),
    "profile": Text("基本资料", "Profile"),
    "specific-identity": Text("特定身份", "Specific identity"),
    "religious-belief": Text("宗教信仰", "Religious belief"),
    "account": Text("账号口令", "Account"),
    "secret": Text("凭证密钥", "Credentials"),
    "financial-account": Text("金融账户", "Finance"),
    "medical-health": Text("医疗健康", "Health"),
    "biometric": Text("生物识别", "Biometric"),
    "whereabouts": Text("行踪轨迹", "Whereabouts"),
    "network": Text("网络与设备", "Network"),
    "communication": Text("通信内容", "Communication"),
    "vehicle": Text("车辆", "Vehicle"),
    "personal-other": Text("其他个人信息", "Other personal"),
    "organisation": Text("组织信息", "Organisation"),
    "relation": Text("关联标识", "Reference"),
}


BY: dict[str, Text] = {
    "declared": Text("声明的外键", "declared foreign key"),
    "names": Text("列名", "names"),
    "values": Text("取值", "values"),
}


def category(id: str) -> Text:
    """The name of a category; an own one of a company is shown by its id."""
    return CATEGORY.get(id) or Text(one_line(id), one_line(id))


def one_line(text: str) -> str:
    """A text from outside as one printable line."""
    return plain(" ".join(text.splitlines()))


def lines(text: str) -> str:
    """A text of several paragraphs, each printable: the official wording of an article."""
    return "\n".join(line for part in text.splitlines() if (line := plain(part).strip()))


def clean(text: Text) -> Text:
    """Both halves as printable lines."""
    return Text(one_line(text.zh), one_line(text.en))


def name(text: str) -> str:
    """A name of a table, column, source or organisation: masked once more, so that no form depends on its caller."""
    return safe_name(one_line(text))
