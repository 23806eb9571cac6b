"""
What a sample of a column's values tells: words of small domains, masks, reversible encodings, encryption, tokens, repetition.

Plain Python, one value after the other; the sample is taken by position and bounded, so its cost does not grow with the table.
Of the values themselves nothing is kept but keyed hashes, and those only while the part is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from hegui.detectors import Detector, room
from hegui.detectors.kernels import PROVINCES
from hegui.discovery.disguises import (
    disguises,
    is_mixed,
    is_token,
    looks_random,
    named,
    undone,
    unwrapped,
    xored,
)
from hegui.discovery.machine import SECONDS
from hegui.discovery.nouns import Tally
from hegui.discovery.shapes import Askers, classes_in
from hegui.discovery.text import find_in_text
from hegui.discovery.walk import DIGIT, HIGH, LOWER, SIGN, STAR, UPPER

FIRST = 256  # rows that are all looked at
DENSE, EACH, LATER, FURTHER = 32_768, 64, 16_384, 65_536
SELDOM = 4  # times as seldom a row is looked at behind the first where those all said the same
READ = 400  # running texts that are searched for names, in a part
DECODED, PLAINLY = (
    400,
    128,
)  # values whose encodings are tried in a part, and fewer where so many show nothing

HIDDEN = re.compile(
    r"[*＊●•×✱]{2,}|(?<=[\u4e00-\u9fff])[*＊●•]{1,3}|[*＊●•]{1,3}(?=[\u4e00-\u9fff])|[xX]{4,}(?=\d|$)|\.{4,}(?=\d)|[#＃]{3,}"
)
SURNAME_ONLY = re.compile(r"[\u4e00-\u9fff]{1,2}某{1,2}")
STARS = r"[*＊●•]"
NUMBER = re.compile(rf"(?:\+?86[- ]?)?([\d ]*)(?:(?:{STARS}|[xX#＃.])[ -]?){{3,16}}([\dXx]{{0,6}})")
MASKS = (  # what is hidden, by what is left
    ("email", re.compile(rf"[\w.+-]{{0,6}}{STARS}+[\w.+-]{{0,4}}@[\w*.-]+")),
    (
        "person-name",
        re.compile(
            rf"[\u4e00-\u9fff]{{1,2}}{STARS}{{1,3}}[\u4e00-\u9fff]{{0,2}}|{STARS}{{1,3}}[\u4e00-\u9fff]{{1,2}}"
        ),
    ),
    ("address", re.compile(rf"[\u4e00-\u9fff\d]{{4,}}{STARS}{{2,}}.*")),
)
SHORTEST_STAMP, LONGEST_STAMP = 10, 40  # characters
MARKS = frozenset("*＊●•×✱#＃xX.某")
PLAIN = ("base64", "hex", "percent", "unicode", "reversed base64")  # what comes out of these was put there
PREFIX = re.compile(r"^[A-Za-z]{1,6}[-_]?(?=\d)")
BARE = str.maketrans("", "", " -_/.:\u3000+") | {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
UNITS = {10: 1, 13: 1000, 16: 1_000_000, 19: 1_000_000_000}  # digits of seconds since 1970 and of their parts
MARKED = STAR | SIGN | HIGH | UPPER | LOWER  # what hides a part of a value is of these classes
UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|urn:uuid:.+|\{[0-9a-fA-F-]{36}\}")
TOKEN = re.compile(r"(?:tok|tkn|token|tk|vault|pseudo)[_:-][A-Za-z0-9_\-+/=]{6,}", re.IGNORECASE)
RUNNING = re.compile(r"[\u4e00-\u9fff].*[，。；！？、：,;!?\n]")


@cache
def some() -> tuple[Detector, ...]:
    """The detectors that read a sample."""
    return tuple(d for d in room.all().values() if d.kernel is not None and d.reads == "some")


@cache
def askers() -> Askers:
    """The same, as they are asked."""
    return Askers(some())


def rows_of_sample(start: int, count: int, dense: bool = True) -> Iterator[int]:
    """Which rows of a batch are in the sample, for a batch that begins at row ``start`` of its part.

    Parts behind the first of a table are not ``dense``: every 65,536th row, from the first on.
    """
    if not dense:
        return iter(range(-start % FURTHER, count, FURTHER))
    head = range(min(max(FIRST - start, 0), count))
    each = range(max(-start % EACH, len(head)), min(max(DENSE - start, 0), count), EACH)
    later = range(max(-start % LATER, max(DENSE - start, 0)), count, LATER)
    return chain(
        head,
        (r for r in each if r >= len(head) and (start + r) % EACH == 0),
        (r for r in later if (start + r) % LATER == 0),
    )


Told = list[tuple[str, str]]  # counters of the tally, and what each counts; nothing where it is one number
Kind = tuple[bool, tuple[tuple[str, str], ...]]
DIGEST = re.compile(rb"(?:[0-9a-fA-F]{2}){16,64}")
RARE: Kind = (False, (("repeats", ""),))  # two equal digests tell that they are unsalted, and are met seldom


@dataclass(slots=True)
class Said:
    """What one value says, however often it comes."""

    told: Told
    runs: bool  # running text
    tried: Told  # once its encodings are tried

    @property
    def kind(self) -> Kind:
        """What values of the same kind say alike: a mobile is a mobile, whatever its first digits."""
        return self.runs, tuple((counter, what.partition(":")[0]) for counter, what in self.told)


class Probe:
    """Gathers what the sample tells, straight into the tally."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self._said: dict[int, Said] = {}
        self._early: set[int] = set()
        self._kinds: set[Kind] = set()
        self._read = 0

    def wants(self, row: int) -> bool:
        """Is a row of the sample looked at?  Of a column whose first rows all say the same fewer are."""
        return row < FIRST or len(self._kinds) != 1 or row % (SELDOM * EACH) == 0

    def look(self, value: bytes, row: int) -> None:
        value = value.strip()
        if not value:
            return
        tally = self.tally
        tally.sampled += 1
        trying = tally.tried < (DECODED if tally.encoded or tally.random or tally.tokens else PLAINLY)
        tally.tried += trying
        mark = hash(value)  # Python's own, keyed anew in each process
        said = self._said.get(mark)
        if said is None:
            said = self._said[mark] = said_by(value, trying)
        else:
            tally.repeats += 1
        if row < FIRST:
            self._early.add(mark)
            tally.different = len(self._early)
            self._kinds |= {said.kind, RARE} if DIGEST.fullmatch(value) else {said.kind}
        self._count(said.told)
        if said.runs:
            self._count(self._names_in(value))
        if trying:
            self._count(said.tried)

    def _names_in(self, value: bytes) -> Told:
        """What a running text holds; so many are read and no more."""
        found: Told = [("sentences", "")]
        text = value.decode("utf-8", "replace")
        if self._read < READ and len(text) <= 2000 and named(value) is None:
            self._read += 1
            found += [("inside", entity) for entity in {entity for entity, _, _ in find_in_text(text)}]
        return found

    def _count(self, told: Told) -> None:
        for counter, what in told:
            if what:
                counts = getattr(self.tally, counter)
                counts[what] = counts.get(what, 0) + 1
            else:
                setattr(self.tally, counter, getattr(self.tally, counter) + 1)


