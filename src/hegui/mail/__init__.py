"""
Phishing mail, judged offline and with reasons.  ``judge`` is the way through::

    bytes --[reading]--> Letter --[facts]--> Facts --[signals]--> Signal ... --[scoring]--> level and score --[explaining]--> Verdict

No step uses the network, and the same bytes give the same verdict.  A mail that was forwarded or returned is judged by the mail
inside it.  Needs ``hegui[mail]``.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from hegui.mail.nouns import Level, Ours, Signal, Verdict

if TYPE_CHECKING:
    from hegui.mail.facts import Facts
    from hegui.mail.knowing import Knowledge
    from hegui.mail.nouns import Letter

__all__ = ["Level", "Ours", "Signal", "Verdict", "judge", "missing"]


def missing() -> bool:
    """Is a package of ``hegui[mail]`` not installed?"""
    return find_spec("publicsuffixlist") is None


def judge(raw: bytes, *, ours: Ours | None = None, online: bool = False, whole: bool = True) -> Verdict:
    """What a mail is: a level, a score, and the signals with the pieces of the mail that show them.

    Never raises on what the mail holds.  Not ``whole``: only its beginning is given, and no digest is.  ``online`` is off by default: then nothing leaves this machine.
    """
    from hegui.mail.digests import sha256, sm3
    from hegui.mail.explaining import advice_of, after_click_of, asks_of, because_of
    from hegui.mail.knowing import knowledge_for
    from hegui.mail.reading import letter_of
    from hegui.mail.scoring import level_of, score_of, signals_of

    known = knowledge_for(ours or Ours())
    letter = letter_of(raw)
    mail = _the_one_that_matters(letter, known)
    if online and mail.letter is letter:
        from hegui.mail.online import ask

        mail.online = ask(raw, mail)
        mail.unread += mail.online.unread
    signals = signals_of(mail)
    score = score_of(signals)
    asks = asks_of(mail, signals)
    level = level_of(score, signals, mail, asks)
    claim = mail.claim
    brand, contact = None, ""
    real: tuple[str, ...] = ()
    if claim is not None and claim.strength >= 0.4:
        brand, real = claim.brand.name, claim.brand.sending[:5]
        contact = claim.brand.contact.hotline or claim.brand.contact.report
    return Verdict(
        level=level,
        score=score,
        signals=signals,
        because=because_of(level, signals),
        brand=brand,
        real=real,
        contact=contact,
        advice=advice_of(level, brand, real, claim is None or claim.brand.verified),
        after_click=after_click_of(asks),
        unread=tuple(dict.fromkeys((*letter.unread, *mail.unread))),
        asks=asks,
        digest=sha256(raw) if whole else "",
        sm3=sm3(raw) if whole else "",
    )


def _the_one_that_matters(letter: Letter, known: Knowledge) -> Facts:
    """A wrapper around another mail is judged by that mail."""
    from hegui.mail.facts import facts_of

    mail = facts_of(letter, known)
    for _ in range(3):
        inside = mail.letter.inside
        if not inside or (mail.body.words > 120 and not mail.letter.report):
            break
        mail = facts_of(inside[0], known)
    return mail
