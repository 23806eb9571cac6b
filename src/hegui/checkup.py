"""
The way through the house: read, detect, judge, report.

    sources --[readers]--> tables, settings --[discovery]--> holdings --[checks]--> findings

``walk`` is the way itself, a generator from end to end: what it yields is final and may be shown at once.  ``check`` and
``inventory`` gather it.  Only this file turns a check's Ruling into a Finding: it adds the article in force on the day,
so a check's author cannot get one wrong.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from hegui.checks import Check, Thing
from hegui.errors import HeguiError, SourceError
from hegui.holdings import gathered, holdings
from hegui.law import Law
from hegui.model import (
    SEVERITIES,
    Finding,
    Holding,
    Inventory,
    Place,
    Report,
    Ruling,
    Setting,
    Severity,
    Skipped,
    Table,
)
from hegui.organisation import Organisation
from hegui.readers import Gentle, Source
from hegui.text import Text

Event = Holding | Setting | Finding | Skipped
Watch = Callable[[Place, int, int | None], None]
"""Told of progress: where, rows read so far in this table, rows expected."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asked of a check-up."""

    sources: tuple[Source, ...]
    us: Organisation
    on: date
    skip: frozenset[str] = frozenset()  # names of sources, tables or checks
    threads: int = 2
    baseline: frozenset[str] = frozenset()  # keys of findings that are known
    judge: bool = True  # False: the inventory alone
    notes: tuple[Skipped, ...] = ()
    watch: Watch | None = field(default=None, repr=False)


def walk(asked: Asked) -> Iterator[Event]:
    """Yield holdings, settings, findings and what was skipped, in the order in which they come to be known."""
    law = Law(asked.on)
    checks = [c for c in _checks().values() if c.id not in asked.skip] if asked.judge else []
    held: list[Holding] = []
    settings: list[Setting] = []
    left_out = {c for c in asked.skip if c in _checks()}  # the names of --skip that fitted something
    unread: set[str] = set()  # sources that could not be opened, or were left out
    yield from asked.notes
    for source in asked.sources:
        if named := asked.skip & {source.name, source.target}:
            left_out |= named
            unread.add(source.name)
            yield Skipped(Place(source.name), _LEFT_OUT)
            continue
        for event in _source(source, asked, law, left_out):
            if isinstance(event, Skipped) and event.asked and event.place == Place(source.name):
                unread.add(source.name)
            if isinstance(event, Holding):
                held.append(event)
            elif isinstance(event, Setting):
                settings.append(event)
            yield event
            if isinstance(event, (Holding, Setting)):
                yield from _judged(event, checks, asked.us, law)
    yield from _fitting_nothing(asked, left_out, unread)
    yield from _judged(replace(gathered(held), settings=tuple(settings)), checks, asked.us, law)


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


def _source(
    source: Source, asked: Asked, law: Law, left_out: set[str]
) -> Iterator[Holding | Setting | Skipped]:
    """Everything in one source; whatever goes wrong in it ends as a Skipped, and the next source goes on."""
    from hegui.readers.opening import open_source

    try:
        for asset in open_source(source):
            if isinstance(asset, Table):
                yield from _table(asset, source, asked, law, left_out)
            else:
                yield asset
    except SourceError as wrong:
        yield Skipped(Place(source.name), _with_todo(wrong), asked=source.asked)
    except (OSError, ValueError, ArithmeticError, LookupError, RuntimeError, MemoryError) as wrong:
        yield Skipped(Place(source.name), _unforeseen(wrong), asked=source.asked)


def _table(
    table: Table, source: Source, asked: Asked, law: Law, left_out: set[str]
) -> Iterator[Holding | Skipped]:
    from hegui.discovery import look

    if named := asked.skip & {str(table.place), table.place.source, table.place.path, table.name}:
        left_out |= named
        yield Skipped(table.place, _LEFT_OUT)
        return
    if asked.watch is not None:
        table = replace(table, batches=_counted(table, asked.watch))
    try:
        verdicts, skipped = look(table, asked.on, threads=asked.threads)
    except SourceError as wrong:
        yield Skipped(table.place, _with_todo(wrong), asked=source.asked)
        return
    except (OSError, ValueError, ArithmeticError, LookupError, RuntimeError, MemoryError) as wrong:
        yield Skipped(table.place, _unforeseen(wrong), asked=source.asked)
        return
    yield from skipped
    yield from holdings(table, verdicts, asked.us, law)


