"""
From what hegui.toml declares of own entities and rules to what works, each mistake told with its line and field.

``own_from(us, ...)`` also sees that every entity that hegui.toml names anywhere is there: a misspelt one would else never fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from hegui.detectors import room
from hegui.discovery.checksums import METHODS
from hegui.discovery.own import NOTHING, Own, OwnDetector, OwnRule
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.model import Entity
from hegui.organisation import Organisation
from hegui.own import OwnEntity
from hegui.text import Text
from hegui.toml_errors import Wrong, wrong_field

MOST_WORDS = 100_000
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NONE = "none"  # what [[column]] says of a column that is nobody's


def own_from(us: Organisation, folder: Path | None = None, name: str = "hegui.toml", lines: str = "") -> Own:
    """What hegui.toml adds to the detectors, ready to work.  Raises UsageError with the line and field that is wrong.

    ``folder``: where files of words lie; ``lines``: the text of hegui.toml, where there is one.
    """
    if not (us.entities or us.rules or us.corrected or us.purposes):
        return NOTHING
    return _Reading(us, folder, name, lines).own()


class _Reading:
    def __init__(self, us: Organisation, folder: Path | None, name: str, lines: str) -> None:
        self.us, self.folder, self.name, self.lines = us, folder, name, lines
        self.known = {id: d.entity for id, d in room.all().items()}

    def own(self) -> Own:
        detectors = tuple(self._detector(n, entry) for n, entry in enumerate(self.us.entities, 1))
        rules = [
            OwnRule(e.names, d.entity) for e, d in zip(self.us.entities, detectors, strict=True) if e.names
        ]
        for n, rule in enumerate(self.us.rules, 1):
            if not rule.names:
                raise self._wrong("rule", n, "names", _NO_NAMES)
            entity = self._entity("rule", n, "entity", rule.entity)
            rules.append(OwnRule(rule.names, entity, rule.covers))
        for n, column in enumerate(self.us.corrected, 1):
            if column.entity != _NONE:
                self._entity("column", n, "entity", column.entity)
        for n, purpose in enumerate(self.us.purposes, 1):
            for id in purpose.entities:
                self._entity("purpose", n, "entities", id)
        return Own(detectors, tuple(rules))

    def _detector(self, n: int, entry: OwnEntity) -> OwnDetector:
        self._described(n, entry)
        words = self._words(n, entry)
        told = entry.regex or words or entry.checksum or entry.names
        if not told:
            raise self._wrong("entity", n, "regex", _TOLD_BY_NOTHING)
        if entry.regex:
            wrong = wrong_regex(entry.regex)
            if wrong is not None:
                raise self._wrong("entity", n, "regex", wrong)
        if entry.checksum and entry.checksum not in METHODS:
            raise self._wrong("entity", n, "checksum", _one_of(METHODS))
        if not 0 < entry.least <= 1:
            raise self._wrong(
                "entity", n, "least", Text("要大于 0、不超过 1", "must be above 0 and at most 1")
            )
        entity = Entity(entry.id, Text(entry.zh, entry.en), entry.category, entry.keep)
        self.known[entry.id] = entity
        return OwnDetector(
            entity,
            entry.sensitive,
            entry.regex,
            words,
            METHODS[entry.checksum] if entry.checksum else None,
            entry.least,
        )

    def _described(self, n: int, entry: OwnEntity) -> None:
        if not _ID.fullmatch(entry.id):
            raise self._wrong("entity", n, "id", _BAD_ID)
        if entry.id in self.known or entry.id == _NONE:
            raise self._wrong("entity", n, "id", _TAKEN)
        for field, value in (("zh", entry.zh), ("en", entry.en)):
            if not value.strip():
                raise self._wrong("entity", n, field, Text("不能为空", "must not be empty"))
        categories = {d.entity.category for d in room.all().values()}
        if entry.category not in categories:
            raise self._wrong("entity", n, "category", _one_of(categories))

    def _words(self, n: int, entry: OwnEntity) -> tuple[str, ...]:
        field = "words_file" if entry.words_file else "words"
        listed = [*entry.words, *(self._file(n, entry.words_file) if entry.words_file else ())]
        words = tuple(dict.fromkeys(word for each in listed if (word := each.strip())))
        if listed and not words:
            raise self._wrong("entity", n, field, Text("没有一个词", "holds no word"))
        if len(words) > MOST_WORDS:
            raise self._wrong(
                "entity", n, field, Text("词数超过 {n}", "holds more than {n} words").fill(n=MOST_WORDS)
            )
        return words

    def _file(self, n: int, file: str) -> list[str]:
        path = Path(file) if self.folder is None else self.folder / file
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise self._wrong("entity", n, "words_file", _NOT_UTF8) from None
        except OSError:
            raise self._wrong("entity", n, "words_file", _NO_FILE) from None
        listed = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        return listed or [""]

    def _entity(self, section: str, n: int, field: str, id: str) -> Entity:
        found = self.known.get(id)
        if found is not None:
            return found
        near = get_close_matches(id, [*self.known, _NONE] if section == "column" else list(self.known), n=3)
        hint = (
            Text("；是否指 {near}？", "; did you mean {near}?").fill(near=", ".join(near)) if near else _EMPTY
        )
        raise self._wrong(
            section,
            n,
            field,
            Text("没有叫 {id} 的数据项{hint}", "names {id}, and no entity is called so{hint}").fill(
                id=safe_name(id), hint=hint
            ),
        )

    def _wrong(self, section: str, n: int, field: str, should: Text) -> UsageError:
        return wrong_field(self.name, Wrong(section, n, field, should), self.lines)


def wrong_regex(pattern: str) -> Text | None:
    """What is wrong with a regex, or None.  Its own words are RE2's names of errors, never the pattern."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if re.search(r"(?<!\\)\(\?<?[=!]", pattern):
        return _LOOK_AROUND
    if re.search(r"(?<!\\)(?:\\\\)*\\[1-9]", pattern):
        return _BACK_REFERENCE
    try:
        pc.match_substring_regex(pa.array([""]), pattern)
        empty = pc.match_substring_regex(pa.array([""]), rf"\A(?:{pattern})\z")[0].as_py()
    except pa.ArrowInvalid as wrong:
        said = str(wrong)
        for sign, meaning in _MEANINGS.items():
            if sign in said:
                return meaning
        return _NO_REGEX
    return _MATCHES_NOTHING if empty else None


