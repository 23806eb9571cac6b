"""``hegui decide`` as people use it: the conversation, files, tables, pages, proofs, and what is held."""

import csv
import io
import json
import random
from datetime import date
from html.parser import HTMLParser

import pytest
from doors import said
from jsonschema import Draft202012Validator

from hegui.deciding.held import fill
from hegui.deciding.interview import Interview
from hegui.deciding.schema import json_schema
from hegui.deciding.telling import OUTCOMES, answer
from hegui.deciding.trees import Fork, trees
from hegui.determinations import decide, find
from hegui.errors import UsageError
from hegui.reports.answers import write_answer

from .situations import QUESTIONS, complete, days_of, hidden

DAY = date(2026, 6, 1)
OUTBOUND = find("outbound")
SMALL = {
    "ciio": False, "state_organ": False, "zone": "none",
    "flows": [{
        "name": "<b>payroll</b>", "leaves_mainland": True, "important_data": False, "people_without_sensitive": 10,
        "people_with_sensitive": 0, "collected_abroad": False, "contract_with_individual": False,
        "hr_management": False, "emergency": False, "statutory_duty": False,
    }],
}  # fmt: skip


def typed(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


# --- the conversation -------------------------------------------------------------------------------------------------


def test_a_conversation_ends_in_a_determined_answer(capsys, monkeypatch):
    typed(monkeypatch, "n\n")
    code, told = said(capsys, "decide", "outbound", "--on", "2026-06-01", "--lang", "en")
    assert code == 0 and "not-export" in told


def test_help_and_the_way_back_at_the_first_question_are_told_and_what_stays_possible_too(
    capsys, monkeypatch
):
    typed(monkeypatch, "?\n<\ny\nq\n")
    code, told = said(capsys, "decide", "outbound", "--on", "2026-06-01", "--lang", "en")
    assert code == 3 and told.count("never taken for no") == 2
    assert "this is the first question" in told
    assert "still possible: exempt from the three procedures" in told


def test_choices_and_ranges_are_told_in_words_in_the_language_asked_for(capsys, tmp_path):
    flow = "leaves_mainland = true\nimportant_data = false\npeople_with_sensitive = 20000\nzone_scene = 'sh-retail-members'\n"
    none = "collected_abroad = false\ncontract_with_individual = false\nhr_management = false\nemergency = false\nstatutory_duty = false\noutside_zone_list = false\n"
    (tmp_path / "f.toml").write_text(
        f"ciio = false\nstate_organ = false\n[[flows]]\n{flow}{none}", encoding="utf-8"
    )
    call = ("decide", "outbound", "--facts", str(tmp_path / "f.toml"), "--on", "2026-06-01", "--lang")
    (_, zh), (_, en) = (said(capsys, *call, lang) for lang in ("zh", "en"))
    assert "上海自贸区及临港新片区 → " in zh and " 以上 → " in zh and "申报数据出境安全评估" in zh
    assert "Shanghai and Lingang → " in en and " or more → " in en
    assert "shanghai" not in zh and "1000000.." not in zh + en


@pytest.mark.parametrize(
    "lang, case",
    [
        ("zh", "例：实验室用志愿者照片训练模型"),
        ("en", "e.g. a laboratory trains a model on volunteers' photos"),
    ],
)
def test_a_case_from_practice_stands_below_the_question_on_the_terminal_the_page_and_in_the_schema(
    capsys, monkeypatch, lang, case
):
    asked = find("face")
    typed(monkeypatch, "q\n")
    _, told = said(capsys, "decide", "face", "--on", "2026-06-01", "--lang", lang)
    assert f"\n   {case}" in told
    page = write_answer("html", answer(asked, {}, DAY), asked, lang)
    assert case.replace("'", "&#x27;") in page.replace("&#39;", "&#x27;")
    assert case.removeprefix("e.g. ") in json_schema(asked)["properties"]["research_only"]["description"]


def test_a_wrong_answer_is_told_and_asked_again_and_the_way_back_takes_one_back(capsys, monkeypatch):
    typed(monkeypatch, "maybe\ny\n<\nn\n")
    code, told = said(capsys, "decide", "outbound", "--on", "2026-06-01", "--lang", "en")
    assert code == 0 and told.count("1. [flows.1.leaves_mainland]") == 3 and "type y or n" in told


def test_who_knows_nothing_gets_an_undetermined_answer(capsys, monkeypatch):
    typed(monkeypatch, "\n" * 60)
    code, told = said(capsys, "decide", "outbound", "--lang", "en")
    assert code == 3 and "undetermined" in told


def test_a_conversation_asks_for_another_flow_until_there_is_none(capsys, monkeypatch):
    typed(monkeypatch, "n\ny\nn\nn\n")  # it stays here; another; that stays here too; no more
    code, told = said(capsys, "decide", "outbound", "--on", "2026-06-01", "--format", "json")
    made, _ = json.JSONDecoder().raw_decode(told)  # the questions follow, on stderr
    assert code == 0 and made["outcome"] == "not-export"
    assert made["facts"]["flows"] == [{"leaves_mainland": False}, {"leaves_mainland": False}]


def test_a_further_flow_opens_the_question_again_and_can_be_taken_back():
    talk = Interview(OUTBOUND, DAY, {"flows": [{"leaves_mainland": False}]})
    assert talk.open == ("not-export",)
    talk.another()
    assert len(talk.open) == 4 and talk.next()[0].fact == "flows.2.leaves_mainland"
    assert talk.back() == "flows.2" and talk.open == ("not-export",)


def test_the_end_of_the_input_is_the_end_of_the_conversation(capsys, monkeypatch):
    typed(monkeypatch, "")
    code, told = said(capsys, "decide", "outbound", "--format", "json")
    assert code == 3 and '"undetermined"' in told


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_conversation_asks_each_fact_at_most_once_and_agrees_with_the_facts_given_at_once(question):
    asked, chance = find(question), random.Random(3)
    day = days_of(asked)[-1]
    facts = complete(asked, day, chance)
    talk = Interview(asked, day)
    seen = []
    while (wanted := talk.next()) is not None:
        deciding, fact = wanted
        if not talk.refining:
            assert deciding.fact not in seen
        if len(seen) > 80:
            break
        seen.append(deciding.fact)
        steps = deciding.fact.split(".")
        value = facts[steps[0]][0][steps[2]] if len(steps) == 3 else facts.get(steps[0])
        talk.say(deciding.fact, fact, value)
    assert talk.open[0] in asked.outcomes
    assert talk.answer().outcome == decide(question, talk.facts, on=day).outcome


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_conversation_says_is_open_is_what_the_answer_says(question):
    asked, chance = find(question), random.Random(9)
    day = days_of(asked)[-1]
    facts, talk = complete(asked, day, chance), Interview(asked, day)
    for _ in range(25):
        wanted = talk.next()
        made = talk.answer()
        assert talk.open == (made.open or (made.outcome,)), talk.facts
        if wanted is None:
            break
        deciding, fact = wanted
        steps = deciding.fact.split(".")
        value = facts[steps[0]][0][steps[2]] if len(steps) == 3 else facts.get(steps[0])
        if chance.random() < 0.1:
            talk.back()
        talk.say(deciding.fact, fact, value if chance.random() < 0.8 else None)


def test_going_back_restores_what_was_open():
    talk = Interview(OUTBOUND, DAY)
    before = talk.open, talk.next()
    deciding, fact = talk.next()
    talk.say(deciding.fact, fact, "n")
    assert talk.open == ("not-export",)
    talk.back()
    assert (talk.open, talk.next()) == before and talk.back() is None


# --- files and tables -------------------------------------------------------------------------------------------------


def test_a_file_of_facts_is_answered_and_proved_again(tmp_path, capsys):
    (tmp_path / "facts.json").write_text(json.dumps(SMALL), encoding="utf-8")
    kept = tmp_path / "answer.json"
    args = ("decide", "outbound", "--facts", str(tmp_path / "facts.json"), "--on", "2026-06-01")
    assert said(capsys, *args, "--format", "json", "-o", str(kept))[0] == 0
    assert said(capsys, "decide", "--replay", str(kept))[0] == 0
    changed = json.loads(kept.read_text(encoding="utf-8"))
    changed["law"]["provision cbdt.free-small-volume"]["confidence"] = "unverified"
    kept.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    code, told = said(capsys, "decide", "--replay", str(kept), "--lang", "en")
    assert code == 2 and "differs" in told


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"question": "outbound", "on": "2026-06-01", "facts": 1}']
)
def test_what_is_no_answer_is_not_proved(tmp_path, capsys, content):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert said(capsys, "decide", "--replay", str(tmp_path / "a.json"))[0] == 2


