"""What was found is remembered by what was read to find it."""

from __future__ import annotations

from typing import Any

from hegui.deciding import recalling
from hegui.deciding.recalling import Recall


def path(facts: dict[str, Any]) -> tuple[str, list[tuple[str, Any]]]:
    """A function with an early return, and what it read."""
    reads = [("important", facts.get("important"))]
    if facts.get("important"):
        return "assessment", reads
    reads.append(("people", facts.get("people")))
    return f"{facts.get('people')} people", reads


def recalled(memory: Recall[str], facts: dict[str, Any]) -> tuple[str, bool]:
    """What it finds, and whether that was remembered."""
    found = memory.find(facts.get)
    if found is not None:
        return found, True
    found, reads = path(facts)
    memory.keep(reads, found)
    return found, False


def test_what_was_never_read_may_differ():
    memory: Recall[str] = Recall()
    assert recalled(memory, {"important": True, "people": 1}) == ("assessment", False)
    assert recalled(memory, {"important": True, "people": 2}) == ("assessment", True)


def test_what_was_read_tells_one_from_another():
    memory: Recall[str] = Recall()
    for people in (1, 2, None):
        assert recalled(memory, {"people": people}) == (f"{people} people", False)
    for people in (1, 2, None):
        assert recalled(memory, {"people": people}) == (f"{people} people", True)
    assert recalled(memory, {"important": True}) == ("assessment", False)


def test_it_begins_anew_when_it_is_full(monkeypatch):
    monkeypatch.setattr(recalling, "MOST", 2)
    memory: Recall[str] = Recall()
    for people in range(5):
        assert recalled(memory, {"people": people}) == (f"{people} people", False)
    assert recalled(memory, {"people": 4}) == ("4 people", True)
    assert recalled(memory, {"people": 0}) == ("0 people", False)


def test_a_function_that_reads_nothing_is_remembered_too():
    memory: Recall[str] = Recall()
    memory.keep([], "always")
    assert memory.find({}.get) == "always"
