"""
What an SPDX document lists, in each of its forms: JSON (YAML has the same tree), XML, RDF, tag-value, and the graph of version 3.

Relations are told in one way whatever the form: DESCRIBES, DEPENDS_ON, DEPENDENCY_OF, DEV_DEPENDENCY_OF ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hegui.readers.packages import rows, table, word
from hegui.readers.packages.xml_tree import Node

Related = tuple[str, str, str]  # an id, how it is related, and to which other
_LISTS = frozenset(["packages", "externalRefs", "checksums", "relationships", "documentDescribes"])


@dataclass(slots=True)
class Listed:
    """A package as the document lists it."""

    id: str = ""
    name: str = ""
    version: str = ""
    purl: str = ""
    kind: str = ""  # its primary purpose, in CycloneDX's way: "operating-system"
    licence: str = ""
    digests: list[str] = field(default_factory=list)


Told = tuple[list[Listed], list[Related]]


def known(said: str) -> str:
    """What is said, if anything is: SPDX has words for saying nothing."""
    return "" if said in ("NOASSERTION", "NONE", "UNKNOWN") else said


def of_json(said: dict[str, Any]) -> Told:
    """Version 2 as JSON or YAML."""
    if not word(said.get("spdxVersion")):
        raise ValueError
    listed = [_of_table(table(each)) for each in rows(said.get("packages"))]
    related = [("", "DESCRIBES", str(d)) for d in rows(said.get("documentDescribes"))]
    related += [
        (word(r.get("spdxElementId")), word(r.get("relationshipType")), word(r.get("relatedSpdxElement")))
        for r in map(table, rows(said.get("relationships")))
    ]
    return listed, related


def _of_table(each: dict[str, Any]) -> Listed:
    references = map(table, rows(each.get("externalRefs")))
    version = each.get("versionInfo")
    return Listed(
        id=word(each.get("SPDXID")),
        name=word(each.get("name")),
        version="" if version is None else known(str(version)),  # YAML reads 1.10 as a number where nobody quoted it
        purl=next((word(r.get("referenceLocator")) for r in references if _is_purl(word(r.get("referenceType")))), ""),
        kind=_kind(word(each.get("primaryPackagePurpose"))),
        licence=known(word(each.get("licenseConcluded"))) or known(word(each.get("licenseDeclared"))),
        digests=[
            f"{word(c.get('algorithm')).lower()}:{word(c.get('checksumValue'))}"
            for c in map(table, rows(each.get("checksums")))
        ],
    )  # fmt: skip


def _is_purl(kind: str) -> bool:
    return kind.rpartition("/")[2] == "purl"


def _kind(purpose: str) -> str:
    return _apart(purpose).lower().replace("_", "-")


def _apart(said: str) -> str:
    """RDF and version 3 write ``dependsOn`` where the other forms write ``DEPENDS_ON``.

    >>> _apart("testDependencyOf"), _apart("DEPENDS_ON")
    ('test_Dependency_Of', 'DEPENDS_ON')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", said)


def of_xml(root: Node) -> Told:
    """Version 2 as XML: JSON's tree, a list being an element that comes again."""
    return of_json(table(_tree_of(root)))


def _tree_of(node: Node) -> Any:
    if not node.children:
        return node.text.strip()
    made: dict[str, Any] = {}
    for child in node.children:
        if child.name in _LISTS:
            made.setdefault(child.name, []).append(_tree_of(child))
        else:
            made[child.name] = _tree_of(child)
    return made


def of_tags(text: str) -> Told:
    """Version 2 as lines of ``Tag: value``."""
    listed: list[Listed] = []
    related: list[Related] = []
    if not re.search(r"^SPDXVersion:", text, re.MULTILINE):
        raise ValueError
    inside = False
    for line in re.sub(r"<text>(?:(?!<text>).)*?</text>", "", text, flags=re.DOTALL).splitlines():
        tag, _, value = line.partition(":")
        tag, value = tag.strip(), value.strip()
        if tag == "PackageName":
            inside = True
            listed.append(Listed(name=value))
        elif tag in ("FileName", "SnippetSPDXID"):
            inside = False
        elif tag == "Relationship" and len(said := value.split()) >= 3:
            related.append((said[0], said[1], said[2]))
        elif inside:
            _add_tag(listed[-1], tag, value)
    return listed, related


def _add_tag(to: Listed, tag: str, value: str) -> None:
    if tag == "SPDXID":
        to.id = value
    elif tag == "PackageVersion":
        to.version = known(value)
    elif tag in ("PackageLicenseConcluded", "PackageLicenseDeclared"):
        to.licence = to.licence or known(value)
    elif tag == "PackageChecksum":
        kind, _, digest = value.partition(":")
        to.digests.append(f"{kind.strip().lower()}:{digest.strip()}")
    elif tag == "PrimaryPackagePurpose":
        to.kind = _kind(value)
    elif tag == "ExternalRef" and len(said := value.split()) >= 3 and _is_purl(said[1]):
        to.purl = to.purl or said[2]


