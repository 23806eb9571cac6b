"""The labels are well formed, and the sums that judge by them are right."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from generators import KINDS

from accuracy.devset import BLINDSET, ENTITIES, FOLDER, HELDSET, SENSITIVITIES, SPLITS, Label, Labelled, load
from accuracy.remarks import ENTITY, PARAGRAPHS, REMARKS, sentences
from accuracy.scoring import Span, count_overlap, count_spans, score
from accuracy.values import rows_of

TABLES = load()
PUBLIC = load(folder=HELDSET)
BLIND = load(folder=BLINDSET)


@pytest.mark.parametrize(
    ("folder", "dev"), [(FOLDER, (0.5, 0.8)), (HELDSET, (0.4, 0.6))], ids=["devset", "heldset"]
)
def test_a_set_is_large_and_split_by_system(folder: Path, dev: tuple[float, float]) -> None:
    tables = load(folder=folder)
    assert len(tables) >= 400
    assert sum(len(table.columns) for table in tables) >= 4000
    systems = {
        table.system: {other.split for other in tables if other.system == table.system} for table in tables
    }
    assert all(len(splits) == 1 and splits <= set(SPLITS) for splits in systems.values())
    assert dev[0] < len(load("dev", folder)) / len(tables) < dev[1]


def test_both_halves_of_the_public_systems_hold_every_kind_and_mostly_nobodys_columns() -> None:
    assert len({table.system for table in PUBLIC}) >= 30
    for split in SPLITS:
        tables = load(split, HELDSET)
        assert {table.system.split("_")[0] for table in tables} == {"erp", "shop", "hosp", "admin", "other"}
        columns = [column for table in tables for column in table.columns]
        assert sum(column.sensitivity == "none" for column in columns) > len(columns) / 2
        assert sum(not column.comment for column in columns) > len(columns) / 5


def test_what_was_looked_at_is_held_by_nobody() -> None:
    assert {table.split for table in BLIND} == {"dev"}


@pytest.mark.parametrize("table", TABLES + PUBLIC + BLIND, ids=lambda table: f"{table.system}-{table.name}")
def test_a_table_is_well_labelled(table: Labelled) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    for column in table.columns:
        assert set(column.sensitivities) <= set(SENSITIVITIES), column.name
        assert len(set(column.sensitivities)) == len(column.sensitivities), column.name
        assert all(entity in ENTITIES for entity in column.entities if entity), column.name
        assert column.entity or column.sensitivity == "none", f"{column.name}: personal, but as what?"
        assert not column.fill or column.fill in KINDS, column.name
        if column.entity in {"org-name", "org-phone", "org-address", "uscc", "person-ref"}:
            assert column.sensitivity == "none", column.name


@pytest.mark.parametrize("table", TABLES[::12], ids=lambda table: f"{table.system}-{table.name}")
def test_a_table_fills_with_the_same_rows_every_time(table: Labelled) -> None:
    rows = rows_of(table, 40)
    assert rows.num_rows == 40 and rows.equals(rows_of(table, 40))
    assert rows.schema.names == [column.name for column in table.columns]


def test_every_table_can_be_filled() -> None:
    for table in TABLES:
        assert rows_of(table, 3).num_rows == 3


def _table(*columns: Label) -> Labelled:
    return Labelled("made", "dev", "t", "", "", columns)


def _label(entity: str, *sensitivities: str) -> Label:
    return Label("c", "varchar(10)", "", (entity,), sensitivities)


def test_score_counts_by_hand() -> None:
    table = _table(
        _label("mobile", "personal"),  # found
        _label("diagnosis", "sensitive"),  # missed
        _label("", "none"),  # called personal
        _label("transaction", "personal", "none"),  # on both sides: counts for neither
        _label("cn-resident-id", "sensitive"),  # called personal: not found as sensitive
    )
    said = [
        ("landline", "personal"), ("", "none"), ("age", "personal"), ("", "none"), ("cn-resident-id", "personal"),
    ]  # fmt: skip
    got = score([table], lambda _: said)
    assert (got.true_positive, got.false_positive, got.false_negative) == (2, 1, 1)
    assert got.f1 == pytest.approx(2 / 3)
    assert (got.sensitive, got.sensitive_found) == (2, 0)
    assert (got.entities, got.entities_right) == (
        3,
        2,
    )  # a landline passes for a mobile; the order may be nobody's
    assert got.accuracy == pytest.approx(2 / 5)
    assert got.confusions[("sensitive", "personal")] == 1


def test_a_score_of_nothing_is_not_a_number_rather_than_perfect() -> None:
    assert math.isnan(score([], lambda _: []).f1)


def test_truth_of_a_sentence_lies_where_it_says() -> None:
    assert len(REMARKS) >= 40 and len(set(REMARKS + PARAGRAPHS)) == len(REMARKS + PARAGRAPHS)
    seen = set()
    for text, truth in sentences(300) + sentences(60, templates=PARAGRAPHS):
        assert "{" not in text
        for span in truth:
            seen.add(span.entity)
            value = text[span.start : span.end]
            assert len(value) >= 2 and value == value.strip("，。；：（）、 ")
            if span.entity == "email":
                assert "@" in value
    assert seen == set(ENTITY.values())


def test_a_span_with_its_neighbour_in_it_is_wrong_and_a_prefix_is_not() -> None:
    text = "打13812345678找"
    truth = [Span("mobile", 1, 12)]
    assert count_spans(text, truth, [Span("mobile", 1, 12)], "mobile") == (1, 0, 0)
    assert count_spans(text, truth, [Span("mobile", 1, 13)], "mobile") == (0, 1, 1)
    assert count_spans(text, truth, [], "mobile") == (0, 0, 1)
    with_code = "电话+8613812345678。"
    assert count_spans(with_code, [Span("mobile", 2, 16)], [Span("mobile", 5, 16)], "mobile") == (1, 0, 0)


def test_overlap_counts_characters() -> None:
    assert count_overlap("住在人民路1号", [Span("address", 2, 7)], [Span("address", 0, 6)], "address") == (
        4,
        2,
        1,
    )
