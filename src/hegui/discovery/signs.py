"""
What the columns of a table say together of whom its rows are about: who is identified, referred to, reached; what is clinical.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hegui.detectors import each
from hegui.discovery.cues import (
    CATALOGUE,
    EVERYDAY,
    FILED,
    GIVEN,
    INSURED,
    LOOSE_CARE,
    MEASURED,
    ORDERED,
    PUBLISHED,
    RESULTS,
    SWITCHES,
    TAKEN,
    TRADED,
    WANTED,
)
from hegui.discovery.one_column import (
    alone,
    any_of,
    asked_for,
    endpoint,
    faint,
    is_code,
    keyed_by,
    last_stands_for,
    points_to_care,
    switched,
    works_in,
)
from hegui.discovery.pointing import Target
from hegui.discovery.reading import Reading
from hegui.discovery.vocabulary import Term

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
LISTED = frozenset(
    [
        "education", "occupation", "gender", "person-record", "ethnicity", "nationality", "region", "political-status", "performance", "hobby-or-tag", "kin", "body-data", "marital-status", "religion", "insurance-policy", "device-id", "lodging",
    ]
)  # fmt: skip
NUMBERED = frozenset(
    [
        "person-name", "cn-resident-id", "student-no", "employee-no", "mobile", "nickname", "social-id", "medical-record-no", "account-name",
    ]
)  # fmt: skip
_INSPECTED = ("检验", "检查", "检测", "inspect", "check", "test", "结果", "结论", "result")  # goods are, too
_PASSED = re.compile(  # entry_time, 入场时间, jcsj
    r"(?:^|_)(?:in|out|enter|entry|entrance|exit|leave|pass|passing)_?(?:time|at|date|dt)$|[入出进离]场|驶[入出]|过车|^(?:jc|cc|rc|lc|gc)sj$"
)
_HUMAN = frozenset(
    ["person-name", "gender", "birth-date", "age", "cn-resident-id", "mobile", "ethnicity", "political-status", "id-document", "kin", "nickname"]
)  # fmt: skip
_FIRMS_TOO = frozenset({"bank-card", "payment-account", "contact-person"})
_SHOWN = frozenset({"social-id", "nickname", "avatar"})  # companies have them, too
AT_WORK = frozenset({"doctor", "crew"})  # whoever a row points to among these is at work in it
# of a node, a parcel, a chain, a voucher, two tables as well
SHOWN_AS = frozenset({"alias_name", "display_name", "show_name", "显示名", "显示名称", "screenname"})
ANYTHINGS = frozenset(
    ["parent", "weight", "height", "position", "relationship", "relation", "relate", "关系", "document", "document_type", "document_no", "document_number", "document_name"]
)  # fmt: skip
CARE = frozenset({"patient", "visit"})  # words of care; a table of doctors is about staff


@dataclass(slots=True)
class Signs:
    """Counts are of columns, sets hold ids of entities or words."""

    # who is told apart
    identified: set[str] = field(default_factory=set)  # entities that only a person has
    reached_by: set[str] = field(default_factory=set)  # entities that reach one, persons who are named
    human_by: set[str] = field(default_factory=set)  # of what identifies: what no room, class or machine has
    refers: int = 0  # ids of persons, keyed-by columns left out
    kin: int = 0  # of those: whose table is known, and is about others than those who work with the system
    offered: int = 0  # limits and switches: what may be bought, who may enrol
    undergone: int = 0  # columns of what employees and pupils do or undergo: 培训日期, 奖罚原因
    details: int = 0  # columns that are neither ids nor technical
    through: int = 0  # of those: by way of what a person did, such as an order
    elsewhere: int = 0  # ids of other rows than persons'
    customers: int = 0  # of those: customers, who may be companies
    clients: int = 0  # of those: customers named by a bare cust_id
    staff: int = 0  # of those: employees, who may just be at work in the row
    firms: int = 0  # ids of organisations, the own one left out
    named: bool = False  # by a name or a number of their own
    plated: bool = False  # by a number plate
    passed: bool = False  # when something came in, went out or passed
    carried: bool = False  # who travels is named beside where and when
    personal: int = 0  # columns that hold what identifies or reaches somebody, two letters of pinyin included
    contact: bool = False
    reached: bool = False  # the contact person has a number of their own in the row
    prefixes: set[str] = field(default_factory=set)
    # who acts
    acts: bool = False  # somebody who acts is named, or from where
    doers: set[str] = field(default_factory=set)  # words for them (评价人)
    asks: bool = False  # from which address a user asked
    browsed: bool = False  # by which browser
    content: bool = False  # somebody writes: content and its author
    # care
    clinical: int = 0
    spoken: int = 0  # the same, everyday words for it included
    med: int = 0  # columns that speak of care
    cared: bool = False  # a patient, or a visit, prescription or record of one, is pointed to
    patients: bool = False  # a patient is pointed to
    apart: bool = False  # in a source whose tables point to persons, this one points to none, and names none
    doses: int = 0  # columns that say how somebody takes a drug
    taken: set[str] = field(
        default_factory=set
    )  # everyday words for it, which processors and roads have as well
    measured: int = 0  # kinds of columns that give a result beside what is normal
    given: bool = False  # it says when somebody was given, or given up, something
    results: bool = False  # what was found in somebody
    # money, goods, organisations, services
    money: bool = False
    ordered: bool = False  # the number or id of somebody's order, or what was paid for it
    paid: bool = False  # a payee goes by the name of a person
    supplied: bool = False  # a supplier is on the other side
    ledger: bool = False  # debit and credit
    catalogue: int = 0
    codes: int = 0  # codes and mnemonics, as dictionaries have
    published: int = 0
    org: int = 0
    registered: bool = False  # a firm's number with its registry is in the row
    insured: bool = False  # somebody is insured, for a premium
    placed: bool = False  # longitude and latitude
    owned_by_thing: int = 0
    connects: bool = False  # host, port and password: how a service is reached
    keys: int = 0  # credentials of a service
    described: int = (
        0  # kinds of columns that a list of kinds has: name, code, picture, description, order, switch
    )
    traded: int = 0  # kinds of columns that documents of trade between firms have
    filed: int = 0  # kinds of columns that a list of files has

    @property
    def identifies(self) -> int:
        return len(self.identified)

    @property
    def dosed(self) -> int:
        """Ways of saying how somebody takes a drug; cpu_usage and ram_usage are one."""
        return self.doses + len(self.taken)

    @property
    def reaches(self) -> int:
        return len(self.reached_by)

    @property
    def accounts(self) -> bool:
        """The account of somebody at a bank or with a payment service is in the row."""
        return not self.reached_by.isdisjoint({"bank-card", "payment-account"})

    @property
    def numbered(self) -> bool:
        """Somebody can be reached by a number, an address or a name of their own, not just by a word such as consignee."""
        return not self.reached_by.isdisjoint(REACHES - _FIRMS_TOO)

    @property
    def human(self) -> int:
        return len(self.human_by)

    @property
    def vital(self) -> int:
        """Of what identifies: what no company has, not even its account with a messenger."""
        return len(self.identified - _SHOWN)

    @property
    def many(self) -> bool:
        """Enough of a person stands in the row to call it one."""
        return self.identifies >= 3 or (self.identifies >= 2 and self.reaches >= 2)

    @property
    def people(self) -> int:
        return self.identifies + self.reaches + self.refers


def signs_of(readings: list[Reading], apart: bool = False) -> Signs:
    signs = Signs()
    for reading in readings:
        _of_owners(signs, reading)
        _of_pointers(signs, reading)
        _of_entities(signs, reading)
        _of_words(signs, reading)
    _of_all(signs, readings)
    signs.apart = apart and not (signs.refers or signs.identifies)
    return signs


def _owners(reading: Reading) -> list[Term]:
    return [t for t in reading.terms if t.kind in ("person", "agent", "org", "thing")]


def _of_owners(signs: Signs, reading: Reading) -> None:
    """Whom or what a column is of, as it says itself."""
    owners = _owners(reading)
    signs.doers |= {t.word for t in reading.terms if t.personal}
    if any(t.personal for t in owners) and reading.first:
        signs.prefixes.add(reading.first)
    if any(t.id == "contact" for t in owners) or reading.has("contact-person"):
        signs.contact = True
    if any(t.id == "contact" for t in reading.said) and reading.has("mobile", "landline", "email"):
        signs.reached = True
    if not owners:
        return
    last = owners[-1]
    if reading.counts_people:
        return
    signs.owned_by_thing += last.kind in ("org", "thing")
    at_work = "role" in last.tags  # the driver of an order
    if last.kind == "person" and not (faint(last) or "unsure" in last.tags or at_work or reading.points):
        signs.reached_by.add(last.word)


def _of_pointers(signs: Signs, reading: Reading) -> None:
    """Who is pointed to by an id or a number; the key of a claim's own rows points to nobody."""
    if reading.own_key and not (reading.has("person-ref") or any(t.personal for t in reading.said)):
        return
    points = reading.points and (last_stands_for(reading.name) or last_stands_for(reading.terms))
    told = reading.by_comment and any(t.id == "person-ref" for t in reading.name)
    leads = reading.target is not None and reading.target.about_persons
    signs.elsewhere += reading.points and not (points or told or leads or keyed_by(reading))
    if any(t.id in ("contact", "legal") for t in _owners(reading)[-1:]):
        return  # primary_contact, whichever table it points to
    if reading.target is not None and not keyed_by(reading) and _of_target(signs, reading.target, points):
        return
    if (points or told) and not keyed_by(reading):
        signs.refers += 1
        signs.customers += any(
            "unsure" in t.tags or t.word.startswith(("customer", "cust", "客户")) for t in reading.terms
        )
    elif (
        reading.points
        and reading.has("visit", "medical-history", "medical-record-no")
        and not reading.has("type", "level")
    ):
        signs.refers += 1  # the id of a visit or a record points to its patient
    if any(
        t.id in ("credit", "insurance-policy") and (t.word.endswith("号") or reading.has("no", "id"))
        for t in reading.entities
    ):
        signs.refers += 1  # the number of a loan or a policy points to its holder
    signs.cared = signs.cared or points_to_care(reading)
    signs.patients = signs.patients or any(
        t.id == "patient" or t.word.startswith(("患者", "病人", "patient")) for t in reading.said
    )


