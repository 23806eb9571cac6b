"""
Discovery: says what each column of a table is, from its name, its comment, its table and every value in it.

    Table --[engine]--> Tally per column --+
    names, comments --[naming]--> Prior ---+--[verdict]--> Verdict per column

``look(table, day)`` is the whole way: it reads the table once and returns one Verdict per column, and the parts that were
skipped.  A table without rows still gets a verdict, from names alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hegui.discovery.looking import look

__all__ = ["look"]


def __getattr__(name: str) -> object:
    """``look`` loads on first use: what it needs is heavy."""
    if name == "look":
        from importlib import import_module

        return import_module("hegui.discovery.looking").look
    raise AttributeError(name)
