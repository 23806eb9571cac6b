"""Write the development set to a folder: ``python -m tests.mail.devset.make OUT_DIR [--portion dev]``."""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from . import SEED, mails, templates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--portion", default="all", choices=("all", "dev", "held"))
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    why = {f"{t.portion}-{t.label}-{t.id}": t.why for t in templates()}
    counted: Counter[str] = Counter()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with (asked.folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "label", "kind", "language", "why"])
        for id, label, kind, lang, raw in mails(asked.portion, seed=asked.seed):
            (asked.folder / f"{id}.eml").write_bytes(raw)
            rows.writerow([id, label, kind, lang, why[id.rpartition("-")[0]]])
            counted[label] += 1
    print(", ".join(f"{n:,} {label}" for label, n in sorted(counted.items())), "in", asked.folder)


if __name__ == "__main__":
    main()
