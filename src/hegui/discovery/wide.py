"""
The innermost loops of kernels, eight or sixteen bytes at a time, for the compiler to take in their place.

Each stands for the function of its name in ``hegui.detectors.kernels``, which says what it does; tests hold them against each
other.  No byte outside the value is read: the last word of a value overlaps the one before.
"""

from __future__ import annotations

from typing import Any

from hegui.detectors import kernels
from hegui.detectors.world import email as email_parts
from hegui.detectors.world import ip as ip_parts
from hegui.discovery import embedded, walk
from hegui.discovery.pointers import (
    half_at,
    joined,
    leading_zeros,
    ones,
    places,
    sixteen,
    sixteen_at,
    trailing_zeros,
    uint64,
    within,
    word_at,
)

STANDS_FOR = (
    kernels.all_digits, kernels.number_at, kernels.luhn_holds, kernels.holds_byte, kernels.characters, walk.classes_of,
    kernels.weighted_sum, email_parts.well_formed, ip_parts.four_numbers, embedded.holds_number,
    embedded.past_characters,
)  # fmt: skip
CLASSES = walk.CLASSES
numeral_at = embedded.numeral_at
plainly = email_parts.well_formed
AT, DIGIT, HEXES, HIGH, LOWER, SIGN, STAR, UPPER = (
    walk.AT, walk.DIGIT, walk.HEXES, walk.HIGH, walk.LOWER, walk.SIGN, walk.STAR, walk.UPPER,
)  # fmt: skip


def all_digits(data: Any, start: int, length: int) -> Any:
    end = start + length
    i = start
    while i + 8 <= end:
        if not eight_digits(word_at(data, i)):
            return False
        i = i + 8
    if length >= 8:
        return eight_digits(word_at(data, end - 8))
    if length >= 4:
        return four_digits(half_at(data, start)) and four_digits(half_at(data, end - 4))
    while i < end:
        if data[i] < 48 or data[i] > 57:
            return False
        i = i + 1
    return True


def number_at(data: Any, start: int, length: int) -> Any:
    end = start + length
    number = 0
    i = start
    while i + 8 <= end:
        number = number * 100000000 + value_of(word_at(data, i))
        i = i + 8
    if length < 8:
        while i < end:
            number = number * 10 + (int(data[i]) - 48)
            i = i + 1
        return number
    if i < end:
        known = uint64(8 * (8 - (end - i)))  # bits of digits that were read before
        last = (word_at(data, end - 8) & uint64(0x0F0F0F0F0F0F0F0F)) >> known << known
        number = number * TENS[end - i] + value_of(last)
    return number


def luhn_holds(data: Any, start: int, length: int) -> Any:
    if length < 8:
        return luhn_holds_of_few(data, start, length)
    if not all_digits(data, start, length):
        return False
    total = uint64(0)
    i = start + length - 8
    while i >= start:
        total = total + luhn_sum(word_at(data, i) & uint64(0x0F0F0F0F0F0F0F0F))
        i = i - 8
    if i + 8 > start:
        known = uint64(8 * (start - i))
        total = total + luhn_sum((word_at(data, start) & uint64(0x0F0F0F0F0F0F0F0F)) << known)
    return total % uint64(10) == uint64(0)


def luhn_holds_of_few(data: Any, start: int, length: int) -> Any:
    total = 0
    double = False
    for i in range(start + length - 1, start - 1, -1):
        digit = int(data[i]) - 48
        if digit < 0 or digit > 9:
            return False
        if double:
            digit = digit * 2 - (9 if digit > 4 else 0)
        double = not double
        total = total + digit
    return total % 10 == 0


def holds_byte(data: Any, start: int, end: int, byte: int) -> Any:
    pattern = uint64(byte) * uint64(0x0101010101010101)
    i = start
    while i + 8 <= end:
        if has_zero(word_at(data, i) ^ pattern):
            return True
        i = i + 8
    if end - start >= 8:
        return has_zero(word_at(data, end - 8) ^ pattern)
    while i < end:
        if data[i] == byte:
            return True
        i = i + 1
    return False


def classes_of(data: Any, start: int, end: int) -> Any:
    if end - start >= 16:
        found = classes_of_sixteen(sixteen_at(data, end - 16))
        i = start
        while i + 16 < end:
            found = found | classes_of_sixteen(sixteen_at(data, i))
            i = i + 16
        return joined(found)
    if end - start >= 8:
        return joined(classes_of_sixteen(sixteen(word_at(data, start), word_at(data, end - 8))))
    if end - start >= 4:
        both = half_at(data, start) | (half_at(data, end - 4) << uint64(32))
        return joined(classes_of_sixteen(sixteen(both, both)))
    mask = 0
    for i in range(start, end):
        mask = mask | int(CLASSES[data[i]])
    return mask


