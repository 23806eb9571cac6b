"""What is kept from run to run: the same result without reading again, never a wrong one, never a value."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from doors import said
from generators import Make, column
from pyarrow import parquet as pq

import hegui
from hegui.discovery import kept as keeping
from hegui.discovery import units
from hegui.discovery.kept import FILE, Kept, packed, unpacked
from hegui.discovery.nouns import Tally
from hegui.model import Inventory
from hegui.readers import parquet

KINDS = ("resident-id", "mobile-messy", "name", "email", "money", "birth-text")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test; the files to look at lie beside it."""
    found = tmp_path / "cache" / "hegui"
    found.mkdir(parents=True, mode=0o700)
    monkeypatch.setattr(keeping, "cache_folder", lambda: found)
    monkeypatch.setattr(units, "SMALL", 50)
    monkeypatch.chdir(tmp_path)
    return found


def written(path: Path, seed: int = 1, rows: int = 600) -> Path:
    columns = {kind: column(kind, rows, seed=seed + n) for n, kind in enumerate(KINDS)}
    pq.write_table(pa.table(columns), path, row_group_size=200)
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every time that rows of a Parquet file are read: the row group and the columns."""
    seen: list[Any] = []
    plainly = parquet._group

    def spied(*args: Any) -> Iterator[Any]:
        seen.append(args[-2:])
        return plainly(*args)

    monkeypatch.setattr(parquet, "_group", spied)
    return seen


def told(target: Path, **options: Any) -> Inventory:
    return hegui.inventory(target, **options)


def test_a_second_run_over_an_unchanged_table_reads_only_its_metadata(
    tmp_path: Path, reads: list[Any]
) -> None:
    path = written(tmp_path / "t.parquet")
    fresh = told(path, fresh=True)
    first = told(path)
    assert len(reads) == 2 * (1 + 3 * len(KINDS)), (
        "the first rows for the plan, then each column of each row group"
    )
    reads.clear()
    assert told(path) == first == fresh
    assert reads == []
    assert first.people is not None and any(h.sample for h in first.holdings)


def test_the_pages_of_an_unchanged_table_may_be_gone(tmp_path: Path) -> None:
    """Its size, its time of change and its footer say that nothing changed: nothing else is looked at."""
    path = written(tmp_path / "t.parquet")
    first = told(path)
    data, times = path.read_bytes(), path.stat()
    footer = 8 + int.from_bytes(data[-8:-4], "little")
    path.write_bytes(data[:4] + bytes(len(data) - 4 - footer) + data[-footer:])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert told(path) == first and not first.skipped
    assert told(path, fresh=True).skipped


def test_fresh_neither_uses_nor_writes_what_is_kept(
    tmp_path: Path, folder: Path, reads: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "t.parquet")
    told(path, fresh=True)
    assert list(folder.iterdir()) == []
    told(path)
    before = (folder / FILE).read_bytes()
    for command in ("check", "inventory"):
        reads.clear()
        said(capsys, command, "t.parquet", "--fresh")
        assert reads
    assert (folder / FILE).read_bytes() == before


def test_a_row_group_is_read_again_when_the_file_changes(tmp_path: Path, reads: list[Any]) -> None:
    path = written(tmp_path / "t.parquet")
    told(path)
    reads.clear()
    written(path, seed=2)
    assert told(path) == told(path, fresh=True)
    assert len(reads) == 2 * (1 + 3 * len(KINDS))


def test_bytes_that_change_under_the_same_size_and_footer_are_seen_by_the_time_of_change(
    tmp_path: Path, reads: list[Any]
) -> None:
    path = written(tmp_path / "t.parquet")
    told(path)
    reads.clear()
    later = path.stat().st_mtime_ns + 1
    os.utime(path, ns=(later, later))
    told(path)
    assert len(reads) == 1 + 3 * len(KINDS)


@pytest.mark.parametrize(
    "what, other", [("code_version", "2"), ("key_of_this_machine", bytes(16))], ids=["version", "key"]
)
def test_another_version_or_key_reads_again(
    what: str, other: object, tmp_path: Path, reads: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "t.parquet")
    told(path)
    reads.clear()
    monkeypatch.setattr(keeping, what, lambda: other)
    told(path)
    assert len(reads) == 1 + 3 * len(KINDS)


def test_another_entity_of_ones_own_reads_again(tmp_path: Path, reads: list[Any]) -> None:
    path = written(tmp_path / "t.parquet")
    rules = tmp_path / "hegui.toml"
    for regex, again in (("A1", True), ("A1", False), ("A2", True), ("A1", False)):
        rules.write_text(
            f'[[entity]]\nid = "badge"\nzh = "工牌"\nen = "badge"\ncategory = "identity"\nregex = "{regex}"\n'
        )
        reads.clear()
        told(path, config=rules)
        assert bool(reads) == again


def test_the_version_covers_detectors_discovery_and_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "hegui"
    for name in (
        "detectors/cn/x.py",
        "discovery/kept.py",
        "readers/y.py",
        "model.py",
        "masking.py",
        "detectors/words.txt",
    ):
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).write_text("1")
    monkeypatch.setattr(keeping, "__file__", str(house / "discovery/kept.py"))
    monkeypatch.setattr(keeping, "_own_files", lambda house: set())
    seen = {keeping.code_version.__wrapped__()}
    for file in sorted(house.rglob("*")):
        if file.is_file():
            file.write_text("2")
            seen.add(keeping.code_version.__wrapped__())
    assert len(seen) == 7


def test_a_name_asked_for_otherwise_is_counted_otherwise(tmp_path: Path, reads: list[Any]) -> None:
    """A column renamed, or its type changed, is another table."""
    path = written(tmp_path / "t.parquet")
    told(path)
    whole = pq.read_table(path)
    pq.write_table(whole.rename_columns([f"x{n}" for n in range(len(KINDS))]), path, row_group_size=200)
    assert told(path) == told(path, fresh=True)


def test_a_part_that_could_not_be_read_whole_is_told_again(tmp_path: Path) -> None:
    path = written(tmp_path / "t.parquet")
    chunk = pq.ParquetFile(path).metadata.row_group(1).column(2)
    with path.open("r+b") as file:
        file.seek(chunk.dictionary_page_offset or chunk.data_page_offset)
        file.write(b"\xff" * 200)
    first, second = told(path), told(path)
    assert first == second and [str(s.place) for s in second.skipped] == ["t.parquet#name"]


def test_what_was_cut_short_is_not_kept(tmp_path: Path, reads: list[Any]) -> None:
    path = written(tmp_path / "t.parquet")
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 12

    cut = hegui.inventory(path, stop=stop, threads=1)
    assert any("interrupted" in s.reason.en for s in cut.skipped)
    assert told(path) == told(path, fresh=True)


# --- other files


def test_a_row_added_to_a_large_csv_reads_only_its_last_range(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hegui.readers import chunks, delimited, encodings

    for module, name, value in (
        (chunks, "CHUNK", 1000),
        (chunks, "BLOCK", 700),
        (encodings, "BLOCK", 700),
        (delimited, "PART", 9000),
    ):
        monkeypatch.setattr(module, name, value)
    path = tmp_path / "t.csv"
    numbers = column("mobile", 6000)
    path.write_text("id,phone\n" + "".join(f"{n},{p}\n" for n, p in enumerate(numbers)))
    told(path)
    with path.open("a") as file:
        file.write("6000,13800138000\n")
    read: list[int] = []
    plainly = delimited._some_columns

    def spied(*args: Any) -> Iterator[Any]:
        read.append(args[4].start)
        return plainly(*args)

    monkeypatch.setattr(delimited, "_some_columns", spied)
    again = told(path)
    assert len(read) == 1
    assert again == told(path, fresh=True)
    assert again.holdings[1].rows == 6001


def test_a_database_file_is_told_by_its_bytes_and_its_log(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE t (phone TEXT)")
    db.executemany("INSERT INTO t VALUES (?)", [(p,) for p in column("mobile", 100)])
    db.commit()
    assert told(path).holdings[0].rows == 100
    assert told(path) == told(path, fresh=True)
    db.execute("INSERT INTO t VALUES ('13800138000')")
    db.commit()  # lies in t.db-wal; t.db itself has not changed
    assert told(path).holdings[0].rows == 101
    db.close()


def test_members_whose_masked_names_are_alike_do_not_stand_for_each_other(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "t.zip", "w") as book:
        for folder, kind in (("13800138001", "mobile"), ("13800138002", "email"), ("13800138003", "money")):
            book.writestr(f"{folder}/t.csv", "c\n" + "\n".join(str(v) for v in column(kind, 50)))
    for options in ({}, {"include": ("13800138003/*",)}, {"include": ("13800138002/*",)}, {}):
        assert told(tmp_path / "t.zip", **options) == told(tmp_path / "t.zip", fresh=True, **options)


# --- the store


def test_a_tally_comes_back_as_it_was(tmp_path: Path, folder: Path) -> None:
    from discovery.tables import tally_of

    for kind in KINDS:
        tally = tally_of(column(kind, 300, empty=0.1))
        assert unpacked(packed((tally, Tally())), 2) == (tally, Tally())
    assert unpacked(b"nothing", 1) is None and unpacked(packed((tally,)), 2) is None


def test_the_store_is_for_its_user_alone(tmp_path: Path, folder: Path) -> None:
    told(written(tmp_path / "t.parquet"))
    assert [f.name for f in folder.iterdir()] == [FILE]
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_a_store_that_is_a_link_is_not_followed(tmp_path: Path, folder: Path) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    (folder / FILE).symlink_to(other)
    path = written(tmp_path / "t.parquet")
    assert told(path) == told(path, fresh=True)
    assert other.read_text() == "mine"


def _every_row(folder: Path, change: str) -> None:
    base = sqlite3.connect(folder / FILE)
    base.execute(f"UPDATE kept SET {change}")
    base.commit()
    base.close()


def _other_layout(folder: Path) -> None:
    base = sqlite3.connect(folder / FILE)
    base.execute("DROP TABLE kept")
    base.execute("CREATE TABLE kept (a, b)")
    base.commit()
    base.close()


DAMAGE = {
    "empty": lambda folder: (folder / FILE).write_bytes(b""),
    "no database": lambda folder: (folder / FILE).write_bytes(b"x" * 5000),
    "cut short": lambda folder: (folder / FILE).write_bytes((folder / FILE).read_bytes()[:6000]),
    "holes": lambda folder: (folder / FILE).write_bytes(
        (b"\0" * 50).join((folder / FILE).read_bytes()[n : n + 3000] for n in range(0, 90_000, 3050))
    ),
    "one bit in each row": lambda folder: _every_row(
        folder, "what = substr(what, 1, 30) || X'00' || substr(what, 32)"
    ),
    "rows change places": lambda folder: _every_row(folder, "what = (SELECT max(what) FROM kept)"),
    "rows of other kinds": lambda folder: _every_row(folder, "what = 7, used = 'x'"),
    "another layout": _other_layout,
    "a folder": lambda folder: ((folder / FILE).unlink(), (folder / FILE).mkdir()),
    "cannot be written": lambda folder: (folder / FILE).chmod(0o400),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_store_changes_no_result_and_is_not_spoken_of(
    damage: Any, tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "t.parquet")
    right = told(path, fresh=True)
    told(path)
    damage(folder)
    for _ in range(2):
        assert told(path) == right
    code, shown = said(capsys, "inventory", "t.parquet", "--format", "csv")
    assert code == 0 and capsys.readouterr().err == ""
    assert "sqlite" not in shown


def test_a_store_that_was_thrown_away_is_begun_anew(tmp_path: Path, folder: Path, reads: list[Any]) -> None:
    path = written(tmp_path / "t.parquet")
    (folder / FILE).write_bytes(b"x" * 5000)
    told(path)
    reads.clear()
    told(path)
    assert reads == []


def test_while_another_run_writes_nothing_waits_for_ever_and_nothing_is_wrong(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PATIENCE", 0.01)
    path = written(tmp_path / "t.parquet")
    right = told(path)
    other = sqlite3.connect(folder / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    written(path, seed=5)
    assert told(path) == told(path, fresh=True) != right
    other.execute("COMMIT")
    other.close()
    assert told(path) == told(path, fresh=True)


def test_runs_at_the_same_time_agree(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{n}.parquet", seed=n) for n in range(4)]
    right = [told(p, fresh=True) for p in paths]
    found: dict[tuple[int, int], Inventory] = {}

    def run(thread: int) -> None:
        for n in range(4):
            at = (n + thread) % 4
            found[thread, at] = told(paths[at])

    threads = [threading.Thread(target=run, args=(t,)) for t in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16 and all(inventory == right[at] for (_, at), inventory in found.items())


def test_the_store_stays_within_its_bound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 200_000)
    monkeypatch.setattr(keeping, "CHECKED", 50)
    kept = Kept()
    for n in range(400):
        kept.put(n.to_bytes(16, "big"), os.urandom(2000))
    assert (folder / FILE).stat().st_size < 400_000
    assert kept.find((399).to_bytes(16, "big")) is not None
    kept.close()


def test_what_nobody_used_for_months_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = time.time() // 86_400
    kept = Kept()
    kept.put(b"old", b"1")
    kept.put(b"used", b"2")
    kept.close()
    monkeypatch.setattr(keeping, "_today", lambda: int(today) + 60)
    again = Kept()
    assert again.find(b"used") == b"2"
    again.close()
    monkeypatch.setattr(keeping, "_today", lambda: int(today) + 100)
    last = Kept()
    assert (last.find(b"old"), last.find(b"used")) == (None, b"2")
    last.close()


def test_no_value_and_no_name_lies_in_the_store(tmp_path: Path, folder: Path) -> None:
    make = Make(77)
    rows = [
        (make.name(), make.resident_id(), make.mobile(), make.email(), f"联系{make.mobile()}")
        for _ in range(300)
    ]
    titles = ("xm_13800138000", "sfzh", "sjh", "dzyx", "备注")
    pq.write_table(
        pa.table({t: [r[n] for r in rows] for n, t in enumerate(titles)}),
        tmp_path / "客户王建国.parquet",
        row_group_size=100,
    )
    (tmp_path / "t.csv").write_text(
        "\n".join([",".join(titles), *(",".join(r) for r in rows)]), encoding="utf-8"
    )
    told(tmp_path / "客户王建国.parquet")
    told(tmp_path / "t.csv")
    base = sqlite3.connect(folder / FILE)
    stored = (folder / FILE).read_bytes()
    found = base.execute("SELECT name, what FROM kept").fetchall()
    base.close()
    assert len(found) > 10
    for name, what in found:
        stored += name + zlib.decompress(what[keeping.SEAL :])
    planted = {v for row in rows for v in row if len(v) > 2} | set(titles) | {"客户王建国", str(tmp_path)}
    assert [v for v in planted if v.encode() in stored] == []
    numbers = [int(r[2]).to_bytes(5, "big") for r in rows]
    assert not any(n in stored for n in numbers), "as packed whole numbers neither"


# --- kill -9


RUN = """
import os, sys, time
from pathlib import Path
from hegui.discovery import units
from hegui.readers import parquet
units.SMALL = 50
plainly = parquet._group
def slow(*args):
    os.write(2, b"x\\n")
    if sys.argv[2] == "slowly":
        time.sleep(0.1)
    return plainly(*args)
