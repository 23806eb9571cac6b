"""
What a column's name and comment say together.

A comment is what people wrote for people: where it says something of its own, it wins over the name.  A comment that only
repeats a general word (状态, 编号) leaves the name its say, and a comment without an owner takes the owner from the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hegui.discovery import pinyin
from hegui.discovery.cutting import read, tokens
from hegui.discovery.pointing import Target, key_last
from hegui.discovery.standards import called
from hegui.discovery.vocabulary import PROSE, Term, Terms, has_chinese, vocabulary
from hegui.model import Column

OWNERS = frozenset({"person", "agent", "org", "thing"})
_NUMBERS = (
    "int",
    "serial",
    "number",
    "decimal",
    "numeric",
    "float",
    "double",
    "real",
    "money",
    "bit",
    "bool",
)
_COUNTS = ("enum", "set(", "int(", "integer", "tinyint", "smallint", "mediumint", "bit", "bool")
_TIMES = ("date", "time", "year")
_HEAD = re.compile(r"^[\s\"'*.、，,:：\-]*([^（(\[【{:：,，;；。、/|\n\r\t]*)")
_CODES = re.compile(  # 性别1男2女, 状态 0 停用, 类型:1-企业
    r"(?<=[\u3400-\u9fff])\s*-?\d+\s*(?:[\-=:：.、>]|[\u3400-\u9fff]{1,8}\s*-?\d).*$|\s+-?\d.*$|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff]|[A-Za-z_]+\s+[A-Za-z_]+).*$"
)
_DIGITS = re.compile(r"(?<=[\u3400-\u9fff])\d{1,2}(?=[\u3400-\u9fff]|$)")
_ONLY_CODES = re.compile(
    r"^\s*[\[(（]?\s*-?\d{1,2}\s*[\-=:：.、,，>]*\s*[^\d\s][^\d]*[,，;；、/\s|]+\s*-?\d"
)  # 0 普通，1 会员
_GAP = re.compile(
    r"(?<=[\u3400-\u9fff])\s+(?=(?:UU)?ID\b|IP\b|(?:Open|Union)ID\b)", re.IGNORECASE
)  # 第三方用户 ID
_OF = re.compile(r"^\s*(?:the\s+)?([\w ]+?)\s+of\s+(?:the\s+|a\s+)?([\w ]+)$", re.IGNORECASE)
_EXTRA = re.compile(r"[（(\[【]([^）)\]】]*)[）)\]】]")


LONGEST_TITLE = 5  # words of an English comment that names its column; a longer one explains it
_HEADCOUNTS = frozenset({"人数", "rs", "headcount", "head_count"})
_SPANS = frozenset(["时长", "天数", "周期", "间隔", "频率", "duration", "days", "hours", "minutes", "seconds", "interval", "cycle", "用时", "length", "长度"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """``terms`` is what counts; ``name`` what the name alone says."""

    terms: Terms
    name: Terms
    by_comment: bool  # the comment decided
    contradicts: bool  # and says something else than the name
    number: bool  # the type holds numbers
    count: bool  # small numbers: a count, a flag, the key of a dictionary
    small: bool  # numbers of one byte: no key of a row
    large: bool  # long whole numbers: keys, not counts
    moment: bool  # the type holds dates or times
    points: bool  # the name ends in an id: it points to a row elsewhere
    first: str  # the first part of a name of several (hr of hr_name)
    called: str = ""  # the name itself, its parts divided by underscores
    common: bool = False  # most tables of its source have a column called so
    own_key: bool = False  # the one key of its own table
    target: Target | None = None  # the table it points to, where that is known
    keeps: bool = False  # that of a user who keeps the row, which points to somebody else as well

    @property
    def entities(self) -> tuple[Term, ...]:
        return tuple(t for t in self.terms if t.kind == "entity")

    @property
    def said(self) -> Terms:
        """All that the name and the comment say."""
        return (*self.name, *self.terms)

    @property
    def counts_people(self) -> bool:
        """人数, 人数People, member_count, student_num over whole numbers: how many there are, nobody of them."""
        if not any(t.personal for t in self.terms):
            return any(t.word in _HEADCOUNTS for t in self.terms)
        counted = any(t.id == "duration" and t.word not in _SPANS for t in self.terms)
        return counted or (self.count and self.terms[-1].word in ("num", "number", "nums"))

    def has(self, *ids: str) -> bool:
        return any(t.id in ids for t in self.terms)


def read_column(column: Column, style: str = "", prefix: str = "") -> Reading:
    """Read a column; ``style`` and ``prefix`` are what its table's names have in common."""
    bare = column.name[len(prefix) :] if prefix and len(column.name) > len(prefix) else column.name
    bare = key_last(bare)
    meant = called(column.name)
    name = read(meant) if meant else _heading(bare.strip("_"), style)
    head = _without_labels(comment_head(column.comment), column.name)
    said = read(head, style=PROSE)
    if truth := _now(column.comment):
        said = read(truth, style=PROSE) or said
    if not has_chinese(head) and _entities(name) and not _entities(said):
        said = ()  # APP PVIVATE KEY, Leave empty for none: it explains more than it names
    if not has_chinese(head) and len(head.split()) > LONGEST_TITLE and any(t.kind != "unknown" for t in name):
        said = ()  # When false, the amount is in local currency: a sentence about a column names others, too
    terms, by_comment = _together(name, said, spelt=_spells(bare, head))
    return Reading(
        terms=terms,
        name=name,
        by_comment=by_comment,
        contradicts=by_comment and _contradicts(name, said),
        number=column.type.lower().startswith(_NUMBERS)
        or column.type.lower().startswith(("tinyint", "bigint", "smallint", "mediumint")),
        count=column.type.lower().startswith(_COUNTS) or column.type.lower() == "int",
        small=column.type.lower().startswith(("tinyint", "bit", "bool")),
        large=column.type.lower().startswith("bigint"),
        moment=column.type.lower().startswith(_TIMES),
        first=parts[0] if len(parts := tokens(bare)) > 1 else "",
        called="_".join(parts),
        points=bool(name)
        and name[-1].id in ("id", "person-ref", "tenant")
        and not (
            name[-1].word == "owner" and any(t.personal for t in said)
        ),  # owner, and the comment says 负责人
    )


