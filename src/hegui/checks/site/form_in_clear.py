"""
表单以明文发送个人信息 · A form sends personal information in the clear.

以 http 提交的表单，沿途任何人都能读到；以 GET提交的密码或证件号会留在日志和浏览记录里。
盲区：静态文件中相对地址的表单，最终走 http 还是 https取决于服务器，不作判断。

A form sent over http can be read by anyone on the way; a password or an ID number sent by GET stays in logs and
histories.
Blind spot: whether a relative address in a static file ends at http or https is the server's doing and is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.form-in-clear",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="high",
    problem="clear-storage",
    title=Text("表单以明文发送个人信息", "A form sends personal information in the clear"),
    remedy=Text(
        "全站启用 https 并跳转，表单改用 https 地址和 POST 方式。",
        "Serve the whole site over https, redirect to it, and send the form there by POST.",
    ),
)
def form_in_clear(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "form" or not (seen["clear"] or seen["by_get"]):
        return
    grave = bool(seen["sensitive"] or seen["password"])
    how = (
        Text("经 http 明文提交", "over http, in the clear")
        if seen["clear"]
        else Text("以 GET 方式提交，内容进入网址", "by GET, so that they stand in the address")
    )
    yield breach(
        seen,
        Text("{what}，{how}", "{what} and sends them {how}").fill(what=seen.what, how=how),
        severity="high" if grave and seen["clear"] else "medium",
    )


@form_in_clear.breaks
def a_registration_over_http() -> Case:
    return fact("form", asks=("name", "id-number"), sensitive=True, clear=True, by_get=False)


@form_in_clear.breaks
def a_password_by_get() -> Case:
    return fact("form", asks=("password",), password=True, clear=False, by_get=True)


@form_in_clear.keeps
def the_same_over_https() -> Case:
    return fact("form", asks=("name", "id-number"), sensitive=True, clear=False, by_get=False)


@form_in_clear.keeps
def a_file_that_does_not_tell() -> Case:
    return fact("form", asks=("name",), clear=None, by_get=False)
