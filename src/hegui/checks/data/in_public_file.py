"""
网站目录下的文件含个人信息 · Personal information in a file that a web server could hand out.

留在网站目录里的备份或导出，猜到文件名的人都能取得；扫描器日夜尝试常见的名称。是否属于网站目录，由目录名称和其中的其他文件判断。
盲区：服务器是否真的对外提供该目录，是否先要求登录。

A backup or an export left in a web folder is open to whoever guesses its name; scanners try the usual names day and night.
A reader tells which files lie in such a folder, by the folder's name and what else lies there.
Blind spot: whether a web server really serves the folder, and whether it asks for a login first.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.amounts import amount
from hegui.checks.examples import Case, exported, inventory
from hegui.checks.grouping import by_source, listed
from hegui.model import Inventory, Place, Ruling, Setting
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.in-public-file",
    judges="pipl.technical-measures",
    looks_at=Inventory,
    severity="high",
    problem="loose-authorisation",
    title=Text("网站目录下的文件含个人信息", "Personal information in a file a web server could hand out"),
    remedy=Text(
        "立即移出网站目录，查访问日志确认是否已被下载；已被下载的按个人信息泄露处置。上线前检查目录中的备份和导出文件。",
        "Move it out of the web folder at once and look through the access log for downloads; treat a download as a leak. "
        "Look for backups and exports in the folder before each release.",
    ),
)
def in_public_file(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    public = public_files(held)
    in_clear = [h for h in held.holdings if h.sensitivity != "none" and h.protection == "clear" and h.rows]
    for place, columns in by_source(h for h in in_clear if h.place.source in public):
        grave = [h for h in columns if h.sensitivity in ("sensitive", "secret")]
        yield breach(
            place,
            Text(
                "文件 {place} 位于网站目录，可能被直接下载，以明文含{what} {n}：{columns}",
                "{place} lies in a web folder, where it can be downloaded, with {n} of {what} in the clear: {columns}",
            ).fill(
                place=place,
                n=amount(len(grave or columns), "columns"),
                what=_what(bool(grave)),
                columns=listed(grave or columns),
            ),
            severity="critical" if grave else "high",
        )


def public_files(held: Inventory) -> frozenset[str]:
    """The sources of which a reader said that a web server could hand them out."""
    return frozenset(s.place.source for s in held.settings if s.kind == "public-file" and s.holds)


def _what(grave: bool) -> Text:
    if grave:
        return Text("敏感个人信息或口令、密钥", "sensitive personal information or secrets")
    return Text("个人信息", "personal information")


_BACKUP = "site/public/backup.sql"


def _seen(holds: bool | None) -> tuple[Setting, ...]:
    return (Setting(Place(_BACKUP), "public-file", holds),)


@in_public_file.breaks
def a_backup_in_a_web_folder() -> Case:
    return inventory(exported("id_no", "cn-resident-id", file=_BACKUP), settings=_seen(True))


@in_public_file.keeps
def a_backup_outside_the_web_folder() -> Case:
    return inventory(exported("id_no", "cn-resident-id", file="archive/backup.sql"), settings=_seen(True))


@in_public_file.keeps
def a_folder_that_turned_out_to_be_none() -> Case:
    return inventory(exported("id_no", "cn-resident-id", file=_BACKUP), settings=_seen(False))


@in_public_file.keeps
def an_encrypted_backup_in_a_web_folder() -> Case:
    backup = exported("id_no", "cn-resident-id", file=_BACKUP, protection="encrypted")
    return inventory(backup, settings=_seen(True))


@in_public_file.keeps
def a_price_list_in_a_web_folder() -> Case:
    return inventory(exported("price", "product", file=_BACKUP), settings=_seen(True))
