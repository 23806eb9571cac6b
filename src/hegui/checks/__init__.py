"""
Checks: one file a duty judged.  A check names a duty and leaves articles and dates to the law shelf.

To add one, write a file in a folder here, or in your own folder given by ``--with``::

    @check("pi.stored-in-clear", judges="pipl.technical-measures", looks_at=Holding, severity="high", problem="clear-storage",
           title=Text(...), remedy=Text(...))
    def stored_in_clear(held: Holding, us: Organisation) -> Iterator[Ruling]: ...

    @stored_in_clear.breaks
    def id_numbers_as_typed():
        return holding("id_no", entity="cn-resident-id", protection="clear")

The file begins with why it is so judged and with its blind spots: the title in both languages, a paragraph in Chinese, one
in English.  ``hegui explain`` and the page of all checks show them.

``looks_at`` is Holding (one column), Setting (one setting of a source), Fact (one thing seen in a page, a mail or a package)
or Inventory (everything, at the end).  A third
parameter, if the function has one, is the law of the day.  ``@x.breaks`` and ``@x.keeps`` are examples: they return the
thing looked at, or (thing, organisation); the tests run them, and they are the check's page in the documentation.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

from hegui.errors import PluginError
from hegui.law import Law
from hegui.masking import Masked
from hegui.model import SEVERITIES, Fact, Holding, Inventory, Place, Problem, Ruling, Setting, Severity
from hegui.organisation import Organisation
from hegui.plugins import Room
from hegui.text import Text

Example = Callable[[], Any]
Thing = Holding | Setting | Fact | Inventory


class Check:
    """A duty judged: call it with a thing, an organisation and the law; it yields Rulings."""

    def __init__(
        self,
        id: str,
        judges: str,
        looks_at: type,
        severity: Severity,
        problem: Problem,
        title: Text,
        remedy: Text,
        judge: Callable[..., Iterator[Ruling]],
    ) -> None:
        self.id, self.judges, self.looks_at, self.severity = id, judges, looks_at, severity
        self.problem, self.title, self.remedy = problem, title, remedy
        self._judge = judge
        self.home = judge.__module__
        self._with_law = len(inspect.signature(judge).parameters) > 2
        self.breaking: list[Example] = []
        self.keeping: list[Example] = []
        self.__doc__ = inspect.getdoc(inspect.getmodule(judge)) or ""
        self.notes = notes(self.__doc__)

    def __call__(self, thing: Thing, us: Organisation, law: Law) -> Iterator[Ruling]:
        return self._judge(thing, us, law) if self._with_law else self._judge(thing, us)

    def breaks(self, example: Example) -> Example:
        """An example that breaks the duty: the check must yield a breach or to-confirm ruling."""
        self.breaking.append(example)
        return example

    def keeps(self, example: Example) -> Example:
        """An example that keeps it: the check must yield neither."""
        self.keeping.append(example)
        return example


def notes(docstring: str) -> Text:
    """Why, and the blind spots: the paragraphs behind the title, by the language that they are written in.

    A half that is not written is the other one: better read in a foreign language than not at all.

    >>> notes("存 · Kept.\\n\\n为什么。\\n盲区：无。\\n\\nWhy it is.\\nBlind spot: none.").zh
    '为什么。\\n盲区：无。'
    """
    paragraphs = [p.strip() for p in docstring.split("\n\n")[1:] if p.strip()]
    chinese = [p for p in paragraphs if in_chinese(p)]
    english = [p for p in paragraphs if not in_chinese(p)]
    return Text("\n\n".join(chinese or english), "\n\n".join(english or chinese))


def in_chinese(paragraph: str) -> bool:
    """Is it written in Chinese?  A Chinese word weighs some four letters.

    >>> in_chinese("MD5、SHA-1 和 SHA-256 为快速而设计"), in_chinese("The measures say 国外, which leaves out Hong Kong")
    (True, False)
    """
    hanzi = sum(letter > "\u2e80" for letter in paragraph)
    return 4 * hanzi > sum(letter.isascii() and letter.isalpha() for letter in paragraph)


def joined_lines(text: str) -> str:
    """Lines of Chinese put together as they are read: a blank only between what is not Chinese.

    >>> joined_lines("不足六个月。会话\\n里看不出。\\n用 hegui\\ninit 写")
    '不足六个月。会话里看不出。用 hegui init 写'
    """
    return re.sub(r"\s*\n\s*", lambda m: _joint(m.string[: m.start()], m.string[m.end() :]), text)


def _joint(before: str, after: str) -> str:
    return " " if before[-1:] < "\u2e80" and after[:1] < "\u2e80" else ""


room: Room[Check] = Room("hegui.checks")


def check(
    id: str, *, judges: str, looks_at: type, severity: Severity, problem: Problem, title: Text, remedy: Text
) -> Callable[[Callable[..., Iterator[Ruling]]], Check]:
    """Register a function that judges one duty."""

    def register(judge: Callable[..., Iterator[Ruling]]) -> Check:
        for word, value, known in (
            ("severity", severity, SEVERITIES),
            ("problem", problem, get_args(Problem)),
            ("looks_at", looks_at, (Holding, Setting, Fact, Inventory)),
        ):
            if value not in known:
                names = ", ".join(getattr(each, "__name__", str(each)) for each in known)
                raise PluginError(
                    Text(f"检查 {id} 的 {word} 写错了", f"the check {id} has a wrong {word}"),
                    Text(f"可用：{names}", f"Known: {names}"),
                )
        made = Check(id, judges, looks_at, severity, problem, title, remedy, judge)
        room.add(id, made)
        return made

    return register


def breach(
    thing: Holding | Setting | Fact | Place,
    because: Text,
    *,
    severity: Severity | None = None,
    sample: Masked | None = None,
) -> Ruling:
    """The duty is broken."""
    return _ruling("breach", thing, because, severity, sample)


def to_confirm(
    thing: Holding | Setting | Fact | Place,
    because: Text,
    *,
    severity: Severity | None = None,
    sample: Masked | None = None,
) -> Ruling:
    """A fact that breaks the duty unless the organisation shows a reason."""
    return _ruling("to-confirm", thing, because, severity, sample)


def met(thing: Holding | Setting | Fact | Place, because: Text) -> Ruling:
    """The duty is kept, and this shows it."""
    return _ruling("met", thing, because, None, None)


def _ruling(
    verdict: Any,
    thing: Holding | Setting | Fact | Place,
    because: Text,
    severity: Severity | None,
    sample: Masked | None,
) -> Ruling:
    if isinstance(thing, Place):
        return Ruling(verdict, thing, because, sample, severity)
    if isinstance(thing, Holding):
        about = (thing.entity.id,) if thing.entity else ()
        return Ruling(verdict, thing.place, because, sample or thing.sample, severity, about)
    if isinstance(thing, Fact):
        return Ruling(verdict, thing.place, because, sample or thing.sample, severity)
    return Ruling(verdict, thing.place, because, sample, severity)
