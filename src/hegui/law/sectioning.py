"""
Cuts a guide or a standard, which has no articles, into its numbered sections.

Keys are those the shelf cites: ``I`` for 一、 and ``I(2)`` for （二） under it, ``5.2`` for a clause, ``Annex E`` for 附录 E.
Clauses and annexes only count in rising order, so that a list item or a table of contents is not taken for a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hegui.law.articles import ROMAN, from_cn

_PART = re.compile(r"([一二三四五六七八九十]{1,3})、")
_SUB = re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]")
_CLAUSE = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[ 　\t]+(?=\D)")
_ANNEX = re.compile(r"(?:附录|附件)\s*([A-Z]|\d{1,2})(?![\d.])")
_CONTENTS = re.compile(r"[…·.]{3,}\s*[\dⅠⅡⅢⅣ]*\s*$")


@dataclass(slots=True)
class Section:
    """A section's key and its lines, the heading first."""

    key: str
    lines: list[str] = field(default_factory=list)


def sections_of(lines: list[str]) -> tuple[list[str], list[Section]]:
    """The lines before the first section, and the sections; none where nothing is numbered."""
    head: list[str] = []
    sections: list[Section] = []
    part, annex = "", ""
    last: tuple[int, ...] = (0,)
    for line in lines:
        key = ""
        if _CONTENTS.search(line):
            pass
        elif (
            sections and (found := _ANNEX.match(line)) and found[1] > annex and len(line) > len(found[0]) + 1
        ):
            annex = found[1]
            key, part = f"Annex {annex}", ""
        elif annex:
            pass
        elif found := _PART.match(line):
            key = part = ROMAN.get(from_cn(found[1]), "")
        elif part and (found := _SUB.match(line)):
            key = f"{part}({from_cn(found[1])})"
        elif (
            not part
            and (found := _CLAUSE.match(line))
            and _follows(last, clause := tuple(map(int, found[1].split("."))))
        ):
            last, key = clause, found[1]
        if key:
            sections.append(Section(key, [line]))
        elif sections:
            sections[-1].lines.append(line)
        else:
            head.append(line)
    return head, sections


def _follows(last: tuple[int, ...], clause: tuple[int, ...]) -> bool:
    """5.1 after 5 or 4.3; not 9 after 5, a number that opens a sentence.  One heading may be lost in a bad copy."""
    return last < clause and clause[0] <= last[0] + 2 and clause[-1] > 0
