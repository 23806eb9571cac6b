"""
政务网站没有看到专属标识 · The mark of a government site was not seen.

机关、事业单位网站要在首页底部居中加挂专属标识。按标识服务的地址和常用文件名查找。
盲区：由脚本画出的标识；位置是否居中没有核对。

Sites of organs and institutions carry their mark at the bottom centre of the home page. It is looked for by the
address of the mark service and by usual file names.
Blind spot: a mark drawn by a script; whether it stands in the centre was not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.government-mark",
    judges="govapp.site-mark",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("政务网站没有看到专属标识", "The mark of a government site was not seen"),
    remedy=Text(
        "向编制部门申领标识并加挂在首页底部居中。",
        "Apply to the staffing authority for the mark and put it at the bottom centre of the home page.",
    ),
)
def government_mark(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "government-site" or seen["mark"] or not seen["whole"]:
        return
    if not us.is_a("state-organ") and not str(seen["host"] or "").endswith((".gov.cn", ".xn--zfr164b")):
        return
    yield to_confirm(
        seen,
        Text(
            "首页没有看到党政机关或事业单位的网上标识",
            "no mark of an organ or institution was seen on the home page",
        ),
    )


@government_mark.breaks
def no_mark() -> Case:
    return (
        fact("government-site", host="www.example.gov.cn", mark=False, whole=True),
        organisation(roles=("state-organ",)),
    )


@government_mark.keeps
def with_mark() -> Case:
    return (
        fact("government-site", host="www.example.gov.cn", mark=True, whole=True),
        organisation(roles=("state-organ",)),
    )


@government_mark.keeps
def a_company() -> Case:
    return fact("government-site", host="www.example.com", mark=False, whole=True)
