"""Addresses and numbers in running text."""

from __future__ import annotations

import pytest
from accuracy.letters import letters
from accuracy.scoring import Span, count_overlap, count_spans, f1

from hegui.discovery.addresses import addresses_in
from hegui.discovery.text import find_in_text


def addresses(text: str) -> list[str]:
    return [text[start:end] for start, end in addresses_in(text, bytearray(len(text)))]


@pytest.mark.parametrize(
    "text, found",
    [
        ("快递放朝阳区建国路88号院3号楼门口", ["朝阳区建国路88号院3号楼"]),
        ("他住在河北省保定市阜平县龙泉关镇骆驼湾村，务农", ["河北省保定市阜平县龙泉关镇骆驼湾村"]),
        ("我在解放东路138号等你", ["解放东路138号"]),
        ("放万科城市花园7栋2单元1101门口", ["万科城市花园7栋2单元1101"]),
        ("寄到江苏省南京市玄武区 珠江路498号 未来城B座946室 杨寅", ["江苏省南京市玄武区 珠江路498号 未来城B座946室"]),
        ("住杭州市西湖区文三路20号3幢402室王芳收", ["杭州市西湖区文三路20号3幢402室"]),
        ("王家庄3组5号", ["王家庄3组5号"]),
        ("今年北京市的天气很好，路上车不多", []),
        ("总部位于杭州市，在上海市设有分公司", []),
        ("第3号楼层高2米8，走路30分钟", []),
        ("订单202103041380000000已发货", []),
    ],
)  # fmt: skip
def test_addresses_begin_and_end_where_they_do(text: str, found: list[str]) -> None:
    assert addresses(text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("身份证号110101199003077210已录入", ["cn-resident-id"]),  # mistyped
        ("订单号110101199003077213，已付款", []),
        ("建行卡号6217 0012 1002 4455 667", ["bank-card"]),
        ("工资卡号：6222081901002345678", ["bank-card"]),  # mistyped
        ("参考号6222081901002345678结束", []),
        ("序列号：13812345678，已报修", []),
        ("手机号13812345678，已报修", ["mobile"]),
        ("电话(0510)85161234", ["landline"]),
    ],
)
def test_what_stands_before_a_number_is_read_too(text: str, found: list[str]) -> None:
    assert [entity for entity, _, _ in find_in_text(text)] == found


@pytest.mark.parametrize(
    "entity, bar",
    [
        ("mobile", 0.99), ("email", 0.99), ("cn-resident-id", 0.99), ("bank-card", 0.97), ("address", 0.85), ("person-name", 0.75),
    ],
)  # fmt: skip
def test_letters_written_by_hand_are_read_as_well_as_asked(entity: str, bar: float) -> None:
    counted = [0, 0, 0]
    count = count_overlap if entity == "address" else count_spans
    for text, truth in letters():
        got = count(text, truth, [Span(*found) for found in find_in_text(text)], entity)
        counted = [a + b for a, b in zip(counted, got, strict=True)]
    assert f1(counted[0], counted[1], counted[2]) >= bar
