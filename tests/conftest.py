"""Lying here, it puts this folder on the import path of every test: `from generators import Make`."""

import pytest


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test counted is not used by another; tests/discovery/test_kept.py has a folder of its own."""
    monkeypatch.setattr("hegui.discovery.kept.cache_folder", lambda: None)
