"""
疑似对外提供未见单独同意 · A copy that looks meant for someone else, without separate consent.

向其他个人信息处理者提供，须告知接收方并取得单独同意；委托他人按约定处理，则须订立合同。文件名带有中介、合作方或营销字样的，
作为问题提出。
盲区：经接口或邮件流出的数据，以及名称普通的副本。

Giving personal information to another processor needs notice of who they are and separate consent; entrusting it to one who
works on instruction needs a contract instead.  A file named after an agency, a partner or marketing makes it a question.
Blind spot: what left through an interface or a mail, and copies with plain names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.amounts import amount
from hegui.checks.declared import done, how_to_declare, lacking
from hegui.checks.examples import Case, exported, holding, inventory, on, organisation
from hegui.checks.grouping import by_source, listed
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

SOMEONE_ELSE = re.compile(
    r"agency|partner|vendor|supplier|third[-_ ]?part|outsourc|marketing|营销|推广|代理|合作|第三方|外包|供应商|对外|委托",
    re.IGNORECASE,
)


@check(
    "pi.handed-out",
    judges="pipl.separate-consent-to-provide",
    looks_at=Inventory,
    severity="high",
    problem="loose-authorisation",
    title=Text(
        "疑似对外提供个人信息，未见单独同意",
        "Personal information that seems handed out, without separate consent",
    ),
    remedy=Text(
        "核实接收方和用途：向其他处理者提供的，告知接收方情况并取得单独同意；委托处理的，签订委托合同并监督。",
        "Find out who receives it and why: tell people and obtain separate consent where it goes to another processor; have a "
        "contract and supervise where it is entrusted.",
    ),
)
def handed_out(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    ruling = lacking("separate_consent_to_provide", us)
    for place, columns in by_source(h for h in held.personal if h.export and h.rows):
        if not SOMEONE_ELSE.search(str(place)) or done(
            us.declarations.separate_consent_to_provide, us, place
        ):
            continue
        yield ruling(
            place,
            Text(
                "从名称看，文件 {place} 是交给外部的，含个人信息 {n}：{columns}。{how}",
                "by its name {place} is meant for someone outside; it has {n} of personal information: {columns}; {how}",
            ).fill(
                place=place,
                n=amount(len(columns), "columns"),
                columns=listed(columns),
                how=how_to_declare("separate_consent_to_provide", us),
            ),
        )


@handed_out.breaks
def patients_for_a_marketing_agency() -> Case:
    return inventory(exported("phone", "mobile", file="exports/marketing_agency.csv"))


@handed_out.keeps
def patients_for_ourselves() -> Case:
    return inventory(exported("phone", "mobile", file="exports/monthly_report.csv"))


@handed_out.keeps
def patients_for_an_agency_with_consent() -> Case:
    given = {"separate_consent_to_provide": on(2026, 1, 1, "exports/*")}
    return inventory(exported("phone", "mobile", file="exports/marketing_agency.csv")), organisation(
        declarations=given
    )


@handed_out.keeps
def a_table_of_partners_is_no_copy() -> Case:
    return inventory(holding("phone", "mobile", table="partner"))
