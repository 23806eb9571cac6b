"""``hegui update``: newer data from a file or an address that the user names, with its date and digest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from hegui.cli.options import LANG, day, t
from hegui.cli.say import language
from hegui.errors import UsageError
from hegui.text import Text
from hegui.updating import room


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each source of the room."""
    for source in reversed(room.all().values()):
        named = click.option(
            f"--{source.id}", default=None, metavar="FILE|URL", help=source.title[language()]
        )
        command = named(command)
    return command


@click.command(
    "update",
    help=t(
        "从指定的文件或 https 地址更新漏洞与停止维护数据；检查时不联网。",
        "Take newer data on flaws and ends of life from a file or an https address; a check fetches nothing.",
    ),
)
@_options
@click.option(
    "--dated",
    default=None,
    metavar="DATE",
    help=t(
        "数据的日期；默认取文件或服务器的日期", "the day of the data; the file's or the server's by default"
    ),
)
@LANG
def command(dated: str | None, lang: str | None, **named: str | None) -> int:
    from hegui.updating.bringing import brought

    chosen = language(lang)
    asked = {id: value for id, value in named.items() if value}
    if not asked:
        raise UsageError(
            Text("没有说从哪里更新", "nothing to update from was named"),
            Text(
                "例如：hegui update --jsrepo jsrepository-v5.json",
                "As in: hegui update --jsrepo jsrepository-v5.json",
            ),
        )
    on = day(dated) if dated else None
    for id, value in asked.items():
        with brought(value, on) as data:
            done = room.all()[id].take(data)
        said = _DONE.fill(what=done.what, dated=done.dated.isoformat(), digest=done.digest[:16])
        click.echo(said[chosen])
        for note in done.notes:
            click.echo(f"  {note[chosen]}")
    return 0


_DONE = Text(
    "已更新：{what}；数据日期 {dated}，sha256 {digest}…", "updated: {what}; data of {dated}, sha256 {digest}…"
)
