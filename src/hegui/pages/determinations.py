"""
The page of all questions and their facts: ``python -m hegui.pages.determinations > docs/determinations.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from hegui.deciding.declaring import Fact, Facts
from hegui.deciding.determination import Determination
from hegui.determinations import room

HEAD = """# Determinations

<!-- Written by `python -m hegui.pages.determinations`; a test compares it with the questions. -->

`hegui decide QUESTION` tells which path the law sets for a situation, step by step with its articles.
A fact that nobody gave is unknown, never "no": the answer is determined only if every possibility gives the same one.
Otherwise it is `undetermined`, with the outcomes still open and the facts that would decide, the most decisive first.

```sh
hegui decide --list
hegui decide outbound                                  # asks, only what still matters; < goes back, q ends
hegui decide outbound --facts facts.toml --on 2026-06-01
hegui decide outbound --facts transfers.csv            # a situation a row, an answer a row
hegui decide outbound --facts facts.toml --format html -o answer.html
hegui decide outbound --facts facts.toml --format json -o answer.json
hegui decide --replay answer.json                      # the same bytes again, from the values of law in the file
hegui decide outbound --schema                         # JSON Schema of the facts
hegui decide outbound --from inventory.json --exported 'sent.db#*'
```

| exit code | meaning |
|---|---|
| 0 | determined |
| 3 | undetermined |
| 2 | a fact or a file that is not well formed |

The library does the same: `hegui.decide("outbound", facts, on=date(2026, 6, 1))` gives an `Answer` with `outcome`, `open`, `deciding`, `steps`, `grounds`, `remaining`, `refining`, `parts`, `doubts` and `digest`.
`hegui.decide_table("outbound", "transfers.csv")` answers a table row by row: each has its `line`, its `id` and its `answer`, or what is `wrong` with it.

## Facts

A file of facts is TOML or JSON, with the names below.
`flows` and the like are lists of things with facts of their own, `[[flows]]` in TOML.
A count is a whole number or a range: `120`, `"100..500"`, `"1.."`, `{min = 100, max = 500}`.
A day is `2026-03-01`; a moment has its zone, `2026-03-01T14:30:00+08:00`.
In a table a column is `ciio` or `flows.1.people_with_sensitive`; `id` and `on` are a row's own name and day; an empty cell is unknown.
What is not declared, of the wrong kind, upside down or at odds with another fact is told with the field and what it may be; nothing is guessed.

`--from` takes an inventory (`hegui inventory … --format json`) and fills in only how many people are *held*, as a range from the largest table to the sum, with where it comes from.
People sent abroad are counted only in the tables named by `--exported`, one pattern a flow; a platform's users only in the table named by `--users`.

Before a question's first day the answer is `no-such-rule`.

## Lists of free-trade zones

Article 6 of the Cross-border Provisions leaves it to each zone to list what stays under the three procedures.
The lists of Shanghai and Zhejiang are on the shelf; give another one with `--zone-list FILE`:

```toml
id = "ftz-example"             # of the list: small letters, digits, hyphens
zone = "example"               # what the fact `zone` may then say
zh = "示例自贸区数据出境负面清单（2025版）"
en = "Negative list of the example zone (2025)"
since = 2025-03-01             # the first day it was in force

[[row]]                        # a scene with lines of its own; each line includes its number
id = "example-members"         # what the fact `zone_scene` of a flow may then say
zh = "会员管理"
en = "members"
article = "III"
contract_people = 1_000_000    # standard contract or certification from here on; below it the scene is free
assessment_people = 10_000_000 # security assessment from here on
contract_sensitive = 100_000   # the same two lines for sensitive personal information
assessment_sensitive = 1_000_000
filing = false                 # must one file with the zone before exporting?
```

```sh
hegui decide outbound --zone-list example.toml --facts facts.toml   # zone = "example" and zone_scene = "example-members" in it
```

A list without any `[[row]]` is one that only names data: whether a flow's data are outside it is the fact `outside_zone_list`.
What the list says is the user's word: its provisions are marked unverified, and `--replay` proves the answer from the list kept in it.
A field that the list does not cover stays under the national rules; an operator of critical infrastructure cannot use a list.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for each in room.all().values() for line in _question(each))]) + "\n"


def _question(asked: Determination) -> Iterator[str]:
    yield f"## {asked.id}: {asked.title.zh} · {asked.title.en}"
    yield ""
    _, _, about = asked.about.partition("\n\n")
    yield from about.splitlines()
    yield ""
    turns = "".join(f", {day.isoformat()}" for day in asked.turning)
    yield f"In force since {asked.since.isoformat()}{'; its rules or their numbers changed on' + turns[1:] if turns else ''}."
    yield ""
    yield "| outcome | meaning |"
    yield "|---|---|"
    for id, text in asked.outcomes.items():
        yield f"| `{id}` | {text.zh} · {text.en} |"
    yield ""
    yield from _facts(asked.facts, "")


def _facts(kind: type[Facts], about: str) -> Iterator[str]:
    yield f"| fact{f' of each of `{about}`' if about else ''} | kind | what it asks | rests on |"
    yield "|---|---|---|---|"
    for name, fact in kind.fields.items():
        yield f"| `{name}` | {_kind(fact)} | {_asks(fact)} | {', '.join(f'`{id}`' for id in fact.by)} |"
    yield ""
    for pair in kind.excludes:
        one, other = (_shown(kind, name, value) for name, value in (pair.first, pair.second))
        yield f"`{one}` and `{other}` exclude each other: {pair.because.zh} · {pair.because.en}"
        yield ""
    for name, fact in kind.fields.items():
        if fact.rows is not None:
            yield from _facts(fact.rows, name)


def _kind(fact: Fact) -> str:
    if fact.kind == "choice":
        return " \\| ".join(f"`{option.id}`" for option in fact.options)
    return {"yes-no": "yes or no", "rows": "list", "text": "text"}.get(fact.kind, fact.kind)


def _asks(fact: Fact) -> str:
    note = f" ({fact.note.zh} · {fact.note.en})" if fact.note.zh else ""
    such = f"<br>例：{fact.such.zh} · e.g. {fact.such.en}" if fact.such.zh else ""
    return f"{fact.question.zh} · {fact.question.en}{note}{such}".replace("|", "\\|")


def _shown(kind: type[Facts], name: str, value: bool | str) -> str:
    """One answer of a pair; of a count, true means more than none."""
    if kind.fields[name].kind == "count":
        return f"{name} > 0" if value else f"{name} = 0"
    return f"{name} = {str(value).lower() if isinstance(value, bool) else value}"


if __name__ == "__main__":
    sys.stdout.write(page())
