"""
Sessions of PostgreSQL: connections that can only read, and what an error means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hegui.readers import Source
from hegui.readers.addresses import parts_of
from hegui.readers.servers import logged_in, needs
from hegui.text import Text

if TYPE_CHECKING:
    import psycopg


def connect(source: Source) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection that can only read, with a limit of time on every statement."""
    try:
        import psycopg as driver
    except ImportError:
        raise needs("postgres") from None

    def session(password: str | None) -> psycopg.Connection[tuple[Any, ...]]:
        db = driver.connect(**arguments(source, password), autocommit=True)
        _restrain(db, source.gentle.timeout)
        return db

    def why(wrong: Exception) -> str:
        return _why(wrong) if isinstance(wrong, driver.OperationalError) else ""

    return logged_in(source, session, (driver.Error,), why)


def arguments(source: Source, password: str | None) -> dict[str, Any]:
    """What libpq is told: where, who, and how the connection is protected."""
    where = parts_of(source.target)
    said = {
        "host": where.host,
        "port": where.port,
        "user": where.user,
        "dbname": where.database,
        "password": password,
        "connect_timeout": where.options.get("connect_timeout", "10"),
        **{
            k: v
            for k, v in where.options.items()
            if k.startswith("sslmode") or k in ("sslrootcert", "sslcert", "sslkey")
        },
        "application_name": "hegui",
        "client_encoding": "UTF8",
    }
    return {k: v for k, v in said.items() if v not in (None, "")}


def _restrain(db: psycopg.Connection[tuple[Any, ...]], timeout: int) -> None:
    """Read-only, and patient with nobody: set by statements, since a connection pooler takes no start-up options."""
    db.execute("SET default_transaction_read_only = on")
    db.execute("SELECT set_config('statement_timeout', %s, false)", (f"{timeout * 1000}",))
    db.execute("SET lock_timeout = '5s'")
    db.autocommit = False
    db.read_only = True


def _why(wrong: Exception) -> str:
    """The kind of failure; the words themselves stay here."""
    said = str(wrong).lower()
    pg = getattr(wrong, "pgconn", None)
    if pg is not None and getattr(pg, "needs_password", False):
        return "password"
    signs = (
        (
            "password",
            (
                "password authentication failed",
                "no password supplied",
                "authentication failed",
                'role "',
                "角色",
                "口令",
                "密码",
            ),
        ),
        ("database", ("does not exist", "不存在")),
        ("refused", ("refused", "no such file or directory", "拒绝")),
        ("host", ("could not translate host", "name or service not known", "resolve", "nodename")),
        ("timeout", ("timeout", "timed out", "超时")),
        ("rights", ("no pg_hba.conf entry", "permission denied", "pg_hba")),
        ("tls", ("ssl", "certificate", "tls")),
        ("many", ("too many", "remaining connection slots")),
    )
    return next((why for why, words in signs if any(w in said for w in words)), "")


def what(wrong: Exception) -> Text:
    """What happened, by its SQLSTATE alone: the message may quote a cell."""
    if isinstance(wrong, UnicodeError):
        return meaning("22021")
    return meaning(getattr(wrong, "sqlstate", None) or "")


def meaning(state: str) -> Text:
    """What a SQLSTATE says."""
    meanings = {
        "": Text("与服务器的连接中断", "the connection to the server broke off"),
        "57014": Text(
            "语句超时，已停止；可用 --timeout 放宽",
            "the statement took too long and was stopped; --timeout allows more",
        ),
        "42501": Text("会话没有权限", "the session has no right to it"),
        "55P03": Text("表被锁住", "the table is locked"),
        "42P01": Text("表已不存在", "the table is gone"),
        "57P01": Text("服务器断开了连接", "the server closed the connection"),
        "25006": Text("只读事务，拒绝写入", "the transaction is read-only"),
        "22021": Text("数据含无法转成 UTF-8 的字节", "the data hold bytes that do not become UTF-8"),
        "22P05": Text("数据含无法转成 UTF-8 的字节", "the data hold bytes that do not become UTF-8"),
        "XX001": Text("数据文件已损坏", "the data files are damaged"),
    }
    return meanings.get(
        state,
        Text(
            f"数据库报错（SQLSTATE {state}）",
            f"the database reports an error (SQLSTATE {state})",
        ),
    )


def lives(db: psycopg.Connection[tuple[Any, ...]]) -> bool:
    """Does a connection that was kept still work?"""
    import psycopg as driver

    try:
        db.execute("SELECT 1")
        db.rollback()
    except driver.Error:
        return False
    return True


def driver_errors() -> tuple[type[Exception], ...]:
    try:
        import psycopg as driver
    except ImportError:
        return ()  # connect says kindly that it is missing
    return (driver.Error, UnicodeError, OverflowError)
