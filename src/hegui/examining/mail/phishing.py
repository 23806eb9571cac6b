"""
Does a mail deceive?  What the engine says of each, as facts: one for every mail that is of high or medium risk, and at the end of a
source how many were looked at.  A single mail is always told, low risk too: that is what was asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from hegui.examining import Asking, examiner, gatherer
from hegui.mail import Ours, Verdict, judge, missing
from hegui.model import Fact, Mail, Place, Skipped
from hegui.organisation import Organisation
from hegui.text import Text

_MISSING = Text(
    "没有安装钓鱼邮件检查所需的组件，未判断这些邮件：pip install 'hegui[mail]'",
    "what the phishing check needs is not installed, so mails were not judged: pip install 'hegui[mail]'",
)


@examiner("phishing-mail", of=Mail)
def phishing_mail(mail: Mail, asked: Asking) -> Iterator[Fact | Skipped]:
    """Tell what hegui says of one mail."""
    if missing():
        return
    told = _verdict(mail, ours_of(asked.us), asked.online)
    for reason in told.unread:
        yield Skipped(mail.place, reason)
    if told.level != "low" or mail.place == asked.source:
        yield fact_of(mail, told)


@gatherer("phishing-mail-count", of=Mail)
class Judged:
    """How many mails of a source were judged, and what came out."""

    def __init__(self, asked: Asking) -> None:
        self._ours = ours_of(asked.us)
        self._online = asked.online
        self._source = asked.source
        self._count: Counter[str] = Counter()
        self._first: Mail | None = None

    def look(self, mail: Mail) -> None:
        self._first = self._first or mail
        self._count["all"] += 1
        if not missing():
            self._count[_verdict(mail, self._ours, self._online).level] += 1

    def told(self) -> Iterator[Fact | Skipped]:
        """One fact for the source."""
        if self._first is None:
            return
        place = self._source or Place(self._first.place.source)
        if missing():
            yield Skipped(place, _MISSING, asked=True)
            return
        if self._first.place != place:  # a single mail is told by its verdict
            yield count_of(place, self._count)


def count_of(place: Place, count: Counter[str]) -> Fact:
    """How many mails of a source are of which level; "all": how many there are."""
    return Fact(
        "mails-judged",
        place,
        Text(
            "判断了 {all} 封邮件：高风险 {high}，中风险 {medium}，低风险 {low}",
            "{all} mails were judged: {high} of high, {medium} of medium, {low} of low risk",
        ).fill(all=count["all"], high=count["high"], medium=count["medium"], low=count["low"]),
        details=tuple((level, count[level]) for level in ("all", "high", "medium", "low")),
    )


@lru_cache(2)
def _verdict(mail: Mail, ours: Ours, online: bool) -> Verdict:
    """The examiner and the gatherer ask of the same mail, one after the other."""
    return judge(mail.raw(), ours=ours, online=online, whole=mail.whole)


@lru_cache(4)
def ours_of(us: Organisation) -> Ours:
    """What the organisation tells the engine about itself."""
    from hegui.mail.brands import own_brands

    return Ours(tuple(d.lower() for d in us.mail.domains), us.mail.staff, own_brands(us.brands))


def fact_of(mail: Mail, told: Verdict) -> Fact:
    """A verdict as a report shows it."""
    reasons = tuple(
        Text(f"{s.because.zh}：{s.evidence}", f"{s.because.en}: {s.evidence}")
        if s.evidence.strip("…*")
        else s.because
        for s in told.signals
        if s.weight > 0
    )
    return Fact(
        "phishing-mail",
        mail.place,
        told.because,
        details=(
            ("level", told.level),
            ("score", told.score),
            ("brand", told.brand.zh if told.brand else ""),
            ("brand_en", told.brand.en if told.brand else ""),
            ("real", told.real),
            ("contact", told.contact),
            ("asks", tuple(sorted(told.asks))),
            ("signals", tuple(s.id for s in told.signals)),
            ("weights", tuple(f"{s.weight:+.2f}" for s in told.signals)),
            ("advice_zh", tuple(t.zh for t in told.advice)),
            ("advice_en", tuple(t.en for t in told.advice)),
            ("after_click_zh", tuple(t.zh for t in told.after_click)),
            ("after_click_en", tuple(t.en for t in told.after_click)),
            ("sha256", told.digest),
            ("sm3", told.sm3),
        ),
        reasons=reasons,
    )
