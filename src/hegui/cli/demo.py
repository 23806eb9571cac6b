"""``hegui demo``: make up a small clinic and check it."""

from __future__ import annotations

from pathlib import Path

import click

from hegui.cli.options import LANG, ON, day, t, wide
from hegui.cli.progress import progress
from hegui.cli.say import language
from hegui.cli.stopping import stoppable


@click.command(
    "demo",
    help=t(
        "在 ./demo 里生成一个虚构诊所并检查它，写出 demo/report.html。",
        "Make up a small clinic in ./demo, check it, write demo/report.html.",
    ),
)
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"), show_default=True
)
@LANG
@ON
def command(folder: Path, lang: str | None, on: str | None) -> int:
    import sys
    from datetime import datetime

    from hegui import __version__
    from hegui.asking import asked
    from hegui.demo import write_clinic
    from hegui.gathering import check_up
    from hegui.reports import write

    chosen = language(lang)
    write_clinic(folder)
    with progress(chosen) as shown, stoppable(chosen, shown.say) as stop:
        made = datetime.now().astimezone().isoformat(timespec="seconds")
        report = check_up(
            asked(config=folder / "hegui.toml", on=day(on), watch=shown.watch, stop=stop),
            version=__version__,
            made=made,
        )
    page = folder / "report.html"
    page.write_text(str(write("html", report, chosen)), encoding="utf-8")
    click.echo(write("terminal", report, chosen, colour=sys.stdout.isatty(), width=wide()))
    click.echo(t(f"完整报告：{page}（用浏览器打开）", f"The whole report: {page} (open it in a browser)"))
    click.echo(
        t(
            "接下来：hegui explain pi.stored-in-clear 看一项检查的依据；hegui check 你的文件夹或数据库；hegui init 写下本单位的情况",
            "Next: hegui explain pi.stored-in-clear for the ground of a check; hegui check YOUR-FOLDER-OR-DATABASE; hegui init to "
            "say who you are",
        )
    )
    return 0