def test_a_table_gives_an_answer_a_row_and_a_bad_row_loses_no_other(tmp_path, capsys):
    (tmp_path / "t.csv").write_text(
        "id,ciio,leaves_mainland,important_data\n=1+1,no,no,\nb,no,yes,yes\nc,no,,\nd,perhaps,no,\n",
        encoding="utf-8",
    )
    code, told = said(
        capsys, "decide", "outbound", "--facts", str(tmp_path / "t.csv"), "--on", "2026-06-01", "--lang", "en"
    )
    assert code == 2 and "line 5" in told
    rows = list(csv.DictReader(io.StringIO(told[: told.index("hegui:")])))
    assert [row["outcome"] for row in rows] == ["not-export", "undetermined", "undetermined", "error"]
    assert rows[0]["id"] == "'=1+1"
    assert "zone" in rows[1]["deciding"]


def test_a_table_answers_as_its_rows_do_alone(tmp_path):
    from hegui.deciding.tables import answer_rows

    chance = random.Random(12)
    situations = [hidden(OUTBOUND.facts, complete(OUTBOUND, DAY, chance), chance) for _ in range(30)]
    situations = [{**s, "flows": s["flows"][:2]} for s in situations]
    names = [f for f in OUTBOUND.facts.fields if f != "flows"]
    rows = list(OUTBOUND.facts.fields["flows"].rows.fields)

    def cell(value):
        return (
            f"{value['min']}..{value['max']}"
            if isinstance(value, dict)
            else ""
            if value is None
            else str(value)
        )

    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([*names, *(f"flows.{n}.{f}" for n in (1, 2) for f in rows)])
        for facts in situations:
            flows = [*facts["flows"], {}]
            out.writerow(
                [*(cell(facts.get(n)) for n in names), *(cell(flows[n].get(f)) for n in (0, 1) for f in rows)]
            )
    for facts, row in zip(situations, answer_rows(OUTBOUND, tmp_path / "t.csv", DAY), strict=True):
        try:
            flows = facts["flows"]
            while flows and not flows[-1]:
                flows = flows[:-1]  # empty cells describe no flow
            alone = answer(OUTBOUND, {**facts, "flows": flows}, DAY)
        except UsageError as wrong:
            assert row.wrong is not None and row.wrong.text == wrong.text
            continue
        assert row.answer is not None and row.answer.outcome == alone.outcome and row.answer.law == alone.law