def _heading(name: str, style: str) -> Terms:
    """A name, without the brackets in which a form explains what to write: 现住址（与身份证一致可不填）.

    Where the name says nothing without them, they say it: 备注（过敏史等）.
    """
    bare = _EXTRA.sub("", name).strip()
    if bare and bare != name:
        told = read(bare, style=style)
        if _tells(told):
            return told
    return read(name, style=style)


def _without_labels(head: str, name: str) -> str:
    """The head of a comment without the column's own name, and without the word that it is a field.

    >>> _without_labels("手机号 mobile", "mobile"), _without_labels("手机号字段", "mobile"), _without_labels("扩展字段", "ext")
    ('手机号', '手机号', '扩展字段')
    """
    if not has_chinese(head):
        return head
    if " " in head:
        before, _, last = head.rpartition(" ")
        first, _, rest = head.partition(" ")
        head = before if last.lower() == name.lower() else rest if first.lower() == name.lower() else head
    bare = head.removesuffix("字段")
    return bare if len(bare) > 1 and bare != head and head not in vocabulary().chinese else head


def comment_head(comment: str) -> str:
    """The part of a comment that says what the column is, without the list of its codes.

    >>> comment_head("性别（0男 1女 2未知）"), comment_head("状态 1正常 0禁用"), comment_head("用户ID,关联用户表")
    ('性别', '状态', '用户ID')
    """
    if not comment or _ONLY_CODES.match(comment):
        return ""
    comment = _GAP.sub("", comment)
    match = _HEAD.match(comment)
    head = match[1] if match else ""
    if not head.strip():
        inside = _EXTRA.search(comment)
        head = inside[1] if inside else comment[:40]
    head = _DIGITS.sub("", _CODES.sub("", head)).strip()
    if not has_chinese(head) and (turned := _OF.match(head)):
        many = turned[1].lower().endswith(("number", "count")) and turned[2].endswith("s")
        head = f"{turned[2]} {'count' if many else turned[1]}"
    return head[:60]


_NOW = re.compile(
    r"(?:现存放?|现为|现用作?|改存|改为|实际存放?的?是?|实为|用作|用于存放?|存的是|暂存|now holds|actually|used for)\s*([^，,;；。)）]+)",
    re.IGNORECASE,
)


# what an English word that means them may mean as well
_LOOSE = frozenset(
    ["region", "age", "body-data", "track", "gps", "occupation", "performance", "lodging", "travel", "hobby-or-tag", "medical-note", "transaction"]
)  # fmt: skip
_LINKS = frozenset({"url", "uri", "link", "href", "path"})
_IDS_OF_THEIR_OWN = frozenset(
    {"social-id", "device-id", "cn-resident-id", "user-agent"}
)  # 用户标识 beside the name openid


def _now(comment: str) -> str:
    """What a comment says the column holds by now, whatever it was made for."""
    found = _NOW.search(comment)
    return found[1][:40] if found else ""


def _spells(name: str, head: str) -> bool:
    """Is the name this comment in pinyin?"""
    letters = name.lower().replace("_", "")
    return (
        bool(head)
        and has_chinese(head)
        and (letters in pinyin.initials(head) or letters in pinyin.spellings(head))
    )


