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

from hegui.discovery.addresses import addresses_in
from hegui.discovery.names import names_in
from hegui.discovery.numbers import Found, accepts, numbers_in

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
EMAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
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


# --- by form ------------------------------------------------------------------------------------------------------


def _emails(text: str, taken: bytearray) -> Iterator[Found]:
    for match in EMAIL.finditer(text):
        value = match[0].rstrip(".-")
        if accepts("email", value):
            yield "email", match.start(), match.start() + len(value)


def _keys(text: str, taken: bytearray) -> Iterator[Found]:
    for match in WORD.finditer(text):
        if accepts("access-key", match[0]):
            yield "access-key", match.start(), match.end()


def _papers(text: str, taken: bytearray) -> Iterator[Found]:
    for match in PAPER.finditer(text):
        if accepts("cn-passport", match[0]):
            yield "cn-passport", match.start(), match.end()
    for match in PLATE.finditer(text):
        if accepts("number-plate", match[0]):
            yield "number-plate", match.start(), match.end()


def _numbers(text: str, taken: bytearray) -> Iterator[Found]:
    return numbers_in(text)


def _addresses(text: str, taken: bytearray) -> Iterator[Found]:
    for start, end in addresses_in(text, taken):
        yield "address", start, end


__all__ = ["Found", "find", "find_in_text"]
