"""
SBOMs that somebody else wrote: CycloneDX (JSON, XML) and SPDX (JSON, tag-value).

A component is known by its package URL; one without is told by its name and version, in no ecosystem.  What the SBOM is about
(metadata.component, documentDescribes) is no component of itself, nor are files, operating systems and other things that are no packages.
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
    start = head[:4096]
    if re.search(rb'"bomFormat"\s*:\s*"CycloneDX"', head[: 1 << 16]) and start.lstrip(
        b"\xef\xbb\xbf \r\n\t"
    ).startswith(b"{"):
        return True
    return re.search(rb"<(?:\w+:)?bom\s[^>]*cyclonedx\.org/schema/bom", start) is not None


def is_spdx(head: bytes) -> bool:
    return re.match(rb"\s*SPDXVersion:", head) is not None or (
        re.search(rb'"spdxVersion"\s*:\s*"SPDX-', head[: 1 << 16]) is not None
        and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    )


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
        made = _component(
            file.place, word(each.get("type")), word(each.get("purl")), word(each.get("group")),
            word(each.get("name")), word(each.get("version")), digests,
            development=word(each.get("scope")) == "excluded",
        )  # fmt: skip
        if made is not None:
            found.append(
                (word(each.get("bom-ref")), replace(made, licence=_licences(rows(each.get("licenses")))))
            )
    yield from _with_needs(
        found,
        {word(d.get("ref")): rows(d.get("dependsOn")) for d in map(table, rows(bom.get("dependencies")))},
    )


def _with_needs(found: list[tuple[str, Package]], needs: dict[str, list[Any]]) -> Iterator[Package]:
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
        made = _component(
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
    yield from _with_needs(found, needs)


def _component(
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


@reader(
    "spdx",
    takes=("*.spdx", "*.spdx.json"),
    title=Text("SPDX 软件物料清单（JSON、tag-value）", "SPDX SBOM (JSON, tag-value)"),
    sniffs=is_spdx,
)
def read_spdx(source: Source) -> Iterator[Read]:
    """Yield the packages of an SPDX file."""
    yield from read_packages(source, Text("SPDX 软件物料清单", "SPDX SBOM"), spdx)


def spdx(file: Manifest) -> Iterator[Package | Skipped]:
    text = file.text.lstrip()
    listed, related = _of_json(text) if text.startswith("{") else _of_tags(text)
    described = {other for _, how, other in related if how == "DESCRIBES"}
    needs, aside = _dependencies(related)
    found: list[tuple[str, Package]] = []
    for each in listed:
        id = word(each.get("id"))
        if id in described and len(listed) > 1:
            continue
        made = _component(
            file.place, "", word(each.get("purl")), "", word(each.get("name")), word(each.get("version")),
            tuple(each.get("digests", ())), development=id in aside,
        )  # fmt: skip
        if made is not None:
            found.append((id, replace(made, licence=_known(word(each.get("licence"))))))
    yield from _with_needs(found, needs)


def _dependencies(related: list[Related]) -> tuple[dict[str, list[Any]], set[str]]:
    """What needs what, by their ids, and what is needed for development and tests alone."""
    needs: dict[str, list[Any]] = {}
    aside: set[str] = set()
    used: set[str] = set()
    for one, how, other in related:
        if how == "DEPENDS_ON":
            needs.setdefault(one, []).append(other)
            used.add(other)
        elif how == "DEPENDENCY_OF" or how.endswith("_DEPENDENCY_OF"):
            needs.setdefault(other, []).append(one)
            (aside if how.startswith(("DEV_", "TEST_")) else used).add(one)
    return needs, aside - used


Related = tuple[str, str, str]  # an id, how it is related, and to which other
Told = tuple[list[dict[str, Any]], list[Related]]


def _of_json(text: str) -> Told:
    said = table(json.loads(text))
    if not word(said.get("spdxVersion")):
        raise ValueError
    listed = []
    for each in map(table, rows(said.get("packages"))):
        references = map(table, rows(each.get("externalRefs")))
        listed.append(
            {
                "id": each.get("SPDXID"),
                "name": each.get("name"),
                "version": _known(word(each.get("versionInfo"))),
                "licence": _known(word(each.get("licenseConcluded"))) or word(each.get("licenseDeclared")),
                "purl": next((word(r.get("referenceLocator")) for r in references if r.get("referenceType") == "purl"), ""),
                "digests": [
                    f"{word(c.get('algorithm')).lower()}:{word(c.get('checksumValue'))}"
                    for c in map(table, rows(each.get("checksums")))
                ],
            }
        )  # fmt: skip
    related = [("", "DESCRIBES", str(d)) for d in rows(said.get("documentDescribes"))]
    related += [
        (word(r.get("spdxElementId")), word(r.get("relationshipType")), word(r.get("relatedSpdxElement")))
        for r in map(table, rows(said.get("relationships")))
    ]
    return listed, related


def _of_tags(text: str) -> Told:
    listed: list[dict[str, Any]] = []
    related: list[Related] = []
    if not text.startswith("SPDXVersion:"):
        raise ValueError
    inside = False
    for line in re.sub(r"<text>(?:(?!<text>).)*?</text>", "", text, flags=re.DOTALL).splitlines():
        tag, _, value = line.partition(":")
        tag, value = tag.strip(), value.strip()
        if tag == "PackageName":
            inside = True
            listed.append({"name": value})
        elif tag in ("FileName", "SnippetSPDXID"):
            inside = False
        elif tag == "Relationship" and len(said := value.split()) == 3:
            related.append((said[0], said[1], said[2]))
        elif inside and tag == "SPDXID":
            listed[-1]["id"] = value
        elif inside and tag == "PackageVersion":
            listed[-1]["version"] = _known(value)
        elif inside and tag in ("PackageLicenseConcluded", "PackageLicenseDeclared") and _known(value):
            listed[-1].setdefault("licence", value)
        elif inside and tag == "PackageChecksum":
            listed[-1].setdefault("digests", []).append(re.sub(r":\s*", ":", value).replace("SHA", "sha", 1))
        elif inside and tag == "ExternalRef" and " purl " in value:
            listed[-1]["purl"] = value.split()[-1]
    return listed, related


def _known(version: str) -> str:
    return "" if version in ("NOASSERTION", "NONE", "UNKNOWN") else version
