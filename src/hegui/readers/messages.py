"""
Messages one after another: of a single file, of a mailbox file (mbox), of a Maildir.  Memory is that of one message.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

from hegui.readers.files import Broken, opened, why
from hegui.text import Text

LARGEST = 64 << 20  # bytes of a message; of a larger one only the beginning is looked at
BEGINNING = (8 << 20) + 1  # bytes of that: judging looks at no more, and tells that it was cut
IN_MEMORY = 16 << 20  # bytes of a distant mailbox that are kept in memory
FROM_LINE = re.compile(rb"From \S+.*\d\d:\d\d")


class Raw(NamedTuple):
    """A message with its name ("message 3"); of one that is too large the beginning, and then it is not whole."""

    name: str
    data: bytes
    whole: bool = True


@dataclass(slots=True)
class Lost:
    """What was not read on one way through the messages: the names of those cut as too large or broken, and where reading ended."""

    large: list[str] = field(default_factory=list)
    stops: list[Text] = field(default_factory=list)


Messages = Callable[[Lost], Iterator[Raw]]
"""Each message, one after another; called anew for each way through."""


def in_file(path: Path, lost: Lost) -> Iterator[Raw]:
    """The messages of a mailbox one by one; a single message is the whole file."""
    held = bytearray()
    size, number, blank = 0, 1, True

    def made() -> Raw:
        whole = size <= LARGEST
        if not whole:
            lost.large.append(f"message {number}")
        return Raw(f"message {number}", bytes(held), whole)

    try:
        with opened(path) as file:
            box = FROM_LINE.match(file.peek(200)[:200]) is not None
            for line in iter(partial(file.readline, 1 << 20), b""):
                if box and blank and line.startswith(b"From ") and FROM_LINE.match(line):
                    if size:
                        yield made()
                        number += 1
                    held, size = bytearray(), 0
                    continue
                blank = not line.strip()
                size += len(line)
                if size <= LARGEST:
                    held += line[1:] if box and re.match(rb">+From ", line) else line
                elif len(held) > BEGINNING:
                    held = held[:BEGINNING]
                if size > LARGEST and not box:
                    break
    except Broken as wrong:
        lost.stops.append(
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong))
        )
    if held:
        yield made()


def from_file(path: Path) -> Raw:
    """A file that is one message, its beginning where it is too large.  Raises OSError."""
    if path.stat().st_size <= LARGEST:
        return Raw(path.name, path.read_bytes())
    with path.open("rb") as file:
        return Raw(path.name, file.read(BEGINNING), whole=False)


def is_maildir(folder: Path) -> bool:
    """A Maildir has these three folders."""
    return all((folder / name).is_dir() for name in ("cur", "new", "tmp"))


def in_maildir(folder: Path, lost: Lost) -> Iterator[Raw]:
    """The messages of a Maildir and of the folders in it (``.Sent``), in the order of their names."""
    for box in (folder, *sorted(p for p in folder.iterdir() if p.name.startswith(".") and is_maildir(p))):
        for part in ("cur", "new"):
            for file in sorted((box / part).iterdir(), key=lambda p: p.name):
                name = f"{box.name}/{part}/{file.name}" if box != folder else f"{part}/{file.name}"
                try:
                    if file.is_symlink() or not file.is_file():
                        continue
                    made = from_file(file)
                    if not made.whole:
                        lost.large.append(name)
                    yield made._replace(name=name)
                except OSError as wrong:
                    lost.stops.append(Text("{name}：{why}", "{name}: {why}").fill(name=name, why=why(wrong)))


class Fetched:
    """The messages of a distant mailbox, fetched once, for any number of ways through.

    What does not fit into memory goes into a temporary file that has no name, which no other program can open and which is gone
    when this process ends, however it ends.
    """

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._kept: IO[bytes] | None = None
        self._places: list[tuple[str, int, int, bool]] = []  # name, start, size, whole
        self._lost = Lost()

    def __call__(self, lost: Lost) -> Iterator[Raw]:
        kept = self._kept or self._fetch()
        lost.large += self._lost.large
        lost.stops += self._lost.stops
        for name, start, size, whole in self._places:
            kept.seek(start)
            yield Raw(name, kept.read(size), whole)

    def _fetch(self) -> IO[bytes]:
        kept: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  kept for all ways through
        self._lost, self._places = Lost(), []
        for each in self._messages(self._lost):
            self._places.append((each.name, kept.tell(), len(each.data), each.whole))
            kept.write(each.data)
        self._kept = kept
        return kept
