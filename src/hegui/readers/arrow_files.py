"""
Arrow (IPC file, Feather), ORC and Avro files, a part at a time; structs and lists as in Parquet.

A stripe of an ORC file and a batch of an Arrow file is a part that can be read by itself, an ORC column alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from hegui.errors import SourceError
from hegui.model import Column, Part, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.exports import is_export
from hegui.readers.files import Broken, Damaged, opened
from hegui.readers.marks import mark_of_end
from hegui.readers.parquet import Leaf, flat, leaves_of, path_in_file, path_of, told_apart
from hegui.readers.rows import ROWS, Pace
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

AVRO_ROWS = 4_096
LONGEST = 64 << 20  # bytes of a block
_TODO = Text("重新导出该文件，或用 --exclude 排除。", "Write the file again, or leave it out with --exclude.")
_DAMAGED = Text("文件不完整或已损坏", "the file is truncated or damaged")
_REST = Text("文件已损坏，其余部分未查看", "the file is damaged: the rest was not looked at")
_NEEDS = Text(
    "缺少读取 Avro 的组件；请安装：pip install 'hegui[avro]'",
    "what reads Avro is not installed: pip install 'hegui[avro]'",
)
Parts = Callable[[], tuple["pa.Schema", Iterator["pa.RecordBatch"]]]
_BAD = (
    *Broken,
    ValueError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    RecursionError,
    MemoryError,
    NotImplementedError,
)


@reader(
    "arrow",
    takes=("*.arrow", "*.feather", "*.ipc"),
    title=Text("Arrow、Feather 文件", "Arrow and Feather files"),
    sniffs=lambda head: head.startswith((b"ARROW1\0\0", b"FEA1")),
)
def read_arrow(source: Source) -> Iterator[Read]:
    """Yield the file's table, and a table for each list or map in it."""
    yield from _tables(source, partial(_arrow, source), _arrow_pieces(source))


@reader(
    "orc",
    takes=("*.orc",),
    title=Text("ORC 文件", "ORC files"),
    sniffs=lambda head: head.startswith(b"ORC") and not head[3:9].isalpha(),
)
def read_orc(source: Source) -> Iterator[Read]:
    """Yield the file's table, and a table for each list or map in it."""
    yield from _tables(source, partial(_orc, source), _orc_pieces(source))


@reader(
    "avro",
    takes=("*.avro",),
    title=Text("Avro 文件", "Avro files"),
    sniffs=lambda head: head.startswith(b"Obj\x01"),
    needs="avro",
)
def read_avro(source: Source) -> Iterator[Read]:
    """Yield the file's table, and a table for each array or map in it."""
    try:
        import fastavro  # noqa: F401
    except ModuleNotFoundError:
        yield Skipped(Place(source.name), _NEEDS, asked=source.asked)
        return
    yield from _tables(source, partial(_avro, source))


def _tables(source: Source, parts: Parts, pieces: Pieces | None = None) -> Iterator[Read]:
    assert source.path is not None
    try:
        schema, _ = parts()
    except _BAD:
        raise SourceError(_DAMAGED, _TODO) from None
    for base, leaves in leaves_of(schema).items():
        path = path_of(base)
        if not leaves or (path and not wanted(source, path)):
            continue
        place = Place(source.name, path)
        yield Table(
            place,
            tuple(Column(leaf.name, leaf.type, leaf.comment) for leaf in leaves),
            partial(_batches, source, place, parts, base, tuple(leaves)),
            name=path or source.path.name,
            rows=pieces.rows if pieces is not None and not base else None,
            export=is_export(source),
            parts=None
            if pieces is None or source.gentle.rate
            else partial(_parts, source, place, pieces, schema.names, base, tuple(leaves)),
        )


@dataclass(frozen=True, slots=True)
class Pieces:
    """A file that holds ``count`` pieces, each to be read by its number: all columns of the file, or those named."""

    count: int
    rows: int | None  # of all together
    read: Callable[[int, list[str] | None], pa.RecordBatch]
    by_column: bool = False


def _parts(
    source: Source,
    place: Place,
    pieces: Pieces,
    names: list[str],
    base: tuple[str | int, ...],
    leaves: tuple[Leaf, ...],
) -> Iterator[Part]:
    for number in range(pieces.count):
        yield Part(
            f"part {number + 1}",
            partial(_piece, source, place, pieces, number, base, leaves),
            rows=pieces.rows // pieces.count if pieces.rows is not None and not base else None,
            by_column=pieces.by_column and not base and told_apart(names, leaves),
            mark=partial(mark_of_end, source, number),
        )


def _piece(
    source: Source,
    place: Place,
    pieces: Pieces,
    number: int,
    base: tuple[str | int, ...],
    leaves: tuple[Leaf, ...],
    columns: tuple[int, ...] | None,
) -> Iterator[pa.RecordBatch | Skipped]:
    chosen = leaves if columns is None else tuple(leaves[n] for n in columns)
    try:
        alone = pieces.by_column and columns is not None
        batch = pieces.read(number, [path_in_file(leaf) for leaf in chosen] if alone else None)
        batch.validate(full=True)
        rows = flat(batch, base, chosen)
        for start in range(0, rows.num_rows, ROWS):
            yield rows.slice(start, ROWS)
    except _BAD:
        yield Skipped(
            place if columns is None else place / chosen[0].name,
            Text("第 {n} 部分已损坏，未查看", "part {n} is damaged and was not looked at").fill(n=number + 1),
            asked=source.asked,
        )


