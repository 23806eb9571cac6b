"""What the steps of judging a mail hand each other, from its bytes to the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hegui.masking import Masked
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.mail.brands import Brand

Level = Literal["high", "medium", "low"]
"""How likely it is that a mail deceives.  There is no "safe"."""

Family = Literal["identity", "domain", "links", "language", "payload", "context"]


@dataclass(frozen=True, slots=True)
class Ours:
    """What the organisation tells about itself: its mail domains, its managers' names, brands of its own."""

    domains: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    brands: tuple[Brand, ...] = ()


# --- as it was read -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """One leaf of a mail: a text, a picture, an attachment.  ``data`` is decoded from its transfer encoding."""

    kind: str  # "text/html", as declared
    name: str  # of the file, "" where none is given
    data: bytes
    charset: str = ""
    attached: bool = False
    encoding: str = ""  # of the transfer, as declared
    charset_known: bool = True

    def __repr__(self) -> str:
        return f"Part({self.kind!r}, {len(self.data)} bytes)"


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """A mail taken apart: decoded headers, leaves, and the mails that lie inside it."""

    headers: dict[str, tuple[str, ...]]  # by lower-case name
    parts: tuple[Part, ...]
    inside: tuple[Letter, ...] = ()  # forwarded or returned with it
    unread: tuple[Text, ...] = ()  # what was not looked at, and why
    report: bool = False  # a delivery report

    def header(self, name: str) -> str:
        return self.headers.get(name, ("",))[0]

    def __repr__(self) -> str:
        return f"Letter({len(self.parts)} parts)"


# --- as it is understood --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """Somebody in a header: the name shown, and the address behind it."""

    shown: str = ""
    local: str = ""
    host: str = ""
    domain: str = ""  # the registrable one, "" where the host has none

    def __repr__(self) -> str:
        return f"Address(@{self.host})"


@dataclass(frozen=True, slots=True)
class Host:
    """A host name as its parts tell it."""

    name: str  # lower case, as written: punycode stays punycode
    domain: str = ""  # registrable, private suffixes counted: "foo.github.io"
    label: str = ""  # its first label: "foo"
    suffix: str = ""  # "github.io"
    shared: bool = False  # under a suffix where anybody gets a name
    ip: bool = False
    shown: str = ""  # decoded from punycode


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the text over it.  ``hops`` are the addresses written inside it, the last one where it leads."""

    href: str
    text: str
    hops: tuple[str, ...]
    host: Host  # where it leads, as far as the address itself tells
    first: Host  # the host of the address as written
    source: str = "html"  # "text", "qr", "form", "attachment"
    picture: bool = False  # a picture stands over it


# --- as it is judged ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign, for (weight above 0) or against it, with the piece of the mail that shows it, defanged and masked."""

    id: str
    family: Family
    weight: float
    because: Text
    evidence: Masked


@dataclass(frozen=True, slots=True)
class Verdict:
    """What hegui says of a mail.

    ``score`` is the sum of the weights, each family capped: points, not a probability.  ``signals`` are those that count for
    the verdict, the heaviest first, then those that speak against it.  ``real`` are the official domains of the brand that the
    mail claims to come from.  ``unread`` says what was not looked at.
    """

    level: Level
    score: float
    signals: tuple[Signal, ...]
    because: Text
    brand: Text | None = None
    real: tuple[str, ...] = ()
    contact: str = ""
    advice: tuple[Text, ...] = ()
    after_click: tuple[Text, ...] = ()
    unread: tuple[Text, ...] = ()
    asks: frozenset[str] = field(
        default_factory=frozenset
    )  # "credentials", "payment", "click", "open", "call"
    digest: str = ""  # SHA-256 of the bytes; empty where only a beginning was given
    sm3: str = ""
