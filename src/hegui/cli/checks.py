"""``hegui checks``: every check, with the duty it judges."""

from __future__ import annotations

from pathlib import Path

import click

from hegui.cli.options import LANG, WITH, t
from hegui.cli.say import language


@click.command(
    "checks",
    help=t(
        "列出全部检查：标识、严重程度、所判的义务、标题。",
        "List every check: id, severity, the duty it judges, title.",
    ),
)
@LANG
@WITH
def command(lang: str | None, with_: tuple[Path, ...]) -> int:
    from hegui.checks import room
    from hegui.plugins import load_folder
    from hegui.reports.console import padded
    from hegui.reports.words import SEVERITY

    for folder in with_:
        load_folder(folder)
    chosen = language(lang)
    for check in room.all().values():
        click.echo(
            f"{check.id:<40} {padded(SEVERITY[check.severity][chosen], 9)} {check.judges:<44} {check.title[chosen]}"
        )
    return 0
