"""
How Chinese words are spelt in column names: full pinyin without tones, and initials.

GB 2312 orders its 3,755 everyday characters by sound, so one character for each syllable is enough to read them all:
a character is read like the last one in the table that does not stand after it.

>>> spellings("身份证号")
('shenfenzhenghao',)
>>> initials("联系电话")
('lxdh',)
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from itertools import product

from hegui.discovery.lists import rows, text

_WAYS = 4  # spellings of one word, at most


@cache
def _syllables() -> tuple[list[bytes], list[str]]:
    lines = text("syllables.txt").splitlines()
    entries = [entry for line in lines if not line.startswith("#") for entry in line.split()]
    return [entry[-1].encode("gb2312") for entry in entries], [entry[:-1] for entry in entries]


@cache
def readings(char: str) -> tuple[str, ...]:
    """How a character may be read, the usual way first; nothing for one that is not known."""
    usual: tuple[str, ...] = ()
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        code = b""
    if b"\xb0\xa1" <= code <= b"\xd7\xf9":
        codes, sounds = _syllables()
        usual = (sounds[bisect_right(codes, code) - 1],)
    return tuple(dict.fromkeys((*usual, *_readings().get(char, ()))))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Further readings of a character; the only ones of a word."""
    return {spelt: tuple(sounds.split()) for spelt, sounds in rows("readings.tsv", 2)}


@cache
def _ways(word: str) -> tuple[tuple[str, ...], ...]:
    if len(word) > 1 and word in _readings():
        return (_readings()[word],)
    sounds = [readings(char) if not char.isascii() else (char.lower(),) for char in word]
    if not all(sounds):
        return ()
    return tuple(list(product(*sounds))[:_WAYS])


@cache
def sounds() -> frozenset[str]:
    """Every syllable of standard Chinese, without its tone."""
    return frozenset((*_syllables()[1], "nv", "lue"))


def spellings(word: str) -> tuple[str, ...]:
    """The word in full pinyin, in each way its characters may be read."""
    return tuple(dict.fromkeys("".join(way) for way in _ways(word)))


def initials(word: str) -> tuple[str, ...]:
    """The first letter of each syllable."""
    return tuple(dict.fromkeys("".join(sound[0] for sound in way) for way in _ways(word)))


@lru_cache(maxsize=4096)
def syllabic(token: str) -> bool:
    """Can it be cut into syllables of Chinese?"""
    if token == "":
        return True
    return any(token[:n] in sounds() and syllabic(token[n:]) for n in range(min(6, len(token)), 0, -1))
