"""Counting on Spark: the same inventory as on this machine, to the last count; run by ``make test-real``."""

from __future__ import annotations

import base64
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from doors import said
from generators import column
from pyarrow import parquet as pq

import hegui
from hegui import spark
from hegui.discovery import cluster
from hegui.discovery.key import key
from hegui.model import Holding, Inventory
from hegui.readers import chunks, delimited, encodings

ROWS = 45_000
JARS = [Path("/usr/share/java/postgresql.jar"), *Path.home().glob(".ivy2*/**/*postgresql-*.jar")]


def table(rows: int) -> pa.Table:
    values: dict[str, Any] = {
        "id": pa.array(range(rows)),
        "身份证": column("resident-id", rows, empty=0.02),
        "phone": column("mobile-messy", rows, seed=3, empty=0.1),
        "name": column("name", rows, seed=4),
        "amount": pa.array([n * 7 % 9_999_999 / 100 for n in range(rows)]),
        "created": column("day-text", rows, seed=5),
    }
    values["note"] = [
        f"请联系{p}" if n % 50 == 0 else "已处理" for n, p in enumerate(column("mobile", rows, seed=6))
    ]
    return pa.table(values)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if any(find_spec(name) is None for name in ("pyspark", "pandas")):
        pytest.skip("hegui[spark] is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java")
    folder = tmp_path_factory.mktemp("spark")
    (folder / "events").mkdir()
    jars = [str(j) for j in JARS if j.is_file()][:1]
    said = (
        "--master local[2] --conf spark.ui.enabled=false --conf spark.driver.bindAddress=127.0.0.1"
        f" --conf spark.driver.host=127.0.0.1 --conf spark.sql.warehouse.dir={folder / 'warehouse'}"
        f" --conf spark.eventLog.enabled=true --conf spark.eventLog.dir=file://{folder / 'events'}"
        f" --conf spark.eventLog.compress=false {'--jars ' + jars[0] if jars else ''} pyspark-shell"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_SUBMIT_ARGS", said)
        patch.setenv("PYTHONPATH", ":".join(p for p in sys.path if p))
        patch.setenv("PYTHONWARNINGS", "ignore")
        patch.chdir(folder)
        found = spark.session()
        found.conf.set("spark.test.folder", str(folder))
        yield found
        found.stop()
        spark.session.cache_clear()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "people.parquet"
    pq.write_table(table(ROWS), path, row_group_size=21_000)
    return path


pytestmark = pytest.mark.real


def told(target: Path | str, **options: Any) -> Inventory:
    return hegui.inventory(target, fresh=True, **options)


def test_a_parquet_file_gives_the_same_inventory_to_the_last_count(session: Any, file: Path) -> None:
    here, there = told(file), told(file, engine="spark")
    assert there == here
    found = {h.column: h for h in there.holdings}
    assert found["身份证"].people is not None and found["身份证"].rows > 0.97 * ROWS
    assert found["phone"].entity is not None and found["phone"].sample


def test_the_work_was_done_by_tasks(session: Any, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units: list[Any] = []
    plainly = cluster.counted_there

    def spied(table: Any, given: Iterator[Any], *rest: Any) -> Iterator[Any]:
        for found in plainly(table, given, *rest):
            units.append(found[1].columns)
            yield found

    monkeypatch.setattr(cluster, "counted_there", spied)
    monkeypatch.setattr("hegui.discovery.engine._shared_out", None)
    monkeypatch.setattr(cluster, "count", None)  # here; the workers have their own
    told(file, engine="spark")
    assert len(units) == 2 * 7 + 1, "a unit a column of the two large row groups, the small one whole"


def test_a_large_csv_is_spread_in_ranges(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow import csv

    monkeypatch.setattr(cluster, "count", None)
    for module, name, value in (
        (chunks, "CHUNK", 40_000),
        (chunks, "BLOCK", 30_000),
        (encodings, "BLOCK", 30_000),
        (delimited, "PART", 100_000),
    ):
        monkeypatch.setattr(module, name, value)
    csv.write_csv(table(5000), tmp_path / "people.csv")
    assert told(tmp_path / "people.csv", engine="spark") == told(tmp_path / "people.csv")


def test_what_was_counted_on_spark_is_kept_for_any_engine(
    session: Any, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hegui.discovery.kept.cache_folder", lambda: tmp_path)
    first = hegui.inventory(file, engine="spark")
    monkeypatch.setattr("hegui.readers.parquet._group", lambda *args: pytest.fail("rows were read again"))
    assert hegui.inventory(file) == first


def test_the_command_takes_the_engine(session: Any, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("inventory", "check"):
        here = said(capsys, command, str(file), "--format", "json", "--fresh", "--on", "2026-11-01")
        there = said(
            capsys,
            command,
            str(file),
            "--format",
            "json",
            "--fresh",
            "--on",
            "2026-11-01",
            "--engine",
            "spark",
        )
        assert [line for line in here[1].splitlines() if '"made"' not in line] == [
            line for line in there[1].splitlines() if '"made"' not in line
        ]


def alike(holding: Holding) -> Holding:
    """A holding without the place and the kind of source that it was read from."""
    return replace(
        holding, place=replace(holding.place, source="", path=""), table="", in_database=False, export=False
    )


def test_a_table_of_the_catalogue_is_counted_where_it_lies(session: Any, tmp_path: Path) -> None:
    pq.write_table(table(4000), tmp_path / "people.parquet")
    session.sql("CREATE DATABASE IF NOT EXISTS sales")
    session.read.parquet(str(tmp_path / "people.parquet")).coalesce(1).createOrReplaceTempView("given")
    session.sql("CREATE TABLE sales.people USING parquet AS SELECT * FROM given")
    (here,) = [told(tmp_path / "people.parquet")]
    there = told("catalog://sales.people")
    assert {str(h.place).rpartition("#")[2] for h in there.holdings} == {
        f"sales.people.{h.column}" for h in here.holdings
    }
    # one partition, one row group: every count is the same, the sample and the order of neighbours included
    assert [alike(replace(h, why=())) for h in there.holdings] == [
        alike(replace(h, why=())) for h in here.holdings
    ]


def test_many_partitions_give_the_same_counts_of_values_and_people(session: Any, file: Path) -> None:
    session.sql("CREATE DATABASE IF NOT EXISTS lots")
    pieces = session.read.parquet(str(file)).coalesce(1).write.option("maxRecordsPerFile", 9000)
    pieces.mode("overwrite").saveAsTable("lots.people")
    assert session.table("lots.people").rdd.getNumPartitions() > 1
    here = {h.column: h for h in told(file).holdings}
    there = {h.column: h for h in told("catalog://lots.people").holdings}
    assert there.keys() == here.keys()
    for name, found in there.items():
        right = here[name]
        assert (found.entity, found.rows, found.people, found.minors, found.sketch, found.protection, found.oldest) == (
            right.entity, right.rows, right.people, right.minors, right.sketch, right.protection, right.oldest,
        ), name  # fmt: skip


def test_databases_views_comments_lists_and_odd_types(session: Any) -> None:
    session.sql("CREATE DATABASE IF NOT EXISTS mixed")
    session.sql(
        "CREATE TABLE mixed.visit (a1 STRING COMMENT '患者姓名', span INTERVAL DAY TO SECOND, odd INTERVAL YEAR TO MONTH,"
        " home STRUCT<city: STRING, phone: STRING>, `列.一` BINARY, phones ARRAY<STRING>) USING parquet COMMENT '就诊'"
    )
    session.sql(
        "INSERT INTO mixed.visit SELECT '欧阳建国', INTERVAL '1 00:00:00' DAY TO SECOND, INTERVAL '2-1' YEAR TO MONTH, named_struct('city', '北京', 'phone',"
        " concat('1380013', lpad(id, 4, '0'))), X'00ff', array(concat('1390013', lpad(id, 4, '0')), NULL) FROM range(40)"
    )
    session.sql("CREATE VIEW mixed.seen AS SELECT a1 FROM mixed.visit")
    found = told("catalog://mixed")
    columns = {str(h.place).partition("#")[2]: h for h in found.holdings}
    assert (
        columns["mixed.visit.a1"].entity is not None and columns["mixed.visit.a1"].entity.id == "person-name"
    )
    assert columns["mixed.visit.home.phone"].entity is not None
    assert [h.rows for place, h in columns.items() if place.startswith("mixed.visit.phones")] == [40]
    assert [str(s.place).partition("#")[2] for s in found.skipped] == ["mixed.seen"]
    only = told("catalog://mixed", include=("visit.a1",))
    assert [h.column for h in only.holdings] == ["a1"]


def test_a_table_that_is_not_there_is_told(session: Any, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = said(capsys, "inventory", "catalog://nowhere.people", "--lang", "en")
    assert code == 2 and "no such database or table" in shown and "catalog:// lists them all" in shown


def test_another_version_on_the_workers_is_told(
    session: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "code_version", lambda: "another")
    found = told(file, engine="spark")
    assert [s.asked for s in found.skipped] == [True] and "another version" in found.skipped[0].reason.en


def test_a_sample_of_a_table_of_the_catalogue_is_read_here(session: Any) -> None:
    session.sql("CREATE DATABASE IF NOT EXISTS sales")
    session.createDataFrame([(p,) for p in column("mobile", 3000)], "phone string").write.mode(
        "overwrite"
    ).saveAsTable("sales.phones")
    found = told("catalog://sales.phones", sample=0.5)
    assert found.holdings[0].entity is not None and 0 < found.holdings[0].rows <= 3000


def test_the_key_is_in_no_log(session: Any, file: Path) -> None:
    told(file, engine="spark")
    folder = Path(session.conf.get("spark.test.folder"))
    logs = b"".join(f.read_bytes() for f in (folder / "events").rglob("*") if f.is_file())
    assert b"mapInArrow" in logs or b"MapInArrow" in logs
    spellings = [key(), key().hex().encode(), base64.b64encode(key()), repr(key())[2:-1].encode()]
    assert not any(spelling in logs for spelling in spellings)


@pytest.mark.skipif(not any(j.is_file() for j in JARS), reason="no JDBC driver of PostgreSQL on this machine")
def test_postgresql_through_jdbc(session: Any) -> None:
    psycopg = pytest.importorskip("psycopg")
    try:
        db = psycopg.connect("postgresql://root@127.0.0.1/test", autocommit=True)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL on this machine")
    with db:
        db.execute('DROP TABLE IF EXISTS "parts 会员"')
        db.execute('CREATE TABLE "parts 会员" (id int PRIMARY KEY, phone text, born date)')
        try:
            with db.cursor() as cursor:
                cursor.executemany(
                    'INSERT INTO "parts 会员" VALUES (%s, %s, %s)',
                    [(n, p, f"19{n % 100:02}-01-01") for n, p in enumerate(column("mobile", 500))],
                )
            here = {
                h.column: h
                for h in told("postgresql://root@127.0.0.1/test", include=("parts 会员",)).holdings
            }
            there = {
                h.column: h
                for h in told("jdbc:postgresql://root@127.0.0.1/test", include=("parts 会员",)).holdings
            }
        finally:
            db.execute('DROP TABLE "parts 会员"')
    for name, found in there.items():
        right = here[name]
        assert (found.entity, found.rows, found.people, found.minors) == (
            right.entity,
            right.rows,
            right.people,
            right.minors,
        )
    assert there.keys() == here.keys() and there["phone"].rows == 500
