"""
Who we are: read from ``hegui.toml``, the one file in which an organisation states what a session cannot show.

Every declaration carries a date, and where it matters its evidence, so that it can be put before an authority.
What is not declared is unknown, never "no".  docs/hegui-toml.md describes each field; ``hegui init`` writes one.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, get_args

from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.model import SEVERITIES, Finding, Place, Severity
from hegui.own import NameRule, OwnBrand, OwnEntity
from hegui.text import Text
from hegui.toml_errors import told_by, where_broken, wrong_field

Role = Literal[
    "personal-information-processor",
    "network-operator",
    "network-platform-operator",
    "important-data-processor",
    "critical-infrastructure-operator",
    "network-product-provider",
    "state-organ",
]


Declared = Literal[
    "classification_list",
    "impact_assessments",
    "officer_registered",
    "compliance_audit",
    "minors_audit",
    "guardian_consent",
    "under_14_rules",
    "security_lead",
    "disposal_plan",
    "cybersecurity_review",
    "logs_kept_months",
    "incident_plan",
    "incident_drill",
    "training",
    "internal_rules",
    "level_protection",
    "personal_information_list",
    "minors_access_approval",
    "face_filing",
    "risk_assessment",
    "data_security_system",
    "flaw_handling",
    "crypto_assessment",
    "crypto_report",
    "separate_consent_to_provide",
    "several_factors",
]
"""A field of ``[declarations]`` that ``not_done`` may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """``[[source]]``: one thing to look at when ``hegui check`` is called without a target."""

    url: str  # a path or a database URL, without its password
    name: str = ""  # how reports call it
    password_env: str = ""  # the environment variable that holds the password
    include: tuple[str, ...] = ()  # patterns of tables or files; nothing means all
    exclude: tuple[str, ...] = ()
    scope: str = ""  # of a live site: the scope file that allows the look; --scope holds where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """``[[purpose]]``: what some data are held for, on which basis, and for how long."""

    name: str
    covers: tuple[str, ...]  # patterns of places: "patients.db#patient.*"
    entities: tuple[str, ...] = ()  # entity ids; nothing means all
    necessary: str = ""  # why the purpose cannot be reached without them (PIPL 28)
    separate_consent: date | None = None  # since when it is obtained (PIPL 29)
    other_basis: str = ""  # the statutory ground, where consent is not the basis (PIPL 13)
    notice: date | None = None  # since when people are told of the necessity and the effect on them (PIPL 30)
    retention_days: int | None = None
    assessment: date | None = None  # the impact assessment that looked at it (PIPL 55)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionEntry:
    """``[[protection]]``: protection that a session cannot see, such as encryption at rest, with its evidence."""

    covers: tuple[str, ...]
    measure: str  # "encryption-at-rest", "column-encryption", "physical-isolation" ...
    evidence: str  # where the proof lies
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that was done on a day, with its evidence."""

    on: date
    evidence: str = ""
    covers: tuple[str, ...] = ()  # nothing means all


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """``[declarations]``: what the organisation states it has done, each with its day."""

    classification_list: Done | None = None  # approved list of classified data (DSL 21, PIPL 51(2))
    impact_assessments: tuple[Done, ...] = ()  # PIPL 55
    officer_registered: Done | None = None  # PIPL 52
    compliance_audit: Done | None = None  # PIPL 54
    minors_audit: Done | None = None  # minors 37
    guardian_consent: Done | None = None  # PIPL 31
    under_14_rules: Done | None = None  # PIPL 31(2)
    security_lead: Done | None = None  # netdata 30
    disposal_plan: Done | None = None  # netdata 32
    cybersecurity_review: Done | None = None  # csr 7
    logs_kept_months: int | None = None  # CSL 23(3)
    logs_evidence: Done | None = None
    incident_plan: Done | None = None  # CSL 27, PIPL 51(5)
    incident_drill: Done | None = None
    training: Done | None = None  # PIPL 51(4)
    internal_rules: Done | None = None  # PIPL 51(1)
    level_protection: Done | None = None  # CSL 23
    personal_information_list: Done | None = None  # netdata 21
    minors_access_approval: Done | None = None  # minors 36
    face_filing: Done | None = None  # face 15
    risk_assessment: Done | None = None  # netdata 33
    data_security_system: Done | None = None  # DSL 27
    flaw_handling: Done | None = None  # CSL 24
    crypto_assessment: Done | None = None  # ciicrypto 13
    crypto_report: Done | None = None  # ciicrypto 5
    separate_consent_to_provide: Done | None = None  # PIPL 23
    several_factors: Done | None = None  # two or more factors to log in to accounts that matter (CSL 23)
    not_done: tuple[
        Declared, ...
    ] = ()  # what the organisation knows it has not done: a breach, no longer a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogued:
    """``[[important_data]]``: what a catalogue or a notice of an authority calls important or core data."""

    covers: tuple[str, ...]
    grade: Literal["important", "core"] = "important"
    by: str  # the catalogue or notice
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """``[[accepted]]``: a finding that a responsible person answers for until a day."""

    reason: str
    by: str
    until: date
    key: str = ""  # a finding's key, or
    check: str = ""  # a check, with the places it covers
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """``[[ignored]]``: a known vulnerability that does not concern us, as a person answers for until a day."""

    id: str  # any of its identifiers: "CVE-2021-23337"
    package: str = ""  # nothing means every package
    reason: str
    by: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """``[[column]]``: a verdict corrected by a person."""

    covers: tuple[str, ...]
    entity: str  # an entity id, or "none"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``[limits]``: what the organisation set for itself: how many accounts of a kind, how often a thing is done."""

    superusers: int | None = None
    assessment_years: int | None = None  # after how many years an impact assessment is done again
    drill_months: int | None = None  # at most so many months between two drills


