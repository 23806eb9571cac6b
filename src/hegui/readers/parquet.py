"""
Parquet files, a row group at a time; each row group is a part, and each of its columns can be read alone.

A struct becomes columns named by their path (``address.city``); a list or map becomes a table of its own, since it has
more rows than its parent.  A damaged row group is Skipped and the others are read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Column, Part, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.exports import is_export
from hegui.readers.marks import mark_of_end
from hegui.readers.parquet_views import TEXTS, Views
from hegui.readers.rows import LONGEST_TEXT, ROWS, Pace, shown, text_array
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_TODO = Text("重新导出该文件，或用 --exclude 排除。", "Write the file again, or leave it out with --exclude.")
DEEPEST = 16  # structs and lists inside each other


def is_parquet(head: bytes) -> bool:
    return head.startswith((b"PAR1", b"PARE"))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column of the table, and the steps that lead to it from a column of the file."""

    name: str
    steps: tuple[str | int, ...]  # a field of a struct by name; 0 for the items of a list or map
    type: str
    comment: str


@reader(
    "parquet",
    takes=("*.parquet", "*.parq", "*.pq"),
    title=Text("Parquet 文件", "Parquet files"),
    sniffs=is_parquet,
)
def read_parquet(source: Source) -> Iterator[Read]:
    """Yield the file's table, and a table for each list or map in it."""
    assert source.path is not None
    file = _opened(source)
    with file:
        comments = _comments(file)
        schema = file.schema_arrow
        rows = file.metadata.num_rows
    for base, leaves in leaves_of(schema, comments).items():
        path = path_of(base)
        if not leaves or (path and not wanted(source, path)):
            continue
        place = Place(source.name, path)
        yield Table(
            place,
            tuple(Column(leaf.name, leaf.type, leaf.comment) for leaf in leaves),
            partial(_batches, source, place, base, tuple(leaves)),
            name=path or source.path.name,
            rows=rows if not base else None,
            export=is_export(source),
            parts=None if source.gentle.rate else partial(_parts, source, place, base, tuple(leaves)),
        )


def leaves_of(
    schema: pa.Schema, comments: dict[str, str] | None = None
) -> dict[tuple[str | int, ...], list[Leaf]]:
    """The columns of the file's own table under ``()``, and of a table for each list or map under its steps."""
    tables: dict[tuple[str | int, ...], list[Leaf]] = {(): []}
    for field in schema:
        _leaves(field.type, field.name, (field.name,), (), (comments or {}).get(field.name, ""), tables)
    return tables


def _opened(source: Source, footer: pq.FileMetaData | None = None) -> pq.ParquetFile:
    import pyarrow as pa
    import pyarrow.parquet as pq

    assert source.path is not None
    try:
        with source.path.open("rb") as file:
            encrypted = file.read(4) == b"PARE"
    except OSError:
        raise SourceError(Text("文件读取出错", "the file could not be read"), _TODO) from None
    if encrypted:
        raise SourceError(Text("Parquet 文件已整体加密", "the Parquet file is encrypted as a whole"), _TODO)
    try:
        return pq.ParquetFile(source.path, metadata=footer, buffer_size=1 << 20, pre_buffer=False)
    except (pa.ArrowException, OSError, ValueError, KeyError):
        raise SourceError(
            Text("Parquet 文件不完整或已损坏", "the Parquet file is truncated or damaged"), _TODO
        ) from None


def _comments(file: pq.ParquetFile) -> dict[str, str]:
    """Comments of the top columns, as Spark and Arrow keep them."""
    found: dict[str, str] = {}
    for field in file.schema_arrow:
        said = (field.metadata or {}).get(b"comment")
        if said:
            found[field.name] = said.decode("utf-8", "replace")
    spark = (file.schema_arrow.metadata or {}).get(b"org.apache.spark.sql.parquet.row.metadata")
    try:
        for each in json.loads(spark)["fields"] if spark else ():
            if each.get("metadata", {}).get("comment"):
                found[each["name"]] = str(each["metadata"]["comment"])
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    return found


