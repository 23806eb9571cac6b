"""``hegui inventory``: the list of data held, one row a column, classified and graded."""

from __future__ import annotations

from typing import Any

import click

from hegui.cli.options import asked_from, needs_file, sources, t, wide, write_out
from hegui.cli.progress import progress
from hegui.cli.say import language
from hegui.cli.stopping import stoppable


@click.command(
    "inventory",
    help=t(
        "列出持有的数据：每列一行（不含个人信息的列也在内），写明类别、敏感性、级别、人数、保护方式和理由。"
        "这份清单用来证明数据已分类（个保法第五十一条、网安法第二十三条、数安法第二十一条与第二十七条）。",
        "List the data held: one row for every column, clean ones too, with category, sensitivity, grade, people, protection and "
        "why. It is how one shows that data are classified (PIPL 51, CSL 23, DSL 21 with 27).",
    ),
)
@sources
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "html", "json", "csv", "xlsx"]),
    default="terminal",
    show_default=True,
)
def command(form: str, **options: Any) -> int:
    import sys

    from hegui.gathering import check_up
    from hegui.reports import write

    lang = language(options["lang"])
    needs_file(form, options["output"])
    with progress(lang, options["progress"]) as shown, stoppable(lang, shown.say) as stop:
        report = check_up(asked_from(options, judge=False, watch=shown.watch, stop=stop))
    colour = form == "terminal" and options["output"] is None and sys.stdout.isatty()
    write_out(write(form, report.inventory, lang, colour=colour, width=wide()), options["output"])
    for left in report.skipped:
        click.echo(t("未查看 ", "not looked at: ") + f"{left.place}: {left.reason[lang]}", err=True)
    return 2 if any(s.asked for s in report.skipped) else 0
