"""
Frauds of few words: a superior's errand, a supplier's new account, extortion, a number to call, easy money, a fortune.

They imitate no page, so each is told by the parts that its story needs, and by who tells it: a scheme shows in more than one family.
"""

from __future__ import annotations

import re

from hegui.mail.facts import Facts
from hegui.mail.lists import listed
from hegui.mail.normalising import folded
from hegui.mail.signals import Seen, quoted, signal
from hegui.mail.signals.words import piece, told
from hegui.mail.urls import shown_address
from hegui.text import Text

_PHONE = re.compile(r"(?<![\w./@\-])(?:\+|\(|00)?\d[\dOolI\s\-.()]{5,18}[\dOo](?![\w@])")
_CALLS = re.compile(r"\b(?:call|dial|phone)\b|拨打|致电", re.I)
_DIGITS = re.compile(r"[\dOolI]")
_CHARGE = re.compile(
    r"(?:[$€£¥￥]|usd|eur|gbp|rmb)\s*\d[\d,.]*|\d[\d,.]*\s*(?:usd|eur|gbp|dollars|euros|pounds|元|美元)", re.I
)
_WALLET = re.compile(
    r"(?<![\w/=])(?:bc1[a-z0-9]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|4[0-9A-B][1-9A-HJ-NP-Za-km-z]{93})(?!\w)"
)
_MESSENGER = re.compile(
    r"(?:qq|微信|薇信|vx|v信|whats\s?app|telegram|signal|line)(?:群|号|客服|号码|号为)*\s*(?:id|no\.?|number|at|on|号|是|为)*\s*[:：@(（]?\s*[+\w][\w+\-]{4,}",
    re.I,
)
_PERSON_MAIL = re.compile(r"[\w.+\-]{2,64}@((?:[\w\-]{1,63}\.)+[a-z]{2,12})", re.I)
_AWAY = re.compile(
    r"自动(?:回复|答复)|外出|休假|automatic reply|auto[\- ]?reply|out of (?:the )?office|away from", re.I
)
_LONGEST = 160  # words of a mail between two people who want one thing


def private_wishes(mail: Facts) -> list[str]:
    """Which of these a mail speaks of: a favour, silence, no telephone, money or accounts, a group chat or a number."""
    ideas = ("favour", "silence", "channel", "purse", "group")
    return [idea for idea in ideas if mail.body.has(idea) or mail.headline.has(idea)]


def _from_nowhere(mail: Facts) -> bool:
    """A free address, or one whose answers go to another domain."""
    return mail.free_sender or mail.reply_to.domain not in ("", mail.sender.domain)


def _by_itself(mail: Facts) -> bool:
    """An answer that a machine gave: away, in a meeting, reached by mail."""
    told = mail.letter.header("auto-submitted").lower()
    return told not in ("", "no") or _AWAY.search(mail.subject) is not None


def _inside(mail: Facts) -> bool:
    """Sent from our own domain, as far as the mail tells."""
    if mail.known.at_home(mail.sender.domain):
        return True
    here = {r.domain for r in mail.recipients if r.domain}
    return not mail.free_sender and mail.sender.domain in here and not _from_nowhere(mail)


@signal(
    "language.errand",
    weight=1.3,
    because=Text(
        "像领导或熟人，要求私下转账、加群、发名单",
        "like a superior: a favour, a transfer, a group chat, a staff list",
    ),
)
def errand(mail: Facts) -> Seen | None:
    count = mail.body.count("errand") + 2 * mail.headline.count("errand")
    if not count or mail.body.words > _LONGEST or (mail.links and count < 2):
        return None
    return told(mail, (min(1.0, 0.4 + 0.3 * (count - 1)), mail.body.shown("errand")[25:60] or mail.subject))


@signal(
    "language.private-order",
    weight=5.0,
    because=Text(
        "短信一封，来路不明，既套近乎或要求保密、不许打电话，又提钱、账户或拉群：像冒充领导、同事的骗局",
        "a short mail from nowhere in particular that asks for a favour, for silence or not to call, and for money, an account or a group "
        "chat: like fraud in a superior's or a colleague's name",
    ),
)
def private_order(mail: Facts) -> Seen | None:
    if mail.body.words > _LONGEST or mail.listed or mail.known.at_home(mail.sender.domain):
        return None
    if not _from_nowhere(mail) or mail.conversation:
        return None
    found = private_wishes(mail)
    if len(found) < 2 or (len(found) == 2 and mail.body.has("byphone")):
        return None
    body = mail.body if mail.body.has(found[0]) else mail.headline
    strength = 1.0 if len(found) > 2 else 0.6 if {"purse", "group"}.intersection(found) else 0.45
    return Seen(strength * (0.4 if _by_itself(mail) else 1.0), quoted(piece(body, found[0])))


