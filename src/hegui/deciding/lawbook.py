"""
The law of the day as a determination asks it, with a note of every value that was used.

An answer keeps these values beside itself, so that it can be proved again after the shelf has moved on: then the
Lawbook reads them from the answer's file instead of the shelf.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from hegui.deciding.answer import Doubt, Due, Provision
from hegui.deciding.asking import Count
from hegui.errors import LawError
from hegui.law import Law
from hegui.text import Text

if TYPE_CHECKING:
    from hegui import clocks

LEANINGS = 2_000  # sets of values that answers leaned on, kept for the next

Values = dict[str, Any]
Clock = Literal["hours", "days", "working-days", "working-days-before", "months", "validity-months"]
_OUTSIDE = Text("（起算日超出工作日历，未计算）", " (its start lies outside the calendar and is not counted)")
_START, _MONTHS, _MOVES = "civilcode.start-not-counted", "civilcode.months-end", "civilcode.holiday-moves"
_CONVENTIONS: Mapping[Clock, tuple[str, ...]] = {
    "hours": (), "days": (_START, _MOVES), "working-days": (_START,), "working-days-before": (_START,),
    "months": (_START, _MONTHS, _MOVES), "validity-months": (_START, _MONTHS),
}  # fmt: skip


class Lawbook:
    """The shelf on one day.  ``values`` holds what was looked up, ``used`` what this answer leans on."""

    def __init__(self, on: date, kept: Values | None = None, own: Mapping[str, Any] | None = None) -> None:
        self.on = on
        self.own = own or {}  # what a list of the user's own adds to the shelf
        self.recorded = kept is not None
        self.values: Values = dict(kept or {})
        self.used: dict[str, None] = {}
        self.made: dict[str, Provision] = {}  # provisions that were put together already
        self.memory: dict[Any, Any] = {}  # what questions were asked under this law

    def fresh(self) -> Lawbook:
        """The same book for the next answer: nothing is looked up twice, nothing is noted yet."""
        book = Lawbook(self.on, own=self.own)
        (book.values, book.recorded), (book.made, book.memory) = (
            (self.values, self.recorded),
            (self.made, self.memory),
        )
        return book

    def number(self, id: str) -> int | float:
        """A number of the law that day; LawError before its first."""
        value: int | float = self._look("number", id)["value"]
        return value

    def whole(self, id: str) -> int:
        """A number of the law that counts things: people, hours, days."""
        return int(self.number(id))

    def reaches(self, id: str, amount: Count) -> bool:
        """Whether the amount meets the number as the text words it: 以上 includes it, 超过 does not."""
        found = self._look("number", id)
        return amount.meets(found["compare"], found["value"], by=id)

    def unit(self, id: str) -> str:
        unit: str = self._look("number", id)["unit"]
        return unit

    def in_force(self, duty_id: str) -> bool:
        """Is the duty in force that day?"""
        return bool(self._look("in-force", duty_id))

    def rows(self, suffix: str) -> tuple[Mapping[str, Any], ...]:
        """The rows of all lists in force that day whose id ends so."""
        return tuple(self._look("rows", suffix))

    def provision(self, id: str) -> Provision:
        """The duty or number with this id, as one cites it that day."""
        found = self._look("provision", id)
        made = self.made.get(id)
        if made is None:
            made = self.made[id] = Provision(
                id=id,
                instrument=Text(*found["instrument"]),
                article=Text(*found["article"]),
                in_force=date.fromisoformat(found["in_force"]),
                wording=Text(*found["wording"]),
                confidence=found["confidence"],
                official=found["official"],
            )
        return made

    def due(self, rule: Text, clock: Clock, start: date | datetime | None, amount: float) -> Due:
        """When a term ends that runs from ``start``; only the rule in words while that is not known.

        The calendar of that day is a value of the law like any other: the answer keeps what it said.
        """
        if start is None:
            return Due(rule)
        for convention in _CONVENTIONS[clock]:
            self._look("provision", convention)
        ends = self._look("term", f"{clock} {amount} {start.isoformat()}")
        if not ends:
            return Due(Text(rule.zh + _OUTSIDE.zh, rule.en + _OUTSIDE.en))
        earliest, latest, provisional = ends
        return Due(rule, earliest, latest, provisional)

    def yearly(self, rule: Text, month: int, day: int) -> Due:
        """The next such date from the day asked about on."""
        earliest, latest, provisional = self._look("term", f"yearly {month}-{day} {self.on.isoformat()}")
        return Due(rule, earliest, latest, provisional)

    def first(self, ids: tuple[str, ...]) -> Provision | None:
        """The first of these duties that is in force; None where none is."""
        firsts = self.memory.setdefault("first", {})
        if ids not in firsts:
            before, self.used = self.used, {}
            found = next((self.provision(id) for id in ids if self.in_force(id)), None)
            firsts[ids] = found, self.used
            self.used = before
        first: Provision | None
        first, used = firsts[ids]
        self.used.update(used)
        return first

    def leans_on(self) -> tuple[Values, tuple[Doubt, ...]]:
        """What this answer leans on, by kind and id, and what of it is not official; the same for the same ids."""
        known, used = self.memory.setdefault("leans on", {}), frozenset(self.used)
        if used not in known:
            if len(known) >= LEANINGS:
                known.clear()
            kept = {key: self.values[key] for key in sorted(used)}
            kept |= {key: value for key, value in self.own.items() if key.startswith("own ")}
            known[used] = kept, tuple([Doubt(id, told) for id, told in dict(self._doubtful()).items()])
        found: tuple[Values, tuple[Doubt, ...]] = known[used]
        return found

    def _doubtful(self) -> Iterator[tuple[str, str]]:
        """The ids whose value is not official, with their confidence."""
        for key in sorted(self.used):
            kind, _, id = key.partition(" ")
            if kind == "term" and id.startswith("working-days"):
                yield "working-days", "secondary"
            if kind in ("number", "provision") and self.values[key]["confidence"] != "official":
                yield id, self.values[key]["confidence"]

    def _look(self, kind: str, id: str) -> Any:
        key = f"{kind} {id}"
        self.used[key] = None
        if key not in self.values:
            if self.recorded:
                raise LawError(
                    Text(f"答案文件里没有法律数值 {id}", f"the answer's file lacks the value {id}"),
                    Text("该文件由另一版 hegui 写成。", "Another version of hegui wrote it."),
                )
            self.values[key] = self._found(kind, id)
        return self.values[key]

    def _found(self, kind: str, id: str) -> Any:
        """From the shelf, and from the user's own list as far as it was in force."""
        own = self.own.get(f"{kind} {id}")
        if kind == "rows" and own:
            return _rows(Law(self.on), id) + [row for row in own if row["since"] <= self.on.isoformat()]
        return own if own is not None else _LOOK[kind](Law(self.on), id)


