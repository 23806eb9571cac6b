"""The list of another free-trade zone, given as a file: its lines decide, and a bad one is told in both languages."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from doors import said

from hegui.deciding.answer import Answer
from hegui.deciding.replay import replay
from hegui.deciding.telling import answer, to_json
from hegui.determinations import find
from hegui.determinations.outbound_zones import adopt, checked
from hegui.errors import UsageError

PAGE = Path(__file__).parents[2] / "docs" / "determinations.md"
EXAMPLE = re.findall(r"```toml\n(id = .*?)```", PAGE.read_text(encoding="utf-8"), flags=re.S)[0]


def _decide(facts: dict[str, Any], on: date = date(2026, 6, 1), **changed: Any) -> Answer:
    asked = adopt(find("outbound"), checked(tomllib.loads(EXAMPLE) | changed))
    return answer(asked, facts, on)


def _exporter(
    people: int = 0, sensitive: int = 0, scene: str = "example-members", **more: Any
) -> dict[str, Any]:
    flow = {
        "leaves_mainland": True, "important_data": False, "people_without_sensitive": people, "people_with_sensitive": sensitive,
        "collected_abroad": False, "contract_with_individual": False, "hr_management": False, "emergency": False,
        "statutory_duty": False, "outside_zone_list": False, "zone_scene": scene,
    }  # fmt: skip
    return {"ciio": False, "state_organ": False, "zone": "example", "flows": [flow | more]}


@pytest.mark.parametrize(
    "people, sensitive, scene, expected",
    [
        (999_999, 0, "example-members", "exempt"),
        (1_000_000, 0, "example-members", "contract-or-certification"),
        (9_999_999, 0, "example-members", "contract-or-certification"),
        (10_000_000, 0, "example-members", "assessment"),
        (0, 99_999, "example-members", "exempt"),
        (0, 100_000, "example-members", "contract-or-certification"),
        (0, 999_999, "example-members", "contract-or-certification"),
        (0, 1_000_000, "example-members", "assessment"),
        (0, 9_999, "none", "contract-or-certification"),  # outside the scenes the national lines hold
        (0, 10_000, "none", "assessment"),
    ],
)
def test_the_path_changes_at_the_numbers_of_the_list(
    people: int, sensitive: int, scene: str, expected: str
) -> None:
    assert _decide(_exporter(people, sensitive, scene)).outcome == expected


def test_data_that_the_list_does_not_name_are_exempt_and_operators_of_critical_infrastructure_cannot_use_it() -> (
    None
):
    outside = _exporter(sensitive=5_000_000, outside_zone_list=True)
    assert _decide(outside).outcome == "exempt"
    assert _decide(outside | {"ciio": True}).outcome == "assessment"


def test_before_its_first_day_the_list_frees_no_scene() -> None:
    facts = _exporter(sensitive=50_000)
    assert _decide(facts, date(2025, 3, 1)).outcome == "exempt"
    assert _decide(facts, date(2025, 2, 28)).outcome == "assessment"


def test_an_answer_that_leans_on_it_says_that_nobody_verified_it() -> None:
    made = _decide(_exporter(1_000_000))
    assert [ground.provision.instrument.en for ground in made.grounds] == [
        "Negative list of the example zone (2025)"
    ]
    assert ("ftz-example.example-members", "unverified") in {
        (doubt.id, doubt.confidence) for doubt in made.doubts
    }


def test_without_the_file_the_zone_is_not_known() -> None:
    with pytest.raises(UsageError):
        answer(find("outbound"), _exporter(), date(2026, 6, 1))


def test_the_answer_is_proved_again_from_the_list_kept_in_it(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    for facts in (_exporter(1_000_000), _exporter(scene="none"), {"zone": "example"}):
        file.write_text(to_json(_decide(facts)), encoding="utf-8")
        again = replay(file, find)
        assert again.same and not again.moved


@pytest.mark.parametrize(
    "changed, named",
    [
        ({"id": "FTZ Example"}, "id"),
        ({"zone": "shanghai"}, "zone"),
        ({"zh": ""}, "zh"),
        ({"since": "soon"}, "since"),
        ({"row": "none"}, "row"),
        ({"row": [{"id": "a", "zh": "甲", "en": "a"}]}, "row.1.contract_people"),
        ({"row": [{"id": "sh-reinsurance", "zh": "甲", "en": "a", "contract_people": 1, "assessment_people": 1, "contract_sensitive": 1, "assessment_sensitive": 1}]}, "row.id"),
        ({"row": [{"id": "a", "zh": "甲", "en": "a", "contract_people": 2, "assessment_people": 1, "contract_sensitive": 1, "assessment_sensitive": 1}]}, "row.1.contract_people"),
        ({"row": [{"id": "a", "zh": "甲", "en": "a", "contract_people": True, "assessment_people": 1, "contract_sensitive": 1, "assessment_sensitive": 1}]}, "row.1.contract_people"),
    ],
)  # fmt: skip
def test_a_bad_list_is_told_with_its_place_in_both_languages(changed: dict[str, Any], named: str) -> None:
    with pytest.raises(UsageError) as wrong:
        _decide({}, **changed)
    assert named in wrong.value.text.zh and named in wrong.value.text.en
    assert "应为" in wrong.value.todo.zh and "It should be" in wrong.value.todo.en


def test_the_command_takes_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed, facts = tmp_path / "list.toml", tmp_path / "facts.json"
    listed.write_text(EXAMPLE, encoding="utf-8")
    facts.write_text(
        '{"ciio": false, "zone": "example", "flows": [{"leaves_mainland": false}]}', encoding="utf-8"
    )
    outbound = ("decide", "outbound", "--zone-list", str(listed))
    assert said(capsys, *outbound, "--facts", str(facts), "--on", "2026-06-01")[0] == 0
    assert "example-members" in said(capsys, *outbound, "--schema")[1]
    assert said(capsys, "decide", "pia", "--zone-list", str(listed), "--facts", str(facts))[0] == 2
    listed.write_text("id = ", encoding="utf-8")
    assert said(capsys, *outbound, "--facts", str(facts))[0] == 2
