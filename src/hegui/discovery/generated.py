"""
Writes one module from all detectors, and loads it interpreted or compiled.

Numba keeps compiled code only for plain functions of a file, and a call through a function argument is slow; so the engine
writes the file it would have liked to find: the helpers and kernels of all detector files, a dispatcher on length and first
byte (checksums first, first hit wins), and the walk of ``walk.py``.  The same text runs interpreted on small data, which is
why both forms count alike.

The compiled module lies in the user's cache folder (``XDG_CACHE_HOME``, 0700), under a digest of its text, its tables and
numba's version.  Where that folder cannot be written, the code is compiled without being kept.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import inspect
import os
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from hegui.detectors import Detector, room
from hegui.discovery import walk

LONGEST = 128  # bytes of the longest value that is dispatched by its very length


@dataclass(frozen=True, slots=True)
class Walker:
    """The walk ready to run, and the detectors in the order of its counters."""

    scan: Callable[..., None]
    detectors: tuple[Detector, ...]
    compiled: bool


def every() -> tuple[Detector, ...]:
    """The detectors that are offered every value: checksums first, then those that chance passes least."""
    kernels = [d for d in room.all().values() if d.kernel is not None and d.reads == "every"]
    return tuple(sorted(kernels, key=lambda d: (not d.checksum, d.chance, d.entity.id)))


# --- the text of the module -----------------------------------------------------------------------------------


class Collector:
    """Copies functions and all they call, under names that cannot collide."""

    def __init__(self, settled: dict[str, int | str], cast: bool = False) -> None:
        self.settled = settled  # names of walk.py that are given here
        self.cast = cast
        self.functions: dict[str, str] = {}
        self.tables: dict[str, tuple[str, str]] = {}

    def name(self, thing: Any) -> str:
        return f"{thing.__module__}.{thing.__qualname__}".replace("hegui.", "", 1).replace(".", "_")

    def add(self, function: Any) -> str:
        if not isinstance(function, FunctionType):
            raise TypeError(f"{function!r} is not a plain function")
        name = self.name(function)
        if name not in self.functions:
            self.functions[name] = ""  # a function may call itself
            self.functions[name] = self._copied(function, name)
        return name

    def _copied(self, function: FunctionType, name: str) -> str:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        assert isinstance(tree, ast.FunctionDef)
        tree.name = name
        tree.decorator_list = []
        tree.returns = None
        for arg in tree.args.args:
            arg.annotation = None
        if ast.get_docstring(tree) is not None:
            tree.body = tree.body[1:] or [ast.Pass()]
        local = {a.arg for a in tree.args.args} | {
            n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        Renamer(self, function, local).visit(tree)
        return ast.unparse(ast.fix_missing_locations(tree))

    def resolve(self, function: FunctionType, id: str) -> ast.expr:
        if function.__module__ == walk.__name__ and id in self.settled:
            given = self.settled[id]
            return ast.Constant(given) if isinstance(given, int) else ast.Name(given, ast.Load())
        if id not in function.__globals__:
            if hasattr(builtins, id):
                return ast.Name(id, ast.Load())
            raise NameError(f"{function.__qualname__} uses {id}, which is not known")
        thing = function.__globals__[id]
        if isinstance(thing, FunctionType):
            return ast.Name(self.add(thing), ast.Load())
        if isinstance(thing, (bool, int, float)):
            return ast.Constant(thing)
        table = f"{function.__module__}.{id}".replace(".", "_")
        self.tables[table] = (function.__module__, id)
        return ast.Name(table, ast.Load())


class Renamer(ast.NodeTransformer):
    def __init__(self, into: Collector, function: FunctionType, local: set[str]) -> None:
        self.into, self.function, self.local = into, function, local

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.local or not isinstance(node.ctx, ast.Load):
            return node
        return self.into.resolve(self.function, node.id)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """A number written in a call becomes ``int64(number)``: numba compiles a function anew for each one otherwise."""
        self.generic_visit(node)
        if self.into.cast and isinstance(node.func, ast.Name) and not hasattr(builtins, node.func.id):
            node.args = [_cast(a) for a in node.args]
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        """So does one that is assigned: its first guess at a variable's type is the number itself."""
        self.generic_visit(node)
        if self.into.cast:
            node.value = _cast(node.value)
        return node


