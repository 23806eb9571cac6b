"""
requirements.txt, as pip reads it: with -r and -c, markers, extras, hashes, addresses, editable installs, lines that go on.

Only ``==`` and ``===`` without a wildcard name a version; ``>=0.6,<1`` is asked for and names none.  A constraint (-c) gives a
version to what is named elsewhere and is no component of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, without_secrets
from hegui.text import Text

DEEPEST = 20  # files that include each other
WHAT = Text("requirements 依赖清单", "requirements file")

_ENDS_OPEN = re.compile(r"\\\s*$")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_OPTION = re.compile(r"\s--?[A-Za-z][\w-]*(?:[ =]\S+)?")
_HASH = re.compile(r"--hash[= ]\s*(\w+:[0-9A-Fa-f]+)")
_INCLUDES = re.compile(r"(?:-r|--requirement|-c|--constraint)[ =]?\s*(?P<file>\S.*)")
_EDITABLE = re.compile(r"(?:-e|--editable)[ =]\s*(?P<what>\S.*)")
_ADDRESS = re.compile(r"(?:git|hg|svn|bzr)\+|(?:https?|ftp|file|git|ssh|hg|svn|bzr|lp)://", re.IGNORECASE)
_EGG = re.compile(r"[#&]egg=([A-Za-z0-9][\w.-]*)")
_FILE = re.compile(
    r"^(?P<name>[A-Za-z0-9][\w.-]*?)-(?P<version>\d[\w.+!]*)(?:-[\w.-]+?\.whl|\.tar\.(?:gz|bz2|xz)|\.zip)(?:[#?]|$)"
)
_LOOKS = re.compile(
    r"(?:-[a-zA-Z-]|[A-Za-z0-9][\w.-]*\s*(?:\[|[=<>!~]=|[<>@;#]|$)|(?:git|hg|svn|bzr)\+\w+:|\w+://\S+$)"
)
_NAMED = re.compile(
    r"(?P<name>[A-Za-z0-9][\w.-]*?)\s*(?:\[[^\]]*\]\s*)?(?P<asks>[=<>!~]+\s*[^\s;,]+)\s*(?:;[^;]*)?$"
)


@reader(
    "requirements",
    takes=("*requirements*.txt", "requirements/*.txt"),
    title=Text("Python 依赖清单 requirements.txt", "Python requirements.txt"),
    needs="supply",
    named=True,
)
def read_requirements(source: Source) -> Iterator[Read]:
    """Yield the Packages that pip would be asked for; a text that merely bears the name is read as a text."""
    from hegui.readers.packages import text_of
    from hegui.readers.text_files import read_text

    assert source.path is not None
    try:
        lines = [line.strip() for line in text_of(source.path).splitlines() if line.strip()]
    except (OSError, UnicodeError, MemoryError, EOFError):
        lines = []
    said = [line for line in lines if not line.startswith("#")]
    if said and sum(_LOOKS.match(line) is not None for line in said) * 2 < len(said):
        yield from read_text(source)
        return
    yield from read_packages(source, WHAT, packages)


@dataclass(slots=True)
class _Gathering:
    """What a requirements file and those it includes say."""

    found: list[Package] = field(default_factory=list)
    pins: dict[str, str] = field(default_factory=dict)  # of constraints
    skipped: list[Skipped] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    gathering = _Gathering()
    _gather(file, gathering, constraints=False, depth=0)
    for each in gathering.found:
        pinned = gathering.pins.get(_normal(each.name))
        yield replace(each, version=pinned, asks="") if each.version is None and pinned else each
    yield from gathering.skipped


def _gather(file: Manifest, into: _Gathering, *, constraints: bool, depth: int) -> None:
    if file.source.name in into.seen or depth > DEEPEST:
        return
    into.seen.add(file.source.name)
    for number, line in _lines(file.text):
        place = Place(file.source.name, line=number)
        if (includes := _INCLUDES.match(line)) is not None:
            _include(file, includes, line, place, into, constraints, depth)
            continue
        if line.startswith("-") and not _EDITABLE.match(line):
            continue  # an option of pip: an index, a format
        each = _package(line, place)
        if isinstance(each, Skipped):
            into.skipped.append(each)
        elif each is not None and not constraints:
            into.found.append(each)
        elif each is not None and each.version:
            into.pins.setdefault(_normal(each.name), each.version)


def _include(
    file: Manifest,
    includes: re.Match[str],
    line: str,
    place: Place,
    into: _Gathering,
    constraints: bool,
    depth: int,
) -> None:
    constrains = constraints or line.startswith(("-c", "--constraint"))
    there = file.other(includes["file"].strip())
    if there is not None:
        _gather(there, into, constraints=constrains, depth=depth + 1)
        return
    into.skipped.append(
        Skipped(
            place,
            Text(
                "引用的清单不在检查范围内或读不到，其中的组件未查看",
                "the list included here is not at hand, or outside of what is under check: not looked at",
            ),
        )
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines without their comments, each with the number it begins at; as for pip, a line of comment ends what goes on."""
    held, begun = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        begun = begun if held else number
        if _ENDS_OPEN.search(line) and not line.lstrip().startswith("#"):
            held += _ENDS_OPEN.sub(" ", line)
            continue
        whole = _COMMENT.sub("", held + line).strip()
        held = ""
        if whole:
            yield begun, whole
    if whole := _COMMENT.sub("", held).strip():
        yield begun, whole


