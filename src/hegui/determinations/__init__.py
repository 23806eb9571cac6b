"""
Determinations: one file a question.  Which path does the law set for a situation?

To add one, declare its facts and write its function, in the order of the articles::

    class Purchase(Facts):
        ciio: bool = yes_no(
            Text("是否接到认定通知", "Has an authority told you that you are a CII operator"), by="csr.ciio-purchase", example=False
        )
        users: Count = count(Text("用户有多少人", "How many users"), by="csr.listing-abroad", example=1_200_000)

    @determination(
        "cyber-review", title=Text("网络安全审查", "Cybersecurity review"), asks=Purchase, since=date(2022, 2, 15),
        outcomes={"no-duty-to-apply": Text(...), "must-prejudge": Text(...), "must-apply": Text(...)},  # lightest first
    )
    def cyber_review(this: Purchase, law: Lawbook) -> Outcome:
        if this.listing_abroad and law.reaches("csr.users", this.users):
            return Outcome("must-apply", by="csr.listing-abroad")
        ...

    @cyber_review.remains                        # once there is an outcome: duties, papers, clocks
    def papers(outcome: str, by: tuple[str, ...], given: Purchase, law: Lawbook) -> Iterator[Remaining]: ...

    @cyber_review.remains_while_open             # ``(open, given, law)``: what runs before it is settled
    @cyber_review.remains_before                 # ``(given, law)``: what ran before such a rule was in force

Rules of the house: early returns, one provision each; numbers of the law through ``law``; today is ``law.on``; no loop
or branch on anything but facts and law.  A fact that only dates or tells what remains (``day``, ``moment``, ``words``,
``decides=False``) is None where it is not given; ``given`` holds plain values, None where nobody said.  Small words for
duties, papers and clocks are in deciding/owed.py; ``law.due(rule, "working-days", start, n)`` ends a term.  Independent
rows: ``this.rows.judged(f, ...)`` judges each on its own, see outbound.py; criteria of which the
highest counts: ``this.highest(...)``, see incident.py.  Beside the file stands ``<question>.cases.toml`` with at least twelve
cases a lawyer can read; tests/determinations/ then proves totality, soundness, as-of and the cases of every question.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hegui.deciding.answer import Answer as Answer
from hegui.deciding.answer import Due as Due
from hegui.deciding.answer import Outcome as Outcome
from hegui.deciding.answer import Remaining as Remaining
from hegui.deciding.asking import Chosen as Chosen
from hegui.deciding.asking import Count as Count
from hegui.deciding.asking import Rows as Rows
from hegui.deciding.declaring import Exclusive as Exclusive
from hegui.deciding.declaring import Facts as Facts
from hegui.deciding.declaring import choice as choice
from hegui.deciding.declaring import count as count
from hegui.deciding.declaring import day as day
from hegui.deciding.declaring import deciding_day as deciding_day
from hegui.deciding.declaring import moment as moment
from hegui.deciding.declaring import several as several
from hegui.deciding.declaring import words as words
from hegui.deciding.declaring import yes_no as yes_no
from hegui.deciding.determination import Determination as Determination
from hegui.deciding.determination import Judge
from hegui.deciding.lawbook import Lawbook as Lawbook
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.plugins import Room
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.deciding.tables import Answered

room: Room[Determination] = Room("hegui.determinations")


def determination(
    id: str,
    *,
    title: Text,
    asks: type[Facts],
    outcomes: Mapping[str, Text],
    since: date,
    turning: tuple[date, ...] = (),
    totals: Mapping[str, Text] | None = None,
    ordered: bool = False,
) -> Callable[[Judge], Determination]:
    """Register a question.

    ``outcomes`` from the lightest to the gravest; ``since``: the first day such rules were in force; ``turning``: the
    days on which they changed; ``totals`` names derived numbers; ``ordered``: more people never gives a lighter path.
    """

    def register(judge: Judge) -> Determination:
        made = Determination(
            id=id, title=title, facts=asks, outcomes=outcomes, since=since, judge=judge, ordered=ordered,
            about=inspect.getdoc(inspect.getmodule(judge)) or "", home=judge.__module__, totals=totals or {},
            turning=turning,
        )  # fmt: skip
        room.add(id, made)
        return made

    return register


def find(question: str) -> Determination:
    """The determination with this id; UsageError, with those there are, if there is none."""
    found = room.get(question)
    if found is None:
        known = list(room.all())
        raise UsageError(
            Text(f"没有这个问题：{safe_name(question)}", f"there is no question {safe_name(question)}"),
            Text(f"可问：{'、'.join(known)}", f"You may ask: {', '.join(known)}"),
        )
    return found


def decide(question: str, facts: Mapping[str, Any], *, on: date | None = None) -> Answer:
    """Which path the law sets for a situation: an Answer with steps, articles, and what remains to be done.

    ``facts`` by name, as ``hegui decide QUESTION --schema`` describes them; one that is left out is unknown, never
    "no".  ``on``: the law in force that day, today by default.  Raises UsageError for facts that are not well formed.
    """
    from hegui.deciding.telling import answer

    return answer(find(question), facts, on or date.today())


def decide_table(question: str, file: str | Path, *, on: date | None = None) -> Iterator[Answered]:
    """The same for a table, a situation a row: each row's ``answer``, or what is ``wrong`` with it.

    ``file`` is CSV, its columns the facts as ``hegui decide QUESTION --facts FILE`` takes them.  Answered together, rows
    share what was found for earlier ones; each answer is the same as alone.
    """
    from hegui.deciding.tables import answer_rows

    return answer_rows(find(question), Path(file), on or date.today())
