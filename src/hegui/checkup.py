"""
The way through the house: read, detect, judge, report.

    sources --[readers]--> tables, settings --[discovery]--> holdings --[checks]--> findings

``walk`` is the way itself, a generator from end to end: what it yields is final and may be shown at once.
``gathering.py`` makes a Report of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from hegui.ahead import Ahead, listed_beforehand, listed_first
from hegui.asking import Asked
from hegui.checks import Check
from hegui.discovery.watching import NOT_BEGUN, Watching
from hegui.errors import HeguiError, SourceError
from hegui.examining import Asking, Examination
from hegui.holdings import gathered, holdings
from hegui.judging import judged
from hegui.law import Law
from hegui.masking import safe_name
from hegui.model import (
    Cryptography,
    Fact,
    Finding,
    Holding,
    Mail,
    Package,
    Page,
    Place,
    Sample,
    Setting,
    Skipped,
    Table,
)
from hegui.organisation import covered
from hegui.readers import WHOLE, Source
from hegui.readers.choosing import left_out as left_by_patterns
from hegui.readers.choosing import narrowed
from hegui.readers.kinds import CODE
from hegui.sampling import BLOCK, Sampler, scaled
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.discovery.kept import Kept
    from hegui.discovery.kin import Kin
    from hegui.discovery.looking import Counted

MOST_WAITING = 300  # tables that wait to be judged together: those of a folder, counted

Event = Holding | Setting | Fact | Finding | Skipped | Sample


def walk(asked: Asked) -> Iterator[Event]:
    """Yield holdings, settings, facts, findings and what was skipped, in the order in which they come to be known.

    Where a sample was asked for, a Sample says after each table how much of it was read.
    """
    law = Law(asked.on)
    checks = checks_for(asked, law)
    held: list[Holding] = []
    settings: list[Setting] = []
    facts: list[Fact] = []
    left_out = {c for c in asked.skip if c in _checks()}  # the names of --skip that fitted something
    unread: set[str] = set()  # sources that could not be opened, or were left out
    ahead = Ahead(asked.watch, len(asked.sources)) if asked.watch else None
    kept = None if asked.fresh else _kept()
    yield from asked.notes
    for source in asked.sources:
        if _stopped(asked):
            unread.add(source.name)
            yield Skipped(Place(source.name), NOT_BEGUN, asked=True)
            continue
        if named := asked.skip & {source.name, source.target}:
            left_out |= named
            unread.add(source.name)
            yield Skipped(Place(source.name), _LEFT_OUT)
            continue
        sampled: list[Sample] = []
        for event in _source(source, asked, law, left_out, ahead, kept):
            if isinstance(event, Skipped) and event.asked and event.place == Place(source.name):
                unread.add(source.name)
            if isinstance(event, Holding):
                held.append(event)
            elif isinstance(event, Setting):
                settings.append(event)
            elif isinstance(event, Fact):
                facts.append(event)
            elif isinstance(event, Sample):
                sampled.append(event)
            yield event
            if isinstance(event, (Holding, Setting, Fact)):
                yield from judged(event, checks, asked.us, law)
        yield from _rest_of(source, sampled)
        yield from left_by_patterns(source)
    yield from _fitting_nothing(asked, left_out, unread)
    yield from _correcting_nothing(asked, held, unread)
    whole = replace(gathered(held), settings=tuple(settings), facts=tuple(facts))
    yield from judged(whole, checks, asked.us, law)


_FROM_HERE = Text(
    "检查被中断，从这里起该数据源余下的部分都未查看",
    "interrupted: from here on, the rest of this source was not looked at",
)
_LEFT_OUT = Text("按 --skip 的要求未查看", "left out by --skip")


def _fitting_nothing(asked: Asked, left_out: set[str], unread: set[str]) -> Iterator[Skipped]:
    """What was named by --include (or ``include``) and is not there; names of --skip that left nothing out."""
    met = {pattern for source in asked.sources for pattern in source.met}
    told = set()
    for source in asked.sources:
        for pattern in source.include:
            if pattern in met or pattern in told or source.name in unread:
                continue
            told.add(pattern)
            yield Skipped(
                Place(source.name, pattern),
                Text(
                    "指名要查的表或文件不存在：没有与 include 相符的",
                    "asked for by name and not there: nothing fits this pattern of include",
                ),
                asked=True,
            )
    for name in sorted(asked.skip - left_out):
        yield Skipped(
            Place(name),
            Text(
                "--skip 的这个名字没有对上任何数据源、表或检查，没有略过任何内容",
                "this name of --skip fits no source, table or check: nothing was left out",
            ),
        )


def _correcting_nothing(asked: Asked, held: list[Holding], unread: set[str]) -> Iterator[Skipped]:
    """Corrections that fit no column of what was read whole: a misspelt one would else go unnoticed."""
    names = {Place(source.name).source for source in asked.sources}
    if unread or _stopped(asked):
        return
    for number, entry in enumerate(asked.us.corrected, 1):
        here = [p for p in entry.covers if "#" not in p or p.partition("#")[0] in names]
        if here and not any(covered(h.place, entry.covers) for h in held):
            yield Skipped(
                Place("hegui.toml", f"[[column]] {number}"),
                Text("这条人工更正没有对上任何列：{covers}", "this correction fits no column: {covers}").fill(
                    covers=safe_name(", ".join(here))
                ),
            )


def _rest_of(source: Source, sampled: list[Sample]) -> Iterator[Skipped]:
    read, rows = sum(s.read for s in sampled), sum(s.rows for s in sampled)
    if read < rows:
        yield Skipped(
            Place(source.name),
            Text(
                "按 --sample 抽样：{rows} 行中只看了 {read} 行，其余未查看",
                "a sample, as --sample asks: of {rows} rows {read} were looked at, the others were not",
            ).fill(read=read, rows=rows),
        )


@dataclass(frozen=True, slots=True)
class _Counted:
    """A table that was read, before its columns are judged."""

    counted: Counted
    taken: Sampler
    cut: bool  # by the user, before its end


def _stopped(asked: Asked) -> bool:
    return asked.stop is not None and asked.stop()


def _source(
    source: Source, asked: Asked, law: Law, left_out: set[str], ahead: Ahead | None, kept: Kept | None
) -> Iterator[Holding | Setting | Fact | Skipped | Sample]:
    """Everything in one source.

    What a table is depends on those it points to.  A database lists its tables before one is read, so each is judged once it
    is counted; those of other sources wait, counted, until the source ends.
    """
    from hegui.discovery.kin import Kin

    kin = Kin()
    waiting: list[_Counted] = []
    for event in _read(source, asked, left_out, ahead, kept, kin):
        if not isinstance(event, _Counted):
            yield event
        elif kin.knows(event.counted.table):
            yield from _judged_table(event, kin, asked, law)
        else:
            waiting.append(event)
            if len(waiting) == MOST_WAITING:
                yield from _judged_together(waiting, asked, law)
                waiting = []
    yield from _judged_together(waiting, asked, law)


def _judged_together(waiting: list[_Counted], asked: Asked, law: Law) -> Iterator[Holding | Skipped]:
    from hegui.discovery.kin import Kin

    kin = Kin(event.counted.table for event in waiting)
    for event in waiting:
        yield from _judged_table(event, kin, asked, law)


def _read(
    source: Source,
    asked: Asked,
    left_out: set[str],
    ahead: Ahead | None,
    kept: Kept | None,
    kin: Kin,
) -> Iterator[_Counted | Setting | Fact | Skipped | Sample]:
    """Read a source; whatever goes wrong in it ends as a Skipped, and the next source goes on."""
    from hegui.readers.opening import open_source

    assets = open_source(source)
    examination: Examination | None = None
    try:
        for asset in listed_first(source, ahead.through(source, assets) if ahead else assets, kin.add):
            if _stopped(asked):
                if isinstance(asset, Table) and listed_beforehand(asset, source):
                    yield Skipped(asset.place, NOT_BEGUN, asked=True)
                    continue
                yield Skipped(asset.place, _FROM_HERE, asked=True)
                return
            if isinstance(asset, Table):
                table, dropped = narrowed(source, asset)
                yield from dropped
                if table is not None:
                    yield from _table(table, source, asked, left_out, ahead, kept, kin)
            elif isinstance(asset, (Page, Mail, Package, Cryptography)):
                if ahead and isinstance(asset, Mail):
                    ahead.mail(asset.place)
                if asked.judge:
                    examination = examination or Examination(
                        Asking(asked.us, asked.on, asked.online, Place(source.name))
                    )
                    yield from examination.look(asset)
                elif isinstance(asset, Page) and asset.kind != "html":
                    yield Skipped(asset.place, CODE.reason)
            else:
                yield asset
        if examination:
            yield from examination.told(Place(source.name))
    except SourceError as wrong:
        yield Skipped(Place(source.name), _with_todo(wrong), asked=source.asked)
    except (OSError, ValueError, ArithmeticError, LookupError, RuntimeError, MemoryError) as wrong:
        yield Skipped(Place(source.name), _unforeseen(wrong), asked=source.asked)


def _table(
    table: Table,
    source: Source,
    asked: Asked,
    left_out: set[str],
    ahead: Ahead | None,
    kept: Kept | None,
    kin: Kin,
) -> Iterator[_Counted | Skipped | Sample]:
    from hegui.discovery.looking import count

    if named := asked.skip & {str(table.place), table.place.source, table.place.path, table.name}:
        left_out |= named
        yield Skipped(table.place, _LEFT_OUT)
        return
    taken = Sampler(asked.sample)
    if asked.sample < 1:
        drawn = partial(taken.given, table.batches, table.rows)  # by the source itself
        batches = drawn if table.sampled else partial(taken.through, table.batches)
        table = replace(table, batches=batches, parts=None, spread=None)
    try:
        counted, skipped = count(
            table,
            asked.on,
            threads=asked.threads,
            watching=_watching(table, ahead, asked),
            own=asked.own,
            kept=kept,
            spread=asked.engine == "spark",
            kin=kin,
        )
    except SourceError as wrong:
        yield Skipped(table.place, _with_todo(wrong), asked=source.asked)
        return
    except (OSError, ValueError, ArithmeticError, LookupError, RuntimeError, MemoryError) as wrong:
        yield Skipped(table.place, _unforeseen(wrong), asked=source.asked)
        return
    yield from skipped
    if Skipped(table.place, NOT_BEGUN, asked=True) in skipped:
        return  # a verdict on names alone would look like one on values
    if asked.sample < 1:
        yield Sample(asked.sample, taken.read, taken.rows, BLOCK, WHOLE)
    cut = _stopped(asked) and any(s.asked and s.place == table.place for s in skipped)
    yield _Counted(counted, taken, cut)


def _judged_table(event: _Counted, kin: Kin, asked: Asked, law: Law) -> Iterator[Holding | Skipped]:
    from hegui.discovery.looking import judge

    try:
        verdicts = judge(event.counted, asked.on, asked.own, kin)
    except (ValueError, ArithmeticError, LookupError, RuntimeError, MemoryError) as wrong:
        yield Skipped(event.counted.table.place, _unforeseen(wrong), asked=True)
        return
    if asked.sample < 1:
        verdicts = scaled(verdicts, event.taken)
    for held in holdings(event.counted.table, verdicts, asked.us, law, asked.own):
        if event.cut and not held.rows and held.sensitivity == "none":  # its values were not read: not clean
            yield Skipped(held.place, NOT_BEGUN, asked=True)
            continue
        yield replace(held, share_read=round(event.taken.share_read, 4))


def _kept() -> Kept:
    from hegui.discovery.kept import Kept

    return Kept()


def _watching(table: Table, ahead: Ahead | None, asked: Asked) -> Watching:
    watching = Watching()
    if ahead is not None:
        ahead.reads(table, 0)
        watching.told = partial(ahead.reads, table)
    if asked.stop is not None:
        watching.stop = asked.stop
    return watching


def _with_todo(wrong: HeguiError) -> Text:
    if wrong.todo is None:
        return wrong.text
    return Text(f"{wrong.text.zh}。{wrong.todo.zh}", f"{wrong.text.en}. {wrong.todo.en}")


def _unforeseen(wrong: Exception) -> Text:
    # only the kind of error: its message may quote a value
    kind = type(wrong).__name__
    return Text(
        f"读取时发生未预料的错误（{kind}），这一部分未查看；请反馈给 hegui",
        f"an unforeseen error ({kind}) while reading; this part was not looked at; please report it",
    )


def checks_for(asked: Asked, law: Law) -> list[Check]:
    """The checks that are run: of mail alone only those on mail, of a lone mail nothing that asks about an organisation."""
    return [
        c
        for c in (_checks().values() if asked.judge else ())
        if c.id not in asked.skip
        and law.in_force(c.judges)
        and (not asked.mail_alone or c.id.startswith("mail."))
        and (not asked.lone_mail or c.looks_at is Fact)
    ]


def _checks() -> dict[str, Check]:
    from hegui.checks import room

    return room.all()
