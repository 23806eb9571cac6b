"""Connections are lent to one table after the other, and given up where anything went wrong."""

from __future__ import annotations

from typing import Any

import pytest

from hegui.readers.servers import Sessions


class Made:
    """Opens numbers instead of connections, and remembers what became of them."""

    def __init__(self) -> None:
        self.opened = 0
        self.closed: list[int] = []
        self.dead: set[int] = set()

    def sessions(self) -> Sessions[int]:
        return Sessions(self.open, self.closed.append, lambda db: db not in self.dead)

    def open(self) -> int:
        self.opened += 1
        return self.opened


def test_a_connection_that_was_given_back_is_lent_again() -> None:
    made = Made()
    sessions = made.sessions()
    for _ in range(3):
        with sessions.one() as db:
            assert db == 1
    sessions.end()
    assert made.closed == [1]


def test_two_at_once_have_one_each() -> None:
    made = Made()
    sessions = made.sessions()
    with sessions.one() as first, sessions.one() as second:
        assert {first, second} == {1, 2}
    sessions.end()
    assert sorted(made.closed) == [1, 2]


def test_a_connection_in_which_something_failed_is_never_lent_again() -> None:
    made = Made()
    sessions = made.sessions()
    with pytest.raises(ValueError, match="x"), sessions.one():
        raise ValueError("x")

    def reading() -> Any:
        with sessions.one() as db:
            yield db

    half = reading()
    assert next(half) == 2
    half.close()  # a table that was left in the middle
    assert made.closed == [1, 2]
    with sessions.one() as db:
        assert db == 3


def test_a_connection_that_died_meanwhile_is_replaced() -> None:
    made = Made()
    sessions = made.sessions()
    with sessions.one():
        pass
    made.dead.add(1)
    with sessions.one() as db:
        assert db == 2
    assert made.closed == [1]


def test_a_table_read_after_the_end_leaves_nothing_open() -> None:
    made = Made()
    sessions = made.sessions()
    sessions.end()
    with sessions.one() as db:
        assert db == 1
    assert made.closed == [1]
