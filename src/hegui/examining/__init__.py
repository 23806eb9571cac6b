"""
Examiners: what is to be seen in a page, a mail, a package?  One file an idea; an examiner tells facts and judges none of them.

To add one, write a file in a folder here.  For what one asset shows by itself::

    @examiner("old-libraries", of=Page)
    def old_libraries(page: Page, asked: Asking) -> Iterator[Fact | Skipped]: ...

For what only all assets of a source show together, such as the age of a whole site::

    @gatherer("abandoned", of=Page)
    class Abandoned:
        def __init__(self, asked: Asking) -> None: ...
        def look(self, page: Page) -> None: ...            # keep what is needed, never the page
        def told(self) -> Iterator[Fact | Skipped]: ...    # at the end of the source

Engines that need nothing of a page or a mail as an asset (which library is this script?) live in rooms of their own, below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hegui.errors import SourceError
from hegui.model import Cryptography, Fact, Mail, Package, Page, Place, Skipped
from hegui.organisation import Organisation
from hegui.plugins import Room
from hegui.text import Text

Examined = Page | Mail | Package | Cryptography


@dataclass(frozen=True, slots=True)
class Asking:
    """For whom, as of which day, and of which source."""

    us: Organisation
    on: date
    online: bool = False  # the senders of mail are verified over the network
    source: Place | None = None  # what was named; an asset may lie in it, or be it


Examine = Callable[..., Iterator[Fact | Skipped]]


class Gatherer(Protocol):
    """Sees every asset of a source, and tells at the end."""

    def look(self, asset: Examined, /) -> None: ...

    def told(self) -> Iterator[Fact | Skipped]: ...


@dataclass(frozen=True, slots=True)
class Examiner:
    """One of the two: ``examine`` for single assets, ``gather`` for those of a whole source."""

    id: str
    of: type
    examine: Examine | None = None
    gather: Callable[[Asking], Gatherer] | None = None


room: Room[Examiner] = Room("hegui.examining")


def examiner(id: str, *, of: type) -> Callable[[Examine], Examine]:
    """Register a function that tells what one asset shows."""

    def register(examine: Examine) -> Examine:
        room.add(id, Examiner(id, of, examine=examine))
        return examine

    return register


def gatherer(id: str, *, of: type) -> Callable[[type], type]:
    """Register a class that tells what all assets of a source show together."""

    def register(made: type) -> type:
        room.add(id, Examiner(id, of, gather=made))
        return made

    return register


class Examination:
    """One source under examination: ``look`` at each asset in turn, then ``told`` what they show together.

    An examiner that fails on an asset is told as Skipped, and the others go on.
    """

    def __init__(self, asked: Asking) -> None:
        self._asked = asked
        self._examiners = list(room.all().values())
        self._gathering = [(e, e.gather(asked)) for e in self._examiners if e.gather is not None]

    def look(self, asset: Examined) -> Iterator[Fact | Skipped]:
        """What the asset shows by itself."""
        for each in self._examiners:
            if each.examine is None or not isinstance(asset, each.of):
                continue
            try:
                yield from each.examine(asset, self._asked)
            except (SourceError, OSError, ValueError, ArithmeticError, LookupError, RuntimeError) as wrong:
                yield _failed(each, asset.place, wrong)
        for each, gathering in self._gathering:
            if not isinstance(asset, each.of):
                continue
            try:
                gathering.look(asset)
            except (SourceError, OSError, ValueError, ArithmeticError, LookupError, RuntimeError) as wrong:
                yield _failed(each, asset.place, wrong)

    def told(self, source: Place) -> Iterator[Fact | Skipped]:
        """What all of them show together."""
        for each, gathering in self._gathering:
            try:
                yield from gathering.told()
            except (SourceError, OSError, ValueError, ArithmeticError, LookupError, RuntimeError) as wrong:
                yield _failed(each, source, wrong)


def _failed(each: Examiner, place: Place, wrong: Exception) -> Skipped:
    if isinstance(wrong, SourceError):
        return Skipped(place, wrong.text)
    kind = type(wrong).__name__  # its message may quote a value
    return Skipped(
        place,
        Text(
            f"查看“{each.id}”时发生未预料的错误（{kind}），这一项未查看",
            f"an unforeseen error ({kind}) while looking for {each.id}: this was not looked at",
        ),
    )