_EMPTY = Text("", "")
_BAD_ID = Text(
    "只能用小写字母、数字和连字符，以字母开头，如 member-card",
    "takes lower-case letters, digits and hyphens and begins with a letter, as in member-card",
)
_TAKEN = Text("这个标识已被占用，请换一个", "is taken: choose another")
_TOLD_BY_NOTHING = Text(
    "缺少识别依据：regex、words、words_file、checksum、names 至少写一个",
    "is missing, and so is every other sign: give at least one of regex, words, words_file, checksum, names",
)
_NO_NAMES = Text("至少写一个列名或注释的模式", "needs at least one pattern of a column's name or comment")
_NOT_UTF8 = Text("指向的文件不是 UTF-8 编码", "names a file that is not in UTF-8")
_NO_FILE = Text(
    "指向的文件读不到（路径相对于 hegui.toml 所在文件夹）",
    "names a file that cannot be read (its path starts from the folder of hegui.toml)",
)
_LOOK_AROUND = Text(
    "用了环视 (?=…) (?!…) (?<=…) (?<!…)，RE2 不支持；请改写成完整的模式",
    "uses look-around, (?=…) (?!…) (?<=…) or (?<!…), which RE2 does not have; write the pattern in full",
)
_BACK_REFERENCE = Text(
    r"用了反向引用（\1），RE2 不支持", r"uses a back-reference (\1), which RE2 does not have"
)
_MATCHES_NOTHING = Text("能匹配空值，因此什么都符合", "fits an empty value, so that everything fits")
_NO_REGEX = Text("不是 RE2 能读的正则表达式", "is no regular expression that RE2 can read")
_MEANINGS = {
    "missing )": Text("括号没有闭合", "has a parenthesis that is not closed"),
    "unexpected )": Text("多了一个右括号", "has a closing parenthesis too many"),
    "missing ]": Text("方括号没有闭合", "has a bracket that is not closed"),
    "invalid character class range": Text(
        "方括号里的范围写反了", "has a range in brackets that runs backwards"
    ),
    "no argument for repetition operator": Text(
        "* + ? 前面没有可重复的内容", "has a * + or ? with nothing before it"
    ),
    "bad repetition operator": Text("重复符号连用（如 **）", "has repetition signs in a row, as in **"),
    "invalid repetition size": Text(
        "重复次数过大（RE2 上限 1,000）", "repeats more often than RE2 allows (1,000)"
    ),
    "invalid escape sequence": Text(
        "反斜杠后的字符 RE2 不认识", "has a backslash before a character RE2 does not know"
    ),
    "trailing \\": Text("以反斜杠结尾", "ends in a backslash"),
    "pattern too large": Text("过于庞大，RE2 编译不了", "is too large for RE2 to compile"),
}


def _one_of(known: Iterable[str]) -> Text:
    words = sorted(known)
    return Text(f"只能是：{'、'.join(words)}", f"must be one of: {', '.join(words)}")
