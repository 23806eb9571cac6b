"""
The repository of retire.js (``jsrepository*.json``): identifiers, severities, CWE and version ranges are read.

Its patterns, summaries and links are not read.  Rows with the same identifiers are one flaw in several ranges.
"""

from __future__ import annotations

import json
import re
from typing import Any

from hegui.text import Text
from hegui.updating import Brought, Updated, source
from hegui.updating.keeping import keep, unreadable

_VERSION = re.compile(r"[\w.+-]{1,40}")
_ID = re.compile(r"[\w.-]{1,60}")
_SEVERITIES = ("low", "medium", "high", "critical")
_WHAT = Text("retire.js 的 jsrepository JSON", "retire.js's jsrepository JSON")


@source(
    "jsrepo",
    title=Text(
        "JavaScript 库的公开漏洞（retire.js 的 JSON）",
        "known flaws of JavaScript libraries (retire.js's JSON)",
    ),
)
def take_jsrepo(brought: Brought) -> Updated:
    """Take a jsrepository of version 4 or later, or its master file."""
    try:
        held = json.loads(brought.path.read_bytes())
        rows = {
            name: _library(row)
            for name, row in held.items()
            if isinstance(row, dict) and "vulnerabilities" in row
        }
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise unreadable(brought, _WHAT) from None
    count = sum(len(row["advisories"]) for row in rows.values())
    what = Text(
        f"{len(rows)} 个 JavaScript 库，{count} 条漏洞",
        f"{len(rows)} JavaScript libraries, {count} advisories",
    )
    return keep("advisories", "libraries", rows, brought, what)


def _library(row: dict[str, Any]) -> dict[str, Any]:
    flaws: dict[tuple[str, ...], dict[str, Any]] = {}
    for number, flaw in enumerate(row["vulnerabilities"]):
        ids = _ids(flaw.get("identifiers", {}))
        ranges = [
            [_version(r.get("atOrAbove")), _version(r.get("below"))] for r in flaw.get("ranges", [flaw])
        ]
        severity = flaw.get("severity", "medium")
        made = flaws.setdefault(
            ids or (str(number),),
            {
                "ids": list(ids),
                "severity": severity if severity in _SEVERITIES else "medium",
                "cwe": [c for c in flaw.get("cwe", []) if re.fullmatch(r"CWE-\d+", c)],
                "ranges": [],
            },
        )
        made["ranges"] += [r for r in ranges if r != [None, None] and r not in made["ranges"]]
    return {"npm": row.get("npmname"), "advisories": [f for f in flaws.values() if f["ranges"]]}


def _ids(said: dict[str, Any]) -> tuple[str, ...]:
    cves = [said["CVE"]] if isinstance(said.get("CVE"), str) else list(said.get("CVE", []))
    ghsa = [said["githubID"]] if said.get("githubID") else []
    others = [
        f"{kind} {said[kind]}"
        for kind in ("issue", "bug", "PR", "osvdb", "retid")
        if isinstance(said.get(kind), str)
    ]
    return tuple(
        id for id in (*cves, *ghsa, *(() if cves or ghsa else others)) if all(map(_ID.fullmatch, id.split()))
    )


def _version(said: Any) -> str | None:
    return said if isinstance(said, str) and _VERSION.fullmatch(said) else None
