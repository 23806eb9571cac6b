"""Software components: a row a file, the components themselves folded away."""

from __future__ import annotations

from hegui.model import Inventory
from hegui.reports.components import ComponentFile, files
from hegui.reports.page.markup import both, plain_text, say
from hegui.text import Text

MOST = 200  # files, and components of a file, that the page shows; JSON has them all


def section(inventory: Inventory) -> str:
    """Nothing where no file of components was read."""
    found = files(inventory)
    if not found:
        return ""
    heads = "".join(
        f"<th>{say(*words)}</th>"
        for words in (
            ("清单", "List"), ("组件", "Components"), ("仅用于开发", "Development only"), ("无确切版本", "No exact version"),
            ("有已知漏洞", "Vulnerable"), ("漏洞核对", "Vulnerabilities"),
        )
    )  # fmt: skip
    rows = "".join(_row(each) for each in found[:MOST])
    title = say("软件组件", "Software components")
    return (
        f'<section id="components" class="wide"><h2>{title} <i>{sum(f.count for f in found):,}</i></h2>'
        f'<table class="first"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{_more(len(found))}</section>'
    )


def _row(each: ComponentFile) -> str:
    listed = "".join(
        f"<li><code>{plain_text(f'{e} {n} {v}'.strip())}</code></li>" for e, n, v in each.packages[:MOST]
    )
    names = f"<details><summary>{plain_text(each.source)}</summary><ul>{listed}</ul>{_more(len(each.packages))}</details>"
    vulnerable = f"{each.vulnerable:,}" if each.checked else "–"
    return (
        f"<tr><td>{names}</td><td>{each.count:,}</td><td>{each.development:,}</td><td>{each.unversioned:,}</td>"
        f"<td>{vulnerable}</td><td>{both(each.said)}</td></tr>"
    )


def _more(count: int) -> str:
    if count <= MOST:
        return ""
    return f'<p class="faint">{both(Text("另有 {n} 行，见 JSON。", "{n} more rows are in the JSON report.").fill(n=count - MOST))}</p>'