def said_by(value: bytes, trying: bool) -> Said:
    """What a value says that has no blanks around it; its encodings are tried if ``trying``."""
    classes = classes_in(value)
    told: Told = [
        ("hits_some", detector.entity.id)
        for detector in askers().fitting(value, classes)
        if detector.kernel is not None and detector.kernel(value, 0, len(value))  # type: ignore[arg-type]
    ]
    if len(value) > 4096:
        return Said(told, False, [])
    text = value.decode("utf-8", "replace")
    digits = classes & (DIGIT | HIGH)  # there are some outside ASCII too
    if digits and SHORTEST_STAMP <= len(text) <= LONGEST_STAMP and (stamp := stamped(text)):
        told.append(("stamps", stamp))
    if classes & MARKED and (HIDDEN.search(text) or SURNAME_ONLY.fullmatch(text)):
        told.append(("masks", hidden(text)))
        if len(text) <= LONGEST_STAMP:
            told.append(("shown", shown(text)))
        return Said(told, False, [])
    runs = bool(classes & HIGH) and (len(text) > 24 or RUNNING.search(text) is not None)
    return Said(told, runs, _tried(value, text) if trying else [])


def _tried(value: bytes, text: str) -> Told:
    """Is the value another one in disguise, a token, or the like of noise?"""
    if UUID.fullmatch(text) or TOKEN.fullmatch(text):
        return [("tokens", "")]
    if len(text) < 5 or not text.isascii() or named(value) is not None:
        return []
    for encoding, made in disguises(text):
        entity = named(made, strong=not encoding.startswith(PLAIN))
        if entity is not None:
            return [("encoded", f"{encoding}:{entity}")]
    inner = unwrapped(text)
    raw = undone(inner)
    entity = xored(raw) if raw is not None else None
    if entity is not None:
        return [("encoded", f"xor:{entity}")]
    if raw is not None and looks_random(raw) and is_mixed(inner):
        return [("random", ""), ("blocks", "")] if len(raw) % 8 == 0 else [("random", "")]
    if inner != text:
        return [("random", "")]
    return [("tokens", "")] if is_token(text) else []


