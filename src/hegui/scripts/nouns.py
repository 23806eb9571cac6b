"""The nouns of this room: what was seen, what is known against it, when care for it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hegui.masking import Masked
from hegui.model import Severity
from hegui.text import Text

ToldBy = Literal["digest", "banner", "property", "url", "file-name", "source-map", "names"]
Verdict = Literal["certainly", "perhaps"]

NOTHING_SHOWN = Masked("")
LISTED = 3  # releases that are told one by one; more are told as a range

TOLD_BY: dict[ToldBy, Text] = {
    "digest": Text("内容与公开发布的文件一致", "its content is that of a published file"),
    "banner": Text("文件头注释", "its banner comment"),
    "property": Text("代码中的版本属性", "a version property in the code"),
    "url": Text("网址", "its address"),
    "file-name": Text("文件名", "its file name"),
    "source-map": Text("源码映射", "a source map"),
    "names": Text("压缩后仍保留的名称", "names that survive minification"),
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One library in one file.  ``low`` and ``high`` include their ends; None is open; exact when ``version`` is set."""

    library: str
    version: str | None
    low: str | None
    high: str | None
    told_by: ToldBy
    certainty: float  # 0 to 1
    offset: int = 0  # bytes from the start of the file; 0 where only the address told
    line: int = 1  # from 1
    evidence: Masked = NOTHING_SHOWN
    among: tuple[
        str, ...
    ] = ()  # the releases it may be, where they are known one by one; ``low`` and ``high`` hold them
    disagrees: str = ""  # what its banner or property says though its content is not that release's

    @property
    def shown(self) -> Text:
        """The library with its version or range, for a report."""
        held = Text("{library}{which}{disagrees}", "{library}{which}{disagrees}")
        said = Text("，自述 {version} 与内容不符", ", though it says {version}").fill(version=self.disagrees)
        return held.fill(library=self.library, which=self._which, disagrees=said if self.disagrees else "")

    @property
    def _which(self) -> Text:
        if self.version:
            return Text(f" {self.version}", f" {self.version}")
        if self.high and 1 < len(self.among) <= LISTED:
            return Text(f"（{' 或 '.join(self.among)}）", f" ({' or '.join(self.among)})")
        if self.low and self.high:
            return Text(f"（{self.low} 至 {self.high}）", f" ({self.low} to {self.high})")
        if self.low:
            return Text(f"（{self.low} 或更高）", f" ({self.low} or later)")
        if self.high:
            return Text(f"（{self.high} 或更低）", f" ({self.high} or earlier)")
        return Text("（版本不明）", " (version unknown)")


@dataclass(frozen=True, slots=True)
class Advisory:
    """A published flaw.  ``certainly``: every version that may be meant has it; ``perhaps``: some have it."""

    library: str
    ids: tuple[str, ...]  # CVE first, then GHSA, then others
    severity: Severity
    cwe: tuple[str, ...]
    fixed: str | None  # the first version without it on this line of releases; None where none is known
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class EndOfLife:
    """No more fixes from its maintainers.  ``ended`` is None where only the fact is known, not the day."""

    product: str
    cycle: str
    ended: date | None
    latest: str  # the last release of the cycle
    verdict: Verdict
    confidence: Literal["secondary", "unverified"] = "secondary"


@dataclass(frozen=True, slots=True)
class TableDate:
    """Which data was used: a report states it."""

    source: str
    of: date  # the day of the data
    commit: str
    digest: str = ""  # sha256 of the file that an update came from
