"""
Components, images and distributions that nobody mends any more, by the table of release cycles (endoflife.date, and a small own one).

Of a distribution only the release counts: it mends its packages long after their makers have stopped.  A component without a
version, and one that the table does not know, is told nothing of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from hegui.examining import Asking, gatherer
from hegui.model import Fact, Package, Place, Skipped
from hegui.scripts.ending import cycle_end
from hegui.scripts.nouns import EndOfLife
from hegui.scripts.tables import table
from hegui.supply.purl import purl_of
from hegui.supply.showing import package_shown, version_shown
from hegui.text import Text

_RELEASES = {
    "Debian": "debian", "Ubuntu": "ubuntu", "Alpine": "alpine-linux", "openEuler": "openeuler", "Red Hat": "rhel",
    "Rocky Linux": "rocky-linux", "AlmaLinux": "almalinux",
}  # fmt: skip
_IMAGES = {
    "debian": "debian", "ubuntu": "ubuntu", "alpine": "alpine-linux", "centos": "centos", "rockylinux": "rocky-linux",
    "almalinux": "almalinux", "openeuler/openeuler": "openeuler",
}  # fmt: skip
_CODENAMES = {
    "jessie": "8", "stretch": "9", "buster": "10", "bullseye": "11", "bookworm": "12", "trixie": "13",
    "xenial": "16.04", "bionic": "18.04", "focal": "20.04", "jammy": "22.04", "noble": "24.04",
}  # fmt: skip


@gatherer("components-end-of-life", of=Package)
class Ending:
    """Facts ``component-end-of-life``: one a file and release cycle, with the first component that belongs to it."""

    def __init__(self, asked: Asking) -> None:
        self._on = asked.on
        self._found: dict[tuple[str, str, str], tuple[Package, EndOfLife, list[str]]] = {}

    def look(self, package: Package) -> None:
        product, version = product_of(package)
        if not product or not version:
            return
        over = cycle_end(product, version, self._on)
        if over is None:
            return
        key = (package.place.source, product, over.cycle)
        first = self._found.get(key)
        if first is None or (first[0].development and not package.development):
            self._found[key] = (package, over, first[2] if first else [])
        self._found[key][2].append(package.name)

    def told(self) -> Iterator[Fact | Skipped]:
        for (source, product, _), (package, over, names) in self._found.items():
            yield _fact(source, product, package, over, len(names))


def product_of(package: Package) -> tuple[str, str]:
    """The table's product and the version of it that a component is; empty where there is none."""
    family, _, release = package.ecosystem.partition(":")
    if family in _RELEASES:
        number = (
            release.removeprefix("v").removesuffix(":LTS").removeprefix("enterprise_linux:").partition("-")[0]
        )
        return _RELEASES[family], number
    if family == "docker":
        name = package.name.removeprefix("docker.io/").removeprefix("library/")
        tag = package.version or ""
        if name in _IMAGES:
            return _IMAGES[name], _CODENAMES.get(tag.partition("-")[0], tag)
        whole = name if "/" in name else f"library/{name}"
        return _products(id(table("end_of_life"))).get(f"pkg:docker/{whole}", ""), tag
    known = _products(id(table("end_of_life"))).get(
        purl_of(package.ecosystem, package.name, None).lower(), ""
    )
    return known, package.version or ""


@lru_cache(maxsize=2)
def _products(of: int) -> dict[str, str]:
    """Package URLs, in lower case, and the products that they are of; ``of`` is the table in use."""
    products: dict[str, Any] = table("end_of_life")["products"]
    return {purl.lower(): name for name, product in products.items() for purl in product["purl"]}


def _fact(source: str, product: str, package: Package, over: EndOfLife, many: int) -> Fact:
    distribution = package.ecosystem.partition(":")[0] in _RELEASES
    what = (
        Text(f"{product} {over.cycle}", f"{product} {over.cycle}")
        if distribution
        else Text(*[package_shown(package)] * 2)
    )
    since = (
        Text("已于 {day} ", " ended on {day}").fill(day=over.ended)
        if over.ended
        else Text("已", " has ended")
    )
    more = (
        Text("（同系列共 {n} 个组件）", " ({n} components of this release)")
        if many > 1 and not distribution
        else Text("", "")
    )
    return Fact(
        "component-end-of-life",
        Place(source, "" if distribution else package.name, line=None if distribution else package.place.line),
        Text("{what} 所属的版本系列 {cycle} {since}停止维护{more}", "{what}: maintenance of release {cycle}{since}{more}").fill(
            what=what, cycle=version_shown(over.cycle), since=since, more=more.fill(n=many)
        ),
        certainty=1.0 if over.confidence == "secondary" else 0.6,
        details=(
            ("product", product), ("cycle", over.cycle), ("ended", over.ended), ("latest", over.latest), ("components", many),
            ("development", package.development), ("verified", over.confidence != "unverified"), ("distribution", distribution),
        ),
    )  # fmt: skip