def _package(line: str, place: Place) -> Package | Skipped | None:
    digests = tuple(_HASH.findall(line))
    editable = _EDITABLE.match(line)
    said = editable["what"] if editable else _OPTION.split(line, maxsplit=1)[0].strip()
    if len(said) > 1 and said[0] == said[-1] and said[0] in "'\"":
        said = said[1:-1]
    if _ADDRESS.match(said):
        return _from_address(said, place, digests)
    if (
        editable
        or said.startswith((".", "/", "~"))
        or "\\" in said
        or re.match(r"[\w./-]+\.(?:whl|zip|gz)$", said)
    ):
        return _from_folder(said, place, digests)
    return _from_index(said, place, digests)


def _from_index(said: str, place: Place, digests: tuple[str, ...]) -> Package | Skipped | None:
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        asked = Requirement(said)
    except InvalidRequirement:
        if re.fullmatch(r"[\w.-]+/[\w./-]*", said):
            return None  # a folder of one's own
        if (named := _NAMED.match(said)) is not None:  # ``fabric==dev``: a name all the same, and no version
            return Package(place, "PyPI", named["name"], asks=named["asks"], digests=digests)
        return Skipped(
            place, Text("这一行不是 pip 能读的依赖", "this line is no requirement that pip could read")
        )
    if asked.url:
        made = _from_address(asked.url, place, digests)
        return replace(made, name=asked.name) if isinstance(made, Package) else made
    exact = [
        s.version for s in asked.specifier if s.operator in ("==", "===") and not s.version.endswith(".*")
    ]
    return Package(
        place, "PyPI", asked.name, version=exact[0] if exact else None,
        asks="" if exact else str(asked.specifier), direct=None, digests=digests,
    )  # fmt: skip


def _from_address(address: str, place: Place, digests: tuple[str, ...]) -> Package | Skipped | None:
    """What an address names: by ``#egg=``, by the file it ends in, else by the repository."""
    bare, _, fragment = address.partition("#")
    if address.lower().startswith("file:"):
        return _from_folder(bare, place, digests)
    digests += tuple(
        f"{kind}:{value}"
        for kind, value in re.findall(r"(sha256|sha384|sha512|sha1|md5)=([0-9a-f]+)", fragment)
    )
    egg, file = _EGG.search(address), _FILE.search(bare.partition("?")[0].rpartition("/")[2])
    version = file["version"] if file else None
    if egg or file:
        name = egg[1] if egg else file["name"] if file else ""
        return Package(place, "PyPI", name, version=version, digests=digests, origin=without_secrets(bare))
    last = bare.partition("@")[0] if "://" not in bare else bare
    name = re.sub(r"\.git$", "", re.split(r"@(?=[^/]*$)", last.rstrip("/"))[0].rpartition("/")[2])
    if not name:
        return Skipped(
            place, Text("看不出这个地址是什么软件包", "this address does not tell which package it is")
        )
    return Package(place, "PyPI", name, digests=digests, origin=without_secrets(bare))


def _from_folder(said: str, place: Place, digests: tuple[str, ...]) -> Package | None:
    """A file of a package lies beside; a folder is the project's own and no component."""
    file = _FILE.search(said.partition("#")[0].replace("\\", "/").rpartition("/")[2])
    if file is None:
        return None
    return Package(place, "PyPI", file["name"], version=file["version"], digests=digests, origin="file")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
