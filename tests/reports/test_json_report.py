"""JSON: the published schema, its stability, and the exact fields of the inventory."""

import json
from pathlib import Path

import jsonschema
import pytest

from hegui.reports import json_schema, write
from hegui.reports.shape import SCHEMA_VERSION

PUBLISHED = Path(__file__).parents[2] / "docs" / "report.schema.json"
FIELDS = [
    "source", "table", "column", "entity", "category", "sensitivity", "sensitive_under", "grade", "grade_candidate", "people",
    "minors", "under_14", "protection", "certainty", "why",
]  # fmt: skip


def test_the_published_schema_is_made_from_the_types(request):
    made = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--update-golden", default=False):
        PUBLISHED.write_text(made, encoding="utf-8")
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema()
    assert PUBLISHED.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_check_up_follows_the_schema(made_up, lang):
    made = json.loads(write("json", made_up, lang))
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(made)
    assert made["schema_version"] == SCHEMA_VERSION and made["language"] == lang


@pytest.mark.parametrize(
    "break_it",
    [
        lambda made: made.pop("summary"),
        lambda made: made["findings"][0].update(severity="grave"),
        lambda made: made["findings"][0]["title"].pop("en"),
        lambda made: made["skipped"][0].update(asked="no"),
        lambda made: made["inventory"]["columns"][0].update(people=3),
    ],
)
def test_the_schema_refuses_what_is_not_a_check_up(made_up, break_it):
    made = json.loads(write("json", made_up, "zh"))
    break_it(made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(made)


def test_an_inventory_has_one_row_a_column_and_exactly_these_fields(made_up):
    made = json.loads(write("json", made_up.inventory, "en"))
    assert list(made) == ["columns", "relations", "combinations"]
    assert len(made["columns"]) == len(made_up.inventory.holdings)
    for row, held in zip(made["columns"], made_up.inventory.holdings, strict=True):
        assert list(row) == FIELDS
        assert row["entity"] == (held.entity.id if held.entity else None)
        assert row["people"] is None or list(row["people"]) == ["estimate", "low", "high"]
        assert all(isinstance(reason, str) for reason in row["why"] + row["sensitive_under"])


def test_the_reasons_of_an_inventory_are_in_the_language_asked_for(made_up):
    zh, en = (json.loads(write("json", made_up.inventory, lang))["columns"] for lang in ("zh", "en"))
    assert zh[0]["why"] == ["没有任何个人信息特征"] and en[0]["why"] == [
        "nothing about a person was recognised"
    ]


def test_the_summary_counts_what_is_there(made_up):
    made = json.loads(write("json", made_up, "zh"))
    counts = made["summary"]
    assert (
        counts["findings"]
        == len(made["findings"])
        == sum(counts["by_severity"].values())
        == sum(counts["by_verdict"].values())
    )
    assert counts["by_severity"]["critical"] == 2
    assert (counts["accepted"], counts["known"], counts["skipped"], counts["skipped_asked"]) == (1, 3, 5, 1)
    columns = made["inventory"]["columns"]
    exposed = [
        c for c in columns if c["sensitivity"] in ("sensitive", "secret") and c["protection"] == "clear"
    ]
    assert counts["sensitive_in_clear"] == len(exposed) > 0
    assert counts["columns"] == len(columns) == 60
