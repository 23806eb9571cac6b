"""
Package URLs (purl): ``pkg:npm/%40babel/core@7.0.0`` and back.  Specification: package-url/purl-spec, PURL-SPECIFICATION.

Own code for a few lines: readers need it without the extra.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_TYPES = {
    "PyPI": "pypi", "npm": "npm", "Maven": "maven", "Go": "golang", "crates.io": "cargo", "Packagist": "composer",
    "NuGet": "nuget", "RubyGems": "gem", "Hex": "hex", "Pub": "pub", "SwiftURL": "swift", "ConanCenter": "conan",
    "Debian": "deb", "Ubuntu": "deb", "Alpine": "apk", "Red Hat": "rpm", "Rocky Linux": "rpm", "AlmaLinux": "rpm",
    "openEuler": "rpm", "SUSE": "rpm", "openSUSE": "rpm", "rpm": "rpm", "CRAN": "cran", "Hackage": "hackage",
    "GitHub Actions": "githubactions", "docker": "docker",
}  # fmt: skip
_ECOSYSTEMS = {kind: name for name, kind in reversed(_TYPES.items())}
_VENDORS = {
    "debian": "Debian", "ubuntu": "Ubuntu", "alpine": "Alpine", "redhat": "Red Hat", "rocky": "Rocky Linux",
    "almalinux": "AlmaLinux", "openeuler": "openEuler", "opensuse": "openSUSE", "suse": "SUSE",
}  # fmt: skip


def purl_of(ecosystem: str, name: str, version: str | None) -> str:
    """The package URL of a component; empty where the ecosystem has no type.

    >>> purl_of("Go", "github.com/BurntSushi/toml", "v1.2.0")
    'pkg:golang/github.com/BurntSushi/toml@v1.2.0'

    >>> purl_of("npm", "@babel/core", "7.0.0"), purl_of("Maven", "org.apache:commons", "1.0")
    ('pkg:npm/%40babel/core@7.0.0', 'pkg:maven/org.apache/commons@1.0')
    >>> purl_of("openEuler:22.03-LTS-SP3", "openssl", "1:1.1.1wa-1.oe2203sp3")
    'pkg:rpm/openeuler/openssl@1.1.1wa-1.oe2203sp3?distro=openeuler-22.03-LTS-SP3&epoch=1'
    >>> purl_of("PyPI", "Ruamel_Yaml", None), purl_of("Debian:12", "openssl", "3.0.11-1")
    ('pkg:pypi/ruamel-yaml', 'pkg:deb/debian/openssl@3.0.11-1?distro=debian-12')
    """
    family, _, release = ecosystem.partition(":")
    kind = _TYPES.get(family, "")
    if not kind or not name:
        return ""
    if kind == "pypi":
        name = re.sub(r"[-_]+", "-", name).lower()
    elif kind in ("composer", "githubactions"):
        name = name.lower()  # not Go's: its module paths are told apart by case, and other tools keep it
    elif kind == "maven":
        name = name.replace(":", "/")
    more = ""
    if kind == "rpm" and version and ":" in version:
        epoch, _, version = version.partition(":")
        more = f"?epoch={epoch}" if epoch != "0" else ""
    if kind in ("deb", "rpm", "apk"):
        vendor = next((v for v, e in _VENDORS.items() if e == family), "")
        name = f"{vendor}/{name}" if vendor else name
        number = release.removeprefix("v").removesuffix(":LTS").replace("enterprise_linux:", "")
        told = f"distro={vendor}-{quote(number, safe='.-')}" if vendor and number else ""
        more = "&".join(filter(None, (f"?{told}" if told else "", more.removeprefix("?") if told else more)))
    path = "/".join(quote(part, safe=".-_~") for part in name.split("/"))
    return f"pkg:{kind}/{path}" + (f"@{quote(version, safe='.-_~:')}" if version else "") + more


def from_purl(purl: str) -> tuple[str, str, str | None, str] | None:
    """``(ecosystem, name, version, source package)`` of a package URL; None where it is none.

    >>> from_purl("pkg:npm/%40babel/core@7.0.0?vcs_url=x")
    ('npm', '@babel/core', '7.0.0', '')
    >>> from_purl("pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl")
    ('Debian:12', 'libssl3', '3.0.11-1', 'openssl')
    >>> from_purl("pkg:rpm/redhat/bind-libs@9.11.36-3.el8?arch=x86_64&epoch=32&distro=redhat-8.10")[:3]
    ('Red Hat:enterprise_linux:8', 'bind-libs', '32:9.11.36-3.el8')
    """
    found = re.fullmatch(r"pkg:/{0,2}([A-Za-z][\w.+-]*)/([^?#]+)(?:\?([^#]*))?(?:#.*)?", purl.strip())
    if found is None:
        return None
    kind, path, said = found[1].lower(), found[2].strip("/"), found[3] or ""
    head, at, tail = path.rpartition("@")
    # a scope is written %40; some tools leave the @ of npm's scopes as it is
    path, version = (head, unquote(tail)) if at and head and "/" not in tail else (path, "")
    name = "/".join(unquote(part) for part in path.split("/"))
    qualifiers = {k: unquote(v) for k, _, v in (q.partition("=") for q in said.split("&")) if k}
    ecosystem = _ECOSYSTEMS.get(kind, "")
    if kind in ("deb", "rpm", "apk"):
        vendor, _, name = name.rpartition("/")
        ecosystem = _released(_VENDORS.get(vendor, ecosystem), qualifiers.get("distro", ""))
        if kind == "rpm" and version and qualifiers.get("epoch", "").isdigit() and ":" not in version:
            version = f"{qualifiers['epoch']}:{version}"
    elif kind == "maven":
        name = name.replace("/", ":")
    return ecosystem, name, version or None, qualifiers.get("upstream", "").replace("@", " ")


def _released(family: str, distro: str) -> str:
    number = re.search(r"(\d[\d.]*)", distro)
    if number is None:
        return family
    if family == "Alpine":
        return "Alpine:v" + ".".join(number[1].split(".")[:2])
    if family == "Ubuntu":
        year, _, month = number[1].partition(".")
        return f"Ubuntu:{number[1]}:LTS" if month == "04" and int(year) % 2 == 0 else f"Ubuntu:{number[1]}"
    major = number[1].partition(".")[0]
    if family in ("Red Hat", "Rocky Linux", "AlmaLinux"):
        return f"Red Hat:enterprise_linux:{major}" if family == "Red Hat" else f"{family}:{major}"
    if family == "openEuler":
        more = re.search(r"-(LTS(?:-SP\d+)?)", distro, re.IGNORECASE)
        return f"openEuler:{number[1]}-{more[1].upper()}" if more else f"openEuler:{number[1]}"
    return f"{family}:{number[1]}"
