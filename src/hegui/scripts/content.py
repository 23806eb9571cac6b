"""
A script as the layers look at it: its bytes, its set of words, its version literals.

The words are had by one pass in C (``translate`` and ``split``): 29 MB take about half a second.  A layer asks the
set first and searches the bytes only for what is there, so that no pattern ever runs over a whole file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from hegui.masking import Masked, safe_name
from hegui.scripts.versions import is_version

LITERALS = 4000  # version literals of one file that are looked at
TAKEN = 400_000  # bytes in which a local name is looked for
FINDS = 400  # places of one text that are looked at

SHORTEST = 4  # letters of a word that survives; local names that a minifier makes are shorter
_UNSTEADY = frozenset(
    b"this void null true false else case with enum while break const class super throw catch yield await async "
    b"return typeof delete switch export import static finally default extends function continue debugger "
    b"undefined arguments instanceof Infinity strict".split()
)  # minifiers write these in their own way

_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$")
_TO_WORDS = bytes(b if b in _KEPT else 32 for b in range(256))
_FLAT = bytes.maketrans(b"123456789'`", b'000000000""')
_VERSION = re.compile(
    rb"\d{1,2}(?:\.\d{1,6}){1,3}(?:[-.]?(?:alpha|beta|rc|next|pre|dev|b|a)[-.]?\d{0,4}(?:\.\d{1,3})?)?"
)
_BUILD = re.compile(
    rb"-(?:next|rc)-[0-9a-f]{7,12}-\d{8}|\+[0-9A-Za-z]{1,12}(?:[.-][0-9A-Za-z]{1,40}){0,3}(?![\w$])"
)  # React's releases carry the build they came from, jQuery's what was left out: 4.0.0+slim
_NAME_BEFORE = re.compile(rb"([.{,;\s(\"'\[]|^)([A-Za-z_$][\w$-]{0,40})[\"']?\]?\s{0,4}([:=])\s{0,4}$")

_RETURNED_BY = re.compile(
    rb"(?<![\w$])([A-Za-z_$][\w$]{1,40})(?:\(\)|\s{0,2}[:=]\s{0,2}(?:function\s{0,2}\(\)|\(\)\s{0,2}=>))"
    rb"(?:\s{0,4}\{\s{0,12}return)?\s{0,4}$"
)  # get VERSION(){return"5.3.1"}, version:()=>"1.2.3"


_DEFINED_BY = re.compile(
    rb"(?:key:\s{0,2}|defineProperty\([\w$.]{1,20},\s?)[\"']([A-Za-z_$][\w$]{1,40})[\"'],\s{0,20}"
    rb"(?:\{\s?(?:\w{1,12}:\s?[!\w]{1,5},\s?){0,2})?(?:get:\s{0,2}function\s{0,2}\w{0,20}\(\)\s{0,2}\{\s{0,20}return\s{0,2}|value:\s?)$"
)  # {key:"VERSION",get:function(){return"4.1.3"}}, defineProperty(e,"version",{enumerable:!0,get:function(){return"1.6.1"}})


@dataclass(frozen=True, slots=True)
class Literal:
    """A quoted version: what it says, where its quote is, the name it is given to and how."""

    version: str
    offset: int
    name: str  # "" where it has none
    owned: bool  # a property (``a.version=``, ``version:``), not a local name


class Script:
    """One file's content; everything but the bytes is worked out when first asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content.replace(b"\r\n", b"\n") if b"\r\n" in content else content

    @cached_property
    def tokens(self) -> list[bytes]:
        """Every run of letters, digits, _ and $, in their order."""
        return self.content.translate(_TO_WORDS).split()

    @cached_property
    def words(self) -> frozenset[bytes]:
        """The different ones."""
        return frozenset(self.tokens)

    @cached_property
    def steady(self) -> frozenset[bytes]:
        """Those that a minifier leaves as they are: property names and what strings say."""
        return frozenset(w for w in self.words if len(w) >= SHORTEST) - _UNSTEADY

    @cached_property
    def survivors(self) -> list[bytes]:
        """These in their order."""
        return list(filter(self.steady.__contains__, self.tokens))

    @cached_property
    def counts(self) -> Counter[bytes]:
        """How often each of them stands there."""
        return Counter(self.survivors)

    def pairs_among(self, wanted: set[tuple[bytes, bytes]]) -> set[tuple[bytes, bytes]]:
        """Which of some pairs are one of them and the next: far fewer are wanted than there are."""
        return wanted.intersection(pairwise(self.survivors)) if wanted else set()

    @cached_property
    def literals(self) -> tuple[Literal, ...]:
        """Quoted strings that are versions, in order, at most LITERALS."""
        flat = self.content.translate(_FLAT)
        found: list[Literal] = []
        for opening in (b'"0.', b'"00.'):
            for at in _places(flat, opening, LITERALS):
                literal = self._literal(at)
                if literal:
                    found.append(literal)
        return tuple(sorted(found, key=lambda literal: literal.offset))

    @cached_property
    def local_versions(self) -> dict[str, list[Literal]]:
        """Version literals given to a local name, which a property may take up elsewhere."""
        held: dict[str, list[Literal]] = {}
        for literal in self.literals:
            if literal.name and not literal.owned:
                held.setdefault(literal.name, []).append(literal)
        return held

    def _literal(self, at: int) -> Literal | None:
        found = version_at(self.content, at + 1)
        if not found:
            return None
        version, end = found
        if not closes(self.content, end, self.content[at : at + 1]):
            return None
        piece = self.content[max(0, at - 100) : at]
        returned = _DEFINED_BY.search(piece) or _RETURNED_BY.search(piece)
        if returned:
            return Literal(version, at, returned[1].decode("ascii", "replace"), True)
        before = _NAME_BEFORE.search(piece)
        if not before:
            return Literal(version, at, "", False)
        owned = (
            before[3] == b":"
            or before[1] == b"."
            or (before[0].startswith(b" ") and piece[: before.start()].endswith(b"static"))
        )
        return Literal(version, at, before[2].decode("ascii", "replace"), owned)

    def takers(self, literal: Literal) -> frozenset[str]:
        """Names of the properties that take up a local name, from its version literal to the next one of that name."""
        later = (v.offset for v in self.local_versions[literal.name] if v.offset > literal.offset)
        end = min(next(later, len(self.content)), literal.offset + TAKEN)
        name = literal.name.encode()
        taken = re.compile(
            rb"(?<![\w$])([A-Za-z_$][\w$]{1,40})[\"']?\]?\s{0,3}[:=]\s{0,3}"
            + re.escape(name)
            + rb"(?![\w$.(\[])"
        )
        found = set()
        for sign in (b":", b"=", b": ", b"= "):
            at = self.content.find(sign + name, literal.offset, end)
            tries = FINDS
            while at >= 0 and tries:
                tries -= 1
                for whole in taken.finditer(self.content, max(0, at - 48), at + len(sign) + len(name) + 1):
                    found.add(whole[1].decode())
                at = self.content.find(sign + name, at + 1, end)
        return frozenset(found)

    def places(self, text: bytes) -> Iterator[int]:
        """Where a literal text stands, at most FINDS places."""
        return _places(self.content, text, FINDS)

    def line(self, offset: int) -> int:
        return self.content.count(b"\n", 0, offset) + 1


def version_at(content: bytes, at: int) -> tuple[str, int] | None:
    """The version that begins at a place, and where it ends; None where what is there does not look like one."""
    found = _VERSION.match(content, at)
    if not found:
        return None
    build = _BUILD.match(content, found.end())
    end = build.end() if build else found.end()
    if not build and content[end : end + 1].isalnum():
        return None
    text = found[0].decode("ascii")
    return (text, end) if is_version(text) else None


def closes(content: bytes, end: int, quote: bytes) -> bool:
    """Whether a quoted version ends here; jQuery's slim build goes on with what it left out: ``"3.3.1 -ajax,…"``."""
    return content[end : end + 1] == quote or content[end : end + 2] == b" -"


def shown(content: bytes, start: int, end: int) -> Masked:
    """A short piece of a script for a report: one line, masked, at most 60 characters."""
    piece = content[start : min(end, start + 120)].decode("utf-8", "replace")
    return safe_name(" ".join(piece.split()).strip("*/! ")[:60])


def _places(content: bytes, text: bytes, most: int) -> Iterator[int]:
    at = content.find(text)
    while at >= 0 and most:
        yield at
        most -= 1
        at = content.find(text, at + 1)
