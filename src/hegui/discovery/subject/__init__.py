"""
Whom or what the rows of a table are about: patients, staff, an order of a person, a product, a setting.

    subject_of(name, comment, readings) -> Subject

The same column means different things in different tables: ``name`` among patients is a person's, among products it is not.
The table's name and comment say most (``words.py``); where they say nothing, its columns do (``columns.py``).  ``deciding.py``
hears them in order, and the room of each kind of word confirms or overrules it by the columns.
"""

from __future__ import annotations

from hegui.discovery.reading import Reading
from hegui.discovery.signs import signs_of
from hegui.discovery.subject.acts import insures_nobody
from hegui.discovery.subject.care import about_patients, given_in_care
from hegui.discovery.subject.deciding import decide
from hegui.discovery.subject.nouns import Kind, Subject
from hegui.discovery.subject.strength import borne_out
from hegui.discovery.subject.words import Words, words_of

__all__ = ["Kind", "Subject", "subject_of"]

_LOGS = frozenset({"login", "operate"})


def subject_of(
    name: str, comment: str, readings: list[Reading], style: str = "", apart: bool = False
) -> Subject:
    """Decide from the table's words, then let the columns confirm or overrule.

    ``apart``: other tables of its source point to persons, and this one does not.
    """
    words = words_of(name, comment, style)
    signs = signs_of(readings, apart)
    head = words.head
    kind, id = decide(words, signs)
    somebodys = signs.reaches or signs.ordered or signs.asks or signs.browsed or given_in_care(words, signs)
    if signs.apart and kind == "act" and not (somebodys or (signs.plated and id != "order")):
        kind = "thing"  # what is planned, priced or prescribed for whoever comes
    clinical = about_patients(words, signs)
    if kind == "person" and head is not None and head.kind == "person" and "med" not in head.tags:
        clinical = signs.clinical >= 4 or signs.patients
    act = "record" if insures_nobody(head, signs) and kind == "act" else _act(kind, id, words)
    log = kind == "act" and (act in _LOGS or any("log" in t.tags for t in words.said))
    return Subject(
        kind=kind,
        id=id,
        clinical=(clinical or given_in_care(words, signs))
        and kind in ("person", "act", "unknown")
        and (kind != "unknown" or signs.people > 0),
        log=log,
        human=signs.human,
        strong=borne_out(kind, id, log, words, signs),
        contact=signs.contact,
        people=signs.people > 0 or bool(words.whose),
        act=act,
        money=signs.money,
        card=_of_cards(words),
        indirect=0 < signs.refers <= signs.through and not (signs.identifies or signs.reaches),
        prefixes=frozenset(signs.prefixes),
        paid=signs.paid,
        banked=kind in ("person", "act") and _of_banks(words),
        reached=signs.reached,
        filed=signs.filed >= 3,
        keyed=signs.keys > 0,
        settings=kind not in ("person", "act")
        and any("list" in t.tags or t.id == "system" for t in words.said[-1:]),
    )


def _act(kind: Kind, id: str, words: Words) -> str:
    """What kind of act rows tell, if any."""
    head = words.head
    if head and head.kind == "act":
        return head.id
    if act := next((t.id for t in words.all if t.kind == "act"), ""):
        return act
    if kind != "act":
        return ""
    return "order" if id == "transaction" else id if id in ("talk", "visit", "order", "operate") else ""


def _of_cards(words: Words) -> bool:
    """Cards of members, pupils or readers, not of a bank."""
    spelt = [t.word for t in words.all]
    return not (_of_banks(words) or any("credit" in w for w in spelt)) and any(
        "卡" in w or "card" in w for w in spelt
    )


def _of_banks(words: Words) -> bool:
    return any("银行" in t.word or "bank" in t.word for t in words.all)
