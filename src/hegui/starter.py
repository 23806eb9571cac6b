"""
A first hegui.toml: what a few questions brought to light, and the rest as comments to fill in.

``starter_toml(answers, lang)`` returns the text; ``hegui init`` asks the questions.  A password typed inside a database URL
is taken out: the file names an environment variable for it instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hegui.masking import plain
from hegui.organisation import Declared, Role
from hegui.text import Lang, Text

ASKED: tuple[tuple[Declared, Text], ...] = (
    ("classification_list", Text("经审批的分类分级清单", "an approved list of classified data")),
    ("impact_assessments", Text("个人信息保护影响评估", "an impact assessment")),
    (
        "officer_registered",
        Text("个人信息保护负责人已报送", "the personal information protection officer registered"),
    ),
    ("compliance_audit", Text("个人信息保护合规审计", "a compliance audit")),
    ("internal_rules", Text("个人信息内部管理制度和操作规程", "internal rules for personal information")),
    ("incident_plan", Text("安全事件应急预案", "an incident plan")),
    ("incident_drill", Text("应急演练", "a drill of the plan")),
    ("training", Text("从业人员安全教育和培训", "training of staff")),
    ("level_protection", Text("网络安全等级保护定级备案", "grading and filing under multi-level protection")),
)
"""The declarations that ``hegui init`` asks about, in the order in which it asks."""

_MORE: tuple[tuple[Declared, Text], ...] = (
    (
        "personal_information_list",
        Text("个人信息收集和对外提供清单", "the list of what is collected and shared"),
    ),
    ("data_security_system", Text("全流程数据安全管理制度", "the data security system for the whole course")),
    ("minors_audit", Text("未成年人个人信息年度审计", "the yearly audit of minors' data")),
    ("guardian_consent", Text("不满十四周岁的监护人同意", "guardians' consent for children under 14")),
    ("under_14_rules", Text("不满十四周岁专门处理规则", "special rules for children under 14")),
    (
        "minors_access_approval",
        Text("访问未成年人个人信息的审批和记录", "approval and log of access to minors' data"),
    ),
    (
        "security_lead",
        Text(
            "网络数据安全负责人（1000 万人以上）", "the network data security lead (from 10 million people)"
        ),
    ),
    ("face_filing", Text("人脸信息存储备案（10 万人）", "the filing of face data (100,000 people)")),
    ("separate_consent_to_provide", Text("对外提供的单独同意", "separate consent to provide to others")),
    (
        "several_factors",
        Text(
            "邮箱、后台、财务账号的多因素认证",
            "several factors for mail, administration and finance accounts",
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered; None and empty mean: not known yet."""

    name: str = ""
    sector: str = ""
    roles: tuple[Role, ...] = ("personal-information-processor", "network-operator")
    people: int | None = None
    users: int | None = None
    planned_listing_abroad: bool | None = None
    serves_minors: bool | None = None
    sources: tuple[str, ...] = ()  # paths and database URLs
    logs_kept_months: int | None = None
    done: dict[Declared, date] = field(default_factory=dict)
    not_done: tuple[Declared, ...] = ()


def starter_toml(answers: Answers, lang: Lang) -> str:
    """A commented hegui.toml in one language; ``read_organisation`` reads it as it stands."""
    return "\n".join(
        [
            *_note(lang, "hegui.toml：本单位是谁、声明了什么。没有申报就是未知，不等于没有做。",
                   "hegui.toml: who we are and what we have declared.  What is not declared is unknown, never \"no\"."),
            *_note(lang, "字段说明见 docs/hegui-toml.md；去掉行首的 # 即生效。",
                   "docs/hegui-toml.md describes the fields; take away the # in front of a line to use it."),
            "",
            *_organisation(answers, lang),
            *_sources(answers, lang),
            *_purpose(answers, lang),
            *_declarations(answers, lang),
            *_rest(lang),
            *_own(lang),
        ]
    )  # fmt: skip


