"""
What the walk leaves open: which detector accepts a value, and the places of those that it knows by name.

``generated.py`` writes the functions from the shapes that detectors declare, and fills in the places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hegui.detectors import Bytes

# the places of detectors that the walk asks more about
BIRTH_DATE = -1
RESIDENT_ID = -1
PASSWORD_HASH = -1
ADDRESS = -1


def dispatch(data: Bytes, start: int, length: int, mask: int) -> int:
    """The detector that accepts the value, or -1; ``mask`` has the classes of its bytes; generated."""
    raise NotImplementedError


def dispatch_embedded(data: Bytes, start: int, length: int) -> int:
    """The same among those that are also looked for inside longer texts; generated."""
    raise NotImplementedError


def dispatch_weak(data: Bytes, start: int, length: int) -> int:
    """The detector whose form the value has, check character aside; generated."""
    raise NotImplementedError
