"""
How a PostgreSQL server is set up, as far as this session may see: who may log in, from where, and what is logged.

What it may not see comes as None: unknown, never "no".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hegui.model import Place, Setting
from hegui.readers import Source
from hegui.readers.servers import EVERYWHERE, LOCAL, UNSEEN, Told, place_of
from hegui.text import Text

if TYPE_CHECKING:
    import psycopg

_GRANTS = """
SELECT n.nspname, c.relname, string_agg(DISTINCT a.privilege_type, ', ' ORDER BY a.privilege_type)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
WHERE a.grantee = 0 AND c.relkind IN ('r', 'p', 'm', 'v', 'f') AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
GROUP BY 1, 2 ORDER BY 1, 2
"""
_TRUST = """
SELECT count(*) FILTER (WHERE auth_method = 'trust' AND (type = 'local' OR address IS NOT NULL)),
       count(*) FILTER (WHERE type LIKE 'host%' AND auth_method <> 'reject'
                        AND (address IN ('all', '::', '0.0.0.0', '::0') AND (netmask IS NULL OR netmask IN ('0.0.0.0', '::'))))
FROM pg_hba_file_rules WHERE error IS NULL
"""


def settings(db: psycopg.Connection[tuple[Any, ...]], source: Source) -> Iterator[Setting]:
    """Yield every setting that hegui asks about."""
    told = Told(source)
    yield from _granted(db, told, source)
    rules = _one(db, _TRUST)
    if rules is None:
        yield told.says("empty-password", None, UNSEEN["empty-password"])
        yield told.says("login-from-any-host", None, UNSEEN["login-from-any-host"])
    else:
        trust, anywhere = rules
        yield told.says(
            "empty-password",
            trust > 0,
            _if(
                trust,
                "pg_hba 中有 {n} 条 trust 规则，无需口令",
                "{n} trust rule(s) in pg_hba ask for no password",
            ),
        )
        yield told.says(
            "login-from-any-host",
            anywhere > 0,
            _if(
                anywhere,
                "pg_hba 中有 {n} 条规则对所有地址开放",
                "{n} rule(s) in pg_hba are open to every address",
            ),
        )
    supers = _one(db, "SELECT count(*) FROM pg_roles WHERE rolsuper AND rolcanlogin")
    yield told.says(
        "superusers", supers[0] if supers else None, UNSEEN["superusers"] if supers is None else Text("", "")
    )
    yield _listens(db, told)
    yield _tls(db, told)
    yield _audit(db, told)


def _if(n: int, zh: str, en: str) -> Text:
    return Text(zh, en).fill(n=n) if n else Text("", "")


def _one(db: psycopg.Connection[tuple[Any, ...]], query: str) -> tuple[Any, ...] | None:
    """The one row of a query, or None where the session may not ask it."""
    import psycopg as driver

    try:
        with db.transaction():
            return db.execute(query.encode()).fetchone()
    except driver.Error:
        return None


def _granted(db: psycopg.Connection[tuple[Any, ...]], told: Told, source: Source) -> Iterator[Setting]:
    import psycopg as driver

    try:
        with db.transaction():
            found = db.execute(_GRANTS.encode()).fetchall()
    except driver.Error:
        yield told.says("grant-to-everyone", None, UNSEEN["grant-to-everyone"])
        return
    for schema, table, rights in found:
        place = Place(source.name, place_of(schema, table, "public"))
        yield Setting(place, "grant-to-everyone", True, Text(f"PUBLIC：{rights}", f"PUBLIC: {rights}"))
    if not found:
        yield told.says("grant-to-everyone", False)


def _listens(db: psycopg.Connection[tuple[Any, ...]], told: Told) -> Setting:
    found = _one(db, "SELECT current_setting('listen_addresses')")
    if found is None:
        return told.says("listens-beyond-loopback", None, UNSEEN["listens-beyond-loopback"])
    beyond = [
        a for a in (a.strip() for a in found[0].split(",")) if a not in LOCAL and not a.startswith("127.")
    ]
    said = Text("监听所有地址", "on every address") if "*" in beyond or "0.0.0.0" in beyond else Text("", "")
    return told.says("listens-beyond-loopback", bool(beyond), said)


def _tls(db: psycopg.Connection[tuple[Any, ...]], told: Told) -> Setting:
    found = _one(
        db,
        "SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false), "
        "inet_client_addr() IS NULL OR inet_client_addr() = inet_server_addr()",
    )
    if found is None:
        return told.says("tls-on-connection", None, UNSEEN["tls-on-connection"])
    encrypted, same_machine = found
    if same_machine and not encrypted:
        return told.says("tls-on-connection", None, EVERYWHERE)
    return told.says("tls-on-connection", bool(encrypted))


def _audit(db: psycopg.Connection[tuple[Any, ...]], told: Told) -> Setting:
    found = _one(
        db, "SELECT current_setting('log_statement'), coalesce(current_setting('pgaudit.log', true), '')"
    )
    if found is None:
        return told.says("audit-log", None, UNSEEN["audit-log"])
    statements, pgaudit = found
    if pgaudit not in ("", "none"):
        return told.says("audit-log", True, Text("pgaudit", "pgaudit"))
    if statements in ("all", "mod"):
        return told.says(
            "audit-log", True, Text(f"log_statement = {statements}", f"log_statement = {statements}")
        )
    # pgaudit.log can be set for single roles and databases only, where this session does not see it
    libraries = _one(db, "SELECT current_setting('shared_preload_libraries')")
    if libraries is None or "audit" in libraries[0]:
        return told.says("audit-log", None, UNSEEN["audit-log"])
    return told.says(
        "audit-log",
        False,
        Text(f"log_statement = {statements}，未装 pgaudit", f"log_statement = {statements}, no pgaudit"),
    )
