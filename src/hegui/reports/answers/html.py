"""
HTML · the answer on one page: the outcome, the path as a tree with the way taken lit, what remains, what would decide.

It opens from disk, in both languages, fetches nothing and runs nothing but its own script; what was given is escaped
text, never markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from hegui.reports.answers.words import answered, such
from hegui.reports.page.markup import both, paragraphs, plain_text, say, slug
from hegui.reports.page.shell import page
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from hegui.deciding.answer import Answer, Deciding, Due, Ground, Part, Provision, Remaining, Said
    from hegui.deciding.declaring import Fact
    from hegui.deciding.trees import End, Fork, Tree

_SAID: dict[str, Text] = {
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "unknown": Text("未知", "not known"),
}
_SORT = {
    "clock": Text("期限", "Clocks"), "duty": Text("义务", "Duties"), "paper": Text("要交的材料", "Papers to file"),
    "validity": Text("有效期", "Validity"), "note": Text("提示", "Notes"),
}  # fmt: skip
_DOUBT = {
    "secondary": Text("据二手资料", "from secondary sources"),
    "unverified": Text("未经核实", "unverified"),
}


def html(
    made: Answer, trees: tuple[Tree, ...], names: dict[str, Text], declared: Mapping[str, Fact], lang: Lang
) -> str:
    """The page.  ``names``: what each outcome is called; ``declared``: the question's facts by their places."""
    body = (
        *_header(made, names, lang),
        '<main class="wide">',
        *_grounds(made.grounds),
        *(f'<p class="note">{both(note)}</p>' for note in made.notes),
        *_deciding(made.deciding, names, declared),
        *_remaining(made.remaining),
        *_refining(made.refining),
        *_whole_tree(trees, names),
        *(line for part in made.parts for line in _part(part, trees, names)),
        *_given(made, declared),
        *_closing(made, declared),
        "</main>",
    )
    return page(f"{made.title[lang]} · {made.on.isoformat()}", lang, "hegui.reports.answers", "\n".join(body))


def _header(made: Answer, names: dict[str, Text], lang: Lang) -> Iterator[str]:
    checked = {each: " checked" if each == lang else "" for each in ("zh", "en")}
    yield '<header class="top"><div class="wide">'
    yield '<div class="bar"><span class="brand"><b>hegui</b> 合规</span><span class="switch">'
    yield f'<input type="radio" name="lang" id="lang-zh"{checked["zh"]}><label for="lang-zh">中文</label>'
    yield f'<input type="radio" name="lang" id="lang-en"{checked["en"]}><label for="lang-en">English</label>'
    yield "</span></div>"
    yield f'<p class="asked">{both(made.title)} · {say("适用", "law of")} {made.on.isoformat()}</p>'
    yield f'<h1 class="o-{slug(made.outcome)}">{both(made.outcome_text)}</h1>'
    yield f"<p><code>{plain_text(made.outcome)}</code></p>"
    if made.open:
        yield f"<p>{say('仍可能：', 'Still open: ')}{_chips(made.open, names)}</p>"
    yield "</div></header>"


def _grounds(grounds: tuple[Ground, ...], level: str = "h2") -> Iterator[str]:
    if not grounds:
        return
    yield f'<section><{level}>{say("依据", "Grounds")}</{level}><ul class="grounds">'
    for ground in grounds:
        when = f'<span class="faint">{_when(ground.when)}</span>' if ground.when else ""
        yield f"<li>{_cited(ground.provision)}<p>{both(ground.provision.wording)}{when}</p>{_official(ground.provision)}</li>"
    yield "</ul></section>"


def _when(when: tuple[Text, ...]) -> str:
    zh, en = "、".join(each.zh for each in when), ", ".join(each.en for each in when)
    return say(f"（若 {zh}）", f" (if {en})")


def _deciding(
    deciding: tuple[Deciding, ...], names: dict[str, Text], declared: Mapping[str, Fact]
) -> Iterator[str]:
    if not deciding:
        return
    yield f'<section><h2>{say("这些事实能够决定", "These facts would decide")}</h2><ol class="deciding">'
    for each in deciding:
        yield f"<li><b>{both(each.question)}</b> <code>{plain_text(each.fact)}</code>"
        if each.provision:
            yield f"<p>{_cited(each.provision)}</p>"
        asked = declared.get(each.fact)
        if asked and asked.such.zh:
            yield f'<p class="such">{both(such(asked))}</p>'
        if each.ways:
            yield "<table><tbody>"
            for answers, outcomes in each.ways:
                answer = "<br>".join(both(answered(a, asked)) for a in answers)
                yield f"<tr><th>{answer}</th><td>{_chips(outcomes, names)}</td></tr>"
            yield "</tbody></table>"
        yield "</li>"
    yield "</ol></section>"


