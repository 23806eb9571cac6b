"""
What can go wrong, by who can put it right.

    HeguiError
     +-- UsageError      the person at the keyboard: a wrong option, a broken hegui.toml
     +-- SourceError     who runs the source: missing, refused, unreadable, damaged
     +-- LawError        who keeps the shelf: an unknown duty, a text that does not split
     +-- PluginError     who wrote a check, a detector, a reader

Every error says in both languages what happened and what to do.  None carries a value that was read:
a driver's own message often quotes the cell, so it is never passed on.
"""

from __future__ import annotations

from hegui.text import Text


class HeguiError(Exception):
    """What happened (``text``) and what to do about it (``todo``), in both languages."""

    def __init__(self, text: Text, todo: Text | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.todo = todo


class UsageError(HeguiError):
    """The call was wrong: exit code 2."""


class SourceError(HeguiError):
    """A source, or a part of one, could not be read."""


class LawError(HeguiError):
    """The shelf does not hold what was asked for, or an official text could not be split."""


class PluginError(HeguiError):
    """A check, detector or reader is not well formed."""
