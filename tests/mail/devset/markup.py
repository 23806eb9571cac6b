"""
The little markup of the templates, and its plain-text form.

    # heading             a heading
    - item                a list item
    key :: value          a row of a table (also three cells)
    >> words => link      a button
    (words => link)       a link inside a line
    !image words => link  a picture that is the whole message, inside a link
    ~ words               small print
    a blank line          ends a paragraph
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LINK = re.compile(r"\(([^()]*?) => ([^\s]+?)\)(?=[\s.,;:!?。，；、）]|$)")


@dataclass(frozen=True, slots=True)
class Block:
    kind: str  # "heading", "list", "table", "button", "image", "small", "text"
    lines: tuple[str, ...]


def blocks(body: str) -> list[Block]:
    """The blocks of a filled body, in order."""
    found: list[Block] = []
    for line in body.splitlines():
        kind, words = _kind(line)
        if kind == "blank":
            found.append(Block("blank", ()))
        elif found and found[-1].kind == kind and kind in ("text", "list", "table", "small"):
            found[-1] = Block(kind, (*found[-1].lines, words))
        else:
            found.append(Block(kind, (words,)))
    return [b for b in found if b.kind != "blank"]


def _kind(line: str) -> tuple[str, str]:
    if not line.strip():
        return "blank", ""
    for mark, kind in (
        ("# ", "heading"),
        ("- ", "list"),
        (">> ", "button"),
        ("!image ", "image"),
        ("~ ", "small"),
    ):
        if line.startswith(mark):
            return kind, line.removeprefix(mark)
    return ("table" if " :: " in line else "text"), line


def cut_link(words: str) -> tuple[str, str]:
    """Words and link of a button or image line."""
    shown, _, link = words.rpartition(" => ")
    return shown.strip(), link.strip()


def plain(found: list[Block], style: int = 0) -> str:
    """The body as plain text; ``style`` 0 keeps lines, 1 sets links in angle brackets."""
    out: list[str] = []
    for block in found:
        if block.kind in ("button", "image"):
            words, link = cut_link(block.lines[0])
            out.append(f"{words}\n<{link}>" if style else f"{words}: {link}")
        elif block.kind == "heading":
            out.append(block.lines[0])
        elif block.kind == "table":
            out.append("\n".join("  ".join(c.strip() for c in line.split(" :: ")) for line in block.lines))
        elif block.kind == "list":
            out.append(
                "\n".join(("* " if style else "- ") + LINK.sub(r"\1 \2", line) for line in block.lines)
            )
        else:
            out.append("\n".join(LINK.sub(r"\1 <\2>" if style else r"\1: \2", line) for line in block.lines))
    return "\n\n".join(out) + "\n"
