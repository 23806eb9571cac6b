"""Identity: is the sender who the mail says it is?"""

from __future__ import annotations

import re

from hegui.mail.brands import Brand
from hegui.mail.facts import Facts
from hegui.mail.knowing import OFFICE, on, says_domain
from hegui.mail.lists import listed
from hegui.mail.normalising import folded, in_other_alphabet, mixed_words, split_by_invisible
from hegui.mail.nouns import Host
from hegui.mail.signals import Seen, quoted, signal
from hegui.mail.urls import shown_address
from hegui.text import Text

_ROLE = re.compile(
    r"邮箱管理|邮件管理|系统管理|管理员|信息中心|网络中心|信息技术|技术部|信息部|人力资源|人事部|人事处|财务部|财务处|财务中心|行政部|综合管理部|办公室|运维|邮件系统|邮局|信息化|总经办|工会|劳资|薪酬|"
    r"\b(?:it|mail|email|e-mail|webmail|mailbox|system|server|cpanel|domain|postmaster|network|exchange|outlook web)[\s\-_]*(?:admin(?:istrator)?|support|help\s?desk|desk|service|services|team|department|dept|security|notification|alert|notice|delivery|quota|storage|center|manager)\b|"
    r"\b(?:help\s?desk|human resources?|hr (?:department|dept|team|manager|office|admin|notification)|payroll|administrator|mail delivery|webmail|mailer|postmaster|it department|accounts? (?:payable|department)|finance department)\b",
    re.I,
)
_MACHINE = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|(?:\d[a-z]+){3,}|(?:[a-z]\d+){3,}|^[0-9a-f]{10,}$|\d{6,}")
_PACKED = re.compile(r"\.(?:s?html?|zip|rar|7z|exe|iso|img|lnk|docm|xlsm|svg)$", re.I)
_MAIL_IN_NAME = re.compile(r"[\w.+\-]+@([\w\-]+(?:\.[\w\-]+)+)")
_WORD_LIKE = re.compile(r"[^aeiou\W\d_]{0,3}[aeiou]+", re.I)


@signal(
    "identity.brand-imitated",
    weight=3.6,
    because=Text(
        "自称{brand}，但发件域名 {domain} 不是{brand}的",
        "speaks as {brand}, but is sent from {domain}, which is not {brand}'s",
    ),
)
def brand_imitated(mail: Facts) -> Seen | None:
    claim = mail.claim
    if claim is None:
        return None
    return Seen(
        claim.strength * (1.0 if mail.asks else 0.35),
        quoted(claim.shown),
        {"brand": claim.brand.name, "domain": shown_address("", mail.sender.host or "?").lstrip("*@")},
    )


@signal(
    "identity.brand-address-borrowed",
    weight=2.6,
    because=Text(
        "发件地址写的是{brand}的域名（可以伪造），链接却没有一个指向{brand}",
        "the address given is {brand}'s, which can be forged, and no link leads to {brand}",
    ),
)
def brand_address_borrowed(mail: Facts) -> Seen | None:
    ids = mail.known.official.get(mail.sender.domain, ())
    if not ids or not mail.links or mail.conversation or mail.free_sender:
        return None
    brands = [mail.known.brands[id] for id in ids]
    if any(_at_home(link.host, mail, brands) or mail.known.belongs(link.host.domain) for link in mail.links):
        return None
    tracked = any(on(link.first.name, "link-trackers") for link in mail.links)
    strength = (0.35 if tracked else 1.0) * (0.5 if mail.listed else 1.0)
    return Seen(strength, shown_address(mail.sender.local, mail.sender.host), {"brand": brands[0].name})


def _at_home(host: Host, mail: Facts, brands: list[Brand]) -> bool:
    """The sender's own domain, another of its brands', or one that bears their name."""
    if host.domain == mail.sender.domain or any(mail.known.owner(host.domain, b) for b in brands):
        return True
    return not host.shared and any(
        token in host.label for b in brands for token in b.tokens if len(token) >= 4
    )


@signal(
    "identity.role-from-outside",
    weight=1.8,
    because=Text(
        "自称本单位的“{role}”，却不是从本单位域名发出",
        "speaks as an office of your own organisation ({role}), from a domain that is not yours",
    ),
)
def role_from_outside(mail: Facts) -> Seen | None:
    if mail.known.at_home(mail.sender.domain) or mail.listed or mail.conversation:
        return None
    found = _ROLE.search(mail.sender.shown)
    where = 1.0
    if not found:
        found, where = _ROLE.search(mail.subject), 0.5
    if not found:
        return None
    here = {r.domain for r in mail.recipients if r.domain}
    machine = mail.sender.local.lower() in ("postmaster", "mailer-daemon")
    if machine or (not mail.known.ours.domains and mail.sender.domain in here):
        where *= 0.3  # colleagues, as far as the mail tells; or a mail server about an undelivered mail
    if not _leads_out(mail) and our_name_outside(mail) is None:
        where *= 0.5  # an office that leads nowhere but to its own house may well be the reader's
    return Seen(where, quoted(found[0]), {"role": quoted(found[0])})


