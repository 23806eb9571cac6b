"""MySQL and MariaDB, on the real server: odd types, rights, settings, and that nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from generators import Make
from reading import Found, read, refused
from servers import mysql_database, own_name

from hegui.discovery.engine import tally
from hegui.errors import SourceError
from hegui.model import Skipped, Table
from hegui.readers import Gentle, mysql, mysql_rows
from hegui.readers.opening import open_source, source_from


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, Any]]:
    with mysql_database() as (name, cursor):
        cursor.execute("SET SESSION sql_mode = ''")
        for statement in (
            "CREATE TABLE member (id bigint unsigned PRIMARY KEY AUTO_INCREMENT COMMENT '编号', `姓名` varchar(60) COMMENT '客户''s 姓名', "
            "phone char(11)) COMMENT '会员表'",
            "INSERT INTO member VALUES (1, '张三', '13800138000'), (2, NULL, NULL)",
            "CREATE TABLE odd (d date, dt datetime(3), ts timestamp NULL, t time, y year, b bit(20), s set('a','b'), e enum('男','女'), j json, "
            "x varbinary(20), bl longblob, f float, dd double, big bigint unsigned, de decimal(30,5), tx longtext, g point, bool1 tinyint(1))",
            "INSERT INTO odd VALUES ('0000-00-00', '0000-00-00', NULL, '-838:59:59', 2020, b'10000000001', 'a,b', '女', '{\"k\": \"张三\"}', "
            "x'00ff', REPEAT('x', 10000), 1.5, -2.25, 18446744073709551615, '-1.5', '长', ST_GeomFromText('POINT(1 2)'), 1)",
            "INSERT INTO odd (d, dt) VALUES ('2020-00-15', '2020-01-02 03:04:05.678'), ('2020-02-29', '9999-12-31 23:59:59')",
            "CREATE TABLE keyless (a int, b text)",
            "CREATE TABLE `we``ird name` (`co``l` int)",
            "INSERT INTO `we``ird name` VALUES (7)",
            "CREATE VIEW v AS SELECT * FROM member",
        ):
            cursor.execute(statement)
        yield name, cursor


def url(name: str, user: str = "root") -> str:
    return f"mysql://{user}@127.0.0.1:3306/{name}"


def test_tables_with_types_keys_and_comments(server: tuple[str, Any]) -> None:
    name, _ = server
    found = read(url(name))
    member = found.tables[f"{name}#member"]
    assert [(c.name, c.type.replace("bigint(20)", "bigint"), c.comment, c.key) for c in member.columns] == [
        ("id", "bigint unsigned", "编号", True),
        ("姓名", "varchar(60)", "客户's 姓名", False),
        ("phone", "char(11)", "", False),
    ]
    assert member.comment == "会员表" and member.in_database
    assert found.rows[f"{name}#member"] == [
        {"id": 1, "姓名": "张三", "phone": "13800138000"},
        {"id": 2, "姓名": None, "phone": None},
    ]
    assert found.rows[f"{name}#we`ird name"] == [{"co`l": 7}]
    assert "a view" in found.reasons


@pytest.fixture(params=["cut", "fetched"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Rows cut out of the server's bytes, or fetched by PyMySQL where it should keep its stream elsewhere one day."""
    chosen: str = request.param
    if chosen == "fetched":
        monkeypatch.setattr(mysql_rows, "_stream", lambda db: None)
    return chosen


def test_odd_values_are_numbers_dates_or_text(server: tuple[str, Any], way: str) -> None:
    name, _ = server
    found = read(url(name), include=("odd",))
    first, second, third = found.only
    assert first.pop("bl") == "x" * 4096
    assert first == {
        "d": None, "dt": None, "ts": None, "t": "-838:59:59", "y": 2020, "b": 1025, "s": "a,b", "e": "女", "j": '{"k": "张三"}', "x": "00ff",
        "f": 1.5, "dd": -2.25, "big": 18446744073709551615, "de": "-1.50000", "tx": "长", "g": "POINT(1 2)", "bool1": 1,
    }  # fmt: skip
    assert second["d"] is None and second["dt"] == datetime(2020, 1, 2, 3, 4, 5, 678000)
    assert third["d"] == date(2020, 2, 29) and third["dt"] == datetime(9999, 12, 31, 23, 59, 59)
    assert "3 zero dates" in found.reasons


def test_all_databases_of_a_server_are_read_where_none_is_named(server: tuple[str, Any]) -> None:
    name, _ = server
    found = read("mariadb://root@127.0.0.1", include=(f"{name}.*",))
    assert f"127.0.0.1#{name}.member" in found.tables
    assert not any(t.startswith(("127.0.0.1#mysql.", "127.0.0.1#sys.")) for t in found.tables)


