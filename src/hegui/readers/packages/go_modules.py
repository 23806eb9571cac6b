"""
go.mod: what a Go module requires, after its replacements, with the digests of go.sum.

The ``go`` and ``toolchain`` lines name the least version of the standard library that will do, not the one that a program was
built with: it is told as asked for (``stdlib``, ">=1.22.3").  A module replaced by a folder is the project's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages
from hegui.text import Text

_INDIRECT = re.compile(r"\s*indirect\s*(?:;|$)")  # as the go command reads it: alone, or before a semicolon

_MODULE = re.compile(r"[\w.~-]+(?:/[\w.~+-]+)*")
_NO_MODULE = Text("这一行不是模块与版本", "this line names no module with its version")


@reader(
    "go-modules",
    takes=("go.mod",),
    title=Text("Go 模块 go.mod（连同 go.sum）", "Go modules: go.mod with go.sum"),
    named=True,
)
def read_go(source: Source) -> Iterator[Read]:
    """Yield the modules that go.mod requires, direct and indirect, and the least standard library."""
    yield from read_packages(source, Text("go.mod", "go.mod"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    required: list[tuple[str, str, bool, int]] = []
    replaced: dict[tuple[str, str], tuple[str, str]] = {}
    least = tools = ""
    seen = False
    for number, verb, said, comment in _statements(file.text):
        seen = seen or verb == "module"
        if verb == "require" and not (len(said) >= 2 and _MODULE.fullmatch(said[0])):
            yield Skipped(Place(file.source.name, line=number), _NO_MODULE)  # marks of a conflict, as a rule
        elif verb == "require":
            required.append((said[0], said[1], not _INDIRECT.match(comment), number))
        elif verb == "replace" and "=>" in said:
            at = said.index("=>")
            old, new = said[:at], said[at + 1 :]
            replaced[old[0], old[1] if len(old) > 1 else ""] = (new[0], new[1] if len(new) > 1 else "")
        elif verb == "go" and said:
            least = least or said[0]
        elif verb == "toolchain" and said and said[0].startswith("go"):
            tools = re.sub(r"[+-].*$", "", said[0][2:])
    if not seen and not required:
        raise ValueError
    sums = _sums(file)
    for name, version, direct, number in required:
        by = replaced.get((name, version)) or replaced.get((name, ""))
        if by is not None and not by[1]:
            continue
        origin = f"{by[0]}@{by[1]}" if by and by[0] != name else ""
        name, version = by or (name, version)
        digest = sums.get((name, version))
        yield Package(
            Place(file.source.name, line=number), "Go", name, version=version, direct=direct,
            digests=(digest,) if digest else (), origin=origin,
        )  # fmt: skip
    if least or tools:
        yield Package(file.place, "Go", "stdlib", asks=f">={tools or least}", direct=True)
    if tools:
        yield Package(file.place, "Go", "toolchain", asks=f">={tools}", direct=True)


def _statements(text: str) -> Iterator[tuple[int, str, list[str], str]]:
    """``(line, verb, words, comment)``: blocks in brackets are taken apart."""
    block = ""
    for number, line in enumerate(text.splitlines(), start=1):
        code, _, comment = line.partition("//")
        words = [w.strip('"`') for w in code.split()]
        if not words:
            continue
        if block:
            if words[0] == ")":
                block = ""
            else:
                yield number, block, words, comment
            continue
        if words[-1] == "(" or words[-1].endswith("("):
            block = words[0].rstrip("(")
            continue
        yield number, words[0], words[1:], comment


def _sums(file: Manifest) -> dict[tuple[str, str], str]:
    beside = file.other("go.sum")
    found = (line.split() for line in beside.text.splitlines()) if beside is not None else ()
    return {(w[0], w[1]): w[2] for w in found if len(w) == 3 and not w[1].endswith("/go.mod")}