def _counted(table: Table, watch: Watch) -> Callable[[], Iterator[object]]:
    def batches() -> Iterator[object]:
        rows = 0
        watch(table.place, rows, table.rows)
        for batch in table.batches():
            if not isinstance(batch, Skipped):
                rows += batch.num_rows
                watch(table.place, rows, table.rows)
            yield batch

    return batches


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


# --- judging ----------------------------------------------------------------------------------------------------


def _checks() -> dict[str, Check]:
    from hegui.checks import room

    return room.all()


def _judged(thing: Thing, checks: list[Check], us: Organisation, law: Law) -> Iterator[Finding | Skipped]:
    for check in tuple(checks):
        if not isinstance(thing, check.looks_at) or not law.in_force(check.judges):
            continue
        try:
            yield from [_finding(check, r, us, law) for r in check(thing, us, law) if r.verdict != "met"]
        except HeguiError:
            raise
        except Exception as wrong:  # a company's own check, most likely: the others go on without it
            checks.remove(check)
            kind = type(wrong).__name__
            yield Skipped(
                Place(check.id),
                Text(
                    f"这项检查运行出错（{kind}），没有得出结论",
                    f"this check failed while it ran ({kind}): it concluded nothing",
                ),
                asked=True,
            )


def _finding(check: Check, ruling: Ruling, us: Organisation, law: Law) -> Finding:
    found = Finding(
        key=_key(check.id, ruling.place),
        check=check.id,
        title=check.title,
        verdict=ruling.verdict,
        severity=ruling.severity or check.severity,
        place=ruling.place,
        because=ruling.because,
        remedy=check.remedy,
        citation=law.cite(check.judges),
        problem=check.problem,
        sample=ruling.sample,
    )
    entry = us.accepts(found)
    if entry is None:
        return found
    return replace(
        found,
        accepted=Text("{by} 已接受至 {until}：{reason}", "accepted by {by} until {until}: {reason}").fill(
            by=entry.by, until=entry.until, reason=entry.reason
        ),
    )


def _key(check: str, place: Place) -> str:
    """The same finding has the same key in every run: the check, and a digest of the (masked) place."""
    return f"{check}:{hashlib.sha256(f'{place.source}|{place.path}'.encode()).hexdigest()[:12]}"


# --- gathering ---------------------------------------------------------------------------------------------------


def check_up(asked: Asked, version: str = "", made: str = "") -> Report:
    """The whole check-up as one Report; interrupted by Ctrl-C, it holds what was found so far and says what was not read."""
    held: list[Holding] = []
    open_ones: dict[str, Finding] = {}
    accepted: list[Finding] = []
    skipped: list[Skipped] = []
    unseen: list[Setting] = []
    known = 0
    law = Law(asked.on)
    try:
        for event in walk(asked):
            if isinstance(event, Holding):
                held.append(event)
            elif isinstance(event, Skipped):
                skipped.append(event)
            elif isinstance(event, Setting):
                if event.holds is None:
                    unseen.append(event)
            elif event.accepted is not None:
                accepted.append(event)
            elif event.key in asked.baseline:
                known += 1
            else:
                key = _free(event.key, open_ones)
                open_ones[key] = replace(event, key=key)
    except KeyboardInterrupt:
        read = {h.place.source for h in held}
        for source in asked.sources:
            place = Place(source.name)
            done = "部分" if place.source in read else "全部"
            done_en = "part of it" if place.source in read else "all of it"
            skipped.append(
                Skipped(
                    place,
                    Text(f"检查被中断，{done}未查看", f"interrupted: {done_en} was not looked at"),
                    asked=True,
                )
            )
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
        inventory=gathered(held),
        checks=tuple(c.id for c in _checks().values() if c.id not in asked.skip and law.in_force(c.judges))
        if asked.judge
        else (),
        made=made,
        version=version,
        unlooked=UNLOOKED,
        baseline=known,
    )


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


# --- from what a user typed ------------------------------------------------------------------------------------------


