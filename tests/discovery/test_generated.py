"""The compiled walk counts what the interpreted one counts; it is kept in a folder of the user's own."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from accuracy.remarks import remark
from generators import KINDS, Make, column

from discovery.tables import DAY, parts, table, tally_of
from hegui.discovery import compiling, generated, sealed


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> generated.Walker:
    """Compiled once for all tests here, in a cache folder of their own unless one is set."""
    if "XDG_CACHE_HOME" not in os.environ:
        os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    return compiling.compiled()


def test_compiled_and_interpreted_count_alike(compiled: generated.Walker) -> None:
    arrays = [pa.array(column(kind, 400, seed=21, empty=0.05)) for kind in KINDS]
    make = Make(3)
    arrays.append(pa.array([remark(make) for _ in range(3000)]))
    arrays.append(
        pa.array([make.resident_id() + "、" + make.address() for _ in range(100)]).dictionary_encode()
    )
    arrays.append(pa.array([None, "", "\u3000", "１３８００００００００", "*" * 300, "字" * 5000]))
    for fast, plain in zip(parts(arrays, compiled), parts(arrays), strict=True):
        assert fast == plain
    views = [a.cast(pa.string_view()) for a in arrays if not pa.types.is_dictionary(a.type)]
    views += [pa.concat_arrays([pa.array(["x", None], pa.string_view()), v]).slice(2) for v in views[:3]]
    for fast, plain in zip(parts(views, compiled), parts(views), strict=True):
        assert fast == plain


def test_many_rows_and_few_rows_count_alike(compiled: generated.Walker) -> None:
    """A table that turns large halfway is walked interpreted, then compiled."""
    values = column("resident-id-messy", 1500)
    mixed = table({"c": values * 20}, cut=1500)
    from hegui.discovery.engine import tally

    (found,), _ = tally(mixed, DAY)
    (one,) = parts([values])
    assert found.rows == 30_000
    assert found.hits == {k: 20 * n for k, n in one.hits.items()}
    assert found.distinct == one.distinct


def test_a_table_that_is_not_worth_it_is_never_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail: a compiler's memory would be a third of all that a mailbox takes."""
    from hegui.discovery.engine import tally

    monkeypatch.setattr("hegui.discovery.units._compiled", lambda: pytest.fail("compiled"))
    (found,), _ = tally(replace(table({"c": ["x"] * 30_000}, cut=5000), compiles=False), DAY)
    assert found.rows == 30_000


def test_threads_change_nothing(compiled: generated.Walker) -> None:
    from hegui.discovery.engine import tally

    columns = {kind: column(kind, 2000) for kind in ("name", "mobile", "email", "address", "md5", "number")}
    one, _ = tally(table(columns, cut=300, rows=50_000), DAY, threads=1)
    four, _ = tally(table(columns, cut=300, rows=50_000), DAY, threads=4)
    assert one == four


RUN = """
import sys
from datetime import date
import pyarrow as pa
from hegui.discovery.engine import tally
from hegui.model import Column, Place, Table
batch = pa.RecordBatch.from_arrays([pa.array(["13800000000"] * 1000)], names=["c"])
found, _ = tally(Table(Place("t"), (Column("c"),), lambda: iter([batch]), rows=int(sys.argv[1])), date(2026, 11, 1))
assert found[0].hits == {"mobile": 1000}
print(*(name in sys.modules for name in ("llvmlite", "hegui.discovery.lowering")))
"""


def run(folder: Path, rows: int, **more: str) -> str:
    env = {**os.environ, "XDG_CACHE_HOME": str(folder), **more}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(rows)], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_small_table_needs_no_compiler(tmp_path: Path) -> None:
    assert run(tmp_path, 1000) == "False False"
    assert not list(tmp_path.iterdir())


def test_compiled_code_is_kept_for_the_user_alone_and_found_again_without_a_compiler(
    compiled: generated.Walker,
) -> None:
    folder = sealed.cache_folder()
    assert folder is not None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.glob("walk-*"))
    assert tally_of(column("mobile", 100), rows=50_000).hits == {"mobile": 100}
    assert run(folder.parent, 50_000) == "True False"  # loaded, and not lowered


def test_without_a_cache_folder_the_code_is_compiled_all_the_same(
    compiled: generated.Walker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = compiling._file()
    assert kept is not None
    made = bytes(sealed.read(kept) or b"")
    file = tmp_path / "a file"
    file.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    monkeypatch.setattr(compiling, "_made", lambda: made)  # as it would be compiled a second time
    assert sealed.cache_folder() is None and compiling._file() is None
    walker = compiling.compiled.__wrapped__()
    assert parts([column("mobile", 100)], walker)[0].hits == {"mobile": 100}


def test_a_changed_file_in_the_cache_is_not_run(compiled: generated.Walker, tmp_path: Path) -> None:
    file = compiling._file()
    assert file is not None and sealed.read(file) is not None
    right = file.read_bytes()
    other = tmp_path / file.name
    for wrong in (
        b"",
        right[:-1],
        right[:5000] + bytes([right[5000] ^ 1]) + right[5001:],
        bytes(32) + right[32:],
    ):
        other.write_bytes(wrong)
        assert sealed.read(other) is None
