"""
What the columns of a table say together of whom its rows are about: who is identified, referred to, reached; what is clinical.
"""

from __future__ import annotations

from dataclasses import dataclass

from hegui.discovery.reading import Reading
from hegui.discovery.vocabulary import Term, Terms

# what says that a row is about a natural person, and not about whoever keyed it in
IDENTIFIES = frozenset(
    [
        "cn-resident-id", "id-document", "cn-passport", "hk-macao-permit", "taiwan-permit", "birth-date", "age", "gender", "ethnicity", "marital-status",
        "nationality", "native-place", "education", "political-status", "nickname", "avatar", "social-id", "student-no", "employee-no", "medical-record-no",
        "medical-insurance-no", "social-security-no", "household", "kin", "religion", "body-data", "military-service", "occupation", "id-photo", "face",
    ]
)  # fmt: skip
REACHES = frozenset(
    [
        "mobile", "landline", "email", "account-name", "password", "person-name", "bank-card", "contact-person", "payment-account",
    ]
)  # fmt: skip
CLINICAL = frozenset(
    [
        "diagnosis", "symptom", "drug", "examination", "surgery", "medical-history", "allergy", "medical-department", "medical-record-no",
        "medical-insurance-no", "fertility", "vaccination", "medical-note", "genetic",
    ]
)  # fmt: skip
EVERYDAY = frozenset(  # words that mean a patient's only in care
    [
        "route",
        "usage",
        "frequency",
        "history",
        "present",
        "proposal",
        "careful",
        "handling",
        "physique",
        "position",
        "finding",
        "findings",
        "impression",
        "specimen",
        "inspection",
        "intake",
        "outcome",
        "rescue",
        "therapy",
        "signs",
        "discharge",
        "imaging",
        "charge_type",
        "fee_category",
        "fee_type",
        "progress",
        "severity",
        "vision",
        "hearing",
        "alt",
        "ast",
        "pr",
        "hr",
        "bp",
        "rr",
        "hip",
        "sig",
        "los",
        "diet",
        "cure",
        "dead",
        "sample_no",
        "accession",
        "accession_number",
        "modality",
        "result_flag",
        "freq",
        "freq_code",
        "freq_name",
        "dispense",
        "dispensing",
        "refill",
        "refills",
        "needed",
        "as_needed",
        "verification_status",
        "clinical_status",
        "visit_type",
        "visit_reason",
        "order_content",
        "complaint",
        "readme",
        "test_name",
        "test_value",
        "test_item",
        "specimen_type",
        "urine",
        "vital",
        "procedure_code",
        "procedure_name",
        "dx",
        "indication",
        "treat",
        "treat_type",
        "lot_number",
        "interpretation",
        "abnormal",
        "normal_range",
        "normal_value",
        "low_limit_normal",
        "high_limit_normal",
        "range_low",
        "range_high",
        "death_time",
        "outcome_status",
        "care_type",
        "exam_item",
        "exam_type",
        "exam_desc",
        "exam_no",
        "reg_no",
        "registration_no",
        "admission_number",
        "barcode_no_lab",
        "onset",
        "onset_time",
        "disposal",
        "med_type",
        "med_name",
        "med_code",
        "parity",
        "oxygen",
        "waist",
        "lung",
        "left_eye",
        "right_eye",
        "提示",
        "视力",
        "听力",
        "印象",
        "膳食",
        "隔离",
        "sleep_quality",
        "conversation",
        "dose_form",
    ]
)
LISTED = frozenset(
    [
        "education", "occupation", "person-record", "ethnicity", "nationality", "region", "political-status", "performance", "hobby-or-tag", "kin", "body-data", "marital-status", "religion", "insurance-policy", "device-id", "lodging",
    ]
)  # fmt: skip
NUMBERED = frozenset(
    [
        "person-name", "cn-resident-id", "student-no", "employee-no", "mobile", "nickname", "social-id", "medical-record-no", "account-name",
    ]
)  # fmt: skip
WANTED = frozenset({"要求", "需求", "requirement", "yaoqiu", "yq", "range", "limit"})  # 学历要求 is nobody's
_INSPECTED = ("检验", "检查", "检测", "inspect", "check", "test", "结果", "结论", "result")  # goods are, too
_HUMAN = frozenset(
    ["person-name", "gender", "birth-date", "age", "cn-resident-id", "mobile", "ethnicity", "political-status", "id-document", "kin", "nickname"]
)  # fmt: skip
_RESULTS = frozenset({"结果", "result", "结论", "jg", "所见", "结果值"})
CARE = frozenset({"patient", "visit"})  # words of care; a table of doctors is about staff


