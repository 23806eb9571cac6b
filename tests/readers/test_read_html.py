"""Web pages, and tables that systems export as pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from generators import Make
from reading import read

PEOPLE = [{"姓名": m.name(), "手机": m.mobile()} for m in [Make(6)] for _ in range(20)]


def page(closed: bool = True) -> str:
    td, tr = ("</td>", "</tr>") if closed else ("", "")
    rows = "\n".join(f"<tr><td>{p['姓名']}{td}<td>{p['手机']}{td}{tr}" for p in PEOPLE)
    return (
        "<!DOCTYPE html><html><head><title>会员</title><style>p {color: red}</style></head><body>"
        "<p>联系人：王芳&nbsp;&#49;3800138000</p><script>var x = 'hidden';</script><!-- 旧电话 13900139000 -->"
        f"<table><tr><th>姓名</th><th>手机</th></tr>{rows}</table>"
        "<table><tr><td>姓名：</td><td>张伟</td></tr><tr><td>电话：</td><td>13700137000</td></tr></table>"
        '<form><input name="phone" value="13600136000"></form><a href="mailto:wang@example.cn?x">写信</a>'
    )


@pytest.mark.parametrize("closed", [True, False])
def test_a_table_with_a_header_is_a_table_and_the_rest_is_text(tmp_path: Path, closed: bool) -> None:
    (tmp_path / "x.html").write_text(page(closed), encoding="utf-8")
    found = read(tmp_path / "x.html")
    assert found.rows["x.html#table 1"] == PEOPLE
    text = "\n".join(r["text"] for r in found.rows["x.html"])
    for said in (
        "联系人：王芳 13800138000",
        "13900139000",
        "张伟",
        "13700137000",
        "13600136000",
        "wang@example.cn",
    ):
        assert said in text
    assert "hidden" not in text and "color" not in text


def test_a_page_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.xls").write_bytes(page().encode("gb18030"))
    assert read(tmp_path / "x.xls").rows["x.xls#table 1"] == PEOPLE


def test_a_page_cut_in_the_middle_gives_what_is_there(tmp_path: Path) -> None:
    whole = page()
    (tmp_path / "x.html").write_text(whole[: whole.index(PEOPLE[10]["手机"])], encoding="utf-8")
    assert len(read(tmp_path / "x.html").rows["x.html#table 1"]) == 11


def test_a_tag_without_end_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<html><body><a " + "电话13800138000 " * 200_000, encoding="utf-8")
    found = read(tmp_path / "x.html")
    assert "13800138000" in found.rows["x.html"][0]["text"]


def test_a_title_over_the_columns_is_left_out(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{p['姓名']}<td>{p['手机']}<td>1" for p in PEOPLE)
    (tmp_path / "x.htm").write_text(
        f"<table><tr><td colspan=3>会员名单<tr><th>姓名<th>手机<th>数量{rows}</table>", encoding="utf-8"
    )
    found = read(tmp_path / "x.htm")
    text = "\n".join(str(list(r.values())) for rows in found.rows.values() for r in rows)
    assert all(p["手机"] in text for p in PEOPLE)


def test_a_report_of_hegui_itself_is_no_data_and_is_listed(tmp_path: Path) -> None:
    import hegui

    (tmp_path / "a.csv").write_text("手机号\n" + "13912345678\n" * 30, encoding="utf-8")
    page = str(hegui.write("html", hegui.check(tmp_path / "a.csv")))
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    found = hegui.inventory(tmp_path)
    assert {h.place.source.rpartition("/")[2] for h in found.holdings} == {"a.csv"}
    assert [s.place.source.rpartition("/")[2] for s in found.skipped] == ["report.html"]
