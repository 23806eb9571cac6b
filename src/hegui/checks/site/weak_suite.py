"""
网站接受弱密码套件 · The site accepts weak cipher suites.

RC4、DES、3DES、出口级、匿名和空加密套件已不足以保护传输中的数据（RFC 7465等）。
盲区：配置文件中的套件还取决于所用密码库是否支持。

RC4, DES, 3DES, export, anonymous and null suites no longer protect data in transit (RFC 7465 and others).
Blind spot: what a configuration names also depends on the cryptographic library.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.weak-suite",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="medium",
    problem="clear-storage",
    title=Text("网站接受弱密码套件", "The site accepts weak cipher suites"),
    remedy=Text(
        "从套件列表中去掉它们，只留带前向保密的 AEAD 套件。",
        "Take them out of the list; keep AEAD suites with forward secrecy.",
    ),
)
def weak_suite(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "weak-suite":
        return
    yield breach(seen, seen.what)


@weak_suite.breaks
def rc4() -> Case:
    return fact("weak-suite", suites=("RC4-SHA",))


@weak_suite.keeps
def something_else() -> Case:
    return fact("listing")
