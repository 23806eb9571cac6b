"""
The table is called after a thing: 优惠券, role, 药品.  Beside somebody's id such a row may still be what a person did or got.
"""

from __future__ import annotations

from hegui.discovery.signs import LISTED, Signs
from hegui.discovery.subject.nouns import Kind
from hegui.discovery.subject.strength import KEPT
from hegui.discovery.subject.words import Words
from hegui.discovery.vocabulary import Term

_BORN = frozenset({"birth-date", "gender"})


def of_things(head: Term, words: Words, signs: Signs) -> tuple[Kind, str]:
    bought = signs.supplied and not (signs.human or signs.numbered)
    if bought and head.id in ("finance", "stock"):
        return ("thing", head.id)  # 付款单 to a supplier, whoever keyed it in
    if head.id == "finance" and signs.accounts and signs.refers > signs.customers and not bought:
        return ("act", "salary")  # the bank account of an employee
    acts, whose, set_up = words.acts, words.whose, words.settings
    if signs.patients and signs.refers and head.id not in ("stat", "stock", "finance") and not set_up:
        return ("act", "visit")
    if signs.refers and signs.identifies >= 2 and not set_up:
        return ("act", "record")
    if head.id == "device" and signs.refers > signs.customers:
        return ("act", "device")
    if head.id == "voucher" and signs.refers and not set_up:
        return ("act", "voucher")
    if head.id == "joblog" and signs.asks and (signs.refers or signs.browsed):
        return ("act", "operate")
    if signs.human >= 3 and head.id != "pet" and not signs.human_by.isdisjoint(_BORN):
        return ("person", "person")  # registered_subject: named, born, of a sex, whatever else a subject is
    if signs.many and signs.identifies >= 4 and head.id not in ("goods", "pet"):
        return ("person", "person")
    if head.id == "contract" and signs.identifies:
        return ("act", "contract")
    if head.word in ("post", "posts") and signs.content:
        return ("act", "talk")  # of a forum, not of a department
    kept = any(t.kind == "act" or t.id == "record" or t.word in KEPT for t in words.all)
    if signs.refers and head.id != "stock" and kept and not set_up:
        return ("act", next((t.id for t in words.all if t.kind == "act"), "record"))
    if acts and head.id != "system" and (signs.refers or signs.reaches or whose):
        return ("act", acts[0].id)
    if (
        acts
        and "med" in acts[0].tags
        and head.id == "goods"
        and signs.clinical >= 2
        and (signs.refers or signs.reaches)
    ):
        return ("act", acts[0].id)
    if (
        whose
        and not whose.tags & {"unsure", "role"}
        and whose.id != "doctor"
        and (signs.refers or (signs.human if head.id == "stat" else signs.identified - LISTED))
    ):
        return ("act", whose.id)
    return ("relation" if whose and head.id == "system" else "thing", head.id)
