"""What an installed package offers under hegui.plugins is loaded; other packages are not asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hegui.plugins import load_installed


def install(folder: Path, name: str, group: str) -> None:
    told = folder / f"{name}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(f"[{group}]\nown = {name}\n", encoding="utf-8")
    (folder / f"{name}.py").write_text("", encoding="utf-8")


@pytest.mark.parametrize(("group", "loaded"), [("hegui.plugins", True), ("others.plugins", False)])
def test_the_group_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: str, loaded: bool) -> None:
    name = f"installed_with_{group.replace('.', '_')}"
    install(tmp_path, name, group)
    monkeypatch.syspath_prepend(str(tmp_path))
    load_installed()
    assert (name in sys.modules) is loaded
    sys.modules.pop(name, None)
