"""
The way through the house: read, detect, judge, report.

    sources --[readers]--> tables, settings --[discovery]--> holdings --[checks]--> findings

``walk`` is the way itself, a generator from end to end: what it yields is final and may be shown at once.  ``check`` and
``inventory`` gather it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Unpack

from hegui.ahead import Ahead, listed_beforehand, listed_first
from hegui.asking import Asked, Options, Targets, asked, listed
from hegui.checks import Check
from hegui.discovery.watching import NOT_BEGUN, Watching
from hegui.errors import HeguiError, SourceError
from hegui.examining import Asking, Examination
from hegui.holdings import gathered, holdings
from hegui.judging import judged
from hegui.law import Law
from hegui.masking import safe_name
from hegui.model import (
    SEVERITIES,
    Cryptography,
    Fact,
    Finding,
    Holding,
    Inventory,
    Looks,
    Mail,
    Package,
    Page,
    Place,
    Report,
    Sample,
    Setting,
    Severity,
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
    checks = _checks_for(asked, law)
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


_PARTLY = Text("检查被中断，部分未查看", "interrupted: part of it was not looked at")
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


def _checks_for(asked: Asked, law: Law) -> list[Check]:
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


# --- gathering ---------------------------------------------------------------------------------------------------


def check_up(asked: Asked, version: str = "", made: str = "") -> Report:
    """The whole check-up as one Report; interrupted by Ctrl-C, it holds what was found so far and says what was not read."""
    held: list[Holding] = []
    open_ones: dict[str, Finding] = {}
    accepted: list[Finding] = []
    skipped: list[Skipped] = []
    unseen: list[Setting] = []
    facts: list[Fact] = []
    sampled: list[Sample] = []
    known = 0
    law = Law(asked.on)
    try:
        for event in walk(asked):
            if isinstance(event, Holding):
                held.append(event)
            elif isinstance(event, Skipped):
                skipped.append(event)
            elif isinstance(event, Sample):
                sampled.append(event)
            elif isinstance(event, Setting):
                if event.holds is None:
                    unseen.append(event)
            elif isinstance(event, Fact):
                facts.append(event)
            elif event.accepted is not None:
                accepted.append(event)
            elif event.key in asked.baseline:
                known += 1
            else:
                key = _free(event.key, open_ones)
                open_ones[key] = replace(event, key=key)
    except KeyboardInterrupt:
        skipped += _interrupted(asked, held)
    skipped += [
        Skipped(s.place, Text("无法判断：{what}", "cannot be told: {what}").fill(what=s.detail))
        for s in unseen
    ]
    return Report(
        on=asked.on,
        organisation=asked.us.name,
        sources=tuple(Place(s.name).source for s in asked.sources),
        findings=tuple(sorted(open_ones.values(), key=_gravest)),
        accepted=tuple(accepted),
        skipped=tuple(skipped),
        inventory=replace(
            gathered(held),
            skipped=tuple(skipped),
            sample=_in_all(sampled),
            on=asked.on,
            organisation=asked.us.name,
            facts=tuple(facts),
        ),
        checks=tuple(c.id for c in _checks_for(asked, law)),
        made=made,
        version=version,
        unlooked=UNLOOKED_IN_MAIL if asked.mail_alone else UNLOOKED,
        baseline=known,
        looks=tuple(
            Looks(gate.scope.said, tuple(gate.sent))
            for gate in dict.fromkeys(source.gate for source in asked.sources)
            if gate is not None
        ),
    )


def _in_all(sampled: list[Sample]) -> Sample | None:
    if not sampled:
        return None
    return replace(sampled[0], read=sum(s.read for s in sampled), rows=sum(s.rows for s in sampled))


def _interrupted(asked: Asked, held: list[Holding]) -> list[Skipped]:
    """Sources are read in turn: those before the last that gave something were read whole."""
    given = {h.place.source for h in held}
    names = [Place(source.name).source for source in asked.sources]
    reached = [n for n, name in enumerate(names) if any(g == name or g.startswith(f"{name}/") for g in given)]
    last = max(reached, default=-1)
    return [
        Skipped(Place(source.name), _PARTLY if n == last else NOT_BEGUN, asked=True)
        for n, source in enumerate(asked.sources)
        if n >= last
    ]


def _free(key: str, taken: dict[str, Finding]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _gravest(finding: Finding) -> tuple[int, int, str, str]:
    return (
        -SEVERITIES.index(finding.severity),
        finding.verdict != "breach",
        finding.check,
        str(finding.place),
    )


UNLOOKED_IN_MAIL = (
    Text("有没有人点过链接、输入过密码", "whether anybody has clicked or entered a password"),
    Text("链接背后的网页：从不打开", "the pages behind the links: never opened"),
    Text(
        "邮件里的个人信息等数据（加 --mail-data 一并查看）",
        "the data in the mail, personal information among it (--mail-data looks at it too)",
    ),
)
UNLOOKED = (
    Text("告知书与单独同意的实际取得过程", "how notice was given and separate consent really obtained"),
    Text(
        "磁盘、备份介质上的加密（会话里看不到，可在 [[protection]] 中声明）",
        "encryption on disks and backup media (not visible to a session; declare it in [[protection]])",
    ),
    Text(
        "传输中的数据、应用程序的权限设计、人员实际操作",
        "data in transit, the application's own permissions, what people really do",
    ),
)


def reaches(report: Report, bar: Severity) -> bool:
    """Is there an open finding at the bar or above it?"""
    return any(SEVERITIES.index(f.severity) >= SEVERITIES.index(bar) for f in report.findings)


def exit_code(report: Report, bar: Severity) -> int:
    """1: findings at the bar (wins over 2); 2: something that was named could not be read; 0 otherwise."""
    if reaches(report, bar):
        return 1
    return 2 if any(s.asked for s in report.skipped) else 0


def check(targets: Targets = (), **options: Unpack[Options]) -> Report:
    """Check sources and return the Report; ``targets``: paths and database URLs, or none for those in ./hegui.toml.

    Raises UsageError for a wrong call; a source that cannot be read is in ``report.skipped``.
    """
    from hegui import __version__

    return check_up(asked(listed(targets), **options), version=__version__)


def inventory(targets: Targets = (), **options: Unpack[Options]) -> Inventory:
    """List what is held, one Holding a column; ``.skipped`` says what was not looked at."""
    return check_up(asked(listed(targets), judge=False, **options)).inventory
