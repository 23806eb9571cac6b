"""Archives as programs write them, nested, damaged, locked, and built as bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import py7zr
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from generators import Make
from pdfs import pdf
from reading import read

from hegui.model import Table
from hegui.readers import members
from hegui.readers.opening import open_source, source_from

PEOPLE = [{"姓名": m.name(), "手机": m.mobile()} for m in [Make(6)] for _ in range(20)]
CSV = ("姓名,手机\n" + "".join(f"{p['姓名']},{p['手机']}\n" for p in PEOPLE)).encode()


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("own")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as file:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return out.getvalue()


def seven_zipped(files: dict[str, bytes], password: str | None = None) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as file:
        for name, data in files.items():
            file.writestr(data, name)
    return out.getvalue()


def database() -> bytes:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE member (name TEXT, phone TEXT)")
    db.executemany("INSERT INTO member VALUES (?, ?)", [tuple(p.values()) for p in PEOPLE])
    db.commit()
    return bytes(db.serialize())


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(PEOPLE), out)
    return out.getvalue()


FILES = {
    "会员/list.csv": CSV,
    "notes.txt": "联系人：王芳 13800138000\n".encode(),
    "member.db": database(),
    "member.parquet": parquet(),
    "letter.pdf": pdf([["13800138000"]]),
    "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(50),
}
TABLES = {"会员/list.csv", "notes.txt", "member.db#member", "member.parquet", "letter.pdf"}


@pytest.mark.parametrize(
    "name", ["x.zip", "x.7z", "x.tar", "x.tgz", "x.tar.xz", "x.tar.bz2", "x.tar.zst", "x"]
)
def test_every_member_is_read_as_the_file_it_is(
    tmp_path: Path, name: str, own_temporary_folder: Path
) -> None:
    if name in ("x.zip", "x"):
        data = zipped(FILES)
    elif name == "x.7z":
        data = seven_zipped(FILES)
    elif name.endswith(".zst"):
        data = pa.compress(tarred(FILES), "zstd", asbytes=True)
    else:
        mode = {"x.tar": "w", "x.tgz": "w:gz", "x.tar.xz": "w:xz", "x.tar.bz2": "w:bz2"}[name]
        data = tarred(FILES, mode)
    (tmp_path / name).write_bytes(data)
    found = read(tmp_path / name)
    assert set(found.rows) == {f"{name}/{t}" for t in TABLES}
    assert found.rows[f"{name}/会员/list.csv"] == found.rows[f"{name}/member.parquet"] == PEOPLE
    assert len(found.rows[f"{name}/member.db#member"]) == 20
    assert [(s.place.source, "image" in s.reason.en) for s in found.skipped] == [(f"{name}/photo.png", True)]
    del found
    assert not list(own_temporary_folder.iterdir())


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress, "zstd"])
def test_a_packed_file_bears_its_own_name(tmp_path: Path, pack: object) -> None:
    data = pa.compress(CSV, "zstd", asbytes=True) if pack == "zstd" else pack(CSV)  # type: ignore[operator]
    (tmp_path / "x.csv.zst").write_bytes(data)
    assert read(tmp_path / "x.csv.zst").rows == {"x.csv.zst": PEOPLE}
    (tmp_path / "y.csv.gz").write_bytes(gzip.compress(data))
    assert read(tmp_path / "y.csv.gz").rows == {"y.csv.gz": PEOPLE}


def test_archives_in_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    data = zipped({"list.csv": CSV})
    for _ in range(2):
        data = zipped({"inner.zip": data})
    (tmp_path / "x.zip").write_bytes(data)
    assert read(tmp_path / "x.zip").rows == {"x.zip/inner.zip/inner.zip/list.csv": PEOPLE}
    for _ in range(4):
        data = zipped({"inner.zip": data})
    (tmp_path / "x.zip").write_bytes(data)
    found = read(tmp_path / "x.zip")
    assert not found.rows and "nested more than" in found.reasons


def test_tables_can_be_read_after_the_archive_was_walked(tmp_path: Path, own_temporary_folder: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped(FILES))
    tables = [t for t in open_source(source_from(str(tmp_path / "x.zip"))) if isinstance(t, Table)]
    assert [sum(b.num_rows for b in t.batches()) for t in tables] == [20, 1, 20, 20, 1]  # type: ignore[union-attr]
    assert all(f.stat().st_mode & 0o777 == 0o700 for f in own_temporary_folder.iterdir())
    del tables
    assert not list(own_temporary_folder.iterdir())


def test_large_members_and_systems_without_files_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_temporary_folder: Path
) -> None:
    (tmp_path / "x.zip").write_bytes(zipped(FILES))
    monkeypatch.setattr(members, "ALL_IN_MEMORY", 0)
    monkeypatch.setattr(members, "IN_MEMORY", 100)
    found = read(tmp_path / "x.zip")
    assert set(found.rows) == {f"x.zip/{t}" for t in TABLES}
    del found
    assert not list(own_temporary_folder.iterdir())


def test_names_written_in_gbk_are_shown_as_they_are(tmp_path: Path) -> None:
    data = zipped({"AAAA.csv": CSV})
    (tmp_path / "x.zip").write_bytes(data.replace(b"AAAA.csv", "会员".encode("gb18030") + b".csv"))
    assert set(read(tmp_path / "x.zip").rows) == {"x.zip/会员.csv"}


def test_members_are_chosen_by_name_and_never_leave_the_folder(
    tmp_path: Path, own_temporary_folder: Path
) -> None:
    (tmp_path / "x.zip").write_bytes(zipped(FILES | {"../../escape.csv": CSV, "/abs.csv": CSV}))
    assert set(read(tmp_path / "x.zip", include=("会员/",)).rows) == {"x.zip/会员/list.csv"}
    assert "x.zip/notes.txt" not in read(tmp_path / "x.zip", exclude=("*.txt",)).rows
    found = read(tmp_path / "x.zip")
    assert any("escape" in t for t in found.rows)
    around = [tmp_path.parent, tmp_path, own_temporary_folder, own_temporary_folder.parent]
    assert not any((f / "escape.csv").exists() for f in around) and not Path("/abs.csv").exists()


def test_a_backup_archive_makes_its_members_copies(tmp_path: Path) -> None:
    (tmp_path / "backup.zip").write_bytes(zipped({"a.csv": CSV}))
    (tmp_path / "x.zip").write_bytes(zipped({"a.csv": CSV}))
    assert read(tmp_path / "backup.zip").table.export and not read(tmp_path / "x.zip").table.export


def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("zips", "members"):
        monkeypatch.setattr(f"hegui.readers.{module}.BOMB_FROM", 1 << 20)
    zeros = bytes(8 << 20)
    inner = zipped({"a.txt": zeros})
    for name, data in {
        "one.zip": zipped({"a.txt": zeros}),
        "nested.zip": zipped({f"{i}.zip": inner for i in range(5)}),
        "many.tar.xz": lzma.compress(tarred({f"{i}.txt": bytes(600_000) for i in range(40)})),
        "x.zst": pa.compress(zeros, "zstd", asbytes=True),
    }.items():
        (tmp_path / name).write_bytes(data)
        found = read(tmp_path / name)
        assert "times its size" in found.reasons, name


def test_too_many_members_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members.Allowance.__init__, "__defaults__", (3, members.MOST_BYTES))
    (tmp_path / "x.zip").write_bytes(zipped({f"{i}.csv": CSV for i in range(5)}))
    found = read(tmp_path / "x.zip")
    assert len(found.rows) == 3 and "members" in found.reasons and found.skipped[0].asked


def test_a_locked_member_says_what_to_do_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.csv": CSV, "b.csv": CSV}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    found = read(tmp_path / "x.zip")
    assert set(found.rows) == {"x.zip/b.csv"} and "password" in found.reasons


def test_a_cut_archive_gives_what_is_there(tmp_path: Path) -> None:
    make = Make(1)
    long = "\n".join(make.mobile() for _ in range(50_000)).encode()
    data = tarred({"a.csv": CSV, "b.txt": long}, "w:gz")
    (tmp_path / "x.tgz").write_bytes(data[: len(data) // 2])
    found = read(tmp_path / "x.tgz")
    assert found.rows["x.tgz/a.csv"] == PEOPLE and 1000 < len(found.rows["x.tgz/b.txt"]) < 50_000
    assert "rest was not looked at" in found.reasons
    whole = zipped({"a.csv": CSV})
    (tmp_path / "x.zip").write_bytes(whole[:100])
    error = read(tmp_path / "x.zip").error
    assert error is not None and "damaged" in error.text.en


def test_7z_archives_with_a_password_or_a_bomb_are_told(tmp_path: Path) -> None:
    (tmp_path / "locked.7z").write_bytes(seven_zipped({"list.csv": CSV}, password="made up"))
    error = read(tmp_path / "locked.7z").error
    assert error is not None and "password" in error.text.en
    (tmp_path / "bomb.7z").write_bytes(seven_zipped({"list.csv": CSV, "zeros": bytes(200 << 20)}))
    error = read(tmp_path / "bomb.7z").error
    assert error is not None and "bomb" in error.text.en


def test_7z_that_breaks_off_gives_what_came_before(tmp_path: Path, own_temporary_folder: Path) -> None:
    data = bytearray(seven_zipped({"list.csv": CSV, "noise.bin": random.Random(3).randbytes(1 << 20)}))
    data[len(data) // 2] ^= 0xFF
    (tmp_path / "x.7z").write_bytes(bytes(data))
    found = read(tmp_path / "x.7z")
    assert found.rows == {"x.7z/list.csv": PEOPLE} and "the rest was not looked at" in found.reasons
    del found
    assert not list(own_temporary_folder.iterdir())


def test_without_what_reads_7z_it_is_said_kindly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.7z").write_bytes(seven_zipped({"list.csv": CSV}))
    monkeypatch.setitem(sys.modules, "py7zr", None)
    assert "pip install 'hegui[archives]'" in read(tmp_path / "x.7z").reasons
