"""hegui init and the file it writes."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from hegui.errors import UsageError
from hegui.organisation import organisation_from, read_organisation
from hegui.starter import ASKED, Answers, starter_toml, without_password
from hegui.text import Lang

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_starter_is_valid_and_declares_nothing(lang: Lang) -> None:
    us = organisation_from(tomllib.loads(starter_toml(Answers(), lang)), TODAY)
    assert us.people is None and us.serves_minors is None and us.sources == ()
    assert us.declarations == organisation_from({}, TODAY).declarations


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_comment_that_shows_a_field_is_valid_once_the_mark_is_taken_away(lang: Lang) -> None:
    lines = [
        line.removeprefix("# ")
        if line.startswith(("# [", "# ")) and ("= " in line or line.startswith("# ["))
        else line
        for line in starter_toml(Answers(), lang).splitlines()
    ]
    us = organisation_from(tomllib.loads("\n".join(lines)), TODAY)
    assert us.purposes and us.protections and us.accepted and us.limits.superusers == 2
    assert us.declarations.impact_assessments and us.declarations.training


def test_what_was_answered_stands_in_the_file() -> None:
    answers = Answers(
        name="示例诊所",
        roles=("network-platform-operator",),
        people=52_000,
        serves_minors=True,
        planned_listing_abroad=False,
        sources=("clinic.db", "mysql://audit@db.example/shop"),
        logs_kept_months=6,
        done={"training": date(2026, 4, 10), "impact_assessments": date(2026, 1, 15)},
        not_done=("incident_plan",),
    )
    us = organisation_from(tomllib.loads(starter_toml(answers, "zh")), TODAY)
    assert (us.name, us.people, us.serves_minors, us.planned_listing_abroad) == (
        "示例诊所",
        52_000,
        True,
        False,
    )
    assert [s.url for s in us.sources] == ["clinic.db", "mysql://audit@db.example/shop"]
    assert us.declarations.training is not None and us.declarations.training.on == date(2026, 4, 10)
    assert us.declarations.impact_assessments[0].on == date(2026, 1, 15)
    assert us.declarations.logs_kept_months == 6
    assert us.declarations.not_done == ("incident_plan",)


@given(st.text(), st.text())
def test_whatever_is_typed_the_file_stays_valid(name: str, source: str) -> None:
    raw = tomllib.loads(starter_toml(Answers(name=name, sector=name, sources=(source,)), "zh"))
    assert set(raw) == {"organisation", "source", "declarations"}


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root:s3cret@db.example/shop",
        "mysql://root:s3cret@word@db.example/shop",
        "postgresql://u:a/s3cret@db.example:5432/shop",
        "postgresql://db.example/shop?password=s3cret",
        "postgresql://db.example/shop?sslmode=require&PASSWORD=s3cret&x=1",
        "mysql+tls://:s3cret@db.example/shop",
    ],
)
def test_a_password_in_a_url_is_never_written(url: str) -> None:
    assert "s3cret" not in without_password(url)
    assert "db.example" in without_password(url)
    assert "s3cret" not in starter_toml(Answers(sources=(url,)), "en")


@pytest.mark.parametrize(
    "path", ["./data", "C:\\data\\a.csv", "sqlite:///x.db", "postgresql://u@h:5432/d", "a@b:c.csv"]
)
def test_an_address_without_a_password_stays_as_it_is(path: str) -> None:
    assert without_password(path) == path


def test_init_asks_and_writes_a_file_that_can_be_read(tmp_path: Path) -> None:
    from hegui.cli.init import command

    file = tmp_path / "hegui.toml"
    typed = [
        "示例诊所",
        "health",
        "y",
        "maybe",
        "n",
        "",
        "n",
        "52,000",
        "many",
        "1000001",
        "y",
        "",
        "clinic.db",
        "",
        "6",
    ]
    typed += ["2026-03-01", "yesterday", "n", *[""] * (len(ASKED) - 2)]
    result = CliRunner().invoke(command, ["-o", str(file), "--lang", "zh"], input="\n".join(typed) + "\n")
    assert result.exception is None, result.output
    us = read_organisation(file, TODAY)
    assert us.is_a("network-platform-operator") and not us.is_a("network-product-provider")
    assert (us.people, us.users, us.planned_listing_abroad, us.serves_minors) == (
        52_000,
        1_000_001,
        True,
        None,
    )
    assert [s.url for s in us.sources] == ["clinic.db"]
    assert us.declarations.logs_kept_months == 6
    assert us.declarations.classification_list is not None
    assert us.declarations.not_done == ("impact_assessments",)


def test_init_leaves_an_existing_file_alone(tmp_path: Path) -> None:
    from hegui.cli.init import command

    file = tmp_path / "hegui.toml"
    file.write_text("# mine\n", encoding="utf-8")
    result = CliRunner().invoke(command, ["-o", str(file), "--defaults"])
    assert isinstance(result.exception, UsageError)
    assert file.read_text(encoding="utf-8") == "# mine\n"
    forced = CliRunner().invoke(command, ["-o", str(file), "--defaults", "--force"])
    assert forced.exception is None
    assert read_organisation(file, TODAY).name == ""