def characters(data: Any, start: int, end: int) -> Any:
    found = end - start
    i = start
    while i + 16 <= end:
        found = found - ones(places(within(sixteen_at(data, i), 128, 191)))
        i = i + 16
    if i + 8 <= end:
        word = word_at(data, i)
        found = found - ones(word & ~(word << uint64(1)) & uint64(0x8080808080808080))
        i = i + 8
    if i == end:
        return found
    if end - start >= 8:
        word = word_at(data, end - 8) >> uint64(8 * (8 - (end - i)))
        return found - ones(word & ~(word << uint64(1)) & uint64(0x8080808080808080))
    while i < end:
        found = found - int(data[i] & 192 == 128)
        i = i + 1
    return found


def four_numbers(data: Any, start: int, end: int) -> Any:
    length = end - start
    if length < 7 or length > 15:
        return False
    bytes = bytes_of_few(data, start, length)
    digits = places_of_few(within(bytes, 48, 57), length)
    dots = places_of_few(within(bytes, 46, 46), length)
    if digits | dots != (1 << length) - 1 or ones(uint64(dots)) != 3:
        return False
    wrong = 0
    begin = 0
    for _ in range(4):
        stop = trailing_zeros(uint64(dots | (1 << length)))
        size = stop - begin
        if size < 1 or size > 3:
            return False
        at = min(begin, length - 4)  # four bytes that hold the number, and then only the number
        shown = (half_at(data, start + at) << uint64(8 * (at + 4 - stop))) & uint64(0x0F0F0F0F)
        shown = shown >> uint64(8 * (4 - size)) << uint64(8 * (4 - size))
        number = int((shown >> 24) + (shown >> 16 & 255) * 10 + (shown >> 8 & 255) * 100)
        wrong = wrong | int(number > 255) | int(number < LEAST[size])
        dots = dots & (dots - 1)
        begin = stop + 1
    return wrong == 0


def well_formed(data: Any, start: int, end: int) -> Any:
    length = end - start
    if length < 6 or length > 63:
        return plainly(data, start, end)
    at = 0
    dots = 0
    dashes = 0
    letters = 0
    others = 0  # of a name before the @ alone
    digits = 0
    if length < 16:
        few = bytes_of_few(data, start, length)
        at = places_of_few(within(few, 64, 64), length)
        dots = places_of_few(within(few, 46, 46), length)
        dashes = places_of_few(within(few, 45, 45), length)
        letters = places_of_few(within(few | 32, 97, 122), length)
        digits = places_of_few(within(few, 48, 57), length)
        others = places_of_few(within(few, 95, 95) | within(few, 43, 43) | within(few, 37, 37), length)
    else:
        i = 0
        while i < length:
            i = min(i, length - 16)
            some = sixteen_at(data, start + i)
            at = at | (places(within(some, 64, 64)) << i)
            dots = dots | (places(within(some, 46, 46)) << i)
            dashes = dashes | (places(within(some, 45, 45)) << i)
            letters = letters | (places(within(some | 32, 97, 122)) << i)
            digits = digits | (places(within(some, 48, 57)) << i)
            signs = within(some, 95, 95) | within(some, 43, 43) | within(some, 37, 37)
            others = others | (places(signs) << i)
            i = i + 16
    if at | dots | dashes | letters | digits | others != (1 << length) - 1 or at & (at - 1) != 0 or at <= 1:
        return False
    behind = -(at << 1)  # the places of the domain
    # no dot begins a name, ends it or follows another
    wrong = (dots & 1) | (dots & (dots << 1)) | (dots << 1 & at) | (others & behind)
    bound = (dots & behind) | at  # in a domain no dash either begins or follows a dot, nor a dot a dash
    wrong = wrong | (dots & behind & ((bound | (dashes & behind)) << 1)) | (dashes & behind & (bound << 1))
    last = leading_zeros(uint64(dots & behind))
    last_other = leading_zeros(uint64(behind & ~letters & ((1 << length) - 1)))
    return wrong == 0 and dots & behind != 0 and last == last_other and length - (63 - last) > 2


def holds_number(data: Any, start: int, end: int) -> Any:
    if end - start >= 18:
        last = end - 18
        found = begin_numbers(sixteen_at(data, last), sixteen_at(data, last + 1), sixteen_at(data, last + 2))
        i = start
        while i < last:
            found = found | begin_numbers(
                sixteen_at(data, i), sixteen_at(data, i + 1), sixteen_at(data, i + 2)
            )
            i = i + 16
        return joined(found) != 0
    for i in range(start, end - 2):  # noqa: SIM110  kernels are compiled: no generators
        if numeral_at(data, i, end):
            return True
    return False


def past_characters(data: Any, start: int, end: int) -> Any:
    i = start
    while i + 16 <= end:
        some = sixteen_at(data, i)
        stops = places(within(some, 0, 127) | within(some, 239, 239))
        if stops != 0:
            return i + trailing_zeros(uint64(stops))
        i = i + 16
    while i < end and data[i] >= 128 and data[i] != 239:
        i = i + 1
    return i


