"""
Makes the dated tables of ``src/hegui/scripts/tables`` out of facts that others publish.

    python -m benchmarks.scripts.tables advisories REPOSITORY.json COMMIT DATE
    python -m benchmarks.scripts.tables end_of_life CYCLES.json COMMIT DATE
    python -m benchmarks.scripts.tables published CORPUS DATE

``advisories``: the ids, CWE, severities and ranges of retire.js (no texts, no patterns); ``end_of_life``: the cycles
of endoflife.date; ``published``: the version lists that ``corpus.py`` kept.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from hegui.scripts.versions import is_preview, order

MINOR = re.compile(r"(\d+\.\d+)\.(.+)$")
TABLES = Path(__file__).parents[2] / "src" / "hegui" / "scripts" / "tables"


def advisories(facts: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        library["library"]: {
            "npm": library["npm"],
            "advisories": [
                {
                    "ids": [
                        *row["cve"],
                        *row["ghsa"],
                        *(f"{kind} {id}" for kind, id in row["other"].items()),
                    ],
                    "severity": row["severity"],
                    "cwe": row["cwe"],
                    "ranges": [[r.get("atOrAbove"), r.get("below")] for r in row["ranges"]],
                }
                for row in library["advisories"]
            ],
        }
        for library in facts
    }


def end_of_life(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {
            "purl": product["purl"],
            "cycles": [[c["cycle"], c["released"], c["eol"], c.get("latest", "")] for c in product["cycles"]],
        }
        for name, product in facts.items()
    }


def published(corpus: Path, gone: dict[str, set[str]] | None = None) -> dict[str, dict[str, list[int | str]]]:
    """Releases, and the previews that were fetched, without those ``gone``.

    {"jquery": {"3.4": [0, 1]}}: minors with their patches, "0-rc.1" where it is a preview.
    """
    made: dict[str, dict[str, list[int | str]]] = {}
    for listed in sorted(corpus.glob("*/published.json")):
        minors: dict[str, list[int | str]] = {}
        library = listed.parent.name.replace("+", "/")
        for version in sorted(json.loads(listed.read_text()), key=order):
            if version in (gone or {}).get(library, ()) or (
                is_preview(version) and not (listed.parent / version).exists()
            ):
                continue
            minor, patch = MINOR.match(version).groups()  # type: ignore[union-attr]
            minors.setdefault(minor, []).append(int(patch) if patch.isdigit() else patch)
        made[library] = minors
    return made


def write(name: str, head: dict[str, str], key: str, rows: dict[str, Any], into: Path = TABLES) -> None:
    """One row a line: a change of one library is a change of one line."""
    lines = ",\n".join(
        f"{json.dumps(id)}: {json.dumps(row, ensure_ascii=False, separators=(',', ':'))}"
        for id, row in rows.items()
    )
    top = "".join(f"{json.dumps(k)}: {json.dumps(v)},\n" for k, v in head.items())
    (into / f"{name}.json").write_text(f"{{\n{top}{json.dumps(key)}: {{\n{lines}\n}}\n}}\n", encoding="utf-8")


def main() -> None:
    match sys.argv[1:]:
        case ["advisories", file, commit, day]:
            facts = json.loads(Path(file).read_text(encoding="utf-8"))
            head = {"source": "RetireJS/retire.js (Apache-2.0)", "commit": commit, "date": day}
            write("advisories", head, "libraries", advisories(facts))
        case ["end_of_life", file, commit, day]:
            facts = json.loads(Path(file).read_text(encoding="utf-8"))
            head = {"source": "endoflife-date/endoflife.date (MIT)", "commit": commit, "date": day}
            write("end_of_life", head, "products", end_of_life(facts))
        case ["published", folder, day]:
            head = {"source": "npm registry, lists of versions", "date": day}
            write("published", head, "libraries", published(Path(folder)))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
