"""
Situations made from a determination's own declaration and from the numbers that its law compares with.

Nothing here knows a question: thresholds are those that the question asks about when nothing is known, so that a new
question, or a new number of the law, brings its own cases at n-1, n and n+1.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from hegui.deciding.declaring import Fact, Facts
from hegui.deciding.determination import Determination
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.runner import Asking
from hegui.deciding.situation import places, situation
from hegui.determinations import room
from hegui.errors import UsageError

QUESTIONS = sorted(room.all())
ROUNDS = int(os.environ.get("HEGUI_SITUATIONS", "400"))  # 100000 is the full proof; it takes minutes
MOST_ROWS = 3

_books: dict[date, Lawbook] = {}


def days_of(question: Determination) -> list[date]:
    """The days on which to look: around every turn of the rules, and a recent one."""
    turns = [question.since, *question.turning]
    around = {turn + timedelta(days=step) for turn in turns for step in (-1, 0, 1)}
    return sorted(day for day in {*around, date(2026, 11, 20)} if day >= question.since)


def asking(question: Determination, facts: dict[str, Any], on: date, place: int = 0) -> Asking:
    """The question put to a situation; the law of a day is looked up once for all."""
    book = _books.setdefault(on, Lawbook(on))
    return Asking(question, situation(question.facts, facts), book.fresh(), place)


def outcomes(question: Determination, facts: dict[str, Any], on: date, place: int = 0) -> tuple[str, ...]:
    """The outcomes that stay open; one where the answer is determined."""
    return asking(question, facts, on, place).explore().outcomes(question.outcomes)


@cache
def edges(id: str, on: date) -> tuple[int, ...]:
    """Every number that the question compares a count with that day."""
    return tuple(sorted({edge for found in edges_of(id, on).values() for edge in found}))


@cache
def edges_of(id: str, on: date) -> dict[str, frozenset[int]]:
    """The numbers that each fact is compared with that day, by its name; those of a total count for what it adds up."""
    question = room.all()[id]
    found: dict[str, set[int]] = {}
    for asked in asking(question, {}, on).explore().asked:
        if asked.test == "at-least" and int(asked.against) > 1:
            for where in asked.open if asked.fact.startswith("=") else (asked.fact,):
                found.setdefault(where.rpartition(".")[2], set()).add(int(asked.against))
    return {name: frozenset(numbers) for name, numbers in found.items()}


def values(fact: Fact, id: str, on: date) -> list[Any]:
    """The values of a fact that can make a difference."""
    if fact.kind == "yes-no":
        return [True, False]
    if fact.kind == "choice":
        return [option.id for option in fact.options]
    if fact.kind == "day":
        return [
            date.fromordinal(e + step).isoformat()
            for e in edges_of(id, on).get(fact.name, ())
            for step in (-1, 0, 1)
        ] or ["2026-01-01"]
    near = {e + step for e in edges_of(id, on).get(fact.name, ()) for step in (-1, 0, 1)}
    return sorted(n for n in {0, 1, 2, *near, 10**8} if 0 <= n <= fact.high)


def complete(question: Determination, on: date, chance: random.Random) -> dict[str, Any]:
    """A situation of which everything is known, and whose facts do not contradict each other."""
    return possible(question, _complete(question.facts, question.id, on, chance), on, chance)


def possible(
    question: Determination, made: dict[str, Any], on: date, chance: random.Random
) -> dict[str, Any]:
    """The situation without totals that its parts do not add up to."""
    made = dict(made)
    while named := impossible(question, made, on):
        del made[chance.choice(named)]
    return made


def impossible(question: Determination, made: dict[str, Any], on: date) -> list[str]:
    """The facts of the situation that contradict others, by what the question says of it."""
    rows = len(made.get(question.parts.rows, ())) if question.parts else 0
    for place in range(rows + 1):
        try:
            asking(question, made, on, place).explore()
        except UsageError as wrong:
            return [name for name in made if name in wrong.text.en.split()]
    return []


def _complete(kind: type[Facts], id: str, on: date, chance: random.Random) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, fact in kind.fields.items():
        if fact.kind == "rows":
            assert fact.rows is not None
            rows = range(chance.choice([1, 1, 1, 2, MOST_ROWS]))
            made[name] = [_complete(fact.rows, id, on, chance) for _ in rows]
        elif fact.decides:
            made[name] = chance.choice(values(fact, id, on))
    return allowed(kind, made, chance)


def allowed(kind: type[Facts], made: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The situation without facts that exclude each other: one of the two is answered otherwise."""
    for pair in kind.excludes:
        said = (pair.first, pair.second)
        if all(
            name in made and (bool(made[name]) if value is True else made[name] == value)
            for name, value in said
        ):
            name, value = chance.choice(said)
            made = {**made, name: 0 if kind.fields[name].kind == "count" else not value}
    return made


