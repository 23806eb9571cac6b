"""hegui demo: a made-up clinic, and nobody's files written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import said


def test_a_demo_ends_with_0_and_can_be_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(capsys, "demo")[0] == 0
    assert said(capsys, "demo")[0] == 0
    assert (tmp_path / "demo" / "report.html").is_file()


@pytest.mark.parametrize("name", ["hegui.toml", "clinic.db", "notes.txt"])
def test_a_folder_of_ones_own_is_left_as_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / name).write_text("mine", encoding="utf-8")
    assert said(capsys, "demo")[0] == 2
    assert [f.name for f in (tmp_path / "demo").iterdir()] == [name]
    assert (tmp_path / "demo" / name).read_text(encoding="utf-8") == "mine"
