"""JSON and JSON lines: nested paths, keys that are values, documents larger than what is held."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from generators import Make
from reading import read

from hegui.readers import encodings, json_files


def write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


DOCUMENT = {
    "code": 0,
    "data": {
        "total": 2,
        "patients": [
            {
                "name": "张三",
                "id": 110105199001011237,
                "addr": {"city": "北京"},
                "phones": ["138", "139"],
                "visits": [{"dx": "高血压"}],
            },
            {"name": "李四", "ok": True, "addr": None, "visits": []},
        ],
    },
}
TABLES = {
    "$": [{"code": "0", "data.total": "2"}],
    "$.data.patients[]": [
        {"name": "张三", "id": "110105199001011237", "addr.city": "北京", "ok": None},
        {"name": "李四", "id": None, "addr.city": None, "ok": "true"},
    ],
    "$.data.patients[].phones[]": [{"phones": "138"}, {"phones": "139"}],
    "$.data.patients[].visits[]": [{"dx": "高血压"}],
}


def tables(found: Any) -> dict[str, Any]:
    return {place.partition("#")[2]: rows for place, rows in found.rows.items()}


def test_nested_paths_become_tables_and_columns(tmp_path: Path) -> None:
    found = read(write(tmp_path / "a.json", DOCUMENT))
    assert tables(found) == TABLES
    assert str(found.tables["a.json#$.data.patients[]"].place / "name") == "a.json#$.data.patients[].name"
    assert not found.skipped


@pytest.mark.parametrize("held", [60, 200, 3000])
def test_a_document_larger_than_what_is_held_reads_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(json_files, "HELD", held)
    monkeypatch.setattr(encodings, "BLOCK", 13)
    value = {
        "before": 1,
        "data": {"total": 2, "list": [{"name": f"n{i}", "tags": ["x", "y"]} for i in range(100)]},
        "after": "z",
    }
    found = read(write(tmp_path / "a.json", value))
    assert tables(found) == {
        "$": [{"before": "1", "data.total": "2", "after": "z"}],
        "$.data.list[]": [{"name": f"n{i}"} for i in range(100)],
        "$.data.list[].tags[]": [{"tags": t} for _ in range(100) for t in "xy"],
    }
    assert not found.skipped


@pytest.mark.parametrize("form", ["array", "lines", "gz", "utf-16", "crlf", "bom"])
def test_records_read_the_same_in_every_form(tmp_path: Path, form: str) -> None:
    records = [{"姓名": "张三", "n": 1.50}, {"姓名": "李\n四", "n": None}, {"other": {"x": "y"}}]
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    data = {
        "array": json.dumps(records, indent=1).encode(),
        "lines": lines.encode(),
        "gz": gzip.compress(lines.encode()),
        "utf-16": lines.encode("utf-16"),
        "crlf": lines.replace("\n", "\r\n").encode(),
        "bom": b"\xef\xbb\xbf" + lines.encode(),
    }[form]
    path = tmp_path / "r.json"
    path.write_bytes(data)
    found = read(path)
    assert tables(found) == {
        "$[]": [
            {"姓名": "张三", "n": "1.5", "other.x": None},
            {"姓名": "李\n四", "n": None, "other.x": None},
            {"姓名": None, "n": None, "other.x": "y"},
        ]
    }


def test_keys_that_are_values_become_a_column_and_leak_nothing(tmp_path: Path) -> None:
    make = Make(5)
    phones = [make.mobile() for _ in range(3)]
    value = {
        "by_phone": {p: {"name": "x", "amount": i} for i, p in enumerate(phones)},
        "kin": {"张伟": "父", "count": 3},
    }
    found = read(write(tmp_path / "k.json", value))
    assert tables(found)["$.by_phone.*"] == [
        {"*key": p, "name": "x", "amount": str(i)} for i, p in enumerate(phones)
    ]
    assert tables(found)["$.kin.*"] == [{"*key": "张伟", "kin": "父"}]
    assert not any(p in found.said() for p in [*phones, "张伟"])


def test_a_single_key_that_is_a_value_leaks_nothing(tmp_path: Path) -> None:
    number = Make(5).resident_id()
    found = read(write(tmp_path / "k.json", {number: {number: [1, {number: 2}]}, "张三": 1}))
    assert number not in found.said() and "张三" not in found.said()
    assert any(row.get("*key") == number for rows in found.rows.values() for row in rows)


def test_many_keys_of_one_shape_collapse(tmp_path: Path) -> None:
    value = {
        f"user_{'abcdefghij'[i % 10]}{'xyzuvw'[i % 6]}{chr(97 + i % 26)}{chr(97 + i // 26)}": {"age": i}
        for i in range(200)
    }
    found = read(write(tmp_path / "m.json", value))
    assert list(tables(found)) == ["$.*"] and len(found.only) == 200


def test_a_wide_record_is_not_taken_for_a_map(tmp_path: Path) -> None:
    value = [{f"field_{chr(97 + i // 26)}{chr(97 + i % 26)}": i for i in range(120)}]
    found = read(write(tmp_path / "w.json", value))
    assert len(found.table.columns) == 120


def test_an_unbounded_number_of_keys_stays_bounded(tmp_path: Path) -> None:
    words = [f"{a}{b}{c}" for a in "abcdefghijkl" for b in "abcdefghijkl" for c in "abcdefghijklmnop"]
    found = read(write(tmp_path / "u.json", dict.fromkeys(words, "v")))
    assert len(found.only) == len(words) and next(c.name for c in found.table.columns) == "*key"


def test_mixed_kinds_at_one_path_lose_nothing(tmp_path: Path) -> None:
    found = read(write(tmp_path / "x.json", [{"a": 1}, {"a": {"b": 2}}, {"a": [3, {"c": 4}]}, 5, [6]]))
    assert tables(found) == {
        "$[]": [
            {"value": None, "a": "1", "a.b": None},
            {"value": None, "a": None, "a.b": "2"},
            {"value": "5", "a": None, "a.b": None},
        ],
        "$[].a[]": [{"a": "3", "c": None}, {"a": None, "c": "4"}],
        "$[][]": [{"value": "6"}],
    }


def test_broken_lines_are_counted_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text('{"a":1}\n{"a":"秘密\n\n{"a":2}\nnonsense\n', encoding="utf-8")
    found = read(path)
    assert found.only == [{"a": "1"}, {"a": "2"}]
    assert "lines 2、5" in found.reasons and "秘密" not in found.said()


@pytest.mark.parametrize(
    "text",
    [
        '[{"a":1},{"a":2},{"a":',
        '{"x":1,"list":[{"a":1},{"a":2}',
        '[{"a":1},{"a":2}]garbage',
        '[{"a":1} {"a":2}]',
    ],
)
def test_a_document_that_breaks_off_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    path = tmp_path / "t.json"
    path.write_text(text, encoding="utf-8")
    found = read(path)
    assert "no whole JSON from line 1" in found.reasons and any(s.asked for s in found.skipped)
    assert any(rows for rows in found.rows.values())


def test_half_characters_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    path.write_text('[{"a\\ud800": "b\\ud800"}]', encoding="utf-8")
    found = read(path)
    assert found.only == [{"a?": "b?"}]
    found.said().encode("utf-8")


def test_nesting_without_end_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 100_000 + "]" * 100_000, encoding="utf-8")
    assert "too deep" in read(path).reasons
    path.write_text('{"a":' * 60 + '"x"' + "}" * 60, encoding="utf-8")
    assert "too deep" in read(path).reasons


def test_one_endless_json_line_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_files, "HELD", 1 << 20)
    path = tmp_path / "e.jsonl"
    with path.open("w") as file:
        file.write('{"a":1}\n{"a":2}\n{"a":"')
        for _ in range(40):
            file.write("x" * (1 << 20))
        file.write('"}\n{"a":3}\n')
    found = read(path)
    assert found.only == [{"a": "1"}, {"a": "2"}, {"a": "3"}]
    assert "too long" in found.reasons


def test_what_is_no_json_says_so(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    path.write_text("hello world\n", encoding="utf-8")
    found = read(path)
    assert "not JSON" in found.reasons and any(s.asked for s in found.skipped)