def begin_numbers(first: Any, second: Any, third: Any) -> Any:
    """Where of sixteen places a full-width digit begins, or a numeral, of which the bytes are."""
    wide = within(first, 239, 239) & within(second, 188, 188) & within(third, 144, 153)
    yi = within(second, 184, 184) & (
        within(third, 128, 128) | within(third, 131, 131) | within(third, 137, 137)
    )  # 一 七 三
    jiu = within(second, 185, 185) & (within(third, 153, 153) | within(third, 157, 157))  # 乙 九
    er = within(second, 186, 186) & (within(third, 140, 140) | within(third, 148, 148))  # 二 五
    ba = within(second, 133, 133) & (within(third, 171, 171) | within(third, 173, 173))  # 八 六
    shi = within(second, 141, 141) & within(third, 129, 129)  # 十
    si = within(second, 155, 155) & within(third, 155, 155)  # 四
    jia = within(first, 231, 231) & within(second, 148, 148) & within(third, 178, 178)  # 甲
    return (
        wide | jia | (within(first, 228, 228) & (yi | jiu | er)) | (within(first, 229, 229) & (ba | shi | si))
    )


def weighted_sum(data: Any, start: int) -> Any:
    first = word_at(data, start) & uint64(0x0F0F0F0F0F0F0F0F)
    second = word_at(data, start + 8) & uint64(0x0F0F0F0F0F0F0F0F)
    every = uint64(0x00FF00FF00FF00FF)
    # the highest sixteen bits of a product are the sum of four digits, each with its weight
    total = (first & every) * uint64(0x0007000A00080002) >> 48
    total = total + ((first >> 8 & every) * uint64(0x0009000500040001) >> 48)
    total = total + ((second & every) * uint64(0x00060007000A0008) >> 48)
    total = total + ((second >> 8 & every) * uint64(0x0003000900050004) >> 48)
    return int(total) + (int(data[start + 16]) & 15) * 2


# --- of a few bytes


def bytes_of_few(data: Any, start: int, length: int) -> Any:
    """Those of 4 to 15 bytes, the last ones twice."""
    if length >= 8:
        return sixteen(word_at(data, start), word_at(data, start + length - 8))
    both = half_at(data, start) | (half_at(data, start + length - 4) << uint64(32))
    return sixteen(both, both)


def places_of_few(bytes: Any, length: int) -> Any:
    """The places, as bits, of the bytes that are set."""
    bits = places(bytes)
    if length >= 8:
        return bits & 255 | (bits >> 8) << (length - 8)
    return bits & 15 | (bits >> 4 & 15) << (length - 4)


# --- of sixteen bytes


def classes_of_sixteen(given: Any) -> Any:
    letters = within(given | 32, 97, 122)
    hexes = within(given | 32, 97, 102)
    digits = within(given, 48, 57)
    high = within(given, 128, 255)
    star = within(given, 42, 42)
    at = within(given, 64, 64)
    upper = within(given, 71, 90) & UPPER
    lower = within(given, 103, 122) & LOWER
    signs = ((letters | digits | high | star | at) ^ 255) | within(given, 239, 239)
    found = (digits & DIGIT) | (hexes & HEXES) | (high & HIGH) | (star & STAR) | (at & AT)
    return found | upper | lower | (signs & SIGN)


# --- of one word


LEAST = (0, 0, 10, 100)  # that a number of so many digits writes without a leading zero
TENS = (1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000)


def eight_digits(word: Any) -> Any:
    high = uint64(0xF0F0F0F0F0F0F0F0)
    upper = (word + uint64(0x0606060606060606)) & high
    return ((word & high) | (upper >> uint64(4))) == uint64(0x3333333333333333)


def four_digits(half: Any) -> Any:
    high = uint64(0xF0F0F0F0)
    upper = (half + uint64(0x06060606)) & high
    return ((half & high) | (upper >> uint64(4))) == uint64(0x33333333)


def value_of(word: Any) -> Any:
    """The number that eight digits write, as characters or as their values."""
    word = (word & uint64(0x0F0F0F0F0F0F0F0F)) * uint64(2561) >> uint64(8)
    word = (word & uint64(0x00FF00FF00FF00FF)) * uint64(6553601) >> uint64(16)
    word = (word & uint64(0x0000FFFF0000FFFF)) * uint64(42949672960001) >> uint64(32)
    return int(word)


def luhn_sum(word: Any) -> Any:
    """Of eight values of digits, the last of which is not doubled."""
    twice = word & uint64(0x00FF00FF00FF00FF)
    over = ((twice + uint64(0x007B007B007B007B)) >> uint64(7)) & uint64(0x0001000100010001)
    pairs = twice + twice - over * uint64(9) + ((word >> uint64(8)) & uint64(0x00FF00FF00FF00FF))
    return (pairs * uint64(0x0001000100010001)) >> uint64(48)


def has_zero(word: Any) -> Any:
    low = uint64(0x0101010101010101)
    return (word - low) & ~word & uint64(0x8080808080808080) != uint64(0)
