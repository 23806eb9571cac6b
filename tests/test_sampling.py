"""``--sample``: which rows are taken, what that makes of the numbers, and that every form says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from doors import said
from hypothesis import given
from hypothesis import strategies as st

import hegui
from hegui.asking import asked
from hegui.errors import UsageError
from hegui.gathering import check_up
from hegui.model import Report, Skipped
from hegui.readers import WHOLE
from hegui.sampling import BLOCK, Sampler, distinct

DAY = date(2026, 11, 23)


def taken(rows: int, share: float, batch: int = 5_000) -> tuple[list[int], Sampler]:
    numbers = pa.RecordBatch.from_pydict({"n": pa.array(range(rows))})

    def batches() -> Iterator[pa.RecordBatch | Skipped]:
        for start in range(0, rows, batch):
            yield numbers.slice(start, batch)

    sampler = Sampler(share)
    found = [
        n for b in sampler.through(batches) if isinstance(b, pa.RecordBatch) for n in b.column(0).to_pylist()
    ]
    return found, sampler


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.9])
def test_the_rows_are_spread_evenly_over_the_table(share: float) -> None:
    found, sampler = taken(400_000, share)
    assert sampler.read == len(found)
    tenths = np.histogram(found, bins=10, range=(0, 400_000))[0]
    assert tenths.min() > 0.8 * share * 40_000
    assert tenths.max() < 1.2 * share * 40_000


def test_rows_come_in_blocks_so_that_their_order_can_be_told() -> None:
    found, _ = taken(100_000, 0.1)
    steps = np.diff(found)
    assert np.count_nonzero(steps == 1) >= (BLOCK - 1) / BLOCK * len(steps) - 10


@given(st.integers(200, 20_000), st.integers(200, 20_000))
def test_the_same_rows_are_taken_however_they_are_cut_into_batches(one: int, other: int) -> None:
    assert taken(30_000, 0.1, one)[0] == taken(30_000, 0.1, other)[0]


def test_a_table_of_ten_thousand_rows_is_read_whole_and_one_with_more_is_not() -> None:
    assert len(taken(WHOLE, 0.1)[0]) == WHOLE
    assert len(taken(WHOLE + 1, 0.1)[0]) < 0.2 * WHOLE


@pytest.mark.parametrize("each", [1, 2, 5, 50])
def test_different_people_are_projected(each: int) -> None:
    rows = 200_000
    people = np.random.default_rng(7).permutation(np.arange(rows) // each)
    sample = people[np.random.default_rng(8).permutation(rows)[: rows // 10]]
    found = distinct(len(set(sample.tolist())), len(sample), rows)
    assert found == pytest.approx(rows / each, rel=0.05)


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("members")
    rng = np.random.default_rng(5)
    mobiles = (f"138{n:08}" for n in rng.integers(0, 10**8, 60_000))
    (folder / "member.csv").write_text(
        "手机号,城市\n" + "".join(f"{m},杭州\n" for m in mobiles), encoding="utf-8"
    )
    (folder / "small.csv").write_text("手机号\n" + "13912345678\n" * 50, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(members: Path) -> Report:
    return check_up(asked((str(members),), on=DAY, sample=0.1))


def test_numbers_of_people_are_those_of_the_whole_table(report: Report) -> None:
    mobile = next(h for h in report.inventory.holdings if h.table == "member.csv" and h.entity)
    assert mobile.people is not None
    assert mobile.people.low <= 6_300 < mobile.people.estimate
    assert mobile.people.estimate == pytest.approx(60_000, rel=0.1)
    assert mobile.people.high >= 60_000 * 0.98
    assert 0.09 < mobile.share_read < 0.11


def test_a_small_table_is_read_whole(report: Report) -> None:
    assert all(h.share_read == 1 for h in report.inventory.holdings if h.table == "small.csv")


def test_it_is_the_same_in_every_run(report: Report, members: Path) -> None:
    assert check_up(asked((str(members),), on=DAY, sample=0.1)).inventory == report.inventory


def test_the_rest_is_listed_as_not_looked_at(report: Report) -> None:
    assert any("60,050" in s.reason.en and not s.asked for s in report.skipped)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["terminal", "html", "json", "sarif"])
def test_every_form_says_what_a_sample_can_miss(report: Report, form: str, lang: str) -> None:
    text = " ".join(str(hegui.write(form, report, lang, width=5_000)).split())
    assert ("44 时低于 1%" if lang == "zh" else "below 1% from m = 44") in text
    assert "90%" in text


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_an_inventory_says_it_too(report: Report, form: str) -> None:
    assert "44" in str(hegui.write(form, report.inventory, "zh", width=5_000))


def test_a_run_that_reads_everything_says_nothing_of_samples(members: Path) -> None:
    whole = check_up(asked((str(members),), on=DAY))
    assert whole.inventory.sample is None
    assert json.loads(str(hegui.write("json", whole)))["inventory"]["sample"] is None
    assert "抽样" not in str(hegui.write("terminal", whole))


@pytest.mark.parametrize("wrong", ["0", "101%", "-5", "ten", "nan", ""])
def test_a_wrong_percentage_is_told(members: Path, capsys: pytest.CaptureFixture[str], wrong: str) -> None:
    code, told = said(capsys, "inventory", str(members), f"--sample={wrong}")
    assert code == 2
    assert "--sample 10%" in told


def test_a_wrong_share_is_told_to_a_program(members: Path) -> None:
    with pytest.raises(UsageError):
        hegui.inventory(members, sample=10)


def test_a_large_parquet_file_is_sampled_too(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    rows = 100_000
    mobiles = [f"138{n:08}" for n in np.random.default_rng(3).integers(0, 10**8, rows)]
    pq.write_table(pa.table({"手机号": mobiles}), tmp_path / "a.parquet", row_group_size=30_000)
    looked = hegui.inventory(tmp_path / "a.parquet", sample=0.1)
    assert looked.sample is not None
    assert looked.sample.rows == rows
    assert looked.holdings[0].rows == looked.sample.read < 0.12 * rows
