"""
Turns names and comments into terms: English in any case, glued or shortened, pinyin in full or by initials, Chinese.

    cust_mob_no -> customer, mobile, no        lxrdh -> contact, mobile        患者姓名 -> patient, person-name

What a column that holds an entity is called stands in the detectors' hints; the words around it in ``lists/words.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

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

INITIALS, MEDICAL = "initials", "medical initials"  # styles of a table's names
PROSE = "prose"  # of comments: their Latin words are English, never initials
LOST = 9.0
WORD, UNKNOWN_CHINESE, UNKNOWN_LETTER, UNKNOWN_TOKEN = 1.0, 1.6, 1.7, 2.0  # what each costs a reading
DERIVED = 1.5  # initials that nobody listed
LONGEST_PHRASE = 5
_PIECES = re.compile(
    r"(?:ID|IP|QQ|IMEI|MAC|GPS|ICD|SMS)(?=[a-z]{3})|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[\u3400-\u9fff]+"
)
_ASCII_OR_CHINESE = re.compile(r"[A-Za-z][A-Za-z0-9_\- ]*|[\u3400-\u9fff]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_RARE = frozenset({"fault", "kv", "hook", "scope", "company"})  # too seldom meant to be worth their initials
_ENDINGS = frozenset({"bh", "dm", "lx", "mc"})  # of whatever stands before: number, code, kind, name
_LABELS = frozenset({"code", "name", "type", "no"})
_OWN = frozenset({"person", "agent", "org"})
_HAS_AN_ADDRESS = frozenset(
    {"ip", "email", "device-id", "avatar", "id-photo", "social-id"}
)  # that is no place
_LETTER = re.compile(r"[a-z]")
_INFLECTED = ("ed", "ing", "able", "ible", "id", "ip", "er")  # opened is no openid, disable no disability
_NOT_CUT = (
    "void",
    "valid",
    "solid",
    "android",
    "grid",
    "candidate",
    "mandate",
    "rename",
    "typename",
    "runtime",
)
_ENDS = frozenset(  # of glued names
    [
        "openid",
        "unionid",
        "name",
        "title",
        "time",
        "date",
        "code",
        "type",
        "status",
        "phone",
        "mobile",
        "email",
        "address",
        "addr",
        "province",
        "city",
        "dist",
        "country",
        "price",
        "money",
        "amount",
        "count",
        "desc",
        "remark",
        "url",
        "path",
        "info",
        "list",
        "flag",
        "level",
        "sort",
        "size",
        "content",
        "image",
        "text",
        "file",
        "state",
        "number",
        "birthday",
        "password",
        "year",
        "month",
    ]
)


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
        self.homophones: set[str] = set()  # pinyin of a person and of a thing (jiaoshi: 教师, 教室)
        self.short = _short()
        self.plain = words("plain-words.txt")  # no misspellings of others
        self.derived = False
        self._words_around()
        self._hints()
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
            people = entity is None and whole is not None and whole.kind != "act"
            if len(word) > 6 or (people and len(word) < 3) or (entity is not None and len(word) < 4):
                continue  # two letters for a person or a thing stand for too many others
            for spelling in pinyin.initials(word):
                self.initials.setdefault(spelling, []).append((word, DERIVED + 0.1 * (len(word) > 4)))

    # -- reading

    def read(self, text: str, *, table: bool = False, style: str = "") -> Terms:
        """What a name or a comment says, in order; ``style`` lets bare pinyin initials count."""
        return _read(self, text, table, style)

    def of(self, both: Both, table: bool, word: str) -> Term:
        entity, whole, part = both
        joins = part if part and (part.id in ("info", "record", "relation") or "list" in part.tags) else None
        chosen = (whole or joins or entity or part) if table else (entity or part or whole)
        assert chosen is not None
        return Term(chosen.id, chosen.kind, chosen.tags, chosen.entity, word)

    def chinese_terms(self, run: str, table: bool) -> list[Term]:
        best = _with_roles(run, _cheapest(len(run), lambda i: self._chinese_from(run, i)), self.chinese)
        terms = _merged([self._chinese_term(run[i:j], table, len(run) == 1) for i, j in best])
        return [_body(term) if term.kind == "unknown" else term for term in terms]

    def _chinese_from(self, run: str, start: int) -> Iterator[tuple[int, float]]:
        yield start + 1, WORD if self._lone_character(run, start) else UNKNOWN_CHINESE
        for end in range(start + 2, min(len(run), start + self.longest_chinese) + 1):
            if run[start:end] in self.chinese:
                yield end, WORD - 0.01 * (end - start)

    def _lone_character(self, run: str, start: int) -> bool:
        """号 and 名 end a name; 市 and 姓 mean something only on their own."""
        entity, _, part = self.chinese.get(run[start], (None, None, None))
        return part is not None or (entity is not None and len(run) == 1)

    def _chinese_term(self, word: str, table: bool, alone: bool = True) -> Term:
        both = self.chinese.get(word)
        if both is None and len(word) > 1 and (role := _role(word)):
            return role
        if both and len(word) == 1 and not alone:
            both = (None, None, both[2]) if both[2] else None
        return self.of(both, table, word) if both else Term("", "unknown", word=word)

    def token_terms(self, tokens: list[str], table: bool, style: str) -> list[Term]:
        canon = [self.short.get(t, t) for t in tokens]
        best = _cheapest(len(canon), lambda i: self._phrases_from(canon, tokens, i))
        terms: list[Term] = []
        for start, end in best:
            both = self._phrase(canon[start:end]) or self._phrase(tokens[start:end])
            if both:
                terms.append(self.of(both, table, "_".join(tokens[start:end])))
            elif end - start > 1:
                word = self._sounds_as(tokens[start:end])
                terms.append(_spelt(self.of(self.chinese[word], table, "_".join(tokens[start:end]))))
            elif terms and (role := _sounded_role(tokens[start], terms[-1])):
                terms[-1] = role
            else:
                terms.extend(self._lone(tokens[start], table, style))
        return _merged(terms)

    def _phrase(self, tokens: list[str]) -> Both | None:
        phrase = "_".join(tokens)
        found = self.english.get(phrase)
        if found is None and len(tokens[-1]) > 3:
            found = self.english.get("_".join([*tokens[:-1], _singular(tokens[-1])]))
        if found is None and len(tokens) > 1:
            whole = self.glued.get("".join(tokens))
            found = self.english.get(whole) if whole else None
        return found

    def _phrases_from(self, canon: list[str], raw: list[str], start: int) -> Iterator[tuple[int, float]]:
        known = self._phrase(canon[start : start + 1]) or self._phrase(raw[start : start + 1])
        yield start + 1, WORD if known else UNKNOWN_TOKEN
        for end in range(start + 2, min(len(canon), start + LONGEST_PHRASE) + 1):
            if self._phrase(canon[start:end]) or self._phrase(raw[start:end]):
                yield end, WORD
            elif self._sounds_as(raw[start:end]):
                yield end, WORD - 0.5

    def _sounds_as(self, tokens: list[str]) -> str:
        """The Chinese word that pinyin tokens spell together: yinhang_zhanghao, fabu_ren."""
        if not all(len(t) > 1 and _syllabic(t) for t in tokens) or any(t in self.english for t in tokens):
            return ""
        self.derive()
        return self.pinyin.get("".join(tokens), "")

    def _lone(self, token: str, table: bool, style: str) -> list[Term]:
        """A token that is no English word as it stands."""
        if token.isdigit():
            return []
        if found := self.glued.get(token):
            return [self.of(self.english[found], table, token)]
        if table and len(token) > 4 and token in self.pinyin:
            return [self._sounded(token, table)]
        prose = style == PROSE
        initials = not prose and (not table or style or len(token) > 3)
        if initials and (found_initials := self._marked(token, style)):
            return [_spelt(self.of(found_initials, table, token))]
        if len(token) == 1:
            return []
        if token.endswith("id") and len(token) <= (5 if style and not prose else 3):
            return [self.of(self.english["id"], table, token)]  # tid, fid: somebody's short name for a key
        for way in (self._cut_english, self._cut_pinyin, self._misspelt, self._cut_end):
            if terms := way(token, table):
                return terms
        if prose:
            return [Term("", "unknown", word=token)]
        if style and (terms := self._cut_initials(token, table, style)):
            return terms
        if style and len(token) > 3 and token.isalpha() and token[-2:] in _ENDINGS:
            end = _spelt(self.of(self.marked[token[-2:]], table, token[-2:]))
            return [Term("", "unknown", word=token[:-2]), end]
        return [Term("", "unknown", word=token)]

    def _marked(self, token: str, style: str) -> Both | None:
        if style == MEDICAL and token in self.medical:
            return self.medical[token]
        found = self.marked.get(token)
        if style == MEDICAL and found and found[1] and "med" in found[1].tags:
            return (None, found[1], found[2])  # gh is 挂号, elsewhere 工号
        if found and found[0] in self.medical.get(token, ()) and (found[1] or found[2]) and style != MEDICAL:
            return (None, found[1], found[2])
        return found

    def _cut_english(self, token: str, table: bool) -> list[Term]:
        if len(token) < 5:
            return []

        def pieces(start: int) -> Iterator[tuple[int, float]]:
            yield start + 1, UNKNOWN_LETTER
            for end in range(start + 2, min(len(token), start + self.longest_glued) + 1):
                piece = token[start:end]
                if self._piece(piece):
                    yield end, WORD + (0.5 if end - start == 2 else 0)

        best = _cheapest(len(token), pieces)
        if any(end - start == 1 for start, end in best):
            return []
        terms: list[str] = [token[i:j] for i, j in best]
        if len(terms) == 1 and not self._phrase([self.short.get(token, token)]):
            return []
        if sum(len(t) < 3 for t in terms) > 1:
            return []
        return self.token_terms(terms, table, "")

    def _piece(self, piece: str) -> bool:
        if len(piece) == 2:
            return piece in ("id", "no", "ip", "qq", "dt", "nm", "cd", "by", "wx")
        return piece in self.english or self.short.get(piece) in self.english or piece in self.glued

    def _cut_pinyin(self, token: str, table: bool) -> list[Term]:
        if len(token) < 4:
            return []
        self.derive()

        def pieces(start: int) -> Iterator[tuple[int, float]]:
            yield start + 1, LOST
            for end in range(start + 2, len(token) + 1):
                piece = token[start:end]
                if (end - start > 2 and (piece in self.pinyin or piece in self.marked)) or (
                    piece == "id" and end == len(token)
                ):
                    yield end, WORD
                elif end - start <= 6 and piece in pinyin.sounds():
                    yield end, UNKNOWN_CHINESE

        if not token.isalpha():
            return []
        pieces_found = [token[i:j] for i, j in _cheapest(len(token), pieces)]
        known = [piece for piece in pieces_found if piece in self.pinyin or piece in self.marked]
        if any(len(piece) == 1 and piece not in "aeo" for piece in pieces_found) or not known:
            return []
        if len(known) < len(pieces_found) and max(map(len, known)) < 5:
            return []  # a short word inside might be chance
        return _merged([self._sounded(piece, table) for piece in pieces_found])

    def _sounded(self, piece: str, table: bool) -> Term:
        if piece in self.pinyin:
            term = _spelt(self.of(self.chinese[self.pinyin[piece]], table, piece))
            alike = piece in self.homophones and term.personal
            return replace(term, tags=term.tags | {"homophone"}) if alike else term
        if piece in self.marked and len(piece) > 2:
            return _spelt(self.of(self.marked[piece], table, piece))
        return self.of(self.english["id"], table, piece) if piece == "id" else Term("", "unknown", word=piece)

    def _cut_end(self, token: str, table: bool) -> list[Term]:
        """An unknown word and one that column names end in: seotitle, resideprovince, topid."""
        if len(token) < 5 or not token.isalpha() or token.endswith(_NOT_CUT):
            return []
        for size in range(min(len(token) - 2, 8), 3, -1):
            end = token[-size:]
            if end in _ENDS:
                return [Term("", "unknown", word=token[:-size]), *self.token_terms([end], table, "")]
        if token.endswith("id") and not table:
            return [Term("", "unknown", word=token[:-2]), self.of(self.english["id"], table, "id")]
        return []

    def _misspelt(self, token: str, table: bool) -> list[Term]:
        if len(token) < 5 or not token.isalpha() or token.endswith(_INFLECTED) or token in self.plain:
            return []
        for near in _near(token):
            if near in self.english and self.english[near][0] is not None:
                return [self.of(self.english[near], table, token)]
            if near in self.glued and self.english[self.glued[near]][0] is not None:
                return [self.of(self.english[self.glued[near]], table, token)]
            if near in self.short and self.short[near] in self.english:
                return [self.of(self.english[self.short[near]], table, token)]
        return []

    def _cut_initials(self, token: str, table: bool, style: str) -> list[Term]:
        if not 2 <= len(token) <= 10 or not token.isalpha():
            return []
        self.derive()

        def pieces(start: int) -> Iterator[tuple[int, float]]:
            yield start + 1, 3.0
            for end in range(start + 2, len(token) + 1):
                piece = token[start:end]
                if piece in self.marked:
                    yield end, WORD
                elif piece in self.initials:
                    yield end, min(cost for _, cost in self.initials[piece])
                elif piece == "id" and end == len(token):
                    yield end, 0.5

        best = _cheapest(len(token), pieces)
        if any(end - start == 1 for start, end in best):
            return []
        if token[best[-1][0] :] == "xh" and len(best) > 1:
            return [
                Term("", "unknown", word=token[:-2]),
                Term("sort", "part", frozenset({"tech"}), word="xh"),
            ]
        terms = _merged(
            [self._abbreviated(token[i:j], table, style, last=j == len(token) > j - i) for i, j in best]
        )
        if len(terms) > 1 and terms[0].id == "device-id" and len(terms[0].word) == 2:
            return [Term("device", "thing", word=terms[0].word), *terms[1:]]  # sblx is 设备类型
        if any(t.id == "person-name" and after.kind == "part" for t, after in pairwise(terms)):
            return [Term("goods", "thing", word=token), terms[-1]]  # xmmc is 项目名称
        if (
            style != MEDICAL
            and len(terms) > 1
            and terms[0].kind == "entity"
            and len(terms[0].word) == 2
            and terms[1].id in _LABELS
        ):
            return []  # jgdm: 籍贯代码 as well as 机构代码
        if (
            terms[-1].kind == "entity"
            and len(terms[-1].word) == 2
            and any(t.kind not in _OWN and t.id not in ("home", "contact-person", "kin") for t in terms[:-1])
        ):
            return []  # a pair of letters at the end, after something that owns nothing: as well 价格 as 籍贯
        if terms[-1].id == "id":  # the key of a row, whatever the row holds
            terms = [t for t in terms if t.kind != "entity" or t.id == "person-ref"]
        return terms

    def _abbreviated(self, piece: str, table: bool, style: str, last: bool) -> Term:
        if found := self._marked(piece, style):
            if last and found[2] is not None:  # sj at the end of a name is 时间, alone it is 手机
                found = (None, None, found[2])
            return _spelt(self.of(found, table, piece))
        if piece == "id":
            return self.of(self.english["id"], table, piece)
        word, _ = min(self.initials[piece], key=lambda found: found[1])
        return _spelt(self.of(self.chinese[word], table, piece))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all detectors that are installed."""
    return Vocabulary()


