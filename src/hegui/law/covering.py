"""Which duties no check judges yet: ``hegui law coverage``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from hegui.law import finding
from hegui.law.kinds import Duty


@dataclass(frozen=True, slots=True)
class Coverage:
    """``judged`` and ``open`` duties of the shelf; ``unknown``: ids a check names that the shelf does not hold."""

    judged: tuple[Duty, ...]
    open: tuple[Duty, ...]
    unknown: tuple[str, ...]


def coverage(judged: Collection[str]) -> Coverage:
    """The shelf's duties split by whether a check judges them."""
    duties = finding.all_duties()
    known = {duty.id for duty in duties}
    return Coverage(
        judged=tuple(duty for duty in duties if duty.id in judged),
        open=tuple(duty for duty in duties if duty.id not in judged),
        unknown=tuple(sorted(set(judged) - known)),
    )
