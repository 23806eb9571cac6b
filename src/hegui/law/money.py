"""
Prints a penalty step: 5 万元以上 50 万元以下 / CNY 50,000 to 500,000.

>>> cn_amount(50000), cn_amount(100000000), cn_amount(1234)
('5 万元', '1 亿元', '1,234 元')
"""

from __future__ import annotations

from hegui.law.kinds import Tier
from hegui.text import Text

_WHO = {
    "processor": Text("单位", "organisation"),
    "supervisor": Text("直接负责的主管人员和其他直接责任人员", "persons directly responsible"),
    "person": Text("个人", "person"),
}


def cn_amount(amount: float) -> str:
    """Yuan as people read them in Chinese."""
    for unit, name in ((100_000_000, "亿元"), (10_000, "万元")):
        if amount >= unit and amount % (unit / 100) == 0:
            return f"{amount / unit:g} {name}"
    return f"{amount:,g} 元" if amount < 1_000_000 else f"{amount:,.0f} 元"


def range_of(tier: Tier) -> Text:
    """Who may face what, in which case."""
    who = _WHO[tier.who]
    if not tier.unit:
        return Text(f"{tier.text.zh}（{who.zh}）", f"{tier.text.en} ({who.en})")
    span = _span(tier)
    return Text(f"{tier.text.zh}：{who.zh}{span.zh}", f"{tier.text.en}: {who.en}, {span.en}")


def _span(tier: Tier) -> Text:
    low, high = _amount(tier.min, tier.unit), _amount(tier.max, tier.unit)
    if low and high:
        return Text(f" {low.zh}以上 {high.zh}以下", f"{low.en} to {high.en}")
    if high:
        return Text(f" {high.zh}以下", f"up to {high.en}")
    if low:
        return Text(f" {low.zh}以上", f"{low.en} or more")
    return Text("", tier.unit)


def _amount(value: float | None, unit: str) -> Text | None:
    if value is None:
        return None
    if unit == "share-of-turnover":
        return Text(f"上一年度营业额 {value * 100:g}%", f"{value * 100:g} % of last year's turnover")
    if unit == "times-gains":
        return Text(f"违法所得 {value:g} 倍", f"{value:g} times the gains")
    if unit == "times-price":
        return Text(f"采购金额 {value:g} 倍", f"{value:g} times the purchase price")
    if unit == "days-detention":
        return Text(f"拘留 {value:g} 日", f"{value:g} days' detention")
    if unit == "years-prison":
        return Text(f"有期徒刑 {value:g} 年", f"{value:g} years' imprisonment")
    return Text(f"罚款 {cn_amount(value)}", f"CNY {value:,.0f}")
