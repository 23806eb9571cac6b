"""
Prints paragraphs on a terminal: folded to its width, Chinese counted double, nothing taken as markup.

>>> from rich.text import Text
>>> [line.plain for line in folded(Text("罚款 100 万元以下"), 8)]
['罚款 100', '万元以下']
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as RichText

NARROWEST = 40  # columns; a terminal that says less is not believed
NEVER_FIRST = frozenset("，。、；：？！）》”’】…,.;:?!)]}·")  # marks that do not begin a line
NEVER_LAST = frozenset("（《“‘【([{")


def new_console(out: StringIO, width: int, colour: bool) -> Console:
    """A console that looks at nothing around it: the same text for the same report, everywhere."""
    from rich.console import Console

    return Console(
        file=out, width=max(width, NARROWEST), force_terminal=colour, force_interactive=False,
        legacy_windows=False, color_system="standard" if colour else None, no_color=not colour,
        markup=False, highlight=False, emoji=False, _environ={},
    )  # fmt: skip


def styled(text: str, style: str = "") -> RichText:
    """Text in a style, and nothing in it read as markup."""
    from rich.text import Text as RichText

    return RichText(overflow="fold").append(text, style)


def line(console: Console, text: str | RichText, style: str = "", indent: int = 2, label: str = "") -> None:
    """Print a paragraph, indented; a label stands before it, and its lines hang under each other."""
    from rich.cells import cell_len

    body = styled(text, style) if isinstance(text, str) else text
    hang = indent + cell_len(label)
    for number, part in enumerate(folded(body, console.width - hang)):
        start = styled(" " * indent + label if number == 0 else " " * hang, "dim")
        console.print(start.append_text(part), no_wrap=True, overflow="ignore", crop=False)


def padded(text: str, width: int) -> str:
    """Filled with blanks to so many columns."""
    from rich.cells import set_cell_size

    return set_cell_size(text, width)


def folded(text: RichText, width: int) -> list[RichText]:
    """The text in lines of at most ``width`` columns, its styles kept; words break only where they must."""
    ends = _ends(text.plain, max(width, 8))
    lines = list(text.divide(ends)) if ends else [text]
    for line in lines:
        line.rstrip()
        line.no_wrap = True
    return lines


def _ends(plain: str, width: int) -> list[int]:
    """Where lines end: offsets into the text."""
    from rich.cells import get_character_cell_size as cells

    ends: list[int] = []
    start = used = 0
    chance = 0  # the last good place to break, after ``start``
    at = 0
    while at < len(plain):
        size = cells(plain[at])
        if used + size > width and plain[at] != " ":
            end = chance if chance > start else at
            ends.append(end)
            start = chance = at = end
            used = 0
            continue
        used += size
        at += 1
        if at < len(plain) and _may_break(plain[at - 1], plain[at]):
            chance = at
    return ends


def _may_break(before: str, after: str) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST or after == " ":
        return False
    if before in ",/" and after.isdigit():
        return False  # a number of several groups, a date
    return before in " ,;|/#" or _wide(before) or _wide(after)


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
