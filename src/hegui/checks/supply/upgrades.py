"""
自动升级没有分批 · Automatic upgrades without stages.

系统自动安装更新，出错的更新会同时落到每一台机器（手册“供应链安全”一案即如此）。自动升级本身不违法，关键是分批、可回退、能带外恢复。
盲区：由管理平台或内部镜像分批放行的；从文件里看不出来，因此作为问题提出。

Packages are upgraded by themselves: a faulty update reaches every machine at once, as in the handbook's case on supply chains.
That is no breach by itself; what matters is rings, a way back, and recovery out of band.
Blind spot: a management platform or an internal mirror that lets updates through in rings; it does not show in the file, so this is a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, setting
from hegui.model import Ruling, Setting
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.upgrades-without-stages",
    judges="csl.internal-rules-and-security-lead",
    looks_at=Setting,
    severity="low",
    problem="weak-rules",
    title=Text("自动升级没有分批", "Automatic upgrades without stages"),
    remedy=Text(
        "分批升级：先测试机，再少量生产机，观察后全量；保留上一版本可回退，关键岗位的高权限软件错开一个版本，备好带外恢复办法并演练。",
        "Upgrade in rings: test machines, a few of production, then all after a watch; keep the last version to go back to, let high-privilege software "
        "of key posts stay a version behind, and have a drilled way to recover out of band.",
    ),
)
def upgrades(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "automatic-upgrades" and seen.holds:
        yield to_confirm(
            seen,
            Text(
                "{place}：软件包自动安装更新。请确认有分批、回退和带外恢复安排",
                "{place}: packages are upgraded without anybody's hand; confirm that there are rings, a way back and recovery out of band",
            ).fill(place=seen.place),
        )


@upgrades.breaks
def switched_on() -> Case:
    return setting("automatic-upgrades", True)


@upgrades.keeps
def switched_off() -> Case:
    return setting("automatic-upgrades", False)