def _of_target(signs: Signs, target: Target, points: bool) -> bool:
    """What the table that it points to says, and is that all there is to say?"""
    signs.firms += target.kind == "org"
    if target.kind in ("org", "thing") and points:
        return True  # a customer_id, and the customers are companies
    if not target.about_persons or target.id in AT_WORK:
        return False
    signs.refers += 1
    signs.staff += target.id == "employee"
    signs.kin += not target.of_users
    signs.through += not target.of_persons
    signs.cared = signs.cared or target.clinical
    signs.patients = signs.patients or (target.clinical and target.of_persons)
    return True


def _of_entities(signs: Signs, reading: Reading) -> None:
    owners = _owners(reading)
    agent = bool(owners) and owners[-1].kind == "agent"
    of_thing = bool(owners) and owners[-1].kind in ("org", "thing")
    nobodys = (
        asked_for(reading) or switched(reading) or reading.has("access-key")
    )  # the key of a WeChat account is no WeChat id
    for term in () if nobodys else reading.entities:
        counted = reading.target is not None and reading.target.about_persons
        if term.id == "person-ref" and not (counted or agent or keyed_by(reading) or works_in(term)):
            signs.refers += 1
            signs.clients += term.word.startswith(("customer", "cust", "客户"))
        if term.id in ("org-name", "uscc", "org-phone", "org-address"):
            signs.org += 1
        signs.registered = signs.registered or term.id == "uscc"
        if term.id == "number-plate" and (not of_thing or owners[-1].id == "vehicle"):
            signs.plated = True
        if of_thing or agent:
            continue
        signs.spoken += term.id in CLINICAL
        if term.id in CLINICAL and not term.word.startswith(_INSPECTED) and term.word not in EVERYDAY:
            signs.clinical += 1
        signs.personal += term.id in IDENTIFIES or term.id in REACHES
        if (faint(term) and term.id not in NUMBERED) or term.word in ANYTHINGS:
            continue
        if term.id == "age" and term is not reading.terms[-1]:
            continue  # age_dose, age_unit: of whoever has it
        if (
            term.id in _HUMAN
            and not faint(term)
            and not (term.id == "mobile" and term.word.startswith(_DESKS))
        ):
            signs.human_by.add(term.id)
        if term.id in IDENTIFIES and not (
            (term.id in CLINICAL and term.word in EVERYDAY) or term.word in SHOWN_AS
        ):
            signs.identified.add(term.id)
        numbers = reading.number and (reading.points or term.id == "password")
        if term.id in REACHES and not numbers:
            signs.reached_by.add(term.id)


