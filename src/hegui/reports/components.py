"""What files say of software components, as the forms show it: a row a file, with how many were checked and by which database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hegui.model import Inventory
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class ComponentFile:
    """One lock file, manifest, installation or SBOM."""

    source: str
    count: int
    development: int
    unversioned: int
    checked: int  # against the vulnerability database
    vulnerable: int
    database: date | None  # its date; None where there was none for these components
    packages: tuple[tuple[str, str, str], ...]  # ecosystem, name, version

    @property
    def said(self) -> Text:
        """Whether its components were checked for vulnerabilities, in words."""
        if not self.checked:
            return Text("未核对", "not checked")
        day = self.database.isoformat() if self.database else "?"
        if self.checked < self.count:
            return Text(
                "核对 {n}/{all}（漏洞库截至 {day}）", "{n} of {all} checked (database of {day})"
            ).fill(n=self.checked, all=self.count, day=day)
        return Text("已核对（漏洞库截至 {day}）", "checked (database of {day})").fill(day=day)


def files(inventory: Inventory) -> tuple[ComponentFile, ...]:
    """The files of components that were read, in the order in which they were."""
    found = []
    for fact in inventory.facts:
        if fact.kind != "components":
            continue
        packages, day = fact["packages"], fact["database"]
        told = [str(each).split("\t") for each in packages] if isinstance(packages, tuple) else []
        found.append(
            ComponentFile(
                source=fact.place.source,
                count=_number(fact["count"]),
                development=_number(fact["development"]),
                unversioned=_number(fact["unversioned"]),
                checked=_number(fact["asked"]),
                vulnerable=_number(fact["vulnerable"]),
                database=day if isinstance(day, date) else None,
                packages=tuple((p[0], p[1], p[2]) for p in told if len(p) == 3),
            )
        )
    return tuple(found)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
