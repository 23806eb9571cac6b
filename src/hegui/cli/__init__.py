"""
The doors: one file a command, loaded when it is called, so that ``hegui --help`` is instant.

Everything a command does, ``import hegui`` does by the same functions.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from hegui.cli.say import given, language, say_error
from hegui.cli.wording import Formatter, wrong_call
from hegui.errors import HeguiError
from hegui.text import Text

COMMANDS: dict[str, Text] = {
    "check": Text(
        "检查数据源：持有什么、是否受保护、违反哪一条、怎么办",
        "check sources: what is held, how protected, which article is broken, what to do",
    ),
    "inventory": Text(
        "列出持有的数据：每列一行，分类分级", "list the data held: one row a column, classified and graded"
    ),
    "decide": Text(
        "判定法律定下的路径，逐条给出依据", "which path the law sets, step by step with its articles"
    ),
    "sbom": Text(
        "生成软件物料清单（CycloneDX），含密码资产",
        "write a software bill of materials (CycloneDX), cryptography included",
    ),
    "supplier": Text(
        "供应商问卷：生成、收回并登记", "questionnaires for suppliers: make them, take them into the register"
    ),
    "explain": Text(
        "解释一项检查、义务、发现、条文或数据项",
        "explain a check, a duty, a finding, an article or a kind of data",
    ),
    "law": Text(
        "查阅法规：list、show、search、coverage、import",
        "browse the law shelf: list, show, search, coverage, import",
    ),
    "update": Text(
        "从文件或地址更新漏洞与停止维护数据",
        "take newer data on flaws and ends of life from a file or an address",
    ),
    "mail": Text("钓鱼邮件：判断、跟踪、取证", "phishing mail: check, watch, report"),
    "init": Text("回答几个问题，生成 hegui.toml", "answer a few questions, get a hegui.toml"),
    "demo": Text("生成一个虚构诊所并检查它", "make up a small clinic and check it"),
    "scope": Text(
        "授权范围文件：init、check；没有它不向任何主机发包",
        "the scope file: init, check; without one no packet is sent to any host",
    ),
    "checks": Text("列出全部检查", "list the checks"),
    "readers": Text("列出能读的数据源", "list what can be read"),
}

_TITLE = Text(
    "hegui（合规）：像代码检查工具那样，用网络安全、数据安全和个人信息保护法律检验真实的系统与数据。",
    "hegui (合规) tests real systems and data against China's cybersecurity, data-security and personal-information laws.",
)
_START = Text("先试试：hegui demo", "Start with: hegui demo")


class Doors(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"hegui.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language()
        with formatter.section(Text("命令", "Commands")[lang]):
            formatter.write_dl([(name, text[lang]) for name, text in COMMANDS.items()])
        formatter.write_paragraph()
        formatter.write_text(_START[lang])


@click.group(
    cls=Doors,
    help=_TITLE[language()],
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.version_option(package_name="hegui", prog_name="hegui")
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=Text("语言", "language")[language()]
)
@click.pass_context
def hegui(asked: click.Context) -> None:
    if asked.invoked_subcommand is None:
        click.echo(asked.get_help())


def main(args: list[str] | None = None) -> int:
    """Run a command; every error ends as a sentence in both languages, never as a traceback."""
    _ready_to_write()
    _ready_to_count()
    given(args)
    click.Context.formatter_class = Formatter
    try:
        code = hegui.main(args=args, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.ctx.get_help() if asked.ctx else "")
        sys.exit(2)
    except click.UsageError as wrong:
        command = wrong.ctx.command_path if wrong.ctx else "hegui"
        say_error(
            wrong_call(wrong), Text(f"运行 {command} --help 查看用法。", f"Run {command} --help to see how.")
        )
        sys.exit(2)
    except click.Abort:
        say_error(Text("已中断", "interrupted"), None)
        sys.exit(130)  # as shells say it of Ctrl-C
    except HeguiError as wrong:
        say_error(wrong.text, wrong.todo)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as unforeseen:
        say_error(*_unforeseen(unforeseen))
        sys.exit(2)


def _ready_to_count() -> None:
    """Before numpy is imported: no threads for matrices, of which there are none; and fewer looks for garbage among many objects,
    none of them at the end."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)


def _ready_to_write() -> None:
    """What is written to a stream that a scheduler has closed goes nowhere; what an old terminal cannot show is a ?."""
    nowhere = Path(os.devnull)
    if sys.stdout is None:
        sys.stdout = nowhere.open("w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _unforeseen(wrong: Exception) -> tuple[Text, Text]:
    """Where in hegui it went wrong; never the error's own message, which may quote a value."""
    frame, where = wrong.__traceback__, "?"
    while frame is not None:
        module = str(frame.tb_frame.f_globals.get("__name__"))
        if module.startswith("hegui"):
            where = f"{module}:{frame.tb_lineno}"
        frame = frame.tb_next
    kind = type(wrong).__name__
    return (
        Text(f"程序内部错误（{kind}，{where}）", f"an error inside hegui ({kind}, {where})"),
        Text("请把这一行反馈给 hegui；其中不含数据。", "Please report this line; it holds no data."),
    )
