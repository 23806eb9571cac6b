"""docs/hegui-toml.md is true: its examples are read, and every field and check is on it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from hegui.checks import room
from hegui.detectors import room as detectors
from hegui.discovery.checksums import METHODS
from hegui.discovery.declared import own_from
from hegui.organisation import (
    Accepted,
    Catalogued,
    Corrected,
    Declarations,
    Declared,
    Ignored,
    Limits,
    MailOf,
    Organisation,
    ProtectionEntry,
    Purpose,
    SourceEntry,
    organisation_from,
)
from hegui.own import NameRule, OwnBrand, OwnEntity

PAGE = (Path(__file__).parents[2] / "docs" / "hegui-toml.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
TODAY = date(2026, 11, 23)
BUILT = {
    "sources",
    "purposes",
    "protections",
    "declarations",
    "important_data",
    "accepted",
    "ignored",
    "corrected",
    "entities",
    "brands",
    "mail",
    "rules",
    "limits",
}


def test_all_examples_together_are_one_valid_file() -> None:
    us = organisation_from(tomllib.loads("\n".join(BLOCKS)), TODAY)
    assert us.name and us.sources and us.purposes and us.protections and us.accepted and us.corrected
    assert us.important_data and us.limits.superusers == 2
    undeclared = [
        f.name for f in fields(Declarations) if f.name != "not_done" and not getattr(us.declarations, f.name)
    ]
    assert not undeclared
    own = own_from(us)
    assert own.rules and {d.checksum is None for d in own.detectors} == {True, False}


def test_the_categories_and_checksums_of_own_entities_are_on_the_page() -> None:
    for word in {*METHODS, *(d.entity.category for d in detectors.all().values())}:
        assert f"`{word}`" in PAGE, word


@pytest.mark.parametrize(
    "kind",
    [
        SourceEntry,
        OwnEntity,
        NameRule,
        OwnBrand,
        Purpose,
        ProtectionEntry,
        Declarations,
        Catalogued,
        Accepted,
        Corrected,
        Ignored,
        Limits,
        MailOf,
        Organisation,
    ],
)
def test_every_field_is_on_the_page(kind: type) -> None:
    for field in fields(kind):
        if kind is Organisation and field.name in BUILT | {"today"}:
            continue
        assert re.search(rf"`{field.name}`|^{field.name} =", PAGE, re.MULTILINE), field.name


def test_every_check_named_on_the_page_exists() -> None:
    named = set(re.findall(r"`((?:pi|org|mail|minors|face|logs|access|password|secret)\.[a-z0-9-]+)`", PAGE))
    assert len(named) > 25
    assert named <= set(room.all())


def test_not_done_may_name_every_declaration() -> None:
    names = {f.name for f in fields(Declarations)} - {"not_done", "logs_evidence"}
    assert set(get_args(Declared)) == names


def test_a_misspelt_not_done_is_an_error_that_names_the_field() -> None:
    from hegui.errors import UsageError

    with pytest.raises(UsageError) as told:
        organisation_from({"declarations": {"not_done": ["trainning"]}}, TODAY)
    assert "not_done" in told.value.text.en
