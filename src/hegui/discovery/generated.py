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

from hegui.detectors import Detector, Shape, room
from hegui.discovery import walk

LONGEST = 128  # bytes of the longest value that is dispatched by its very length
COMPILERS = ("int64", "uint64", "bytes_at", "half_at", "ones", "word_at")  # names of numba and of pointers.py
GROUP = 5  # detectors that one test of bits rules out together


@dataclass(frozen=True, slots=True)
class Walker:
    """The walk ready to run, and the detectors in the order of its counters."""

    scan: Callable[..., None]
    spans: Callable[..., None]  # compiled only: where the values of string views lie
    alike: Callable[..., Any]  # interpreted: walk.alike; compiled: the sketch of a whole column
    dispatch: Callable[[Any, int, int, int], int]
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
        self.wide = _wide() if cast else {}
        self.functions: dict[str, str] = {}
        self.tables: dict[str, tuple[str, str]] = {}

    def name(self, thing: Any) -> str:
        return f"{thing.__module__}.{thing.__qualname__}".replace("hegui.", "", 1).replace(".", "_")

    def add(self, function: Any) -> str:
        if not isinstance(function, FunctionType):
            raise TypeError(f"{function!r} is not a plain function")
        function = self.wide.get(function, function)
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
        if id in COMPILERS and self.cast:
            return ast.Name(id, ast.Load())
        thing = function.__globals__[id]
        if isinstance(thing, FunctionType):
            return ast.Name(self.add(thing), ast.Load())
        if isinstance(thing, (bool, int, float)):
            return ast.Constant(thing)
        table = f"{function.__module__}.{id}".replace(".", "_")
        self.tables[table] = (function.__module__, id)
        return ast.Name(table, ast.Load())


def _wide() -> dict[Any, FunctionType]:
    """What the compiler takes in the place of the innermost loops."""
    from hegui.discovery import wide

    return {plain: getattr(wide, plain.__name__) for plain in wide.STANDS_FOR}


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

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Places are never negative, and unsigned ones spare numba the question."""
        self.generic_visit(node)
        if self.into.cast and not isinstance(node.slice, ast.Constant):
            node.slice = ast.Call(ast.Name("uint64", ast.Load()), [node.slice], [])
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
            "ADDRESS": places.get("address", -1),
            "PASSWORD_HASH": places.get("password-hash", -1),
        },
        cast,
    )
    names = [into.add(d.kernel) for d in detectors]
    forms = [into.add(d.form) if d.form is not None else "" for d in detectors]
    into.add(walk.scan)
    into.add(walk.alike)
    functions = dict(into.functions)
    walks = [n for n in functions if n.startswith("discovery_walk_")]
    tables = [f"{name} = table({module!r}, {id!r})" for name, (module, id) in into.tables.items()]
    order = [functions[n] for n in functions if n not in walks]
    order.append(dispatcher("dispatch", detectors, names, lambda d: True, masked=True))
    order.append(dispatcher("dispatch_embedded", detectors, names, lambda d: d.embedded))
    order.append(dispatcher("dispatch_weak", detectors, forms, lambda d: d.form is not None))
    order += [functions[n] for n in walks]
    marked = [f if "@fast" in f else "@fast\n" + f for f in order]
    return "\n".join(tables) + "\n\n\n" + "\n\n\n".join(marked) + "\n"


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
    by_first = [sum(1 << n for n, shape in offered if byte in shape.first_bytes) for byte in range(256)]
    by_mask = (
        [sum(1 << n for n, shape in offered if _made(shape, mask)) for mask in range(256)] if masked else []
    )
    lines = [
        *([f"{name}_by_mask = numbers({by_mask})"] if masked else []),
        f"{name}_by_length = numbers({by_length})",
        f"{name}_by_first = numbers({by_first})",
        "",
        "",
        "@fast",
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


KINDS = {
    "0": walk.DIGIT,
    "a": walk.LOWER | walk.HEXES,
    "A": walk.UPPER | walk.HEXES,
    "@": walk.AT,
    "*": walk.STAR,
    ".": walk.SIGN,
    "文": walk.HIGH,
}


def _made(shape: Shape, mask: int) -> bool:
    """May a value whose characters are of these classes have the shape?"""
    allowed = sum({bit for kind in shape.of for bit in _bits(KINDS[kind])}) if shape.of else 255
    return mask & ~allowed == 0 and all(mask & KINDS[kind] for kind in shape.has)


def _bits(number: int) -> list[int]:
    return [1 << n for n in range(8) if number >> n & 1]


# Only ever compiled: how the walk is entered, by addresses; the interpreted form hashes a whole batch at once, in people.py.
ENTRIES = """

@kept
def scan(address, starts, sizes, count, facts, lengths, hits, weak, embedded, births, firsts, scratch):
    discovery_walk_scan(
        bytes_at(address), starts, sizes, count, facts, lengths, hits, weak, embedded, births, firsts, bytes_at(scratch)
    )


@kept
def spans(address, bits, first, count, heads, starts, sizes):
    views = bytes_at(address)
    valid = bytes_at(bits)
    for row in range(count):
        place = first + row
        if bits != 0 and (valid[place >> 3] >> (place & 7)) & 1 == 0:
            starts[row] = 0
            sizes[row] = -1
            continue
        view = 16 * place
        size = int64(half_at(views, view))
        sizes[row] = size
        if size <= 12:
            starts[row] = address + view + 4
        else:
            starts[row] = heads[half_at(views, view + 8)] + int64(half_at(views, view + 12))


