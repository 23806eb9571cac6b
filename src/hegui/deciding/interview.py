"""
Asks only what still matters, most decisive first, with a way back.

The door (a terminal, a page) shows ``next()`` and hands back what was said; it never decides what to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hegui.deciding.answer import Answer, Deciding
from hegui.deciding.facts import Fact
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.runner import Determination
from hegui.deciding.situation import places, read_fact
from hegui.deciding.telling import answer


class Interview:
    """A conversation about one question: what was said so far, and what to ask next."""

    def __init__(
        self, determination: Determination, on: date, facts: Mapping[str, Any] | None = None
    ) -> None:
        self.determination, self.on, self.law = determination, on, Lawbook(on)
        self.facts: dict[str, Any] = _copied(facts or {})
        self.said: list[str] = []
        self.passed: set[str] = set()  # what the person does not know
        self.answer: Answer = self._answer()

    def next(self) -> tuple[Deciding, Fact] | None:
        """The most decisive fact that was not passed over; None when nothing is left to ask."""
        declared = dict(places(self.determination.facts, self.facts))
        wanted = [*self.answer.deciding, *(d for part in self.answer.parts for d in part.deciding)]
        for deciding in wanted:
            if deciding.fact in declared and deciding.fact not in self.passed:
                return deciding, declared[deciding.fact]
        return None

    def say(self, where: str, fact: Fact, value: Any) -> None:
        """Take an answer; one that says "not known" passes the question over.  Raises UsageError for a wrong one."""
        read = read_fact(fact, value, where)
        self.said.append(where)
        if read is None:
            self.passed.add(where)
            return
        _put(self.facts, where, read[0])
        try:
            self.answer = self._answer()
        except Exception:
            self.back()
            raise

    def back(self) -> str | None:
        """Take back the last answer; the fact it was about."""
        if not self.said:
            return None
        where = self.said.pop()
        self.passed.discard(where)
        _put(self.facts, where, None)
        self.answer = self._answer()
        return where

    def _answer(self) -> Answer:
        return answer(self.determination, self.facts, self.on, law=self.law)


def _put(facts: dict[str, Any], where: str, value: Any) -> None:
    steps = where.split(".")
    here = facts
    if len(steps) == 3:
        rows = facts.setdefault(steps[0], [])
        while len(rows) < int(steps[1]):
            rows.append({})
        here = rows[int(steps[1]) - 1]
    if value is None:
        here.pop(steps[-1], None)
    else:
        here[steps[-1]] = value


def _copied(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [dict(row) for row in value] if isinstance(value, list) else value
        for name, value in facts.items()
    }
