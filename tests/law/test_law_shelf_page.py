"""docs/law-shelf.md names every field that a shelf file uses."""

import tomllib
from pathlib import Path

from hegui.law import loading

PAGE = Path(__file__).resolve().parents[2] / "docs" / "law-shelf.md"


def _fields(name: str) -> set[str]:
    found: set[str] = set()
    for file in loading.SHELF.glob(f"*/{name}.toml"):
        raw = tomllib.loads(file.read_text("utf-8"))
        for entry in raw[
            name.removesuffix("ies") + "y" if name == "penalties" or name == "duties" else name[:-1]
        ]:
            found |= set(entry)
    return found


def test_the_page_names_every_field():
    page = PAGE.read_text("utf-8")
    law = set().union(*(tomllib.loads(f.read_text("utf-8")) for f in loading.SHELF.glob("*/law.toml")))
    for field in law | _fields("duties") | _fields("penalties") | _fields("numbers"):
        assert field in page, field


def test_the_examples_of_the_page_are_valid_toml():
    blocks = PAGE.read_text("utf-8").split("```toml\n")[1:]
    assert blocks
    for block in blocks:
        tomllib.loads(block.split("```")[0])
