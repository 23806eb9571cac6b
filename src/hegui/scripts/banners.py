"""What a file says of itself in a comment: ``/*! jQuery v3.4.1 | (c) …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.scripts.clues import Clue
from hegui.scripts.content import Script, shown, version_at
from hegui.scripts.signatures import Banner, banners

_PROSE = re.compile(
    rb"\b(?:after|and|as|at|before|by|for|from|in|includes|needs|of|on|or|requires|since|than|the|to|until|uses|via|with) $",
    re.IGNORECASE,
)
LINE = 12  # bytes before a banner that show whether it stands in a sentence
NEAR = 600  # bytes around a banner that says no name


def told_by_banner(script: Script) -> Iterator[Clue]:
    """Every banner in a file, each library's in the order they stand."""
    for banner in banners():
        if not banner.words <= script.words or (banner.near and not banner.near & script.words):
            continue
        for at in script.places(banner.before):
            start = at + len(banner.before)
            found = version_at(script.content, start)
            if not found or not _fits(script, banner, at, found[1]):
                continue
            yield Clue(
                banner.library,
                found[0],
                "banner",
                0.95 if not banner.near else 0.85,
                start,
                shown(script.content, at, found[1]),
            )


def _in_a_sentence(content: bytes, at: int) -> bool:
    """Whether a small word stands before a name: ``since jQuery UI 1.9``, ``based on Underscore.js 1.4.4``."""
    return _PROSE.search(content, max(0, at - LINE), at) is not None


def _fits(script: Script, banner: Banner, at: int, end: int) -> bool:
    if not script.content.startswith(banner.after, end) or _in_a_sentence(script.content, at):
        return False
    if not banner.near:
        return True
    around = script.content[max(0, at - NEAR) : end + NEAR]
    return any(word in around for word in banner.near)
