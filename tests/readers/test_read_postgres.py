"""PostgreSQL, on the real server: odd types, rights, settings, and that nothing is written."""

from __future__ import annotations

import builtins
import time
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from generators import Make
from reading import read, refused
from servers import own_name, postgres_database

from hegui.discovery.engine import tally
from hegui.errors import SourceError
from hegui.model import Skipped, Table
from hegui.readers import Gentle, postgres, postgres_arrow
from hegui.readers.opening import open_source, source_from


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, Any]]:
    with postgres_database() as (name, db):
        db.execute("""
            CREATE SCHEMA crm;
            CREATE TYPE mood AS ENUM ('好', '坏');
            CREATE DOMAIN phone_no AS varchar(20);
            CREATE TABLE crm.member (id bigserial PRIMARY KEY, "姓名" varchar(20) NOT NULL, phone phone_no);
            COMMENT ON TABLE crm.member IS '会员';
            COMMENT ON COLUMN crm.member.phone IS '手机号';
            INSERT INTO crm.member ("姓名", phone) VALUES ('张三', '13800138000'), ('李四', NULL);
            CREATE TABLE odd (
                i2 smallint, f real, n numeric(10,2), big numeric, b boolean, d date, ts timestamp, tz timestamptz, t time, iv interval,
                ip inet, arr text[], j jsonb, x bytea, u uuid, m mood, nan float8, g point, txt text, c char(3), xml xml
            );
            INSERT INTO odd VALUES (1, 1.5, 2.50, 'NaN', true, 'infinity', '-infinity', '2020-01-01 08:00:00+08', '24:00:00', '1 year 2 days',
                '10.0.0.1/24', '{"a","b c"}', '{"k": "张三"}', '\\x00ff', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '好', 'NaN', '(1,2)', '长', 'a', '<a/>');
            INSERT INTO odd (d, ts) VALUES ('0044-03-15 BC', '2020-01-02 03:04:05.678'), ('2020-02-29', '294276-12-31');
            CREATE VIEW v AS SELECT * FROM crm.member;
            CREATE MATERIALIZED VIEW mv AS SELECT "姓名" FROM crm.member;
            CREATE TABLE parted (a int, b text) PARTITION BY RANGE (a);
            CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10);
            INSERT INTO parted VALUES (1, 'x');
            CREATE TABLE "a""b" ("c""d" int); INSERT INTO "a""b" VALUES (7);
            CREATE TABLE nothing ();
        """)
        yield name, db


def url(name: str, user: str = "postgres") -> str:
    return f"postgresql://{user}@127.0.0.1/{name}"


def test_tables_of_every_schema_with_types_keys_and_comments(server: tuple[str, Any]) -> None:
    name, _ = server
    found = read(url(name))
    member = found.tables[f"{name}#crm.member"]
    assert [(c.name, c.type, c.comment, c.key) for c in member.columns] == [
        ("id", "bigint", "", True),
        ("姓名", "character varying(20)", "", False),
        ("phone", "phone_no", "手机号", False),
    ]
    assert member.comment == "会员" and member.in_database and not member.export
    assert found.rows[f"{name}#crm.member"] == [
        {"id": 1, "姓名": "张三", "phone": "13800138000"},
        {"id": 2, "姓名": "李四", "phone": None},
    ]
    assert found.rows[f"{name}#mv"] == [{"姓名": "张三"}, {"姓名": "李四"}]
    assert found.rows[f"{name}#parted"] == [{"a": 1, "b": "x"}]
    assert found.rows[f'{name}#a"b'] == [{'c"d': 7}]
    assert f"{name}#parted_1" not in found.tables
    assert "a view" in found.reasons