def hidden(kind: type[Facts], facts: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same situation of which less is known: facts left out, counts told as ranges."""
    made: dict[str, Any] = {}
    share = chance.random()
    for name, value in facts.items():
        fact = kind.fields[name]
        if fact.rows is not None:
            made[name] = [hidden(fact.rows, row, chance) for row in value]
        elif chance.random() < share:
            continue
        elif fact.kind == "count" and chance.random() < 0.4:
            most = min(value + chance.choice([0, 1, 10, 10**6]), fact.high)
            made[name] = {"min": chance.randint(0, value), "max": most}
        else:
            made[name] = value
    return made


def grid(question: Determination, on: date) -> tuple[int, Iterator[dict[str, Any]]]:
    """How many cells all combinations of values make (one row in each list), and the combinations."""
    ways = [
        (where, values(fact, question.id, on)) for where, fact in places(question.facts, {}) if fact.decides
    ]
    size = 1
    for _, allowed in ways:
        size *= len(allowed)
    return size, _cells(ways)


def _cells(ways: list[tuple[str, list[Any]]]) -> Iterator[dict[str, Any]]:
    if not ways:
        yield {}
        return
    (where, allowed), *rest = ways
    for cell in _cells(rest):
        for value in allowed:
            yield put(cell, where, value)


def put(facts: dict[str, Any], where: str, value: Any) -> dict[str, Any]:
    """A copy of the situation with one fact set."""
    made = {name: [dict(row) for row in v] if isinstance(v, list) else v for name, v in facts.items()}
    steps = where.split(".")
    if len(steps) == 1:
        made[where] = value
        return made
    rows = made.setdefault(steps[0], [])
    while len(rows) < int(steps[1]):
        rows.append({})
    rows[int(steps[1]) - 1][steps[2]] = value
    return made


def flat(facts: dict[str, Any]) -> dict[str, Any]:
    """A situation as a row of a table."""
    cells: dict[str, Any] = {}
    for name, value in facts.items():
        if isinstance(value, list):
            for place, row in enumerate(value, start=1):
                cells |= {f"{name}.{place}.{each}": told for each, told in flat(row).items()}
        elif isinstance(value, dict):
            cells[name] = f"{value['min']}..{value.get('max', '')}"
        else:
            cells[name] = value
    return cells


def pairwise(question: Determination, on: date, chance: random.Random, most: int) -> Iterator[dict[str, Any]]:
    """Every pair of values of two facts once, or ``most`` of the pairs; the other facts at random."""
    ways = [
        (where, values(fact, question.id, on)) for where, fact in places(question.facts, {}) if fact.decides
    ]
    pairs = [
        (first, one, second, other)
        for place, (first, ones) in enumerate(ways)
        for second, others in ways[place + 1 :]
        for one in ones
        for other in others
    ]
    for first, one, second, other in chance.sample(pairs, min(len(pairs), most)):
        pair = put(put(complete(question, on, chance), first, one), second, other)
        yield possible(question, allowed(question.facts, pair, chance), on, chance)
