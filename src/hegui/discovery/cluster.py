"""
Counting on a cluster: the units of a table are counted in tasks of Spark, by the same function, and their tallies merged here.

    units of a file --------[a task each]--> count() on a worker --[packed tallies]--> merged on the driver
    partitions of a frame --[a task each]-->

A worker reads its part of a file itself: files must lie under the same path everywhere.  hegui must be installed on the workers
in the same version.  The key of the sketches travels inside the task, never in a file or a log.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from hegui import spark
from hegui.discovery import key as keys
from hegui.discovery.kept import code_version, packed, unpacked
from hegui.discovery.nouns import Tally
from hegui.discovery.own import OwnDetector
from hegui.discovery.units import PEEKED, Counted, Unit, count, planned
from hegui.discovery.watching import Watching
from hegui.errors import HeguiError, SourceError
from hegui.model import Part, Skipped, Table
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

EACH = 8  # units a job and core: between two jobs progress is told, tallies are kept, and Ctrl-C is heard

_OTHER_VERSION = Text(
    "工作节点上的 hegui 与驱动端版本不同", "hegui on the workers is of another version than on the driver"
)
_SAME_VERSION = Text(
    "在所有节点安装同一版本，或随任务分发同一环境（见 docs/spark.md）。",
    "Install one version on all nodes, or ship one environment with the job (see docs/spark.md).",
)
_FAILED = Text(
    "Spark 任务失败；工作节点要装有 hegui，并能以同一路径读到文件",
    "a task of Spark failed; workers need hegui, and must see the files under the same path",
)
_LOOK = Text("查看 Spark 的日志，再试一次。", "Look at Spark's log, then try again.")


@dataclass(frozen=True, slots=True)
class Order:
    """What a task needs beside its unit."""

    key: bytes
    version: str
    table: Table
    sketched: frozenset[int]
    own: tuple[OwnDetector, ...]


def counted_there(
    table: Table,
    units: Iterator[tuple[int, Unit]],
    sketched: frozenset[int],
    watching: Watching,
    own: tuple[OwnDetector, ...],
) -> Iterator[tuple[int, Unit, Counted]]:
    """The units of a table with what was counted in each."""
    session = spark.session()
    order = Order(keys.key(), code_version(), _bare(table), sketched, own)
    many = EACH * max(session.sparkContext.defaultParallelism, 1)
    while waiting := dict(islice(units, many)):
        if watching.ends():
            return
        columns = {number: unit.columns for number, unit in waiting.items()}
        bare = [(number, replace(unit, part=_unmarked(unit.part))) for number, unit in waiting.items()]
        there = _pickled(bare)
        if there is None:
            for number, unit in waiting.items():
                yield number, unit, count(table, unit, sketched, watching, own)
            continue
        shared = session.sparkContext.broadcast(there)
        try:
            frame = session.range(0, len(bare), 1, len(bare))
            found = _tried(partial(spark.run, frame, partial(_some_units, order, shared)))
        finally:
            shared.destroy()
        for said in found:
            number, counted = _read(said, columns)
            watching.read(table, sum(t.rows for t in counted.tallies))
            yield number, waiting[number], counted


def counted_in_partitions(
    table: Table,
    identifier: str | None,
    asked: frozenset[int],
    watching: Watching,
    own: tuple[OwnDetector, ...],
) -> tuple[list[Tally], list[Skipped]]:
    """The tallies of a table whose rows lie in a cluster; each partition is a part."""
    lying = table.spread
    assert lying is not None
    found = [Tally() for _ in table.columns]
    lost: list[Skipped] = []
    try:
        sketched, _ = planned(table, [Part("", lambda columns: lying.head(PEEKED + 1))], identifier, asked)
        order = Order(keys.key(), code_version(), _bare(table), sketched, own)
        said = lying.run(partial(_one_partition, order))
    except HeguiError:
        raise
    except Exception:  # what Spark raises quotes the worker's own words, which may quote a cell
        raise SourceError(_FAILED, _LOOK) from None
    for each in said:
        _, counted = _read(each, {0: tuple(range(len(table.columns)))})
        found = [a.merge(b) for a, b in zip(found, counted.tallies, strict=True)]
        lost += counted.skipped
    watching.read(table, sum(t.rows for t in found))
    return found, lost


def _one_partition(order: Order, batches: Iterator[pa.RecordBatch]) -> Iterator[bytes]:
    """On a worker: count the rows of one partition."""
    if not _prepared(order):
        yield pickle.dumps(None)
        return
    unit = Unit(Part("", lambda columns: batches), True, tuple(range(len(order.table.columns))))
    counted = count(order.table, unit, order.sketched, Watching(), order.own)
    yield pickle.dumps((0, packed(counted.tallies), counted.skipped))


def _prepared(order: Order) -> bool:
    """Take over what the driver sent; False where this worker's hegui is another."""
    if code_version() != order.version:
        return False
    keys.use(order.key)
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # as many tasks run here as there are cores
    return True


def _some_units(order: Order, shared: Any, batches: Iterator[pa.RecordBatch]) -> Iterator[bytes]:
    """On a worker: count the units whose places the batches hold."""
    if not _prepared(order):
        yield pickle.dumps(None)
        return
    units = pickle.loads(shared.value)
    for batch in batches:
        for place in batch.column(0).to_pylist():
            number, unit = units[place]
            counted = count(order.table, unit, order.sketched, Watching(), order.own)
            yield pickle.dumps((number, packed(counted.tallies), counted.skipped))


def _read(said: bytes, columns: dict[int, tuple[int, ...]]) -> tuple[int, Counted]:
    found = pickle.loads(said)
    if found is None:
        raise SourceError(_OTHER_VERSION, _SAME_VERSION)
    number, tallies, skipped = found
    known = unpacked(tallies, len(columns[number]))
    assert known is not None  # of this very version
    return number, Counted(known, skipped)


def _tried(job: Any) -> list[bytes]:
    try:
        found: list[bytes] = job()
    except Exception:  # what Spark raises quotes the worker's own words, which may quote a cell
        raise SourceError(_FAILED, _LOOK) from None
    return found


def _pickled(units: list[tuple[int, Unit]]) -> bytes | None:
    """The units as they travel; None for those that hold on to something of this machine."""
    from pyspark import cloudpickle

    try:
        found: bytes = cloudpickle.dumps(units)
    except (pickle.PicklingError, TypeError, AttributeError):
        return None
    return found


def _bare(table: Table) -> Table:
    """The table without the ways to read it, which stay here."""
    return replace(table, batches=_nothing, parts=None, spread=None)


def _nothing() -> Iterator[pa.RecordBatch | Skipped]:
    return iter(())


def _unmarked(part: Part) -> Part:
    return Part(part.name, part.read, part.rows, part.by_column)
