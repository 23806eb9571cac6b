"""
The walk over one column of one part, value by value.

Written once, in the plain Python that kernels use.  It runs interpreted on small data; ``generated.py`` copies it together
with all kernels into one module that is compiled for large.  ``dispatch`` and ``dispatch_embedded`` are written there from
the shapes that the detectors declare.  Nothing here keeps a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hegui.detectors.cn.address import MARKS, NUMERAL, holds_address
from hegui.detectors.hanzi import character
from hegui.detectors.kernels import (
    all_digits,
    characters,
    day_in,
    id_birth,
    letter_or_digit,
    number_at,
)
from hegui.detectors.world.password_hash import hash_form

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
BIRTH_DATE = -1  # the places of detectors whose values hold a date of birth; generated.py fills them in
RESIDENT_ID = -1
PASSWORD_HASH = -1
ADDRESS = -1
FIRST_BIRTH_YEAR = 1880
BIRTHS = 170 * 372  # slots of the table of births: 170 years of 12 months of 31 days
LONGEST_TIDY = 72  # bytes
LONGEST_ALIKE = 256
LONGEST_MASK = 96  # bytes: a longer value with stars in it is a text


def dispatch(data: Bytes, start: int, length: int, mask: int) -> int:
    """The detector that accepts the value, or -1; ``mask`` has the classes of its bytes; generated."""
    raise NotImplementedError


def dispatch_embedded(data: Bytes, start: int, length: int) -> int:
    """The same among those that are also looked for inside longer texts; generated."""
    raise NotImplementedError


def dispatch_weak(data: Bytes, start: int, length: int) -> int:
    """The detector whose form the value has, check character aside; generated."""
    raise NotImplementedError


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


def tidied(data: Bytes, start: int, end: int, scratch: Any) -> int:
    """Write a number without separators, full-width forms and +86 into ``scratch``; its length, or 0 if it is no number."""
    size = 0
    i = start
    while i < end:
        byte = int(data[i])
        width = 1
        if byte == 239 and i + 2 < end:  # full-width forms of ASCII: U+FF01 to U+FF5E
            code = (int(data[i + 1]) & 63) * 64 + (int(data[i + 2]) & 63) - 0xF00 + 0x20
            byte = code if 32 < code < 127 else 0
            width = 3
        elif byte == 227 and i + 2 < end and data[i + 1] == 128 and data[i + 2] == 128:
            byte = 32
            width = 3
        if 48 <= byte <= 57:
            scratch[size] = byte
            size = size + 1
        elif byte == 88 or byte == 120:
            if size != 17 or i + width != end:
                return 0
            scratch[size] = 88
            size = size + 1
        elif byte == 46:  # 13800000000.0: a number that went through a spreadsheet
            for j in range(i + 1, end):
                if data[j] != 48:
                    return 0
            break
        elif byte != 32 and byte != 45 and byte != 40 and byte != 41 and byte != 43 and byte != 39:
            return 0
        i = i + width
    if size < 10:
        return 0
    drop = 0
    if size == 13 and scratch[0] == 56 and scratch[1] == 54 and scratch[2] == 49:
        drop = 2
    elif size == 15 and scratch[0] == 48 and scratch[1] == 48 and scratch[2] == 56 and scratch[3] == 54:
        drop = 4
    elif size == 12 and scratch[0] == 48 and scratch[1] == 49 and scratch[2] != 48:
        drop = 1
    for j in range(drop, size):
        scratch[j - drop] = scratch[j]
    return size - drop


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
            chinese = 228 <= byte <= 233
            if chinese and i + 9 <= end and 65 <= data[i + 3] <= 90:
                found = found | plate_in(data, i, end)
            letters = 0
            i = i + (3 if chinese else 1)
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


GROUPS = 80  # where in scratch the sizes of groups begin
MOST_GROUPS = 12
MOST_DIGITS = 72


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


def alike(data: Bytes, start: int, end: int, scratch: Any) -> int:
    """Write a value into ``scratch`` so that spellings of the same one are equal; its length, 0 if it is blank.

    Numbers without separators and country code, all else trimmed, in lower case, and no longer than 256 bytes.
    """
    while start < end and data[start] <= 32:
        start = start + 1
    while end > start and data[end - 1] <= 32:
        end = end - 1
    if end - start <= LONGEST_TIDY and end > start:
        size = tidied(data, start, end, scratch)
        if size > 0:
            return size
    size = min(end - start, LONGEST_ALIKE)
    for i in range(size):
        byte = int(data[start + i])
        if 65 <= byte <= 90:
            byte = byte + 32
        scratch[i] = byte
    return size
