"""
What a foreign key adds to a column's name: ``fs.uid`` that points to ``user.id`` is read as ``user_id``.

Only where the name itself names nobody: a ``create_user_id`` that points to ``user.id`` stays the id of whoever keyed it in.
"""

from __future__ import annotations

from dataclasses import replace

from hegui.discovery.reading import OWNERS, read_column
from hegui.model import Column, Table


def named_by_reference(table: Table) -> Table:
    """The table with such columns renamed after the table they point to."""
    if not any(column.refers for column in table.columns):
        return table
    return replace(table, columns=tuple(_named(column) for column in table.columns))


def _named(column: Column) -> Column:
    target = column.refers.rpartition(".")[0]
    if not target or any(term.kind in OWNERS for term in read_column(column).terms):
        return column
    return replace(column, name=f"{target}_id")
