"""
Splits an official text into articles, their paragraphs and items.

An article begins at the start of a line with 第X条, in the order of the numbers: a line that opens with a reference to
another article (第二十三条规定…) is not taken for a heading.  A number that is left out (an extract) leaves a gap.  Items begin with （一）, chapters with 第X章 or 第X节.
What stands after the last article under 附件 or 附录 is kept apart.  A text without articles is cut into sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hegui.errors import LawError
from hegui.law.articles import from_cn
from hegui.law.sectioning import Section, sections_of
from hegui.text import Text

_NUMERAL = "[零〇一二两三四五六七八九十百\\d]{1,9}"
_ARTICLE = re.compile(rf"第\s*({_NUMERAL})\s*条(?P<gap>[\s　:：]*)")
_CHAPTER = re.compile(rf"第\s*{_NUMERAL}\s*([编章节])(?=[\s　]|$|[^条])")
_ITEM = re.compile(r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]")
_ANNEX = re.compile(
    r"(附件|附录|附表|附：)\s*[一二三四五六七八九十\d：:A-Z]*\s*$|附件\s*[\d：:]?\s*\S{0,40}$"
)
_MARK = re.compile(r"^[\s　​﻿#>*_]+|[\s　​*_]+$")
_REFERENCE = ("规定", "的", "、", "第", "至", "和", "或", "与", "之", "所", "以", "中", "，", "。", "）")
LEAP = 10  # articles that an extract may leave out at once
_DAY = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


@dataclass(slots=True)
class Paragraph:
    """A 款: its own words, and its items (项) in order."""

    text: str
    items: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """A 条 with the chapter it stands in and its paragraphs."""

    number: int
    chapter: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class SplitText:
    """An official text in its parts.  ``head``: the lines before the first article, the title among them."""

    head: list[str]
    articles: list[Article]
    annex: list[str]
    sections: list[Section] = field(default_factory=list)  # of a text without articles


def split(lines: Iterable[str]) -> SplitText:
    """The articles of a text given line by line, or its sections; LawError where it has neither."""
    lines = list(lines)
    head: list[str] = []
    articles: list[Article] = []
    annex: list[str] = []
    chapter, untitled = "", False
    for line in _clean(lines):
        if annex:
            annex.append(line)
        elif (found := _heading(line, articles[-1].number if articles else 0)) is not None:
            number, rest = found
            articles.append(Article(number, chapter))
            if rest:
                _add(articles[-1], rest)
        elif (marked := _CHAPTER.match(line)) and len(line) <= 40:
            chapter, untitled = line, marked.end() == len(line)
        elif untitled and len(line) <= 30 and not line.endswith(("。", "：", "；")):
            chapter, untitled = f"{chapter} {line}", False  # the title of a chapter on a line of its own
        elif not articles:
            head.append(line)
        elif _ANNEX.match(line):
            annex.append(line)
        else:
            _add(articles[-1], line)
    if not articles:
        head, sections = sections_of(list(_clean(lines)))
        if sections:
            return SplitText(head, [], [], sections)
        raise no_articles()
    return SplitText(head, articles, annex)


def no_articles() -> LawError:
    """What to say of a file that holds no text of a law."""
    return LawError(
        Text(
            "没有在文件中找到“第一条”，无法拆分",
            "no first article (第一条) was found, so the text cannot be split",
        ),
        Text(
            "确认文件是法规正文（docx、html、txt 或 md），而不是扫描图片或摘要。",
            "Make sure the file is the text itself (docx, html, txt or md), not a scan or a summary.",
        ),
    )


def days(text: str) -> list[tuple[int, int, int]]:
    """Every date that a line names, as (year, month, day)."""
    return [(int(y), int(m), int(d)) for y, m, d in _DAY.findall(text)]


def _clean(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        kept = _MARK.sub("", line)
        if kept and not kept.startswith("<!--"):
            yield kept


def _heading(line: str, last: int) -> tuple[int, str] | None:
    """The number and what follows it, where the line heads an article that may come after ``last``; else None."""
    found = _ARTICLE.match(line)
    if not found:
        return None
    try:
        number = from_cn(found[1])
    except ValueError:
        return None
    rest = line[found.end() :]
    spaced = bool(found["gap"]) or not rest
    if number == last + 1 and (spaced or not rest.startswith(_REFERENCE)):
        return number, rest
    return (number, rest) if spaced and last < number <= last + LEAP else None


def _add(article: Article, line: str) -> None:
    if _ITEM.match(line) and article.paragraphs:
        article.paragraphs[-1].items.append(line)
    else:
        article.paragraphs.append(Paragraph(line))