parquet._group = slow
from hegui.cli import main
sys.exit(main(["inventory", sys.argv[1], "--format", "csv", "--on", "2026-11-01", *sys.argv[3:]]))
"""


def test_a_killed_run_goes_on_where_it_stopped_and_ends_the_same(tmp_path: Path) -> None:
    path = written(tmp_path / "t.parquet", rows=2000)
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(tmp_path / "c"),
        "XDG_CONFIG_HOME": str(tmp_path / "k"),
    }
    every = 1 + 10 * len(KINDS)

    def command(*more: str) -> list[str]:
        return [sys.executable, "-c", RUN, str(path), *more]

    fresh = subprocess.run(
        command("fast", "--fresh"), env=environment, capture_output=True, check=True, text=True
    )
    assert len(fresh.stderr.split()) == every
    for _ in range(2):
        with subprocess.Popen(
            command("slowly"), env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as running:
            assert running.stderr is not None
            for _ in range(12):
                running.stderr.readline()
            running.send_signal(signal.SIGKILL)
            running.wait()
    last = subprocess.run(command("fast"), env=environment, capture_output=True, check=True, text=True)
    assert last.stdout == fresh.stdout and "resident-id" in last.stdout
    assert 0 < len(last.stderr.split()) < every - 12, "what the killed runs had counted was not read again"
    again = subprocess.run(command("fast"), env=environment, capture_output=True, check=True, text=True)
    assert again.stdout == fresh.stdout and again.stderr == ""
