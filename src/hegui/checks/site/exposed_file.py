"""
网站上可取得不该公开的文件 · Files that should not be public can be fetched from the site.

版本库、环境配置、备份和数据库转储，谁猜到路径谁就能取走。每一项都以内容证实，并与随机文件名的应答比较过；只取了开头的字节。
盲区：没有试过的路径。

A version store, settings, backups and dumps can be taken by whoever guesses the path. Each is proved by its content
and compared with the answer to a random name; only its first bytes were asked for.
Blind spot: paths that were not tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

_SAVED = Text(
    "{what}（来自存档的流量；请确认不登录能否取得）",
    "{what} (in saved traffic: see whether it can be had without a login)",
)


@check(
    "site.exposed-file",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="high",
    problem="loose-authorisation",
    title=Text("网站上可取得不该公开的文件", "Files that should not be public can be fetched from the site"),
    remedy=Text(
        "立即移走并拒绝访问，查访问日志；含口令、密钥的立即更换，含个人信息的按泄露处置。",
        "Move it away and refuse access at once, look through the log; replace passwords and keys in it, treat personal data in it as leaked.",
    ),
)
def exposed_file(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "exposed-file":
        return
    if seen["saved"]:
        yield to_confirm(seen, _SAVED.fill(what=seen.what), severity="medium")
        return
    yield breach(seen, seen.what, severity="critical" if seen["grave"] else "medium")


@exposed_file.breaks
def a_dump() -> Case:
    return fact("exposed-file", grave=True, of="dump")


@exposed_file.keeps
def something_else() -> Case:
    return fact("listing")
