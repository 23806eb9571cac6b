"""
The dictionary of jieba (MIT licence), which is only read, never imported: its words with their frequencies, and of the persons
among them, which characters stand first and second in given names.

Counted by Arrow, a column at a time; ``words.py`` keeps what comes out.
"""

from __future__ import annotations

from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from hegui.detectors import each
from hegui.detectors.hanzi import FIRST, GIVEN, NAMES, SURNAME

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

LONGEST = 5  # characters of a word
SELDOM = 10  # words that were met less often are left out; of persons all are counted
WORD = 1  # what an entry is, as bits: a word
KNOWN = 2  # a person of three characters
PLACE = 4  # a province, a city, a county and the like
VERB = 8  # a verb, preposition, adverb, conjunction or pronoun
FOREIGN = 16  # a word that transcribes a name
PERSON = 32  # a word of two characters that may be somebody's name, or not
IN_USE = (  # of people born since 1980, whom a dictionary made from books does not know
    "梓涵轩萱宇浩雨欣怡诗琪佳嘉俊杰博睿晨阳泽瑞熙妍彤桐悦琳婷雯静敏洁丽艳娟芳娜莉霞燕玲颖倩雪慧莹磊涛超鹏飞勇军伟强刚波斌辉峰凯龙旭亮健宁子一思若晓可艺奕铭皓翔航昊然"
)
ANYBODY = each("张三 李四 王五 赵六 钱七 孙七 周八 吴九 郑十")  # names of examples
NOBODY = -9.0  # how likely they are
MET = 12  # times, as if each had been met in the dictionary
PLACES = frozenset(
    "市县村湾庙楼桥山河湖花口岛路港塔区省国殿年店井塘峡洞关镇乡屯庄寨沟岭寺斯亚尼西原宫河"
)  # end no name
ELSEWHERE = frozenset(
    each(
        "莫斯科 罗布泊 马尼拉 黎巴嫩 卢森堡 孟加拉 金沙萨 安卡拉 古巴 马其顿 康斯坦 乌克兰 米老鼠 胡萝卜 吉普车 吉祥物 纪念堂 金字塔 古兰经 杜鹃花 金刚石 金元宝 白玉兰 胡杨林"
    )
)
PERSONS, TRANSCRIBED, AREA = ("nr", "nrfg"), "nrt", "ns"  # jieba's tags
NAMED = ("nr", "nz", "nt")  # among which there are areas, by how they end
AREAS = "省市县区旗州"
VERBS = ("v", "p", "d", "c", "r", "vd", "vn")

Shares = dict[str, float]


def path() -> Path:
    """Where the dictionary lies."""
    package = find_spec("jieba")
    assert package is not None and package.origin is not None
    return Path(package.origin).with_name("dict.txt")