@lru_cache(maxsize=8192)
def _read(words: Vocabulary, text: str, table: bool, style: str) -> Terms:
    terms: list[Term] = []
    start = 0
    for found in words.mixed.finditer(text.lower()) if _CHINESE.search(text) else ():
        terms.extend(_runs(words, text[start : found.start()], table, style))
        terms.append(words.of(words.chinese[found[0]], table, found[0]))
        start = found.end()
    terms.extend(_runs(words, text[start:], table, style))
    return tuple(_merged(terms))


def _runs(words: Vocabulary, text: str, table: bool, style: str) -> Iterator[Term]:
    for run in _ASCII_OR_CHINESE.findall(text):
        if _CHINESE.match(run):
            yield from words.chinese_terms(run, table)
        else:
            yield from words.token_terms(tokens(run), table, style)


def tokens(name: str) -> list[str]:
    """A name cut at underscores, at changes of case and before digits, in lower case.

    >>> tokens("custIDCard_No2")
    ['cust', 'id', 'card', 'no', '2']
    """
    return [piece.lower() for piece in _PIECES.findall(name)]


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


def _merged(terms: list[Term]) -> list[Term]:
    """Neighbouring unknown characters as one unknown word; words that only join others left out."""
    out: list[Term] = []
    for term in terms:
        if term.id == "stop" or (term.id == "address" and out and out[-1].id in _HAS_AN_ADDRESS):
            continue
        if term.kind == "unknown" and out and out[-1].kind == "unknown":
            out[-1] = Term("", "unknown", word=out[-1].word + term.word)
        else:
            out.append(term)
    return out


