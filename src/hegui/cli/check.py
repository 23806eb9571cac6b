"""``hegui check``: what is held, how it is protected, which article is broken, what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from hegui.cli.options import asked_from, needs_file, sources, t, wide, write_out
from hegui.cli.progress import progress
from hegui.cli.say import language
from hegui.cli.stopping import stoppable


@click.command(
    "check",
    help=t(
        "检查数据源。TARGET 是文件、文件夹、邮件或邮箱（suspicious.eml、imaps://…）、数据库地址（sqlite:///x.db、postgresql://…、mysql://…）；"
        "不给则检查 ./hegui.toml 里的数据源。退出码：0 全部看过且没有达到门槛的发现；1 有；2 用法有误，或指名的数据源、表没能读到。",
        "Check sources. TARGET is a file, a folder, a mail or mailbox (suspicious.eml, imaps://…) or a database URL (sqlite:///x.db, postgresql://…, mysql://…); with none, the "
        "sources in ./hegui.toml. Exit codes: 0 all was looked at and nothing reaches the bar; 1 findings at the bar; 2 wrong "
        "usage, or a source or table that was named could not be read.",
    ),
)
@sources
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "html", "json", "sarif", "xlsx"]),
    default="terminal",
    show_default=True,
)
@click.option(
    "--fail-on",
    type=click.Choice(["low", "medium", "high", "critical"]),
    default=None,
    help=t("从哪一级起退出码为 1（默认 low）", "the severity from which the exit code is 1 (low by default)"),
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help=t("只显示这份 JSON 报告之后新增的发现", "show only what is new since this JSON report"),
)
@click.option(
    "--mail-data",
    is_flag=True,
    help=t(
        "只给了邮件时，也查看邮件里的数据",
        "where nothing but mail is named, look at the data in it too",
    ),
)
@click.option(
    "--online",
    is_flag=True,
    help=t(
        "联网验证邮件的 DKIM、SPF、DMARC 并查询域名年龄；只发出域名",
        "verify DKIM, SPF and DMARC of mail and ask how old domains are; only domain names leave",
    ),
)
def command(form: str, fail_on: Any, baseline: Path | None, **options: Any) -> int:
    import sys
    from datetime import datetime

    from hegui import __version__
    from hegui.gathering import check_up, exit_code
    from hegui.reports import write

    lang = language(options["lang"])
    needs_file(form, options["output"])
    with progress(lang, options["progress"]) as shown, stoppable(lang, shown.say) as stop:
        ask = asked_from(options, judge=True, watch=shown.watch, stop=stop, baseline=baseline)
        report = check_up(
            ask, version=__version__, made=datetime.now().astimezone().isoformat(timespec="seconds")
        )
    colour = form == "terminal" and options["output"] is None and sys.stdout.isatty()
    write_out(write(form, report, lang, colour=colour, width=wide()), options["output"])
    return exit_code(report, fail_on or ask.us.fail_on or "low")
