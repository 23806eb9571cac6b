"""What a check-up says of each mail, as the forms show it: read back from the facts that the examiner told."""

from __future__ import annotations

from dataclasses import dataclass

from hegui.model import Fact, Inventory, Place
from hegui.text import Lang, Text

LEVEL: dict[str, Text] = {
    "high": Text("高风险", "High risk"),
    "medium": Text("中风险", "Medium risk"),
    "low": Text("低风险，不等于安全", "Low risk, which is not safe"),
}
ORDER = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class MailVerdict:
    """One mail: how likely it deceives, why, and what to do."""

    place: Place
    level: str
    score: float
    because: Text
    reasons: tuple[Text, ...]
    signals: tuple[str, ...]
    weights: tuple[float, ...]
    brand: Text | None
    real: tuple[str, ...]
    contact: str
    advice: tuple[Text, ...]
    after_click: tuple[Text, ...]
    sha256: str
    sm3: str


def verdicts(inventory: Inventory) -> tuple[MailVerdict, ...]:
    """The mails that were told of, the gravest first."""
    told = [_verdict(fact) for fact in inventory.facts if fact.kind == "phishing-mail"]
    return tuple(sorted(told, key=lambda v: (ORDER.index(v.level), -v.score, str(v.place))))


def written(inventory: Inventory, form: str, lang: Lang, *, colour: bool = False, width: int = 100) -> str:
    """The verdicts alone, for a terminal or as JSON."""
    if form == "json":
        import msgspec

        from hegui.reports.json import mail_of

        told = msgspec.json.encode([mail_of(each) for each in verdicts(inventory)])
        return msgspec.json.format(told, indent=2).decode()
    from io import StringIO

    from hegui.reports.console import new_console
    from hegui.reports.console_mails import print_mails

    out = StringIO()
    print_mails(new_console(out, width, colour), inventory, lang)
    return "\n".join(row.rstrip() for row in out.getvalue().split("\n")).strip("\n")


def counts(inventory: Inventory) -> tuple[Fact, ...]:
    """How many mails of each source were judged."""
    return tuple(fact for fact in inventory.facts if fact.kind == "mails-judged")


def _verdict(fact: Fact) -> MailVerdict:
    details = dict(fact.details)

    def words(name: str) -> tuple[str, ...]:
        value = details.get(name)
        return value if isinstance(value, tuple) else ()

    def word(name: str) -> str:
        return str(details.get(name) or "")

    def both(name: str) -> tuple[Text, ...]:
        return tuple(Text(zh, en) for zh, en in zip(words(f"{name}_zh"), words(f"{name}_en"), strict=True))

    score = details.get("score")
    return MailVerdict(
        place=fact.place,
        level=word("level") or "low",
        score=float(score) if isinstance(score, (int, float)) else 0.0,
        because=fact.what,
        reasons=fact.reasons,
        signals=words("signals"),
        weights=tuple(float(w) for w in words("weights")),
        brand=Text(word("brand"), word("brand_en")) if word("brand") else None,
        real=words("real"),
        contact=word("contact"),
        advice=both("advice"),
        after_click=both("after_click"),
        sha256=word("sha256"),
        sm3=word("sm3"),
    )
