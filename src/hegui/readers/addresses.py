"""
Database addresses: the password is taken out before anything else sees them.

``mysql://user:p@ss/word@10.0.0.5:3306/member`` works as people type it: everything before the last ``@`` is user and
password.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from hegui.errors import UsageError
from hegui.text import Text

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]*\]|[^:\[\]/]*)(:\d*)?")
_LOGIN = re.compile(r":[^@]*@")  # user:password@host
_DSN = re.compile(r"(?i)(?:password|passwd|pwd|pass)\s*=")
_NUMBERED = frozenset({"redis", "rediss"})  # their databases have numbers for names
_OPTIONS = frozenset(
    [
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
        "ssl",
        "charset",
        "connect_timeout",
        "application_name",
        "options",
        "schema",
        "replicaset",
        "authsource",
        "tls",
        "endpoint",
        "region",
    ]
)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a database address, without its password."""

    scheme: str
    user: str
    host: str
    port: int | None
    database: str
    options: dict[str, str]


def is_address(target: str) -> bool:
    return _SCHEME.match(target) is not None


def is_mistyped_address(target: str) -> bool:
    """Does a target that is no file look like a database address that was mistyped, or in a driver's own form?

    It may hold a password, and must then not be shown as the path that it is not.

    >>> [is_mistyped_address(t) for t in ("mysql:root:pw@host", "host=a password=b", "张三@公司.csv")]
    [True, True, False]
    """
    return _LOGIN.search(target) is not None or _DSN.search(target) is not None


def mistyped() -> UsageError:
    return UsageError(
        Text("像是数据库地址，但写法不对", "this looks like a database address, but is not written as one"),
        Text(
            "写成 mysql://用户@主机:3306/库名 或 postgresql://用户@主机:5432/库名，密码用 --password-env 给出。",
            "Write mysql://user@host:3306/database or postgresql://user@host:5432/database, and give the password with "
            "--password-env.",
        ),
    )


def split_password(target: str) -> tuple[str, str | None, str]:
    """The address without its password, the password, and what reports call the source."""
    scheme, _, rest = target.partition("://")
    head, mark, query = rest.partition("?")
    if "@" in query:
        raise _unclear()
    login, at, place = head.rpartition("@")
    user, colon, password = login.partition(":")
    hosts = place.partition("/")[0].split(",")  # MongoDB names the members of a replica set so
    if any(":" in host and not _HOST.fullmatch(host) for host in hosts):
        raise _unclear()
    kept = []
    said = unquote(password) if colon else None
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name.lower() in ("password", "passwd", "pwd"):
            said = value
        elif name.lower() in _OPTIONS:
            kept.append(f"{name}={value}")
        else:
            raise UsageError(
                Text("数据库地址中有不认识的参数", "the database address has a parameter that is not known"),
                Text(
                    "可用：{all}；密码中的 ? 请写作 %3F。", "Known: {all}; write a ? in a password as %3F."
                ).fill(all=" ".join(sorted(_OPTIONS))),
            )
    shown = f"{scheme}://{user}{at}{place}" + (mark + "&".join(kept) if kept else "")
    host, _, database = place.partition("/")
    if scheme.lower() in _NUMBERED and database:
        return shown, said, f"{host}/{database}"
    return shown, said, unquote(database) or host or scheme


def parts_of(target: str) -> Address:
    """The parts of an address that ``split_password`` has cleared."""
    scheme, _, rest = target.partition("://")
    head, _, query = rest.partition("?")
    user, _, place = head.rpartition("@")
    where, _, database = place.partition("/")
    host, port = where, ""
    if where.startswith("["):
        host, _, port = where[1:].partition("]")
        port = port.removeprefix(":")
    elif ":" in where:
        host, _, port = where.rpartition(":")
    return Address(
        scheme.lower(),
        unquote(user),
        unquote(host),
        int(port) if port.isdigit() else None,
        unquote(database),
        dict(parse_qsl(query)),
    )


def _unclear() -> UsageError:
    return UsageError(
        Text(
            "数据库地址看不清用户名、密码与主机的分界",
            "user, password and host cannot be told apart in the database address",
        ),
        Text(
            "把密码中的特殊字符写成百分号编码（@ 写作 %40），或用 --password-env。",
            "Percent-encode special characters in the password (@ as %40), or use --password-env.",
        ),
    )
