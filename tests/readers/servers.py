"""Databases of their own for tests on the servers of this machine; a test is skipped, with a reason, where there is none."""

from __future__ import annotations

import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def own_name() -> str:
    """A name of letters alone: a long run of digits in it would be masked in a place."""
    return "hegui_test_" + uuid.uuid4().hex[:12].translate(str.maketrans("0123456789", "ghijklmnop"))


@contextmanager
def postgres_database() -> Iterator[tuple[str, Any]]:
    """A new database and an autocommit connection to it; both gone afterwards."""
    psycopg = pytest.importorskip("psycopg")
    if not listens(5432):
        pytest.skip("no PostgreSQL at 127.0.0.1:5432")
    name = own_name()
    try:
        admin = psycopg.connect(
            "host=127.0.0.1 user=postgres dbname=postgres connect_timeout=5", autocommit=True
        )
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL at 127.0.0.1 does not let user postgres in")
    with admin:
        admin.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        try:
            with psycopg.connect(f"host=127.0.0.1 user=postgres dbname={name}", autocommit=True) as db:
                yield name, db
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def mysql_database() -> Iterator[tuple[str, Any]]:
    """A new database and an autocommit connection to it; both gone afterwards."""
    pymysql = pytest.importorskip("pymysql")
    if not listens(3306):
        pytest.skip("no MySQL or MariaDB at 127.0.0.1:3306")
    name = own_name()
    try:
        db = pymysql.connect(host="127.0.0.1", user="root", password="", autocommit=True, charset="utf8mb4")
    except pymysql.err.OperationalError:
        pytest.skip("the server at 127.0.0.1:3306 does not let root in")
    with db, db.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        try:
            cursor.execute(f"USE {name}")
            yield name, cursor
        finally:
            cursor.execute(f"DROP DATABASE {name}")
