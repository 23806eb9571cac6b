"""
其他自贸区的清单 · The list of another free-trade zone, given as a file.

Article 6(2) of the Cross-border Provisions leaves it to each zone to list what stays under the three procedures.  The
lists of Shanghai and Zhejiang are on the shelf; another one comes as a TOML file of the same form::

    id = "ftz-tj"                    # of this list; the scenes' ids begin as you like
    zone = "tianjin"
    zh = "某自贸区数据出境负面清单（2024版）"
    en = "Negative list of some free-trade zone (2024)"
    since = 2024-05-09               # the first day it was in force

    [[row]]                          # a scene with lines of its own; every line includes its number (以上)
    id = "tj-members"
    zh = "会员管理"
    en = "members"
    article = "III"
    contract_people = 1_000_000      # standard contract or certification from here on ...
    assessment_people = 10_000_000   # ... assessment from here on
    contract_sensitive = 100_000
    assessment_sensitive = 1_000_000
    filing = false                   # must one file with the zone first?

What the list covers and does not name is told by the fact ``outside_zone_list``, scene or not.  Numbers of such a list
are the user's word: an answer that leans on them says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from hegui.deciding.declaring import Fact, Facts, choice, several
from hegui.deciding.determination import Determination
from hegui.determinations.outbound_facts import SCENES, ZONES, Exporter, Flow
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.text import Text

LINES = ("contract_people", "assessment_people", "contract_sensitive", "assessment_sensitive")
MOST_SCENES = 100
LARGEST = 1024 * 1024  # bytes of a list
Raw = Mapping[str, Any]


def read_zone_list(file: Path) -> dict[str, Any]:
    """The list in this file, checked.  Raises UsageError with the place that is wrong and what belongs there."""
    name = safe_name(file.name)
    try:
        with file.open("rb") as opened:
            text = opened.read(LARGEST + 1)
        if len(text) > LARGEST:
            raise ValueError
        raw = tomllib.loads(text.decode("utf-8"))
    except OSError as wrong:
        raise UsageError(
            Text(
                f"读不到清单文件 {name}：{wrong.strerror}", f"cannot read the list {name}: {wrong.strerror}"
            ),
            Text("检查路径和权限。", "Check path and permission."),
        ) from None
    except (ValueError, RecursionError):
        raise UsageError(
            Text(f"清单 {name} 不是合法的 TOML", f"the list {name} is not valid TOML"), _TODO
        ) from None
    return checked(raw)


_TODO = Text(
    "形式见 docs/determinations.md“自贸区清单”。", "See docs/determinations.md, “Lists of free-trade zones”."
)


def checked(raw: Raw) -> dict[str, Any]:
    """A list as it is kept: plain values, ids in order.  Raises UsageError."""
    for name in ("id", "zone", "zh", "en"):
        _words(raw, name, "")
    _an_id(raw["id"], "id")
    _an_id(raw["zone"], "zone")
    if raw["zone"] in ZONES:
        raise _wrong("zone", Text("法规库里没有的自贸区", "a zone that is not on the shelf"))
    since = raw.get("since")
    try:
        since = since if isinstance(since, date) else date.fromisoformat(str(since))
    except ValueError:
        raise _wrong(
            "since", Text("清单施行的日期，如 2024-05-09", "the day it came into force, such as 2024-05-09")
        ) from None
    rows = raw.get("row", [])
    if (
        not isinstance(rows, list)
        or len(rows) > MOST_SCENES
        or not all(isinstance(row, Mapping) for row in rows)
    ):
        raise _wrong(
            "row",
            Text(
                f"最多 {MOST_SCENES} 个场景，各以 [[row]] 开头",
                f"at most {MOST_SCENES} scenes, each under [[row]]",
            ),
        )
    found = [_scene(row, place, raw) for place, row in enumerate(rows, start=1)]
    ids = [row["id"] for row in found]
    if len(set(ids)) < len(ids) or set(ids) & set(SCENES):
        raise _wrong(
            "row.id", Text("各不相同、也不与法规库重复的标识", "an id of its own, not one of the shelf's")
        )
    return {"id": raw["id"], "zone": raw["zone"], "zh": raw["zh"], "en": raw["en"], "since": since.isoformat(), "row": found}  # fmt: skip


def _scene(row: Raw, place: int, whole: Raw) -> dict[str, Any]:
    where = f"row.{place}."
    for name in ("id", "zh", "en"):
        _words(row, name, where)
    _an_id(row["id"], f"{where}id")
    for name in LINES:
        number = row.get(name)
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise _wrong(f"{where}{name}", Text(
                "不小于 1 的整数；清单没有另设这条线的，写全国规则的数",
                "a whole number from 1; where the list sets no such line, the national one"))  # fmt: skip
    if (
        row["contract_people"] > row["assessment_people"]
        or row["contract_sensitive"] > row["assessment_sensitive"]
    ):
        raise _wrong(
            f"{where}contract_people / contract_sensitive",
            Text("不大于须评估的人数", "no more than the line for an assessment"),
        )
    if not isinstance(row.get("filing", False), bool):
        raise _wrong(f"{where}filing", Text("true 或 false", "true or false"))
    cited = f"{whole['id']}.{row['id']}"
    return {
        "id": row["id"], "zone": whole["zone"], "zh": row["zh"], "en": row["en"], "article": str(row.get("article", "")),
        **{name: row[name] for name in LINES}, "filing": row.get("filing", False), "contract_by": cited, "assessment_by": cited,
    }  # fmt: skip


def adopt(asked: Determination, kept: Raw) -> Determination:
    """The question with this list: its zone and scenes may be answered, and its lines decide."""
    scenes = {row["id"]: Text(row["zh"], row["en"]) for row in kept["row"]}
    flow = _with(Flow, zone_scene=_options(Flow, "zone_scene", scenes))
    flows = cast("Fact", several(flow, Exporter.fields["flows"].question))
    zone = {kept["zone"]: Text(kept["zh"], kept["en"])}
    totals = dict(asked.totals)
    for id, text in scenes.items():
        totals[f"people:{id}"] = Text(
            f"场景“{text.zh}”的累计人数（非敏感）", f"people in the scene {text.en}, without sensitive data"
        )
        totals[f"sensitive:{id}"] = Text(
            f"场景“{text.zh}”的累计人数（敏感）", f"people in the scene {text.en}, with sensitive data"
        )
    facts = _with(Exporter, zone=_options(Exporter, "zone", zone), flows=flows)
    return replace(asked, facts=facts, totals=totals, own=_own(kept))


def _own(kept: Raw) -> dict[str, Any]:
    """What the list adds to the law: its scenes, and how they are cited; and the list itself, to prove the answer again."""
    own: dict[str, Any] = {
        "own list": kept,
        "rows .zone-scenes": [
            {**row, "since": kept["since"], "list": f"{kept['id']}.zone-scenes"} for row in kept["row"]
        ],
    }
    for row in kept["row"]:
        own[f"provision {row['contract_by']}"] = {
            "instrument": [kept["zh"], kept["en"]],
            "article": [row["article"], row["article"]],
            "in_force": kept["since"],
            "wording": [row["zh"], row["en"]],
            "confidence": "unverified",
            "official": None,
        }
    return own


def _options(kind: type[Facts], name: str, more: dict[str, Text]) -> Fact:
    """A choice with further answers."""
    fact = kind.fields[name]
    options = {option.id: option.text for option in fact.options} | more
    return cast(
        "Fact",
        choice(fact.question, options, by=fact.by, example=fact.example, such=fact.such, note=fact.note),
    )


def _with(kind: type[Facts], **changed: Fact) -> type[Facts]:
    """The same facts with some of them declared anew, in the same order."""
    return type(kind.__name__, (kind,), {"__doc__": kind.__doc__, **kind.fields, **changed})


def _words(raw: Raw, name: str, where: str) -> None:
    value = raw.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        raise _wrong(f"{where}{name}", Text("不超过 200 字的文字", "a text of at most 200 characters"))


def _an_id(value: str, where: str) -> None:
    if not (value.isascii() and value.replace("-", "").isalnum() and value == value.lower()):
        raise _wrong(where, Text("小写字母、数字和连字符", "small letters, digits and hyphens"))


def _wrong(where: str, should: Text) -> UsageError:
    return UsageError(
        Text(f"清单的 {where} 不对", f"the list's {where} is wrong"),
        Text(f"应为{should.zh}。{_TODO.zh}", f"It should be {should.en}.  {_TODO.en}"),
    )
