"""
How long `hegui decide` thinks: from an answer to the next question, and for a row of a table.

    python benchmarks/deciding.py                 all questions, outbound with one, two and four flows too
    python benchmarks/deciding.py outbound        one question

Situations are made up from the question's own facts, the same for the same seed; one answer in six is "not known".  Times are
of the processor, so that other work on the machine counts less; the first question, which reads the shelf, is told apart.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.determinations.situations import QUESTIONS, complete, hidden  # made as the tests make them

from hegui.deciding.interview import Interview
from hegui.deciding.telling import answer
from hegui.determinations import find
from hegui.errors import UsageError

DAY = date(2026, 6, 1)
SESSIONS = 5
MOST = 60  # questions of a session
ROWS = 200


def session(question: str, seed: int, flows: int) -> tuple[float, list[float]]:
    """Seconds to the first question, and from each answer to the next."""
    asked, chance = find(question), random.Random(seed)
    truth = complete(asked, DAY, chance)
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


def rows(question: str, blanks: bool) -> float:
    """Seconds for a row of a table whose rows differ; ``blanks``: each leaves other facts out."""
    asked, chance = find(question), random.Random(7)
    made = [complete(asked, DAY, chance) for _ in range(ROWS)]
    if blanks:
        made = [hidden(asked.facts, facts, chance) for facts in made]
    book = asked.book(DAY)
    book.remembers = True
    start = time.process_time()
    for facts in made:
        answer(asked, facts, DAY, law=book)
    return (time.process_time() - start) / ROWS


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
        print(
            f"{question:<28} a row {rows(question, False) * 1000:.1f} ms, with other blanks in each {rows(question, True) * 1000:.1f} ms"
        )


if __name__ == "__main__":
    main()
