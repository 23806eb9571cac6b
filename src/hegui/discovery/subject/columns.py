"""
No word tells what a row is: its columns do.
"""

from __future__ import annotations

from hegui.discovery.signs import Signs
from hegui.discovery.subject.nouns import Kind

TRADE = 3  # kinds of columns that documents of trade have
OFFERED = 5  # limits and switches, before a row is what may be chosen
_ANYBODYS = frozenset({"mobile", "landline", "email"})


def by_columns(signs: Signs) -> tuple[Kind, str]:
    if (
        signs.identifies >= 3
        or (signs.identifies >= 2 and signs.reaches >= 1)
        or (signs.identifies and signs.reaches >= 2)
    ):
        return ("person", "person")
    if signs.named and signs.identifies and signs.reaches:
        return ("act", "record")
    if signs.med >= 3 and signs.clinical and not signs.codes:
        return ("act", "visit")
    if signs.clinical >= 2 and (signs.refers or signs.reaches or signs.identifies):
        return ("act", "visit")
    if signs.placed and not (signs.vital or signs.refers or signs.reached_by - _ANYBODYS):
        return ("org", "place")  # a shop with its phone
    if signs.carried:
        return ("act", "stay")  # a passenger, and from where to where
    if signs.reaches >= 2 and signs.numbered and not signs.org and not signs.owned_by_thing:
        return ("person", "person")
    if signs.org >= 2 and not signs.identifies:
        return ("org", "org")
    if signs.placed and not (signs.vital or signs.refers or signs.named):
        return ("org", "place")
    if signs.published >= 2 and not (signs.human or signs.reaches or signs.cared):
        return ("thing", "content")
    if signs.offered >= OFFERED and not signs.human:
        return ("thing", "config")  # which filters a user set up, and what they switch on
    if (
        signs.traded >= TRADE
        and signs.refers - signs.staff - signs.through <= signs.customers
        and not signs.human
    ):
        return ("thing", "stock")  # ap, ar: what firms owe each other, whoever keyed it in
    if signs.refers > signs.customers:
        return ("act", "record")
    return ("unknown", "unknown")
