"""What click says by itself, in the reader's language: headings of help pages, and calls that are not right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import click

from hegui.cli.say import language
from hegui.text import Text

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_PHRASES = (
    (re.compile(r"Show this message and exit\."), "显示这份说明"),
    (re.compile(r"Show the version and exit\."), "显示版本"),
    (re.compile(r"\[default: ([^;\]]+)"), r"[默认：\1"),
    (re.compile(r"; (?=[\dx<=>]+\])"), "；"),
    (re.compile(r"  \[required\]"), "  [必填]"),
)


class Formatter(click.HelpFormatter):
    """Help pages with click's own words in Chinese, where Chinese is read."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or Text("用法：", "Usage: ")[language()])

    def write_heading(self, heading: str) -> None:
        chinese = _HEADINGS.get(heading)
        super().write_heading(chinese if chinese and language() == "zh" else heading)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(first, _spoken(second)) for first, second in rows], col_max, col_spacing)


def _spoken(text: str) -> str:
    if language() == "en":
        return text
    for english, chinese in _PHRASES:
        text = english.sub(chinese, text)
    return text


def wrong_call(wrong: click.UsageError) -> Text:
    """What is wrong with a call, in both languages."""
    english = wrong.format_message().rstrip(".")
    if isinstance(wrong, click.NoSuchOption):
        near = wrong.possibilities or ()
        return _near(Text(f"没有这个选项：{wrong.option_name}", f"no such option: {wrong.option_name}"), near)
    if isinstance(wrong, click.MissingParameter):
        return Text(f"缺少参数：{wrong.param.human_readable_name if wrong.param else '?'}", english)
    if isinstance(wrong, click.BadOptionUsage):
        return Text(f"选项 {wrong.option_name} 后面缺少值", english)
    if isinstance(wrong, click.BadParameter) and wrong.param is not None:
        kind = wrong.param.type
        allowed = f"，只能是 {'、'.join(map(str, kind.choices))}" if isinstance(kind, click.Choice) else ""
        return Text(f"选项 {wrong.param.opts[-1]} 的值不对{allowed}", english)
    unknown = re.match(r"No such command '(.*)'", english)
    if unknown and wrong.ctx is not None and isinstance(wrong.ctx.command, click.Group):
        from difflib import get_close_matches

        near = get_close_matches(unknown[1], wrong.ctx.command.list_commands(wrong.ctx))
        return _near(Text(f"没有这个命令：{unknown[1]}", f"no such command: {unknown[1]}"), near)
    return Text("命令或参数写得不对", english)


def _near(said: Text, near: Sequence[str]) -> Text:
    if not near:
        return said
    return Text(f"{said.zh}；是否指 {'、'.join(near)}？", f"{said.en}; did you mean {', '.join(near)}?")
