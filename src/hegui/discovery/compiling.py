"""
The walk as machine code: lowered and optimised by LLVM once, kept, and loaded in a few milliseconds from then on.

What is called from Python takes numbers and addresses alone, so the machine code stands by itself.  It lies in the user's cache
folder (``sealed.py``), under a digest of the code and the processor.  Where that folder cannot be written, the code is compiled
in each run.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from typing import Any

from hegui.discovery import sealed
from hegui.discovery.generated import Walker, collected, every, interpreted

_alive: list[Any] = []  # engines whose code may be running


@cache
def compiled() -> Walker:
    """The walk as machine code, from the cache if this very code was compiled before.

    Interpreted where llvmlite is missing, and where a word's first byte is its highest: kernels read it as its lowest.
    """
    if find_spec("llvmlite") is None or sys.byteorder == "big":
        return interpreted()
    file = _file()
    kept = sealed.read(file) if file is not None else None
    made = bytes(kept) if kept is not None else _made()
    if kept is None and file is not None:
        sealed.keep(file, made)
    engine = loaded(made)
    _alive.append(engine)
    scan, sketch = _functions(engine)
    return Walker(scan, sketch, every(), compiled=True)


# --- compiling ----------------------------------------------------------------------------------------------------------


def _entries() -> tuple[Callable[..., None], ...]:
    from hegui.discovery import entries

    return entries.scan, entries.sketch


def _made() -> bytes:
    """The machine code of the entries and of all that they call."""
    into, names = collected(every(), _entries())
    return machine_code(into, names)


def machine_code(into: Any, entries: list[str]) -> bytes:
    """Of functions by name, ``entries`` first: an object file for this processor."""
    from llvmlite import binding

    from hegui.discovery.lowering import Module

    module = Module(into.functions, into.tables)
    for name in entries:
        module.entry(name)
    machine = _machine()
    code = binding.parse_assembly(module.text())
    code.verify()
    options = binding.create_pipeline_tuning_options(speed_level=3)
    passes = binding.create_pass_builder(machine, options)
    passes.getModulePassManager().run(code, passes)
    return bytes(machine.emit_object(code))


# --- keeping ------------------------------------------------------------------------------------------------------------

# what the machine code is made from, beside detectors
MADE_FROM = (
    "walk", "embedded", "tidying", "offering", "wide", "pointers", "entries", "columns", "people", "generated", "lowering", "compiling",
)  # fmt: skip


def _file() -> Path | None:
    from importlib.metadata import version

    from llvmlite import binding

    from hegui.discovery.kept import code_version

    made_from = ("detectors", *(f"discovery/{name}.py" for name in MADE_FROM))
    return sealed.file_for(
        "walk", code_version(made_from), version("llvmlite"), binding.get_host_cpu_name(), _features()
    )


# --- loading ------------------------------------------------------------------------------------------------------------


def _machine() -> Any:
    """This processor, anew each time: an engine keeps the one that it is given."""
    from llvmlite import binding

    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    return binding.Target.from_default_triple().create_target_machine(
        cpu=binding.get_host_cpu_name(), features=_features(), opt=3, jit=True
    )


def _features() -> str:
    """What this processor can do, but for AVX-512: comparisons of bytes by its masks wait for each other."""
    from llvmlite import binding

    found = binding.get_host_cpu_features()
    return ",".join(
        f"{'+' if has and not name.startswith('avx512') else '-'}{name}"
        for name, has in sorted(found.items())
    )


def loaded(made: bytes) -> Any:
    """An engine that knows the address of each entry in an object file; the code lives as long as it."""
    from llvmlite import binding
    from llvmlite.binding import object_file

    engine = binding.create_mcjit_compiler(binding.parse_assembly(""), _machine())
    engine.add_object_file(object_file.ObjectFileRef.from_data(made))
    engine.finalize_object()
    return engine


def _functions(engine: Any) -> list[Callable[..., None]]:
    """The entries as functions of Python that let other threads run."""
    found: list[Callable[..., None]] = []
    for entry in _entries():
        address = engine.get_function_address(f"discovery_entries_{entry.__name__}")
        takes = [ctypes.c_int64] * len(signature(entry).parameters)
        found.append(ctypes.CFUNCTYPE(None, *takes)(address))
    return found
