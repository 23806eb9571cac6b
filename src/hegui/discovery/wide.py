"""
The innermost loops of kernels, eight or sixteen bytes at a time, for the compiler to take in their place.

Each stands for the function of its name in ``hegui.detectors.kernels``, which says what it does; tests hold them against each
other.  No byte outside the value is read: the last word of a value overlaps the one before.
"""

from __future__ import annotations

from typing import Any

from hegui.detectors import kernels
from hegui.discovery import walk
from hegui.discovery.pointers import (
    half_at,
    joined,
    ones,
    places,
    sixteen,
    sixteen_at,
    uint64,
    within,
    word_at,
)

STANDS_FOR = (
    kernels.all_digits, kernels.number_at, kernels.luhn_holds, kernels.holds_byte, kernels.characters, walk.classes_of,
)  # fmt: skip
CLASSES = walk.CLASSES
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