def _number(law: Law, id: str) -> Values:
    fact = law.fact(id)
    return {
        "value": fact.value, "compare": fact.compare, "unit": fact.unit, "confidence": fact.confidence,
    }  # fmt: skip


def _in_force(law: Law, id: str) -> bool:
    return law.in_force(id)


def _rows(law: Law, suffix: str) -> list[Values]:
    return [dict(row) | {"list": found.id} for found in law.listings(suffix) for row in found.rows]


def _term(law: Law, id: str) -> list[Any]:
    """A term by its clock, amount and start: earliest and latest end, and whether provisional; empty outside the calendar."""
    clock, amount, start = id.split(" ")
    try:
        due = _counted(clock, amount, start)
    except LawError:
        return []
    ends = (due.earliest, due.latest)
    return [*(end.date().isoformat() if due.whole_day else end.isoformat() for end in ends), due.provisional]


def _counted(clock: str, amount: str, start: str) -> clocks.Due:
    from hegui import clocks

    if clock == "hours":
        return clocks.after_hours(datetime.fromisoformat(start), float(amount))
    day = date.fromisoformat(start)
    if clock == "yearly":
        return clocks.yearly(day, *map(int, amount.split("-")))
    whole = int(float(amount))
    if clock == "days":
        return clocks.after_days(day, whole)
    if clock == "working-days":
        return clocks.after_working_days(day, whole)
    if clock == "working-days-before":
        return clocks.before_working_days(day, whole)
    return clocks.after_months(day, whole, moves=clock == "months")


def _provision(law: Law, id: str) -> Values:
    from hegui.law import instrument, loading, number
    from hegui.law.dated import article_text
    from hegui.law.official import quoted

    home = id.partition(".")[0]
    if any(found.id == id for found in loading.duties(home)):
        cited = law.cite(id)
        return {
            "instrument": [cited.instrument.zh, cited.instrument.en],
            "article": [*_pair(cited.article_text)],
            "in_force": cited.in_force.isoformat(),
            "wording": [cited.wording.zh, cited.wording.en],
            "confidence": cited.confidence,
            "official": cited.official,
        }
    fact, it = (
        law.fact(id),
        instrument(number(id).instrument),
    )  # a number may be set by another instrument's text
    version = it.version(law.on)
    assert version is not None  # a number in force belongs to a version
    return {
        "instrument": [it.name.zh, it.name.en],
        "article": [*_pair(article_text(it, fact.article, version))],
        "in_force": version.in_force.isoformat(),
        "wording": [fact.text.zh, fact.text.en],
        "confidence": fact.confidence,
        "official": quoted(it.id, version.in_force, fact.article),
    }


def _pair(text: Text) -> tuple[str, str]:
    return text.zh, text.en


_LOOK = {"number": _number, "in-force": _in_force, "rows": _rows, "provision": _provision, "term": _term}
