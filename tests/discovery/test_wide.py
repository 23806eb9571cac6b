"""What the compiler takes eight bytes at a time gives what the plain loops give, for every length and place."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from hegui.detectors import kernels
from hegui.detectors.world import email, ip
from hegui.discovery import compiling, embedded, generated, walk, wide

ALPHABETS = (
    b"0123456789",
    b"0123456789X/:",
    b"abcXYZ@*.-_ 019",
    "省一号，０９aB7。\u3000".encode(),
    "不人为的了在客户到货请".encode(),
    bytes(range(256)),
)
SHAPED = (b"ab0.-@", b"ab9Z_.@", b"0123..", b"0125.", b"12.")
Ask = Callable[..., int]


@pytest.fixture(scope="module")
def ask() -> Ask:
    """Asks the compiled form of a plain function about bytes in the middle of others."""
    import ctypes

    import numpy as np

    into = generated.Collector({})
    names = {plain: into.add(plain) for plain in wide.STANDS_FOR}
    for plain, name in names.items():
        more = ", c" if plain is kernels.holds_byte else ""
        given = "data, a" if plain is kernels.weighted_sum else f"data, a, b{more}"
        kinds = ": int, ".join(["data: Octets, a", "b", *(["c"] if more else [])])
        into.add_text(f"def ask_{name}({kinds}: int):\n    return int({name}({given}))")
    made = compiling.machine_code(into, [f"ask_{name}" for name in names.values()])
    engine = compiling.loaded(made)

    def asked(plain: Any, data: bytes, *numbers: int) -> int:
        room = np.frombuffer(data, np.uint8)
        address = engine.get_function_address(f"ask_{names[plain]}")
        takes = [ctypes.c_int64] * (1 + len(numbers))
        return int(ctypes.CFUNCTYPE(ctypes.c_int64, *takes)(address)(room.ctypes.data, *numbers))

    return asked


@pytest.mark.parametrize(
    "plain",
    [
        kernels.all_digits,
        kernels.luhn_holds,
        kernels.characters,
        walk.classes_of,
        email.well_formed,
        ip.four_numbers,
        embedded.past_characters,
    ],
)
def test_both_forms_agree(plain: Any, ask: Ask) -> None:
    rng = random.Random(5)
    for length in range(41):
        for alphabet in (*ALPHABETS, *SHAPED):
            for _ in range(12 if alphabet not in SHAPED else 80):
                before = rng.randrange(9)
                data = bytes(rng.choice(alphabet) for _ in range(before + length + 9))
                end = before + length
                second = length if plain in (kernels.all_digits, kernels.luhn_holds) else end
                right = int(plain(data, before, second))
                assert ask(plain, data, before, second) == right, (length, data[before:end])


def test_numbers_of_up_to_eighteen_digits_are_exact(ask: Ask) -> None:
    rng = random.Random(6)
    for length in range(1, 19):
        for _ in range(50):
            data = bytes(rng.choice(b"0123456789") for _ in range(length + 12))
            number = int(data[3 : 3 + length])
            assert ask(kernels.number_at, data, 3, length) == number
            assert kernels.number_at(data, 3, length) == number  # type: ignore[arg-type]


def test_sums_of_weighted_digits_are_exact(ask: Ask) -> None:
    rng = random.Random(7)
    for _ in range(500):
        data = bytes(rng.choice(b"0123456789") for _ in range(25))
        right = kernels.weighted_sum(data, 3)  # type: ignore[arg-type]
        assert ask(kernels.weighted_sum, data, 3, 0) == right


@pytest.mark.parametrize("numeral", "一二三四五六七八九十甲乙０５９ａ零百")
def test_a_numeral_is_found_wherever_it_stands(ask: Ask, numeral: str) -> None:
    for length in range(40):
        for at in range(length + 1):
            text = "不人为的了在客户到货请仔"[: length % 13] * 4
            data = (text[:at] + numeral + text[at:]).encode()
            right = embedded.holds_number(data, 0, len(data))  # type: ignore[arg-type]
            assert right == (numeral not in "ａ零百")
            assert bool(ask(embedded.holds_number, data, 0, len(data))) == right


def test_a_byte_is_found_wherever_it_stands(ask: Ask) -> None:
    data = b"????????????????:???????????????????"
    for start in range(20):
        for end in range(start, 30):
            found = b":" in data[start:end]
            assert bool(ask(kernels.holds_byte, data, start, end, 58)) == found
            assert kernels.holds_byte(data, start, end, 58) == found  # type: ignore[arg-type]


def test_numbers_with_dots_agree(ask: Ask) -> None:
    rng = random.Random(8)
    numbers = ["0", "00", "01", "7", "9", "10", "99", "100", "199", "249", "255", "256", "260", "999", ""]
    for _ in range(4000):
        text = ".".join(rng.choice(numbers) for _ in range(rng.choice((3, 4, 4, 4, 4, 5)))).encode()
        data = b"7." + text + b".1"
        right = ip.four_numbers(data, 2, 2 + len(text))  # type: ignore[arg-type]
        assert bool(ask(ip.four_numbers, data, 2, 2 + len(text))) == right, text


def test_addresses_of_any_length_agree(ask: Ask) -> None:
    rng = random.Random(9)
    parts = ["a", "b1", "wang.fang", "-", ".", "_x", "cn", "com", "qq", "+", "a-b", "1", "0" * 20, "z" * 30]
    found = 0
    for _ in range(6000):
        name = "".join(rng.choice(parts) for _ in range(rng.randint(1, 4)))
        domain = ".".join(rng.choice(parts) for _ in range(rng.randint(1, 4)))
        data = f"<{name}{rng.choice('@@@@.')}{domain}>".encode()
        right = email.well_formed(data, 1, len(data) - 1)  # type: ignore[arg-type]
        found += right
        assert bool(ask(email.well_formed, data, 1, len(data) - 1)) == right, data
    assert found > 500
