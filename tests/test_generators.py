"""The made-up values are what they claim to be, and the same for the same seed."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from generators import KINDS, REGIONS, Make, column, full_width, grouped, id_check, luhn_holds, uscc_check


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_draws_the_same_values_for_the_same_seed(kind: str) -> None:
    once = column(kind, 30, seed=5)
    assert once == column(kind, 30, seed=5)
    assert all(isinstance(value, str) and value for value in once)
    if kind not in ("gender", "flag"):
        assert len(set(column(kind, 300))) > 1


def test_check_characters_agree_with_published_examples() -> None:
    assert id_check("11010519491231002") == "X"
    assert uscc_check("91350100M000100Y4") == "3"
    assert luhn_holds("4111111111111111") and not luhn_holds("4111111111111112")


def test_resident_ids_hold_and_wrong_ones_fail_only_in_the_check_character() -> None:
    make = Make(3)
    codes = {code for code, *_ in REGIONS}
    for _ in range(200):
        right, wrong, old = make.resident_id(), make.resident_id_wrong(), make.resident_id_old()
        assert id_check(right[:17]) == right[17] and right[:6] in codes
        assert id_check(wrong[:17]) != wrong[17] and len(wrong) == 18
        assert len(old) == 15
        datetime.strptime(right[6:14], "%Y%m%d")


def test_a_persons_id_agrees_with_birth_and_gender() -> None:
    make = Make(4)
    for _ in range(200):
        person = make.person()
        assert person["resident_id"][6:14] == person["birth"].replace("-", "")
        assert (int(person["resident_id"][16]) % 2 == 1) == (person["gender"] == "男")


def test_cards_imeis_and_uscc_carry_right_check_digits() -> None:
    assert all(luhn_holds(card) and 16 <= len(card) <= 19 for card in column("bank-card", 200))
    assert all(luhn_holds(imei) for imei in column("imei", 100))
    assert all(len(code) == 18 and uscc_check(code[:17]) == code[17] for code in column("uscc", 200))


def test_numbers_that_only_look_personal_have_the_form_they_are_to_be_told_from() -> None:
    serials = [int(value) for value in column("serial-like-mobile", 50)]
    assert all(b - a == 1 for a, b in pairwise(serials)) and serials[0] // 10**9 == 13
    assert all(len(value) == 13 and value[0] == "1" for value in column("timestamp-ms", 50))
    assert all(len(value) == 18 and value.startswith("20") for value in column("order-no", 50))


def test_messy_forms_keep_the_digits() -> None:
    assert full_width("138 X") == "１３８　Ｘ"
    assert grouped("13812345678", 3, 4, 4, by="-") == "138-1234-5678"
    assert any("\uff10" <= c <= "\uff19" for value in column("mobile-messy", 300) for c in value)


def test_empty_share_is_kept() -> None:
    assert 50 < sum(value is None for value in column("mobile", 1000, empty=0.1)) < 160