def _organisation(answers: Answers, lang: Lang) -> Iterator[str]:
    yield "[organisation]"
    yield f"name = {_quoted(answers.name)}"
    yield f"sector = {_quoted(answers.sector)}" + _aside(
        lang, "health、education、finance 等", "health, education, finance ..."
    )
    yield f"roles = [{', '.join(_quoted(role) for role in answers.roles)}]"
    yield _value(
        "people",
        answers.people,
        "52000",
        lang,
        "处理多少人的个人信息",
        "people whose personal information is handled",
    )
    yield _value("users", answers.users, "0", lang, "平台注册用户数", "registered users of the platform")
    yield _value(
        "serves_minors",
        answers.serves_minors,
        "false",
        lang,
        "服务是否面向未成年人",
        "the service is for minors",
    )
    yield _value(
        "planned_listing_abroad", answers.planned_listing_abroad, "false", lang,
        "是否计划赴国外上市", "a listing in a foreign country is planned",
    )  # fmt: skip
    yield _value(
        "restructuring", None, "false", lang,
        "是否正在合并、分立、解散、破产", "a merger, division, dissolution or bankruptcy is under way",
    )  # fmt: skip
    yield ""


def _sources(answers: Answers, lang: Lang) -> Iterator[str]:
    yield from _note(
        lang,
        "要检查的数据源：路径或数据库地址。口令不写在这里，用 password_env 指明环境变量。",
        "What to look at: paths or database URLs.  No passwords here: password_env names the environment variable.",
    )
    if not answers.sources:
        yield "# [[source]]"
        yield '# url = "sqlite:///clinic.db"'
        yield ""
    for url in answers.sources:
        bare = without_password(plain(url.strip()))
        yield "[[source]]"
        yield f"url = {_quoted(bare)}"
        if "://" in bare and not bare.startswith("sqlite:"):
            yield '# password_env = "HEGUI_PASSWORD"'
        yield ""


def _purpose(answers: Answers, lang: Lang) -> Iterator[str]:
    yield from _note(
        lang,
        "处理目的：每个目的一段，写明覆盖哪些表、为何必要、依据和保存天数。",
        "Purposes: one section each, with the tables it covers, why they are needed, the basis and the days of keeping.",
    )
    zh = lang == "zh"
    yield "# [[purpose]]"
    yield f"# name = {_quoted('诊疗服务' if zh else 'treatment')}"
    yield '# covers = ["clinic.db#patient", "clinic.db#visit"]'
    yield f"# necessary = {_quoted('建立病历、开具处方所必需' if zh else 'needed to keep records and to prescribe')}"
    yield "# separate_consent = 2025-01-01" + _aside(
        lang, "自何日起取得单独同意；或填 other_basis", "since when; or give other_basis"
    )
    yield "# notice = 2025-01-01" + _aside(lang, "自何日起告知", "since when people are told")
    yield "# retention_days = 5475"
    yield "# assessment = 2025-06-30" + _aside(lang, "影响评估日期", "the day of the impact assessment")
    yield ""
    yield from _note(
        lang,
        "会话看不到的保护措施，例如落盘加密，附证明材料。",
        "Protection that a session does not see, such as encryption at rest, with its evidence.",
    )
    yield "# [[protection]]"
    yield '# covers = ["clinic.db"]'
    yield '# measure = "encryption-at-rest"'
    yield f"# evidence = {_quoted('加密实施报告 2026-02' if zh else 'encryption report 2026-02')}"
    yield "# since = 2026-02-01"
    yield ""


