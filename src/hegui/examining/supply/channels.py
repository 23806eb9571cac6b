"""
Update channels: by which way new code comes in without anybody deciding so.

Unpinned and unhashed dependencies are told a file each; an image without digest, an action without commit, a script that is run as
it is downloaded, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.examining import Asking, gatherer
from hegui.model import Fact, Package, Place, Skipped
from hegui.supply.showing import package_shown
from hegui.text import Text, joined

LISTED = 5
_HASHED = (
    "requirements",
    "package-lock",
    "yarn.lock",
    "pnpm-lock",
    "pipfile.lock",
    "poetry.lock",
    "uv.lock",
    "pdm.lock",
)
"""Files in whose format every entry can have a digest."""
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@gatherer("update-channels", of=Package)
class Channels:
    """Keeps what each file leaves open, and tells it at the end."""

    def __init__(self, asked: Asking) -> None:
        self._loose: dict[str, list[Package]] = {}
        self._bare: dict[str, list[Package]] = {}
        self._counts: dict[str, int] = {}
        self._single: list[Fact] = []

    def look(self, package: Package) -> None:
        source = package.place.source
        if package.ecosystem in ("docker", "GitHub Actions", "script"):
            fact = _of_one(package)
            self._single += [fact] if fact is not None else []
            return
        self._counts[source] = self._counts.get(source, 0) + 1
        if _is_loose(package):
            self._loose.setdefault(source, []).append(package)
        elif not package.digests and not package.origin and _takes_digests(source):
            self._bare.setdefault(source, []).append(package)

    def told(self) -> Iterator[Fact | Skipped]:
        yield from self._single
        for source, found in self._loose.items():
            yield Fact(
                "unpinned",
                Place(source),
                Text(
                    "{all} 个依赖中有 {n} 个没有锁定到确切版本：{which}",
                    "{n} of {all} dependencies are not held to an exact version: {which}",
                ).fill(all=self._counts[source], n=len(found), which=_listed(found)),
                details=(("count", len(found)), ("of", self._counts[source])),
            )
        for source, found in self._bare.items():
            yield Fact(
                "unhashed",
                Place(source),
                Text(
                    "{all} 个依赖中有 {n} 个没有校验摘要：{which}",
                    "{n} of {all} dependencies have no digest: {which}",
                ).fill(all=self._counts[source], n=len(found), which=_listed(found)),
                details=(("count", len(found)), ("of", self._counts[source])),
            )


def _is_loose(package: Package) -> bool:
    """Not held to a version, nor to a commit or a digest of what lies elsewhere."""
    if package.version is not None or (package.ecosystem == "Go" and package.name in ("stdlib", "toolchain")):
        return False
    if package.ecosystem == "Maven" and not package.asks:
        return False  # managed by a pom that is not at hand: told by the reader
    return not package.digests and _COMMIT.search(f"{package.asks} {package.origin}") is None


def _takes_digests(source: str) -> bool:
    name = source.rpartition("/")[2].lower()
    return any(part in name for part in _HASHED)


def _of_one(package: Package) -> Fact | None:
    place = Place(package.place.source, package.name, line=package.place.line)
    shown = package_shown(package)
    if package.ecosystem == "docker":
        if package.digests or package.version == "scratch":
            return None
        latest = package.version in (None, "latest")
        said = (
            Text(
                "镜像 {what} 没有写版本，也没有摘要", "the image {what} names neither a version nor a digest"
            )
            if latest
            else Text("镜像 {what} 只有标签，没有摘要", "the image {what} has a tag and no digest")
        )
        return Fact("image-without-digest", place, said.fill(what=shown), details=(("latest", latest),))
    if package.ecosystem == "GitHub Actions":
        if _COMMIT.fullmatch(package.version or package.asks):
            return None
        said = Text("CI 动作 {what} 没有锁定到提交", "the CI action {what} is not held to a commit")
        return Fact("action-without-commit", place, said.fill(what=shown))
    said = Text("从 {what} 下载脚本后直接执行", "a script from {what} is run as it is downloaded")
    return Fact("piped-to-shell", place, said.fill(what=shown))


def _listed(found: list[Package]) -> Text:
    told = [Text(shown, shown) for shown in map(package_shown, found[:LISTED])]
    more = [Text("…", "…")] if len(found) > LISTED else []
    return joined(told + more)
