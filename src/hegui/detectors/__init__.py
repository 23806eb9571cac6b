"""
Detectors: one file an entity.  A detector knows the world (how an ID number is built, what such a column is called),
never the law: whether it is sensitive stands on the law shelf.

To add one, write a file here.  With a kernel, for what can be told from the values themselves::

    @detector(
        Entity("cn-resident-id", Text("居民身份证号", "Resident ID number"), category="identity", keep=(1, 1)),
        shape=Shape(length=18, first="1-9"), chance=1 / 11, reads="every",
        hints=Hints(words=("身份证号",), english=("id_card",), pinyin=("shenfenzheng",), initials=("sfzh",)),
    )
    def resident_id(data: Bytes, start: int, length: int) -> bool: ...

Without one, for what only names, comments and tables can tell: ``named(Entity(...), hints=Hints(...))``.

A kernel is plain Python over a uint8 buffer, with no objects: ``data`` is the whole buffer, the value lies at
``data[start:start + length]`` in UTF-8.  Interpreted for small data, compiled by LLVM for large; the interpreted form is
the oracle in tests.  It may call other functions of its module or of ``hegui.detectors.kernels`` and read module-level
tables (bytes, or a tuple of integers) and numbers, nothing else.

A kernel with ``reads="some"`` is asked only about a sample, is never compiled, and may use all of Python: what it is given then
is ``bytes``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hegui.model import Entity
from hegui.plugins import Room

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Kernel = Callable[[Bytes, int, int], bool]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value must look like before a kernel is asked: bytes of UTF-8 long, first byte.

    ``length`` is a number or an inclusive range; ``first`` a set of first bytes as in a regex class (``1-9A-Z``; ``cjk`` for
    any byte from 0xE3 to 0xE9, written first); empty means any.  ``of`` are the kinds of character that a value may consist of,
    ``has`` those of which it must have at least one: ``0`` a digit, ``a`` and ``A`` letters, ``z`` a letter of either case, ``@``,
    ``*``, ``.`` any other sign of ASCII, ``文`` anything beyond it.  They only save time: a kernel must not rely on them.
    """

    length: int | tuple[int, int]
    first: str = ""
    of: str = ""
    has: str = ""

    @property
    def lengths(self) -> tuple[int, int]:
        return (self.length, self.length) if isinstance(self.length, int) else self.length

    @property
    def first_bytes(self) -> frozenset[int]:
        """The bytes that a value may begin with.

        >>> sorted(Shape(3, "0-2x").first_bytes)
        [48, 49, 50, 120]
        """
        if not self.first:
            return frozenset(range(256))
        rest, found = self.first, set()
        if rest.startswith("cjk"):
            rest, found = rest[3:], set(range(0xE3, 0xEA))
        at = 0
        while at < len(rest):
            span = at + 2 < len(rest) and rest[at + 1] == "-"
            found |= set(range(ord(rest[at]), ord(rest[at + 2 if span else at]) + 1))
            at += 3 if span else 1
        return frozenset(found)

    def fits(self, value: bytes) -> bool:
        """Would the engine ask a kernel of this shape about the value?"""
        low, high = self.lengths
        return low <= len(value) <= high and value[0] in self.first_bytes


@dataclass(frozen=True, slots=True)
class Hints:
    """What columns that hold the entity are called.

    ``words``: Chinese, found in names and comments.  ``english``: words joined by ``_``; compared token by token after
    splitting ``snake_case`` and ``camelCase``.  ``pinyin``: full pinyin without tones.  ``initials``: pinyin initials; they
    count only as a whole token.  ``not_words``, ``not_english``: what turns the meaning (产品名称, product_name).
    ``types``: source types that alone rule it out are left to the engine.
    ``subjects``: kinds of table in which the bare hint is enough (``name`` in a table about patients); empty means any.
    """

    words: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    not_english: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


def each(words: str) -> tuple[str, ...]:
    """Words written one after another, as Hints take them.

    >>> each("id_card identity_card")
    ('id_card', 'identity_card')
    """
    return tuple(words.split())


@dataclass(frozen=True, slots=True)
class Detector:
    entity: Entity
    hints: Hints
    shape: Shape | None = None
    kernel: Kernel | None = None
    chance: float = 0.0  # the share of random values of this shape that pass
    reads: Literal["every", "some"] = (
        "every"  # every value, or a sample by position: form alone is not worth more
    )
    embedded: bool = False  # also looked for inside longer texts
    checksum: bool = False  # offered before detectors without one
    form: Kernel | None = None  # accepts the form where the check character is wrong; counted apart, as weak


room: Room[Detector] = Room("hegui.detectors")


def detector(
    entity: Entity,
    *,
    hints: Hints,
    shape: Shape,
    chance: float,
    reads: Literal["every", "some"] = "every",
    embedded: bool = False,
    checksum: bool = False,
    form: Kernel | None = None,
) -> Callable[[Kernel], Kernel]:
    """Register a kernel for an entity that can be told from its values."""

    def register(kernel: Kernel) -> Kernel:
        room.add(entity.id, Detector(entity, hints, shape, kernel, chance, reads, embedded, checksum, form))
        return kernel

    return register


def named(entity: Entity, *, hints: Hints) -> None:
    """Register an entity that only names, comments and tables can tell."""
    room.add(entity.id, Detector(entity, hints))
