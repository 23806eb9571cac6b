"""
Words of columns that give a table away when several stand together: what is taken, measured, published, ordered, sold.

The words stand in ``lists/cues.tsv``, under the names used here.
"""

from __future__ import annotations

from hegui.discovery.lists import rows

_WORDS = {name: frozenset(words.split()) for name, words in rows("cues.tsv", 2)}

EVERYDAY = _WORDS["everyday"]
LOOSE_CARE = _WORDS["loose-care"]
TAKEN = _WORDS["taken"]
PUBLISHED = _WORDS["published"]
CATALOGUE = _WORDS["catalogue"]
ORDERED = _WORDS["ordered"]
WANTED = _WORDS["wanted"]
GIVEN = _WORDS["given"]
COUNTED = _WORDS["counted"]
INSURED = _WORDS["insured"]
RESULTS = _WORDS["results"]
SCHOOLS = _WORDS["schools"]
SWITCHES = _WORDS["switches"]
MEASURED = tuple(words for name, words in _WORDS.items() if name.startswith("measured."))
TRADED = tuple(words for name, words in _WORDS.items() if name.startswith("traded."))
FILED = tuple(words for name, words in _WORDS.items() if name.startswith("filed."))
