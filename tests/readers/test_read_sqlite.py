"""SQLite: every value as it is, and not a byte of the folder changed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from generators import Make
from reading import read

from hegui.discovery.engine import tally
from hegui.model import Skipped, Table
from hegui.readers import sqlite_rows
from hegui.readers.opening import open_source, source_from
from hegui.readers.sqlite_sessions import connect


def marks(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        p.name: (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns)
        for p in sorted(folder.iterdir())
    }


@pytest.fixture(params=["adbc", "sqlite3"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every table through adbc, as large ones are where it is installed, or none."""
    chosen: str = request.param
    if chosen == "adbc":
        pytest.importorskip("adbc_driver_sqlite")
    monkeypatch.setattr(sqlite_rows, "FEW", 0 if chosen == "adbc" else 1 << 62)
    monkeypatch.setattr(sqlite_rows, "FIRST", 100)
    return chosen


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.db"
    with sqlite3.connect(path) as db:
        db.executescript("""
            CREATE TABLE patient ( -- 患者
                id INTEGER PRIMARY KEY,
                name VARCHAR(20) NOT NULL, -- 姓名
                -- 手机号
                phone TEXT,
                age INT, weight REAL DEFAULT (1.5), photo BLOB /* 照片 */
            );
            CREATE VIEW v AS SELECT name FROM patient;
            CREATE TABLE empty_one (a, b);
            CREATE TABLE keyed (k TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
            CREATE TABLE "select" (rowid TEXT, "a ""b" INTEGER);
        """)
        db.execute("INSERT INTO patient VALUES (1, '张三', 13800138000, 30, 61.5, x'00ff')")
        db.execute("INSERT INTO patient VALUES (2, '李四', NULL, '不详', 70, NULL)")
        db.execute("INSERT INTO keyed VALUES ('x', 1)")
        db.execute("INSERT INTO \"select\" VALUES ('r', 5)")
    db.close()
    return path


def test_tables_types_keys_and_comments_are_told(clinic: Path) -> None:
    found = read(clinic)
    columns = found.tables["clinic.db#patient"].columns
    assert [(c.name, c.type, c.comment, c.key) for c in columns] == [
        ("id", "integer", "", True),
        ("name", "varchar(20)", "姓名", False),
        ("phone", "text", "手机号", False),
        ("age", "int", "", False),
        ("weight", "real", "", False),
        ("photo", "blob", "照片", False),
    ]
    assert found.tables["clinic.db#patient"].comment == "患者"
    assert found.tables["clinic.db#patient"].in_database
    assert found.rows["clinic.db#empty_one"] == []
    assert found.rows["clinic.db#keyed"] == [{"k": "x", "n": 1}]
    assert found.rows["clinic.db#select"] == [{"rowid": "r", 'a "b': 5}]
    assert "a view" in found.reasons


def test_text_in_an_integer_column_is_read_as_what_it_is(clinic: Path) -> None:
    assert read(clinic).rows["clinic.db#patient"] == [
        {"id": 1, "name": "张三", "phone": "13800138000", "age": "30", "weight": 61.5, "photo": "00ff"},
        {"id": 2, "name": "李四", "phone": None, "age": "不详", "weight": 70.0, "photo": None},
    ]


def test_a_stray_value_deep_in_a_large_table_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (n INTEGER, r REAL, big)")
        db.executemany("INSERT INTO t VALUES (?, ?, ?)", ((i, i / 2, 2**60 + i) for i in range(150_000)))
        db.execute("INSERT INTO t VALUES ('十五万', 1, 2.5)")
    db.close()
    rows = read(path).only
    assert len(rows) == 150_001
    assert rows[0] == {"n": 0, "r": 0.0, "big": 2**60}
    assert [int(row["n"]) for row in rows[:-1]] == list(range(150_000))
    assert [int(row["big"]) for row in rows[:-1]] == [2**60 + n for n in range(150_000)]
    assert rows[-1] == {"n": "十五万", "r": 1.0, "big": "2.5"}


def test_a_column_that_becomes_text_counts_what_it_held_before(tmp_path: Path) -> None:
    path = tmp_path / "mobiles.db"
    made = Make(6)
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (tel INTEGER, undeclared)")
        db.executemany("INSERT INTO t VALUES (?, ?)", ((n := int(made.mobile()), n) for _ in range(5000)))
        db.execute("INSERT INTO t VALUES ('无', '无')")
        db.executemany("INSERT INTO t VALUES (?, ?)", ((n := int(made.mobile()), n) for _ in range(500)))
    db.close()
    table = next(a for a in open_source(source_from(str(path))) if isinstance(a, Table))
    tallies, skipped = tally(table, date(2026, 11, 1))
    assert [t.hits["mobile"] for t in tallies] == [5500, 5500]
    assert [t.rows for t in tallies] == [5501, 5501] and not skipped


