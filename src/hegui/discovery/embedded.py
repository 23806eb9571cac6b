"""
What a longer text holds: numbers, addresses, plates and keys in the middle of words.

A step of the walk, in the plain Python that kernels use.  Scratch is memory of the walk's own: the digits of a run, behind
them the sizes of its groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hegui.detectors.cn.address import MARKS, NUMERAL, holds_address
from hegui.detectors.hanzi import character
from hegui.detectors.kernels import letter_or_digit
from hegui.discovery.offering import ADDRESS, dispatch_embedded

if TYPE_CHECKING:
    from hegui.detectors import Bytes

GROUPS = 80  # where in scratch the sizes of groups begin
MOST_GROUPS = 12
MOST_DIGITS = 72


def walk_text(data: Bytes, start: int, end: int, scratch: Any) -> int:
    """What a longer text holds: a bit for each detector that is also looked for inside texts.

    One walk from left to right.  Runs of digits are cut out, with single separators between groups; ``@`` marks e-mail;
    marks of areas, roads and doors an address.  Chinese characters are boundaries, ASCII letters are not.
    """
    found = 0
    if ADDRESS >= 0 and holds_address(data, start, end):
        found = 1 << ADDRESS
    i = start
    letters = 0  # ASCII letters and digits directly before
    while i < end:
        byte = int(data[i])
        if byte >= 128 and byte != 239:
            i = past_characters(data, i, end)
            if i - 3 >= start and i + 6 <= end and 65 <= data[i] <= 90 and 228 <= data[i - 3] <= 233:
                found = found | plate_in(data, i - 3, end)
            letters = 0
            continue
        if digit_at(data, i, end) >= 0:
            if letters > 0 and data[i] < 128:
                while i < end and 48 <= data[i] <= 57:
                    i = i + 1
                continue
            stop = numbers_end(data, i, end, scratch)
            found = found | numbers_in(data, i, stop, end, scratch)
            i = stop
            letters = 1 if data[stop - 1] < 128 else 0
            continue
        if byte == 64:
            first = i
            while first > start and i - first < 64 and local_part(int(data[first - 1])):
                first = first - 1
            last = i + 1
            while (
                last < end
                and last - i < 64
                and (letter_or_digit(int(data[last])) or data[last] == 45 or data[last] == 46)
            ):
                last = last + 1
            while last > i + 1 and (data[last - 1] == 46 or data[last - 1] == 45):
                last = last - 1
            while first < i and data[first] == 46:
                first = first + 1
            kind = dispatch_embedded(data, first, last - first) if last - first >= 6 else -1
            if kind >= 0:
                found = found | (1 << kind)
                i = last
                letters = 0
                continue
        if letters == 0 and (65 <= byte <= 90 or 97 <= byte <= 122):
            last = i + 1
            while last < end and token_part(int(data[last])):
                last = last + 1
            if last - i >= 8:
                kind = dispatch_embedded(data, i, last - i)
                if kind >= 0:
                    found = found | (1 << kind)
                    i = last
                    letters = 1
                    continue
        letters = 1 if letter_or_digit(byte) else 0
        i = i + 1
    return found


def past_characters(data: Bytes, start: int, end: int) -> int:
    """The next byte that is of ASCII or begins a full-width form, for which alone anything is looked at."""
    i = start
    while i < end and data[i] >= 128 and data[i] != 239:
        i = i + 1
    return i


def holds_number(data: Bytes, start: int, end: int) -> bool:
    """Does a text have a full-width digit, or a numeral, which may stand before the mark of a door?

    A text that has neither, nor letters and digits of ASCII, holds nothing that is looked for inside texts.
    """
    for i in range(start, end - 2):  # noqa: SIM110  kernels are compiled: no generators
        if numeral_at(data, i, end):
            return True
    return False


def numeral_at(data: Bytes, i: int, end: int) -> bool:
    """Does a full-width digit or a numeral begin here?  Two more bytes must follow."""
    byte = int(data[i])
    if byte == 239:
        return digit_at(data, i, end) >= 0
    if byte < 228 or byte > 233 or data[i + 1] & 192 != 128 or data[i + 2] & 192 != 128:
        return False
    return int(MARKS[character(data, i) - 0x4000]) & NUMERAL != 0


def plate_in(data: Bytes, start: int, end: int) -> int:
    """What begins with a Chinese character and a capital: a bit for its detector, or 0."""
    found = 0
    for size in range(10, 8, -1):
        if start + size <= end and (start + size == end or not letter_or_digit(int(data[start + size]))):
            kind = dispatch_embedded(data, start, size)
            if kind >= 0:
                found = found | (1 << kind)
    return found


def token_part(byte: int) -> bool:
    """May a byte stand inside a key, a token or a connection string?"""
    return (
        33 <= byte < 127
        and byte != 34
        and byte != 39
        and byte != 44
        and byte != 59
        and byte != 60
        and byte != 62
    )


def local_part(byte: int) -> bool:
    """May a byte stand before the ``@`` of an e-mail address?"""
    return letter_or_digit(byte) or byte == 46 or byte == 95 or byte == 45 or byte == 43


def digit_at(data: Bytes, i: int, end: int) -> int:
    """The digit at a place, full-width ones included, or -1."""
    byte = int(data[i])
    if 48 <= byte <= 57:
        return byte - 48
    if byte == 239 and i + 2 < end and data[i + 1] == 188 and 144 <= data[i + 2] <= 153:
        return int(data[i + 2]) - 144
    return -1


def gap_at(data: Bytes, i: int, end: int) -> int:
    """The width of a single separator inside a number, or 0."""
    if data[i] == 32 or data[i] == 45:
        return 1
    if i + 2 < end and data[i] == 227 and data[i + 1] == 128 and data[i + 2] == 128:
        return 3
    return 0


def numbers_end(data: Bytes, start: int, end: int, scratch: Any) -> int:
    """Write a run of digits with single separators into scratch, the sizes of its groups behind; where it ends."""
    size = 0
    groups = 0
    here = 0
    i = start
    while i < end:
        digit = digit_at(data, i, end)
        if digit >= 0:
            if size < MOST_DIGITS:
                scratch[size] = 48 + digit
                size = size + 1
                here = here + 1
            i = i + (1 if data[i] < 128 else 3)
            continue
        gap = gap_at(data, i, end)
        if (
            gap == 0
            or i + gap >= end
            or digit_at(data, i + gap, end) < 0
            or groups >= MOST_GROUPS
            or size >= MOST_DIGITS
        ):
            break
        scratch[GROUPS + groups] = here
        groups = groups + 1
        here = 0
        i = i + gap
    scratch[GROUPS + groups] = here
    scratch[GROUPS + groups + 1] = 0
    return i


def numbers_in(data: Bytes, start: int, stop: int, end: int, scratch: Any) -> int:
    """What the groups of digits hold, each alone or some joined; boundaries decide about the first and the last."""
    if start >= 2 and data[start - 1] == 46 and 48 <= data[start - 2] <= 57:
        return 0
    behind = int(data[stop]) if stop < end else 0
    check = behind == 88 or behind == 120  # X as the last character of an ID
    if check and stop + 1 < end and letter_or_digit(int(data[stop + 1])):
        check = False
    closed = not letter_or_digit(behind) and behind != 64 and behind != 95
    if behind == 46 and stop + 1 < end and letter_or_digit(int(data[stop + 1])):
        closed = False
    found = 0
    at = 0
    group = 0
    while scratch[GROUPS + group] > 0:
        total = 0
        last = group
        taken = 0
        width = 0
        while scratch[GROUPS + last] > 0 and total < 20:
            width = int(scratch[GROUPS + last])
            total = total + width
            final = scratch[GROUPS + last + 1] == 0
            last = last + 1
            if last - group > 1 and width < 3 and not final:
                break
            kind = -1
            if not final or closed:
                kind = number_kind(scratch, at, total)
            if kind < 0 and final and check and total == 17:
                scratch[at + 17] = 88
                kind = dispatch_embedded(scratch, at, 18)
            if kind >= 0:
                found = found | (1 << kind)
                taken = last
                break
        if taken == 0:
            at = at + int(scratch[GROUPS + group])
            group = group + 1
        else:
            at = at + total
            group = taken
    return found


def number_kind(scratch: Any, at: int, size: int) -> int:
    """The detector that accepts a cut-out number, with or without the country code."""
    if size < 10 or size > 19:
        return -1
    kind = dispatch_embedded(scratch, at, size)
    if kind >= 0:
        return kind
    if size == 13 and scratch[at] == 56 and scratch[at + 1] == 54:
        return dispatch_embedded(scratch, at + 2, 11)
    if (
        size == 15
        and scratch[at] == 48
        and scratch[at + 1] == 48
        and scratch[at + 2] == 56
        and scratch[at + 3] == 54
    ):
        return dispatch_embedded(scratch, at + 4, 11)
    return -1
