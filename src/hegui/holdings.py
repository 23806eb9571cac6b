"""
What is held: one row a column, classified, graded, with the people it is about and how it is protected.

Discovery says what a column is; the law shelf says what that makes it on the day asked about; ``hegui.toml`` adds
what a catalogue or a person has said.  Data alone never make a column ``important`` or ``core`` (netdata 62(4),
GB/T 43697): the grade stays ``general`` unless a catalogue or an authority's notice is declared, and the candidate
says what to put before whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from hegui.discovery.own import NOTHING, Own
from hegui.law import Law
from hegui.masking import safe_name
from hegui.model import Entity, Grade, Holding, Inventory, People, Place, Sensitivity, Table
from hegui.organisation import Organisation
from hegui.relations import combinations_of, of_the_same_people, relations_of
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.discovery.nouns import Verdict

SECRET = "secret"
NOT_PERSONAL = frozenset(
    {"organisation", "relation", SECRET}
)  # categories that are no person's by themselves
UNDER_14_SHARE = 0.5  # above it, everything in a table about people is sensitive (PIPL 28)

_SCALE = {
    "personal": "gbt43697.large-scale-people",
    "sensitive": "gbt43697.large-scale-sensitive-people",
}
_SCALE_SINCE = date(2024, 10, 1)  # GB/T 43697-2024 in force


def holdings(
    table: Table, verdicts: tuple[Verdict, ...], us: Organisation, law: Law, own: Own = NOTHING
) -> tuple[Holding, ...]:
    """One Holding for every column of a table, in the order of its columns."""
    return tuple(
        replace(
            _holding(table, column.name, verdict, us, law, own),
            key=column.key,
            refers=safe_name(column.refers),
        )
        for column, verdict in zip(table.columns, verdicts, strict=True)
    )


def _holding(table: Table, column: str, verdict: Verdict, us: Organisation, law: Law, own: Own) -> Holding:
    place = table.place / column
    verdict = _corrected(verdict, place, us, own)
    entity = verdict.entity
    standards = _standards(verdict, law)
    sensitivity, reason = _by_ourselves(verdict, own, *_sensitivity(verdict, standards, law))
    why = (*verdict.why, *reason)
    grade, candidate, graded = _grade(place, sensitivity, verdict.people, us, law)
    return Holding(
        place=place,
        table=safe_name(table.name or table.place.path),
        column=safe_name(column),
        entity=entity,
        category=entity.category if entity else "",
        sensitivity=sensitivity,
        sensitive_under=standards if sensitivity == "sensitive" else (),
        grade=grade,
        grade_candidate=candidate,
        people=verdict.people,
        minors=verdict.minors,
        under_14=verdict.under_14,
        protection=verdict.protection,
        certainty=round(verdict.certainty, 2),
        why=(*why, *graded),
        subject=verdict.subject,
        rows=verdict.values,
        sample=verdict.sample,
        export=table.export,
        in_database=table.in_database,
        hash_form=verdict.hash_form,
        weak_hash=verdict.weak_hash,
        embedded=verdict.embedded,
        oldest=verdict.oldest,
        identifier=verdict.identifier,
        sketch=verdict.sketch,
        own=verdict.own,
        corrected=us.corrects(place) is not None,
    )


def _corrected(verdict: Verdict, place: Place, us: Organisation, own: Own) -> Verdict:
    """The verdict of a person, whatever names and values say; only how the values are protected stays as it was seen."""
    entry = us.corrects(place)
    if entry is None:
        return verdict
    entity = _entity(entry.entity, own)
    note = Text(f"人工更正：{safe_name(entry.reason)}", f"corrected by a person: {safe_name(entry.reason)}")
    return replace(
        verdict,
        entity=entity,
        about_person=entity is not None and entity.category not in NOT_PERSONAL,
        clinical=entity is not None and entity.category == "medical-health",
        secret=entity is not None and entity.category == SECRET,
        certainty=1.0,
        why=(note,),
        sample=verdict.sample if entity == verdict.entity else None,
        embedded=(),
    )


def _entity(id: str, own: Own) -> Entity | None:
    ours = own.get(id)
    return ours.entity if ours else entity_of(id)


def _by_ourselves(
    verdict: Verdict, own: Own, sensitivity: Sensitivity, reason: tuple[Text, ...]
) -> tuple[Sensitivity, tuple[Text, ...]]:
    """What the organisation itself holds to be sensitive is so, beside what standards list."""
    if sensitivity != "personal":
        return sensitivity, reason
    ids = (*((verdict.entity.id,) if verdict.entity else ()), *verdict.embedded)
    ours = next((d for id in ids if (d := own.get(id)) and d.sensitive), None)
    if ours is None:
        return sensitivity, reason
    note = Text("本单位在 hegui.toml 中认定为敏感：{why}", "hegui.toml holds it to be sensitive: {why}")
    return "sensitive", (*reason, note.fill(why=safe_name(ours.sensitive)))


def _standards(verdict: Verdict, law: Law) -> tuple[str, ...]:
    """The standards that list the column as sensitive: for what it is, for what its texts hold, for being clinical."""
    listed = law.sensitive_under(verdict.entity.id) if verdict.entity else ()
    if listed:
        return listed
    if verdict.clinical:
        return law.sensitive_under("medical-note")
    return next((held for id in verdict.embedded if (held := law.sensitive_under(id))), ())


def _sensitivity(
    verdict: Verdict, standards: tuple[str, ...], law: Law
) -> tuple[Sensitivity, tuple[Text, ...]]:
    if verdict.secret:
        return "secret", ()
    if not verdict.about_person:
        return "none", ()
    if standards:
        named = Text("、".join(standards), ", ".join(standards))
        return "sensitive", (
            Text(
                "{standards}（推荐性标准）列为敏感；依据是《个人信息保护法》第二十八条",
                "{standards} (recommended) list it as sensitive; the ground is PIPL Art 28",
            ).fill(standards=named),
        )
    if verdict.clinical:
        return "sensitive", (
            Text("患者的诊疗信息，属医疗健康信息", "clinical information about a patient: medical health"),
        )
    if verdict.people and verdict.under_14 and verdict.under_14 > UNDER_14_SHARE * verdict.people.estimate:
        return "sensitive", (
            Text(
                "表中多数人不满十四周岁，其个人信息均属敏感（个保法第二十八条）",
                "most people in the table are under 14: all about them is sensitive (PIPL 28)",
            ),
        )
    if verdict.under_14:
        return "personal", (
            Text(
                "其中 {n} 人不满十四周岁，这些人的记录属敏感个人信息",
                "{n} of them are under 14: their records are sensitive",
            ).fill(n=verdict.under_14),
        )
    return "personal", ()


def _grade(
    place: Place, sensitivity: Sensitivity, people: People | None, us: Organisation, law: Law
) -> tuple[Grade, Grade | None, tuple[Text, ...]]:
    listed = us.catalogued(place)
    if listed is not None:
        by = safe_name(listed.by)
        return listed.grade, None, (Text(f"已列入：{by}（{listed.on}）", f"listed by {by} ({listed.on})"),)
    scale = _SCALE.get(sensitivity)
    if scale is None or people is None or law.on < _SCALE_SINCE or not law.reaches(scale, people.high):
        return "general", None, ()
    return (
        "general",
        "important",
        (
            Text(
                "规模可能影响公共利益：请对照本地区、本部门、本行业重要数据目录，并向主管部门确认",
                "at this scale public interest may be touched: compare with the important-data catalogue of your region, "
                "department and sector, and ask the authority in charge",
            ),
        ),
    )


def gathered(held: list[Holding]) -> Inventory:
    """All holdings as one Inventory, with how their tables belong together."""
    relations = relations_of(held)
    inside = of_the_same_people(held, relations)
    people = {(h.place.source, h.table): h.people for h in held if h.people is not None}
    held = [_at_most(h, people.get(inside.get((h.place.source, h.table), ("", "")))) for h in held]
    personal = [h for h in held if h.sensitivity in ("personal", "sensitive")]
    sensitive = [h for h in personal if h.sensitivity == "sensitive"]
    return Inventory(
        holdings=tuple(held),
        people=people_of(personal, inside),
        sensitive_people=people_of(sensitive, inside),
        minors=_most(personal, "minors"),
        under_14=_most(personal, "under_14"),
        relations=relations,
        combinations=tuple(combinations_of(held)),
    )


def _at_most(held: Holding, there: People | None) -> Holding:
    """Rows that only bounded the people of a table give way to the count of the table they point to."""
    if there is None or held.people is None or held.identifier or held.people.high <= there.high:
        return held
    people = People(min(held.people.estimate, there.estimate), min(held.people.low, there.low), there.high)
    note = Text("人数不超过所指向的表", "no more people than the table that it points to")
    return replace(held, people=people, why=(*held.why, note))


_Table = tuple[str, str]
NOWHERE: Mapping[_Table, _Table] = {}


def people_of(held: Iterable[Holding], inside: Mapping[_Table, _Table] = NOWHERE) -> People | None:
    """How many different people some holdings are about, over all their tables.

    Tables counted by the same identifier (two by mobile number) are counted together, each person once.  Those counted by
    different ones may hold the same people or not: ``low`` says as if they did, ``high`` as if they did not.  A table
    that is ``inside`` another has no other people: it counts only where that one is not counted.
    """
    tables = {(h.place.source, h.table): h for h in held if h.people is not None}
    tables = {table: h for table, h in tables.items() if inside.get(table) not in tables}
    if not tables:
        return None
    together: dict[str, list[Holding]] = {}
    for (source, table), h in tables.items():
        together.setdefault(h.identifier if h.sketch else f"{source}#{table}", []).append(h)
    counts = [_once_each(group) for group in together.values()]
    largest = max(counts, key=lambda p: (p.low, p.estimate))
    return People(largest.estimate, largest.low, sum(p.high for p in counts))


def _once_each(group: list[Holding]) -> People:
    """The people of tables that were counted by the same identifier."""
    from hegui.discovery.people import estimate, union

    known = [h.people for h in group if h.people is not None]
    if len(group) == 1:
        return known[0]
    counted = estimate(reduce(union, (h.sketch for h in group)))
    if any(h.share_read < 1 for h in group):  # two samples may miss different people
        most = max(p.estimate for p in known)
        return People(max(counted.estimate, most), counted.low, sum(p.high for p in known))
    return People(counted.estimate, counted.low, max(counted.high, *(p.high for p in known)))


def _most(held: list[Holding], field: str) -> int | None:
    counts = [n for h in held if (n := getattr(h, field)) is not None]
    return max(counts) if counts else None


def entity_of(id: str) -> Entity | None:
    """The entity with this id, or None."""
    from hegui.detectors import room

    found = room.get(id)
    return found.entity if found else None