@pytest.fixture(params=["adbc", "psycopg"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Rows through adbc, as where it is installed, or through psycopg, as where it is not."""
    chosen: str = request.param
    if chosen == "adbc":
        pytest.importorskip("adbc_driver_postgresql")
    monkeypatch.setattr(postgres, "FEW", 0)
    monkeypatch.setattr(postgres, "_slow" if chosen == "adbc" else "_fast", _not_taken)
    return chosen


def _not_taken(*_: Any) -> Iterator[Any]:
    raise postgres_arrow.Broken("")
    yield


def test_odd_values_are_numbers_dates_or_text(server: tuple[str, Any], way: str) -> None:
    name, _ = server
    first, bc, far = read(url(name), include=("odd",)).only
    assert first.pop("nan") != first.pop("f")  # NaN stays a number
    assert first == {
        "i2": 1, "n": "2.50", "big": "NaN", "b": "true", "d": None, "ts": None, "tz": datetime(2020, 1, 1), "t": "24:00:00",
        "iv": "1 year 2 days", "ip": "10.0.0.1/24", "arr": '{a,"b c"}', "j": '{"k": "张三"}', "x": "00ff",
        "u": "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "m": "好", "g": "(1,2)", "txt": "长", "c": "a", "xml": "<a/>",
    }  # fmt: skip
    assert bc["d"] is None and bc["ts"] == datetime(2020, 1, 2, 3, 4, 5, 678000)
    assert far["d"] == date(2020, 2, 29) and far["ts"] is None


def test_include_and_exclude_choose_tables(server: tuple[str, Any]) -> None:
    name, _ = server
    assert set(read(url(name), include=("crm.*",)).tables) == {f"{name}#crm.member"}
    assert set(read(url(name), include=("public.odd",)).tables) == {f"{name}#odd"}
    assert f"{name}#odd" not in read(url(name), exclude=("odd",)).tables


def test_rows_of_a_table_that_inherits_another_are_read_once(server: tuple[str, Any], way: str) -> None:
    name, db = server
    db.execute("CREATE TABLE parent (n int); CREATE TABLE child (extra text) INHERITS (parent)")
    db.execute(
        "INSERT INTO parent SELECT generate_series(1, 30); INSERT INTO child SELECT generate_series(31, 50), 'x'"
    )
    rows = read(url(name), include=("parent", "child")).rows
    db.execute("DROP TABLE parent CASCADE")
    assert sorted(r["n"] for r in rows[f"{name}#parent"]) == list(range(1, 31))
    assert sorted(r["n"] for r in rows[f"{name}#child"]) == list(range(31, 51))


@pytest.mark.parametrize("rate", [0, 40_000])
def test_large_tables_come_whole(
    server: tuple[str, Any], way: str, rate: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, db = server
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    db.execute("CREATE TABLE large AS SELECT i, 'v' || i AS t FROM generate_series(1, 70000) i")
    rows = read(url(name), include=("large",), gentle=Gentle(rate=rate)).only
    db.execute("DROP TABLE large")
    assert len(rows) == 70_000 and sum(r["i"] for r in rows) == 70_000 * 70_001 // 2


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO odd (i2) VALUES (9)", "CREATE TABLE x (a int)", "UPDATE odd SET i2 = 9", "DROP TABLE odd", "SELECT nextval('crm.member_id_seq')", "CREATE TEMP TABLE y AS SELECT 1; DELETE FROM odd"],
)  # fmt: skip
def test_the_connection_cannot_write(server: tuple[str, Any], statement: str) -> None:
    import psycopg

    from hegui.readers.postgres import connect

    name, own = server
    before = own.execute("SELECT count(*), max(i2) FROM odd").fetchone()
    with connect(source_from(url(name))) as db, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        db.execute(statement)
    assert own.execute("SELECT count(*), max(i2) FROM odd").fetchone() == before


def test_statements_have_a_limit_of_time(server: tuple[str, Any]) -> None:
    from hegui.readers.postgres import connect

    with connect(source_from(url(server[0]), gentle=Gentle(timeout=7))) as db:
        assert db.execute("SHOW statement_timeout").fetchone() == ("7s",)
        assert db.execute("SHOW transaction_read_only").fetchone() == ("on",)


def test_a_statement_that_runs_too_long_ends_as_skipped(server: tuple[str, Any]) -> None:
    name, db = server
    db.execute("CREATE TABLE locked (a int)")
    with db.transaction():
        db.execute("LOCK TABLE locked IN ACCESS EXCLUSIVE MODE")
        found = read(url(name), include=("locked",), gentle=Gentle(timeout=1))
    db.execute("DROP TABLE locked")
    assert ("took too long" in found.reasons or "locked" in found.reasons) and any(
        s.asked for s in found.skipped
    )


def test_a_table_that_a_server_stops_in_the_middle_says_so_and_no_row_comes_twice(
    server: tuple[str, Any], way: str
) -> None:
    name, db = server
    db.execute("CREATE TABLE long AS SELECT i, repeat('x', 400) AS t FROM generate_series(1, 200000) i")
    table = next(a for a in open_source(source_from(url(name), include=("long",))) if isinstance(a, Table))
    rows: list[int] = []
    reasons = []
    for part in table.batches():
        if isinstance(part, Skipped):
            reasons.append(part)
            continue
        if not rows:
            db.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
                (name,),
            )
        rows += part.column(0).to_pylist()
    db.execute("DROP TABLE long")
    assert 0 < len(rows) < 200_000 and len(set(rows)) == len(rows)
    (told,) = reasons
    assert f"what follows row {len(rows):,} was not read" in told.reason.en and told.asked
    assert "closed the connection" in told.reason.en or "broke off" in told.reason.en


def test_a_table_is_left_in_the_middle_without_waiting_for_its_rest(
    server: tuple[str, Any], way: str
) -> None:
    name, db = server
    db.execute("CREATE TABLE long AS SELECT i, repeat('x', 400) AS t FROM generate_series(1, 200000) i")
    table = next(a for a in open_source(source_from(url(name), include=("long",))) if isinstance(a, Table))
    batches = table.batches()
    next(batches)
    batches.close()
    db.execute("SET lock_timeout = '5s'; DROP TABLE long; RESET lock_timeout")  # nobody reads it any more


def test_waiting_for_rows_has_a_limit_and_reading_them_has_none(server: tuple[str, Any]) -> None:
    pytest.importorskip("adbc_driver_postgresql")
    name, _db = server
    db = postgres_arrow.connect(f"host=127.0.0.1 user=postgres dbname={name}")
    begun = time.monotonic()
    with pytest.raises(postgres_arrow.Broken) as caught:
        list(postgres_arrow.batches(db, "SELECT 1 FROM pg_sleep(30)", 1))
    assert caught.value.sqlstate == "57014" and time.monotonic() - begun < 20
    slowly = "SELECT repeat('x', 1000000) AS t, pg_sleep(0.06)::text AS s FROM generate_series(1, 40)"
    assert sum(b.num_rows for b in postgres_arrow.batches(db, slowly, 1)) == 40


def test_the_fast_way_cannot_write(server: tuple[str, Any]) -> None:
    pytest.importorskip("adbc_driver_postgresql")
    name, _db = server
    db = postgres_arrow.connect(f"host=127.0.0.1 user=postgres dbname={name}")
    for statement in ("DELETE FROM odd", "SELECT nextval('crm.member_id_seq')", "CREATE TABLE x (a int)"):
        with pytest.raises(postgres_arrow.Broken) as caught:
            list(postgres_arrow.batches(db, statement, 5))
        assert caught.value.sqlstate == "25006"


def test_both_ways_count_alike(server: tuple[str, Any]) -> None:
    pytest.importorskip("adbc_driver_postgresql")
    name, db = server
    made = Make(11)
    db.execute(
        "CREATE TABLE people (id bigint PRIMARY KEY, name text, mobile varchar(20), id_card char(18), born date, seen timestamptz, "
        "weight real, paid numeric(10, 2), extra jsonb, tags text[], photo bytea, token uuid, ip inet, ok boolean)"
    )
    with db.cursor() as cursor:
        for n in range(3000):
            cursor.execute(
                "INSERT INTO people VALUES (%s, %s, %s, %s, date '1950-01-01' + %s, timestamptz '2020-01-01' + %s * interval '1 hour', "
                "%s, %s, jsonb_build_object('phone', %s::text), ARRAY[%s::text, NULL], %s, gen_random_uuid(), ('10.0.0.' || %s)::inet, %s)",
                (n, made.name(), made.mobile() if n % 9 else None, made.resident_id(), n * 7, n, n / 7, n / 3, made.mobile(),
                 made.name(), bytes([n % 256, 0, 255]), n % 250, n % 2 == 0),
            )  # fmt: skip
    source = source_from(url(name), include=("people",))
    counted = []
    for gone in ("_slow", "_fast"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(postgres, "FEW", 0)
            patch.setattr(postgres, gone, _not_taken)
            table = next(a for a in open_source(source) if isinstance(a, Table))
            counted.append(tally(table, date(2026, 11, 1)))
    db.execute("DROP TABLE people")
    assert counted[0] == counted[1] and counted[0][1] == [] and counted[0][0][0].values == 3000


def test_a_database_without_an_encoding_is_read_as_the_bytes_it_holds(
    server: tuple[str, Any], way: str
) -> None:
    import psycopg

    _, db = server
    name = own_name()
    db.execute(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    try:
        with psycopg.connect(f"host=127.0.0.1 user=postgres dbname={name}", autocommit=True) as own:
            own.execute("CREATE TABLE old (a text, b varchar(20), c char(2))")
            own.execute(
                "INSERT INTO old VALUES (convert_from(%s, 'SQL_ASCII'), convert_from(%s, 'SQL_ASCII'), 'x')",
                ("张三丰".encode("gb18030"), "李四".encode()),
            )
        found = read(url(name))
    finally:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)")
    assert found.only == [{"a": "张三丰", "b": "李四", "c": "x"}] and not found.skipped


def test_a_low_user_sees_what_it_may_and_says_what_it_may_not(server: tuple[str, Any]) -> None:
    name, db = server
    low = own_name()
    db.execute(f"CREATE ROLE {low} LOGIN")
    db.execute(f"GRANT SELECT ON odd TO {low}")
    db.execute("CREATE TABLE guarded (a int); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY")
    db.execute(f"GRANT SELECT ON guarded TO {low}")
    try:
        found = read(url(name, low))
    finally:
        db.execute("DROP TABLE guarded")
        db.execute(f"DROP OWNED BY {low}; DROP ROLE {low}")
    assert f"{name}#odd" in found.rows and f"{name}#crm.member" not in found.rows
    listed = {str(s.place): s for s in found.skipped}
    assert "no right" in listed[f"{name}#crm.member"].reason.en and listed[f"{name}#crm.member"].asked
    assert "row security" in listed[f"{name}#guarded"].reason.en
    kinds = {s.kind: s.holds for s in found.settings}
    assert kinds["empty-password"] is None and kinds["login-from-any-host"] is None  # unknown is never no
    assert isinstance(kinds["superusers"], int) and kinds["superusers"] >= 1
    assert all(s.detail.zh for s in found.settings if s.holds is None)


def test_settings_are_told(server: tuple[str, Any]) -> None:
    name, db = server
    db.execute("GRANT SELECT, UPDATE ON crm.member TO PUBLIC")
    try:
        found = read(url(name))
    finally:
        db.execute("REVOKE ALL ON crm.member FROM PUBLIC")
    granted = [s for s in found.settings if s.kind == "grant-to-everyone"]
    assert [(str(s.place), s.holds, s.detail.en) for s in granted] == [
        (f"{name}#crm.member", True, "PUBLIC: SELECT, UPDATE")
    ]
    assert {s.kind: s.holds for s in read(url(name)).settings}["grant-to-everyone"] is False
    count = db.execute("SELECT count(*) FROM pg_roles WHERE rolsuper AND rolcanlogin").fetchone()[0]
    trust = db.execute("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method = 'trust'").fetchone()[0]
    kinds = {s.kind: s.holds for s in found.settings}
    assert kinds["superusers"] == count
    assert kinds["empty-password"] is (trust > 0)
    assert set(kinds) == {
        "grant-to-everyone", "login-from-any-host", "empty-password", "superusers", "listens-beyond-loopback", "tls-on-connection", "audit-log",
    }  # fmt: skip


def test_an_audit_log_that_is_on_is_seen(server: tuple[str, Any]) -> None:
    name, db = server
    db.execute(f"ALTER DATABASE {name} SET log_statement = 'mod'")
    try:
        kinds = {s.kind: s.holds for s in read(url(name), include=("none",)).settings}
    finally:
        db.execute(f"ALTER DATABASE {name} RESET log_statement")
    assert kinds["audit-log"] is True


@pytest.mark.parametrize(
    "target, said",
    [
        ("postgresql://postgres@127.0.0.1:1/x", "refused"),
        ("postgresql://postgres@127.0.0.1/hegui_no_such_database", "no such database"),
        ("postgresql://hegui_nobody:s3cr3t-w0rd@127.0.0.1/postgres", "wrong user or password"),
        ("postgresql://postgres@no-such-host.invalid/x", "no such host"),
    ],
)
def test_a_connection_that_fails_says_why_and_what_to_do(
    server: tuple[str, Any], target: str, said: str
) -> None:
    wrong = refused(target)
    assert isinstance(wrong, SourceError) and said in wrong.text.en and wrong.todo is not None
    assert "s3cr3t" not in repr(wrong) + wrong.text.zh + wrong.todo.zh


def test_a_cell_that_fails_is_never_quoted(server: tuple[str, Any]) -> None:
    name, db = server
    secret = Make(3).resident_id()
    db.execute(
        "CREATE FUNCTION boom(t text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN t::int; END $$"
    )
    db.execute(f"CREATE TABLE risky (a text); INSERT INTO risky VALUES ('x{secret}')")
    db.execute("ALTER TABLE risky ENABLE ROW LEVEL SECURITY")
    low = own_name()
    db.execute(
        f"CREATE ROLE {low} LOGIN; GRANT SELECT ON risky TO {low}; CREATE POLICY p ON risky USING (boom(a) > 0)"
    )
    try:
        found = read(url(name, low), include=("risky",))
    finally:
        db.execute(f"DROP TABLE risky; DROP OWNED BY {low}; DROP ROLE {low}; DROP FUNCTION boom")
    assert "SQLSTATE 22P02" in found.reasons and secret not in found.said()


def test_a_missing_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] in ("psycopg", "pymysql"):
            raise ImportError
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    for scheme, extra in (("postgresql", "postgres"), ("mysql", "mysql")):
        wrong = refused(f"{scheme}://u@127.0.0.1/x")
        assert isinstance(wrong, SourceError) and wrong.todo is not None
        assert f"pip install 'hegui[{extra}]'" in wrong.todo.en


def test_the_server_draws_the_sample_itself_from_pages_all_over_the_table(
    server: tuple[str, Any], way: str
) -> None:
    import hegui

    name, db = server
    db.execute(
        "CREATE TABLE people AS SELECT i, '138' || lpad((i::bigint * i * 7919 % 100000000)::text, 8, '0') AS mobile FROM generate_series(1, 60000) i"
    )
    db.execute("ANALYZE people")
    rows = read(url(name), include=("people",), gentle=Gentle(sample=0.1)).only
    again = read(url(name), include=("people",), gentle=Gentle(sample=0.1)).only
    looked = hegui.inventory(url(name), include=("people",), sample=0.1)
    small = read(url(name), include=("crm.*",), gentle=Gentle(sample=0.1)).only
    db.execute("DROP TABLE people")
    assert 3_000 < len(rows) < 9_000 and rows == again
    tenths = {r["i"] // 6_000 for r in rows}
    assert len(tenths) >= 9
    assert len(small) == 2
    assert looked.sample is not None
    assert (looked.sample.read, looked.sample.rows) == (len(rows), 60_000)
    mobile = next(h for h in looked.holdings if h.column == "mobile")
    assert mobile.people is not None and mobile.people.estimate == pytest.approx(60_000, rel=0.1)
