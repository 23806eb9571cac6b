"""Object stores and document stores: the parts that need no server.  The readers are experimental until they met real ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from generators import Make
from reading import Found, taken
from test_read_archives import CSV, PEOPLE, zipped

from hegui.model import Skipped, Table
from hegui.readers.mongo import plain
from hegui.readers.object_store import objects
from hegui.readers.opening import source_from


def walked(tmp_path: Path, **options: object) -> Found:
    """Every object under a folder, by the file system of fsspec that needs no server."""
    fsspec = pytest.importorskip("fsspec")
    found = Found()
    source = source_from("s3://bucket/in", **options)  # type: ignore[arg-type]
    for asset in objects(source, fsspec.filesystem("file"), str(tmp_path)):
        if isinstance(asset, Skipped):
            found.skipped.append(asset)
        elif isinstance(asset, Table):
            taken(asset, found)
    return found


def test_every_object_is_read_as_the_file_it_is(tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "list.csv").write_bytes(CSV)
    (tmp_path / "all.zip").write_bytes(zipped({"list.csv": CSV}))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    found = walked(tmp_path)
    assert found.rows == {"in/2026/list.csv": PEOPLE, "in/all.zip/list.csv": PEOPLE}
    assert [s.place.source for s in found.skipped] == ["in/photo.png"]


def test_patterns_say_which_objects(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CSV)
    (tmp_path / "b.csv").write_bytes(CSV)
    assert set(walked(tmp_path, include=("a.*",)).rows) == {"in/a.csv"}


def test_a_listing_that_breaks_off_is_told_without_its_message(tmp_path: Path) -> None:
    secret = Make(1).mobile()

    class Broken:
        def walk(self, *_: object, **__: object) -> object:
            raise RuntimeError(secret)

    (found,) = objects(source_from("s3://bucket/in"), Broken(), "bucket/in")
    assert isinstance(found, Skipped) and found.asked and secret not in found.reason.en


def test_documents_become_plain_values() -> None:
    bson = pytest.importorskip("bson")
    id = bson.ObjectId()
    document = {
        "_id": id,
        "born": datetime(1990, 1, 2, tzinfo=UTC),
        "sum": bson.Decimal128("12.50"),
        "photo": "张三".encode(),
        "list": [1, {"a": None}],
        "yes": True,
    }
    assert plain(document) == {
        "_id": str(id),
        "born": "1990-01-02 00:00:00+00:00",
        "sum": "12.50",
        "photo": "张三",
        "list": ["1", {"a": None}],
        "yes": True,
    }
