"""
Tables from documents: JSON values, or what a document store holds, walked once to learn their shape and once for each
table's rows.  Values are text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hegui.model import Column, Place, Skipped, Table
from hegui.readers import Source
from hegui.readers.choosing import wanted
from hegui.readers.exports import is_export
from hegui.readers.json_shapes import ITEM, Node, Shape, Steps, learn, rows_of, settle, shapes, value_at
from hegui.readers.rows import LONGEST_TEXT, ROWS, Pace, batch_of, gathered
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

Cut = tuple[Steps, Any]
"""A piece of the documents: the steps that lead to it, and what stands there."""
Cuts = Callable[[], Iterator[Cut | Skipped]]
"""The pieces from the beginning, each time it is called; a Skipped for what could not be read."""


def learnt(cuts: Iterator[Cut]) -> tuple[Node, int]:
    """The shape of all pieces, and how many parts lay too deep to look at."""
    root, deep = Node(), 0
    for steps, value in cuts:
        node = root
        for step in steps:
            node = node.child(step)
        deep += _learnt(value, node)
    settle(root)
    return root, deep


def _learnt(value: Any, node: Node) -> int:
    try:
        return learn(value, node)
    except RecursionError:
        return 1


def tables(source: Source, root: Node, cuts: Cuts) -> Iterator[Table]:
    """A table for each array of objects of a file, and one for what stands beside them; places tell the path (``$.orders[]``)."""
    assert source.path is not None
    for shape in shapes(root):
        if wanted(source, shape.path):
            yield Table(
                Place(source.name, shape.path),
                tuple(Column(name) for name in _names(shape)),
                partial(_batches, source, root, shape, cuts),
                name=shape.path if shape.path not in ("$", "$[]") else source.path.name,
                export=is_export(source),
            )


def collection(source: Source, place: Place, cuts: Cuts) -> Iterator[Table | Skipped]:
    """The same for a collection of a document store; the places of its arrays begin with its own (``user.orders[]``).

    What cannot be read while the shape is learnt is told here, and not again with every table.
    """
    lost: dict[Skipped, None] = {}
    root, deep = learnt(_kept(cuts(), lost))
    told = tuple(lost)
    for shape in shapes(root):
        path = place.path + shape.path.removeprefix("$").removeprefix("[]")
        yield Table(
            Place(source.name, path),
            tuple(Column(name) for name in _names(shape)),
            partial(_batches, source, root, shape, cuts, told),
            name=path,
            in_database=True,
        )
    yield from told
    if deep:
        yield Skipped(
            place,
            Text("{n} 处嵌套过深，未查看", "{n} part(s) nested too deep: not looked at").fill(n=deep),
            asked=source.asked,
        )


def _kept(cuts: Iterator[Cut | Skipped], lost: dict[Skipped, None]) -> Iterator[Cut]:
    for cut in cuts:
        if isinstance(cut, Skipped):
            lost[cut] = None
        else:
            yield cut


def _names(shape: Shape) -> list[str]:
    return ["*key"] * shape.keyed + [name for name, _ in shape.columns]


def _batches(
    source: Source, root: Node, shape: Shape, cuts: Cuts, told: tuple[Skipped, ...] = ()
) -> Iterator[pa.RecordBatch | Skipped]:
    """The rows of one table, and what could not be read and is not among ``told``."""
    import pyarrow as pa

    names = _names(shape)
    kinds = [pa.string()] * len(names)
    pace = Pace(source.gentle.rate)
    lost: dict[Skipped, None] = {}
    for rows in gathered(_rows(root, shape, _kept(cuts(), lost)), pace.rows(ROWS)):
        batch, _ = batch_of(rows, kinds, names)
        yield batch
        pace.passed(len(rows))
    yield from (each for each in lost if each not in told)


def _rows(root: Node, shape: Shape, cuts: Iterator[Cut]) -> Iterator[list[str | None]]:
    single: dict[str, str] = {}
    for steps, value in cuts:
        found = _met(root, steps, shape.steps)
        if found is None:
            continue
        node, rest, key, over = found
        for each in reversed(over):
            value = {each: value}
        for row, under in rows_of(value, node, rest, key):
            values = [_text(value_at(row, at)) for _, at in shape.columns]
            if not shape.steps:
                single |= {
                    name: v for (name, _), v in zip(shape.columns, values, strict=True) if v is not None
                }
                continue
            if shape.keyed or any(v is not None for v in values):
                yield [under, *values] if shape.keyed else values
    if single:
        yield [single.get(name) for name, _ in shape.columns]


def _met(root: Node, cut: Steps, table: Steps) -> tuple[Node, Steps, str, list[str]] | None:
    """Where a piece lies on the way to a table's rows: the node, the steps left, the last key, the steps beyond the row."""
    node, key = root, ""
    for at, step in enumerate(cut):
        if at >= len(table):
            over = cut[at:]
            names = [s for s in over if isinstance(s, str)]
            return (node, (), key, names) if len(names) == len(over) else None
        wanted_step = table[at]
        if isinstance(step, str) and node.is_entry(step):
            if isinstance(wanted_step, str) or wanted_step == ITEM:
                return None
            key = step
        elif step != wanted_step or isinstance(step, str) != isinstance(wanted_step, str):
            return None
        node = node.child(step)
    return node, table[len(cut) :], key, []


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)[:LONGEST_TEXT]