@dataclass(frozen=True, slots=True)
class Signs:
    identifies: int  # different entities that only a person has
    reaches: int
    refers: int  # ids of persons, keyed-by columns left out
    people: int
    clinical: int
    contact: bool
    org: int
    owned_by_thing: int
    money: bool
    connects: bool  # host, port and password: how a service is reached
    acts: bool  # somebody who acts is named, or from where
    med: int  # columns that speak of care
    codes: int  # codes and mnemonics, as dictionaries have
    prefixes: frozenset[str]
    reached: bool  # the contact person has a number of their own in the row
    asks: bool  # from which address a user asked
    content: bool  # somebody writes: content and its author
    results: bool  # a column of results: what was found in somebody
    named: bool  # somebody is told apart: by a name or a number of their own
    customers: int  # of what is referred to: customers, who may be companies
    supplied: bool  # a supplier is on the other side
    patients: bool  # a patient is pointed to
    doers: frozenset[str]  # words for those who act in the row (评价人)
    human: int  # of what identifies: different entities that no room, class or machine has
    cared: bool  # a patient, or a visit, prescription or record of one, is pointed to
    dosed: int  # columns that say how somebody takes a drug
    measured: int  # columns that give a result beside what is normal
    published: int  # columns that what is written for readers has: title, cover, keywords, views
    keys: int  # credentials of a service
    vital: int  # of what identifies: what no company has, not even its account with a messenger
    browsed: bool  # by which browser
    ordered: bool  # the number or id of somebody's order, or what was paid for it
    catalogue: int  # columns that only lists of goods have: maker, stock, mnemonic code


def signs_of(readings: list[Reading]) -> Signs:
    identifies: set[str] = set()
    reaches: set[str] = set()
    human: set[str] = set()
    refers = customers = clinical = loose = org = things = med = codes = 0
    contact = money = acts = reached = False
    prefixes: set[str] = set()
    connects = any(_endpoint(t) for r in readings for t in (*r.terms, *r.name)) and any(
        r.has("password", "access-key") for r in readings
    )
    for reading in readings:
        money = money or reading.has(
            "amount", "balance", "bank-card", "transaction", "payment-account", "credit"
        )
        acts = acts or any(
            t.personal or t.id in ("account-name", "ip", "person-name", "person-ref")
            for t in (*reading.terms, *reading.name)
        )
        owner = [t for t in reading.terms if t.kind in ("person", "agent", "org", "thing")]
        about_thing = bool(owner) and owner[-1].kind in ("org", "thing")
        agent = bool(owner) and owner[-1].kind == "agent"
        things += about_thing
        if any(t.personal for t in owner) and reading.first:
            prefixes.add(reading.first)
        if any(t.id == "contact" for t in owner) or reading.has("contact-person"):
            contact = True
        if (
            (_last_stands_for(reading.name) or _last_stands_for(reading.terms))
            and reading.points
            and not _keyed_by(reading)
        ) or (
            any(t.id == "person-ref" for t in reading.name) and reading.by_comment and not _keyed_by(reading)
        ):
            refers += 1
            customers += any("unsure" in t.tags for t in reading.terms)
        elif reading.points and any(
            t.id in ("visit", "medical-history", "medical-record-no") for t in reading.terms
        ):
            refers += 1  # the id of a visit or a record points to its patient
        org += reading.has("company")
        med += any(t.id in CARE for t in reading.terms)
        reached = reached or (
            any(t.id == "contact" for t in (*reading.terms, *reading.name))
            and reading.has("mobile", "landline", "email")
        )
        if any(
            t.id in ("credit", "insurance-policy") and (t.word.endswith("号") or reading.has("no", "id"))
            for t in reading.entities
        ):
            refers += 1  # the number of a loan or a policy points to its holder
        codes += _is_code(reading)
        for term in () if _asked_for(reading) else reading.entities:
            if term.id == "person-ref" and not agent and not _keyed_by(reading):
                refers += 1
            if term.id in ("org-name", "uscc", "org-phone", "org-address"):
                org += 1
            if about_thing or agent:
                continue
            if term.id in CLINICAL and not term.word.startswith(_INSPECTED):
                clinical += term.word not in EVERYDAY
                loose += term.word in EVERYDAY
            if faint(term) and term.id not in NUMBERED:
                continue
            if term.word == "parent":
                continue  # of a node, as well
            if term.id in _HUMAN and not faint(term):
                human.add(term.id)
            if term.id in IDENTIFIES:
                identifies.add(term.id)
            if term.id in REACHES:
                reaches.add(term.id)
        if (
            owner
            and owner[-1].kind == "person"
            and not faint(owner[-1])
            and "unsure" not in owner[-1].tags
            and not reading.points
        ):
            reaches.add(owner[-1].word)
    people = len(identifies) + len(reaches) + refers
    clinical += loose if clinical else 0
    return Signs(
        len(identifies),
        len(reaches),
        refers,
        people,
        clinical,
        contact,
        org,
        things,
        money,
        connects,
        acts,
        clinical + med,
        codes,
        frozenset(prefixes),
        reached,
        any(r.has("ip") for r in readings),
        any(t.word == "content" for r in readings for t in r.name) and acts,
        any(t.word in _RESULTS for r in readings for t in r.terms),
        any(r.has(*NUMBERED) for r in readings),
        customers,
        any(
            t.word.startswith(("供应商", "供货", "supplier", "vendor", "gys"))
            for r in readings
            for t in r.terms
        ),
        any(
            t.id == "patient" or t.word.startswith(("患者", "病人", "patient"))
            for r in readings
            for t in (*r.terms, *r.name)
        ),
        frozenset(t.word for r in readings for t in r.terms if t.personal),
        len(human),
        any(_points_to_care(r) for r in readings),
        sum(any(t.word in _TAKEN for t in (*r.terms, *r.name)) for r in readings),
        len(
            {
                kind
                for r in readings
                for kind, words in _MEASURED.items()
                if any(t.word in words for t in (*r.terms, *r.name))
            }
        ),
        sum(any(t.word in _PUBLISHED for t in (*r.terms, *r.name)) for r in readings),
        sum(r.has("access-key") for r in readings),
        len(identifies - {"social-id", "nickname", "avatar"}),
        any(r.has("user-agent") for r in readings),
        any(
            t.word in _ORDERED or t.word.startswith(("订单", "支付"))
            for r in readings
            for t in (*r.name, *r.terms)
        ),
        sum(any(t.word in _CATALOGUE for t in (*r.terms, *r.name)) for r in readings),
    )


