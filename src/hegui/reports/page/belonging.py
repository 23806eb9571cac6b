"""How tables belong together, and which columns single somebody out together."""

from __future__ import annotations

from hegui.model import Combination, Inventory, Relation
from hegui.reports.page.markup import both, place, plain_text, say
from hegui.reports.words import BY, name
from hegui.text import Text

MOST = 200  # rows of each table; JSON has them all


def section(inventory: Inventory) -> str:
    relations = [r for r in inventory.relations if r.people]
    parts = [part for part in (_relations(relations), _combinations(inventory.combinations)) if part]
    return f'<section id="belonging" class="wide">{"".join(parts)}</section>' if parts else ""


def _relations(relations: list[Relation]) -> str:
    if not relations:
        return ""
    rows = "".join(
        f"<tr><td>{place(r.place)}</td><td>{place(r.to)}</td><td>{both(BY[r.by])}</td><td>{r.certainty:.2f}</td>"
        f'<td class="why">{both(_joined(r.why))}</td></tr>'
        for r in relations[:MOST]
    )
    heads = (("列", "Column"), ("指向", "To"), ("凭什么", "By"), ("把握", "Certainty"), ("理由", "Why"))
    title = say("这些表的行属于别的表里的人", "Rows that belong to people of another table")
    return f"<h3>{title}</h3>{_table(heads, rows)}{_rest(len(relations))}"


def _combinations(combinations: tuple[Combination, ...]) -> str:
    if not combinations:
        return ""
    rows = "".join(
        f'<tr><td>{place(c.place)}</td><td>{_columns(c)}</td><td class="why">{both(c.why)}</td></tr>'
        for c in combinations[:MOST]
    )
    title = say("合在一起能认出个人的列", "Columns that single somebody out together")
    heads = (("表", "Table"), ("列", "Columns"), ("说明", "Why"))
    return f"<h3>{title}</h3>{_table(heads, rows)}{_rest(len(combinations))}"


def _columns(combination: Combination) -> str:
    return " + ".join(f"<bdi><code>{plain_text(name(c))}</code></bdi>" for c in combination.columns)


def _joined(why: tuple[Text, ...]) -> Text:
    return Text("；".join(w.zh for w in why), "; ".join(w.en for w in why))


def _table(heads: tuple[tuple[str, str], ...], rows: str) -> str:
    head = "".join(f"<th>{say(zh, en)}</th>" for zh, en in heads)
    return f'<div class="scroll"><table class="columns"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _rest(count: int) -> str:
    if count <= MOST:
        return ""
    return f'<p class="faint">{both(Text("另有 {n} 行，见 JSON。", "{n} more rows are in the JSON report.").fill(n=count - MOST))}</p>'
