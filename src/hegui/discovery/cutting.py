"""
Cuts names and comments into terms: English in any case, glued or shortened, pinyin in full or by initials, Chinese.

    cust_mob_no -> customer, mobile, no        lxrdh -> contact, mobile        患者姓名 -> patient, person-name

Where several cuts are possible the cheapest is taken: a word that is known costs least, a letter or a token that is not most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from hegui.detectors import each
from hegui.discovery import lists, pinyin
from hegui.discovery.roles import body_of, role_of, sounded_role, with_roles
from hegui.discovery.slips import near
from hegui.discovery.vocabulary import MEDICAL, PROSE, Term, Terms, Vocabulary, has_chinese, vocabulary

LOST = 9.0
WORD, UNKNOWN_CHINESE, UNKNOWN_LETTER, UNKNOWN_TOKEN = 1.0, 1.6, 1.7, 2.0  # what each costs a reading
LONGEST_PHRASE = 5
_PIECES = re.compile(
    r"(?:ID|IP|QQ|IMEI|MAC|GPS|ICD|SMS)(?=[a-z]{3})|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[\u3400-\u9fff]+"
)
_ASCII_OR_CHINESE = re.compile(r"[A-Za-z][A-Za-z0-9_\- ]*|[\u3400-\u9fff]+")
_ENDINGS = frozenset({"bh", "dm", "lx", "mc"})  # of whatever stands before: number, code, kind, name
_LABELS = frozenset({"code", "name", "type", "no"})
_OWN = frozenset({"person", "agent", "org"})
_HAS_AN_ADDRESS = frozenset(
    {"ip", "email", "device-id", "avatar", "id-photo", "social-id"}
)  # that is no place
_LONG_ENDS = frozenset(each("ipaddress ipaddr emailaddress emailaddr phonenumber mobilephone username"))
_CUSTOMERS_HAVE = [
    [t]
    for t in each(
        "id no code name phone mobile address email level type manager contact source status user group service"
    )
]
_INFLECTED = ("ed", "ing", "able", "ible", "id", "ip", "er")  # opened is no openid, disable no disability
_NOT_CUT = tuple(
    each("void valid solid android grid candidate mandate rename typename runtime icity acity ocity")
)
_SHORT_HEADS = frozenset(
    {"log", "info", "user", "role", "menu", "file", "dict", "dept", "card", "bill", "item"}
)  # of tables
_ENDS = frozenset(  # of glued names
    each("""
    openid unionid name title time date code type status phone mobile email address addr province city
    dist country price money amount count desc remark url path info list flag level sort size content
    image text file state number birthday password year month
    """)
)


def read(text: str, *, table: bool = False, style: str = "") -> Terms:
    """What a name or a comment says, in order; ``style`` lets bare pinyin initials count."""
    return _read(vocabulary(), text if text.isascii() else text.translate(_simplified()), table, style)


@cache
def _simplified() -> dict[int, int]:
    """Of traditional characters, as they are written in Hong Kong and Taiwan: the words of the lists are simplified."""
    traditional, simplified = (line for line in lists.text("traditional.txt").splitlines() if line[:1] != "#")
    return str.maketrans(traditional, simplified)


def tokens(name: str) -> list[str]:
    """A name cut at underscores, at changes of case and before digits, in lower case.

    >>> tokens("custIDCard_No2")
    ['cust', 'id', 'card', 'no', '2']
    """
    return [piece.lower() for piece in _PIECES.findall(name)]


@lru_cache(maxsize=8192)
def _read(words: Vocabulary, text: str, table: bool, style: str) -> Terms:
    terms: list[Term] = []
    start = 0
    for found in words.mixed.finditer(text.lower()) if has_chinese(text) else ():
        terms.extend(_runs(words, text[start : found.start()], table, style))
        terms.append(words.of(words.chinese[found[0]], table, found[0]))
        start = found.end()
    terms.extend(_runs(words, text[start:], table, style))
    return tuple(_merged(terms))


def _runs(words: Vocabulary, text: str, table: bool, style: str) -> Iterator[Term]:
    for run in _ASCII_OR_CHINESE.findall(text):
        if has_chinese(run):
            yield from _chinese_terms(words, run, table)
        else:
            yield from _token_terms(words, tokens(run), table, style)


def _chinese_terms(words: Vocabulary, run: str, table: bool) -> list[Term]:
    best = with_roles(run, _cheapest(len(run), lambda i: _chinese_from(words, run, i)), words.chinese)
    terms = _merged([_chinese_term(words, run[i:j], table, len(run) == 1) for i, j in best])
    return [body_of(term) if term.kind == "unknown" else term for term in terms]


def _chinese_from(words: Vocabulary, run: str, start: int) -> Iterator[tuple[int, float]]:
    yield start + 1, WORD if words.lone_character(run, start) else UNKNOWN_CHINESE
    for end in range(start + 2, min(len(run), start + words.longest_chinese) + 1):
        if run[start:end] in words.chinese:
            yield end, WORD - 0.01 * (end - start)


def _chinese_term(words: Vocabulary, word: str, table: bool, alone: bool = True) -> Term:
    both = words.chinese.get(word)
    if both is None and len(word) > 1 and (role := role_of(word)):
        return role
    if both and len(word) == 1 and not alone:
        both = (None, None, both[2]) if both[2] else None
    return words.of(both, table, word) if both else Term("", "unknown", word=word)


def _token_terms(words: Vocabulary, tokens: list[str], table: bool, style: str) -> list[Term]:
    canon = [words.short.get(t, t) for t in tokens]
    for place, token in enumerate(tokens):
        if token == "custom" and canon[place + 1 : place + 2] not in _CUSTOMERS_HAVE:
            canon[place] = token  # custom_attributes are made to order, custom_phone is a customer's
    best = _cheapest(len(canon), lambda i: _phrases_from(words, canon, tokens, i))
    terms: list[Term] = []
    for start, end in best:
        both = words.phrase(canon[start:end]) or words.phrase(tokens[start:end])
        if both:
            terms.append(words.of(both, table, "_".join(tokens[start:end])))
        elif end - start > 1:
            word = words.sounds_as(tokens[start:end])
            terms.append(_spelt(words.of(words.chinese[word], table, "_".join(tokens[start:end]))))
        elif terms and (role := sounded_role(tokens[start], terms[-1])):
            terms[-1] = role
        else:
            terms.extend(_lone(words, tokens[start], table, style))
    return _merged(terms)


def _phrases_from(
    words: Vocabulary, canon: list[str], raw: list[str], start: int
) -> Iterator[tuple[int, float]]:
    known = words.phrase(canon[start : start + 1]) or words.phrase(raw[start : start + 1])
    yield start + 1, WORD if known else UNKNOWN_TOKEN
    for end in range(start + 2, min(len(canon), start + LONGEST_PHRASE) + 1):
        if words.phrase(canon[start:end]) or words.phrase(raw[start:end]):
            yield end, WORD
        elif words.sounds_as(raw[start:end]):
            yield end, WORD - 0.5


def _lone(words: Vocabulary, token: str, table: bool, style: str) -> list[Term]:
    """A token that is no English word as it stands."""
    if token.isdigit():
        return []
    if found := words.glued.get(token):
        return [words.of(words.english[found], table, token)]
    if table and len(token) > 4 and token in words.pinyin:
        return [_sounded(words, token, table)]
    prose = style == PROSE
    initials = not prose and (not table or style or len(token) > 3)
    if initials and (found_initials := words.meant_by(token, style)):
        return [_spelt(words.of(found_initials, table, token))]
    if len(token) == 1:
        return []
    if token.endswith("id") and len(token) <= (5 if style and not prose else 3):
        return [words.of(words.english["id"], table, token)]  # tid, fid: somebody's short name for a key
    if token in words.plain:
        return [Term("", "unknown", word=token)]
    for way in (_cut_english, _cut_pinyin, _misspelt, _cut_module, _cut_end):
        if terms := way(words, token, table):
            return terms
    if prose:
        return [Term("", "unknown", word=token)]
    if style and (terms := _cut_initials(words, token, table, style)):
        return terms
    if style and len(token) > 3 and token.isalpha() and token[-2:] in _ENDINGS:
        end = _spelt(words.of(words.marked[token[-2:]], table, token[-2:]))
        return [Term("", "unknown", word=token[:-2]), end]
    return [Term("", "unknown", word=token)]


def _cut_english(words: Vocabulary, token: str, table: bool) -> list[Term]:
    if len(token) < 5:
        return []

    def pieces(start: int) -> Iterator[tuple[int, float]]:
        yield start + 1, UNKNOWN_LETTER
        for end in range(start + 2, min(len(token), start + words.longest_glued) + 1):
            piece = token[start:end]
            if words.piece(piece):
                yield end, WORD + (0.5 if end - start == 2 else 0)

    best = _cheapest(len(token), pieces)
    if any(end - start == 1 for start, end in best):
        return []
    terms: list[str] = [token[i:j] for i, j in best]
    if len(terms) == 1 and not words.phrase([words.short.get(token, token)]):
        return []
    if sum(len(t) < 3 for t in terms) > 1:
        return []
    return _token_terms(words, terms, table, "")


def _cut_pinyin(words: Vocabulary, token: str, table: bool) -> list[Term]:
    if len(token) < 4:
        return []
    words.derive()

    def pieces(start: int) -> Iterator[tuple[int, float]]:
        yield start + 1, LOST
        for end in range(start + 2, len(token) + 1):
            piece = token[start:end]
            if (end - start > 2 and (piece in words.pinyin or piece in words.marked)) or (
                piece == "id" and end == len(token)
            ):
                yield end, WORD
            elif end - start <= 6 and piece in pinyin.sounds():
                yield end, UNKNOWN_CHINESE

    if not token.isalpha():
        return []
    pieces_found = [token[i:j] for i, j in _cheapest(len(token), pieces)]
    known = [piece for piece in pieces_found if piece in words.pinyin or piece in words.marked]
    if any(len(piece) == 1 and piece not in "aeo" for piece in pieces_found) or not known:
        return []
    if len(known) < len(pieces_found) and max(map(len, known)) < 5:
        return []  # a short word inside might be chance
    return _merged([_sounded(words, piece, table) for piece in pieces_found])


def _sounded(words: Vocabulary, piece: str, table: bool) -> Term:
    if piece in words.pinyin:
        term = _spelt(words.of(words.chinese[words.pinyin[piece]], table, piece))
        alike = piece in words.homophones and term.personal
        return replace(term, tags=term.tags | {"homophone"}) if alike else term
    if piece in words.marked and len(piece) > 2:
        return _spelt(words.of(words.marked[piece], table, piece))
    return words.of(words.english["id"], table, piece) if piece == "id" else Term("", "unknown", word=piece)


def _cut_module(words: Vocabulary, token: str, table: bool) -> list[Term]:
    """A table's name behind that of its module: hrmeducationinfo, privatetoken, requestlog."""
    if not table or len(token) < 6 or not token.isalpha() or token.endswith(_NOT_CUT):
        return []
    pieces: list[str] = []
    rest = token
    while piece := _last_piece(words, rest):
        pieces.insert(0, piece)
        rest = rest[: -len(piece)]
    return [Term("", "unknown", word=rest), *_token_terms(words, pieces, table, "")] if pieces else []


