"""The inventory as a page of its own: what is held, in figures, as a picture, and column by column."""

from __future__ import annotations

from collections import Counter

from hegui.model import Inventory
from hegui.reports import saying
from hegui.reports.counting import by_table, in_clear
from hegui.reports.page import belonging, closing, holdings, matrix, picture
from hegui.reports.page.glance import sampled, top
from hegui.reports.page.markup import both, plain_text, say
from hegui.text import Lang, Text

TITLE = Text("数据清单", "Inventory of data")


def body(inventory: Inventory, lang: Lang) -> str:
    """All that stands between the head of the file and its script."""
    return "\n".join(
        (
            _header(inventory, lang),
            '<main id="main">',
            f'<section id="overview" class="wide"><div class="figures">{_figures(inventory)}</div>{sampled(inventory)}\n{picture.titled(inventory)}</section>',
            matrix.section(inventory),
            holdings.section(inventory),
            belonging.section(inventory),
            closing.not_looked_at(inventory.skipped),
            "</main>",
            f'<footer class="end"><div class="wide"><p>{both(_WHY)}</p><p>{both(closing.HOW)}</p><p>{both(saying.DISCLAIMER)}</p></div></footer>',
        )
    )


_WHY = Text(
    "这份清单用来证明数据已分类分级（个保法第五十一条、网安法第二十三条、数安法第二十一条与第二十七条）；每一列都有一行，不含个人信息的也在内。",
    "It is how one shows that data are classified and graded (PIPL 51, CSL 23, DSL 21 with 27): every column has a row, clean ones too.",
)


def _header(inventory: Inventory, lang: Lang) -> str:
    sources = tuple(dict.fromkeys(h.place.source for h in inventory.holdings))
    on = inventory.on.isoformat() if inventory.on else "–"
    facts = f"<div><dt>{say('按哪一天的法律分类', 'Classified by the law of')}</dt><dd>{on}</dd></div>"
    return f"""{top(TITLE, inventory.organisation, sources, facts, lang)}
<nav class="jump" aria-label="目录 / Contents"><div class="wide">
<a href="#overview">{say("总览", "Overview")}</a>
<a href="#held">{say("按类别", "By category")}</a>
<a href="#columns">{say("每张表、每一列", "Every column")} <i>{len(inventory.holdings):,}</i></a>
<a href="#skipped">{say("未检查", "Not looked at")} <i>{len(inventory.skipped):,}</i></a>
</div></nav>"""


def _figures(inventory: Inventory) -> str:
    kinds = Counter(h.sensitivity for h in inventory.holdings)
    grave, clear = kinds["sensitive"] + kinds["secret"], sum(map(in_clear, inventory.holdings))
    people = inventory.people
    figures = [
        (
            say("涉及人数（估计）", "People (estimate)"),
            f"{people.estimate:,}" if people else "–",
            plain_text(f"{people.low:,} – {people.high:,}") if people else say("未能估计", "not estimated"),
            "",
        ),
        (
            say("表和列", "Tables and columns"),
            f"{len(by_table(inventory)):,} / {len(inventory.holdings):,}",
            both(
                Text("其中个人信息 {n} 列", "{n} columns of personal information").fill(
                    n=kinds["personal"] + kinds["sensitive"]
                )
            ),
            "",
        ),
        (
            say("敏感个人信息和凭证", "Sensitive and secret"),
            f"{grave:,}",
            both(
                Text("敏感 {s} 列，凭证密钥 {k} 列", "{s} sensitive columns, {k} secret").fill(
                    s=kinds["sensitive"], k=kinds["secret"]
                )
            ),
            "",
        ),
        (
            say("其中以明文存放", "Of these, in the clear"),
            f"{clear:,}",
            both(Text("共 {n} 列敏感或凭证", "of {n} such columns").fill(n=grave)),
            "bad" if clear else "",
        ),
    ]
    return "".join(
        f'<div class="figure {tone}"><p>{label}</p><b>{value}</b><small>{note}</small></div>'
        for label, value, note, tone in figures
    )
