"""A company's own checks: the one that CONTRIBUTING.md prints works as printed, and a broken one does no harm."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from doors import said
from generators import Make

from hegui.checks import room

ROOT = Path(__file__).parents[2]
PRINTED = re.search(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.S)[1]  # type: ignore[index]


@pytest.fixture
def visitors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register of visitors, and a room that forgets what a test brings into it."""
    monkeypatch.chdir(tmp_path)
    room.all()
    monkeypatch.setattr(room, "_things", dict(room._things))
    make = Make(5)
    rows = [f"{make.name()},{make.mobile()}" for _ in range(30)]
    (tmp_path / "visitor.csv").write_text("\n".join(["visitor_name,mobile", *rows]), encoding="utf-8")
    (tmp_path / "ours").mkdir()
    return tmp_path


def test_the_printed_check_finds_something(visitors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (visitors / "ours" / "visitors.py").write_text(PRINTED, encoding="utf-8")
    said(capsys, "check", "visitor.csv", "--with", "ours", "--format", "json", "-o", "r.json")
    report = json.loads((visitors / "r.json").read_text(encoding="utf-8"))
    assert "own.visitors-in-clear" in {f["check"] for f in report["findings"]}


def test_its_examples_are_its_test(visitors: Path) -> None:
    (visitors / "ours" / "visitors.py").write_text(PRINTED, encoding="utf-8")
    from datetime import date

    from hegui.law import Law
    from hegui.organisation import Organisation
    from hegui.plugins import load_folder

    load_folder(visitors / "ours")
    check = room.all()["own.visitors-in-clear"]
    us, law = Organisation(), Law(date(2026, 1, 1))
    assert all(list(check(example(), us, law)) for example in check.breaking)
    assert not any(list(check(example(), us, law)) for example in check.keeping)


def test_explain_and_checks_know_it(visitors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (visitors / "ours" / "visitors.py").write_text(PRINTED, encoding="utf-8")
    code, told = said(capsys, "explain", "own.visitors-in-clear", "--with", "ours", "--lang", "en")
    assert code == 0
    assert "Visitors' register" in told
    assert "pipl.technical-measures" in told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import nosuchmodule", "ModuleNotFoundError"),
        ("def (", "SyntaxError"),
        ("import sys; sys.exit(0)", "SystemExit"),
        (PRINTED.replace('"medium"', '"fatal"'), "severity"),
        (PRINTED.replace("pipl.technical-measures", "pipl.nosuch"), "pipl.nosuch"),
    ],
)
def test_a_check_that_cannot_be_loaded_ends_with_2(
    code: str, told: str, visitors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (visitors / "ours" / "x.py").write_text(code, encoding="utf-8")
    ended, printed = said(capsys, "check", "visitor.csv", "--with", "ours")
    assert ended == 2
    assert told in printed


def test_a_check_that_fails_as_it_runs_is_told_and_the_others_go_on(
    visitors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = PRINTED.replace("    if ", '    raise RuntimeError("13812345678")\n    if ', 1)
    (visitors / "ours" / "x.py").write_text(code, encoding="utf-8")
    ended, printed = said(capsys, "check", "visitor.csv", "--with", "ours", "--fail-on", "critical")
    assert ended == 2
    assert "RuntimeError" in printed and "13812345678" not in printed
    assert "pi.ordinary-in-clear" in printed
