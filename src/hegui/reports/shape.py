"""
The published shape of a check-up: docs/report.schema.json is made from these types, both languages are in it.

``SCHEMA_VERSION`` rises in its first part when a field changes its meaning or goes, in its second when one is added.
``json.py`` fills them.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from hegui import model
from hegui.text import Lang

SCHEMA_VERSION = "1.3"


class Both(msgspec.Struct, frozen=True):
    """The same sentence in Chinese and English."""

    zh: str
    en: str


class People(msgspec.Struct, frozen=True):
    """How many different people: an estimate with the bounds of its error."""

    estimate: int
    low: int
    high: int


class Column(msgspec.Struct, frozen=True):
    """One column of one table; clean ones too.  ``entity`` is null where nothing was recognised."""

    source: str
    table: str
    column: str
    entity: str | None
    category: str
    sensitivity: model.Sensitivity
    sensitive_under: list[str]
    grade: model.Grade
    grade_candidate: model.Grade | None
    people: People | None
    minors: int | None
    under_14: int | None
    protection: model.Protection
    certainty: float
    why: list[str]


class Sample(msgspec.Struct, frozen=True):
    """That a sample was read: the share asked for (0 to 1), the rows it came to, and what it can miss."""

    share: float
    read: int
    rows: int
    misses: Both


class Relation(msgspec.Struct, frozen=True):
    """A column whose values are another table's key; ``people``: its rows are about the people there."""

    source: str
    column: str
    to_source: str
    to: str
    by: Literal["declared", "names", "values"]
    certainty: float
    people: bool
    why: list[str]


class Combination(msgspec.Struct, frozen=True):
    """Columns that single somebody out together; ``identified``: the same table names people in the clear too."""

    source: str
    table: str
    columns: list[str]
    entities: list[str]
    identified: bool
    why: str


class Columns(msgspec.Struct, frozen=True, omit_defaults=True):
    """An inventory; ``sample`` is there only if one was read, ``relations`` and ``combinations`` only if there are any."""

    columns: list[Column]
    sample: Sample | None = None
    relations: list[Relation] = []
    combinations: list[Combination] = []


class Place(msgspec.Struct, frozen=True):
    """Where: ``line`` and ``row`` count from 1."""

    source: str
    path: str
    line: int | None
    row: int | None


class Penalty(msgspec.Struct, frozen=True):
    """What a breach may cost, and by which article."""

    text: Both
    article: Both


class Citation(msgspec.Struct, frozen=True):
    """The provision, as it stood on the day asked about.  ``official`` is there if its text was imported."""

    duty: str
    instrument: Both
    article: str
    article_text: Both
    in_force: str
    wording: Both
    confidence: model.Confidence
    official: str | None
    other_number: Both | None
    penalties: list[Penalty]
    guide: str


class Finding(msgspec.Struct, frozen=True):
    """A verdict with its place, reason and article.  ``key`` stays the same from run to run."""

    key: str
    check: str
    title: Both
    severity: model.Severity
    verdict: model.Verdict
    place: Place
    because: Both
    remedy: Both
    citation: Citation
    problem: model.Problem
    sample: str | None
    accepted: Both | None


class Skipped(msgspec.Struct, frozen=True):
    """What was not looked at; ``asked``: the user named this very thing."""

    place: Place
    reason: Both
    asked: bool


class SiteFact(msgspec.Struct, frozen=True):
    """Something seen of a website, finding or not: a library, a recipient, a certificate, a form ..."""

    kind: str
    place: Place
    what: Both
    certainty: float
    details: dict[str, str | int | float | bool | list[str] | None]


class Sent(msgspec.Struct, frozen=True):
    """One line of the run log: a connection that was opened to look at a host."""

    at: str
    host: str
    address: str
    port: int
    purpose: str
    outcome: str
    bytes: int


class Looks(msgspec.Struct, frozen=True):
    """What was sent to hosts, and by whose authority."""

    authority: Both
    sent: list[Sent]


class Severities(msgspec.Struct, frozen=True):
    critical: int
    high: int
    medium: int
    low: int


class Verdicts(msgspec.Struct, frozen=True, rename={"to_confirm": "to-confirm"}):
    breach: int
    to_confirm: int
    met: int


class Summary(msgspec.Struct, frozen=True):
    """Counts.  ``personal`` columns leave out the sensitive ones; ``known`` findings are in the baseline."""

    findings: int
    by_severity: Severities
    by_verdict: Verdicts
    accepted: int
    known: int
    skipped: int
    skipped_asked: int
    columns: int
    personal: int
    sensitive: int
    secret: int
    sensitive_in_clear: int


class Inventory(msgspec.Struct, frozen=True):
    """What is held, and about how many people over all tables."""

    people: People | None
    sensitive_people: People | None
    minors: int | None
    under_14: int | None
    columns: list[Column]
    sample: Sample | None
    relations: list[Relation]
    combinations: list[Combination]


class Component(msgspec.Struct, frozen=True):
    """One software component; ``version`` is empty where the file names none that is exact."""

    ecosystem: str
    name: str
    version: str


class ComponentFile(msgspec.Struct, frozen=True):
    """A lock file, manifest, installation or SBOM; ``checked``: how many were compared with the vulnerability database."""

    source: str
    count: int
    development: int
    unversioned: int
    checked: int
    vulnerable: int
    database: str | None
    components: list[Component]


class Signal(msgspec.Struct, frozen=True):
    """One sign that a mail deceives (weight above 0) or not, in points; ``because`` only for the former."""

    id: str
    weight: float


class Mail(msgspec.Struct, frozen=True):
    """The verdict on one mail: never "safe".  Mails of low risk are there only where a single mail was looked at."""

    place: Place
    level: Literal["high", "medium", "low"]
    score: float
    because: Both
    reasons: list[Both]
    signals: list[Signal]
    brand: Both | None
    real_domains: list[str]
    contact: str
    advice: list[Both]
    after_click: list[Both]
    sha256: str
    sm3: str


class MailCount(msgspec.Struct, frozen=True):
    """How many mails of a source were judged."""

    source: str
    all: int
    high: int
    medium: int
    low: int


class CheckUp(msgspec.Struct, frozen=True):
    """A check-up by hegui."""

    schema_version: str
    version: str
    made: str
    on: str
    language: Lang
    organisation: str
    sources: list[str]
    checks: list[str]
    summary: Summary
    findings: list[Finding]
    accepted: list[Finding]
    skipped: list[Skipped]
    inventory: Inventory
    unlooked: list[Both]
    mails: list[Mail]
    mails_judged: list[MailCount]
    sites: list[SiteFact]
    looks: list[Looks]
    components: list[ComponentFile]


def schema() -> dict[str, Any]:
    """The JSON Schema of a check-up, made from the types above."""
    (top,), parts = msgspec.json.schema_components([CheckUp], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hegui:report:" + SCHEMA_VERSION,
        "title": "hegui check --format json",
        **top,
        "$defs": parts,
    }
