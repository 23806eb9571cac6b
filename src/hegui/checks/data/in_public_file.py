"""
网站目录下的文件含个人信息 · Personal information in a file that a web server could hand out.

A backup or an export left in a web folder is open to whoever guesses its name; search engines and scanners do.
A reader tells which files lie in such a folder; where it could not tell, the folder's name makes it a question.
Blind spot: whether the web server really serves the folder, and whether it asks for a login first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, exported, holding, inventory
from hegui.checks.grouping import by_table, listed
from hegui.model import Inventory, Place, Ruling, Setting
from hegui.organisation import Organisation
from hegui.text import Text

WEB_FOLDERS = re.compile(r"(^|[/\\#])(wwwroot|webroot|web_root|htdocs|public_html|public|www|web|webapps|static|html)[/\\]", re.I)


@check(
    "pi.in-public-file",
    judges="pipl.technical-measures",
    looks_at=Inventory,
    severity="high",
    problem="loose-authorisation",
    title=Text("网站目录下的文件含个人信息", "Personal information in a file a web server could hand out"),
    remedy=Text(
        "立即移出网站目录，查访问日志确认是否已被下载；已被下载的按个人信息泄露处置。上线前检查目录中的备份和导出文件。",
        "Move it out of the web folder at once and look through the access log for downloads; treat a download as a leak. Look for "
        "backups and exports in the folder before each release.",
    ),
)
def in_public_file(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    public = public_files(held)
    open_data = [h for h in held.holdings if h.sensitivity != "none" and h.protection == "clear" and h.rows]
    for place, columns in by_table(open_data):
        certain = public.get(place)
        if certain is None:
            continue
        grave = [h for h in columns if h.sensitivity in ("sensitive", "secret")]
        if certain:
            yield breach(
                place,
                Text(
                    "文件 {place} 位于网站目录，可能被直接下载，以明文含{what} {n} 列：{columns}",
                    "{place} lies in a web folder, where it can be downloaded, with {n} columns of {what} in the clear: {columns}",
                ).fill(place=place, n=len(grave or columns), what=_what(bool(grave)), columns=listed(grave or columns)),
                severity="critical" if grave else "high",
            )
            continue
        yield to_confirm(
            place,
            Text(
                "文件 {place} 所在文件夹的名称像网站目录，以明文含{what} {n} 列：{columns}。请确认它不能经网站访问",
                "{place} lies in a folder that is named like a web folder, with {n} columns of {what} in the clear: {columns}; make "
                "sure that no web server hands it out",
            ).fill(place=place, n=len(grave or columns), what=_what(bool(grave)), columns=listed(grave or columns)),
            severity="high" if grave else "medium",
        )


def public_files(held: Inventory) -> dict[Place, bool]:
    """The files (as tables' places) that a web server could hand out: True where a reader said so, False by name alone."""
    told = [s for s in held.settings if s.kind == "public-file" and s.holds is not None]
    found: dict[Place, bool] = {}
    for place, _ in by_table(h for h in held.holdings if not h.in_database):
        said = [bool(s.holds) for s in told if _holds(s, place)]
        if any(said):
            found[place] = True
        elif not said and WEB_FOLDERS.search(str(place)):
            found[place] = False
    return found


def _holds(setting: Setting, place: Place) -> bool:
    if setting.place.source != place.source:
        return False
    inner, outer = place.path, setting.place.path
    return not outer or inner == outer or inner.startswith((outer + "#", outer + ".", outer + "/", outer + ":"))


def _what(grave: bool) -> Text:
    if grave:
        return Text("敏感个人信息或口令、密钥", "sensitive personal information or secrets")
    return Text("个人信息", "personal information")


_BACKUP = "web/backup.sql"


def _served(holds: bool | None) -> tuple[Setting, ...]:
    return (Setting(Place("files", _BACKUP), "public-file", holds),)


@in_public_file.breaks
def a_backup_in_a_web_folder() -> Case:
    return inventory(exported("id_no", "cn-resident-id", file=_BACKUP), settings=_served(True))


@in_public_file.keeps
def a_backup_outside_the_web_folder() -> Case:
    return inventory(exported("id_no", "cn-resident-id", file=_BACKUP), settings=_served(False))


@in_public_file.breaks
def a_backup_in_a_folder_named_like_one() -> Case:
    return inventory(exported("id_no", "cn-resident-id", file="site/wwwroot/backup.sql"))


@in_public_file.keeps
def a_file_in_an_ordinary_folder() -> Case:
    return inventory(exported("id_no", "cn-resident-id", file="archive/backup.sql"))


@in_public_file.keeps
def a_table_of_a_database_named_like_one() -> Case:
    return inventory(holding("id_no", "cn-resident-id", source="public/clinic.db"))


@in_public_file.keeps
def a_price_list_in_a_web_folder() -> Case:
    return inventory(exported("price", "product", file=_BACKUP), settings=_served(True))
