"""
What is known of a mail before it is judged: who sends it, who reads it, what it says, where it leads, what it carries, whom it
claims to come from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hegui.mail.addresses import address_of, addresses_in
from hegui.mail.charsets import text_of
from hegui.mail.claims import Claim, claims_of
from hegui.mail.hosts import host_of
from hegui.mail.hypertext import Hypertext, read_hypertext
from hegui.mail.knowing import OFFICE, Knowledge, on, says_domain
from hegui.mail.lists import listed
from hegui.mail.normalising import seen
from hegui.mail.nouns import Address, Host, Letter, Link, Part
from hegui.mail.pictures import links_in_pictures
from hegui.mail.readers import readers_told
from hegui.mail.urls import link_of, links_in
from hegui.mail.words import Ideas, ideas_in
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.mail.online import Online

MOST_LINKS = 300
_ANYBODYS = ("cloud-files", "open-forms", "free-hosting", "shorteners")
MOST_AIMS = 4
_QUOTED = re.compile(
    r"(?m)^[ \t]*(?:>|&gt;)|^-{2,}\s*(?:original message|原始邮件|forwarded message)|^on .{10,80} wrote:|^.{2,60}写道[:：]",
    re.I,
)
_MAIL = re.compile(r"[\w.+\-]{1,64}@[\w.\-]{1,80}")  # an address says nothing: it may be called phishing@
_WORDS = re.compile(r"[^\W\d_]+")
_RE = re.compile(r"^\s*(?:re|fw|fwd|aw|sv|回复|答复|转发|res|rv|wg)\s*[:：\[]", re.I)


@dataclass(slots=True)
class Facts:
    """A mail as the signals see it."""

    letter: Letter
    known: Knowledge
    sender: Address
    sending: Host  # of the sender's address
    reply_to: Address
    recipients: list[Address]
    readers: list[Address]  # the recipients, and whom the mail itself takes for its reader
    subject: str
    raw_text: str  # before anything was folded
    text: str  # as a reader sees it
    html: Hypertext | None
    plain: bool  # no HTML at all
    links: list[Link]
    mailto: list[Address]
    attachments: list[Part]
    pictures: list[Part]
    headline: Ideas = field(default_factory=Ideas)
    body: Ideas = field(default_factory=Ideas)
    behind: Ideas = field(default_factory=Ideas)  # title and texts of pictures
    claims: list[Claim] = field(default_factory=list)
    listed: bool = False  # of a mailing list, or sent in bulk with a way out
    conversation: bool = False
    threaded: bool = False  # its headers name what it answers
    reply: bool = False  # its subject says so
    free_sender: bool = False
    named: bool = False  # the name shown is that of the sender's domain
    personal: bool = False  # the name shown is a person's
    branch: bool = False  # the name shown is a brand's with more beside it, and that stands in the domain too
    aim: float = 1.0  # how far its links have one aim, see _aim_of
    unread: tuple[Text, ...] = ()  # what could not be looked at
    online: Online | None = None  # what the network told, where it was asked

    @property
    def asks(self) -> bool:
        """Is there anything to click, open, call or answer elsewhere?"""
        elsewhere = self.reply_to.domain not in ("", self.sender.domain)
        return bool(
            self.links
            or self.attachments
            or self.mailto
            or elsewhere
            or self.pictures
            or self.body.has("call")
        )

    @property
    def claim(self) -> Claim | None:
        """The plainest claim, if the sender is not that brand."""
        for each in self.claims[:3]:
            if not self.speaks_for_itself(each):
                return each
            if each.strength >= 0.5:
                return None
        return None

    def speaks_for_itself(self, claim: Claim) -> bool:
        """Is the sender's domain the brand's own, or one of its name in another country, or one it sends through?"""
        domain = self.sender.domain
        if self.known.owner(domain, claim.brand) or self.known.at_home(domain):
            return True
        cheap = self.sending.suffix.rpartition(".")[2] in listed("cheap-endings") or self.sending.shared
        return self.known.label_of(claim.brand, self.sending) and not cheap and self.sending.label.isascii()

    @property
    def strange_links(self) -> list[Link]:
        """Links to neither the sender's house nor ours."""
        return [link for link in self.links if not self.leads_home(link.host)]

    def leads_home(self, host: Host) -> bool:
        """Does a host belong to the sender's own domain, to another domain of the same brand, or to us?

        Not where anybody puts a page: a brand's storage is everybody's.
        """
        if host.ip:
            return False
        if host.domain == self.sender.domain or self.known.at_home(host.domain):
            return True
        ids = self.known.official.get(self.sender.domain, ())
        return any(self.known.brands[id].owns(host.domain) for id in ids) and not any(
            on(host.name, kind) for kind in _ANYBODYS
        )

    @property
    def domains(self) -> list[str]:
        """The registrable domains that links lead to, each once, in their order."""
        return list(dict.fromkeys(link.host.domain or link.host.name for link in self.links))


