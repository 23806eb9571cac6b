"""
The nouns of an answer.  See ``Answer``; its JSON has the same fields in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from hegui.model import Confidence
from hegui.text import Text

UNDETERMINED = "undetermined"
NO_RULE = "no-such-rule"

Said = Literal["yes", "no", "unknown"]
Sort = Literal["duty", "paper", "clock", "validity", "note"]


@dataclass(frozen=True, slots=True)
class Provision:
    """A duty or a number of the law, as one cites it on the day."""

    id: str
    instrument: Text
    article: Text
    in_force: date
    wording: Text  # our own words
    confidence: Confidence
    official: str | None  # the official text, if the user imported it


class Outcome(NamedTuple):
    """Where a determination's function ends: the outcome, and the provision that says so.

    ``also`` names further provisions that lead there.  Several ids mean that this much stays open, for the facts named
    in ``open`` (rows judged each on its own).
    """

    id: str
    by: str  # a duty or number id
    also: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.id, *self.others)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was asked, in order.  ``when``: the suppositions under which it was asked."""

    asked: Text
    fact: str
    said: Said
    value: Text  # the fact as it was given; empty where it was not
    provision: Provision | None
    when: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a way ended, and by which provision."""

    outcome: str
    provision: Provision
    when: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the latest moment, or the earliest and latest day it may turn out to be."""

    rule: Text  # "10 working days after the contract takes effect"
    earliest: str = ""  # ISO 8601; empty while the starting day is not known
    latest: str = ""
    provisional: bool = False  # the State Council has not announced that year's holidays yet

    @property
    def when(self) -> Text:
        """The day or the moment as people read it, both ends where there are two; empty while it is not known."""
        if not self.latest:
            return Text("", "")
        ends = dict.fromkeys(
            end[:16].replace("T", " ") for end in (self.earliest or self.latest, self.latest)
        )
        zone = Text("（北京时间）", " (Beijing time)") if "T" in self.latest else Text("", "")
        mark = (
            Text("（暂定，请按最早一日）", " (provisional: keep to the earliest)")
            if self.provisional
            else Text("", "")
        )
        return Text(f"{' 至 '.join(ends)}{zone.zh}{mark.zh}", f"{' to '.join(ends)}{zone.en}{mark.en}")


@dataclass(frozen=True, slots=True)
class Remaining:
    """Something that remains to be done: a duty, a paper to file, a clock, a validity, or a note."""

    sort: Sort
    text: Text
    provision: Provision | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Deciding:
    """A fact that would help to decide: ``leads_to`` says which outcomes stay open after each answer."""

    fact: str
    question: Text
    provision: Provision | None
    example: str
    note: Text
    leads_to: Mapping[str, tuple[str, ...]]

    @property
    def ways(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """``leads_to`` with the answers that lead to the same together; empty where all of them do."""
        found: dict[tuple[str, ...], list[str]] = {}
        for said, outcomes in self.leads_to.items():
            found.setdefault(outcomes, []).append(said)
        return tuple((tuple(said), outcomes) for outcomes, said in found.items()) if len(found) > 1 else ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that the answer leans on and that is not compared with the official text."""

    id: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Part:
    """The answer for one of several things, such as one flow.

    ``deciding`` is told once the whole is determined; until then the facts that decide the whole come first.
    """

    about: str  # "flows.1"
    name: str
    outcome: str
    open: tuple[str, ...]
    steps: tuple[Step, ...]
    grounds: tuple[Ground, ...]
    remaining: tuple[Remaining, ...]
    deciding: tuple[Deciding, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Which path the law sets for a situation on a day, with everything it rests on.

    ``outcome`` is one of the question's ids, or ``undetermined``: then ``open`` holds what is still possible and
    ``deciding`` the facts that would decide, the most decisive first.  ``law`` holds the values of the law that were
    used and ``facts`` what was given, so that ``replay`` gives the same bytes again; ``digest`` is over all of it.
    ``refining`` are facts that would date what remains, or lift its conditions; they never change the outcome.
    """

    schema_version: str
    question: str
    title: Text
    on: date
    outcome: str
    outcome_text: Text
    open: tuple[str, ...]
    grounds: tuple[Ground, ...]
    deciding: tuple[Deciding, ...]
    steps: tuple[Step, ...]
    not_needed: tuple[str, ...]
    remaining: tuple[Remaining, ...]
    refining: tuple[Deciding, ...]
    parts: tuple[Part, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[Text, ...]
    facts: Mapping[str, Any]
    provenance: Mapping[str, str] = field(default_factory=dict)
    law: Mapping[str, Any] = field(default_factory=dict)
    digest: str = ""

    @property
    def determined(self) -> bool:
        return self.outcome != UNDETERMINED
