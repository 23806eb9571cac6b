"""Tables of one source are judged knowing one another, whether the source lists them first or not."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from generators import Make

import hegui
from hegui import checkup
from hegui.asking import asked
from hegui.gathering import check_up
from hegui.model import Holding

DAY = date(2026, 11, 23)
ROWS = 40


def people() -> list[tuple[str, ...]]:
    make = Make(5)
    return [(str(n), make.name(), make.mobile(), f"19{60 + n % 40}-03-05") for n in range(1, ROWS + 1)]


def notes() -> list[tuple[str, ...]]:
    return [(str(n), str(n % ROWS + 1), f"良好 {n}") for n in range(1, 2 * ROWS + 1)]


def a_database(folder: Path) -> Path:
    path = folder / "clinic.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE a_booklet (id INTEGER PRIMARY KEY, mother_id INTEGER, remark TEXT)")
        db.execute("CREATE TABLE mother (id INTEGER PRIMARY KEY, real_name TEXT, mobile TEXT, birthday TEXT)")
        db.executemany("INSERT INTO a_booklet VALUES (?,?,?)", notes())
        db.executemany("INSERT INTO mother VALUES (?,?,?,?)", people())
    db.close()
    return path


def a_folder(folder: Path) -> Path:
    def write(name: str, head: str, rows: list[tuple[str, ...]]) -> None:
        (folder / name).write_text(
            "\n".join([head, *(",".join(row) for row in rows)]) + "\n", encoding="utf-8"
        )

    write("a_booklet.csv", "id,mother_id,remark", notes())
    write("mother.csv", "id,real_name,mobile,birthday", people())
    return folder


def column(held: tuple[Holding, ...], table: str, name: str) -> Holding:
    return next(h for h in held if h.table.startswith(table) and h.column == name)


@pytest.mark.parametrize("make", [a_database, a_folder])
def test_what_points_to_a_later_table_of_persons_is_about_them(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    held = hegui.inventory(make(tmp_path), on=DAY).holdings
    assert column(held, "a_booklet", "remark").sensitivity == "personal"
    pointer = column(held, "a_booklet", "mother_id")
    assert (pointer.sensitivity, pointer.entity and pointer.entity.id) == ("personal", "person-ref")
    assert any("mother" in reason.en for reason in pointer.why)
    assert column(held, "a_booklet", "remark").rows == 2 * ROWS  # counted once


def test_without_the_other_table_nobody_is_told_apart(tmp_path: Path) -> None:
    a_folder(tmp_path)
    held = hegui.inventory(tmp_path / "a_booklet.csv", on=DAY).holdings
    assert column(held, "a_booklet", "remark").sensitivity == "none"


def test_what_was_counted_before_an_interruption_is_judged(tmp_path: Path) -> None:
    a_folder(tmp_path)
    asks = iter([False] * 200)
    seen: list[str] = []

    def stop() -> bool:
        return "mother" in "".join(seen) or next(asks, True)

    looked = check_up(
        asked((str(tmp_path),), on=DAY, stop=stop, watch=lambda p: seen.append(str(p.place)), fresh=True)
    )
    assert column(looked.inventory.holdings, "a_booklet", "remark").rows == 2 * ROWS


def test_many_files_are_judged_by_the_hundreds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "MOST_WAITING", 2)
    a_folder(tmp_path)
    (tmp_path / "z.csv").write_text("phone\n13800138000\n", encoding="utf-8")
    held = hegui.inventory(tmp_path, on=DAY).holdings
    assert len(held) == 3 + 4 + 1
    assert column(held, "a_booklet", "remark").sensitivity == "personal"
