"""PostgreSQL, on the real server: odd types, rights, settings, and that nothing is written."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from generators import Make
from reading import read, refused
from servers import own_name, postgres_database

from hegui.errors import SourceError
from hegui.readers import Gentle
from hegui.readers.opening import source_from


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


def test_odd_values_are_numbers_dates_or_text(server: tuple[str, Any]) -> None:
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


def test_large_tables_come_whole_through_the_cursor(server: tuple[str, Any]) -> None:
    name, db = server
    db.execute("CREATE TABLE large AS SELECT i, 'v' || i AS t FROM generate_series(1, 70000) i")
    rows = read(url(name), include=("large",)).only
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
