"""
The nouns that rooms hand each other.  See docs/architecture.md for the way they travel:

    source -> Asset -> Tally -> Holding -> Ruling -> Finding -> Report

None of them holds a value that was read: counts, reasons, places, and samples that passed the mask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from hegui.masking import Masked, safe_name
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

Severity = Literal["low", "medium", "high", "critical"]
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high", "critical")

Sensitivity = Literal["none", "personal", "sensitive", "secret"]
Protection = Literal["clear", "masked", "hashed", "encrypted", "tokenised"]
Grade = Literal["general", "important", "core"]
Confidence = Literal["official", "secondary", "unverified"]
Problem = Literal["over-collection", "clear-storage", "loose-authorisation", "weak-rules", "vulnerabilities"]
"""The five problem classes of the handbook's guide on unprotected personal information."""


# --- where ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: prints as ``member.db#user.phone``.  Its names have passed ``safe_name``."""

    source: str
    path: str = ""
    line: int | None = None  # from 1
    row: int | None = None  # from 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", safe_name(self.source))
        object.__setattr__(self, "path", safe_name(self.path))

    def __str__(self) -> str:
        where = f"{self.source}#{self.path}" if self.path else self.source
        return f"{where}:{self.line}" if self.line else where

    def __truediv__(self, name: str) -> Place:
        """A place inside this one: ``table_place / "phone"``."""
        return Place(self.source, f"{self.path}.{name}" if self.path else name)


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not looked at, and why.  Counted in every report: *not looked at is never clean*.

    ``asked`` is true where the user named this very source or table: then the exit code is 2.
    """

    place: Place
    reason: Text
    asked: bool = False


# --- what is there: assets --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Column:
    """A column as the source describes it.  ``name`` and ``comment`` are raw: show them through ``safe_name``."""

    name: str
    type: str = ""  # the source's own word, lower case: "varchar(32)", "bigint", "date"
    comment: str = ""
    key: bool = False  # primary key, or part of one
    refers: str = ""  # the table and column a foreign key points to, as the source declares it: "user.id"

    def __repr__(self) -> str:
        return f"Column({safe_name(self.name)!r}, {safe_name(self.type)!r})"


def _unmarked() -> str | None:
    return None


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A piece of a table that can be read and counted by itself: a row group, a range of bytes, a range of keys.

    ``read`` yields record batches of the columns at the places asked for (None: all), and a ``Skipped`` for what could not be
    read; the same part always gives the same batches.  ``mark`` gives a fingerprint that changes with what the part holds;
    None where nothing can be trusted to, so that the part is read again each time.
    """

    name: str  # "row group 3", "bytes 0-67108864": where, and never a name from the source
    read: Callable[[tuple[int, ...] | None], Iterator[pa.RecordBatch | Skipped]]
    rows: int | None = None
    by_column: bool = False  # a single column can be read without reading the others
    mark: Callable[[], str | None] = _unmarked

    def __repr__(self) -> str:
        return f"Part({self.name!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Spread:
    """Rows that lie in a cluster and are counted there.

    ``head`` brings the first so many rows here; ``run`` hands the batches of each partition to a function where they lie, and
    gives what it yielded.
    """

    head: Callable[[int], Iterator[pa.RecordBatch]]
    run: Callable[[Callable[[Iterator[pa.RecordBatch]], Iterator[bytes]]], list[bytes]]


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A table with its columns; its rows come as Arrow record batches, read when they are asked for.

    ``batches`` yields ``pyarrow.RecordBatch``es with the columns in the order of ``columns``, and between them a
    ``Skipped`` for each part that could not be read.  Text columns are string or large_string; other columns keep
    the type of the source where it is a number, a date or a time, and are text where it is anything else.  Where a
    source's types bind nobody (SQLite), a column of whole numbers may become one of floats or text from a batch on.

    ``parts`` yields the same rows in pieces that may be read in any order and at once, the first rows first; a table without it
    is one part.
    """

    place: Place
    columns: tuple[Column, ...]
    batches: Callable[[], Iterator[pa.RecordBatch | Skipped]] = field(repr=False)
    name: str = ""  # raw
    comment: str = ""  # raw
    rows: int | None = None  # as the source estimates it, for the progress bar
    export: bool = False  # a file that copies data out of a system: an export, a backup, a dump
    in_database: bool = False
    parts: Callable[[], Iterator[Part | Skipped]] | None = field(default=None, repr=False)
    sampled: bool = False  # ``batches`` gives a sample of the rows, as ``Gentle.sample`` asks
    spread: Spread | None = field(default=None, repr=False)  # where its rows lie in a cluster
    compiles: bool = True  # is a compiler worth its memory once it is large?  Not where reading takes far longer than counting

    def __repr__(self) -> str:
        return f"Table({str(self.place)!r}, {len(self.columns)} columns)"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a source, as a session shows it: a grant, a listener, a log switched off.

    ``kind``: grant-to-everyone, login-from-any-host, empty-password, superusers (holds: how many), listens-beyond-
    loopback, tls-on-connection, audit-log, public-file (a file that a web server could hand out), public-page (a page that it does).
    ``holds`` is None where the session could not tell: unknown is never "no".
    """

    place: Place
    kind: str
    holds: bool | int | None
    detail: Text = field(default_factory=lambda: Text("", ""))


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """One file of a website, or one answer of a server: a page, a script, a style sheet, a server's configuration.

    ``body`` gives its bytes, read when they are asked for.  ``status`` and ``headers`` are those of the answer; a file has
    neither: None and ().  ``url`` is the address it was fetched from, or that a HAR or WARC gives it.
    """

    place: Place
    kind: str  # "html", "script", "style", "source-map", "server-settings", "server-code", "other"
    body: Callable[[], bytes] = field(repr=False)
    url: str = ""
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Page({str(self.place)!r}, {self.kind!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Mail:
    """One mail as it lies in its mailbox; ``raw`` gives its bytes, read when they are asked for: all of them, if it is ``whole``."""

    place: Place
    raw: Callable[[], bytes] = field(repr=False)
    whole: bool = True

    def __repr__(self) -> str:
        return f"Mail({str(self.place)!r})"


@dataclass(frozen=True, slots=True)
class Package:
    """One component of software that a lock file, a manifest, an installation or a list names.

    ``ecosystem`` is OSV's word (PyPI, npm, Maven, Go, crates.io, Packagist, Debian ...); ``version`` is None where the file
    names none that is exact, and ``asks`` is then what it asks for (">=1.2,<2").
    """

    place: Place
    ecosystem: str
    name: str
    version: str | None = None
    asks: str = ""
    direct: bool | None = None  # named by the project itself; None: the file does not tell
    development: bool = False  # used for building and testing only
    digests: tuple[str, ...] = ()  # as the file gives them: "sha256:..."
    origin: str = ""  # a place other than the ecosystem's own registry: git, a file, an address
    built_from: str = (
        ""  # the source package of a distribution, and its version, where they differ: "openssl 3.0.11-1"
    )
    licence: str = ""  # as the file gives it, an SPDX expression where it is one
    needs: tuple[str, ...] | None = (
        None  # what it depends on, "name version" or "name" alone, among those of the same file; None: not told
    )


@dataclass(frozen=True, slots=True)
class Cryptography:
    """One use of cryptography that a file shows: an algorithm in code or settings, a protocol, a certificate, a key."""

    place: Place
    kind: Literal["algorithm", "protocol", "certificate", "private-key"]
    name: str  # "SM4", "MD5", "TLS 1.0"; for a certificate or a key: the algorithm of its key, "RSA-1024"
    mode: str = ""  # "ECB"
    oid: str = ""
    signed_with: str = ""  # for a certificate
    since: date | None = None
    until: date | None = None
    protected: bool | None = None  # for a key: is it encrypted?


Asset = Table | Setting | Page | Mail | Package | Cryptography


# --- what was seen in it: facts -----------------------------------------------------------------------------------

Value = str | int | float | bool | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something seen in a page, a mail, a package, or in all of those of a source: what an examiner tells a check.

    ``kind`` names it ("old-library", "phishing-mail", "unpinned"); ``what`` tells it in one sentence that a report may show as
    it stands: nothing personal, links defanged.  ``details`` hold what a check needs to judge it, by name.
    """

    kind: str
    place: Place
    what: Text
    certainty: float = 1.0
    details: tuple[tuple[str, Value], ...] = ()
    reasons: tuple[Text, ...] = ()
    sample: Masked | None = None

    def __getitem__(self, name: str) -> Value:
        """A detail by its name; None where it was not told."""
        return dict(self.details).get(name)


Read = Asset | Fact | Skipped
"""What a reader yields; a Fact where it had to ask a server to learn it."""


# --- what is this: entities and evidence ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of thing that can be recognised.  ``keep``: characters a mask may show; None shows no sample at all."""

    id: str
    name: Text
    category: str
    keep: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class People:
    """How many different people, as an estimate with the bounds of its error."""

    estimate: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A row of the inventory: one column of one table.  Every column has one, clean ones too."""

    place: Place
    table: str
    column: str
    entity: Entity | None
    category: str
    sensitivity: Sensitivity
    sensitive_under: tuple[str, ...]
    grade: Grade
    grade_candidate: Grade | None
    people: People | None
    minors: int | None
    under_14: int | None
    protection: Protection
    certainty: float
    why: tuple[Text, ...]
    subject: str = ""  # whom or what the table is about: patient, employee, member, product, log ...
    rows: int = 0  # values that were read and not empty
    sample: Masked | None = None
    export: bool = False
    in_database: bool = False
    hash_form: str = ""  # for a password: "bcrypt", "md5", "sha256", ... ; "unsalted" evidence is in why
    weak_hash: bool = False
    embedded: tuple[str, ...] = ()  # entity ids found inside longer texts
    oldest: date | None = None  # the earliest date of the row's own creation column, for retention
    identifier: str = ""  # entity id of the column that the table's people were counted by
    sketch: bytes = field(default=b"", repr=False)  # its keyed sketch: never in a report
    key: bool = False  # primary key, or part of one
    refers: str = ""  # what a declared foreign key points to
    own: bytes = field(default=b"", repr=False)  # the keyed sketch of this very column, where one was kept
    share_read: float = 1.0  # of the table's rows: less than all where a sample was asked for
    corrected: bool = False  # the verdict is a person's, by ``[[column]]``; the reason is in why


@dataclass(frozen=True, slots=True)
class Sample:
    """That a sample was read instead of everything: the share asked for, and what it came to over all tables."""

    share: float  # 0 to 1
    read: int  # rows
    rows: int  # of the tables they stand in
    block: int  # rows that are taken or left together
    whole: int  # tables of up to so many rows are read whole


@dataclass(frozen=True, slots=True)
class Relation:
    """A column whose values are those of another table's key: rows here belong to rows there."""

    place: Place  # of the column
    to: Place  # of the key
    by: Literal["declared", "names", "values"]
    certainty: float
    why: tuple[Text, ...]
    people: bool = False  # the rows there are about people, and so are the rows here


@dataclass(frozen=True, slots=True)
class Combination:
    """Columns of one table that single somebody out together, though none of them does alone."""

    place: Place  # of the table
    columns: tuple[str, ...]
    entities: tuple[str, ...]
    identified: bool  # the same rows name people outright too, in the clear
    why: Text


@dataclass(frozen=True, slots=True)
class Inventory:
    """All holdings of a check-up, with what is known about people across them."""

    holdings: tuple[Holding, ...]
    people: People | None = None
    sensitive_people: People | None = None
    minors: int | None = None
    under_14: int | None = None
    settings: tuple[Setting, ...] = ()  # what the sessions showed, for checks that see both
    skipped: tuple[Skipped, ...] = ()  # what was not looked at
    sample: Sample | None = None  # None: every row was read
    on: date | None = None  # the day by whose law it is classified
    organisation: str = ""
    relations: tuple[Relation, ...] = ()  # between tables
    combinations: tuple[Combination, ...] = ()  # of columns that identify together
    facts: tuple[Fact, ...] = ()  # seen in pages, mails and packages

    @property
    def personal(self) -> tuple[Holding, ...]:
        return tuple(h for h in self.holdings if h.sensitivity in ("personal", "sensitive"))

    @property
    def sensitive(self) -> tuple[Holding, ...]:
        return tuple(h for h in self.holdings if h.sensitivity == "sensitive")


# --- is the duty kept: rulings and findings -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a breach may cost, in our words, with the article it stands in."""

    text: Text
    article: Text


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision as it stood on a day."""

    duty: str
    instrument: Text
    article: str  # "51.1.3"
    article_text: Text  # 第五十一条第一款第三项 / Art 51(1)(3)
    in_force: date
    wording: Text  # our own words
    confidence: Confidence
    official: str | None = None  # the official text, if the user imported it
    other_number: Text | None = None  # the same provision's number before or after an amendment
    penalties: tuple[Penalty, ...] = ()
    guide: str = ""


Verdict = Literal["breach", "to-confirm", "met"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a check says of one thing.  Only ``judging.py`` turns it into a Finding."""

    verdict: Verdict
    place: Place
    because: Text
    sample: Masked | None = None
    severity: Severity | None = None  # where it differs from the check's own
    about: tuple[str, ...] = ()  # entity ids


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with place, reason, article and date.  ``key`` stays the same from run to run."""

    key: str
    check: str
    title: Text
    verdict: Verdict
    severity: Severity
    place: Place
    because: Text
    remedy: Text
    citation: Citation
    problem: Problem
    sample: Masked | None = None
    accepted: Text | None = None  # who accepted it, why, until when


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of the run log: a connection that was opened to look at a host, inside the scope."""

    at: str  # ISO 8601 with offset, Asia/Shanghai
    host: str
    address: str
    port: int
    purpose: str  # "GET /index.html", "tls hello", "redis ping"
    outcome: str  # "connected", "refused", "reset", "timed-out", a status
    bytes: int = 0  # that came back


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of a run at hosts: by whose authority, and what was sent."""

    authority: Text
    sent: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check-up found: what a report form prints."""

    on: date
    organisation: str
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]  # open ones, the gravest first
    accepted: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    inventory: Inventory
    checks: tuple[str, ...]  # ids of the checks that ran
    made: str = ""  # time of the run, ISO 8601 with offset; empty in golden files
    version: str = ""
    unlooked: tuple[Text, ...] = ()  # what a run of this kind cannot see
    baseline: int = 0  # findings left out because the baseline knows them
    looks: tuple[Looks, ...] = ()  # at hosts, a scope each
