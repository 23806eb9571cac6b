"""
Finds names of persons in running text.

    names_in("据王志勇介绍，欧阳老师与克里斯·埃文斯会面", bytearray(25))
    [(1, 4), (7, 9), (12, 20)]

Of all ways to cut a run of Chinese characters into words and names the most likely is taken: words by how frequent they are,
a name by its surname, by the characters of the given name, and by what stands on both sides (a label, a role, a title, a
verb of speech, another name).  So 高兴 is no 高, and 王志勇骂 ends before 骂.  Of 王女士 and 周总理 the surname is the name.
Places are counted in characters, the end is behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log

from hegui.detectors import each
from hegui.detectors.hanzi import DOUBLE, SURNAME, in_pairs
from hegui.discovery.dictionary import LONGEST
from hegui.discovery.words import RARE_SURNAME, Words, flag, words

Place = tuple[int, int]
Candidate = tuple[int, float, bool]  # characters, natural logarithm of how likely, is it a name

HAN = r"\u4e00-\u9fff"
RUN = re.compile(rf"[{HAN}]+")
NAME = log(0.005)  # of the words of a text that are names
FOREIGN_NAME = log(0.0005)
OF_TWO, OF_THREE = log(0.3), log(0.7)  # names of two characters, and of three
DOUBLE_SURNAME = -5.0
UNSURE = -3.0  # a surname that is mostly a word by itself
TRANSCRIBED = log(0.01)  # one of the characters that transcribe foreign names
KNOWN_WORD = -0.5  # a word of three characters that reads like a name: one of the two
MAYBE_WORD = -3.0  # a word of two characters that the dictionary holds for a person
MAYBE_NAME = 1.5
A_PLACE = -4.0  # what the dictionary holds for a place, without a role before it
LEAST_LIKELY = -30.0  # below, the characters do not read like a name

# what stands beside a name raises it by so much
LABEL, ROLE, LISTED, SPEAKS, EDGE = 6.0, 3.5, 2.0, 1.5, 0.7

COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾"
    "韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔汤"
)
TITLES = (
    "先生 女士 小姐 太太 夫人 同志 同学 老师 医生 医师 大夫 护士 护士长 教授 博士 院士 主任 经理 总监 总裁 董事长 董事 总书记 书记 总理 主席 局长 院长 校长 "
    "部长 市长 省长 县长 乡长 镇长 村长 区长 处长 科长 厂长 所长 会长 司长 厅长 站长 行长 团长 连长 营长 队长 组长 班长 社长 台长 店长 园长 庭长 司令 将军 委员长 委员 "
    "代表 律师 法官 警官 检察官 师傅 阿姨 叔叔 大爷 大妈 大娘 大叔 大婶 大哥 大姐 奶奶 爷爷 伯伯 会计 工程师 首相 总统 外长 大使 公使 秘书长 秘书 国王 参谋长 政委 议长 老板 女儿"
)
PEOPLE = (
    "客户 用户 顾客 会员 联系人 收件人 收货人 寄件人 签收人 经办人 经办 复核人 审核人 审核 审批人 申请人 患者 病人 业主 住户 学生 学员 推荐人 委托 委托人 司机 法人 负责人 责任人 记者 "
    "居民 村民 农民 工人 职工 战士 原告 被告 代理人 证人 演员 导演 作家 诗人 画家 歌手 选手 运动员 教练 父亲 母亲 爸爸 妈妈 丈夫 妻子 爱人 配偶 儿子 女儿 哥哥 弟弟 姐姐 妹妹 监护人 "
    "家长 员工 作者 编辑 编译 摄影 主持人 嘉宾 当事人 嫌疑人 受害人 投保人 被保险人 受益人 借款人 担保人 通讯员 同事 朋友 班主任 名叫 叫做 抄送 转告 感谢 兹有 今有 其子 其女 其父 其母 "
    "其妻 其夫 新人"
)
STATE = frozenset(each("总统 外长 议长 国王 首相 大使 公使"))  # 伊总统 is a country's
NO_SURNAME = frozenset(
    "班任和于时常高应单管关全易文平万查连程解商师官强国山海原都后代满位先未谈但费用严老小副总前某各该向从同"
)
LABELS = "姓名 名字 户名 联系人 收件人 收货人 寄件人 经办人 负责人 申请人 客户 患者 业主 司机 法人 法定代表人 签名 签字 作者 甲方 乙方 委托人 与会者 出席 列席 参会人员 出席人员 成员 记录人 主持人 收款人 付款人 持卡人 房东 租客"
ACTS = (
    "说 称 表示 介绍 告诉 认为 指出 强调 主持 参加 出席 反映 反馈 投诉 咨询 来电 致电 签收 代收 代签 报道 摄 任 毕业 出生 生于 就读 就职 离职 入职 某 电话 手机 微信 邮箱 身份证 男 女 "
    "本人 等人 一行 夫妇 今天 昨天 当天 会见 率 一家 住 收 寄 带领 负责 要求 申请 提交 购买"
)
SMALL = "的 在 等 和 与 及 对 向 把 被 将 是 也 都 就 还 又 曾 已 从 到 为 因 给 让 同 有 没 不 则 之"


def _any(alternatives: str) -> str:
    return "|".join(sorted(each(alternatives), key=len, reverse=True))


TITLE = re.compile(rf"(?:第一)?[副总前老]?(?:{_any(TITLES)})|[总工](?![{HAN}])")
BEFORE = re.compile(rf"(?:{_any(f'{PEOPLE} {TITLES}')}|姓名为?|名字是)$")
LABELLED = re.compile(
    rf"(?:{_any(LABELS)})(?:为|是)?[ ：:】\])）]*[：:】\])）][ ：:]*$|(?:姓名|户名|联系人)为?$"
)
BEHIND = re.compile(rf"(?:{_any(ACTS)})")
PARTICLE = re.compile(rf"(?:{_any(SMALL)})")
BETWEEN = "、，,/ "  # names in a list

# characters that transcribe foreign names and those of the Turkic and Tibetan peoples
SOUNDS = (
    "阿埃艾安奥巴贝比彼别宾波博伯布查茨达戴丹道德登邓迪蒂杜顿多厄恩尔法菲费夫弗福盖甘戈格根古哈海汉赫亨胡华怀霍基吉加杰金卡凯坎康考科克肯库奎拉莱赖兰朗劳勒雷里利莉列林留卢鲁路伦"
    "罗洛马玛迈麦曼梅门蒙米密明摩莫墨姆穆娜纳奈南内尼涅宁纽农努诺欧帕潘佩彭蓬皮普奇齐恰乔切琴琼热瑞若萨塞赛桑瑟森沙山尚舍圣施史舒朔斯司丝松苏索塔泰坦汤陶特腾提廷图托瓦万旺威韦维文"
    "翁沃乌武西希锡夏香肖谢辛雪逊雅扬耶叶伊因英尤约泽扎詹珍芝朱兹卓佐依丽买江吾甫合孜肉木吐丁白拜亚代毛纪鲍吕贾卜廉察默柯隆"
)
SOUND = frozenset(SOUNDS)
MORE_SOUNDS = "罕斐娅莎薇蕾黛聂迦珀冈昂帝茜邦敏派集素颂差猜巍娥茵赫茹仁桑央措顿珠曲扎嘉措卓玛旺堆"
PART = rf"(?:[{SOUNDS}{MORE_SOUNDS}]{{1,9}}|[A-Z](?=[·•・]))"
JOINED = re.compile(rf"{PART}(?:[·•・]{PART}){{1,3}}")
JOINED_ELSE = re.compile(
    rf"(?<![{HAN}])[{HAN}]{{2,6}}(?:[·•・][{HAN}]{{1,6}}?){{1,2}}(?=[^{HAN}·•・]|$|{_any(ACTS)}|{_any(SMALL)}|{_any(TITLES)})"
)
MOST_SOUNDS = 9
NEXT_LISTED = re.compile(rf"、[{HAN}]{{2,3}}(?:[^{HAN}]|[和与及等的都]|$)")
SEPARATORS = re.compile("[·•・]")


def names_in(text: str, taken: bytearray) -> Iterator[Place]:
    """The names, from left to right; ``taken`` has a 1 for each character that is something else."""
    whole: list[Place] = []
    for form in (JOINED, JOINED_ELSE):
        for match in form.finditer(text):
            start, end = match.span()
            while end - start > 4 and text[end - 1 : end + 1] in words().under[text[end - 1]].words:
                end -= 1
            if not any(taken[start:end]) and not any(a < end and start < b for a, b in whole):
                whole.append((start, end))
    free = bytearray(taken)
    for start, end in whole:
        free[start:end] = b"\1" * (end - start)
    found = list(whole)
    last = -1
    for start, end in _runs(text, free):
        for name in _cut(text, start, end, last):
            found.append(name)
            last = name[1]
    yield from sorted([*found, *_again(text, free, found)])


def _again(text: str, taken: bytearray, found: list[Place]) -> Iterator[Place]:
    """Where the names of a text, and the parts of joined ones, stand once more in it."""
    known = words()
    free = bytearray(taken)
    for start, end in found:
        free[start:end] = b"\1" * (end - start)
    called = {part for start, end in found for part in (text[start:end], *SEPARATORS.split(text[start:end]))}
    for name in sorted(called, key=len, reverse=True):
        under = known.under[name[:1]]
        whose = name in under.foreign or name in under.persons
        if len(name) < 2 or (
            not whose and (name in under.words or (len(name) == 2 and name[0] not in COMMON))
        ):
            continue
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(free[start:end]):
                free[start:end] = b"\1" * (end - start)
                yield start, end
            start = text.find(name, end)


def _runs(text: str, taken: bytearray) -> Iterator[Place]:
    """The stretches of Chinese characters of which nothing is taken."""
    for match in RUN.finditer(text):
        start, end = match.span()
        while start < end:
            stop = taken.find(1, start, end)
            stop = end if stop < 0 else stop
            if stop > start:
                yield start, stop
            start = stop + 1


def _cut(text: str, start: int, end: int, last: int) -> list[Place]:
    """The names on the most likely way through ``text[start:end]``; the name before ended at ``last``."""
    known, size = words(), end - start
    best = [0.0] + [-1e18] * size
    came: list[tuple[int, bool]] = [(0, False)] * (size + 1)
    for i in range(size):
        ended = came[i][1] if i else last == start
        for length, likely, name in _candidates(text, start + i, end, known, ended, last):
            if best[i] + likely > best[i + length]:
                best[i + length] = best[i] + likely
                came[i + length] = (i, name)
    found = []
    i = size
    while i > 0:
        before, name = came[i]
        if name:
            found.append((start + before, start + i))
        i = before
    return found[::-1]


def _candidates(text: str, i: int, end: int, known: Words, ended: bool, last: int) -> Iterator[Candidate]:
    """What may stand at ``i``: words and names; ``ended`` says that a name ends there."""
    c = text[i]
    under = known.under[c]
    yield 1, under.words.get(c, known.unknown), False
    double = i + 3 <= end and in_pairs(ord(c) * 65536 + ord(text[i + 1]), DOUBLE)
    surname, sound = flag(c) & SURNAME or double, c in SOUND
    left = _left(text, i, ended, last) if surname or sound or c in "老小阿" else 0.0
    for size in range(2, min(LONGEST, end - i) + 1):
        word = text[i : i + size]
        likely = under.words.get(word)
        if likely is None or (c in COMMON and TITLE.fullmatch(word, 1)):
            continue
        if word in under.foreign and (left >= ROLE or _right(text, i + size) >= SPEAKS):
            yield size, likely + left, True
        else:
            yield size, likely + (MAYBE_WORD if word in under.persons else 0), False
    if surname:
        yield from _with_surname(text, i, end, known, left, double)
    elif c in "老小阿" and i + 1 < end and flag(text[i + 1]) & SURNAME and _right(text, i + 2):
        yield 2, NAME + known.surnames.get(text[i + 1], RARE_SURNAME) - 1 + left, True
    if sound:
        yield from _foreign(text, i, end, left)


def _with_surname(
    text: str, i: int, end: int, known: Words, left: float, double: bool
) -> Iterator[Candidate]:
    c = text[i]
    under = known.under[c]
    likely = NAME + known.surnames.get(c, RARE_SURNAME) + left
    if c in NO_SURNAME and left < ROLE:
        likely += UNSURE
    title = TITLE.match(text, i + 1)
    if title is not None and c not in NO_SURNAME and title[0] not in STATE:
        yield 1, likely + ROLE, True
    if i + 1 < end and text[i + 1] == "某":
        yield 2, likely - 1, True
        if text[i + 2 : i + 3] == "某" and i + 2 < end:
            yield 3, likely, True
    for own, base in ((1, likely), (2, NAME + DOUBLE_SURNAME + left)) if double else ((1, likely),):
        if own == 2 and TITLE.match(text, i + 2):
            yield 2, base + ROLE, True
        for size in (own + 1, own + 2):
            given = known.of_given(text[i + own : i + size]) if i + size <= end else None
            if given is None or _straddles(text, i, size):
                continue
            score = base + given + (OF_TWO if size == own + 1 else OF_THREE)
            word = text[i : i + size]
            if word in under.known:
                score = max(score, under.known[word] + left)
            elif word in under.places and left < ROLE:
                score += A_PLACE
            elif word in under.persons:
                score += MAYBE_NAME
            elif size == 3 and score - left >= LEAST_LIKELY and c in COMMON:
                score = max(score, under.words.get(word, -99.0) + KNOWN_WORD + left)
            yield size, score + _right(text, i + size), True


def _straddles(text: str, i: int, size: int) -> bool:
    """Does a title begin inside the name and end with it or behind (王小姐, 李明老 of 李明老师)?"""
    for k in range(i + 1, i + size):
        title = TITLE.match(text, k)
        if title is not None and title.end() >= i + size:
            return True
    return False


def _foreign(text: str, i: int, end: int, left: float) -> Iterator[Candidate]:
    """A transcribed name; without a role, a title or a verb of speech beside it, it may be a place."""
    size = 1
    while i + size < end and text[i + size] in SOUND and size < MOST_SOUNDS:
        size += 1
        right = _right(text, i + size)
        personal = left >= ROLE or right >= SPEAKS
        if size > 2 or personal:
            yield size, FOREIGN_NAME + TRANSCRIBED * size + left + right, personal


def _left(text: str, i: int, ended: bool, last: int) -> float:
    """How much what stands before ``i`` speaks for a name."""
    if ended:
        return SPEAKS
    if i == 0:
        return EDGE
    before = text[max(0, i - 12) : i]
    if LABELLED.search(before):
        return LABEL
    if BEFORE.search(before.rstrip(' ：:（(“"')):
        return ROLE
    if last == i - 1 and text[i - 1] in BETWEEN:
        return LISTED
    return 0.0 if "\u4e00" <= text[i - 1] <= "\u9fff" else EDGE


def _right(text: str, end: int) -> float:
    """How much what stands behind speaks for a name."""
    if end >= len(text):
        return EDGE
    if BEHIND.match(text, end) or TITLE.match(text, end):
        return SPEAKS
    if PARTICLE.match(text, end):
        return EDGE
    if NEXT_LISTED.match(text, end) and flag(text[end + 1]) & SURNAME:
        return SPEAKS
    return 0.0 if "\u4e00" <= text[end] <= "\u9fff" else EDGE
