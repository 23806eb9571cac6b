"""
Answers of determinations, as people and programs read them: one file a form.

``write_answer`` shows one answer, ``write_rows`` the answers of a table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hegui.text import Lang

if TYPE_CHECKING:
    from hegui.deciding.answer import Answer
    from hegui.deciding.determination import Determination
    from hegui.deciding.tables import Answered


def write_answer(
    form: str, made: Answer, asked: Determination, lang: Lang = "zh", *, colour: bool = False
) -> str:  # fmt: skip
    """One answer as ``terminal``, ``json`` or ``html``; ``lang`` comes first where a form shows both."""
    if form == "json":
        from hegui.deciding.telling import to_json

        return to_json(made)
    from hegui.deciding.situation import declared
    from hegui.deciding.telling import OUTCOMES

    names, facts = OUTCOMES | dict(asked.outcomes), declared(asked.facts, made.facts)
    if form == "html":
        from hegui.deciding.trees import trees
        from hegui.reports.answers.html import html

        return html(made, trees(asked, made.facts, made.on), names, facts, lang)
    from hegui.reports.answers.terminal import terminal

    return terminal(made, names, facts, lang, colour)


def write_rows(form: str, rows: Iterable[Answered], lang: Lang = "zh") -> str:
    """The answers of a table, one a row: ``csv``, ``terminal`` (the same) or ``json``."""
    if form == "json":
        from hegui.reports.answers.rows import json_lines

        return json_lines(rows)
    from hegui.reports.answers.rows import csv

    return csv(rows, lang)
