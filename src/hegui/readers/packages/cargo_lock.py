"""Cargo.lock, versions 1 to 4.  A package without a source is a member of the workspace or lies in a folder: no component."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, rows, table, toml, without_secrets, word
from hegui.text import Text


@reader(
    "cargo-lock", takes=("cargo.lock",), title=Text("Rust 的 Cargo.lock", "Rust's Cargo.lock"), named=True
)
def read_cargo(source: Source) -> Iterator[Read]:
    """Yield the crates that cargo locked."""
    yield from read_packages(source, Text("Cargo.lock", "Cargo.lock"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    lock = toml(file.text)
    if "package" not in lock and "version" not in lock and "root" not in lock:
        raise ValueError
    listed = [table(each) for each in rows(lock.get("package"))]
    sums = table(lock.get("metadata"))
    own = [each for each in listed if not each.get("source")] + (
        [table(lock["root"])] if "root" in lock else []
    )
    named = {str(need).partition(" ")[0] for each in own for need in rows(each.get("dependencies"))}
    for each in listed:
        name, version, source = str(each["name"]), str(each["version"]), word(each.get("source"))
        if not source:
            continue
        digest = word(each.get("checksum")) or word(sums.get(f"checksum {name} {version} ({source})"))
        yield Package(
            file.place, "crates.io", name, version=version, direct=name in named if own else None,
            digests=(f"sha256:{digest}",) if digest and digest != "<none>" else (),
            origin=_origin(source), needs=tuple(" ".join(str(n).split(" ")[:2]) for n in rows(each.get("dependencies"))),
        )  # fmt: skip


def _origin(source: str) -> str:
    if re.match(
        r"(?:registry\+https://github\.com/rust-lang/crates\.io-index|sparse\+https://index\.crates\.io)",
        source,
    ):
        return ""
    return without_secrets(source)