_TAKEN = frozenset(
    [
        "dose",
        "dosage",
        "usage",
        "drug_usage",
        "frequency",
        "route",
        "single_dose",
        "infusion",
        "skin_test",
        "refills",
        "refill",
        "prn",
        "as_needed",
        "dosing",
        "medicine_usage",
        "用法",
        "用量",
        "用法用量",
        "剂量",
        "单次剂量",
        "给药途径",
        "给药方式",
        "频次",
        "用药频次",
        "用药天数",
        "滴速",
        "皮试",
        "皮试结果",
        "嘱托",
        "yf",
        "yl",
        "gytj",
        "pc",
        "dcjl",
    ]
)
_ORDERED = frozenset(
    [
        "order_id",
        "order_no",
        "order_sn",
        "out_trade_no",
        "trade_no",
        "pay_no",
        "payment_id",
        "pay_amount",
        "pay_time",
        "refund_no",
        "refund_id",
    ]
)
_CATALOGUE = frozenset(
    [
        "manufacturer",
        "mnemonic_code",
        "mnemonic",
        "pinyin_code",
        "pycode",
        "wubi",
        "stock",
        "inventory",
        "approval_no",
        "generic_name",
        "厂家",
        "生产厂家",
        "厂商",
        "库存",
        "拼音码",
        "五笔码",
        "助记码",
        "批准文号",
        "零售价",
        "retail_price",
        "pydm",
        "wbdm",
        "pym",
        "wbm",
        "srm",
    ]
)
_MEASURED = {
    "result": frozenset(["result", "results", "result_value", "test_result", "lab_result", "lab_value", "value_numeric", "结果", "结果值", "检验结果", "检测结果", "jg", "jgz", "xmjg"]),
    "normal": frozenset(["reference_range", "reference_value", "range", "normal_range", "ref_range", "ref_low", "ref_high", "参考值", "参考范围", "ckz", "ckfw", "ckxx", "cksx"]),
    "abnormal": frozenset(["abnormal", "abnormal_flag", "critical", "异常标志", "危急值", "高低标志", "jgts"]),
    "unit": frozenset(["units", "unit", "单位", "jgdw", "dw"]),
    "specimen": frozenset(["specimen", "specimen_no", "sample_type", "标本", "标本号", "标本类型", "标本种类", "bbh", "bblx"]),
}  # fmt: skip
_PUBLISHED = frozenset(
    [
        "title",
        "subtitle",
        "sub_title",
        "cover",
        "covers",
        "thumbnail",
        "thumb",
        "keyword",
        "keywords",
        "views",
        "view_count",
        "click_count",
        "hits",
        "clicks",
        "likes",
        "liked",
        "like_count",
        "comment_count",
        "comments_count",
        "summary",
        "slug",
        "seo",
        "is_top",
        "istop",
        "is_hot",
        "is_recommend",
        "标题",
        "副标题",
        "封面",
        "封面图",
        "关键词",
        "关键字",
        "摘要",
        "浏览量",
        "浏览数",
        "浏览次数",
        "点击量",
        "点击数",
        "点赞数",
        "点赞数量",
        "评论数",
        "评论数量",
        "阅读量",
        "是否置顶",
        "是否推荐",
        "缩略图",
    ]
)
_POINTING = frozenset({"visit", "drug", "medical-record-no", "medical-note", "examination", "surgery", "patient", "medical-history"})  # fmt: skip