def _last_piece(words: Vocabulary, rest: str) -> str:
    """The longest word at the end, where two letters at least stand before it."""
    for size in range(min(len(rest) - 2, words.longest_glued), 2, -1):
        piece = rest[-size:]
        if (size > 4 or piece in _SHORT_HEADS) and words.piece(piece):
            return piece
    return ""


def _cut_end(words: Vocabulary, token: str, table: bool) -> list[Term]:
    """An unknown word and one that column names end in: seotitle, resideprovince, topid."""
    if len(token) < 5 or not token.isalpha() or token.endswith(_NOT_CUT):
        return []
    for size in range(min(len(token) - 2, 12), 3, -1):
        end = token[-size:]
        if end in _ENDS or end in _LONG_ENDS:
            return [Term("", "unknown", word=token[:-size]), *_token_terms(words, [end], table, "")]
    if token.endswith("id") and not table:
        return [Term("", "unknown", word=token[:-2]), words.of(words.english["id"], table, "id")]
    return []


def _misspelt(words: Vocabulary, token: str, table: bool) -> list[Term]:
    if len(token) < 5 or not token.isalpha() or token.endswith(_INFLECTED):
        return []
    for slip in near(token):
        if slip in words.english and words.english[slip][0] is not None:
            return [words.of(words.english[slip], table, token)]
        if slip in words.glued and words.english[words.glued[slip]][0] is not None:
            return [words.of(words.english[words.glued[slip]], table, token)]
        if slip in words.short and words.short[slip] in words.english:
            return [words.of(words.english[words.short[slip]], table, token)]
    return []


