"""
登录 Cookie 缺少保护标志 · A login cookie lacks its protecting flags.

代表登录状态的 Cookie 没有 Secure 会在明文连接中泄露，没有 HttpOnly
会被脚本读走。是否代表登录，由名称判断；缺 SameSite 的按低级提示。
盲区：名称看不出用途的 Cookie。

A cookie that stands for a login leaks over clear connections without Secure, and to scripts without HttpOnly. Whether
it does is told by its name; a missing SameSite is graded low.
Blind spot: a cookie whose name does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.cookie-unprotected",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text("登录 Cookie 缺少保护标志", "A login cookie lacks its protecting flags"),
    remedy=Text(
        "为登录 Cookie 加 Secure、HttpOnly、SameSite=Lax。",
        "Give login cookies Secure, HttpOnly and SameSite=Lax.",
    ),
)
def cookie_unprotected(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "cookie" or not seen["session"]:
        return
    lacks = seen["lacks"] if isinstance(seen["lacks"], tuple) else ()
    grave = {"secure", "http-only", "prefix", "same-site-none-insecure"} & set(lacks)
    yield breach(seen, seen.what, severity="medium" if grave else "low")


@cookie_unprotected.breaks
def a_session_without_flags() -> Case:
    return fact("cookie", session=True, lacks=("secure", "http-only"))


@cookie_unprotected.keeps
def a_cookie_of_no_weight() -> Case:
    return fact("cookie", session=False, lacks=("secure",))
