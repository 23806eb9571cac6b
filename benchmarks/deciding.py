"""
How long `hegui decide` thinks: from an answer to the next question, and for a row of a table.

    python benchmarks/deciding.py                 all questions, outbound with one, two and four flows too
    python benchmarks/deciding.py outbound        one question

Situations are made up from the question's own facts, the same for the same seed; one answer in six is "not known".  Times are
of the processor, so that other work on the machine counts less; the first question, which reads the shelf, is told apart.
"""

from __future__ import annotations

import argparse
import csv
import gc
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.determinations.situations import (
    QUESTIONS,
    complete,
    flat,
    hidden,
    possible,
)  # made as the tests make them

from hegui.deciding.interview import Interview
from hegui.deciding.tables import Answered, answer_rows
from hegui.determinations import find
from hegui.errors import UsageError
from hegui.reports.answers import write_rows

DAY = date(2026, 6, 1)
SESSIONS = 12
MOST = 60  # questions of a session


def session(question: str, seed: int, flows: int) -> tuple[float, list[float]]:
    """Seconds to the first question, and from each answer to the next."""
    asked, chance = find(question), random.Random(seed)
    truth = complete(asked, DAY, chance)
    gc.collect()
    gc.freeze()  # as the conversation on the terminal does
    given: dict[str, Any] = {"flows": [{} for _ in range(flows)]} if flows else {}
    start = time.process_time()
    talk = Interview(asked, DAY, given)
    wanted = talk.next()
    first, times = time.process_time() - start, []
    while wanted is not None and len(times) < MOST:
        deciding, fact = wanted
        value = None if chance.random() < 1 / 6 else _value(truth, deciding.fact)
        start = time.process_time()
        try:
            talk.say(deciding.fact, fact, value)
        except UsageError:
            talk.say(deciding.fact, fact, None)
        settled = talk.refining
        wanted = talk.next()
        if not settled and not talk.refining:
            times.append(time.process_time() - start)
    return first, times


def _value(truth: dict[str, Any], where: str) -> Any:
    steps = where.split(".")
    if len(steps) == 1:
        return truth.get(where)
    rows = truth.get(steps[0]) or [{}]
    return rows[(int(steps[1]) - 1) % len(rows)].get(steps[2])


TABLE = 10_000  # rows of a table of a size that a group of companies has
SHARE = 10  # of a table whose rows are all alike in kind one row in so many is answered, and the time told times as many


def known(question: str, chance: random.Random) -> dict[str, Any]:
    """A row of which all is known: one flow."""
    asked = find(question)
    facts = complete(asked, DAY, chance)
    if asked.parts:
        facts[asked.parts.rows] = facts[asked.parts.rows][:1]
    return possible(asked, facts, DAY, chance)


def some_blanks(question: str, chance: random.Random) -> dict[str, Any]:
    """The same; of ten rows three leave out up to three facts, or tell a count as a range."""
    facts = known(question, chance)
    return with_blanks(question, facts, chance) if chance.random() < 0.3 else facts


def much_unknown(question: str, chance: random.Random) -> dict[str, Any]:
    """One to three flows; of twenty rows five have blanks or ranges, and in one more anything may be missing."""
    asked = find(question)
    facts = complete(asked, DAY, chance) if chance.random() < 0.2 else known(question, chance)
    kind = chance.random()
    if kind < 0.7:
        return facts
    return with_blanks(question, facts, chance) if kind < 0.95 else hidden(asked.facts, facts, chance)


def with_blanks(question: str, facts: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    asked = find(question)
    row = chance.choice(facts[asked.parts.rows]) if asked.parts and chance.random() < 0.7 else facts
    for name in chance.sample(sorted(row), min(len(row), chance.randint(1, 3))):
        value = row[name]
        if isinstance(value, list):
            continue
        del row[name]
        if isinstance(value, int) and not isinstance(value, bool) and chance.random() < 0.5:
            row[name] = f"{value * 9 // 10}..{value * 11 // 10}"
    return facts


def other_blanks(question: str, chance: random.Random) -> dict[str, Any]:
    """One to three flows; every row leaves out or tells as a range three to nine other facts."""
    facts = complete(find(question), DAY, chance)
    for _ in range(3):
        facts = with_blanks(question, facts, chance)
    return facts


def anything_missing(question: str, chance: random.Random) -> dict[str, Any]:
    """One to three flows; every row leaves out any share of the facts, from none to all, half of them on average."""
    asked = find(question)
    return hidden(asked.facts, complete(asked, DAY, chance), chance)


MIXTURES = {
    "all known": (known, 1),
    "some blanks": (some_blanks, 1),
    "much unknown": (much_unknown, 1),
    "other blanks in every row": (other_blanks, SHARE),
    "half of everything missing in every row": (anything_missing, SHARE),
}


def table(question: str, mixture: str) -> tuple[float, int]:
    """Seconds of the processor for a table of such rows, from the file to the CSV of answers; how many are undetermined.

    As the command does, without looking for what refers to itself.
    """
    asked, chance = find(question), random.Random(11)
    make, share = MIXTURES[mixture]
    rows = [flat(make(question, chance)) for _ in range(TABLE // share)]
    columns = sorted({name for row in rows for name in row})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        with file.open("w", encoding="utf-8", newline="") as opened:
            out = csv.DictWriter(opened, columns)
            out.writeheader()
            out.writerows(rows)
        open = 0

        def counted() -> Iterator[Answered]:
            nonlocal open
            for row in answer_rows(asked, file, DAY):
                open += not row.determined
                yield row

        gc.collect()
        gc.disable()
        start = time.process_time()
        write_rows("csv", counted())
        taken = time.process_time() - start
        gc.enable()
        return taken * share, open * share


def main() -> None:
    parser = argparse.ArgumentParser(description="How long hegui decide thinks.")
    parser.add_argument("question", nargs="*", default=QUESTIONS)
    for question in parser.parse_args().question:
        for flows in (0, 2, 4) if question == "outbound" else (0,):
            told = [session(question, seed, flows) for seed in range(SESSIONS)]
            times = sorted(t for _, each in told for t in each) or [0.0]
            name = f"{question}{f', {flows} unknown flows' if flows else ''}"
            print(
                f"{name:<28} first {max(f for f, _ in told) * 1000:5.0f} ms   next: median {median(times) * 1000:5.1f} ms,"
                f" worst of {len(times)}: {times[-1] * 1000:5.0f} ms"
            )
        for mixture in MIXTURES:
            seconds, open = table(question, mixture)
            scaled = f", from {TABLE // SHARE:,} rows" if MIXTURES[mixture][1] > 1 else ""
            print(
                f"{question:<28} {TABLE:,} rows, {mixture} ({open:,} undetermined): {seconds:.1f} s of the processor{scaled}"
            )


if __name__ == "__main__":
    main()
