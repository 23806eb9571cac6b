"""The whole way for one table: names, every value, verdicts, and about how many people it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hegui.discovery import births
from hegui.discovery.kept import Kept
from hegui.discovery.kin import Kin, outline
from hegui.discovery.naming import priors_of
from hegui.discovery.nouns import Prior, Tally, Verdict
from hegui.discovery.own import NOTHING, Own, judged
from hegui.discovery.people import ERROR
from hegui.discovery.subject import Subject
from hegui.discovery.verdict import verdict
from hegui.discovery.watching import Watching
from hegui.masking import safe_name
from hegui.model import People, Skipped, Table
from hegui.text import Text

# what tells one person from another, the best first
IDENTIFIERS = (
    "cn-resident-id", "social-security-no", "medical-insurance-no", "medical-record-no", "student-no", "employee-no", "cn-passport", "id-document",
    "social-id", "mobile", "account-name", "email", "bank-card", "person-ref",
)  # fmt: skip
BIRTHS = ("birth-date", "cn-resident-id")
MINOR, CHILD = 18, 14  # years: minors protection law 2; PIPL 28 and 31
MANY_ROWS = 1_000_000  # the key of a larger file is not sketched: it would cost more than it tells
ALONE = Kin()  # nothing is known of other tables
SOME = 0.5  # an identifier that is empty more often than this says little about how many people there are


@dataclass(frozen=True, slots=True)
class Counted:
    """A table whose values were all read: what a verdict needs beside its names."""

    table: Table
    tallies: tuple[Tally, ...]  # in the order of its columns


def look(
    table: Table,
    day: date,
    threads: int = 2,
    watching: Watching | None = None,
    own: Own = NOTHING,
    kept: Kept | None = None,
    spread: bool = False,
    kin: Kin = ALONE,
) -> tuple[tuple[Verdict, ...], tuple[Skipped, ...]]:
    """One verdict a column, in the order of ``table.columns``, and the parts that could not be read.

    Reads the table once, save what is ``kept`` of parts that did not change.  ``day`` is the day ages are reckoned on;
    ``own`` is what hegui.toml adds to the detectors; ``kin`` knows the other tables of its source.  ``spread``: large tables
    are counted on a Spark cluster.
    """
    counted, skipped = count(table, day, threads, watching, own, kept, spread, kin)
    return judge(counted, day, own, kin), skipped


def count(
    table: Table,
    day: date,
    threads: int = 2,
    watching: Watching | None = None,
    own: Own = NOTHING,
    kept: Kept | None = None,
    spread: bool = False,
    kin: Kin = ALONE,
) -> tuple[Counted, tuple[Skipped, ...]]:
    """Read every value of a table; what is known of others only helps to choose the columns that people are counted by."""
    from hegui.discovery.engine import tally

    subject, by_name = priors_of(kin.sheet_of(table))
    identifiers = _identifiers(table, own.priors(table, by_name), subject)
    tallies, skipped = tally(
        table,
        day,
        threads=threads,
        identifier=identifiers[0] if identifiers else None,
        sketch=[*identifiers[1:], *_id_of_rows(table)],
        watching=watching,
        own=own.reading,
        kept=kept,
        spread=spread,
    )
    return Counted(outline(table), tuple(tallies)), tuple(skipped)


def judge(counted: Counted, day: date, own: Own = NOTHING, kin: Kin = ALONE) -> tuple[Verdict, ...]:
    """One verdict a column, from names and tallies alone."""
    table, tallies = counted.table, list(counted.tallies)
    subject, by_name = priors_of(kin.sheet_of(table))
    before = own.priors(table, by_name)
    found = [
        judged(verdict(prior, tally, subject, column), tally, own, prior, named)
        for named, prior, tally, column in zip(by_name, before, tallies, table.columns, strict=True)
    ]
    people, note, identifier, sketch = _people(subject, table, found, tallies)
    minors, under_14 = _young(found, tallies, people, day)
    oldest = _oldest(before, tallies)
    return tuple(
        replace(
            v,
            people=people,
            minors=minors,
            under_14=under_14,
            oldest=oldest,
            why=(*v.why, *note),
            identifier=identifier,
            sketch=sketch,
        )
        if v.about_person
        else v
        for v in found
    )


def _identifiers(table: Table, before: list[Prior], subject: Subject) -> list[str]:
    """Columns whose distinct values are the people of the table, the best first; at most three."""
    ranked = []
    for column, prior in zip(table.columns, before, strict=True):
        if prior.entity is None or prior.entity.id not in IDENTIFIERS:
            continue
        if prior.entity.id == "person-ref" and not _points_to_subject(prior):
            continue
        ranked.append((IDENTIFIERS.index(prior.entity.id), column.name))
    if not ranked and subject.kind == "person":
        ranked = [(99, c.name) for c in table.columns if c.key][:1]
    return [name for _, name in sorted(ranked)[:3]]


def _id_of_rows(table: Table) -> list[str]:
    """The column ``id`` of a table that declares no key, as files do: other tables may point to it."""
    if any(c.key for c in table.columns) or (table.rows or 0) > MANY_ROWS:
        return []
    return [c.name for c in table.columns if c.name.lower() in ("id", "编号", "序号id")][:1]


def _points_to_subject(prior: Prior) -> bool:
    return prior.weight >= 0.8


def _people(
    subject: Subject, table: Table, found: list[Verdict], tallies: list[Tally]
) -> tuple[People | None, tuple[Text, ...], str, bytes]:
    """How many people, why, by which entity they were counted, and its sketch."""
    if not any(v.about_person for v in found):
        return None, (), "", b""
    rows = max((t.rows for t in tallies), default=0)
    if rows == 0:
        return None, (), "", b""
    counted: list[tuple[bool, int, People, str, str, bytes]] = []
    for verdict_, tally, column in zip(found, tallies, table.columns, strict=True):
        people = tally.people
        entity = verdict_.entity.id if verdict_.entity else ""
        if people is None or entity not in IDENTIFIERS or not tally.values:
            continue
        filled = tally.values / max(tally.rows, 1) >= SOME
        counted.append((filled, -IDENTIFIERS.index(entity), people, column.name, entity, tally.distinct))
    if counted:
        full, _, people, name, entity, sketch = max(counted, key=lambda c: c[:2])
        high = people.high if full else max(people.high, rows)
        note = Text(
            "人数按列 {c} 的不同值估计，误差约 ±{e}%",
            "people counted by the distinct values of {c}, within {e} %",
        ).fill(c=safe_name(name), e=f"{300 * ERROR:.1f}")
        return People(people.estimate, people.low, high), (note,), entity, sketch
    if subject.kind == "person":
        note = Text("人数以行数为上限", "the number of rows is the upper bound for people")
    else:
        note = Text(
            "无可区分个人的列，人数以行数为上限", "no column tells people apart; the rows are the upper bound"
        )
    return People(rows, 1, rows), (note,), "", b""


def _young(
    found: list[Verdict], tallies: list[Tally], people: People | None, day: date
) -> tuple[int | None, int | None]:
    """Minors and under-14s by the column that says most about births.

    Where a person has several rows (visits, orders), the share of the rows is taken for the share of the people.
    """
    known = [
        t
        for v, t in zip(found, tallies, strict=True)
        if t.births and v.about_person and v.entity and v.entity.id in BIRTHS
    ]
    if not known:
        return None, None
    best = max(known, key=lambda t: births.total(t.births))
    rows = births.total(best.births)
    each = people.estimate / rows if people and rows > people.high else 1.0
    return round(best.younger(MINOR, day) * each), round(best.younger(CHILD, day) * each)


def _oldest(before: list[Prior], tallies: list[Tally]) -> date | None:
    """The first day on which a row was made, as far as a creation column says."""
    days = [t.oldest for p, t in zip(before, tallies, strict=True) if p.created and t.oldest is not None]
    return min(days) if days else None
