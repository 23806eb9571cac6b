"""
Seeded OSV records and a second opinion on them: the schema's evaluation algorithm, written out once more in the plainest way.

Versions come from a small, totally ordered list for each ecosystem, so that the oracle compares places in a list and no version.
"""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path
from typing import Any

# from the lowest to the highest, as each ecosystem's documentation orders them
ORDERED: dict[str, list[str]] = {
    "npm": ["0.0.1-alpha", "0.0.1", "0.9.0", "0.10.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.2.0", "1.10.0", "2.0.0-0", "2.0.0", "10.0.0"],
    "Go": ["0.0.0-20190101000000-aaaaaaaaaaaa", "0.0.0-20200101000000-bbbbbbbbbbbb", "0.1.0", "1.0.0-rc.1", "1.0.0", "1.0.1-0.20210101000000-cccccccccccc", "1.0.1", "1.9.0", "1.10.0", "2.0.0"],
    "PyPI": ["0.1.dev1", "0.1a1", "0.1b2", "0.1rc1", "0.1", "0.1.post1", "0.2", "1.0", "1.0.1", "1.10", "2.0.dev3", "2.0", "1!0.1"],
    "Maven": ["1.0-alpha-1", "1.0-beta-2", "1.0-rc1", "1.0-SNAPSHOT", "1.0", "1.0-sp1", "1.0.1", "1.2", "1.10", "2.0-M1", "2.0", "20231009"],
    "Debian:12": ["1.0~rc1-1", "1.0-1", "1.0-1+deb12u1", "1.0-1+deb12u2", "1.0-2", "1.1-1", "1.10-1", "1:0.5-1"],
    "Packagist": ["1.0.0-alpha1", "1.0.0-beta1", "1.0.0-RC1", "1.0.0", "1.0.1", "1.0.1.1", "1.2.0", "1.10.0", "2.0.0"],
    "Alpine:v3.18": ["1.0_alpha1-r0", "1.0_rc1-r0", "1.0-r0", "1.0-r1", "1.0-r10", "1.0_p1-r0", "1.0.1-r0", "1.2-r0", "1.10-r0"],
    "crates.io": ["0.1.0-pre", "0.1.0", "0.2.0", "0.10.0", "1.0.0"],
    "RubyGems": ["0.9", "1.0.pre1", "1.0.rc1", "1.0", "1.0.1", "1.10"],
    "NuGet": ["1.0.0-beta", "1.0.0", "1.0.0.1", "1.2.0", "1.10.0"],
}  # fmt: skip


def record(dice: random.Random, number: int, ecosystem: str, name: str) -> dict[str, Any]:
    """A record with up to three affected entries of one package, each with ranges, listed versions or both."""
    order = ORDERED[ecosystem]
    made: dict[str, Any] = {
        "id": dice.choice(("GHSA-", "CVE-2024-", "PYSEC-", "MAL-2024-")) + f"{number:05d}",
        "modified": f"2026-11-{dice.randint(1, 24):02d}T00:00:00Z",
        "aliases": [f"CVE-2023-{dice.randint(1, 40):05d}"] if dice.random() < 0.5 else [],
        "affected": [],
    }
    if dice.random() < 0.1:
        made["withdrawn"] = "2026-01-01T00:00:00Z"
    for _ in range(dice.choice((1, 1, 2, 3))):
        each: dict[str, Any] = {"package": {"ecosystem": ecosystem, "name": name}, "ranges": []}
        for _ in range(dice.choice((0, 1, 1, 2))):
            cuts = sorted(dice.sample(range(len(order)), min(len(order), dice.choice((1, 2, 3, 4)))))
            events: list[dict[str, str]] = []
            opened = False
            if dice.random() < 0.5:
                events.append({"introduced": "0"})
                opened = True
            for cut in cuts:
                if not opened:
                    events.append({"introduced": order[cut]})
                    opened = True
                else:
                    events.append({dice.choice(("fixed", "fixed", "last_affected")): order[cut]})
                    opened = False
            dice.shuffle(events)
            each["ranges"].append({"type": "ECOSYSTEM", "events": events})
        if dice.random() < 0.3 or not each["ranges"]:
            each["versions"] = dice.sample(order, dice.randint(1, 3))
        made["affected"].append(each)
    return made


def is_affected(record: dict[str, Any], ecosystem: str, name: str, version: str) -> bool:
    """The evaluation of the OSV schema, by places in the ordered list."""
    if record.get("withdrawn"):
        return False
    order = ORDERED[ecosystem]
    at = order.index(version)
    for each in record["affected"]:
        if each["package"] != {"ecosystem": ecosystem, "name": name}:
            continue
        if version in each.get("versions", []):
            return True
        for one in each["ranges"]:
            events = sorted(
                ((-1 if v == "0" else order.index(v), kind) for e in one["events"] for kind, v in e.items()),
            )
            vulnerable = False
            for place, kind in events:
                if kind == "introduced" and at >= place:
                    vulnerable = True
                elif (kind == "fixed" and at >= place) or (kind == "last_affected" and at > place):
                    vulnerable = False
            if vulnerable:
                return True
    return False


def database(folder: Path, records: list[dict[str, Any]]) -> Path:
    """A folder as OSV lays it out: ``npm/all.zip``, a JSON file a record."""
    by_family: dict[str, list[dict[str, Any]]] = {}
    for each in records:
        for family in {a["package"]["ecosystem"].partition(":")[0] for a in each["affected"]}:
            by_family.setdefault(family, []).append(each)
    for family, found in by_family.items():
        (folder / family).mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(folder / family / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for each in found:
                archive.writestr(f"{each['id']}.json", json.dumps(each))
    return folder
