"""
yarn.lock of yarn 1 and of berry (2 and later).

Both list entries at the margin, with fields two blanks in.  Berry tells by ``resolution`` what an entry is: ``npm:``, an address,
a ``patch:`` of a package (which is that package), or a ``workspace:`` of the project's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, table
from hegui.readers.packages.npm_names import alias, origin_of, split
from hegui.readers.packages.reaching import reached
from hegui.text import Text

_FIELD = re.compile(r'(?P<name>"[^"]+"|[^\s":]+):?\s+(?P<value>.*)')
_GROUPS = ("dependencies", "optionalDependencies", "peerDependencies")


@reader(
    "yarn-lock",
    takes=("yarn.lock",),
    title=Text("yarn.lock（第 1 版与 berry）", "yarn.lock (1 and berry)"),
    named=True,
)
def read_yarn(source: Source) -> Iterator[Read]:
    """Yield the Packages that yarn locked."""
    yield from read_packages(source, Text("yarn.lock", "yarn.lock"), packages)


@dataclass(slots=True)
class _Entry:
    """An entry: what asks for it, its fields, and what it needs."""

    keys: list[str]
    fields: dict[str, str] = field(default_factory=dict)
    needs: list[str] = field(default_factory=list)  # "name@range"


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    entries = _entries(file.text)
    berry = any(e.keys == ["__metadata"] for e in entries)
    if (
        not berry
        and "yarn lockfile" not in file.text[:500]
        and not all("version" in e.fields for e in entries)
    ):
        raise ValueError
    named, main = _asked_for(file, entries)
    listed = [e for e in entries if e.keys != ["__metadata"]]
    told = [_of_berry(file, e) if berry else _of_one(file, e) for e in listed]
    met = {_bare(key): made for e, made in zip(listed, told, strict=True) if made for key in e.keys}
    for entry, made in zip(listed, told, strict=True):
        if made is None:
            continue
        needs = [met[_bare(n)] for n in entry.needs if _bare(n) in met]
        direct = any(_bare(key) in named for key in entry.keys) if named is not None else None
        development = main is not None and not any(_bare(key) in main for key in entry.keys)
        yield Package(
            made.place, "npm", made.name, version=made.version, asks=made.asks, direct=direct,
            development=development, digests=made.digests, origin=made.origin,
            needs=tuple(f"{each.name} {each.version}" for each in needs),
        )  # fmt: skip


def _of_one(file: Manifest, entry: _Entry) -> Package | None:
    called, asked = split(entry.keys[0])
    resolved = entry.fields.get("resolved", "")
    if re.match(r"link:|file:(?!.*\.t(?:ar\.)?gz)", asked) and not resolved:
        return None
    name, _ = alias(called, asked)
    integrity = tuple(entry.fields.get("integrity", "").split())
    sha1 = re.search(r"#([0-9a-f]{40})$", resolved)
    digests = integrity or ((f"sha1:{sha1[1]}",) if sha1 and not origin_of(resolved) else ())
    return Package(
        file.place, "npm", name, version=entry.fields["version"], digests=digests, origin=origin_of(resolved)
    )


def _of_berry(file: Manifest, entry: _Entry) -> Package | None:
    name, behind = split(entry.fields["resolution"])
    if behind.startswith(("workspace:", "link:", "portal:")):
        return None
    if behind.startswith("file:") and not re.search(r"\.t(?:ar\.)?gz", behind):
        return None
    if behind.startswith(("patch:", "virtual:")):
        inner = re.match(r"(?:virtual:[0-9a-f]+#)?(?:patch:)?(?P<name>@?[^@]+)@(?P<rest>[^#]*)", behind)
        name, behind = (inner["name"], unquote(inner["rest"])) if inner else (name, behind)
    origin = origin_of(re.sub(r"^npm:", "", behind))
    digest = entry.fields.get("checksum", "")
    return Package(
        file.place, "npm", name, version=entry.fields["version"], origin=origin,
        digests=(f"sha512:{digest.rpartition('/')[2]}",) if digest else (),
    )  # fmt: skip


def _entries(text: str) -> list[_Entry]:
    entries: list[_Entry] = []
    inside = ""
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = len(line) - len(line.lstrip(" "))
        line = line.strip()
        if depth == 0:
            if not line.endswith(":"):
                if line.startswith("? "):  # a key too long for YAML: "? key" and then ":"
                    entries.append(_Entry(_keys(line[2:])))
                    continue
                if line == ":":
                    continue
                raise ValueError
            entries.append(_Entry(_keys(line[:-1])))
            inside = ""
            continue
        if not entries:
            raise ValueError
        if depth == 2 and line.endswith(":"):
            inside = line[:-1].strip('"')
            continue
        found = _FIELD.match(line)
        if found is None and depth > 2:
            continue  # a heading further in, such as a peer that is optional
        if found is None:
            raise ValueError
        name, value = found["name"].strip('"'), found["value"].strip().strip('"')
        if depth == 2:
            entries[-1].fields[name] = value
        elif inside in ("dependencies", "optionalDependencies"):
            entries[-1].needs.append(f"{name}@{value}")
    return entries


def _keys(line: str) -> list[str]:
    """The quoted or bare keys of an entry: ``a@^1, "b@^2, c@^3"``; berry puts all of them in one pair of quotes."""
    return [key.strip().strip('"') for key in line.replace('"', "").split(",")] if line else []


def _bare(key: str) -> str:
    """A key without the protocol that berry puts before a range."""
    return (
        key.replace("@npm:", "@", 1)
        if "@npm:" in key and key.count("@npm:") == 1 and not _is_alias(key)
        else key
    )


def _is_alias(key: str) -> bool:
    return "@" in key.partition("@npm:")[2]


def _asked_for(file: Manifest, entries: list[_Entry]) -> tuple[set[str] | None, set[str] | None]:
    """What the package.json beside asks for, and what can be reached without its development dependencies.

    A project of several workspaces asks in several places: berry lists them in the lock itself, yarn 1 does not tell.
    """
    own = [e for e in entries if "@workspace:" in e.fields.get("resolution", "")]
    beside = file.other("package.json")
    try:
        said = table(json.loads(beside.text)) if beside is not None else {}
    except (ValueError, TypeError):
        said = {}
    if not said or (said.get("workspaces") and not own):
        return None, None
    development = {_bare(f"{n}@{r}") for n, r in table(said.get("devDependencies")).items()}
    asked = {_bare(f"{n}@{r}") for group in _GROUPS for n, r in table(said.get(group)).items()}
    asked |= {_bare(n) for e in own for n in e.needs} - development
    needs = {_bare(key): [_bare(n) for n in e.needs] for e in entries for key in e.keys}
    return asked | development, None if len(own) > 1 else reached(asked, needs)