@fast
def turned(x, by):
    return (x << uint64(by)) | (x >> uint64(64 - by))


@kept
def sketch(address, starts, sizes, count, k0, k1, registers, room):
    data = bytes_at(address)
    scratch = bytes_at(room)
    for row in range(count):
        size = discovery_walk_alike(data, starts[row], starts[row] + sizes[row], scratch)
        if size <= 0:
            continue
        v0 = k0 ^ uint64(0x736F6D6570736575)
        v1 = k1 ^ uint64(0x646F72616E646F6D)
        v2 = k0 ^ uint64(0x6C7967656E657261)
        v3 = k1 ^ uint64(0x7465646279746573)
        for block in range(size // 8 + 2):
            word = uint64(0)
            rounds = 2
            if block <= size // 8:
                for i in range(8):
                    at = block * 8 + i
                    if at < size:
                        word |= uint64(scratch[at]) << uint64(8 * i)
                if block == size // 8:
                    word |= uint64(size & 255) << uint64(56)
                v3 ^= word
            else:
                v2 ^= uint64(0xFF)
                rounds = 4
            for _ in range(rounds):
                v0 += v1
                v2 += v3
                v1 = turned(v1, 13) ^ v0
                v3 = turned(v3, 16) ^ v2
                v0 = turned(v0, 32)
                v2 += v1
                v0 += v3
                v1 = turned(v1, 17) ^ v2
                v3 = turned(v3, 21) ^ v0
                v2 = turned(v2, 32)
            v0 ^= word
        found = v0 ^ v1 ^ v2 ^ v3
        place = int64(found >> uint64(50))
        rest = found & uint64(0x3FFFFFFFFFFFF)
        rank = 51
        while rest > uint64(0):
            rest = rest >> uint64(1)
            rank -= 1
        if registers[place] < rank:
            registers[place] = rank
"""


# --- interpreted ------------------------------------------------------------------------------------------------


def plain_table(module: str, name: str) -> Any:
    return getattr(sys.modules[module], name)


@cache
def interpreted() -> Walker:
    """The walk as plain Python: no numba, no compiler."""
    detectors = every()
    space: dict[str, Any] = {"table": plain_table, "numbers": tuple, "fast": lambda f: f, "kept": lambda f: f}
    exec(compile(text(detectors), "<hegui detectors>", "exec"), space)
    return _walker(space, detectors, compiled=False)


def _none(*_: Any) -> None:
    raise NotImplementedError("interpreted walks take no views")


def _walker(space: dict[str, Any], detectors: tuple[Detector, ...], compiled: bool) -> Walker:
    name = Collector({}).name
    alike = space["sketch"] if compiled else space[name(walk.alike)]
    scan = space["scan"] if compiled else space[name(walk.scan)]
    return Walker(scan, space["spans"] if compiled else _none, alike, space["dispatch"], detectors, compiled)


# --- compiled ---------------------------------------------------------------------------------------------------


def numpy_table(module: str, name: str) -> Any:
    """A table of a detector as numba takes it: a constant array."""
    import numpy as np

    thing = getattr(sys.modules[module], name)
    if isinstance(thing, (bytes, bytearray)):
        return np.frombuffer(bytes(thing), dtype=np.uint8)
    return np.array(thing, dtype=np.int64)


def numbers(values: list[int]) -> Any:
    import numpy as np

    return np.array(values, dtype=np.int64)


# no reference counts: kernels are given arrays and make none; no wrappers: only the walk is called from Python
OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True}
INNER: dict[str, Any] = {**OPTIONS, "no_cpython_wrapper": True}


def fast(function: Any) -> Any:
    from numba import njit

    return njit(**INNER)(function)


def kept(function: Any) -> Any:
    """Compiled, and kept on disk where the module is a file."""
    from numba import njit

    return njit(cache=not function.__code__.co_filename.startswith("<"), **OPTIONS)(function)


def cache_folder() -> Path | None:
    """Where compiled code is kept, 0700; None where no such folder can be had."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(given) if given else Path.home() / ".cache") / "hegui"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.is_symlink() or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
            return None
        folder.chmod(0o700)
        return folder if os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):
        return None


@cache
def compiled() -> Walker:
    """The walk as machine code, from the cache if this very text was compiled before; interpreted where numba is missing."""
    try:
        import numba
    except ImportError:
        return interpreted()
    detectors = every()
    body = (
        "from numba import int64, uint64\n\nfrom hegui.discovery.generated import fast, kept, numbers, numpy_table as table\n"
        "from hegui.discovery.pointers import bytes_at, half_at, ones, word_at\n\n"
        + text(detectors, cast=True)
        + ENTRIES
    )
    digest = hashlib.sha256(
        f"{numba.__version__}{sys.version}{_tables_digest(body)}{body}".encode()
    ).hexdigest()[:16]
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
    return _walker(module.__dict__, detectors, compiled=True)


def _tables_digest(body: str) -> str:
    found = hashlib.sha256()
    for line in body.splitlines():
        if " = table(" in line:
            module, name = ast.literal_eval(line.split(" = table", 1)[1])
            found.update(repr(getattr(sys.modules[module], name)).encode())
    return found.hexdigest()
