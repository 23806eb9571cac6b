"""Checks against the law shelf, and the page of all checks against the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui import checks
from hegui.checks import Check, room
from hegui.checks.examples import TODAY
from hegui.law import Law, duty, number

CHECKS = list(room.all().values())
NUMBERS = (
    "pipl.officer-people",
    "audit.large-processor-people",
    "audit.large-processor-years",
    "audit.middle-processor-years",
    "audit.small-processor-years",
    "netdata.ten-million",
    "pipl.impact-assessment-years",
    "csl.log-months",
    "csr.listing-people",
    "face.filing-people",
    "ciicrypto.operator-report",
)
DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_every_duty_judged_stands_on_the_shelf_and_is_in_force(check: Check) -> None:
    assert duty(check.judges).id == check.judges
    assert Law(TODAY).in_force(check.judges)
    assert Law(TODAY).cite(check.judges).article_text.zh


@pytest.mark.parametrize("id", NUMBERS)
def test_every_number_a_check_asks_for_stands_on_the_shelf(id: str) -> None:
    assert number(id).id == id
    assert Law(TODAY).number(id) > 0


def test_numbers_named_in_checks_are_the_ones_tested() -> None:
    import re

    source = Path(checks.__file__).parent
    named = set()
    for file in source.rglob("*.py"):
        named |= set(
            re.findall(r'(?:number\(|reach\([^,]+, )"([a-z0-9.-]+)"', file.read_text(encoding="utf-8"))
        )
    assert named
    assert named <= set(NUMBERS)


def test_the_page_of_checks_says_what_the_room_holds() -> None:
    from hegui.pages.checks import page

    written = (DOCS / "checks.md").read_text(encoding="utf-8")
    assert written == page(), "python -m hegui.pages.checks > docs/checks.md"


def test_there_are_enough_checks_for_every_problem_of_the_handbook() -> None:
    problems = {check.problem for check in CHECKS}
    assert problems == {
        "over-collection",
        "clear-storage",
        "loose-authorisation",
        "weak-rules",
        "vulnerabilities",
    }
    assert len(CHECKS) >= 25


def test_critical_is_kept_for_what_is_open_to_everyone_or_already_inside() -> None:
    critical = {check.id for check in CHECKS if check.severity == "critical"}
    assert critical == {"password.in-clear", "access.empty-password", "supply.malicious-component"}
