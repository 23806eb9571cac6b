"""The small sentences in the helpers' docstrings hold."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

import hegui.checks
import hegui.checks.amounts
import hegui.checks.declared
import hegui.starter


@pytest.mark.parametrize("module", [hegui.checks, hegui.checks.amounts, hegui.checks.declared, hegui.starter])
def test_what_a_docstring_shows_is_so(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
