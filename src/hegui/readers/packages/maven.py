"""
pom.xml: the dependencies that a Maven project names, with versions from its properties, parents and dependencyManagement.

A version managed by a pom that is not at hand (an imported BOM, a parent from a repository) is not guessed: the component is told
without a version, and the pom that would tell it is listed as not looked at.  What dependencies bring with them is not in a pom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.masking import safe_name
from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages
from hegui.readers.packages.maven_models import (
    Dependency,
    Effective,
    Model,
    effective,
    in_repository,
    own_modules,
)
from hegui.text import Text

Managed = dict[tuple[str, str, str, str], tuple[str, str]]  # what is managed -> version, scope


@reader("maven", takes=("pom.xml", "*.pom"), title=Text("Maven 的 pom.xml", "Maven's pom.xml"), named=True)
def read_pom(source: Source) -> Iterator[Read]:
    """Yield the Packages that a pom names."""
    yield from read_packages(source, Text("pom.xml", "pom.xml"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    whole = effective(file)
    managed = _managed(whole, file)
    own = own_modules(file)
    unknown = 0
    for said in (d for m in whole.chain for d in m.dependencies):
        name = f"{whole.fill(said.group)}:{whole.fill(said.artifact)}"
        if name in own:
            continue
        version, scope = managed.get(_key(said, whole), ("", ""))
        asked = whole.fill(said.version) or version
        exact = _exact(asked)
        unknown += not asked or "${" in asked
        yield Package(
            file.place, "Maven", name, version=exact, asks="" if exact else asked, direct=True,
            development=(said.scope or scope) == "test",
            origin="file" if said.scope == "system" else "",
        )  # fmt: skip
    yield from _not_at_hand(file, whole, unknown)


def _not_at_hand(file: Manifest, whole: Effective, unknown: int) -> Iterator[Skipped]:
    if unknown:
        yield Skipped(
            file.place,
            Text(
                "{n} 个依赖的版本由不在手边的 pom 管理，版本未知：{poms}",
                "the versions of {n} dependencies are managed by poms that are not at hand, and are not known: {poms}",
            ).fill(n=unknown, poms=safe_name(", ".join(dict.fromkeys(whole.missing))) or "?"),
        )
    others = sum(m.other_profiles for m in whole.chain)
    if others:
        yield Skipped(
            file.place,
            Text(
                "{n} 个默认不启用的 profile 中的依赖未查看",
                "dependencies of {n} profiles that are not on by default: not looked at",
            ).fill(n=others),
        )


def _exact(version: str) -> str | None:
    """``[1.2]`` is 1.2; other ranges and what is not filled in name no version."""
    alone = re.fullmatch(r"\[([^,\[\]]+)\]", version)
    if alone:
        return alone[1]
    if not version or "${" in version or version[0] in "[(" or version in ("LATEST", "RELEASE"):
        return None
    return version


def _key(said: Dependency, whole: Effective) -> tuple[str, str, str, str]:
    return whole.fill(said.group), whole.fill(said.artifact), said.type or "jar", said.classifier


def _managed(whole: Effective, file: Manifest) -> Managed:
    """What the pom, its parents and the BOMs that they import say of versions: the nearest wins."""
    found: Managed = {}
    boms: list[tuple[str, str, str]] = []
    for each in (d for m in whole.chain for d in m.managed):
        if each.type == "pom" and each.scope == "import":
            boms.append((whole.fill(each.group), whole.fill(each.artifact), whole.fill(each.version)))
            continue
        found.setdefault(_key(each, whole), (whole.fill(each.version), each.scope))
    for bom in boms:
        _import(bom, found, whole.missing, file, depth=0)
    return found


def _import(
    coordinates: tuple[str, str, str], into: Managed, missing: list[str], file: Manifest, depth: int
) -> None:
    first = in_repository(*coordinates)
    if first is None or depth > 10:
        missing.append(":".join(coordinates))
        return
    whole = Effective([first])
    while (parent := whole.chain[-1].parent) is not None and len(whole.chain) < 30:
        above: Model | None = in_repository(*parent)
        if above is None:
            missing.append(":".join(parent))
            break
        whole.chain.append(above)
    for each in (d for m in whole.chain for d in m.managed):
        if each.type == "pom" and each.scope == "import":
            inner = (whole.fill(each.group), whole.fill(each.artifact), whole.fill(each.version))
            _import(inner, into, missing, file, depth + 1)
            continue
        into.setdefault(_key(each, whole), (whole.fill(each.version), each.scope))
