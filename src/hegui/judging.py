"""
Is the duty kept?  Every check that looks at a kind of thing is asked about each; its rulings become findings.

Only this file turns a Ruling into a Finding: it adds the article in force on the day, so a check's author cannot get one wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from hegui.checks import Check, Thing
from hegui.errors import HeguiError
from hegui.law import Law
from hegui.model import Finding, Place, Ruling, Skipped
from hegui.organisation import Organisation
from hegui.text import Text


def judged(thing: Thing, checks: list[Check], us: Organisation, law: Law) -> Iterator[Finding | Skipped]:
    """What the checks find in one thing, breaches and questions alike.  ``checks``: those whose duties are in force that day.

    A check that fails is taken out of ``checks`` and told as Skipped: the others go on without it.
    """
    for check in tuple(checks):
        if not isinstance(thing, check.looks_at):
            continue
        try:
            yield from [_finding(check, r, us, law) for r in check(thing, us, law) if r.verdict != "met"]
        except HeguiError:
            raise
        except Exception as wrong:  # a company's own check, most likely: the others go on without it
            checks.remove(check)
            kind = type(wrong).__name__
            yield Skipped(
                Place(check.id),
                Text(
                    f"这项检查运行出错（{kind}），没有得出结论",
                    f"this check failed while it ran ({kind}): it concluded nothing",
                ),
                asked=True,
            )


def _finding(check: Check, ruling: Ruling, us: Organisation, law: Law) -> Finding:
    found = Finding(
        key=_key(check.id, ruling.place),
        check=check.id,
        title=check.title,
        verdict=ruling.verdict,
        severity=ruling.severity or check.severity,
        place=ruling.place,
        because=ruling.because,
        remedy=check.remedy,
        citation=law.cite(check.judges),
        problem=check.problem,
        sample=ruling.sample,
    )
    entry = us.accepts(found)
    if entry is None:
        return found
    return replace(
        found,
        accepted=Text("{by} 已接受至 {until}：{reason}", "accepted by {by} until {until}: {reason}").fill(
            by=entry.by, until=entry.until, reason=entry.reason
        ),
    )


def _key(check: str, place: Place) -> str:
    """The same finding has the same key in every run: the check, and a digest of the (masked) place."""
    return f"{check}:{hashlib.sha256(f'{place.source}|{place.path}'.encode()).hexdigest()[:12]}"
