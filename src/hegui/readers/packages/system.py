"""
What a system has installed: dpkg's status file and the database of apk; and which distribution a list is of.

Which distribution it is stands in etc/os-release beside (by the layout of a file system), else in the versions themselves
(``deb12u1``, ``oe2203sp3``, ``el9``); where neither tells, the ecosystem has no release and no vulnerability is matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages
from hegui.text import Text

_RELEASES = (
    (re.compile(r"\+?deb(\d+)u\d+"), "Debian:{}"),
    (re.compile(r"\.el(\d+)(?:_|\.|$)"), "Red Hat:enterprise_linux:{}"),
    (re.compile(r"\.oe(\d{2})(\d{2})(sp\d)?$", re.IGNORECASE), "openEuler:{}.{}-LTS{}"),
    (re.compile(r"ubuntu0\.(\d\d\.\d\d)\."), "Ubuntu:{}:LTS"),
)


_DEPENDS = re.compile(r"(?:^|[,|])\s*([a-z0-9][a-z0-9.+-]+)")


def is_dpkg(head: bytes) -> bool:
    return head.startswith(b"Package: ") and b"\nStatus: " in head[:4096] and b"\nVersion: " in head[:8192]


def is_apk(head: bytes) -> bool:
    return head.startswith(b"C:Q1") and b"\nP:" in head[:400] and b"\nV:" in head[:400]


@reader(
    "dpkg-status",
    takes=("dpkg/status", "dpkg/status.d/*"),
    title=Text(
        "dpkg 已安装清单（var/lib/dpkg/status）", "dpkg's list of what is installed (var/lib/dpkg/status)"
    ),
    sniffs=is_dpkg,
    named=True,
)
def read_dpkg(source: Source) -> Iterator[Read]:
    """Yield the Packages that dpkg has installed."""
    yield from read_packages(source, Text("dpkg 状态文件", "dpkg status file"), dpkg)


def dpkg(file: Manifest) -> Iterator[Package | Skipped]:
    release = release_beside(file)
    single = "/status.d/" in file.source.name
    stanzas = [_fields(s) for s in re.split(r"\n\s*\n", file.text) if s.strip()]
    if not any("Package" in s and "Version" in s for s in stanzas):
        raise ValueError
    listed = [
        s for s in stanzas if s.get("Status", "install ok installed" if single else "").endswith(" installed")
    ]
    family = release or by_version("Debian", [s.get("Version", "") for s in listed])
    for each in listed:
        version = each["Version"]
        built, built_as = _source(each.get("Source", ""), each["Package"], version)
        yield Package(
            file.place, family, each["Package"], version=version,
            built_from="" if (built, built_as) == (each["Package"], version) else f"{built} {built_as}",
            needs=tuple(dict.fromkeys(_DEPENDS.findall(f"{each.get('Pre-Depends', '')},{each.get('Depends', '')}"))),
        )  # fmt: skip


def _source(said: str, name: str, version: str) -> tuple[str, str]:
    """The source package and its version: ``Source: gcc-12 (12.2.0-14)``."""
    found = re.match(r"(\S+)(?:\s+\((.+)\))?", said)
    return (found[1], found[2] or version) if found else (name, version)


def _fields(stanza: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in stanza.splitlines():
        if line[:1] not in (" ", "\t") and ":" in line:
            name, _, value = line.partition(":")
            found[name] = value.strip()
    return found


@reader(
    "apk-installed",
    takes=("apk/db/installed",),
    title=Text(
        "Alpine 已安装清单（lib/apk/db/installed）",
        "Alpine's list of what is installed (lib/apk/db/installed)",
    ),
    sniffs=is_apk,
    named=True,
)
def read_apk(source: Source) -> Iterator[Read]:
    """Yield the Packages that apk has installed."""
    yield from read_packages(source, Text("apk 数据库", "apk database"), apk)


def apk(file: Manifest) -> Iterator[Package | Skipped]:
    release = release_beside(file) or "Alpine"
    found = False
    for stanza in re.split(r"\n\s*\n", file.text):
        fields = {line[0]: line[2:].strip() for line in stanza.splitlines() if line[1:2] == ":"}
        if "P" not in fields or "V" not in fields:
            continue
        found = True
        built = fields.get("o", "")
        yield Package(
            file.place,
            release,
            fields["P"],
            version=fields["V"],
            built_from=built if built != fields["P"] else "",
            licence=fields.get("L", ""),
        )
    if not found:
        raise ValueError


def release_beside(file: Manifest) -> str:
    """The ecosystem by etc/os-release of the same file system: ``Debian:12``."""
    ways = [
        f"{up}{there}"
        for there in ("etc/os-release", "usr/lib/os-release")
        for up in ("../../../", "../../../../", "../../../../../")
    ]
    beside = next((found for way in ways if (found := file.other(way)) is not None), None)
    if beside is None:
        return ""
    said = {n: v.strip("\"'") for n, _, v in (line.partition("=") for line in beside.text.splitlines())}
    return ecosystem_of(said.get("ID", ""), said.get("VERSION_ID", ""), said.get("VERSION", ""))


def ecosystem_of(kind: str, version: str, called: str) -> str:
    """OSV's word for a release of a distribution, by its os-release; empty where OSV has none, or none is known.

    >>> ecosystem_of("openEuler", "22.03", "22.03 (LTS-SP3)"), ecosystem_of("rocky", "9.4", ""), ecosystem_of("kylin", "V10", "")
    ('openEuler:22.03-LTS-SP3', 'Rocky Linux:9', '')
    """
    if kind == "debian" and version:
        return f"Debian:{version}"
    if kind == "ubuntu" and version:
        return f"Ubuntu:{version}:LTS" if "LTS" in called else f"Ubuntu:{version}"
    if kind == "alpine" and version:
        return "Alpine:v" + ".".join(version.split(".")[:2])
    if kind.lower() == "openeuler" and version:
        more = re.search(r"\((LTS(?:-SP\d+)?)\)", called)
        return f"openEuler:{version}-{more[1]}" if more else f"openEuler:{version}"
    major = version.partition(".")[0]
    family = {
        "rhel": "Red Hat:enterprise_linux",
        "centos": "Red Hat:enterprise_linux",
        "rocky": "Rocky Linux",
        "almalinux": "AlmaLinux",
    }
    return f"{family[kind]}:{major}" if kind in family and major else ""


def by_version(family: str, versions: list[str]) -> str:
    """The ecosystem that most versions speak of, the release included; the family alone where none does."""
    from collections import Counter

    told: Counter[str] = Counter()
    for version in versions:
        for shape, ecosystem in _RELEASES:
            if (found := shape.search(version)) is not None:
                parts = [(g or "") for g in found.groups()]
                if ecosystem.startswith("openEuler"):
                    parts[2] = f"-{parts[2].upper()}" if parts[2] else ""
                told[ecosystem.format(*parts)] += 1
    return told.most_common(1)[0][0] if told else family
