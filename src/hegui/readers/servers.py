"""What database servers have in common: how a failed connection is told, and what a session may not see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, Generic, TypeVar

from hegui.errors import SourceError
from hegui.model import Place, Setting
from hegui.readers import Source
from hegui.readers.addresses import parts_of
from hegui.text import Text

T = TypeVar("T")

LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1", "[::1]"})
EVERYWHERE = Text(
    "会话从本机连接，看不到远程连接是否加密",
    "the session comes from the same machine: whether remote connections are encrypted",
)
VIEW = Text("视图，只转述各表的内容；各表已读", "a view: it shows what tables hold, and those are read")
NO_RIGHT = Text("会话没有读取这张表的权限", "this session has no right to read the table")
NO_COLUMN = Text(
    "会话没有读取这一列的权限，只看了列名",
    "this session has no right to read the column: only its name was looked at",
)
_SKIP = Text(
    "检查地址；或用 --skip {name} 跳过，报告会注明。",
    "Check the address; --skip {name} leaves it out, and the report says so.",
)


def place_of(schema: str, table: str, usual: str) -> str:
    """How a table's path reads: without the schema that everybody means."""
    return table if schema == usual else f"{schema}.{table}"


def needs(extra: str) -> SourceError:
    """The driver is an optional extra and is not there."""
    return SourceError(
        Text("缺少数据库驱动", "the database driver is not installed"),
        Text(f"安装：pip install 'hegui[{extra}]'", f"Install it: pip install 'hegui[{extra}]'"),
    )


def refused(source: Source, why: str) -> SourceError:
    """A connection that failed, in words of our own: the driver's would quote user and address."""
    where = parts_of(source.target)
    name = Place(source.name)
    host = Place(f"{where.host or 'localhost'}" + (f":{where.port}" if where.port else ""))
    texts = {
        "refused": Text(
            "读不到数据库 {name}：{host} 拒绝连接",
            "cannot read database {name}: {host} refused the connection",
        ),
        "host": Text(
            "读不到数据库 {name}：找不到主机 {host}", "cannot read database {name}: no such host {host}"
        ),
        "timeout": Text(
            "读不到数据库 {name}：连接 {host} 超时",
            "cannot read database {name}: the connection to {host} timed out",
        ),
        "password": Text(
            "读不到数据库 {name}：用户名或密码不对", "cannot read database {name}: wrong user or password"
        ),
        "database": Text(
            "读不到数据库 {name}：没有这个库", "cannot read database {name}: there is no such database"
        ),
        "rights": Text(
            "读不到数据库 {name}：该用户无权从本机连接",
            "cannot read database {name}: this user may not connect from here",
        ),
        "tls": Text(
            "读不到数据库 {name}：TLS 握手失败", "cannot read database {name}: the TLS handshake failed"
        ),
        "many": Text(
            "读不到数据库 {name}：连接数已满", "cannot read database {name}: it has too many connections"
        ),
    }
    todo = {
        "password": Text(
            "密码可写在 URL 里，或用 --password-env、驱动自己的密码文件（~/.pgpass、~/.my.cnf）给出。",
            "Give the password in the URL, by --password-env, or in the driver's own file (~/.pgpass, ~/.my.cnf).",
        ),
    }
    text = texts.get(
        why,
        Text(
            "读不到数据库 {name}：连接 {host} 失败",
            "cannot read database {name}: connecting to {host} failed",
        ),
    )
    return SourceError(text.fill(name=name, host=host), todo.get(why, _SKIP.fill(name=name)))


def password_for(source: Source) -> str | None:
    """Ask a person for the password, where there is one to ask."""
    if source.ask is None:
        return None
    return source.ask(str(Place(source.name))) or None


Failures = tuple[type[Exception], ...]


def logged_in(
    source: Source,
    connect: Callable[[str | None], T],
    refusals: Failures,
    why: Callable[[Any], str],
    password: str | None = None,
) -> T:
    """What ``connect`` gives for the password; a person is asked for it once where the server wants another.

    ``refusals`` are the driver's errors that ``why`` can name; whatever else goes wrong is told without a reason.
    Raises SourceError.
    """
    password = source.password if password is None else password
    for attempt in (1, 2):
        try:
            return connect(password)
        except refusals as wrong:
            said = why(wrong)
            if (
                said == "password"
                and attempt == 1
                and (asked := password_for(source)) not in (None, password)
            ):
                password = asked
                continue
            raise refused(source, said) from None
        except (OSError, ValueError, TypeError, RuntimeError, NotImplementedError):
            raise refused(source, "") from None
    raise refused(source, "password")


class Sessions(Generic[T]):
    """Connections of one source, lent to one table after the other: opening one may cost more than a small table.

    ``closes`` ends a connection; ``lives`` says whether one that was given back still works.
    """

    def __init__(
        self, opens: Callable[[], T], closes: Callable[[T], object], lives: Callable[[T], bool]
    ) -> None:
        self._opens, self._closes, self._lives = opens, closes, lives
        self._idle: list[T] = []
        self._lock = Lock()
        self._ended = False

    @contextmanager
    def one(self) -> Iterator[T]:
        """A connection; given back where all went well, else closed."""
        db = self._taken()
        try:
            yield db
        except BaseException:
            self._close(db)
            raise
        with self._lock:
            if not self._ended:
                self._idle.append(db)
                return
        self._close(db)

    def _taken(self) -> T:
        while True:
            with self._lock:
                db = self._idle.pop() if self._idle else None
            if db is None:
                return self._opens()
            if self._lives(db):
                return db
            self._close(db)

    def _close(self, db: T) -> None:
        with suppress(Exception):  # it is given up, whatever it says
            self._closes(db)

    def end(self) -> None:
        """Close what is not lent; what is lent is closed when it comes back."""
        with self._lock:
            self._ended = True
            idle, self._idle = self._idle, []
        for db in idle:
            self._close(db)


class Told:
    """Collects the settings of one source."""

    def __init__(self, source: Source) -> None:
        self.place = Place(source.name)
        self.asked = source.asked

    def says(self, kind: str, holds: bool | int | None, detail: Text = Text("", "")) -> Setting:  # noqa: B008  frozen
        return Setting(self.place, kind, holds, detail)


UNSEEN = {
    "grant-to-everyone": Text("是否有权限授予所有账号", "whether rights are granted to every account"),
    "login-from-any-host": Text("哪些账号可从任意主机登录", "which accounts may log in from any host"),
    "empty-password": Text("是否有空口令或免口令的账号", "whether accounts have no password"),
    "superusers": Text("超级管理员账号数", "how many superusers there are"),
    "listens-beyond-loopback": Text("服务监听的地址", "the addresses the server listens on"),
    "tls-on-connection": Text("连接是否加密", "whether the connection is encrypted"),
    "audit-log": Text("是否开启审计日志", "whether an audit log is switched on"),
}
