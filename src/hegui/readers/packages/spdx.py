"""
SPDX, an SBOM that somebody else wrote: version 2 as JSON, YAML, XML, RDF or tag-value, and version 3 as JSON.

A package is known by its package URL; one without is told by its name and version, in no ecosystem.  What the document describes
is no component of itself, unless it describes all that it lists; nor are files and operating systems.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, table, yaml_documents
from hegui.readers.packages.sbom import component, with_needs
from hegui.readers.packages.spdx_forms import Related, Told, of_graph, of_json, of_rdf, of_tags, of_xml
from hegui.readers.packages.xml_tree import tree
from hegui.text import Text

_JSON = re.compile(rb'"spdxVersion"\s*:\s*"SPDX-|"SPDXID"\s*:\s*"SPDXRef-|"https?://spdx\.org/rdf/3')
_LINES = re.compile(
    rb"^(?:SPDXVersion:[ \t]*SPDX-|spdxVersion:[ \t]*[\"']?SPDX-|SPDXID:[ \t]*[\"']?SPDXRef-)", re.MULTILINE
)
_MARKUP = re.compile(rb"<(?:spdxVersion>\s*SPDX-|SPDXID>\s*SPDXRef-)|spdx\.org/rdf/terms")


def is_spdx(head: bytes) -> bool:
    """By what the format has at its beginning; in JSON by an id, for writers that sort their keys."""
    start = head[: 1 << 16].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"{"):
        return _JSON.search(start) is not None
    return (_MARKUP if start.startswith(b"<") else _LINES).search(start[:8192]) is not None


@reader(
    "spdx",
    takes=("*.spdx", "*.spdx.json", "*.spdx.yaml", "*.spdx.yml", "*.spdx.xml", "*.spdx.rdf", "*.spdx.rdf.xml"),
    title=Text(
        "SPDX 软件物料清单（JSON、YAML、XML、RDF、tag-value；2 与 3 版）",
        "SPDX SBOM (JSON, YAML, XML, RDF, tag-value; versions 2 and 3)",
    ),
    sniffs=is_spdx,
)  # fmt: skip
def read_spdx(source: Source) -> Iterator[Read]:
    """Yield the packages of an SPDX file."""
    yield from read_packages(source, Text("SPDX 软件物料清单", "SPDX SBOM"), spdx)


def spdx(file: Manifest) -> Iterator[Package | Skipped]:
    listed, related = _told(file.text.lstrip())
    described = {other for _, how, other in related if how == "DESCRIBES"}
    described |= {one for one, how, _ in related if how == "DESCRIBED_BY"}
    if all(each.id in described for each in listed):
        described = set()
    needs, aside = _dependencies(related)
    found: list[tuple[str, Package]] = []
    for each in listed:
        if each.id in described:
            continue
        made = component(
            file.place, each.kind, each.purl, "", each.name, each.version, tuple(each.digests),
            development=each.id in aside,
        )  # fmt: skip
        if made is not None:
            found.append((each.id, replace(made, licence=each.licence)))
    yield from with_needs(found, needs)


def _told(text: str) -> Told:
    if text.startswith("{"):
        said = table(json.loads(text))
        return of_graph(said) if "@graph" in said else of_json(said)
    if text.startswith("<"):
        root = tree(text)
        return of_rdf(root) if root.name == "RDF" else of_xml(root)
    if re.search(r"^SPDXVersion:", text, re.MULTILINE):
        return of_tags(text)
    return of_json(next(yaml_documents(text), {}))


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
