"""One sentence in Chinese and English: the only form in which hegui speaks to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in both languages; ``text["zh"]`` is the Chinese half.

    >>> Text("列 {name}", "column {name}").fill(name="phone")["en"]
    'column phone'
    """

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en

    def fill(self, **values: object) -> Text:
        """Fill both halves; a value that is itself a Text gives each half its own language."""
        return Text(
            self.zh.format(**{name: _in(value, "zh") for name, value in values.items()}),
            self.en.format(**{name: _in(value, "en") for name, value in values.items()}),
        )


def _in(value: object, lang: Lang) -> str:
    if isinstance(value, Text):
        return value[lang]
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)


def joined(texts: list[Text] | tuple[Text, ...]) -> Text:
    """A list of things as one Text: 甲、乙 and "a, b"."""
    return Text("、".join(t.zh for t in texts), ", ".join(t.en for t in texts))
