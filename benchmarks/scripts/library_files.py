"""
Reads each published file once: its digests, whether it states its version, and the words that survive in it.

The words are read from the minified form: the file itself where it is published minified, else what ``minify.mjs
esbuild`` made of it.  What was read is kept beside the corpus, so that a second run reads only files that are new.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from corpus import folder_of

from hegui.scripts.banners import told_by_banner
from hegui.scripts.content import Script
from hegui.scripts.digests import SHORTEST, bare, digest
from hegui.scripts.titles import told_by_title
from hegui.scripts.versions import order

SMALLEST = 800  # bytes
_RELEASE_IN_NAME = re.compile(r"[-._@]v?(\d{1,2}\.\d{1,3}\.\d{1,3}(?:\.\d+)?)(?=[-.])")
Words = np.ndarray[
    tuple[int], np.dtype[np.int32]
]  # the words of a file in their order, as places in ``Read.words``


@dataclass(frozen=True, slots=True)
class File:
    """One published file."""

    version: str
    path: str
    digests: tuple[int, ...]  # of the whole, and of the file without its first comment
    states: tuple[bool, bool]  # it says its own version somewhere; it does beneath its first comments
    keys: frozenset[str]  # properties in which it does
    said: frozenset[str]  # versions that its banner states
    words: Words | None


@dataclass
class Read:
    """All files of a library, and the words that they use."""

    files: dict[str, File] = field(default_factory=dict)
    words: dict[bytes, int] = field(default_factory=dict)
    twins: dict[str, Words] = field(default_factory=dict)  # other minifiers' forms, by "<kind> <path>"

    def numbered(self, survivors: Iterable[bytes]) -> Words:
        at = self.words
        return np.array([at.setdefault(w, len(at)) for w in survivors], np.int32)


def read_library(
    library: str, corpus: Path, minified: Path, wanted: set[str], twins: dict[str, Path]
) -> Read:
    """What is known of a library's files: the digests of all, the words of those ``wanted``.

    ``twins`` are folders of forms that other minifiers made of some files.
    """
    kept = corpus.parent / "kept" / f"{folder_of(library)}.pickle"
    read: Read = pickle.loads(kept.read_bytes()) if kept.exists() else Read()
    fresh = 0
    for file in published_files(library, corpus):
        path = file.relative_to(corpus)
        held = read.files.get(str(path))
        if file.stat().st_size >= SMALLEST and (held is None or (held.words is None and str(path) in wanted)):
            fresh += 1
            content = file.read_bytes()
            whole = str(path) in wanted
            read.files[str(path)] = (
                read_file(library, path, content, minified / path, read)
                if whole
                else glanced_at(path, content)
            )
        for kind, folder in twins.items():
            name = f"{kind} {path}"
            if name not in read.twins and (folder / path).exists():
                fresh += 1
                read.twins[name] = read.numbered(Script((folder / path).read_bytes()).survivors)
    if fresh:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(pickle.dumps(read))
    return read


def published_files(library: str, corpus: Path) -> Iterator[Path]:
    home = corpus / folder_of(library)
    for file in sorted(home.rglob("*.*")) if home.exists() else []:
        copied = library != "jquery" and file.name in ("jquery.js", "jquery.min.js", "jquery.slim.min.js")
        copied = copied or is_older(file.name, file.relative_to(home).parts[0])
        if file.suffix in (".js", ".mjs", ".cjs") and file.is_file() and not copied:
            yield file


def is_older(name: str, version: str) -> bool:
    """Whether a file is called by another release than the one it lies in: some packages carry all that came before."""
    said = _RELEASE_IN_NAME.search(name)
    return said is not None and not f"{version}.".startswith(f"{said[1]}.")


def read_file(library: str, path: Path, content: bytes, minified: Path, read: Read) -> File:
    version = path.parts[1]
    script = Script(content)
    keys = frozenset(name for v, name in own_names(script) if order(v) == order(version))
    banners = [c for c in told_by_banner(script) if c.library == library]
    banners = banners or [c for c in told_by_title(script) if c.library == library]
    said = frozenset(c.version for c in banners if c.version)
    form = minified.read_bytes() if minified.exists() else bare(content) if is_minified(content) else None
    words = read.numbered(Script(form).survivors) if form else None
    somewhere, beneath = states(path, content)
    stated = somewhere or bool(keys) or any(order(v) == order(version) for v in said), beneath or bool(keys)
    return File(version, "/".join(path.parts[2:]), digests_of(content), stated, keys, said, words)


def glanced_at(path: Path, content: bytes) -> File:
    """A file of which only the digests are wanted."""
    return File(
        path.parts[1],
        "/".join(path.parts[2:]),
        digests_of(content),
        states(path, content),
        frozenset(),
        frozenset(),
        None,
    )


def states(path: Path, content: bytes) -> tuple[bool, bool]:
    """Whether a file says its version anywhere, and whether it does beneath its first comments."""
    says = re.compile(rb"(?<![\d.])" + re.escape(path.parts[1].encode()) + rb"(?![\d.])")
    return says.search(content) is not None, says.search(bare(content)) is not None


def digests_of(content: bytes) -> tuple[int, ...]:
    text = bare(content)
    return tuple(dict.fromkeys((digest(content), *((digest(text),) if len(text) >= SHORTEST else ()))))


def is_minified(content: bytes) -> bool:
    return len(content) >= 300 * (content.count(b"\n") + 1)


def own_names(script: Script) -> Iterator[tuple[str, str]]:
    """(version, name of a property it is given to), local names followed."""
    for literal in script.literals:
        if literal.owned:
            yield literal.version, literal.name
        elif literal.name:
            for name in script.takers(literal):
                yield literal.version, name
