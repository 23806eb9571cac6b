"""``hegui init``: answer a few questions, get a commented hegui.toml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.cli.options import LANG, t
from hegui.cli.say import language
from hegui.errors import UsageError
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.organisation import Declared, Role
    from hegui.starter import Answers


@click.command(
    "init",
    help=t(
        "回答几个问题，生成带注释的 hegui.toml；不知道的直接回车。",
        "Answer a few questions, get a commented hegui.toml; press Enter where you do not know.",
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("hegui.toml"),
    show_default=True,
)
@click.option("--force", is_flag=True, help=t("覆盖已有文件", "write over an existing file"))
@click.option("--defaults", is_flag=True, help=t("不提问，写一份空白的", "ask nothing, write an empty one"))
@LANG
def command(output: Path, force: bool, defaults: bool, lang: str | None) -> int:
    from hegui.starter import Answers, starter_toml

    chosen = language(lang)
    if output.exists() and not force:
        raise UsageError(
            Text(f"{output.name} 已存在，没有改动它", f"{output.name} exists already and was left as it is"),
            Text(
                "用 -o 换一个文件名，或用 --force 覆盖。",
                "Choose another name with -o, or write over it with --force.",
            ),
        )
    answers = Answers() if defaults else _asked(chosen)
    try:
        output.write_text(starter_toml(answers, chosen), encoding="utf-8")
    except OSError as wrong:
        raise UsageError(
            Text(
                f"写不了文件 {output.name}：{wrong.strerror}", f"cannot write {output.name}: {wrong.strerror}"
            ),
            Text("换一个可写的位置。", "Choose a place that can be written to."),
        ) from None
    click.echo(
        Text(
            f"已写入 {output.name}。补充 [[purpose]] 和证明材料后，运行 hegui check。",
            f"Wrote {output.name}.  Fill in [[purpose]] and the evidence, then run hegui check.",
        )[chosen]
    )
    return 0


def _asked(lang: Lang) -> Answers:
    from hegui.starter import ASKED, Answers

    click.echo(Text("不知道的直接回车。", "Press Enter where you do not know.")[lang])
    name = _line(Text("单位名称", "Name of the organisation"), lang)
    sector = _line(Text("行业（health、education、finance、retail、government 等）",
                        "Sector (health, education, finance, retail, government ...)"), lang)  # fmt: skip
    roles, is_platform = _roles(lang)
    people = _number(
        Text("处理多少人的个人信息（去重）", "How many people's personal information is handled"), lang
    )
    users = _number(Text("平台注册用户数", "Registered users of the platform"), lang) if is_platform else None
    listing = (
        _yes(Text("是否计划赴国外上市", "Is a listing in a foreign country planned"), lang)
        if is_platform
        else None
    )
    minors = _yes(Text("服务是否面向未成年人", "Is the service for minors"), lang)
    sources = _sources(lang)
    months = _number(Text("网络日志留存几个月", "For how many months are network logs kept"), lang)
    click.echo(
        Text(
            "下面各项填完成日期（如 2026-03-01）；确知没有做的填 n。",
            "Give the day on which each was done (such as 2026-03-01), or n where you know that it was not.",
        )[lang]
    )
    done: dict[Declared, date] = {}
    undone: list[Declared] = []
    for field, what in ASKED:
        answer = _day_or_no(what, lang)
        if isinstance(answer, date):
            done[field] = answer
        elif answer is False:
            undone.append(field)
    return Answers(
        name=name, sector=sector, roles=roles, people=people, users=users, planned_listing_abroad=listing,
        serves_minors=minors, sources=sources, logs_kept_months=months, done=done, not_done=tuple(undone),
    )  # fmt: skip


def _roles(lang: Lang) -> tuple[tuple[Role, ...], bool]:
    roles: list[Role] = ["personal-information-processor", "network-operator"]
    questions: tuple[tuple[Role, Text], ...] = (
        ("network-platform-operator", Text("是否经营网络平台（供他人发布信息、交易）",
                                           "Do you run a platform on which others publish or trade")),
        ("network-product-provider", Text("是否提供网络产品或软件", "Do you provide network products or software")),
        ("important-data-processor", Text("是否被告知或公布为重要数据的处理者",
                                          "Have you been told that you process important data")),
        ("state-organ", Text("是否国家机关", "Are you a state organ")),
    )  # fmt: skip
    for role, question in questions:
        if _yes(question, lang):
            roles.append(role)
    return tuple(roles), "network-platform-operator" in roles


def _sources(lang: Lang) -> tuple[str, ...]:
    found: list[str] = []
    question = Text(
        "数据源：路径或数据库地址，不要写口令（回车结束）",
        "A source: a path or a database URL, without its password (Enter to end)",
    )
    while answer := _line(question, lang):
        found.append(answer)
    return tuple(found)


def _line(question: Text, lang: Lang) -> str:
    return str(click.prompt(question[lang], default="", show_default=False)).strip()


def _number(question: Text, lang: Lang) -> int | None:
    while answer := _line(question, lang).replace(",", "").replace("，", ""):
        if answer.isdecimal() and len(answer) <= 12:
            return int(answer)
        click.echo(Text("请填整数，或直接回车。", "A whole number, please, or Enter.")[lang])
    return None


def _yes(question: Text, lang: Lang) -> bool | None:
    while answer := _line(Text(f"{question.zh}？[y/n]", f"{question.en}? [y/n]"), lang).lower():
        if answer in ("y", "yes", "是", "有"):
            return True
        if answer in ("n", "no", "否", "没有", "无"):
            return False
        click.echo(Text("请填 y 或 n，或直接回车。", "y or n, please, or Enter.")[lang])
    return None


def _day_or_no(question: Text, lang: Lang) -> date | bool | None:
    while answer := _line(question, lang).lower():
        if answer in ("n", "no", "否", "没有", "无"):
            return False
        try:
            return date.fromisoformat(answer)
        except ValueError:
            click.echo(
                Text("请填日期如 2026-03-01，或 n，或直接回车。", "A day such as 2026-03-01, n, or Enter.")[
                    lang
                ]
            )
    return None
