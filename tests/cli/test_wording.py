"""What the command line says by itself, in the reader's language, and where a call is not right."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from doors import said

from hegui.cli import COMMANDS


def told_by(*call: str) -> str:
    """What the real command prints; help is written when a command is loaded, in the language of that call."""
    ran = subprocess.run([sys.executable, "-m", "hegui", *call], capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.mark.parametrize("command", [(), *((c,) for c in COMMANDS), ("law", "show")])
def test_help_speaks_one_language(command: tuple[str, ...]) -> None:
    zh = told_by(*command, "--help", "--lang", "zh") if command else told_by("--lang", "zh")
    assert "用法：" in zh and "选项:" in zh and "显示这份说明" in zh
    assert not re.search(r"Usage|Options|Commands:|default:|Show this", zh)
    en = told_by(*command, "--help", "--lang", "en") if command else told_by("--lang", "en")
    assert "Usage: " in en and "Options:" in en
    assert not set("用法选项，。：；") & set(en)


def test_without_a_command_there_is_help() -> None:
    assert "hegui demo" in told_by()
    assert "coverage" in told_by("law")


@pytest.mark.parametrize(
    ("call", "zh", "en"),
    [
        (("chekc",), "没有这个命令：chekc；是否指 check", "did you mean check"),
        (("check", "--smaple", "3"), "没有这个选项：--smaple；是否指 --sample", "did you mean --sample"),
        (("inventory", "--sample"), "选项 --sample 后面缺少值", "'--sample' requires an argument"),
        (("explain",), "缺少参数：WHAT", "Missing argument"),
        (("check", ".", "--format", "docx"), "选项 --format 的值不对，只能是", "--format"),
    ],
)
def test_a_call_that_is_not_right_is_told_in_both_languages(
    call: tuple[str, ...], zh: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = said(capsys, *call)
    assert code == 2
    assert zh in told and en in told and "?." not in told