def _declarations(answers: Answers, lang: Lang) -> Iterator[str]:
    yield from _note(
        lang,
        "已经做了的事，写明日期，最好附证明材料 evidence；确知没有做的，把字段名列入 not_done。",
        "What was done, each with its day, and evidence if you can; what you know was not done goes into not_done.",
    )
    yield "[declarations]"
    for name, what in (*ASKED, *_MORE):
        day = answers.done.get(name)
        entry = f'{{ on = {day or "2026-01-01"}, evidence = "" }}'
        if name == "impact_assessments":
            entry = f"[{entry}]"
        yield f"{'' if day else '# '}{name} = {entry}{_aside(lang, what.zh, what.en)}"
    yield _value(
        "logs_kept_months",
        answers.logs_kept_months,
        "6",
        lang,
        "网络日志留存月数",
        "months for which network logs are kept",
    )
    named = ", ".join(_quoted(name) for name in answers.not_done if name not in answers.done)
    yield f"not_done = [{named}]"
    yield ""


def _rest(lang: Lang) -> Iterator[str]:
    yield from _note(lang, "应有的超级管理员账号数。", "Superusers expected.")
    yield "# [limits]"
    yield "# superusers = 2"
    yield ""
    yield from _note(
        lang,
        "责任人已接受的发现，到期后重新出现。",
        "A finding that a responsible person answers for; it comes back after its last day.",
    )
    yield "# [[accepted]]"
    yield '# check = "password.weak-hash"'
    yield '# covers = ["clinic.db#sys_user"]'
    yield '# reason = ""'
    yield '# by = ""'
    yield "# until = 2027-03-31"
    yield ""


def _own(lang: Lang) -> Iterator[str]:
    zh = lang == "zh"
    yield from _note(
        lang,
        "识别有误的列：人工更正，entity 填数据项标识或 none。",
        "A column that was taken for something else: correct it; entity is an id, or none.",
    )
    yield "# [[column]]"
    yield '# covers = ["shop.db#goods.code"]'
    yield '# entity = "none"'
    yield f"# reason = {_quoted('商品条码' if zh else 'bar codes of goods')}"
    yield ""
    yield from _note(
        lang,
        "本单位自己的数据项：凭正则表达式、词表、校验位或列名识别。",
        "A kind of data of your own, told by a regex, words, a check digit or names of columns.",
    )
    yield "# [[entity]]"
    yield '# id = "member-card"'
    yield '# zh = "会员卡号"'
    yield '# en = "Member card number"'
    yield '# category = "identity"'
    yield '# regex = "MC[0-9]{8}"'
    yield '# names = ["*hykh*"]'
    yield ""
    yield from _note(
        lang,
        "本单位的列名习惯：这样命名的列是什么。",
        "How your columns are called: what those of such names are.",
    )
    yield "# [[rule]]"
    yield '# names = ["*_sj", "lxdh*"]'
    yield '# entity = "mobile"'
    yield ""


def without_password(url: str) -> str:
    """A database URL without the password in it.

    >>> without_password("mysql://root:s3cret@db.example/shop")
    'mysql://root@db.example/shop'
    >>> without_password("postgresql://db.example/shop?user=a&password=b&sslmode=require")
    'postgresql://db.example/shop?user=a&sslmode=require'
    """
    # greedy to the last @: a password may itself hold an @ or a /
    url = re.sub(r"^([A-Za-z][\w+.-]*://[^:/@?]*):.*@", r"\1@", url)
    url = re.sub(r"(?i)(?<=[?&])(password|passwd|pwd|passphrase)=[^&]*&?", "", url)
    return url.rstrip("?&") if "://" in url else url


def _value(name: str, value: bool | int | None, example: str, lang: Lang, zh: str, en: str) -> str:
    if value is None:
        return f"# {name} = {example}{_aside(lang, zh, en)}"
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return f"{name} = {shown}{_aside(lang, zh, en)}"


def _note(lang: Lang, zh: str, en: str) -> Iterator[str]:
    yield f"# {zh if lang == 'zh' else en}"


def _aside(lang: Lang, zh: str, en: str) -> str:
    return f"  # {zh if lang == 'zh' else en}"


def _quoted(text: str) -> str:
    return json.dumps(plain(text), ensure_ascii=False).replace("\x7f", "")
