"""What is held where: a matrix of tables by categories, coloured by the most sensitive column of each cell."""

from __future__ import annotations

from hegui.model import Holding, Inventory, Sensitivity
from hegui.reports import saying
from hegui.reports.counting import by_table
from hegui.reports.page.markup import both, number, plain_text, say
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
    head = "".join(f'<th scope="col"><span>{both(category(kind))}</span></th>' for kind in kinds)
    body = []
    last = ""
    for (source, table), held in list(rows.items())[:MOST]:
        if source != last and table:
            body.append(
                f'<tr class="of"><th scope="colgroup" colspan="{len(kinds) + 3}"><bdi>{plain_text(source)}</bdi></th></tr>'
            )
        last = source
        body.append(_row(table or source, held, kinds))
    rest = ""
    if len(rows) > MOST:
        rest = f'<p class="faint">{both(Text("另有 {n} 行未画出，见下面的清单。", "{n} more rows are in the list below.").fill(n=len(rows) - MOST))}</p>'
    return f"""<section id="held" class="wide">
<h2>{say("数据清单", "Data held")}</h2>
<p class="lead">{both(saying.people(inventory))}</p>
<h3>{say("什么数据在哪里", "What is held where")}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="矩阵 / Matrix"><table class="matrix">
<thead><tr><th scope="col"></th>{head}<th scope="col" class="rest"><span>{say("其他列", "Other columns")}</span></th>
<th scope="col" class="rest"><span>{say("人数", "People")}</span></th></tr></thead>
<tbody>{"".join(body)}</tbody></table></div>{rest}
<p class="legend">{_legend()}</p>
</section>"""


def _rows(inventory: Inventory) -> dict[Key, list[Holding]]:
    """Rows that hold something, by table, or by source where there are too many tables."""
    tables = _telling(by_table(inventory))
    if len(tables) <= ROWS:
        return tables
    sources: dict[Key, list[Holding]] = {}
    for held in inventory.holdings:
        sources.setdefault((held.place.source, ""), []).append(held)
    return _telling(sources)


def _telling(rows: dict[Key, list[Holding]]) -> dict[Key, list[Holding]]:
    return {key: held for key, held in rows.items() if any(h.sensitivity != "none" for h in held)}


def _categories(inventory: Inventory) -> list[str]:
    """The categories that are about people or secrets here, in the order of the words; own ones last."""
    found = {h.category for h in inventory.holdings if h.sensitivity != "none"}
    return [id for id in CATEGORY if id in found] + sorted(found - set(CATEGORY))


def _row(label: str, held: list[Holding], kinds: list[str]) -> str:
    cells = "".join(
        _cell([h for h in held if h.category == kind and h.sensitivity != "none"]) for kind in kinds
    )
    others = sum(h.sensitivity == "none" for h in held)
    people = max((h.people.estimate for h in held if h.people), default=None)
    return (
        f'<tr><th scope="row"><bdi>{plain_text(name(label))}</bdi></th>{cells}'
        f'<td class="rest">{others or ""}</td><td class="rest">{number(people)}</td></tr>'
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
