"""
Finds addresses in running text.

    addresses_in("快递放朝阳区建国路88号院3号楼门口", bytearray(17))
    [(3, 15)]

An address begins with a place that the dictionary knows (朝阳区, 河北), or is a road or an estate with a number behind it; then
its parts follow one another: areas, townships, roads, doors, buildings.  It is one where a door stands in a road, an
estate or an area, or where it comes down to a township or a village.  Where a road's or an estate's name begins is told by
cutting what stands before it into words.  Places are counted in characters, the end is behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.detectors import each
from hegui.discovery.dictionary import LONGEST
from hegui.discovery.words import words

Place = tuple[int, int]

STOP = "的了是与把被让说我你他她们这那请将已从对就都也很没不要收寄在到给吗呢吧于至往"
HAN = rf"(?:(?![{STOP}]|电话|手机|联系|客户|身份|详细|地址)[\u4e00-\u9fff])"
NUMERAL = "一二三四五六七八九十百"
NUMBER = rf"(?:\d{{1,5}}|[{NUMERAL}]{{1,4}})"

AREA = re.compile(
    rf"{HAN}{{2,14}}?族自治[县州旗]|{HAN}{{1,5}}?(?:特别行政区|自治[区州县旗]|开发区|高新区|新区|工业园区?|园区|地区|[省县旗盟](?![村镇乡路街])|"
    rf"州(?!市)|市(?![镇乡场街])|(?<![小社街园校景山])区)"
)
TOWN = re.compile(
    rf"{HAN}{{1,5}}?(?:街道(?:办事处|办)?|(?<!城)[镇乡]|苏木|(?<![农明])村(?:委会)?|屯|社区|居委会|农场|林场|[庄沟湾坪寨堡](?=[\d{NUMERAL}]{{1,3}}[组号社队]))(?![民长口里镇乡路])"
)
ROAD = re.compile(
    rf"(?:{HAN}|\d{{1,3}}){{1,8}}?(?:大道|大街|公路|胡同|里弄|(?<![道马铁网线思走])路|(?<=[一二三四五六七八九十\d])道|[街巷]|(?<!一)弄)(?![道口上灯由过程])"
    rf"(?:[东南西北中{NUMERAL}]{{0,2}}段)?(?:[东西南北]侧)?"
)
DOOR = re.compile(
    rf"(?:第?{NUMBER}(?:[A-Za-z]|[\-－—/#~至]\d{{1,5}}){{0,3}}(?:号楼|号院|单元|大院|组团|[号栋幢座室楼层组弄户房期院队区排村Ff](?![码线列元入]))"
    rf"|[A-Za-z]\d{{0,2}}[座栋幢区馆塔]|[A-Za-z]\d{{1,2}}[\-－]\d{{2,4}}|[甲乙丙丁东西南北][座楼区塔](?![\u4e00-\u9fff])|负[一二三\d]楼?层?|{NUMBER}[\-－#]\d{{1,5}}(?:[\-－]\d{{1,5}})*)"
)
ROOM = re.compile(r"(?<=[楼元栋幢座号层期塔馆])[A-Za-z]?\d{2,5}(?:室|房|号|户)?(?![\d元米年月日件个人])")
BARE = re.compile(r"(?<=[路街道巷弄])\d{1,5}(?![\d元米年月日件个人路:：.%])")
BUILDING = re.compile(
    rf"(?:[A-Za-z]{{1,9}}|\d{{1,4}})?{HAN}{{1,14}}?(?:小区|花园|家园|公寓|大厦|大楼|广场|中心|新村|山庄|别墅|国际|宾馆|酒店|饭店|医院|学校|大学|学院|中学|小学|幼儿园|"
    rf"工业园|产业园|科技园|园区|公司|工厂|超市|商场|市场|车站|宿舍|校区|营业部|[城苑府庭园居里坊阁轩湾邸厂店楼馆])(?=[\d{NUMERAL}A-Za-z（(，,。；;、\s]|$)"
)
NUMBERED = re.compile(  # the end of a road's or an estate's name with a number behind it
    rf"(?:小区|花园|家园|公寓|大厦|广场|新村|山庄|[路街巷弄道苑府庭园居里坊湾城村庄屯区])(?=(?:第?{NUMBER})[\-－#号栋幢座弄组单期])"
)
BACK = re.compile(rf"{HAN}+")
LONGEST_NAME = 10
LONGEST_ADDRESS = 100
UNNAMED = re.compile(
    rf"{HAN}{{2,8}}(?=\d{{1,3}}(?:[栋幢座号#]|[\-－]\d))"
)  # an estate whose name does not say so
GAP = re.compile(r"[ \u3000]{0,2}")
WORTH = re.compile(r"[路街道巷弄村镇乡屯区县市号栋幢座室楼苑园城庄]")
LEADS = frozenset(
    each(
        "地址 地点 住址 位于 住在 家住 现住 送到 送至 寄到 寄往 寄至 发到 发往 搬到 改为 改到 改成 前往 还有 楼下 旁边 隔壁 附近 户籍 籍贯 房屋 坐落 公司 门店 放 新 原 现 住 去 来 由 自 挂 开 为 去往 抵达"
    )
)


def addresses_in(text: str, taken: bytearray) -> Iterator[Place]:
    """The addresses, from left to right; ``taken`` has a 1 for each character that is something else."""
    if not WORTH.search(text):
        return
    end = 0
    for start in _starts(text):
        if start < end or taken[start]:
            continue
        stop, found = _end(text, start)
        if found and not any(taken[start:stop]):
            yield start, stop
        end = stop  # what begins inside is a part of it, or of what is none


def _starts(text: str) -> Iterator[int]:
    """Where an address may begin, in order."""
    found = {start for match in NUMBERED.finditer(text) if (start := _left_end(text, match.end())) >= 0}
    i = 0
    while i < len(text) - 1:
        size = _place(text, i)
        if size and (size > 2 or not _within_a_word(text, i)):
            found.add(i)
            i += size
        else:
            i += 1
    yield from sorted(found)


def _place(text: str, i: int) -> int:
    """How many characters from ``i`` on are a place that the dictionary knows."""
    places = words().under[text[i]].places
    if not places:
        return 0
    for size in range(min(LONGEST, len(text) - i), 1, -1):
        if text[i : i + size] in places:
            return size
    return 0


def _within_a_word(text: str, i: int) -> bool:
    """Does a longer word begin before the place and run into it (开发 / 发州)?"""
    if i == 0:
        return False
    known = words().under[text[i - 1]].words.get(text[i - 1 : i + 1])
    return known is not None and text[i - 1] not in STOP and known > -12 and not _place(text, i - 1)


def _left_end(text: str, end: int) -> int:
    """Where the name of a road or an estate that ends at ``end`` begins; -1 if it has no name."""
    start = end - 1
    first = start
    while first > max(0, start - LONGEST_NAME) and BACK.fullmatch(text, first - 1, first):
        first -= 1
    if first == start:
        return -1
    kept = 0
    for word in reversed(_words_of(text[first:start])):
        if (
            word in LEADS
            or (kept >= 2 and word in words().under[word[0]].verbs)
            or kept + len(word) > LONGEST_NAME - 2
        ):
            break
        kept += len(word)
    return start - kept if kept else first


def _words_of(run: str) -> list[str]:
    """The most likely words of a short run."""
    known = words()
    unders = [known.under[c].words for c in run]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        best.append(
            max(
                (best[start][0] + unders[start].get(run[start:end], known.unknown * (end - start)), start)
                for start in range(max(0, end - LONGEST), end)
                if end - start == 1 or run[start:end] in unders[start]
            )
        )
    found = []
    end = len(run)
    while end > 0:
        start = best[end][1]
        found.append(run[start:end])
        end = start
    return found[::-1]


def _end(text: str, start: int) -> tuple[int, bool]:
    """Where the parts that begin at ``start`` end, and whether they are an address."""
    kinds = {"area": 0, "town": 0, "road": 0, "door": 0, "building": 0}
    at, last = start, ""
    while at < min(len(text), start + LONGEST_ADDRESS):
        gap = GAP.match(text, at)
        here = gap.end() if gap else at
        part = _part(text, here, last)
        if part is None or (here > at and last in ("door", "building") and not _goes_on(text, part)):
            break
        last, at = part
        kinds[last] += 1
    return at, _is_address(kinds)


def _goes_on(text: str, part: tuple[str, int]) -> bool:
    """Behind a blank, is it a door, or a building with a door?"""
    return part[0] == "door" or (part[0] == "building" and DOOR.match(text, part[1]) is not None)


def _part(text: str, i: int, last: str) -> tuple[str, int] | None:
    """The part that begins at ``i``: its kind and its end."""
    for kind, form in (("door", DOOR), ("door", ROOM), ("door", BARE)):
        match = form.match(text, i)
        if match is not None and last:
            return kind, match.end()
    if last == "door" and ROOM_ENDS.search(text[max(0, i - 1) : i]):
        return None
    size = _place(text, i) if last in ("", "area") else 0
    ends = {kind: m.end() for kind, form in PARTS.items() if (m := form.match(text, i)) is not None}
    if last in ("road", "door", "building"):
        ends.pop("area", None)
        ends.pop("town", None)
    if last == "door":
        ends.pop("road", None)
    if size and not any(end <= i + size + 2 for end in ends.values()):
        return "area", i + size
    if not ends and last in ("road", "door") and (estate := UNNAMED.match(text, i)) is not None:
        return "building", estate.end()
    if not ends:
        return None
    kind = min(ends, key=lambda k: (ends[k], k != "area"))
    return kind, ends[kind]


PARTS = {"area": AREA, "town": TOWN, "road": ROAD, "building": BUILDING}
ROOM_ENDS = re.compile(r"[室户房]")


def _is_address(kinds: dict[str, int]) -> bool:
    if kinds["door"] and (kinds["road"] or kinds["building"] or kinds["town"] or kinds["area"] >= 2):
        return True
    below = sum(kinds[kind] > 0 for kind in ("town", "road", "building"))
    return below >= 1 and kinds["area"] + below >= 3
