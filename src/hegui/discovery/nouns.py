"""What the steps of discovery hand each other.  No type here holds a value that was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hegui.masking import Masked
from hegui.model import Entity, People, Protection
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Prior:
    """What the name, comment and type of a column say, before any value is seen."""

    entity: Entity | None  # None: nothing known
    weight: float  # 0 to 1: 0.95 the comment names it outright, 0.5 a bare hint, 0 nothing
    not_personal: bool = False  # the name says outright that this is no person's (product_name, 部门电话)
    about_person: bool = False  # the column says something about the person the table is about, whatever it is
    reasons: tuple[Text, ...] = ()
    also: tuple[tuple[Entity, float], ...] = ()  # the next best readings


@dataclass(slots=True)
class Tally:
    """A column's evidence.  ``merge`` is associative and commutative, so parts, threads and machines combine alike.

    Counts are of values.  ``hits`` counts values that a kernel accepted whole, ``embedded`` longer values that hold one.
    """

    rows: int = 0  # slots, nulls included
    empty: int = 0  # null or blank
    hits: dict[str, int] = field(default_factory=dict)  # entity id -> values
    embedded: dict[str, int] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)  # characters -> values (0..64, 65 = longer)
    sampled: int = 0  # values offered to the kernels that read only some
    masked: int = 0  # values with a hidden part (138****0000)
    hashes: dict[str, int] = field(default_factory=dict)  # form -> values ("md5", "sha256", "bcrypt", ...)
    encoded: dict[str, int] = field(default_factory=dict)  # reversible encodings that hold an entity ("base64:mobile")
    random: int = 0  # of the sampled values: high entropy in base64 or hex, not text (encrypted, or a token)
    tokens: int = 0  # of the sampled values: uuid or fixed-prefix token form
    pairs: int = 0  # adjacent pairs inside a part that were compared
    ascending: int = 0
    same_step: int = 0
    lowest: int | None = None  # of values that are integers
    highest: int | None = None
    oldest: date | None = None
    newest: date | None = None
    births: dict[int, int] = field(default_factory=dict)  # day of birth as a proleptic ordinal // 1 -> values, see engine
    distinct: bytes = b""  # a keyed sketch of distinct values, or empty
    repeats: int = 0  # sampled values that were seen before (unsalted hashes repeat)
    samples: tuple[Masked, ...] = ()  # at most 3, masked, of the entity that got most hits

    def merge(self, other: Tally) -> Tally:
        raise NotImplementedError  # the engine's owner writes it


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a column is, how sure, why, and how it is protected."""

    entity: Entity | None
    certainty: float  # 0 to 1
    protection: Protection
    why: tuple[Text, ...]
    subject: str  # of the table
    about_person: bool  # of an identified or identifiable person, whatever the entity
    clinical: bool  # says something about a patient's health
    secret: bool  # a service's credential
    people: People | None
    minors: int | None
    under_14: int | None
    values: int  # read and not empty
    sample: Masked | None = None
    hash_form: str = ""
    weak_hash: bool = False
    embedded: tuple[str, ...] = ()
    oldest: date | None = None
