"""What may be shown: properties that hold for every value, and the names of things, which are values too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.masking import HIDDEN, defused, mask, plain, safe_name


@given(st.text(min_size=1, max_size=60), st.integers(0, 30), st.integers(0, 30))
def test_a_mask_hides_at_least_half_and_at_least_four_characters(value: str, head: int, tail: int) -> None:
    shown = mask(value, (head, tail))
    kept = [c for c in shown if c != HIDDEN]
    assert len(kept) <= len(value) / 2
    assert len(kept) <= max(len(value) - 4, 0)
    assert shown.count(HIDDEN) >= 4


@given(st.text(alphabet="0123456789", min_size=8, max_size=30))
def test_a_mask_never_shows_the_middle(value: str) -> None:
    shown = mask(value, (3, 2))
    assert value[len(value) // 2] == HIDDEN or HIDDEN * 4 in shown
    assert value not in shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("patients.csv", "patients.csv"),
        ("patients_20240131.csv", "patients_20240131.csv"),
        ("backup-2024-01-31_235959.sql", "backup-2024-01-31_235959.sql"),
        ("20240131235959", "20240131235959"),
        ("t_order_2026", "t_order_2026"),
        ("高血压患者名单.xlsx", "高血压患者名单.xlsx"),
        ("安全管理制度.docx", "安全管理制度.docx"),
        ("周年庆回访名单.csv", "周年庆回访名单.csv"),
        ("王建国", "****"),
        ("张三_11010519491231002X.xlsx", "****_1****************X.xlsx"),
        ("王建国体检报告.pdf", "****体检报告.pdf"),
        ("13800138000", "138******00"),
        ("$.13800138000.name", "$.138******00.name"),
        ("６２２２０２１２３４５６７８９０１２３", "６*****************３"),
        ("zhang.san@example.com.csv", "****@example.com.csv"),
        ("京A12345.jpg", "京******.jpg"),
        ("E12345678", "E********"),
        ("tel13800138000.csv", "tel138******00.csv"),
        ("19901011234.csv", "199******34.csv"),  # a mobile number that begins like a date
        ("log2024013112.txt", "log2024013112.txt"),
        ("患者王建国.csv", "患者****.csv"),
        ("患者基本信息.csv", "患者基本信息.csv"),
        ("张磊通话记录.csv", "****通话记录.csv"),
        ("买买提·吐尔逊.csv", "****.csv"),
        ("钱塘潮_13800138000", "****_138******00"),  # beside a number, a surname is enough
        ("金额_13800138000", "金额_138******00"),
    ],
)
def test_names_of_things_are_values_too(name: str, shown: str) -> None:
    assert safe_name(name) == shown


@given(st.text(max_size=300))
def test_a_shown_name_runs_nothing(name: str) -> None:
    shown = safe_name(name)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown == plain(shown)
    assert len(shown) <= 200


@given(st.integers(0, 10**11 - 1), st.sampled_from(["", "_", "客户", ".", "-", "tel"]))
def test_no_eleven_digits_in_a_row_survive(number: int, joint: str) -> None:
    digits = f"{number:011d}"
    assert digits not in safe_name(f"{joint}{digits}{joint}x")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", " =cmd", "\t=1", "＝1"])
def test_a_spreadsheet_cell_is_shown_and_not_run(cell: str) -> None:
    assert defused(cell).startswith("'")
    assert defused("plain") == "plain"
