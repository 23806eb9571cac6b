"""
What the columns of an SQLite table hold: a number as long as every value is one, else text.

SQLite's declared type binds nobody, and the table is not gone over twice to find out.  A column begins as what it is declared
to be, or as what its first rows hold; from a page on that holds something else it is wider: whole numbers become numbers with
a fraction, and these text.  What was read before keeps its type, and every value is read as what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hegui.readers.rows import text_array

if TYPE_CHECKING:
    import pyarrow as pa


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def holds_text(declared: str) -> bool:
    """SQLite's own rule: with one of these in its type, a column turns numbers into text."""
    return "int" not in declared and any(word in declared for word in ("char", "clob", "text"))


def declared_kind(declared: str) -> pa.DataType | None:
    """What a column holds by SQLite's own rule, unless a value is something else; None where that says nothing."""
    import pyarrow as pa

    if holds_text(declared):
        return pa.string()
    if "int" in declared:
        return pa.int64()
    if any(word in declared for word in ("real", "floa", "doub")):
        return pa.float64()
    return None


def fitted(values: Sequence[Any], kind: pa.DataType | None) -> tuple[pa.Array, pa.DataType | None]:
    """The values as an array of this kind, or of the next wider one that holds them all; and that kind.

    Nulls alone tell no kind.  Whole numbers beyond what a float holds exactly become text beside numbers with a fraction.
    """
    import pyarrow as pa

    if kind is None or not pa.types.is_string(kind):
        try:
            found = pa.array(values)
            if pa.types.is_null(found.type):
                return found.cast(kind or pa.string()), kind
            if pa.types.is_integer(found.type):
                return found.cast(kind or pa.int64()), kind or pa.int64()
            if pa.types.is_floating(found.type):
                return found, pa.float64()
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            pass
    return text_array(values), pa.string()
