"""``hegui law``: browse the shelf, search it, see what no check judges yet, bring in official texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.cli.options import LANG, ON, day, group, t
from hegui.cli.say import language
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.law import Provision


command = group("law", t("查阅法规。", "Browse the law shelf."))


@command.command(
    "list", help=t("列出收录的法规及当日状态。", "List the instruments and how they stand that day.")
)
@ON
@LANG
def list_(on: str | None, lang: str | None) -> None:
    from hegui.law import duties, instruments

    chosen, today = language(lang), day(on)
    counts: dict[str, int] = {}
    for duty in duties():
        counts[duty.instrument] = counts.get(duty.instrument, 0) + 1
    for instrument in instruments():
        version = instrument.version(today)
        state = version.in_force.isoformat() if version else t("未施行", "not in force")
        articles = f"{version.articles:>3}" if version and version.articles else "  –"
        click.echo(
            f"{instrument.id:<20} {state:<12} {articles} {t('条', 'arts')}  {counts.get(instrument.id, 0):>3} {t('项义务', 'duties')}  "
            f"{instrument.name[chosen]}"
        )
    click.echo(
        t(
            f"共 {len(instruments())} 件，{len(duties())} 项义务。",
            f"{len(instruments())} instruments, {len(duties())} duties.",
        )
    )


@command.command(
    "show",
    help=t(
        "显示一件法规或一条：csl、csl 24、网络安全法第二十四条。",
        "Show an instrument or an article: csl, csl 24.",
    ),
)
@click.argument("what", nargs=-1, required=True)
@ON
@LANG
def show(what: tuple[str, ...], on: str | None, lang: str | None) -> None:
    from hegui.law import Law, article, duties, instrument
    from hegui.law.reading import named

    chosen, today = language(lang), day(on)
    asked = " ".join(what)
    cited = named(asked)
    if cited is None:
        found = instrument(asked)
        law = Law(today)
        click.secho(found.name[chosen], bold=True)
        click.echo(f"  {found.issuer[chosen]} {found.number}".rstrip())
        for version in found.versions:
            articles = (
                t(f"，共 {version.articles} 条", f", {version.articles} articles") if version.articles else ""
            )
            click.echo(
                t(f"  {version.in_force} 起施行{articles}", f"  in force from {version.in_force}{articles}")
            )
        for duty in duties():
            if duty.instrument == found.id:
                number = law.article_of(duty) or "–"
                click.echo(f"  {number:<8} {duty.id}\n           {duty.text[chosen]}")
        return
    print_provision(article(*cited, today), chosen)


def print_provision(provision: Provision, chosen: Lang) -> None:
    """An article: its number then and now, the official text if imported, its duties and its penalties."""
    name = provision.instrument.name[chosen]
    printed = provision.printed[chosen]
    click.secho(f"《{name}》{printed}" if chosen == "zh" else f"{name}, {printed}", bold=True)
    for since, called in provision.numbers:
        if called and len(provision.numbers) > 1:
            click.echo(t(f"  自 {since} 起为{called.zh}", f"  from {since}: {called.en}"))
    click.echo(
        provision.official
        or t(
            "  （未导入官方文本：hegui law import 文件）",
            "  (official text not imported: hegui law import FILE)",
        )
    )
    for duty in provision.duties:
        click.echo(f"  {duty.id}: {duty.text[chosen]}")
    for penalty in provision.penalties:
        told = Text("  罚则：{what}（{article}）", "  penalty: {what} ({article})")
        click.echo(told.fill(what=penalty.text, article=penalty.article)[chosen])


@command.command(
    "search", help=t("全文检索，两个字的词也能查到。", "Full-text search; words of two characters are found.")
)
@click.argument("words", nargs=-1, required=True)
@LANG
def search_(words: tuple[str, ...], lang: str | None) -> int:
    from hegui.law import search

    chosen = language(lang)
    hits = search(" ".join(words), chosen)
    for hit in hits:
        click.echo(f"{hit.kind:<10} {hit.id:<44} {hit.title[chosen]}\n           {hit.text}")
    click.echo(t(f"共 {len(hits)} 条。", f"{len(hits)} hits."))
    return 0


@command.command("coverage", help=t("哪些义务还没有检查。", "Which duties no check judges yet."))
@LANG
def coverage_(lang: str | None) -> None:
    from hegui.checks import room
    from hegui.law import coverage

    chosen = language(lang)
    found = coverage({check.judges for check in room.all().values()})
    for duty in found.open:
        click.echo(f"{duty.id:<48} {duty.text[chosen]}")
    total = len(found.judged) + len(found.open)
    click.echo(
        t(
            f"{total} 项义务中 {len(found.judged)} 项有检查，{len(found.open)} 项还没有。",
            f"{len(found.judged)} of {total} duties are judged by a check; {len(found.open)} are not yet.",
        )
    )


@command.command(
    "import",
    help=t(
        "导入官方文本（docx、html、txt、md），此后发现和 show 会引用原文。",
        "Import an official text (docx, html, txt, md); findings and show quote it from then on.",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as",
    "as_",
    default=None,
    metavar="ID",
    help=t("是哪一件法规（自动识别不出时）", "which instrument it is, where that cannot be told"),
)
@click.option(
    "--in-force",
    default=None,
    metavar="DATE",
    help=t("哪一天施行的版本", "the version in force from this day"),
)
@LANG
def import_(files: tuple[Path, ...], as_: str | None, in_force: str | None, lang: str | None) -> int:
    from hegui.cli.say import say_error
    from hegui.errors import LawError
    from hegui.law import import_text

    chosen = language(lang)
    first: date | None = day(in_force) if in_force else None
    failed = 0
    for file in files:
        try:
            kept = import_text(file, as_=as_, in_force=first)
        except LawError as wrong:
            failed += 1
            say_error(wrong.text, wrong.todo)
            continue
        click.echo(
            t(
                f"已导入《{kept.name.zh}》（{kept.in_force} 施行），共 {kept.articles} 条。",
                f"Imported {kept.name.en} (in force {kept.in_force}), {kept.articles} articles.",
            )
        )
        for note in kept.notes:
            click.echo(f"  {note[chosen]}")
    return 2 if failed else 0
