"""
SQL Server and Oracle: what is asked for each type, and how a failure is told.

No server stands here to try them on, and none is faked: what is tested is the SQL that would be sent, what the drivers are
given, and that neither driver's words come out.
"""

from __future__ import annotations

from typing import Any

import pytest

from hegui.errors import SourceError
from hegui.model import Column, Place, Skipped
from hegui.readers import Source, oracle, room, server_tables, sqlserver
from hegui.readers.opening import source_from
from hegui.readers.server_tables import Asked


def test_both_are_marked_experimental_with_the_extra_they_need() -> None:
    for id in ("sqlserver", "oracle"):
        reader = room.get(id)
        assert reader is not None and reader.experimental and reader.needs == id


@pytest.mark.parametrize(
    "kind, length, select, arrow",
    [
        ("int", 4, "CAST([c]]d] AS bigint)", "int64"),
        ("bit", 1, "CAST([c]]d] AS bigint)", "int64"),
        ("float", 8, "CAST([c]]d] AS float)", "float64"),
        ("decimal", 9, "CONVERT(varchar(60), [c]]d])", "string"),
        ("money", 8, "CONVERT(varchar(60), [c]]d], 2)", "string"),
        ("date", 3, "CONVERT(char(10), [c]]d], 23)", "date32"),
        ("datetime2", 8, "LEFT(CONVERT(varchar(30), [c]]d], 121), 26)", "timestamp"),
        ("datetimeoffset", 10, "CONVERT(varchar(40), [c]]d], 121)", "string"),
        ("nvarchar", 40, "[c]]d]", "string"),
        ("nvarchar", -1, "LEFT(CONVERT(nvarchar(max), [c]]d]), 1000000)", "string"),
        ("text", 16, "LEFT(CONVERT(nvarchar(max), [c]]d]), 1000000)", "string"),
        ("xml", -1, "LEFT(CONVERT(nvarchar(max), [c]]d]), 1000000)", "string"),
        ("image", 16, "SUBSTRING(CONVERT(varbinary(max), [c]]d]), 1, 4096)", "string"),
        ("varbinary", -1, "SUBSTRING(CONVERT(varbinary(max), [c]]d]), 1, 4096)", "string"),
        ("", -1, "LEFT([c]]d].ToString(), 4096)", "string"),
        ("uniqueidentifier", 16, "CONVERT(varchar(60), [c]]d])", "string"),
    ],
)
def test_what_is_asked_of_sql_server(kind: str, length: int, select: str, arrow: str) -> None:
    found = sqlserver.asked(Column("c]d"), kind, length, encrypted=False)
    assert (found.select, found.kind) == (select, arrow)


def test_what_always_encrypted_keeps_is_asked_for_as_it_is() -> None:
    assert sqlserver.asked(Column("id_no"), "nvarchar", -1, encrypted=True).select == "[id_no]"


@pytest.mark.parametrize(
    "kind, precision, scale, select, arrow",
    [
        ("NUMBER", 18, 0, '"C"', "int64"),
        ("NUMBER", 19, 0, "TO_CHAR(\"C\", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')", "string"),
        ("NUMBER", None, None, "TO_CHAR(\"C\", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')", "string"),
        ("NUMBER", 10, 2, "TO_CHAR(\"C\", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')", "string"),
        ("BINARY_DOUBLE", None, None, 'TO_BINARY_DOUBLE("C")', "float64"),
        ("DATE", None, None, "CASE WHEN \"C\" >= DATE '0001-01-01' THEN TO_CHAR(\"C\", 'YYYY-MM-DD HH24:MI:SS') END", "timestamp"),
        ("TIMESTAMP(6)", None, 6, "CASE WHEN \"C\" >= DATE '0001-01-01' THEN TO_CHAR(\"C\", 'YYYY-MM-DD HH24:MI:SS.FF6') END", "timestamp"),
        ("VARCHAR2", None, None, '"C"', "string"),
        ("CLOB", None, None, 'SUBSTR("C", 1, 1000000)', "string"),
        ("BLOB", None, None, 'DBMS_LOB.SUBSTR("C", 2000, 1)', "string"),
        ("RAW", None, None, '"C"', "string"),
        ("SDO_GEOMETRY", None, None, "", "string"),
        ("BFILE", None, None, "", "string"),
    ],
)  # fmt: skip
def test_what_is_asked_of_oracle(
    kind: str, precision: int | None, scale: int | None, select: str, arrow: str
) -> None:
    found = oracle.asked(Column("C"), kind, precision, scale)
    assert (found.select, found.kind) == (select, arrow)


def test_a_time_with_a_zone_is_asked_for_in_utc() -> None:
    select = oracle.asked(Column("C"), "TIMESTAMP(6) WITH TIME ZONE", None, 6).select
    assert select.count('SYS_EXTRACT_UTC("C")') == 2