def facts_of(letter: Letter, known: Knowledge) -> Facts:
    """Gather what the signals need.  Nothing is fetched."""
    sender = address_of(letter.header("from") or letter.header("sender"))
    html_parts = [p for p in letter.parts if p.kind == "text/html" and not (p.attached and p.name)]
    text_parts = [
        p for p in letter.parts if p.kind in ("text/plain", "text/enriched") and not (p.attached and p.name)
    ]
    hypertext = None
    raw = ""
    if html_parts:
        raw = "\n".join(text_of(p.data[:1_000_000], p.charset) for p in html_parts[:5])
        hypertext = read_hypertext(raw)
        shown = hypertext.text
    else:
        shown = raw = "\n".join(text_of(p.data[:400_000], p.charset) for p in text_parts[:5])
        if "<html" in shown[:3000].lower() or "<body" in shown[:3000].lower() or "<a href" in shown.lower():
            hypertext = read_hypertext(shown)
            shown = hypertext.text
    subject = letter.header("subject")
    links, mailto = _links(hypertext, shown)
    unread: list[Text] = []
    links += links_in_pictures(letter.parts, unread)
    made = Facts(
        unread=tuple(unread),
        letter=letter,
        known=known,
        sender=sender,
        sending=host_of(sender.host),
        reply_to=address_of(letter.header("reply-to")),
        recipients=addresses_in(
            " ".join((letter.header("to"), letter.header("cc"), letter.header("delivered-to")))[:3000]
        ),
        subject=subject,
        raw_text=raw,
        text=seen(shown[:20_000]),
        html=hypertext,
        plain=hypertext is None,
        links=links,
        mailto=mailto,
        attachments=[p for p in letter.parts if p.attached and not p.kind.startswith(("image/", "text/html"))]
        + [p for p in letter.parts if p.attached and p.name and p.kind == "text/html"],
        readers=[],
        pictures=[p for p in letter.parts if p.kind.startswith("image/")],
    )
    made.free_sender = on(sender.host, "free-mail")
    made.headline = ideas_in(_MAIL.sub(" ", subject), known.ideas)
    made.body = ideas_in(_MAIL.sub(" ", made.text), known.ideas)
    if hypertext is not None:
        told = " \n ".join((hypertext.title, *(alt for _, alt in hypertext.pictures[:20])))
        made.behind = ideas_in(told[:1500], known.ideas)
    head = letter.headers
    made.reply = _RE.match(subject) is not None
    quoted = _QUOTED.search(shown) is not None
    made.listed = (
        "list-id" in head or "list-post" in head or "list-unsubscribe" in head or "mailing-list" in head
    )
    made.threaded = "in-reply-to" in head or "references" in head
    made.conversation = (
        (made.threaded and (quoted or made.reply))
        or (made.reply and quoted and len(links) < 8)
        or "list-post" in head
    )
    words = _WORDS.findall(sender.shown)
    made.named = (
        bool(words)
        and sender.shown.isascii()
        and not made.free_sender
        and says_domain(sender.shown, Address("", "", sender.host, sender.domain))
    )
    made.personal = (
        2 <= len(words) <= 3 and all(w[0].isupper() for w in words) and not OFFICE.search(sender.shown)
    )
    made.aim = _aim_of(made)
    made.readers = [*made.recipients, *readers_told(made)]
    made.claims = claims_of(made)
    return made


def _aim_of(mail: Facts) -> float:
    """A lure leads to a stranger's site or two, a newsletter to a crowd of them: what is odd about one link counts by this share."""
    crowd = {link.host.domain for link in mail.strange_links if not mail.known.belongs(link.host.domain)}
    return min(1.0, MOST_AIMS / max(len(crowd), 1))


def _links(hypertext: Hypertext | None, shown: str) -> tuple[list[Link], list[Address]]:
    links: list[Link] = []
    mailto: list[Address] = []
    if hypertext is None:
        return links_in(shown)[:MOST_LINKS], mailto
    for href, text, picture in hypertext.links[:MOST_LINKS]:
        if href[:7].lower() == "mailto:":
            mailto += addresses_in(href[7:300])
            continue
        link = link_of(_based(href, hypertext.base), text, picture=picture)
        if link is not None:
            links.append(link)
    for action in hypertext.forms[:10]:
        link = link_of(_based(action, hypertext.base), "", "form")
        if link is not None:
            links.append(link)
    known = {link.href for link in links}
    for _, text, _ in hypertext.links[:MOST_LINKS]:
        if "." in text:  # an address written over a link is what it shows, and not where it leads
            known.update(said.href for said in links_in(text))
    links += [
        link
        for link in links_in(shown[:20_000])
        if link.href not in known and link.href.rstrip("/") not in known
    ][:50]
    return links[:MOST_LINKS], mailto


def _based(href: str, base: str) -> str:
    if not base or ":" in href[:12] or href.startswith(("//", "#")):
        return href
    return base.rstrip("/") + "/" + href.lstrip("/")
