"""What a process costs: CPU time of all its threads, time on the wall, and the most memory it held."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CHILDREN = Path(__file__).with_name("children.py")
HEGUI = Path(sys.executable).with_name("hegui")
AS_INSTALLED = {  # bytecode is kept, as an ordinary installation keeps it, whatever this shell asks for
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU (user and system) and of wall, MiB of resident memory at most; what it printed."""

    cpu: float
    wall: float
    memory: float
    out: str


class Failed(Exception):
    """A measured process ended badly.  Says how, never what it printed: that may quote a value."""


def run(
    command: Sequence[str | Path], env: dict[str, str] | None = None, codes: Sequence[int] = (0,)
) -> Cost:
    """Run a command to its end.  This process must stay small: a child is born with its parent's memory peak."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [str(c) for c in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env={**AS_INSTALLED, **(env or {})},
    )
    assert child.stdout is not None
    with child.stdout:
        out = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in codes:
        raise Failed(f"{Path(command[0]).name} ended with {child.returncode}")
    wall = time.perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, out.decode("utf-8", "replace"))


def child(*words: str | Path, env: dict[str, str] | None = None, python: str | Path = sys.executable) -> Cost:
    """Run one of children.py."""
    return run([python, CHILDREN, *words], env)


def median(costs: Sequence[Cost]) -> Cost:
    """The middle of each figure; memory is the largest."""
    return Cost(
        statistics.median(c.cpu for c in costs),
        statistics.median(c.wall for c in costs),
        max(c.memory for c in costs),
        costs[0].out,
    )


def ratio(over: Sequence[Cost], under: Sequence[Cost], figure: str = "cpu") -> float:
    """The median of the ratios round by round: what one round's noise does to both cancels."""
    return statistics.median(
        getattr(a, figure) / getattr(b, figure) for a, b in zip(over, under, strict=True)
    )
