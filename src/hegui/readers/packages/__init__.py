"""
Files that name software: lock files, manifests, installations, lists.  One file a format; each turns a text into Packages.

What counts as a component: whatever the file locks or lists that comes from somewhere else.  The project itself, the members of
its workspace and folders of its own that it links are none.  Packages for development are, and are marked so; optional and peer
packages are where they are locked.  The same name and version is told once a file.  Nothing is resolved, installed or run.

A parser gets a Manifest and yields Packages, and Skipped for an entry that it cannot tell; whatever it stumbles over ends as
"not a whole ..." with what was read before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hegui.errors import SourceError
from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source
from hegui.readers.encodings import encoding_of, text_of_head
from hegui.readers.files import Broken, head_of, why
from hegui.text import Text

MOST_BYTES = 128 << 20  # of a file of packages; the largest lock files known hold some 10 MB

NEEDS = Text(
    "缺少读取软件清单的组件；请安装：pip install 'hegui[supply]'",
    "what reads lists of software is not installed: pip install 'hegui[supply]'",
)


@dataclass(frozen=True, slots=True, repr=False)
class Manifest:
    """A file of packages: its text, and the files beside it."""

    source: Source
    text: str

    @property
    def place(self) -> Place:
        return Place(self.source.name)

    @property
    def folder(self) -> str:
        """The folder it lies in, by the name that reports give it; empty where it was named itself."""
        return self.source.name.rpartition("/")[0]

    def other(self, relative: str) -> Manifest | None:
        """Another file, by its way from this one; None where it is missing or outside of what is under check."""
        there = self._at(relative)
        if there is None:
            return None
        try:
            text = text_of(there)
        except (*Broken, SourceError, UnicodeError, MemoryError):
            return None
        name = _joined(self.folder, relative)
        assert self.source.path is not None
        tree = self._root(self.source.path)
        return Manifest(
            replace(self.source, path=there, name=name, target=str(there), asked=False, tree=tree), text
        )

    def has(self, relative: str) -> bool:
        """Is there such a file?"""
        return self._at(relative) is not None

    def _at(self, relative: str) -> Path | None:
        path = self.source.path
        if path is None or self.source.inside is not None or "\x00" in relative:
            return None
        try:
            there = (path.parent / relative).resolve()
            return there if there.is_relative_to(self._root(path)) and there.is_file() else None
        except (OSError, ValueError, RuntimeError):
            return None

    def _root(self, path: Path) -> Path:
        """What may be read: the folder under check; for a file named by itself its repository, else the folder above it."""
        if self.source.tree is not None:
            return self.source.tree.resolve()
        here = path.parent.resolve()
        repository = next((f for f in (here, *here.parents) if (f / ".git").exists()), None)
        return repository or (here.parent if len(here.parts) > 2 else here)


def _joined(folder: str, relative: str) -> str:
    parts = [p for p in folder.split("/") if p]
    for step in relative.replace("\\", "/").split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)


class Refused(ValueError):
    """What a parser will not read, in words for people."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


Parser = Callable[[Manifest], Iterator[Package | Skipped]]


def read_packages(source: Source, what: Text, parse: Parser) -> Iterator[Read]:
    """The packages that ``parse`` finds in a file; ``what`` names the format in reports."""
    assert source.path is not None
    place = Place(source.name)
    try:
        text = text_of(source.path)
    except Broken as wrong:
        raise SourceError(
            why(wrong), Text("检查文件和权限。", "Check the file and its permissions.")
        ) from None
    except UnicodeError:
        yield Skipped(
            place,
            Text(
                "{what}的编码无法识别，其中的组件未查看",
                "{what}: an unknown encoding; its components were not looked at",
            ).fill(what=what),
            asked=source.asked,
        )
        return
    except MemoryError:
        yield Skipped(
            place,
            Text(
                "{what}大于 {n} MB，其中的组件未查看",
                "{what}: larger than {n} MB; its components were not looked at",
            ).fill(what=what, n=MOST_BYTES >> 20),
            asked=source.asked,
        )
        return
    yield from _told(Manifest(source, text), what, parse)


