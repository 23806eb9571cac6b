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
    about_person: bool = (
        False  # the column says something about the person the table is about, whatever it is
    )
    reasons: tuple[Text, ...] = ()
    also: tuple[tuple[Entity, float], ...] = ()  # the next best readings
    created: bool = False  # the day on which the row was made, for retention


@dataclass(slots=True)
class Tally:
    """A column's evidence.  ``merge`` is associative and commutative, so parts, threads and machines combine alike.

    Counts are of values.  ``hits`` counts values that a kernel accepted whole (after separators, full-width digits and +86
    were taken out if need be), each value for one entity only.  Ask ``share("mobile")`` instead of dividing: kernels
    that read only some values count in ``hits_some`` against ``sampled``.

    The *sample* is taken by position, never by content: the first 256 rows of a table, every 64th up to 32,768, every
    16,384th of the rest, every 65,536th of each further part.  Only what says it is ``of the sample`` comes from it; all else has seen every value.
    """

    rows: int = 0  # slots, nulls included
    empty: int = 0  # null or blank
    hits: dict[str, int] = field(default_factory=dict)  # entity id -> values
    hits_some: dict[str, int] = field(
        default_factory=dict
    )  # of the sample: kernels that read only some values
    weak: dict[str, int] = field(default_factory=dict)  # form right and check digit wrong: the name decides
    embedded: dict[str, int] = field(
        default_factory=dict
    )  # entity id -> longer values that hold one (names: see inside)
    lengths: dict[int, int] = field(default_factory=dict)  # characters -> values (1..64, 65 = longer)
    tidied: int = 0  # of the hits: values with separators, full-width digits or a country code
    masked: int = 0  # values with a hidden part (138****0000)
    hashes: dict[str, int] = field(default_factory=dict)  # form -> values ("md5", "sha256", "bcrypt", ...)
    sampled: int = 0  # size of the sample, empty values left out
    masks: dict[str, int] = field(
        default_factory=dict
    )  # of the sample: what is hidden ("mobile", "person-name", ...)
    encoded: dict[str, int] = field(
        default_factory=dict
    )  # of the sample: reversible encodings ("base64:mobile")
    shown: dict[str, int] = field(
        default_factory=dict
    )  # of the masked ones: characters before and behind what is hidden ("3+4")
    tried: int = 0  # of the sample: values whose disguises were looked at; the five counts below are of them
    random: int = 0  # of the sample: high entropy in base64 or hex, not text (encrypted, or a token)
    blocks: int = 0  # of those: decoded length a multiple of 8 or 16 bytes, as block ciphers leave it
    tokens: int = 0  # of the sample: uuid or fixed-prefix token form
    sentences: int = 0  # of the sample: Chinese running text (punctuation, or more than 24 characters)
    inside: dict[str, int] = field(
        default_factory=dict
    )  # of the sample: entity id -> running texts that hold one, names too
    stamps: dict[str, int] = field(
        default_factory=dict
    )  # of the sample: "time" since 1970, "dated" begins with a day, "mobile:13800", "landline:0571880" the first digits of what looks like one
    different: int = 0  # distinct values among the first 256 rows of the part: 2 for a gender, 256 for a key; maximum of parts
    repeats: int = 0  # of the sample: values that were seen before in it (unsalted hashes repeat)
    numbers: int = 0  # values that are whole numbers of 1 to 18 digits
    pairs: int = 0  # adjacent pairs of such numbers inside a part that were compared
    ascending: int = 0
    same_step: int = 0  # pairs whose step is the step of the pair before
    narrow: int = (
        0  # numbers in parts whose lowest and highest lie hardly further apart than the part is long
    )
    lowest: int | None = (
        None  # of values that are whole numbers; of ten digits and more the first six are kept, of seven the first four
    )
    highest: int | None = None
    dates: int = 0  # values that are, or begin with, a written date; all values of a DATE or TIMESTAMP column
    moments: int = 0  # of those: with a time of day other than midnight
    oldest: date | None = None
    newest: date | None = None
    births: bytes = b""  # values by day of birth, from ID numbers and dates (hegui.discovery.births)
    distinct: bytes = b""  # a keyed sketch of distinct values (hegui.discovery.people), or empty
    masked_samples: dict[str, tuple[Masked, ...]] = field(default_factory=dict)  # entity id -> at most 3

    @property
    def values(self) -> int:
        """Read and not empty."""
        return self.rows - self.empty

    def share(self, entity: str) -> float:
        """The share of the non-empty values that are this entity, 0 to 1."""
        if entity in self.hits_some:
            return self.hits_some[entity] / max(self.sampled, 1)
        return self.hits.get(entity, 0) / max(self.values, 1)

    @property
    def samples(self) -> tuple[Masked, ...]:
        """At most 3, masked, of the entity that got most hits and may be shown."""
        shown = [e for e in self.masked_samples if self.masked_samples[e]]
        return self.masked_samples[max(shown, key=lambda e: (self.share(e), e))] if shown else ()

    @property
    def serial(self) -> bool:
        """Consecutive numbers: adjacent ones ascend by a constant step, or all lie in a range hardly wider than their count.

        Such a column is never somebody's mobile or card, whatever form its numbers have.
        """
        if self.numbers < 10 or self.lowest is None or self.highest is None:
            return False
        if self.pairs >= 9 and self.ascending >= 0.9 * self.pairs and self.same_step >= 0.6 * self.pairs:
            return True
        if (
            self.pairs >= 50
            and self.ascending >= 0.999 * self.pairs
            and self.highest - self.lowest < 50 * self.numbers
        ):
            return True
        return self.highest >= 10_000_000 and self.narrow >= 0.9 * self.numbers

    @property
    def people(self) -> People | None:
        """How many different values the sketch saw; None where none was kept."""
        from hegui.discovery.people import estimate

        return estimate(self.distinct) if self.distinct else None

    def younger(self, years: int, day: date) -> int:
        """Values with a date of birth that makes the person younger than ``years`` on the day.

        Ages are completed years: on the birthday itself the person has the new age (不满十四周岁 ends the day before).  Who was
        born on 29 February is a year older on 1 March of a common year.  Days of birth after ``day`` are left out.
        """
        from hegui.discovery import births

        try:
            limit = day.replace(year=day.year - years)
        except ValueError:  # 29 February
            limit = day.replace(year=day.year - years, day=28)
        return births.within(self.births, limit.toordinal(), day.toordinal())

    def merge(self, other: Tally) -> Tally:
        """This part and another together, as if they had been read in one go."""
        from hegui.discovery.merging import merged

        return merged(self, other)


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
    identifier: str = ""  # entity id of the column that people were counted by
    sketch: bytes = field(default=b"", repr=False)  # that column's keyed sketch
    own: bytes = field(default=b"", repr=False)  # the keyed sketch of this very column, if one was kept
