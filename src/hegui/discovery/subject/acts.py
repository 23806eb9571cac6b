"""
The table is called after what people do or undergo: 订单, login, 随访.  Firms order and pay, too: the columns tell whose it is.
"""

from __future__ import annotations

from hegui.discovery.signs import Signs
from hegui.discovery.subject.columns import OFFERED, TRADE, by_columns
from hegui.discovery.subject.nouns import Kind
from hegui.discovery.subject.words import BY_ONESELF, PLANS, Words
from hegui.discovery.vocabulary import Term, Terms

_INVITED = frozenset({"invite", "invites", "invitation", "invitations", "邀请", "邀请记录"})
_POLICIES = frozenset({"policy", "policies", "claim", "claims"})
_MOVING = frozenset(
    {"stay", "lodge", "call"}
)  # whatever the columns are called: only people come, stay and call
_OF_PEOPLE = frozenset(
    {"login", "operate", "attendance", "salary", "study", "visit"}
)  # the same, unless it is the plan of them


def of_acts(head: Term, words: Words, signs: Signs) -> tuple[Kind, str]:
    whose = words.whose
    if insures_nobody(head, signs):
        return by_columns(signs)
    bought = signs.supplied and not (signs.human or signs.numbered)
    if head.id == "order" and not whose and (bought or words.speaks_of("stock")):
        return ("thing", "stock")  # 采购订单, 付款单 to a supplier
    named = signs.human or "mobile" in signs.reached_by
    somebodys = signs.refers - signs.staff - signs.through > signs.customers or named
    if signs.offered >= OFFERED and not (signs.human or signs.numbered):
        return ("thing", head.id)  # 报名: what one may enrol for, and within which limits
    if head.id in ("order", "talk", "account") and signs.traded >= TRADE and not somebodys:
        return ("thing", "stock")  # 销售订单 of one firm to another
    keyed_in = signs.refers - signs.staff <= signs.customers + signs.clients + 1
    if head.id == "order" and signs.clients and signs.traded and keyed_in and not (named or signs.identifies):
        return ("thing", "stock")  # in which currency a customer orders, and which employee took it down
    if head.id == "order" and signs.firms and not (signs.refers or signs.human or signs.identifies):
        return ("thing", "stock")  # a delivery to a firm, its driver and a phone at the gate named
    if head.id == "visit" and signs.supplied and not (signs.refers or signs.cared or signs.vital):
        return ("thing", "stock")
    if head.id == "visit" and signs.codes and not (signs.refers or signs.reaches or signs.identifies):
        return ("thing", "dictionary")
    if any(t.word in PLANS for t in words.said) and not (signs.refers or signs.vital or signs.named):
        return ("thing", head.id)  # 招聘计划, 培训课程
    housed = words.has("org") and not whose
    if housed and signs.org >= 3 and not signs.vital:
        return ("org", "org")  # 店铺入住, the application of a firm
    if any(t.word in BY_ONESELF for t in words.said) and head.id in ("study", "attendance"):
        return ("act", head.id)  # 答题记录, 请假: whoever's it is
    housed = housed and not (signs.refers or signs.human)
    if (head.id in _MOVING and not housed) or (
        head.id in _OF_PEOPLE
        and (
            signs.acts
            or signs.people
            or (head.id == "visit" and (signs.clinical >= 2 or signs.results or signs.spoken >= 3))
        )
    ):
        return ("act", head.id)
    if head.word in _INVITED and signs.reaches:
        return ("act", head.id)  # organization_invite: whoever is asked to join
    if words.has("org") and not (whose or signs.refers > signs.through or signs.human):
        return ("org", head.id)  # 公司收发货地址
    if head.id == "account" and signs.org and signs.contact and not signs.vital:
        return ("org", "org")  # the accounts that a sales department looks after
    if head.id == "account" and words.speaks_of("system") and not (signs.refers or signs.identifies):
        return ("thing", head.id)
    if whose and "unsure" not in whose.tags:
        return ("act", head.id)
    if head.id == "account":
        somebodys = signs.refers or signs.identifies or (signs.money and signs.reaches)
        return ("act" if somebodys else "thing", head.id)
    if (
        signs.refers
        or signs.identifies
        or signs.reaches
        or (head.id == "order" and (signs.ordered or signs.plated) and not bought)
        or doer_named(words.said, signs)
        or ((signs.asks or signs.content) and head.id in ("talk", "chat"))
    ):
        return ("act", head.id)
    return ("thing", head.id)


def insures_nobody(head: Term | None, signs: Signs) -> bool:
    """Is a policy one of passwords or returns, a claim one for expenses or damaged goods?"""
    return head is not None and head.word in _POLICIES and not signs.insured


def doer_named(said: Terms, signs: Signs) -> bool:
    """Is whoever does what the table records named in it (评价, 评价人)?"""
    acts = [t.word for t in said if t.kind == "act" and len(t.word) > 1]
    stems = [act if act.isascii() else act[-2:] for act in acts]
    return any(doer != stem and doer.startswith(stem) for stem in stems for doer in signs.doers)
