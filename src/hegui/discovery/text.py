"""
Finds what is personal in running text: remarks, documents, logs, chat.

    find_in_text("联系人：王芳 手机：138 0000 0000")
    [("person-name", 4, 6), ("mobile", 10, 23)]

Numbers, e-mail, plates and keys are cut out by form and accepted by the same kernels that judge columns; addresses by the
order of their parts; names by the most likely way to cut the text into words (``names``).  Chinese characters are boundaries;
ASCII letters and digits are not.  Places are counted in characters, the end is behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hegui.detectors import Detector, room
from hegui.discovery.names import names_in

Found = tuple[str, int, int]

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
EMAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
NUMBERS = re.compile(r"(?<![A-Za-z0-9_])(?<!\d\.)\d+(?:[ \-]\d+)*")
PAPER = re.compile(r"(?<![A-Za-z0-9_])[EGDSP][A-Z]?\d{7,8}(?![A-Za-z0-9])")
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-HJ-NP-Z][· \-]?[A-HJ-NP-Z0-9]{4,6}[警学挂港澳领使]?(?![A-Za-z0-9])"
)
WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][!#-&(-+\--:=?-~]{15,}")


def find_in_text(text: str) -> list[Found]:
    """Everything personal in a text as (entity id, start, end), from left to right, none overlapping another."""
    plain = text.translate(WIDE)
    found: list[Found] = []
    taken = bytearray(len(text))
    for finder in (_emails, _keys, _numbers, _papers, _addresses):
        for one in finder(plain, taken):
            if not any(taken[one[1] : one[2]]):
                taken[one[1] : one[2]] = b"\1" * (one[2] - one[1])
                found.append(one)
    found += (("person-name", start, end) for start, end in names_in(plain, taken))
    return sorted(found, key=lambda one: one[1])


find = find_in_text


@cache
def _detector(entity: str) -> Detector:
    found = room.get(entity)
    assert found is not None
    return found


def _is(entity: str, value: str) -> bool:
    known, data = _detector(entity), value.encode()
    assert known.shape is not None and known.kernel is not None
    return known.shape.fits(data) and bool(known.kernel(data, 0, len(data)))  # type: ignore[arg-type]


# --- by form ------------------------------------------------------------------------------------------------------


def _emails(text: str, taken: bytearray) -> Iterator[Found]:
    for match in EMAIL.finditer(text):
        value = match[0].rstrip(".-")
        if _is("email", value):
            yield "email", match.start(), match.start() + len(value)


def _keys(text: str, taken: bytearray) -> Iterator[Found]:
    for match in WORD.finditer(text):
        if _is("access-key", match[0]):
            yield "access-key", match.start(), match.end()


def _papers(text: str, taken: bytearray) -> Iterator[Found]:
    for match in PAPER.finditer(text):
        if _is("cn-passport", match[0]):
            yield "cn-passport", match.start(), match.end()
    for match in PLATE.finditer(text):
        if _is("number-plate", match[0]):
            yield "number-plate", match.start(), match.end()


def _numbers(text: str, taken: bytearray) -> Iterator[Found]:
    """Runs of digits, alone or joined by single blanks and hyphens."""
    for run in NUMBERS.finditer(text):
        groups = [(m.start() + run.start(), m.end() + run.start()) for m in re.finditer(r"\d+", run[0])]
        behind = text[run.end() : run.end() + 2]
        check = behind[:1] in ("X", "x") and not _joins(behind[1:])
        closed = (
            not _joins(behind[:1])
            and not (behind[:1] == "." and _joins(behind[1:]))
            and behind[:1] not in ("@", "_")
        )
        at = 0
        while at < len(groups):
            step = 1
            for last in range(at, min(at + 12, len(groups))):
                digits = "".join(text[a:b] for a, b in groups[at : last + 1])
                final = last == len(groups) - 1
                if len(digits) > 19 or (
                    last - at > 1 and groups[last][1] - groups[last][0] < 3 and not final
                ):
                    break
                kind = _number(digits) if closed or not final else None
                start, end = groups[at][0], groups[last][1]
                if (
                    kind is None
                    and final
                    and check
                    and len(digits) == 17
                    and _is("cn-resident-id", digits + "X")
                ):
                    kind, end = "cn-resident-id", end + 1
                if kind is not None:
                    yield kind, _with_code(text, start, digits), end
                    step = last + 1 - at
                    break
            at += step


def _joins(c: str) -> bool:
    return c.isascii() and c.isalnum()


EMBEDDED = ("cn-resident-id", "bank-card", "mobile", "landline")


def _number(digits: str) -> str | None:
    if not 10 <= len(digits) <= 19:
        return None
    for entity in EMBEDDED:
        if _is(entity, digits):
            return entity
    for code in ("86", "0086"):
        if digits.startswith(code) and _is("mobile", digits.removeprefix(code)):
            return "mobile"
    return None


def _with_code(text: str, start: int, digits: str) -> int:
    """Where a number begins, its + or bracketed country code and area code included."""
    if start >= 1 and text[start - 1] == "+":
        return start - 1
    if start >= 1 and text[start - 1] == "(" and digits[0] == "0":
        return start - 1
    return start


# --- addresses ------------------------------------------------------------------------------------------------------

PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
    "广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 "
)
HAN = r"\u4e00-\u9fff"
PROVINCE = rf"(?:{'|'.join(PROVINCES.split())})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
CITY = rf"[{HAN}]{{2,8}}?(?:市|自治州|地区|盟)"
DISTRICT = rf"[{HAN}]{{1,8}}?(?:新区|区|县|旗|市)"
ROAD = rf"[{HAN}]{{1,10}}?(?:路|街道|大街|街|大道|巷|胡同|村|镇|乡|屯|庄|社区|沟|里弄)(?:[东南西北中]段)?"
DOOR = r"(?:\d{1,5}|[一二三四五六七八九十甲乙丙丁A-Za-z])(?:[A-Za-z]?(?:[\-/#]\d{1,5}){1,3}|[A-Za-z]?(?:号楼|号院|号|栋|幢|座|单元|室|楼|层|组|弄|户|房|组团|期|队)|号)"
ESTATE = rf"[{HAN}]{{2,10}}?(?=\d|[一二三四五六七八九十A-Z](?:号|栋|幢|座|期))"
LAST_ROOM = r"(?<=[楼元栋幢座号])\d{2,5}室?"
PART = rf"(?:{DOOR}|{ROAD}|{LAST_ROOM}|{ESTATE}{DOOR})"
ADDRESSES = (
    re.compile(rf"{PROVINCE}(?:{CITY})?(?:{DISTRICT}){{0,2}}{PART}+"),
    re.compile(rf"{CITY}(?:{DISTRICT}){{0,2}}{PART}+"),
    re.compile(rf"{DISTRICT}{ROAD}{PART}+"),
    re.compile(rf"{ROAD}\d{{1,5}}(?:号|弄)(?:{PART})*"),
)
LEAD = re.compile(
    r".*(?:地址|地点|住址|寄到|寄往|送到|送至|搬到|改为|改到|家住|现住|位于|住在|前往|[在到住于至往址：:为是去点])"
)
DIGIT = re.compile(r"\d|[一二三四五六七八九十甲乙](?:号|栋|幢|单元|组)")


def _addresses(text: str, taken: bytearray) -> Iterator[Found]:
    for form in ADDRESSES:
        for match in form.finditer(text):
            start, end = match.span()
            head = re.match(rf"[{HAN}]*", match[0])
            if form is not ADDRESSES[0] and head is not None:
                lead = LEAD.match(head[0][:10])
                start += lead.end() if lead is not None and lead.end() < len(head[0]) - 2 else 0
            if end - start >= 6 and DIGIT.search(text, start, end) and _is("address", text[start:end]):
                yield "address", start, end


__all__ = ["Found", "find", "find_in_text"]
