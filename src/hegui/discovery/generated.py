"""
Writes one module from all detectors: their helpers and kernels, a dispatcher on length and first byte (checksums first,
first hit wins), and the walk.

A call through a function argument is slow once compiled; hence a text in which every call is plain, for ``compiling.py``.
Small data is walked by the very functions that it was written from, which is why both count alike.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from hegui.detectors import Detector, room
from hegui.discovery import embedded, tidying, walk
from hegui.discovery.shapes import may_be

LONGEST = 128  # bytes of the longest value that is dispatched by its very length
WALK = (walk, embedded, tidying)  # its steps
GROUP = 5  # detectors that one test of bits rules out together


@dataclass(frozen=True, slots=True)
class Walker:
    """The walk ready to run, and the detectors in the order of its counters."""

    scan: Callable[..., None]  # compiled: by addresses
    alike: Callable[..., Any]  # interpreted: tidying.alike; compiled: the sketch of a whole column
    detectors: tuple[Detector, ...]
    compiled: bool = False


def every() -> tuple[Detector, ...]:
    """The detectors that are offered every value: checksums first, then those that chance passes least."""
    kernels = [d for d in room.all().values() if d.kernel is not None and d.reads == "every"]
    return tuple(sorted(kernels, key=lambda d: (not d.checksum, d.chance, d.entity.id)))


# --- the module ---------------------------------------------------------------------------------------------------------


class Collector:
    """Copies functions and all they call, under names that cannot collide."""

    def __init__(self, settled: dict[str, int | str]) -> None:
        self.settled = settled  # names of offering.py that are given here
        self.wide = _wide()
        self.compilers = _compilers()
        self.functions: dict[str, ast.FunctionDef] = {}
        self.tables: dict[str, Sequence[int]] = {}

    def name(self, thing: Any) -> str:
        return f"{thing.__module__}.{thing.__qualname__}".replace("hegui.", "", 1).replace(".", "_")

    def add(self, function: Any, caller: FunctionType | None = None) -> str:
        """Copy a function; what stands for another may call that one where it knows no better."""
        if not isinstance(function, FunctionType):
            raise TypeError(f"{function!r} is not a plain function")
        stand = self.wide.get(function, function)
        function = stand if stand is not caller else function
        name = self.name(function)
        if name not in self.functions:
            tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
            assert isinstance(tree, ast.FunctionDef)
            self.functions[name] = tree  # a function may call itself
            self._rename(tree, function)
        return name

    def add_text(self, text: str) -> None:
        """Functions and tables whose calls are by these names already."""
        for each in ast.parse(text).body:
            if isinstance(each, ast.FunctionDef):
                self.functions[each.name] = each
            elif isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
                self.tables[each.targets[0].id] = ast.literal_eval(each.value)

    def _rename(self, tree: ast.FunctionDef, function: FunctionType) -> None:
        tree.decorator_list = []
        if ast.get_docstring(tree) is not None:
            tree.body = tree.body[1:] or [ast.Pass()]
        local = {a.arg for a in tree.args.args} | {
            n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        renamer = Renamer(self, function, local)
        tree.body = [renamer.visit(statement) for statement in tree.body]

    def resolve(self, function: FunctionType, id: str) -> ast.expr:
        if id in self.settled and function.__module__ in {step.__name__ for step in WALK}:
            given = self.settled[id]
            return ast.Constant(given) if isinstance(given, int) else ast.Name(given, ast.Load())
        if id not in function.__globals__:
            if hasattr(builtins, id):
                return ast.Name(id, ast.Load())
            raise NameError(f"{function.__qualname__} uses {id}, which is not known")
        if id in self.compilers:
            return ast.Name(id, ast.Load())
        thing = function.__globals__[id]
        if isinstance(thing, FunctionType):
            return ast.Name(self.add(thing, caller=function), ast.Load())
        if isinstance(thing, (bool, int)):
            return ast.Constant(thing)
        table = f"{function.__module__}.{id}".replace(".", "_")
        self.tables[table] = thing
        return ast.Name(table, ast.Load())


def _wide() -> dict[Any, FunctionType]:
    """What the compiler takes in the place of the innermost loops."""
    from hegui.discovery import wide

    return {plain: getattr(wide, plain.__name__) for plain in wide.STANDS_FOR}


def _compilers() -> tuple[str, ...]:
    """Names that only the compiler knows."""
    from hegui.discovery.pointers import NAMES

    return NAMES


class Renamer(ast.NodeTransformer):
    def __init__(self, into: Collector, function: FunctionType, local: set[str]) -> None:
        self.into, self.function, self.local = into, function, local

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.local or not isinstance(node.ctx, ast.Load):
            return node
        return self.into.resolve(self.function, node.id)


def settled(detectors: tuple[Detector, ...]) -> dict[str, int]:
    """What ``offering.py`` leaves open: the places of the detectors that it knows by name."""
    places = {d.entity.id: n for n, d in enumerate(detectors)}
    return {
        "RESIDENT_ID": places.get("cn-resident-id", -1),
        "BIRTH_DATE": places.get("birth-date", -1),
        "ADDRESS": places.get("address", -1),
        "PASSWORD_HASH": places.get("password-hash", -1),
    }


def collected(detectors: tuple[Detector, ...], entries: tuple[Any, ...]) -> tuple[Collector, list[str]]:
    """All functions and tables that ``entries`` need, and the names of these."""
    into = Collector({**settled(detectors), **{name: name for name in DISPATCHERS}})
    names = [into.add(d.kernel) for d in detectors]
    forms = [into.add(d.form) if d.form is not None else "" for d in detectors]
    into.add_text("\n\n\n".join(dispatchers(detectors, names, forms)))
    return into, [into.add(entry) for entry in entries]


DISPATCHERS = ("dispatch", "dispatch_embedded", "dispatch_weak")


def dispatchers(detectors: tuple[Detector, ...], kernels: list[str], forms: list[str]) -> list[str]:
    """The functions that ``offering.py`` declares and does not have."""
    return [
        dispatcher("dispatch", detectors, kernels, lambda d: True, masked=True),
        dispatcher("dispatch_embedded", detectors, kernels, lambda d: d.embedded),
        dispatcher("dispatch_weak", detectors, forms, lambda d: d.form is not None),
    ]


def dispatcher(
    name: str,
    detectors: tuple[Detector, ...],
    kernels: list[str],
    wanted: Callable[[Detector], bool],
    masked: bool = False,
) -> str:
    """A function that asks, in their order, the detectors whose shape a value fits.

    Tables of bits by length, by first byte and, if ``masked``, by the classes of a value's characters say which; most values
    fit none or one.
    """
    offered = [(n, d.shape) for n, d in enumerate(detectors) if wanted(d) and d.shape is not None]
    by_length = [
        sum(1 << n for n, shape in offered if shape.lengths[0] <= size <= shape.lengths[1])
        for size in range(LONGEST + 1)
    ]
    by_length.append(sum(1 << n for n, shape in offered if shape.lengths[1] > LONGEST))
    firsts = [(1 << n, shape.first_bytes) for n, shape in offered]
    by_first = [sum(bit for bit, first in firsts if byte in first) for byte in range(256)]
    by_mask = (
        [sum(1 << n for n, shape in offered if may_be(shape, mask)) for mask in range(256)] if masked else []
    )
    lines = [
        *([f"{name}_by_mask = {by_mask}"] if masked else []),
        f"{name}_by_length = {by_length}",
        f"{name}_by_first = {by_first}",
        "",
        "",
        f"def {name}(data, start, length{', mask' if masked else ''}):",
        f"    fits = {name}_by_length[min(length, {LONGEST + 1})] & {name}_by_first[data[start]]",
        *([f"    fits = fits & {name}_by_mask[mask]"] if masked else []),
        "    if fits == 0:",
        "        return -1",
    ]
    for at in range(0, len(offered), GROUP):
        group = offered[at : at + GROUP]
        lines.append(f"    if fits & {sum(1 << n for n, _ in group)}:")
        for n, shape in group:
            low, high = shape.lengths
            within = f"{low} <= length <= {high} and " if high > LONGEST else ""
            lines.append(f"        if fits & {1 << n} and {within}{kernels[n]}(data, start, length):")
            lines.append(f"            return {n}")
    return "\n".join([*lines, "    return -1"])


# --- interpreted ------------------------------------------------------------------------------------------------


@cache
def interpreted() -> Walker:
    """The walk as plain Python, no text, no compiler: the same functions, with what ``offering.py`` leaves open."""
    detectors = every()
    space: dict[str, Any] = {}
    kernels = [_named(space, f"kernel_{n}", d.kernel) for n, d in enumerate(detectors)]
    forms = [_named(space, f"form_{n}", d.form) for n, d in enumerate(detectors)]
    exec(compile("\n\n\n".join(dispatchers(detectors, kernels, forms)), "<hegui detectors>", "exec"), space)
    known: dict[str, Any] = {}
    for step in WALK:
        known |= vars(step)
    known |= settled(detectors) | {name: space[name] for name in DISPATCHERS}
    for step in WALK:
        for name, thing in vars(step).items():
            if isinstance(thing, FunctionType) and thing.__module__ == step.__name__:
                known[name] = FunctionType(thing.__code__, known, name, thing.__defaults__)
    return Walker(known["scan"], known["alike"], detectors)


def _named(space: dict[str, Any], name: str, thing: Any) -> str:
    space[name] = thing
    return name
