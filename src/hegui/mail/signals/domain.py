"""Domain: what kind of address is it, and whose does it want to be taken for?"""

from __future__ import annotations

import re

from hegui.mail.facts import Facts
from hegui.mail.knowing import on
from hegui.mail.lists import listed
from hegui.mail.lookalike import HOW, resemblance
from hegui.mail.normalising import mixed_words
from hegui.mail.nouns import Host, Link
from hegui.mail.signals import Seen, signal
from hegui.mail.signals.identity import made_up
from hegui.mail.urls import defanged, shown_address
from hegui.text import Text

_GOVERNED = re.compile(r"(?:^|[.\-])(?:gov|gouv|gob)(?:$|[.\-])")
_LABEL_WORDS = re.compile(r"[^a-z]+")
_ENDING_JOINED = re.compile(r"(?:^|\.)(?:com|cn|net|org)-[a-z0-9]")  # usps.com-track.top


@signal(
    "domain.sender-lookalike",
    weight=2.2,
    because=Text("发件域名仿冒{brand}（{how}）", "the sender's domain imitates {brand} ({how})"),
)
def sender_lookalike(mail: Facts) -> Seen | None:
    like = resemblance(mail.sending, mail.known)
    if like is None or mail.branch:
        return None
    return Seen(
        like.strength, shown_address("", mail.sender.host), {"brand": like.brand.name, "how": HOW[like.how]}
    )


@signal(
    "domain.link-lookalike",
    weight=2.4,
    because=Text("链接的域名仿冒{brand}（{how}）", "a link's domain imitates {brand} ({how})"),
)
def link_lookalike(mail: Facts) -> Seen | None:
    best = None
    for link in mail.strange_links:
        like = resemblance(link.host, mail.known)
        if like is not None and (best is None or like.strength > best[0].strength):
            best = like, link
    if best is None:
        return None
    like, link = best
    return Seen(
        like.strength * mail.aim, defanged(link.hops[-1]), {"brand": like.brand.name, "how": HOW[like.how]}
    )


@signal(
    "domain.lure-words",
    weight=1.2,
    because=Text(
        "域名由“核验、申诉、补贴、登录”一类字眼拼成，不像机构名称",
        "a domain is put together of words such as verify, appeal or login, and names nobody",
    ),
)
def lure_words(mail: Facts) -> Seen | None:
    if mail.conversation:
        return None
    for host in (mail.sending, *(link.host for link in mail.strange_links[:40])):
        if (
            mail.known.belongs(host.domain)
            or on(host.name, "link-trackers")
            or on(host.name, "mail-services")
        ):
            continue
        if plain := lures_in(host):
            return Seen(plain * mail.aim * (0.5 if mail.listed else 1.0), defanged("http://" + host.name))
    return None


def lures_in(host: Host) -> float:
    """How plainly a domain is put together of a lure's words (0 to 1).

    >>> from hegui.mail.hosts import host_of
    >>> lures_in(host_of("wallet-verify-now.example")), lures_in(host_of("verify.example"))
    (1.0, 0.0)
    """
    words = [w for w in _LABEL_WORDS.split(host.label) if w]
    lures = sum(w in listed("lure-words") for w in words)
    return 0.0 if len(words) < 2 or not lures else 1.0 if lures >= 2 else 0.7


@signal(
    "domain.other-alphabet",
    weight=1.5,
    because=Text(
        "域名里混有外形相似的其他文字", "a domain is written with look-alike letters of another alphabet"
    ),
)
def other_alphabet(mail: Facts) -> Seen | None:
    for host, shown in _hosts(mail):
        if host.name != host.shown or not host.name.isascii():
            label = host.shown.partition(".")[0] if host.shown else host.name
            strength = (
                1.0
                if mixed_words(label)
                else 0.5
                if any("\u0370" <= c <= "\u058f" for c in host.shown)
                else 0.2
            )
            if not host.ip:
                return Seen(strength, defanged("http://" + shown))
    return None


def _hosts(mail: Facts) -> list[tuple[Host, str]]:
    found = [(mail.sending, mail.sender.host)] if mail.sender.host else []
    return found + [(link.host, link.host.name) for link in mail.links if link.host.shown]


@signal(
    "domain.cheap-sender",
    weight=0.9,
    because=Text(
        "发件域名用的是常被滥用的廉价后缀", "the sender's domain has a cheap ending that is often abused"
    ),
)
def cheap_sender(mail: Facts) -> Seen | None:
    if cheap(mail.sending) and not mail.conversation:
        return Seen(1.0, shown_address("", mail.sender.host))
    return None


