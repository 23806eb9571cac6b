"""
What kernels share: digits, dates, check characters, tables.

Plain functions over a buffer of bytes, with no objects inside, so that the engine can copy them into the module it compiles.
``data`` is anything that gives a number from 0 to 255 for an index; the value lies at ``data[start:start + length]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hegui.detectors import Bytes, Kernel

# Province codes of GB/T 2260, and 81-83 for residence permits of people from Hong Kong, Macao and Taiwan; 91 abroad.
PROVINCES = bytes(
    1 if n in {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
               50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91} else 0
    for n in range(100)
)  # fmt: skip
ID_WEIGHTS = bytes((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))
ID_CHECKS = b"10X98765432"  # by the rest of the sum
DAYS = bytes((0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31))
RANGES = bytes(  # the first three digits of mobile numbers
    1 if 130 <= n < 140 or 180 <= n < 190 or n in {140, 141, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 155, 156, 157, 158,
               159, 162, 165, 166, 167, 170, 171, 172, 173, 174, 175, 176, 177, 178, 190, 191, 192, 193, 195, 196, 197, 198, 199} else 0
    for n in range(1000)
)  # fmt: skip
FIRST_YEAR = 1880  # of the table of births
LAST_YEAR = 2049


def holds(kernel: Kernel, text: str) -> bool:
    """Ask a kernel about a text as the engine would: only if it fits the shape; for examples and tests.

    >>> holds(all_digits, "0123"), holds(all_digits, "01a3")
    (True, False)
    """
    from hegui.detectors import room

    data = text.encode()
    for known in room._things.values():
        if known.kernel is kernel and known.shape is not None and not known.shape.fits(data):
            return False
    return bool(kernel(data, 0, len(data)))  # type: ignore[arg-type]


def all_digits(data: Bytes, start: int, length: int) -> bool:
    for i in range(start, start + length):  # noqa: SIM110  kernels are compiled: no generators
        if data[i] < 48 or data[i] > 57:
            return False
    return True


def number_at(data: Bytes, start: int, length: int) -> int:
    """The number that ``length`` digits write; they must be digits."""
    number = 0
    for i in range(start, start + length):
        number = number * 10 + (int(data[i]) - 48)
    return number


def holds_byte(data: Bytes, start: int, end: int, byte: int) -> bool:
    """Is there such a byte?"""
    for i in range(start, end):  # noqa: SIM110
        if data[i] == byte:
            return True
    return False


def characters(data: Bytes, start: int, end: int) -> int:
    """How many characters of UTF-8 begin there."""
    found = 0
    for i in range(start, end):
        if data[i] & 192 != 128:
            found = found + 1
    return found


def two_at(data: Bytes, at: int) -> int:
    """The number that two digits write, or -1 if they are none."""
    tens = int(data[at]) - 48
    ones = int(data[at + 1]) - 48
    if tens < 0 or tens > 9 or ones < 0 or ones > 9:
        return -1
    return tens * 10 + ones


def date_holds(year: int, month: int, day: int) -> bool:
    """Is this a day of the calendar, within the years a living person or a document may bear?"""
    if year < FIRST_YEAR or year > LAST_YEAR or month < 1 or month > 12 or day < 1 or day > DAYS[month]:
        return False
    if month == 2 and day == 29:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


def luhn_holds(data: Bytes, start: int, length: int) -> bool:
    """Do the digits pass the Luhn check (ISO/IEC 7812-1)?  Anything else than digits fails."""
    total = 0
    double = False
    for i in range(start + length - 1, start - 1, -1):
        digit = int(data[i]) - 48
        if digit < 0 or digit > 9:
            return False
        if double:
            digit = digit * 2
            if digit > 9:
                digit = digit - 9
        double = not double
        total = total + digit
    return total % 10 == 0


def id_form_holds(data: Bytes, start: int, length: int) -> bool:
    """Province, date of birth and characters of a resident ID of 18 or 15; the check character is not looked at."""
    if length != 15 and length != 18:
        return False
    province = two_at(data, start)
    if province < 0 or PROVINCES[province] == 0:
        return False
    if length == 18:
        if not all_digits(data, start, 17):
            return False
        last = data[start + 17]
        if (last < 48 or last > 57) and last != 88 and last != 120:
            return False
        year = two_at(data, start + 6) * 100 + two_at(data, start + 8)
        month = two_at(data, start + 10)
        day = two_at(data, start + 12)
        if year < 1890 or year > 2029:
            return False
    else:
        if not all_digits(data, start, 15):
            return False
        year = 1900 + two_at(data, start + 6)
        month = two_at(data, start + 8)
        day = two_at(data, start + 10)
    return date_holds(year, month, day)


def id_check_holds(data: Bytes, start: int) -> bool:
    """Is the 18th character right (ISO 7064, MOD 11-2)?  The 17 before it must be digits."""
    right = int(ID_CHECKS[weighted_sum(data, start) % 11])
    last = int(data[start + 17])
    return last == right or (last == 120 and right == 88)


def weighted_sum(data: Bytes, start: int) -> int:
    """Seventeen digits, each by its weight."""
    total = 0
    for i in range(17):
        total = total + (int(data[start + i]) - 48) * int(ID_WEIGHTS[i])
    return total


def id_birth(data: Bytes, start: int, length: int) -> int:
    """The date of birth in a resident ID whose form holds, as the number YYYYMMDD."""
    if length == 18:
        return number_at(data, start + 6, 8)
    return 19000000 + number_at(data, start + 6, 6)


def mobile_holds(data: Bytes, start: int) -> bool:
    """Do 11 bytes form a mobile number of the national numbering plan?"""
    if not all_digits(data, start, 11):
        return False
    return RANGES[number_at(data, start, 3)] == 1


def letter_or_digit(byte: int) -> bool:
    """ASCII letters and digits."""
    return 48 <= byte <= 57 or 65 <= byte <= 90 or 97 <= byte <= 122


def day_in(data: Bytes, start: int, length: int) -> int:
    """The day that a value begins with, as the number YYYYMMDD, or 0.

    Forms: 19900102, 1990-01-02, 1990/1/2, 1990.01.02, 1990年1月2日, each perhaps with a time behind.
    """
    if length < 8:
        return 0
    end = start + length
    at = start + 4
    digits = 48 <= data[at] <= 57
    if digits and length > 8 and 48 <= data[start + 8] <= 57:
        return 0
    if not all_digits(data, start, 8 if digits else 4):
        return 0
    year = two_at(data, start) * 100 + two_at(data, start + 2)
    if digits:
        month = two_at(data, at)
        day = two_at(data, at + 2)
    else:
        sign = data[at]
        if sign == 229:  # 年
            if data[at + 1] != 185 or data[at + 2] != 180:
                return 0
            at = at + 3
        elif sign == 45 or sign == 47 or sign == 46:
            at = at + 1
        else:
            return 0
        month = 0
        size = 0
        while at < end and size < 2 and 48 <= data[at] <= 57:
            month = month * 10 + (int(data[at]) - 48)
            at = at + 1
            size = size + 1
        if size == 0 or at >= end:
            return 0
        if sign == 229:  # 月
            if at + 3 > end or data[at] != 230 or data[at + 1] != 156 or data[at + 2] != 136:
                return 0
            at = at + 3
        elif data[at] == sign:
            at = at + 1
        else:
            return 0
        day = 0
        size = 0
        while at < end and size < 2 and 48 <= data[at] <= 57:
            day = day * 10 + (int(data[at]) - 48)
            at = at + 1
            size = size + 1
        if size == 0 or (at < end and 48 <= data[at] <= 57):
            return 0
    if not date_holds(year, month, day):
        return 0
    return year * 10000 + month * 100 + day


def begins(data: Bytes, start: int, length: int, words: bytes) -> int:
    """Which of the words (each with a blank behind it) a value begins with, by place; -1 for none."""
    word = 0
    at = 0
    matches = True
    for i in range(len(words)):
        if words[i] == 32:
            if matches:
                return word
            word = word + 1
            at = 0
            matches = True
        else:
            if matches and (at >= length or data[start + at] != words[i]):
                matches = False
            at = at + 1
    return -1


def hex_run(data: Bytes, start: int, end: int) -> int:
    """How many hexadecimal digits stand from ``start`` on."""
    i = start
    while i < end and (48 <= data[i] <= 57 or 97 <= data[i] <= 102 or 65 <= data[i] <= 70):
        i = i + 1
    return i - start


# --- for kernels that read some values: plain Python, never compiled


def words(text: str) -> frozenset[str]:
    """A table of words, written with blanks between them."""
    return frozenset(text.split())


def text_at(data: Bytes, start: int, length: int) -> str:
    """The value as text; for kernels with ``reads="some"`` only."""
    return bytes(data[start : start + length]).decode("utf-8", "replace")


def is_picture(data: Bytes, start: int, length: int) -> bool:
    """The address or path of a picture, a data URI, or the first characters of one in base64."""
    value = bytes(data[start : start + length])
    if value.startswith((b"data:image/", b"/9j/4", b"iVBORw0KGgo", b"R0lGODlh", b"UklGR")):
        return True
    if length > 1024 or b"." not in value:
        return False
    name = text_at(data, start, length).split("?", 1)[0].split("!", 1)[0].lower()
    return name.endswith((".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".heic")) and len(name) > 5
