"""
Brands that phishing imitates: their names, their official domains, and what look-alike domains are built of.

A file here holds the brands of one kind, one table each::

    category = "payment"            # of all tables below that say nothing else
    checked = 2026-11-25            # the day somebody last looked at the file

    [alipay]
    zh = ["支付宝"]                  # names in Chinese; also en, pinyin, nick
    domains = ["alipay.com"]        # registrable domains it sends from and links to
    sends = []                      # it only sends from these; links: it only links to these
    via = []                        # domains of mail services it is known to send through
    shared = []                     # those of its domains where anybody gets an address or a page
    gov = true                      # every domain under gov.cn is an authority's
    tokens = ["alipay"]             # five letters or more, found anywhere in a look-alike
    labels = ["boc"]                # short ones, that count only as a whole piece of a domain
    ambiguous = true                # the name is an ordinary word too, or a person's
    hotline = "95188"               # where to ask; report: where to send the mail
    confirmed = ["alipay.com"]      # domains that a second source names, and
    source = "..."                  # that source; all others are known from memory alone

**What is known from memory alone may raise a verdict and never clears a mail**: ``Brand.clears`` says which domains do.
The files keep to a narrow form of TOML, one value a line and written as JSON would write it, which is read seven times as
fast as TOML at large; a test compares both readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import msgspec

from hegui.text import Text

if TYPE_CHECKING:
    from hegui.own import OwnBrand

Confidence = Literal["own", "secondary", "unverified"]
"""``own``: the organisation itself answers for it; ``secondary``: another source names each domain; else from memory."""


class Contact(msgspec.Struct, frozen=True):
    """Where to ask whether a mail is genuine, and where to send one that is not."""

    hotline: str = ""
    report: str = ""


class Brand(msgspec.Struct, frozen=True, kw_only=True):
    """One brand.  Domains are registrable ones, in lower case."""

    id: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    nick: tuple[str, ...] = ()
    sending: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    senders_via: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    gov: bool = False
    tokens: tuple[str, ...] = ()  # the labels below among them
    labels: tuple[str, ...] = ()  # tokens that count only as a whole piece of a domain
    ambiguous: bool = False
    category: str = ""
    contact: Contact = Contact()
    checked: date = date.min
    confirmed: tuple[str, ...] = ()
    source: str = ""
    confidence: Confidence = "unverified"

    @property
    def official(self) -> tuple[str, ...]:
        """All its own domains, those for sending first."""
        return tuple(dict.fromkeys(self.sending + self.linking))

    @property
    def verified(self) -> bool:
        """Does a second source, or the organisation itself, name every domain?"""
        return self.confidence != "unverified"

    @property
    def names(self) -> tuple[str, ...]:
        return self.zh + self.en + self.pinyin + self.nick

    @property
    def name(self) -> Text:
        """Its first name in each language; a name in the other where it has none."""
        zh, en = self.zh or self.en, self.en or self.zh
        return Text(zh[0], en[0])

    def owns(self, domain: str) -> bool:
        """Is a registrable domain the brand's own, as far as is known?"""
        return domain in self.sending or domain in self.linking or (self.gov and domain.endswith(".gov.cn"))

    def clears(self, domain: str) -> bool:
        """May a mail proven to come from this domain be taken for the brand's?  Not where anybody gets an address."""
        known = domain in self.confirmed or (self.gov and domain.endswith(".gov.cn"))
        return known and domain not in self.shared


class Index(msgspec.Struct, frozen=True):
    """Brands by what they are looked up by; a domain or token may belong to several."""

    brands: tuple[Brand, ...]
    domains: dict[str, tuple[Brand, ...]]
    tokens: dict[str, tuple[Brand, ...]]


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    """A table as the file writes it."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    nick: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    sends: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    gov: bool = False
    tokens: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    ambiguous: bool = False
    category: str = ""
    hotline: str = ""
    report: str = ""
    confirmed: tuple[str, ...] = ()
    source: str = ""
    checked: date = date.min


_END = "\0"  # marks the end of a table, where no comma may stand


@lru_cache(1)
def brands() -> tuple[Brand, ...]:
    """All brands that come with hegui, in the order of the files."""
    return tuple(
        brand
        for file in sorted(files(__name__).iterdir(), key=lambda f: f.name)
        if file.name.endswith(".toml")
        for brand in _brands_in(file.read_text(encoding="utf-8"))
    )


@lru_cache(8)
def indexed(own: tuple[Brand, ...] = ()) -> Index:
    """The brands by domain and by token; an organisation's own replace those of the same id."""
    known = {b.id: b for b in (*brands(), *own)}
    return Index(
        tuple(known.values()),
        _by((d, b) for b in known.values() for d in b.official),
        _by((t, b) for b in known.values() for t in b.tokens),
    )


def own_brands(entries: Iterable[OwnBrand]) -> tuple[Brand, ...]:
    """The ``[[brand]]`` of a ``hegui.toml`` as brands.  Raises UsageError naming the entry and what is wrong with it."""
    from hegui.mail.brands.own import brand_of

    return tuple(brand_of(number, entry) for number, entry in enumerate(entries, 1))


def as_json(text: str) -> str:
    """The narrow form of TOML as one JSON object: the head under ``""``, the tables under their names."""
    out = ['{"":{']
    for line in text.splitlines():
        if line.startswith("["):
            out.append(f'{_END}}},"{line[1:-1]}":{{')
        elif line and not line.startswith("#"):
            key, _, value = line.partition(" = ")
            out.append(f'"{key}":"{value}",' if value[0].isdigit() else f'"{key}":{value},')
    return "".join(out).replace(f",{_END}", "").replace(_END, "").rstrip(",") + "}}"


def _brands_in(text: str) -> Iterator[Brand]:
    rows = msgspec.json.decode(as_json(text), type=dict[str, _Row])
    head = rows.pop("")
    for id, row in rows.items():
        sending, linking = row.domains + row.sends, row.domains + row.links
        proven = all(d in row.confirmed for d in sending + linking)
        yield Brand(
            id=id,
            zh=row.zh,
            en=row.en,
            pinyin=row.pinyin,
            nick=row.nick,
            sending=sending,
            linking=linking,
            senders_via=row.via,
            shared=row.shared,
            gov=row.gov,
            tokens=row.tokens + row.labels,
            labels=row.labels,
            ambiguous=row.ambiguous,
            category=row.category or head.category,
            contact=Contact(row.hotline, row.report),
            checked=head.checked,
            confirmed=row.confirmed,
            source=row.source,
            confidence="secondary" if proven else "unverified",
        )


def _by(pairs: Iterable[tuple[str, Brand]]) -> dict[str, tuple[Brand, ...]]:
    found: dict[str, tuple[Brand, ...]] = {}
    for key, brand in pairs:
        found[key] = (*found.get(key, ()), brand)
    return found
