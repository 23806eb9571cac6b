"""
Rows of MySQL's text protocol, cut into Arrow columns out of the bytes that the server sends: no value becomes Python.

PyMySQL opens the connection, logs in and sends the statement; from the first row on, its stream is read here.  A row is a
packet (three bytes of length, one of sequence), a value its length and its bytes, 251 stands for null.  All rows of a batch
are cut at once, column after column.  Where PyMySQL keeps its stream elsewhere one day, its own rows are taken instead.

Source: MySQL's client/server protocol, "Text Resultset" (https://dev.mysql.com/doc/dev/mysql-server/latest/).
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import TYPE_CHECKING, Any

from hegui.readers.rows import BYTES, gathered

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

AT_ONCE = 4 << 20  # bytes of a batch: they are walked over several times, and stay in the processor's cache
READ = 1 << 20
FETCH = 1000  # rows fetched at a time on the slow way
LARGEST = 0xFFFFFF  # a packet of this length goes on in the next one
_HEAD, _SIZE = Struct("<I"), 0xFFFFFF  # three bytes of length, one of sequence
ERROR, END, NULL = 0xFF, 0xFE, 0xFB
LOST = 2013


def columns(db: Any, query: str, count: int, most: int) -> Iterator[list[pa.Array]]:
    """The rows of a query, as one binary array for each of ``count`` columns, at most ``most`` rows at a time.

    Raises PyMySQL's errors, with their number alone where the server sent one between two rows.
    """
    from pymysql.cursors import SSCursor

    cursor = db.cursor(SSCursor)
    cursor.execute(query)
    result = cursor._result
    try:
        stream = _stream(db)
        if stream is None:
            yield from _fetched(cursor, count, most)
        else:
            yield from _cut(_Packets(stream, db._next_seq_id), count, most)
    finally:  # whole or not, PyMySQL shall not read on: after less than the whole the connection is closed
        result.unbuffered_active = False
        result.connection = None
        cursor.close()


def _stream(db: Any) -> Any | None:
    """The buffered stream that PyMySQL reads from."""
    return getattr(db, "_rfile", None)


def _fetched(cursor: Any, count: int, most: int) -> Iterator[list[pa.Array]]:
    import pyarrow as pa

    for held in gathered(_rows(cursor), most):
        yield [pa.array([row[at] for row in held], pa.binary()) for at in range(count)]


def _rows(cursor: Any) -> Iterator[tuple[bytes | None, ...]]:
    while rows := cursor.fetchmany(FETCH):
        yield from rows


class _Packets:
    """What the server sends, in whole packets: ``held[:at]`` are rows, and ``starts`` says where the packet of each begins."""

    def __init__(self, stream: Any, sequence: int) -> None:
        self.stream, self.sequence = stream, sequence
        self.held = bytearray()
        self.at = 0
        self.starts: list[int] = []
        self.ended = False

    def take(self, most: int) -> None:
        """Go over the packets that are there whole, until there are as many rows as may be, or the end is met."""
        self._run(most)
        held, starts = self.held, self.starts
        while self.at + 4 < len(held) and len(starts) < most:
            at = self.at
            size = held[at] | held[at + 1] << 8 | held[at + 2] << 16
            if size == LARGEST:
                size = self._joined(at)
            end = at + 4 + size
            if not size or end > len(held):
                return
            first = held[at + 4]
            if first >= END and (first == ERROR or size < 9):
                self._last(first, int.from_bytes(held[at + 5 : at + 7], "little"))
                return
            if held[at + 3] != self.sequence:
                raise _error(LOST)
            self.sequence = (self.sequence + 1) % 256
            starts.append(at)
            self.at = end

    def _run(self, most: int) -> None:
        """Go over rows that are a packet each, up to anything else: only lengths are followed one by one, the rest is
        looked at for all packets together."""
        import numpy as np

        held, head = self.held, _HEAD.unpack_from
        at, last = self.at, len(held) - 5  # where a packet with a byte in it may begin at the latest
        found: list[int] = []
        found_at = found.append
        for _ in range(most - len(self.starts)):
            if at > last:
                break
            found_at(at)
            at += (head(held, at)[0] & _SIZE) + 4
        if not found:
            return
        edges = np.array([*found, at], np.int64)
        sent = np.frombuffer(held, np.uint8)
        begins, sizes = edges[:-1], np.diff(edges) - 4
        plain = (sizes > 0) & (sizes < LARGEST) & (edges[1:] <= len(held)) & (sent[begins + 4] < END)
        plain &= sent[begins + 3] == (self.sequence + np.arange(len(found))) % 256
        rows = len(found) if plain.all() else int(plain.argmin())
        self.starts += found[:rows]
        self.sequence = (self.sequence + rows) % 256
        self.at = int(edges[rows])

    def _joined(self, at: int) -> int:
        """Make one packet of those that a long row was sent in; its size, or 0 while its last part is not here."""
        held, part = self.held, at
        sizes: list[int] = []
        while part + 4 <= len(held) and (not sizes or sizes[-1] == LARGEST):
            sizes.append(held[part] | held[part + 1] << 8 | held[part + 2] << 16)
            part += 4 + sizes[-1]
        if sizes[-1] == LARGEST or part > len(held):
            return 0
        for n in range(1, len(sizes)):
            header = at + 4 + n * LARGEST
            self.sequence = held[at + 3] = held[header + 3]
            del held[header : header + 4]
        return sum(sizes)

    def _last(self, first: int, code: int) -> None:
        if first == ERROR:
            raise _error(code)
        self.ended = True

    def more(self) -> None:
        """Wait for what the server sends next."""
        sent = self.stream.read1(READ)
        if not sent:
            raise _error(LOST)
        self.held += sent

    def gone(self) -> tuple[bytes, list[int]]:
        """The rows that were gone over, and where they begin; they are held no more."""
        with memoryview(self.held) as held:
            rows, starts = bytes(held[: self.at]), self.starts
        del self.held[: self.at]
        self.at, self.starts = 0, []
        return rows, starts


def _error(code: int) -> Exception:
    from pymysql import err

    wrong: Exception = err.OperationalError(code, "")
    return wrong


def _cut(packets: _Packets, count: int, most: int) -> Iterator[list[pa.Array]]:
    broken: Exception | None = None
    while not packets.ended and broken is None:
        try:
            packets.take(most)
            enough = packets.ended or len(packets.starts) >= most or packets.at >= min(AT_ONCE, BYTES)
            if not enough:
                packets.more()
                continue
        except Exception as wrong:  # the rows before it are told first
            broken = wrong
        rows, starts = packets.gone()
        if starts:
            yield _arrays(rows, starts, count)
    if broken is not None:
        raise broken


def _arrays(rows: bytes, starts: list[int], count: int) -> list[pa.Array]:
    """Cut rows whose packets begin at ``starts`` into columns."""
    import numpy as np

    data = np.frombuffer(rows, np.uint8)
    at = np.array(starts, np.int32)
    after = np.append(at[1:], len(rows))
    at = at + 4
    arrays = []
    try:
        for _ in range(count):
            at, size, null = _sizes(data, at)
            arrays.append(_array(rows, at, size, null))
            at = at + size
    except IndexError:
        raise _error(LOST) from None
    if not np.array_equal(at, after):
        raise _error(LOST)
    return arrays


def _sizes(
    data: NDArray[np.uint8], at: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Where the values begin whose lengths stand at ``at``, how long they are, and which are null."""
    import numpy as np

    first = data[at]
    at = at + 1
    size = first.astype(np.int32)
    null = first == NULL
    size[null] = 0
    for mark, width in ((0xFC, 2), (0xFD, 3), (0xFE, 8)):
        long = np.flatnonzero(first == mark)
        if len(long):
            place = at[long]
            size[long] = sum(data[place + n].astype(np.int64) << (8 * n) for n in range(width))
            at[long] = place + width
    return at, size, null


def _array(rows: bytes, at: NDArray[np.int32], size: NDArray[np.int32], null: NDArray[np.bool_]) -> pa.Array:
    """Every second piece of the bytes is a value of the column; between two lies the rest of a row."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    edges = np.empty(2 * len(at), np.int32)
    edges[0::2] = at
    edges[1::2] = at + size
    if edges.min() < 0 or edges.max() > len(rows) or (np.diff(edges) < 0).any():
        raise _error(LOST)
    pieces = pa.Array.from_buffers(
        pa.binary(), len(edges) - 1, [None, pa.py_buffer(edges), pa.py_buffer(rows)]
    )
    values = np.arange(0, len(edges) - 1, 2, dtype=np.int32)
    return pc.take(pieces, pa.array(values, mask=null if null.any() else None), boundscheck=False)
