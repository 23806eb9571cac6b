"""Every example of every check: what breaks the duty is found, what keeps it is not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from judging import judged, open_rulings

from hegui.checks import Check, room
from hegui.checks.examples import TODAY, holding, inventory, organisation
from hegui.model import Fact, Holding, Inventory, Setting
from hegui.organisation import Organisation

CHECKS = list(room.all().values())
BREAKING = [pytest.param(c, e, id=f"{c.id}:{e.__name__}") for c in CHECKS for e in c.breaking]
KEEPING = [pytest.param(c, e, id=f"{c.id}:{e.__name__}") for c in CHECKS for e in c.keeping]
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("check, example", BREAKING)
def test_what_breaks_the_duty_is_found(check: Check, example: Any) -> None:
    assert open_rulings(check, example())


@pytest.mark.parametrize("check, example", KEEPING)
def test_what_keeps_the_duty_is_left_alone(check: Check, example: Any) -> None:
    assert not open_rulings(check, example())


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_each_check_has_both_kinds_of_example_and_looks_at_one_kind_of_thing(check: Check) -> None:
    assert check.breaking and check.keeping
    assert check.looks_at in (Holding, Setting, Fact, Inventory)
    for example in (*check.breaking, *check.keeping):
        made = example()
        assert isinstance(made[0] if isinstance(made, tuple) else made, check.looks_at)


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_each_check_says_why_in_both_languages(check: Check) -> None:
    first, _, rest = (check.__doc__ or "").partition("\n")
    zh, _, en = first.partition(" · ")
    assert CHINESE.search(zh) and en and not CHINESE.search(en)
    assert "Blind spot:" in rest


def texts_of(check: Check) -> list[tuple[str, Any]]:
    found = [("title", check.title), ("remedy", check.remedy)]
    for example in check.breaking:
        found += [(example.__name__, ruling.because) for ruling in judged(check, example())]
    return found


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_every_text_has_both_halves_filled(check: Check) -> None:
    for where, text in texts_of(check):
        assert CHINESE.search(text.zh), where
        assert text.en.strip(), where
        assert "{" not in text.zh + text.en, where
        assert "None" not in text.zh + text.en, where
        assert not CHINESE.search(text.en.replace("示例", "")), (where, text.en)


@pytest.mark.parametrize("check", [c for c in CHECKS if c.looks_at is Inventory], ids=lambda c: c.id)
def test_nothing_is_said_where_nothing_is_held(check: Check) -> None:
    grave = organisation(
        people=20_000_000,
        users=20_000_000,
        planned_listing_abroad=True,
        serves_minors=True,
        restructuring=True,
        roles=(
            "personal-information-processor",
            "network-operator",
            "network-platform-operator",
            "important-data-processor",
            "network-product-provider",
        ),
    )
    assert not judged(check, (Inventory(()), grave))


@pytest.mark.parametrize("check", [c for c in CHECKS if c.looks_at is Inventory], ids=lambda c: c.id)
def test_data_about_no_person_raise_nothing_where_no_organisation_speaks(check: Check) -> None:
    prices = inventory(holding("price", "product"), holding("code", "product"))
    assert not judged(check, (prices, Organisation(today=TODAY)))


def test_an_organisation_that_speaks_is_asked_about_its_network_too() -> None:
    prices = inventory(holding("price", "product"))
    asked = {c.id for c in CHECKS if c.looks_at is Inventory and judged(c, prices)}
    assert asked == {
        "logs.kept-too-short",
        "org.no-data-security-system",
        "org.no-level-protection",
        "org.no-network-incident-plan",
    }


@pytest.mark.parametrize("check", [c for c in CHECKS if c.looks_at is Setting], ids=lambda c: c.id)
def test_a_setting_that_could_not_be_seen_gets_no_ruling(check: Check) -> None:
    for example in check.breaking:
        made = example()
        seen, us = made if isinstance(made, tuple) else (made, organisation())
        unseen = Setting(seen.place, seen.kind, None, seen.detail)
        assert not judged(check, (unseen, us))
