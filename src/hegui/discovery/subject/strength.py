"""
Do the columns bear out that rows are about persons?  Then what no word ties to anybody may be theirs, too.
"""

from __future__ import annotations

from hegui.detectors import each
from hegui.discovery.signs import Signs
from hegui.discovery.subject.acts import doer_named
from hegui.discovery.subject.nouns import Kind
from hegui.discovery.subject.words import BY_ONESELF, Words

KEPT = frozenset(
    each("record records result results progress history answer answers 记录 结果 历史 进度 成果")
)
_IDLE = frozenset(
    each("""
    record email device device-id region person-record verification-code hobby-or-tag
    """)
)
_CREDENTIALS = frozenset({"session-token", "access-key"})
_DONE = frozenset({"stay", "lodge", "attendance", "study", "call"})
MOST_ELSEWHERE = 3  # ids of other things, beside which somebody's id is one of many
# who keys in a leave or an expense is whose it is


def borne_out(kind: Kind, id: str, log: bool, words: Words, signs: Signs) -> bool:
    """Is somebody told apart in the row who is not just its keeper?"""
    said = words.all
    if kind == "person":
        return signs.people > 0 or (words.head is not None and words.head.id == "patient")
    if kind != "act":
        return False
    if id in _CREDENTIALS:
        return False  # whose they are is all they say
    in_care = (
        signs.clinical >= 2
        or signs.cared
        or signs.dosed >= 3
        or signs.measured >= 3
        or (id == "visit" and signs.spoken >= 3)
    )
    if in_care or doer_named(said, signs):
        return True
    if id in _IDLE and not any(t.kind == "act" for t in said):
        return (
            (signs.refers > signs.customers and any(t.word in KEPT for t in said))
            or (signs.kin > 0 and signs.published < 2 and signs.elsewhere <= MOST_ELSEWHERE)
            or (signs.refers > signs.customers and signs.undergone >= 2)
            or signs.identifies + signs.reaches >= 2
            or signs.personal >= 3
        )  # an id beside what no word calls an act of its bearer
    if any(t.id == "call" for t in said):
        return True
    if any(t.word in BY_ONESELF for t in said):
        return True
    if words.whose is not None and "unsure" not in words.whose.tags and id in _DONE and not words.settings:
        return True  # user_trip, student_attendance: whose it is, its name says
    ordered = signs.ordered and any(t.id == "order" for t in said)
    return signs.people > 0 or signs.content or signs.plated or ordered or (log and signs.acts)
