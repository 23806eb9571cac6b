"""Parquet: nested columns, odd types, damage."""

from __future__ import annotations

import datetime
import decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from generators import column
from reading import read


@pytest.fixture
def nested(tmp_path: Path) -> Path:
    path = tmp_path / "n.parquet"
    fields = [
        pa.field("name", pa.string(), metadata={"comment": "姓名"}),
        pa.field("addr", pa.struct([("city", pa.string()), ("zip", pa.int32())])),
        pa.field("phones", pa.list_(pa.string())),
        pa.field("tags", pa.map_(pa.string(), pa.int64())),
        pa.field("raw", pa.binary()),
        pa.field("flag", pa.bool_()),
        pa.field("paid", pa.decimal128(10, 2)),
        pa.field("day", pa.date32()),
        pa.field("visits", pa.list_(pa.struct([("dx", pa.string()), ("codes", pa.list_(pa.int64()))]))),
        pa.field("kind", pa.dictionary(pa.int32(), pa.string())),
        pa.field("took", pa.duration("s")),
    ]
    rows = [
        {
            "name": "张三",
            "addr": {"city": "北京", "zip": 1},
            "phones": ["138", "139"],
            "tags": [("a", 1)],
            "raw": b"\x00\xff",
            "flag": True,
            "paid": decimal.Decimal("1.50"),
            "day": datetime.date(2020, 1, 1),
            "visits": [{"dx": "高血压", "codes": [1, 2]}],
            "kind": "x",
            "took": datetime.timedelta(seconds=5),
        },
        {"name": None, "addr": None, "phones": None, "raw": b"abc", "visits": []},
        {"name": "李四", "addr": {"city": None, "zip": 3}, "phones": [], "tags": [("b", 2), ("c", None)]},
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=pa.schema(fields)), path, row_group_size=2)
    return path


def test_structs_become_columns_and_lists_tables(nested: Path) -> None:
    found = read(nested)
    assert found.rows["n.parquet"][0] == {
        "name": "张三",
        "addr.city": "北京",
        "addr.zip": 1,
        "raw": "00ff",
        "flag": "true",
        "paid": decimal.Decimal("1.50"),
        "day": datetime.date(2020, 1, 1),
        "kind": "x",
        "took": "5",
    }
    assert [r["addr.zip"] for r in found.rows["n.parquet"]] == [1, None, 3]
    assert found.rows["n.parquet#phones[]"] == [{"phones": "138"}, {"phones": "139"}]
    assert found.rows["n.parquet#tags[]"] == [
        {"*key": "a", "tags": 1},
        {"*key": "b", "tags": 2},
        {"*key": "c", "tags": None},
    ]
    assert found.rows["n.parquet#visits[]"] == [{"dx": "高血压"}]
    assert found.rows["n.parquet#visits[].codes[]"] == [{"codes": 1}, {"codes": 2}]
    assert found.tables["n.parquet"].columns[0].comment == "姓名"
    assert found.tables["n.parquet"].rows == 3
    assert not found.skipped


def test_it_is_told_by_its_content(nested: Path, tmp_path: Path) -> None:
    other = tmp_path / "part-0000"
    other.write_bytes(nested.read_bytes())
    assert len(read(other).rows["part-0000"]) == 3


def test_a_truncated_file_is_told(nested: Path) -> None:
    nested.write_bytes(nested.read_bytes()[:-30])
    found = read(nested)
    assert (
        found.error is not None
        and "truncated or damaged" in found.error.text.en
        and found.error.todo is not None
    )


def test_a_damaged_row_group_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "d.parquet"
    table = pa.table({"m": [str(v) for v in column("mobile", 4000)]})
    pq.write_table(table, path, row_group_size=1000, compression="snappy", use_dictionary=False)
    data = bytearray(path.read_bytes())
    where = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data[where : where + 3000] = b"\x07" * 3000
    path.write_bytes(data)
    found = read(path)
    assert 3000 <= len(found.only) < 4000
    assert "row group 2 is damaged" in found.reasons


def test_large_files_come_in_bounded_batches(tmp_path: Path) -> None:
    path = tmp_path / "l.parquet"
    pq.write_table(pa.table({"n": range(200_000)}), path)
    assert [r["n"] for r in read(path).only] == list(range(200_000))


def test_an_encrypted_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    path.write_bytes(b"PARE" + b"\x00" * 100)
    found = read(path)
    assert found.error is not None and "加密" in found.error.text.zh
