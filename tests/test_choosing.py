"""``include`` and ``exclude``: files, tables and columns, from the command line and from hegui.toml."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from doors import said

import hegui
from hegui.model import Inventory

MOBILE, ID = "13912345678", "11010519491231002X"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database, two files and a folder in it."""
    folder = tmp_path_factory.mktemp("tree") / "data"
    (folder / "exports").mkdir(parents=True)
    db = sqlite3.connect(folder / "clinic.db")
    for table in ("patient", "patient_bak", "visit"):
        db.execute(f"create table {table} (id integer primary key, id_no text, mobile text)")
        db.executemany(f"insert into {table} (id_no, mobile) values (?, ?)", [(ID, MOBILE)] * 30)
    db.commit()
    db.close()
    for file in ("a.csv", "exports/b.csv", "exports/c.txt"):
        (folder / file).write_text(f"手机号,证件号\n{MOBILE},{ID}\n" * 5, encoding="utf-8")
    return folder


def looked_at(found: Inventory) -> set[str]:
    return {str(h.place) for h in found.holdings}


COLUMNS = {"id", "id_no", "mobile"}
ALL = {f"clinic.db#{t}.{c}" for t in ("patient", "patient_bak", "visit") for c in COLUMNS}


@pytest.mark.parametrize(
    ("include", "exclude", "left"),
    [
        (["patient"], [], {f"clinic.db#patient.{c}" for c in COLUMNS}),
        (["patient*"], ["*_bak"], {f"clinic.db#patient.{c}" for c in COLUMNS}),
        ([], ["patient*"], {f"clinic.db#visit.{c}" for c in COLUMNS}),
        (["patient.id_no"], [], {"clinic.db#patient.id_no"}),
        (
            ["patient.id_no", "visit"],
            [],
            {"clinic.db#patient.id_no", *(f"clinic.db#visit.{c}" for c in COLUMNS)},
        ),
        (["*.mobile"], ["visit.*"], {"clinic.db#patient.mobile", "clinic.db#patient_bak.mobile"}),
        (["clinic.db#visit.id_no"], [], {"clinic.db#visit.id_no"}),
        ([], ["*.id_no", "*.mobile"], {c for c in ALL if c.endswith(".id")}),
        ([], ["clinic.db#patient.id_no"], ALL - {"clinic.db#patient.id_no"}),
    ],
)
def test_tables_and_columns_of_a_database(
    tree: Path, include: list[str], exclude: list[str], left: set[str]
) -> None:
    found = hegui.inventory(tree / "clinic.db", include=tuple(include), exclude=tuple(exclude))
    assert looked_at(found) == left
    assert not any(s.asked for s in found.skipped)


@pytest.mark.parametrize(
    ("include", "exclude", "files"),
    [
        (["*.csv"], [], {"data/a.csv", "data/exports/b.csv"}),
        (["exports/"], ["*.txt"], {"data/exports/b.csv"}),
        (["exports/b.csv"], [], {"data/exports/b.csv"}),
        ([], ["exports", "*.db"], {"data/a.csv"}),
        (["a.csv.手机号"], [], {"data/a.csv"}),
    ],
)
def test_files_of_a_folder(tree: Path, include: list[str], exclude: list[str], files: set[str]) -> None:
    found = hegui.inventory(tree, include=tuple(include), exclude=tuple(exclude))
    assert {h.place.source for h in found.holdings} == files
    assert not any(s.asked for s in found.skipped)


def test_a_column_of_a_file_in_a_folder(tree: Path) -> None:
    assert looked_at(hegui.inventory(tree, include=("a.csv.手机号",))) == {"data/a.csv#手机号"}
    rest = looked_at(hegui.inventory(tree, exclude=("*.手机号", "*.db", "*.txt")))
    assert rest == {"data/a.csv#证件号", "data/exports/b.csv#证件号"}


def test_the_values_of_the_columns_that_are_left_are_their_own(tmp_path: Path) -> None:
    rows = 30_000  # so many that its row groups are counted apart
    columns = {
        "n": [f"x{n}" for n in range(rows)],
        "手机号": [f"138{n * n * 7919 % 10**8:08}" for n in range(rows)],
    }
    pq.write_table(pa.table(columns), tmp_path / "a.parquet", row_group_size=25_000)
    (only,) = hegui.inventory(tmp_path / "a.parquet", exclude=("*.n",)).holdings
    assert only.entity is not None and only.entity.id == "mobile"
    assert only.certainty > 0.9 and only.rows == rows


@pytest.mark.parametrize("pattern", ["gone", "patient.gone", "gone.id_no"])
def test_what_was_asked_for_and_is_not_there_is_told(tree: Path, pattern: str) -> None:
    found = hegui.inventory(tree / "clinic.db", include=(pattern, "visit"))
    (told,) = [s for s in found.skipped if s.asked]
    assert told.place.path == pattern
    assert {h.table for h in found.holdings} == {"visit"}


def test_what_was_left_out_is_listed_as_not_looked_at(tree: Path) -> None:
    said_so = [
        s.reason.en for s in hegui.inventory(tree / "clinic.db", exclude=("*_bak", "visit.id_no")).skipped
    ]
    assert "1 tables or files left out by exclude *_bak" in said_so
    assert "left out by exclude" in said_so
    (told,) = hegui.inventory(tree / "clinic.db", include=("visit",)).skipped
    assert told.reason.en == "2 tables or files that no pattern of include fits"


def test_hegui_toml_and_the_command_line_say_it_alike(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = tmp_path / "hegui.toml"
    toml.write_text(
        f'[[source]]\nurl = "{tree / "clinic.db"}"\ninclude = ["patient.*_no"]\nexclude = ["visit"]\n',
        "utf-8",
    )
    code, told = said(capsys, "inventory", "--config", str(toml), "--format", "csv", "--lang", "en")
    assert code == 0 and "patient" in told and "mobile" not in told
    code, told = said(
        capsys,
        "inventory",
        str(tree / "clinic.db"),
        "--include",
        "patient.*_no",
        "--format",
        "csv",
        "--lang",
        "en",
    )
    assert code == 0 and "patient" in told and "mobile" not in told


def test_a_pattern_that_is_no_list_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hegui.toml").write_text('[[source]]\nurl = "x.db"\ninclude = "patient"\n', "utf-8")
    code, told = said(capsys, "inventory", "--config", str(tmp_path / "hegui.toml"))
    assert code == 2
    assert "include" in told and "[ … ]" in told
