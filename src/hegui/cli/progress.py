"""
What a person sees while hegui reads: what is being read, how fast, how much of it is done, how long it still takes.

On a terminal one line that moves and leaves no trace; with ``--progress`` elsewhere a plain line now and then; else nothing.
It goes to stderr, so that a report in a pipe stays clean.  Names have passed the mask.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import click

from hegui.text import Lang, Text

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from hegui.ahead import Progress, Watch

FIRST, EVERY = (
    1.0,
    10.0,
)  # seconds between plain lines: each pause is twice the one before, until they are ten
WINDOW = 5.0  # seconds over which the rate is taken
NAME = 40  # characters of a name that show, its end


@dataclass(frozen=True, slots=True)
class Shown:
    """Where progress goes (``watch``; None: nowhere) and how to say something beside it."""

    watch: Watch | None
    say: Callable[[str], None]


@contextmanager
def progress(lang: Lang, wanted: bool | None = None) -> Iterator[Shown]:
    """Show progress; ``wanted`` None: on a terminal, and not under continuous integration."""
    terminal = sys.stderr.isatty()
    if wanted is None:
        wanted = terminal and not os.environ.get("CI")
    if not wanted:
        yield Shown(None, _aside)
    elif terminal:
        with _bar() as bar:
            yield Shown(
                _on_a_terminal(bar, lang), lambda said: bar.console.print(said, markup=False, highlight=False)
            )
    else:
        yield Shown(_in_lines(lang), _aside)


def _aside(said: str) -> None:
    click.echo(said, err=True)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[told]}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )


def _on_a_terminal(bar: Bar, lang: Lang) -> Watch:
    task = bar.add_task(Text("正在打开", "opening")[lang], total=None, told="")
    pace = Pace()

    def watch(now: Progress) -> None:
        name = _name(now, lang)
        done = now.share
        bar.update(
            task,
            description=name,
            completed=done or 0.0,
            total=1.0 if done is not None else None,
            told=pace.told(now)[lang],
        )

    return watch


def _in_lines(lang: Lang) -> Watch:
    pace = Pace()
    due, pause = monotonic(), FIRST

    def watch(now: Progress) -> None:
        nonlocal due, pause
        told = pace.told(now)
        if monotonic() >= due:
            due, pause = monotonic() + pause, min(2 * pause, EVERY)
            _aside(f"hegui: {_name(now, lang)}  {told[lang]}")

    return watch


def _name(now: Progress, lang: Lang) -> str:
    name = str(now.place)
    short = name if len(name) <= NAME else "…" + name[1 - NAME :]
    return f"[{now.source}/{now.sources}] {short}" if now.sources > 1 else short


class Pace:
    """How fast the reading goes, from the last seconds; and how long it still takes, from all of them."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        self._began = clock()
        self._source = 0

    def told(self, now: Progress) -> Text:
        """``12,000 rows, 35 %, 310,000 rows/s, about 7 s left``; what is not known is left out."""
        time = self._clock()
        if now.source != self._source:
            self._source, self._began = now.source, time
        self._seen.append((time, now.read))
        while time - self._seen[0][0] > WINDOW and len(self._seen) > 2:
            self._seen.popleft()
        what = Text("封邮件", "mails") if now.mails else Text("行", "rows")
        parts = [Text("{n} {what}", "{n} {what}").fill(n=now.rows, what=what)]
        if now.share is not None:
            parts.append(Text(f"{now.share:.0%}", f"{now.share:.0%}"))
        if now.mails and self._seen[0][1] > now.read:  # rows before, mails now
            self._seen = deque([(time, now.read)])
        first, rows = self._seen[0]
        if time > first and now.read > rows:
            parts.append(
                Text("{n} {what}/秒", "{n} {what}/s").fill(
                    n=round((now.read - rows) / (time - first)), what=what
                )
            )
        if now.share and time - self._began >= 1:
            left = (time - self._began) * (1 - now.share) / now.share
            parts.append(Text("还需约 {t}", "about {t} left").fill(t=lasting(left)))
        return Text("，".join(p.zh for p in parts), ", ".join(p.en for p in parts))


def lasting(seconds: float) -> Text:
    """A length of time as people say it.

    >>> lasting(42).en, lasting(150).en, lasting(4000).en
    ('42 s', '3 min', '1 h 7 min')
    """
    if seconds < 90:
        return Text("{n} 秒", "{n} s").fill(n=max(round(seconds), 1))
    minutes = round(seconds / 60)
    if minutes < 60:
        return Text("{n} 分钟", "{n} min").fill(n=minutes)
    return Text("{h} 小时 {m} 分", "{h} h {m} min").fill(h=minutes // 60, m=minutes % 60)
