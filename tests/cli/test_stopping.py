"""Ctrl-C, on the real command: the first ends the reading and keeps what was found, the second ends at once."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROWS = 20_000


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tables; read at 200 rows a second, the first takes far longer than any test."""
    file = tmp_path_factory.mktemp("shop") / "shop.db"
    db = sqlite3.connect(file)
    for table in ("member", "visit"):
        db.execute(f"create table {table} (id integer primary key, mobile text)")
        db.executemany(
            f"insert into {table} (mobile) values (?)", ((f"138{n * 7919 % 10**8:08}",) for n in range(ROWS))
        )
    db.commit()
    db.close()
    return file


@pytest.mark.parametrize("threads", ["1", "2"])
def test_the_first_keeps_what_was_found_and_says_what_was_not_read(shop: Path, threads: str) -> None:
    more = ("--rate", "200", "--threads", threads, "--format", "json")
    command = [sys.executable, "-m", "hegui", "inventory", str(shop), "--lang", "en", "--progress", *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert "shop.db#member  0 rows" in running.stderr.readline()
        assert "shop.db#member" in running.stderr.readline()  # a second later: rows were read
        running.send_signal(signal.SIGINT)
        out, told = running.communicate(timeout=120)
    assert running.returncode == 2
    columns = json.loads(out)["columns"]
    assert [c["column"] for c in columns if c["entity"] == "mobile"] == ["mobile"]
    assert {c["table"] for c in columns} == {"member"}
    assert "Press Ctrl-C again" in told
    assert "shop.db#member: interrupted after about row" in told
    assert "shop.db#visit: interrupted: all of it was not looked at" in told


WORK = {
    "in Python": "time.sleep(60)",
    "in a driver that hears nothing": "sqlite3.connect(':memory:').execute("
    "'with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n')",
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_the_second_ends_at_once_and_removes_temporary_files(work: str, tmp_path: Path) -> None:
    program = f"""
import sqlite3, sys, tempfile, time
from hegui.cli.stopping import stoppable
kept = tempfile.TemporaryDirectory(dir=sys.argv[1])
with stoppable("en", lambda said: print(said, file=sys.stderr, flush=True)) as stop:
    print("working", file=sys.stderr, flush=True)
    {work}
print("a report")
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "working\n"
        running.send_signal(signal.SIGINT)
        assert "Press Ctrl-C again" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        out, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert (out, told) == ("", "")
    assert list(tmp_path.iterdir()) == []
