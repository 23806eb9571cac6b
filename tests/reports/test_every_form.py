"""What holds for every form: both languages, the same output every time, kind refusals, nothing raw."""

import io
import re
from dataclasses import replace

import pytest
from made_up_report import ESCAPE, HOSTILE, PERSON_FILE, RIGHT_TO_LEFT, report

from hegui.errors import UsageError
from hegui.model import Inventory
from hegui.reports import forms, write
from hegui.text import Text

FORMS = {kind: [f.id for f in forms(kind)] for kind in ("report", "inventory")}
RAW = ("11010519491231002X", "13800138000", "13900139000", "张伟")
RUNNING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def text_of(form, what, lang, **view):
    """What a person reads: the cells of a workbook, or the text itself."""
    made = write(form, what, lang, **view)
    if isinstance(made, str):
        return made
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = (
        str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row if c is not None
    )
    return "\n".join([*book.sheetnames, *cells])


def every_form():
    made_up = report()
    kinds = (("report", made_up), ("inventory", made_up.inventory))
    return [pytest.param(form, what, id=f"{kind}-{form}") for kind, what in kinds for form in FORMS[kind]]


def test_the_forms_are_those_that_are_promised():
    assert FORMS == {
        "report": ["html", "json", "sarif", "terminal", "xlsx"],
        "inventory": ["csv", "html", "json", "terminal", "xlsx"],
    }


@pytest.mark.parametrize("form, what", every_form())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_report_gives_the_same_bytes(form, what, lang):
    assert write(form, what, lang) == write(form, what, lang)


@pytest.mark.parametrize("form, what", every_form())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_control_character_or_direction_mark_gets_through(form, what, lang):
    shown = text_of(form, what, lang).replace("\ufeff", "").replace("\r\n", "\n")
    assert RUNNING.findall(shown) == []


@pytest.mark.parametrize("form, what", every_form())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_raw_value_is_shown_even_from_names_that_no_gate_was_asked_about(form, what, lang):
    inventory = what if isinstance(what, Inventory) else what.inventory
    first = replace(inventory.holdings[0], table=PERSON_FILE, column="13800138000")
    inventory = replace(inventory, holdings=(first, *inventory.holdings[1:]))
    what = (
        inventory
        if isinstance(what, Inventory)
        else replace(what, inventory=inventory, sources=(PERSON_FILE,))
    )
    shown = text_of(form, what, lang)
    assert [value for value in RAW if value in shown] == []


@pytest.mark.parametrize("form", FORMS["report"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_text_of_a_report_is_shown_in_the_language_asked_for(form, lang, made_up):
    """Each half of each Text is replaced by a word of its own; then those of the language must all be there."""
    marks = Marks()
    marked = marks.report(made_up)
    shown = text_of(form, marked, lang, width=400)
    missing = [
        zh if lang == "zh" else en for zh, en in marks.made if (zh if lang == "zh" else en) not in shown
    ]
    assert missing == []


@pytest.mark.parametrize("form", ["html", "json", "sarif"])
def test_these_forms_hold_both_languages_at_once(form, made_up):
    marks = Marks()
    shown = text_of(form, marks.report(made_up), "zh")
    assert [en for _, en in marks.made if en not in shown] == []


class Marks:
    """Replaces texts by words that occur nowhere else."""

    def __init__(self):
        self.made = []

    def new(self):
        n = len(self.made)
        pair = (f"甲乙{n}丙丁", f"markno{n}end")
        self.made.append(pair)
        return Text(*pair)

    def report(self, made):
        citation = made.findings[0].citation
        finding = replace(
            made.findings[0],
            title=self.new(),
            because=self.new(),
            remedy=self.new(),
            citation=replace(
                citation,
                instrument=self.new(),
                article_text=self.new(),
                wording=self.new(),
                other_number=self.new(),
            ),
        )
        accepted = replace(made.accepted[0], title=self.new())
        skipped = replace(made.skipped[0], reason=self.new())
        return replace(
            made,
            findings=(finding,),
            accepted=(accepted,),
            skipped=(skipped,),
            unlooked=(self.new(), self.new()),
        )


def test_a_form_that_does_not_exist_or_does_not_fit_is_refused_in_both_languages(made_up):
    for form, what in (
        ("docx", made_up),
        ("csv", made_up),
        ("sarif", made_up.inventory),
    ):
        with pytest.raises(UsageError) as refused:
            write(form, what, "zh")
        assert form in refused.value.text.zh and form in refused.value.text.en
        assert refused.value.todo is not None
        assert "json" in refused.value.todo.zh and "json" in refused.value.todo.en


def test_a_report_on_nothing_read_never_says_clean(made_up):
    nothing = replace(made_up, findings=(), accepted=(), inventory=Inventory(()), baseline=0)
    for form in ("terminal", "html"):
        shown = text_of(form, nothing, "en", width=300)
        assert "nothing can be concluded" in shown
        assert "connection refused" in shown


def test_the_fixture_really_attacks():
    assert any("\x1b" in name for name in HOSTILE) and ESCAPE in HOSTILE and RIGHT_TO_LEFT in HOSTILE
    assert any(name.startswith("=") for name in HOSTILE) and any("<script>" in name for name in HOSTILE)
