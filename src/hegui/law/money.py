"""
Prints a penalty step: 对单位处 5 万元以上 50 万元以下罚款 / organisation: fine of CNY 50,000 to 500,000.

>>> cn_amount(50000), cn_amount(100000000), cn_amount(1234)
('5 万元', '1 亿元', '1,234 元')
"""

from __future__ import annotations

from hegui.law.kinds import Tier
from hegui.text import Text

_WHO = {
    "processor": Text("单位", "organisation"),
    "supervisor": Text("直接责任人员", "persons responsible"),
    "person": Text("违法者", "offender"),
}

# unit -> how a sum is written in Chinese and English: the word before, the unit after, the word at the end
_FORMS: dict[str, tuple[Text, Text, Text]] = {
    "CNY": (Text("处 ", "fine of CNY "), Text("", ""), Text("罚款", "")),
    "share-of-turnover": (
        Text("处上一年度营业额 ", "fine of "),
        Text("%", " %"),
        Text("罚款", " of last year's turnover"),
    ),
    "times-gains": (Text("处违法所得 ", "fine of "), Text(" 倍", ""), Text("罚款", " times the gains")),
    "times-price": (
        Text("处采购金额 ", "fine of "),
        Text(" 倍", ""),
        Text("罚款", " times the purchase price"),
    ),
    "days-detention": (Text("拘留 ", "detention of "), Text(" 日", ""), Text("", " days")),
    "years-prison": (Text("有期徒刑 ", "imprisonment of "), Text(" 年", ""), Text("", " years")),
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
    before, after, end = _FORMS[tier.unit]
    low, high = _amount(tier.min, tier.unit, after), _amount(tier.max, tier.unit, after)
    zh = " ".join([*([f"{low.zh}以上"] if low else []), *([f"{high.zh}以下"] if high else [])])
    en = (
        f"{low.en} to {high.en}"
        if low and high
        else f"up to {high.en}"
        if high
        else f"{low.en} or more"
        if low
        else ""
    )
    if not low and high:  # "fine of up to CNY 50,000" reads better than "of CNY up to"
        before = Text(before.zh, before.en.replace("CNY ", ""))
        en = en.replace("up to ", "up to CNY ") if tier.unit == "CNY" else en
    return Text(
        f"{tier.text.zh}：对{who.zh}{before.zh}{zh}{end.zh}",
        f"{tier.text.en}: {who.en}, {before.en}{en}{end.en}",
    )


def _amount(value: float | None, unit: str, after: Text) -> Text | None:
    if value is None:
        return None
    if unit == "CNY":
        return Text(cn_amount(value), f"{value:,.0f}")
    shown = f"{value * 100:g}" if unit == "share-of-turnover" else f"{value:g}"
    return Text(shown + after.zh, shown + after.en)
