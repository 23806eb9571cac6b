"""Context: what kind of mail is it?  Most signs here speak against deceit."""

from __future__ import annotations

import re

from hegui.mail.facts import Facts
from hegui.mail.knowing import on, says_domain
from hegui.mail.signals import Seen, quoted, signal
from hegui.mail.signals.domain import cheap, lures_in
from hegui.mail.signals.frauds import number_to_call, private_wishes
from hegui.mail.signals.identity import made_up, our_name_outside, staff_from_outside
from hegui.mail.signals.payload import dangerous
from hegui.mail.urls import shown_address
from hegui.text import Text

_PRIVATE = re.compile(r"\b(?:i|we|i'm|i've|you guys|hey)\b|我们?|咱", re.I)
_CODE = re.compile(r"(?m)^(?:diff --git|@@ |\+\+\+ |--- a/|    def |#include|\$ |> )|[{};]\s*$")


@signal(
    "context.fake-reply",
    weight=0.8,
    because=Text(
        "主题写着回复或转发，却没有来往过的痕迹",
        "the subject says it is an answer, and there is no trace of an exchange",
    ),
)
def fake_reply(mail: Facts) -> Seen | None:
    if not mail.reply or mail.conversation or mail.threaded or mail.listed or mail.letter.inside:
        return None
    if not mail.attachments and not mail.strange_links:
        return None  # headers of a thread are lost on the way; an answer that wants nothing opened is one
    return Seen(0.6 if mail.plain else 1.0, quoted(mail.subject))


@signal(
    "context.exchange",
    weight=-2.0,
    because=Text("是往来邮件：引用了之前的内容", "part of an exchange: it quotes what was written before"),
)
def exchange(mail: Facts) -> Seen | None:
    if not mail.conversation or any(dangerous(part) for part in mail.attachments):
        return None  # a thread is easily made up, and stolen ones carry such attachments
    return Seen(1.0, quoted(mail.subject))


@signal(
    "context.list-mail",
    weight=-0.8,
    because=Text("是列表或订阅邮件，可以退订", "mail of a list or a subscription, with a way out"),
)
def list_mail(mail: Facts) -> Seen | None:
    if not mail.listed and not mail.body.has("unsubscribe"):
        return None
    home = any(link.host.domain == mail.sender.domain for link in mail.links)
    strength = 1.0 if mail.listed and home else 0.6 if mail.listed else 0.5 if home else 0.1
    return Seen(strength, shown_address("", mail.sender.host))


@signal(
    "context.own-links",
    weight=-1.4,
    because=Text("链接指向发件人自己的域名", "its links lead to the sender's own domain"),
)
def own_links(mail: Facts) -> Seen | None:
    if not mail.links or mail.claim is not None or mail.free_sender or our_name_outside(mail) is not None:
        return None
    home = sum(link.host.domain == mail.sender.domain for link in mail.links)
    share = home / len(mail.links)
    ways = len({link.hops[-1] for link in mail.links if link.host.domain == mail.sender.domain})
    share *= (
        0.4 if ways == 1 else 0.7 if ways == 2 else 1.0
    )  # a lure has one way in, a site's own mail several
    if cheap(mail.sending) or made_up(mail.sending.label) or lures_in(mail.sending):
        share *= 0.3  # a domain bought for the purpose leads to itself too
    elif not mail.sender.shown or (not says_domain(mail.sender.shown, mail.sender) and not mail.personal):
        share *= 0.4
    return Seen(share, shown_address("", mail.sender.host)) if share >= 0.1 else None


@signal(
    "context.brand-itself",
    weight=-2.6,
    because=Text(
        "发件域名和链接都是该品牌核实过的官方域名", "sender and links are the brand's own domains, as checked"
    ),
)
def brand_itself(mail: Facts) -> Seen | None:
    ids = mail.known.official.get(mail.sender.domain, ())
    brands = [mail.known.brands[id] for id in ids if mail.known.brands[id].clears(mail.sender.domain)]
    if not brands or mail.free_sender or not mail.links:
        return None
    homes = {d for b in brands for d in (*b.official, *b.senders_via)} | {mail.sender.domain}
    home = sum(link.host.domain in homes for link in mail.links) / len(mail.links)
    elsewhere = mail.reply_to.domain not in ("", mail.sender.domain)
    if (mail.body.has("undo") and number_to_call(mail)) or (elsewhere and mail.body.has("crypto", "fortune")):
        home *= 0.3  # a service passes on what anybody writes into a bill or an invitation
    return Seen(home, shown_address("", mail.sender.host)) if home >= 0.15 else None


