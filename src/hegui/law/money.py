"""
Prints a penalty step: 对单位处 5 万元以上 50 万元以下罚款 / organisation: fine of CNY 50,000 to 500,000.

>>> cn_amount(50000), cn_amount(100000000), cn_amount(1234)
('5 万元', '1 亿元', '1,234 元')
"""

from __future__ import annotations

from dataclasses import dataclass

from hegui.law.kinds import Tier
from hegui.text import Text

_WHO = {
    "processor": Text("单位", "organisation"),
    "supervisor": Text("直接责任人员", "persons responsible"),
    "person": Text("违法者", "offender"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """How a sum is written in one language: the words before it, the unit right behind it, the words at the end."""

    before: str
    after: str
    end: str


# unit -> Chinese, English
_FORMS: dict[str, tuple[Form, Form]] = {
    "CNY": (Form("处 ", "", "罚款"), Form("fine of CNY ", "", "")),
    "share-of-turnover": (
        Form("处上一年度营业额 ", "%", "罚款"),
        Form("fine of ", " %", " of last year's turnover"),
    ),
    "times-gains": (Form("处违法所得 ", " 倍", "罚款"), Form("fine of ", "", " times the gains")),
    "times-price": (Form("处采购金额 ", " 倍", "罚款"), Form("fine of ", "", " times the purchase price")),
    "days-detention": (Form("拘留 ", " 日", ""), Form("detention of ", "", " days")),
    "years-prison": (Form("有期徒刑 ", " 年", ""), Form("imprisonment of ", "", " years")),
}


def cn_amount(amount: float) -> str:
    """Yuan as people read them in Chinese."""
    for unit, name in ((100_000_000, "亿元"), (10_000, "万元")):
        if amount >= unit and amount % (unit / 100) == 0:
            return f"{amount / unit:g} {name}"
    return f"{amount:,.0f} 元"


def range_of(tier: Tier) -> Text:
    """Who may face what, in which case."""
    who = _WHO[tier.who]
    if not tier.unit:
        return Text(f"{tier.text.zh}（{who.zh}）", f"{tier.text.en} ({who.en})")
    zh, en = _FORMS[tier.unit]
    low, high = _amount(tier.min, tier.unit), _amount(tier.max, tier.unit)
    return Text(
        f"{tier.text.zh}：对{who.zh}{zh.before}{_range_zh(low, high, zh)}{zh.end}",
        f"{tier.text.en}: {who.en}, {_range_en(low, high, en)}{en.end}",
    )


def _range_zh(low: Text | None, high: Text | None, form: Form) -> str:
    return " ".join(f"{each.zh}{form.after}{word}" for each, word in ((low, "以上"), (high, "以下")) if each)


def _range_en(low: Text | None, high: Text | None, form: Form) -> str:
    if low and high:
        return f"{form.before}{low.en}{form.after} to {high.en}{form.after}"
    if high:  # "fine of up to CNY 50,000" reads better than "of CNY up to"
        money = "CNY " if form.before.endswith("CNY ") else ""
        return f"{form.before.removesuffix(money)}up to {money}{high.en}{form.after}"
    return f"{form.before}{low.en}{form.after} or more" if low else form.before.rstrip()


def _amount(value: float | None, unit: str) -> Text | None:
    if value is None:
        return None
    if unit == "CNY":
        return Text(cn_amount(value), f"{value:,.0f}")
    shown = f"{value * 100:g}" if unit == "share-of-turnover" else f"{value:g}"
    return Text(shown, shown)
