"""
How well phishing mail is told from honest mail, on the made-up mails of ``tests/mail/devset``.

    python benchmarks/mail.py                    scores on both portions
    python benchmarks/mail.py --show 30          wrong verdicts of the dev portion
    python benchmarks/mail.py --folder DIR       honest mails of your own (files, one mail each): how many are flagged

Recall is the share of phishing whose score is above what so many of the honest mails reach.  The *held* portion gives totals and is
never shown, so that no signal is written to fit it.  See tests/mail/devset/README.md for what these figures cannot tell.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "mail"))

RATES = (0.001, 0.005, 0.01)  # shares of honest mail flagged
BARS = (0.55, 0.70, 0.75)  # recall wanted at each, on real brand and credential phishing
OTHER_DECEIT = {
    "bec",
    "scam",
    "callback",
    "malware",
    "fake-thread",
}  # no brand's page that asks for a password


@dataclass(frozen=True, slots=True)
class Judged:
    id: str
    label: str
    kind: str
    lang: str
    level: str
    score: float
    signals: tuple[str, ...]


def judged(mails: Iterable[tuple[str, str, str, str, bytes]]) -> tuple[list[Judged], float]:
    """Every mail with its verdict, and the seconds of CPU that judging took."""
    from hegui.mail import judge

    found, seconds = [], 0.0
    for id, label, kind, lang, raw in mails:
        start = process_time()
        verdict = judge(raw)
        seconds += process_time() - start
        signals = tuple(f"{s.id} {s.weight:+.1f}" for s in verdict.signals)
        found.append(Judged(id, label, kind, lang, verdict.level, verdict.score, signals))
    return found, seconds


def recall_at(rate: float, honest: list[Judged], phishing: list[Judged]) -> float:
    """Share of phishing above the score that at most this share of honest mails exceed."""
    scores = sorted((m.score for m in honest), reverse=True)
    limit = scores[int(rate * len(scores))]
    return sum(m.score > limit for m in phishing) / max(len(phishing), 1)


def report(all_of_it: list[Judged], seconds: float) -> Iterator[str]:
    honest = [m for m in all_of_it if m.label == "ham"]
    phishing = [m for m in all_of_it if m.label == "phish"]
    yield f"{len(phishing):,} phishing and {len(honest):,} honest mails, {len(all_of_it) / seconds:,.0f} a second of CPU"
    credentials = [m for m in phishing if m.kind not in OTHER_DECEIT]
    for rate, bar in zip(RATES, BARS, strict=True):
        yield (
            f"recall at {rate:.1%} false positives: {recall_at(rate, honest, credentials):.3f} of brand and credential "
            f"phishing (bar on real mail {bar}), {recall_at(rate, honest, phishing):.3f} of all"
        )
    high = [m for m in phishing if m.level == "high"]
    yield f'at "high": recall {len(high) / max(len(phishing), 1):.3f}, and of honest mail {_flagged(honest)}'
    yield f'at "medium" or above: recall {sum(m.level != "low" for m in phishing) / max(len(phishing), 1):.3f}, and of honest mail {sum(m.level != "low" for m in honest)} of {len(honest):,}'
    yield from _by_kind("honest kinds flagged high", honest, "flagged")
    yield from _by_kind("recall at high by kind", phishing, "found")
    few = sum(sum(1 for s in m.signals if "+" in s) < 2 for m in high)
    yield f"flagged with fewer than two signals: {few}"


def _flagged(honest: list[Judged]) -> str:
    zh = [m for m in honest if m.lang == "zh"]
    return (
        f"{sum(m.level == 'high' for m in honest)} of {len(honest):,} flagged "
        f"(Chinese {sum(m.level == 'high' for m in zh)} of {len(zh):,})"
    )


def _by_kind(title: str, mails: list[Judged], what: str) -> Iterator[str]:
    total, high = Counter(m.kind for m in mails), Counter(m.kind for m in mails if m.level == "high")
    shown = [f"{k} {high[k]}/{total[k]}" for k in sorted(total) if what == "found" or high[k]]
    yield f"{title}: {', '.join(shown) or 'none'}"


def wrong(all_of_it: list[Judged], most: int) -> Iterator[str]:
    """The worst mistakes: honest mails by falling score, phishing not flagged by rising score."""
    honest = sorted((m for m in all_of_it if m.label == "ham" and m.level != "low"), key=lambda m: -m.score)
    missed = sorted((m for m in all_of_it if m.label == "phish" and m.level != "high"), key=lambda m: m.score)
    for mark, mails in (("+", honest), ("-", missed)):
        for m in mails[:most]:
            yield f"{mark} {m.score:5.2f} {m.level:6} {m.id}: {'; '.join(m.signals[:6])}"


def of_folder(folder: Path) -> Iterator[tuple[str, str, str, str, bytes]]:
    for file in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README"):
        yield file.name, "ham", file.parent.name, "", file.read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description="Phishing mail told from honest mail.")
    parser.add_argument("--show", type=int, default=0, help="mistakes of the dev portion")
    parser.add_argument("--folder", type=Path, help="honest mails of your own, never kept")
    asked = parser.parse_args()
    from hegui.mail import missing

    if missing():
        print("skipped: judging mail needs hegui[mail]")
        return 0
    if asked.folder:
        found, seconds = judged(of_folder(asked.folder))
        kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for m in found:
            kinds[m.kind][m.level] += 1
        for kind, levels in sorted(kinds.items()):
            print(
                f"{kind}: {levels['high']} high, {levels['medium']} medium of {levels.total():,} ({levels['high'] / levels.total():.2%} flagged)"
            )
        print(f"{len(found) / seconds:,.0f} mails a second of CPU")
        for line in wrong(found, asked.show):
            print("  " + line)
        return 0
    from devset import mails

    for portion in ("dev", "held"):
        found, seconds = judged(mails(portion))
        print(f"\n## {portion}\n")
        for line in report(found, seconds):
            print("  " + line)
        if asked.show and portion == "dev":
            for line in wrong(found, asked.show):
                print("  " + line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
