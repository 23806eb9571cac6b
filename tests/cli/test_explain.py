"""hegui explain: every way in which people, and hegui's own reports, name a thing."""

from __future__ import annotations

import pytest
from doors import said


@pytest.mark.parametrize(
    ("on", "zh", "en"), [("2025-12-31", "第二十二条", "Art 22"), ("2026-01-01", "第二十四条", "Art 24")]
)
def test_the_flaw_duty_moved(on: str, zh: str, en: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        zh
        in said(capsys, "explain", "csl.fix-and-report-flaws", "--on", on, "--lang", "zh")[1].split("\n")[2]
    )
    assert (
        en
        in said(capsys, "explain", "csl.fix-and-report-flaws", "--on", on, "--lang", "en")[1].split("\n")[2]
    )


@pytest.mark.parametrize(
    "asked",
    [
        "pipl 51.1.3",
        "pipl 51(3)",
        "PIPL Art 51(3)",
        "Personal Information Protection Law of the PRC, Art 51(3)",
        "个人信息保护法第五十一条第三项",
        "《中华人民共和国个人信息保护法》第五十一条第一款第三项",
        "个保法第五十一条第三项",
        "pi.stored-in-clear",
        "pi.stored-in-clear:0123456789ab",
    ],
)
def test_one_thing_has_many_names(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "explain", asked)
    assert code == 0
    assert "pipl.technical-measures" in told


def test_an_article_of_penalties_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "explain", "个人信息保护法第六十六条第二款", "--lang", "zh")
    assert code == 0
    assert "5000 万元" in told


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("pi.stored-in-claer", "pi.stored-in-clear"),
        ("csl", "hegui law show csl"),
        ("csl 999", "81"),
        ("什么", "hegui law search"),
    ],
)
def test_what_is_not_known_is_told_with_what_may_be_meant(
    asked: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = said(capsys, "explain", asked, "--lang", "en")
    assert code == 2
    assert hint in told


def test_english_has_no_chinese_marks(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ("pi.stored-in-clear", "pipl 66", "csl.fix-and-report-flaws"):
        told = said(capsys, "explain", asked, "--lang", "en")[1]
        assert not set("（），。：；") & set(told)
