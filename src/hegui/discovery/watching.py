"""Who looks on while a table is read: is told how far it is, and may ask to end there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from hegui.model import Skipped, Table
from hegui.text import Text

NOT_BEGUN = Text("检查被中断，全部未查看", "interrupted: all of it was not looked at")
AFTER_ROW = Text(
    "检查被中断：约读到第 {n} 行，其余未查看", "interrupted after about row {n}: the rest was not looked at"
)


def _nothing(rows: int, more: int) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(slots=True)
class Watching:
    """``told`` gets the rows read so far and since it was last told; ``stop`` says whether a person asked to end here."""

    told: Callable[[int, int], None] = _nothing
    stop: Callable[[], bool] = _never
    cut: bool = False  # the reading was ended early
    _values: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def read(self, table: Table, values: int) -> None:
        """So many more values of the table were read, by any thread, in units of any shape."""
        width = max(len(table.columns), 1)
        with self._lock:
            before = self._values // width
            self._values += values
            rows = self._values // width
            self.told(rows, rows - before)

    def ends(self) -> bool:
        """Does the reading end here?"""
        self.cut = self.cut or self.stop()
        return self.cut

    def left(self, table: Table) -> list[Skipped]:
        """What to say of a table whose reading was ended early."""
        if not self.cut:
            return []
        rows = self._values // max(len(table.columns), 1)
        return [Skipped(table.place, AFTER_ROW.fill(n=rows) if rows else NOT_BEGUN, asked=True)]
