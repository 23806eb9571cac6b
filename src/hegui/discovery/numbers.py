"""
Finds numbers of persons in running text: mobiles, ID numbers, bank cards, landlines.

Digits, alone or joined by single blanks and hyphens, are cut out and accepted by the kernels that judge columns.  What stands
before a number is read too: under 身份证 or 卡号 a wrong check digit is a typing error, under 订单号 or 序列号 nothing is
anybody's.  Places are counted in characters, the end is behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hegui.detectors import Detector, room

Found = tuple[str, int, int]

NUMBERS = re.compile(r"(?<![A-Za-z0-9_])(?<!\d\.)\d+(?:[ \-]\d+)*")
BRACKETED = re.compile(r"\(0\d{2,3}\)[ \-]?\d{7,8}(?:-\d{1,6})?(?!\d)")
ENTITIES = ("cn-resident-id", "bank-card", "mobile", "landline")
SHORTEST, LONGEST = 10, 19
MOST_GROUPS = 12
SUMS = ("元", "万", "亿", "个", "件", "条", "字", "吨")  # behind a number that counts
BEFORE = 16  # characters before a number that are read
OF_A_CARD = re.compile(
    r"卡号|银行卡|工资卡|储蓄卡|信用卡|借记卡|[工农中建交招]行卡?|bank_?card|card_?(?:no|num)", re.IGNORECASE
)
OF_A_PERSON = re.compile(r"身份|证件|身份证|手机|电话|mobile|phone|tel|id_?(?:card|no)", re.IGNORECASE)
OF_A_THING = re.compile(
    r"(?:订单|单号|单据|运单|快递单|流水|编号|编码|序列|批次|批号|货号|条码|工号|学号|合同|发票|交易|型号|版本|order|serial|trace|\bsn|\bno\.?)"
    r"[号码]*(?:为|是)?[ :：#=\"'（(]*$",
    re.IGNORECASE,
)


def numbers_in(text: str) -> Iterator[Found]:
    """Numbers with what they are, from left to right; full-width digits are to be made narrow before."""
    for match in BRACKETED.finditer(text):
        if accepts("landline", match[0].replace(" ", "")):
            yield "landline", match.start(), match.end()
    for run in NUMBERS.finditer(text):
        groups = [(m.start() + run.start(), m.end() + run.start()) for m in re.finditer(r"\d+", run[0])]
        at = 0
        while at < len(groups):
            found = _longest(text, groups, at)
            if found is not None:
                kind, start, end, at = found
                yield kind, start, end
            else:
                at += 1


def _longest(text: str, groups: list[tuple[int, int]], at: int) -> tuple[str, int, int, int] | None:
    """What the groups from ``at`` on hold, some of them joined, and the group behind; a card is as long as it can be."""
    start = groups[at][0]
    before = text[max(0, start - BEFORE) : start]
    card = None
    for last in range(at, min(at + MOST_GROUPS, len(groups))):
        digits = "".join(text[a:b] for a, b in groups[at : last + 1])
        final = last == len(groups) - 1
        size = groups[last][1] - groups[last][0]
        if len(digits) > LONGEST or (last - at > 1 and size < 3 and not final):
            break
        end = groups[last][1]
        kind = _kind(digits, before) if not final or _closed(text, end) else None
        if kind == "mobile" and text[end : end + 1] in SUMS:
            kind = None
        if kind is None and final and len(digits) == 17 and _check_letter(text, end):
            kind, end = _kind(digits + "X", before), end + 1
        if kind == "bank-card":
            card = kind, start, end, last + 1
        elif kind is not None and card is None:
            return kind, _with_code(text, start), end, last + 1
    return card


def _closed(text: str, end: int) -> bool:
    """Does a number that ends here really end?"""
    behind = text[end : end + 2]
    return not (joins(behind[:1]) or behind[:1] in ("@", "_") or (behind[:1] == "." and joins(behind[1:])))


def _check_letter(text: str, end: int) -> bool:
    return text[end : end + 1] in ("X", "x") and not joins(text[end + 1 : end + 2])


def joins(c: str) -> bool:
    return c.isascii() and c.isalnum()


def _kind(digits: str, before: str) -> str | None:
    if not SHORTEST <= len(digits) <= LONGEST or _of_a_thing(before):
        return None
    for entity in ENTITIES:
        if accepts(entity, digits):
            return entity
    for code in ("86", "0086"):
        if digits.startswith(code) and accepts("mobile", digits.removeprefix(code)):
            return "mobile"
    if len(digits) == 18 and _has_form("cn-resident-id", digits):
        return (
            "cn-resident-id"  # a province and a day of birth: two numbers in a thousand have them by chance
        )
    if OF_A_CARD.search(before) and _has_form("bank-card", digits):
        return "bank-card"
    return None


def _of_a_thing(before: str) -> bool:
    return OF_A_THING.search(before) is not None and OF_A_PERSON.search(before) is None


def _with_code(text: str, start: int) -> int:
    """Where a number begins, a + before its country code included."""
    return start - 1 if start >= 1 and text[start - 1] == "+" else start


@cache
def _detector(entity: str) -> Detector:
    found = room.get(entity)
    assert found is not None
    return found


def accepts(entity: str, value: str) -> bool:
    """Is a whole value this entity?"""
    known, data = _detector(entity), value.encode()
    assert known.shape is not None and known.kernel is not None
    return known.shape.fits(data) and bool(known.kernel(data, 0, len(data)))  # type: ignore[arg-type]


def _has_form(entity: str, value: str) -> bool:
    """The same, its check digit aside."""
    known, data = _detector(entity), value.encode()
    assert known.shape is not None and known.form is not None
    return known.shape.fits(data) and bool(known.form(data, 0, len(data)))  # type: ignore[arg-type]
