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
from hegui.readers.packages import Manifest, read_packages, table, word
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
    for lock in _documents(file.text):
        if "lockfileVersion" not in lock:
            raise ValueError
        yield from _of(file, lock)


def _documents(text: str) -> Iterator[dict[str, Any]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for each in yaml.load_all(text, Loader=loader):
            if each is not None:
                yield table(each)
    except yaml.YAMLError:
        raise ValueError from None


def _of(file: Manifest, lock: dict[str, Any]) -> Iterator[Package | Skipped]:
    listed, snapshots = table(lock.get("packages")), table(lock.get("snapshots"))
    importers = table(lock.get("importers")) or {".": lock}
    named = {key for each in importers.values() for key in _asked(table(each), (*_GROUPS, "devDependencies"))}
    main = None
    if snapshots:
        needs = {key: _asked(table(each), _GROUPS) for key, each in snapshots.items()}
        main = {
            _PEERS.sub("", key)
            for key in reached(
                (k for each in importers.values() for k in _asked(table(each), _GROUPS)), needs
            )
        }
    for key, said in listed.items():
        each = table(said)
        told = _told(key, each)
        if told is None:
            continue
        name, version = told
        resolution = table(each.get("resolution"))
        where = word(resolution.get("tarball")) or word(resolution.get("repo"))
        bare = _PEERS.sub("", key)
        yield Package(
            file.place, "npm", name, version=version or None,
            direct=any(k in named for k in (key, bare, f"{name}@{version}")) or _is_named(key, named),
            development=bare not in main if main is not None else bool(each.get("dev")),
            digests=tuple(word(resolution.get("integrity")).split()),
            origin=origin_of(where) or ("git" if resolution.get("type") == "git" else ""),
        )  # fmt: skip


def _told(key: str, package: dict[str, Any]) -> tuple[str, str] | None:
    """Name and version by the key and by what stands inside; None for a folder of the project's own."""
    resolution = table(package.get("resolution"))
    if resolution.get("type") == "directory" or "directory" in resolution:
        return None
    name, version = word(package.get("name")), str(package.get("version") or "")
    if name and version:
        return name, version
    bare = _PEERS.sub("", key)
    if (five := _FIVE.match(bare)) is not None:
        return name or five["name"], version or five["version"]
    called, behind = split(bare.lstrip("/"))
    if not behind:
        raise ValueError
    behind = re.sub(r"_.*$", "", behind) if re.match(r"\d", behind) else behind
    return name or called, version or (behind if re.match(r"\d", behind) else "")


def _asked(said: dict[str, Any], groups: tuple[str, ...]) -> list[str]:
    """The keys, as ``snapshots`` has them, of what somebody depends on."""
    found = []
    for group in groups:
        for name, behind in table(said.get(group)).items():
            version = str(behind.get("version", "") if isinstance(behind, dict) else behind)
            if version.startswith(("link:", "workspace:")):
                continue
            # an alias and an address have the whole key in the place of the version
            plain = re.match(r"\d", version)
            found.append(
                f"{name}@{version}" if plain or version.startswith(("http", "file:")) else version.lstrip("/")
            )
    return found


def _is_named(key: str, named: set[str]) -> bool:
    """Keys of version 5 have slashes: ``/lodash/4.17.21`` is ``lodash@4.17.21``."""
    five = _FIVE.match(key)
    if five is None:
        return key.lstrip("/") in named
    behind = key[five.start("version") :]
    return f"{five['name']}@{behind}" in named
