"""
网站目录里留有数据文件 · A data file left in a web folder.

备份、数据库或配置文件放在网站对外提供文件的目录里，不论内容是什么，都是网站的缺陷：运营者应立即关闭；可能已被他人取得的，
还要告知用户并报告主管部门。手册的第一个案例就是这样一个停用已久却没有关闭的网站。
盲区：不读取服务器自身的规则，文件在那里也可能无法访问。

A backup, a database or a settings file that lies where a web server hands files out is a flaw of the site, whatever it holds:
who runs the site closes it at once, and tells users and the authority where others may have got at it.  The handbook's first
case is such a site: stopped long ago, never closed.
Blind spot: the server's own rules are not read, so a file may lie there and still be refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.access.settings import detail
from hegui.checks.examples import Case, setting
from hegui.model import Ruling, Setting
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.data-left-in-web-folder",
    judges="csl.fix-and-report-flaws",
    looks_at=Setting,
    severity="high",
    problem="vulnerabilities",
    title=Text("网站目录里留有数据文件", "A data file left in a web folder"),
    remedy=Text(
        "立即移出网站目录并核查访问日志；可能已被下载的，按规定告知用户并报告主管部门。停用的网站应关停并删除数据。",
        "Move it out at once and look through the access logs; where it may have been taken, tell users and report to the authority. "
        "Close a site that is no longer used and delete its data.",
    ),
)
def left_in_web_folder(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "public-file" or seen.holds is not True:
        return
    yield to_confirm(
        seen,
        Text(
            "{place} 可能被网站直接提供下载{detail}", "a web server may hand {place} out to anyone{detail}"
        ).fill(place=seen.place, detail=detail(seen)),
    )


@left_in_web_folder.breaks
def a_backup_beside_the_pages() -> Case:
    return setting("public-file", True)


@left_in_web_folder.keeps
def elsewhere() -> Case:
    return setting("public-file", False)