def _told(manifest: Manifest, what: Text, parse: Parser) -> Iterator[Read]:
    found: dict[tuple[object, ...], Package] = {}
    skipped: list[Skipped] = []
    try:
        for each in parse(manifest):
            if isinstance(each, Skipped):
                skipped.append(replace(each, asked=each.asked or manifest.source.asked))
                continue
            key = (each.ecosystem, each.name, each.version, each.asks if each.version is None else "")
            found[key] = _both(found[key], each) if key in found else each
    except ModuleNotFoundError:
        skipped.append(Skipped(manifest.place, NEEDS, asked=manifest.source.asked))
    except Refused as wrong:
        skipped.append(Skipped(manifest.place, wrong.text, asked=manifest.source.asked))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # never its words
        skipped.append(
            Skipped(
                manifest.place,
                Text(
                    "不是完整的{what}，其中的组件没有（全部）看到",
                    "not a whole {what}: its components were not (all) looked at",
                ).fill(what=what),
                asked=manifest.source.asked,
            )
        )
    yield from found.values()
    yield from dict.fromkeys(skipped)


def _both(one: Package, other: Package) -> Package:
    """The same package named twice."""
    direct = True if one.direct or other.direct else one.direct if one.direct is not None else other.direct
    return replace(
        one,
        direct=direct,
        development=one.development and other.development,
        digests=tuple(dict.fromkeys((*one.digests, *other.digests))),
        origin=one.origin or other.origin,
        licence=one.licence or other.licence,
        needs=one.needs if other.needs is None else tuple(dict.fromkeys((*(one.needs or ()), *other.needs))),
    )


def text_of(path: Path) -> str:
    """The whole file as text.  Raises UnicodeError where it is none, MemoryError where it is too large."""
    data = head_of(path, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise MemoryError
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        codec = encoding_of(data[: 1 << 16])
        if codec is None:
            raise UnicodeError from None
        return text_of_head(data, codec)


def without_secrets(address: str) -> str:
    """An address without its user, password and query, which may hold a token.

    >>> without_secrets("git+https://token@git.example/a.git?key=1#v2")
    'git+https://git.example/a.git#v2'
    """
    bare, sign, fragment = address.partition("#")
    return re.sub(r"(?<=//)[^/@]*@", "", bare.partition("?")[0]) + sign + fragment


LONG_LINE, MANY_DOTS = (
    100_000,
    1_000,
)  # characters of a line of TOML, and dots in it: no tool writes such a one


def toml(text: str) -> dict[str, Any]:
    """A TOML document.  Raises ValueError where it is none, and for a key of thousands of parts, which keeps the parser busy for minutes."""
    import tomllib

    if any(line.count(".") > MANY_DOTS for line in text.split("\n") if len(line) > LONG_LINE):
        raise ValueError
    return tomllib.loads(text)


def yaml_documents(text: str) -> Iterator[dict[str, Any]]:
    """The documents of a YAML text.  Raises ValueError where it is none, TypeError where one is no mapping."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for each in yaml.load_all(text, Loader=loader):
            if each is not None:
                yield table(each)
    except yaml.YAMLError:
        raise ValueError from None


def table(value: Any) -> dict[str, Any]:
    """A mapping, or an empty one where there is none.  Raises TypeError for anything else."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise TypeError
    return value


def rows(value: Any) -> list[Any]:
    """A list, or an empty one where there is none.  Raises TypeError for anything else."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError
    return value


def licence_of(value: Any) -> str:
    """A licence as npm, Composer and others write it: a name, an expression, a table with a type, or a choice of several.

    >>> licence_of("MIT"), licence_of([{"type": "MIT"}, "GPL-2.0-only"]), licence_of({"type": "ISC"})
    ('MIT', 'MIT OR GPL-2.0-only', 'ISC')
    """
    if isinstance(value, list):
        told = [licence_of(each) for each in value]
        return " OR ".join(f"({t})" if " " in t else t for t in told if t)
    return word(value.get("type")) if isinstance(value, dict) else word(value)


def word(value: Any) -> str:
    """A text, or an empty one where it is anything else."""
    return value if isinstance(value, str) else ""
