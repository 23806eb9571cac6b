"""
Domains made to be taken for a brand's: a letter changed, a brand's name joined to a reassuring word, the brand in front of a
stranger's domain, another alphabet.

Edit distance is looked up by leaving out one letter on both sides, so that the cost does not grow with the number of brands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hegui.mail.brands import Brand
from hegui.mail.knowing import Knowledge, on
from hegui.mail.lists import listed
from hegui.mail.normalising import folded
from hegui.mail.nouns import Host
from hegui.text import Text

_LEET = str.maketrans(
    {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "!": "i", "$": "s"}
)
_NOT_LETTERS = re.compile(r"[^a-z]+")
_PIECES = re.compile(r"[a-z]+|\d+")

HOW = {
    "letters": Text("用相似字母冒充", "letters that look alike"),
    "typo": Text("只差一个字母", "one letter off"),
    "added": Text("品牌名加上别的词", "the brand's name with a word added"),
    "front": Text("品牌名放在他人域名前面", "the brand's name in front of a stranger's domain"),
    "ending": Text("品牌名配廉价后缀", "the brand's name under a cheap ending"),
}


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Which brand a host is made to look like, how, and how plainly (0 to 1)."""

    brand: Brand
    how: str
    strength: float


@lru_cache(20_000)
def resemblance(host: Host, known: Knowledge) -> Resemblance | None:
    """The brand that a host is made to be taken for; None for a brand's own domain and for everybody else's."""
    if not host.domain or known.belongs(host.domain) or known.at_home(host.domain):
        return None
    if on(host.name, "link-trackers") or on(host.name, "mail-services"):
        return None
    label = folded(host.label)
    plain = label.translate(_LEET).replace("rn", "m").replace("vv", "w")
    foreign = not host.label.isascii()
    if (found := known.tokens.get(label)) and not foreign:
        cheap = (
            host.suffix.rpartition(".")[2] in listed("cheap-endings")
            or host.suffix in listed("cheap-suffixes")
            or host.shared
        )
        if cheap and len(label) >= 4:
            return Resemblance(known.brands[found], "ending", 0.8 if not host.shared else 0.9)
        return None  # perhaps its own in another country
    if foreign and (found := known.tokens.get(label)):
        return Resemblance(known.brands[found], "letters", 1.0)
    if plain != label and (found := known.tokens.get(plain)) and len(plain) >= 4:
        return Resemblance(known.brands[found], "letters", 1.0)
    best = _added(label, known) or (_added(plain, known) if plain != label else None)
    if best is None and len(label) >= 5:
        best = _typo(label, known)
    if best is None and "-" in label:
        best = _across(label.replace("-", ""), known)
    front = _front(host, known)
    if front and (best is None or front.strength > best.strength):
        best = front
    return best


def _added(label: str, known: Knowledge) -> Resemblance | None:
    pieces = _PIECES.findall(label)
    words = [p for p in pieces if p.isalpha()]
    for token in known.tokens_in(label):
        brand = known.brands[known.tokens[token]]
        piece = token in words or label.startswith(token + "-") or label.endswith("-" + token)
        if token in known.whole and not piece:
            continue
        if piece:
            others = [w for w in words if w != token]
            kind = [_reassures(w) for w in others]
            if (
                others
                and all(w in listed("brand-style-words") for w in others)
                and not any(p.isdigit() for p in pieces)
            ):
                return Resemblance(brand, "added", 0.4)
            if others and all(kind):
                return Resemblance(brand, "added", 0.95)
            if any(kind):
                return Resemblance(brand, "added", 0.85)
            if len(token) >= 5 and not brand.ambiguous:
                return Resemblance(brand, "added", 0.65)
            if not others and len(token) >= 4:  # digits behind it
                return Resemblance(brand, "added", 0.7)
        elif len(token) >= 5:
            rest = [r for r in _NOT_LETTERS.split(label.replace(token, "-")) if r]
            if rest and all(r in listed("brand-style-words") for r in rest) and label.isalpha():
                return Resemblance(brand, "added", 0.4)
            if rest and all(_reassures(r) or _two_words(r) for r in rest):
                return Resemblance(brand, "added", 0.9)
            if len(token) >= 7 and not brand.ambiguous:
                return Resemblance(brand, "added", 0.55)
    return None


