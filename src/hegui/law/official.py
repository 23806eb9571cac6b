"""
Official texts that the user imported: kept in the user's data folder, quoted by findings from then on.

The folder is ``$XDG_DATA_HOME/hegui/law`` (``~/.local/share/hegui/law``), readable by its owner only; one JSON file a
version.  Nothing of it is part of hegui.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from hegui.errors import LawError
from hegui.law.articles import parts
from hegui.law.splitting import SplitText, split
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought in; ``articles`` counts sections where a guide or standard has no articles."""

    instrument: str
    name: Text
    in_force: date
    articles: int
    annex_lines: int
    kept_at: Path
    notes: tuple[Text, ...]


def folder() -> Path:
    """Where imported texts lie; it may not exist yet."""
    home = os.environ.get("XDG_DATA_HOME", "")
    base = Path(home) if home.startswith("/") else Path.home() / ".local" / "share"
    return base / "hegui" / "law"


def import_text(path: Path | str, *, as_: str | None = None, in_force: date | None = None) -> Imported:
    """Split an official text (docx, html, txt, md) into articles and keep it; LawError says what is wrong with it."""
    from hegui.law.documents import lines_of
    from hegui.law.recognising import recognise

    text = split(lines_of(Path(path)))
    instrument, day = recognise(text, as_, in_force)
    version = instrument.version(day)
    numbers = [article.number for article in text.articles]
    notes = []
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    if missing:
        listed = ", ".join(map(str, missing[:10]))
        notes.append(Text(f"文本中没有这些条：{listed}", f"the text lacks these articles: {listed}"))
    if version and version.articles and numbers[-1] != version.articles:
        notes.append(
            Text(
                f"拆出 {numbers[-1]} 条，法规库记载 {version.articles} 条",
                f"{numbers[-1]} articles were found; the shelf counts {version.articles}",
            )
        )
    kept_at = _keep(instrument.id, day, text)
    count = len(numbers) or len(text.sections)
    return Imported(instrument.id, instrument.name, day, count, len(text.annex), kept_at, tuple(notes))


def imported() -> tuple[tuple[str, date], ...]:
    """Which texts are at hand: (instrument id, in-force date)."""
    found = []
    for file in sorted(folder().glob("*/*.json")):
        try:
            found.append((file.parent.name, date.fromisoformat(file.stem)))
        except ValueError:
            continue
    return tuple(found)


def quoted(instrument_id: str, in_force: date, article: str) -> str | None:
    """The official words of ``"24.1"`` in that version; None where the text was not imported.

    A paragraph comes with its items, an item with the words that introduce it; an article number alone gives all of it.
    """
    numbers = parts(article)
    held = articles(instrument_id, in_force)
    if not held:
        return _section(sections(instrument_id, in_force), article)
    if numbers is None or numbers[0] not in held:
        return None
    paragraphs = held[numbers[0]]["paragraphs"]
    if len(numbers) > 1 and 1 <= numbers[1] <= len(paragraphs):
        paragraphs = [paragraphs[numbers[1] - 1]]
        items = paragraphs[0]["items"]
        if len(numbers) > 2 and 1 <= numbers[2] <= len(items):
            return f"{paragraphs[0]['text']}\n{items[numbers[2] - 1]}"
    return "\n".join(line for p in paragraphs for line in (p["text"], *p["items"]))


def articles(instrument_id: str, in_force: date) -> dict[int, dict[str, Any]]:
    """The kept articles of a version by number; empty where the text was not imported or has none."""
    return _kept(instrument_id, in_force)[0]


def sections(instrument_id: str, in_force: date) -> dict[str, str]:
    """The kept sections of a guide or standard by key (``I(2)``, ``5.2``, ``Annex E``)."""
    return _kept(instrument_id, in_force)[1]


def _section(held: dict[str, str], article: str) -> str | None:
    """The section with all below it; of a finer number than the text has, the section around it."""
    wanted = article
    while wanted:
        found = [
            text
            for key, text in held.items()
            if key == wanted or key.startswith((f"{wanted}.", f"{wanted}("))
        ]
        if found:
            return "\n".join(found)
        wanted = re.sub(r"(^[^ .(]+|[ .(][^ .(]*)$", "", wanted)
    return None


Kept = tuple[dict[int, dict[str, Any]], dict[str, str]]


def _kept(instrument_id: str, in_force: date) -> Kept:
    file = folder() / instrument_id / f"{in_force.isoformat()}.json"
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return {}, {}
    return _read(file, changed)


@lru_cache(maxsize=64)
def _read(file: Path, changed: int) -> Kept:
    """``changed`` makes a text that was imported anew be read anew."""
    try:
        raw = json.loads(file.read_text("utf-8"))
        by_number = {
            int(a["number"]): {
                "chapter": str(a["chapter"]),
                "paragraphs": [
                    {"text": str(p["text"]), "items": [str(i) for i in p["items"]]} for p in a["paragraphs"]
                ],
            }
            for a in raw["articles"]
        }
        return by_number, {str(s["key"]): "\n".join(map(str, s["lines"])) for s in raw.get("sections", ())}
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as wrong:
        where = f"{file.parent.name}/{file.name}"
        raise LawError(
            Text(f"已导入的正文 {where} 已损坏", f"the imported text {where} is damaged"),
            Text("重新执行 hegui law import。", "Run hegui law import again."),
        ) from wrong


def _keep(instrument_id: str, in_force: date, text: SplitText) -> Path:
    home = folder() / instrument_id
    try:
        for made in (folder().parent, folder(), home):
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder().chmod(0o700)
        file = home / f"{in_force.isoformat()}.json"
        fresh = file.with_suffix(".new")
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as out:
            json.dump(asdict(text), out, ensure_ascii=False)
        fresh.replace(file)
    except OSError as wrong:
        raise LawError(
            Text("无法写入数据文件夹", "the data folder cannot be written to"),
            Text(
                "检查 XDG_DATA_HOME 或主目录的权限。",
                "Check XDG_DATA_HOME or the permissions of your home folder.",
            ),
        ) from wrong
    return file