def _cast(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return ast.Call(ast.Name("int64", ast.Load()), [node], [])
    return node


def text(detectors: tuple[Detector, ...], cast: bool = False) -> str:
    """The module's text, with its tables named and not written out; ``cast`` for numba."""
    places = {d.entity.id: n for n, d in enumerate(detectors)}
    into = Collector(
        {
            "RESIDENT_ID": places.get("cn-resident-id", -1),
            "BIRTH_DATE": places.get("birth-date", -1),
            "dispatch": "dispatch",
            "dispatch_embedded": "dispatch_embedded",
            "dispatch_weak": "dispatch_weak",
            "PASSWORD_HASH": places.get("password-hash", -1),
        },
        cast,
    )
    names = [into.add(d.kernel) for d in detectors]
    forms = [into.add(d.form) if d.form is not None else "" for d in detectors]
    into.add(walk.scan)
    functions = dict(into.functions)
    walks = [n for n in functions if n.startswith("discovery_walk_")]
    tables = [f"{name} = table({module!r}, {id!r})" for name, (module, id) in into.tables.items()]
    order = [functions[n] for n in functions if n not in walks]
    order.append(dispatcher("dispatch", detectors, names, lambda d: True))
    order.append(dispatcher("dispatch_embedded", detectors, names, lambda d: d.embedded))
    order.append(dispatcher("dispatch_weak", detectors, forms, lambda d: d.form is not None))
    order += [functions[n] for n in walks]
    marked = ["@fast\n" + f for f in order]
    marked[-1 - [*reversed(walks)].index(into.name(walk.scan))] = "@kept\n" + functions[into.name(walk.scan)]
    return "\n".join(tables) + "\n\n\n" + "\n\n\n".join(marked) + "\n"


def dispatcher(
    name: str, detectors: tuple[Detector, ...], kernels: list[str], wanted: Callable[[Detector], bool]
) -> str:
    """A function of nested ifs: by ranges of length, within them by first byte, in the order of the detectors."""
    offered = [(n, d) for n, d in enumerate(detectors) if wanted(d) and d.shape is not None]
    bounds = sorted({low for _, d in offered for low in (d.shape.lengths[0], d.shape.lengths[1] + 1)})  # type: ignore[union-attr]
    lines = [f"def {name}(data, start, length):", "    first = data[start]"]
    lines += _halved(bounds, offered, kernels, "    ")
    return "\n".join([*lines, "    return -1"])


def _halved(bounds: list[int], offered: list[tuple[int, Detector]], kernels: list[str], indent: str) -> list[str]:
    """Binary search over the bounds of lengths: [bounds[0], bounds[1]) is one range, and so on."""
    if len(bounds) < 2:
        return [f"{indent}return -1"]
    if len(bounds) == 2:
        low, high = bounds
        lines = [f"{indent}if length < {low} or length >= {high}:", f"{indent}    return -1"]
        for n, d in offered:
            assert d.shape is not None
            if d.shape.lengths[0] <= low and d.shape.lengths[1] + 1 >= high:
                condition = _first(d.shape.first_bytes)
                lines.append(f"{indent}if {condition}{kernels[n]}(data, start, length):")
                lines.append(f"{indent}    return {n}")
        return [*lines, f"{indent}return -1"]
    middle = len(bounds) // 2
    return [
        f"{indent}if length < {bounds[middle]}:",
        *_halved(bounds[: middle + 1], offered, kernels, indent + "    "),
        *_halved(bounds[middle:], offered, kernels, indent),
    ]


def _first(allowed: frozenset[int]) -> str:
    if len(allowed) == 256:
        return ""
    spans: list[list[int]] = []
    for byte in sorted(allowed):
        if spans and spans[-1][1] == byte - 1:
            spans[-1][1] = byte
        else:
            spans.append([byte, byte])
    tests = [f"first == {a}" if a == b else f"{a} <= first <= {b}" for a, b in spans]
    return f"({' or '.join(tests)}) and " if len(tests) > 1 else f"{tests[0]} and "


# --- interpreted ------------------------------------------------------------------------------------------------


def plain_table(module: str, name: str) -> Any:
    return getattr(sys.modules[module], name)


@cache
def interpreted() -> Walker:
    """The walk as plain Python: no numba, no compiler."""
    detectors = every()
    space: dict[str, Any] = {"table": plain_table, "fast": lambda f: f, "kept": lambda f: f}
    exec(compile(text(detectors), "<hegui detectors>", "exec"), space)
    return Walker(space[Collector({}).name(walk.scan)], detectors, compiled=False)


# --- compiled ---------------------------------------------------------------------------------------------------


def numpy_table(module: str, name: str) -> Any:
    """A table of a detector as numba takes it: a constant array."""
    import numpy as np

    thing = getattr(sys.modules[module], name)
    if isinstance(thing, (bytes, bytearray)):
        return np.frombuffer(bytes(thing), dtype=np.uint8)
    return np.array(thing, dtype=np.int64)


def fast(function: Any) -> Any:
    from numba import njit

    return njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)(function)


def kept(function: Any) -> Any:
    """Compiled, and kept on disk where the module is a file."""
    from numba import njit

    return njit(nogil=True, error_model="numpy", no_cfunc_wrapper=True, cache=not function.__code__.co_filename.startswith("<"))(function)


def cache_folder() -> Path | None:
    """Where compiled code is kept, 0700; None where no such folder can be had."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(given) if given else Path.home() / ".cache") / "hegui"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.stat().st_uid != os.getuid() or folder.is_symlink():
            return None
        folder.chmod(0o700)
        return folder if os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):
        return None


@cache
def compiled() -> Walker:
    """The walk as machine code, from the cache if this very text was compiled before."""
    import numba

    detectors = every()
    body = (
        "from numba import int64\n\nfrom hegui.discovery.generated import fast, kept, numpy_table as table\n\n" + text(detectors, cast=True)
    )
    digest = hashlib.sha256(f"{numba.__version__}{sys.version}{_tables_digest(body)}{body}".encode()).hexdigest()[:16]
    name = f"hegui_kernels_{digest}"
    module = sys.modules[name] = ModuleType(name)  # numba asks for it by name when it loads what it kept
    folder = cache_folder()
    file = "<hegui detectors>"
    if folder is not None:
        path = folder / f"{name}.py"
        file = str(path)
        # written anew unless its text is this very text: a file that somebody else changed is never run
        if not path.is_file() or path.read_text(encoding="utf-8") != body:
            draft = folder / f".{name}.{os.getpid()}"
            draft.write_text(body, encoding="utf-8")
            draft.replace(path)
    exec(compile(body, file, "exec"), module.__dict__)
    return Walker(getattr(module, Collector({}).name(walk.scan)), detectors, compiled=True)


def _tables_digest(body: str) -> str:
    found = hashlib.sha256()
    for line in body.splitlines():
        if " = table(" in line:
            module, name = ast.literal_eval(line.split(" = table", 1)[1])
            found.update(repr(getattr(sys.modules[module], name)).encode())
    return found.hexdigest()