def stamped(text: str) -> str:
    """What a machine may have put into a number: a moment, a day; of a phone number's form the first digits; or nothing.

    >>> stamped("SN1600000000000"), stamped("20230101123400"), stamped("+86 138-0000 0000"), stamped("402")
    ('time', 'dated', 'mobile:13800', '')
    >>> stamped("(0571) 8800 0000")
    'landline:0571880'
    """
    digits = PREFIX.sub("", text).translate(BARE)
    if not digits.isascii() or not digits.isdigit() or len(digits) < SHORTEST_STAMP:
        return ""
    mobile = digits[-11:] if digits.startswith(("86", "0086")) else digits
    if len(mobile) == 11 and mobile[0] == "1" and "3" <= mobile[1] <= "9":
        return f"mobile:{mobile[:5]}"
    if 10 <= len(digits) <= 12 and digits[0] == "0" and digits[1] != "0":
        return f"landline:{digits[:7]}"
    unit = UNITS.get(len(digits))
    if unit is not None and SECONDS[0] <= int(digits) // unit <= SECONDS[1]:
        return "time"
    for year, month, day in (
        (digits[:4], digits[4:6], digits[6:8]),
        ("20" + digits[:2], digits[2:4], digits[4:6]),
    ):
        if "1990" <= year <= "2038" and "01" <= month <= "12" and "01" <= day <= "31":
            return "dated"
    return ""


def shown(text: str) -> str:
    """How many characters stand before what is hidden, and how many behind: "3+4"."""
    marks = [n for n, c in enumerate(text) if c in MARKS]
    if not marks:
        return "0+0"
    return f"{marks[0]}+{len(text) - marks[-1] - 1}"


def hidden(text: str) -> str:
    """What a mask hides, told from what it left and how long it is."""
    if SURNAME_ONLY.fullmatch(text):
        return "person-name"
    number = NUMBER.fullmatch(text)
    if number is None:
        return next((what for what, form in MASKS if form.fullmatch(text)), "other")
    head, size = number[1].replace(" ", ""), len(text.replace(" ", ""))
    if size in (15, 18) and (len(head) < 2 or PROVINCES[int(head[:2])]) and head[:2] != "62":
        return "cn-resident-id"
    if 7 <= size <= 13 and head[:1] == "1":
        return "mobile"
    return "bank-card" if 12 <= size <= 23 and len(number[2]) >= 3 else "other"
