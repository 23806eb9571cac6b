"""Facts from people and files: what is taken, and what is told of what is not."""

import json
from datetime import date
from pathlib import Path

import pytest

import hegui
from hegui.deciding.files import read_facts, read_table
from hegui.deciding.situation import situation
from hegui.determinations import decide, find
from hegui.errors import UsageError

OUTBOUND = find("outbound")


@pytest.mark.parametrize("facts, field, may_be", [
    ({"cii": True}, "cii", "ciio"),  # a near miss
    ({"zzz": 1}, "zzz", "overlap"),
    ({"ciio": "maybe"}, "ciio", "true or false"),
    ({"ciio": 1}, "ciio", "true or false"),
    ({"zone": "shangai"}, "zone", "shanghai"),
    ({"zone": ["shanghai"]}, "zone", "shanghai"),
    ({"people_handled": -1}, "people_handled", "whole number"),
    ({"people_handled": 1.5}, "people_handled", "whole number"),
    ({"people_handled": True}, "people_handled", "whole number"),
    ({"people_handled": "9..3"}, "people_handled", "range"),
    ({"people_handled": {"min": 9, "max": 3}}, "people_handled", "range"),
    ({"people_handled": {"from": 9}}, "people_handled", "range"),
    ({"people_handled": "１２"}, "people_handled", "whole number"),
    ({"people_handled": 10**15}, "people_handled", "at most"),
    ({"filed": "1 March"}, "filed", "a day such as"),
    ({"filed": 20260301}, "filed", "a day such as"),
    ({"flows": {"name": "x"}}, "flows", "list"),
    ({"flows": ["x"]}, "flows.1", "fields"),
    ({"flows": [{}, {"people": 3}]}, "flows.2.people", "people_with"),
    ({"flows": [{}, {"people_with_sensitive": -3}]}, "flows.2.people_with_sensitive", "whole number"),
    ({"flows": [{"name": "x" * 201}]}, "flows.1.name", "200"),
    ({"flows": [{"name": 7}]}, "flows.1.name", "200"),
    ({"flows": [{}] * 201}, "flows", "200"),
])  # fmt: skip
def test_bad_input_names_the_field_and_what_it_may_be_in_both_languages(facts, field, may_be):
    with pytest.raises(UsageError) as caught:
        decide("outbound", facts)
    told = caught.value
    assert field in told.text.zh and field in told.text.en
    assert told.todo and may_be in told.todo.en and told.todo.zh


@pytest.mark.parametrize("said", [None, "", "unknown", "?", "未知", "不知道"])
def test_what_is_not_known_may_be_said_or_left_out(said):
    assert situation(OUTBOUND.facts, {"ciio": said}).base == {}
    assert situation(OUTBOUND.facts, {"people_handled": said}).plain == {}


@pytest.mark.parametrize("given, low, high", [
    (120, 120, 120), ("120", 120, 120), ("1,200", 1200, 1200), ("100..500", 100, 500), ("..500", 0, 500),
    ({"min": 100, "max": 500}, 100, 500), ({"max": 500}, 0, 500),
])  # fmt: skip
def test_a_count_may_be_a_range(given, low, high):
    span = situation(OUTBOUND.facts, {"people_handled": given}).base["people_handled"]
    assert (span.low, span.high) == (low, high)


def test_an_open_range_has_no_upper_end():
    found = situation(OUTBOUND.facts, {"people_handled": "1.."})
    assert found.base["people_handled"].at_least(10**11) is None
    assert found.plain["people_handled"] == {"min": 1}


def test_names_of_people_in_texts_are_masked():
    assert "13800138000" not in str(decide("outbound", {"flows": [{"name": "张三 13800138000"}]}).facts)


