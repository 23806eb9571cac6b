"""``hegui supplier``: the questionnaire that suppliers fill in offline, and its way back into the register."""

from __future__ import annotations

from pathlib import Path

import click

from hegui.cli.options import LANG, group, t
from hegui.cli.say import language
from hegui.errors import SourceError, UsageError
from hegui.text import Text

command = group(
    "supplier",
    t(
        "供应商问卷：form 生成，take 收回并登记到 suppliers.toml；台账本身用 hegui check suppliers.toml 检查。",
        "Questionnaires for suppliers: form makes one, take brings it back into suppliers.toml; hegui check suppliers.toml checks the "
        "register itself.",
    ),
)


@command.command("form", help=t("生成一份 Excel 问卷", "make a questionnaire, an Excel file"))
@click.argument("supplier")
@click.option("--product", default="", help=t("产品或服务", "the product or service"))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=None)
@LANG
def make(supplier: str, product: str, output: Path | None, lang: str | None) -> int:
    from hegui.supply.questionnaire import form

    path = output or Path("supplier-form.xlsx")
    data = form(supplier, product)
    try:
        path.write_bytes(data)
    except OSError as wrong:
        raise _unwritten(path, wrong) from None
    click.echo(Text("已写出 {path}", "written: {path}").fill(path=path)[language(lang)])
    return 0


@command.command(
    "take", help=t("收回填好的问卷，登记到台账", "take a filled questionnaire into the register")
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--register",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("suppliers.toml"),
    show_default=True,
    help=t("供应商台账", "the register of suppliers"),
)
@LANG
def take(file: Path, register: Path, lang: str | None) -> int:
    from datetime import date

    from hegui.supply.questionnaire import answers, filled_on, open_questions, taken

    rows = _rows(file)
    entry = answers(rows)
    on = filled_on(rows, date.today())
    try:
        old = register.read_text(encoding="utf-8") if register.exists() else ""
        register.write_text(taken(old, entry, file, on), encoding="utf-8")
    except (OSError, UnicodeError) as wrong:
        raise _unwritten(register, wrong) from None
    said = Text("已登记到 {path}：{name}，自评估日期 {day}", "taken into {path}: {name}, assessed on {day}")
    from hegui.masking import safe_name

    click.echo(said.fill(path=register, name=safe_name(entry["name"]), day=on.isoformat())[language(lang)])
    if left := open_questions(rows):
        more = Text(
            "{n} 题没有回答，台账中按未知处理",
            "{n} questions were left open: the register does not know them",
        )
        click.echo(more.fill(n=left)[language(lang)])
    return 0


def _rows(file: Path) -> list[list[str]]:
    """The cells of the first sheet, by hegui's own reader of Excel files."""
    from hegui.model import Table
    from hegui.readers.opening import open_source, source_from

    for found in open_source(source_from(str(file))):
        if isinstance(found, Table):
            rows = [[c.name for c in found.columns]]
            for batch in found.batches():
                if hasattr(batch, "to_pylist"):
                    rows += [
                        [str(v) if v is not None else "" for v in row.values()] for row in batch.to_pylist()
                    ]
            return rows
    raise SourceError(
        Text("问卷里没有读到内容", "nothing could be read from the questionnaire"),
        Text("确认它是填好的 xlsx 文件。", "See that it is the filled xlsx file."),
    )


def _unwritten(path: Path, wrong: Exception) -> UsageError:
    kind = getattr(wrong, "strerror", None) or type(wrong).__name__
    return UsageError(
        Text(f"写不了文件 {path}：{kind}", f"cannot write {path}: {kind}"),
        Text("换一个可写的位置。", "Choose a place that can be written to."),
    )
