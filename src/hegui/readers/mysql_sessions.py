"""
Sessions of MySQL and MariaDB: connections that can only read, how long a statement may last, and what an error means.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from hegui.readers import Source
from hegui.readers.addresses import parts_of
from hegui.readers.servers import logged_in, needs
from hegui.text import Text

LOST = frozenset({2006, 2013, 1053, 1927})  # numbers of errors after which a new connection may go on


def connect(source: Source) -> Any:
    """A connection that can only read, with a limit of time on every statement."""
    try:
        import pymysql as driver
    except ImportError:
        raise needs("mysql") from None

    def session(password: str | None) -> Any:
        db = driver.connect(**_arguments(source, password))
        _restrain(db, source.gentle.timeout)
        return db

    return logged_in(source, session, (driver.Error,), _why)


def _arguments(source: Source, password: str | None) -> dict[str, Any]:
    where = parts_of(source.target)
    if password is None:
        password = os.environ.get("MYSQL_PWD")
    own = Path.home() / ".my.cnf"
    said: dict[str, Any] = {
        "host": where.host,
        "port": where.port,
        "user": where.user,
        "database": where.database,
        "password": password.encode() if password else None,
        "charset": "utf8mb4",
        "use_unicode": False,
        "connect_timeout": int(where.options.get("connect_timeout", "10")),
        "read_timeout": source.gentle.timeout + 60,
        "read_default_file": str(own) if own.is_file() else None,
    }
    mode = where.options.get("sslmode", where.options.get("ssl", "")).lower()
    if mode in ("disable", "disabled", "false", "0"):
        said["ssl_disabled"] = True
    elif mode in ("require", "required", "true", "1"):
        said["ssl"] = {"check_hostname": False, "verify_mode": "none"}
    elif mode in ("verify-ca", "verify-full", "verify_ca", "verify_identity"):
        said["ssl_verify_cert"] = True
        said["ssl_verify_identity"] = mode in ("verify-full", "verify_identity")
        said["ssl_ca"] = where.options.get("sslrootcert")
    from pymysql.converters import encoders

    return {k: v for k, v in said.items() if v not in (None, "")} | {"conv": dict(encoders)}


def _restrain(db: Any, timeout: int) -> None:
    import pymysql as driver

    limit(db, timeout)
    with db.cursor() as cursor:
        cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY")
        with suppress(driver.Error):
            cursor.execute("SET SESSION net_write_timeout = 600, SESSION lock_wait_timeout = 5")
        cursor.execute("START TRANSACTION READ ONLY")


def limit(db: Any, seconds: int) -> None:
    """How long a statement may last; 0: a table that is streamed, where waiting for rows stays limited by the socket."""
    import pymysql as driver

    with db.cursor() as cursor:
        for limit in (f"max_statement_time = {seconds}", f"max_execution_time = {seconds * 1000}"):
            with suppress(driver.Error):  # MariaDB knows the first, MySQL the second
                cursor.execute(f"SET SESSION {limit}")


def give_back(db: Any, timeout: int) -> None:
    """Let go of the table, so that nobody who would change it waits for this session; ``timeout``: 0 where it was kept."""
    db.rollback()
    if timeout:
        limit(db, timeout)


def lives(db: Any) -> bool:
    """Does a connection that was kept still work?"""
    try:
        db.ping(reconnect=False)
    except driver_errors():
        return False
    return True


def code(wrong: Exception) -> int:
    """The number of an error of the driver's or the socket's; 0 if it has none."""
    if isinstance(wrong, OSError):
        return 3024 if isinstance(wrong, TimeoutError) else 2013
    return wrong.args[0] if wrong.args and isinstance(wrong.args[0], int) else 0


def _why(wrong: Exception) -> str:
    number = code(wrong)
    if number in (1045, 1698, 1251, 2059):
        return "password"
    if number == 2003:
        said = str(wrong).lower()
        if "timed out" in said:
            return "timeout"
        return (
            "host"
            if "name or service" in said or "getaddrinfo" in said or "resolution" in said
            else "refused"
        )
    return {1049: "database", 1044: "rights", 1130: "rights", 2026: "tls", 1040: "many", 2013: "timeout"}.get(
        number, ""
    )


def what(wrong: Exception) -> Text:
    """What happened, by its number alone: the message may quote a cell."""
    number = code(wrong)
    meanings = {
        1142: Text("会话没有权限", "the session has no right to it"),
        1143: Text("会话没有读取某列的权限", "the session has no right to read one of its columns"),
        1146: Text("表已不存在", "the table is gone"),
        1205: Text("表被锁住", "the table is locked"),
        1317: Text("语句被中断", "the statement was interrupted"),
        1969: Text(
            "语句超时，已停止；可用 --timeout 放宽",
            "the statement took too long and was stopped; --timeout allows more",
        ),
        3024: Text(
            "语句超时，已停止；可用 --timeout 放宽",
            "the statement took too long and was stopped; --timeout allows more",
        ),
        1194: Text("表已损坏，需要修复", "the table is damaged and needs repair"),
        145: Text("表已损坏，需要修复", "the table is damaged and needs repair"),
        2013: Text("与服务器的连接中断", "the connection to the server broke off"),
        2006: Text("与服务器的连接中断", "the connection to the server broke off"),
    }
    return meanings.get(
        number, Text(f"数据库报错（代码 {number}）", f"the database reports an error (code {number})")
    )


def driver_errors() -> tuple[type[Exception], ...]:
    try:
        import pymysql as driver
    except ImportError:
        return ()  # connect says kindly that it is missing
    return (driver.Error, OSError)
