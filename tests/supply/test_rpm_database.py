"""rpm's own database in its forms: read as components, or said."""

from __future__ import annotations

import shutil
import sqlite3
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.errors import SourceError
from hegui.model import Package, Skipped
from hegui.readers.opening import open_source, source_from


def read(path: Path) -> list[Package]:
    return [p for p in open_source(source_from(str(path))) if isinstance(p, Package)]


def header(**tags: str | int) -> bytes:
    """A header as rpm stores it: only the tags that are asked for, and one that is not."""
    numbers = {
        "name": 1000,
        "version": 1001,
        "release": 1002,
        "epoch": 1003,
        "summary": 1004,
        "licence": 1014,
        "source": 1044,
    }
    index, data = b"", b""
    for name, value in tags.items():
        text = not isinstance(value, int)
        index += struct.pack(">IIII", numbers[name], 6 if text else 4, len(data), 1)
        data += str(value).encode() + b"\0" if text else struct.pack(">I", int(value))
    return struct.pack(">II", len(tags), len(data)) + index + data


def rpm_database(file: Path, *headers: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(file) as base:
        base.execute("CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)")
        base.execute(
            "CREATE TABLE 'Name' (key 'TEXT', hnum INTEGER, idx INTEGER, FOREIGN KEY (hnum) REFERENCES 'Packages'(hnum))"
        )
        base.executemany("INSERT INTO Packages (blob) VALUES (?)", [(h,) for h in headers])
    base.close()
    return file


def test_rpms_database_is_read_as_components_with_epoch_licence_and_release(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text(
        'ID="openEuler"\nVERSION_ID="22.03"\nVERSION="22.03 (LTS-SP3)"\n'
    )
    rpm_database(
        tmp_path / "var/lib/rpm/rpmdb.sqlite",
        header(name="openssl-libs", version="1.1.1wa", release="1.oe2203sp3", epoch=1, summary="x", licence="OpenSSL", source="openssl-1.1.1wa-1.oe2203sp3.src.rpm"),
        header(name="bash", version="5.1.8", release="4.oe2203sp3", source="bash-5.1.8-4.oe2203sp3.src.rpm"),
        header(name="gpg-pubkey", version="b25e7f66", release="5f"),
    )  # fmt: skip
    told = [(p.ecosystem, p.name, p.version, p.licence, p.built_from) for p in read(tmp_path)]
    assert told == [
        ("openEuler:22.03-LTS-SP3", "openssl-libs", "1:1.1.1wa-1.oe2203sp3", "OpenSSL", "openssl 1:1.1.1wa-1.oe2203sp3"),
        ("openEuler:22.03-LTS-SP3", "bash", "0:5.1.8-4.oe2203sp3", "", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "damaged", [b"", b"\xff" * 40, header(name="only")[:-3], struct.pack(">II", 1 << 30, 8)]
)
def test_a_damaged_record_of_rpm_is_said(tmp_path, damaged):
    file = rpm_database(tmp_path / "rpmdb.sqlite", damaged, header(name="a", version="1", release="1"))
    found = list(open_source(source_from(str(file))))
    assert [p.name for p in found if isinstance(p, Package)] == ["a"]
    assert [s.asked for s in found if isinstance(s, Skipped)] == [True]


OLD_HEADERS = (
    header(name="openssl-libs", version="1.1.1f", release="15.oe1", epoch=1, summary="x" * 3000, licence="OpenSSL", source="openssl-1.1.1f-15.oe1.src.rpm"),
    header(name="bash", version="5.0", release="15.oe1", summary="of one page " * 30, licence="GPLv3", source="bash-5.0-15.oe1.src.rpm"),
    header(name="tiny", version="1", release="2.oe1"),  # short enough to lie among the keys
    header(name="gpg-pubkey", version="b25e7f66", release="5f", summary="y" * 900),
    *(header(name=f"part{n}", version=f"1.{n}", release="1.oe1", summary="z" * 40 * n) for n in range(40)),
)  # fmt: skip
OLD = Path(__file__).with_name("rpm-packages-5.3.db")  # what db5.3_load makes of them


def loaded(file: Path, size: int) -> None:
    """Have Berkeley DB write the headers, as rpm does: under numbers, with the highest of them under 0."""
    lines = ["VERSION=3", "format=bytevalue", "type=hash", f"db_pagesize={size}", "HEADER=END"]
    for number, value in enumerate((len(OLD_HEADERS).to_bytes(4, "little"), *OLD_HEADERS)):
        lines += [f" {number.to_bytes(4, 'little').hex()}", f" {value.hex()}"]
    text = "\n".join([*lines, "DATA=END", ""])
    subprocess.run(["db5.3_load", str(file)], input=text, text=True, check=True, capture_output=True)


def told_of_old(file: Path) -> None:
    found = {p.name: (p.ecosystem, p.version, p.licence, p.built_from) for p in read(file)}
    assert len(found) == len(OLD_HEADERS) - 1
    assert found["openssl-libs"][1:] == ("1:1.1.1f-15.oe1", "OpenSSL", "openssl 1:1.1.1f-15.oe1")
    assert found["tiny"][1] == "0:1-2.oe1" and found["part39"][1] == "0:1.39-1.oe1"


def test_rpms_older_database_is_read(tmp_path):
    file = tmp_path / "var/lib/rpm/Packages"
    file.parent.mkdir(parents=True)
    file.write_bytes(OLD.read_bytes())
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text(
        'ID="openEuler"\nVERSION_ID="20.03"\nVERSION="20.03 (LTS-SP4)"\n'
    )
    told_of_old(file)
    assert {p.ecosystem for p in read(tmp_path)} == {"openEuler:20.03-LTS-SP4"}


@pytest.mark.skipif(shutil.which("db5.3_load") is None, reason="Berkeley DB's tools are not installed")
@pytest.mark.parametrize("size", [512, 4096, 65536])
def test_the_older_database_is_read_as_berkeley_db_writes_it(tmp_path, size):
    (tmp_path / "rpm").mkdir()
    loaded(tmp_path / "rpm/Packages", size)
    told_of_old(tmp_path / "rpm/Packages")


@given(at=st.integers(0, 40_000), byte=st.integers(0, 255), end=st.integers(0, 60_000))
def test_a_damaged_older_database_ends_and_is_said(tmp_path_factory, at, byte, end):
    file = tmp_path_factory.mktemp("old") / "rpm/Packages"
    file.parent.mkdir()
    data = bytearray(OLD.read_bytes())
    data[at % len(data)] = byte
    file.write_bytes(data[: max(end, 600)])
    try:
        found = list(open_source(source_from(str(file))))
    except SourceError as wrong:
        assert "rpm" in wrong.text.en
    else:
        assert all(isinstance(each, (Package, Skipped)) for each in found)


def test_what_else_is_called_so_is_no_rpm_database_and_ndb_is_told(tmp_path):
    (tmp_path / "rpm").mkdir()
    (tmp_path / "rpm/Packages").write_text("Package: a list of Debian\n")
    with pytest.raises(SourceError):
        list(open_source(source_from(str(tmp_path / "rpm/Packages"))))
    (tmp_path / "rpm/Packages.db").write_bytes(b"RpmP" + b"\0" * 60)
    (said,) = open_source(source_from(str(tmp_path / "rpm/Packages.db")))
    assert isinstance(said, Skipped) and said.asked and "rpm -qa" in said.reason.en


@pytest.mark.real
@pytest.mark.skipif(shutil.which("rpmbuild") is None, reason="rpm is not installed")
def test_the_database_that_rpm_itself_makes_is_read_as_rpm_lists_it(tmp_path):
    for number in range(4):
        (tmp_path / "a.spec").write_text(
            f"Name: part+{number}\nEpoch: {number % 2}\nVersion: 1.{number}~rc1\nRelease: {number}.el9\nSummary: x\nLicense: MulanPSL-2.0\n"
            "BuildArch: noarch\n%description\nx\n%files\n"
        )
        make = ["rpmbuild", "--quiet", "-bb", "--define", f"_topdir {tmp_path}/top", str(tmp_path / "a.spec")]
        subprocess.run(make, check=True, capture_output=True)
    rpm = ["rpm", "--dbpath", str(tmp_path / "db")]
    files = [str(f) for f in (tmp_path / "top").rglob("*.rpm")]
    subprocess.run([*rpm, "--initdb"], check=True, capture_output=True)
    subprocess.run(
        [*rpm, "--justdb", "--nodeps", "--ignorearch", "--ignoreos", "-i", *files],
        check=True,
        capture_output=True,
    )
    listed = subprocess.run(
        [*rpm, "-qa", "--qf", "%{NAME} %{EPOCH}:%{VERSION}-%{RELEASE}\n"],
        check=True,
        capture_output=True,
        text=True,
    )
    told = {f"{p.name} {p.version}" for p in read(tmp_path / "db/rpmdb.sqlite")}
    assert len(told) == 4 and told == set(listed.stdout.split("\n")) - {""}
    assert {p.ecosystem for p in read(tmp_path / "db/rpmdb.sqlite")} == {"Red Hat:enterprise_linux:9"}