def _cut_initials(words: Vocabulary, token: str, table: bool, style: str) -> list[Term]:
    if not 2 <= len(token) <= 10 or not token.isalpha():
        return []
    words.derive()

    def pieces(start: int) -> Iterator[tuple[int, float]]:
        yield start + 1, 3.0
        for end in range(start + 2, len(token) + 1):
            piece = token[start:end]
            if piece in words.marked:
                yield end, WORD
            elif piece in words.initials:
                yield end, min(cost for _, cost in words.initials[piece])
            elif piece == "id" and end == len(token):
                yield end, 0.5

    if style == MEDICAL and len(token) == 4 and token.endswith("gh"):
        return [
            Term("operator", "agent", word=token[:2], spelt=True),
            _spelt(words.of(words.marked["bh"], table, "gh")),
        ]
    best = _cheapest(len(token), pieces)
    if _names_somebody(words, token, style):
        best = [(0, len(token) - 2), (len(token) - 2, len(token))]
    if any(end - start == 1 for start, end in best):
        return []
    if token[best[-1][0] :] == "xh" and len(best) > 1:
        return [
            Term("", "unknown", word=token[:-2]),
            Term("sort", "part", frozenset({"tech"}), word="xh"),
        ]
    terms = _merged(
        [_abbreviated(words, token[i:j], table, style, last=j == len(token) > j - i) for i, j in best]
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
        and any(
            t.kind not in _OWN and t.id not in ("home", "contact-person", "kin", terms[-1].id)
            for t in terms[:-1]
        )
    ):
        return []  # a pair of letters at the end, after something that owns nothing: as well 价格 as 籍贯
    if terms[-1].id == "id":  # the key of a row, whatever the row holds
        terms = [t for t in terms if t.kind != "entity" or t.id == "person-ref"]
    return terms