@pytest.mark.parametrize("args, told", [
    (("decide",), "--list"), (("decide", "outbond"), "outbound"),
    (("decide", "outbound", "--facts", "none.toml"), "none.toml"),
])  # fmt: skip
def test_a_wrong_call_is_told(capsys, args, told):
    code, text = said(capsys, *args)
    assert code == 2 and told in text


def test_the_questions_are_listed_and_described(capsys):
    code, told = said(capsys, "decide", "--list")
    assert code == 0 and all(question in told for question in QUESTIONS)
    code, told = said(capsys, "decide", "outbound", "--schema")
    assert code == 0
    Draft202012Validator.check_schema(json.loads(told))


# --- what is held -----------------------------------------------------------------------------------------------------


def column(source, table, name, sensitivity, people):
    low, high = people or (0, 0)
    return {
        "source": source, "table": table, "column": name, "entity": "face" if name == "face" else None,
        "sensitivity": sensitivity, "people": {"estimate": low, "low": low, "high": high} if people else None,
    }  # fmt: skip


def inventory(tmp_path, *columns, **more):
    file = tmp_path / "inventory.json"
    file.write_text(json.dumps({"columns": list(columns), **more}), encoding="utf-8")
    return file


MEMBERS = column("crm.db", "member", "mobile", "personal", (99_000, 101_000))
SENT = column("sent.csv", "sent.csv", "id_no", "sensitive", (400, 450))


def test_an_inventory_fills_what_is_held_with_its_bounds_and_where_it_comes_from(tmp_path):
    facts, told = fill(OUTBOUND, {}, inventory(tmp_path, MEMBERS, SENT))
    assert facts == {"people_handled": {"min": 99_000, "max": 101_450}}
    assert "crm.db#member" in told["people_handled"] and "99000-101000" in told["people_handled"]


def test_people_exported_are_counted_only_in_the_set_that_was_named(tmp_path):
    file = inventory(tmp_path, MEMBERS, SENT)
    facts, told = fill(OUTBOUND, {}, file, exported=("sent.csv",))
    (flow,) = facts["flows"]
    assert flow["people_with_sensitive"] == {"min": 0, "max": 450} == flow["people_without_sensitive"]
    assert set(told) == {
        "people_handled",
        "flows.1.people_with_sensitive",
        "flows.1.people_without_sensitive",
    }


def test_that_nothing_sensitive_was_found_is_no_proof(tmp_path):
    file = inventory(tmp_path, MEMBERS)
    facts, _ = fill(OUTBOUND, {}, file, exported=("crm.db#member",))
    assert "people_with_sensitive" not in facts["flows"][0]
    facts, _ = fill(OUTBOUND, {"flows": [{"people_with_sensitive": 0}]}, file, exported=("crm.db#member",))
    assert facts["flows"][0]["people_without_sensitive"] == {"min": 99_000, "max": 101_000}


