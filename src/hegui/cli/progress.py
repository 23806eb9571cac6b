"""A progress bar on a terminal for long work; nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.asking import Watch
    from hegui.model import Place


@contextmanager
def progress(lang: Lang) -> Iterator[Watch | None]:
    """Gives the function that a check-up tells of its progress, or None where nobody looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    rows_of = Text("{task.completed:,.0f} 行", "{task.completed:,.0f} rows")[lang]
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn(rows_of),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(Text("正在打开", "opening")[lang], total=None)

        def watch(place: Place, rows: int, expected: int | None) -> None:
            bar.update(task, description=str(place)[-48:], completed=rows, total=expected)

        yield watch
