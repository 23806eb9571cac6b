"""``pytest tests/reports --update-golden`` writes the golden files anew; look at the difference before committing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_up_report import report

from hegui.model import Report

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files of reports anew")


@pytest.fixture(scope="session")
def made_up() -> Report:
    """The made-up clinic's report, hostile names and all."""
    return report()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a whole report with its golden file, byte by byte."""

    def same(name: str, made: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden", default=False):
            file.write_bytes(made.encode())
        kept = file.read_bytes().decode()
        assert made.split("\n") == kept.split("\n"), (
            f"{name} changed: --update-golden, then look at the difference"
        )

    return same
