"""
网站的 ICP 备案号缺失或有误 · The site's ICP filing number is missing or wrong.

面向公众的境内网站在首页标明 ICP 备案号并链接到工信部备案网站。只看有没有、格式对不对、有没有链接，不断定编号真实。内网地址不提出。
盲区：编号写在图片里的看不到；境外网站无须备案。

A site for the public in the mainland shows its ICP filing number on the home page, linked to the ministry's register.
Looked at is whether it is there, well formed and linked, never whether it is true. Internal addresses are not asked
for one.
Blind spot: a number inside a picture; a site hosted abroad needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.checks.site.filing import wanting
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.icp-number",
    judges="isp.show-number",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("网站的 ICP 备案号缺失或有误", "The site's ICP filing number is missing or wrong"),
    remedy=Text(
        "在首页底部标明 ICP 备案号并链接到查询网站；尚未备案的先办理。",
        "Show the ICP filing number at the foot of the home page with its link; where nothing was filed, file first.",
    ),
)
def no_icp_number(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "icp-number" and wanting(seen):
        yield to_confirm(seen, seen.what)


@no_icp_number.breaks
def absent_from_the_home_page() -> Case:
    return fact("icp-number", state="absent", whole=True)


@no_icp_number.breaks
def not_well_formed() -> Case:
    return fact("icp-number", state="malformed", whole=False)


@no_icp_number.keeps
def there_and_linked() -> Case:
    return fact("icp-number", state="good", whole=True)


@no_icp_number.keeps
def pages_without_the_home_page() -> Case:
    return fact("icp-number", state="absent", whole=False)
