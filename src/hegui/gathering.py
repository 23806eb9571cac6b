"""
The check-up gathered: one Report of all that the way through the house yields, what it comes to, and the doors of the library.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Unpack

from hegui.asking import Asked, Options, Targets, asked, listed
from hegui.checkup import checks_for, walk
from hegui.discovery.watching import NOT_BEGUN
from hegui.holdings import gathered
from hegui.law import Law
from hegui.model import (
    SEVERITIES,
    Fact,
    Finding,
    Holding,
    Inventory,
    Looks,
    Place,
    Report,
    Sample,
    Setting,
    Severity,
    Skipped,
)
from hegui.text import Text

_PARTLY = Text("检查被中断，部分未查看", "interrupted: part of it was not looked at")


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
        checks=tuple(c.id for c in checks_for(asked, law)),
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