def _remaining(remaining: tuple[Remaining, ...], level: str = "h2") -> Iterator[str]:
    if not remaining:
        return
    yield f'<section class="remaining"><{level}>{say("还要做的", "What remains to be done")}</{level}>'
    for sort, title in _SORT.items():
        those = [each for each in remaining if each.sort == sort]
        if not those:
            continue
        yield f"<h3>{both(title)}</h3>"
        for name, some in _by_law(those):
            yield f"<h4>{both(name)}</h4><ul>" if name else "<ul>"
            for each in some:
                cited = f" {_cited(each.provision, named=not name)}" if each.provision else ""
                due = f'<p class="due">{_due(each.due)}</p>' if each.due else ""
                yield f"<li>{both(each.text)}{cited}{due}</li>"
            yield "</ul>"
    yield "</section>"


MANY = 8  # duties that are easier to read law by law


def _by_law(those: list[Remaining]) -> list[tuple[Text | None, list[Remaining]]]:
    """Many under their laws, in the order in which these come up; few as they are."""
    if len(those) <= MANY or not all(each.provision for each in those):
        return [(None, those)]
    found: dict[Text, list[Remaining]] = {}
    for each in those:
        assert each.provision is not None
        found.setdefault(each.provision.instrument, []).append(each)
    return list(found.items())


def _refining(refining: tuple[Deciding, ...]) -> Iterator[str]:
    if not refining:
        return
    yield f"<section><h3>{say('补充这些事实，可算出期限或去掉条件', 'These facts would date what remains or lift its conditions')}</h3><ul>"
    for each in refining:
        yield f"<li>{both(each.question)} <code>{plain_text(each.fact)}</code></li>"
    yield "</ul></section>"


def _due(due: Due) -> str:
    said = both(due.rule)
    if not due.latest:
        return said
    return f"{said}{say('：', ': ')}<time>{both(due.when)}</time>"


def _whole_tree(trees: tuple[Tree, ...], names: dict[str, Text]) -> Iterator[str]:
    for tree in trees:
        if not tree.about:
            yield f"<section><h2>{say('路径', 'The path')}</h2>"
            yield f'<p class="faint">{say("亮的是走过的路；右侧是另一个回答通向哪里。", "Lit: the way taken.  Beside it: where the other answer would have led.")}</p>'
            yield f"{_path(tree.root, names)}</section>"


def _part(part: Part, trees: tuple[Tree, ...], names: dict[str, Text]) -> Iterator[str]:
    name = f" · {plain_text(part.name)}" if part.name else ""
    open = f"<p>{say('仍可能：', 'Still open: ')}{_chips(part.open, names)}</p>" if part.open else ""
    number = f"{say('第 ', 'No. ')}{part.about.rpartition('.')[2]}{say(' 项', '')}"
    yield f'<section class="part"><h2>{number}{name} {_chips((part.outcome,), names)}</h2><p><code>{plain_text(part.about)}</code></p>{open}'
    yield from _grounds(part.grounds, "h3")
    yield from _remaining(part.remaining, "h3")
    for tree in trees:
        if tree.about == part.about:
            yield f"<details open><summary>{say('路径', 'The path')}</summary>{_path(tree.root, names)}</details>"
    yield "</section>"


