"""What signals of language share: how ideas stand together, and how much a word weighs in this kind of mail."""

from __future__ import annotations

from hegui.mail.facts import Facts
from hegui.mail.signals import Seen, quoted
from hegui.mail.words import Ideas


def both(mail: Facts) -> tuple[Ideas, Ideas]:
    return mail.headline, mail.body


def near(mail: Facts, one: str, other: str, within: int = 7) -> tuple[float, str]:
    """How strongly two ideas stand together: in the subject more than once deep in the body; negated ones do not count."""
    if pair := mail.headline.near(one, other, 8):
        return 1.0, between(mail.headline, one, other, pair)
    body = mail.body
    pair = body.near(one, other, within)
    if pair is None:
        return 0.0, ""
    refusals = body.at.get("never", ())
    if refusals and all(any(abs(place - never) <= 9 for never in refusals) for place in body.at[one]):
        return 0.0, ""
    # long texts bring any two words together by chance
    strength = 1.0 if body.words <= 250 else 0.75 if body.words <= 500 else 0.45
    return strength, between(body, one, other, pair)


def between(ideas: Ideas, one: str, other: str, pair: tuple[int, int]) -> str:
    starts = ideas.spans[one, pair[0]], ideas.spans[other, pair[1]]
    return ideas.text[min(s[0] for s in starts) : max(s[1] for s in starts)]


def quiet(mail: Facts) -> float:
    """How much a word weighs in this kind of mail: little between people who write to each other, less on a list."""
    return 0.25 if mail.conversation else 0.6 if mail.listed else 1.0


def best(*found: tuple[float, str]) -> tuple[float, str]:
    return max(found, key=lambda f: f[0])


def told(mail: Facts, found: tuple[float, str], least: float = 0.0) -> Seen | None:
    strength = found[0] * quiet(mail)
    return Seen(strength, quoted(found[1])) if strength > least else None


def piece(ideas: Ideas, idea: str) -> str:
    start, end = ideas.spans[idea, ideas.at[idea][0]]
    return ideas.text[start:end]
