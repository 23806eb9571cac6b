"""What is known of brands and services, arranged for looking up: names, official domains, tokens that look-alikes are built of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hegui.mail.brands import Brand, brands
from hegui.mail.lists import listed
from hegui.mail.normalising import folded
from hegui.mail.nouns import Address, Host, Ours
from hegui.mail.words import Dictionary, dictionary

_NOT_WORD = re.compile(r"[^a-z0-9]")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_WORD = re.compile(r"[a-z0-9]+")
OFFICE = re.compile(
    r"\b(?:team|support|service|services|security|account|accounts|notification|notifications?|alert|billing|department|center|centre|admin|administrator|helpdesk|help desk|customer|info|rewards?|"
    r"no-?reply|update|member|subscription|payment|delivery|mail|online|bank|card|wallet|prize|survey|gift|claim|order|invoice|hr|payroll|equipe|atendimento|kundenservice|servicio|soporte|"
    r"service client|notificações|aviso|suporte|assistenza|klantenservice)\b|客服|官方|中心|团队|安全|通知|管理员|银行|系统|服务|公司|税务|社保|快递|部$|局$|处$",
    re.I,
)
"""Words by which a shown name is an office's and not a person's."""


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Brands arranged for looking up, and the dictionary of ideas with their names in it (``brand:paypal``)."""

    brands: dict[str, Brand]
    official: dict[str, tuple[str, ...]]  # a registrable domain -> ids of the brands it belongs to
    tokens: dict[str, str]  # a token of a domain label -> the brand's id
    whole: frozenset[str]  # tokens that count only as a whole piece of a domain
    sizes: tuple[int, ...]  # lengths that tokens have
    ideas: Dictionary
    ours: Ours

    def owner(self, domain: str, brand: Brand) -> bool:
        """Is it one of the brand's own domains, or of a service that it is known to send through?"""
        return brand.owns(domain) or domain in brand.senders_via

    def tokens_in(self, text: str, least: int = 3) -> list[str]:
        """The brands' tokens of so many letters that stand in a run of letters, the longest first."""
        found = {
            text[start : start + size]
            for size in self.sizes
            if size >= least
            for start in range(len(text) - size + 1)
            if text[start : start + size] in self.tokens
        }
        return sorted(found, key=lambda t: (-len(t), t))

    def belongs(self, domain: str) -> bool:
        """Does it belong to any brand at all?"""
        return domain in self.official

    def at_home(self, domain: str) -> bool:
        return bool(domain) and domain in self.ours.domains

    def label_of(self, brand: Brand, host: Host) -> bool:
        """Is the registrable label just the brand's name?  Perhaps its own domain in another country."""
        return host.label in brand.tokens


@lru_cache(8)
def knowledge_for(ours: Ours) -> Knowledge:
    """What is known, with the organisation's own brands added."""
    known = {b.id: b for b in (*brands(), *ours.brands)}
    official: dict[str, tuple[str, ...]] = {}
    tokens: dict[str, str] = {}
    names: list[tuple[str, str]] = []
    for brand in known.values():
        for domain in brand.official:
            if domain in brand.shared:
                continue  # anybody gets an address or a page there
            official[domain] = (*official.get(domain, ()), brand.id)
        for token in brand.tokens:
            tokens.setdefault(folded(token), brand.id)
        names += [(name, f"brand:{brand.id}") for name in brand.names]
    sizes = tuple(sorted({len(t) for t in tokens}, reverse=True))
    whole = frozenset(folded(label) for brand in known.values() for label in brand.labels)
    return Knowledge(known, official, tokens, whole, sizes, dictionary().with_names(names), ours)


@lru_cache(50_000)
def on(name: str, which: str) -> bool:
    """Is a host named by a list, or does it lie under a name there?"""
    names = listed(which)
    steps = name.split(".")
    return any(".".join(steps[n:]) in names for n in range(len(steps)))


def says_domain(text: str, who: Address) -> bool:
    """Does a shown name share a word, its initials or its run-together form with the address behind it?"""
    words = _WORD.findall(folded(text))
    behind = folded(f"{who.local}.{who.host}")
    flat = _NOT_WORD.sub("", behind)
    if not words:
        return True  # nothing that could be compared, such as a Chinese name
    if any(len(w) >= 3 and w in flat for w in words):
        return True
    initials = "".join(w[0] for w in words)
    if len(initials) >= 3 and initials in flat:
        return True
    return any(
        len(piece) >= 3 and piece in "".join(words)
        for piece in _NOT_LETTERS.split(folded(who.domain.partition(".")[0]))
    )
