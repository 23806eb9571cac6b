"""Folders, and how a file is told: by content; names and passwords never leak."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import zipfile
from pathlib import Path

import pytest
from generators import Make
from reading import read, refused

from hegui.errors import SourceError, UsageError
from hegui.readers import folder as folder_reader
from hegui.readers.listing import LISTED
from hegui.readers.opening import open_source, source_from

CSV = "姓名,电话\n张三,13800138000\n李四,13900139000\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "data"
    for name in ("exports", "www/img", ".git", "sub/deeper", "node"):
        (root / name).mkdir(parents=True)
    (root / "exports/members.csv").write_text(CSV, encoding="utf-8")
    (root / "www/backup.csv").write_text(CSV, encoding="utf-8")
    (root / "www/img/photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    (root / ".git/config").write_text("x", encoding="utf-8")
    (root / ".env").write_text("PASSWORD=x\n", encoding="utf-8")
    (root / "hegui.toml").write_text("name = 'nobody'\n", encoding="utf-8")
    (root / "sub/deeper/plain").write_text(CSV, encoding="utf-8")
    (root / "report.pdf").write_bytes(b"%PDF-1.7 x")
    with zipfile.ZipFile(root / "book.xlsx", "w") as packed:
        packed.writestr("[Content_Types].xml", "x")
    with sqlite3.connect(root / "clinic.db") as db:
        db.execute("CREATE TABLE patient (name TEXT)")
        db.execute("INSERT INTO patient VALUES ('张三')")
    db.close()
    return root


def test_every_file_is_read_or_listed_with_its_reason(tree: Path) -> None:
    found = read(tree)
    assert set(found.tables) == {
        "data/.env",
        "data/clinic.db#patient",
        "data/exports/members.csv",
        "data/sub/deeper/plain",
        "data/www/backup.csv",
    }
    listed = {s.place.source: s.reason.en for s in found.skipped}
    assert "damaged" in listed["data/report.pdf"]
    assert "damaged" in listed["data/book.xlsx"]
    assert "image" in listed["data/www/img/photo.png"]
    assert "settings" in listed["data/hegui.toml"]
    assert "version store" in listed["data/.git"]
    assert not any(s.asked for s in found.skipped)


def test_links_pipes_and_sockets_are_not_opened(tree: Path) -> None:
    outside = tree.parent / "outside.csv"
    outside.write_text(CSV, encoding="utf-8")
    (tree / "link.csv").symlink_to(outside)
    (tree / "loop").symlink_to(tree)
    os.mkfifo(tree / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tree / "sock"))
        found = read(tree)
    listed = {s.place.source: s.reason.en for s in found.skipped}
    assert "symbolic link" in listed["data/link.csv"] and "symbolic link" in listed["data/loop"]
    assert "pipe" in listed["data/pipe.csv"] and "pipe" in listed["data/sock"]
    assert not any("link" in t or "loop" in t for t in found.tables)


def test_one_broken_file_does_not_stop_the_others(tree: Path) -> None:
    (tree / "a_broken.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    (tree / "a_broken.parquet").write_bytes(b"PAR1 and no more")
    (tree / "a_empty.csv").write_bytes(b"")
    found = read(tree)
    listed = {s.place.source: s.reason.en for s in found.skipped}
    assert {"data/a_broken.db", "data/a_broken.parquet", "data/a_empty.csv"} <= set(listed)
    assert len(found.tables) == 5
    assert not any(s.asked for s in found.skipped)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_opened_is_listed(tree: Path) -> None:
    (tree / "sub").chmod(0)
    try:
        found = read(tree)
    finally:
        (tree / "sub").chmod(0o700)
    assert any(s.place.source == "data/sub" and "cannot be opened" in s.reason.en for s in found.skipped)


def test_include_and_exclude_choose_files(tree: Path) -> None:
    assert set(read(tree, include=("*.csv",)).tables) == {"data/exports/members.csv", "data/www/backup.csv"}
    assert set(read(tree, include=("exports/",)).tables) == {"data/exports/members.csv"}
    found = read(tree, exclude=("www", "*.db"))
    assert set(found.tables) == {"data/.env", "data/exports/members.csv", "data/sub/deeper/plain"}
    assert not any("www" in s.place.source for s in found.skipped)


def test_exports_and_backups_are_told_from_names(tree: Path) -> None:
    for name in (
        "客户导出.csv",
        "member_bak.csv",
        "members-2024-backup.csv",
        "副本-名单.csv",
        "gold.csv",
        "household.csv",
    ):
        (tree / name).write_text(CSV, encoding="utf-8")
    tables = read(tree).tables
    told = {place.split("/", 1)[1]: t.export for place, t in tables.items()}
    assert told["exports/members.csv"] and told["客户导出.csv"] and told["member_bak.csv"]
    assert told["members-2024-backup.csv"] and told["副本-名单.csv"]
    assert not told["gold.csv"] and not told["household.csv"] and not told["clinic.db#patient"]


def test_data_in_a_web_folder_are_told(tree: Path) -> None:
    (tree / "sub/index.html").write_text("<html>", encoding="utf-8")
    (tree / "sub/deeper/members.sql").write_text("CREATE TABLE t (a int);", encoding="utf-8")
    places = {s.place.source for s in read(tree).settings if s.kind == "public-file" and s.holds is True}
    assert places == {"data/www/backup.csv", "data/sub/deeper/members.sql"}


def test_a_single_file_in_a_web_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "htdocs").mkdir()
    path = tmp_path / "htdocs" / "dump.csv"
    path.write_text(CSV, encoding="utf-8")
    assert [s.kind for s in read(path).settings] == ["public-file"]


def test_many_files_of_one_kind_are_counted_not_listed_one_by_one(tmp_path: Path) -> None:
    for i in range(LISTED + 7):
        (tmp_path / f"{i}.png").write_bytes(b"\x89PNG")
    found = read(tmp_path)
    assert len(found.skipped) == LISTED + 1
    assert found.skipped[-1].reason.en.startswith("7 more files")


def test_a_database_is_not_listed_with_the_files_beside_it(tree: Path) -> None:
    (tree / "clinic.db-journal").write_bytes(b"")
    assert not any("journal" in s.place.source for s in read(tree).skipped)


# --- names and passwords ----------------------------------------------------------------------------------------------


def test_a_file_called_after_a_person_leaks_nothing(tmp_path: Path) -> None:
    number = Make(9).resident_id()
    inside = tmp_path / f"李四_{number}"
    inside.mkdir()
    (inside / f"张三_{number}.csv").write_text(CSV, encoding="utf-8")
    (inside / f"张三_{number}.parquet").write_bytes(b"PAR1")
    (inside / f"张三_{number}.db").write_bytes(b"not a database at all")
    for target in (inside, *inside.iterdir(), inside / f"王五_{number}.csv"):
        found = read(target)
        source = source_from(str(target))
        for said in (found.said(), repr(source), str(source)):
            assert number not in said and "张三" not in said and "李四" not in said and "王五" not in said


SECRET = "p@ss/w:rd#1"


@pytest.mark.parametrize(
    "target",
    [
        f"postgresql://someone:{SECRET}@127.0.0.1:1/member",
        f"mysql://someone:{SECRET}@127.0.0.1:1/member",
        "mysql://someone@127.0.0.1:1/member?password=p%40ss%2Fw%3Ard%231",
    ],
)
def test_a_password_is_taken_out_and_never_shown(target: str) -> None:
    source = source_from(target)
    assert source.password == SECRET
    wrong = refused(target)
    assert isinstance(wrong, SourceError) and wrong.todo is not None
    for said in (
        source.target,
        source.name,
        repr(source),
        str(source),
        str(wrong),
        repr(wrong),
        wrong.text.zh,
        wrong.todo.zh,
    ):
        assert "p@ss" not in said and "w:rd" not in said
    assert wrong.__suppress_context__


def test_the_password_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEMBER_PASSWORD", SECRET)
    assert source_from("mysql://someone@h/member", password_env="MEMBER_PASSWORD").password == SECRET
    monkeypatch.delenv("MEMBER_PASSWORD")
    with pytest.raises(UsageError, match="MEMBER_PASSWORD"):
        source_from("mysql://someone@h/member", password_env="MEMBER_PASSWORD")


@pytest.mark.parametrize("target", ["mysql://u:a?b@c@h/db", "mysql://u:p@h/db?secret=1", "mysql://u:p:q/x"])
def test_an_address_that_cannot_be_told_apart_is_refused_without_quoting_it(target: str) -> None:
    with pytest.raises(UsageError) as caught:
        source_from(target)
    assert "secret" not in str(caught.value) and "a?b" not in str(caught.value)


def test_an_unknown_kind_of_address_names_the_known_ones() -> None:
    wrong = refused("nosuchserver://u:p@h/db")
    assert wrong.todo is not None and "postgresql://" in wrong.todo.en and "u:p" not in str(wrong)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    wrong = refused(str(tmp_path / "none.csv"))
    assert isinstance(wrong, SourceError) and wrong.todo is not None and "不存在" in wrong.text.zh


def test_names_follow_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert source_from(".").name == tmp_path.name
    assert source_from("postgresql://u@h:5/member").name == "member"
    assert source_from("mysql://u@h:5").name == "h:5"
    assert source_from("x.csv", name="客户").name == "客户"
    assert source_from("sub/x.csv", base=tmp_path / "b").path == tmp_path / "b/sub/x.csv"


def test_an_env_file_is_a_table_of_its_names(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text(
        "# comment\nexport DB_PASSWORD='x y' # why\nURL=a=b # c\nEMPTY=\n\nnonsense\n", encoding="utf-8"
    )
    assert read(path).only == [{"DB_PASSWORD": "x y", "URL": "a=b", "EMPTY": None}]


def test_a_name_that_is_no_utf8_is_still_listed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.csv")).write_text(CSV, encoding="utf-8")
    found = read(tmp_path)
    assert len(found.only) == 2
    found.said().encode("utf-8")


def test_folders_without_end_do_not_stop_the_walk(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(folder_reader.DEEPEST + 5):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "x.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "z.csv").write_text(CSV, encoding="utf-8")
    found = read(tmp_path)
    assert len(found.only) == 2 and "too deep" in found.reasons


def test_reading_changes_nothing_in_the_folder(tree: Path) -> None:
    def marks() -> list[tuple[str, int, int]]:
        return sorted((str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in tree.rglob("*"))

    before = marks()
    read(tree)
    assert marks() == before


def test_assets_may_be_listed_first_and_read_later_and_twice(tree: Path) -> None:
    tables = [a for a in open_source(source_from(str(tree))) if hasattr(a, "batches")]
    for _ in range(2):
        for table in tables:
            assert sum(b.num_rows for b in table.batches() if hasattr(b, "num_rows")) > 0  # type: ignore[union-attr]
    shutil.rmtree(tree)
    for table in tables:
        assert [type(b).__name__ for b in table.batches()] == ["Skipped"]  # type: ignore[union-attr]
