"""``hegui readers``: what can be read, and what it needs."""

from __future__ import annotations

import click

from hegui.cli.options import LANG, t
from hegui.cli.say import language
from hegui.text import Text


@click.command(
    "readers",
    help=t("列出能读的数据源，及其所需的可选组件。", "List what can be read, and the extras it needs."),
)
@LANG
def command(lang: str | None) -> int:
    from rich.cells import cell_len

    from hegui.readers import room
    from hegui.reports.console import padded

    chosen = language(lang)
    readers = room.all().values()
    titles = {r.id: r.title[chosen] + (_EXPERIMENTAL[chosen] if r.experimental else "") for r in readers}
    width = max(len(r.id) for r in readers) + 2
    widest = max(cell_len(title) for title in titles.values())
    for reader in readers:
        needs = f"  pip install 'hegui[{reader.needs}]'" if reader.needs else ""
        title = padded(titles[reader.id], widest)
        click.echo(f"{reader.id:<{width}}{title} {' '.join(reader.takes)}{needs}".rstrip())
    if any(r.experimental for r in readers):
        click.echo(f"\n{_MEANS[chosen]}")
    return 0


_EXPERIMENTAL = Text("（试验）", " (experimental)")
_MEANS = Text(
    "（试验）：按对方公开的接口写成并测试过各部分，但还没有对着真实的服务器跑过。可以用，结果请先用一小部分数据核对；"
    "发现不对，告诉我们看到了什么。",
    "(experimental): written and tested in parts after the other side's published interface, but not yet run against a real "
    "server. You may use it; compare its result with a little data first, and tell us what you saw where it is wrong.",
)
