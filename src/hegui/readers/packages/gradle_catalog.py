"""
Gradle's version catalogue, ``gradle/libs.versions.toml``: the libraries and plugins that a build may use, by their versions.

It names what the build names, not what that brings along; where a gradle.lockfile lies beside the build, that tells both.
Source: Gradle's manual, "Version Catalogs" (the TOML file format).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, table, toml, word
from hegui.text import Text

_RANGE = re.compile(r"[\[\](),]|\+$|^latest\.", re.IGNORECASE)  # [1.2, 2.0[, 1.+, latest.release
_NOT_TOLD = Text("这一项没有写明 group:name", "this entry names no group:name")


@reader(
    "gradle-catalog",
    takes=("*.versions.toml",),
    title=Text("Gradle 版本目录 libs.versions.toml", "Gradle's version catalogue libs.versions.toml"),
    named=True,
)
def read_catalog(source: Source) -> Iterator[Read]:
    """Yield the Packages that a version catalogue names."""
    yield from read_packages(source, Text("Gradle 版本目录", "version catalogue of Gradle"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    if file.has("gradle.lockfile") or file.has("../gradle.lockfile"):
        return
    said = toml(file.text)
    versions = table(said.get("versions"))
    for each in table(said.get("libraries")).values():
        if isinstance(each, str):
            group, _, rest = each.partition(":")
            name, _, version = rest.partition(":")
            asked = version
        else:
            group, _, name = word(table(each).get("module")).partition(":")
            group, name = group or word(each.get("group")), name or word(each.get("name"))
            asked = _asked(each.get("version"), versions)
        if group and name:
            yield _package(file, f"{group}:{name}", asked, development=False)
        else:
            yield Skipped(file.place, _NOT_TOLD)
    for each in table(said.get("plugins")).values():
        if isinstance(each, str):
            id, _, asked = each.partition(":")
        else:
            id, asked = word(table(each).get("id")), _asked(each.get("version"), versions)
        if id:  # what a plugin is published as in a Maven repository
            yield _package(file, f"{id}:{id}.gradle.plugin", asked, development=True)


def _package(file: Manifest, name: str, asked: str, *, development: bool) -> Package:
    exact = asked if asked and not _RANGE.search(asked) else None
    return Package(
        file.place,
        "Maven",
        name,
        version=exact,
        asks="" if exact else asked,
        direct=True,
        development=development,
    )


def _asked(version: Any, versions: dict[str, Any]) -> str:
    """A version as it is asked for: written out, by its name among ``versions``, or rich; empty where a platform settles it."""
    if isinstance(version, dict) and "ref" in version:
        version = versions.get(word(version["ref"]))
    if isinstance(version, dict):
        return word(version.get("strictly")) or word(version.get("require")) or word(version.get("prefer"))
    return word(version)
