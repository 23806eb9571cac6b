"""Distinct people: hashed by a known function under a key, counted within the error that is stated."""

from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from generators import Make, column, full_width, grouped

from discovery.tables import DAY, parts, table
from hegui.discovery import key as keys
from hegui.discovery import people
from hegui.discovery.engine import tally
from hegui.model import Column

KEY = bytes(range(16))


def test_siphash_gives_the_published_values() -> None:
    """From the reference of SipHash-2-4: input 00 01 02 ..., key 00 ... 0f."""
    data = [bytes(range(n)) for n in (0, 1, 8, 15)]
    published = [0x726FDB47DD0E0E31, 0x74F839C593DC67FD, 0x93F5F5799A932462, 0xA129CA6149BE45E5]
    assert [int(h) for h in people.siphash(data, KEY)] == published


@pytest.mark.parametrize("count", [0, 1, 10, 1000, 30_000, 300_000])
def test_the_true_number_lies_within_the_bounds(count: int) -> None:
    registers = people.empty()
    people.add(registers, [f"{n:011d}".encode() for n in range(count)], KEY)
    found = people.estimate(registers.tobytes())
    assert found.low <= count <= found.high
    assert found.low <= found.estimate <= found.high
    assert found.high - found.low <= 0.06 * count + 2


def test_a_union_counts_each_person_once() -> None:
    a, b = people.empty(), people.empty()
    people.add(a, [f"{n}".encode() for n in range(6000)], KEY)
    people.add(b, [f"{n}".encode() for n in range(3000, 9000)], KEY)
    found = people.estimate(people.union(a.tobytes(), b.tobytes()))
    assert found.low <= 9000 <= found.high


def test_another_key_gives_another_sketch() -> None:
    a, b = people.empty(), people.empty()
    people.add(a, [b"13800000000"], KEY)
    people.add(b, [b"13800000000"], bytes(16))
    assert not np.array_equal(a, b)


def test_spellings_of_one_number_are_one_person() -> None:
    make = Make(2)
    numbers = [make.mobile() for _ in range(200)]
    plain, typed = parts(
        [
            numbers,
            [
                f(n)
                for n, f in zip(
                    numbers,
                    [str, full_width, lambda n: "+86" + n, lambda n: grouped(n, 3, 4, 4)] * 50,
                    strict=True,
                )
            ],
        ]
    )
    assert plain.distinct == typed.distinct


def test_identifiers_are_sketched_by_evidence_by_name_and_by_key() -> None:
    columns = {
        "a": column("mobile", 300),
        "b": column("money", 300),
        "c": column("employee-no", 300),
        "d": [f"{n}" for n in range(300)],
    }
    asked = table(columns)
    found, _ = tally(asked, DAY, identifier="c")
    assert [bool(t.distinct) for t in found] == [True, False, True, False]
    keyed = table(columns)
    object.__setattr__(keyed, "columns", (*keyed.columns[:3], Column("d", key=True)))
    found, _ = tally(keyed, DAY)
    assert found[3].people is not None and found[3].people.low <= 300 <= found[3].people.high


def test_short_whole_numbers_are_sketched_like_text() -> None:
    numbers, texts = tally(
        table({"n": pa.array(range(500)), "t": [str(n) for n in range(500)]}), DAY, sketch=("n", "t")
    )[0]
    assert numbers.distinct == texts.distinct


def test_the_key_lies_with_the_user_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    first = keys.key.__wrapped__()
    assert keys.key.__wrapped__() == first and len(first) == 16
    file = tmp_path / "hegui" / "sketch.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
    file.write_bytes(b"short")
    assert len(keys.key.__wrapped__()) == 16, "a damaged key is made anew"


def test_without_a_home_the_key_is_random(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(nowhere))
    assert keys.key.__wrapped__() != keys.key.__wrapped__()
