"""PostgreSQL, MariaDB and SQLite with the table in them, on the loopback address, for as long as they are needed.

A server runs on a free port in a folder of its own, as the user of its package where this is root, and is stopped at the end.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NUMBERS = {"id": "bigint", "amount": "double precision", "status": "smallint", "created": "timestamp"}
PASSWORD = "HEGUI_BENCH_PASSWORD"  # the environment variable that holds it


class Absent(Exception):
    """What a database needs is not here."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where hegui finds the table, and which bare reads it is compared with: (name, package, words for children.py)."""

    target: str
    bare: tuple[tuple[str, str, tuple[str, ...]], ...]
    env: dict[str, str]


def _program(name: str) -> str:
    found = shutil.which(name) or next(
        (str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    found = found or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise Absent(f"{name} is not installed")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _folder(user: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """A new folder, and whom to run as: a database server will not run as root."""
    folder = Path(tempfile.mkdtemp(prefix="hegui-bench-"))
    run_as: dict[str, Any] = {}
    try:
        if os.getuid() == 0:
            try:
                entry = pwd.getpwnam(user)
            except KeyError:
                raise Absent(f"no user {user} to run the server as") from None
            os.chown(folder, entry.pw_uid, entry.pw_gid)
            run_as = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        yield folder, run_as
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_QUIET: dict[str, Any] = {
    "stdin": subprocess.DEVNULL,
    "stdout": subprocess.DEVNULL,
    "stderr": subprocess.DEVNULL,
}


@contextmanager
def _running(
    command: list[str], folder: Path, ready: Callable[[], Any], run_as: dict[str, Any]
) -> Iterator[None]:
    server = subprocess.Popen(command, cwd=folder, **_QUIET, **run_as)
    try:
        last = time.monotonic() + 60
        while True:
            try:
                ready()
                break
            except Exception:  # drivers have errors of their own
                if server.poll() is not None or time.monotonic() > last:
                    raise Absent("the server did not start") from None
                time.sleep(0.2)
        yield
    finally:
        server.send_signal(2)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _columns(header: str, text: str, **kinds: str) -> str:
    names = header.replace('"', "").strip().split(",")
    return ", ".join(f"{n} {kinds.get(n, NUMBERS.get(n, text))}" for n in names)


def _header(csv: Path) -> str:
    with csv.open(encoding="utf-8") as file:
        return file.readline()


@contextmanager
def postgres(csv: Path) -> Iterator[Server]:
    try:
        import psycopg
    except ImportError:
        raise Absent("psycopg is not installed") from None
    initdb, server, port = _program("initdb"), _program("postgres"), _free_port()
    with _folder("postgres") as (folder, run_as):
        data = folder / "data"
        subprocess.run(
            [initdb, "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8"],
            check=True,
            cwd=folder,
            **_QUIET,
            **run_as,
        )
        url = f"postgresql://bench@127.0.0.1:{port}/postgres"
        command = [server, "-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", str(folder), "-F"]
        with _running(command, folder, lambda: psycopg.connect(url).close(), run_as):
            with psycopg.connect(url) as db:
                db.execute(f"CREATE TABLE people ({_columns(_header(csv), 'text')})")
                with (
                    db.cursor().copy("COPY people FROM STDIN (FORMAT csv, HEADER)") as copy,
                    csv.open("rb") as file,
                ):
                    while block := file.read(1 << 20):
                        copy.write(block)
            with psycopg.connect(url, autocommit=True) as db:
                db.execute("VACUUM ANALYZE people")
            bare = (
                ("psycopg", "psycopg", ("postgres", url)),
                ("adbc", "adbc_driver_postgresql", ("postgres-adbc", url)),
            )
            yield Server(url, bare, {})


@contextmanager
def mariadb(csv: Path) -> Iterator[Server]:
    try:
        import pymysql
    except ImportError:
        raise Absent("pymysql is not installed") from None
    install, server, port, password = (
        _program("mariadb-install-db"),
        _program("mariadbd"),
        _free_port(),
        secrets.token_hex(8),
    )
    with _folder("mysql") as (folder, run_as):
        data, door = folder / "data", folder / "socket"
        made = [
            install,
            "--no-defaults",
            f"--datadir={data}",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
        ]
        if subprocess.run(made, cwd=folder, **_QUIET, **run_as).returncode:
            raise Absent("mariadb-install-db failed")
        command = [
            server, "--no-defaults", f"--datadir={data}", f"--socket={door}", f"--port={port}", "--bind-address=127.0.0.1",
            f"--pid-file={folder / 'pid'}", "--local-infile=1", "--skip-log-bin", "--character-set-server=utf8mb4",
        ]  # fmt: skip

        def root() -> Any:
            return pymysql.connect(unix_socket=str(door), user="root", local_infile=True, charset="utf8mb4")

        with _running(command, folder, lambda: root().close(), run_as):
            columns = _columns(_header(csv), "varchar(255)", amount="double", created="datetime")
            with root() as db, db.cursor() as cursor:
                cursor.execute("CREATE DATABASE bench")
                cursor.execute(f"CREATE TABLE bench.people ({columns})")
                cursor.execute(
                    f"LOAD DATA LOCAL INFILE '{csv}' INTO TABLE bench.people FIELDS TERMINATED BY ',' IGNORE 1 LINES"
                )
                cursor.execute(f"CREATE USER bench@'127.0.0.1' IDENTIFIED BY '{password}'")
                cursor.execute("GRANT SELECT ON bench.* TO bench@'127.0.0.1'")
                db.commit()
            words = (str(port), password)
            bare = (
                ("PyMySQL", "pymysql", ("mysql", *words)),
                ("connectorx", "connectorx", ("mysql-connectorx", *words)),
            )
            yield Server(f"mysql://bench@127.0.0.1:{port}/bench", bare, {PASSWORD: password})


@contextmanager
def sqlite(csv: Path) -> Iterator[Server]:
    import csv as plain
    import sqlite3

    with _folder(pwd.getpwuid(os.getuid()).pw_name) as (folder, _):
        file = folder / "people.db"
        with csv.open(encoding="utf-8", newline="") as lines:
            rows = plain.reader(lines)
            names = next(rows)
            with sqlite3.connect(file) as db:
                db.execute(f"CREATE TABLE people ({_columns(','.join(names), 'text')})")
                marks = ",".join("?" * len(names))
                db.executemany(
                    f"INSERT INTO people VALUES ({marks})", ([cell or None for cell in row] for row in rows)
                )
            db.close()
        bare = (
            ("sqlite3", "sqlite3", ("sqlite", str(file))),
            ("adbc", "adbc_driver_sqlite", ("sqlite-adbc", str(file))),
        )
        yield Server(str(file), bare, {})


SERVERS = {"PostgreSQL": postgres, "MariaDB": mariadb, "SQLite": sqlite}
