"""
The walk as machine code: compiled once by numba, kept, and loaded without numba from then on.

What is called from Python takes numbers and addresses alone, so the machine code stands by itself: it is loaded in a few
milliseconds, where numba would take half a second to find it again.  It lies in the user's cache folder (``sealed.py``), under
a digest of the code and the processor.  Where that folder cannot be written, the code is compiled in each run.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hegui.discovery import sealed
from hegui.discovery.generated import Walker, every, interpreted, text

ENTRIES = {  # what is called from Python, and how many numbers and addresses it takes
    "scan": 12,
    "spans": 7,
    "sketch": 8,
}

# How the walk is entered.  The interpreted form hashes a whole batch at once, in people.py.
BODY = """

@entry
def scan(address, starts, sizes, count, facts, lengths, hits, weak, embedded, births, firsts, scratch):
    discovery_walk_scan(
        bytes_at(address), longs_at(starts), ints_at(sizes), count, longs_at(facts), longs_at(lengths), longs_at(hits),
        longs_at(weak), longs_at(embedded), ints_at(births), longs_at(firsts), bytes_at(scratch),
    )


@entry
def spans(address, bits, first, count, heads, starts, sizes):
    views = bytes_at(address)
    valid = bytes_at(bits)
    buffers = longs_at(heads)
    begins = longs_at(starts)
    lengths = ints_at(sizes)
    for row in range(count):
        place = first + row
        if bits != 0 and (valid[place >> 3] >> (place & 7)) & 1 == 0:
            begins[row] = 0
            lengths[row] = -1
            continue
        view = 16 * place
        size = int64(half_at(views, view))
        lengths[row] = size
        if size <= 12:
            begins[row] = address + view + 4
        else:
            begins[row] = buffers[half_at(views, view + 8)] + int64(half_at(views, view + 12))


@fast
def turned(x, by):
    return (x << by) | (x >> (uint64(64) - by))


@fast
def mixed(v0, v1, v2, v3, rounds):
    for _ in range(rounds):
        v0 += v1
        v2 += v3
        v1 = turned(v1, uint64(13)) ^ v0
        v3 = turned(v3, uint64(16)) ^ v2
        v0 = turned(v0, uint64(32))
        v2 += v1
        v0 += v3
        v1 = turned(v1, uint64(17)) ^ v2
        v3 = turned(v3, uint64(21)) ^ v0
        v2 = turned(v2, uint64(32))
    return v0, v1, v2, v3


@entry
def sketch(address, starts, sizes, count, key0, key1, registers, room):
    data = bytes_at(address)
    begins = longs_at(starts)
    lengths = ints_at(sizes)
    ranks = bytes_at(registers)
    scratch = bytes_at(room)
    k0 = uint64(key0)
    k1 = uint64(key1)
    for row in range(count):
        size = discovery_walk_alike(data, begins[row], begins[row] + lengths[row], scratch)
        if size <= 0:
            continue
        v0 = k0 ^ uint64(0x736F6D6570736575)
        v1 = k1 ^ uint64(0x646F72616E646F6D)
        v2 = k0 ^ uint64(0x6C7967656E657261)
        v3 = k1 ^ uint64(0x7465646279746573)
        at = int64(0)
        while at + 8 <= size:
            word = word_at(scratch, at)
            v0, v1, v2, v3 = mixed(v0, v1, v2, v3 ^ word, int64(2))
            v0 ^= word
            at += 8
        word = word_at(scratch, at) & ((uint64(1) << uint64(8 * (size - at))) - uint64(1))
        word |= uint64(size & 255) << uint64(56)
        v0, v1, v2, v3 = mixed(v0, v1, v2, v3 ^ word, int64(2))
        v0, v1, v2, v3 = mixed(v0 ^ word, v1, v2 ^ uint64(255), v3, int64(4))
        found = v0 ^ v1 ^ v2 ^ v3
        place = int64(found >> uint64(50))
        rank = leading_zeros(found & uint64(0x3FFFFFFFFFFFF)) - 13
        if ranks[place] < rank:
            ranks[place] = rank
