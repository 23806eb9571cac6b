"""
Lists of what a system has installed, as its tools print them: ``rpm -qa`` (also ``--last``, ``-qai``, without architectures),
``yum`` and ``dnf list installed``, ``dpkg -l``, ``dpkg-query -W``, ``apt list --installed``.

A list is one form from its beginning to its end: the form that most of its lines have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.encodings import encoding_of, text_of_head
from hegui.readers.packages import Manifest, read_packages
from hegui.readers.packages.system import by_version
from hegui.text import Text

_ARCH = r"(?:noarch|x86_64|i[3-6]86|aarch64|armv7hl|ppc64le|s390x|riscv64|loongarch64|sw_64|mips64el|src|\(none\))"
_RPM = re.compile(
    rf"(?P<name>[A-Za-z0-9][\w.+-]*?)-(?:\(none\):)?(?P<version>(?:\d+:)?[^\s:()-]+-[^\s-]+?)\.{_ARCH}(?:\s+\S.*)?"
)
_YUM = re.compile(
    rf"(?P<name>[A-Za-z0-9][\w.+-]*)\.{_ARCH}\s+(?P<version>(?:\d+:)?[^\s:-]+-[^\s-]+)\s+@?[\w./:-]+"
)
_BARE = re.compile(  # without an architecture: a tag of a distribution must show that it is a release
    r"(?P<name>[A-Za-z0-9][\w.+-]*?)-(?P<version>(?:\d+:)?[^\s:()-]+-[^\s-]+\.(?:el|oe|ky|fc|an|tl|uel|uos|amzn|up|eulerosv)\d[\w.]*)"
)
_DPKG_L = re.compile(
    r"(?P<state>[uihrp][nciufwt])[ RS]?\s+(?P<name>[a-z0-9][a-z0-9.+-]+)(?::\w+)?\s+(?P<version>[\w.+:~-]+)(?:\s.*)?"
)
_DPKG_W = re.compile(r"(?P<name>[a-z0-9][a-z0-9.+-]+)(?::\w+)?\t(?P<version>[\w.+:~-]+)")
_APT = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9.+-]+)/[\w.,-]*\s+(?P<version>[\w.+:~-]+)\s+\w+\s+\[(?:installed|已安装)[^\]]*\]"
)
_FORMS = (_RPM, _YUM, _BARE, _DPKG_L, _APT, _DPKG_W)
_SURE = (_RPM, _YUM, _BARE, _APT)  # told by their look alone; names with numbers could be people
_INFO = re.compile(
    r"^(?P<field>Name|Epoch|Version|Release)[ \t]*:[ \t]*(?P<value>\S.*?)(?:[ \t]{2,}\w[\w ]*:.*)?$",
    re.MULTILINE,
)
_HEADING = re.compile(
    r"\A(?:.*\n){0,5}?(?:Installed Packages|已安装的软件包|Listing\.\.\.|正在列表|列表).*\n"
)
_WRAPPED = re.compile(r"\n[ \t]+(?=\S)")  # yum breaks a line that is too long for the terminal


def is_list(head: bytes) -> bool:
    """Do the lines look like those of a tool?"""
    codec = encoding_of(head[: 1 << 16])
    text = text_of_head(head[: 1 << 16], codec) if codec else ""
    if text.startswith(("Desired=Unknown/Install", "||/ Name")) or _is_info(text):
        return True
    lines = [
        line.strip() for line in _WRAPPED.sub(" ", _HEADING.sub("", text)).splitlines()[:60] if line.strip()
    ]
    if len(lines) < 5:
        return False
    return any(sum(form.fullmatch(line) is not None for line in lines) >= 0.9 * len(lines) for form in _SURE)


def _is_info(text: str) -> bool:
    return re.match(r"Name[ \t]+: \S.*\r?\n(?:Epoch[ \t]*: .*\r?\n)?Version[ \t]+: \S", text) is not None


@reader(
    "system-list",
    takes=(
        "rpm-qa*.txt", "rpm-list*.txt", "rpm_qa*.txt", "rpmlist*.txt", "yum-list*.txt", "dnf-list*.txt", "apt-list*.txt",
        "dpkg-list*.txt", "dpkg-l*.txt",
    ),
    title=Text(
        "rpm -qa、yum list installed、dpkg -l、apt list 等的输出",
        "Output of rpm -qa, yum list installed, dpkg -l, dpkg-query -W, apt list",
    ),
    sniffs=is_list,
    named=True,
)  # fmt: skip
def read_list(source: Source) -> Iterator[Read]:
    """Yield the Packages of a list of what is installed."""
    yield from read_packages(source, Text("已安装软件清单", "list of installed packages"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    family, listed = _of_info(file.text) if _is_info(file.text) else _of_lines(file.text)
    if not listed:
        raise ValueError
    family = by_version(family, [version for _, _, version in listed])
    for number, name, version in listed:
        if name != "gpg-pubkey":
            yield Package(Place(file.source.name, line=number), family, name, version=version)


Listed = list[tuple[int, str, str]]  # line, name, version


def _of_lines(text: str) -> tuple[str, Listed]:
    """What stands in the form that most lines have; what dpkg has removed is not installed."""
    lines = [(number, line.strip()) for number, line in _logical(text)]
    found: list[list[tuple[int, re.Match[str]]]] = [
        [(n, m) for n, line in lines if (m := form.fullmatch(line)) is not None] for form in _FORMS
    ]
    most = max(range(len(_FORMS)), key=lambda at: len(found[at]))
    listed = [
        (n, m["name"], m["version"]) for n, m in found[most] if m.groupdict().get("state", "ii")[1] == "i"
    ]
    return "rpm" if _FORMS[most] in (_RPM, _YUM, _BARE) else "Debian", listed


def _logical(text: str) -> Iterator[tuple[int, str]]:
    held, begun = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line[:1] in (" ", "\t") and line.strip() and held:
            held += " " + line.strip()
            continue
        if held:
            yield begun, held
        held, begun = line, number
    if held:
        yield begun, held


def _of_info(text: str) -> tuple[str, Listed]:
    """Blocks of ``rpm -qai``; older ones have two columns."""
    listed: Listed = []
    block: dict[str, str] = {}
    begun = 0
    for found in _INFO.finditer(text):
        if found["field"] == "Name":
            listed += _block(begun, block)
            block, begun = {}, text.count("\n", 0, found.start()) + 1
        block.setdefault(found["field"], found["value"].strip())
    return "rpm", listed + _block(begun, block)


def _block(line: int, said: dict[str, str]) -> Listed:
    if not {"Name", "Version", "Release"} <= said.keys():
        return []
    epoch = said.get("Epoch", "")
    version = f"{said['Version']}-{said['Release']}"
    return [(line, said["Name"], f"{epoch}:{version}" if epoch.isdigit() else version)]
