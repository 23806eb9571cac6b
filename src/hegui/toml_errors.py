"""What is wrong with a field of ``hegui.toml``, with its line, so that it can be put right; never with what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.text import Text

_KINDS = {
    "int": Text("整数", "a whole number"),
    "str": Text("加引号的文字", "a text in quotes"),
    "bool": Text("true 或 false", "true or false"),
    "date": Text("日期，如 2026-01-31，不加引号", "a day such as 2026-01-31, without quotes"),
    "array": Text("方括号里的列表 [ … ]", "a list in square brackets [ … ]"),
    "object": Text("花括号里的内容 { … }，或单独一段", "something in braces { … }, or a section of its own"),
}
_STEP = re.compile(r"(\w+)((?:\[\d+\])*)")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field that msgspec turned down: the way to it in the file, and what it should be."""

    section: str  # as the file calls it: "source", "organisation"
    number: int | None  # which of several [[source]], from 1
    field: str  # inside the section: "include[0]", "incident_plan.on"
    should: Text

    @property
    def where(self) -> Text:
        if self.number is None:
            head = f"[{self.section}]"
            return Text(f"{head} {self.field}".rstrip(), f"{head} {self.field}".rstrip())
        head = f"[[{self.section}]]"
        return Text(
            f"第 {self.number} 个 {head} {self.field}".rstrip(),
            f"{head} number {self.number} {self.field}".rstrip(),
        )


def where_broken(wrong: ValueError, lines: str) -> Text:
    """Where a text stops being TOML or JSON, by what their parsers say; where they say nothing, it breaks off at its end."""
    found = re.search(r"line (\d+),? column (\d+)", str(wrong))
    if found is None:
        last = len(lines.splitlines()) or 1
        return Text(f"（第 {last} 行，文件在此中断）", f" (line {last}, where the file breaks off)")
    return Text(f"（第 {found[1]} 行第 {found[2]} 列）", f" (line {found[1]}, column {found[2]})")


def told_by(message: str, sections: dict[str, str], allowed: dict[str, tuple[str, ...]]) -> Wrong:
    """Read msgspec's message; ``sections`` gives the file's word for a field, ``allowed`` the words a field may hold."""
    way = message.rpartition("`$")[2].rstrip("`").lstrip(".") if "`$" in message else ""
    steps = _STEP.findall(way)
    first, index = steps[0] if steps else ("", "")
    section = sections.get(first, "organisation")
    inside = steps[1:] if first in sections else steps
    number = int(index.strip("[]").partition("][")[0]) + 1 if index and first in sections else None
    field = ".".join(name + at for name, at in inside)
    return Wrong(section, number, field, _should(message, inside[-1][0] if inside else first, allowed))


def _should(message: str, field: str, allowed: dict[str, tuple[str, ...]]) -> Text:
    missing = re.match(r"Object missing required field `(\w+)`", message)
    if missing:
        return Text(f"缺少字段 {missing[1]}", f"the field {missing[1]} is missing")
    if message.startswith("Invalid enum value") and field in allowed:
        words = allowed[field]
        return Text(f"只能是：{'、'.join(words)}", f"must be one of: {', '.join(words)}")
    expected = re.match(r"Expected `(\w+)", message)
    kind = "date" if "date" in message.partition(" - at")[0] and not expected else expected and expected[1]
    known = _KINDS.get(kind or "")
    if known is None:
        return Text("类型不对", "is of the wrong type")
    return Text("应为{kind}", "must be {kind}").fill(kind=known)


def wrong_field(name: str, wrong: Wrong, lines: str = "") -> UsageError:
    """The error to raise: file, line where it can be found, field, and what it should be."""
    return UsageError(
        Text("{name}{line}：{where} {should}", "{name}{line}: {where} {should}").fill(
            name=safe_name(name), line=_said(_line(wrong, lines)), where=wrong.where, should=wrong.should
        ),
        Text("字段说明见 docs/hegui-toml.md。", "docs/hegui-toml.md describes the fields."),
    )


def _said(line: int | None) -> Text:
    return Text(f" 第 {line} 行", f" line {line}") if line else Text("", "")


def _line(wrong: Wrong, lines: str) -> int | None:
    """The line of the field, else of the head of its section; None where it cannot be told (dotted keys ...)."""
    head = re.compile(r"\s*\[\[?\s*" + re.escape(wrong.section) + r"\s*\]\]?\s*(#.*)?$")
    key = (
        re.compile(r"\s*" + re.escape(re.split(r"[.\[]", wrong.field)[0]) + r"\s*[.=]")
        if wrong.field
        else None
    )
    seen, began = 0, None
    for number, line in enumerate(lines.splitlines(), 1):
        if head.match(line):
            seen += 1
            if seen == (wrong.number or 1):
                began = number
        elif line.lstrip().startswith("[") and "=" not in line and began is not None:
            return began
        if began is not None and number > began and key is not None and key.match(line):
            return number
    return began
