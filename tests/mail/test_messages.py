"""Messages one after another, and those of a distant mailbox fetched once."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.readers.messages import Fetched, Lost, Raw
from hegui.text import Text


def test_a_distant_mailbox_is_fetched_once_for_any_number_of_ways_through() -> None:
    fetches = []

    def distant(lost: Lost) -> Iterator[Raw]:
        fetches.append("all")
        yield Raw("uid 1", b"first")
        yield Raw("uid 2", b"second, longer", whole=False)
        lost.large.append("uid 3")
        lost.stops.append(Text("中断", "broke off"))

    box = Fetched(distant)
    for _ in range(3):
        lost = Lost()
        assert list(box(lost)) == [Raw("uid 1", b"first"), Raw("uid 2", b"second, longer", whole=False)]
        assert (lost.large, [s.en for s in lost.stops]) == (["uid 3"], ["broke off"])
    assert fetches == ["all"]