@signal(
    "identity.business-from-free-mail",
    weight=2.6,
    because=Text(
        "谈的是单位的钱、账户或人员，却来自免费邮箱",
        "it is about an organisation's money, accounts or staff, and comes from a free mail address",
    ),
)
def business_from_free_mail(mail: Facts) -> Seen | None:
    if not mail.free_sender or mail.conversation or mail.listed or mail.body.words > _LONGEST:
        return None
    wishes = private_wishes(mail)
    moved = mail.body.has("newaccount") or mail.headline.has("newaccount")
    if (moved and (mail.body.has("salary", "invoice", "pay") or mail.headline.has("salary"))) or (
        "purse" in wishes and len(wishes) >= 3
    ):
        strength = 1.0
    elif len(wishes) >= 2:
        strength = 0.6 if {"purse", "group"}.intersection(wishes) else 0.4
    else:
        return None
    if _by_itself(mail):
        strength *= 0.4
    return Seen(
        strength * (0.4 if mail.body.has("byphone") else 1.0),
        shown_address(mail.sender.local, mail.sender.host),
    )


@signal(
    "language.money-redirected",
    weight=3.6,
    because=Text(
        "通知更换收款账户或工资卡：凭一封邮件改账户是常见的货款、工资骗局",
        "announces another bank account for payments or for wages: accounts changed by mail are a common fraud",
    ),
)
def money_redirected(mail: Facts) -> Seen | None:
    count = mail.body.count("newaccount") + 2 * mail.headline.count("newaccount")
    money = mail.body.has("pay", "purse", "invoice", "salary") or mail.headline.has(
        "pay", "invoice", "salary"
    )
    if not count or not money or mail.listed or mail.body.words > 350:
        return None
    strength = 0.3 + 0.1 * min(count, 3)
    if _from_nowhere(mail):
        strength += 0.25
    if mail.body.has("channel", "silence"):
        strength += 0.25
    if mail.body.has("urgent", "deadline") or mail.headline.has("urgent"):
        strength += 0.1
    strength *= 0.25 if mail.body.has("byphone") else 1.0
    strength *= 0.3 if _inside(mail) else 1.0
    body = mail.body if mail.body.has("newaccount") else mail.headline
    return told(mail, (min(strength, 1.0), piece(body, "newaccount")), 0.1)


@signal(
    "language.call-back",
    weight=2.8,
    because=Text(
        "声称已扣款或下单，要求拨打信中的电话取消",
        "says that something was charged or ordered, and gives a number to call about it",
    ),
)
def call_back(mail: Facts) -> Seen | None:
    if not mail.body.has("call") or mail.conversation or mail.body.words >= 350:
        return None
    money = mail.body.has("renew", "invoice", "pay") or mail.headline.has("invoice", "pay", "renew")
    number = number_to_call(mail)
    if not number or not money:
        return None
    undo = mail.body.has("undo", "refund")
    charged = _CHARGE.search(mail.text[:6000]) is not None
    borrowed = mail.free_sender or mail.claim is not None
    strength = 0.2 + 0.2 * charged + 0.3 * undo + 0.3 * borrowed
    return told(
        mail, (strength if borrowed or (undo and charged) else 0.3 * strength, piece(mail.body, "call"))
    )


def number_to_call(mail: Facts) -> str:
    """A telephone number that stands beside a request to call; letters in place of digits (1-8O8) are read as such."""
    ideas = mail.body
    asked = [ideas.spans["call", place] for place in ideas.at.get("call", ())[:12]]
    asked += [m.span() for m, _ in zip(_CALLS.finditer(ideas.text), range(12), strict=False)]
    for start, end in asked:
        around = ideas.text[max(0, start - 60) : end + 90]
        for found in _PHONE.finditer(around):
            if 7 <= len(_DIGITS.findall(found[0])) <= 15:
                return found[0]
    return ""


