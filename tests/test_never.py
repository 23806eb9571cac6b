"""What must never happen, tried through the doors: no raw value, no password, nothing run, nothing written, nothing called clean."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import said

PASSWORD = "Xk7-planted-9"


@pytest.mark.parametrize(
    "target",
    [
        f"mysql://root:{PASSWORD}@127.0.0.1:1/x",
        f"postgresql://u:{PASSWORD}@127.0.0.1:1/x",
        f"postgresql://127.0.0.1:1/x?password={PASSWORD}",
        f"postgresql://127.0.0.1:1/x?pasword={PASSWORD}",
        f"mysql://root:{PASSWORD}",
        f"mysql://root:{PASSWORD}@127.0.0.1:port/x",
        f"oracle://u:{PASSWORD}@h/x",
        f"mysql:root:{PASSWORD}@h",
        f"root:{PASSWORD}@127.0.0.1:3306",
        f"host=127.0.0.1 user=u password={PASSWORD} dbname=x",
        f"Server=127.0.0.1;Uid=u;Pwd={PASSWORD};",
    ],
)
@pytest.mark.parametrize("command", [("check", "--format", "json"), ("check",), ("inventory",)])
def test_a_password_is_never_printed(
    command: tuple[str, ...],
    target: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, told = said(capsys, *command, target)
    assert code == 2
    assert PASSWORD not in told
    assert told.strip()