def _together(name: Terms, said: Terms, spelt: bool = False) -> tuple[Terms, bool]:
    if spelt and said:
        return said, True
    if said and said[0].id in ("flag", "is"):
        return said, True
    if (
        said
        and not _entities(said)
        and _entities(name)
        and said[-1].id in ("no", "info", "type")
        and any(t.personal for t in said)
    ):
        entities = tuple(t for t in name if t.kind == "entity" and t.id != "person-ref")
        if entities and said[-1].id != "type":
            return (*said[:-1], *entities), True
    if said and said[-1].id in ("person-ref", "id", "user") and any(t.id in _IDS_OF_THEIR_OWN for t in name):
        return name, False
    if said and said[-1].id == "address" and name and name[-1].word in _LINKS:
        return name, False  # the address of a page is no place
    if not _tells(said):
        if not said or (_tells(name) and (_general(said) or said[-1].id == name[-1].id)):
            return (name or said), False
        if (said[-1].kind == "unknown" or said[-1].word == "号码") and _entities(name):
            if all(t.kind == "unknown" for t in said) and all(
                t.id in _LOOSE and len(t.word) < 9 for t in name if t.kind == "entity"
            ):
                return said, True  # area and 套内面积, weight and 净重, position and 姿势
            return name, False
        if all(t.kind == "unknown" for t in said) and any(t.personal for t in name):
            return name, False
        return said, True
    if not any(t.kind in OWNERS for t in said):
        owners = [t for t in name[:-1] if t.kind in ("person", "agent", "org") and "ref" not in t.tags]
        if owners and said[0].kind != "act":
            return (*owners[-1:], *said), True
    return said, True


def _tells(terms: Terms) -> bool:
    """Does it name an entity, a person, a thing or an act?"""
    return any(
        t.kind in ("entity", "person", "agent", "org", "thing", "act") or "tech" in t.tags for t in terms
    )


def _general(terms: Terms) -> bool:
    return all(t.kind in ("part", "mark") for t in terms) and terms[-1].id in (
        "id",
        "no",
        "code",
        "info",
        "name",
        "text",
        "media",
        "record",
    )


def _entities(terms: Terms) -> bool:
    return any(t.kind == "entity" for t in terms)


def _contradicts(name: Terms, said: Terms) -> bool:
    ours = {t.id for t in name if t.kind == "entity"}
    theirs = {t.id for t in said if t.kind == "entity"}
    return bool(ours) and not ours & theirs


def written_in_codes(columns: tuple[Column, ...]) -> bool:
    """Are columns named by the codes of a standard?  Then the table is too, and its name is no word."""
    return sum(bool(called(c.name)) for c in columns) >= 3


def common_prefix(columns: tuple[Column, ...]) -> str:
    """One letter that a table's column names share (fname, fnumber), or a first part that all of them carry (yg_xm).

    >>> common_prefix(tuple(Column(n) for n in ("fid", "fname", "fphone", "fnote", "fdate")))
    'f'
    """
    names = [c.name.lower() for c in columns]
    if len(names) < 4:
        return ""
    first = names[0][:1]
    if (
        first in "fctvsnxdb"
        and not _words_already(names)
        and sum(n.startswith(first) for n in names) >= 0.9 * len(names)
    ):
        return first
    head, cut, _ = names[0].partition("_")
    if cut and len(head) <= 4 and all(n.startswith(head + "_") for n in names) and head not in ("is",):
        return head + "_"
    return ""


def _words_already(names: list[str]) -> bool:
    """Do most names begin with a word as they stand (comment_author, content)?"""
    words = vocabulary()
    firsts = [tokens(name)[:1] for name in names]
    known = sum(
        bool(f) and len(f[0]) > 1 and (f[0] in words.english or f[0] in words.short or f[0] in words.glued)
        for f in firsts
    )
    return known >= 0.5 * len(names)


def written_in_initials(columns: tuple[Column, ...]) -> bool:
    """Are the names of a table pinyin initials, more or less?

    >>> written_in_initials(tuple(Column(n) for n in ("brid", "xm", "xb", "csrq", "lxdh", "jtzz")))
    True
    """
    words = vocabulary()
    initials = known = 0
    for column in columns:
        for token in tokens(column.name):
            if token.isdigit() or len(token) < 2 or has_chinese(token):
                continue
            if token in words.english or token in words.short:
                known += 1
            elif len(token) <= 7 and (
                token in words.marked
                or not set(token) & set("aeiou")
                or read(token)[-1:] == (Term("", "unknown", word=token),)
            ):
                initials += 1
            else:
                known += 1
    return initials >= 2 and initials >= 0.5 * (initials + known)
