"""
姓名 · Person's name.

A surname (of one character or a double one such as 欧阳) and one or two characters that are usual in given names; or parts of
Chinese characters joined by ``·`` (阿依古丽·买买提).  Many words begin like a name, so a column is judged by its share.

>>> from hegui.detectors.kernels import holds
>>> [holds(person_name, t) for t in ("王芳", "李梓涵", "欧阳静怡", "阿依古丽·买买提")]
[True, True, True, True]
>>> [holds(person_name, t) for t in ("研发部", "高级", "管理员", "张", "北京市", "马上到货")]
[False, False, False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.hanzi import (
    DOUBLE,
    DOUBLE_1,
    DOUBLE_2,
    FIRST,
    GIVEN,
    LAST,
    NAMES,
    SURNAME,
    WORD_1,
    WORD_2,
    WORDS,
    character,
    in_pairs,
)
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("person-name", Text("姓名", "Person's name"), category="identity"),
    hints=Hints(
        words=each(
            """
            姓名 真实姓名 真名 中文姓名 英文姓名 姓名拼音 拼音姓名 中文名 英文名 曾用名 实名 人名 患者姓名 户名 开户名 户主姓名 称呼 本人姓名 姓氏 姓 本人名称 人员姓名 业主姓名
            购房人姓名 申请人姓名 收件人姓名 寄件人姓名 持卡人姓名 担保人姓名 被保险人姓名 投保人姓名 死者姓名
            房主姓名 房东姓名
        """
        ),
        english=each("""
            real_name true_name full_name person_name first_name last_name family_name given_name surname
            user_real_name user_true_name chinese_name english_name realname truename fullname former_name
            cn_name en_name account_holder holder_name pinyin_name used_name middle_name fname lname mname
            psn_name maiden_name patient_name first_nm last_nm name_pinyin name_phonetic name_py name_spell
            input_name
            forename forenames preferred_name middle_initial legal_first_name legal_last_name salutation honorific name_prefix name_suffix
        """),
        pinyin=each("xingming zhenshixingming"),
        initials=each("xm xingm zsxm zwm ywm cym"),
    ),
    shape=Shape(length=(6, 44), first="cjk", of="文", has="文"),
    chance=0.05,  # of words of two to four characters
)
def person_name(data: Bytes, start: int, length: int) -> bool:
    if length > 12 or length % 3 != 0:
        return joined_name(data, start, length)
    given = GIVEN  # behind the second character
    for i in range(start, start + length, 3):
        if data[i] < 228 or data[i] > 233:
            return False
        code = character(data, i)
        if code < FIRST or code > LAST:
            return False
        if i > start + 3:
            given = given & int(NAMES[code - FIRST])
    first = character(data, start)
    second = character(data, start + 3)
    pair = first * 65536 + second
    one = int(NAMES[first - FIRST])
    two = int(NAMES[second - FIRST])
    if length >= 9 and one & DOUBLE_1 and two & DOUBLE_2 and in_pairs(pair, DOUBLE):
        return given != 0
    if length > 9 or one & SURNAME == 0 or given & two == 0:
        return False
    return not (one & WORD_1 and two & WORD_2 and in_pairs(pair, WORDS))


def joined_name(data: Bytes, start: int, length: int) -> bool:
    """Parts of two or more Chinese characters with one or two ``·`` between them."""
    dots = 0
    part = 0
    i = start
    end = start + length
    while i < end:
        if data[i] == 194 and i + 1 < end and data[i + 1] == 183:
            size = 2
        elif data[i] == 226 and i + 2 < end and data[i + 1] == 128 and data[i + 2] == 162:
            size = 3
        elif 228 <= data[i] <= 233 and i + 2 < end:
            part = part + 1
            i = i + 3
            continue
        else:
            return False
        if part < 2:
            return False
        dots = dots + 1
        part = 0
        i = i + size
    return 1 <= dots <= 2 and part >= 2
