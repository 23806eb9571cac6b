"""The official texts beside the repository, split: what the shelf is compared with where they are at hand."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hegui.errors import LawError
from hegui.law.documents import lines_of
from hegui.law.recognising import recognise
from hegui.law.splitting import SplitText, split

TEXTS = Path(__file__).resolve().parents[3] / "shared" / "law" / "texts"
WITHOUT_TITLE = {"sccguide2-extract"}  # an extract that begins with its second part

needs_texts = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the official texts are not at hand (../shared/law/texts)"
)


def files() -> list[Path]:
    return sorted(TEXTS.glob("*.md"))


@cache
def held() -> dict[tuple[str, date], SplitText]:
    """Every text that belongs to the shelf: (instrument, in force) -> its parts."""
    found = {}
    for file in files():
        try:
            text = split(lines_of(file))
            instrument, day = recognise(text, None, None)
        except LawError:
            continue
        if text.articles:
            found[instrument.id, day] = text
    return found


def words_of(text: SplitText, article: str) -> str | None:
    """The text of ``"51.1.3"``; None where the text has no such article, paragraph or item."""
    number, *inner = (int(part) for part in article.split("."))
    found = next((a for a in text.articles if a.number == number), None)
    if found is None:
        return None
    if not inner:
        return "".join(p.text + "".join(p.items) for p in found.paragraphs)
    if not 1 <= inner[0] <= len(found.paragraphs):
        return None
    paragraph = found.paragraphs[inner[0] - 1]
    if len(inner) == 1:
        return paragraph.text + "".join(paragraph.items)
    return paragraph.items[inner[1] - 1] if 1 <= inner[1] <= len(paragraph.items) else None
