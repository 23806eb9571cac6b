"""
Signals: one sign each that a mail deceives, or that it does not.  One file a family.

To add one, write a function in the file of its family::

    @signal("links.ip-host", weight=1.2, because=Text("链接直接指向 IP 地址", "a link leads to a bare IP address"))
    def ip_host(mail: Facts) -> Seen | None: ...

A function returns how strongly it is seen (0 to 1) and the piece of the mail that shows it, masked or defanged; None where it is not
seen.  The family is the file's name.  A weight above zero speaks for deceit, below zero against it; what is suspicious never lowers a
score.  ``because`` may hold places that ``Seen.names`` fills.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from hegui.mail.nouns import Family
from hegui.masking import Masked, safe_name
from hegui.plugins import Room
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.mail.facts import Facts


@dataclass(frozen=True, slots=True)
class Seen:
    """That a sign is there: how strongly, and what shows it."""

    strength: float
    evidence: Masked
    names: dict[str, object] = field(default_factory=dict)


Look = Callable[["Facts"], Seen | None]


@dataclass(frozen=True, slots=True)
class Sign:
    """A registered signal."""

    id: str
    family: Family
    weight: float
    because: Text
    look: Look


room: Room[Sign] = Room("hegui.mail.signals")


def signal(id: str, *, weight: float, because: Text) -> Callable[[Look], Look]:
    """Register a signal; its id begins with its family: ``links.ip-host``."""

    def register(look: Look) -> Look:
        family = cast(Family, id.partition(".")[0])
        room.add(id, Sign(id, family, weight, because, look))
        return look

    return register


def quoted(text: str, longest: int = 60) -> Masked:
    """A piece of the mail that may be shown: personal values masked, addresses defanged, one line."""
    shown = " ".join(text.split())
    cut = shown[:longest] + ("…" if len(shown) > longest else "")
    return Masked(safe_name(cut.replace("http", "hxxp")))