def _names_somebody(words: Vocabulary, token: str, style: str) -> bool:
    """cyxm is 成员姓名, whatever else four letters might stand for; jcxm is 检查项目."""
    whose = words.meant_by(token[:-2], style) if token.endswith("xm") and token not in words.marked else None
    return whose is not None and whose[1] is not None and whose[1].personal


def _abbreviated(words: Vocabulary, piece: str, table: bool, style: str, last: bool) -> Term:
    if found := words.meant_by(piece, style):
        if last and found[2] is not None:  # sj at the end of a name is 时间, alone it is 手机
            found = (None, None, found[2])
        return _spelt(words.of(found, table, piece))
    if piece == "id":
        return words.of(words.english["id"], table, piece)
    word, _ = min(words.initials[piece], key=lambda found: found[1])
    return _spelt(words.of(words.chinese[word], table, piece))


def _spelt(term: Term) -> Term:
    return replace(term, spelt=True)


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


def _cheapest(size: int, ways: Callable[[int], Iterator[tuple[int, float]]]) -> list[tuple[int, int]]:
    """The cheapest way through ``size`` places, where ``ways(i)`` gives (next place, cost)."""
    cost = [0.0] + [float("inf")] * size
    came = [0] * (size + 1)
    for start in range(size):
        for end, price in ways(start):
            if cost[start] + price < cost[end]:
                cost[end], came[end] = cost[start] + price, start
    path: list[tuple[int, int]] = []
    end = size
    while end > 0:
        path.append((came[end], end))
        end = came[end]
    return path[::-1]
