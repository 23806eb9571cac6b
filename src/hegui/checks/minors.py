"""Whether minors are among the people, as far as data and the organisation say."""

from __future__ import annotations

from hegui.model import Inventory
from hegui.organisation import Organisation
from hegui.text import Text


def minors_said(held: Inventory, us: Organisation) -> Text | None:
    """In words, what shows that minors' personal information is handled; None where nothing does."""
    if not held.personal:
        return None
    if held.minors:
        return Text("数据中约有 {n} 名未成年人", "the data hold about {n} minors").fill(n=held.minors)
    if us.serves_minors:
        return Text(
            "hegui.toml 申报服务面向未成年人（serves_minors）",
            "hegui.toml says that the service is for minors (serves_minors)",
        )
    return None
