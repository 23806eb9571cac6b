"""A made-up clinic's check-up, with all that a report must be able to show, and names that try to break it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from hegui.masking import mask, safe_name
from hegui.model import (
    Citation,
    Combination,
    Entity,
    Finding,
    Holding,
    Inventory,
    Penalty,
    People,
    Place,
    Problem,
    Protection,
    Relation,
    Report,
    Sensitivity,
    Severity,
    Skipped,
    Verdict,
)
from hegui.text import Text

# --- names that attack: every one stands somewhere in the report below ---------------------------------------------

FORMULA = "=cmd|' /C calc'!A0"
AT_FORMULA = "@SUM(1+1)*cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = "\"' onmouseover='alert(1)' x=\""
CLOSING = "</script><img src=x onerror=alert(1)>"
COMMENT = "--><svg/onload=alert(1)><!--"
ESCAPE = "name\x1b[31mred\x1b]8;;http://x.invalid\x07click\x07\x9b2J"
RIGHT_TO_LEFT = "fdp\u202etxt.exe\u2066\u200f"
MARKUP = "[bold red]not markup[/] [link=http://x.invalid]l[/link] :smile:"
TEMPLATE = "{0.__class__} $body ${body} %s {{ x }}"
LINES = "first\r\nsecond\u2028third"
LONG = "a_very_long_column_name_that_never_ends_" * 12
HOSTILE = (
    FORMULA,
    AT_FORMULA,
    SCRIPT,
    ATTRIBUTE,
    CLOSING,
    COMMENT,
    ESCAPE,
    RIGHT_TO_LEFT,
    MARKUP,
    TEMPLATE,
    LINES,
    LONG,
)
PERSON_FILE = "张伟_11010519491231002X.xlsx"  # an ID number printed in many textbooks, and nobody's

# --- law -------------------------------------------------------------------------------------------------------

PIPL = Text("中华人民共和国个人信息保护法", "Personal Information Protection Law of the PRC")
CSL = Text("中华人民共和国网络安全法", "Cybersecurity Law of the PRC")
DSL = Text("中华人民共和国数据安全法", "Data Security Law of the PRC")
NETDATA = Text("网络数据安全管理条例", "Regulations on Network Data Security Management")
MINORS = Text("未成年人网络保护条例", "Regulations on Protecting Minors Online")

PIPL_66 = (
    Penalty(
        Text("情节较轻：责令改正、警告、没收违法所得；拒不改正的，罚款 100 万元以下",
             "lighter cases: order, warning, gains confiscated; on refusal up to CNY 1,000,000"),
        Text("个人信息保护法第六十六条第一款", "PIPL Art 66(1)"),
    ),
    Penalty(
        Text("情节严重：单位罚款 5000 万元以下或者上一年度营业额 5% 以下",
             "serious cases: up to CNY 50,000,000 or 5 % of last year's turnover"),
        Text("个人信息保护法第六十六条第二款", "PIPL Art 66(2)"),
    ),
)  # fmt: skip

MEASURES = Citation(
    duty="pipl.security-measures",
    instrument=PIPL,
    article="51.1.3",
    article_text=Text("第五十一条第一款第三项", "Art 51(1)(3)"),
    in_force=date(2021, 11, 1),
    wording=Text(
        "按处理目的、方式、信息种类和风险，采取加密、去标识化等相称的技术措施。",
        "Take technical measures that fit the purpose, the kind of data and the risk, such as encryption and de-identification.",
    ),
    confidence="official",
    penalties=PIPL_66,
    guide="bare-pi",
)
CONSENT = replace(
    MEASURES,
    duty="pipl.separate-consent",
    article="29.1",
    article_text=Text("第二十九条", "Art 29"),
    wording=Text(
        "处理敏感个人信息，须取得个人的单独同意。",
        "Sensitive personal information needs the person's separate consent.",
    ),
    official="（此处为用户导入的官方文本示例第一段。）\n（第二段 <b>不是标签</b>。）",
)
NECESSARY = replace(
    MEASURES,
    duty="pipl.sensitive-necessity",
    article="28.2",
    article_text=Text("第二十八条第二款", "Art 28(2)"),
    wording=Text("有特定目的、充分必要并严格保护，才可以处理敏感个人信息。",
                 "Sensitive personal information needs a specific purpose, real necessity and strict protection."),
    confidence="secondary",
)  # fmt: skip
FLAWS = Citation(
    duty="csl.fix-and-report-flaws",
    instrument=CSL,
    article="24.1",
    article_text=Text("第二十四条第一款", "Art 24(1)"),
    in_force=date(2026, 1, 1),
    wording=Text(
        "得知产品或服务有漏洞，马上补救，通知用户并报告主管部门。",
        "On learning of a flaw: remedy it at once, tell users and report it.",
    ),
    confidence="official",
    other_number=Text("2026-01-01 前：第二十二条第一款", "before 2026-01-01: Art 22(1)"),
    penalties=(
        Penalty(
            Text("责令改正、警告（单位）", "order and warning (organisation)"),
            Text("网络安全法第六十二条", "CSL Art 62"),
        ),
        Penalty(
            Text(
                "拒不改正或造成危害后果：单位罚款 5 万元以上 50 万元以下",
                "refusal or harm: organisation, CNY 50,000 to 500,000",
            ),
            Text("网络安全法第六十二条", "CSL Art 62"),
        ),
    ),
    guide="vulnerabilities",
)
LOGS = replace(
    FLAWS,
    duty="csl.log-retention",
    article="23.3",
    article_text=Text("第二十三条第三项", "Art 23(3)"),
    wording=Text(
        "监测并记录网络运行，日志至少留存六个月。",
        "Record how the network runs; keep the logs for at least six months.",
    ),
    other_number=Text("2026-01-01 前：第二十一条第三项", "before 2026-01-01: Art 21(3)"),
    guide="",
)
CLASSIFY = Citation(
    duty="dsl.classify",
    instrument=DSL,
    article="21.1",
    article_text=Text("第二十一条第一款", "Art 21(1)"),
    in_force=date(2021, 9, 1),
    wording=Text("对数据分类分级保护。", "Classify and grade data, and protect them accordingly."),
    confidence="official",
)
MINORS_AUDIT = Citation(
    duty="minors.yearly-audit",
    instrument=MINORS,
    article="37.1",
    article_text=Text("第三十七条", "Art 37"),
    in_force=date(2024, 1, 1),
    wording=Text(
        "处理未成年人个人信息的，每年做合规审计并报告。",
        "Whoever handles minors' data audits it every year and reports.",
    ),
    confidence="unverified",
)
LARGE = Citation(
    duty="netdata.ten-million",
    instrument=NETDATA,
    article="28.1",
    article_text=Text("第二十八条", "Art 28"),
    in_force=date(2025, 1, 1),
    wording=Text("处理 1000 万人以上个人信息的，还要履行两项重要数据义务。",
                 "From ten million people, two duties for important data apply as well."),
    confidence="official",
)  # fmt: skip

# --- what is held ----------------------------------------------------------------------------------------------

ENTITIES = {
    e.id: e
    for e in (
        Entity("person-name", Text("姓名", "Person's name"), "identity"),
        Entity("cn-resident-id", Text("居民身份证号", "Resident ID number"), "identity", (1, 1)),
        Entity("mobile", Text("手机号码", "Mobile number"), "contact", (3, 2)),
        Entity("address", Text("住址", "Address"), "contact"),
        Entity("email", Text("电子邮箱", "E-mail address"), "contact"),
        Entity("birth-date", Text("出生日期", "Date of birth"), "profile"),
        Entity("gender", Text("性别", "Gender"), "profile"),
        Entity("diagnosis", Text("诊断", "Diagnosis"), "medical-health"),
        Entity("drug", Text("用药", "Drug"), "medical-health"),
        Entity("bank-card", Text("银行卡号", "Bank card number"), "financial-account", (2, 2)),
        Entity("religion", Text("宗教信仰", "Religion"), "religious-belief"),
        Entity("gps", Text("定位坐标", "Coordinates"), "whereabouts"),
        Entity("face", Text("人脸特征", "Face template"), "biometric"),
        Entity("password", Text("登录口令", "Password"), "account"),
        Entity("password-hash", Text("口令散列", "Password hash"), "account"),
        Entity("access-key", Text("访问密钥", "Access key"), "secret"),
        Entity("ip", Text("IP 地址", "IP address"), "network"),
        Entity("operation-log", Text("操作记录", "Operation log"), "network"),
        Entity("number-plate", Text("车牌号", "Number plate"), "vehicle"),
        Entity("person-ref", Text("人员编号引用", "Reference to a person"), "relation"),
        Entity("org-name", Text("单位名称", "Organisation's name"), "organisation"),
    )
}
BOTH_STANDARDS = ("GB/T 45574-2025", "GB/T 35273-2020")
MANY = People(12_804, 12_610, 12_998)
FEW = People(318, 318, 318)


def held(
    source: str,
    table: str,
    column: str,
    entity: str = "",
    sensitivity: Sensitivity = "none",
    protection: Protection = "clear",
    people: People | None = None,
    sample: str = "",
    certainty: float = 1.0,
) -> Holding:
    kind = ENTITIES.get(entity)
    why = (
        (Text(f"列名含“{kind.name.zh}”类词", f"the column is called like a {kind.name.en.lower()}"),)
        if kind
        else (Text("没有任何个人信息特征", "nothing about a person was recognised"),)
    )
    listed = BOTH_STANDARDS if sensitivity == "sensitive" else ()
    return Holding(
        place=Place(source, table) / column,
        table=safe_name(table),
        column=safe_name(column),
        entity=kind,
        category=kind.category if kind else "",
        sensitivity=sensitivity,
        sensitive_under=listed[:1] if entity == "cn-resident-id" else listed,
        grade="general",
        grade_candidate="important" if entity == "face" else None,
        people=people,
        minors=640 if entity in ("birth-date", "cn-resident-id") and people is MANY else None,
        under_14=211 if entity in ("birth-date", "cn-resident-id") and people is MANY else None,
        protection=protection,
        certainty=certainty,
        why=why,
        subject="patient",
        rows=people.high if people else 100,
        sample=mask(sample, kind.keep or (0, 0)) if sample and kind else None,
        in_database=source.endswith(".db"),
        export=source.endswith(".csv"),
    )


def holdings() -> tuple[Holding, ...]:
    db, csv, dump = "clinic.db", "exports/marketing.csv", "www/backup.sql"
    rows = [
        held(db, "patient", "id"),
        held(db, "patient", "name", "person-name", "personal", people=MANY),
        held(db, "patient", "id_no", "cn-resident-id", "sensitive", people=MANY, sample="11010519491231002X"),
        held(db, "patient", "phone", "mobile", "personal", people=MANY, sample="13800138000"),
        held(db, "patient", "birthday", "birth-date", "personal", people=MANY, certainty=0.9),
        held(db, "patient", "gender", "gender", "personal", people=MANY),
        held(db, "patient", "address", "address", "personal", people=MANY, certainty=0.9),
        held(db, "patient", "religion", "religion", "sensitive", people=FEW, certainty=0.6),
        held(db, "patient", "created_at"),
        held(db, "visit", "id"),
        held(db, "visit", "patient_id", "person-ref"),
        held(db, "visit", "diagnosis", "diagnosis", "sensitive", people=MANY, certainty=0.9),
        held(db, "visit", "drug", "drug", "sensitive", "encrypted", people=MANY, certainty=0.6),
        held(db, "visit", "card_no", "bank-card", "sensitive", "masked", people=FEW),
        held(db, "visit", "fee"),
        held(db, "staff", "username", "person-name", "personal", people=FEW),
        held(db, "staff", "password", "password", "sensitive", people=FEW),
        held(db, "staff", "pwd_md5", "password-hash", "sensitive", "hashed", people=FEW),
        held(db, "staff", "face", "face", "sensitive", "tokenised", people=FEW, certainty=0.6),
        held(db, "staff", "last_ip", "ip", "personal", people=FEW),
        held(db, "staff", "plate", "number-plate", "personal", people=FEW),
        held(db, "config", "key"),
        held(db, "config", "secret_key", "access-key", "secret"),
        held(db, "config", "value"),
        held(db, "log", "oper", "operation-log", "personal", people=FEW, certainty=0.6),
        held(db, "log", "place", "gps", "sensitive", people=FEW, certainty=0.9),
        held(csv, "marketing", "姓名", "person-name", "personal", people=MANY),
        held(csv, "marketing", "手机", "mobile", "personal", people=MANY, sample="13900139000"),
        held(csv, "marketing", "诊断", "diagnosis", "sensitive", people=MANY),
        held(csv, "marketing", "备注"),
        held(dump, "patient", "id_no", "cn-resident-id", "sensitive", people=MANY),
        held(dump, "patient", "email", "email", "personal", "masked", people=FEW),
        held(dump, "supplier", "单位", "org-name"),
        held(PERSON_FILE, "Sheet1", "A", "person-name", "personal", people=People(1, 1, 1)),
    ]
    rows += [held("hostile.db", bad, bad, "mobile", "personal", sample="13800138000") for bad in HOSTILE]
    rows += [held(db, "dictionary", f"value_{n}") for n in range(1, 61 - len(rows))]
    return tuple(rows)


# --- findings --------------------------------------------------------------------------------------------------


def found(
    check: str,
    title: Text,
    remedy: Text,
    citation: Citation,
    severity: Severity,
    problem: Problem,
    place: Place,
    because: Text,
    verdict: Verdict = "breach",
    sample: str = "",
    keep: tuple[int, int] = (0, 0),
) -> Finding:
    key = f"{check}:{sha256(str(place).encode()).hexdigest()[:12]}"
    return Finding(
        key=key, check=check, title=title, verdict=verdict, severity=severity, place=place, because=because,
        remedy=remedy, citation=citation, problem=problem, sample=mask(sample, keep) if sample else None,
    )  # fmt: skip


IN_CLEAR = (
    "pi.stored-in-clear",
    Text("敏感个人信息明文存储", "Sensitive personal information stored in the clear"),
    Text("对该列加密或去标识化，密钥分开保管。", "Encrypt or de-identify the column; keep the key apart."),
    MEASURES,
)


def in_clear(place: Place, what: Text, sample: str = "", keep: tuple[int, int] = (0, 0)) -> Finding:
    because = Text(
        "列 {place} 以明文保存{what}，涉及约 12,804 人",
        "Column {place} holds {what} in the clear, of about 12,804 people",
    )
    return found(
        *IN_CLEAR,
        "high",
        "clear-storage",
        place,
        because.fill(place=place, what=what),
        sample=sample,
        keep=keep,
    )


def findings() -> tuple[Finding, ...]:
    db = Place("clinic.db")
    patient, visit, staff = (
        Place("clinic.db", "patient"),
        Place("clinic.db", "visit"),
        Place("clinic.db", "staff"),
    )
    ids = Text("居民身份证号", "resident ID numbers")
    hostile = [in_clear(Place("hostile.db", bad) / bad, Text(bad, bad)) for bad in HOSTILE]
    return (
        found(
            "pi.in-public-file",
            Text("含敏感个人信息的备份放在网站目录", "A backup with sensitive data lies in a web folder"),
            Text("立即移出网站目录，查访问日志，评估是否已泄露。", "Move it out at once, read the access log, find out if it leaked."),
            MEASURES, "critical", "clear-storage", Place("www/backup.sql", "patient.id_no", line=12),
            Text("备份文件 www/backup.sql 第 12 行起有约 12,804 人的身份证号，网站可直接下载",
                 "The backup www/backup.sql holds ID numbers of about 12,804 people from line 12 on, and the web server hands it out"),
            sample="11010519491231002X", keep=(1, 1),
        ),
        found(
            "access.empty-password",
            Text("数据库账号口令为空", "A database account has an empty password"),
            Text("设置强口令，停用不用的账号。", "Set a strong password; disable accounts nobody uses."),
            FLAWS, "critical", "vulnerabilities", db,
            Text("账号 root 无口令即可登录", "The account root logs in without a password"),
        ),
        in_clear(patient / "id_no", ids, "11010519491231002X", (1, 1)),
        in_clear(patient / "religion", Text("宗教信仰", "religion")),
        in_clear(visit / "diagnosis", Text("诊断", "diagnoses")),
        in_clear(Place("exports/marketing.csv", "诊断", row=1), Text("诊断", "diagnoses")),
        in_clear(Place(PERSON_FILE, "Sheet1.A"), Text("姓名", "names")),
        *hostile,
        found(
            "pi.no-separate-consent",
            Text("敏感个人信息未申明单独同意", "No separate consent is declared for sensitive data"),
            Text("向个人单独取得同意，在 hegui.toml 的 [[purpose]] 写明日期。",
                 "Obtain separate consent and state its date under [[purpose]] in hegui.toml."),
            CONSENT, "high", "over-collection", visit / "diagnosis",
            Text("用途“门诊”没有单独同意日期", "The purpose “outpatient care” states no separate consent"), "to-confirm",
        ),
        found(
            "access.grant-to-everyone",
            Text("授权给所有人", "Granted to everyone"),
            Text("按岗位最小授权，收回 PUBLIC 权限。", "Grant by post, as little as needed; revoke what PUBLIC has."),
            NECESSARY, "high", "loose-authorisation", staff,
            Text("表 staff 对 PUBLIC 开放读写", "Table staff is open to PUBLIC for reading and writing"),
        ),
        found(
            "pi.ordinary-in-clear",
            Text("一般个人信息明文存储", "Ordinary personal information stored in the clear"),
            Text("评估风险；必要时加密或去标识化。", "Weigh the risk; encrypt or de-identify where it calls for it."),
            MEASURES, "medium", "clear-storage", patient / "phone",
            Text("列 phone 以明文保存手机号码", "Column phone holds mobile numbers in the clear"), "to-confirm",
            sample="13800138000", keep=(3, 2),
        ),
        found(
            "access.audit-log-off",
            Text("未开启审计日志", "No audit log is switched on"),
            Text("开启审计日志，至少留存六个月。", "Switch the audit log on and keep it for at least six months."),
            LOGS, "medium", "weak-rules", db, Text("会话显示审计日志为关闭", "The session shows the audit log switched off"),
        ),
        found(
            "minors.no-yearly-audit",
            Text("未成年人个人信息未做年度审计", "Minors' data without the yearly audit"),
            Text("委托或自行审计，并把日期写入 hegui.toml。", "Audit, and state the date in hegui.toml."),
            MINORS_AUDIT, "medium", "weak-rules", patient / "birthday",
            Text("持有约 640 名未成年人的信息，未申明年度审计", "About 640 minors are held; no yearly audit is declared"), "to-confirm",
        ),
        found(
            "governance.no-classification-list",
            Text("没有经批准的数据分类分级清单", "No approved list of classified data"),
            Text("以 hegui inventory 的清单为底稿，报批后写明日期。", "Start from hegui inventory, have it approved, state the date."),
            CLASSIFY, "low", "weak-rules", Place("hegui.toml"),
            Text("hegui.toml 未申明 classification_list", "hegui.toml declares no classification_list"), "to-confirm",
        ),
    )  # fmt: skip


def relations() -> tuple[Relation, ...]:
    names = Text("列名指向该表的键", "the name points to the key of that table")
    declared = Text("数据源声明了外键", "the source declares a foreign key")
    return (
        Relation(
            Place("clinic.db", "visit.patient_id"),
            Place("clinic.db", "patient.id"),
            "declared",
            1.0,
            (declared,),
            True,
        ),
        Relation(
            Place("clinic.db", "drug.category_id"), Place("clinic.db", "category.id"), "names", 0.8, (names,)
        ),
        Relation(
            Place(SCRIPT, ATTRIBUTE), Place(SCRIPT, CLOSING), "names", 0.6, (Text(CLOSING, ESCAPE),), True
        ),
    )


def combinations() -> tuple[Combination, ...]:
    why = Text("这些列合在一起可能认出个人", "these columns together may single somebody out")
    return (
        Combination(
            Place("clinic.db", "patient"),
            ("birthday", "gender", "district"),
            ("birth-date", "gender", "region"),
            True,
            why,
        ),
        Combination(
            Place(SCRIPT, ATTRIBUTE),
            (CLOSING, ESCAPE),
            ("birth-date", "gender"),
            False,
            Text(CLOSING, ESCAPE),
        ),
    )


def report() -> Report:
    """About fifteen kinds of finding, sixty columns, all verdicts and severities, hostile names throughout."""
    accepted = replace(
        in_clear(Place("clinic.db", "staff.password"), Text("登录口令", "passwords")),
        accepted=Text(
            "李主任接受至 2027-03-31：三月前换系统",
            "Director Li answers for it until 2027-03-31: replaced by March",
        ),
    )
    return Report(
        on=date(2026, 11, 23),
        organisation="晨光门诊部 & <b>分部</b>",
        sources=("clinic.db", "exports", "www", "hostile.db"),
        findings=findings(),
        accepted=(accepted,),
        skipped=(
            Skipped(
                Place("exports/scan.pdf"),
                Text("没有读取该类文件的读取器", "no reader takes this kind of file"),
            ),
            Skipped(
                Place("exports/photo.heic"),
                Text("没有读取该类文件的读取器", "no reader takes this kind of file"),
            ),
            Skipped(
                Place("clinic.db", "broken", row=7),
                Text("第 7 行字段数不符", "row 7 has the wrong number of fields"),
            ),
            Skipped(Place("mysql://10.0.0.5/his"), Text("拒绝连接", "connection refused"), asked=True),
            Skipped(Place(SCRIPT, ATTRIBUTE), Text(CLOSING + ESCAPE, CLOSING + ESCAPE)),
        ),
        inventory=Inventory(
            holdings(),
            People(12_804, 12_610, 13_316),
            People(12_804, 12_610, 13_316),
            640,
            211,
            relations=relations(),
            combinations=combinations(),
        ),
        checks=("access.audit-log-off", "access.empty-password", "pi.in-public-file", "pi.stored-in-clear"),
        made="",
        version="0.1.0",
        unlooked=(
            Text("日志是否真的留存满六个月", "whether logs are really kept for six months"),
            Text("应急预案、演练与培训：只看到申明", "plans, drills and training: only what is declared"),
        ),
        baseline=3,
    )


def large_report(findings: int = 500, columns: int = 0) -> Report:
    """The same with very many findings of one check, and columns."""
    base = report()
    places = (Place(f"db{n % 9}", f"table_{n // 12}.column_{n % 12}") for n in range(findings))
    many = tuple(in_clear(place, Text("诊断", "diagnoses")) for place in places)
    many = tuple(replace(f, key=f"{f.check}:{n:012x}") for n, f in enumerate(many))
    kinds = [h for h in base.inventory.holdings if h.place.source == "clinic.db"]
    more = tuple(
        replace(
            kinds[n % len(kinds)],
            place=Place(f"db{n % 9}", f"table_{n // 40}.c{n}"),
            table=f"table_{n // 40}",
            column=f"c{n}",
        )
        for n in range(columns)
    )
    inventory = replace(base.inventory, holdings=more or base.inventory.holdings)
    return replace(base, findings=many, inventory=inventory)
