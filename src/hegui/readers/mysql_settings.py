"""
How a MySQL or MariaDB server is set up, as far as this session may see.

What it may not see comes as None: unknown, never "no".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.model import Setting
from hegui.readers import Source
from hegui.readers.addresses import parts_of
from hegui.readers.servers import EVERYWHERE, LOCAL, UNSEEN, Told
from hegui.text import Text

_BY_PASSWORD = frozenset(
    {"", "mysql_native_password", "mysql_old_password", "caching_sha2_password", "sha256_password", "ed25519"}
)
_ANYWHERE = frozenset({"%", "", "0.0.0.0/0", "0.0.0.0/0.0.0.0", "::/0"})


def settings(db: Any, source: Source) -> Iterator[Setting]:
    """Yield every setting that hegui asks about."""
    told = Told(source)
    yield from _accounts(db, told)
    yield _listens(db, told)
    yield _tls(db, told, source)
    yield _audit(db, told)


def _rows(db: Any, query: str) -> list[dict[str, str]] | None:
    """The rows of a query by lower-case column name, or None where the session may not ask it."""
    import pymysql as driver

    try:
        with db.cursor() as cursor:
            cursor.execute(query)
            names = [d[0].lower() for d in cursor.description]
            return [dict(zip(names, map(_str, row), strict=True)) for row in cursor.fetchall()]
    except driver.Error:
        return None


def _str(value: Any) -> str:
    return (
        value.decode("utf-8", "replace") if isinstance(value, bytes) else "" if value is None else str(value)
    )


def _accounts(db: Any, told: Told) -> Iterator[Setting]:
    found = _rows(db, "SELECT * FROM mysql.user")
    if found is None:
        for kind in ("grant-to-everyone", "login-from-any-host", "empty-password", "superusers"):
            yield told.says(kind, None, UNSEEN[kind])
        return
    locked = _rows(
        db,
        "SELECT user, host FROM mysql.global_priv WHERE JSON_VALUE(priv, '$.account_locked') IN ('true', '1')",
    )
    shut = {(a["user"], a["host"]) for a in locked or ()}  # MariaDB keeps locks there
    able = [a for a in found if not _is_locked(a) and (a["user"], a["host"]) not in shut]
    anonymous = [a for a in able if not a["user"]]
    public = (
        _rows(db, "SELECT 1 FROM mysql.db WHERE user = '' AND (select_priv = 'Y' OR insert_priv = 'Y')") or []
    )
    yield told.says(
        "grant-to-everyone",
        bool(anonymous or public),
        Text("有匿名账号或授予匿名账号的库", "there are anonymous accounts, or databases granted to them")
        if anonymous or public
        else Text("", ""),
    )
    anywhere = [a for a in able if a["host"] in _ANYWHERE]
    yield told.says(
        "login-from-any-host",
        bool(anywhere),
        _if(anywhere, "{n} 个账号的主机为 %", "{n} account(s) with host %"),
    )
    empty = [a for a in able if _is_empty(a)]
    yield told.says("empty-password", bool(empty), _if(empty, "{n} 个账号", "{n} account(s)"))
    supers = {a["user"] for a in able if a.get("super_priv") == "Y"}
    yield told.says("superusers", len(supers))


def _is_locked(account: dict[str, str]) -> bool:
    """Locked, or a role, or an account that nothing can log in to."""
    secret = account.get("authentication_string") or account.get("password", "")
    return (
        account.get("account_locked") == "Y"
        or account.get("is_role") == "Y"
        or (secret.startswith("*THISISNOTAVALIDPASSWORD") or secret in ("invalid", "*"))
        or (not account["host"] and not secret and account.get("plugin", "") == "" and "is_role" in account)
    )


def _is_empty(account: dict[str, str]) -> bool:
    secret = account.get("authentication_string") or account.get("password", "")
    return not secret and account.get("plugin", "") in _BY_PASSWORD


def _if(found: list[dict[str, str]], zh: str, en: str) -> Text:
    return Text(zh, en).fill(n=len(found)) if found else Text("", "")


def _variables(db: Any) -> dict[str, str]:
    found = _rows(
        db,
        "SHOW GLOBAL VARIABLES WHERE variable_name IN ('bind_address', 'skip_networking', 'general_log', "
        "'server_audit_logging', 'audit_log_policy')",
    )
    return {} if found is None else {r["variable_name"]: r["value"] for r in found}


def _listens(db: Any, told: Told) -> Setting:
    seen = _variables(db)
    if seen.get("skip_networking", "").upper() in ("ON", "1"):
        return told.says("listens-beyond-loopback", False)
    if "bind_address" not in seen:
        return told.says("listens-beyond-loopback", None, UNSEEN["listens-beyond-loopback"])
    addresses = [a.strip() for a in seen["bind_address"].split(",")]
    if addresses in ([""], ["NULL"]):
        addresses = ["*"]  # not set: every address
    beyond = [a for a in addresses if a not in LOCAL - {""} and not a.startswith("127.")]
    everywhere = bool(set(beyond) & {"*", "0.0.0.0", "::"})
    return told.says(
        "listens-beyond-loopback",
        bool(beyond),
        Text("监听所有地址", "on every address") if everywhere else Text("", ""),
    )


def _tls(db: Any, told: Told, source: Source) -> Setting:
    found = _rows(db, "SHOW SESSION STATUS LIKE 'Ssl_cipher'")
    if not found:
        return told.says("tls-on-connection", None, UNSEEN["tls-on-connection"])
    if found[0]["value"]:
        return told.says("tls-on-connection", True)
    if parts_of(source.target).host in LOCAL:
        return told.says("tls-on-connection", None, EVERYWHERE)
    return told.says("tls-on-connection", False)


def _audit(db: Any, told: Told) -> Setting:
    seen = _variables(db)
    if seen.get("general_log", "").upper() in ("ON", "1"):
        return told.says("audit-log", True, Text("general_log", "general_log"))
    if seen.get("server_audit_logging", "").upper() in ("ON", "1"):
        return told.says("audit-log", True, Text("server_audit", "server_audit"))
    if seen.get("audit_log_policy", "NONE").upper() not in ("NONE", ""):
        return told.says("audit-log", True, Text("audit_log", "audit_log"))
    plugins = _rows(
        db, "SELECT plugin_name, plugin_status FROM information_schema.plugins WHERE plugin_type = 'AUDIT'"
    )
    if not seen or plugins is None:
        return told.says("audit-log", None, UNSEEN["audit-log"])
    if any(
        p["plugin_status"] == "ACTIVE"
        and p["plugin_name"].lower() not in ("server_audit", "sql_errlog", "query_response_time_audit")
        for p in plugins
    ):
        return told.says("audit-log", None, UNSEEN["audit-log"])
    return told.says(
        "audit-log",
        False,
        Text("general_log 与审计插件均未开启", "neither general_log nor an audit plugin is on"),
    )
