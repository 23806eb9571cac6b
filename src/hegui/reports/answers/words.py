"""
Words that the forms of an answer share: what somebody may say to a question, as people read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.text import Text

if TYPE_CHECKING:
    from hegui.deciding.declaring import Fact

YES, NO = Text("是", "yes"), Text("否", "no")


def answered(said: str, fact: Fact | None) -> Text:
    """An answer as ``Deciding.leads_to`` names it, in words: yes and no, an option, a range of a count or of days."""
    if said in ("yes", "no"):
        return YES if said == "yes" else NO
    option = next((option.text for option in fact.options if option.id == said), None) if fact else None
    if option is not None:
        return option
    low, dots, high = said.partition("..")
    if fact is None or not low.isdecimal():
        return Text(said, said)
    ends = [_shown(int(end), fact) for end in (low, high) if end]
    if not dots:
        return Text(ends[0], ends[0])
    if not high:
        return Text(f"{ends[0]} 以上", f"{ends[0]} or more")
    return Text(f"{ends[0]} 至 {ends[1]}", f"{ends[0]} to {ends[1]}")


def such(fact: Fact) -> Text:
    """Its case from practice, announced as one."""
    return Text(f"例：{fact.such.zh}", f"e.g. {fact.such.en}")


def _shown(number: int, fact: Fact) -> str:
    if fact.kind != "day":
        return f"{number:,}"
    from datetime import date

    return date.fromordinal(number).isoformat()
