"""Names in running text, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.discovery import dictionary, sealed, words
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


def test_words_taken_up_from_the_cache_are_those_that_were_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    counted = words._taken_up()
    (kept,) = (tmp_path / "hegui").glob("words-*")
    monkeypatch.setattr(dictionary, "counted", None)  # not to be counted a second time
    taken_up = words._taken_up()
    assert (taken_up.surnames, taken_up.second) == (counted.surnames, counted.second)
    for c in "王朝在\n😀":
        assert taken_up.under[c] == counted.under[c]
    assert counted.under["朝"].words["朝阳"] < 0 and not counted.under["\n"].words
    right = kept.read_bytes()
    kept.write_bytes(right[:-1] + bytes([right[-1] ^ 1]))  # somebody else's is not read
    assert sealed.read(kept) is None
