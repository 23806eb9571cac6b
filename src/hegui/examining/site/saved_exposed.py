"""
Consoles and files that saved traffic shows handed out: the same paths and proofs as of a live look.

Whoever saved it may have been logged in, so that it is a question and no breach.  A live look asks without a login, and tells by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.examining import Asking, examiner
from hegui.model import Fact, Page
from hegui.sites.addresses import host_of, path_of
from hegui.sites.exposed import FIRST, KNOWN, proves
from hegui.sites.facts import exposed


@examiner("site.saved-exposed", of=Page)
def saved_exposed(page: Page, asked: Asking) -> Iterator[Fact]:
    """Facts ``open-console`` and ``exposed-file``."""
    if not page.url or page.status is None or page.place.source.startswith(host_of(page.url)):
        return
    path = path_of(page.url)
    for known in KNOWN:
        if path_of(known.path) == path and proves(known, page.status, page.body()[:FIRST], None):
            yield exposed(page.place, known, saved=True)
            return