def _leads_out(mail: Facts) -> bool:
    """Does it want the reader anywhere else than at the sender's own domain?"""
    elsewhere = mail.reply_to.domain not in ("", mail.sender.domain)
    packed = any(_PACKED.search(part.name) for part in mail.attachments)
    return bool(mail.strange_links or packed or mail.mailto or elsewhere or mail.free_sender)


@signal(
    "identity.our-name-outside",
    weight=1.8,
    because=Text(
        "显示名里写着收件方的域名，却从外部发来",
        "the name shown carries the reader's own domain, and the mail comes from outside",
    ),
)
def our_name_outside(mail: Facts) -> Seen | None:
    here = set(mail.known.ours.domains) | ({r.domain for r in mail.readers if r.domain} - listed("free-mail"))
    if not here or mail.sender.domain in here:
        return None
    shown = folded(f"{mail.sender.shown} {mail.subject}")
    for domain in sorted(here):
        label = domain.partition(".")[0]
        if domain in shown or (len(label) >= 5 and label in folded(mail.sender.shown).split()):
            return Seen(
                1.0 if domain in folded(mail.sender.shown) else 0.6, quoted(mail.sender.shown or mail.subject)
            )
    return None


def speaks_as_ours(mail: Facts) -> bool:
    """Does it speak as the reader's own house or its mail service, from a domain that is not the reader's?

    Then a link to the sender's own domain leads to a stranger all the same.
    """
    if mail.known.at_home(mail.sender.domain) or mail.listed or mail.conversation:
        return False
    if our_name_outside(mail) is not None:
        return True
    here = {r.domain for r in mail.recipients if r.domain}
    return _ROLE.search(mail.sender.shown) is not None and mail.sender.domain not in here


@signal(
    "identity.staff-from-outside",
    weight=2.4,
    because=Text(
        "用的是本单位人员的名字，却从外部地址发来",
        "bears the name of one of your staff and comes from an outside address",
    ),
)
def staff_from_outside(mail: Facts) -> Seen | None:
    if mail.known.at_home(mail.sender.domain) or not mail.sender.shown:
        return None
    shown = folded(mail.sender.shown)
    if any(folded(name) in shown for name in mail.known.ours.staff if len(name) >= 2):
        return Seen(1.0, quoted("****"))
    return None


@signal(
    "identity.office-on-free-mail",
    weight=1.2,
    because=Text("以机构名义，却用免费邮箱发信", "speaks for an office, from a free mail address"),
)
def office_on_free_mail(mail: Facts) -> Seen | None:
    if not mail.free_sender or not mail.sender.shown or mail.conversation:
        return None
    if OFFICE.search(mail.sender.shown) or mail.claim is not None:
        return Seen(1.0, shown_address(mail.sender.local, mail.sender.host))
    return None


@signal(
    "identity.address-in-name",
    weight=1.5,
    because=Text("显示名里写的是另一个邮箱地址", "the name shown is an address of another domain"),
)
def address_in_name(mail: Facts) -> Seen | None:
    found = _MAIL_IN_NAME.search(mail.sender.shown)
    if not found or not mail.sender.host or mail.listed:
        return None
    other = found[1].lower()
    if other.endswith(mail.sender.domain or mail.sender.host):
        return None
    return Seen(1.0, quoted(mail.sender.shown))


@signal(
    "identity.name-unrelated",
    weight=1.0,
    because=Text(
        "显示名与发件地址毫无关系", "the name shown has nothing in common with the address behind it"
    ),
)
def name_unrelated(mail: Facts) -> Seen | None:
    if (
        mail.conversation
        or not mail.sender.host
        or not mail.sender.shown
        or says_domain(mail.sender.shown, mail.sender)
    ):
        return None
    office = OFFICE.search(mail.sender.shown) is not None
    strength = 1.0 if office else 0.45
    if mail.listed:
        strength *= 0.6
    return Seen(strength, shown_address(mail.sender.local, mail.sender.host))