def _leaves(
    kind: pa.DataType,
    name: str,
    steps: tuple[str | int, ...],
    base: tuple[str | int, ...],
    comment: str,
    tables: dict[tuple[str | int, ...], list[Leaf]],
) -> None:
    import pyarrow as pa

    t = pa.types
    if len(steps) > DEEPEST:
        tables[base].append(Leaf(name, steps, "nested", comment))
    elif t.is_struct(kind):
        for at in range(kind.num_fields):
            field = kind.field(at)
            _leaves(
                field.type,
                f"{name}.{field.name}" if name else field.name,
                (*steps, field.name),
                base,
                "",
                tables,
            )
    elif t.is_map(kind):
        inner = (*steps, 0)
        tables.setdefault(inner, [])
        _leaves(kind.key_type, "*key", (*inner, "key"), inner, "", tables)
        under = "" if t.is_struct(kind.item_type) else _last(steps)
        _leaves(kind.item_type, under, (*inner, "value"), inner, comment, tables)
    elif t.is_list(kind) or t.is_large_list(kind) or t.is_fixed_size_list(kind):
        inner = (*steps, 0)
        tables.setdefault(inner, [])
        under = "" if t.is_struct(kind.value_type) else _last(steps)
        _leaves(kind.value_type, under, inner, inner, comment, tables)
    else:
        tables[base].append(Leaf(name, steps, str(kind).lower(), comment))


def _last(steps: tuple[str | int, ...]) -> str:
    return next((s for s in reversed(steps) if isinstance(s, str)), "value")


def path_of(steps: tuple[str | int, ...]) -> str:
    said = ""
    for step in steps:
        said += "[]" if isinstance(step, int) else f".{step}" if said else step
    return said


# --- rows ---------------------------------------------------------------------------------------------------------


def _batches(
    source: Source, place: Place, base: tuple[str | int, ...], leaves: tuple[Leaf, ...]
) -> Iterator[pa.RecordBatch | Skipped]:
    for part in _parts(source, place, base, leaves):
        if isinstance(part, Skipped):
            yield part
        else:
            yield from part.read(None)


def _parts(
    source: Source, place: Place, base: tuple[str | int, ...], leaves: tuple[Leaf, ...]
) -> Iterator[Part | Skipped]:
    """The row groups.  The file is opened anew for each, with the footer that was read once."""
    try:
        with _opened(source) as file:
            footer = file.metadata
            names = [field.name for field in file.schema_arrow]
    except SourceError as wrong:
        yield Skipped(place, wrong.text, asked=source.asked)
        return
    by_column = not base and told_apart(names, leaves)
    views = _views(source, footer)
    for group in range(footer.num_row_groups):
        yield Part(
            f"row group {group + 1}",
            partial(_group, source, place, base, leaves, footer, views, group),
            rows=footer.row_group(group).num_rows if not base else None,
            by_column=by_column,
            mark=partial(_mark, source, group),
        )


def told_apart(names: list[str], leaves: tuple[Leaf, ...]) -> bool:
    """Can each leaf be asked for by its path?  Not where names hold dots, which Parquet reads as steps, or are alike."""
    steps = [step for leaf in leaves for step in leaf.steps]
    return len(set(names)) == len(names) and not any(isinstance(s, str) and "." in s for s in steps)


def _mark(source: Source, group: int) -> str | None:
    """Of the file's size, its time of change and its footer."""
    assert source.path is not None
    try:
        with source.path.open("rb") as file:
            file.seek(-8, os.SEEK_END)
            size = int.from_bytes(file.read(4), "little")
    except OSError:
        return None
    return mark_of_end(source, group, 8 + size)


