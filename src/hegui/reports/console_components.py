"""Software components on a terminal: a line a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.model import Inventory
from hegui.reports.components import files
from hegui.reports.console import line, styled
from hegui.reports.words import one_line
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from rich.console import Console

MOST = 20


def print_components(console: Console, inventory: Inventory, lang: Lang) -> None:
    """Print what files say of components; nothing where none was read."""
    found = files(inventory)
    if not found:
        return
    console.rule(styled(Text(" 软件组件 ", " Software components ")[lang], "bold"), style="dim", align="left")
    for each in found[:MOST]:
        vulnerable = (
            Text("，有已知漏洞 {v}", ", {v} vulnerable").fill(v=each.vulnerable)
            if each.checked
            else Text("", "")
        )
        said = Text(
            "{n} 个组件，漏洞{said}{vulnerable}", "{n} components, vulnerabilities {said}{vulnerable}"
        )
        told = said.fill(n=each.count, said=each.said, vulnerable=vulnerable)
        line(console, styled(one_line(told[lang])).append(f"  {each.source}", "cyan"))
    if len(found) > MOST:
        line(
            console, Text("…… 另有 {n} 份清单", "… and {n} more lists").fill(n=len(found) - MOST)[lang], "dim"
        )
    console.print()
