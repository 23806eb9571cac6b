"""
How likely words, surnames and the characters of given names are.

Counted from the dictionary of jieba (MIT licence), which is only read, never imported: its words with their frequencies,
and of the persons among them, which characters stand first and second in given names.  Counting takes half a second, so what
came out is kept, and of that only the words are taken up whose first character is met.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.util import find_spec
from math import log
from pathlib import Path
from threading import Lock
from typing import Any

from hegui.detectors import each, hanzi
from hegui.detectors.hanzi import FIRST, GIVEN, LAST, NAMES, SURNAME
from hegui.discovery import sealed

LONGEST = 5  # characters of a word
SELDOM = 10  # words that were met less often are left out; of persons all are counted
UNKNOWN_NAMED = -10.5  # a character that is usual in given names and in none of the dictionary
UNKNOWN = -13.0
RARE_SURNAME = log(1e-5)
IN_USE = (  # of people born since 1980, whom a dictionary made from books does not know
    "梓涵轩萱宇浩雨欣怡诗琪佳嘉俊杰博睿晨阳泽瑞熙妍彤桐悦琳婷雯静敏洁丽艳娟芳娜莉霞燕玲颖倩雪慧莹磊涛超鹏飞勇军伟强刚波斌辉峰凯龙旭亮健宁子一思若晓可艺奕铭皓翔航昊然"
)
ANYBODY = each("张三 李四 王五 赵六 钱七 孙七 周八 吴九 郑十")  # names of examples
NOBODY = -9.0  # how likely they are
MET = 12  # times, as if each had been met in the dictionary
NEVER = frozenset(
    "的了在是与等这那于把被让给向从将又也都就还很更最已所们说个只但而并或且吗呢吧啊么什没该此某各每"
)
PLACES = frozenset(
    "市县村湾庙楼桥山河湖花口岛路港塔区省国殿年店井塘峡洞关镇乡屯庄寨沟岭寺斯亚尼西原宫河"
)  # end no name
ELSEWHERE = frozenset(
    each(
        "莫斯科 罗布泊 马尼拉 黎巴嫩 卢森堡 孟加拉 金沙萨 安卡拉 古巴 马其顿 康斯坦 乌克兰 米老鼠 胡萝卜 吉普车 吉祥物 纪念堂 金字塔 古兰经 杜鹃花 金刚石 金元宝 白玉兰 胡杨林"
    )
)
NEVER_LAST = frozenset("市县区镇乡代收诉留称答问签寄转周")  # of a given name, in running text
PERSONS = ("nr", "nrfg")
FOREIGN, PLACE = "nrt", "ns"
VERBS = ("v", "p", "d", "c", "r", "vd", "vn")


@dataclass(slots=True)
class Under:
    """The words that begin with one character; numbers are natural logarithms of shares among all words."""

    words: dict[str, float] = field(default_factory=dict)
    known: dict[str, float] = field(default_factory=dict)  # persons of three characters
    places: set[str] = field(default_factory=set)  # provinces, cities, counties and the like
    verbs: set[str] = field(default_factory=set)  # and prepositions, adverbs, conjunctions, pronouns
    foreign: set[str] = field(default_factory=set)  # words that transcribe names
    persons: set[str] = field(
        default_factory=set
    )  # words of two characters that may be somebody's name, or not


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their first character; natural logarithms of shares among the characters of names."""

    surnames: dict[str, float]
    single: dict[str, float]  # the only character of a given name
    first: dict[str, float]
    second: dict[str, float]
    unknown: float  # a character that is no word
    under: dict[str, Under]

    def of_given(self, characters: str) -> float | None:
        """How likely the characters are a given name; None if one of them hardly stands in any."""
        tables = (self.single,) if len(characters) == 1 else (self.first, self.second)
        if not any(c in self.second or flag(c) & GIVEN for c in characters):
            return None
        if characters[-1] in NEVER_LAST:
            return None
        total = 0.0
        for table, c in zip(tables, characters, strict=True):
            if c in NEVER:
                return None
            total += table.get(c, UNKNOWN_NAMED if flag(c) & GIVEN else UNKNOWN)
        return total


_ONE = Lock()
_ready: list[Words] = []


def flag(c: str) -> int:
    """1 for a surname, 2 for a character that is usual in given names, 3 for both."""
    return NAMES[ord(c) - FIRST] if FIRST <= ord(c) <= LAST else 0


class Packed(dict[str, Under]):
    """The words by their first character, each unpacked when it is first asked for."""

    def __init__(self, packed: dict[str, Any]) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, c: str) -> Under:
        import msgspec

        packed = self._packed.get(c)
        found = Under() if packed is None else msgspec.msgpack.decode(packed, type=Under)
        self[c] = found
        return found


def words() -> Words:
    """Counted once on a machine, taken up once a process, however many threads ask."""
    if not _ready:
        with _ONE:
            if not _ready:
                _ready.append(_taken_up())
    return _ready[0]