def of_rdf(root: Node) -> Told:
    """Version 2 as RDF/XML: packages lie inside of what they are related to."""
    listed: dict[str, Listed] = {}
    related: list[Related] = []
    left = [root]
    while left:
        node = left.pop()
        left.extend(reversed(node.children))
        one = _id(node)
        if node.name == "Package" and one and node.children:
            listed[one] = _of_resource(node, one)
        for each in node.all("relationship", "Relationship"):
            how, other = each.first("relationshipType"), each.first("relatedSpdxElement")
            if how is not None and other is not None:
                related.append(
                    (one, _apart(_last(how).removeprefix("relationshipType_")).upper(), _pointed(other))
                )
        related += [(one, "DESCRIBES", _pointed(each)) for each in node.all("describesPackage")]
    return list(listed.values()), related


def _id(node: Node) -> str:
    said = (
        node.attributes.get("rdf:about", "")
        or node.attributes.get("rdf:ID", "")
        or node.attributes.get("rdf:nodeID", "")
    )
    return said.rpartition("#")[2]  # fmt: skip


def _pointed(node: Node) -> str:
    """The id of what an element points at, or of what lies inside it."""
    at = node.attributes.get("rdf:resource", "").rpartition("#")[2] or node.attributes.get("rdf:nodeID", "")
    return at or (_id(node.children[0]) if node.children else "")


def _last(node: Node) -> str:
    return re.split(r"[#/]", node.attributes.get("rdf:resource", "") or node.text.strip())[-1]


def _of_resource(node: Node, id: str) -> Listed:
    made = Listed(id=id, name=node.value("name"), version=known(node.value("versionInfo")))
    for each in node.all("externalRef", "ExternalRef"):
        kind = each.first("referenceType")
        if kind is not None and _last(kind) == "purl":
            made.purl = made.purl or each.value("referenceLocator")
    for each in node.all("checksum", "Checksum"):
        kind = each.first("algorithm")
        if kind is not None:
            name = _last(kind).removeprefix("checksumAlgorithm_").replace("_", "-")
            made.digests.append(f"{name.lower()}:{each.value('checksumValue')}")
    purpose = node.first("primaryPackagePurpose")
    made.kind = _kind(_last(purpose).removeprefix("purpose_")) if purpose is not None else ""
    for name in ("licenseConcluded", "licenseDeclared"):
        licence = node.first(name)
        said = _last(licence) if licence is not None else ""
        made.licence = made.licence or known(said.upper() if said in ("noassertion", "none") else said)
    return made


def of_graph(said: dict[str, Any]) -> Told:
    """Version 3: a graph of elements that name each other by their ids."""
    graph = [table(each) for each in rows(said.get("@graph"))]
    if not any("spdxId" in each or "@id" in each for each in graph):
        raise ValueError
    licences = {_graph_id(e): word(e.get("simplelicensing_licenseExpression")) for e in graph}
    listed = {_graph_id(e): _of_element(e) for e in graph if _type(e) == "software_Package"}
    related: list[Related] = []
    for each in graph:
        if _type(each) in ("SpdxDocument", "software_Sbom"):
            related += [("", "DESCRIBES", str(r)) for r in rows(each.get("rootElement"))]
        elif _type(each) in ("Relationship", "LifecycleScopedRelationship"):
            one = word(each.get("from"))
            others = [str(o) for o in rows(each.get("to"))]
            if (
                word(each.get("relationshipType")) in ("hasConcludedLicense", "hasDeclaredLicense")
                and one in listed
            ):
                listed[one].licence = listed[one].licence or next(
                    (t for o in others if (t := licences.get(o, ""))), ""
                )
            related += [r for o in others for r in _graph_relation(each, one, o)]
    return list(listed.values()), related  # fmt: skip


def _graph_id(each: dict[str, Any]) -> str:
    return word(each.get("spdxId")) or word(each.get("@id"))


def _type(each: dict[str, Any]) -> str:
    return word(each.get("type")) or word(each.get("@type"))


def _graph_relation(said: dict[str, Any], one: str, other: str) -> Iterator[Related]:
    how, scope = word(said.get("relationshipType")), word(said.get("scope"))
    if how == "describes":
        yield one, "DESCRIBES", other
    elif how == "dependsOn" and scope in ("development", "test"):
        yield other, "DEV_DEPENDENCY_OF", one
    elif how == "dependsOn":
        yield one, "DEPENDS_ON", other


def _of_element(each: dict[str, Any]) -> Listed:
    others = map(table, rows(each.get("externalIdentifier")))
    return Listed(
        id=_graph_id(each),
        name=word(each.get("name")),
        version=known(word(each.get("software_packageVersion"))),
        purl=word(each.get("software_packageUrl"))
        or next((word(o.get("identifier")) for o in others if o.get("externalIdentifierType") == "packageUrl"), ""),
        kind=_kind(word(each.get("software_primaryPurpose"))),
        digests=[
            f"{word(h.get('algorithm'))}:{word(h.get('hashValue'))}"
            for h in map(table, rows(each.get("verifiedUsing")))
            if _type(h) == "Hash"
        ],
    )  # fmt: skip
