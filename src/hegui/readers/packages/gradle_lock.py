"""gradle.lockfile: ``group:name:version=configurations``, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages
from hegui.text import Text


@reader(
    "gradle-lock",
    takes=("gradle.lockfile", "*-gradle.lockfile", "dependency-locks/*.lockfile", "buildscript-*.lockfile"),
    title=Text("Gradle 锁定文件 gradle.lockfile", "Gradle's gradle.lockfile"),
    named=True,
)
def read_gradle(source: Source) -> Iterator[Read]:
    """Yield the Packages that Gradle locked."""
    yield from read_packages(source, Text("gradle.lockfile", "gradle.lockfile"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    builds = file.source.name.rpartition("/")[2].startswith("buildscript")
    for number, line in enumerate(file.text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith(("#", "empty=")):
            continue
        coordinates, _, configurations = line.partition("=")
        parts = coordinates.split(":")
        if len(parts) != 3 or not all(parts):
            yield Skipped(
                Place(file.source.name, line=number),
                Text("这一行不是 group:name:version", "this line is not group:name:version"),
            )
            continue
        used = [c for c in configurations.split(",") if c]
        yield Package(
            Place(file.source.name, line=number), "Maven", f"{parts[0]}:{parts[1]}", version=parts[2],
            development=builds or (bool(used) and all("test" in c.lower() for c in used)),
        )  # fmt: skip
