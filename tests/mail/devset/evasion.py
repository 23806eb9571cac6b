"""What real phishing does so that filters do not read what people read."""

from __future__ import annotations

import re

from . import words
from .pen import Pen

LIKE = {
    "a": "а",
    "e": "е",
    "o": "о",
    "c": "с",
    "p": "р",
    "i": "і",
    "y": "у",
    "x": "х",
    "A": "Α",
    "E": "Ε",
    "O": "О",
    "I": "Ι",
    "s": "ѕ",
}
INVISIBLE = ("\u200b", "\u200c", "\u00ad", "\u2060", "\ufeff", "\u034f")
_TEXT = re.compile(r">([^<>]+)<")
HIDDEN = (
    "display:none",
    "font-size:0px;line-height:0",
    "color:#ffffff;font-size:1px",
    "opacity:0;height:0;overflow:hidden",
    "visibility:hidden;max-height:0",
)
ON_TEXT = ("lookalikes", "invisible", "wide")
ON_HTML = ("padding", "entities", "split", "comments")


def disguise(text: str, how: str, pen: Pen) -> str:
    """A filled body or subject, with letters exchanged or invisible ones put in; links are left alone."""
    out = []
    for word in re.split(r"(\s+)", text):
        if "=>" in word or "://" in word or "@" in word or not pen.chance(0.3 if pen.zh else 0.4):
            out.append(word)
        elif how == "lookalikes":
            out.append("".join(LIKE[c] if c in LIKE and pen.chance(0.5) else c for c in word))
        elif how == "wide":
            out.append("".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in word))
        else:
            out.append("".join(c + (pen.one(INVISIBLE) if pen.chance(0.5) else "") for c in word))
    return "".join(out)


def hide(page: str, how: str, pen: Pen) -> str:
    """A page with random text hidden in it, words cut by tags, letters as entities, or comments between."""
    if how == "padding":
        news = words.ZH_NEWS if pen.zh and pen.chance(0.5) else words.NEWS
        filler = " ".join(pen.one(news) for _ in range(pen.random.randint(6, 40)))
        hidden = f'<div style="{pen.one(HIDDEN)}">{filler} {pen.hex(24)}</div>'
        end = page.lower().rfind("</body>")
        return page[:end] + hidden + page[end:] if end > 0 else page + hidden
    if how == "entities":
        return _TEXT.sub(
            lambda m: ">" + "".join(f"&#{ord(c)};" if c.isalnum() else c for c in m[1]) + "<", page
        )
    if how == "split":
        return _TEXT.sub(lambda m: ">" + _cut(m[1], pen) + "<", page)
    return _TEXT.sub(lambda m: f">{m[1]}<!-- {pen.small(8)} --><", page)


def _cut(text: str, pen: Pen) -> str:
    if len(text.strip()) < 6 or "{" in text or "&" in text:
        return text
    at = pen.random.randrange(2, len(text) - 1)
    return f'{text[:at]}<span style="font-size:0">{pen.small(3)}</span>{text[at:]}'
