"""What is held where: a matrix of tables by categories, coloured by the most sensitive column of each cell."""

from __future__ import annotations

from dataclasses import dataclass

from hegui.model import Holding, Inventory, Sensitivity
from hegui.reports import saying
from hegui.reports.page.markup import both, number, plain_text, say
from hegui.reports.series import Series, in_series, people_of
from hegui.reports.words import CATEGORY, SENSITIVITY, category, name
from hegui.text import Text

ROWS = 40  # tables; an inventory with more is drawn by source
MOST = 80  # rows at most
RANK: dict[Sensitivity, int] = {"none": 0, "personal": 1, "secret": 2, "sensitive": 3}


@dataclass(frozen=True, slots=True)
class Row:
    """A table, those of one form, what is left of a source, or all of it."""

    source: str
    title: Text  # empty where it is the source
    columns: list[Holding]
    people: Text | None


def section(inventory: Inventory) -> str:
    rows = _rows(inventory)
    if not rows:
        return ""
    kinds = _categories(inventory)
    head = "".join(f'<th scope="col"><span>{both(category(kind))}</span></th>' for kind in kinds)
    body = []
    last = ""
    for row in rows[:MOST]:
        if row.source != last and row.title.zh:
            body.append(
                f'<tr class="of"><th scope="colgroup" colspan="{len(kinds) + 3}"><bdi>{plain_text(row.source)}</bdi></th></tr>'
            )
        last = row.source
        body.append(_drawn(row, kinds))
    rest = ""
    if len(rows) > MOST:
        rest = f'<p class="faint">{both(Text("另有 {n} 行未画出，见下面的清单。", "{n} more rows are in the list below.").fill(n=len(rows) - MOST))}</p>'
    return f"""<section id="held" class="wide">
<h2>{say("数据清单", "Data held")}</h2>
<p class="lead">{both(saying.people(inventory))}</p>
<h3>{say("按类别", "By category")}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="矩阵 / Matrix"><table class="matrix">
<thead><tr><th scope="col"></th>{head}<th scope="col" class="rest"><span>{say("其他列", "Other columns")}</span></th>
<th scope="col" class="rest"><span>{say("人数", "People")}</span></th></tr></thead>
<tbody>{"".join(body)}</tbody></table></div>{rest}
<p class="legend">{_legend()}</p>
</section>"""


def _rows(inventory: Inventory) -> list[Row]:
    """Rows that hold something: every table, those of one form as one, or those that hold most and one for the others of their
    source."""
    told = [each for each in in_series(inventory) if any(h.sensitivity != "none" for h in each.columns)]
    if len(told) <= ROWS:
        return [_row(each) for each in told]
    sources: dict[str, list[Series]] = {}
    for each in told:
        sources.setdefault(each.key[0], []).append(each)
    if len(sources) > ROWS // 2:
        return [_together(source, Text("", ""), of) for source, of in sources.items()]
    room = ROWS // len(sources)
    rows: list[Row] = []
    for source, of in sources.items():
        gravest = sorted(of, key=_weight, reverse=True)[: room if len(of) <= room else room - 1]
        rows += [_row(each) for each in of if each in gravest]
        if rest := [each for each in of if each not in gravest]:
            title = Text("其余 {n} 张表", "{n} other tables").fill(n=sum(each.many for each in rest))
            rows.append(_together(source, title, rest))
    return rows


def _row(series: Series) -> Row:
    source, table = series.key
    most = [
        max((h for h in held if h.people), key=_people, default=held[0]) for held in series.tables.values()
    ]
    return Row(source, Text(name(table), name(table)), series.columns, people_of(most))


def _together(source: str, title: Text, of: list[Series]) -> Row:
    held = [h for each in of for columns in each.tables.values() for h in columns]
    people = max(map(_people, held), default=0)
    return Row(source, title, held, Text(f"{people:,}", f"{people:,}") if people else None)


def _people(held: Holding) -> int:
    return held.people.estimate if held.people else 0


def _weight(series: Series) -> tuple[int, int, int]:
    """What makes a table worth a row of its own: sensitive columns in the clear, sensitive ones, people."""
    grave = [h for h in series.columns if h.sensitivity in ("sensitive", "secret")]
    return (
        sum(h.protection == "clear" for h in grave),
        len(grave),
        max(map(_people, series.columns), default=0),
    )


def _categories(inventory: Inventory) -> list[str]:
    """The categories that are about people or secrets here, in the order of the words; own ones last."""
    found = {h.category for h in inventory.holdings if h.sensitivity != "none"}
    return [id for id in CATEGORY if id in found] + sorted(found - set(CATEGORY))


def _drawn(row: Row, kinds: list[str]) -> str:
    cells = "".join(
        _cell([h for h in row.columns if h.category == kind and h.sensitivity != "none"]) for kind in kinds
    )
    title = both(row.title) if row.title.zh else plain_text(name(row.source))
    others = sum(h.sensitivity == "none" for h in row.columns)
    people = both(row.people) if row.people else number(None)
    return (
        f'<tr><th scope="row"><bdi>{title}</bdi></th>{cells}'
        f'<td class="rest">{others or ""}</td><td class="rest">{people}</td></tr>'
    )


def _cell(held: list[Holding]) -> str:
    if not held:
        return "<td></td>"
    worst = max((h.sensitivity for h in held), key=RANK.__getitem__)
    kept = all(h.protection != "clear" for h in held)
    return f'<td class="m {worst}{" kept" if kept else ""}">{len(held)}</td>'


def _legend() -> str:
    kinds: tuple[Sensitivity, ...] = ("sensitive", "secret", "personal")
    keys = "".join(f'<span><i class="m {kind}"></i>{both(SENSITIVITY[kind])}</span>' for kind in kinds)
    kept = say("全部已遮蔽、散列、加密或令牌化", "all masked, hashed, encrypted or tokenised")
    count = say(
        "数字是列数，颜色取其中最敏感的", "numbers count columns; the colour is that of the most sensitive"
    )
    return f'{keys}<span><i class="m sensitive kept"></i>{kept}</span><span class="faint">{count}</span>'
