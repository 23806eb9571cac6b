"""
Finds what is personal in running text: remarks, documents, logs, chat.

    find_in_text("联系人：王芳 手机：138 0000 0000")
    [("person-name", 4, 6), ("mobile", 10, 23)]

Numbers, e-mail, plates and keys are cut out by form and accepted by the same kernels that judge columns; addresses by the order of
their parts; names by a surname, characters usual in given names, and what stands on both sides.  Chinese characters are
boundaries; ASCII letters and digits are not.  Places are counted in characters, the end is behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hegui.detectors import Detector, room
from hegui.detectors.hanzi import DOUBLE, FIRST, GIVEN, LAST, NAMES, SURNAME, WORDS, in_pairs

Found = tuple[str, int, int]

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
EMAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
NUMBERS = re.compile(r"(?<![A-Za-z0-9_])(?<!\d\.)\d+(?:[ \-]\d+)*")
PAPER = re.compile(r"(?<![A-Za-z0-9_])[EGDSP][A-Z]?\d{7,8}(?![A-Za-z0-9])")
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-HJ-NP-Z][· \-]?[A-HJ-NP-Z0-9]{4,6}[警学挂港澳领使]?(?![A-Za-z0-9])"
)
WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][!#-&(-+\--:=?-~]{15,}")


def find_in_text(text: str) -> list[Found]:
    """Everything personal in a text as (entity id, start, end), from left to right, none overlapping another."""
    plain = text.translate(WIDE)
    found: list[Found] = []
    taken = bytearray(len(text))
    for finder in (_emails, _keys, _numbers, _papers, _addresses):
        for one in finder(plain, taken):
            if not any(taken[one[1] : one[2]]):
                taken[one[1] : one[2]] = b"\1" * (one[2] - one[1])
                found.append(one)
    found += _names(plain, taken)
    return sorted(found, key=lambda one: one[1])


find = find_in_text


@cache
def _detector(entity: str) -> Detector:
    found = room.get(entity)
    assert found is not None
    return found


def _is(entity: str, value: str) -> bool:
    known, data = _detector(entity), value.encode()
    assert known.shape is not None and known.kernel is not None
    return known.shape.fits(data) and bool(known.kernel(data, 0, len(data)))  # type: ignore[arg-type]


# --- by form ------------------------------------------------------------------------------------------------------


def _emails(text: str, taken: bytearray) -> Iterator[Found]:
    for match in EMAIL.finditer(text):
        value = match[0].rstrip(".-")
        if _is("email", value):
            yield "email", match.start(), match.start() + len(value)


def _keys(text: str, taken: bytearray) -> Iterator[Found]:
    for match in WORD.finditer(text):
        if _is("access-key", match[0]):
            yield "access-key", match.start(), match.end()


def _papers(text: str, taken: bytearray) -> Iterator[Found]:
    for match in PAPER.finditer(text):
        if _is("cn-passport", match[0]):
            yield "cn-passport", match.start(), match.end()
    for match in PLATE.finditer(text):
        if _is("number-plate", match[0]):
            yield "number-plate", match.start(), match.end()


def _numbers(text: str, taken: bytearray) -> Iterator[Found]:
    """Runs of digits, alone or joined by single blanks and hyphens."""
    for run in NUMBERS.finditer(text):
        groups = [(m.start() + run.start(), m.end() + run.start()) for m in re.finditer(r"\d+", run[0])]
        behind = text[run.end() : run.end() + 2]
        check = behind[:1] in ("X", "x") and not _joins(behind[1:])
        closed = (
            not _joins(behind[:1])
            and not (behind[:1] == "." and _joins(behind[1:]))
            and behind[:1] not in ("@", "_")
        )
        at = 0
        while at < len(groups):
            step = 1
            for last in range(at, min(at + 12, len(groups))):
                digits = "".join(text[a:b] for a, b in groups[at : last + 1])
                final = last == len(groups) - 1
                if len(digits) > 19 or (
                    last - at > 1 and groups[last][1] - groups[last][0] < 3 and not final
                ):
                    break
                kind = _number(digits) if closed or not final else None
                start, end = groups[at][0], groups[last][1]
                if (
                    kind is None
                    and final
                    and check
                    and len(digits) == 17
                    and _is("cn-resident-id", digits + "X")
                ):
                    kind, end = "cn-resident-id", end + 1
                if kind is not None:
                    yield kind, _with_code(text, start, digits), end
                    step = last + 1 - at
                    break
            at += step


def _joins(c: str) -> bool:
    return c.isascii() and c.isalnum()


EMBEDDED = ("cn-resident-id", "bank-card", "mobile", "landline")


def _number(digits: str) -> str | None:
    if not 10 <= len(digits) <= 19:
        return None
    for entity in EMBEDDED:
        if _is(entity, digits):
            return entity
    for code in ("86", "0086"):
        if digits.startswith(code) and _is("mobile", digits.removeprefix(code)):
            return "mobile"
    return None


def _with_code(text: str, start: int, digits: str) -> int:
    """Where a number begins, its + or bracketed country code and area code included."""
    if start >= 1 and text[start - 1] == "+":
        return start - 1
    if start >= 1 and text[start - 1] == "(" and digits[0] == "0":
        return start - 1
    return start


# --- addresses ------------------------------------------------------------------------------------------------------

PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
    "广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 "
)
HAN = r"\u4e00-\u9fff"
PROVINCE = rf"(?:{'|'.join(PROVINCES.split())})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
CITY = rf"[{HAN}]{{2,8}}?(?:市|自治州|地区|盟)"
DISTRICT = rf"[{HAN}]{{1,8}}?(?:新区|区|县|旗|市)"
ROAD = rf"[{HAN}]{{1,10}}?(?:路|街道|大街|街|大道|巷|胡同|村|镇|乡|屯|庄|社区|沟|里弄)(?:[东南西北中]段)?"
DOOR = r"(?:\d{1,5}|[一二三四五六七八九十甲乙丙丁A-Za-z])(?:[A-Za-z]?(?:[\-/#]\d{1,5}){1,3}|[A-Za-z]?(?:号楼|号院|号|栋|幢|座|单元|室|楼|层|组|弄|户|房|组团|期|队)|号)"
ESTATE = rf"[{HAN}]{{2,10}}?(?=\d|[一二三四五六七八九十A-Z](?:号|栋|幢|座|期))"
LAST_ROOM = r"(?<=[楼元栋幢座号])\d{2,5}室?"
PART = rf"(?:{DOOR}|{ROAD}|{LAST_ROOM}|{ESTATE}{DOOR})"
ADDRESSES = (
    re.compile(rf"{PROVINCE}(?:{CITY})?(?:{DISTRICT}){{0,2}}{PART}+"),
    re.compile(rf"{CITY}(?:{DISTRICT}){{0,2}}{PART}+"),
    re.compile(rf"{DISTRICT}{ROAD}{PART}+"),
    re.compile(rf"{ROAD}\d{{1,5}}(?:号|弄)(?:{PART})*"),
)
LEAD = re.compile(
    r".*(?:地址|地点|住址|寄到|寄往|送到|送至|搬到|改为|改到|家住|现住|位于|住在|前往|[在到住于至往址：:为是去点])"
)
DIGIT = re.compile(r"\d|[一二三四五六七八九十甲乙](?:号|栋|幢|单元|组)")


def _addresses(text: str, taken: bytearray) -> Iterator[Found]:
    for form in ADDRESSES:
        for match in form.finditer(text):
            start, end = match.span()
            head = re.match(rf"[{HAN}]*", match[0])
            if form is not ADDRESSES[0] and head is not None:
                lead = LEAD.match(head[0][:10])
                start += lead.end() if lead is not None and lead.end() < len(head[0]) - 2 else 0
            if end - start >= 6 and DIGIT.search(text, start, end) and _is("address", text[start:end]):
                yield "address", start, end


# --- names ----------------------------------------------------------------------------------------------------------

COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾"
    "韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔汤"
)
DOUBTFUL = frozenset(
    "和于时常高马方安白黄金水路车向明成何任应单管关全易文项平万查计段连段程解商师农官强国山海原都后支付代满位先未谈但洪费用严"
)
BEFORE = re.compile(
    r"(?:客户|用户|顾客|会员|联系人|收件人|收货人|寄件人|签收人|姓名|名字|户名|经办人|经办|复核人|审核人|审核|申请人|申请|患者|病人|业主|住户|学生|学员|老师|教师|推荐人|委托|委托人|司机|"
    r"法人|代表|负责人|责任人|记者|居民|村民|原告|被告|代理人|证人|班长|组长|队长|科长|处长|局长|院长|校长|部长|主任|经理|总监|医生|医师|护士|护士长|律师|法官|警官|同学|同事|朋友|"
    r"父亲|母亲|爸爸|妈妈|丈夫|妻子|配偶|儿子|女儿|监护人|家长|员工|职工|工程师|教授|博士|作者|编辑|主持人|嘉宾|当事人|嫌疑人|受害人|投保人|被保险人|受益人|借款人|担保人|"
    r"联系|通知|转告|告知|感谢|邀请|陪同|据|由|找|给|叫|请|向|让|跟|与|和|及|、|被|把|替|为|是|对|抄送|兹有|今有|其子|其女|其父|其母|其妻|其夫|新人|姓名为)$"
)
AFTER = re.compile(
    r"(?:先生|女士|小姐|太太|同志|同学|老师|医生|医师|教授|主任|经理|总监|总|局长|院长|校长|律师|师傅|阿姨|叔叔|大爷|大妈|奶奶|爷爷|家长|本人|等人?|一家|一起|夫妇|"
    r"的|电话|手机|微信|邮箱|身份证|住|男|女|收|代|签收|领取|来电|致电|反映|反馈|投诉|咨询|说|称|表示|介绍|告诉|认为|指出|强调|主持|参加|出席|作|发言|记录|报告|报道|"
    r"毕业|任|担任|曾|现|生于|出生|就职|就读|在|到|去|从|于|与|和|及|是|为|将|已|正|也|又|还|都|被|把|向|对|给|带|带领|留|负责|办理|申请|提交|购买|签|诉|起诉|离职|入职|"
    r"请假|报名|确认|同意|拒绝|要求|希望|联系|处理|跟进|交接|接|回|不|未|没|有|会|要|想|能|可)"
)
EDGE = re.compile(r"[^\u4e00-\u9fff]")


def _names(text: str, taken: bytearray) -> list[Found]:
    found: list[Found] = []
    i = 0
    while i < len(text) - 1:
        size = 0 if taken[i] else _name_at(text, taken, i)
        if size:
            found.append(("person-name", i, i + size))
        i += size or 1
    return [*found, *_enumerated(text, taken, found)]


def _enumerated(text: str, taken: bytearray, found: list[Found]) -> Iterator[Found]:
    """A name before another one in a list (刘洋、陈思远), where what stands before it says nothing."""
    ends = {end for _, _, end in found}
    for _, start, _ in found:
        end = start - 1
        if end < 2 or text[end] != "、" or end in ends:
            continue
        for size in (3, 2):
            first = end - size
            if first < 0 or any(taken[first:end]) or text[first] not in COMMON or _surname(text, first) != 1:
                continue
            if all(_flag(c) & GIVEN for c in text[first + 1 : end]):
                yield "person-name", first, end
                break


def _name_at(text: str, taken: bytearray, i: int) -> int:
    """How many characters from ``i`` on are a person's name here; 0 for none."""
    joined = re.compile(rf"[{HAN}]{{2,6}}(?:[·•][{HAN}]{{2,8}}){{1,2}}").match(text, i)
    if joined and (i == 0 or not _is_han(text[i - 1]) or BEFORE.search(text, max(0, i - 5), i)):
        return joined.end() - i
    start = _surname(text, i)
    if not start:
        return 0
    left = _left(text, taken, i)
    best = (0, 0)
    for size in (start + 2, start + 1):
        given = text[i + start : i + size]
        if len(given) != size - start or any(taken[i : i + size]) or not all(_flag(c) & GIVEN for c in given):
            continue
        right = _right(text, taken, i + size)
        known = text[i] in COMMON
        doubtful = text[i] in DOUBTFUL and left < 2
        score = left + right + known + (known and size - start == 2) + (start == 2) - 2 * doubtful
        if (
            (left and right)
            or (left == 2 and text[i] in COMMON)
            or (right == 2 and text[i] in COMMON and size - start == 2)
        ):
            best = max(best, (score, size))
    return best[1] if best[0] >= 3 else 0


def _surname(text: str, i: int) -> int:
    if not _is_han(text[i]):
        return 0
    pair = ord(text[i]) * 65536 + ord(text[i + 1])
    if in_pairs(pair, DOUBLE):
        return 2
    return 1 if _flag(text[i]) & SURNAME and not in_pairs(pair, WORDS) else 0


def _flag(c: str) -> int:
    return NAMES[ord(c) - FIRST] if FIRST <= ord(c) <= LAST else 0


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def _left(text: str, taken: bytearray, i: int) -> int:
    """0: in the middle of a word; 1: behind a boundary; 2: behind a word that names a person."""
    before = text[:i].rstrip(" ：:（(")
    if BEFORE.search(before[-5:]):
        return 2
    return 1 if i == 0 or EDGE.match(text[i - 1]) or taken[i - 1] else 0


def _right(text: str, taken: bytearray, end: int) -> int:
    if end >= len(text) or taken[end]:
        return 1
    if AFTER.match(text, end):
        return 2
    return 1 if EDGE.match(text[end]) else 0


__all__ = ["Found", "find", "find_in_text"]