@signal(
    "language.extortion",
    weight=3.8,
    because=Text(
        "以隐私视频、把柄、入侵或攻击相要挟，索要钱财",
        "threatens with a video, a secret, stolen data or an attack, and demands money",
    ),
)
def extortion(mail: Facts) -> Seen | None:
    count = mail.body.count("extort") + mail.headline.count("extort")
    demand = mail.body.has("crypto", "pay", "purse") or _WALLET.search(mail.raw_text[:20_000]) is not None
    if count < 2 or not demand or mail.body.words > 900:
        return None
    strength = 0.35 + 0.15 * min(count - 2, 4) if count > 2 else 0.3
    body = mail.body if mail.body.has("extort") else mail.headline
    return told(mail, (min(strength, 1.0) * (0.25 if mail.body.has("never") else 1.0), piece(body, "extort")))


@signal(
    "payload.wallet",
    weight=1.8,
    because=Text(
        "信里给出虚拟货币钱包地址，要求转入", "gives the address of a crypto wallet to send money to"
    ),
)
def wallet(mail: Facts) -> Seen | None:
    if mail.listed or mail.conversation or not mail.body.has("extort", "crypto"):
        return None
    found = _WALLET.search(mail.text[:20_000])
    return Seen(1.0 if mail.body.has("extort", "earn") else 0.5, quoted(found[0][:8])) if found else None


@signal(
    "language.fortune",
    weight=3.0,
    because=Text(
        "许诺一大笔意外之财：遗产、中奖、赔偿金、捐赠",
        "promises a fortune: an inheritance, a lottery, a compensation, a donation",
    ),
)
def fortune(mail: Facts) -> Seen | None:
    count = sum(mail.body.count(i) + 2 * mail.headline.count(i) for i in ("fortune", "reward"))
    if count < 2 or mail.conversation or mail.body.words > 900:
        return None
    strength = min(1.0, count / 6) * (1.0 if _from_nowhere(mail) or _other_mail(mail) else 0.6)
    found = [b for b in (mail.body, mail.headline) for i in ("fortune", "reward") if b.has(i)]
    idea = "fortune" if found[0].has("fortune") else "reward"
    return told(mail, (strength, piece(found[0], idea)))


def _other_mail(mail: Facts) -> str:
    """A free address that the text gives and that is not the sender's; the domain, or nothing."""
    if mail.listed or mail.conversation:
        return ""
    here = {r.host for r in mail.recipients}
    for found in _PERSON_MAIL.finditer(mail.text[:6000]):
        host = found[1].lower()
        if host in listed("free-mail") and host != mail.sender.host and host not in here:
            return host
    return ""


@signal(
    "identity.answers-to-free-mail",
    weight=1.8,
    because=Text(
        "让人联系信里另一个免费邮箱，而不是发件人自己的地址",
        "has its reader write to another, free mail address that stands in the text",
    ),
)
def answers_to_free_mail(mail: Facts) -> Seen | None:
    if not mail.body.has("fortune", "reward", "prize", "extort", "earn", "refund"):
        return None
    host = _other_mail(mail)
    return Seen(1.0 if mail.body.has("fortune", "reward") else 0.5, shown_address("", host)) if host else None


@signal(
    "language.easy-money",
    weight=2.2,
    because=Text(
        "许诺轻松赚钱、快速放款、翻倍返还或高额理赔",
        "promises easy money: a job without work, a loan at once, a sum paid back double",
    ),
)
def easy_money(mail: Facts) -> Seen | None:
    count = mail.body.count("earn") + mail.headline.count("earn")
    if count < 2 or mail.body.words > 400:
        return None
    strength = 0.4 + 0.15 * min(count - 2, 4)
    body = mail.body if mail.body.has("earn") else mail.headline
    return told(mail, (strength * (0.4 if mail.body.has("never") else 1.0), piece(body, "earn")))


@signal(
    "links.messenger",
    weight=2.2,
    because=Text(
        "引到私人聊天（微信、QQ、Telegram 等）里继续谈钱",
        "leads to a private messenger (WeChat, QQ, Telegram ...) to go on about money",
    ),
)
def messenger(mail: Facts) -> Seen | None:
    if mail.listed or mail.conversation or mail.body.words > 300 or not mail.body.has("group"):
        return None
    found = _MESSENGER.search(mail.text[:5000])
    if not found or not mail.body.has("earn", "reward", "fortune", "undo", "purse", "refund"):
        return None
    return Seen(1.0 if mail.body.has("earn", "reward", "fortune") else 0.6, quoted(found[0][:4]))


