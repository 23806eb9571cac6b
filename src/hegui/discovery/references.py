"""
What foreign keys add to names: ``fs.uid`` that points to ``user.id`` is read as ``user_id``, and ``fs`` as records of users.

Only where the names themselves name nobody: a ``create_user_id`` that points to ``user.id`` stays the id of whoever keyed it in,
and a table of goods stays one.
"""

from __future__ import annotations

from dataclasses import replace

from hegui.discovery.cutting import read
from hegui.discovery.pointing import DOER, KEEPER, snake
from hegui.discovery.reading import OWNERS, read_column
from hegui.model import Column, Table

SAY_WHAT = OWNERS | {"act", "entity"}


def named_by_reference(table: Table) -> Table:
    """The table with such columns renamed after the table they point to, and a comment where it says nothing itself."""
    if not any(column.refers for column in table.columns):
        return table
    columns = tuple(_named(column) for column in table.columns)
    renamed = [new.name for old, new in zip(table.columns, columns, strict=True) if new is not old]
    silent = not table.comment and not any(term.kind in SAY_WHAT for term in read(table.name, table=True))
    targets = [name.removesuffix("_id") for name in renamed]
    whose = [t for t in targets if any(term.kind == "person" for term in read(t, table=True))]
    comment = f"{whose[0]}事项" if silent and len(whose) == 1 else table.comment
    return replace(table, columns=columns, comment=comment)


def _named(column: Column) -> Column:
    target = column.refers.rpartition(".")[0]
    if (
        not target
        or KEEPER.search(column.name)
        or DOER.search(snake(column.name))
        or any(term.kind in SAY_WHAT for term in read_column(column).terms)
    ):
        return column
    return replace(column, name=f"{target}_id")
