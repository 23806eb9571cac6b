"""hegui readers: what can be read, what it needs, and what has not met a real server yet."""

from __future__ import annotations

import pytest
from doors import said

from hegui.readers import room


@pytest.mark.parametrize(("lang", "word"), [("zh", "（试验）"), ("en", "(experimental)")])
def test_every_reader_has_a_line_and_the_untried_say_so(
    lang: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(capsys, "readers", "--lang", lang)[1].splitlines()
    for reader in room.all().values():
        (line,) = [line for line in lines if line.split()[:1] == [reader.id]]
        assert reader.title.zh in line or reader.title.en in line
        assert (word in line) == reader.experimental
        assert (f"hegui[{reader.needs}]" in line) == bool(reader.needs)
    if any(reader.experimental for reader in room.all().values()):
        assert lines[-1].startswith(word)
