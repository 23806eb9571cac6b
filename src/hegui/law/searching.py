"""
Full-text search over the shelf and the imported official texts.

SQLite's FTS5 over characters set apart by blanks, asked as phrases: its trigram tokenizer would silently miss words of two
characters, and most Chinese words have two.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hegui.law import finding, loading, official
from hegui.law.dated import article_text
from hegui.text import Lang, Text

HitKind = Literal["instrument", "duty", "number", "penalty", "guide", "official"]
AROUND = 80  # characters shown on each side of the word in a long text
_HAN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff])")
_SIGNS = re.compile(r"[^\w\u3400-\u9fff\uf900-\ufaff]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words were found: ``id`` can be given to ``explain`` or ``show``; ``text`` is the entry's wording."""

    kind: HitKind
    id: str
    title: Text
    text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: HitKind
    id: str
    title: Text
    text: Text


def search(words: str, lang: Lang = "zh", limit: int = 50) -> tuple[Hit, ...]:
    """Entries that hold every one of the words, the best first; both languages are searched, ``lang`` is shown."""
    phrases = [f'"{phrase}"' for word in words.split() if (phrase := _apart(word))]
    if not phrases:
        return ()
    entries = list(_entries())
    base = sqlite3.connect(":memory:")
    try:
        base.execute("create virtual table shelf using fts5(name, body, tokenize = 'unicode61')")
        base.executemany(
            "insert into shelf(rowid, name, body) values (?, ?, ?)",
            (
                (row, _apart(f"{e.id} {e.title.zh} {e.title.en}"), _apart(f"{e.text.zh} {e.text.en}"))
                for row, e in enumerate(entries)
            ),
        )
        found = base.execute(
            "select rowid from shelf where shelf match ? order by bm25(shelf, 4.0, 1.0), rowid limit ?",
            (" ".join(phrases), limit),
        ).fetchall()
    finally:
        base.close()
    return tuple(
        Hit(e.kind, e.id, e.title, _excerpt(e.text[lang], words)) for e in (entries[row] for (row,) in found)
    )


def _apart(text: str) -> str:
    """Each Chinese character a token of its own; signs become blanks, so nothing is read as a query operator."""
    return _HAN.sub(r" \1 ", _SIGNS.sub(" ", text)).strip().lower()


def _entries() -> Iterator[_Entry]:
    for instrument in finding.all_instruments():
        yield _Entry("instrument", instrument.id, instrument.short, instrument.name)
    for duty in finding.all_duties():
        short = loading.instrument(duty.instrument).short
        text = Text(f"{duty.text.zh} {duty.remedy.zh}", f"{duty.text.en} {duty.remedy.en}")
        yield _Entry("duty", duty.id, short, text)
    for number in finding.all_numbers():
        yield _Entry("number", number.id, loading.instrument(number.instrument).short, number.text)
    for penalty in finding.all_penalties():
        yield _Entry("penalty", penalty.id, loading.instrument(penalty.instrument).short, penalty.text)
    for guide in loading.guides().values():
        told = (guide.case, guide.why, *guide.prevention, *filter(None, [guide.note]))
        yield _Entry(
            "guide", guide.id, guide.title, Text(" ".join(t.zh for t in told), " ".join(t.en for t in told))
        )
    for id, day in official.imported():
        if id in loading.instrument_ids():
            yield from _official(id, day)


def _official(id: str, day: date) -> Iterator[_Entry]:
    instrument = loading.instrument(id)
    version = instrument.version(day)
    whole = {str(number): official.quoted(id, day, str(number)) for number in official.articles(id, day)}
    for number, words in {**whole, **official.sections(id, day)}.items():
        printed = article_text(instrument, number, version)
        title = Text(
            f"{instrument.short.zh}{printed.zh}（{day}）", f"{instrument.short.en} {printed.en} ({day})"
        )
        yield _Entry("official", f"{id}.{number}", title, Text(words or "", words or ""))


def _excerpt(text: str, words: str) -> str:
    """The text, or of a long one what stands around the first of the words."""
    if len(text) <= 2 * AROUND + 20:
        return text
    first = min((at for word in words.split() if (at := text.lower().find(word.lower())) >= 0), default=0)
    start = max(0, first - AROUND)
    end = start + 2 * AROUND
    return ("…" if start else "") + text[start:end].replace("\n", " ") + ("…" if end < len(text) else "")
