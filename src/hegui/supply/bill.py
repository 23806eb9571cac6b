"""
A software bill of materials, with the cryptography found beside it (CBOM): CycloneDX 1.6, valid against its schema.

The same components give the same document, its serial number included; only the time differs where one is given.
"""

from __future__ import annotations

import base64
import binascii
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Literal

from hegui.errors import PluginError, UsageError
from hegui.masking import plain, safe_name
from hegui.model import Cryptography, Package
from hegui.supply.algorithms import OIDS, PRIMITIVES, weakness
from hegui.supply.osv_records import canonical_name
from hegui.supply.purl import purl_of
from hegui.supply.showing import version_shown
from hegui.text import Text

if TYPE_CHECKING:
    from cyclonedx.model.bom import Bom

Form = Literal["json", "xml"]
_NOT_SOFTWARE = ("script",)
_ALGORITHMS = {"md5": "MD5", "sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}
_SIZES = {"MD5": 32, "SHA-1": 40, "SHA-256": 64, "SHA-384": 96, "SHA-512": 128}


def bill(
    name: str,
    packages: Iterable[Package],
    cryptography: Iterable[Cryptography],
    *,
    form: Form = "json",
    made: datetime | None = None,
) -> str:
    """The document for these components.  Raises PluginError if it came out invalid, so that none such is handed on."""
    try:
        from cyclonedx.output import make_outputter
        from cyclonedx.schema import OutputFormat, SchemaVersion
        from cyclonedx.validation import make_schemabased_validator
    except ModuleNotFoundError:
        raise UsageError(
            Text("写物料清单需要另装一个软件包", "writing a bill of materials needs one more package"),
            Text("运行：pip install 'hegui[supply]'", "Run: pip install 'hegui[supply]'"),
        ) from None

    bom = _bom(name, list(packages), list(cryptography), made)
    kind = OutputFormat.JSON if form == "json" else OutputFormat.XML
    text = str(make_outputter(bom, kind, SchemaVersion.V1_6).output_as_string(indent=2))
    if form == "json" and make_schemabased_validator(kind, SchemaVersion.V1_6).validate_str(text) is not None:
        raise PluginError(
            Text("生成的物料清单不符合 CycloneDX 1.6", "the bill that was made is not valid CycloneDX 1.6"),
            Text("请反馈给 hegui。", "Please report it."),
        )
    return text + "\n"


def _bom(name: str, packages: list[Package], cryptography: list[Cryptography], made: datetime | None) -> Bom:
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.dependency import Dependency

    by_ref: dict[str, list[Package]] = {}
    for package in packages:
        if package.ecosystem not in _NOT_SOFTWARE:
            by_ref.setdefault(_ref(package), []).append(package)
    components = {ref: _component(ref, same) for ref, same in by_ref.items()}
    needs = _needs(by_ref)
    crypto = list({c.bom_ref.value: c for c in (_crypto(each) for each in cryptography)}.values())
    root = Component(name=safe_name(name), type=ComponentType.APPLICATION, bom_ref="root")
    serial = uuid.uuid5(
        uuid.NAMESPACE_URL, "\n".join([name, *sorted(by_ref), *sorted(str(c.bom_ref.value) for c in crypto)])
    )
    return Bom(
        components=[*components.values(), *crypto],
        serial_number=serial,
        metadata=BomMetaData(
            component=root, timestamp=made or datetime(1970, 1, 1, tzinfo=UTC), tools=_tools()
        ),
        dependencies=[
            Dependency(root.bom_ref, [Dependency(components[ref].bom_ref) for ref in _tops(by_ref, needs)]),
            *(Dependency(components[ref].bom_ref, [Dependency(components[n].bom_ref) for n in told]) for ref, told in needs.items()),
        ],
    )  # fmt: skip


def _needs(by_ref: dict[str, list[Package]]) -> dict[str, list[str]]:
    """What each component depends on, where its file tells; a name is looked for in the same file, then in its ecosystem."""
    here: dict[tuple[str, str], dict[str, None]] = {}
    anywhere: dict[tuple[str, str], dict[str, None]] = {}
    for ref, same in by_ref.items():
        for each in same:
            name = canonical_name(each.ecosystem, each.name)
            for called in (name, f"{name} {each.version}"):
                here.setdefault((each.place.source, called), {})[ref] = None
                anywhere.setdefault((each.ecosystem, called), {})[ref] = None
    found: dict[str, list[str]] = {}
    for ref, same in by_ref.items():
        told: dict[str, None] = {}
        for each in same:
            for need in each.needs or ():
                name, _, version = need.partition(" ")
                called = f"{canonical_name(each.ecosystem, name)} {version}".strip()
                told |= here.get((each.place.source, called)) or anywhere.get((each.ecosystem, called)) or {}
        if any(each.needs is not None for each in same):
            found[ref] = [n for n in told if n != ref]
    return found


def _tops(by_ref: dict[str, list[Package]], needs: dict[str, list[str]]) -> list[str]:
    """What the project itself depends on: what it names, what nothing that is told depends on, and what no file tells of."""
    below = {n for told in needs.values() for n in told}
    return [ref for ref, same in by_ref.items() if ref not in below or any(p.direct for p in same)]


def _tools() -> Any:
    from importlib.metadata import PackageNotFoundError, version

    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.tool import ToolRepository

    try:
        number: str | None = version("hegui")
    except PackageNotFoundError:
        number = None
    return ToolRepository(
        components=[Component(name="hegui", version=number, type=ComponentType.APPLICATION)]
    )


def _ref(package: Package) -> str:
    version = version_shown(package.version) if package.version else None
    shown = purl_of(package.ecosystem, safe_name(package.name), version)
    return shown or f"{package.ecosystem or 'other'}:{safe_name(package.name)}@{version or ''}"


def _component(ref: str, same: list[Package]) -> Any:
    from cyclonedx.model import HashAlgorithm, HashType, Property
    from cyclonedx.model.component import Component, ComponentScope, ComponentType
    from packageurl import PackageURL

    first = same[0]
    group, name = _named(first)
    places = sorted({str(p.place) for p in same})
    properties = [Property(name="hegui:place", value=place) for place in places]
    asks = next((p.asks for p in same if p.version is None and p.asks), "")
    properties += [Property(name="hegui:asks", value=version_shown(asks))] if asks else []
    properties += [Property(name="hegui:direct", value="true")] if any(p.direct for p in same) else []
    properties += [Property(name="hegui:origin", value=safe_name(first.origin))] if first.origin else []
    hashes = {(alg, value) for p in same for d in p.digests if (told := _digest(d)) for alg, value in (told,)}
    return Component(
        type=ComponentType.CONTAINER if first.ecosystem == "docker" else ComponentType.LIBRARY,
        name=name, group=group or None, version=version_shown(first.version) if first.version else None, bom_ref=ref,
        purl=PackageURL.from_string(ref) if ref.startswith("pkg:") else None,
        scope=ComponentScope.EXCLUDED if all(p.development for p in same) else ComponentScope.REQUIRED,
        hashes=[HashType(alg=HashAlgorithm(alg), content=value) for alg, value in sorted(hashes)],
        licenses=_licences(same),
        properties=properties,
    )  # fmt: skip


def _licences(same: list[Package]) -> Any:
    """As an SPDX id or expression where it is one, else by its name."""
    from cyclonedx.contrib.license.factories import LicenseFactory

    said = next((plain(p.licence)[:200] for p in same if p.licence), "")
    return [LicenseFactory().make_from_string(said)] if said else []


def _named(package: Package) -> tuple[str, str]:
    """Group and name, as CycloneDX tools for the ecosystem write them."""
    shown = str(safe_name(package.name))
    if package.ecosystem == "Maven" and ":" in shown:
        group, _, name = shown.partition(":")
        return group, name
    if (
        (package.ecosystem == "npm" and shown.startswith("@")) or package.ecosystem == "Packagist"
    ) and "/" in shown:
        group, _, name = shown.partition("/")
        return group, name
    return "", shown


def _digest(said: str) -> tuple[str, str] | None:
    """Algorithm and hexadecimal value; npm writes ``sha512-`` and base64."""
    found = re.match(r"([A-Za-z0-9]+)([:-])(.+)", said)
    alg = _ALGORITHMS.get(found[1].lower()) if found else None
    if found is None or alg is None:
        return None
    value = found[3]
    if found[2] == "-":
        try:
            value = base64.b64decode(value, validate=True).hex()
        except (binascii.Error, ValueError):
            return None
    value = value.lower()
    return (alg, value) if re.fullmatch(rf"[0-9a-f]{{{_SIZES[alg]}}}", value) else None


# --- cryptography -----------------------------------------------------------------------------------------------


def _crypto(each: Cryptography) -> Any:
    from cyclonedx.model import Property
    from cyclonedx.model.component import Component, ComponentType

    ref = "crypto/" + "/".join(
        filter(
            None,
            (
                each.kind,
                each.name,
                each.mode,
                "" if each.kind in ("algorithm", "protocol") else str(each.place),
            ),
        )
    )
    weak = weakness(each.kind, each.name, each.mode)
    properties = [Property(name="hegui:place", value=str(each.place))]
    properties += [Property(name="hegui:weak", value=weak)] if weak else []
    return Component(
        type=ComponentType.CRYPTOGRAPHIC_ASSET, name="-".join(filter(None, (each.name, each.mode))), bom_ref=ref,
        properties=properties, crypto_properties=_properties(each),
    )  # fmt: skip


def _properties(each: Cryptography) -> Any:
    from cyclonedx.model.crypto import (
        AlgorithmProperties,
        CertificateProperties,
        CryptoAssetType,
        CryptoMode,
        CryptoPrimitive,
        CryptoProperties,
        ProtocolProperties,
        ProtocolPropertiesType,
        RelatedCryptoMaterialProperties,
        RelatedCryptoMaterialType,
    )

    base = each.name.partition("-")[0] if each.name not in PRIMITIVES else each.name
    if each.kind == "certificate":
        return CryptoProperties(
            asset_type=CryptoAssetType.CERTIFICATE, oid=each.oid or None,
            certificate_properties=CertificateProperties(
                not_valid_before=_moment(each.since), not_valid_after=_moment(each.until), certificate_format="X.509"
            ),
        )  # fmt: skip
    if each.kind == "private-key":
        return CryptoProperties(
            asset_type=CryptoAssetType.RELATED_CRYPTO_MATERIAL,
            related_crypto_material_properties=RelatedCryptoMaterialProperties(
                type=RelatedCryptoMaterialType.PRIVATE_KEY
            ),
        )
    if each.kind == "protocol":
        return CryptoProperties(
            asset_type=CryptoAssetType.PROTOCOL,
            protocol_properties=ProtocolProperties(
                type=ProtocolPropertiesType.TLS, version=each.name.partition(" ")[2]
            ),
        )
    return CryptoProperties(
        asset_type=CryptoAssetType.ALGORITHM, oid=each.oid or OIDS.get(base),
        algorithm_properties=AlgorithmProperties(
            primitive=CryptoPrimitive(PRIMITIVES.get(base, "unknown")), mode=CryptoMode(each.mode.lower()) if each.mode else None
        ),
    )  # fmt: skip


def _moment(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=UTC) if day else None
