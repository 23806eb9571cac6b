"""SBOMs of other tools: one document in every form of SPDX, and CycloneDX whose writer sorted its keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from hegui.model import Package, Skipped
from hegui.readers.opening import open_source, source_from


def read(path: Path) -> tuple[list[Package], list[Skipped]]:
    found = list(open_source(source_from(str(path))))
    return [f for f in found if isinstance(f, Package)], [f for f in found if isinstance(f, Skipped)]


TREE = {
    "packages": [
        {"SPDXID": "SPDXRef-app", "name": "clinic", "versionInfo": "2.0"},
        {
            "SPDXID": "SPDXRef-six", "name": "six", "versionInfo": "1.16.0", "licenseConcluded": "NOASSERTION", "licenseDeclared": "MIT",
            "checksums": [{"algorithm": "SHA256", "checksumValue": "aa11"}],
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:pypi/six@1.16.0"}],
        },
        {"SPDXID": "SPDXRef-driver", "name": "达梦驱动", "versionInfo": "8.1", "licenseConcluded": "NONE"},
        {"SPDXID": "SPDXRef-os", "name": "openEuler", "versionInfo": "22.03", "primaryPackagePurpose": "OPERATING_SYSTEM"},
    ],
    "relationships": [
        {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-app"},
        {"spdxElementId": "SPDXRef-app", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "SPDXRef-driver"},
        {"spdxElementId": "SPDXRef-six", "relationshipType": "TEST_DEPENDENCY_OF", "relatedSpdxElement": "SPDXRef-app"},
    ],
    "spdxVersion": "SPDX-2.3",
}  # fmt: skip

TAGS = """# written by hand
SPDXVersion: SPDX-2.3
PackageName: clinic
SPDXID: SPDXRef-app
PackageVersion: 2.0
PackageName: six
SPDXID: SPDXRef-six
PackageVersion: 1.16.0
PackageChecksum: SHA256: aa11
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: MIT
PackageComment: <text>of old
PackageName: not one</text>
ExternalRef: PACKAGE-MANAGER purl pkg:pypi/six@1.16.0
PackageName: 达梦驱动
SPDXID: SPDXRef-driver
PackageVersion: 8.1
PackageLicenseConcluded: NONE
PackageName: openEuler
SPDXID: SPDXRef-os
PackageVersion: 22.03
PrimaryPackagePurpose: OPERATING-SYSTEM
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
Relationship: SPDXRef-app DEPENDS_ON SPDXRef-driver
Relationship: SPDXRef-six TEST_DEPENDENCY_OF SPDXRef-app
"""

RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">
<spdx:SpdxDocument rdf:about="http://x.example/d#SPDXRef-DOCUMENT">
 <spdx:relationship><spdx:Relationship>
  <spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
  <spdx:relatedSpdxElement><spdx:Package rdf:about="http://x.example/d#SPDXRef-app"><spdx:name>clinic</spdx:name>
   <spdx:relationship><spdx:Relationship>
    <spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>
    <spdx:relatedSpdxElement><spdx:Package rdf:about="http://x.example/d#SPDXRef-driver"><spdx:name>达梦驱动</spdx:name>
     <spdx:versionInfo>8.1</spdx:versionInfo><spdx:licenseConcluded rdf:resource="http://spdx.org/rdf/terms#none"/>
    </spdx:Package></spdx:relatedSpdxElement>
   </spdx:Relationship></spdx:relationship>
  </spdx:Package></spdx:relatedSpdxElement>
 </spdx:Relationship></spdx:relationship>
</spdx:SpdxDocument>
<spdx:Package rdf:about="http://x.example/d#SPDXRef-six"><spdx:name>six</spdx:name><spdx:versionInfo>1.16.0</spdx:versionInfo>
 <spdx:licenseConcluded rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
 <spdx:licenseDeclared rdf:resource="http://spdx.org/licenses/MIT"/>
 <spdx:checksum><spdx:Checksum><spdx:algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha256"/>
  <spdx:checksumValue>aa11</spdx:checksumValue></spdx:Checksum></spdx:checksum>
 <spdx:externalRef><spdx:ExternalRef><spdx:referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
  <spdx:referenceLocator>pkg:pypi/six@1.16.0</spdx:referenceLocator></spdx:ExternalRef></spdx:externalRef>
 <spdx:relationship><spdx:Relationship>
  <spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_testDependencyOf"/>
  <spdx:relatedSpdxElement rdf:resource="http://x.example/d#SPDXRef-app"/>
 </spdx:Relationship></spdx:relationship>
</spdx:Package>
<spdx:Package rdf:about="http://x.example/d#SPDXRef-os"><spdx:name>openEuler</spdx:name><spdx:versionInfo>22.03</spdx:versionInfo>
 <spdx:primaryPackagePurpose rdf:resource="http://spdx.org/rdf/terms#purpose_operatingSystem"/></spdx:Package>
</rdf:RDF>
"""

