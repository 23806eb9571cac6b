"""
From signals to a verdict: weights add up, each family capped, and "high" needs more than one kind of evidence.

The weights stand beside each signal and the numbers here beside their reason.  They were set by hand and calibrated on the
development set in tests/mail; none was fitted to a corpus.
"""

from __future__ import annotations

from functools import lru_cache

from hegui.mail.facts import Facts
from hegui.mail.nouns import Level, Signal
from hegui.mail.signals import Sign, room
from hegui.text import Text

CAPS: dict[str, float] = {
    "identity": 4.5,
    "domain": 4.0,
    "links": 3.5,
    "language": 5.5,
    "payload": 7.0,
    "context": 1.2,
}
"""No family decides alone: what speaks for deceit counts up to so many points in each."""

MITIGATION = -5.0  # what speaks against it counts down to this
HIGH = 4.9
MEDIUM = 3.0
_FAILED = Text("信号 {id} 运行出错，没有计入", "the signal {id} failed while it ran and was not counted")
FAINT = 0.05  # points; a signal below that is not told


@lru_cache(1)
def _all() -> tuple[Sign, ...]:
    return tuple(room.all().values())


def signals_of(mail: Facts) -> tuple[Signal, ...]:
    """All signals of a mail, the heaviest first."""
    found = []
    for sign in _all():
        try:
            seen = sign.look(mail)
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
            mail.unread += (_FAILED.fill(id=sign.id),)
            continue
        if seen is None or seen.strength <= 0:
            continue
        weight = round(sign.weight * min(seen.strength, 1.0), 4)
        if abs(weight) >= FAINT:
            found.append(Signal(sign.id, sign.family, weight, sign.because.fill(**seen.names), seen.evidence))
    return tuple(sorted(found, key=lambda s: (-s.weight, s.id)))


def score_of(signals: tuple[Signal, ...]) -> float:
    """The sum of the weights, each family capped."""
    for_it = dict.fromkeys(CAPS, 0.0)
    against = 0.0
    for each in signals:
        if each.weight > 0:
            for_it[each.family] += each.weight
        else:
            against += each.weight
    total = sum(_softly(points, CAPS[family]) for family, points in for_it.items())
    return round(total + max(against, MITIGATION), 4)


def _softly(points: float, cap: float) -> float:
    """Up to a quarter of the cap as it is, then ever less: evidence of another kind counts more than more of the same.

    >>> _softly(1.0, 4.0), _softly(100.0, 4.0) <= 4.0
    (1.0, True)
    """
    free = cap / 4
    if points <= free:
        return points
    more, room = points - free, cap - free
    return free + room * more / (more + room)


def level_of(score: float, signals: tuple[Signal, ...], mail: Facts, asks: frozenset[str]) -> Level:
    """High needs two families of evidence, or a brand imitated and something asked for; our people's names from outside are never low."""
    families = {s.family for s in signals if s.weight >= 0.3 and s.family != "context"}
    imitated = any(s.id == "identity.brand-imitated" and s.weight >= 1.5 for s in signals)
    if score >= HIGH and (len(families) >= 2 or (imitated and asks)):
        return "high"
    if any(s.id == "identity.staff-from-outside" for s in signals):
        return "medium"  # the organisation itself said that these people write from its own domains alone
    return "medium" if score >= MEDIUM and len(families) >= 1 else "low"
