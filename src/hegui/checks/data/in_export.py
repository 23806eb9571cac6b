"""
导出、备份、转储文件中的个人信息 · Personal information in exports, backups and dumps.

离开系统的副本没有系统的访问控制和日志，很少有人清点，系统里的原件删除很久之后仍然存在：手册第一类问题的泄露往往由此开始。
网站可能对外提供的文件另有检查。
盲区：确有需要、保管良好的副本看起来也一样；请在 ``[[protection]]`` 中申报其保护措施。

A copy outside the system has none of its access rules and logs, is seldom counted, and stays when the system has long
erased the original: the leaks of the handbook's first problem often start there.
Blind spot: a copy that is wanted and well kept looks the same; declare its protection under ``[[protection]]``.
Files that a web server could hand out have a check of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import breach, check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.data.in_public_file import public_files
from hegui.checks.examples import Case, exported, holding, inventory, organisation
from hegui.checks.grouping import by_source, listed
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation, ProtectionEntry
from hegui.text import Text


@check(
    "pi.in-export",
    judges="pipl.access-rights-and-training",
    looks_at=Inventory,
    severity="medium",
    problem="loose-authorisation",
    title=Text("导出、备份或转储文件含个人信息", "Personal information in an export, backup or dump"),
    remedy=Text(
        "不再需要的立即删除；确需保留的加密存放、限定可访问人员、登记用途和销毁日期，并在 [[protection]] 中申报。",
        "Erase what is no longer needed; keep the rest encrypted, open to named people, with its use and day of destruction on "
        "record, and declare it under [[protection]].",
    ),
)
def in_export(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    public = public_files(held)
    copies = [h for h in held.personal if h.export and h.protection == "clear" and not us.protects(h.place)]
    for place, columns in by_source(copies):
        if place.source in public:
            continue
        sensitive = [h for h in columns if h.sensitivity == "sensitive"]
        if sensitive:
            yield breach(
                place,
                Text(
                    "文件 {place} 是从系统中拷出的副本，以明文含敏感个人信息 {n}：{columns}",
                    "{place} is a copy taken out of a system, with {n} of sensitive personal information in the clear: "
                    "{columns}",
                ).fill(place=place, n=amount(len(sensitive), "columns"), columns=listed(sensitive)),
                severity="high",
            )
            continue
        yield to_confirm(
            place,
            Text(
                "文件 {place} 是从系统中拷出的副本，以明文含个人信息 {n}：{columns}。请说明用途、保管人和销毁日期",
                "{place} is a copy taken out of a system, with {n} of personal information in the clear: {columns}; say "
                "what it is for, who keeps it and when it is destroyed",
            ).fill(place=place, n=amount(len(columns), "columns"), columns=listed(columns)),
        )


@in_export.breaks
def members_exported() -> Case:
    return inventory(exported("phone", "mobile"))


@in_export.keeps
def members_in_the_database() -> Case:
    return inventory(holding("phone", "mobile"))


@in_export.breaks
def id_numbers_exported() -> Case:
    return inventory(exported("id_no", "cn-resident-id"))


@in_export.keeps
def id_numbers_exported_to_an_encrypted_disk() -> Case:
    disk = ProtectionEntry(
        covers=("exports/*",), measure="encryption-at-rest", evidence="OA-17", since=date(2026, 1, 1)
    )
    return inventory(exported("id_no", "cn-resident-id")), organisation(protections=(disk,))
