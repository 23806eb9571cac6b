"""
What a mail talks about, by ideas: "confirm", "account", "suspended", "within hours" ... in several languages.

Each language is one file of words and short phrases under the idea they stand for.  A text is cut into words once and each word
looked up, so that the cost does not grow with the number of phrases; Chinese, which has no blanks, is matched by the longest term.
A judgement is made of ideas that stand near each other ("confirm" within some words of "account"), never of one alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from hegui.mail.normalising import folded

HEAD, TAIL = 4_000, 1_000  # characters of a text that are looked at: its beginning and its end
_WORD = re.compile(
    r"[a-z0-9][a-z0-9'’&]*|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|[а-яёәіңғүұқөһ]+|[$€£¥!?]"
)
_HANZI_A_WORD = 2  # Chinese characters that weigh as much as a word of another language


@dataclass(slots=True)
class Ideas:
    """Where each idea stands in a text, counted in words, with the piece of text that shows it."""

    at: dict[str, list[int]] = field(default_factory=dict)
    words: int = 0
    spans: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    text: str = ""

    def has(self, *ideas: str) -> bool:
        return any(idea in self.at for idea in ideas)

    def count(self, idea: str) -> int:
        return len(self.at.get(idea, ()))

    def near(self, one: str, other: str, within: int = 7) -> tuple[int, int] | None:
        """The first place where the two stand within so many words of each other."""
        others = self.at.get(other, ())
        for here in self.at.get(one, ()):
            for there in others:
                if here != there and abs(here - there) <= within:
                    return here, there
        return None

    def shown(self, idea: str, place: int | None = None) -> str:
        """The piece of text in which an idea stands."""
        places = self.at.get(idea, ())
        if not places:
            return ""
        start, end = self.spans[idea, places[0] if place is None else place]
        return self.text[max(0, start - 30) : end + 40]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words and phrases with the ideas they stand for, arranged so that each word of a text is looked up once."""

    single: dict[str, tuple[str, ...]]  # a word -> the ideas that it stands for
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # a first word -> the whole, and its idea
    chinese: dict[str, tuple[tuple[str, str], ...]]  # a first character -> the whole, and its idea

    def with_names(self, names: Iterable[tuple[str, str]]) -> Dictionary:
        """A dictionary that knows these terms too, each with the idea it stands for."""
        single = dict(self.single)
        phrases = {first: set(found) for first, found in self.phrases.items()}
        chinese = {first: set(found) for first, found in self.chinese.items()}
        for term, idea in names:
            words = tuple(_WORD.findall(folded(term)))
            if not words:
                continue
            if any("\u3040" <= c <= "\ud7af" for c in term):
                chinese.setdefault(folded(term)[0], set()).add((folded(term), idea))
            elif len(words) > 1:
                phrases.setdefault(words[0], set()).add((words, idea))
            elif idea not in single.get(words[0], ()):
                single[words[0]] = (*single.get(words[0], ()), idea)
        return Dictionary(
            single,
            {first: tuple(sorted(found, key=lambda e: (-len(e[0]), e))) for first, found in phrases.items()},
            {first: tuple(sorted(found, key=lambda e: (-len(e[0]), e))) for first, found in chinese.items()},
        )


@lru_cache(1)
def dictionary() -> Dictionary:
    """All the language files together."""
    terms = []
    for file in sorted(files("hegui.mail.words").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for idea, words in tomllib.loads(file.read_text("utf-8")).items():
                terms += [(term.strip(), idea) for term in words.replace("\n", " ").split(",")]
    return Dictionary({}, {}, {}).with_names(terms)


def ideas_in(text: str, known: Dictionary | None = None) -> Ideas:
    """Where the ideas stand; a term may stand for several.

    >>> ideas_in("Please confirm your account within 24 hours").near("confirm", "account") is not None
    True
    >>> ideas_in("请在24小时内验证您的邮箱账号").has("deadline")
    True
    """
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    text = folded(text)
    found = Ideas(text=text)
    known = known or dictionary()
    tokens = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]
    words = [t[0] for t in tokens]
    at, hanzi, passed = 0, 0, 0
    for number, (token, start, end) in enumerate(tokens):
        if "\u3040" <= token <= "\ud7af":
            hanzi += 1
            at += hanzi % _HANZI_A_WORD == 0
            if start < passed:
                continue
            for term, idea in known.chinese.get(token, ()):
                if text.startswith(term, start):
                    _note(found, idea, at, start, start + len(term))
                    passed = max(passed, start + len(term))
            continue
        at += 1
        for term, idea in known.chinese.get(token[0], ()):  # QQ邮箱, 12306
            if text.startswith(term, start):
                _note(found, idea, at, start, start + len(term))
                passed = max(passed, start + len(term))
        for idea in known.single.get(token, ()):
            _note(found, idea, at, start, end)
        for phrase, idea in known.phrases.get(token, ()):
            if tuple(words[number : number + len(phrase)]) == phrase:
                _note(found, idea, at, start, tokens[number + len(phrase) - 1][2])
    found.words = at
    return found


def _note(found: Ideas, idea: str, at: int, start: int, end: int) -> None:
    places = found.at.setdefault(idea, [])
    if (idea, at) not in found.spans and len(places) < 60:
        places.append(at)
        found.spans[idea, at] = start, end
