"""``hegui readers``: what can be read, and what it needs."""

from __future__ import annotations

import click

from hegui.cli.options import LANG, t
from hegui.cli.say import language


@click.command(
    "readers",
    help=t("列出能读的数据源，及其所需的可选组件。", "List what can be read, and the extras it needs."),
)
@LANG
def command(lang: str | None) -> int:
    from hegui.readers import room

    chosen = language(lang)
    for reader in room.all().values():
        needs = f"  pip install 'hegui[{reader.needs}]'" if reader.needs else ""
        mark = t("（试验）", " (experimental)") if reader.experimental else ""
        click.echo(f"{reader.id:<12} {reader.title[chosen]}{mark}  {' '.join(reader.takes)}{needs}")
    return 0