@signal(
    "language.safe-account",
    weight=5.2,
    because=Text(
        "自称办案，要求保密并把钱转入“安全账户”配合清查：公安、检察院、法院从不这样做",
        "in the name of an investigation, asks for silence and to move money to a 'safe account': no authority does so",
    ),
)
def safe_account(mail: Facts) -> Seen | None:
    count = mail.body.count("safeaccount") + mail.headline.count("safeaccount")
    if count < 2 or mail.body.has("never"):
        return None
    body = mail.body if mail.body.has("safeaccount") else mail.headline
    return told(mail, (min(1.0, 0.4 + 0.2 * (count - 1)), piece(body, "safeaccount")))


@signal(
    "language.lowers-guard",
    weight=2.2,
    because=Text(
        "要求关闭杀毒软件、启用宏，或换电脑打开",
        "asks to switch off protection, to enable macros, or to open the file on a computer",
    ),
)
def lowers_guard(mail: Facts) -> Seen | None:
    found = next((b for b in (mail.body, mail.headline) if b.has("lowerguard")), None)
    if found is None or not (mail.attachments or mail.links) or mail.body.words > 400:
        return None
    strength = 0.4 if mail.body.has("never") else 0.5 if mail.listed else 0.7 if mail.conversation else 1.0
    return Seen(strength, quoted(piece(found, "lowerguard")))  # a thread is easily made up


_AUTHORITY = re.compile(
    r"检察院|人民法院|法院|公安|派出所|税务|稽查|社会?保(?:险|障)|社保|医保|医疗保障|公积金|征信中心|工信部|通信管理|反诈|人力资源和社会保障|人社|海关|市场监督|工商局|交管|车管|交警|出入境|民政|疾控|财政[部局]|"
    r"\b(?:irs|hmrc|interpol|europol|fbi|social security administration|internal revenue|tax office|revenue service|customs|dmv|police|supreme court|district court|court clerk|ministry of)\b",
    re.I,
)
_GOVERNED = re.compile(r"(?:^|\.)(?:gov|gouv|gob|gc|europa|mil|police|judiciary|court|courts)(?:\.|$)")


@signal(
    "identity.authority-elsewhere",
    weight=1.8,
    because=Text(
        "自称“{office}”，却不是从政府域名发出",
        "speaks as an authority ({office}), and not from a domain of the state",
    ),
)
def authority_elsewhere(mail: Facts) -> Seen | None:
    found = _AUTHORITY.search(mail.sender.shown)
    if not found or _GOVERNED.search(mail.sender.host) or mail.conversation or mail.listed:
        return None
    if mail.known.belongs(mail.sender.domain) or mail.known.at_home(mail.sender.domain) or _inside(mail):
        return None
    if mail.claim is not None and mail.claim.strength >= 0.5:
        return None  # told as a brand imitated
    strength = 1.0 if mail.asks or mail.body.has("pay", "refund", "authority", "safeaccount") else 0.4
    return Seen(strength, quoted(found[0]), {"office": quoted(found[0])})


@signal(
    "domain.near-twin",
    weight=3.4,
    because=Text(
        "发件或回信域名与信中另一个真实域名只差一个字母",
        "the domain that sends or is answered differs by one letter from another that stands in the mail",
    ),
)
def near_twin(mail: Facts) -> Seen | None:
    from hegui.mail.hosts import host_of
    from hegui.mail.lookalike import one_edit

    others = {r.domain for r in mail.recipients if r.domain} | set(mail.known.ours.domains)
    quoted_ones = {host_of(m[1]).domain for m in list(_PERSON_MAIL.finditer(mail.text[:8000]))[:20]}
    for domain in dict.fromkeys((mail.sender.domain, mail.reply_to.domain)):
        if not domain or domain in listed("free-mail") or mail.known.belongs(domain) or domain in others:
            continue
        label = folded(domain.partition(".")[0]).replace("rn", "m").replace("vv", "w")
        for other in sorted(filter(None, others | quoted_ones)):
            twin = folded(other.partition(".")[0])
            if other == domain or len(twin) < 6 or other in listed("free-mail"):
                continue
            if (label != twin and one_edit(label, twin)) or (
                label == twin and domain.partition(".")[0] != twin
            ):
                return Seen(1.0 if other in others else 0.8, shown_address("", domain))
    return None
