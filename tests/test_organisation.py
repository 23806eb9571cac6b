"""hegui.toml: what it says, and what a broken one is told."""

from datetime import date
from pathlib import Path

import pytest

from hegui.errors import UsageError
from hegui.model import Place
from hegui.organisation import covered, organisation_from, read_organisation

TODAY = date(2026, 11, 23)


def test_a_declaration_carries_its_day() -> None:
    us = organisation_from(
        {"declarations": {"incident_plan": {"on": date(2026, 3, 1), "evidence": "No 7"}}}, TODAY
    )
    assert us.declarations.incident_plan is not None
    assert us.declarations.incident_plan.on == date(2026, 3, 1)


def test_malformed_toml_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "hegui.toml"
    file.write_text('[organisation]\nname = "x"\nname "y"\n', encoding="utf-8")
    with pytest.raises(UsageError) as told:
        read_organisation(file, TODAY)
    assert "第 3 行" in told.value.text.zh
    assert "line 3" in told.value.text.en


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"organisation": {"nmae": "x"}}, "nmae"),
        ({"sources": []}, "sources"),
        ({"source": [{"url": "a", "pasword": "b"}]}, "pasword"),
        ({"source": [{"name": "a"}]}, "source"),
        ({"declarations": {"incident_plan": {"on": "soon"}}}, "incident_plan"),
        ({"organisation": {"roles": ["king"]}}, "roles"),
        ({"organisation": {"people": -1}}, "people"),
        ({"declarations": {"training": {"on": TODAY}, "not_done": ["training"]}}, "not_done"),
        ({"accepted": [{"reason": "x", "by": "y"}]}, "until"),
        ({"purpose": [{"name": "x", "covers": ["a", 3]}]}, "[[purpose]]"),
        ({"organisation": {"\x1b[31mbad": 1}}, "[31mbad"),
    ],
)
def test_a_wrong_field_is_named(raw: dict[str, object], named: str) -> None:
    with pytest.raises(UsageError) as told:
        organisation_from(raw, TODAY)
    assert named in told.value.text.zh
    assert named in told.value.text.en


@pytest.mark.parametrize(
    ("lines", "said", "so"),
    [
        ('[organisation]\nname = "x"\npeople = "many"\n', "line 3", "a whole number"),
        ('[organisation]\nfail_on = "18612345678"\n', "line 2", "low, medium, high, critical"),
        (
            '[[accepted]]\nreason = "x"\nby = "y"\nuntil = 2027-01-01\n\n[[accepted]]\nreason = "x"\n',
            "line 6",
            "by",
        ),
        ("[declarations]\n# a note\nincident_plan = 2026-01-01\n", "line 3", "{ … }"),
        ('[declarations]\nincident_plan = { on = "2026" }\n', "line 2", "without quotes"),
        ('[organisation]\nname = "x', "line 2", "not valid TOML"),
    ],
)
def test_a_wrong_field_is_told_with_its_line_and_what_it_should_be(
    tmp_path: Path, lines: str, said: str, so: str
) -> None:
    file = tmp_path / "hegui.toml"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        read_organisation(file, TODAY)
    assert said in told.value.text.en
    assert so in told.value.text.en
    assert "18612345678" not in told.value.text.en


@pytest.mark.parametrize(
    ("raw", "said"), [('name = "诊所"'.encode("gb18030"), "UTF-8"), (None, "cannot be read")]
)
def test_a_file_that_is_no_text_is_told_apart(tmp_path: Path, raw: bytes | None, said: str) -> None:
    file = tmp_path / "hegui.toml"
    if raw is None:
        file.mkdir()
    else:
        file.write_bytes(raw)
    with pytest.raises(UsageError) as told:
        read_organisation(file, TODAY)
    assert said in told.value.text.en


@pytest.mark.parametrize(
    ("pattern", "is_covered"),
    [
        ("clinic.db", True),
        ("clinic.db#patient", True),
        ("clinic.db#patient.*", True),
        ("clinic.db#patient.id_no", True),
        ("patient.id_no", True),
        ("patient", True),
        ("*", True),
        ("clinic.db#pat", False),
        ("clinic", False),
        ("clinic.db#visit.*", False),
        ("patient.id", False),
    ],
)
def test_a_pattern_names_a_place_or_what_holds_it(pattern: str, is_covered: bool) -> None:
    assert covered(Place("clinic.db", "patient.id_no"), (pattern,)) is is_covered


def test_an_accepted_finding_comes_back_the_day_after_its_last() -> None:
    raw = {"accepted": [{"check": "x.y", "reason": "r", "by": "b", "until": date(2026, 11, 23)}]}
    last = organisation_from(raw, date(2026, 11, 23))
    after = organisation_from(raw, date(2026, 11, 24))
    finding = type("F", (), {"key": "k", "check": "x.y", "place": Place("a")})()
    assert last.accepts(finding) is not None
    assert after.accepts(finding) is None
