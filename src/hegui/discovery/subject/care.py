"""
Care: do the table's words, or its columns, say that its rows are about patients?
"""

from __future__ import annotations

from hegui.discovery.cues import EVERYDAY, LOOSE_CARE
from hegui.discovery.signs import CARE, CLINICAL, Signs
from hegui.discovery.subject.words import PLANS, Words
from hegui.discovery.vocabulary import Term

_NOT_CARE = frozenset({"stat", "stock", "finance", "schedule", "contract", "voucher"})


def about_patients(words: Words, signs: Signs) -> bool:
    said_so = any(_of_care(t, signs) for t in words.all)
    if signs.apart:
        return signs.cared or given_in_care(
            words, signs
        )  # what drugs there are, when children are vaccinated: of nobody
    return said_so or signs.clinical >= 2 or signs.med >= 3 or signs.cared


def given_in_care(words: Words, signs: Signs) -> bool:
    """Do the columns say what was ordered, given or found for a patient, whatever the table is called?"""
    head = words.head
    if words.settings or signs.supplied or signs.catalogue >= 2 or signs.identifies >= 2:
        return False
    if head is not None and (head.kind in ("person", "agent", "org") or head.id in _NOT_CARE):
        return False
    if (
        head is not None
        and head.kind == "act"
        and "med" not in head.tags
        and not (signs.dosed or signs.measured)
    ):
        return False
    if head is not None and head.id in ("goods", "drug") and not (signs.cared or signs.refers or words.acts):
        return False  # 药品: how each drug is given, to nobody yet
    if any(t.word in PLANS for t in words.said) and not (signs.cared or signs.refers):
        return False  # 手术方案, 食疗方案: for whoever may need it
    told = signs.dosed >= 3 or (signs.measured >= 3 and signs.results)
    return signs.cared or (told and (signs.given or not signs.apart))


def _of_care(term: Term, signs: Signs) -> bool:
    """Does a word in the table's name say that its rows are about patients?"""
    if not (term.id in CARE or term.id in CLINICAL) or (term.spelt and len(term.word) < 4):
        return False
    return term.word not in LOOSE_CARE | EVERYDAY or signs.clinical > 0 or signs.med > 0 or signs.cared
