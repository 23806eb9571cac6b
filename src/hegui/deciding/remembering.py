"""
What is remembered from one situation to the next of a table: situations that no comparison can tell apart are one.

A count matters only by which numbers it reaches.  The numbers that a question compares with are those that it asks
about when nothing is known; a situation is remembered under its facts, each count by its place among them.  What is
remembered holds no count of the earlier situation: steps are told with the counts of the one at hand.  Situations with
several rows are not remembered, since their sums are compared; nor are those whose function read what decides nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from hegui.deciding.domains import Domain, Range
from hegui.deciding.exploring import Asked

Signature = tuple[Any, ...]


def edges_of(asked: Iterable[Asked]) -> tuple[int, ...]:
    """The numbers that were compared with."""
    return tuple(sorted({int(each.against) for each in asked if each.test == "at-least"}))


def signature(base: Mapping[str, Domain], edges: tuple[int, ...]) -> Signature:
    """What of the facts a question with these numbers can tell."""
    return tuple(sorted((fact, *_kind(domain, edges)) for fact, domain in base.items()))


def _kind(domain: Domain, edges: tuple[int, ...]) -> tuple[Any, ...]:
    if isinstance(domain, Range):
        return ("", bisect_right(edges, domain.low), bisect_right(edges, domain.high), domain.known)
    return (" ".join(sorted(map(str, domain))),)


def as_here(
    span: Range, behind: tuple[str, ...], was: Mapping[str, Domain], here: Mapping[str, Domain]
) -> Range:
    """What a total of a remembered situation is in the one at hand: its ends move with the count they came from."""
    for fact in behind:
        then, now = was.get(fact), here.get(fact)
        if isinstance(then, Range) and isinstance(now, Range):
            low = now.low if span.low == then.low else span.low
            high = now.high if span.high == then.high else span.high
            return Range(low, high)
    return span
