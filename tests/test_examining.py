"""Examiners: what one asset shows, what all of a source show together, and what a failing one costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks.examples import organisation
from hegui.examining import Asking, Examination, Examiner, room
from hegui.model import Fact, Page, Place, Skipped
from hegui.text import Text

SEEN = Text("看到", "seen")


def page(name: str) -> Page:
    return Page(Place("site", name), "html", lambda: b"<html>")


def fails(page: Page, asked: Asking) -> Iterator[Fact]:
    raise ValueError("13800138000")
    yield


def sees(page: Page, asked: Asking) -> Iterator[Fact]:
    yield Fact("seen", page.place, SEEN, details=(("size", len(page.body())),))


class Counts:
    def __init__(self, asked: Asking) -> None:
        self.pages = 0

    def look(self, page: Page) -> None:
        self.pages += 1

    def told(self) -> Iterator[Fact]:
        yield Fact("pages", Place("site"), SEEN, details=(("pages", self.pages),))


def examination(monkeypatch, *examiners: Examiner) -> Examination:
    monkeypatch.setattr(room, "all", lambda: {e.id: e for e in examiners})
    return Examination(Asking(organisation(), date(2026, 11, 25)))


def test_each_asset_is_looked_at_and_the_whole_is_told_at_the_end(monkeypatch):
    looking = examination(
        monkeypatch, Examiner("one", Page, examine=sees), Examiner("all", Page, gather=Counts)
    )
    told = [fact for name in ("a", "b") for fact in looking.look(page(name))]
    assert [(f.place.path, f["size"], f["absent"]) for f in told] == [("a", 6, None), ("b", 6, None)]
    assert [f["pages"] for f in looking.told(Place("site"))] == [2]


def test_an_examiner_that_fails_is_skipped_without_its_message_and_the_others_go_on(monkeypatch):
    looking = examination(
        monkeypatch, Examiner("bad", Page, examine=fails), Examiner("one", Page, examine=sees)
    )
    skipped, fact = looking.look(page("a"))
    assert isinstance(skipped, Skipped) and "ValueError" in skipped.reason.en and "138" not in str(skipped)
    assert isinstance(fact, Fact)
