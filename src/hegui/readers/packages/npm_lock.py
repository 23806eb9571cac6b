"""
package-lock.json and npm-shrinkwrap.json, versions 1 to 3, and the hidden lock in node_modules.

Version 1 nests dependencies; 2 and 3 list folders, "" being the project, ``link`` a workspace.  An alias (``npm:other@1.0``)
is the package behind it.  Bundled packages are components like others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, licence_of, read_packages, table, word
from hegui.readers.packages.npm_names import alias, origin_of
from hegui.text import Text

_GROUPS = ("dependencies", "optionalDependencies", "peerDependencies", "devDependencies")


@reader(
    "npm-lock",
    takes=("package-lock.json", "npm-shrinkwrap.json", ".package-lock.json"),
    title=Text("npm 锁定文件 package-lock.json（第 1 至 3 版）", "npm's package-lock.json (versions 1 to 3)"),
    named=True,
)
def read_npm_lock(source: Source) -> Iterator[Read]:
    """Yield the Packages that npm locked."""
    yield from read_packages(source, Text("package-lock.json", "package-lock.json"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    lock = table(json.loads(file.text))
    if isinstance(lock.get("packages"), dict):
        yield from _folders(file, lock["packages"])
        return
    if "dependencies" not in lock and "lockfileVersion" not in lock:
        raise ValueError
    yield from _nested(file.place, table(lock.get("dependencies")), _asked_for(file))


def _folders(file: Manifest, listed: dict[str, Any]) -> Iterator[Package | Skipped]:
    own = [path for path in listed if not _installed(path)]
    named = {
        (path, name) for path in own for group in _GROUPS for name in table(table(listed[path]).get(group))
    }
    for path, said in listed.items():
        each = table(said)
        if not _installed(path) or each.get("link"):
            continue
        where, _, called = path.rpartition("node_modules/")
        version, resolved = word(each.get("version")), word(each.get("resolved"))
        yield Package(
            file.place, "npm", word(each.get("name")) or called, version=version or None,
            direct=(where.rstrip("/"), called) in named or (not where and any((p, called) in named for p in own))
            if own
            else None,
            development=bool(each.get("dev") or each.get("devOptional")),
            digests=tuple(word(each.get("integrity")).split()),
            origin=origin_of(resolved), licence=licence_of(each.get("license")), needs=_needs(path, each, listed),
        )  # fmt: skip


def _needs(path: str, said: dict[str, Any], listed: dict[str, Any]) -> tuple[str, ...]:
    """What a folder gets when it asks for its dependencies: the copy nearest above it, as Node.js looks."""
    found = []
    for called in (n for group in _GROUPS[:3] for n in table(said.get(group))):
        at: str | None = path
        while at is not None:
            inner = f"{at}/node_modules/{called}" if at else f"node_modules/{called}"
            if inner in listed:
                each = table(listed[inner])
                found.append(f"{word(each.get('name')) or called} {word(each.get('version'))}".strip())
                break
            at = at.rpartition("/node_modules/")[0] if "/node_modules/" in at else "" if at else None
    return tuple(dict.fromkeys(found))


def _installed(path: str) -> bool:
    return "node_modules/" in path


def _asked_for(file: Manifest) -> set[str] | None:
    beside = file.other("package.json")
    try:
        said = table(json.loads(beside.text)) if beside else None
        return {name for group in _GROUPS for name in table(said.get(group))} if said is not None else None
    except (ValueError, TypeError):
        return None


def _nested(place: Place, listed: dict[str, Any], named: set[str] | None) -> Iterator[Package]:
    left: list[tuple[dict[str, Any], tuple[dict[str, Any], ...]]] = [(listed, ())]
    while left:
        level, above = left.pop()
        for called, said in level.items():
            each = table(said)
            version = word(each.get("version"))
            if not re.match(r"file:(?!.*\.t(?:ar\.)?gz$)|link:", version):
                name, exact = alias(called, version)
                yield Package(
                    place, "npm", name, version=_exact(exact), asks="" if _exact(exact) else exact,
                    direct=(not above and called in named) if named is not None else None,
                    development=bool(each.get("dev")),
                    digests=tuple(word(each.get("integrity")).split()),
                    origin=origin_of(word(each.get("resolved")) or exact),
                    needs=_nearest(each, (table(each.get("dependencies")), level, *above)),
                )  # fmt: skip
            if isinstance(each.get("dependencies"), dict):
                left.append((each["dependencies"], (level, *above)))


def _nearest(said: dict[str, Any], levels: tuple[dict[str, Any], ...]) -> tuple[str, ...]:
    """What version 1 gives it for its ``requires``: the copy inside it, else the nearest above."""
    if not isinstance(said.get("requires"), dict):
        return ()
    told = []
    for called in said["requires"]:
        each = next((table(level[called]) for level in levels if called in level), None)
        if each is not None:
            name, version = alias(called, word(each.get("version")))
            told.append(f"{name} {version}" if _exact(version) else name)
    return tuple(told)


def _exact(version: str) -> str | None:
    """Version 1 writes an address in the place of a version where a package came from elsewhere."""
    return version if re.match(r"v?\d", version) else None