"""


@cache
def compiled() -> Walker:
    """The walk as machine code, from the cache if this very code was compiled before; interpreted where numba is missing."""
    if find_spec("numba") is None:
        return interpreted()
    file = _file()
    made = _kept(file) if file is not None else None
    if made is None:
        made = _made()
        if file is not None:
            _keep(file, made)
    scan, spans, sketch = _loaded(made)
    return Walker(scan, sketch, every(), compiled=True, spans=spans)


# --- compiling ----------------------------------------------------------------------------------------------------------

# no reference counts: kernels make no arrays; no wrappers: what Python calls is loaded by its address
OPTIONS: dict[str, Any] = {
    "nogil": True, "error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True, "no_cpython_wrapper": True,
}  # fmt: skip


def _made() -> dict[str, tuple[str, bytes]]:
    """The entries: the symbol of each, and the machine code it is in."""
    from numba import njit
    from numba.core.compiler_lock import global_compiler_lock

    from hegui.discovery import pointers

    found: dict[str, tuple[str, bytes]] = {}

    def entry(function: Any) -> Any:
        signature = pointers.nothing(*[pointers.int64] * ENTRIES[function.__name__])
        kernel = njit(signature, **OPTIONS)(function)
        (result,) = kernel.overloads.values()
        with global_compiler_lock:
            _, _, (code, _) = result.library.serialize_using_object_code()
        found[function.__name__] = result.fndesc.llvm_func_name, code
        return kernel

    space: dict[str, Any] = {name: getattr(pointers, name) for name in pointers.NAMES}
    space |= {"table": numpy_table, "numbers": numbers, "fast": fast, "entry": entry}
    with _at_once():
        exec(compile(text(every()) + BODY, "<hegui detectors>", "exec"), space)
    return found


@contextmanager
def _at_once() -> Iterator[None]:
    """Machine code is made of the entries, each with all that it calls inside.

    Left alone, numba makes it of every function on the way, each time with all that this one calls.  This reaches into numba
    (0.68 is what it was tried with): where a release has no such inside, it is left alone, and compiling takes longer.
    """
    from numba.core import codegen

    library: Any = codegen.CPUCodeLibrary
    machine: Any = codegen.JITCPUCodegen
    inside = ((library, "_optimize_final_module"), (library, "_finalize_final_module"), (machine, "set_env"))
    if not all(hasattr(of, name) for of, name in inside):
        yield
        return
    optimize, finalize = library._optimize_final_module, library._finalize_final_module
    set_env = machine.set_env

    def optimize_entry(made: Any) -> None:
        if made.name in ENTRIES:
            optimize(made)

    def finalize_entry(made: Any) -> None:
        if made.name in ENTRIES:
            finalize(made)
        made._finalized = True

    def set_env_of_entry(made: Any, name: str, env: Any) -> None:
        if made._engine.get_global_value_address(name):
            set_env(made, name, env)

    collecting = gc.isenabled()
    gc.disable()  # of the millions of small objects that numba makes nearly none is garbage yet
    library._optimize_final_module, library._finalize_final_module = optimize_entry, finalize_entry
    machine.set_env = set_env_of_entry
    try:
        yield
    finally:
        library._optimize_final_module, library._finalize_final_module = optimize, finalize
        machine.set_env = set_env
        if collecting:
            gc.enable()


def fast(function: Any) -> Any:
    from numba import njit

    return njit(**OPTIONS)(function)


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


# --- keeping ------------------------------------------------------------------------------------------------------------


COPIED = (
    "walk",
    "wide",
    "pointers",
    "generated",
    "compiling",
)  # what the machine code is made from, beside detectors


def _file() -> Path | None:
    from importlib.metadata import version

    from llvmlite import binding

    from hegui.discovery.kept import code_version

    made_from = ("detectors", *(f"discovery/{name}.py" for name in COPIED))
    features = binding.get_host_cpu_features().flatten()
    return sealed.file_for(
        "walk", code_version(made_from), version("numba"), sys.version, binding.get_host_cpu_name(), features
    )


def _kept(file: Path) -> dict[str, tuple[str, bytes]] | None:
    import msgspec

    kept = sealed.read(file)
    return None if kept is None else msgspec.msgpack.decode(kept, type=dict[str, tuple[str, bytes]])


def _keep(file: Path, made: dict[str, tuple[str, bytes]]) -> None:
    import msgspec

    sealed.keep(file, msgspec.msgpack.encode(made))


# --- loading ------------------------------------------------------------------------------------------------------------


@cache
def _engine() -> Any:
    from llvmlite import binding

    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    machine = binding.Target.from_default_triple().create_target_machine(jit=True)
    return binding.create_mcjit_compiler(binding.parse_assembly(""), machine)


def _loaded(made: dict[str, tuple[str, bytes]]) -> list[Callable[..., None]]:
    """The entries as functions of Python that let other threads run."""
    from llvmlite.binding import object_file

    engine = _engine()
    for _, code in made.values():
        engine.add_object_file(object_file.ObjectFileRef.from_data(code))
    engine.finalize_object()
    found = []
    for name, takes in ENTRIES.items():
        address = engine.get_function_address(made[name][0])
        # numba's own convention: a place for the result, one for an error, then the arguments
        function = ctypes.CFUNCTYPE(ctypes.c_int, *[ctypes.c_int64] * (takes + 2))(address)
        found.append(_called(function))
    return found


def _called(function: Callable[..., int]) -> Callable[..., None]:
    def call(*numbers: int) -> None:
        nothing, error = ctypes.c_int64(), ctypes.c_int64()
        if function(ctypes.addressof(nothing), ctypes.addressof(error), *numbers):
            raise RuntimeError("the compiled walk failed")

    return call
