"""``signatures.toml`` made ready: banners with the words they need, properties, names of files."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_WORD = re.compile(rb"(?<![\w$])[\w$]{3,}(?![\w$])")


@dataclass(frozen=True, slots=True)
class Banner:
    """A literal text before a version and one after it; ``words`` must all be in the file."""

    library: str
    before: bytes
    after: bytes
    words: frozenset[bytes]
    near: frozenset[bytes] = frozenset()  # one of these must stand close by; empty: the text says the name


@dataclass(frozen=True, slots=True)
class Signature:
    library: str
    properties: tuple[str, ...]
    beside: frozenset[bytes]  # words that only this library has
    files: tuple[str, ...]
    packages: tuple[str, ...]
    parts: frozenset[str]  # what its files are called in their titles, after its name
    enough: frozenset[bytes]  # words that together only this library has
    needs: frozenset[bytes]  # words without which its names are another's
    titled: bool  # a title in a comment says the number of the release


@cache
def signatures() -> dict[str, Signature]:
    """What is written of each library, by its id."""
    return {
        library: Signature(
            library,
            tuple(row.get("property", ())),
            frozenset(word.encode() for word in row.get("with", ())),
            tuple(row.get("files", ())),
            tuple(row.get("npm", ())),
            frozenset(row.get("parts", ())),
            frozenset(word.encode() for word in row.get("enough", ())),
            frozenset(word.encode() for word in row.get("needs", ())),
            bool(row.get("titled", True)),
        )
        for library, row in _written().items()
    }


@cache
def banners() -> tuple[Banner, ...]:
    return tuple(
        _banner(
            library,
            text,
            frozenset(w.encode() for w in row["with"]) if kind == "banner_beside" else frozenset(),
        )
        for library, row in _written().items()
        for kind in ("banner", "banner_beside")
        for text in row.get(kind, ())
    )


def _banner(library: str, text: str, near: frozenset[bytes]) -> Banner:
    before, _, after = text.encode().partition(b"{v}")
    return Banner(library, before, after, frozenset(_WORD.findall(before + b" ")), near)


@cache
def _written() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "signatures.toml").read_text(encoding="utf-8"))