THREE = {
    "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
    "@graph": [
        {"type": "SpdxDocument", "spdxId": "urn:doc", "rootElement": ["urn:app"]},
        {"type": "software_Package", "spdxId": "urn:app", "name": "clinic", "software_packageVersion": "2.0"},
        {
            "type": "software_Package", "spdxId": "urn:six", "name": "six", "software_packageVersion": "1.16.0",
            "software_packageUrl": "pkg:pypi/six@1.16.0",
            "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": "aa11"}],
        },
        {"type": "software_Package", "spdxId": "urn:driver", "name": "达梦驱动", "software_packageVersion": "8.1"},
        {"type": "software_Package", "spdxId": "urn:os", "name": "openEuler", "software_primaryPurpose": "operatingSystem"},
        {"type": "simplelicensing_LicenseExpression", "spdxId": "urn:mit", "simplelicensing_licenseExpression": "MIT"},
        {"type": "Relationship", "spdxId": "urn:r1", "from": "urn:six", "relationshipType": "hasDeclaredLicense", "to": ["urn:mit"]},
        {"type": "Relationship", "spdxId": "urn:r2", "from": "urn:app", "relationshipType": "dependsOn", "to": ["urn:driver"]},
        {"type": "LifecycleScopedRelationship", "spdxId": "urn:r3", "from": "urn:app", "relationshipType": "dependsOn", "to": ["urn:six"], "scope": "test"},
    ],
}  # fmt: skip


def _xml(value: object, name: str) -> str:
    if isinstance(value, list):
        return "".join(_xml(each, name) for each in value)
    inner = "".join(_xml(v, k) for k, v in value.items()) if isinstance(value, dict) else str(value)
    return f"<{name}>{inner}</{name}>"


FORMS = {
    "json": json.dumps(TREE, ensure_ascii=False),
    "json with sorted keys and a long head": json.dumps(
        {"packages": [*TREE["packages"], *({"SPDXID": f"SPDXRef-p{n}", "name": f"part{n}" * 20, "versionInfo": "1"} for n in range(600))], "relationships": TREE["relationships"], "spdxVersion": "SPDX-2.3"},
        sort_keys=True,
    ),
    "yaml": yaml.safe_dump(TREE, allow_unicode=True),
    "xml": '<?xml version="1.0" encoding="UTF-8"?>' + _xml(dict(reversed(TREE.items())), "Document"),
    "tag-value": TAGS,
    "rdf": RDF,
    "version 3": json.dumps(THREE),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_spdx_tells_the_same(tmp_path, form):
    (tmp_path / "from-a-supplier").write_text(FORMS[form], encoding="utf-8")
    packages, skipped = read(tmp_path / "from-a-supplier")
    assert not skipped
    told = [p for p in packages if not p.name.startswith("part")]
    assert sorted((p.ecosystem, p.name, p.version, p.licence, p.digests, p.development) for p in told) == [
        ("", "达梦驱动", "8.1", "", (), False),
        ("PyPI", "six", "1.16.0", "MIT", ("sha256:aa11",), True),
    ]


def test_a_document_that_describes_all_it_lists_tells_all_of_it(tmp_path):
    said = {"spdxVersion": "SPDX-2.3", "documentDescribes": ["SPDXRef-a", "SPDXRef-b"],
            "packages": [{"SPDXID": f"SPDXRef-{n}", "name": n, "versionInfo": "1"} for n in "ab"]}  # fmt: skip
    (tmp_path / "all.json").write_text(json.dumps(said))
    assert [p.name for p in read(tmp_path / "all.json")[0]] == ["a", "b"]


def test_cyclonedx_is_known_wherever_its_writer_puts_the_word(tmp_path):
    components = [
        {"bom-ref": f"pkg:npm/a{n}@1.0", "name": "a" * 200, "purl": f"pkg:npm/a{n}@1.0", "type": "library"}
        for n in range(400)
    ]
    text = json.dumps(
        {"bomFormat": "CycloneDX", "specVersion": "1.5", "components": components}, sort_keys=True
    )
    late = text.replace('"bomFormat": "CycloneDX", ', "")[:-1] + ', "bomFormat": "CycloneDX"}'
    (tmp_path / "late.json").write_text(late)
    packages, skipped = read(tmp_path / "late.json")
    assert (len(packages), skipped) == (400, [])