def counted() -> tuple[Shares, Shares, Shares, Shares, float, dict[str, tuple[int, int]], bytes]:
    """Natural logarithms of shares: of surnames; of the only, first and second characters of given names; of what is no word.

    And the entries as an Arrow file, sorted by their first character, with where the entries of each begin and how many they are.
    Of an entry the word, its share among all words and what it is (``WORD`` and the like, as bits).
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    rows, total = _rows()
    word, tag = rows["word"], rows["tag"]
    size = pc.utf8_length(word).to_numpy()
    often = rows["count"].to_numpy() >= SELDOM
    begins, second, third = (pc.utf8_slice_codeunits(word, n, n + 1) for n in range(3))
    named = _among(tag, PERSONS) & _among(begins, _of_flag(SURNAME))
    two, three = named & (size == 2), named & (size == 3)
    known = three & _among(second, _of_flag(GIVEN)) & _among(third, _of_flag(GIVEN) - PLACES)
    known &= ~_among(word, (*ANYBODY, *ELSEWHERE))
    area = _among(pc.utf8_slice_codeunits(word, -1), tuple(AREAS)) & (size > 2) & _among(tag, NAMED)
    kinds = (
        WORD * (often & ~known & ~_among(word, ANYBODY))
        | KNOWN * known
        | PLACE * ((size > 1) & (_among(tag, (AREA,)) | area))
        | VERB * (often & _among(tag, VERBS))
        | FOREIGN * (often & _among(tag, (TRANSCRIBED,)))
        | PERSON * two
    ).astype(np.uint8)
    entries = pa.table(
        {
            "word": pa.concat_arrays([word.combine_chunks(), pa.array(ANYBODY)]),
            "share": np.append(np.log(rows["count"].to_numpy() / total), np.full(len(ANYBODY), NOBODY)),
            "kinds": np.append(kinds, np.full(len(ANYBODY), KNOWN, np.uint8)),
        }
    )
    surnames = _counts(begins, three)
    everybody = sum(surnames.values()) + 500
    return (
        {c: log((n + 1) / everybody) for c, n in surnames.items()},
        *_given(_counts(second, two), _counts(second, three), _counts(third, three)),
        log(0.5 / total),
        *_sorted(entries.filter(pc.greater(entries["kinds"], 0))),
    )


def _rows() -> tuple[pa.Table, int]:
    """The words of two to five Chinese characters, and single ones, with counts and tags; and the sum of all counts."""
    import pyarrow as pa
    from pyarrow import compute as pc
    from pyarrow import csv

    table = csv.read_csv(
        path(),
        read_options=csv.ReadOptions(
            column_names=["word", "count", "tag"], block_size=2 << 20, use_threads=False
        ),
        parse_options=csv.ParseOptions(delimiter=" ", quote_char=False),
        convert_options=csv.ConvertOptions(
            column_types={"word": pa.string(), "count": pa.int64(), "tag": pa.string()}
        ),
    )
    wanted = pc.and_(
        pc.or_(pc.greater_equal(table["count"], SELDOM), pc.is_in(table["tag"], pa.array((*PERSONS, AREA)))),
        pc.match_substring_regex(table["word"], rf"^[\x{{4e00}}-\x{{9fff}}]{{1,{LONGEST}}}$"),
    )
    return table.filter(wanted), int(pc.sum(table["count"]).as_py())


def _among(texts: pa.ChunkedArray, some: tuple[str, ...] | frozenset[str]) -> NDArray[np.bool_]:
    import pyarrow as pa
    import pyarrow.compute as pc

    found: NDArray[np.bool_] = pc.is_in(texts, pa.array(sorted(some))).to_numpy()
    return found


def _counts(characters: pa.ChunkedArray, rows: NDArray[np.bool_]) -> dict[str, int]:
    """How often each character stands in these rows."""
    import pyarrow as pa

    return {
        pair["values"].as_py(): pair["counts"].as_py()
        for pair in characters.filter(pa.array(rows)).value_counts()
    }


def _given(
    single: dict[str, int], first: dict[str, int], second: dict[str, int]
) -> tuple[Shares, Shares, Shares]:
    for table in (first, second):
        for c in IN_USE:
            table[c] = table.get(c, 0) + MET
    for c, n in second.items():  # the last of two is the like of the only one
        single[c] = single.get(c, 0) + n
    return _of_characters(single), _of_characters(first), _of_characters(second)


def _of_characters(counts: dict[str, int]) -> Shares:
    """Characters that our own table does not know from given names count less: the dictionary's tags are not always right."""
    given, everything = _of_flag(GIVEN), sum(counts.values()) + 2000
    return {c: log((n + 0.5 if c in given else 0.3 * n) / everything) for c, n in counts.items()}


def _of_flag(wanted: int) -> frozenset[str]:
    return frozenset(chr(FIRST + at) for at, flags in enumerate(NAMES) if flags & wanted)


def _sorted(entries: pa.Table) -> tuple[dict[str, tuple[int, int]], bytes]:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    begins = pc.utf8_slice_codeunits(entries["word"], 0, 1)
    entries = entries.take(pc.sort_indices(begins)).combine_chunks()
    sorted_begins = pc.utf8_slice_codeunits(entries["word"], 0, 1).combine_chunks().dictionary_encode()
    counts = np.bincount(sorted_begins.indices.to_numpy())
    starts = np.cumsum(counts) - counts
    spans = dict(
        zip(
            sorted_begins.dictionary.to_pylist(),
            zip(starts.tolist(), counts.tolist(), strict=True),
            strict=True,
        )
    )
    out = pa.BufferOutputStream()
    with pa.ipc.new_file(out, entries.schema) as file:
        file.write_table(entries)
    return spans, out.getvalue().to_pybytes()
