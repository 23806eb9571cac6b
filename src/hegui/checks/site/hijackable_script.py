"""
脚本来自易主或停服的主机 · Scripts from a host that was taken over or is gone.

有的公共脚本库 2024
年易主后被发现下发改动过的脚本，有的已经停服：页面运行什么，由如今持有该域名的人决定。名单出自公开报道，未经核实。
盲区：名单之外的主机。

Some public script hosts changed hands and were found in 2024 to hand out altered scripts; others have ended. What the
page runs is up to whoever holds the name now. The list comes from public reports and is unverified.
Blind spot: hosts that are not on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.hijackable-script",
    judges="csl.anti-intrusion",
    looks_at=Fact,
    severity="high",
    problem="vulnerabilities",
    title=Text("脚本来自易主或停服的主机", "Scripts from a host that was taken over or is gone"),
    remedy=Text(
        "立即改为本站自存的文件，并核查此前是否有访客被跳转或植入。",
        "Replace it at once by a copy on your own site, and look into whether visitors were redirected.",
    ),
)
def hijackable_script(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "hijackable-script":
        return
    gone = seen["fate"] == "gone"
    why = (
        Text("该服务已停止或不再维护", "which has ended or is no longer kept")
        if gone
        else Text("该域名已易主，曾下发恶意脚本", "which changed hands and handed out malicious scripts")
    )
    yield breach(
        seen,
        Text("{what}，{why}", "{what}, {why}").fill(what=seen.what, why=why),
        severity="medium" if gone else "high",
    )


@hijackable_script.breaks
def a_host_that_was_taken_over() -> Case:
    return fact("hijackable-script", host="cdn.polyfill.io", fate="taken-over")


@hijackable_script.breaks
def a_host_that_is_gone() -> Case:
    return fact("hijackable-script", host="libs.baidu.com", fate="gone")


@hijackable_script.keeps
def an_ordinary_recipient() -> Case:
    return fact("recipient", host="hm.baidu.com")
