"""
pnpm-lock.yaml, versions 5 to 9.

A key of ``packages`` names a package and its version: ``/lodash/4.17.21`` (5), ``/lodash@4.17.21`` (6), ``lodash@4.17.21`` (9),
with its peers behind ``_`` or in brackets; a package from elsewhere has its name and version inside.  What an importer links
(``link:``) is the project's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, table, word, yaml_documents
from hegui.readers.packages.npm_names import origin_of, split
from hegui.readers.packages.reaching import reached
from hegui.text import Text

_PEERS = re.compile(r"\(.*$")
_FIVE = re.compile(r"(?:[\w.:-]+)?/(?P<name>(?:@[^/]+/)?[^/]+)/(?P<version>\d[^_/]*)(?:_.*)?$")
_GROUPS = ("dependencies", "optionalDependencies")


@reader(
    "pnpm-lock",
    takes=("pnpm-lock.yaml",),
    title=Text("pnpm-lock.yaml（第 5 至 9 版）", "pnpm-lock.yaml (versions 5 to 9)"),
    needs="supply",
    named=True,
)
def read_pnpm(source: Source) -> Iterator[Read]:
    """Yield the Packages that pnpm locked."""
    yield from read_packages(source, Text("pnpm-lock.yaml", "pnpm-lock.yaml"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    for lock in yaml_documents(file.text):
        if "lockfileVersion" not in lock:
            raise ValueError
        yield from _of(file, lock)


def _of(file: Manifest, lock: dict[str, Any]) -> Iterator[Package | Skipped]:
    listed, snapshots = table(lock.get("packages")), table(lock.get("snapshots"))
    importers = table(lock.get("importers")) or {".": lock}
    main = _for_production(importers, snapshots) if snapshots else None
    named = {
        _plain(key)
        for each in importers.values()
        for key in _asked(table(each), (*_GROUPS, "devDependencies"))
    }
    needs: dict[str, list[str]] = {}
    for key, each in (snapshots or listed).items():
        needs.setdefault(_plain(key), []).extend(_plain(k) for k in _asked(table(each), _GROUPS))
    told = {_plain(key): _told(key, table(said)) for key, said in listed.items()}
    for key, said in listed.items():
        each, plain = table(said), _plain(key)
        one = told[plain]
        if one is None:
            continue
        resolution = table(each.get("resolution"))
        where = word(resolution.get("tarball")) or word(resolution.get("repo"))
        yield Package(
            file.place, "npm", one[0], version=one[1] or None, direct=plain in named,
            development=plain not in main if main is not None else bool(each.get("dev")),
            digests=tuple(word(resolution.get("integrity")).split()),
            origin=origin_of(where) or ("git" if resolution.get("type") == "git" else ""),
            needs=tuple(dict.fromkeys(" ".join(n).strip() for k in needs.get(plain, ()) if (n := told.get(k)) is not None)),
        )  # fmt: skip


def _for_production(importers: dict[str, Any], snapshots: dict[str, Any]) -> set[str]:
    """Plain keys of what is reached without development dependencies: each copy with its peers is followed by itself."""
    start = (key for each in importers.values() for key in _asked(table(each), _GROUPS))
    needs = {key: _asked(table(each), _GROUPS) for key, each in snapshots.items()}
    return {_plain(key) for key in reached(start, needs)}


def _told(key: str, package: dict[str, Any]) -> tuple[str, str] | None:
    """Name and version by the key and by what stands inside; None for a folder of the project's own."""
    resolution = table(package.get("resolution"))
    if resolution.get("type") == "directory" or "directory" in resolution:
        return None
    name, version = word(package.get("name")), str(package.get("version") or "")
    if name and version:
        return name, version
    called, behind = split(_plain(key))
    if not behind:
        raise ValueError
    return name or called, version or (behind if re.match(r"\d", behind) else "")


def _plain(key: str) -> str:
    """A key without its peers, in the form of version 9: name, @, version.

    >>> _plain("/react-dom/17.0.2_react@17.0.2"), _plain("/@a/b@1.0.0(c@2.0.0)"), _plain("left-pad@1.3.0")
    ('react-dom@17.0.2', '@a/b@1.0.0', 'left-pad@1.3.0')
    """
    bare = _PEERS.sub("", key)
    if (five := _FIVE.match(bare)) is not None:
        return f"{five['name']}@{five['version']}"
    name, behind = split(bare.lstrip("/"))
    return f"{name}@{re.sub(r'_.*$', '', behind)}" if re.match(r"\d", behind) else bare.lstrip("/")


def _asked(said: dict[str, Any], groups: tuple[str, ...]) -> list[str]:
    """The keys, with their peers, of what somebody depends on."""
    found = []
    for group in groups:
        for name, behind in table(said.get(group)).items():
            version = str(behind.get("version", "") if isinstance(behind, dict) else behind)
            if version.startswith(("link:", "workspace:")):
                continue
            # an alias and an address have the whole key in the place of the version
            whole = not re.match(r"\d", version) and not version.startswith(("http", "file:"))
            found.append(version if whole else f"{name}@{version}")
    return found
