"""The terminal: no escape from data, Chinese folded to the width, and still short with very many findings."""

import pytest
from made_up_report import ESCAPE, MARKUP, PERSON_FILE, large_report
from rich.cells import cell_len

from hegui.masking import safe_name
from hegui.model import Report
from hegui.reports import write


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(made_up, lang, width):
    for what in (made_up, made_up.inventory):
        shown = write("terminal", what, lang, width=width)
        assert [line for line in shown.split("\n") if cell_len(line) > width] == []


def test_without_colour_there_is_no_escape_at_all(made_up):
    assert "\x1b" not in write("terminal", made_up, "zh", width=100)
    assert "\x1b" not in write("terminal", made_up.inventory, "zh", width=100)


def test_colour_adds_colours_and_nothing_else(made_up):
    import re

    for what in (made_up, made_up.inventory):
        plain = write("terminal", what, "zh", width=100)
        coloured = write("terminal", what, "zh", width=100, colour=True)
        assert "\x1b[" in coloured and "\x1b]" not in coloured  # no links
        stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert [line.rstrip() for line in stripped.split("\n")] == plain.split("\n")


def test_names_are_not_markup(made_up):
    shown = "".join(write("terminal", made_up.inventory, "en", width=300).split())
    assert "".join(MARKUP.split()) in shown
    assert safe_name(ESCAPE).replace(" ", "") in shown


def test_a_file_called_after_a_person_is_masked(made_up):
    shown = write("terminal", made_up, "zh", width=200)
    assert safe_name(PERSON_FILE) in shown and "张伟" not in shown


def test_five_hundred_findings_are_ten_places_and_a_count():
    shown = write("terminal", large_report(500), "zh", width=100)
    assert "…… 另有 82 处，见 --format html" in shown
    assert "db*#table_*.column_3  42 处，其一：" in shown
    assert shown.count("pi.stored-in-clear:0000") == 10
    assert len(shown.split("\n")) < 120


def test_the_last_words_say_what_was_not_seen(made_up):
    shown = write("terminal", made_up, "en", width=100)
    for said in (
        "connection refused × 1 (you asked for it)",
        "no reader takes this kind of file × 2",
        "kept for six months",
    ):
        assert said in shown
    assert shown.index("Summary") < shown.index("Not looked at, which is not clean")


def test_every_column_is_named_in_an_inventory(made_up):
    shown = "".join(write("terminal", made_up.inventory, "zh", width=400).split())
    for held in made_up.inventory.holdings:
        assert held.column.replace(" ", "") in shown


def test_the_fixture_is_a_report(made_up):
    assert isinstance(made_up, Report) and len(made_up.inventory.holdings) == 60


def test_an_official_text_is_quoted_once(made_up):
    shown = write("terminal", made_up, "zh", width=100)
    assert shown.count("此处为用户导入的官方文本示例") == 1
