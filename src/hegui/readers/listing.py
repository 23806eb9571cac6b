"""What could not be read, without endless repetition: the first of a reason one by one, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hegui.model import Place, Read, Skipped
from hegui.text import Text

LISTED = 50  # files listed one by one under the same reason; the rest is counted


def listed(found: Iterator[Read], place: Place) -> Iterator[Read]:
    """The same assets; beyond ``LISTED`` of a reason, one line at the end says how many more there were."""
    reasons: Counter[str] = Counter()
    texts: dict[str, Text] = {}
    for asset in found:
        if not isinstance(asset, Skipped):
            yield asset
            continue
        reasons[asset.reason.en] += 1
        texts[asset.reason.en] = asset.reason
        if reasons[asset.reason.en] <= LISTED:
            yield asset
    for reason, count in reasons.items():
        if count > LISTED:
            more = Text("另有 {n} 个文件：{why}", "{n} more files: {why}").fill(
                n=count - LISTED, why=texts[reason]
            )
            yield Skipped(place, more)
