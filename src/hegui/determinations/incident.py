"""
网络安全事件的级别与报告 · The grade of a cybersecurity incident, and whom to tell by when.

The annex of the Incident Reporting Measures lists criteria, with a step for each grade; any one is enough and the
highest counts, so each is judged on its own.  Its numbers stand under the word "usually", and three criteria have none
but ask how serious a matter is: below every number the answer is "general" only once a person has answered those.
Incidents from larger up are reported within hours of awareness; what other laws ask for runs whatever the grade and
from the same moment, so it is told also while the grade is open.  Blind spots: sector rules; incidents with state
secrets follow other rules (Article 13); the annex names sites and platforms "and the like", and what is only like them
is for the last criterion; where several sites were hit, answer for the one with the highest grade.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hegui.deciding.criteria import Criterion, OfCriteria
from hegui.determinations import Lawbook, Remaining, determination
from hegui.determinations.incident_duties import duties_of, whatever_the_grade
from hegui.determinations.incident_facts import GRADES, GUIDE, Incident
from hegui.text import Text

MEASURES = date(2025, 11, 1)  # the Incident Reporting Measures in force


@determination(
    "incident",
    title=Text("网络安全事件的级别与报告", "The grade of a cybersecurity incident and whom to tell"),
    asks=Incident,
    since=MEASURES,
    turning=(date(2026, 1, 1),),
    ordered=True,
    outcomes={
        "general": Text("一般（按这些标准未达到较大）", "general (larger is not reached on these criteria)"),
        "larger": Text("较大", "larger"),
        "major": Text("重大", "major"),
        "especially-major": Text("特别重大", "especially major"),
    },
)  # fmt: skip
def incident(this: Incident, law: Lawbook) -> OfCriteria:
    """The annex: the highest grade that any criterion reaches; what one may still reach stays open."""
    rows = law.rows("incident.grading")
    criteria = [Criterion(row["id"], facts_of(row)) for row in rows]
    return this.highest(criteria, rank_by, [(law, row) for row in rows], GRADES, by=GUIDE)


def rank_by(this: Incident, law: Lawbook, row: Mapping[str, Any], least: int) -> int:
    """The rank one criterion reaches, if it is more than another has reached already; else 0.

    A lower grade never asks for more than a higher one, so the first that is not reached ends it.
    """
    higher = [rank for rank, grade in enumerate(GRADES) if rank > least and grade in row]
    if not higher or not concerns(this, row):
        return 0
    reached = 0
    for rank in higher:
        if not (is_of(this, row, row[GRADES[rank]]) and reaches(this, law, row, rank)):
            break
        reached = rank
    return reached


def concerns(this: Incident, row: Mapping[str, Any]) -> bool:
    """Was there critical infrastructure, or a site, of which the criterion speaks at all?"""
    if "needs" in row and not getattr(this, row["needs"]):
        return False
    return "where" not in row or getattr(this, row["where"]) != "none"


def is_of(this: Incident, row: Mapping[str, Any], step: Mapping[str, Any]) -> bool:
    """Is it one of the sites of which this step speaks?"""
    return "where" not in row or bool(getattr(this, row["where"]).one_of(step["of"]))


def reaches(this: Incident, law: Lawbook, row: Mapping[str, Any], rank: int) -> bool:
    """Is the number of this grade reached, or the matter judged to be as serious?"""
    found = getattr(this, row["fact"])
    if "number" in row[GRADES[rank]]:
        return law.reaches(row[GRADES[rank]]["number"], found)
    return bool(found.one_of(GRADES[rank:]))


def facts_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row[key] for key in ("needs", "where", "fact") if key in row)


@incident.remains
def whom_to_tell(outcome: str, by: tuple[str, ...], given: Incident, law: Lawbook) -> Iterator[Remaining]:
    return duties_of((outcome,), given, law)


@incident.remains_while_open
def meanwhile(open: tuple[str, ...], given: Incident, law: Lawbook) -> Iterator[Remaining]:
    return duties_of(open, given, law)


@incident.remains_before
def earlier(given: Incident, law: Lawbook) -> Iterator[Remaining]:
    return whatever_the_grade(given, law)
