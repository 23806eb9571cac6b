"""
A version property beside a name that only one library has: ``jquery:"3.4.1"``, ``VERSION="4.17.4"`` near ``__wrapped__``.

A minifier often keeps the number in a local name (``var n="4.17.4"; … we.VERSION=n``): the property is followed to
the nearest literal of that name before it.  Where several libraries of a bundle call their property ``version``,
the one whose own names stand nearest has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hegui.scripts.clues import Clue
from hegui.scripts.content import Script, closes, shown, version_at
from hegui.scripts.published import versions_of
from hegui.scripts.signatures import Signature, signatures
from hegui.scripts.versions import order

REACH = 200_000  # bytes between a property and the names of its library
CLOSE = 5000  # the same where nothing else tells that it is there

_GIVEN = re.compile(
    rb"(?:[\"']?\]?\s{0,4}[:=]|\(\)\s{0,4}\{\s{0,12}return)\s{0,4}(?:([\"'`])|([A-Za-z_$][\w$]{0,40})\b(?!\s{0,2}[.(\[]))"
)
_HOLDER = re.compile(rb"(?<![\w$])([A-Za-z_$][\w$]{1,30})\.$")

GENERIC = frozenset(
    ("version", "VERSION", "Version", "revision")
)  # anybody's: it counts under a name of the library's own, or where the library is known to be there


def told_by_property(script: Script, there: Collection[str]) -> Iterator[Clue]:
    """Every version property that can be given to one library; ``there`` are those whose names were seen."""
    here = [s for s in signatures().values() if s.properties and s.beside <= script.words]
    for name in sorted({name for s in here for name in s.properties}):
        if name.encode() not in script.words and "-" not in name:
            continue
        able = [s for s in here if name in s.properties]
        for at, version in _values(script, name.encode()):
            held = _holder(script, at) if name in GENERIC else b""
            holder = next((s for s in able if held in s.beside), None)
            owner = holder or _nearest(script, able, at)
            sure = name not in GENERIC or holder is not None
            if owner and (
                sure
                or (owner.library in there and _plausible(owner.library, version, name))
                or _is_beside(script, owner, at, version)
            ):
                evidence = shown(script.content, at, at + 60)
                yield Clue(owner.library, version, "property", 0.9, at, evidence, sure=sure)


def _holder(script: Script, at: int) -> bytes:
    """The name whose property begins at a place: ``mejs`` of ``mejs.version``."""
    found = _HOLDER.search(script.content, max(0, at - 40), at)
    return found[1] if found else b""


def _values(script: Script, name: bytes) -> Iterator[tuple[int, str]]:
    for at in script.places(name):
        if at and (script.content[at - 1 : at].isalnum() or script.content[at - 1 : at] in (b"_", b"$")):
            continue
        given = _GIVEN.match(script.content, at + len(name))
        if not given:
            continue
        if given[1]:
            found = version_at(script.content, given.end())
            if found and closes(script.content, found[1], given[1]):
                yield at, found[0]
            continue
        before = [v for v in script.local_versions.get(given[2].decode(), ()) if v.offset < at]
        if before:
            yield at, before[-1].version


def _plausible(library: str, version: str, name: str) -> bool:
    """A short number under a name that anybody uses (``version="1.1"`` of SVG) counts only where it was published."""
    known = versions_of(library)
    return name not in GENERIC or version.count(".") > 1 or any(order(v) == order(version) for v in known)


def _is_beside(script: Script, owner: Signature, at: int, version: str) -> bool:
    """Whether a published release of a library stands close to its words, where words that are enough for it are there."""
    if not owner.enough or not owner.enough <= script.words:
        return False
    published = any(order(v) == order(version) for v in versions_of(owner.library))
    return published and max(_distance(script, word, at) for word in owner.beside) <= CLOSE


def _nearest(script: Script, able: list[Signature], at: int) -> Signature | None:
    if len(able) == 1:
        return able[0]
    far = {s.library: max(_distance(script, word, at) for word in s.beside) for s in able}
    best = min(able, key=lambda s: far[s.library], default=None)
    return best if best and far[best.library] <= REACH else None


def _distance(script: Script, word: bytes, at: int) -> int:
    after = script.content.find(word, at, at + REACH)
    before = script.content.rfind(word, max(0, at - REACH), at)
    return min(after - at if after >= 0 else REACH + 1, at - before if before >= 0 else REACH + 1)
