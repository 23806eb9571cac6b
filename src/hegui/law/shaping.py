"""
Writes an instrument's shape.toml: how many paragraphs and items each article of a version has.

Numbers only, no words.  They let 第五十一条第三项 be printed rightly and every cited paragraph be proved to exist:

    python -m hegui.law.shaping FILE...      texts that ``hegui law import`` would recognise
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from hegui.errors import LawError
from hegui.law import loading
from hegui.law.documents import lines_of
from hegui.law.recognising import recognise
from hegui.law.splitting import SplitText, no_articles, split


def shape_of(text: SplitText) -> dict[str, object]:
    """Paragraph counts by article, and item counts by ``article.paragraph`` where there are items."""
    articles = {a.number: a for a in text.articles}
    counts = [len(articles[n].paragraphs) if n in articles else 0 for n in range(1, max(articles) + 1)]
    items = {
        f"{a.number}.{at}": len(p.items)
        for a in text.articles
        for at, p in enumerate(a.paragraphs, 1)
        if p.items
    }
    return {"paragraphs": counts, "items": items}


def write(file: Path) -> str:
    """Bring the shape of one text into its instrument's shape.toml; returns the instrument's id and version."""
    text = split(lines_of(file))
    instrument, day = recognise(text, None, None)
    if not text.articles:
        raise no_articles()
    shapes = {**loading.shape(instrument.id), day.isoformat(): shape_of(text)}
    lines = ["# How many paragraphs each article has, and items by article.paragraph; counted, not copied."]
    for version in sorted(shapes, key=date.fromisoformat):
        shape = shapes[version]
        lines += ["", f"[{version}]", f"paragraphs = {shape['paragraphs']}"]
        lines += [f'items."{key}" = {count}' for key, count in shape["items"].items()]
    (loading.SHELF / instrument.id / "shape.toml").write_text("\n".join(lines) + "\n", "utf-8")
    loading.shape.cache_clear()
    return f"{instrument.id} {day}"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        try:
            said = write(Path(name))
        except LawError as wrong:
            said = f"{Path(name).name}: {wrong.text.en}"
        sys.stdout.write(f"{said}\n")
