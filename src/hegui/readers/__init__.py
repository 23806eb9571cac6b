"""
Readers: one file a kind of source.  A reader yields assets one at a time, and a ``Skipped`` for what it could not read.

To add one, write a file here::

    @reader("xml", takes=("*.xml",), title=Text("XML 文件", "XML files"))
    def read_xml(source: Source) -> Iterator[Read]: ...

``takes``: patterns of file names, or URL schemes such as ``postgresql:``.  ``sniffs`` looks at the first bytes of a
file, so that a file is told by its content and not by its name alone.  A reader never writes to its source, imports
its heavy packages inside its functions, and never passes a driver's own message on (it may quote a cell).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hegui.masking import safe_name
from hegui.model import Read
from hegui.plugins import Room
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.gate import Gate
    from hegui.readers.members import Inside


WHOLE = 10_000  # rows: a table with so many is read whole, whatever sample is asked for


@dataclass(frozen=True, slots=True)
class Gentle:
    """How a production source is read: ``rate`` rows a second at most (0: no limit), statement time-out in seconds."""

    rate: int = 0
    timeout: int = 300
    threads: int = 2
    sample: float = (
        1.0  # a reader that can draw a sample by itself gives this share, and says so (``Table.sampled``)
    )


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """A target that a user named: a path or a database URL.  ``password`` is never printed."""

    target: str  # as given, without the password
    name: str  # how reports call it; passed through safe_name by Place
    path: Path | None = None  # for files and folders
    password: str | None = field(default=None, repr=False)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gentle: Gentle = Gentle()
    asked: bool = True  # the user named it (a file met inside a folder was not asked for by name)
    ask: Callable[[str], str] | None = field(
        default=None, repr=False, compare=False
    )  # asks a person for the password
    tree: Path | None = None  # the folder under check that a file was met in
    inside: Inside | None = field(default=None, repr=False, compare=False)  # for a file inside another file
    met: set[str] = field(
        default_factory=set, repr=False, compare=False
    )  # patterns of include that fitted something
    partly: set[str] = field(
        default_factory=set, repr=False, compare=False
    )  # tables and files that include names for some of their columns only
    gate: Gate | None = field(
        default=None, repr=False, compare=False
    )  # through which a live site is looked at; None: no scope was given, nothing may be sent
    mails_only: bool = False  # a mail is asked about: the data in it is not looked at
    left: dict[str, set[str]] = field(
        default_factory=dict, repr=False, compare=False
    )  # a pattern of exclude -> the tables and files it left out; "" -> those that no pattern of include fitted

    def __repr__(self) -> str:
        """Neither its password nor the personal value that a file may be called after."""
        return f"Source({safe_name(self.name)!r})"


@dataclass(frozen=True, slots=True)
class Reader:
    id: str
    title: Text
    takes: tuple[str, ...]
    read: Callable[[Source], Iterator[Read]]
    sniffs: Callable[[bytes], bool] | None = None
    needs: str = ""  # an extra: "postgres" for hegui[postgres]
    experimental: bool = False
    named: bool = (
        False  # a file so called is this, whatever its text looks like; a name may begin with folders
    )


room: Room[Reader] = Room("hegui.readers")


def reader(
    id: str,
    *,
    takes: tuple[str, ...],
    title: Text,
    sniffs: Callable[[bytes], bool] | None = None,
    needs: str = "",
    experimental: bool = False,
    named: bool = False,
) -> Callable[[Callable[[Source], Iterator[Read]]], Callable[[Source], Iterator[Read]]]:
    """Register a function that turns a Source into assets."""

    def register(read: Callable[[Source], Iterator[Read]]) -> Callable[[Source], Iterator[Read]]:
        room.add(id, Reader(id, title, takes, read, sniffs, needs, experimental, named))
        return read

    return register
