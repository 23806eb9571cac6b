"""composer.lock of PHP: ``packages`` and ``packages-dev``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, licence_of, read_packages, rows, table, word
from hegui.text import Text


@reader(
    "composer-lock",
    takes=("composer.lock",),
    title=Text("PHP 的 composer.lock", "PHP's composer.lock"),
    named=True,
)
def read_composer(source: Source) -> Iterator[Read]:
    """Yield the Packages that composer locked."""
    yield from read_packages(source, Text("composer.lock", "composer.lock"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    lock = table(json.loads(file.text))
    if "packages" not in lock:
        raise ValueError
    named = _asked_for(file)
    for group in ("packages", "packages-dev"):
        for each in (table(e) for e in rows(lock.get(group))):
            name, version = str(each["name"]), word(each.get("version"))
            dist, origin = table(each.get("dist")), table(each.get("source"))
            if dist.get("type") == "path":
                continue
            sha1 = word(dist.get("shasum"))
            branch = version.startswith("dev-")
            yield Package(
                file.place, "Packagist", name, version=version or None,
                direct=name in named if named is not None else None, development=group == "packages-dev",
                digests=(f"sha1:{sha1}",) if sha1 else (),
                origin=word(origin.get("url")) if branch else "",
                licence=licence_of(each.get("license")), needs=tuple(n for n in table(each.get("require")) if "/" in n),
            )  # fmt: skip


def _asked_for(file: Manifest) -> set[str] | None:
    beside = file.other("composer.json")
    try:
        said = table(json.loads(beside.text)) if beside is not None else None
    except (ValueError, TypeError):
        return None
    return {*table(said.get("require")), *table(said.get("require-dev"))} if said is not None else None