def asked(
    targets: tuple[str, ...] = (),
    *,
    config: Path | None = None,
    on: date | None = None,
    with_: tuple[Path, ...] = (),
    skip: tuple[str, ...] = (),
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    threads: int = 2,
    rate: int = 0,
    timeout: int = 300,
    password_env: str = "",
    baseline: Path | None = None,
    judge: bool = True,
    ask_password: Callable[[str], str] | None = None,
    watch: Watch | None = None,
) -> Asked:
    """Turn what a user typed into what a check-up is asked.  Raises UsageError with what to put right."""
    from hegui.errors import UsageError
    from hegui.organisation import read_organisation
    from hegui.plugins import load_folder
    from hegui.readers.opening import source_from

    day = on or date.today()
    notes: tuple[Skipped, ...] = ()
    found, note = _config(targets, config)
    if note is not None:
        notes = (Skipped(Place("hegui.toml"), note),)
    us = read_organisation(found, day) if found else Organisation(today=day)
    for folder in with_:
        load_folder(folder)
    gentle = Gentle(rate=rate, timeout=timeout, threads=threads)
    if targets:
        sources = tuple(
            source_from(
                t,
                include=include,
                exclude=exclude,
                password_env=password_env,
                gentle=gentle,
                ask_password=ask_password,
            )
            for t in targets
        )
    elif found is not None:
        base = found.parent
        sources = tuple(
            source_from(
                e.url,
                name=e.name,
                password_env=e.password_env,
                include=e.include + include,
                exclude=e.exclude + exclude,
                gentle=gentle,
                base=base,
                ask_password=ask_password,
            )
            for e in us.sources
        )
    else:
        sources = ()
    sources = _told_apart(sources)
    if not sources:
        raise UsageError(
            Text("没有要检查的数据源", "nothing to look at"),
            Text(
                "给出路径或数据库地址，如 hegui check ./data；或用 hegui init 写一份 hegui.toml。",
                "Name a path or a database URL, as in hegui check ./data; or write a hegui.toml with hegui init.",
            ),
        )
    known = _baseline(baseline) if baseline else frozenset()
    return Asked(sources, us, day, frozenset(skip), max(threads, 1), known, judge, notes, watch)


def _told_apart(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Each source once, and no two under one name: ``a/data`` and ``b/data`` go by their paths, not both by ``data``."""
    once: dict[object, Source] = {}
    for source in sources:
        once.setdefault((source.path.resolve() if source.path else source.target, source.include), source)
    kept = tuple(once.values())
    count = Counter(s.name for s in kept)
    taken: set[str] = {name for name, n in count.items() if n == 1}
    told = []
    for source in kept:
        name = source.name if count[source.name] == 1 else _longer(source)
        number, free = 2, name
        while free in taken and count[source.name] > 1:
            free, number = f"{name}-{number}", number + 1
        taken.add(free)
        told.append(replace(source, name=free))
    return tuple(told)


def _longer(source: Source) -> str:
    """More of where a source lies: the folder above a file, the host of a database."""
    if source.path is not None:
        return "/".join(source.path.resolve().parts[-2:]).lstrip("/")
    return source.target.partition("://")[2].rpartition("@")[2].partition("?")[0]


def _config(targets: tuple[str, ...], config: Path | None) -> tuple[Path | None, Text | None]:
    """Which hegui.toml speaks for us.  One that lies in a folder under check is data, never configuration."""
    if config is not None:
        return config, None
    here = Path("hegui.toml")
    if not here.is_file():
        return None, None
    inside = any(
        "://" not in t and Path(t).is_dir() and here.resolve().is_relative_to(Path(t).resolve())
        for t in targets
    )
    if not inside:
        return here, None
    return None, Text(
        "被检查文件夹里的 hegui.toml 只当作数据，没有作为配置使用；需要时用 --config 指明",
        "the hegui.toml inside the folder under check is data and was not used; name it with --config if it is yours",
    )


def _baseline(file: Path) -> frozenset[str]:
    """The keys of the findings in an earlier JSON report."""
    import json

    from hegui.errors import UsageError

    try:
        report = json.loads(file.read_text(encoding="utf-8"))
        return frozenset(f["key"] for f in report["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(
            Text(
                f"基线文件 {Place(file.name)} 不是 hegui 的 JSON 报告",
                f"the baseline {Place(file.name)} is not a JSON report of hegui",
            ),
            Text(
                "用 hegui check … --format json -o 基线.json 生成。",
                "Make one with hegui check … --format json -o baseline.json.",
            ),
        ) from None


def check(targets: tuple[str, ...] | list[str] = (), **options: object) -> Report:
    """Check sources and return the Report; options as in ``asked``: config, on, with_, skip, threads, rate ..."""
    from hegui import __version__

    return check_up(asked(tuple(targets), **options), version=__version__)  # type: ignore[arg-type]


def inventory(targets: tuple[str, ...] | list[str] = (), **options: object) -> Inventory:
    """List what is held, one Holding a column; options as in ``asked``."""
    return check_up(asked(tuple(targets), judge=False, **options)).inventory  # type: ignore[arg-type]
