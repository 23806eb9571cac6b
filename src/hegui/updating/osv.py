"""
OSV, the database of known vulnerabilities of open-source packages: ``all.zip`` of one ecosystem, or a folder with several.

Identifiers, ranges, versions and severities are read and indexed into SQLite; an ecosystem is replaced as a whole.
"""

from __future__ import annotations

import hashlib

from hegui.supply.osv_index import index
from hegui.text import Text
from hegui.updating import Brought, Updated, source


@source(
    "osv",
    title=Text(
        "开源软件的公开漏洞（OSV 各生态的 all.zip，或放着它们的文件夹）",
        "known vulnerabilities of open-source software (OSV's all.zip of an ecosystem, or a folder with them)",
    ),
)
def take_osv(brought: Brought) -> Updated:
    """Index what was brought; the date is that of the newest record, ecosystem by ecosystem, or a later one that was stated."""
    held, broken = index(brought.path, stated=brought.dated if brought.stated else None)
    records = sum(part.records for part in held)
    what = Text(
        f"OSV：{'、'.join(p.ecosystem for p in held)}，共 {records:,} 条记录",
        f"OSV: {', '.join(p.ecosystem for p in held)}, {records:,} records in all",
    )
    notes = [
        Text(
            f"{p.ecosystem}：{p.records:,} 条，{p.packages:,} 个软件包，截至 {p.newest}",
            f"{p.ecosystem}: {p.records:,} records, {p.packages:,} packages, up to {p.newest}",
        )
        for p in held
    ]
    if broken:
        notes.append(
            Text(f"{broken:,} 个文件不是 OSV 记录，未采用", f"{broken:,} files are no OSV record: not taken")
        )
    digest = hashlib.sha256("".join(sorted({p.sha256 for p in held})).encode()).hexdigest()
    if len({p.sha256 for p in held}) == 1:
        digest = held[0].sha256
    return Updated(what, min(p.newest for p in held), digest, tuple(notes))
