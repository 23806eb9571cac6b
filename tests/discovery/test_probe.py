"""What a sample tells: masks, hashes, encodings of the value itself, encryption, tokens, repetition."""

from __future__ import annotations

import base64
import codecs
from collections.abc import Callable

import pytest
from generators import Make, column

from discovery.tables import tally_of
from hegui.discovery.probe import DENSE, EACH, FIRST, LATER, rows_of_sample


@pytest.mark.parametrize(
    "kind, entity",
    [
        ("mobile-masked", "mobile"),
        ("resident-id-masked", "cn-resident-id"),
        ("bank-card-masked", "bank-card"),
        ("email-masked", "email"),
        ("name-masked", "person-name"),
    ],
)
def test_masks_are_counted_and_what_they_hide_is_told(kind: str, entity: str) -> None:
    found = tally_of(column(kind, 200))
    assert found.masked == 200
    assert found.masks[entity] >= 0.95 * found.sampled
    assert not found.hits


@pytest.mark.parametrize(
    "masked",
    ["138****0000", "张*", "张**三", "**三", "w***@qq.com", "1101**********1234", "6222 **** **** 0006"],
)
def test_common_masks_are_masks(masked: str) -> None:
    found = tally_of([masked])
    assert found.masked == 1 and "other" not in found.masks


@pytest.mark.parametrize(
    "kind, form",
    [
        ("md5", "md5"),
        ("sha256", "sha256"),
        ("bcrypt", "bcrypt"),
        ("pbkdf2", "pbkdf2"),
        ("md5-salted", "md5-salted"),
    ],
)
def test_hashes_are_counted_by_form(kind: str, form: str) -> None:
    assert tally_of(column(kind, 100)).hashes == {form: 100}


def test_unsalted_hashes_repeat_where_their_inputs_do() -> None:
    make = Make(3)
    few = [make.password_clear() for _ in range(12)]
    same = [make.hashed("md5", value=make.one(few)) for _ in range(200)]
    salted = [make.hashed("md5", value=make.one(few), salt=True) for _ in range(200)]
    assert tally_of(same).repeats > 150
    assert tally_of(salted).repeats == 0


ENCODINGS: dict[str, Callable[[str], str]] = {
    "base64": lambda v: base64.b64encode(v.encode()).decode(),
    "hex": lambda v: v.encode().hex(),
    "reversed": lambda v: v[::-1],
    "xor": lambda v: base64.b64encode(bytes(b ^ 0x5A for b in v.encode())).decode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", ["mobile", "resident-id", "email"])
def test_reversible_encodings_are_seen_through(encoding: str, kind: str) -> None:
    entity = {"resident-id": "cn-resident-id"}.get(kind, kind)
    found = tally_of([ENCODINGS[encoding](v) for v in column(kind, 100, seed=2) if v])
    plain = sum(found.hits.values())  # some read backwards are another thing's form
    assert found.encoded[f"{encoding}:{entity}"] >= 0.7 * found.sampled
    assert found.encoded[f"{encoding}:{entity}"] + plain >= 0.95 * found.sampled


def test_fewer_rows_are_looked_at_where_the_first_say_the_same_but_of_digests() -> None:
    rows = DENSE // 2
    alike, digests, mixed = (
        tally_of([value(n) for n in range(rows)])
        for value in (
            lambda n: f"{n:06}号",
            lambda n: f"{n * 7919:032x}",
            lambda n: "张某某" if n % 2 else f"{n}号楼",
        )
    )
    every = FIRST + (rows - FIRST) // EACH
    assert digests.sampled == mixed.sampled == every
    assert alike.sampled == FIRST + (rows - FIRST) // (4 * EACH)


def test_rot13_of_an_email_still_is_one() -> None:
    found = tally_of([codecs.encode(v, "rot13") for v in column("email", 100, seed=2) if v])
    assert found.hits["email"] + sum(found.encoded.values()) >= 95


@pytest.mark.parametrize("kind", ["encrypted-base64", "encrypted-hex"])
def test_cipher_texts_are_random_and_in_blocks(kind: str) -> None:
    found = tally_of(column(kind, 300))
    assert found.random >= 0.95 * found.sampled
    assert found.blocks >= 0.95 * found.random


@pytest.mark.parametrize(
    "kind",
    [
        "name",
        "address",
        "product",
        "company",
        "diagnosis",
        "menu",
        "money",
        "number",
        "order-no",
        "moment-text",
    ],
)
def test_clear_text_and_numbers_are_not_random(kind: str) -> None:
    found = tally_of(column(kind, 300))
    assert found.random == 0 and found.tokens == 0


def test_tokens_are_uuids_and_prefixes() -> None:
    assert tally_of(column("uuid", 50)).tokens == 50
    assert tally_of([f"tok_{v}" for v in column("md5", 50)]).tokens == 50


def test_small_domains_show_few_different_values() -> None:
    assert tally_of(column("gender", 300)).different == 2
    assert tally_of(column("mobile", 300)).different == FIRST


@pytest.mark.parametrize("cut", [1, 100, 4096, 10_000])
def test_the_sample_is_taken_by_position_however_the_rows_are_cut(cut: int) -> None:
    rows = DENSE + 3 * LATER
    got = [start + r for start in range(0, rows, cut) for r in rows_of_sample(start, min(cut, rows - start))]
    expected = [r for r in range(rows) if r < FIRST or (r < DENSE and r % EACH == 0) or r % LATER == 0]
    assert got == expected
