"""
The nouns of the shelf, as its TOML files state them: what a legislature wrote, in our own words, with its dates.

Articles are written ``article.paragraph.item``: ``24`` the whole article, ``24.1`` its first paragraph, ``51.1.3`` item
(三) of the first paragraph.  In a standard they are its own section numbers (``5.2``, ``Annex A``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hegui.model import Confidence
from hegui.text import Text

Kind = Literal["law", "regulation", "rule", "normative-document", "standard", "interpretation", "draft"]
Compare = Literal[">=", ">", "<=", "<", "=="]
Who = Literal["processor", "supervisor", "person"]


@dataclass(frozen=True, slots=True)
class Version:
    """A text of an instrument, from its first day in force; ``articles`` is 0 where the count is not known."""

    in_force: date
    adopted: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class Moved:
    """What an amendment did to the numbers: ``to`` (old -> new) and the articles that are new."""

    in_force: date
    to: Mapping[int, int]
    new: frozenset[int]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, rule, interpretation or standard; a draft has no versions and is never in force."""

    id: str
    name: Text
    short: Text
    kind: Kind
    issuer: Text
    number: str
    confidence: Confidence
    checked: date
    compared_with: Text
    section: str
    url: str
    versions: tuple[Version, ...]
    moved: tuple[Moved, ...]

    def version(self, on: date) -> Version | None:
        """The text in force that day; None before the first one and for a draft."""
        return max((v for v in self.versions if v.in_force <= on), key=lambda v: v.in_force, default=None)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a provision asks of whom; ``articles`` from the day on which each number holds.

    A draft's article has the date None.
    """

    id: str
    instrument: str
    text: Text
    binds: str
    articles: tuple[tuple[date | None, str], ...]
    guide: str
    penalties: tuple[str, ...]
    remedy: Text
    confidence: Confidence
    until: date | None


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a penalty.  ``unit``: CNY, share-of-turnover (0.05 is 5 %), times-gains, times-price,
    days-detention, years-prison; empty where the step is a warning or an order only."""

    text: Text
    who: Who
    min: float | None
    max: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class PenaltyText:
    """A penalty as it stands from a day on."""

    since: date
    article: str
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """What a conduct may cost, by date."""

    id: str
    instrument: str
    text: Text
    confidence: Confidence
    texts: tuple[PenaltyText, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the law: a threshold, a time limit, a term.

    ``fact COMPARE value`` holds where the rule applies or is kept; ``wording`` is the word of the text it follows from
    (以上 and 以下 include the number, 不满 and 超过 do not).
    """

    id: str
    instrument: str
    text: Text
    unit: str
    wording: str
    compare: Compare
    articles: tuple[tuple[date | None, str], ...]
    confidence: Confidence
    checked: date
    values: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number on a day: what ``Law.fact`` gives."""

    id: str
    instrument: str
    text: Text
    value: int | float
    unit: str
    wording: str
    compare: Compare
    article: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Category:
    """A row of a dated list, with the entity ids that fall under it."""

    id: str
    name: Text
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A dated list: the sensitive categories of a standard, a grading table.  ``rows`` keeps free tables as they are."""

    id: str
    instrument: str
    title: Text
    article: str
    confidence: Confidence
    since: date
    until: date | None
    categories: tuple[Category, ...]
    rows: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """One of the handbook's nine cases with its guide, retold.

    ``note`` says where the handbook is out of date or needs a correction.
    """

    id: str
    title: Text
    case: Text
    why: Text
    prevention: tuple[Text, ...]
    duties: tuple[str, ...]
    confidence: Confidence
    note: Text | None = None