def test_a_table_of_sql_server_is_asked_for_in_pages_of_its_key() -> None:
    columns = [
        Asked(Column("id", key=True), "CAST([id] AS bigint)", "int64"),
        Asked(Column("姓名"), "[姓名]"),
    ]
    key = sqlserver.key_of(columns)
    assert key == 0
    assert sqlserver.page("dbo", "用户", columns) == "SELECT CAST([id] AS bigint), [姓名] FROM [dbo].[用户]"
    first = sqlserver.page("dbo", "t", columns, key, None, 10)
    assert first == "SELECT TOP (10) CAST([id] AS bigint), [姓名] FROM [dbo].[t] ORDER BY [id]"
    assert sqlserver.page("dbo", "t", columns, key, -5, 10).endswith("WHERE [id] > -5 ORDER BY [id]")
    assert sqlserver.key_of([Asked(Column("k", key=True), "[k]")]) is None
    assert sqlserver.key_of([columns[0], columns[0]]) is None


def test_a_column_of_oracle_that_cannot_be_read_is_asked_for_as_null() -> None:
    columns = [Asked(Column("A"), '"A"'), Asked(Column("B"), "")]
    assert oracle.page("HR", "T", columns) == 'SELECT "A", NULL FROM "HR"."T"'


def test_the_parts_of_an_address_reach_the_drivers() -> None:
    pymssql = sqlserver.arguments(source_from("sqlserver://sa:p@w@10.0.0.5/his?sslmode=require"), "p@w")
    assert pymssql["server"] == "10.0.0.5" and pymssql["port"] == "1433" and pymssql["database"] == "his"
    assert (
        pymssql["encryption"] == "require" and pymssql["read_only"] is True and pymssql["password"] == "p@w"
    )
    thin = oracle.arguments(source_from("oracle://hr@db.local:1522/orclpdb?sslmode=verify-full"), "x")
    assert (thin["host"], thin["port"], thin["service_name"]) == ("db.local", 1522, "orclpdb")
    assert thin["protocol"] == "tcps" and thin["ssl_server_dn_match"] is True


def test_a_certificate_that_cannot_be_verified_is_said_and_not_left_unverified() -> None:
    with pytest.raises(SourceError) as caught:
        sqlserver.arguments(source_from("mssql://sa@h/db?sslmode=verify-full"), None)
    assert "certificate" in caught.value.text.en and caught.value.todo is not None


@pytest.mark.parametrize("scheme, driver", [("sqlserver", "pymssql"), ("oracle", "oracledb")])
def test_a_server_that_is_not_there_is_told_without_the_drivers_words(scheme: str, driver: str) -> None:
    pytest.importorskip(driver)
    from reading import refused

    wrong = refused(f"{scheme}://someone:s3cr3t-w0rd@127.0.0.1:1/x?connect_timeout=3")
    assert isinstance(wrong, SourceError) and wrong.todo is not None
    assert "refused the connection" in wrong.text.en, wrong.text.en
    assert "s3cr3t" not in repr(wrong) + wrong.text.en and "someone" not in wrong.text.en


def test_rows_become_batches_and_a_failure_keeps_what_was_read() -> None:
    columns = [
        Asked(Column("n"), "", "int64"),
        Asked(Column("d"), "", "date32"),
        Asked(Column("t"), "", "timestamp"),
        Asked(Column("x"), "", "string", 4096),
    ]

    class Failure(Exception):
        pass

    def rows(pace: Any) -> Any:
        yield 1, "2020-02-29", "2020-02-29 10:00:00.1234567"[:26], "张三"
        yield None, "not a date", None, b"\x00" * 4096
        raise Failure("Conversion failed when converting '110105194912310021'")

    source = Source("sqlserver://h/db", "db")
    found = list(server_tables.batches(source, Place("db", "t"), columns, rows, (Failure,), sqlserver._what))
    batch, *told = found
    assert not isinstance(batch, Skipped)
    assert [str(v) for v in batch.column(1)] == ["2020-02-29", "None"]
    assert str(batch.column(2)[0]) == "2020-02-29 10:00:00.123456"
    said = [t.reason.en for t in told if isinstance(t, Skipped)]
    assert "what follows row 2 was not read" in said[0] and "110105" not in "".join(said)
    assert said[1].startswith("1 long values") and said[2].startswith("1 values could not be converted")


@pytest.mark.parametrize("code, said", [(1222, "locked"), (229, "no right"), (99999, "code 99999")])
def test_an_error_of_sql_server_is_told_by_its_number(code: int, said: str) -> None:
    assert said in sqlserver._what(Exception(code, b"cell 110105194912310021")).en
    assert sqlserver._code(Exception((18456, b"Login failed for user"))) == 18456
