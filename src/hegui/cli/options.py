"""The options that ``check`` and ``inventory`` share, and how they become a check-up."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hegui.cli.say import language
from hegui.errors import UsageError
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.asking import Asked


def t(zh: str, en: str) -> str:
    """A help text in the reader's language."""
    return Text(zh, en)[language()]


def day(value: str | None) -> date:
    """The day of ``--on``, today if none was given."""
    if value is None:
        return date.today()
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(
            Text(
                f"--on 需要日期，如 2026-01-01，收到的是 {value}",
                f"--on needs a day such as 2026-01-01, not {value}",
            ),
            Text("按 年-月-日 写。", "Write it as year-month-day."),
        ) from None


def share(value: str) -> float:
    """The share that ``10%``, ``10`` or ``0.5 %`` says; above 0, at most 1."""
    try:
        percent = float(value.strip().removesuffix("%").removesuffix("％"))
        if 0 < percent <= 100:
            return percent / 100
    except ValueError:
        pass
    raise UsageError(
        Text(
            f"--sample 需要大于 0、不超过 100 的百分比，收到的是 {value}",
            f"--sample needs a percentage above 0 and up to 100, not {value}",
        ),
        Text("例如 --sample 10%。", "As in --sample 10%."),
    )


LANG = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default=None,
    help=t("报告语言，默认随系统", "language of the report; the locale's by default"),
)
ON = click.option(
    "--on",
    default=None,
    metavar="DATE",
    help=t("按这一天有效的法律判断，如 2025-12-31", "judge by the law in force on this day"),
)


CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    help=t("配置文件，默认 ./hegui.toml", "the configuration; ./hegui.toml by default"),
)
WITH = click.option(
    "--with",
    "with_",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FOLDER",
    help=t("自有检查所在文件夹", "a folder of your own checks"),
)


def sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments and options that say what to look at and how."""
    for option in reversed(
        [
            click.argument("targets", nargs=-1, metavar="[TARGET]..."),
            CONFIG,
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path, dir_okay=False),
                help=t("写入文件", "write to this file"),
            ),
            LANG,
            ON,
            WITH,
            click.option(
                "--skip",
                multiple=True,
                metavar="NAME",
                help=t(
                    "略过的数据源、表或检查（报告会注明）",
                    "a source, table or check to leave out; the report says so",
                ),
            ),
            click.option(
                "--include",
                multiple=True,
                metavar="PATTERN",
                help=t(
                    "只看匹配的表、文件或列，如 patient*、exports/*、patient.id_no",
                    "only tables, files or columns that match, as in patient*, exports/*, patient.id_no",
                ),
            ),
            click.option(
                "--exclude",
                multiple=True,
                metavar="PATTERN",
                help=t("不看匹配的表、文件或列", "no tables, files or columns that match"),
            ),
            click.option(
                "--engine",
                type=click.Choice(["local", "spark"]),
                default="local",
                show_default=True,
                help=t(
                    "在哪里计数：本机，或 Spark 集群（见 docs/spark.md）",
                    "where to count: this machine, or a Spark cluster (see docs/spark.md)",
                ),
            ),
            click.option(
                "--fresh",
                is_flag=True,
                help=t(
                    "全部重新读取：不用也不留以前各次的计数",
                    "read everything anew: counts of earlier runs are neither used nor kept",
                ),
            ),
            click.option(
                "--sample",
                default="100%",
                metavar="N%",
                help=t(
                    "只看每张表 N% 的行，分散抽取；报告会写明可能漏掉什么",
                    "look at N % of the rows of each table, spread over it; the report says what that can miss",
                ),
            ),
            click.option(
                "--threads",
                type=click.IntRange(1, 64),
                default=2,
                show_default=True,
                help=t("线程数", "threads"),
            ),
            click.option(
                "--rate",
                type=click.IntRange(0),
                default=0,
                help=t(
                    "数据库每秒最多读多少行，0 不限", "rows a second at most from a database; 0: no limit"
                ),
            ),
            click.option(
                "--timeout",
                type=click.IntRange(1),
                default=300,
                show_default=True,
                help=t("数据库语句超时（秒）", "statement time-out of a database, in seconds"),
            ),
            click.option(
                "--progress/--no-progress",
                default=None,
                help=t(
                    "显示或不显示进度（默认只在终端上显示）",
                    "show progress or not (by default only on a terminal)",
                ),
            ),
            click.option(
                "--my-domain",
                multiple=True,
                metavar="DOMAIN",
                help=t(
                    "本单位的邮件域名：自称本单位部门的邮件只应来自这里",
                    "a mail domain of your own: mail that speaks as your offices should come from there only",
                ),
            ),
            click.option(
                "--staff",
                type=click.Path(path_type=Path, dir_okay=False),
                metavar="FILE",
                help=t("领导和财务人员名单，每行一个", "names of managers and finance staff, one a line"),
            ),
            click.option(
                "--scope",
                type=click.Path(path_type=Path),
                help=t(
                    "授权范围文件：查看 https:// 网站时必须有，否则不发一个包",
                    "the scope file: needed to look at an https:// site; without it no packet is sent",
                ),
            ),
            click.option(
                "--password-env",
                default="",
                metavar="VAR",
                help=t(
                    "存放数据库密码的环境变量名", "the environment variable that holds the database password"
                ),
            ),
        ]
    ):
        command = option(command)
    return command


def asked_from(
    options: dict[str, Any], *, judge: bool, watch: Any = None, stop: Any = None, baseline: Path | None = None
) -> Asked:
    """A check-up from the options of ``sources``."""
    from hegui.asking import asked

    return asked(
        tuple(options["targets"]),
        config=options["config"],
        on=day(options["on"]),
        with_=options["with_"],
        skip=options["skip"],
        include=options["include"],
        exclude=options["exclude"],
        threads=options["threads"],
        rate=options["rate"],
        timeout=options["timeout"],
        sample=share(options["sample"]),
        engine=options["engine"],
        fresh=options["fresh"],
        scope=options["scope"],
        password_env=options["password_env"],
        baseline=baseline,
        judge=judge,
        ask_password=_prompt,
        watch=watch,
        stop=stop,
        my_domain=options["my_domain"],
        staff=options["staff"],
        mail_data=options.get("mail_data", False),
        online=options.get("online", False),
    )


def _prompt(where: str) -> str:
    """Ask for a password where there is a terminal to ask on; never echoed, never kept."""
    import sys

    if not sys.stdin.isatty():
        return ""
    return str(
        click.prompt(
            t(f"{where} 的密码", f"Password for {where}"),
            hide_input=True,
            default="",
            show_default=False,
            err=True,
        )
    )


def write_out(content: str | bytes, output: Path | None) -> None:
    """To the file that was named, else to the terminal."""
    import sys

    if output is None:
        try:
            if isinstance(content, bytes):
                sys.stdout.buffer.write(content)
            else:
                click.echo(content, nl=not content.endswith("\n"))
            sys.stdout.flush()
        except BrokenPipeError:
            # the reader (head, less) has seen enough; the exit code still tells what was found
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as wrong:
            raise UsageError(
                Text(f"写不出结果：{wrong.strerror}", f"the result cannot be written: {wrong.strerror}"),
                Text("用 -o 写入别的位置。", "Write it elsewhere with -o."),
            ) from None
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(content if isinstance(content, bytes) else content.encode())
    except OSError as wrong:
        raise UsageError(
            Text(f"写不了文件 {output}：{wrong.strerror}", f"cannot write {output}: {wrong.strerror}"),
            Text("换一个可写的位置。", "Choose a place that can be written to."),
        ) from None


def needs_file(form: str, output: Path | None) -> None:
    """A workbook does not go to a terminal."""
    import sys

    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError(
            Text("xlsx 要写入文件", "xlsx goes to a file"),
            Text("加上 -o 报告.xlsx。", "Add -o report.xlsx."),
        )


@functools.cache
def wide() -> int:
    import shutil

    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 160))


def group(name: str, help: str) -> click.Group:
    """A command that holds others; by itself it shows its help."""

    def shown(asked: click.Context) -> None:
        if asked.invoked_subcommand is None:
            click.echo(asked.get_help())

    spoken = click.Option(
        ["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=t("语言", "language")
    )
    return click.Group(
        name, callback=click.pass_context(shown), params=[spoken], help=help, invoke_without_command=True
    )
