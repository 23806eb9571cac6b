"""
What is known of a fact: the values that it may still have.

A fact that is known has one value left; one that is not has all that its kind allows.  Numbers and days are kept as
intervals, everything else as the set of values.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

Value = bool | str
Options = frozenset[Value]


class Range(NamedTuple):
    """Whole numbers from ``low`` to ``high``, both included; ``high`` is ``inf`` where nothing bounds it."""

    low: int
    high: float = inf

    @property
    def known(self) -> bool:
        return self.low == self.high

    def at_least(self, number: int) -> bool | None:
        """Is the number reached?  None while both may be."""
        if self.low >= number:
            return True
        return False if self.high < number else None

    def split(self, number: int, reached: bool) -> Range:
        """What is left once it is known whether the number is reached."""
        return (
            Range(max(self.low, number), self.high)
            if reached
            else Range(self.low, min(self.high, number - 1))
        )


Domain = Range | Options
YES_OR_NO: Options = frozenset({True, False})


def known(domain: Domain) -> bool:
    """Is one value left?"""
    return domain.known if isinstance(domain, Range) else len(domain) == 1


def meet(one: Domain, other: Domain) -> bool:
    """Can a fact be in both?"""
    if isinstance(one, Range) and isinstance(other, Range):
        return one.low <= other.high and other.low <= one.high
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return not one.isdisjoint(other)
    return True


def only(domain: Domain) -> Value | int | None:
    """The one value left; None while there are more."""
    if isinstance(domain, Range):
        return domain.low if domain.known else None
    return next(iter(domain)) if len(domain) == 1 else None
