"""``hegui decide``: which path the law sets for a situation, asked on the terminal or told in a file."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hegui.cli.options import LANG, ON, day, t
from hegui.cli.say import language, say_error
from hegui.errors import UsageError
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.deciding.answer import Answer
    from hegui.deciding.determination import Determination
    from hegui.deciding.tables import Answered


@click.command(
    "decide",
    help=t(
        "判定法律定下的路径：逐条给出依据；不知道的事实不当作“否”。不给 --facts 时在终端提问，只问还有影响的。",
        "Which path the law sets, step by step; what is not known is never taken for no.  Without --facts it asks on the terminal, only what still matters.",
    ),
)
@click.argument("question", required=False)
@click.option("--list", "list_", is_flag=True, help=t("列出能问的问题", "list the questions"))
@click.option(
    "--facts",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=t("事实：TOML 或 JSON；CSV 每行一个情形", "the facts: TOML or JSON; CSV has a situation a row"),
)
@click.option(
    "--from",
    "from_",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=t(
        "从 hegui inventory --format json 填入所持有的数量",
        "fill in what is held, from hegui inventory --format json",
    ),
)
@click.option(
    "--exported",
    multiple=True,
    metavar="PATTERN",
    help=t(
        "清单中哪些表是自 1 月 1 日起的出境数据集",
        "which tables of the inventory are the set exported since 1 January",
    ),
)
@click.option(
    "--users",
    multiple=True,
    metavar="PATTERN",
    help=t("清单中哪张表是平台用户表", "which table of the inventory lists the platform's users"),
)
@click.option(
    "--zone-list",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=t("其他自贸区的负面清单（outbound）", "the negative list of another free-trade zone (outbound)"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "html", "csv"]),
    default=None,
    help=t("输出格式", "form of the answer"),
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=t("写入文件", "write to a file")
)
@click.option(
    "--schema", is_flag=True, help=t("打印事实的 JSON Schema", "print the JSON Schema of the facts")
)
@click.option(
    "--replay",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=t(
        "用 JSON 答案里的法律数值重新判定，逐字节比对",
        "prove a JSON answer again with the values of law in it, byte for byte",
    ),
)
@ON
@LANG
def command(
    question: str | None, list_: bool, facts: Path | None, from_: Path | None, exported: tuple[str, ...],
    users: tuple[str, ...], zone_list: Path | None, form: str | None, output: Path | None, schema: bool, replay: Path | None,
    on: str | None, lang: str | None,
) -> int:  # fmt: skip
    from hegui.deciding.files import read_facts
    from hegui.determinations import find

    chosen = language(lang)
    if list_:
        return _list(chosen)
    if replay is not None:
        return _replay(replay, chosen)
    if question is None:
        raise UsageError(
            Text("没有说要判定什么", "no question was named"),
            Text("用 hegui decide --list 查看能问的问题。", "See the questions with hegui decide --list."),
        )
    asked = find(question)
    if zone_list is not None:
        asked = _with_zone_list(asked, zone_list)
    if schema:
        from hegui.deciding.schema import json_schema

        return _out(json.dumps(json_schema(asked), ensure_ascii=False, indent=2) + "\n", output)
    today = day(on)
    if facts is not None and facts.suffix.lower() == ".csv":
        return _table(asked, facts, today, form, output, chosen)
    given: dict[str, Any] = read_facts(facts) if facts else {}
    provenance: dict[str, str] = {}
    if from_ is not None:
        from hegui.deciding.held import fill

        given, provenance = fill(asked, given, from_, exported, users)
    if facts is None:
        from hegui.cli.interviewing import interview

        made = interview(asked, given, today, chosen, provenance)
    else:
        from hegui.deciding.telling import answer

        made = answer(asked, given, today, provenance=provenance)
    return _told(asked, made, form or "terminal", output, chosen)


def _with_zone_list(asked: Determination, file: Path) -> Determination:
    """The question with the list of another free-trade zone."""
    from hegui.determinations.outbound_zones import read_zone_list

    if asked.adopts is None:
        raise UsageError(
            Text(f"{asked.id} 用不到自贸区清单", f"{asked.id} has no use for the list of a free-trade zone"),
            Text("去掉 --zone-list；它用于 outbound。", "Leave out --zone-list; it is for outbound."),
        )
    return asked.adopts(asked, read_zone_list(file))


def _list(lang: Lang) -> int:
    from hegui.determinations import room

    for found in room.all().values():
        click.echo(f"{found.id:<14} {found.title[lang]}")
        click.echo(f"{'':<14} {' | '.join(found.outcomes)} | undetermined")
    return 0


def _told(asked: Determination, made: Answer, form: str, output: Path | None, lang: Lang) -> int:
    from hegui.reports.answers import write_answer

    if form == "csv":
        raise UsageError(
            Text("单个情形没有 csv 格式", "one situation has no form csv"),
            Text("用 terminal、json 或 html。", "Use terminal, json or html."),
        )
    colour = output is None and sys.stdout.isatty()
    _out(write_answer(form, made, asked, lang, colour=colour), output)
    return 0 if made.determined else 3


def _table(
    asked: Determination, file: Path, on: date, form: str | None, output: Path | None, lang: Lang
) -> int:  # fmt: skip
    from hegui.deciding.tables import answer_rows
    from hegui.reports.answers import write_rows

    gc.disable()  # a row leaves nothing behind that refers to itself; looking for it takes a tenth of the time
    wrong: list[Answered] = []
    open = 0

    def counted() -> Iterator[Answered]:
        nonlocal open
        for row in answer_rows(asked, file, on):
            wrong.extend([row] if row.wrong else [])
            open += not row.determined
            yield row

    _out(write_rows(form or "csv", counted(), lang), output)
    for row in wrong:
        assert row.wrong is not None
        where = Text(f"第 {row.line} 行：", f"line {row.line}: ")
        say_error(Text(where.zh + row.wrong.text.zh, where.en + row.wrong.text.en), row.wrong.todo)
    return 2 if wrong else 3 if open else 0


def _replay(file: Path, lang: Lang) -> int:
    from hegui.deciding.replay import replay
    from hegui.determinations import find

    found = replay(file, find)
    if not found.same:
        say_error(
            Text("重新判定的结果与文件不同", "answered again, it differs from the file"),
            Text(
                "文件被改动过，或由另一版 hegui 写成。",
                "The file was changed, or another version of hegui wrote it.",
            ),
        )
        return 2
    click.echo(
        Text(
            "重新判定，逐字节相同：{outcome}（{digest}）",
            "answered again, the same byte for byte: {outcome} ({digest})",
        ).fill(outcome=found.answer.outcome, digest=found.answer.digest)[lang]
    )
    if found.moved:
        click.echo(
            Text("此后法规库改动过：{ids}", "the shelf has changed since: {ids}").fill(
                ids=", ".join(found.moved)
            )[lang]
        )
    return 0 if found.answer.determined else 3


def _out(text: str, output: Path | None) -> int:
    if output is None:
        click.echo(text, nl=False)
        return 0
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as wrong:
        raise UsageError(
            Text(
                f"写不了文件 {output.name}：{wrong.strerror}", f"cannot write {output.name}: {wrong.strerror}"
            ),
            Text("换一个可写的位置。", "Choose a place that can be written to."),
        ) from None
    return 0
