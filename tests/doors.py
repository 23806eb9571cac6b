"""Trying hegui through its doors, as a user would: `from doors import said`."""

from __future__ import annotations

import pytest

from hegui.cli import main


def said(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    """The exit code of a command, and all that it printed on both channels."""
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    told = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, told.out + told.err
