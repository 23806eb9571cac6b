"""
What a text says to the eye: compatibility forms folded, invisible characters taken out, look-alike letters made Latin.

The original is kept by the callers, as evidence.  The table of look-alikes is our own: letters of Cyrillic, Greek, Armenian and
some others that a reader takes for a Latin one in the fonts that mail is read in.
"""

from __future__ import annotations

import re
import unicodedata

_LOOKS = {
    "а": "a", "ɑ": "a", "α": "a", "ạ": "a", "ą": "a", "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "ā": "a", "ă": "a",
    "А": "A", "Α": "A", "Ь": "b", "ƅ": "b", "в": "b", "В": "B", "Β": "B", "ḅ": "b",
    "с": "c", "ϲ": "c", "ç": "c", "ć": "c", "č": "c", "ċ": "c", "С": "C", "Ϲ": "C",
    "ԁ": "d", "ɗ": "d", "đ": "d", "ď": "d", "ḍ": "d",
    "е": "e", "ҽ": "e", "ė": "e", "ẹ": "e", "è": "e", "é": "e", "ê": "e", "ë": "e", "ē": "e", "ę": "e", "ě": "e", "Е": "E", "Ε": "E",
    "ƒ": "f", "ġ": "g", "ğ": "g", "ɡ": "g", "ģ": "g", "ց": "g",
    "һ": "h", "հ": "h", "ḥ": "h", "Н": "H", "Η": "H",
    "і": "i", "ı": "i", "ɩ": "i", "ι": "i", "í": "i", "ì": "i", "î": "i", "ï": "i", "ī": "i", "į": "i", "ị": "i", "І": "I", "Ι": "I", "ӏ": "l",
    "ј": "j", "Ј": "J", "к": "k", "κ": "k", "ķ": "k", "ḳ": "k", "К": "K", "Κ": "K",
    "ł": "l", "ḷ": "l", "ļ": "l", "ľ": "l", "ⅼ": "l", "м": "m", "М": "M", "Μ": "M", "ṃ": "m",
    "ո": "n", "ñ": "n", "ń": "n", "ň": "n", "ņ": "n", "ṇ": "n", "Ν": "N", "η": "n",
    "о": "o", "ο": "o", "օ": "o", "σ": "o", "ö": "o", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ø": "o", "ō": "o", "ő": "o", "ọ": "o", "О": "O", "Ο": "O",
    "р": "p", "ρ": "p", "Р": "P", "Ρ": "P", "ԛ": "q", "գ": "q", "г": "r", "ŕ": "r", "ř": "r", "ṛ": "r",
    "ѕ": "s", "ś": "s", "š": "s", "ş": "s", "ș": "s", "ṣ": "s", "Ѕ": "S", "т": "t", "τ": "t", "ţ": "t", "ț": "t", "ť": "t", "Т": "T", "Τ": "T", "ṭ": "t",
    "υ": "u", "ս": "u", "ü": "u", "ú": "u", "ù": "u", "û": "u", "ū": "u", "ů": "u", "ű": "u", "ụ": "u",
    "ν": "v", "ѵ": "v", "ṿ": "v", "ԝ": "w", "ѡ": "w", "ŵ": "w", "ẉ": "w", "х": "x", "χ": "x", "Х": "X", "Χ": "X",
    "у": "y", "ү": "y", "γ": "y", "ý": "y", "ÿ": "y", "ỵ": "y", "У": "Y", "Υ": "Y", "ż": "z", "ź": "z", "ž": "z", "ẓ": "z", "Ζ": "Z",
}  # fmt: skip
_FOLD = str.maketrans(_LOOKS)
_FOREIGN = frozenset(
    c for c in _LOOKS if unicodedata.name(c, "").split(" ")[0] in {"CYRILLIC", "GREEK", "ARMENIAN"}
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]+"
)
_WITHIN = re.compile(
    r"(?<=[^\W\d_])[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff]+(?=[^\W\d_])"
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def seen(text: str) -> str:
    """As the eye takes it: NFKC, without invisible characters.

    >>> seen("Ｐａｙ\\u200bＰａｌ")
    'PayPal'
    """
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))


def folded(text: str) -> str:
    """``seen``, look-alikes made Latin, lower case: for comparing with names.

    >>> folded("РayРаl"), folded("Müller")
    ('paypal', 'muller')
    """
    if text.isascii():
        return text.lower()
    return seen(text).translate(_FOLD).lower().replace("ß", "ss")


def split_by_invisible(text: str) -> int:
    """How many times an invisible character stands inside a word, where only a filter would meet it."""
    return 0 if text.isascii() else len(_WITHIN.findall(text))


def mixed_words(text: str) -> list[str]:
    """Words in which Latin letters stand beside look-alikes of another script.

    >>> mixed_words("Your Аррle account"), mixed_words("Привет Apple")
    (['Аррle'], [])
    """
    if text.isascii():
        return []
    found = []
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        latin = sum(c.isascii() for c in word)
        if latin and any(c in _FOREIGN for c in word):
            found.append(word)
    return found


def in_other_alphabet(text: str) -> bool:
    """Styled letters that stand for Latin ones: mathematical, full-width, enclosed."""
    styled = sum(
        0x1D400 <= ord(c) <= 0x1D7FF or 0x1F130 <= ord(c) <= 0x1F189 or 0x24B6 <= ord(c) <= 0x24E9
        for c in text
    )
    return styled >= 3
