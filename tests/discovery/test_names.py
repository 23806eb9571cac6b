"""Names in running text, and what is none."""

from __future__ import annotations

import pytest

from hegui.discovery.names import names_in


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in names_in(text, bytearray(len(text)))]


@pytest.mark.parametrize(
    "text, found",
    [
        ("据王志勇介绍，项目进展顺利", ["王志勇"]),
        ("姓名：欧阳静怡，联系人：郝建", ["欧阳静怡", "郝建"]),
        ("参加会议的有刘洋、陈思远、孙权和赵敏", ["刘洋", "陈思远", "孙权", "赵敏"]),
        ("王女士来电投诉，李经理已回访", ["王", "李"]),
        ("由王婷代签收", ["王婷"]),
        ("原告梁俊诉被告蔡懿", ["梁俊", "蔡懿"]),
        ("患者阿依古丽·买买提复诊", ["阿依古丽·买买提"]),
        ("张三，男，1985年生；李四和王五是同学", ["张三", "李四", "王五"]),
        ("爱新觉罗·溥仪是皇帝", ["爱新觉罗·溥仪"]),
        ("迈克尔·乔丹访问北京，乔丹很高兴", ["迈克尔·乔丹", "乔丹"]),
        ("黄瓜、白菜、牛奶各一份", []),
        ("班主任周梓涵带领同学打扫", ["周梓涵"]),
        ("村民李某酒后滋事", ["李某"]),
        ("高度重视安全生产，明确责任分工，马上落实", []),
        ("总部位于沈阳市，和平谈判，高兴地说", []),
        ("黄金周促销，方便面两箱，白天勿打", []),
        ("张贴公告，何时完成另行通知", []),
        ("", []),
    ],
)
def test_names_are_told_from_words_by_what_stands_beside_them(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_what_is_taken_is_no_name() -> None:
    text = "王芳住王芳路12号"
    taken = bytearray(b"\0\0\0" + b"\1" * 6)
    assert list(names_in(text, taken)) == [(0, 2)]