def test_an_interval_near_a_threshold_leaves_the_answer_undetermined(tmp_path):
    known = SMALL["flows"][0] | {"people_with_sensitive": 0}
    del known["people_without_sensitive"]
    facts, told = fill(
        OUTBOUND, SMALL | {"flows": [known]}, inventory(tmp_path, MEMBERS), exported=("crm.db",)
    )
    made = answer(OUTBOUND, facts, DAY, provenance=told)
    assert made.outcome == "undetermined" and made.open == ("exempt", "contract-or-certification")
    assert made.provenance == told


def test_what_was_given_is_never_overwritten(tmp_path):
    facts, told = fill(OUTBOUND, {"people_handled": 5}, inventory(tmp_path, MEMBERS))
    assert facts == {"people_handled": 5} and told == {}


def test_users_are_counted_only_in_the_table_named_as_such(tmp_path):
    review = find("cyber-review")
    file = inventory(tmp_path, MEMBERS, SENT)
    assert fill(review, {}, file) == ({}, {})
    assert fill(review, {}, file, users=("crm.db#member",))[0] == {"users": {"min": 99_000, "max": 101_000}}


def test_uncounted_tables_and_samples_leave_the_upper_end_open(tmp_path):
    uncounted = column("old.db", "log", "mobile", "personal", None)
    assert fill(OUTBOUND, {}, inventory(tmp_path, MEMBERS, uncounted))[0] == {
        "people_handled": {"min": 99_000}
    }
    sampled = inventory(tmp_path, MEMBERS, sample={"share": 0.1})
    assert fill(OUTBOUND, {}, sampled)[0] == {"people_handled": {"min": 99_000}}


@pytest.mark.parametrize("more", [{"exported": ("nowhere",)}, {"users": ("crm.db",)}])
def test_a_name_that_fits_nothing_is_told(tmp_path, more):
    with pytest.raises(UsageError):
        fill(OUTBOUND, {}, inventory(tmp_path, MEMBERS), **more)


def test_another_file_is_no_inventory(tmp_path):
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError):
        fill(OUTBOUND, {}, tmp_path / "x.json")


# --- the page ---------------------------------------------------------------------------------------------------------

EMPTY = {"meta", "input", "br", "wbr"}


class Tags(HTMLParser):
    """Checks that every tag closes, and keeps what could load or run something."""

    def __init__(self):
        super().__init__()
        self.open, self.reaching = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY:
            self.open.append(tag)
        names = {name for name, _ in attrs}
        if names & {"src", "href", "onclick", "onload", "style"} or tag in ("img", "link", "iframe"):
            self.reaching.append((tag, attrs))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_is_whole_reaches_nothing_and_speaks_both_languages(question, lang):
    asked, chance = find(question), random.Random(2)
    for _ in range(3):
        facts = hidden(asked.facts, complete(asked, days_of(asked)[-1], chance), chance)
        made = answer(asked, facts, days_of(asked)[-1])
        page = write_answer("html", made, asked, lang)
        tags = Tags()
        tags.feed(page)
        assert tags.open == [] and tags.reaching == []
        assert asked.title.zh in page and made.digest in page and 'lang="en"' in page


def test_what_was_given_is_escaped_on_the_page():
    page = write_answer("html", answer(OUTBOUND, SMALL, DAY), OUTBOUND)
    assert "<b>payroll" not in page and "&lt;b&gt;payroll" in page


def test_the_lit_way_of_the_tree_ends_where_the_answer_does():
    chance = random.Random(9)
    for _ in range(40):
        facts = complete(OUTBOUND, DAY, chance)
        made = answer(OUTBOUND, facts, DAY)
        whole, *parts = trees(OUTBOUND, facts, DAY)
        for tree, outcome in [
            (whole, made.outcome),
            *zip(parts, [p.outcome for p in made.parts], strict=True),
        ]:
            node = tree.root
            while isinstance(node, Fork):
                assert node.said != "unknown"
                node = node.yes if node.said == "yes" else node.no
            assert node.outcomes == (outcome,) and node.by is not None


def test_every_outcome_has_a_name():
    assert all(OUTCOMES[id].zh and OUTCOMES[id].en for id in ("undetermined", "no-such-rule"))


def test_the_page_says_choices_in_words_and_lists_the_facts_that_were_given():
    asked = find("face")
    page = write_answer(
        "html", answer(asked, {"public_safety": True, "people_stored": {"min": 5}}, DAY), asked, "en"
    )
    choices = [option.text.en for option in asked.facts.fields["installed"].options]
    assert all(f">{choice}<" in page for choice in choices)
    assert "The facts that were given" in page and ">5 or more<" in page
    assert "<th>private-space" not in page


def test_many_duties_stand_under_their_laws():
    asked = find("ai-service")
    facts = {"mainland_public": True, "generative": True, "media": "may-mislead", "opinion_power": True}
    page = write_answer("html", answer(asked, facts, DAY), asked, "en")
    assert "<h4>" in page and page.count("<h4>") >= 4
