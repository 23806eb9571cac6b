"""Words shared by the checks over settings."""

from __future__ import annotations

from hegui.model import Setting
from hegui.text import Text


def detail(seen: Setting) -> Text:
    """What the reader adds, in brackets; nothing where it adds nothing."""
    if not seen.detail.zh:
        return Text("", "")
    return Text(f"（{seen.detail.zh}）", f" ({seen.detail.en})")