def _batches(
    source: Source, place: Place, parts: Parts, base: tuple[str | int, ...], leaves: tuple[Leaf, ...]
) -> Iterator[pa.RecordBatch | Skipped]:
    pace = Pace(source.gentle.rate)
    try:
        for batch in parts()[1]:
            batch.validate(full=True)
            rows = flat(batch, base, leaves)
            for start in range(0, rows.num_rows, pace.rows(ROWS)):
                part = rows.slice(start, pace.rows(ROWS))
                yield part
                pace.passed(part.num_rows)
    except _BAD:
        yield Skipped(place, _REST, asked=source.asked)


def _arrow(source: Source) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    import pyarrow as pa
    from pyarrow import feather

    assert source.path is not None
    with opened(source.path) as file:
        if file.peek(4)[:4] == b"FEA1":
            table = feather.read_table(str(source.path), memory_map=False)
            return table.schema, iter(table.to_batches(ROWS))
    read = pa.ipc.open_file(pa.OSFile(str(source.path)))
    return read.schema, (read.get_batch(i) for i in range(read.num_record_batches))


def _arrow_pieces(source: Source) -> Pieces | None:
    import pyarrow as pa

    assert source.path is not None
    try:
        with pa.OSFile(str(source.path)) as file:
            count = pa.ipc.open_file(file).num_record_batches
    except _BAD:  # Feather of the first version too
        return None
    return Pieces(count, None, partial(_arrow_piece, str(source.path)))


def _arrow_piece(path: str, number: int, columns: list[str] | None) -> pa.RecordBatch:
    import pyarrow as pa

    with pa.OSFile(path) as file:
        return pa.ipc.open_file(file).get_batch(number)


def _orc_pieces(source: Source) -> Pieces | None:
    from pyarrow import orc

    try:
        read = orc.ORCFile(str(source.path))
        return Pieces(read.nstripes, read.nrows, partial(_orc_piece, str(source.path)), by_column=True)
    except _BAD:
        return None


def _orc_piece(path: str, number: int, columns: list[str] | None) -> pa.RecordBatch:
    from pyarrow import orc

    return orc.ORCFile(path).read_stripe(number, columns)


def _orc(source: Source) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    from pyarrow import orc

    read = orc.ORCFile(str(source.path))
    return read.schema, (read.read_stripe(i) for i in range(read.nstripes))


class _Measured:
    """A stream that gives no piece larger than a real file holds: a broken length asks for any size."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= LONGEST:
            raise Damaged
        return self._file.read(size)


def _avro(source: Source) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    import fastavro
    import pyarrow as pa

    assert source.path is not None
    with opened(source.path) as file:
        named: dict[str, Any] = {}
        try:
            schema: Any = fastavro.reader(cast("BinaryIO", _Measured(file))).writer_schema
        except Exception:  # what it raises on broken bytes is of every kind
            raise Damaged from None
    fields = [pa.field(f["name"], _kind(f["type"], named, 0)) for f in schema["fields"]]
    found = pa.schema(fields)

    def batches() -> Iterator[pa.RecordBatch]:
        assert source.path is not None
        rows: list[Any] = []
        broken = False
        with opened(source.path) as file:
            try:
                for row in fastavro.reader(cast("BinaryIO", _Measured(file))):
                    rows.append({f.name: _fitting(row.get(f.name), f.type) for f in found})  # type: ignore[union-attr]
                    if len(rows) >= AVRO_ROWS:
                        yield pa.RecordBatch.from_pylist(rows, schema=found)
                        rows = []
            except Exception:
                broken = True
        if rows:
            yield pa.RecordBatch.from_pylist(rows, schema=found)
        if broken:
            raise Damaged

    return found, batches()


def _kind(said: Any, named: dict[str, Any], depth: int) -> pa.DataType:
    """The Arrow type that holds an Avro type; what differs from row to row becomes text."""
    import pyarrow as pa

    if depth > 16:
        return pa.string()
    if isinstance(said, list):
        rest = [s for s in said if s != "null"]
        return _kind(rest[0], named, depth) if len(rest) == 1 else pa.string()
    if isinstance(said, str):
        if said in named:
            return _kind(named[said], named, depth + 1)
        return {"int": pa.int64(), "long": pa.int64(), "float": pa.float64(), "double": pa.float64()}.get(
            said, pa.string()
        )
    if said.get("name"):
        named[str(said["name"])] = said
    kind = said.get("type")
    if kind == "record":
        return pa.struct([pa.field(f["name"], _kind(f["type"], named, depth + 1)) for f in said["fields"]])
    if kind == "array":
        return pa.list_(_kind(said["items"], named, depth + 1))
    if kind == "map":
        return pa.map_(pa.string(), _kind(said["values"], named, depth + 1))
    if said.get("logicalType") or not isinstance(kind, str):
        return pa.string()
    return _kind(kind, named, depth + 1)


def _fitting(value: Any, kind: pa.DataType) -> Any:
    import pyarrow as pa

    from hegui.readers.rows import shown

    t = pa.types
    if value is None:
        return None
    if t.is_string(kind):
        return shown(value)
    if t.is_struct(kind):
        return {
            kind.field(i).name: _fitting(value.get(kind.field(i).name), kind.field(i).type)
            for i in range(kind.num_fields)
        }
    if t.is_map(kind):
        return [(k, _fitting(v, kind.item_type)) for k, v in value.items()]
    if t.is_list(kind):
        return [_fitting(v, kind.value_type) for v in value]
    return value
