"""
What an organisation adds of its own: kinds of data, rules by which its columns are called, brands that phishing may imitate.

``[[entity]]``, ``[[rule]]`` and ``[[brand]]`` of ``hegui.toml`` as they are written; ``hegui.discovery.own`` and
``hegui.mail.brands`` make them work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntity:
    """``[[entity]]``: a kind of data that only this organisation has, and what tells it."""

    id: str  # "member-card": how JSON, CSV and [[column]] call it
    zh: str
    en: str
    category: str  # one of those the inventory knows: "identity", "medical-health" ...
    sensitive: str = ""  # why the organisation holds it to be sensitive; empty: it is not
    keep: tuple[int, int] | None = None  # characters a mask may show at either end; None: no sample
    regex: str = ""  # of a whole value, and of what stands inside longer texts (RE2)
    words: tuple[str, ...] = ()  # values, and what stands inside longer texts
    words_file: str = ""  # the same, one a line in a file beside hegui.toml
    checksum: str = ""  # the name of a check-digit method that each value must pass
    least: float = 0.5  # the share of the values from which a column is one
    names: tuple[str, ...] = ()  # patterns of names or comments of columns that are one


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRule:
    """``[[rule]]``: columns that are called so are this."""

    names: tuple[str, ...]  # patterns of names or comments of columns
    entity: str  # an own one or one of hegui's
    covers: tuple[str, ...] = ()  # places; nothing means everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBrand:
    """``[[brand]]``: a name of this organisation, or of one it deals with, and the domains it really writes from."""

    id: str  # "yunfan"
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    domains: tuple[str, ...]  # registrable domains it sends from and links to
    via: tuple[str, ...] = ()  # domains of mail services it sends through
    tokens: tuple[str, ...] = ()  # what look-alike domains would hold: five letters or more
    labels: tuple[str, ...] = ()  # shorter ones, which count as a whole piece of a domain
    ambiguous: bool = False  # its name is an ordinary word too
    hotline: str = ""
    report: str = ""  # where to send a suspicious mail
    checked: date  # the day on which the domains were last compared
