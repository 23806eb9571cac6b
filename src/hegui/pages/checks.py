"""
The page of all checks, made from the room itself: ``python -m hegui.pages.checks > docs/checks.md``.

A test compares the page with the room, so it cannot fall behind.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from hegui.checks import Check, Example, in_chinese, joined_lines, room
from hegui.text import Text

_LOOKS_AT = {
    "Holding": Text("逐列", "each column"),
    "Setting": Text("逐项设置", "each setting"),
    "Fact": Text("网页、邮件、软件中的逐项发现", "each thing seen in a page, a mail or a package"),
    "Inventory": Text("整份清单", "the whole inventory"),
}
_SEVERITY = {
    "critical": Text("严重", "critical"),
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "low": Text("低", "low"),
}
_PROBLEMS = {
    "over-collection": Text("过度收集", "over-collection"),
    "clear-storage": Text("明文存储", "clear storage"),
    "loose-authorisation": Text("授权随意", "loose authorisation"),
    "weak-rules": Text("制度缺失", "weak rules"),
    "vulnerabilities": Text("安全漏洞", "vulnerabilities"),
}


def page() -> str:
    """All checks as Markdown: a table, then a section each with its reason, its blind spot and its examples."""
    checks = [check for check in room.all().values() if check.home.startswith("hegui.checks.")]
    return "\n".join([*_head(checks), *(line for check in checks for line in _section(check))])


def _head(checks: list[Check]) -> Iterator[str]:
    yield "# 检查一览 · The checks"
    yield ""
    yield "<!-- made by: python -m hegui.pages.checks > docs/checks.md -->"
    yield ""
    yield f"共 {len(checks)} 项检查。"
    yield "“不符合”表示义务已被违反；“待确认”表示看到的事实需要本单位说明或申报；没有申报就是未知，不等于没有做。"
    yield "用 `hegui explain 检查标识` 看所依据的条文、罚则和整改办法，`hegui.toml` 的写法见 [hegui-toml.md](hegui-toml.md)。"
    yield ""
    yield f"There are {len(checks)} checks."
    yield "A `breach` is a duty broken; `to-confirm` is a fact to be explained or declared; undeclared means unknown."
    yield "`hegui explain CHECK-ID` shows the article, the penalty and the remedy; [hegui-toml.md](hegui-toml.md) says how to declare."
    yield ""
    yield "| 检查 check | 标题 title | 严重程度 severity | 义务 duty | 看什么 looks at | 问题类别 problem |"
    yield "|---|---|---|---|---|---|"
    for check in checks:
        cells = (
            f"[`{check.id}`](#{check.id.replace('.', '')})",
            _both(check.title),
            _both(_SEVERITY[check.severity]),
            f"`{check.judges}`",
            _both(_LOOKS_AT[check.looks_at.__name__]),
            _both(_PROBLEMS[check.problem]),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _section(check: Check) -> Iterator[str]:
    yield f"## {check.id}"
    yield ""
    yield f"**{check.title.zh}**"
    yield ""
    yield from _lines(check.notes.zh)
    yield ""
    yield f"整改：{check.remedy.zh}"
    yield ""
    title = (check.__doc__ or "").partition("\n")[0]
    yield f"*{title.partition(' · ')[2].rstrip('.')}.*"
    yield from _lines(check.notes.en)
    yield ""
    yield f"Remedy: {check.remedy.en}"
    yield ""
    yield f"Breaks it: {_named(check.breaking)}."
    yield f"Keeps it: {_named(check.keeping)}."
    yield ""


def _lines(notes: str) -> Iterator[str]:
    """One sentence a line, so that a diff shows sentences; the blind spot stands out."""
    for sentence in _sentences(notes):
        for label in ("盲区", "Blind spot"):
            if sentence.startswith(label):
                sentence = f"**{label}**{sentence.removeprefix(label)}"
        yield sentence


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph, whose lines were broken anywhere; Chinese ones without a blank where they were."""
    text = text.replace("``", "`")
    if in_chinese(text):
        return [s for part in re.split(r"(?<=。)\s*", joined_lines(text)) if (s := part.strip())]
    words = " ".join(text.split())
    found, start = [], 0
    for at, letter in enumerate(words):
        if letter == "." and words[at + 1 : at + 2] == " " and words[at + 2 : at + 3].isupper():
            found.append(words[start : at + 1])
            start = at + 2
    return [*found, words[start:]] if words[start:] else found


def _named(examples: list[Example]) -> str:
    return "; ".join(example.__name__.replace("_", " ") for example in examples)


def _both(text: Text) -> str:
    return f"{text.zh} {text.en}"


if __name__ == "__main__":
    sys.stdout.write(page())
