"""
Components, and the known vulnerabilities among them, by the OSV database of this user.

Without a database for an ecosystem nothing is known: its components are told as not checked, never as clean.  A database is as
old as its newest record: past 7 days that is said, past 90 it is no longer asked.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date

from hegui.examining import Asking, gatherer
from hegui.masking import safe_name
from hegui.model import Fact, Package, Place, Severity, Skipped
from hegui.organisation import Ignored
from hegui.supply.exploitation import Exploitation, exploitation
from hegui.supply.osv_index import Part, opened, parts
from hegui.supply.osv_matching import Flaw, Matcher, asked_version, flaws
from hegui.supply.showing import package_shown, version_shown
from hegui.supply.versions import known
from hegui.text import Text, joined

AGING = 7  # days: an older database is said to be so
OLD = 90  # days: one still older is not asked
LISTED = 5  # flaws of a component told one by one

_GRADE: dict[Severity | None, Text] = {
    "critical": Text("严重", "critical"), "high": Text("高危", "high"), "medium": Text("中危", "medium"),
    "low": Text("低危", "low"), None: Text("未评级", "not graded"),
}  # fmt: skip
_HOW = Text(
    "下载 OSV 的 {family}/all.zip，用 hegui update --osv 文件夹 更新后再查",
    "download {family}/all.zip of OSV, take it with hegui update --osv FOLDER, and check again",
)

_NEEDS = Text(
    "缺少比较版本的组件，未核对漏洞；请安装：pip install 'hegui[supply]'",
    "what compares versions is not installed, so nothing was checked for vulnerabilities: pip install 'hegui[supply]'",
)


@gatherer("components", of=Package)
class Components:
    """Keeps what the files of a source name, and asks about all of it at the end."""

    def __init__(self, asked: Asking) -> None:
        self._on, self._us = asked.on, asked.us
        self._found: dict[str, list[Package]] = {}

    def look(self, package: Package) -> None:
        self._found.setdefault(package.place.source, []).append(package)

    def told(self) -> Iterator[Fact | Skipped]:
        if not self._found:
            return
        base = opened()
        if base is None:
            held: dict[str, Part] = {}
            for source, found in self._found.items():
                yield from self._of_file(source, found, None, held)
            return
        with closing(base):
            try:
                held = parts(base)
                matcher = Matcher(base)
                for source, found in self._found.items():
                    yield from self._of_file(source, found, matcher, held)
            except ModuleNotFoundError:
                yield Skipped(Place(next(iter(self._found))), _NEEDS, asked=True)
            except (sqlite3.Error, ValueError) as wrong:
                yield _unreadable(next(iter(self._found)), wrong)

    def _of_file(
        self, source: str, found: list[Package], matcher: Matcher | None, held: dict[str, Part]
    ) -> Iterator[Fact | Skipped]:
        counts: Counter[str] = Counter(p.ecosystem for p in found)
        vulnerable = 0
        asked = Counter[str]()
        unknown: Counter[Text] = Counter()
        for package in found:
            reason = _not_asked(package, held, self._on)
            hits = matcher.hits(package) if matcher is not None and reason is None else None
            if reason is None and hits is None:
                reason = _NO_ORDER
            if reason is not None:
                unknown[reason] += 1
                continue
            asked[package.ecosystem] += 1
            if not hits:
                continue
            left = []
            for flaw in flaws(package.ecosystem, hits):
                entry = self._us.ignores(flaw.ids, package.name)
                if entry is None:
                    left.append(flaw)
                else:
                    yield _ignored(package, flaw, entry)
            if left:
                vulnerable += 1
                yield _fact(package, tuple(left), held[package.ecosystem].newest)
        dates = sorted({held[e].newest for e in asked})
        yield _summary(source, found, counts, vulnerable, sum(asked.values()), dates)
        for reason, number in unknown.items():
            yield Skipped(Place(source), reason.fill(n=number), asked=True)
        for each in dates:
            if (age := (self._on - each).days) > AGING:
                yield Skipped(
                    Place(source),
                    Text(
                        "漏洞库截至 {day}，已有 {age} 天，之后公开的漏洞未核对",
                        "the vulnerability database is of {day}, {age} days old: what became known since was not looked at",
                    ).fill(day=each.isoformat(), age=age),
                )


def _not_asked(package: Package, held: dict[str, Part], on: date) -> Text | None:
    """Why a component cannot be looked up; None where it can."""
    family = package.ecosystem.partition(":")[0]
    if package.ecosystem in _NO_DATABASE:
        return _NO_DATABASE[package.ecosystem]
    if not package.ecosystem or not known(package.ecosystem):
        return _STRANGE
    part = held.get(package.ecosystem)
    if part is None:
        return _absent(package.ecosystem, family)
    if (age := (on - part.newest).days) > OLD:
        return Text(
            f"{{n}} 个 {safe_name(package.ecosystem)} 组件未核对漏洞：漏洞库截至 {part.newest}，已有 {age} 天；{_HOW.zh.format(family=family)}",
            f"{{n}} components of {safe_name(package.ecosystem)} not checked for vulnerabilities: the database is of {part.newest}, "
            f"{age} days old; {_HOW.en.format(family=family)}",
        )
    if asked_version(package)[0] is None:
        return _NO_VERSION
    return None


def _absent(ecosystem: str, family: str) -> Text:
    shown = safe_name(ecosystem)
    return Text(
        f"{{n}} 个 {shown} 组件未核对漏洞：没有该生态的漏洞库；{_HOW.zh.format(family=safe_name(family))}",
        f"{{n}} components of {shown} not checked for vulnerabilities: there is no database for it; "
        f"{_HOW.en.format(family=safe_name(family))}",
    )


_NO_VERSION = Text(
    "{n} 个组件没有确切版本，未核对漏洞",
    "{n} components name no exact version: not checked for vulnerabilities",
)
_NO_ORDER = Text(
    "{n} 个组件的版本号无法比较，未核对漏洞",
    "the versions of {n} components cannot be compared: not checked for vulnerabilities",
)
_STRANGE = Text(
    "{n} 个组件不属于已知的软件生态，未核对漏洞",
    "{n} components belong to no known ecosystem: not checked for vulnerabilities",
)
_NO_DATABASE = {
    "docker": Text(
        "{n} 个容器镜像未核对漏洞：镜像里有什么要看镜像本身（可用其 SBOM）",
        "{n} container images not checked for vulnerabilities: what is in an image shows in the image itself (or its SBOM)",
    ),
    "script": Text(
        "{n} 处下载即执行的脚本未核对漏洞",
        "{n} scripts that are run as they are downloaded: not checked for vulnerabilities",
    ),
}


def _fact(package: Package, found: tuple[Flaw, ...], database: date) -> Fact:
    worst = found[0]
    grades = [f.severity for f in found if f.severity]
    severity = max(grades, key=("low", "medium", "high", "critical").index) if grades else None
    fixes = [f.fixed for f in found if f.fixed]
    told = joined([_told(f) for f in found[:LISTED]])
    more = Text("等 {n} 项", " and others: {n} in all") if len(found) > LISTED else Text("", "")
    least = (
        Text("（go.mod 只写明最低版本）", " (go.mod names the least version only)")
        if package.version is None
        else Text("", "")
    )
    kind = "malicious-component" if worst.malicious else "vulnerable-component"
    use = exploitation(id for f in found for id in f.ids)
    return Fact(
        kind,
        Place(package.place.source, package.name, line=package.place.line),
        Text("{what}{least} 有已知漏洞：{told}{more}{use}", "{what}{least} has known vulnerabilities: {told}{more}{use}").fill(
            what=package_shown(package), least=least, told=told, more=more.fill(n=len(found)), use=_use(use)
        )
        if kind == "vulnerable-component"
        else Text("{what} 是恶意软件包：{told}", "{what} is malware: {told}").fill(what=package_shown(package), told=told),
        certainty=0.6 if package.version is None else 1.0,
        details=(
            ("ecosystem", package.ecosystem), ("name", package.name), ("version", package.version or package.asks),
            ("ids", tuple(id for f in found for id in f.ids)), ("each", tuple(" ".join(f.ids) for f in found)), ("flaws", len(found)), ("severity", severity),
            ("score", max((f.score for f in found if f.score is not None), default=None)),
            ("fixed", _highest(package.ecosystem, fixes)), ("unfixed", sum(f.fixed is None for f in found)),
            ("development", package.development), ("direct", package.direct), ("least", package.version is None),
            ("database", database), ("exploited", use.since), ("likelihood", use.likelihood),
        ),
    )  # fmt: skip


def _use(told: Exploitation) -> Text:
    """What is known of attacks by it; nothing where the tables say nothing."""
    if told.since is not None:
        return Text(
            "；已被用于攻击（{day} 列入 CISA KEV）", "; used in attacks (in CISA's KEV since {day})"
        ).fill(day=told.since)
    if told.likelihood is not None:
        return Text(
            "；30 天内被利用的可能性 {p}（EPSS）", "; likelihood of use within 30 days {p} (EPSS)"
        ).fill(p=f"{told.likelihood:.0%}")
    return Text("", "")


def _ignored(package: Package, flaw: Flaw, entry: Ignored) -> Fact:
    return Fact(
        "ignored-vulnerability",
        Place(package.place.source, package.name, line=package.place.line),
        Text(
            "{what}：{told}，{by} 判断与本单位无关（{reason}），至 {until}",
            "{what}: {told}; {by} holds that it does not concern us ({reason}), until {until}",
        ).fill(
            what=package_shown(package), told=_told(flaw), by=safe_name(entry.by), reason=entry.reason, until=entry.until.isoformat()
        ),
        details=(
            ("ids", flaw.ids), ("name", package.name), ("version", package.version), ("ecosystem", package.ecosystem),
            ("reason", entry.reason), ("by", entry.by), ("until", entry.until),
        ),
    )  # fmt: skip


def _told(flaw: Flaw) -> Text:
    ids = " / ".join(version_shown(id) for id in flaw.ids[:3])
    fixed = (
        Text("{v} 起修复", "mended in {v}").fill(v=version_shown(flaw.fixed))
        if flaw.fixed
        else Text("尚无修复版本", "no version mends it")
    )
    return Text("{ids}（{grade}，{fixed}）", "{ids} ({grade}, {fixed})").fill(
        ids=ids, grade=_GRADE[flaw.severity], fixed=fixed
    )


def _highest(ecosystem: str, versions: list[str]) -> str | None:
    from hegui.supply.versions import order_of

    told = [v for v in versions if order_of(ecosystem, v) is not None]
    return max(told, key=lambda v: order_of(ecosystem, v)) if told else None


def _summary(
    source: str, found: list[Package], counts: Counter[str], vulnerable: int, asked: int, dates: list[date]
) -> Fact:
    development = sum(p.development for p in found)
    unversioned = sum(p.version is None for p in found)
    said = Text(
        "{n} 个组件（{kinds}），其中 {d} 个仅用于开发",
        "{n} components ({kinds}), {d} of them for development only",
    )
    kinds = ", ".join(f"{safe_name(e) or '?'} {n:,}" for e, n in counts.most_common(3))
    return Fact(
        "components",
        Place(source),
        said.fill(n=len(found), kinds=kinds, d=development),
        details=(
            ("count", len(found)), ("development", development), ("unversioned", unversioned),
            ("ecosystems", tuple(counts)), ("vulnerable", vulnerable), ("asked", asked),
            ("database", dates[0] if dates else None),
            ("packages", tuple(f"{p.ecosystem}\t{safe_name(p.name)}\t{version_shown(p.version or '')}" for p in found)),
        ),
    )  # fmt: skip


def _unreadable(source: str, wrong: Exception) -> Skipped:
    kind = type(wrong).__name__
    return Skipped(
        Place(source),
        Text(
            f"漏洞库读取出错（{kind}），未核对漏洞；请重新运行 hegui update --osv",
            f"the vulnerability database could not be read ({kind}): nothing was checked; run hegui update --osv again",
        ),
        asked=True,
    )