def _of_words(signs: Signs, reading: Reading) -> None:
    signs.passed = signs.passed or bool(_PASSED.search(reading.called))
    signs.money = signs.money or reading.has(
        "amount", "balance", "bank-card", "transaction", "payment-account", "credit"
    )
    signs.acts = signs.acts or any(
        t.personal or t.id in ("account-name", "ip", "person-name", "person-ref") for t in reading.said
    )
    signs.org += reading.has("company")
    signs.med += any(t.id in CARE and t.word not in LOOSE_CARE for t in reading.terms)
    signs.codes += is_code(reading)
    signs.offered += any_of(reading.said, WANTED) or reading.called.partition("_")[0] in SWITCHES
    last = reading.terms[-1] if reading.terms else None
    signs.details += last is not None and not reading.points and last.id != "id" and "tech" not in last.tags
    signs.undergone += any(t.kind == "act" and t.id in _UNDERGONE for t in reading.terms[:-1])
    signs.keys += reading.has("access-key")
    signs.asks = signs.asks or reading.has("ip")
    signs.browsed = signs.browsed or any(
        t.id == "user-agent" and t.word not in _SYSTEMS for t in reading.terms
    )
    taken = {t.word for t in reading.said} & TAKEN
    signs.doses += bool(taken - EVERYDAY)
    signs.taken |= taken & EVERYDAY
    signs.published += any_of(reading.said, PUBLISHED)
    signs.catalogue += any_of(reading.said, CATALOGUE)
    signs.given = signs.given or reading.called in GIVEN or any_of(reading.said, GIVEN)
    signs.results = signs.results or (any_of(reading.terms, RESULTS) or reading.called in RESULTS)
    signs.ordered = signs.ordered or any(
        t.word in ORDERED or t.word.startswith(("订单", "支付")) for t in reading.said
    )
    signs.supplied = signs.supplied or any(
        t.word.startswith(("供应商", "供货", "supplier", "vendor", "gys")) for t in reading.terms
    )
    agent = any(t.kind == "agent" for t in reading.terms)
    signs.paid = signs.paid or (reading.has("person-name") and any(t.word in _PAYEES for t in reading.terms))
    whose = len(reading.terms) > 1 and reading.terms[-1].id == "name" and reading.terms[-2].kind == "person"
    signs.named = signs.named or (reading.has(*NUMBERED) and not agent) or whose


