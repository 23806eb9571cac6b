"""The words that stand in files: every row has its shape, and no word is lost on the way into the vocabulary."""

from __future__ import annotations

import pytest

from hegui.discovery import cues
from hegui.discovery.lists import rows
from hegui.discovery.vocabulary import vocabulary

KINDS = {"person", "agent", "org", "thing", "act", "part", "mark"}
TAGS = {"med", "list", "log", "tech", "ref", "text", "unsure", "role", "flag", "home", "work", "act"}
WIDTHS = {"words.tsv": 6, "short-forms.tsv": 2, "standard-codes.tsv": 2, "readings.tsv": 2, "cues.tsv": 2}


@pytest.mark.parametrize(("name", "width"), WIDTHS.items())
def test_every_row_has_the_columns_of_its_list(name: str, width: int) -> None:
    found = list(rows(name, width))
    assert found
    for row in found:
        assert len(row) == width, row
        assert row[0], row


def test_words_have_known_kinds_and_tags_and_are_all_known_to_the_vocabulary() -> None:
    words = vocabulary()
    for id, kind, tags, chinese, english, _ in rows("words.tsv", 6):
        assert kind in KINDS, id
        assert set(tags.split()) <= TAGS, id
        assert all(spelling.lower() in words.chinese for spelling in chinese.split()), id
        assert chinese or english, id


def test_no_code_of_a_standard_is_listed_twice() -> None:
    codes = [code for code, _ in rows("standard-codes.tsv", 2)]
    assert len(codes) == len(set(codes))


def test_cues_of_several_kinds_are_found_under_their_names() -> None:
    assert len(cues.MEASURED) == 5
    assert len(cues.FILED) == 4
    assert "参考范围" in frozenset().union(*cues.MEASURED)
