"""``hegui explain``: the duty, the article then and now, the handbook's case, what a breach costs, what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.cli.explain_entity import own_entities, print_entity
from hegui.cli.options import CONFIG, LANG, ON, WITH, day, t
from hegui.cli.say import language
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.checks import Check
    from hegui.discovery.own import Own
    from hegui.law import Explanation


@click.command(
    "explain",
    help=t(
        "解释一项检查（pi.stored-in-clear）、义务（csl.fix-and-report-flaws）、发现的标识、条文（csl 24、个人信息保护法第五十一条），"
        "或一种数据项（mobile；hegui.toml 里自己定义的也可以）。",
        "Explain a check (pi.stored-in-clear), a duty (csl.fix-and-report-flaws), a finding's key, an article (csl 24), or a kind "
        "of data (mobile; those of your own in hegui.toml too).",
    ),
)
@click.argument("what", nargs=-1, required=True)
@ON
@LANG
@WITH
@CONFIG
def command(
    what: tuple[str, ...], on: str | None, lang: str | None, with_: tuple[Path, ...], config: Path | None
) -> int:
    from hegui.law import article, explain
    from hegui.law.reading import named
    from hegui.plugins import load_folder

    for folder in with_:
        load_folder(folder)
    chosen = language(lang)
    asked = " ".join(what).strip()
    check = _check(asked)
    if check is not None:
        _print_check(check, chosen)
    elif cited := named(asked):
        provision = article(*cited, day(on))
        if not provision.duties:  # an article of penalties, of definitions ...
            from hegui.cli.law import print_provision

            print_provision(provision, chosen)
            return 0
    elif print_entity(asked, own := own_entities(config, day(on)), day(on), chosen):
        return 0
    elif near := _near(asked, own):
        raise UsageError(
            Text(
                "没有这个检查、义务、条文或数据项：{what}",
                "no check, duty, article or kind of data is called {what}",
            ).fill(what=safe_name(asked)),
            Text("是否指 {near}？", "Did you mean {near}?").fill(near=near),
        )
    for number, explained in enumerate(explain(check.judges if check else asked, day(on))):
        if number or check:
            click.echo()
        _print(explained, chosen)
    return 0


def _check(asked: str) -> Check | None:
    """The check with this id, or the one that made the finding with this key (``check:digest``)."""
    from hegui.checks import room

    return room.get(asked) or room.get(asked.partition(":")[0])


def _near(asked: str, own: Own) -> str:
    """Checks and kinds of data whose id is like what was asked, where no duty has that id."""
    from difflib import get_close_matches

    from hegui.checks import room
    from hegui.detectors import room as detectors
    from hegui.law import duties

    if asked in {duty.id for duty in duties()}:
        return ""
    known = [*room.all(), *detectors.all(), *(d.entity.id for d in own.detectors)]
    return ", ".join(get_close_matches(asked, known, n=3, cutoff=0.6))


def _print_check(check: Check, lang: Lang) -> None:
    click.secho(f"{check.id}  {check.title[lang]}", bold=True)
    _line(Text("严重程度", "severity"), _SEVERITY[check.severity][lang], lang)
    _line(Text("整改", "remedy"), check.remedy[lang], lang)
    if check.notes[lang]:
        click.echo(f"\n{_wrapped(check.notes[lang].replace('``', ''), lang)}")


def _wrapped(notes: str, lang: Lang) -> str:
    """Sentences of a check's notes, however their lines are broken in its file; a blind spot begins a line."""
    from hegui.checks import joined_lines

    flowing = joined_lines(notes) if lang == "zh" else " ".join(notes.split())
    for label in ("盲区：", "Blind spot:"):
        flowing = flowing.replace(f" {label}", label).replace(label, f"\n{label}")
    return flowing.strip()


def _print(told: Explanation, lang: Lang) -> None:
    click.secho(f"{told.duty.id}", bold=True)
    click.echo(told.duty.text[lang])
    name = told.instrument.name[lang]
    here = told.article[lang] if told.article else Text("该日尚未施行", "not in force that day")[lang]
    _line(Text("依据", "ground"), f"《{name}》{here}" if lang == "zh" else f"{name}, {here}", lang)
    if len(told.articles) > 1:
        dated = [
            Text("自 {day} 起 {article}", "from {day} {article}").fill(day=since, article=article)[lang]
            for since, article in told.articles
        ]
        _line(Text("条号变化", "renumbered"), ("；" if lang == "zh" else "; ").join(dated), lang)
    _line(Text("适用", "binds"), told.binds[lang], lang)
    if told.official:
        _line(Text("原文", "official text"), told.official, lang)
    for number, penalty in enumerate(told.penalties):
        _line(
            Text("罚则", "penalty") if not number else Text("", ""),
            Text("{what}（{article}）", "{what} ({article})").fill(
                what=penalty.text, article=penalty.article
            )[lang],
            lang,
        )
    if told.remedy[lang]:
        _line(Text("怎么办", "what to do"), told.remedy[lang], lang)
    if told.duty.confidence != "official":
        _line(Text("可信度", "confidence"), _CONFIDENCE[told.duty.confidence][lang], lang)
    if told.guide:
        click.echo()
        click.secho(Text("防范指南：{t}", "Guide: {t}").fill(t=told.guide.title)[lang], bold=True)
        _line(Text("案例", "case"), told.guide.case[lang], lang)
        _line(Text("原因", "why"), told.guide.why[lang], lang)
        for advice in told.guide.prevention:
            click.echo(f"  - {advice[lang]}")
        if told.guide.note:
            _line(Text("须注意", "note"), told.guide.note[lang], lang)


def _line(label: Text, content: str, lang: Lang) -> None:
    mark = f"{label[lang]}：" if lang == "zh" else f"{label[lang]}: "
    click.echo(f"  {mark if label[lang] else '      '}{content}")


_SEVERITY = {
    "low": Text("低", "low"),
    "medium": Text("中", "medium"),
    "high": Text("高", "high"),
    "critical": Text("严重", "critical"),
}
_CONFIDENCE = {
    "secondary": Text(
        "依据二手资料整理，引用前请核对官方文本",
        "from secondary sources: compare with the official text before relying on it",
    ),
    "unverified": Text(
        "未经核实，引用前请核对官方文本", "unverified: compare with the official text before relying on it"
    ),
}
