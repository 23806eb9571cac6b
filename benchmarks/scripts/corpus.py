"""What ``libraries.toml`` says, and where ``fetch.mjs`` put what it fetched: ``python benchmarks/scripts/corpus.py > PLAN``."""

from __future__ import annotations

import json
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def libraries() -> dict[str, dict[str, Any]]:
    """The libraries in the order of ``libraries.toml``."""
    return tomllib.loads((HERE / "libraries.toml").read_text(encoding="utf-8"))


def folder_of(library: str) -> str:
    return library.replace("/", "+")


def main() -> None:
    asked = sys.argv[1:]
    rows = [
        {
            "library": library,
            "package": package,
            "previews": True,
            **{k: v for k, v in row.items() if k != "npm"},
        }
        for library, row in libraries().items()
        for package in row["npm"]
        if not asked or library in asked
    ]
    print(json.dumps(rows, indent=0))


if __name__ == "__main__":
    main()
