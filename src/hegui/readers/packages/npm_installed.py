"""package.json: of an installed package in node_modules, and of a project that locks nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, licence_of, read_packages, table, word
from hegui.readers.packages.npm_names import alias, origin_of
from hegui.text import Text

_GROUPS = ("dependencies", "optionalDependencies", "devDependencies")
_LOCKS = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb")
WHAT = Text("package.json", "package.json")


@reader(
    "npm-installed",
    takes=("node_modules/*/package.json", "node_modules/@*/*/package.json"),
    title=Text("node_modules 中已安装的包", "Packages installed in node_modules"),
    named=True,
)
def read_installed(source: Source) -> Iterator[Read]:
    """Yield the installed Package."""
    yield from read_packages(source, WHAT, installed)


def installed(file: Manifest) -> Iterator[Package | Skipped]:
    said = table(json.loads(file.text))
    name, version = word(said.get("name")), word(said.get("version"))
    if name and version:
        yield Package(
            file.place, "npm", name, version=version, origin=origin_of(word(said.get("_resolved"))),
            licence=licence_of(said.get("license") or said.get("licenses")), needs=tuple(table(said.get("dependencies"))),
        )  # fmt: skip


@reader(
    "npm-manifest",
    takes=("package.json",),
    title=Text("package.json（没有锁定文件时）", "package.json (where nothing is locked)"),
    named=True,
)
def read_manifest(source: Source) -> Iterator[Read]:
    """Yield what the project asks for, where no lock file beside or above says what it gets."""
    yield from read_packages(source, WHAT, asked_for)


def asked_for(file: Manifest) -> Iterator[Package | Skipped]:
    said = table(json.loads(file.text))
    if _is_locked(file):
        return
    for group in _GROUPS:
        for called, asked in table(said.get(group)).items():
            name, version = alias(called, word(asked))
            if re.match(r"(?:workspace|link|portal|file):", version) or not version:
                continue
            exact = (
                version.lstrip("=v")
                if re.fullmatch(r"[=v]?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?", version)
                else None
            )
            yield Package(
                file.place, "npm", name, version=exact, asks="" if exact else version, direct=True,
                development=group == "devDependencies", origin=_origin(version),
            )  # fmt: skip


def _origin(version: str) -> str:
    if re.fullmatch(r"[\w.-]+/[\w.-]+(?:#.*)?", version):
        return f"github:{version}"
    return origin_of(version)


def _is_locked(file: Manifest) -> bool:
    """By a lock in the same folder, or in one above: a workspace is locked by its root."""
    way = ""
    for _ in range(6):
        if any(file.has(way + lock) for lock in _LOCKS):
            return True
        way += "../"
    return False