def _across(run: str, known: Knowledge) -> Resemblance | None:
    """A brand's name torn apart by hyphens: linked-inmsg, sf-expres."""
    for token in known.tokens_in(run, 7):
        brand = known.brands[known.tokens[token]]
        if (
            token not in known.whole
            and (run.startswith(token) or run.endswith(token))
            and not brand.ambiguous
        ):
            return Resemblance(brand, "added", 0.8)
    return _typo(run, known)


def _reassures(word: str) -> bool:
    """Is it a word that look-alikes join to a brand's name, to reassure or to lure?"""
    return word in listed("reassuring-words") or word in listed("lure-words")


def _two_words(run: str) -> bool:
    return any(
        run[:n] in listed("reassuring-words") and run[n:] in listed("reassuring-words")
        for n in range(2, len(run) - 1)
    )


def _front(host: Host, known: Knowledge) -> Resemblance | None:
    before = host.name.removesuffix(host.domain).strip(".")
    if not before or before == host.name:
        return None
    served = on(host.name, "support-desks")
    for piece in folded(before).replace("-", ".").split("."):
        if (id := known.tokens.get(piece) or known.tokens.get(piece.translate(_LEET))) and len(piece) >= 3:
            brand = known.brands[id]
            followed = any(
                f"{piece}.{ending}" in f"{before}." for ending in ("com.", "cn.", "net.", "co.", "com-")
            )
            if brand.id in listed("self-run") and not followed:
                continue  # gitlab.firm.example runs GitLab
            strength = 1.0 if followed else 0.45 if len(piece) < 5 or brand.ambiguous or served else 0.75
            return Resemblance(brand, "front", strength)
    return None


@lru_cache(4)
def _shortened(known: Knowledge) -> dict[str, tuple[str, ...]]:
    """Each token of six letters or more with one letter left out -> the tokens."""
    found: dict[str, tuple[str, ...]] = {}
    for token in known.tokens:
        if len(token) >= 6 and token.isascii() and token.isalpha() and token not in known.whole:
            for less in {token[:n] + token[n + 1 :] for n in range(len(token))} | {token}:
                found[less] = (*found.get(less, ()), token)
    return found


def _typo(label: str, known: Knowledge) -> Resemblance | None:
    index = _shortened(known)
    if any(label in listed(words) for words in ("reassuring-words", "brand-style-words", "ordinary-words")):
        return None
    for run in {label, *(p for p in _NOT_LETTERS.split(label) if len(p) >= 5)}:
        for less in sorted({run[:n] + run[n + 1 :] for n in range(len(run))} | {run}):
            for token in index.get(less, ()):
                if (
                    token != run
                    and run not in listed("reassuring-words")
                    and run not in listed("ordinary-words")
                    and run[:2] == token[:2]
                    and one_edit(run, token)
                ):
                    brand = known.brands[known.tokens[token]]
                    strength = 0.85 if run == label else 0.7
                    return Resemblance(brand, "typo", strength * (0.5 if brand.ambiguous else 1.0))
    return None


def one_edit(one: str, other: str) -> bool:
    """At most one letter added, left out, changed, or two neighbours swapped.

    >>> one_edit("paypa1", "paypal"), one_edit("payapl", "paypal"), one_edit("palpay", "paypal")
    (True, True, False)
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n]:
        n += 1
    if len(one) == len(other):
        return one[n + 1 :] == other[n + 1 :] or (
            one[n : n + 2] == other[n : n + 2][::-1] and one[n + 2 :] == other[n + 2 :]
        )
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[n + 1 :] == shorter[n:]