@dataclass(frozen=True, slots=True, kw_only=True)
class MailOf:
    """``[mail]``: what tells mail of the organisation from mail that only says so."""

    domains: tuple[str, ...] = ()  # mail domains of its own
    staff: tuple[str, ...] = ()  # names whose owners write from these domains only: managers, finance
    staff_file: str = ""  # the same, one name a line; a path from where hegui.toml lies


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """All that ``hegui.toml`` says."""

    name: str = ""
    sector: str = ""  # health, education, finance, retail, government ...
    roles: tuple[Role, ...] = ("personal-information-processor", "network-operator")
    people: int | None = None  # whose personal information is handled, where the organisation knows it
    users: int | None = None  # registered users of its platform
    planned_listing_abroad: bool | None = None
    restructuring: bool | None = (
        None  # a merger, division, dissolution or bankruptcy is under way (netdata 32)
    )
    serves_minors: bool | None = None
    sources: tuple[SourceEntry, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    protections: tuple[ProtectionEntry, ...] = ()
    declarations: Declarations = field(default_factory=Declarations)
    important_data: tuple[Catalogued, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    entities: tuple[OwnEntity, ...] = ()
    rules: tuple[NameRule, ...] = ()
    brands: tuple[OwnBrand, ...] = ()
    limits: Limits = field(default_factory=Limits)
    mail: MailOf = field(default_factory=MailOf)
    today: date = field(default_factory=date.today)  # the day asked about
    fail_on: Severity | None = None

    def is_a(self, role: Role) -> bool:
        return role in self.roles

    def protects(self, place: Place) -> ProtectionEntry | None:
        """The declared protection that covers a place on the day asked about."""
        for entry in self.protections:
            if (
                entry.since <= self.today
                and (entry.until is None or self.today <= entry.until)
                and covered(place, entry.covers)
            ):
                return entry
        return None

    def purposes_of(self, place: Place, entity: str) -> tuple[Purpose, ...]:
        """The declared purposes that cover an entity at a place."""
        return tuple(
            p for p in self.purposes if covered(place, p.covers) and (not p.entities or entity in p.entities)
        )

    def accepts(self, finding: Finding) -> Accepted | None:
        """Who answers for a finding, as long as it lasts: the last day counts."""
        for entry in self.accepted:
            if self.today > entry.until:
                continue
            if entry.key and entry.key == finding.key:
                return entry
            if entry.check == finding.check and (not entry.covers or covered(finding.place, entry.covers)):
                return entry
        return None

    def ignores(self, ids: tuple[str, ...], package: str) -> Ignored | None:
        """Who answers for a known vulnerability, as long as it lasts: the last day counts."""
        for entry in self.ignored:
            if self.today <= entry.until and entry.id in ids and entry.package in ("", package):
                return entry
        return None

    def catalogued(self, place: Place) -> Catalogued | None:
        return next((c for c in self.important_data if covered(place, c.covers)), None)

    def corrects(self, place: Place) -> Corrected | None:
        return next((c for c in self.corrected if covered(place, c.covers)), None)


def covered(place: Place, patterns: tuple[str, ...]) -> bool:
    """Does one of the patterns name this place, or something that holds it?

    Patterns are compared with ``source#path``, with the path alone and with the source alone, ``*`` standing for
    anything: ``clinic.db#patient.*``, ``patient.id_no``, ``clinic.db``.  ``*.phone`` is a column of that name anywhere,
    also one of a file that is a single table (``a.csv#phone``).
    """
    return any(_covers(pattern, place) for pattern in patterns)


def _covers(pattern: str, place: Place) -> bool:
    whole = str(place)
    dotted = f"{place.source}.{place.path}"
    if any(fnmatchcase(name, pattern) for name in (whole, dotted, place.path, place.source) if name):
        return True
    inside = whole if "#" in pattern else place.path
    return inside.startswith(pattern + ".") or whole.startswith(pattern + "#")


def read_organisation(path: Path, today: date) -> Organisation:
    """Read a ``hegui.toml``.  Raises UsageError with the line, or the field, that is wrong."""
    name = safe_name(path.name)
    try:
        lines = path.read_text(encoding="utf-8-sig")
        raw = tomllib.loads(lines)
    except FileNotFoundError:
        raise UsageError(
            Text(f"找不到配置文件 {name}", f"there is no {name} here"),
            Text("先运行 hegui init 生成一份。", "Run hegui init to write one."),
        ) from None
    except OSError:
        raise UsageError(
            Text(f"读不了配置文件 {name}", f"{name} cannot be read"),
            Text("检查它是不是文件、有没有读取权限。", "See that it is a file and that you may read it."),
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            Text(f"{name} 不是 UTF-8 编码", f"{name} is not in UTF-8"),
            Text("用编辑器另存为 UTF-8。", "Save it as UTF-8."),
        ) from None
    except tomllib.TOMLDecodeError as wrong:
        where = where_broken(wrong, lines)
        raise UsageError(
            Text(f"{name} 不是合法的 TOML{where['zh']}", f"{name} is not valid TOML{where['en']}"),
            Text(
                "改正该行；字段说明见 docs/hegui-toml.md。",
                "Mend that line; docs/hegui-toml.md describes the fields.",
            ),
        ) from None
    return organisation_from(raw, today, name, lines)


def organisation_from(
    raw: dict[str, object], today: date, name: str = "hegui.toml", lines: str = ""
) -> Organisation:
    """Build an Organisation from parsed TOML; an unknown or ill-typed field is a UsageError that names it.

    ``lines``: the text of the file, where there is one, so that the error can name the line.
    """
    import msgspec

    fields: dict[str, object] = {}
    for key, value in raw.items():
        if key == "organisation" and isinstance(value, dict):
            fields.update(value)
        elif key in _SECTIONS:
            fields[_SECTIONS[key]] = value
        else:
            raise UsageError(
                Text(
                    f"{name} 里有不认识的段 [{safe_name(key)}]",
                    f"{name} has an unknown section [{safe_name(key)}]",
                ),
                Text(
                    f"可用的段：organisation、{'、'.join(_SECTIONS)}",
                    f"Known sections: organisation, {', '.join(_SECTIONS)}",
                ),
            )
    unknown = safe_name(_unknown(fields, Organisation))
    if unknown:
        first, dot, rest = unknown.partition(".")
        unknown = safe_name({v: k for k, v in _SECTIONS.items()}.get(first, first) + dot + rest)
        raise UsageError(
            Text(f"{name} 里有不认识的字段：{unknown}", f"{name} has an unknown field: {unknown}"),
            Text("字段说明见 docs/hegui-toml.md。", "docs/hegui-toml.md describes the fields."),
        )
    fields["today"] = today
    below = _below_zero(fields)
    if below:
        raise UsageError(
            Text(f"{name} 的字段 {below} 不能是负数", f"{name}: the field {below} cannot be below zero"),
            Text("改为零或正整数。", "Write zero or a positive whole number."),
        )
    try:
        us = msgspec.convert(fields, Organisation)
    except msgspec.ValidationError as wrong:
        names = {field: section for section, field in _SECTIONS.items()}
        raise wrong_field(name, told_by(str(wrong), names, _ALLOWED), lines) from None
    both = [f for f in us.declarations.not_done if getattr(us.declarations, f) not in (None, ())]
    if both:
        raise UsageError(
            Text(
                f"{name} 的 {both[0]} 既申报已做，又列在 not_done 里",
                f"{name} declares {both[0]} as done and lists it in not_done too",
            ),
            Text("两处只留一处。", "Keep one of the two."),
        )
    return us


def _below_zero(value: object) -> str:
    """The first number below zero, with its way there; no field may hold one."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        if isinstance(inner, int) and inner < 0:
            return str(name)
        if found := _below_zero(inner):
            return found if isinstance(name, int) else f"{name}.{found}"
    return ""


_ALLOWED: dict[str, tuple[str, ...]] = {
    "roles": get_args(Role),
    "not_done": get_args(Declared),
    "fail_on": SEVERITIES,
    "grade": ("important", "core"),
}
_SECTIONS = {
    "source": "sources",
    "purpose": "purposes",
    "protection": "protections",
    "declarations": "declarations",
    "important_data": "important_data",
    "accepted": "accepted",
    "ignored": "ignored",
    "column": "corrected",
    "entity": "entities",
    "rule": "rules",
    "brand": "brands",
    "limits": "limits",
    "mail": "mail",
}


def _unknown(value: object, kind: type) -> str:
    """The first field that the dataclass does not have, with its way there; empty when all are known."""
    from dataclasses import fields as fields_of
    from dataclasses import is_dataclass
    from typing import get_args, get_type_hints

    if isinstance(value, (list, tuple)):
        return next((found for item in value if (found := _unknown(item, kind))), "")
    if not isinstance(value, dict) or not is_dataclass(kind):
        return ""
    hints = get_type_hints(kind)
    known = {f.name for f in fields_of(kind)}
    for name, inner in value.items():
        if name not in known:
            return str(name)
        inner_kinds = [k for k in (hints[name], *get_args(hints[name])) if is_dataclass(k)]
        if inner_kinds and isinstance(inner_kinds[0], type) and (found := _unknown(inner, inner_kinds[0])):
            return f"{name}.{found}"
    return ""