@signal(
    "domain.cheap-link",
    weight=0.9,
    because=Text(
        "链接指向常被滥用的廉价后缀域名", "a link leads to a domain with a cheap ending that is often abused"
    ),
)
def cheap_link(mail: Facts) -> Seen | None:
    found = [
        link for link in mail.strange_links if cheap(link.host) and not mail.known.belongs(link.host.domain)
    ]
    if not found or mail.conversation:
        return None
    share = len(found) / len(mail.links)
    return Seen(0.5 + 0.5 * share, defanged(found[0].hops[-1]))


def cheap(host: Host) -> bool:
    """An ending under which a name costs next to nothing."""
    return host.suffix.rpartition(".")[2] in listed("cheap-endings") or host.suffix in listed(
        "cheap-suffixes"
    )


@signal(
    "domain.free-hosting",
    weight=1.5,
    because=Text(
        "链接指向人人可注册的免费建站域名",
        "a link leads to a site on free hosting, where anybody gets a name",
    ),
)
def free_hosting(mail: Facts) -> Seen | None:
    found = [link for link in mail.strange_links if hosted_free(link)]
    if not found or mail.conversation:
        return None
    share = len(found) / len(mail.links)
    return Seen(0.4 + 0.6 * share, defanged(found[0].hops[-1]))


def hosted_free(link: Link) -> bool:
    """On a host where anybody gets a page for nothing."""
    return on(link.host.name, "free-hosting")


@signal(
    "domain.platform-sender",
    weight=1.3,
    because=Text(
        "从云平台的默认域名发信，而不是机构自己的域名",
        "sent from a platform's default domain, not from a domain of its own",
    ),
)
def platform_sender(mail: Facts) -> Seen | None:
    if mail.conversation or not (
        on(mail.sending.name, "app-senders") or on(mail.sending.name, "free-hosting")
    ):
        return None
    return Seen(1.0, shown_address("", mail.sender.host))


@signal(
    "domain.machine-made-link",
    weight=0.8,
    because=Text("链接的域名像是机器随意生成的", "a link's domain looks made up by a machine"),
)
def machine_made_link(mail: Facts) -> Seen | None:
    if mail.conversation or mail.listed:
        return None
    for link in mail.strange_links:
        sub = link.host.name.removesuffix(link.host.domain).strip(".").partition(".")[0]
        if made_up(link.host.label) or (made_up(sub) and not on(link.host.name, "link-trackers")):
            return Seen(mail.aim, defanged(link.hops[-1]))
    return None


@signal(
    "domain.long-name",
    weight=0.5,
    because=Text(
        "域名层级多、连字符多，用来遮掩真正的主人",
        "a host name of many parts and hyphens, which hides whose it is",
    ),
)
def long_name(mail: Facts) -> Seen | None:
    if mail.listed or mail.conversation:
        return None
    for link in mail.strange_links:
        parts = link.host.name.count(".") - link.host.suffix.count(".")
        hyphens = link.host.label.count("-")
        if not link.host.ip and (parts >= 4 or hyphens >= 2 or len(link.host.label) >= 25):
            return Seen(mail.aim, defanged(link.hops[-1]))
    return None


@signal(
    "domain.ending-in-front",
    weight=2.0,
    because=Text(
        "域名把 .com、.gov 一类后缀写在前面冒充，真正的域名在最后",
        "an ending such as .com or .gov stands in front of the real domain, to be taken for it",
    ),
)
def ending_in_front(mail: Facts) -> Seen | None:
    if mail.conversation:
        return None
    for host in (mail.sending, *(link.host for link in mail.strange_links[:60])):
        if not host.domain or mail.known.belongs(host.domain) or on(host.name, "link-trackers"):
            continue
        front = host.name.removesuffix(host.suffix).rstrip(".")
        if _GOVERNED.search(host.suffix) is None and _GOVERNED.search(front):
            return Seen(0.5 if mail.listed else 1.0, defanged("http://" + host.name))
        if _ENDING_JOINED.search(front):
            return Seen(0.5 if mail.listed else 1.0, defanged("http://" + host.name))
    return None


@signal(
    "domain.newborn",
    weight=2.2,
    because=Text(
        "联网查询：域名 {days} 天前才注册", "asked online: a domain was registered only {days} days ago"
    ),
)
def newborn(mail: Facts) -> Seen | None:
    if mail.online is None or not mail.online.ages or mail.conversation:
        return None
    name, days = min(mail.online.ages.items(), key=lambda each: each[1])
    if days > 180:
        return None
    return Seen(1.0 if days <= 30 else 0.4, defanged("http://" + name), {"days": days})
