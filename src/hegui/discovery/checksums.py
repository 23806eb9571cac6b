"""
Check digits by name, of many values at once: what ``checksum`` of an ``[[entity]]`` in hegui.toml may be.

Each takes values of one length as rows of bytes and says which of them pass.  ``chance`` is the share of random values of the
right characters that do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hegui.detectors.cn import uscc as credit_code
from hegui.detectors.world import vin as vehicle

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]  # (values, characters)
    Passed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Checksum:
    """``form``: what a value looks like, as RE2, where the entity gives no regex of its own."""

    form: str
    chance: float
    holds: Callable[[Rows], Passed] = field(repr=False)  # kept tallies are found by what is printed


def passing(values: pa.Array, method: Checksum) -> list[bool]:
    """Which of the values, none of them null, pass."""
    import numpy as np

    from hegui.discovery.columns import texts_of

    texts = texts_of(values)
    data, starts, sizes = texts.laid_out()
    passed = np.zeros(texts.count, bool)
    for size in np.unique(sizes):
        if size < 2:
            continue
        alike = np.flatnonzero(sizes == size)
        rows = data[starts[alike][:, None] + np.arange(size)].astype(np.int64)
        passed[alike] = method.holds(rows)
    found: list[bool] = passed.tolist()
    return found


def luhn(rows: Rows) -> Passed:
    """ISO/IEC 7812-1, annex B: bank cards, IMEI.

    >>> _try(luhn, "79927398713", "79927398710")
    [True, False]
    """
    digits = rows - 48
    twice = digits[:, -2::-2] * 2
    total = digits[:, ::-2].sum(axis=1) + (twice - 9 * (twice > 9)).sum(axis=1)
    return _both(_digits(digits), total % 10 == 0)


def mod_11_2(rows: Rows) -> Passed:
    """ISO 7064, MOD 11-2: the last character is a digit or X.

    >>> _try(mod_11_2, "11010519491231002X", "110105194912310021", "07940")
    [True, False, True]
    """
    import numpy as np

    digits = rows - 48
    last = np.where((rows[:, -1] | 32) == 120, 10, digits[:, -1])
    weights = _powers(2, rows.shape[1], 11)
    total = (digits[:, :-1] * weights[:-1]).sum(axis=1) + last
    return _both(_digits(digits[:, :-1]), (last >= 0) & (last <= 10) & (total % 11 == 1))


def mod_97_10(rows: Rows) -> Passed:
    """ISO 7064, MOD 97-10, of digits.

    >>> _try(mod_97_10, "79444", "79445")
    [True, False]
    """
    digits = rows - 48
    return _both(_digits(digits), (digits * _powers(10, rows.shape[1], 97)).sum(axis=1) % 97 == 1)


def gtin(rows: Rows) -> Passed:
    """GS1 General Specifications: article numbers of 8, 12, 13 and 14 digits.

    >>> _try(gtin, "6901234567892", "6901234567893")
    [True, False]
    """
    digits = rows - 48
    total = digits[:, ::-2].sum(axis=1) + 3 * digits[:, -2::-2].sum(axis=1)
    return _both(_digits(digits), total % 10 == 0)


def mod_31(rows: Rows) -> Passed:
    """GB 32100-2015: the 18 characters of a unified social credit code.

    >>> _try(mod_31, "91350100M000100Y43", "91350100M000100Y44")
    [True, False]
    """
    return _weighted(rows, 18, credit_code.PLACES, credit_code.WEIGHTS, 31)


def vin(rows: Rows) -> Passed:
    """GB 16735-2019, ISO 3779: the 17 characters of a vehicle identification number.

    >>> _try(vin, "1M8GDM9AXKP042788", "1M8GDM9A1KP042788")
    [True, False]
    """
    import numpy as np

    if rows.shape[1] != 17:
        return np.zeros(len(rows), bool)
    places = np.frombuffer(vehicle.VALUES, np.uint8)[rows].astype(np.int64)
    total = (places * np.frombuffer(vehicle.WEIGHTS, np.uint8)).sum(axis=1) % 11
    check = np.where(rows[:, 8] == 88, 10, rows[:, 8] - 48)
    return _both(_all(places < 255), total == check)


def damm(rows: Rows) -> Passed:
    """Damm 2004, with the quasigroup of order 10 of that thesis.

    >>> _try(damm, "5724", "5742")
    [True, False]
    """
    return _through(rows, lambda state, digit, at: _DAMM[state][digit])


def verhoeff(rows: Rows) -> Passed:
    """Verhoeff 1969, over the dihedral group D5.

    >>> _try(verhoeff, "2363", "2364")
    [True, False]
    """
    return _through(rows[:, ::-1], lambda state, digit, at: _DIHEDRAL[state][_TURNS[at % 8][digit]])


_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2), (7, 0, 9, 2, 1, 5, 4, 8, 6, 3), (4, 2, 0, 6, 8, 7, 1, 3, 5, 9), (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8), (3, 6, 7, 4, 2, 0, 9, 5, 8, 1), (5, 8, 6, 9, 7, 2, 0, 1, 3, 4), (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5), (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)  # fmt: skip
_DIHEDRAL = tuple(
    tuple((a + b) % 5 + 5 * (b > 4) if a < 5 else (a - b) % 5 + 5 * (b < 5) for b in range(10))
    for a in range(10)
)
_TURN = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
_TURNS = [tuple(range(10))]
for _ in range(7):
    _TURNS.append(tuple(_TURN[n] for n in _TURNS[-1]))

METHODS: dict[str, Checksum] = {
    "luhn": Checksum("[0-9]{8,32}", 1 / 10, luhn),
    "iso7064-mod11-2": Checksum("[0-9]{3,32}[0-9Xx]", 1 / 11, mod_11_2),
    "iso7064-mod97-10": Checksum("[0-9]{5,32}", 1 / 97, mod_97_10),
    "gtin": Checksum("[0-9]{8}|[0-9]{12,14}", 1 / 10, gtin),
    "uscc": Checksum("[0-9A-HJ-NP-RTUWXY]{18}", 1 / 31, mod_31),
    "vin": Checksum("[0-9A-HJ-NPR-Z]{17}", 1 / 11, vin),
    "damm": Checksum("[0-9]{4,32}", 1 / 10, damm),
    "verhoeff": Checksum("[0-9]{4,32}", 1 / 10, verhoeff),
}


def _digits(digits: Rows) -> Passed:
    return _all((digits >= 0) & (digits <= 9))


def _all(characters: Any) -> Passed:
    passed: Passed = characters.all(axis=1)
    return passed


def _both(one: Passed, other: Any) -> Passed:
    passed: Passed = one & other
    return passed


def _powers(base: int, size: int, modulus: int) -> NDArray[np.int64]:
    import numpy as np

    return np.array([pow(base, size - 1 - n, modulus) for n in range(size)], np.int64)


def _weighted(rows: Rows, size: int, places: bytes, weights: bytes, modulus: int) -> Passed:
    import numpy as np

    if rows.shape[1] != size:
        return np.zeros(len(rows), bool)
    values = np.frombuffer(places, np.uint8)[rows].astype(np.int64)
    total = (values[:, :-1] * np.frombuffer(weights, np.uint8)).sum(axis=1)
    return _both(_all(values < 255), values[:, -1] == (modulus - total % modulus) % modulus)


def _through(rows: Rows, step: Callable[[Any, Any, int], int]) -> Passed:
    """Run each row through a table of states; it passes if it ends in 0."""
    import numpy as np

    digits = rows - 48
    good = _digits(digits)
    digits = np.where(good[:, None], digits, 0)
    states = np.zeros(len(rows), np.int64)
    for at in range(rows.shape[1]):
        table = np.array([[step(s, d, at) for d in range(10)] for s in range(10)], np.int64)
        states = table[states, digits[:, at]]
    return _both(good, states == 0)


def _try(holds: Callable[[Rows], Passed], *values: str) -> list[bool]:
    import numpy as np

    return [bool(holds(np.frombuffer(v.encode(), np.uint8)[None, :].astype(np.int64))[0]) for v in values]