def _cheapest(size: int, ways: object) -> list[tuple[int, int]]:
    """The cheapest way through ``size`` places, where ``ways(i)`` gives (next place, cost)."""
    from collections.abc import Callable
    from typing import cast

    step = cast("Callable[[int], Iterator[tuple[int, float]]]", ways)
    cost = [0.0] + [float("inf")] * size
    came = [0] * (size + 1)
    for start in range(size):
        for end, price in step(start):
            if cost[start] + price < cost[end]:
                cost[end], came[end] = cost[start] + price, start
    path: list[tuple[int, int]] = []
    end = size
    while end > 0:
        path.append((came[end], end))
        end = came[end]
    return path[::-1]


def _role(word: str) -> Term | None:
    """报修人, 参会者: whoever does something; 维修人员, 巡查员: whose job it is."""
    if word.endswith(("人员", "员")):
        return Term("operator", "agent", word=word)
    if word.endswith(("人", "者")):
        return Term("person", "person", word=word)
    return None


def _body(term: Term) -> Term:
    """加工厂, 征信公司: what is called so is an organisation."""
    return Term("org", "org", word=term.word) if term.word.endswith(_BODIES) and len(term.word) > 2 else term


_BODIES = ("厂", "公司", "集团", "协会", "局", "委员会", "商行", "事务所")


