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

from hegui.model import Part, Skipped, Table
from hegui.readers.opening import open_source, source_from


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


@pytest.mark.parametrize("codec", ["snappy", "zstd", "gzip", "brotli", "lz4", "none"])
@pytest.mark.parametrize("dictionary", [True, False])
def test_a_column_read_alone_holds_what_all_together_hold(
    tmp_path: Path, codec: str, dictionary: bool
) -> None:
    path = tmp_path / "t.parquet"
    texts = [
        None if n % 7 == 0 else ("短" if n % 3 else "一段比十二个字节长的话") + str(n % 50)
        for n in range(3000)
    ]
    columns = {"^a$": texts, "*": texts[::-1], "n": list(range(3000)), "all null": [None] * 3000}
    table = pa.table({n: pa.array(v, pa.string() if n != "n" else None) for n, v in columns.items()})
    pq.write_table(table, path, row_group_size=1300, compression=codec, use_dictionary=dictionary)
    (asset,) = open_source(source_from(str(path)))
    assert isinstance(asset, Table) and asset.parts is not None
    rows: dict[str, list[object]] = {n: [] for n in columns}
    for part in asset.parts():
        assert isinstance(part, Part) and part.by_column
        for place, name in enumerate(columns):
            for batch in part.read((place,)):
                assert isinstance(batch, pa.RecordBatch)
                rows[name] += batch.column(0).to_pylist()
    assert rows == columns


def test_a_damaged_page_is_told_where_a_column_is_read_alone(tmp_path: Path) -> None:
    path = tmp_path / "d.parquet"
    table = pa.table({"a": column("email", 2000), "b": column("email", 2000, seed=2)})
    pq.write_table(table, path, row_group_size=1000, use_dictionary=False)
    chunk = pq.ParquetFile(path).metadata.row_group(1).column(1)
    damaged = bytearray(path.read_bytes())
    middle = chunk.data_page_offset + chunk.total_compressed_size // 2
    damaged[middle : middle + 200] = bytes(200)
    damaged[chunk.data_page_offset : chunk.data_page_offset + 30] = b"\xff" * 30
    path.write_bytes(damaged)
    (asset,) = open_source(source_from(str(path)))
    assert isinstance(asset, Table) and asset.parts is not None
    told = [
        (part.name, place)
        for part in asset.parts()
        if isinstance(part, Part)
        for place in (0, 1)
        if any(isinstance(each, Skipped) for each in part.read((place,)))
    ]
    assert told == [("row group 2", 1)]


def test_bytes_that_are_no_text_in_a_column_of_text_do_not_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "u.parquet"
    broken = pa.Array.from_buffers(
        pa.string(), 2, pa.array([b"\xff\xfe13800000000", b"13900000000"], pa.binary()).buffers()
    )
    pq.write_table(pa.table({"a": broken}), path)
    (asset,) = open_source(source_from(str(path)))
    assert isinstance(asset, Table) and asset.parts is not None
    (part,) = asset.parts()
    assert isinstance(part, Part)
    (batch,) = part.read((0,))
    assert isinstance(batch, pa.RecordBatch) and batch.column(0)[1].as_py() == "13900000000"
