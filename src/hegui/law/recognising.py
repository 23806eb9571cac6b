"""
Tells which instrument, and which version of it, an official text is: by title, number of articles and dates.

A title counts where a line before the first article is it, or ends with it; the longest such title wins, so that a rule
made under a law is not taken for the law.  Where two versions have the same number of articles, or the title is not on the
shelf, the user is asked (``--as``, ``--in-force``).
"""

from __future__ import annotations

import re
from datetime import date

from hegui.errors import LawError
from hegui.law import finding
from hegui.law.kinds import Instrument
from hegui.law.splitting import SplitText, days, no_articles
from hegui.text import Text

_SPACE = re.compile(r"[\s　​]+")
_NOTE = re.compile(r"[（(][^（）()]*[)）]$")
DRAFT = ("征求意见稿", "公开征求", "草案", "送审稿")
HEAD = 300  # lines before the first article; a saved web page has its menus there
_PRC = "中华人民共和国"


def recognise(text: SplitText, as_: str | None, in_force: date | None) -> tuple[Instrument, date]:
    """The instrument and the in-force date of the version; LawError that says what to add where it is unclear."""
    instrument = finding.instrument(as_) if as_ else _by_title(text)
    if not instrument.versions:
        raise LawError(
            Text(
                f"{instrument.short.zh}是草案，尚无施行日期，不能作为现行文本导入",
                f"{instrument.short.en} is a draft with no in-force date and is not imported as law",
            ),
        )
    if text.sections and any(version.articles for version in instrument.versions):
        raise no_articles()  # an essay about a law is not the law
    if in_force:
        return instrument, _named(instrument, in_force)
    return instrument, _by_content(instrument, text)


def _by_title(text: SplitText) -> Instrument:
    lines = _titles(text.head)
    draft = any(mark in line for line in lines for mark in DRAFT)
    whole, ending = [], []
    for instrument in finding.all_instruments():
        if draft and instrument.kind != "draft":
            continue
        for title in {_bare(instrument.name.zh), _bare(instrument.name.zh).removeprefix(_PRC)}:
            if title in lines:
                whole.append((len(title), instrument))
            elif any(line.endswith(title) for line in lines):
                ending.append((len(title), instrument))
    for found in (whole, ending, [] if draft else _by_number(text)):
        if found:
            return max(found, key=lambda pair: (pair[0], bool(pair[1].versions)))[1]
    raise LawError(
        Text("认不出这是哪部法规", "it is not clear which instrument this is"),
        Text(
            "用 --as 写明法规标识，例如 --as pipl；标识见 hegui law list。",
            "Name it with --as, for example --as pipl; hegui law list shows the ids.",
        ),
    )


def _titles(head: list[str]) -> set[str]:
    """Lines that may be the title: alone, joined with the next one or two, and without a note in brackets behind."""
    lines = [_bare(line) for line in head[:HEAD]]
    joined = {"".join(lines[at : at + many]) for at in range(len(lines)) for many in (1, 2, 3)}
    return joined | {
        _NOTE.sub("", line).strip("《》") for line in joined if not any(mark in line for mark in DRAFT)
    }


def _by_number(text: SplitText) -> list[tuple[int, Instrument]]:
    """A standard or a guide whose cover sheet runs together: its number or title anywhere in the first lines."""
    if text.articles:
        return []
    first = [*text.head, *(section.lines[0] for section in text.sections[:1])][:4]
    cover = "".join(_bare(line) for line in first).replace("—", "-").replace("－", "-")
    return [
        (len(mark), instrument)
        for instrument in finding.all_instruments()
        for mark in (_bare(instrument.number), _bare(instrument.name.zh))
        if len(mark) >= 8 and mark in cover
    ]


def _by_content(instrument: Instrument, text: SplitText) -> date:
    """By the number of articles, else by the dates named; a text that fits no version is never taken for one."""
    count = text.articles[-1].number if text.articles else 0
    begins = {day for line in _last_lines(text) if "施行" in line for day in days(line)}
    if begins and not begins & {_day(v.in_force) for v in instrument.versions}:
        raise _unclear(instrument)  # an older text under the same title
    fitting = [v for v in instrument.versions if v.articles in (count, 0)]
    if len(fitting) == 1:
        return fitting[0].in_force
    named = {day for line in (*text.head, *_last_lines(text)) for day in days(line)}
    dated = [
        v
        for v in fitting or instrument.versions
        if any(_day(d) in named for d in (v.in_force, v.adopted) if d)
    ]
    if len(dated) == 1:
        return dated[0].in_force
    raise _unclear(instrument)


def _last_lines(text: SplitText) -> list[str]:
    return [paragraph.text for article in text.articles[-1:] for paragraph in article.paragraphs]


def _named(instrument: Instrument, in_force: date) -> date:
    if in_force in {v.in_force for v in instrument.versions}:
        return in_force
    raise _unclear(instrument)


def _unclear(instrument: Instrument) -> LawError:
    known = "、".join(v.in_force.isoformat() for v in instrument.versions)
    return LawError(
        Text(
            f"认不出这是《{instrument.name.zh}》的哪个版本",
            f"it is not clear which version of {instrument.name.en} this is",
        ),
        Text(
            f"用 --in-force 写明施行日期：{known}",
            f"Give the in-force date with --in-force: {known.replace('、', ', ')}",
        ),
    )


def _bare(line: str) -> str:
    return _SPACE.sub("", line).strip("《》")


def _day(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
