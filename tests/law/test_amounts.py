"""Every official number and every amount of a penalty stands in the article it is cited from."""

import re

import pytest
from law_texts import held, needs_texts, words_of

from hegui import law
from hegui.law.articles import cn_number, parts
from hegui.law.kinds import Tier

CARRIED = re.compile(r"第[一二三四五六七八九十百]+条(第[一二三]款)?的?规定处罚|依照(该款|前款|前两款)")
"""An article that sends to the scale of another: CSL 62(2) to 61(3)."""


def forms(value: float) -> set[str]:
    """The ways a text may write a number: 1000万, 一千万, 24, 二十四, 两, 半, 百分之五."""
    found: set[str] = set()
    for unit, name in ((1, ""), (10**4, "万"), (10**8, "亿")):
        count = value / unit
        if count >= 1 and count == int(count) and count < 10_000:
            found |= {f"{int(count)}{name}", f"{_thousands(int(count))}{name}"}
    if value == 2:
        found |= {"两", "二"}
    if value in (0.5, 30):
        found |= {"半"}
    return found


def _thousands(count: int) -> str:
    high, rest = divmod(count, 1000)
    zero = "零" if high and 0 < rest < 100 else ""
    return (f"{cn_number(high)}千" if high else "") + zero + (cn_number(rest) if rest else "")


def test_the_forms_of_a_number():
    assert {"1000万", "一千万"} <= forms(10_000_000)
    assert {"五千", "5000"} <= forms(5_000)
    assert {"30", "三十"} <= forms(30)


def _stands(value: float, words: str) -> bool:
    bare = re.sub(r"\s", "", words)
    return any(
        re.search(
            rf"(?<![\d一二三四五六七八九十百千]){re.escape(form)}(?![\d一二三四五六七八九十百千万亿])", bare
        )
        for form in forms(value)
    )


@needs_texts
def test_every_official_number_stands_in_its_article():
    looked = 0
    for number in law.numbers():
        instrument = law.instrument(number.instrument)
        for day, article in number.articles:
            version = instrument.version(day) if day else None
            text = version and held().get((instrument.id, version.in_force))
            if number.confidence != "official" or not text or parts(article) is None:
                continue
            words = words_of(text, article)
            value = number.values[-1][1]
            looked += 1
            implied = number.unit == "times-per-year" or (value == 1 and "每" in words)
            assert implied or _stands(value, words), f"{number.id}: no {value} in {article}"
    assert looked > 60


@needs_texts
def test_every_amount_of_an_official_penalty_stands_in_its_article():
    looked = 0
    for rule in law.penalties():
        for since in rule.texts:
            text = held().get((rule.instrument, since.since))
            if rule.confidence != "official" or text is None or parts(since.article) is None:
                continue
            words = words_of(text, since.article)
            whole = "".join(words_of(text, str(a.number)) for a in text.articles)
            for tier in since.tiers:
                for amount in (tier.min, tier.max):
                    if amount is None:
                        continue
                    looked += 1
                    place = whole if CARRIED.search(words) else words
                    assert _in(amount, tier, place), f"{rule.id}: no {amount} {tier.unit} in {since.article}"
    assert looked > 200


def _in(amount: float, tier: Tier, words: str) -> bool:
    bare = re.sub(r"\s", "", words)
    if tier.unit == "share-of-turnover":
        return f"百分之{cn_number(round(amount * 100))}" in bare
    unit = {
        "CNY": "元",
        "days-detention": "日",
        "times-gains": "倍",
        "times-price": "倍",
        "years-prison": "年",
    }[tier.unit]
    return any(f"{form}{unit}" in bare for form in forms(amount))


@pytest.mark.parametrize("rule", law.penalties(), ids=lambda rule: rule.id)
def test_a_penalty_prints_every_step_in_both_languages(rule):
    from hegui.law.money import range_of

    for text in rule.texts:
        for tier in text.tiers:
            line = range_of(tier)
            assert line.zh and line.en
            assert "None" not in line.zh + line.en
