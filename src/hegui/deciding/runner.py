"""
From a situation to an Answer: explores the determination, and tells what it found.

All ways end the same: determined, whatever the unknown facts are.  They differ: ``undetermined``, with the outcomes
still open and the facts that would decide.  How decisive a fact is: each of its answers is tried, and what stays open
after it is counted; the fewer the better.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from typing import Any

from hegui.deciding.agreeing import agree, told_of
from hegui.deciding.answer import Deciding, Outcome, Provision
from hegui.deciding.criteria import OfCriteria
from hegui.deciding.declaring import Fact
from hegui.deciding.determination import Determination
from hegui.deciding.domains import Domain, Range, known
from hegui.deciding.explored import Explored
from hegui.deciding.exploring import BUDGET, BudgetSpent, Forest, Leaf, Node, Run, Spent, leaves_of
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.questions import State
from hegui.deciding.searching import Unsure
from hegui.deciding.situation import Situation, clashes, declared
from hegui.deciding.together import OfRows
from hegui.errors import UsageError
from hegui.text import Text

GLANCE = (
    24  # ways that are looked at before the next question is chosen, if they show that nothing is decided yet
)
MOST_TRIED = 4  # answers of a fact that are tried before it is asked
THINKING = 250  # ways that are spent on choosing the next question
REMEMBERED = 10_000  # facts as they were asked about, that are kept for the next situation
CANDIDATES = 8  # facts whose every answer is tried; the others follow in the order in which they were asked

Tried = dict[tuple[str, Domain], tuple[str, ...]]  # what stays open after a fact is answered so


@dataclass(frozen=True)
class Asking:
    """A question put to one situation under one law: the whole, or one of its parts."""

    determination: Determination
    situation: Situation
    law: Lawbook
    place: int = 0  # 0: the whole; else the row, from 1

    def explore(self) -> Explored:
        """All ways.  Raises UsageError where none is possible: the facts contradict each other."""
        return self._explored(None, ())

    def glance(self, among: tuple[str, ...]) -> Explored:
        """As many ways as show that all outcomes of ``among`` are still open, and which facts come up first.

        ``among``: what was open when less was known; nothing else can be.  Where fewer are open it is all ways.
        """
        return self._explored(GLANCE, among)

    def _explored(self, enough: int | None, among: tuple[str, ...]) -> Explored:
        """All ways, or from ``enough`` on only until all of ``among`` are seen to be open."""
        leaves: list[Leaf[Outcome]] = []
        found: set[str] = set()
        ends: set[Outcome] = set()  # of which a way is known to be possible
        spent, complete, whole = self._spent(BUDGET), True, True
        spent.judged = self.situation.judged
        try:
            for leaf in self._ways(self.situation.base, spent, enough):
                shown = leaf.value in ends if enough is None else found.issuperset(leaf.value.ids)
                if not shown and not self._agrees(leaf):
                    continue
                ends.add(leaf.value)
                leaves.append(leaf)
                found.update(leaf.value.ids)
                if enough is not None and len(leaves) >= enough and found.issuperset(among):
                    whole = False
                    break
        except BudgetSpent:
            complete = whole = False
        if complete and not leaves:
            raise _impossible(tuple(spent.clashed))
        return Explored(
            tuple(leaves), tuple(spent.inside), tuple(self.determination.outcomes),
            complete, whole, complete and not spent.unsure,
        )  # fmt: skip

    def _ways(
        self, base: Mapping[str, Domain], spent: Spent, deeply: int | None = None
    ) -> Iterator[Leaf[Outcome]]:
        """The ways, and a note of what of the law they used."""
        before = dict(self.law.used)
        tree = spent.tree(self.place)
        try:
            for leaf in leaves_of(
                self._judge, tree, State(base, self.situation.plain, {}, spent), deeply=deeply
            ):
                if isinstance(leaf.value, OfRows | OfCriteria):
                    leaf.ended = leaf.value
                    leaf.value = leaf.ended.outcome(leaf.state)
                yield leaf
        finally:
            self.law.used.clear()
            self.law.used.update(before | spent.noted)

    def next(self, explored: Explored, passed: Collection[str], tried: Tried) -> Deciding | None:
        """The fact to ask next, by what ``glance`` saw: no more is tried than shows that no other decides more.

        Of a count only the ends and the middle are tried, and after THINKING runs nothing more.  ``passed``: facts of
        which nobody will say more; ``tried`` notes what stays open after each answer.
        """
        facts = declared(self.determination.facts, self.situation.plain)
        wanted = [where for where in explored.wanted if where in facts and where not in passed]
        candidates = wanted[:CANDIDATES]
        scores = dict.fromkeys(candidates, inf)
        thinking = THINKING
        for where in sorted(candidates, key=lambda where: facts[where].kind == "count"):
            domains = [domain for _, domain in self._answers(where, facts[where], explored)]
            if len(domains) > MOST_TRIED:
                domains = [domains[0], domains[len(domains) // 2], domains[-1]]
            least = min(scores.values())
            scores[where], thinking = self._score(where, domains, explored, least, thinking, tried)
        chosen = min(candidates, key=lambda where: scores[where], default=None)  # the first of equals
        return self._asked(chosen, facts[chosen], {}) if chosen else None

    def _score(
        self, where: str, domains: Sequence[Domain], explored: Explored, least: float, thinking: int, tried: Tried
    ) -> tuple[float, int]:  # fmt: skip
        """How many outcomes stay open after an answer, on average, or ``inf`` once it is above ``least``; runs left."""
        sizes: list[int] = []
        for place, domain in enumerate(domains):
            open, thinking = self._opens(where, domain, explored, thinking)
            if thinking > 0:
                tried[where, domain] = open
            sizes += [len(open)] * bool(open)  # an answer that is not possible does not count
            left = len(domains) - place - 1
            if sizes and (sum(sizes) + left) / (len(sizes) + left) > least:
                return inf, thinking
        return (sum(sizes) / len(sizes) if sizes else inf), thinking

    def _agrees(self, leaf: Leaf[Outcome]) -> bool:
        """Can the rows all be as this way says?  Where there are too many choices to tell, it counts as possible."""
        try:
            agrees = agree(leaf)
        except Unsure:
            leaf.state.spent.unsure = True
            return True
        if not agrees:
            leaf.state.spent.clashed.update(dict.fromkeys(told_of(leaf)))
        return agrees

    def _opens(
        self, where: str, domain: Domain, explored: Explored, budget: int
    ) -> tuple[tuple[str, ...], int]:
        """The outcomes that stay open when the fact is in ``domain``, and what is left of so many ways.

        Where all ways are known it is seen which of them remain.
        """
        fluid = self._trees().fluid
        known = explored.whole and explored.complete and where not in fluid and "*" not in fluid
        if known and (
            budget == BUDGET or len(explored.leaves) <= GLANCE
        ):  # many ways: not between two questions
            with suppress(Unsure):
                return explored.narrowing.open(where, domain), budget
        return self._walked({**self.situation.base, where: domain}, explored, budget)

    def _walked(
        self, base: Mapping[str, Domain], explored: Explored, budget: int
    ) -> tuple[tuple[str, ...], int]:
        """The outcomes that stay open when more is known than what was explored, and what is left of so many ways.

        It stops as soon as all stay open, and follows no way beyond which nothing new lies; where the ways do not
        suffice all count as open.
        """
        among = explored.outcomes(self.determination.outcomes)
        found: set[str] = set()
        spent = self._spent(budget)
        if explored.whole:
            beyond = explored.beyond

            def worth(node: Node) -> bool:
                lies = beyond.get(id(node))
                return lies is None or not lies <= found

            spent.worth = worth
        try:
            for leaf in self._ways(base, spent, 0):
                if found.issuperset(leaf.value.ids) or not self._agrees(leaf):
                    continue
                found.update(leaf.value.ids)
                if found.issuperset(among):
                    break
        except BudgetSpent:
            return among, 0
        return tuple(id for id in among if id in found), spent.left

    def _spent(self, budget: int) -> Spent:
        return Spent(budget, self.law, self._trees())

    def _trees(self) -> Forest:
        trees: Forest = self.law.memory.setdefault(
            (self.determination.id, self.determination.facts), Forest()
        )
        return trees

    def _judge(self, run: Run) -> Any:
        this = self.determination.facts(run, run.plain)
        if not self.place:
            return self.determination.judge(this, self.law)
        parts = self.determination.parts
        assert parts is not None
        return parts.judge(getattr(this, parts.rows)[self.place], this, self.law)

    def deciding(self, explored: Explored) -> tuple[Deciding, ...]:
        """The facts that would decide, the most decisive first."""
        facts = declared(self.determination.facts, self.situation.plain)
        candidates = [where for where in explored.wanted if where in facts]
        tried = self._tried(candidates[:CANDIDATES], facts, explored)
        scored = []
        for order, where in enumerate(candidates):
            fact = facts[where]
            leads_to = self._leads_to(where, fact, explored, tried[order]) if order < CANDIDATES else {}
            sizes = [len(open) for open in leads_to.values()]
            score = sum(sizes) / len(sizes) if sizes else inf
            scored.append((score, order, where, fact, leads_to))
        scored.sort(key=lambda entry: entry[:2])
        return tuple(self._asked(where, fact, leads_to) for _, _, where, fact, leads_to in scored)

    def refining(self, missed: Iterable[str]) -> tuple[Deciding, ...]:
        """The facts that were looked for when telling what remains."""
        facts = declared(self.determination.facts, self.situation.plain)
        return tuple(self._asked(where, facts[where], {}) for where in missed)

    def _asked(self, where: str, fact: Fact, leads_to: dict[str, tuple[str, ...]]) -> Deciding:
        """The fact as it is asked about; what was told before with the same answers is told again."""
        kept = self.law.memory.setdefault((self.determination.id, self.determination.facts, "asked"), {})
        key = (where, tuple(leads_to.items()))
        provision = self.law.first(fact.by)
        made: Deciding | None = kept.get(key)
        if made is None:
            if len(kept) > REMEMBERED:
                kept.clear()
            made = kept[key] = self._made(where, fact, provision, leads_to)
        return made

    def _made(
        self, where: str, fact: Fact, provision: Provision | None, leads_to: dict[str, tuple[str, ...]]
    ) -> Deciding:
        return Deciding(
            fact=where,
            question=fact.question,
            provision=provision,
            example=shown(fact.example).en,
            note=fact.note,
            leads_to=leads_to,
        )

    def _tried(
        self, candidates: list[str], facts: Mapping[str, Fact], explored: Explored
    ) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """For each candidate, what stays open after each of its answers."""
        return tuple(
            tuple(
                self._opens(where, domain, explored, BUDGET)[0]
                for _, domain in self._answers(where, facts[where], explored)
            )
            for where in candidates
        )

    def _answers(self, where: str, fact: Fact, explored: Explored) -> Iterator[tuple[str, Domain]]:
        """What it may be answered, without what another fact excludes."""
        base = self.situation.base
        for label, domain in _answers(where, fact, explored, base.get(where) or fact.domain):
            if not clashes(self.determination.facts, where, {**base, where: domain}):
                yield label, domain

    def _leads_to(
        self, where: str, fact: Fact, explored: Explored, tried: tuple[tuple[str, ...], ...]
    ) -> dict[str, tuple[str, ...]]:
        """What each answer leads to; an answer that is not possible is left out."""
        labels = [label for label, _ in self._answers(where, fact, explored)]
        return {label: open for label, open in zip(labels, tried, strict=True) if open}


def _impossible(facts: tuple[str, ...]) -> UsageError:
    """Nothing is left possible: the facts contradict each other."""
    named = ", ".join(facts)
    return UsageError(
        Text(f"{named} 与其他事实互相矛盾：凑不出这个数", f"{named} and the other facts exclude each other: they do not add up"),
        Text("核对合计与分项；不确定的留空。", "Check totals and what they are made of; leave out what is not certain."),
    )  # fmt: skip


def _answers(where: str, fact: Fact, explored: Explored, domain: Domain) -> Iterator[tuple[str, Domain]]:
    """The answers of a fact that may lead to different outcomes, each with a label."""
    if fact.kind == "yes-no":
        yield "yes", frozenset({True})
        yield "no", frozenset({False})
        return
    if not isinstance(domain, Range):
        for option in fact.options:
            if option.id in domain:
                yield option.id, frozenset({option.id})
        return
    edges = explored.compared.get(where, frozenset())
    low = domain.low
    for edge in [*sorted(e for e in edges if domain.low < e <= domain.high), inf]:
        high = domain.high if edge == inf else edge - 1
        label = (
            f"{low}.."
            if high == inf or high >= fact.high
            else str(low)
            if low == high
            else f"{low}..{int(high)}"
        )
        yield label, Range(low, high)
        if edge != inf:
            low = int(edge)


def shown(value: Any) -> Text:
    """A value of a fact as people read it."""
    if value is None:
        return Text("未知", "unknown")
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, Range):
        if known(value):
            return shown(value.low)
        if value.high == inf:
            return Text(f"{value.low:,} 以上", f"{value.low:,} or more")
        return Text(f"{value.low:,} 至 {int(value.high):,}", f"{value.low:,} to {int(value.high):,}")
    if isinstance(value, dict):
        return shown(Range(value.get("min", 0), value.get("max", inf)))
    if isinstance(value, int):
        return Text(f"{value:,}", f"{value:,}")
    return Text(str(value), str(value))