def test_text_that_is_no_utf8_is_decoded_as_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (name TEXT)")
        db.execute("INSERT INTO t VALUES (CAST(? AS TEXT))", ("张三丰".encode("gb18030"),))
    db.close()
    assert read(path).only == [{"name": "张三丰"}]


def test_only_the_beginning_of_a_large_value_is_looked_at_and_said(tmp_path: Path) -> None:
    path = tmp_path / "blobs.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (photo BLOB)")
        db.execute("INSERT INTO t VALUES (?)", (b"\x00" * 1_000_000,))
    db.close()
    found = read(path)
    assert found.only == [{"photo": "00" * 4096}]
    assert "only their beginning" in found.reasons


def test_values_of_every_kind_come_out_alike_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kinds.db"
    made = Make(5)
    with sqlite3.connect(path) as db:
        db.execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, mobile, born DATE, weight REAL, n INT, mixed NUMERIC, photo BLOB, none TEXT)"
        )
        db.executemany(
            "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                (i * 3, made.name() if i % 7 else None, int(made.mobile()), made.birth_text(), i / 7 if i % 5 else i, i - 50,
                 [None, 2**60, 1.5, "文", b"\x00\xff", "1e400"][i % 6], [None, "张三丰".encode("gb18030"), b"\x00" * 5000, b"GIF"][i % 4])
                for i in range(3000)
            ),
        )  # fmt: skip
    db.close()
    table = next(a for a in open_source(source_from(str(path))) if isinstance(a, Table))
    counted = []
    for few in (0, 1 << 62):
        monkeypatch.setattr(sqlite_rows, "FEW", few)
        counted.append((list(read(path).only), tally(table, date(2026, 11, 1))))
    assert counted[0] == counted[1] and len(counted[0][0]) == 3000


def test_a_value_that_comes_while_the_table_is_read_loses_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_rows, "ROWS", 1000)
    path = tmp_path / "live.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (n INTEGER, name TEXT)")
        db.executemany("INSERT INTO t VALUES (?, ?)", ((i, f"v{i}") for i in range(5000)))
    db.close()
    table = next(a for a in open_source(source_from(str(path))) if isinstance(a, Table))
    names: list[str] = []
    told = []
    for part in table.batches():
        if isinstance(part, Skipped):
            told.append(part.reason.en)
            continue
        if not names:
            with sqlite3.connect(path) as db:
                db.execute("UPDATE t SET n = '两千' WHERE n = 2000")
            db.close()
        names += part.column(1).to_pylist()
    assert names == [f"v{i}" for i in range(5000)]
    assert told == []


def test_long_texts_are_read_beyond_the_fast_ways_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (t TEXT)")
        db.executemany("INSERT INTO t VALUES (?)", [("长" * n,) for n in (1, 21_845, 21_846, 300_000, 2)])
    db.close()
    assert [len(r["t"]) for r in read(path).only] == [1, 21_845, 21_846, 300_000, 2]


def test_a_database_in_utf16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wide.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA encoding = 'UTF-16le'")
        db.execute("CREATE TABLE 表 (名 TEXT, n INT)")
        db.execute("INSERT INTO 表 VALUES ('张三', '不详')")
    db.close()
    assert read(path).only == [{"名": "张三", "n": "不详"}]


# --- not a byte changes ---------------------------------------------------------------------------------------------

