"""
How fast components are read and compared with the vulnerability database.

    python benchmarks/supply.py [components] [records]

Made up by a seed: a package-lock.json, a poetry.lock and a pom.xml of so many components in all, and a database of so many records.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
import zipfile
from pathlib import Path


def main() -> None:
    components, records = (int(a) for a in (*sys.argv[1:], "9000", "60000")[:2])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        run(Path(folder), components, records)


def run(folder: Path, components: int, records: int) -> None:
    import hegui
    from hegui.supply.osv_index import index

    dice = random.Random(1)
    osv = folder / "osv"
    for family in ("npm", "PyPI", "Maven"):
        (osv / family).mkdir(parents=True)
        with zipfile.ZipFile(osv / family / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for n in range(records // 3):
                archive.writestr(f"GHSA-{family}-{n}.json", json.dumps(record(dice, family, n)))
    begun, used = time.perf_counter(), time.process_time()
    index(osv)
    took, cpu = time.perf_counter() - begun, time.process_time() - used
    print(f"indexed {records:,} records: {took:.2f} s, {cpu:.2f} s CPU")
    repo = folder / "repo"
    repo.mkdir()
    write(repo, dice, components)
    for turn in ("first", "second"):
        begun, used = time.perf_counter(), time.process_time()
        report = hegui.check(repo)
        took, cpu = time.perf_counter() - begun, time.process_time() - used
        counted = [f for f in report.inventory.facts if f.kind == "components"]
        found = sum(f.kind == "vulnerable-component" for f in report.inventory.facts)
        number = sum(int(str(f["count"])) for f in counted)
        print(f"{turn} run: {number:,} components, {found:,} vulnerable: {took:.2f} s, {cpu:.2f} s CPU")


def record(dice: random.Random, family: str, n: int) -> dict[str, object]:
    name = f"org.example{n % 900}:part{n % 6000}" if family == "Maven" else f"part{n % 6000}"
    events = [
        {"introduced": "0"},
        {"fixed": f"{dice.randint(0, 3)}.{dice.randint(0, 20)}.{dice.randint(0, 9)}"},
    ]
    package = {"ecosystem": family, "name": name}
    return {"id": f"GHSA-{family}-{n}", "modified": time.strftime("%Y-%m-%dT00:00:00Z"), "aliases": [f"CVE-2024-{n}"],
            "affected": [{"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}]}]}  # fmt: skip


def write(repo: Path, dice: random.Random, components: int) -> None:
    def version() -> str:
        return f"{dice.randint(0, 4)}.{dice.randint(0, 20)}.{dice.randint(0, 9)}"

    def name(n: int) -> str:
        return f"part{n}" if n % 10 == 0 else f"sound{n}"  # one in ten is in the database at all

    third = components // 3
    packages = {
        f"node_modules/{name(n)}": {"version": version(), "integrity": "sha512-x"} for n in range(third)
    }
    (repo / "package-lock.json").write_text(json.dumps({"lockfileVersion": 3, "packages": packages}))
    python = "".join(
        f'[[package]]\nname = "{name(n)}"\nversion = "{version()}"\nfiles = []\n' for n in range(third)
    )
    (repo / "poetry.lock").write_text(python + '[metadata]\ncontent-hash = "x"\n')
    java = "".join(
        f"<dependency><groupId>org.example{n % 900}</groupId><artifactId>{name(n)}</artifactId><version>{version()}</version></dependency>"
        for n in range(components - 2 * third)
    )
    (repo / "pom.xml").write_text(f"<project><dependencies>{java}</dependencies></project>")


if __name__ == "__main__":
    main()