def _group(
    source: Source,
    place: Place,
    base: tuple[str | int, ...],
    leaves: tuple[Leaf, ...],
    footer: pq.FileMetaData,
    views: Views,
    group: int,
    columns: tuple[int, ...] | None,
) -> Iterator[pa.RecordBatch | Skipped]:
    import pyarrow as pa

    chosen = leaves if columns is None else tuple(leaves[n] for n in columns)
    if len(chosen) == 1 and len(chosen[0].steps) == 1 and chosen[0].type in TEXTS:
        texts = views.of(chosen[0].name, group)
        if texts is not None:
            yield from pa.Table.from_arrays([texts], names=[chosen[0].name]).to_batches()  # all is in memory
            return
    pace = Pace(source.gentle.rate)
    try:
        with _opened(source, footer) as file:
            names = _physical(file, base) if columns is None else [path_in_file(leaf) for leaf in chosen]
            for batch in file.iter_batches(
                pace.rows(ROWS), row_groups=[group], columns=names, use_threads=False
            ):
                found = flat(batch, base, chosen)
                if found.num_rows:
                    yield found
                pace.passed(batch.num_rows)
    except SourceError as wrong:
        yield Skipped(place, wrong.text, asked=source.asked)
    except (pa.ArrowException, OSError, ValueError, KeyError, IndexError):
        yield Skipped(
            place if columns is None else place / chosen[0].name,
            Text("第 {n} 个行组已损坏，未读完", "row group {n} is damaged and was not read to its end").fill(
                n=group + 1
            ),
            asked=source.asked,
        )


def _views(source: Source, footer: pq.FileMetaData) -> Views:
    assert source.path is not None
    sizes = (footer.row_group(group).num_rows for group in range(footer.num_row_groups))
    return Views(source.path, tuple(accumulate(sizes, initial=0)))


def path_in_file(leaf: Leaf) -> str:
    return ".".join(str(step) for step in leaf.steps)


def _physical(file: pq.ParquetFile, base: tuple[str | int, ...]) -> list[str] | None:
    """The columns to read; none named means all (a name may hold a dot, which Parquet reads as a path)."""
    every = {f.name for f in file.schema_arrow}
    names = {name for name in every if not base or name == base[0]}
    if names == every or any("." in n for n in every):
        return None
    return sorted(names)


def flat(batch: pa.RecordBatch, base: tuple[str | int, ...], leaves: tuple[Leaf, ...]) -> pa.RecordBatch:
    import pyarrow as pa

    arrays = []
    for leaf in leaves:
        found: pa.Array = batch.column(leaf.steps[0])
        for step in leaf.steps[1:]:
            found = _step(found, step)
        arrays.append(_plain(found))
    return pa.RecordBatch.from_arrays(arrays, names=[leaf.name for leaf in leaves])


def _step(array: pa.Array, step: str | int) -> pa.Array:
    """Into a struct's field, a null struct giving null; or to the items of a list or map."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if isinstance(step, int):
        if pa.types.is_map(array.type):
            return pa.StructArray.from_arrays(
                [pc.list_flatten(_as_list(array, 0)), pc.list_flatten(_as_list(array, 1))],
                names=["key", "value"],
            )
        return pc.list_flatten(array)
    return pc.struct_field(array, step)


def _as_list(array: pa.Array, which: int) -> pa.Array:
    import pyarrow as pa

    items = array.items if which else array.keys
    return pa.ListArray.from_arrays(array.offsets, items)


def _plain(array: pa.Array) -> pa.Array:
    """A number, a date, a time, or text."""
    import pyarrow as pa

    t = pa.types
    kind = array.type
    if isinstance(kind, pa.BaseExtensionType):
        array, kind = array.storage, array.storage.type
    if t.is_dictionary(kind):
        array = array.dictionary_decode()
        kind = array.type
    if t.is_string(kind) or t.is_large_string(kind):
        return _checked(array)
    if t.is_integer(kind) or t.is_decimal(kind):
        return array
    if t.is_float16(kind):
        return array.cast(pa.float32())
    if t.is_floating(kind) or t.is_date(kind) or t.is_time(kind) or t.is_timestamp(kind):
        return array
    if t.is_binary(kind) or t.is_large_binary(kind) or t.is_fixed_size_binary(kind):
        return text_array(array.to_pylist())
    if t.is_null(kind):
        return pa.nulls(len(array), pa.string())
    try:
        return array.cast(pa.string())
    except pa.ArrowException:
        return text_array([None if v is None else (shown(v) or "")[:LONGEST_TEXT] for v in array.to_pylist()])


def _checked(array: pa.Array) -> pa.Array:
    """Text that is UTF-8: a damaged page, or a careless writer, leaves other bytes in a string column."""
    import pyarrow as pa

    try:
        array.validate(full=True)
    except pa.ArrowException:
        array.validate()
        return text_array(array.cast(pa.large_binary()).to_pylist()).cast(array.type)
    return array
