"""People who are listed in the running text of a page, a number each: 公示 and lists that are no tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.examining import Asking, examiner
from hegui.examining.site.reading import markup_of, shown
from hegui.model import Fact, Page
from hegui.text import Text

FEWEST = 5  # people listed together: a list, no longer a contact
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:1[3-9]\d{9}|[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![0-9A-Za-z])"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")  # what a number alone in a cell or line does not have beside it


@examiner("site.people-listed", of=Page)
def people_listed(page: Page, asked: Asking) -> Iterator[Fact]:
    """A fact ``people-listed``: so many lines of text that each pair words with a mobile or an ID number of its own."""
    if not shown(page):
        return
    mobiles: set[str] = set()
    numbers: set[str] = set()
    for line in markup_of(page).text.split("\n"):
        found = _NUMBER.findall(line)
        if found and _NAME.search(line):
            mobiles.update(n for n in found if len(n) == 11)
            numbers.update(n for n in found if len(n) == 18)
    if len(mobiles) < FEWEST and len(numbers) < FEWEST:
        return
    grave = len(numbers) >= FEWEST
    yield Fact(
        "people-listed",
        page.place,
        Text("正文逐行列出 {n} 人的{what}", "its text lists {n} people with their {what}").fill(
            n=len(numbers) if grave else len(mobiles),
            what=Text("身份证号", "ID numbers") if grave else Text("手机号", "mobile numbers"),
        ),
        certainty=0.8,
        details=(("people", max(len(numbers), len(mobiles))), ("grave", grave)),
    )
