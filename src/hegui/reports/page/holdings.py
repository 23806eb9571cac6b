"""Every column, table by table: those about people in rows, the others by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hegui.model import Holding, Inventory, Sensitivity
from hegui.reports import saying
from hegui.reports.page.markup import attribute, both, number, plain_text, say
from hegui.reports.series import Series, in_series, people_of
from hegui.reports.words import GRADE, PROTECTION, SENSITIVITY, category, name
from hegui.text import Text

OPEN = 12  # with so many tables, those that hold sensitive data stand open
ORDER: tuple[Sensitivity, ...] = ("sensitive", "secret", "personal", "none")


def section(inventory: Inventory) -> str:
    if not inventory.holdings:
        nothing = say("没有读到任何列。", "No column was read.")
        return f'<section id="held" class="wide"><h2>{say("数据清单", "Data held")}</h2><p class="empty">{nothing}</p></section>'
    told = in_series(inventory)
    ids = links(inventory)
    made = "\n".join(_table(each, len(told) <= OPEN, ids[next(iter(each.tables))]) for each in told)
    note = say(
        "表内未列出的列是没有认出个人信息的列；GB/T 45574 与 GB/T 35273 是推荐性标准，敏感与否以《个人信息保护法》第二十八条为准。",
        "Columns given only by name showed nothing personal. GB/T 45574 and GB/T 35273 recommend; what is sensitive rests on PIPL Art 28.",
    )
    title = (
        f'<h2 id="held">{say("数据清单", "Data held")}</h2>'
        if all(h.sensitivity == "none" for h in inventory.holdings)
        else ""
    )
    return f"""<section id="columns" class="wide">{title}
<h3>{say("每张表、每一列", "Every table, every column")}</h3>
{_filters(inventory)}
<div id="tables">{made}</div>
<p class="note">{note}</p>
</section>"""


def _filters(inventory: Inventory) -> str:
    kinds = {h.sensitivity for h in inventory.holdings}
    protections = {h.protection for h in inventory.holdings if h.sensitivity != "none"}
    words = {kind: SENSITIVITY[kind] for kind in ORDER if kind in kinds}
    return f"""<form class="filters" id="column-filters" hidden autocomplete="off">
<label class="search"><span>{say("查找", "Search")}</span><input type="search" id="column-q" spellcheck="false"></label>
<label><span>{say("敏感程度", "Sensitivity")}</span>{_select("sensitivity", list(words.items()))}</label>
<label><span>{say("保护", "Protection")}</span>{_select("protection", [(p, t) for p, t in PROTECTION.items() if p in protections])}</label>
<button type="reset" class="quiet">{say("清除", "Clear")}</button>
<button type="button" class="quiet" id="open-all">{say("全部展开", "Open all")}</button>
<output id="columns-shown" aria-live="polite"></output>
</form>"""


def _select(id: str, options: Iterable[tuple[str, Text]]) -> str:
    made = "".join(
        f'<option value="{attribute(value)}" data-zh="{attribute(text.zh)}" data-en="{attribute(text.en)}">'
        f"{plain_text(f'{text.zh} / {text.en}')}</option>"
        for value, text in [("", Text("全部", "All")), *options]
    )
    return f'<select id="by-{id}">{made}</select>'


def links(inventory: Inventory) -> dict[tuple[str, str], str]:
    """The id on the page of each table; those of one form share it."""
    return {
        key: f"t{number}" for number, each in enumerate(in_series(inventory), start=1) for key in each.tables
    }


def _table(series: Series, few: bool, id: str) -> str:
    (source, table), held = series.key, series.columns
    counts = Counter(h.sensitivity for h in held)
    tags = "".join(
        f'<span class="dot {kind}">{both(SENSITIVITY[kind])} {counts[kind]:,}</span>'
        for kind in ORDER
        if counts[kind]
    )
    rows = [series.alike(n) for n, h in enumerate(held) if h.sensitivity != "none"]
    clean = [h for h in held if h.sensitivity == "none"]
    is_open = " open" if few and (counts["sensitive"] or counts["secret"]) else ""
    title = plain_text(name(source)) + (
        f" <b>{plain_text(name(table))}</b>" if table and table != source else ""
    )
    many = f' <span class="badge series">{both(series.count)}</span>' if series.many > 1 else ""
    return f"""<details class="table" id="{id}"{is_open}><summary><span class="name"><bdi>{title}</bdi>{many}</span>
