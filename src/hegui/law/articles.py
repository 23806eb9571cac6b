"""
How article numbers are written: 第二十四条第一款 in Chinese, "Art 24(1)" in English.

>>> cn_number(24), cn_number(10), cn_number(101), cn_number(110)
('二十四', '十', '一百零一', '一百一十')
>>> from_cn("二十四"), from_cn("一百一十")
(24, 110)
>>> printed("51.1.3", single=True).zh
'第五十一条第三项'
"""

from __future__ import annotations

import re

from hegui.text import Text

ROMAN = dict(
    enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"],
        start=1,
    )
)
_PARTS = {roman: number for number, roman in ROMAN.items()}
_DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}


def cn_number(number: int) -> str:
    """1 to 999 in Chinese numerals, as laws write them."""
    if not 0 < number < 1000:
        raise ValueError("1 to 999")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (_DIGITS[ones] if ones else "")


def from_cn(written: str) -> int:
    """The number that Chinese numerals (or digits) write; ValueError where they write none."""
    if written.isdecimal():
        return int(written)
    total = digit = 0
    for sign in written:
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            raise ValueError("not a Chinese number")
    if not total + digit:
        raise ValueError("not a Chinese number")
    return total + digit


def parts(article: str) -> tuple[int, ...] | None:
    """``"51.1.3"`` as numbers; None for a standard's ``"Annex A"``.

    >>> parts("51.1.3"), parts("Annex A")
    ((51, 1, 3), None)
    """
    pieces = article.split(".")
    return tuple(int(p) for p in pieces) if all(p.isdecimal() for p in pieces) else None


def printed(article: str, *, single: bool = False, standard: bool = False) -> Text:
    """An article as people cite it.  ``single``: it has one paragraph only, which is then not named.

    A standard's section number is printed as it stands; an empty one says that nobody had the text.

    >>> printed("24.1").en, printed("24.1", single=True).zh, printed("5.2", standard=True).zh
    ('Art 24(1)', '第二十四条', '5.2')
    """
    if not article:
        return Text("（条号未核实）", "(article not verified)")
    numbers = parts(article)
    if standard or numbers is None or len(numbers) > 3:
        return _section(article)
    number, *inner = numbers
    zh, en = f"第{cn_number(number)}条", f"Art {number}"
    if inner and not single:
        zh, en = f"{zh}第{cn_number(inner[0])}款", f"{en}({inner[0]})"
    if len(inner) == 2:
        zh, en = f"{zh}第{cn_number(inner[1])}项", f"{en}({inner[1]})"
    return Text(zh, en)


def _section(article: str) -> Text:
    """A guide's part (``III(1)``) or a standard's clause or annex.

    >>> _section("III(1)").zh, _section("Annex III(1)").zh, _section("Annex E").zh, _section("5.2").zh
    ('第三部分（一）', '附件第三部分（一）', '附录 E', '5.2')
    """
    found = re.fullmatch(r"(Annex )?([IVX]+)(?:\((\d+)\))?", article)
    if found and found[2] in _PARTS and (found[3] or not found[1]):
        inner = f"（{cn_number(int(found[3]))}）" if found[3] else ""
        part = f"第{cn_number(_PARTS[found[2]])}部分{inner}"
        return Text(f"附件{part}", article) if found[1] else Text(part, f"Part {article}")
    zh = re.sub(
        r"^[Aa]nnex\b", "附录" if article[-1:].isalpha() and article[-2:-1] == " " else "附件", article
    )
    return Text(zh, article)
