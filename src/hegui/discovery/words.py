"""
How likely words, surnames and the characters of given names are.

Counted from the dictionary of jieba (MIT licence), which is only read, never imported: its words with their frequencies,
and of the persons among them, which characters stand first and second in given names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log
from threading import Lock

from hegui.detectors import each
from hegui.detectors.hanzi import FIRST, GIVEN, LAST, NAMES, SURNAME

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


@dataclass(frozen=True, slots=True)
class Words:
    """Natural logarithms of shares: of words among all words, of characters among those in names."""

    words: dict[str, float]
    places: frozenset[str]  # provinces, cities, counties and the like
    begin_places: frozenset[str]  # their first characters
    verbs: frozenset[str]  # and prepositions, adverbs, conjunctions, pronouns
    foreign: frozenset[str]  # words that transcribe names
    known: dict[str, float]  # persons of three characters
    persons: frozenset[str]  # words of two characters that may be somebody's name, or not
    surnames: dict[str, float]
    single: dict[str, float]  # the only character of a given name
    first: dict[str, float]
    second: dict[str, float]
    unknown: float  # a character that is no word

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


def flag(c: str) -> int:
    """1 for a surname, 2 for a character that is usual in given names, 3 for both."""
    return NAMES[ord(c) - FIRST] if FIRST <= ord(c) <= LAST else 0


@cache
def words() -> Words:
    """Read once a process, in about a quarter of a second, however many threads ask."""
    with _ONE:
        return _words()


@cache
def _words() -> Words:
    rows, total = _dictionary()
    surnames: dict[str, int] = {}
    places: tuple[dict[str, int], ...] = ({}, {}, {})
    persons = set()
    for word, _, tag in rows:
        if tag not in PERSONS or not flag(word[0]) & SURNAME:
            continue
        if len(word) == 3:
            for table, c in zip((surnames, *places[1:]), word, strict=True):
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
        if tag in PERSONS and len(word) == 3 and word not in ANYBODY and _reads_like_a_name(word)
    }
    everybody = sum(surnames.values()) + 500
    places_known = frozenset(word for word, _, tag in rows if len(word) > 1 and _is_place(word, tag))
    return Words(
        words={word: log(count / total) for word, count, _ in rows if count >= SELDOM and word not in known},
        known=known,
        places=places_known,
        begin_places=frozenset(word[0] for word in places_known),
        verbs=frozenset(word for word, count, tag in rows if tag in VERBS and count >= SELDOM),
        foreign=frozenset(word for word, count, tag in rows if tag == FOREIGN and count >= SELDOM),
        persons=frozenset(persons),
        surnames={c: log((n + 1) / everybody) for c, n in surnames.items()},
        single=single,
        first=first,
        second=second,
        unknown=log(0.5 / total),
    )


def _is_place(word: str, tag: str) -> bool:
    return tag == PLACE or (tag in ("nr", "nz", "nt") and len(word) > 2 and word[-1] in "省市县区旗州")


def _reads_like_a_name(word: str) -> bool:
    given = all(flag(c) & GIVEN for c in word[1:])
    return bool(flag(word[0]) & SURNAME) and given and word[2] not in PLACES and word not in ELSEWHERE


def _of_characters(counts: dict[str, int]) -> dict[str, float]:
    """Characters that our own table does not know from given names count less: the dictionary's tags are not always right."""
    everything = sum(counts.values()) + 2000
    return {c: log((n + 0.5 if flag(c) & GIVEN else 0.3 * n) / everything) for c, n in counts.items()}


def _dictionary() -> tuple[list[tuple[str, int, str]], int]:
    """The words of two to five Chinese characters, and single ones, with counts and tags; and the sum of all counts."""
    from importlib.util import find_spec
    from pathlib import Path

    import pyarrow as pa
    from pyarrow import compute as pc
    from pyarrow import csv

    package = find_spec("jieba")
    assert package is not None and package.origin is not None
    table = csv.read_csv(
        Path(package.origin).with_name("dict.txt"),
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
