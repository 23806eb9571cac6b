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
    ],
)
def test_a_wrong_field_is_named(raw: dict[str, object], named: str) -> None:
    with pytest.raises(UsageError) as told:
        organisation_from(raw, TODAY)
    assert named in told.value.text.zh
    assert named in told.value.text.en


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
