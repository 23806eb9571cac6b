"""
依赖中有恶意软件包 · Malware among the dependencies.

名称和版本与 OSV 中的恶意包记录（MAL-）一致：很可能在安装时就已执行代码、窃取口令和密钥。
盲区：已被登记机构收录之前的恶意包。

Name and version are those of a record of malware (MAL-) in OSV: most likely it ran when it was installed, and took passwords and keys.
Blind spot: malware that nobody has recorded yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.malicious-component",
    judges="csl.anti-intrusion",
    looks_at=Fact,
    severity="critical",
    problem="vulnerabilities",
    title=Text("依赖中有恶意软件包", "Malware among the dependencies"),
    remedy=Text(
        "立即隔离装过它的机器，删除该包，更换这些机器上用过的口令、密钥和令牌，按安全事件处置。",
        "Isolate at once the machines that had it, remove it, change every password, key and token used there, and treat it as an incident.",
    ),
)
def malicious(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "malicious-component":
        yield breach(seen, seen.what)


@malicious.breaks
def recorded_as_malware() -> Case:
    return fact("malicious-component", name="evil")


@malicious.keeps
def an_ordinary_flaw() -> Case:
    return fact("vulnerable-component", name="lodash")