_VERBS = frozenset({"unknown", "act", "part", "thing", "mark"})


def _sounded_role(token: str, before: Term) -> Term | None:
    """The same in pinyin, where the verb stands before: chizheng_ren, baoguan_renyuan."""
    if token not in ("ren", "zhe", "renyuan", "yuan") or before.kind not in _VERBS:
        return None
    if not _syllabic(before.word.replace("_", "")) or (token == "yuan" and before.kind != "unknown"):
        return None
    word = f"{before.word}_{token}"
    if token in ("renyuan", "yuan"):
        return Term("operator", "agent", word=word, spelt=True)
    return Term("person", "person", word=word, spelt=True)


@lru_cache(maxsize=4096)
def _syllabic(token: str) -> bool:
    """Can it be cut into syllables of Chinese?"""
    if token == "":
        return True
    return any(
        token[:n] in pinyin.sounds() and _syllabic(token[n:]) for n in range(min(6, len(token)), 0, -1)
    )


def _with_roles(run: str, spans: list[tuple[int, int]], known: dict[str, Both]) -> list[tuple[int, int]]:
    """Join 人, 者, 员 to the word they make a role of, where the vocabulary has no word for it."""
    out: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(spans):
        text = run[start:end]
        after = spans[place + 1 :]
        ends = not after or run[after[0][0] : after[0][1]] in known
        suffix = (text in ("人", "者", "员") and text not in known) or text == "人员"
        if suffix and ends and out:
            first = out.pop()[0]
            while (
                out
                and first == out[-1][1]
                and run[out[-1][0] : out[-1][1]] not in known
                and out[-1][1] - out[-1][0] == 1
            ):
                first = out.pop()[0]
            if run[first:end] not in known:
                out.append((first, end))
                continue
            out.append((first, start))
        out.append((start, end))
    return out


def _kind(both: Both) -> str:
    entity, whole, part = both
    found = whole or entity or part
    return found.kind if found else ""


def _spelt(term: Term) -> Term:
    return replace(term, spelt=True)


def _near(word: str) -> Iterator[str]:
    """Words one slip away: two letters swapped, one left out, doubled or mistyped."""
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
    if len(word) >= 6:
        for i in range(len(word) + 1):
            for letter in "aeiourstnlmcpdgh":
                yield word[:i] + letter + word[i:]
        for i in range(1, len(word)):
            for letter in "aeiourstnlmcpdgh":
                yield word[:i] + letter + word[i + 1 :]
