"""
Asks only what still matters, most decisive first, with a way back; then what dates or settles what remains to be done.

The door (a terminal, a page) shows ``next()`` and hands back what was said; it never decides what to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hegui.deciding.answer import Answer, Deciding
from hegui.deciding.declaring import Fact
from hegui.deciding.determination import Determination, rows_of
from hegui.deciding.domains import Domain
from hegui.deciding.explored import Explored
from hegui.deciding.runner import Asking, Tried
from hegui.deciding.situation import declared, read_fact, situation
from hegui.deciding.telling import answer
from hegui.errors import UsageError


class Interview:
    """A conversation about one question: what was said so far, what is still open, what to ask next."""

    def __init__(
        self,
        determination: Determination,
        on: date,
        facts: Mapping[str, Any] | None = None,
        provenance: Mapping[str, str] | None = None,
    ) -> None:
        self.determination, self.on, self.law = determination, on, determination.book(on)
        self.provenance = dict(provenance or {})
        self.facts: dict[str, Any] = _copied(facts or {})
        self.said: list[str] = []
        self.passed: set[str] = set()  # what the person does not know
        self.open: tuple[str, ...] = ()  # the outcomes still open
        self.refining = False  # is what next() asks past deciding, and only dates or settles what remains?
        self._open: dict[int, tuple[str, ...]] = {}  # the same of the whole (0) and of each part
        self._tried: Tried = {}  # what the answers that were tried would leave open
        self._asking: Asking | None = None  # what is open now: the whole or a part ...
        self._seen: Explored | None = None  # ... its ways as far as they were looked at ...
        self._chosen: tuple[frozenset[str], Deciding | None] | None = None  # ... and what to ask, once chosen
        self._look()

    def next(self) -> tuple[Deciding, Fact] | None:
        """The most decisive fact that was not passed over; None when nothing is left to ask."""
        facts = declared(self.determination.facts, self.facts)
        self.refining = False
        if (deciding := self._most_decisive()) is not None:
            return deciding, facts[deciding.fact]
        self.refining = True
        for refining in self.answer().refining:
            if refining.fact not in self.passed:
                return refining, facts[refining.fact]
        return None

    def _most_decisive(self) -> Deciding | None:
        """What of the whole, or of its first part that is open, would decide most."""
        passed = frozenset(self.passed)
        if self._asking is None or self._seen is None:
            return None
        if self._chosen is None or self._chosen[0] != passed:
            found = self._asking.next(self._seen, passed, self._tried)
            if found is None:  # nothing among what came up first: look at everything
                self._seen = self._asking.explore()
                found = self._asking.next(self._seen, passed, self._tried)
            self._chosen = passed, found
        return self._chosen[1]

    def say(self, where: str, fact: Fact, value: Any) -> None:
        """Take an answer; one that says "not known" passes the question over.  Raises UsageError for a wrong one."""
        read = read_fact(fact, value, where)
        self.said.append(where)
        if read is None:
            self.passed.add(where)
            return
        before = _get(self.facts, where)
        _put(self.facts, where, read[0])
        self._narrow(where, read[1])
        try:
            self._look()
        except UsageError:
            self.said.pop()
            _put(self.facts, where, before)
            self._open.clear()
            self._look()
            raise
        if where in self.provenance:  # the person knows better than the inventory
            del self.provenance[where]

    def _narrow(self, where: str, domain: Domain | None) -> None:
        """What the answer leaves open is known where it was tried before it was given."""
        place = self._asking.place if self._asking else 0
        if domain is not None and (open := self._tried.get((where, domain))) and place in self._open:
            self._open[place] = open
        self._tried.clear()

    def rows(self) -> Fact | None:
        """The list of things that the question is also answered for, one by one; None where it has none."""
        parts = self.determination.parts
        return self.determination.facts.fields[parts.rows] if parts else None

    def another(self) -> None:
        """There is one more thing in the list: ask about it too."""
        rows = self.rows()
        assert rows is not None
        things = self.facts.setdefault(rows.name, [])
        things += [{} for _ in range(2 - len(things))] or [{}]
        self.said.append(f"{rows.name}.{len(things)}")
        self._open.clear()
        self._tried.clear()
        self._look()

    def back(self) -> str | None:
        """Take back the last answer; the fact it was about."""
        if not self.said:
            return None
        where = self.said.pop()
        self.passed.discard(where)
        if where.count(".") == 1:  # a further thing of the list
            self.facts[where.partition(".")[0]].pop()
        else:
            _put(self.facts, where, None)
        self._open.clear()
        self._tried.clear()
        self._look()
        return where

    def answer(self) -> Answer:
        """The whole answer to what was said so far."""
        return answer(self.determination, self.facts, self.on, law=self.law, provenance=self.provenance)

    def _look(self) -> None:
        """What is open: of the whole first, then of its parts.  Nothing opens again while facts are added."""
        self._asking = self._seen = self._chosen = None
        if self.on < self.determination.since:
            return
        told = situation(self.determination.facts, self.facts)
        every = tuple(self.determination.outcomes)
        for place in range(rows_of(self.determination, told) + 1):
            asking = Asking(self.determination, told, self.law.fresh(), place)
            seen = asking.glance(self._open.get(place, every))
            open = self._open[place] = seen.outcomes(every)
            if not place:
                self.open = open
            if len(open) > 1:
                self._asking, self._seen = asking, seen
                return


def _get(facts: Mapping[str, Any], where: str) -> Any:
    steps = where.split(".")
    if len(steps) == 1:
        return facts.get(where)
    rows = facts.get(steps[0]) or []
    return rows[int(steps[1]) - 1].get(steps[2]) if len(rows) >= int(steps[1]) else None


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
