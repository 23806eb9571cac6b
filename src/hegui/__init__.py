"""
hegui (合规): tests real systems and data against China's cyberspace laws, as a linter tests code.

>>> import hegui
>>> report = hegui.check(["./data"])                      # doctest: +SKIP
>>> held = hegui.inventory(["sqlite:///clinic.db"])       # doctest: +SKIP
>>> hegui.decide("outbound", {"ciio": True}).outcome      # doctest: +SKIP
'undetermined'
>>> hegui.Law(date(2026, 1, 1)).cite("csl.fix-and-report-flaws").article_text.zh   # doctest: +SKIP
'第二十四条第一款'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Finding",
    "Holding",
    "Inventory",
    "Law",
    "Organisation",
    "Report",
    "Text",
    "check",
    "decide",
    "decide_table",
    "inventory",
    "write",
]

_HOMES = {
    "Answer": "hegui.deciding.answer",
    "check": "hegui.gathering",
    "decide": "hegui.determinations",
    "decide_table": "hegui.determinations",
    "inventory": "hegui.gathering",
    "Finding": "hegui.model",
    "Holding": "hegui.model",
    "Inventory": "hegui.model",
    "Report": "hegui.model",
    "Law": "hegui.law",
    "Organisation": "hegui.organisation",
    "Text": "hegui.text",
    "write": "hegui.reports",
}

if TYPE_CHECKING:
    from hegui.deciding.answer import Answer
    from hegui.determinations import decide, decide_table
    from hegui.gathering import check, inventory
    from hegui.law import Law
    from hegui.model import Finding, Holding, Inventory, Report
    from hegui.organisation import Organisation
    from hegui.reports import write
    from hegui.text import Text


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'hegui' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