@pytest.mark.parametrize("key", ["PRIMARY KEY", ""])
@pytest.mark.parametrize("rate", [0, 40_000])
def test_large_tables_come_whole(
    server: tuple[str, Any], monkeypatch: pytest.MonkeyPatch, key: str, rate: int, way: str
) -> None:
    monkeypatch.setattr(mysql, "ROWS", 3000)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    name, cursor = server
    cursor.execute(f"CREATE OR REPLACE TABLE large (i int {key}, t text)")
    for start in range(-5000, 5000, 1000):
        cursor.executemany(
            "INSERT INTO large VALUES (%s, %s)", [(i, f"v{i}") for i in range(start, start + 1000)]
        )
    rows = read(url(name), include=("large",), gentle=Gentle(rate=rate)).only
    assert sorted(r["i"] for r in rows) == list(range(-5000, 5000))
    assert all(r["t"] == f"v{r['i']}" for r in rows)


@pytest.mark.parametrize(
    "statement", ["INSERT INTO member (phone) VALUES ('1')", "UPDATE member SET phone = '1'", "DELETE FROM member", "CREATE TABLE x (a int)", "DROP TABLE member", "TRUNCATE member"]
)  # fmt: skip
def test_the_connection_cannot_write(server: tuple[str, Any], statement: str) -> None:
    import pymysql

    from hegui.readers.mysql import connect

    name, own = server
    with connect(source_from(url(name))) as db, db.cursor() as cursor:
        with pytest.raises(pymysql.err.Error) as caught:
            cursor.execute(statement)
        assert caught.value.args[0] in (1792, 1290)
        with suppress(pymysql.err.Error):
            db.commit()
        with pytest.raises(pymysql.err.Error):  # nor after the transaction has ended
            cursor.execute(statement)
    own.execute("SELECT id, phone FROM member ORDER BY id")
    assert own.fetchall() == ((1, "13800138000"), (2, None))


def test_statements_have_a_limit_of_time(server: tuple[str, Any]) -> None:
    import pymysql

    from hegui.readers.mysql import connect

    with connect(source_from(url(server[0]), gentle=Gentle(timeout=1))) as db, db.cursor() as cursor:
        with pytest.raises(pymysql.err.Error) as caught:
            cursor.execute(
                "SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c"
            )
        assert caught.value.args[0] in (1969, 3024)