@signal(
    "context.letter",
    weight=-1.5,
    because=Text("纯文字私人信件，没有链接和附件", "a plain letter without links or attachments"),
)
def letter(mail: Facts) -> Seen | None:
    if (
        not mail.plain
        or mail.links
        or mail.attachments
        or mail.body.has("errand", "extort", "fortune", "reward", "safeaccount", "channel")
    ):
        return None
    if mail.body.has("newaccount") and not mail.body.has("byphone"):
        return None
    if staff_from_outside(mail) is not None:
        return None  # the name is all that this fraud needs
    if number_to_call(mail) and mail.body.has("renew", "invoice", "undo"):
        return None  # what it wants is a telephone call
    if (mail.free_sender and len(private_wishes(mail)) >= 2) or mail.body.count("earn") >= 2:
        return None
    return Seen(
        1.0 if mail.body.has("wrote") or _PRIVATE.search(mail.text[:2000]) else 0.5, quoted(mail.subject)
    )


@signal(
    "context.report",
    weight=-2.5,
    because=Text("是退信或投递报告", "a bounce or a delivery report"),
)
def report(mail: Facts) -> Seen | None:
    if mail.letter.report and not mail.html:
        return Seen(1.0, quoted(mail.subject))
    told = (
        mail.sender.local.lower() in ("postmaster", "mailer-daemon")
        and not mail.links
        and not mail.attachments
    )
    return Seen(0.8, quoted(mail.subject)) if told else None


@signal(
    "context.calendar",
    weight=-1.0,
    because=Text("带有日历邀请", "holds a calendar invitation"),
)
def calendar(mail: Facts) -> Seen | None:
    if mail.claim is not None:
        return None
    return (
        Seen(1.0, quoted(mail.subject)) if any(p.kind == "text/calendar" for p in mail.letter.parts) else None
    )


@signal(
    "context.technical",
    weight=-1.0,
    because=Text("像代码、补丁或技术讨论", "looks like code, a patch or a technical discussion"),
)
def technical(mail: Facts) -> Seen | None:
    if not mail.plain:
        return None
    lines = len(_CODE.findall(mail.text[:8000]))
    return Seen(min(1.0, lines / 6), quoted(mail.subject)) if lines >= 3 else None


@signal(
    "context.newsletter",
    weight=-1.2,
    because=Text("内容多、链接多，像资讯简报", "long, with many links: like a newsletter"),
)
def newsletter(mail: Facts) -> Seen | None:
    many = min(1.0, max(0, len({link.href for link in mail.links}) - 8) / 20)
    long = min(1.0, max(0, mail.body.words - 300) / 500)
    strength = max(many, long) * (1.0 if mail.claim is None or mail.claim.strength < 0.5 else 0.3)
    return Seen(round(strength, 3), quoted(mail.subject)) if strength > 0.1 else None


@signal(
    "context.warns",
    weight=-1.5,
    because=Text("提醒不要泄露密码，或可以不予理会", "warns never to share a password, or may be ignored"),
)
def warns(mail: Facts) -> Seen | None:
    count = mail.body.count("never") + 2 * mail.headline.count("never")
    if not count:
        return None
    strength = (0.3 + 0.175 * min(count - 1, 4)) * (0.4 if mail.claim is not None else 1.0)
    return Seen(strength, quoted(mail.body.shown("never")[25:60] or mail.subject))


@signal(
    "context.service-links",
    weight=-0.4,
    because=Text(
        "链接经由发件服务商的点击统计", "its links pass through the click counter of a mail service"
    ),
)
def service_links(mail: Facts) -> Seen | None:
    if not mail.links or mail.claim is not None:
        return None
    share = sum(on(link.first.name, "link-trackers") for link in mail.links) / len(mail.links)
    return Seen(share, quoted("click")) if share >= 0.5 else None