def _path(node: Fork | End, names: dict[str, Text]) -> str:
    """A lit way as a list of questions; where both ways are lit, each goes on as a list of its own."""
    from hegui.deciding.trees import End, Fork

    lines = ['<ol class="path">']
    while isinstance(node, Fork):
        where = _cited(node.provision) if node.provision else ""
        value = f'<span class="value">{both(node.value)}</span>' if node.value.zh else ""
        lines.append(
            f'<li class="lit"><div class="q"><span>{both(node.asked)}</span>{value}<p>{where}</p></div>'
        )
        if node.said == "unknown":
            lines.append(f'<b class="said unknown">{both(_SAID["unknown"])}</b><div class="ways">')
            for answer, follows in (("yes", node.yes), ("no", node.no)):
                lines.append(
                    f'<div class="way"><b class="said">{both(_SAID[answer])}</b>{_path(follows, names)}</div>'
                )
            lines.append("</div></li></ol>")
            return "".join(lines)
        taken, other = (node.yes, node.no) if node.said == "yes" else (node.no, node.yes)
        against: Said = "no" if node.said == "yes" else "yes"
        lines.append(f'<b class="said {node.said}">{both(_SAID[node.said])}</b>')
        assert isinstance(other, End)
        if other.outcomes:
            lines.append(f'<div class="else">{both(_SAID[against])} → {_chips(other.outcomes, names)}</div>')
        lines.append("</li>")
        node = taken
    by = f"<p>{_cited(node.by)}</p>" if node.by else ""
    lines.append(f'<li class="end">{_chips(node.outcomes, names)}{by}</li></ol>')
    return "".join(lines)


def _chips(outcomes: tuple[str, ...], names: dict[str, Text]) -> str:
    return " ".join(
        f'<span class="chip o-{slug(id)}">{both(names[id]) if id in names else plain_text(id)}</span>'
        for id in outcomes
    )


def _given(made: Answer, declared: Mapping[str, Fact]) -> Iterator[str]:
    """The facts as they were given, in words: what the answer rests on."""
    from hegui.deciding.runner import shown

    found = [
        (where, fact, value)
        for where, fact in declared.items()
        if (value := _at(made.facts, where)) is not None
    ]
    if not found:
        return
    yield f"<section><h2>{say('所给的事实', 'The facts that were given')}</h2><table><tbody>"
    for where, fact, value in found:
        told = answered(value, fact) if fact.kind == "choice" else shown(value)
        yield f"<tr><td>{both(fact.question)} <code>{plain_text(where)}</code></td><td><b>{both(told)}</b></td></tr>"
    yield "</tbody></table></section>"


def _at(facts: Mapping[str, Any], where: str) -> Any:
    """What was given for the fact at this place; None where nothing was."""
    here: Any = facts
    for step in where.split("."):
        if isinstance(here, Mapping):
            here = here.get(step)
        else:
            here = here[int(step) - 1] if here and int(step) <= len(here) else None
    return here


def _closing(made: Answer, declared: Mapping[str, Fact]) -> Iterator[str]:
    if made.not_needed:
        yield f'<section><details><summary>{say("没有用到的事实", "Facts that were not needed")}</summary><ul class="faint">'
        for where in made.not_needed:
            question = both(declared[where].question) if where in declared else ""
            yield f"<li>{question} <code>{plain_text(where)}</code></li>"
        yield "</ul></details></section>"
    if made.provenance:
        yield f"<section><h2>{say('事实的来源', 'Where facts come from')}</h2><ul>"
        for fact, source in made.provenance.items():
            yield f"<li><code>{plain_text(fact)}</code> {plain_text(source)}</li>"
        yield "</ul></section>"
    if made.doubts:
        title = say("所依据的数值中未与官方文本比对的", "Values not compared with the official text")
        yield f"<section><h2>{title}</h2><ul>"
        for doubt in made.doubts:
            yield f"<li><code>{plain_text(doubt.id)}</code> {both(_DOUBT[doubt.confidence])}</li>"
        yield "</ul></section>"
    note = say(
        "本页由 hegui 依据所给事实判定，不代替律师意见；用 hegui decide --replay 可凭 JSON 答案逐字节重现。",
        "Decided by hegui from the facts that were given; it does not replace counsel.  hegui decide --replay proves the JSON answer again, byte for byte.",
    )
    yield f"<footer><p>{note}</p><p><code>{plain_text(made.digest)}</code></p></footer>"


def _cited(provision: Provision, *, named: bool = True) -> str:
    """Where it stands; without the law's name under a heading that names it."""
    if not named:
        return f"<cite>{both(provision.article)}</cite>"
    zh = f"《{provision.instrument.zh}》{provision.article.zh}"
    en = f"{provision.instrument.en}, {provision.article.en}"
    return f"<cite>{both(Text(zh, en))}</cite>"


def _official(provision: Provision) -> str:
    return (
        f'<blockquote lang="zh">{paragraphs(provision.official)}</blockquote>' if provision.official else ""
    )
