"""Follows an article's number through amendments: the Cybersecurity Law's 22 is 24 from 2026 on."""

from __future__ import annotations

from datetime import date

from hegui.law.kinds import Instrument


def across(instrument: Instrument, article: int, was: date, now: date) -> int | None:
    """The number in the version of ``now`` of what is ``article`` in the version of ``was``.

    None where the other version has no counterpart.  Of articles that were merged the first one answers for the new.
    """
    if was <= now:
        for moved in sorted(instrument.moved, key=lambda m: m.in_force):
            if was < moved.in_force <= now:
                if article not in moved.to:
                    return None
                article = moved.to[article]
        return article
    for moved in sorted(instrument.moved, key=lambda m: m.in_force, reverse=True):
        if now < moved.in_force <= was:
            olds = [old for old, new in moved.to.items() if new == article]
            if not olds:
                return None
            article = min(olds)
    return article
