"""Lying here, it puts this folder on the import path of every test: `from generators import Make`."""

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes says nothing about right or wrong, least of all on a machine that others use
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test counted is not used by another; tests/discovery/test_kept.py has a folder of its own."""
    monkeypatch.setattr("hegui.discovery.kept.cache_folder", lambda: None)
