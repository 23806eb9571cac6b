"""What checks on vulnerable components say alike."""

from __future__ import annotations

from hegui.model import SEVERITIES, Fact, Severity
from hegui.supply.showing import version_shown
from hegui.text import Text

_LOWER: dict[Severity, Severity] = {"critical": "high", "high": "medium", "medium": "low", "low": "low"}


def how_grave(seen: Fact) -> Severity:
    """By the gravest flaw, high at least where it is used in attacks; a step less for development only, medium where nobody graded it."""
    told: Severity = next((s for s in SEVERITIES if s == seen["severity"]), "medium")
    if seen["exploited"] and told in ("low", "medium"):
        told = "high"
    return _LOWER[told] if seen["development"] else told


def upgrade(seen: Fact) -> Text:
    """To which version, if there is one for all of it."""
    fixed = seen["fixed"]
    if not isinstance(fixed, str):
        return Text("", "")
    if seen["unfixed"]:
        said = Text("。升级到 {v} 可修复其中一部分", "; {v} mends some of it")
    else:
        said = Text("。升级到 {v} 或更高版本", "; upgrade to {v} or later")
    return said.fill(v=version_shown(fixed))