<span class="dots">{tags}</span><span class="faint about">{_about(series)}</span></summary>
{_rows(rows) if rows else ""}{_clean(clean) if clean else ""}{_members(series) if series.many > 1 else ""}</details>"""


def _about(series: Series) -> str:
    """About how many people a table tells of."""
    held = [h for columns in series.tables.values() for h in columns]
    people = max((h.people for h in held if h.people), key=lambda p: p.estimate, default=None)
    if people is None:
        return ""
    if series.many > 1:
        return both(Text("每张至多约 {n} 人", "at most about {n} people each").fill(n=people.estimate))
    return both(Text("约 {n} 人", "about {n} people").fill(n=saying.people_range(people)))


def _members(series: Series) -> str:
    names = "".join(f"<li><bdi><code>{plain_text(each)}</code></bdi></li>" for each in series.members)
    note = say("理由取自第一张", "the reasons are those of the first")
    return (
        f'<details class="more"><summary>{both(series.count)}</summary><p class="faint">{note}</p>'
        f'<div class="clean"><ul>{names}</ul></div></details>'
    )


def _rows(held: list[list[Holding]]) -> str:
    head = "".join(
        f"<th>{say(zh, en)}</th>"
        for zh, en in (
            ("列", "Column"), ("数据项", "Entity"), ("敏感程度", "Sensitivity"), ("保护", "Protection"), ("级别", "Grade"),
            ("人数", "People"), ("把握", "Certainty"), ("理由", "Why"),
        )
    )  # fmt: skip
    body = "\n".join(_row(h) for h in sorted(held, key=lambda h: ORDER.index(h[0].sensitivity)))
    return f'<div class="scroll"><table class="columns"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _row(alike: list[Holding]) -> str:
    held = alike[0]
    entity = both(held.entity.name) if held.entity else "–"
    if held.corrected:
        entity += f' <span class="badge corrected">{say("人工更正", "corrected")}</span>'
    kind = f"<small>{both(category(held.category))}</small>" if held.category else ""
    under = f"<small>{plain_text(', '.join(held.sensitive_under))}</small>" if held.sensitive_under else ""
    grade = both(GRADE[held.grade])
    if held.grade_candidate:
        grade += (
            f"<small>{both(Text('候选：{g}', 'candidate: {g}').fill(g=GRADE[held.grade_candidate]))}</small>"
        )
    minors = ""
    young, children = _sum(h.minors for h in alike), _sum(h.under_14 for h in alike)
    if young is not None or children is not None:
        minors = both(
            Text("未成年 {m}，不满十四 {u}", "{m} minors, {u} under 14").fill(
                m="–" if young is None else young, u="–" if children is None else children
            )
        )
    why = both(Text("；".join(w.zh for w in held.why), "; ".join(w.en for w in held.why)))
    exposed = " exposed" if held.protection == "clear" and held.sensitivity != "personal" else ""
    return (
        f'<tr data-sensitivity="{held.sensitivity}" data-protection="{held.protection}">'
        f"<td><bdi><code>{plain_text(name(held.column))}</code></bdi></td><td>{entity}{kind}</td>"
        f'<td><span class="dot {held.sensitivity}">{both(SENSITIVITY[held.sensitivity])}</span>{under}</td>'
        f'<td class="kept-{held.protection}{exposed}">{both(PROTECTION[held.protection])}</td><td>{grade}</td>'
        f"<td>{_people(alike)}<small>{minors}</small></td><td>{min(h.certainty for h in alike):.2f}</td>"
        f'<td class="why">{why}</td></tr>'
    )


def _people(alike: list[Holding]) -> str:
    """Of one table about how many and within which bounds; of many how many each has."""
    told, people = people_of(alike), alike[0].people
    if told is None:
        return number(None)
    if len(alike) > 1 or people is None or people.low == people.high:
        return both(told)
    return f"{both(told)}<small>{people.low:,}–{people.high:,}</small>"


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [n for n in counts if n is not None]
    return sum(known) if known else None


def _corrected(held: Holding) -> str:
    """That a person said so, and why; without a reason a column given by name only needs none."""
    return f" <small>{both(held.why[0])}</small>" if held.corrected and held.why else ""


def _clean(held: list[Holding]) -> str:
    names = "".join(
        f'<li data-sensitivity="none"><bdi><code>{plain_text(name(h.column))}</code></bdi>{_corrected(h)}</li>'
        for h in held
    )
    label = both(Text("{s}列 {n}", "{s} ({n})").fill(s=Text("非个人信息", "Not personal"), n=len(held)))
    return f'<div class="clean"><span class="faint">{label}</span><ul>{names}</ul></div>'
