"""
Tells what was found: the Answer, with its steps in order, its grounds, what remains to be done and what was used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import inf
from typing import Any

import msgspec

from hegui.deciding.answer import (
    NO_RULE,
    UNDETERMINED,
    Answer,
    Ground,
    Part,
    Remaining,
    Step,
)
from hegui.deciding.declaring import Fact
from hegui.deciding.determination import Determination, rows_of
from hegui.deciding.domains import Range
from hegui.deciding.explored import Explored
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.questions import Asked
from hegui.deciding.runner import Asking, shown
from hegui.deciding.sealing import sealed
from hegui.deciding.situation import Situation, declared, situation
from hegui.text import Text

SCHEMA_VERSION = "1.0"
MOST_STEPS = 200
REMEMBERED = 20_000  # steps that are kept for the next situation

OUTCOMES = {
    UNDETERMINED: Text("尚不能判定", "undetermined"),
    NO_RULE: Text("当日尚无此项规则", "no such rule was in force that day"),
}
_SPENT = Text(
    "未知的事实太多，没有逐一走完；补充事实后再问",
    "too many unknown facts to follow every way; give some of them and ask again",
)
_UNSURE = Text(
    "数据流太多，未能逐一排除：“仍可能”里或有实际上不可能的结果，但没有遗漏",
    "too many rows to rule out every combination: what is listed as open may hold an outcome that is not possible, but leaves none out",
)
_CUT = Text("步骤太多，只列出前 {n} 步", "too many steps: the first {n} are listed").fill(n=MOST_STEPS)


def answer(
    determination: Determination,
    facts: Mapping[str, Any],
    on: date,
    *,
    law: Lawbook | None = None,
    provenance: Mapping[str, str] | None = None,
) -> Answer:
    """Answer a question for a situation on a day.  Raises UsageError for facts that are not well formed."""
    told = situation(determination.facts, facts)
    book = law.fresh() if law else determination.book(on)
    if on < determination.since:
        return sealed(_no_rule(determination, told, book, provenance or {}), book)
    asking = Asking(determination, told, book)
    explored = asking.explore()
    open = explored.outcomes(determination.outcomes)
    outcome = open[0] if len(open) == 1 else UNDETERMINED
    whole = outcome != UNDETERMINED
    told_parts = tuple(
        _part(determination, told, book, place, whole) for place in range(1, rows_of(determination, told) + 1)
    )
    teller = Teller(asking, explored)
    steps = teller.steps(decided=outcome != UNDETERMINED)
    grounds = teller.grounds(decided=outcome != UNDETERMINED)
    deciding = asking.deciding(explored) if outcome == UNDETERMINED else ()
    given = determination.facts.given(told.plain)
    remaining = _remaining(asking, outcome, grounds, open, given)
    refining = asking.refining(fact for fact in given.missed if fact not in {d.fact for d in deciding})
    leant_on, doubts = book.leans_on()
    made = Answer(
        schema_version=SCHEMA_VERSION,
        question=determination.id,
        title=determination.title,
        on=on,
        outcome=outcome,
        outcome_text=(OUTCOMES | dict(determination.outcomes))[outcome],
        open=open if outcome == UNDETERMINED else (),
        grounds=grounds,
        deciding=deciding,
        steps=steps[:MOST_STEPS],
        not_needed=_not_needed(asking, explored, told_parts),
        remaining=remaining,
        refining=refining,
        parts=tuple(part for part, _ in told_parts),
        doubts=doubts,
        notes=tuple(
            [_SPENT] * (not explored.complete)
            + [_UNSURE] * (explored.complete and not explored.exact and len(open) > 1)
            + [_CUT] * (len(steps) > MOST_STEPS)
        ),
        facts=told.plain,
        provenance=provenance or {},
        law=leant_on,
    )
    return sealed(made, book)


def _part(
    determination: Determination, told: Situation, book: Lawbook, place: int, whole: bool
) -> tuple[Part, Explored]:
    parts = determination.parts
    assert parts is not None
    asking = Asking(determination, told, book, place)
    explored = asking.explore()
    open = explored.outcomes(determination.outcomes)
    outcome = open[0] if len(open) == 1 else UNDETERMINED
    teller = Teller(asking, explored)
    grounds = teller.grounds(decided=outcome != UNDETERMINED)
    row = told.plain[parts.rows][place - 1]
    return Part(
        about=f"{parts.rows}.{place}",
        name=str(row.get(parts.name, "")),
        outcome=outcome,
        open=open if outcome == UNDETERMINED else (),
        steps=teller.steps(decided=outcome != UNDETERMINED)[:MOST_STEPS],
        grounds=grounds,
        remaining=_remaining(asking, outcome, grounds, open, determination.facts.given(told.plain)),
        deciding=asking.deciding(explored) if whole and outcome == UNDETERMINED else (),
    ), explored  # fmt: skip


class Teller:
    """Puts what runs asked into sentences."""

    def __init__(self, asking: Asking, explored: Explored) -> None:
        self.asking, self.explored = asking, explored
        self.declared = declared(asking.determination.facts, asking.situation.plain)
        kept = asking.law.memory.setdefault(
            (asking.determination.id, asking.determination.facts, "steps"), {}
        )
        if len(kept) > REMEMBERED:
            kept.clear()
        self.steps_told: dict[Any, tuple[Step, tuple[str, ...]]] = kept

    def steps(self, decided: bool) -> tuple[Step, ...]:
        """What was asked, in order; of an undetermined answer only what was known before the ways part."""
        found: dict[Any, Step] = {}
        leaves = self.explored.leaves
        for leaf in leaves if decided else leaves[:1]:  # ways part where something is supposed
            supposed: tuple[Asked, ...] = ()
            for asked in leaf.asked if decided else leaf.known_first:
                key = (asked.fact, asked.test, asked.against, supposed)
                if key not in found:
                    found[key] = self.step(asked, supposed)
                if not asked.given:
                    if not decided:
                        break
                    supposed = (*supposed, asked)
        return tuple(found.values())

    def grounds(self, decided: bool) -> tuple[Ground, ...]:
        """Where the ways ended; none while they end differently."""
        if not decided:
            return ()
        ways: dict[tuple[str, str], list[tuple[Text, ...]]] = {}
        for leaf in self.explored.leaves:
            when = tuple(self.supposition(asked) for asked in leaf.supposed)
            for by in (leaf.value.by, *leaf.value.also):
                ways.setdefault((leaf.value.id, by), []).append(when)
        return tuple(
            Ground(
                outcome, self.asking.law.provision(by), whens[0] if len(ways) > 1 and len(whens) == 1 else ()
            )
            for (outcome, by), whens in ways.items()
        )

    def step(self, asked: Asked, supposed: tuple[Asked, ...]) -> Step:
        """A question that a run asked, as a step; what was told of the same fact before is told again."""
        law = self.asking.law
        told = self.steps_told.get((asked, supposed, domain := self.asking.situation.base.get(asked.fact)))
        if told is None:
            before = dict(law.used)
            law.used.clear()
            told = self._step(asked, supposed), tuple(law.used)
            law.used.update(before)
            self.steps_told[asked, supposed, domain] = told
        step, used = told
        law.used.update(dict.fromkeys(used))
        return step

    def _step(self, asked: Asked, supposed: tuple[Asked, ...]) -> Step:
        return Step(
            asked=self.question(asked),
            fact=asked.fact,
            said=("yes" if asked.answer else "no") if asked.given else "unknown",
            value=self._value(asked),
            provision=self._provision(asked),
            when=tuple(self.supposition(each) for each in supposed),
        )

    def question(self, asked: Asked) -> Text:
        """What a run asked, in words."""
        what, fact = self._what(asked)
        if asked.test == "is":
            if fact is None or fact.kind == "yes-no":
                return what
            option = next(o.text for o in fact.options if o.id == asked.against)
            return Text(f"{what.zh}：{option.zh}", f"{what.en}: {option.en}")
        if fact is not None and asked.test == "within":
            meant = [o.text for o in fact.options if o.id in str(asked.against).split()]
            zh, en = " / ".join(m.zh for m in meant), " / ".join(m.en for m in meant)
            return Text(f"{what.zh}：{zh}", f"{what.en}: {en}")
        if fact is not None and fact.kind == "day":
            day = date.fromordinal(int(asked.against)).isoformat()
            return Text(f"{what.zh}：{day} 或之后", f"{what.en}: {day} or later")
        if asked.against == 1 and asked.fact.startswith("=") and not asked.behind:
            return Text(f"有没有{what.zh}", f"Are there {what.en}")
        if asked.against == 1:
            return Text(f"{what.zh}：不为零", f"{what.en}: more than none")
        number = f"{int(asked.against):,}"
        return Text(f"{what.zh}：达到 {number}", f"{what.en}: {number} or more")

    def supposition(self, asked: Asked) -> Text:
        """A supposition, short: the fact and the answer."""
        said = Text("是", "yes") if asked.answer else Text("否", "no")
        name = asked.fact.removeprefix("=")
        if asked.test == "is":
            if asked.against is True:
                return Text(f"{name}={said.zh}", f"{name} = {said.en}")
            return self._chosen(asked, name, "=" if asked.answer else "≠")
        if asked.test == "within":
            return self._chosen(asked, name, "∈" if asked.answer else "∉")
        sign = "≥" if asked.answer else "<"
        return Text(f"{name}{sign}{int(asked.against):,}", f"{name} {sign} {int(asked.against):,}")

    def _chosen(self, asked: Asked, name: str, sign: str) -> Text:
        """Which of its options a choice is supposed to be, in their words."""
        ids = str(asked.against).split()
        options = [option.text for option in self.declared[asked.fact].options if option.id in ids]
        zh, en = " / ".join(text.zh for text in options), " / ".join(text.en for text in options)
        return Text(f"{name}{sign}{zh}", f"{name} {sign} {en}")

    def _what(self, asked: Asked) -> tuple[Text, Fact | None]:
        if asked.fact.startswith("="):
            name = asked.fact.removeprefix("=")
            return self.asking.determination.totals.get(name, Text(name, name)), None
        fact = self.declared[asked.fact]
        return fact.question, fact

    def _value(self, asked: Asked) -> Text:
        if asked.span is not None:
            if not asked.given or not asked.behind:
                return Text("", "")
            return shown(asked.span)
        domain = self.asking.situation.base.get(asked.fact)
        if domain is None:
            return Text("", "")
        fact = self.declared[asked.fact]
        if isinstance(domain, Range):
            if fact.kind == "day" and domain.known:
                return shown(date.fromordinal(domain.low))
            return shown(Range(domain.low, inf if domain.high >= fact.high else domain.high))
        if fact.kind == "yes-no" or (asked.test == "is" and asked.answer):
            return Text("", "")  # the answer says it
        (value,) = domain if len(domain) == 1 else (None,)
        option = next((o.text for o in fact.options if o.id == value), None)
        return option or shown(value)

    def _provision(self, asked: Asked) -> Any:
        law = self.asking.law
        if asked.by:
            return law.provision(asked.by)
        if asked.fact.startswith("="):
            return None
        return law.first(self.declared[asked.fact].by)


def _not_needed(
    asking: Asking, explored: Explored, parts: Iterable[tuple[Part, Explored]]
) -> tuple[str, ...]:
    """The facts that no way asked about."""
    asked = explored.touched.union(*(found.touched for _, found in parts))
    facts = declared(asking.determination.facts, asking.situation.plain)
    return tuple(where for where, fact in facts.items() if fact.decides and where not in asked)


def _remaining(
    asking: Asking, outcome: str, grounds: tuple[Ground, ...], open: tuple[str, ...], given: Any
) -> tuple[Remaining, ...]:
    determination = asking.determination
    if outcome == UNDETERMINED:
        meanwhile = None if asking.place else determination.meanwhile
        return tuple(meanwhile(open, given, asking.law)) if meanwhile else ()
    by = tuple(ground.provision.id for ground in grounds)
    if not asking.place:
        return (
            tuple(determination.remaining(outcome, by, given, asking.law)) if determination.remaining else ()
        )
    parts = determination.parts
    assert parts is not None
    if parts.remains is None:
        return ()
    return tuple(parts.remains(outcome, by, getattr(given, parts.rows)[asking.place], asking.law))


def _no_rule(
    determination: Determination, told: Situation, book: Lawbook, provenance: Mapping[str, str]
) -> Answer:
    earlier = determination.earlier
    given = determination.facts.given(told.plain)
    first = determination.since.isoformat()
    remaining = tuple(earlier(given, book)) if earlier else ()
    leant_on, doubts = book.leans_on()
    return Answer(
        schema_version=SCHEMA_VERSION, question=determination.id, title=determination.title, on=book.on,
        outcome=NO_RULE, outcome_text=OUTCOMES[NO_RULE], open=(), grounds=(), deciding=(), steps=(), not_needed=(),
        remaining=remaining, refining=(), parts=(), doubts=doubts, facts=told.plain,
        provenance=provenance, law=leant_on,
        notes=(Text(f"此项规则自 {first} 起施行；其他法律的义务不受影响",
                    f"these rules have been in force since {first}; duties under other law are not touched"),),
    )  # fmt: skip


def to_json(made: Answer) -> str:
    """The answer as JSON: the same bytes for the same law and facts."""
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"
