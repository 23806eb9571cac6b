"""
The words that names and comments are made of, by each way of spelling them; ``cutting.py`` cuts a name into them.

What a column that holds an entity is called stands in the detectors' hints; the words around it in ``lists/words.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hegui.detectors import each
from hegui.discovery import pinyin
from hegui.discovery.lists import rows, words
from hegui.model import Entity


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a name says.  ``kind`` is ``entity``, a kind of ``lists/words.tsv``, or ``unknown``."""

    id: str
    kind: str
    tags: frozenset[str] = frozenset()
    entity: Entity | None = None
    word: str = ""  # as it was spelt
    spelt: bool = False  # in pinyin or initials: one spelling of several words

    @property
    def personal(self) -> bool:
        """A natural person: the one a row is about, or one who acts on it."""
        return self.kind in ("person", "agent")


Both = tuple[Term | None, Term | None, Term | None]  # an entity; who or what it is; what is said of it
Terms = tuple[Term, ...]

INITIALS, MEDICAL, SCHOOL = "initials", "medical initials", "school initials"  # styles of a table's names
PROSE = "prose"  # of comments: their Latin words are English, never initials
DERIVED = 1.5  # initials that nobody listed
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_RARE = frozenset({"fault", "kv", "hook", "scope", "company"})  # too seldom meant to be worth their initials
_CODED = frozenset(
    each(
        "gender ethnicity education marital-status political-status religion nationality native-place household occupation"
        " disability body-data military-service special-identity id-document"
    )
)
_SHOWN_AS = frozenset({"显示名称", "显示名"})  # xsmc is as well 学生名称, 形式名称, 销售名称
_LETTER = re.compile(r"[a-z]")