def test_toml_and_json_say_the_same(tmp_path):
    facts = {"ciio": False, "flows": [{"name": "payroll", "people_with_sensitive": {"min": 1, "max": 5}}]}
    (tmp_path / "a.json").write_text(json.dumps(facts), encoding="utf-8")
    (tmp_path / "a.toml").write_text(
        'ciio = false\n[[flows]]\nname = "payroll"\npeople_with_sensitive = "1..5"\n', encoding="utf-8"
    )
    read = [situation(OUTBOUND.facts, read_facts(tmp_path / name)).plain for name in ("a.json", "a.toml")]
    assert read[0] == read[1]


@pytest.mark.parametrize("name, content", [
    ("a.toml", "ciio = "), ("a.json", "{"), ("a.json", "[1]"), ("a.json", '{"ciio": true, "ciio": false}'),
    ("a.json", '{"a": ' + "[" * 100_000), ("a.toml", "\ufffd = 1"),
])  # fmt: skip
def test_a_broken_file_is_told(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_facts(tmp_path / name)
    assert name in caught.value.text.zh and name in caught.value.text.en


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path):
    with pytest.raises(UsageError):
        read_facts(tmp_path / "none.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError):
        read_facts(tmp_path / "b.toml")


def test_a_row_of_a_table_is_a_situation(tmp_path):
    (tmp_path / "t.csv").write_text(
        "id,on,ciio,leaves_mainland,flows.2.people_with_sensitive\na,2026-03-01,否,yes,1..5\n\nb,,,,\n",
        encoding="utf-8-sig",
    )
    rows = list(read_table(tmp_path / "t.csv", OUTBOUND.facts))
    assert [(row.line, row.id, str(row.on)) for row in rows] == [
        (2, "a", "2026-03-01"),
        (4, "b", "None"),
    ] or rows[1].line == 3
    assert rows[0].facts == {
        "ciio": "否", "flows": [{"leaves_mainland": "yes"}, {"people_with_sensitive": "1..5"}]
    }  # fmt: skip
    assert rows[1].facts == {}


@pytest.mark.parametrize(
    "header", ["ciioo", "flows.1", "flows.x.name", "flows.1.nam", "flows.0.name", "ciio,ciio", "a.b"]
)
def test_a_column_that_is_no_fact_is_told(tmp_path, header):
    (tmp_path / "t.csv").write_text(header + "\n1\n", encoding="utf-8")
    with pytest.raises(UsageError):
        list(read_table(tmp_path / "t.csv", OUTBOUND.facts))


def test_json_without_a_suffix_is_known_by_its_brace(tmp_path: Path) -> None:
    """As in ``--facts <(...)``, whose name is /dev/fd/63."""
    file = tmp_path / "63"
    file.write_text('\n {"ciio": true}', encoding="utf-8")
    assert read_facts(file) == {"ciio": True}
    file.write_text("[[flows]]\nleaves_mainland = true", encoding="utf-8")
    assert read_facts(file) == {"flows": [{"leaves_mainland": True}]}


@pytest.mark.parametrize(
    "name, text, where",
    [
        ("a.toml", "ciio = true\nciio = false\n", "第 2 行第"),
        ("a.json", '{"ciio": true,\n"on": }', "第 2 行第"),
        ("a.toml", "flows = [", "第 1 行，文件在此中断"),
    ],
)
def test_a_broken_file_says_on_which_line(tmp_path: Path, name: str, text: str, where: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_facts(tmp_path / name)
    assert where in raised.value.text.zh


def test_the_library_answers_a_table_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "transfers.csv"
    file.write_text(
        "id,on,leaves_mainland\na,2026-06-01,no\nb,2026-06-01,\nc,2026-06-01,perhaps\n", encoding="utf-8"
    )
    first, second, third = hegui.decide_table("outbound", str(file), on=date(2026, 6, 1))
    assert first.answer == hegui.decide(
        "outbound", {"flows": [{"leaves_mainland": False}]}, on=date(2026, 6, 1)
    )
    assert (second.id, second.determined) == ("b", False)
    assert third.answer is None and third.wrong is not None and "leaves_mainland" in third.wrong.text.en
