"""An answer on the terminal: the outcome first, then why, then what remains, then what would decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from hegui.reports.answers.words import answered
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.deciding.answer import Answer, Deciding, Due, Ground, Part, Provision, Remaining, Step
    from hegui.deciding.declaring import Fact

Names = Mapping[str, Text]

_SAID = {
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "unknown": Text("未知", "not known"),
}
_SORT = {
    "duty": Text("义务", "duty"), "paper": Text("材料", "paper"), "clock": Text("期限", "clock"),
    "validity": Text("有效期", "validity"), "note": Text("提示", "note"),
}  # fmt: skip
_DOUBT = {
    "secondary": Text("据二手资料", "from secondary sources"),
    "unverified": Text("未经核实", "unverified"),
}


def terminal(made: Answer, names: Names, declared: Mapping[str, Fact], lang: Lang, colour: bool) -> str:
    """The answer as lines of text.  ``names``: what each outcome is called; ``declared``: the facts by their places."""
    text = "\n".join(_lines(made, names, declared, lang)) + "\n"
    return text if colour else click.unstyle(text)


def _lines(made: Answer, names: Names, declared: Mapping[str, Fact], lang: Lang) -> Iterator[str]:
    yield click.style(f"{made.title[lang]} · {made.on.isoformat()}", bold=True)
    yield click.style(
        f"→ {made.outcome_text[lang]} ({made.outcome})",
        bold=True,
        fg="green" if made.determined else "yellow",
    )
    yield from _open(made.open, names, lang)
    yield from _grounds(made.grounds, lang)
    for note in made.notes:
        yield f"  ! {note[lang]}"
    yield from _steps(made.steps, lang)
    yield from _remaining(made.remaining, lang)
    yield from _refining(made.refining, lang)
    yield from _deciding(made.deciding, names, declared, lang)
    for part in made.parts:
        yield from _part(part, names, declared, lang)
    if made.not_needed:
        yield ""
        yield _head(Text("没有用到的事实", "Facts that were not needed"), lang)
        yield "  " + ", ".join(made.not_needed)
    if made.doubts:
        yield ""
        yield _head(
            Text("所依据的数值中未与官方文本比对的", "Values not compared with the official text"), lang
        )
        for doubt in made.doubts:
            yield f"  {doubt.id}: {_DOUBT[doubt.confidence][lang]}"
    yield ""
    yield made.digest


def _open(open: tuple[str, ...], names: Names, lang: Lang) -> Iterator[str]:
    if open:
        yield f"  {Text('仍可能：', 'still open: ')[lang]}{_called(open, names, lang)}"


def _called(outcomes: tuple[str, ...], names: Names, lang: Lang) -> str:
    """Outcomes as they are called, with their ids."""
    return " | ".join(f"{names[id][lang]} ({id})" if id in names else id for id in outcomes)


def _grounds(grounds: tuple[Ground, ...], lang: Lang) -> Iterator[str]:
    for ground in grounds:
        when = _when(ground.when, lang)
        yield f"  {cited(ground.provision, lang)}  {ground.provision.wording[lang]}{when}"
        if ground.provision.official:
            yield f"    {Text('原文', 'official text')[lang]}: {ground.provision.official}"


def _steps(steps: tuple[Step, ...], lang: Lang) -> Iterator[str]:
    if not steps:
        return
    yield ""
    yield _head(Text("步骤", "Steps"), lang)
    for number, step in enumerate(steps, start=1):
        value = (
            f" [{step.value[lang]}]"
            if step.value[lang] and step.value[lang] != _SAID.get(step.said, step.value)[lang]
            else ""
        )
        article = f"  ({cited(step.provision, lang)})" if step.provision else ""
        yield f"  {number:>2}. {step.asked[lang]} → {_SAID[step.said][lang]}{value}{article}{_when(step.when, lang)}"


def _remaining(remaining: tuple[Remaining, ...], lang: Lang) -> Iterator[str]:
    if not remaining:
        return
    yield ""
    yield _head(Text("还要做的", "What remains to be done"), lang)
    for each in remaining:
        article = f"  ({cited(each.provision, lang)})" if each.provision else ""
        yield f"  · {_SORT[each.sort][lang]}: {each.text[lang]}{article}"
        if each.due:
            yield f"      {due(each.due, lang)}"


def _refining(refining: tuple[Deciding, ...], lang: Lang) -> Iterator[str]:
    if not refining:
        return
    yield ""
    yield _head(
        Text(
            "补充这些事实，可算出期限或去掉条件", "These facts would date what remains or lift its conditions"
        ),
        lang,
    )
    for each in refining:
        yield f"  · {each.fact}: {each.question[lang]}"


def _deciding(
    deciding: tuple[Deciding, ...], names: Names, declared: Mapping[str, Fact], lang: Lang
) -> Iterator[str]:
    if not deciding:
        return
    yield ""
    yield _head(
        Text("这些事实能够决定，最关键的在前", "These facts would decide, the most decisive first"), lang
    )
    for number, each in enumerate(deciding, start=1):
        article = f"  ({cited(each.provision, lang)})" if each.provision else ""
        yield f"  {number:>2}. {each.fact}: {each.question[lang]}{article}"
        for answers, outcomes in each.ways:
            said = " / ".join(answered(a, declared.get(each.fact))[lang] for a in answers)
            short = " | ".join(names[id][lang] if id in names else id for id in outcomes)
            yield f"        {said} → {short}"


def _part(part: Part, names: Names, declared: Mapping[str, Fact], lang: Lang) -> Iterator[str]:
    yield ""
    name = f" {part.name}" if part.name else ""
    yield click.style(f"{part.about}{name} → {_called((part.outcome,), names, lang)}", bold=True)
    yield from _open(part.open, names, lang)
    yield from _grounds(part.grounds, lang)
    yield from _steps(part.steps, lang)
    yield from _remaining(part.remaining, lang)
    if part.deciding:
        yield from _deciding(part.deciding, names, declared, lang)


def _head(text: Text, lang: Lang) -> str:
    return click.style(text[lang], bold=True)


def _when(when: tuple[Text, ...], lang: Lang) -> str:
    if not when:
        return ""
    said = ("、" if lang == "zh" else ", ").join(each[lang] for each in when)
    return f"（若 {said}）" if lang == "zh" else f" (if {said})"


def cited(provision: Provision, lang: Lang) -> str:
    """The provision, as one cites it."""
    name = provision.instrument[lang]
    return f"《{name}》{provision.article[lang]}" if lang == "zh" else f"{name}, {provision.article[lang]}"


def due(due: Due, lang: Lang) -> str:
    """When something is due, in words and dates."""
    return f"{due.rule[lang]}: {due.when[lang]}" if due.latest else due.rule[lang]
