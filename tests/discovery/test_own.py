"""Entities and rules of an organisation's own: what they find, what they never take away, and how a bad one is told."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from doors import said
from hypothesis import given
from hypothesis import strategies as st

from hegui.detectors import room
from hegui.detectors.kernels import holds
from hegui.discovery.checksums import METHODS, passing
from hegui.discovery.declared import own_from, wrong_regex
from hegui.discovery.own import Own
from hegui.errors import UsageError
from hegui.holdings import holdings
from hegui.law import Law
from hegui.model import Column, Holding, Place, Skipped, Table
from hegui.organisation import Organisation, organisation_from

DAY = date(2026, 11, 23)
CARD = """
[[entity]]
id = "member-card"
zh = "会员卡号"
en = "Member card number"
category = "identity"
keep = [2, 2]
regex = "MC[0-9]{8}"
"""


def declared(toml: str, folder: Path | None = None) -> tuple[Organisation, Own]:
    us = organisation_from(tomllib.loads(toml), DAY, lines=toml)
    return us, own_from(us, folder, lines=toml)


def held(
    toml: str, name: str = "c", comment: str = "", values: Any = (), folder: Path | None = None
) -> Holding:
    """One column under an hegui.toml."""
    from hegui.discovery import look

    us, own = declared(toml, folder)
    column = pa.array(list(values), None if values else pa.string())

    def batches() -> Iterator[pa.RecordBatch | Skipped]:
        yield pa.RecordBatch.from_arrays([column], [name])

    table = Table(Place("a.db", "t"), (Column(name, "varchar(40)", comment),), batches, name="t")
    verdicts, _ = look(table, DAY, own=own)
    return holdings(table, verdicts, us, Law(DAY), own)[0]


def entity(held: Holding) -> str | None:
    return held.entity.id if held.entity else None


CARDS = [f"MC{n * 7919:08}" for n in range(100)]


# --- what they find ---------------------------------------------------------------------------------------------------


def test_a_regex_tells_a_column_and_shows_a_masked_sample() -> None:
    found = held(CARD, values=CARDS)
    assert (entity(found), found.sensitivity, found.protection) == ("member-card", "personal", "clear")
    assert found.sample is not None and found.sample not in CARDS
    assert "100.0%" in found.why[0].zh and "会员卡号" in found.why[0].zh


def test_a_regex_is_of_the_whole_value() -> None:
    found = held(CARD, values=[c + "0" for c in CARDS])
    assert "inside the texts" in found.why[0].en


@pytest.mark.parametrize(("some", "found"), [(0, None), (1, "member-card")])
def test_it_is_found_inside_texts(some: int, found: str | None) -> None:
    texts = ["今天没有什么特别的事情"] * 300 + [f"客户出示了{CARDS[0]}，已核对"] * some
    assert entity(held(CARD, values=texts)) == found


@pytest.mark.parametrize(("right", "found"), [(50, "member-card"), (49, None)])
def test_a_column_is_one_from_the_share_asked_for(right: int, found: str | None) -> None:
    values = CARDS[:right] + [f"{n}" for n in range(100, 200 - right)]
    assert len(values) == 100
    assert entity(held(CARD, values=values)) == found


def test_blanks_around_a_value_do_not_matter() -> None:
    assert entity(held(CARD, values=[f" {c} " for c in CARDS])) == "member-card"


@pytest.mark.parametrize(
    "values",
    [
        pa.array(CARDS, pa.large_string()),
        pa.array(CARDS).dictionary_encode(),
        pa.array([None, *CARDS]),
    ],
    ids=["large", "dictionary", "nulls"],
)
def test_whatever_arrow_holds(values: pa.Array) -> None:
    _, own = declared(CARD)
    from hegui.discovery.nouns import Tally
    from hegui.discovery.own import OwnCounter

    counter, tally = OwnCounter(own.reading), Tally()
    counter.add(values)
    counter.into(tally)
    assert tally.hits == {"member-card": 100}


METER = CARD.replace("MC[0-9]{8}", "[0-9]{10}").replace("member-card", "meter") + 'checksum = "luhn"\n'


def luhn(number: str) -> str:
    total = sum(sum(divmod(int(c) * (2 - at % 2), 10)) for at, c in enumerate(reversed(number)))
    return number + str(-total % 10)


def test_a_checksum_is_asked_for_as_well() -> None:
    right = [luhn(f"{n * 619104729 % 10**9:09}") for n in range(1, 300)]
    wrong = [n[:-1] + str((int(n[-1]) + 1) % 10) for n in right]
    assert entity(held(METER, values=right)) == "meter"
    assert entity(held(METER, values=wrong)) != "meter"
    assert entity(held(METER, values=[int(n) for n in right if n[0] != "0"])) == "meter"


WORDS = CARD.replace('regex = "MC[0-9]{8}"', 'words_file = "levels.txt"').replace("member-card", "level")


def test_words_come_from_a_file_beside_hegui_toml(tmp_path: Path) -> None:
    (tmp_path / "levels.txt").write_text("\ufeff# 等级\n金卡\n银卡 (新)\n\nGold\n", encoding="utf-8")
    values = ["金卡", "银卡 (新)", "gold"] * 20
    assert entity(held(WORDS, values=values, folder=tmp_path)) == "level"
    assert entity(held(WORDS, values=["铜卡"] * 60, folder=tmp_path)) is None
    texts = ["本店只收现金，不办理其他业务"] * 200 + ["升级为银卡 (新)以后可以打折"]
    assert entity(held(WORDS, values=texts, folder=tmp_path)) == "level"


# --- names ------------------------------------------------------------------------------------------------------------

NAMED = CARD.replace("regex", 'names = ["*_hykh", "会员卡*"]\nregex')
RULE = '[[rule]]\nnames = ["*_sj"]\nentity = "mobile"\n'


@pytest.mark.parametrize(
    ("name", "comment", "found"),
    [("VIP_HYKH", "", "member-card"), ("x1", "会员卡编号", "member-card"), ("x1", "", None)],
)
def test_names_and_comments_tell_it(name: str, comment: str, found: str | None) -> None:
    assert entity(held(NAMED, name, comment)) == found


def test_values_that_do_not_keep_what_a_name_promises_make_it_less_certain() -> None:
    right, wrong = held(NAMED, "a_hykh", values=CARDS), held(NAMED, "a_hykh", values=["x"] * 100)
    assert right.certainty > 0.9 > 0.6 > wrong.certainty
    assert entity(wrong) == "member-card"


def test_a_rule_may_name_a_built_in_entity_at_some_places_only() -> None:
    assert entity(held(RULE, "kh_sj")) == "mobile"
    assert entity(held(RULE + 'covers = ["a.db#t"]\n', "kh_sj")) == "mobile"
    assert entity(held(RULE + 'covers = ["b.db"]\n', "kh_sj")) is None


# --- what they never take away ------------------------------------------------------------------------------------------

EVERYTHING = CARD.replace("MC[0-9]{8}", ".+")
MOBILES = [f"138{n * n * 7919 % 10**8:08}" for n in range(1, 200)]


def test_what_hegui_tells_by_the_values_stays() -> None:
    found = held(EVERYTHING, values=MOBILES)
    assert entity(found) == "mobile"
    assert "member-card" in found.embedded


def test_a_rule_does_not_make_a_column_less_sensitive() -> None:
    plain = held("", "id_no", "身份证号")
    ruled = held(CARD + '[[rule]]\nnames = ["id_no"]\nentity = "member-card"\n', "id_no", "身份证号")
    assert plain.sensitivity == "sensitive"
    assert (entity(ruled), ruled.sensitivity) == ("member-card", "sensitive")


def test_a_rule_does_not_make_a_credential_harmless() -> None:
    ruled = held(CARD + '[[rule]]\nnames = ["secret_key"]\nentity = "member-card"\n', "secret_key")
    assert held("", "secret_key").sensitivity == ruled.sensitivity == "secret"


def test_a_sensitive_one_counts_beside_what_hegui_finds() -> None:
    ours = EVERYTHING.replace("keep =", 'sensitive = "全部消费记录"\nkeep =')
    found = held(ours, values=MOBILES)
    assert (entity(found), found.sensitivity) == ("mobile", "sensitive")
    assert "全部消费记录" in found.why[-1].zh


def test_one_of_an_organisation_is_nobodys() -> None:
    found = held(CARD.replace("identity", "organisation"), values=CARDS)
    assert (entity(found), found.sensitivity) == ("member-card", "none")


def test_a_person_may_correct_a_column_to_one() -> None:
    fixed = '[[column]]\ncovers = ["*.c"]\nentity = "member-card"\nreason = "老系统的卡号"\n'
    found = held(CARD + fixed, values=MOBILES)
    assert (entity(found), found.certainty, found.embedded) == ("member-card", 1.0, ())
    assert found.why[0].zh == "人工更正：老系统的卡号"


# --- checksums ----------------------------------------------------------------------------------------------------------


@given(st.text("0123456789X", min_size=2, max_size=20))
def test_a_value_passes_alone_as_among_others(value: str) -> None:
    for method in METHODS.values():
        alone = passing(pa.array([value]), method)
        assert passing(pa.array(["12", value, "7992739871300"]), method)[1] == alone[0]


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=18))
def test_the_methods_of_numbers_that_hegui_knows_agree_with_their_detectors(value: str) -> None:
    for id in ("uscc", "vin"):
        kernel = room.all()[id].kernel
        assert kernel is not None
        if holds(kernel, value):
            assert passing(pa.array([value]), METHODS[id]) == [True]


@given(st.from_regex(r"\A[0-9]{5,18}\Z"))
def test_a_wrong_digit_is_noticed_by_all(digits: str) -> None:
    for id in ("luhn", "iso7064-mod97-10", "gtin", "damm", "verhoeff", "iso7064-mod11-2"):
        method = METHODS[id]
        ends = [digits + f"{n:02}" for n in range(100)] if "97" in id else [digits + c for c in "0123456789"]
        right = [e for e, ok in zip(ends, passing(pa.array(ends), method), strict=True) if ok]
        if id == "gtin" or id == "iso7064-mod11-2":
            assert len(right) <= 1
        elif "97" not in id:
            assert len(right) == 1
        for good in right:
            changed = [good[:2] + c + good[3:] for c in "0123456789" if c != good[2]]
            assert not any(passing(pa.array(changed), method))


# --- mistakes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "instead", "field", "told"),
    [
        ('regex = "MC[0-9]{8}"', 'regex = "MC[0-9"', "regex", "bracket that is not closed"),
        ('regex = "MC[0-9]{8}"', 'regex = "(MC"', "regex", "parenthesis that is not closed"),
        ('regex = "MC[0-9]{8}"', 'regex = "MC(?=0)"', "regex", "look-around"),
        ('regex = "MC[0-9]{8}"', 'regex = "(?<!a)MC"', "regex", "look-around"),
        ('regex = "MC[0-9]{8}"', "regex = '(a)\\1'", "regex", "back-reference"),
        ('regex = "MC[0-9]{8}"', 'regex = "[0-9]*"', "regex", "empty value"),
        ('regex = "MC[0-9]{8}"', 'regex = "a{2000}"', "regex", "repeats more often"),
        ('regex = "MC[0-9]{8}"', 'regex = "*a"', "regex", "nothing before it"),
        ('regex = "MC[0-9]{8}"', "", "regex", "at least one of regex, words"),
        ('regex = "MC[0-9]{8}"', 'checksum = "crc"', "checksum", "luhn"),
        ('regex = "MC[0-9]{8}"', 'words_file = "none.txt"', "words_file", "cannot be read"),
        ('regex = "MC[0-9]{8}"', 'words = [" "]', "words", "holds no word"),
        ('id = "member-card"', 'id = "mobile"', "id", "is taken"),
        ('id = "member-card"', 'id = "none"', "id", "is taken"),
        ('id = "member-card"', 'id = "Member Card"', "id", "lower-case"),
        ('zh = "会员卡号"', 'zh = ""', "zh", "empty"),
        ('category = "identity"', 'category = "cards"', "category", "medical-health"),
        ("keep = [2, 2]", "least = 1.5", "least", "at most 1"),
        ("keep = [2, 2]", "keep = [-1, 2]", "keep", "below zero"),
        ("keep = [2, 2]", "keep = [2]", "keep", ""),
        ("keep = [2, 2]", 'colour = "red"', "colour", "unknown field"),
    ],
)
def test_a_bad_entity_is_told_with_its_field(line: str, instead: str, field: str, told: str) -> None:
    assert line in CARD
    with pytest.raises(UsageError) as wrong:
        declared(CARD.replace(line, instead))
    assert field in wrong.value.text.zh and field in wrong.value.text.en
    assert told in wrong.value.text.en


def test_the_line_of_the_mistake_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hegui.toml").write_text(CARD.replace("MC[0-9]{8}", "MC(?!0)"), encoding="utf-8")
    (tmp_path / "a.csv").write_text("x\n1\n", encoding="utf-8")
    code, out = said(
        capsys, "inventory", str(tmp_path / "a.csv"), "--config", str(tmp_path / "hegui.toml"), "--lang", "en"
    )
    assert code == 2
    assert "hegui.toml line 8: [[entity]] number 1 regex uses look-around" in out
    assert "第 8 行" in out and "环视" in out


@pytest.mark.parametrize(
    "toml",
    [
        '[[rule]]\nnames = ["x"]\nentity = "moblie"\n',
        '[[column]]\ncovers = ["x"]\nentity = "moblie"\nreason = ""\n',
        '[[purpose]]\nname = "x"\ncovers = ["x"]\nentities = ["moblie"]\n',
    ],
)
def test_a_misspelt_entity_is_told_with_what_may_be_meant(toml: str) -> None:
    with pytest.raises(UsageError, match=r"did you mean .*mobile"):
        declared(toml)


def test_a_list_of_words_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "levels.txt").write_bytes("金卡".encode("gb18030"))
    with pytest.raises(UsageError, match="UTF-8"):
        declared(WORDS, tmp_path)


@given(st.text(max_size=30))
def test_no_regex_makes_an_error_of_its_own(pattern: str) -> None:
    told = wrong_regex(pattern)
    assert told is None or (told.zh and told.en)


def test_it_is_looked_for_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hegui.toml").write_text(CARD, encoding="utf-8")
    (tmp_path / "a.csv").write_text("x,y\n" + "\n".join(f"{c},1" for c in CARDS), encoding="utf-8")
    code, out = said(
        capsys, "inventory", str(tmp_path / "a.csv"), "--config", str(tmp_path / "hegui.toml"), "--lang", "en"
    )
    assert code == 0
    assert "Member card number" in out
    assert not any(card in out for card in CARDS)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_large_parquet_file_is_counted_whole(tmp_path: Path, threads: int) -> None:
    import pyarrow.parquet as pq

    import hegui

    rows = 60_000
    cards = [f"MC{n * n * 7919 % 10**8:08}" for n in range(rows)]
    pq.write_table(pa.table({"a": cards, "b": ["x"] * rows}), tmp_path / "a.parquet", row_group_size=25_000)
    (tmp_path / "hegui.toml").write_text(CARD, encoding="utf-8")
    looked = hegui.inventory(tmp_path / "a.parquet", config=tmp_path / "hegui.toml", threads=threads)
    first = looked.holdings[0]
    assert (entity(first), first.rows) == ("member-card", rows)
    assert "100.0%" in first.why[0].zh
