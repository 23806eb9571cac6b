"""
网站目录可被列出 · Folders of the site are listed.

目录列表让任何人看到文件夹里有什么，备份和导出文件因此被找到。
盲区：专门用于公开下载的目录可以列出，请附说明接受。

A listing shows everyone what lies in a folder, which is how backups and exports are found.
Blind spot: a folder meant for public downloads may be listed; accept the finding with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.listing",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="medium",
    problem="loose-authorisation",
    title=Text("网站目录可被列出", "Folders of the site are listed"),
    remedy=Text(
        '关闭目录列表（nginx：autoindex off；Apache：Options -Indexes；IIS：directoryBrowse enabled="false"）。',
        'Switch listings off (nginx: autoindex off; Apache: Options -Indexes; IIS: directoryBrowse enabled="false").',
    ),
)
def listing_open(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "listing":
        return
    yield breach(seen, seen.what)


@listing_open.breaks
def a_listing() -> Case:
    return fact("listing")


@listing_open.keeps
def something_else() -> Case:
    return fact("debug")
