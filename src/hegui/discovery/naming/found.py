"""
An answer before it becomes a Prior, and the small questions every step asks of a column's terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hegui.discovery.vocabulary import Term, Terms
from hegui.model import Entity
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """An answer before it becomes a Prior."""

    entity: str = ""
    weight: float = 0.0
    personal: bool = False
    not_personal: bool = False
    because: Text | None = None


@cache
def entity_of(id: str) -> Entity | None:
    from hegui.detectors import room

    found = room.get(id)
    return found.entity if found else None


def owner_of(terms: Terms) -> Term | None:
    return next((t for t in reversed(terms) if t.kind in ("person", "agent", "org", "thing")), None)


def tail_of(terms: Terms) -> set[str]:
    place = max((i for i, t in enumerate(terms) if t.kind == "entity"), default=-1)
    return {t.id for t in terms[place + 1 :]}


def belongs(owner: Term) -> Text:
    kinds = {"org": Text("单位", "an organisation"), "thing": Text("物或系统", "a thing or a system")}
    return Text("属于{what}，不是个人的", "it belongs to {what}, not to a person").fill(
        what=kinds.get(owner.kind, kinds["thing"])
    )


ABOUT_OTHER = Text("该表不以个人为对象", "the table is not about persons")
ABOUT_PERSON = Text(
    "该表记录个人或其行为，此列说明其情况",
    "the table records persons or what they did; this column says something about them",
)