def _points_to_care(reading: Reading) -> bool:
    """patient_id, encounter_id, 处方ID: what no table but one of care has; 药品ID and 项目ID are of a catalogue."""
    if not reading.points:
        return False
    said = (*reading.name, *reading.terms)
    return any(
        t.word.startswith(("patient", "患者", "病人", "就诊", "住院", "处方", "医嘱", "encounter", "prescription", "admission", "visit", "mdtrt"))
        and (t.id in _POINTING or t.id == "person-ref")
        for t in said
    )  # fmt: skip


def faint(term: Term) -> bool:
    """Two letters of pinyin: they stand for many words (xx: 血型, 信息, 下限)."""
    return (term.spelt and len(term.word) < 3 and term.word not in ("xb", "xm")) or "homophone" in term.tags


def _asked_for(reading: Reading) -> bool:
    """学历要求, 年龄范围: of nobody yet."""
    return bool(reading.terms) and reading.terms[-1].word in WANTED


def _stands_for(term: Term) -> bool:
    """Whom rows can be about; a driver or doctor named in a row is at work in it."""
    return term.kind == "person" and not term.tags & {"unsure", "role"} and term.id != "doctor"


def _last_stands_for(terms: Terms) -> bool:
    """user_id, 会员编号; in user_group_id and member_level_id the last word before the id is no person."""
    rest = [t for t in terms if not (t.id in ("id", "no", "code", "last", "info") or t.kind == "mark")]
    return bool(rest) and (
        _stands_for(rest[-1]) or (rest[-1].id == "person-ref" and any(map(_stands_for, rest)))
    )


def _is_code(reading: Reading) -> bool:
    last = [terms[-1] for terms in (reading.terms, reading.name) if terms]
    return any(t.id == "code" or t.word.endswith(("_code", "编码", "代码", "拼音码")) for t in last)


def _endpoint(term: Term) -> bool:
    return term.word in ("host", "port", "jdbc_url", "端口", "主机", "smtp") or "服务器" in term.word


_KEYED = frozenset({"creator", "assignee"})


def _keyed_by(reading: Reading) -> bool:
    """Is this the one who created, changed or keyed in the row?"""
    if reading.by_comment and any(_stands_for(t) and t.id != "user" for t in reading.terms):
        return False  # create_user, and the comment says: the student
    words = " ".join(t.word for t in (*reading.name, *reading.terms))
    return any(t.id in _KEYED for t in reading.name) or any(
        w in words
        for w in (
            "create",
            "creat",
            "updat",
            "modif",
            "founder",
            "创建",
            "更新",
            "修改",
            "录入",
            "最后",
            "oper",
            "操作",
            "cjr",
            "xgr",
            "lrr",
            "gxr",
            "assignee",
            "owner",
            "leader",
            "audit",
            "approve",
            "handle",
            "editor",
            "柜员",
        )
    )
