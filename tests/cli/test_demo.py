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


def test_the_demo_tells_the_mail_in_amazons_name_from_amazons_own(tmp_path: Path) -> None:
    pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")
    from hegui.demo.mailbox import write_mailbox
    from hegui.mail import Ours, judge

    write_mailbox(tmp_path / "box")
    ours = Ours(domains=("renhe-dental.example.cn",))
    told = {p.name[:2]: judge(p.read_bytes(), ours=ours).level for p in (tmp_path / "box" / "cur").iterdir()}
    assert {n for n, level in told.items() if level == "high"} == {"01", "03"}
    assert {n for n, level in told.items() if level == "low"} == {"02", "04", "05", "06"}