def _taken_up() -> Words:
    import msgspec

    shares = dict[str, float]
    file = _file()
    packed: Any = sealed.read(file) if file is not None else None
    if packed is None:
        packed = msgspec.msgpack.encode(_counted())
        if file is not None:
            sealed.keep(file, packed)
    kept = tuple[shares, shares, shares, shares, float, dict[str, msgspec.Raw]]
    surnames, single, first, second, unknown, under = msgspec.msgpack.decode(packed, type=kept)
    return Words(surnames, single, first, second, unknown, Packed(under))


def _file() -> Path | None:
    """Where the words are kept that were counted by this code from this dictionary."""
    made_by = hashlib.sha256(Path(__file__).read_bytes() + Path(hanzi.__file__).read_bytes()).digest()
    dictionary = _path().stat()
    return sealed.file_for("words", made_by, dictionary.st_size, dictionary.st_mtime_ns)


def _counted() -> tuple[Any, ...]:
    """The fields of ``Words``, from the dictionary."""
    rows, total = _dictionary()
    family, given = _of_flag(SURNAME), _of_flag(GIVEN)
    counts: dict[str, int] = {}
    places: tuple[dict[str, int], ...] = ({}, {}, {})
    persons = set()
    for word, _, tag in rows:
        if tag not in PERSONS or word[0] not in family:
            continue
        if len(word) == 3:
            for table, c in zip((counts, *places[1:]), word, strict=True):
                table[c] = table.get(c, 0) + 1
        elif len(word) == 2:
            places[0][word[1]] = places[0].get(word[1], 0) + 1
            persons.add(word)
    for table in places[1:]:
        for c in IN_USE:
            table[c] = table.get(c, 0) + MET
    for c, n in places[2].items():  # the last of two is the like of the only one
        places[0][c] = places[0].get(c, 0) + n
    single, first, second = (_of_characters(table) for table in places)
    known = dict.fromkeys(ANYBODY, NOBODY) | {
        word: log(count / total)
        for word, count, tag in rows
        if tag in PERSONS
        and len(word) == 3
        and word[0] in family
        and word[1] in given
        and word[2] in given
        and word[2] not in PLACES
        and word not in ANYBODY
        and word not in ELSEWHERE
    }
    everybody = sum(counts.values()) + 500
    under: dict[str, Under] = defaultdict(Under)
    for word, count, tag in rows:
        here, often = under[word[0]], count >= SELDOM
        if often and word not in known:
            here.words[word] = log(count / total)
        if len(word) > 1 and _is_place(word, tag):
            here.places.add(word)
        if often and tag in VERBS:
            here.verbs.add(word)
        if often and tag == FOREIGN:
            here.foreign.add(word)
    for word, share in known.items():
        under[word[0]].known[word] = share
    for word in persons:
        under[word[0]].persons.add(word)
    surnames = {c: log((n + 1) / everybody) for c, n in counts.items()}
    return surnames, single, first, second, log(0.5 / total), under


def _is_place(word: str, tag: str) -> bool:
    return tag == PLACE or (tag in ("nr", "nz", "nt") and len(word) > 2 and word[-1] in "省市县区旗州")


def _of_flag(wanted: int) -> frozenset[str]:
    return frozenset(chr(FIRST + at) for at, flags in enumerate(NAMES) if flags & wanted)


def _of_characters(counts: dict[str, int]) -> dict[str, float]:
    """Characters that our own table does not know from given names count less: the dictionary's tags are not always right."""
    everything = sum(counts.values()) + 2000
    return {c: log((n + 0.5 if flag(c) & GIVEN else 0.3 * n) / everything) for c, n in counts.items()}


def _dictionary() -> tuple[list[tuple[str, int, str]], int]:
    """The words of two to five Chinese characters, and single ones, with counts and tags; and the sum of all counts."""
    import pyarrow as pa
    from pyarrow import compute as pc
    from pyarrow import csv

    table = csv.read_csv(
        _path(),
        read_options=csv.ReadOptions(column_names=["word", "count", "tag"]),
        parse_options=csv.ParseOptions(delimiter=" ", quote_char=False),
    )
    total = pc.sum(table["count"]).as_py()
    wanted = pc.and_(
        pc.or_(pc.greater_equal(table["count"], SELDOM), pc.is_in(table["tag"], pa.array((*PERSONS, PLACE)))),
        pc.match_substring_regex(table["word"], rf"^[\x{{4e00}}-\x{{9fff}}]{{1,{LONGEST}}}$"),
    )
    kept = table.filter(wanted)
    return list(zip(*(kept[name].to_pylist() for name in ("word", "count", "tag")), strict=True)), int(total)


def _path() -> Path:
    """Where jieba's dictionary lies."""
    package = find_spec("jieba")
    assert package is not None and package.origin is not None
    return Path(package.origin).with_name("dict.txt")
