"""What a layer hands to the engine: one library, one version, why."""

from __future__ import annotations

from dataclasses import dataclass

from hegui.masking import Masked
from hegui.scripts.nouns import NOTHING_SHOWN, ToldBy


@dataclass(frozen=True, slots=True)
class Clue:
    library: str
    version: str | None
    told_by: ToldBy
    certainty: float
    offset: int = 0
    evidence: Masked = NOTHING_SHOWN
    low: str | None = None
    high: str | None = None
    among: tuple[str, ...] = ()  # the releases it may be, where they are known one by one
    sure: bool = False  # told by a name that is this library's alone
