"""Whether an instrument has an article, in the version of a day: by its article count and its shape.toml."""

from __future__ import annotations

from datetime import date

from hegui.law import loading
from hegui.law.articles import parts
from hegui.law.kinds import Instrument


def exists(instrument: Instrument, day: date, article: str) -> bool:
    """Whether the version of that day has the article, and its paragraph and item where the shape is known."""
    numbers = parts(article)
    version = instrument.version(day)
    if version is None or version.in_force != day:
        return False
    if not article:  # allowed where nobody had the text: printed as "article not verified"
        return version.articles == 0 and instrument.confidence != "official"
    if instrument.kind == "standard" or numbers is None:
        return True
    if version.articles and not 1 <= numbers[0] <= version.articles:
        return False
    shape = loading.shape(instrument.id).get(day.isoformat())
    if shape is None or len(numbers) == 1:
        return True
    if not 1 <= numbers[1] <= shape["paragraphs"][numbers[0] - 1]:
        return False
    items = shape.get("items", {}).get(f"{numbers[0]}.{numbers[1]}", 0)
    return len(numbers) == 2 or 1 <= numbers[2] <= items