@signal(
    "identity.machine-made-address",
    weight=0.9,
    because=Text("发件地址像是机器随意生成的", "the sender's address looks made up by a machine"),
)
def machine_made_address(mail: Facts) -> Seen | None:
    local, label = folded(mail.sender.local), folded(mail.sending.label)
    if mail.conversation:
        return None
    strength = 0.0
    if made_up(label):
        strength += 0.7
    sub = mail.sending.name.removesuffix(mail.sending.domain).strip(".")
    if sub and made_up(sub.partition(".")[0]):
        strength += 0.3
    if (
        made_up(local)
        and not mail.listed
        and "bounce" not in local
        and "=" not in local
        and not (mail.free_sender and local.isdigit())
    ):
        strength += 0.4
    return Seen(min(strength, 1.0), shown_address("", mail.sender.host)) if strength else None


def made_up(name: str) -> bool:
    """Letters that no word is made of: long runs of consonants, letters and digits mixed.

    >>> made_up("xkcdqzvbn"), made_up("newsletter"), made_up("a8f3k2m9")
    (True, False, True)
    """
    return len(name) >= 6 and _MACHINE.search(name.replace("-", "")) is not None


@signal(
    "identity.reply-elsewhere",
    weight=1.0,
    because=Text("回信会寄到另一个域名", "an answer would go to another domain"),
)
def reply_elsewhere(mail: Facts) -> Seen | None:
    to = mail.reply_to
    if not to.domain or to.domain == mail.sender.domain or mail.listed or mail.conversation:
        return None
    free = to.domain in listed("free-mail")
    if mail.free_sender and free:
        return Seen(0.8, shown_address(to.local, to.host))
    return Seen(1.0 if free else 0.4, shown_address(to.local, to.host))


@signal(
    "identity.styled-name",
    weight=1.6,
    because=Text(
        "显示名混用了外形相似的异体字母", "the name shown mixes letters of another alphabet that look alike"
    ),
)
def styled_name(mail: Facts) -> Seen | None:
    shown = mail.sender.shown
    if mixed_words(shown) or in_other_alphabet(shown) or split_by_invisible(shown):
        return Seen(1.0, quoted(shown))
    symbols = sum(0x2190 <= ord(c) <= 0x2BFF or ord(c) >= 0x1F000 for c in shown)
    return Seen(0.4, quoted(shown)) if symbols else None


@signal(
    "identity.no-sender",
    weight=0.7,
    because=Text("没有可用的发件地址", "there is no usable address of the sender"),
)
def no_sender(mail: Facts) -> Seen | None:
    if mail.sender.domain or mail.letter.report or mail.sending.name in ("localhost", ""):
        return (
            Seen(1.0, quoted(mail.sender.shown)) if not mail.sender.host and not mail.letter.report else None
        )
    return Seen(0.5, shown_address("", mail.sender.host))


@signal(
    "identity.authentication-failed",
    weight=1.0,
    because=Text(
        "收件服务器记录：发件域名验证未通过",
        "the receiving server noted that the sender's domain failed its check",
    ),
)
def authentication_failed(mail: Facts) -> Seen | None:
    told = mail.letter.header("authentication-results")[:1500].lower()
    if mail.listed or mail.conversation or not mail.sender.domain or mail.sender.domain not in told:
        return None  # a check names the domain that it checked
    if "dmarc=fail" in told:
        return Seen(1.0, quoted("dmarc=fail"))
    if "spf=fail" in told or "spf=softfail" in told:
        return Seen(0.4, quoted("spf=fail"))
    return None


@signal(
    "identity.writes-to-itself",
    weight=0.5,
    because=Text("发件人与收件人是同一个地址", "sender and reader are the same address"),
)
def writes_to_itself(mail: Facts) -> Seen | None:
    here = {(r.local.lower(), r.host) for r in mail.recipients}
    if (mail.sender.local.lower(), mail.sender.host) in here and mail.sender.host and not mail.conversation:
        return Seen(1.0, shown_address(mail.sender.local, mail.sender.host))
    return None


@signal(
    "identity.unproven",
    weight=2.2,
    because=Text(
        "联网验证：发件域名要求验证（DMARC），这封邮件没有通过",
        "verified online: the sender's domain asks for proof (DMARC), and this mail has none",
    ),
)
def unproven(mail: Facts) -> Seen | None:
    told = mail.online
    if told is None or told.policy not in ("reject", "quarantine") or mail.sender.domain in told.proven:
        return None
    if mail.listed or mail.conversation:
        return None  # lists and forwards break signatures
    return Seen(1.0 if told.signed else 0.6, shown_address("", mail.sender.host))
