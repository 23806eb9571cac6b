"""Source maps beside a site's scripts: they hand out the source, and name the packages that it was built from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hegui.examining import Asking, examiner
from hegui.model import Fact, Page, Skipped
from hegui.text import Text

_PACKAGE = re.compile(r"node_modules/((?:@[\w.-]+/)?[\w.-]+)/")
_BROKEN = Text("源码映射文件不是合法的 JSON，未查看", "the source map is not valid JSON: not looked at")


@examiner("site.source-map", of=Page)
def source_map(page: Page, asked: Asking) -> Iterator[Fact | Skipped]:
    """A fact ``source-map`` that says how many source files it names, and how many it holds whole."""
    if page.kind != "source-map" or page.status not in (None, 200, 206):
        return
    try:
        told = json.loads(page.body().decode("utf-8-sig", "replace").removeprefix(")]}'"))
    except (ValueError, RecursionError):
        yield Skipped(page.place, _BROKEN)
        return
    parts: list[dict[str, Any]] = [told] if isinstance(told, dict) else []
    parts += [
        s["map"]
        for p in parts
        for s in p.get("sections") or ()
        if isinstance(s, dict) and isinstance(s.get("map"), dict)
    ]
    sources = [s for p in parts for s in p.get("sources") or () if isinstance(s, str)]
    if not sources or not any("mappings" in p for p in parts):
        return
    whole = sum(isinstance(c, str) for p in parts for c in p.get("sourcesContent") or ())
    own = [s for s in sources if "node_modules/" not in s and not s.startswith("webpack/")]
    packages = sorted({m[1] for s in sources for m in _PACKAGE.finditer(s)})
    if any(s.endswith((".css", ".scss", ".less", ".sass")) for s in own) and all(
        s.endswith((".css", ".scss", ".less", ".sass")) for s in sources
    ):
        return  # styles are read in the clear anyway
    yield Fact(
        "source-map",
        page.place,
        Text(
            "源码映射列出 {n} 个源文件，其中 {whole} 个含全文",
            "a source map names {n} source files, {whole} of them in full",
        ).fill(n=len(sources), whole=whole),
        details=(
            ("sources", len(sources)),
            ("whole", whole),
            ("own", len(own)),
            ("packages", tuple(packages[:200])),
        ),
    )
