"""hegui explain: every way in which people, and hegui's own reports, name a thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from doors import said

from hegui.checks import room
from hegui.detectors import room as detectors


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
        ("moblie", "mobile"),
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


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("id", sorted(room.all()))
def test_every_check_tells_why_and_what_it_does_not_see_in_both_languages(
    id: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = room.all()[id].notes
    assert "盲区：" in notes.zh and "Blind spot:" in notes.en
    assert not re.search("[\u4e00-\u9fff]", notes.en.replace("国外", ""))
    told = said(capsys, "explain", id, "--lang", lang)[1]
    assert ("\n盲区：" if lang == "zh" else "\nBlind spot:") in told


@pytest.mark.parametrize("id", sorted(detectors.all()))
def test_every_kind_of_data_is_explained(id: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "explain", id, "--lang", "en")
    assert code == 0
    assert told.startswith(f"{id}  {detectors.all()[id].entity.name.en}\n")
    assert "category: " in told and "sample: " in told


def test_what_is_sensitive_depends_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert "GB/T 45574-2025" not in said(capsys, "explain", "diagnosis", "--on", "2025-06-01")[1]
    assert "GB/T 45574-2025" in said(capsys, "explain", "diagnosis", "--on", "2026-06-01")[1]


def test_an_entity_of_hegui_toml_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = tmp_path / "hegui.toml"
    toml.write_text(
        """
[[entity]]
id = "meter-no"
zh = "表号"
en = "Meter number"
category = "personal-other"
sensitive = "可看出作息"
regex = "[0-9]{10}"
checksum = "luhn"
names = ["*dbh*"]
""",
        encoding="utf-8",
    )
    code, told = said(capsys, "explain", "meter-no", "--config", str(toml), "--lang", "en")
    assert code == 0
    for part in ("Meter number", "可看出作息", "[0-9]{10}", "10%", "50%", "*dbh*", "never shown"):
        assert part in told
    assert said(capsys, "explain", "meter-no")[0] == 2


def test_english_has_no_chinese_marks(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ("pi.stored-in-clear", "pipl 66", "csl.fix-and-report-flaws", "avatar"):
        told = said(capsys, "explain", asked, "--lang", "en")[1]
        assert not set("（），。：；") & set(told)
