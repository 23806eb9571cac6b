"""Lowered kernels reckon as Python does; what has no machine code is refused by name."""

from __future__ import annotations

import ctypes
import random
from types import FunctionType
from typing import Any

import pytest

from hegui.discovery import compiling, generated
from hegui.discovery.lowering import NotLowered

TABLE = (5, -7, 300, 2**40)
LETTERS = b"abc"


def reckons(a: int, b: int) -> int:
    total = a // 7 + b % 10 + (a >> 3) - (b << 2) + (a & b | a ^ 255) + ~b - -a + a // 8 + b % 16
    total += min(a, b) * 3 - max(a, 5)
    total += int(a < b) + int(a < b <= 9 or not a == 3)  # noqa: SIM201
    return total + (1 if a > b and b > 0 else 2)


def loops(a: int, b: int) -> int:
    found = 0
    for i in range(a % 13, b % 29):
        if i % 5 == 4:
            continue
        if i == 23:
            break
        found = found * 3 + i
    for i in range(20, a % 13, -3):
        found = found + i
    i = 0
    while True:
        i += 1
        if i >= 7 or found == 11:
            break
    return found + i


def tables(a: int, b: int) -> int:
    return pick(TABLE, a) + pick(LETTERS, b) + len(LETTERS) + int(b % 4 in (1, 3))


def pick(table: Any, at: int) -> int:
    if at < 0:
        return -1
    return int(table[at % 3])


def truths(a: int, b: int) -> bool:
    if a > b:
        return False
    odd = a % 2 == 1
    if b == 4:
        odd = not odd
    return odd or b == 6


def now_and_then(a: int, b: int) -> int:
    if a == b:
        return 7
    return a < b  # type: ignore[return-value]


def machine(function: FunctionType) -> Any:
    into = generated.Collector({})
    name = into.add(function)
    into.add_text(f"def ask(a: int, b: int):\n    return int({name}(a, b))")
    engine = compiling.loaded(compiling.machine_code(into, ["ask"]))
    ask = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_int64, ctypes.c_int64)(engine.get_function_address("ask"))
    return engine, ask


@pytest.mark.parametrize("function", [reckons, loops, tables, truths, now_and_then])
def test_machine_code_gives_what_python_gives(function: FunctionType) -> None:
    rng = random.Random(3)
    _alive, ask = machine(function)
    pairs = [(a, b) for a in range(-9, 10) for b in range(-9, 10)]
    pairs += [(rng.randrange(-(2**40), 2**40), rng.randrange(-(2**40), 2**40)) for _ in range(500)]
    for a, b in pairs:
        assert ask(a, b) == int(function(a, b)), (a, b)


def divides(a: int, b: int) -> int:
    return a // b


def tells_apart(a: int, b: int) -> int:
    found = 1
    if a:
        found = "x"  # type: ignore[assignment]
    return found


def unknown(a: int, b: int) -> int:
    return sum((a, b))


def later(a: int, b: int) -> int:
    if a:
        c = b
    return d + c  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize("function", [divides, tells_apart, unknown])
def test_what_has_no_machine_code_is_refused_by_name(function: FunctionType) -> None:
    with pytest.raises(NotLowered, match=r"divides|tells_apart|unknown"):
        machine(function)


def test_a_name_that_nothing_gives_is_refused() -> None:
    with pytest.raises(NameError, match="later uses d"):
        machine(later)
