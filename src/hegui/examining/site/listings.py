"""Pages that are a server's list of a folder, met live, in saved traffic or saved as files."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.examining import Asking, examiner
from hegui.examining.site.reading import markup_of, shown
from hegui.model import Fact, Page
from hegui.sites.facts import listing
from hegui.sites.listings import is_listing
from hegui.text import Text


@examiner("site.listings", of=Page)
def listings(page: Page, asked: Asking) -> Iterator[Fact]:
    """Facts ``listing``."""
    if shown(page) and is_listing(markup_of(page)):
        yield listing(page.place, Text("目录可被列出", "the folder is listed"))
