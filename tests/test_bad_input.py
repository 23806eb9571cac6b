"""Bad input: each ends as a sentence that says what to do, or as Skipped with its reason; the rest goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from doors import said
from generators import Make

from hegui.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, with nothing of the machine's own settings."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def people(here: Path) -> Path:
    """A CSV of twenty people."""
    make = Make(11)
    rows = [f"{make.name()},{make.mobile()}" for _ in range(20)]
    (here / "people.csv").write_text("\n".join(["xm,sjh", *rows]), encoding="utf-8")
    return here / "people.csv"


@pytest.fixture
def goods(here: Path) -> Path:
    """A CSV about nobody."""
    (here / "goods.csv").write_text("sku,price\nA1,3\nB2,4\n", encoding="utf-8")
    return here / "goods.csv"


def test_an_empty_folder_and_a_clean_one_end_with_0(
    here: Path, goods: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty").mkdir()
    code, told = said(capsys, "check", "empty", "--lang", "en")
    assert code == 0
    assert "nothing can be concluded" in told
    code, told = said(capsys, "check", "goods.csv", "--lang", "en")
    assert code == 0
    assert "Nothing was found" in told


def test_what_was_named_and_is_not_there_ends_with_2(goods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "check", "gone.csv", "goods.csv")[0] == 2
    assert said(capsys, "check", ".", "--include", "gone")[0] == 2
    assert said(capsys, "inventory", ".", "--include", "gone")[0] == 2
    assert said(capsys, "check", ".", "--include", "goods*")[0] == 0


def test_findings_win_over_what_could_not_be_read(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "check", "people.csv", "gone.csv")[0] == 1
    assert said(capsys, "check", "people.csv", "gone.csv", "--fail-on", "critical")[0] == 2
    assert said(capsys, "check", "people.csv", "--fail-on", "critical")[0] == 0


def test_kinds_of_file_never_asked_for_are_listed_and_do_not_cause_2(
    here: Path, goods: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "scan.pdf").write_bytes(b"%PDF-1.4")
    code, told = said(capsys, "check", ".", "--lang", "en")
    assert code == 0
    assert "scan.pdf" in told
    assert said(capsys, "check", "scan.pdf")[0] == 2


def test_an_empty_target_is_not_this_folder(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "check", "", "--lang", "en")
    assert code == 2
    assert "empty" in told


def test_a_name_of_skip_that_fits_nothing_is_told(goods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "check", "goods.csv", "--skip", "orders", "--lang", "en")[1]
    assert "orders" in told and "nothing was left out" in told
    told = said(capsys, "check", ".", "--skip", "goods.csv", "--lang", "en")[1]
    assert "left out by --skip" in told


def test_known_and_accepted_findings_are_not_called_nothing(
    people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "check", "people.csv", "--format", "json", "-o", "known.json")
    code, told = said(capsys, "check", "people.csv", "--baseline", "known.json", "--lang", "en")
    assert code == 0
    assert "Nothing new was found" in told


def test_before_any_law_nothing_is_concluded(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "check", "people.csv", "--on", "1990-01-01", "--lang", "en")[1]
    assert "No check ran" in told


def test_two_folders_of_one_name_are_told_apart(
    here: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for above in ("a", "b"):
        (here / above / "data").mkdir(parents=True)
        (here / above / "data" / "x.csv").write_bytes(people.read_bytes())
    out = here / "r.json"
    said(capsys, "check", "a/data", "b/data", "a/data", "--format", "json", "-o", "r.json")
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["sources"] == ["a/data", "b/data"]
    keys = [f["key"] for f in report["findings"]]
    assert len(keys) == len(set(keys))
    assert {"a/data/x.csv", "b/data/x.csv"} <= {f["place"]["source"] for f in report["findings"]}


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_closed_stream_changes_nothing_about_the_exit_code(
    closed: str, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys." + closed, None)
    with pytest.raises(SystemExit) as ended:
        main(["check", "people.csv"])
    assert ended.value.code == 1


def test_a_reader_that_has_seen_enough_changes_nothing_about_the_exit_code(goods: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "hegui", "check", str(goods), "--format", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=goods.parent,
    )
    assert run.stdout is not None
    run.stdout.close()
    _, told = run.communicate(timeout=120)
    assert run.returncode == 0, told
    assert told == b""


def test_the_library_takes_one_target_or_several(people: Path) -> None:
    import hegui

    one = hegui.check("people.csv")
    several = hegui.check([people])
    assert {f.check for f in one.findings} == {f.check for f in several.findings} != set()
    assert one.sources == ("people.csv",)


def test_the_librarys_inventory_says_what_it_did_not_see(here: Path) -> None:
    import hegui

    (held,) = hegui.inventory(["gone.csv"]).skipped
    assert held.asked and held.place.source == "gone.csv"
