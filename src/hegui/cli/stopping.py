"""
Ctrl-C: the first ends the reading at the next batch, and the report says what was not read; the second ends at once.

    first   ──> ``stop()`` is true: the check-up ends the table in work and reports what it has
    10 s without a batch ──> the read that hangs is broken off; the report still comes
    second  ──> exit code 130, no report; temporary files are removed

A signal only reaches Python code when the main thread runs some.  A driver may keep it waiting for minutes, so the bytes that
the interpreter writes on a signal (``signal.set_wakeup_fd``) are read by a thread of their own.
"""

from __future__ import annotations

import _thread
import atexit
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from hegui.text import Lang, Text

INTERRUPTED = 130  # what shells report of a program that Ctrl-C ended
SILENT = 10.0  # seconds that a read may take after the first Ctrl-C
HEARD = 0.1  # seconds for the main thread to hear the second
PATIENCE = 2.0  # seconds for the main thread to end after the second

_ENDING = Text(
    "正在收尾，随后给出已查到的结果；再按一次 Ctrl-C 立即退出。",
    "Ending here; what was found so far follows. Press Ctrl-C again to leave at once.",
)


@contextmanager
def stoppable(lang: Lang, say: Callable[[str], None]) -> Iterator[Callable[[], bool] | None]:
    """Gives the question "did a person ask to stop?"; None outside the main thread, and where Ctrl-C is ignored (nohup)."""
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    ):
        yield None
        return
    import pyarrow

    pyarrow.enable_signal_handlers(False)  # its readers would break off with an error of their own
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    ears = _Ears(ours, lambda: say(_ENDING[lang]))
    handler = signal.signal(signal.SIGINT, ears.hear)
    before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    listener = threading.Thread(target=ears.listen, daemon=True)
    listener.start()
    try:
        yield ears.asked.is_set
    finally:
        ears.over.set()
        pyarrow.enable_signal_handlers(True)
        signal.set_wakeup_fd(before)
        signal.signal(signal.SIGINT, handler)
        theirs.send(_OVER)
        listener.join()
        ours.close()
        theirs.close()


_OVER = b"\0"
_INTERRUPT = bytes([signal.SIGINT])


class _Ears:
    """``hear`` runs in the main thread whenever it can; ``listen`` in a thread of its own, whatever the main one does."""

    def __init__(self, signals: socket.socket, say: Callable[[], None]) -> None:
        self.asked = threading.Event()
        self.over = threading.Event()
        self._signals, self._say = signals, say
        self._leaving = threading.Event()
        self._overdue = False

    def hear(self, number: int, frame: FrameType | None) -> None:
        if self._overdue:  # this one is our own: it breaks off a read that hangs
            self._overdue = False
            raise KeyboardInterrupt
        if self.asked.is_set():
            self._leaving.set()
            raise SystemExit(INTERRUPTED)
        self.asked.set()

    def listen(self) -> None:
        if not self._one_more(None):
            return
        self._say()
        if not self._one_more(SILENT):
            if self.over.is_set():
                return
            self._overdue = True
            _thread.interrupt_main()
            self._one_more(None)  # the byte of our own
            if not self._one_more(None):
                return
        if not self._leaving.wait(HEARD):
            _thread.interrupt_main()  # two in a row reach the main thread as one
        if not self.over.wait(PATIENCE):
            _leave()

    def _one_more(self, seconds: float | None) -> bool:
        """Wait for Ctrl-C; False when the time or the work is over."""
        self._signals.settimeout(seconds)
        try:
            while (got := self._signals.recv(1)) not in (_INTERRUPT, _OVER, b""):
                continue
        except TimeoutError:
            return False
        return got == _INTERRUPT


def _leave() -> None:
    """End the process although the main thread hangs in a driver: temporary files go, the cursor comes back."""
    atexit._run_exitfuncs()
    if sys.stderr.isatty():
        sys.stderr.write("\x1b[?25h\n")
        sys.stderr.flush()
    os._exit(INTERRUPTED)
