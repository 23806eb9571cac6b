"""
endoflife.date: release cycles and when care for them ends.

Two forms are read: the JSON of all products with their releases (``/api/v1/products/full``), and a tarball of the
repository, whose ``products/*.md`` begin with the cycles in plain lines.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from typing import Any

from hegui.text import Text
from hegui.updating import Brought, Updated, source
from hegui.updating.keeping import keep, unreadable

LARGEST_PAGE = 1 << 20  # bytes of one product page
_WHAT = Text(
    "endoflife.date 全部产品的 JSON，或其仓库的 tar 包",
    "endoflife.date's JSON of all products, or a tarball of its repository",
)
_PAGE = re.compile(r"(?:^|/)products/([a-z0-9+.-]+)\.md$")
_ITEM = re.compile(r"^\s*-\s+(\w+):\s*(.*)$")
_FIELD = re.compile(r"^\s+(\w+):\s*(.*)$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@source(
    "endoflife",
    title=Text("软件停止维护的日期（endoflife.date）", "when care for software ends (endoflife.date)"),
)
def take_endoflife(brought: Brought) -> Updated:
    """Take all products, from JSON or from a tarball."""
    try:
        if tarfile.is_tarfile(brought.path):
            rows = dict(_from_tarball(brought))
        else:
            rows = dict(_from_json(json.loads(brought.path.read_bytes())))
    except (
        OSError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        EOFError,
        RecursionError,
        tarfile.TarError,
    ):
        raise unreadable(brought, _WHAT) from None
    cycles = sum(len(row["cycles"]) for row in rows.values())
    what = Text(f"{len(rows)} 个产品，{cycles} 个版本系列", f"{len(rows)} products, {cycles} release cycles")
    return keep("end_of_life", "products", rows, brought, what)


def _from_json(held: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for product in held["result"]:
        purls = [i["id"] for i in product.get("identifiers", []) if i.get("type") == "purl"]
        cycles = [
            [
                str(r["name"]),
                _day(r.get("releaseDate")) or "",
                _day(r.get("eolFrom")) or bool(r.get("isEol", False)),
                str((r.get("latest") or {}).get("name", "")),
            ]
            for r in product["releases"]
        ]
        yield str(product["name"]), {"purl": purls, "cycles": cycles}


def _from_tarball(brought: Brought) -> Iterator[tuple[str, dict[str, Any]]]:
    with tarfile.open(brought.path) as held:
        for member in held:
            named = _PAGE.search(member.name)
            if (
                named
                and member.isfile()
                and member.size <= LARGEST_PAGE
                and (page := held.extractfile(member))
            ):
                made = _product(page.read().decode("utf-8", "replace"))
                if made["cycles"]:
                    yield named[1], made


def _product(page: str) -> dict[str, Any]:
    """The head of a product page: lines of ``key: value`` under ``identifiers:`` and ``releases:``."""
    head = page.split("\n---", 1)[0]
    part, items = "", []
    purls: list[str] = []
    for line in head.splitlines():
        if line[:1].isalpha():
            part = line.partition(":")[0]
            continue
        item, more = _ITEM.match(line), _FIELD.match(line)
        if part == "identifiers" and item and item[1] == "purl":
            purls.append(_plain(item[2]))
        elif part == "releases" and item:
            items.append({item[1]: _plain(item[2])})
        elif part == "releases" and more and items:
            items[-1].setdefault(more[1], _plain(more[2]))
    cycles = [
        [
            row["releaseCycle"],
            _day(row.get("releaseDate")) or "",
            _day(row.get("eol")) or row.get("eol") == "true",
            row.get("latest", ""),
        ]
        for row in items
        if row.get("releaseCycle")
    ]
    return {"purl": purls, "cycles": cycles}


def _plain(value: str) -> str:
    """A value without its quotes and the comment after it."""
    value = value.strip()
    if value[:1] in ("'", '"'):
        return value[1:].partition(value[0])[0]
    return value.partition(" #")[0].strip()


def _day(said: Any) -> str | None:
    return said if isinstance(said, str) and _DAY.fullmatch(said) else None
