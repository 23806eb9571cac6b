"""
How likely words, surnames and the characters of given names are.

Counted from the dictionary of jieba (``dictionary.py``), which takes a moment: what came out is kept, and of that only the words
are taken up whose first character is met.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from hegui.detectors import hanzi
from hegui.detectors.hanzi import FIRST, GIVEN, LAST, NAMES
from hegui.discovery import dictionary, sealed
from hegui.discovery.dictionary import FOREIGN, KNOWN, PERSON, PLACE, VERB, WORD

if TYPE_CHECKING:
    import pyarrow as pa

UNKNOWN_NAMED = -10.5  # a character that is usual in given names and in none of the dictionary
UNKNOWN = -13.0
RARE_SURNAME = log(1e-5)
NEVER = frozenset(
    "的了在是与等这那于把被让给向从将又也都就还很更最已所们说个只但而并或且吗呢吧啊么什没该此某各每"
)
NEVER_LAST = frozenset("市县区镇乡代收诉留称答问签寄转周")  # of a given name, in running text


@dataclass(slots=True)
class Under:
    """The words that begin with one character; numbers are natural logarithms of shares among all words."""

    words: dict[str, float] = field(default_factory=dict)
    known: dict[str, float] = field(default_factory=dict)  # persons of three characters
    places: set[str] = field(default_factory=set)  # provinces, cities, counties and the like
    verbs: set[str] = field(default_factory=set)  # and prepositions, adverbs, conjunctions, pronouns
    foreign: set[str] = field(default_factory=set)  # words that transcribe names
    persons: set[str] = field(
        default_factory=set
    )  # words of two characters that may be somebody's name, or not


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their first character; natural logarithms of shares among the characters of names."""

    surnames: dict[str, float]
    single: dict[str, float]  # the only character of a given name
    first: dict[str, float]
    second: dict[str, float]
    unknown: float  # a character that is no word
    under: dict[str, Under]

    def of_given(self, characters: str) -> float | None:
        """How likely the characters are a given name; None if one of them hardly stands in any."""
        tables = (self.single,) if len(characters) == 1 else (self.first, self.second)
        if not any(c in self.second or flag(c) & GIVEN for c in characters):
            return None
        if characters[-1] in NEVER_LAST:
            return None
        total = 0.0
        for table, c in zip(tables, characters, strict=True):
            if c in NEVER:
                return None
            total += table.get(c, UNKNOWN_NAMED if flag(c) & GIVEN else UNKNOWN)
        return total


_ONE = Lock()
_ready: list[Words] = []


def flag(c: str) -> int:
    """1 for a surname, 2 for a character that is usual in given names, 3 for both."""
    return NAMES[ord(c) - FIRST] if FIRST <= ord(c) <= LAST else 0


class Shelved(dict[str, Under]):
    """The words by their first character, each taken up when it is first asked for."""

    def __init__(self, spans: dict[str, tuple[int, int]], entries: pa.RecordBatch) -> None:
        super().__init__()
        self._spans = spans
        self._words, shares, kinds = entries.columns
        self._shares, self._kinds = shares.to_numpy(), kinds.to_numpy()

    def __missing__(self, c: str) -> Under:
        found = self[c] = Under()
        start, count = self._spans.get(c, (0, 0))
        shares, kinds = (column[start : start + count].tolist() for column in (self._shares, self._kinds))
        for word, share, kind in zip(self._words.slice(start, count).to_pylist(), shares, kinds, strict=True):
            if kind & WORD:
                found.words[word] = share
            if kind == WORD:
                continue
            if kind & KNOWN:
                found.known[word] = share
            for each, into in (
                (PLACE, found.places),
                (VERB, found.verbs),
                (FOREIGN, found.foreign),
                (PERSON, found.persons),
            ):
                if kind & each:
                    into.add(word)
        return found


def words() -> Words:
    """Counted once on a machine, taken up once a process, however many threads ask."""
    if not _ready:
        with _ONE:
            if not _ready:
                _ready.append(_taken_up())
    return _ready[0]


def _taken_up() -> Words:
    import msgspec
    import pyarrow as pa

    shares = dict[str, float]
    file = _file()
    packed: Any = sealed.read(file) if file is not None else None
    if packed is None:
        packed = msgspec.msgpack.encode(dictionary.counted())
        if file is not None:
            sealed.keep(file, packed)
    kept = tuple[shares, shares, shares, shares, float, dict[str, tuple[int, int]], bytes]
    surnames, single, first, second, unknown, spans, entries = msgspec.msgpack.decode(packed, type=kept)
    under = Shelved(spans, pa.ipc.open_file(entries).get_batch(0))
    return Words(surnames, single, first, second, unknown, under)


def _file() -> Path | None:
    """Where the words are kept that were counted by this code from this dictionary."""
    made_by = hashlib.sha256()
    for code in (dictionary.__file__, hanzi.__file__):
        made_by.update(Path(code).read_bytes())
    told = dictionary.path().stat()
    return sealed.file_for("words", made_by.digest(), told.st_size, told.st_mtime_ns)
