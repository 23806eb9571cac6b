"""Many situations at once: a table with one situation a row gives one answer a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui.deciding.answer import Answer
from hegui.deciding.determination import Determination
from hegui.deciding.files import read_table
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.telling import answer
from hegui.errors import UsageError


@dataclass(frozen=True, slots=True)
class Answered:
    """One row: its answer, or what is wrong with it; a bad row never loses the others."""

    line: int
    id: str
    answer: Answer | None
    wrong: UsageError | None = None

    @property
    def determined(self) -> bool:
        return self.answer is not None and self.answer.determined


def answer_rows(determination: Determination, file: Path, on: date) -> Iterator[Answered]:
    """Answer each row of a table; a row's own ``on`` wins over the day given."""
    books: dict[date, Lawbook] = {}
    for row in read_table(file, determination.facts):
        day = row.on or on
        try:
            if day not in books:
                books[day] = determination.book(day)
            made = answer(determination, row.facts, day, law=books[day])
            yield Answered(row.line, row.id, made)
        except UsageError as wrong:
            yield Answered(row.line, row.id, None, wrong)
