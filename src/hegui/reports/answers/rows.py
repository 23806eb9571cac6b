"""The answers of a table: CSV for a spreadsheet, or JSON lines."""

from __future__ import annotations

import csv as written
import io
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hegui.masking import defused
from hegui.text import Lang

if TYPE_CHECKING:
    from hegui.deciding.tables import Answered

COLUMNS = ("line", "id", "on", "outcome", "open", "by", "article", "deciding", "digest", "error")


def csv(rows: Iterable[Answered], lang: Lang) -> str:
    """One line a situation, with the provision it rests on, or what would decide it."""
    text = io.StringIO()
    out = written.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    for row in rows:
        made = row.answer
        if made is None:
            assert row.wrong is not None
            out.writerow([row.line, defused(row.id), "", "error", "", "", "", "", "", row.wrong.text[lang]])
            continue
        grounds = [g.provision for g in made.grounds]
        out.writerow(
            [
                row.line,
                defused(row.id),
                made.on.isoformat(),
                made.outcome,
                " ".join(made.open),
                " ".join(p.id for p in grounds),
                "; ".join(f"{p.instrument[lang]} {p.article[lang]}" for p in grounds),
                " ".join(d.fact for d in made.deciding),
                made.digest,
                "",
            ]
        )
    return text.getvalue()


def json_lines(rows: Iterable[Answered]) -> str:
    """One JSON object a line: the whole answer, or the error."""
    import msgspec

    lines = []
    for row in rows:
        head = {"line": row.line, "id": row.id}
        if row.answer is None:
            assert row.wrong is not None
            head |= {"error": {"zh": row.wrong.text.zh, "en": row.wrong.text.en}}
        else:
            head |= {"answer": msgspec.to_builtins(row.answer)}
        lines.append(json.dumps(head, ensure_ascii=False))
    return "\n".join(lines) + "\n"
