"""
Spellings of one value: numbers without separators, full-width digits and country code; letters in lower case.

A step of the walk, in the plain Python that kernels use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hegui.detectors import Bytes

LONGEST_TIDY = 72  # bytes
LONGEST_ALIKE = 256


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
