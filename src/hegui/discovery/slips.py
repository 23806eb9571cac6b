"""
Misspellings: all words one slip away from another.
"""

from __future__ import annotations

from collections.abc import Iterator


def near(word: str) -> Iterator[str]:
    """Words one slip away: two letters swapped, one left out, doubled or mistyped."""
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
    if len(word) >= 6:
        for i in range(len(word) + 1):
            for letter in "aeiourstnlmcpdgh":
                yield word[:i] + letter + word[i:]
        for i in range(1, len(word)):
            for letter in "aeiourstnlmcpdgh":
                yield word[:i] + letter + word[i + 1 :]
