"""The conversation of ``hegui decide`` on a terminal: one question at a time, with its article, an example, a way back."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from hegui.cli.say import say_error
from hegui.errors import UsageError
from hegui.reports.answers.words import such
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.deciding.answer import Answer, Deciding
    from hegui.deciding.declaring import Fact
    from hegui.deciding.determination import Determination
    from hegui.deciding.interview import Interview

_BACK = ("<", "b", "back", "返回")
_STOP = ("q", "quit", "退出")
_HOW = Text(
    "不知道的直接回车，不会当作“否”；< 返回上一题；q 结束并给出到此为止的答案；? 再看这段说明。",
    "Enter where you do not know, it is never taken for no; < goes back; q ends with the answer so far; ? shows this again.",
)
_HELP = ("?", "？", "h", "help", "帮助")
_FIRST = Text("这已经是第一题", "this is the first question")
_OPEN = Text("还可能：", "still possible: ")
_SETTLED = Text(
    "以下问题不改变结果，只用来算期限、去掉条件；q 结束。",
    "What follows does not change the outcome; it dates what remains and lifts conditions; q ends.",
)
_ANSWERS = {
    "yes-no": Text("y 是 / n 否", "y / n"),
    "count": Text(
        "整数或范围，如 {example}、1..、100..500", "a whole number or a range: {example}, 1.., 100..500"
    ),
    "day": Text("日期，如 {example}", "a day such as {example}"),
    "moment": Text("带时区的时刻，如 {example}", "a moment with its zone: {example}"),
}


def interview(
    asked: Determination, given: dict[str, Any], on: date, lang: Lang, provenance: Mapping[str, str]
) -> Answer:
    """Ask until the answer is determined, nothing is left to ask, or the person ends it.

    Questions go to stderr, so that the answer alone is on stdout.
    """
    from hegui.deciding.interview import Interview

    gc.freeze()  # what was loaded stays; looking through it for garbage would cost a pause between two questions
    talk = Interview(asked, on, given, provenance)
    _say(f"{asked.title[lang]} · {on.isoformat()}")
    _say(_HOW[lang])
    number, settled, more, open = 1, False, talk.rows(), talk.open
    while True:
        wanted = talk.next()
        if more is not None and (wanted is None or talk.refining):
            answered = _another(more, talk, lang)
            if answered == "back":
                talk.back()
            elif answered == "yes":
                talk.another()
            else:
                more = None
            continue
        if wanted is None:
            break
        deciding, fact = wanted
        if talk.refining and not settled:
            settled = True
            _say("\n" + _SETTLED[lang])
        _show(number, deciding, fact, lang)
        said = _heard()
        if said is None or said.lower() in _STOP:
            break
        if said.lower() in _BACK:
            if talk.back() is None:
                _say(f"   {_FIRST[lang]}")
            number, open = max(number - 1, 1), talk.open
            continue
        if said.lower() in _HELP:
            _say(_HOW[lang])
            continue
        if hint := _hint(fact, said):
            _say(f"   {hint[lang]}")
            continue
        try:
            talk.say(deciding.fact, fact, _picked(fact, said))
            number += 1
        except UsageError as wrong:
            say_error(wrong.text, wrong.todo)
        if len(talk.open) > 1 and talk.open != open:
            _say(f"   {_OPEN[lang]}" + " | ".join(asked.outcomes[id][lang] for id in talk.open))
        open = talk.open
    _say("")
    return talk.answer()


_MORE = Text("除以上 {n} 项外，还有别的吗", "Besides these {n}, is there another")


def _another(rows: Fact, talk: Interview, lang: Lang) -> str:
    """Is there another thing in the list?  ``yes``, ``no`` or ``back``; nothing said is no."""
    mark = "？" if lang == "zh" else "?"
    count = max(1, len(talk.facts.get(rows.name) or ()))
    _say("")
    _say(
        f"{rows.question[lang]}：{_MORE.fill(n=count)[lang]}{mark} (y/N)"
        if lang == "zh"
        else f"{rows.question[lang]}: {_MORE.fill(n=count)[lang]}{mark} (y/N)",
        bold=True,
    )
    said = (_heard() or "").lower()
    return "back" if said in _BACK else "yes" if said in ("y", "yes", "是", "有") else "no"


def _heard() -> str | None:
    """What the person typed; None at the end of the input."""
    try:
        return str(click.prompt(" ", default="", show_default=False, prompt_suffix="> ", err=True)).strip()
    except click.Abort:
        if sys.stdin.closed or not sys.stdin.isatty():
            return None
        raise


def _say(text: str, *, bold: bool = False) -> None:
    click.secho(text, err=True, bold=bold)


def _show(number: int, deciding: Deciding, fact: Fact, lang: Lang) -> None:
    mark = "？" if lang == "zh" else "?"
    _say("")
    where = f"[{deciding.fact}] " if "." in deciding.fact else ""
    _say(f"{number}. {where}{deciding.question[lang]}{mark}", bold=True)
    if fact.note[lang]:
        _say(f"   {fact.note[lang]}")
    if fact.such[lang]:
        _say(f"   {such(fact)[lang]}")
    if deciding.provision:
        name = deciding.provision.instrument[lang]
        _say(
            f"   《{name}》{deciding.provision.article[lang]}"
            if lang == "zh"
            else f"   {name}, {deciding.provision.article[lang]}"
        )
    if fact.kind == "choice":
        for place, option in enumerate(fact.options, start=1):
            _say(f"   {place}  {option.text[lang]} ({option.id})")
    elif fact.kind in _ANSWERS:
        _say(f"   {_ANSWERS[fact.kind].fill(example=deciding.example)[lang]}")


def _hint(fact: Fact, said: str) -> Text | None:
    """What may be typed, where that was not; None where it may be."""
    from hegui.deciding.situation import read_fact

    if fact.kind not in ("yes-no", "choice"):
        return None
    try:
        read_fact(fact, _picked(fact, said), fact.name)
    except UsageError:
        if fact.kind == "yes-no":
            return Text("请输入 y 或 n；不知道就直接回车", "type y or n; just Enter where you do not know")
        most = len(fact.options)
        return Text(
            f"请输入 1 到 {most} 的编号；不知道就直接回车",
            f"type a number from 1 to {most}; just Enter where you do not know",
        )
    return None


def _picked(fact: Fact, said: str) -> str:
    """The number of an option stands for the option."""
    if fact.kind == "choice" and said.isascii() and said.isdecimal() and 1 <= int(said) <= len(fact.options):
        return fact.options[int(said) - 1].id
    return said
