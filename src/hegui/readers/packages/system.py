"""
What a system has installed: dpkg's status file, the databases of apk and rpm, and lists written by ``rpm -qa``, ``dpkg -l``, ``dpkg-query -W``.

Which distribution it is stands in etc/os-release beside (by the layout of a file system), else in the versions themselves
(``deb12u1``, ``oe2203sp3``, ``el9``); where neither tells, the ecosystem has no release and no vulnerability is matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.encodings import encoding_of, text_of_head
from hegui.readers.packages import Manifest, read_packages
from hegui.text import Text

_ARCHES = r"(?:noarch|x86_64|i[3-6]86|aarch64|armv7hl|ppc64le|s390x|riscv64|loongarch64|sw_64|mips64el|src|\(none\))"
_RPM = re.compile(
    rf"(?P<name>[A-Za-z0-9][\w.+-]*?)-(?:\(none\):)?(?P<version>(?:\d+:)?[^\s:()-]+-[^\s-]+?)\.(?P<arch>{_ARCHES})"
)
_DPKG_L = re.compile(
    r"(?P<state>[uihrp][nciufwt])[ RS]?\s+(?P<name>[a-z0-9][a-z0-9.+-]+)(?::\w+)?\s+(?P<version>[\w.+:~-]+)\s"
)
_DPKG_W = re.compile(r"(?P<name>[a-z0-9][a-z0-9.+-]+)(?::\w+)?\t(?P<version>[\w.+:~-]+)")
_RELEASES = (
    (re.compile(r"\+?deb(\d+)u\d+"), "Debian:{}"),
    (re.compile(r"\.el(\d+)(?:_|\.|$)"), "Red Hat:enterprise_linux:{}"),
    (re.compile(r"\.oe(\d{2})(\d{2})(sp\d)?$", re.IGNORECASE), "openEuler:{}.{}-LTS{}"),
    (re.compile(r"ubuntu0\.(\d\d\.\d\d)\."), "Ubuntu:{}:LTS"),
)


_DEPENDS = re.compile(r"(?:^|[,|])\s*([a-z0-9][a-z0-9.+-]+)")


def _head(head: bytes) -> str:
    codec = encoding_of(head[: 1 << 16])
    return text_of_head(head[: 1 << 16], codec) if codec else ""


def is_dpkg(head: bytes) -> bool:
    return head.startswith(b"Package: ") and b"\nStatus: " in head[:4096] and b"\nVersion: " in head[:8192]


def is_apk(head: bytes) -> bool:
    return head.startswith(b"C:Q1") and b"\nP:" in head[:400] and b"\nV:" in head[:400]


def is_list(head: bytes) -> bool:
    """Do the lines look like those of ``rpm -qa`` or ``dpkg -l``?  Names with versions alone could be people with numbers."""
    text = _head(head)
    if text.startswith(("Desired=Unknown/Install", "||/ Name")):
        return True
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    if len(lines) < 5:
        return False
    return sum(_RPM.fullmatch(line.strip()) is not None for line in lines) >= 0.9 * len(lines)


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


@reader(
    "system-list",
    takes=("rpm-qa*.txt", "rpm-list*.txt", "dpkg-list*.txt", "dpkg-l*.txt"),
    title=Text("rpm -qa、dpkg -l 的输出", "Output of rpm -qa, dpkg -l, dpkg-query -W"),
    sniffs=is_list,
    named=True,
)
def read_list(source: Source) -> Iterator[Read]:
    """Yield the Packages of a list of what is installed."""
    yield from read_packages(source, Text("已安装软件清单", "list of installed packages"), system_list)


def system_list(file: Manifest) -> Iterator[Package | Skipped]:
    lines = [(n, line.strip()) for n, line in enumerate(file.text.splitlines(), start=1) if line.strip()]
    found = [(n, m) for n, line in lines if (m := _RPM.fullmatch(line)) is not None]
    if found:
        family = by_version("rpm", [m["version"] for _, m in found])
        for number, each in found:
            if each["name"] != "gpg-pubkey":
                yield Package(
                    Place(file.source.name, line=number), family, each["name"], version=each["version"]
                )
    else:
        found = [
            (n, m)
            for n, line in lines
            if (m := _DPKG_L.match(line + " ") or _DPKG_W.fullmatch(line)) is not None
            and m.groupdict().get("state", "ii")[1] == "i"
        ]
        family = by_version("Debian", [m["version"] for _, m in found])
        for number, each in found:
            yield Package(Place(file.source.name, line=number), family, each["name"], version=each["version"])
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
