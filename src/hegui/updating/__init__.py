"""
Newer data from a file or an address that the user names: the only time hegui fetches anything, and never in a check.

A file of this folder is a source of data: a function that takes what was brought, keeps it in the user's data
folder with its date and sha256, and says what it holds now.  The folder is the registry: ``hegui update`` has an
option for each.

    @source("jsrepo", title=Text("…", "…"))
    def take_jsrepo(brought: Brought) -> Updated: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui.plugins import Room
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Brought:
    """What the user named: a file or folder, or what was fetched from an address into a temporary file."""

    path: Path
    origin: str  # the file name, or the address without any user name, password or query
    dated: date  # of the data: told by the user, by the server, or the day the file was written
    stated: bool = False  # the user or the server told it


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update brought: ``what`` in words, its date, its digest."""

    what: Text
    dated: date
    digest: str  # sha256 of the file
    notes: tuple[Text, ...] = ()


Taking = Callable[[Brought], Updated]


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: Text
    take: Taking


room: Room[Source] = Room(__name__)


def source(id: str, *, title: Text) -> Callable[[Taking], Taking]:
    """Make a function a source of ``hegui update``; ``id`` is the name of its option."""

    def made(take: Taking) -> Taking:
        room.add(id, Source(id, title, take))
        return take

    return made
