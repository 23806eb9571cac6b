"""
The walk over one column of one part, value by value.

    value --[dispatch]--> a detector's hit
              else        --[tidied, and again]--> a hit, or what has the form of one
              else        --[walk_text]--> what a longer text holds

Written once, in the plain Python that kernels use.  It runs interpreted on small data; ``generated.py`` copies it together
with all kernels into one module that is compiled for large.  Nothing here keeps a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hegui.detectors.kernels import (
    all_digits,
    characters,
    day_in,
    id_birth,
    number_at,
)
from hegui.detectors.world.password_hash import hash_form
from hegui.discovery.embedded import holds_number, walk_text
from hegui.discovery.offering import (
    BIRTH_DATE,
    PASSWORD_HASH,
    RESIDENT_ID,
    dispatch,
    dispatch_embedded,
    dispatch_weak,
)
from hegui.discovery.tidying import LONGEST_TIDY, tidied

if TYPE_CHECKING:
    from hegui.detectors import Bytes

# what `facts` holds, by place
EMPTY = 0
MASKED = 1  # values with a hidden part
NUMBERS = 2  # values of 1 to 18 digits
PAIRS = 3
ASCENDING = 4
SAME_STEP = 5
LOWEST = 6
HIGHEST = 7
OLDEST = 8  # YYYYMMDD
NEWEST = 9
DATES = 10  # values that begin with a written date
LAST = 11  # the number before, for pairs
STEP = 12
KNOWN = 13  # 1: LAST holds, 2: STEP holds too
TIDIED = 14  # values that were accepted only after separators, full-width digits or +86 were taken out
HEX = 15  # hexadecimal values of 32, 40, 56, 64, 96, 128 characters: six places
FORMS_AT = 24  # password hashes by form, in the order of the detector's FORMS
FACTS = 48

DIGIT = 1
UPPER = 2
LOWER = 4
SIGN = 8  # the rest of ASCII that is printable
HIGH = 16  # bytes of characters outside ASCII
STAR = 32
AT = 64
HEXES = 128  # letters a to f, either case


def _classes() -> bytes:
    table = bytearray(256)
    for byte in range(256):
        c = chr(byte)
        if byte == 0xEF:
            table[byte] = HIGH | SIGN  # full-width forms: digits may be among them
        elif byte >= 128:
            table[byte] = HIGH
        elif c in "0123456789":
            table[byte] = DIGIT
        elif c in "abcdefABCDEF":
            table[byte] = HEXES
        elif c.isupper():
            table[byte] = UPPER
        elif c.islower():
            table[byte] = LOWER
        else:
            table[byte] = {"*": STAR, "@": AT}.get(c, SIGN)
    return bytes(table)


CLASSES = _classes()
FIRST_BIRTH_YEAR = 1880
BIRTHS = 170 * 372  # slots of the table of births: 170 years of 12 months of 31 days
LONGEST_MASK = 96  # bytes: a longer value with stars in it is a text


def scan(
    data: Bytes,
    starts: Any,
    sizes: Any,
    count: int,
    first: int,
    facts: Any,
    lengths: Any,
    hits: Any,
    weak: Any,
    embedded: Any,
    births: Any,
    firsts: Any,
    scratch: Any,
) -> None:
    """Count into the tables what ``count`` values hold.

    ``starts`` has their places in ``data``, ``sizes`` their lengths in bytes, -1 for a null.
    ``firsts`` gets the rows of the first three hits of each detector, to take masked samples from, the first being ``first``.
    """
    for row in range(count):
        start = int(starts[row])
        end = start + int(sizes[row])
        while start < end and data[start] <= 32:
            start = start + 1
        while end > start and data[end - 1] <= 32:
            end = end - 1
        while end - start >= 3 and data[end - 3] == 227 and data[end - 2] == 128 and data[end - 1] == 128:
            end = end - 3
        length = end - start
        if length <= 0:
            facts[EMPTY] += 1
            continue
        mask = DIGIT if all_digits(data, start, length) else classes_of(data, start, end)
        size = characters(data, start, end) if mask & HIGH else length
        lengths[min(size, 65)] += 1
        if mask == DIGIT and length <= 18:
            count_number(number_at(data, start, length), facts)
        elif mask & DIGIT and 8 <= length <= 40:
            count_day(data, start, length, facts)
        found = dispatch(data, start, length, mask)
        born = 0
        if found >= 0:
            if found == RESIDENT_ID:
                born = id_birth(data, start, length)
            elif found == BIRTH_DATE:
                born = day_in(data, start, length)
            elif found == PASSWORD_HASH:
                facts[FORMS_AT + hash_form(data, start, length)] += 1
        elif mask & STAR and length <= LONGEST_MASK:
            facts[MASKED] += 1
            continue
        elif length <= LONGEST_TIDY and (
            data[start] == 239  # full-width from the first character on
            or (mask & DIGIT and mask & (SIGN | HIGH | UPPER | LOWER))
            or (mask == DIGIT and 12 <= length <= 15 and (data[start] == 48 or data[start] == 56))
        ):
            tidy = tidied(data, start, end, scratch)
            if tidy > 0:
                found = dispatch_embedded(scratch, 0, tidy)
                if found >= 0:
                    facts[TIDIED] += 1
                    if found == RESIDENT_ID:
                        born = id_birth(scratch, 0, tidy)
                else:
                    likely = dispatch_weak(scratch, 0, tidy)
                    if likely >= 0:
                        weak[likely] += 1
                        if likely == RESIDENT_ID:
                            births[birth_slot(id_birth(scratch, 0, tidy))] += 1
                        continue
        if born > 0:
            births[birth_slot(born)] += 1
        if found >= 0:
            hits[found] += 1
            if hits[found] <= 3:
                firsts[found * 3 + hits[found] - 1] = first + row
            continue
        likely = dispatch_weak(data, start, length)
        if likely >= 0:
            weak[likely] += 1
            if likely == RESIDENT_ID:
                births[birth_slot(id_birth(data, start, length))] += 1
            continue
        if mask & ~(DIGIT | HEXES) == 0 and length >= 32:
            count_hex(length, facts)
            continue
        worth = (
            mask & (DIGIT | AT)
            or mask & (HIGH | SIGN) == HIGH | SIGN
            or (length >= 16 and mask & (LOWER | UPPER))
        )
        if length >= 9 and mask != DIGIT and worth:
            plain = mask & (DIGIT | AT | UPPER | LOWER | HEXES) == 0
            kinds = (
                0 if plain and not holds_number(data, start, end) else walk_text(data, start, end, scratch)
            )
            place = 0
            while kinds > 0:
                if kinds & 1:
                    embedded[place] += 1
                kinds = kinds >> 1
                place = place + 1


def count_number(number: int, facts: Any) -> None:
    """Order among neighbours, lowest and highest."""
    facts[NUMBERS] += 1
    if number < facts[LOWEST]:
        facts[LOWEST] = number
    if number > facts[HIGHEST]:
        facts[HIGHEST] = number
    if facts[KNOWN] > 0:
        step = number - facts[LAST]
        facts[PAIRS] += 1
        facts[ASCENDING] += int(
            step > 0
        )  # without a branch: of numbers in no order it would be guessed wrong every other time
        if facts[KNOWN] == 2 and step == facts[STEP] and step != 0:
            facts[SAME_STEP] += 1
        facts[STEP] = step
        facts[KNOWN] = 2
    else:
        facts[KNOWN] = 1
    facts[LAST] = number


def count_day(data: Bytes, start: int, length: int, facts: Any) -> None:
    """Oldest and newest of values that begin with a written date."""
    if not 48 <= data[start] <= 57:
        return
    day = day_in(data, start, min(length, 19))
    if day == 0:
        return
    facts[DATES] += 1
    if day < facts[OLDEST]:
        facts[OLDEST] = day
    if day > facts[NEWEST]:
        facts[NEWEST] = day


def count_hex(length: int, facts: Any) -> None:
    if length == 32:
        facts[HEX] += 1
    elif length == 40:
        facts[HEX + 1] += 1
    elif length == 56:
        facts[HEX + 2] += 1
    elif length == 64:
        facts[HEX + 3] += 1
    elif length == 96:
        facts[HEX + 4] += 1
    elif length == 128:
        facts[HEX + 5] += 1


def birth_slot(day: int) -> int:
    """The place of a day, written YYYYMMDD, in the table of births."""
    return (day // 10000 - FIRST_BIRTH_YEAR) * 372 + (day // 100 % 100 - 1) * 31 + day % 100 - 1


def classes_of(data: Bytes, start: int, end: int) -> int:
    """The classes of characters that a value has, as bits."""
    mask = 0
    for i in range(start, end):
        mask = mask | int(CLASSES[data[i]])
    return mask