class Vocabulary:
    """All words of all detectors and of ``lists/words.tsv``, by each way of spelling them."""

    def __init__(self) -> None:
        self.chinese: dict[str, Both] = {}
        self.english: dict[str, Both] = {}
        self.glued: dict[str, str] = {}  # loginname -> login_name
        self.initials: dict[str, list[tuple[str, float]]] = {}  # lxdh -> Chinese words or ids, with a cost
        self.pinyin: dict[str, str] = {}  # xingming -> 姓名
        self.marked: dict[str, Both] = {}  # initials that were listed -> what they mean
        self.medical: dict[str, Both] = {}  # the same, in a table about patients (xl is 心率, elsewhere 学历)
        self.school: dict[str, Both] = {}  # the same, in a table of a school (xh is 学号, elsewhere 序号)
        self.homophones: set[str] = set()  # pinyin of a person and of a thing (jiaoshi: 教师, 教室)
        self.short = _short()
        self.plain = words("plain-words.txt")  # English that is left whole
        self.derived = False
        self._words_around()
        self._hints()
        self.school = {spelt: self.chinese[word] for spelt, word in rows("school-initials.tsv", 2)}
        self.longest_chinese = max(map(len, self.chinese))
        self.mixed = re.compile(  # IP地址, 微信openid
            "|".join(
                re.escape(w)
                for w in sorted(self.chinese, key=len, reverse=True)
                if _CHINESE.search(w) and _LETTER.search(w)
            )
        )
        self.longest_glued = max(map(len, self.glued))

    # -- filling

    def _words_around(self) -> None:
        for id, kind, tags, chinese, english, initials in rows("words.tsv", 6):
            term = Term(id, kind, frozenset(tags.split()))
            self._add(None, term, chinese.split(), english.split(), (), initials.split())

    def _hints(self) -> None:
        from hegui.detectors import room

        for detector in room.all().values():
            hints, entity = detector.hints, detector.entity
            term = Term(entity.id, "entity", frozenset(hints.subjects), entity)
            self._add(term, None, hints.words, hints.english, hints.pinyin, hints.initials)

    def _add(
        self,
        entity: Term | None,
        word: Term | None,
        chinese: tuple[str, ...] | list[str],
        english: tuple[str, ...] | list[str],
        full: tuple[str, ...] | list[str],
        initials: tuple[str, ...] | list[str],
    ) -> None:
        for spelling in chinese:
            _put(self.chinese, spelling.lower(), entity, word)
        for spelling in english:
            tokens = [self.short.get(t, t) for t in spelling.lower().split("_")]
            phrase = "_".join(tokens)
            _put(self.english, phrase, entity, word)
            for glued in (phrase.replace("_", ""), spelling.lower().replace("_", "")):
                if len(glued) > 2:
                    self.glued.setdefault(glued, phrase)
        for spelling in (*full, *initials):
            _put(self.marked, spelling, entity, word)
            if (
                entity is not None
                and entity.entity is not None
                and entity.entity.category == "medical-health"
            ):
                _put(self.medical, spelling, entity, word)

    def derive(self) -> None:
        """Work out pinyin and initials of every Chinese word: only once a name needs them."""
        if self.derived:
            return
        self.derived = True
        for word, (entity, whole, part) in self.chinese.items():
            if _CHINESE.search(word) is None or len(word) < 2:
                continue
            for spelling in pinyin.spellings(word):
                if len(spelling) > 3:
                    first = self.pinyin.setdefault(spelling, word)
                    if _kind(self.chinese[first]) != _kind((entity, whole, part)):
                        self.homophones.add(spelling)
            if entity is None and whole is None and part is not None and part.id in _RARE:
                continue
            if word in _SHOWN_AS:
                continue
            people = entity is None and whole is not None and whole.kind != "act"
            if len(word) > 6 or (people and len(word) < 3) or (entity is not None and len(word) < 4):
                continue  # two letters for a person or a thing stand for too many others
            for spelling in pinyin.initials(word):
                self.initials.setdefault(spelling, []).append((word, DERIVED + 0.1 * (len(word) > 4)))
        self._codes()

    def _codes(self) -> None:
        """What a standard codes is called after its code as well: hyzkm is 婚姻状况码 (as in JY/T 1006)."""
        for word, (entity, _, _) in self.chinese.items():
            if entity is None or entity.id not in _CODED or _CHINESE.search(word) is None:
                continue
            for spelling in pinyin.initials(word):
                for code in ("m", "dm"):
                    if len(spelling) > 2 and spelling + code not in self.marked:
                        self.initials.setdefault(spelling + code, []).append((word, DERIVED + 0.2))

    # -- looking up

    def of(self, both: Both, table: bool, word: str) -> Term:
        entity, whole, part = both
        joins = part if part and (part.id in ("info", "record", "relation") or "list" in part.tags) else None
        chosen = (whole or joins or entity or part) if table else (entity or part or whole)
        assert chosen is not None
        return Term(chosen.id, chosen.kind, chosen.tags, chosen.entity, word)

    def lone_character(self, run: str, start: int) -> bool:
        """号 and 名 end a name; 市 and 姓 mean something only on their own."""
        entity, _, part = self.chinese.get(run[start], (None, None, None))
        return part is not None or (entity is not None and len(run) == 1)

    def phrase(self, tokens: list[str]) -> Both | None:
        phrase = "_".join(tokens)
        found = self.english.get(phrase)
        if found is None and len(tokens[-1]) > 3:
            found = self.english.get("_".join([*tokens[:-1], _singular(tokens[-1])]))
        if found is None and len(tokens) > 1:
            whole = self.glued.get("".join(tokens))
            found = self.english.get(whole) if whole else None
        return found

    def sounds_as(self, tokens: list[str]) -> str:
        """The Chinese word that pinyin tokens spell together: yinhang_zhanghao, fabu_ren."""
        if not all(len(t) > 1 and pinyin.syllabic(t) for t in tokens) or any(
            t in self.english for t in tokens
        ):
            return ""
        self.derive()
        return self.pinyin.get("".join(tokens), "")

    def meant_by(self, token: str, style: str) -> Both | None:
        if style == MEDICAL and token in self.medical:
            return self.medical[token]
        if style == SCHOOL and token in self.school:
            return self.school[token]
        found = self.marked.get(token)
        if style == MEDICAL and found and found[1] and "med" in found[1].tags:
            return (None, found[1], found[2])  # gh is 挂号, elsewhere 工号
        if found and found[0] in self.medical.get(token, ()) and (found[1] or found[2]) and style != MEDICAL:
            return (None, found[1], found[2])
        return found

    def piece(self, piece: str) -> bool:
        if len(piece) == 2:
            return piece in ("id", "no", "ip", "qq", "dt", "nm", "cd", "by", "wx")
        return piece in self.english or self.short.get(piece) in self.english or piece in self.glued


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all detectors that are installed."""
    return Vocabulary()


def has_chinese(text: str) -> bool:
    return _CHINESE.search(text) is not None


def _put(into: dict[str, Both], spelling: str, entity: Term | None, word: Term | None) -> None:
    had_entity, whole, part = into.get(spelling, (None, None, None))
    if word is not None and word.kind in ("part", "mark"):
        part = part or word
    else:
        whole = whole or word
    into[spelling] = (had_entity or entity, whole, part)


def _short() -> dict[str, str]:
    short: dict[str, str] = {}
    for full, spellings in rows("short-forms.tsv", 2):
        for spelling in spellings.split():
            short.setdefault(spelling, full)
    return short


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _kind(both: Both) -> str:
    entity, whole, part = both
    found = whole or entity or part
    return found.kind if found else ""
