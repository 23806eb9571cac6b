"""The only functions that make markup: every text from outside goes through one of them."""

from __future__ import annotations

from html import escape

from hegui.masking import plain
from hegui.model import Place
from hegui.reports.words import clean, one_line
from hegui.text import Text


def plain_text(text: str) -> str:
    """A text from outside, as text of the page."""
    return escape(one_line(text))


def attribute(text: str) -> str:
    """A text from outside, as the value of an attribute between double quotes."""
    return escape(one_line(text), quote=True)


def both(text: Text) -> str:
    """A text in both languages; the style sheet shows the one that is switched on."""
    shown = clean(text)
    if shown.zh == shown.en:
        return escape(shown.zh)
    return f'<span lang="zh">{escape(shown.zh)}</span><span lang="en">{escape(shown.en)}</span>'


def say(zh: str, en: str) -> str:
    """Our own words in both languages."""
    return both(Text(zh, en))


def paragraphs(text: str) -> str:
    """A text of several lines, each a paragraph: the official wording of an article."""
    return "".join(f"<p>{escape(line)}</p>" for part in text.splitlines() if (line := plain(part).strip()))


def place(at: Place) -> str:
    """Where something is: its source, and its path with room to break."""
    made = f'<span class="src">{breakable(at.source)}</span>'
    if at.path:
        made += f"<wbr>#{breakable(at.path)}"
    if at.line:
        made += f":{at.line}"
    row = say(f"第 {at.row} 行", f"row {at.row}") if at.row else ""
    return f'<code class="place"><bdi>{made}</bdi></code>' + (
        f' <span class="faint">{row}</span>' if row else ""
    )


def breakable(name: str) -> str:
    """A name that may go on in the next line after its marks."""
    return "".join(escape(c) + "<wbr>" if c in "._/:" else escape(c) for c in plain(name))


def number(value: int | None) -> str:
    """A count; unknown shows as a dash, never as nothing."""
    return '<span class="faint">–</span>' if value is None else f"{value:,}"


def slug(id: str) -> str:
    """An id of the page made of letters that need no escaping."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-._") else "_" for c in id)
