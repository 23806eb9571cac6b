"""
Whom or what the rows of a table are about, as the steps hand it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "act", "org", "thing", "relation", "unknown"]


@dataclass(frozen=True, slots=True)
class Subject:
    """``kind`` decides what bare words mean; ``id`` is what reports print (patient, order, goods ...)."""

    kind: Kind
    id: str
    clinical: bool = False  # rows about patients: every clinical column is sensitive
    log: bool = False
    contact: bool = False  # a contact person is named in the row
    strong: bool = (
        False  # columns bear out that rows are about persons: what no word ties to anybody may be theirs too
    )
    human: int = 0  # different entities that only people have, spelt out
    people: bool = False  # some column refers to the person a row is about
    act: str = ""
    money: bool = False  # rows hold sums of money
    settings: bool = False  # rows list kinds, rules or settings
    card: bool = False  # rows are cards of members, pupils or readers
    paid: bool = False  # a person is named who is paid
    banked: bool = False  # rows are accounts at a bank
    reached: bool = False  # the contact person has a number of their own in the row
    filed: bool = False  # rows are files
    keyed: bool = False  # a credential of a service is in the row
    indirect: bool = False  # whose it is, only another act of theirs tells, to which the row points
    prefixes: frozenset[str] = frozenset()  # first parts of names of columns that name a person (hr_name)

    @property
    def personal(self) -> bool:
        """Rows are persons, or acts of persons."""
        return self.kind in ("person", "act")
