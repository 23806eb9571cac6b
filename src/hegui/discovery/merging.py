"""How two tallies become one: sums, minima and maxima, unions of sketches.  Associative and commutative."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from hegui.discovery import births
from hegui.discovery.nouns import Tally

T = TypeVar("T")
MOST_SAMPLES = 3


def merged(a: Tally, b: Tally) -> Tally:
    return Tally(
        **{f.name: RULES.get(f.name, added)(getattr(a, f.name), getattr(b, f.name)) for f in fields(Tally)}
    )


def added(a: Any, b: Any) -> Any:
    """The sum; of dicts, key by key."""
    if isinstance(a, dict):
        few, many = sorted((a, b), key=len)
        found = dict(many)
        for key, n in few.items():
            found[key] = found.get(key, 0) + n
        return found
    return a + b


def _by(choose: Callable[..., Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: choose((x for x in (a, b) if x is not None), default=None)


def _samples(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    # the first in order, not the first that came: order of parts must not matter
    return {e: tuple(sorted({*a.get(e, ()), *b.get(e, ())})[:MOST_SAMPLES]) for e in a.keys() | b.keys()}


def sketches(a: bytes, b: bytes) -> bytes:
    if not a or not b:
        return a or b
    import numpy as np

    return np.maximum(np.frombuffer(a, np.uint8), np.frombuffer(b, np.uint8)).tobytes()


RULES: dict[str, Callable[[Any, Any], Any]] = {
    "lowest": _by(min),
    "oldest": _by(min),
    "highest": _by(max),
    "newest": _by(max),
    "different": max,
    "distinct": sketches,
    "births": births.added,
    "masked_samples": _samples,
}
