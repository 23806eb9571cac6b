"""
Templates: text files whose parts begin with ``@ id kind language``.

    @ dhl-fee parcel-fee en
    why: a fee for a parcel, paid on a copied site
    rows b,d,t: DHL,dhl.com,dhl; UPS,ups.com,ups
    from: {b} {Express|Delivery} <{fake}>
    subject: Your parcel {tracking} is waiting
    style: card|newsletter|plain

    # Heading
    Dear {customer|{first}},
    the body, in the little markup of ``layout.py``

``{a|b}`` is one of several, ``{name}`` a slot (``pen.py``), ``rows`` give slots that belong together.
A file's folder is its portion (``dev`` or ``held``), the first part of its name its label (``ham``, ``phish``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
PORTIONS = ("dev", "held")


@dataclass(frozen=True, slots=True)
class Template:
    id: str
    label: str  # "phish" or "ham"
    kind: str
    lang: str
    portion: str
    heads: dict[str, str]
    rows: tuple[dict[str, str], ...]
    body: str

    @property
    def why(self) -> str:
        return self.heads.get("why", "")


def templates(portion: str = "all") -> tuple[Template, ...]:
    """All templates of a portion, in the order of their files."""
    return tuple(t for t in _all() if portion in ("all", t.portion))


@cache
def _all() -> tuple[Template, ...]:
    return tuple(
        template
        for portion in PORTIONS
        for file in sorted((FOLDER / portion).glob("*.txt"))
        for template in _read(file, portion)
    )


def _read(file: Path, portion: str) -> Iterator[Template]:
    label = file.stem.partition("_")[0]
    for part in ("\n" + file.read_text(encoding="utf-8")).split("\n@ ")[1:]:
        head, _, body = part.partition("\n\n")
        first, *lines = head.splitlines()
        id, kind, lang = first.split()
        heads: dict[str, str] = {}
        rows: tuple[dict[str, str], ...] = ({},)
        for line in lines:
            key, _, value = line.partition(":")
            if key.startswith("rows "):
                names = key.removeprefix("rows ").split(",")
                cells = [[c.strip() for c in row.split(",")] for row in value.split(";") if row.strip()]
                rows = tuple(dict(zip((n.strip() for n in names), row, strict=True)) for row in cells)
            else:
                heads[key.strip()] = value.strip()
        yield Template(id, label, kind, lang, portion, heads, rows, body.strip("\n"))
