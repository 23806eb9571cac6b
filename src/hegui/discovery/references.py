"""
What foreign keys add to names: ``fs.uid`` that points to ``user.id`` is read as ``user_id``, and ``fs`` as records of users.

Only where the names themselves name nobody: a ``create_user_id`` that points to ``user.id`` stays the id of whoever keyed it in,
and a table of goods stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hegui.discovery.cutting import read
from hegui.discovery.pointing import DOER, KEEPER, snake
from hegui.discovery.reading import OWNERS, comment_head, read_column
from hegui.model import Column, Table

_SHORT_KEY = re.compile(r"^[a-z]{1,2}_?id$", re.IGNORECASE)
_NUMBERS_OF = {"employee-no": "employee", "student-no": "student"}
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


def named_by_comments(tables: list[Table]) -> list[Table]:
    """The tables with short keys named after whom their comments say: eid 员工编号 is employee_id, in tables without comments too."""
    said = _said_of_keys(column for table in tables for column in table.columns)
    return [_renamed(table, said) for table in tables] if said else tables


def _said_of_keys(columns: Iterable[Column]) -> dict[str, str]:
    """Whom each short key points to, where its comments agree."""
    said: dict[str, set[str]] = {}
    for column in columns:
        if column.comment and _SHORT_KEY.match(column.name):
            said.setdefault(column.name.lower(), set()).add(_whose(column.comment))
    return {name: "".join(whose) for name, whose in said.items() if len(whose) == 1 and "" not in whose}


def _whose(comment: str) -> str:
    """The person of whom a comment says that a key is theirs: 员工编号, 学生ID; empty where it says none."""
    terms = [t for t in read(comment_head(comment)) if t.kind not in ("part", "mark")]
    if len(terms) != 1:
        return ""
    return _NUMBERS_OF.get(terms[0].id, terms[0].id if terms[0].kind == "person" else "")


def _renamed(table: Table, said: dict[str, str]) -> Table:
    columns = tuple(
        replace(c, name=f"{said[c.name.lower()]}_id", comment="")
        if _number(c) and c.name.lower() in said
        else c
        for c in table.columns
    )
    return replace(table, columns=columns) if columns != table.columns else table


def _number(column: Column) -> bool:
    return any(kind in column.type.lower() for kind in ("int", "number", "numeric", "serial"))
