"""What is held where: a matrix of tables by categories, coloured by the most sensitive column of each cell."""

from __future__ import annotations

from hegui.model import Holding, Inventory, Sensitivity
from hegui.reports import saying
from hegui.reports.page.markup import both, number, plain_text, say
from hegui.reports.series import in_series
from hegui.reports.words import CATEGORY, SENSITIVITY, category, name
from hegui.text import Text

ROWS = 40  # tables; an inventory with more is drawn by source
MOST = 80  # rows at most
RANK: dict[Sensitivity, int] = {"none": 0, "personal": 1, "secret": 2, "sensitive": 3}

Key = tuple[str, str]


def section(inventory: Inventory) -> str:
    rows = _rows(inventory)
    if not rows:
        return ""
    kinds = _categories(inventory)
    many = {series.key for series in in_series(inventory) if series.many > 1}
    head = "".join(f'<th scope="col"><span>{both(category(kind))}</span></th>' for kind in kinds)
    body = []
    last = ""
    for (source, table), held in list(rows.items())[:MOST]:
        if source != last and table:
            body.append(
                f'<tr class="of"><th scope="colgroup" colspan="{len(kinds) + 3}"><bdi>{plain_text(source)}</bdi></th></tr>'
            )
        last = source
        body.append(_row(table or source, held, kinds, each=(source, table) in many))
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


def _rows(inventory: Inventory) -> dict[Key, list[Holding]]:
    """Rows that hold something: every table, those of one form as one, or those that hold most and one row for the others of
    their source."""
    tables = _telling({each.key: each.columns for each in in_series(inventory)})
    if len(tables) <= ROWS:
        return tables
    sources: dict[str, dict[Key, list[Holding]]] = {}
    for key, held in tables.items():
        sources.setdefault(key[0], {})[key] = held
    if len(sources) > ROWS // 2:
        return {(s, ""): [h for held in of.values() for h in held] for s, of in sources.items()}
    each = ROWS // len(sources)
    rows: dict[Key, list[Holding]] = {}
    for source, of in sources.items():
        first = set(
            sorted(of, key=lambda key: _weight(of[key]), reverse=True)[
                : each if len(of) <= each else each - 1
            ]
        )
        rows |= {key: held for key, held in of.items() if key in first}
        rest = [held for key, held in of.items() if key not in first]
        if rest:
            rows[source, f"{_REST}{len(rest)}"] = [h for held in rest for h in held]
    return rows


_REST = "\0"  # begins the label of the row for the other tables of a source: no name holds it


def _weight(held: list[Holding]) -> tuple[int, int, int]:
    """What makes a table worth a row of its own: sensitive columns in the clear, sensitive ones, people."""
    grave = [h for h in held if h.sensitivity in ("sensitive", "secret")]
    people = max((h.people.estimate for h in held if h.people), default=0)
    return sum(h.protection == "clear" for h in grave), len(grave), people


def _telling(rows: dict[Key, list[Holding]]) -> dict[Key, list[Holding]]:
    return {key: held for key, held in rows.items() if any(h.sensitivity != "none" for h in held)}


def _categories(inventory: Inventory) -> list[str]:
    """The categories that are about people or secrets here, in the order of the words; own ones last."""
    found = {h.category for h in inventory.holdings if h.sensitivity != "none"}
    return [id for id in CATEGORY if id in found] + sorted(found - set(CATEGORY))


def _row(label: str, held: list[Holding], kinds: list[str], each: bool) -> str:
    """``each``: the row stands for several tables of one form, and its people are those of one."""
    cells = "".join(
        _cell([h for h in held if h.category == kind and h.sensitivity != "none"]) for kind in kinds
    )
    title = f"<bdi>{plain_text(name(label))}</bdi>"
    if label.startswith(_REST):
        title = both(Text("其余 {n} 张表", "{n} other tables").fill(n=int(label[1:])))
    others = sum(h.sensitivity == "none" for h in held)
    people = max((h.people.estimate for h in held if h.people), default=None)
    told = both(Text("每张 {n}", "{n} each").fill(n=people)) if each and people else number(people)
    return (
        f'<tr><th scope="row">{title}</th>{cells}'
        f'<td class="rest">{others or ""}</td><td class="rest">{told}</td></tr>'
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
