"""What a person sees while hegui reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from doors import said

import hegui
from hegui.ahead import Progress
from hegui.cli.progress import Pace, lasting
from hegui.model import Place

PERSON = "11010119900307721X"


def at(read: int, share: float | None) -> Progress:
    return Progress(Place("a.db", "t"), read, None, read, share, 1, 1)


def pace(*times: float) -> Pace:
    clock: Iterator[float] = iter(times)
    return Pace(lambda: next(clock))


def test_rate_share_and_time_left() -> None:
    ten = pace(0, 0, 4)
    ten.told(at(0, 0.0))
    assert ten.told(at(4_000, 0.25)).en == "4,000 rows, 25%, 1,000 rows/s, about 12 s left"


def test_what_is_not_known_is_left_out() -> None:
    unknown = pace(0, 0, 4)
    unknown.told(at(0, None))
    assert unknown.told(at(400, None)).zh == "400 行，100 行/秒"


def test_the_rate_is_that_of_the_last_seconds() -> None:
    slower = pace(0, 0, 10, 14, 15)
    slower.told(at(0, None))
    slower.told(at(10_000, None))
    slower.told(at(10_400, None))
    assert slower.told(at(10_500, None)).en == "10,500 rows, 100 rows/s"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "1 s"), (89, "89 s"), (90, "2 min"), (3_500, "58 min"), (7_260, "2 h 1 min")],
)
def test_a_length_of_time(seconds: float, told: str) -> None:
    assert lasting(seconds).en == told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text("手机号\n" + "13912345678\n" * 300, encoding="utf-8")
    (tmp_path / f"{PERSON}.csv").write_text("手机号\n" + "13912345678\n" * 100, encoding="utf-8")
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return tmp_path


def test_in_a_pipe_nothing_is_shown_unless_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ("inventory", str(folder), "--format", "json", "-o", str(folder / "out.json"), "--lang", "en")
    assert "rows" not in said(capsys, *command)[1]
    told = said(capsys, *command, "--progress")[1]
    assert "hegui: " in told and "0 rows" in told
    assert PERSON not in told


def test_the_share_of_a_folder_rises_with_its_files(folder: Path) -> None:
    seen: list[Progress] = []
    hegui.inventory(folder, watch=seen.append)
    shares = [now.share for now in seen if now.share is not None]
    assert len(shares) == len(seen)
    assert shares == sorted(shares)
    assert shares[0] == 0.0 and 0.5 < shares[-1] <= 1.0
    assert PERSON not in str(seen)


def test_the_tables_of_a_database_are_known_before_the_first_is_read(tmp_path: Path) -> None:
    import sqlite3

    db = sqlite3.connect(tmp_path / "shop.db")
    for name, rows in (("member", 100), ("visit", 300)):
        db.execute(f"create table {name} (id integer primary key, mobile text)")
        db.executemany(f"insert into {name} (mobile) values (?)", [("13912345678",)] * rows)
    db.commit()
    db.close()
    seen: list[Progress] = []
    hegui.inventory(tmp_path / "shop.db", watch=seen.append)
    after_member = next(now.share for now in seen if now.place.path == "visit")
    assert after_member == pytest.approx(0.25)
    assert seen[-1].share == pytest.approx(1.0)
    assert seen[-1].read == 400