WRITER = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA wal_autocheckpoint = 0")
db.execute("CREATE TABLE t (a)")
db.execute("INSERT INTO t VALUES ('one')")
db.commit()
print("ready", flush=True)
sys.stdin.readline()
os._exit(0)  # as a crash would: the WAL stays
"""


@pytest.fixture
def live(tmp_path: Path):
    path = tmp_path / "live.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout and writer.stdout.readline() == "ready\n"
    yield path, writer
    writer.kill()
    writer.wait()


def ended(writer: subprocess.Popen[str]) -> None:
    writer.communicate("\n")


def test_a_database_at_rest_is_read_without_a_trace(clinic: Path) -> None:
    before = marks(clinic.parent)
    assert read(clinic).rows["clinic.db#patient"]
    assert marks(clinic.parent) == before


def test_a_database_that_an_application_writes_to_is_read_with_its_wal_and_without_a_trace(live) -> None:
    path, _ = live
    before = marks(path.parent)
    assert set(before) == {"live.db", "live.db-wal", "live.db-shm"}
    assert read(path).only == [{"a": "one"}]
    assert marks(path.parent) == before


@pytest.mark.parametrize("shm", ["kept", "lost"])
def test_what_a_crash_left_in_the_wal_is_read_without_a_trace(live, shm: str) -> None:
    path, writer = live
    ended(writer)
    if shm == "lost":
        Path(f"{path}-shm").unlink()
    before = marks(path.parent)
    assert read(path).only == [{"a": "one"}]
    assert marks(path.parent) == before


def test_a_wal_database_at_rest_gets_no_wal_from_being_read(tmp_path: Path) -> None:
    path = tmp_path / "rest.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE t (a)")
        db.execute("INSERT INTO t VALUES (1)")
    db.close()
    before = marks(tmp_path)
    assert list(before) == ["rest.db"]
    assert read(path).only == [{"a": 1}]
    assert marks(tmp_path) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_enough(clinic: Path) -> None:
    clinic.parent.chmod(0o500)
    try:
        assert read(clinic).rows["clinic.db#patient"]
    finally:
        clinic.parent.chmod(0o700)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM patient",
        "CREATE TABLE x (a)",
        "UPDATE patient SET name = 'x'",
        "PRAGMA user_version = 5",
        "PRAGMA journal_mode = WAL",
        "VACUUM",
    ],
)
def test_the_readers_own_connection_cannot_write(clinic: Path, statement: str) -> None:
    before = marks(clinic.parent)
    db = connect(clinic)
    try:
        db.execute(statement).fetchall()
    except sqlite3.Error:
        pass
    finally:
        db.close()
    assert marks(clinic.parent) == before


def test_an_unfinished_write_is_told_and_not_rolled_back(tmp_path: Path) -> None:
    path = tmp_path / "hot.db"
    code = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("CREATE TABLE t (a)")
db.execute("BEGIN")
db.executemany("INSERT INTO t VALUES (?)", [("x" * 3000,) for _ in range(500)])
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    before = marks(tmp_path)
    assert "hot.db-journal" in before
    found = read(path)
    assert found.error is not None and "unfinished write" in found.error.text.en
    assert marks(tmp_path) == before


# --- damage -------------------------------------------------------------------------------------------------------------


def test_a_damaged_file_is_told_and_what_is_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    make = Make(1)
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE good (a TEXT)")
        db.executemany("INSERT INTO good VALUES (?)", [(make.mobile(),) for _ in range(10)])
        db.execute("CREATE TABLE bad (a TEXT)")
        db.executemany("INSERT INTO bad VALUES (?)", [(make.mobile() * 50,) for _ in range(2000)])
    db.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40_000] = b"\xff" * 40_000
    path.write_bytes(data)
    found = read(path)
    assert len(found.rows["damaged.db#good"]) == 10
    assert len(found.rows["damaged.db#bad"]) < 2000
    left = "was not read" if found.rows["damaged.db#bad"] else "no row was read"
    assert "damaged" in found.reasons and left in found.reasons
    assert any(s.asked for s in found.skipped)


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 2000, bytes(range(7, 247)) * 17]
)
def test_what_is_no_database_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.db"
    path.write_bytes(content)
    found = read(path)
    assert found.error is not None or found.skipped
    assert not found.tables


def test_an_encrypted_database_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "secret.db"
    path.write_bytes(bytes(range(256)) * 64)
    found = read(path)
    assert found.error is not None and "加密" in found.error.text.zh and found.error.todo is not None


def test_a_damaged_tree_does_not_make_reading_endless(tmp_path: Path) -> None:
    path = tmp_path / "loop.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (a TEXT)")
        db.executemany("INSERT INTO t VALUES (?)", [(f"row {i}",) for i in range(60)])
    db.close()
    data = path.read_bytes()
    assert data.count(b"\x3c\x02\x19row 59") == 1
    # the last row says that it is row 1: "after the last" begins again at 2
    path.write_bytes(data.replace(b"\x3c\x02\x19row 59", b"\x01\x02\x19row 59"))
    found = read(path)
    assert "damaged" in found.reasons and any(s.asked for s in found.skipped)
    assert len(found.only) < 200


def test_names_that_are_no_utf8_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE patient_zzzz (colx TEXT)")
        db.execute("CREATE TABLE whole (a TEXT)")
    db.close()
    path.write_bytes(
        path.read_bytes().replace(b"patient_zzzz", b"patient_\xd0\xd5zz").replace(b"colx", b"col\xff")
    )
    found = read(path)
    assert "names.db#whole" in found.tables
    assert found.error is None


def test_tables_are_chosen_by_include_and_exclude(clinic: Path) -> None:
    assert set(read(clinic, include=("pat*",)).tables) == {"clinic.db#patient"}
    assert "clinic.db#patient" not in read(clinic, exclude=("patient",)).tables


def test_a_table_called_after_a_person_is_masked(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    number = Make(3).resident_id()
    with sqlite3.connect(path) as db:
        db.execute(f'CREATE TABLE "张三_{number}" ("{number}" TEXT)')
    db.close()
    said = read(path).said()
    assert number not in said and "张三" not in said


def test_a_sqlite_address_is_a_path(clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clinic.parent)
    assert read("sqlite:///clinic.db").rows["clinic.db#patient"]
    assert read(f"sqlite:///{clinic}").rows["clinic.db#patient"]
