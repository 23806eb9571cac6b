"""What the engine counts: every value, whatever Arrow keeps it in, and never the value itself."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
from generators import KINDS, Make, column, full_width, grouped, id_check, luhn_holds
from hypothesis import given, settings
from hypothesis import strategies as st

from discovery.tables import DAY, parts, table, tally_of
from hegui.discovery import births
from hegui.discovery.engine import tally
from hegui.discovery.nouns import Tally
from hegui.model import Place, Skipped
from hegui.text import Text


@pytest.mark.parametrize(
    "kind, entity, least",
    [
        ("resident-id", "cn-resident-id", 1.0),
        ("resident-id-old", "cn-resident-id", 1.0),
        ("mobile", "mobile", 1.0),
        ("email", "email", 1.0),
        ("bank-card", "bank-card", 0.999),  # one in a thousand is a valid ID as well
        ("name", "person-name", 0.95),
        ("landline", "landline", 0.8),
        ("address", "address", 0.99),
        ("uscc", "uscc", 0.99),
        ("passport", "cn-passport", 1.0),
        ("hk-macao-permit", "hk-macao-permit", 1.0),
        ("plate-new-energy", "number-plate", 1.0),
        ("ip", "ip", 1.0),
        ("ipv6", "ip", 1.0),
        ("imei", "device-id", 1.0),
        ("mac", "device-id", 1.0),
        ("gps", "gps", 1.0),
        ("birth-text", "birth-date", 1.0),
        ("bcrypt", "password-hash", 1.0),
        ("jwt", "access-key", 1.0),
        ("gender", "gender", 1.0),
        ("ethnicity", "ethnicity", 1.0),
        ("education", "education", 1.0),
        ("marital-status", "marital-status", 1.0),
        ("political-status", "political-status", 1.0),
        ("diagnosis", "diagnosis", 0.95),
        ("icd", "diagnosis", 1.0),
        ("drug", "drug", 0.95),
        ("user-agent", "user-agent", 1.0),
        ("officer-id", "officer-id", 1.0),
        ("openid", "social-id", 1.0),
    ],
)
def test_a_column_of_one_kind_is_counted_as_that_kind(kind: str, entity: str, least: float) -> None:
    assert tally_of(column(kind, 1000, seed=3)).share(entity) >= least


@pytest.mark.parametrize(
    "kind", ["order-no", "timestamp-ms", "snowflake", "uuid", "number", "code", "money", "moment-text"]
)
def test_numbers_that_only_look_personal_are_not_counted_beyond_chance(kind: str) -> None:
    found = tally_of(column(kind, 2000, seed=5))
    personal = {
        e: n
        for e, n in found.hits.items()
        if e in ("cn-resident-id", "mobile", "bank-card", "landline", "email")
    }
    assert sum(personal.values()) <= 0.02 * found.values


@pytest.mark.parametrize(
    "spelling",
    [
        lambda n: grouped(n, 3, 4, 4),
        lambda n: grouped(n, 3, 4, 4, by="-"),
        lambda n: "+86" + n,
        lambda n: "+86 " + grouped(n, 3, 4, 4),
        lambda n: "0086" + n,
        lambda n: "86-" + n,
        lambda n: full_width(n),
        lambda n: f"  {n}\t",
        lambda n: n + "\u3000",
        lambda n: "(+86)" + n,
        lambda n: "'" + n,
        lambda n: n + ".0",
    ],
)
def test_a_mobile_is_a_mobile_however_it_is_typed(spelling: object) -> None:
    make = Make(9)
    assert tally_of([spelling(make.mobile()) for _ in range(50)]).hits == {"mobile": 50}  # type: ignore[operator]


@pytest.mark.parametrize(
    "spelling", [str.lower, full_width, lambda n: grouped(n, 6, 8, 4), lambda n: n + " "]
)
def test_an_id_is_an_id_however_it_is_typed(spelling: object) -> None:
    make = Make(10)
    found = tally_of([spelling(make.resident_id()) for _ in range(100)])  # type: ignore[operator]
    assert found.hits == {"cn-resident-id": 100}


def test_an_id_with_a_wrong_check_character_is_counted_apart() -> None:
    found = tally_of([Make(seed).resident_id_wrong() for seed in range(300)])
    assert found.weak["cn-resident-id"] >= 280  # a few happen to be valid cards or codes
    assert "cn-resident-id" not in found.hits


def test_consecutive_serials_shaped_like_mobiles_are_told_by_their_order() -> None:
    serials = column("serial-like-mobile", 500)
    assert tally_of(serials).hits["mobile"] == 500
    assert tally_of(serials).serial
    Make(1).rng.shuffle(serials)
    assert tally_of(serials).serial, "in any order: their range is as narrow"
    assert not tally_of(column("mobile", 500)).serial
    assert not tally_of(sorted(column("mobile", 500))).serial, "sorted mobiles leap"  # type: ignore[type-var]
    assert tally_of(pa.array([int(s) for s in sorted(serials)])).serial, "as integers too"  # type: ignore[arg-type]


def test_whole_numbers_decimals_and_floats_are_read_as_digits() -> None:
    numbers = [int(v) for v in column("mobile", 200)]  # type: ignore[arg-type]
    for array in (
        pa.array(numbers, pa.int64()),
        pa.array([float(n) for n in numbers], pa.float64()),
        pa.array([Decimal(n) for n in numbers], pa.decimal128(20, 0)),
        pa.array([Decimal(n) for n in numbers], pa.decimal128(20, 2)),
    ):
        assert tally_of(array).hits == {"mobile": 200}, array.type


@settings(max_examples=60)
@given(
    st.one_of(
        st.lists(st.none() | st.integers(-9_999_999, 9_999_999), min_size=1).map(
            lambda v: pa.array(v, pa.int64())
        ),
        st.lists(st.none() | st.integers(0, 999_999_999), min_size=1).map(
            lambda v: pa.array([n if n is None else n / 100 for n in v] + [12_345.5], pa.float64())
        ),
        st.lists(st.floats(0, 100) | st.just(-0.0), min_size=1).map(lambda v: pa.array([*v, 20_000.25])),
    )
)
def test_numbers_too_short_to_be_anything_count_as_if_they_were_written_out(numbers: pa.Array) -> None:
    assert tally_of(numbers) == tally_of(numbers.cast(pa.string()))


def test_the_lengths_of_numbers_below_zero_hold_their_sign() -> None:
    numbers = [-(2**63), -10, 3, -9, -(10**18)]
    assert tally_of(pa.array(numbers)).lengths == {20: 2, 3: 1, 1: 1, 2: 1}


@pytest.mark.parametrize(
    "form",
    [
        lambda a: a.cast(pa.large_string()),
        lambda a: a.cast(pa.string_view()),
        lambda a: a.dictionary_encode(),
        lambda a: a.cast(pa.binary()),
        lambda a: pa.concat_arrays([pa.array(["x", None]), a, pa.array(["13800000000"])]).slice(2, len(a)),
        lambda a: pa.concat_arrays([pa.array(["x", None]), a]).cast(pa.string_view()).slice(2),
        lambda a: pa.concat_arrays([pa.array(["x", None]), a]).dictionary_encode().slice(2),
    ],
)
def test_every_way_arrow_keeps_text_gives_the_same_tally(form: object) -> None:
    plain = pa.array(column("resident-id-messy", 300, empty=0.2))
    assert tally_of(form(plain)) == tally_of(plain)  # type: ignore[operator]


def test_nulls_blanks_and_empty_columns_are_empty() -> None:
    found = tally_of([None, "", "  ", "\u3000", "\t\n", "x"])
    assert (found.rows, found.empty, found.values) == (6, 5, 1)
    assert tally_of(pa.array([], pa.string())) == Tally()
    assert tally_of(pa.nulls(4)).empty == 4
    assert tally_of(pa.array([None, None], pa.date32())).empty == 2
    assert tally_of(pa.array([None, 5], pa.int32())).values == 1
    assert tally_of(pa.array([None, True])).values == 1


def test_stale_bytes_under_a_null_are_not_read() -> None:
    data = pa.py_buffer(b"1380000000013800000001")
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 11, 22)))
    array = pa.Array.from_buffers(pa.string(), 2, [pa.py_buffer(bytes([0b10])), offsets, data])
    assert tally_of(array).hits == {"mobile": 1}


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    assert tally_of(pa.array([b"\xff\xfe\x80", b"13800000000", None, b"\xe5"])).hits == {"mobile": 1}
    assert tally_of(pa.array([b"13800000000"], pa.binary(11))).hits == {"mobile": 1}


def test_a_long_text_with_stars_in_it_is_still_read() -> None:
    text = "*** 重要 *** 客户要求周五之前送到，如无人接听请拨打备用号码13800000000，并在系统中登记处理结果，谢谢配合"
    assert tally_of([text]).embedded == {"mobile": 1}


def test_what_could_not_be_read_comes_back() -> None:
    gone = Skipped(Place("t", "part 2"), Text("坏了", "damaged"))
    found, skipped = tally(table({"c": ["13800000000"]}, more=[gone]), DAY)
    assert skipped == [gone] and found[0].hits == {"mobile": 1}


def test_dates_of_text_dates_and_timestamps_are_oldest_and_newest() -> None:
    for array in (
        ["2021-03-04 10:00:00", "2019-12-31 23:59:59", None],
        pa.array([datetime(2021, 3, 4, 10), datetime(2019, 12, 31, 23), None]),
        pa.array([date(2021, 3, 4), date(2019, 12, 31), None]),
        ["2021年3月4日", "2019/12/31", ""],
    ):
        found = tally_of(array)
        assert (found.oldest, found.newest, found.dates) == (date(2019, 12, 31), date(2021, 3, 4), 2)


def test_a_midnight_in_china_is_a_day_in_china() -> None:
    array = pa.array(
        [datetime(1990, 1, 1, 16)], pa.timestamp("ms", tz="UTC")
    )  # midnight of the 2nd in Beijing
    found = tally_of(array)
    assert births.counted(found.births) == {date(1990, 1, 2).toordinal(): 1} and found.moments == 0


def test_embedded_values_are_counted_once_a_kind_and_value() -> None:
    make = Make(4)
    found = tally_of([f"联系{make.mobile()}或{make.mobile()}，身份证{make.resident_id()}" for _ in range(20)])
    assert found.embedded == {"mobile": 20, "cn-resident-id": 20} and found.hits == {}


@pytest.mark.parametrize(
    "text, entities",
    [
        ("电话13800000000通知", {"mobile"}),
        ("电话138 0000 0000通知", {"mobile"}),
        ("电话138-0000-0000。", {"mobile"}),
        ("请拨＋８６１３８００００００００", {"mobile"}),
        ("座机010-62345678", {"landline"}),
        ("邮箱a.b@example.com收", {"email"}),
        ("发到13800000000@example.com", {"email"}),
        ("证11010519491231002X号", {"cn-resident-id"}),
        ("证110105194912310021号", set()),
        ("卡6222 0202 0000 0000 006户", {"bank-card"}),
        ("单号SF13800000000", set()),
        ("订单202103041380000000", set()),
        ("金额0.13800000000元", set()),
        ("编号13800000000A", set()),
        ("时间戳1613800000000毫秒", set()),
        ("护照E12345678已核", {"cn-passport"}),
        ("车牌京A12345到场", {"number-plate"}),
        ("密钥LTAI5tAbCdEfGhIjKlMn请保管", {"access-key"}),
    ],
)
def test_numbers_inside_texts_end_at_chinese_characters_and_not_at_letters(
    text: str, entities: set[str]
) -> None:
    assert set(tally_of([text]).embedded) == entities


# --- a third oracle: what Python's re and the generators' own check characters say

SHAPES = {
    "mobile": re.compile(r"1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}"),
    "email": re.compile(
        r"[A-Za-z0-9_][A-Za-z0-9_%+-]*(?:\.[A-Za-z0-9_%+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
    ),
}


def says_id(value: str) -> bool:
    if re.fullmatch(r"\d{15}", value):
        value = value[:6] + "19" + value[6:] + "#"
    elif not re.fullmatch(r"\d{17}[\dXx]", value) or id_check(value[:17]) != value[17].upper():
        return False
    try:
        date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    return value[:2] in REGIONS and 1890 <= int(value[6:10]) <= 2029


REGIONS = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
            91,
        ),
    )
)
DIGITS = st.text("0123456789", min_size=10, max_size=19)
NEAR_IDS = st.builds(
    lambda head, day, tail: head + day + tail,
    st.sampled_from(["110101", "620102", "202103", "910102", "000000"]),
    st.one_of(
        st.dates(date(1880, 1, 1), date(2035, 1, 1)).map(lambda d: d.strftime("%Y%m%d")),
        st.text("0123", min_size=8, max_size=8),
    ),
    st.text("0123456789Xx", min_size=4, max_size=4),
)


@settings(max_examples=300)
@given(
    st.lists(
        st.one_of(
            DIGITS, NEAR_IDS, NEAR_IDS.map(lambda v: v[:17] + (id_check(v[:17]) if v[:17].isdigit() else "x"))
        ),
        max_size=20,
    )
)
def test_ids_are_those_that_an_independent_reading_accepts(values: list[str]) -> None:
    assert tally_of(pa.array(values, pa.string())).hits.get("cn-resident-id", 0) == sum(map(says_id, values))


@settings(max_examples=300)
@given(st.lists(st.text("1356789024", min_size=10, max_size=12), max_size=20))
def test_mobiles_are_those_that_an_independent_reading_accepts(values: list[str]) -> None:
    right = sum(
        bool(
            SHAPES["mobile"].fullmatch(v)
            or (len(v) == 12 and v[0] == "0" and SHAPES["mobile"].fullmatch(v[1:]))
        )
        for v in values
    )
    assert tally_of(pa.array(values, pa.string())).hits.get("mobile", 0) >= sum(
        bool(SHAPES["mobile"].fullmatch(v)) for v in values
    )
    assert tally_of(pa.array(values, pa.string())).hits.get("mobile", 0) <= right


@settings(max_examples=300)
@given(st.text("ab1.@-_+c ", min_size=6, max_size=24).map(str.strip).filter(lambda v: len(v) >= 6))
def test_emails_are_those_that_an_independent_reading_accepts(value: str) -> None:
    assert bool(tally_of([value]).hits.get("email")) == bool(SHAPES["email"].fullmatch(value))


@settings(max_examples=200)
@given(st.text("0123456789", min_size=10, max_size=13).map(lambda body: "622202" + body))
def test_cards_are_those_whose_luhn_digit_holds(value: str) -> None:
    found = tally_of([value])
    assert bool(found.hits.get("bank-card")) == (luhn_holds(value) and not says_id(value))


# --- merging

KIND = st.sampled_from([k for k in KINDS if k not in ("serial-like-mobile",)])
PART = st.builds(
    lambda kind, rows, seed: column(kind, rows, seed=seed, empty=0.1),
    KIND,
    st.integers(0, 6),
    st.integers(0, 9),
)


@settings(max_examples=60)
@given(PART, PART, PART)
def test_merging_is_associative_and_commutative(a: list[str], b: list[str], c: list[str]) -> None:
    x, y, z = parts([a, b, c])
    assert x.merge(y) == y.merge(x)
    assert x.merge(y).merge(z) == x.merge(y.merge(z))
    assert x.merge(Tally()) == x == Tally().merge(x)


def test_parts_together_are_the_whole() -> None:
    values = column("resident-id-messy", 600, seed=2, empty=0.1)
    first, second = parts([values[:250], values[250:]])
    (whole,) = parts([values])
    both = first.merge(second)
    for field in (
        "rows",
        "empty",
        "hits",
        "weak",
        "embedded",
        "lengths",
        "births",
        "distinct",
        "tidied",
        "numbers",
        "lowest",
        "highest",
    ):
        assert getattr(both, field) == getattr(whole, field), field


def test_batches_of_any_size_give_the_same_counts() -> None:
    values = column("mobile-messy", 500, empty=0.1)
    whole = tally_of(values)
    for cut in (1, 7, 64, 499):
        cut_up = tally_of(values, cut=cut)
        assert (cut_up.hits, cut_up.embedded, cut_up.sampled, cut_up.different) == (
            whole.hits,
            whole.embedded,
            whole.sampled,
            whole.different,
        )


# --- nothing leaks


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_tally_shows_no_value(kind: str) -> None:
    """Neither a value nor a piece of one that would name it stands in what a tally prints."""
    values = [v for v in column(kind, 300, seed=8) if v and len(v) >= 8]
    shown = repr(tally_of(values)) + str(tally_of(values))
    # days of birth are counted by day, and an old date is kept on purpose: dates are no identifier
    leaked = [v for v in values if v in shown and kind not in ("birth-text", "day-text")]
    assert not leaked, f"{len(leaked)} values"


def test_names_and_small_domains_give_no_sample() -> None:
    for kind in ("name", "gender", "ethnicity", "religion", "birth-text", "password-clear"):
        assert tally_of(column(kind, 100)).samples == ()


def test_samples_are_at_most_three_and_masked() -> None:
    found = tally_of(column("mobile", 100))
    assert 1 <= len(found.samples) <= 3
    assert all(re.fullmatch(r"1\d\d\*{6}\d\d", s) for s in found.samples)