def _of_all(signs: Signs, readings: list[Reading]) -> None:
    """What several columns say only together."""
    said = [t for r in readings for t in r.said]
    words = {t.word for t in said}
    if signs.clinical:  # beside what is clinical for sure, everyday words are, too
        signs.clinical += sum(
            t.id in CLINICAL and t.word in EVERYDAY and not t.word.startswith(_INSPECTED)
            for r in readings
            if not any(o.kind != "person" for o in _owners(r)[-1:])
            for t in r.entities
        )
    signs.med += signs.clinical
    spelt = words | {r.called for r in readings}
    signs.measured = sum(bool(spelt & kind) for kind in MEASURED)
    result, _, abnormal, *_ = MEASURED
    signs.given = signs.given or (bool(spelt & result) and bool(spelt & abnormal))
    signs.content = signs.acts and any(t.word in ("content", "message") for r in readings for t in r.name)
    signs.described = sum(any(alone(r, kind) for r in readings) for kind in _DESCRIBED)
    signs.traded = sum(bool(spelt & kind) for kind in TRADED)
    signs.carried = not _CARRIED.isdisjoint(words) and any(t.id == "travel" for t in said)
    signs.insured = bool(spelt & INSURED)
    signs.filed = sum(bool(words & kind) for kind in FILED)
    journal = signs.money and any(r.points and r.name[0].word == "journal" for r in readings)
    signs.ledger = journal or all(any(w.startswith(side) for w in words) for side in ("debit", "credit"))
    spots = [t for t in said if t.id == "gps"]
    signs.placed = sum(r.has("gps") for r in readings) >= 2 or any(t.word in _SPOT for t in spots)
    signs.connects = any(map(endpoint, said)) and any(r.has("password", "access-key") for r in readings)


_DESCRIBED: tuple[tuple[str, ...], ...] = (("name",), ("code",), ("media",), ("text",), ("sort",), ("flag",))


_CARRIED = frozenset(
    each(
        "passenger passengers traveller traveler traveller_name traveler_name passenger_name 乘客 旅客 乘机人 乘车人 出行人"
    )
)
_SPOT = frozenset({"latlng", "lat_lng", "lnglat", "lng_lat", "coordinates", "经纬度", "地理坐标"})


_UNDERGONE = frozenset({"attendance", "salary", "study"})
_SYSTEMS = frozenset(each("os os_name os_type os_version operating_system 操作系统"))  # hosts have one, too
_PAYEES = frozenset(each("收款人 收款方 payee 提现人 领款人"))
_DESKS = ("tel", "phone")  # as well of a desk or a gate
