"""How the command line speaks: in the language of ``--lang`` or of the locale, errors in both."""

from __future__ import annotations

import os
import sys

import click

from hegui.text import Lang, Text


def language(chosen: str | None = None) -> Lang:
    """The language chosen, else the locale's, else Chinese."""
    for word in (
        chosen,
        _from_arguments(_given or sys.argv),
        *(os.environ.get(k, "") for k in ("LC_ALL", "LC_MESSAGES", "LANG")),
    ):
        if word and word.lower().startswith("zh"):
            return "zh"
        if word and word.lower().startswith("en"):
            return "en"
    return "zh"


_given: list[str] = []  # the arguments, where they are not those of the process


def given(arguments: list[str] | None) -> None:
    """Speak the language of these arguments, for a program that calls ``main`` itself."""
    _given[:] = arguments or []


def _from_arguments(arguments: list[str]) -> str:
    for here, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if here == "--lang":
            return following
        if here.startswith("--lang="):
            return here.removeprefix("--lang=")
    return ""


def say_error(text: Text, todo: Text | None) -> None:
    """One error on stderr: what happened and what to do, first in the reader's language, then in the other."""
    first = language()
    second: Lang = "en" if first == "zh" else "zh"
    lines = [f"hegui: {text[first]}"]
    lines += [f"       {todo[first]}"] if todo else []
    lines += [f"       {text[second]}{_joint(text[second], second) + todo[second] if todo else ''}"]
    click.echo("\n".join(lines), err=True)


def _joint(before: str, lang: Lang) -> str:
    if before.endswith(("?", "？")):
        return "" if lang == "zh" else " "
    return "。" if lang == "zh" else ". "