def test_a_text_key_cuts_pages_without_losing_a_row(
    server: tuple[str, Any], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(mysql, "ROWS", 7)
    name, cursor = server
    cursor.execute("CREATE OR REPLACE TABLE texts (`k%s` varchar(40) PRIMARY KEY, n int)")
    keys = sorted({f"{w}{i}" for i in range(20) for w in ("a", "B", "é", "张", "'", "\\", "%", " ", "")})
    cursor.executemany("INSERT IGNORE INTO texts VALUES (%s, 1)", [(k,) for k in keys])
    cursor.execute("SELECT * FROM texts")
    rows = read(url(name), include=("texts",)).only
    assert sorted(r["k%s"] for r in rows) == sorted(k for k, _ in cursor.fetchall())


def read_wide(name: str, cursor: Any, names: list[str]) -> Found:
    cursor.execute(
        f"CREATE OR REPLACE TABLE wide (id int PRIMARY KEY, {', '.join(f'{n} longtext' for n in names)})"
    )
    cursor.execute(
        f"INSERT INTO wide (id, {', '.join(names)}) SELECT 2, {', '.join(['REPEAT(%s, 1000000)'] * 20)}",
        names,
    )
    cursor.execute("INSERT INTO wide (id, t0, t19) VALUES (1, 'a', 'b'), (3, NULL, 'c')")
    found = read(url(name), include=("wide",))
    cursor.execute("DROP TABLE wide")
    return found


def test_rows_longer_than_a_packet_come_whole(server: tuple[str, Any], way: str) -> None:
    name, cursor = server
    names = [f"t{n}" for n in range(20)]
    cursor.execute("SELECT @@GLOBAL.max_allowed_packet")
    (usual,) = cursor.fetchone()
    cursor.execute("SET GLOBAL max_allowed_packet = 67108864")
    try:
        found = read_wide(name, cursor, names)
    finally:
        cursor.execute(f"SET GLOBAL max_allowed_packet = {usual}")
    first, long, third = found.only
    assert [long[n] for n in names] == [(n * 500_000)[:1_000_000] for n in names]
    assert (first["t0"], first["t19"], third["t0"], third["t19"], third["id"]) == ("a", "b", None, "c", 3)
    assert "20 long values" in found.reasons


@pytest.mark.parametrize("key", ["PRIMARY KEY", ""])
def test_a_connection_that_breaks_in_the_middle_loses_no_row_silently(
    server: tuple[str, Any], way: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, cursor = server
    monkeypatch.setattr(mysql, "ROWS", 20_000)
    cursor.execute(f"CREATE OR REPLACE TABLE large (i int {key}, t text)")
    cursor.execute("INSERT INTO large SELECT seq, REPEAT('x', 300) FROM seq_1_to_100000")
    table = next(a for a in open_source(source_from(url(name), include=("large",))) if isinstance(a, Table))
    rows: list[int] = []
    reasons = []
    for part in table.batches():
        if isinstance(part, Skipped):
            reasons.append(part)
            continue
        if not rows:
            cursor.execute(
                "SELECT id FROM information_schema.processlist WHERE db = %s AND id <> connection_id()",
                (name,),
            )
            for (number,) in cursor.fetchall():
                cursor.execute(f"KILL {number}")
        rows += part.column(0).to_pylist()
    cursor.execute("DROP TABLE large")
    assert len(set(rows)) == len(rows)
    if key:
        assert sorted(rows) == list(range(1, 100_001)) and not reasons
        return
    (told,) = reasons
    assert 0 < len(rows) < 100_000 and told.asked
    assert f"what follows row {len(rows):,} was not read" in told.reason.en and "broke off" in told.reason.en


def test_a_table_that_somebody_locks_is_told_and_not_waited_for(server: tuple[str, Any]) -> None:
    import pymysql

    name, _ = server
    with (
        pymysql.connect(host="127.0.0.1", user="root", password="", database=name) as own,
        own.cursor() as locking,
    ):
        locking.execute("LOCK TABLES keyless WRITE")
        found = read(url(name), include=("keyless",))
    assert "locked" in found.reasons and any(s.asked for s in found.skipped)


def test_an_error_between_two_rows_is_told_by_its_number_and_never_quoted(server: tuple[str, Any]) -> None:
    name, cursor = server
    secret = Make(4).resident_id()
    cursor.execute("CREATE OR REPLACE TABLE plain (t varchar(200))")
    cursor.executemany("INSERT INTO plain VALUES (%s)", [("1",)] * 3 + [(secret,)])
    from pymysql import err

    with mysql.connect(source_from(url(name))) as db, pytest.raises(err.OperationalError) as caught:
        query = "SELECT IF(t = '1', t, (SELECT 1 UNION SELECT 2)) FROM plain"
        list(mysql_rows.columns(db, query, 1, 100))
    assert caught.value.args == (1242, "")


def test_both_ways_count_alike(server: tuple[str, Any]) -> None:
    name, cursor = server
    made = Make(12)
    cursor.execute(
        "CREATE OR REPLACE TABLE people (id bigint unsigned PRIMARY KEY, name varchar(40), mobile char(11), id_card varchar(18), born date, "
        "seen datetime, weight float, paid decimal(10, 2), extra json, kind enum('男', '女'), photo blob, flags bit(9), at point)"
    )
    for n in range(2000):
        cursor.execute(
            "INSERT INTO people VALUES (%s, %s, %s, %s, %s, %s, %s, %s, JSON_OBJECT('phone', %s), %s, %s, %s, POINT(%s, 1))",
            (n, made.name(), made.mobile() if n % 9 else None, made.resident_id(), made.birth() if n % 5 else None, f"2020-01-{n % 28 + 1} 10:00",
             n / 7, n / 3, made.mobile(), "男女"[n % 2], bytes([n % 256, 0, 255]), n % 512, n),
        )  # fmt: skip
    source = source_from(url(name), include=("people",))
    counted = []
    for stream in (mysql_rows._stream, lambda db: None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(mysql_rows, "_stream", stream)
            table = next(a for a in open_source(source) if isinstance(a, Table))
            counted.append(tally(table, date(2026, 11, 1)))
    cursor.execute("DROP TABLE people")
    assert counted[0] == counted[1] and counted[0][1] == [] and counted[0][0][0].values == 2000


def test_a_table_that_was_read_is_let_go_of_though_the_connection_stays_open(server: tuple[str, Any]) -> None:
    name, cursor = server
    cursor.execute("CREATE OR REPLACE TABLE passing (a int)")
    cursor.execute("INSERT INTO passing VALUES (1)")
    reading = open_source(source_from(url(name), include=("passing", "keyless")))
    for asset in reading:
        if isinstance(asset, Table) and asset.name == "passing":
            assert len(list(asset.batches())) == 1
            break
    cursor.execute("SET SESSION lock_wait_timeout = 3")
    cursor.execute("DROP TABLE passing")  # would wait for a session that holds it
    cursor.execute("SET SESSION lock_wait_timeout = DEFAULT")
    reading.close()


def test_a_low_user_sees_what_it_may_and_says_what_it_may_not(server: tuple[str, Any]) -> None:
    name, cursor = server
    low = own_name()
    cursor.execute(f"CREATE USER {low}@'127.0.0.1'")
    try:
        cursor.execute(f"GRANT SELECT ON {name}.odd TO {low}@'127.0.0.1'")
        cursor.execute(f"GRANT SELECT (id) ON {name}.member TO {low}@'127.0.0.1'")
        found = read(url(name, low))
    finally:
        cursor.execute(f"DROP USER {low}@'127.0.0.1'")
    assert f"{name}#odd" in found.rows
    assert found.rows[f"{name}#member"] == [{"id": 1}, {"id": 2}]
    kinds = {s.kind: s.holds for s in found.settings}
    for kind in ("empty-password", "login-from-any-host", "superusers", "grant-to-everyone"):
        assert kinds[kind] is None  # unknown is never no
    assert all(s.detail.zh for s in found.settings if s.holds is None)


def test_settings_are_told(server: tuple[str, Any]) -> None:
    name, cursor = server
    first, second = own_name(), own_name()
    before = {s.kind: s for s in read(url(name), include=("none",)).settings}
    cursor.execute(f"CREATE USER {first}@'%' IDENTIFIED BY 'Str0ng-enough-word!'")
    cursor.execute(f"GRANT ALL ON *.* TO {first}@'%'")
    cursor.execute(f"CREATE USER {second}@'10.0.0.1'")
    try:
        found = {s.kind: s for s in read(url(name), include=("none",)).settings}
        assert found["login-from-any-host"].holds is True
        assert found["empty-password"].holds is True
        assert found["superusers"].holds >= before["superusers"].holds
        assert first not in repr(found) and second not in repr(found)
    finally:
        cursor.execute(f"DROP USER {first}@'%', {second}@'10.0.0.1'")
    assert set(found) == {
        "grant-to-everyone", "login-from-any-host", "empty-password", "superusers", "listens-beyond-loopback", "tls-on-connection", "audit-log",
    }  # fmt: skip


def test_passwords_come_from_every_place_and_a_person_is_asked_last(
    server: tuple[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    name, cursor = server
    user, word = own_name(), "W0rd:with@odd/signs#"
    monkeypatch.setenv("HOME", str(tmp_path))
    cursor.execute(f"CREATE USER {user}@'127.0.0.1' IDENTIFIED BY %s", (word,))
    cursor.execute(f"GRANT SELECT ON {name}.* TO {user}@'127.0.0.1'")
    try:
        member = f"{name}#member"
        assert member in read(f"mysql://{user}:{word}@127.0.0.1/{name}").rows
        monkeypatch.setenv("MEMBER_WORD", word)
        assert member in read(url(name, user), password_env="MEMBER_WORD").rows
        wrong = refused(url(name, user))
        assert isinstance(wrong, SourceError) and "wrong user or password" in wrong.text.en
        asked: list[str] = []

        def answer(where: str) -> str:
            asked.append(where)
            return word

        assert member in read(url(name, user), ask_password=answer).rows
        assert len(asked) == 1
        monkeypatch.setenv("MYSQL_PWD", word)
        assert member in read(url(name, user)).rows
        monkeypatch.delenv("MYSQL_PWD")
        (tmp_path / ".my.cnf").write_text(f'[client]\npassword="{word}"\n', encoding="utf-8")
        assert member in read(url(name, user)).rows
    finally:
        cursor.execute(f"DROP USER {user}@'127.0.0.1'")


@pytest.mark.parametrize(
    "target, said",
    [
        ("mysql://root@127.0.0.1:1/x", "refused"),
        ("mysql://root@127.0.0.1/hegui_no_such_database", "no such database"),
        ("mysql://root:s3cr3t-w0rd@127.0.0.1/mysql", "wrong user or password"),
        ("mysql://root@no-such-host.invalid/x", "no such host"),
    ],
)
def test_a_connection_that_fails_says_why_and_what_to_do(
    server: tuple[str, Any], target: str, said: str
) -> None:
    wrong = refused(target)
    assert isinstance(wrong, SourceError) and said in wrong.text.en and wrong.todo is not None
    assert "s3cr3t" not in repr(wrong) + wrong.text.zh + wrong.todo.zh
