"""
CycloneDX, an SBOM that somebody else wrote, in JSON and XML.

A component is known by its package URL; one without is told by its name and version, in no ecosystem.  What the SBOM is about
(metadata.component) is no component of itself, nor are files, operating systems and other things that are no packages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, rows, table, word
from hegui.readers.packages.xml_tree import Node, tree
from hegui.supply.purl import from_purl
from hegui.text import Text

_NO_PACKAGES = frozenset(
    ["file", "operating-system", "device", "firmware", "data", "cryptographic-asset", "machine-learning-model", "platform", "device-driver"]
)  # fmt: skip


def is_cyclonedx(head: bytes) -> bool:
    """By its own word, or by ``bom-ref``, which nothing else has: writers that sort their keys put the components first."""
    start = head[: 1 << 16]
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return re.search(rb'"bomFormat"\s*:\s*"CycloneDX"|"bom-ref"\s*:\s*"', start) is not None
    return re.search(rb"<(?:\w+:)?bom\s[^>]*cyclonedx\.org/schema/bom", start[:4096]) is not None


@reader(
    "cyclonedx",
    takes=("*.cdx.json", "*.cdx.xml", "bom.json", "bom.xml"),
    title=Text("CycloneDX 软件物料清单（JSON、XML）", "CycloneDX SBOM (JSON, XML)"),
    sniffs=is_cyclonedx,
)
def read_cyclonedx(source: Source) -> Iterator[Read]:
    """Yield the components of a CycloneDX file."""
    yield from read_packages(source, Text("CycloneDX 软件物料清单", "CycloneDX SBOM"), cyclonedx)


def cyclonedx(file: Manifest) -> Iterator[Package | Skipped]:
    text = file.text.lstrip()
    if text.startswith("<"):
        root = tree(text)
        if root.name != "bom":
            raise ValueError
        yield from _xml_components(file.place, root)
        return
    bom = table(json.loads(text))
    if bom.get("bomFormat") != "CycloneDX":
        raise ValueError
    left = rows(bom.get("components"))[::-1]
    found: list[tuple[str, Package]] = []
    while left:
        each = table(left.pop())
        left.extend(rows(each.get("components"))[::-1])
        digests = tuple(
            f"{word(h.get('alg')).replace('-', '').lower()}:{word(h.get('content'))}"
            for h in map(table, rows(each.get("hashes")))
        )
        made = component(
            file.place, word(each.get("type")), word(each.get("purl")), word(each.get("group")),
            word(each.get("name")), word(each.get("version")), digests,
            development=word(each.get("scope")) == "excluded",
        )  # fmt: skip
        if made is not None:
            found.append(
                (word(each.get("bom-ref")), replace(made, licence=_licences(rows(each.get("licenses")))))
            )
    yield from with_needs(
        found,
        {word(d.get("ref")): rows(d.get("dependsOn")) for d in map(table, rows(bom.get("dependencies")))},
    )


def with_needs(found: list[tuple[str, Package]], needs: dict[str, list[Any]]) -> Iterator[Package]:
    """The components, each with what the file says that it depends on."""
    names = {ref: f"{each.name} {each.version or ''}".strip() for ref, each in found if ref}
    for ref, each in found:
        told = needs.get(ref) if ref else None
        yield (
            each
            if told is None
            else replace(each, needs=tuple(names[str(n)] for n in told if str(n) in names))
        )


def _licences(said: list[Any]) -> str:
    """Of CycloneDX: an expression, or licences by their SPDX id or name."""
    told = [
        word(e.get("expression"))
        or word((inner := table(e.get("license"))).get("id"))
        or word(inner.get("name"))
        for e in map(table, said)
    ]
    return " AND ".join(t for t in told if t)


def _xml_components(place: Place, root: Node) -> Iterator[Package]:
    found: list[tuple[str, Package]] = []
    left = list(root.all("components", "component"))[::-1]
    while left:
        each = left.pop()
        left.extend(list(each.all("components", "component"))[::-1])
        digests = tuple(
            f"{h.attributes.get('alg', '').replace('-', '').lower()}:{h.text.strip()}"
            for h in each.all("hashes", "hash")
        )
        made = component(
            place, each.attributes.get("type", ""), each.value("purl"), each.value("group"), each.value("name"),
            each.value("version"), digests, development=each.value("scope") == "excluded",
        )  # fmt: skip
        if made is not None:
            told = [e.text.strip() for e in each.all("licenses", "expression")]
            told += [e.value("id") or e.value("name") for e in each.all("licenses", "license")]
            found.append(
                (
                    each.attributes.get("bom-ref", ""),
                    replace(made, licence=" AND ".join(t for t in told if t)),
                )
            )
    needs = {
        d.attributes.get("ref", ""): [n.attributes.get("ref", "") for n in d.all("dependency")]
        for d in root.all("dependencies", "dependency")
    }
    yield from with_needs(found, needs)


def component(
    place: Place,
    kind: str,
    purl: str,
    group: str,
    name: str,
    version: str,
    digests: tuple[str, ...],
    *,
    development: bool,
) -> Package | None:
    if kind in _NO_PACKAGES and not purl:
        return None
    told = from_purl(purl) if purl else None
    if told is not None:
        ecosystem, named, exact, built = told
        return Package(
            place,
            ecosystem,
            named,
            version=exact or version or None,
            development=development,
            digests=digests,
            built_from=built,
        )
    if not name:
        return None
    whole = f"{group}/{name}" if group else name
    return Package(place, "", whole, version=version or None, development=development, digests=digests)
