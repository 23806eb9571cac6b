"""What every form counts the same way: the summary, and findings that say the same thing of many places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hegui.model import Finding, Holding, Inventory, Report, Severity, Skipped, Verdict
from hegui.reports.words import GRAVEST_FIRST
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Summary:
    """A check-up in numbers."""

    findings: int
    by_severity: dict[Severity, int]
    by_verdict: dict[Verdict, int]
    accepted: int
    known: int  # left out because the baseline has them
    skipped: int
    skipped_asked: int  # of these, named by the user: exit code 2
    columns: int
    personal: int  # columns, the sensitive ones not counted
    sensitive: int
    secret: int
    sensitive_in_clear: int  # sensitive or secret columns whose values stand as typed


def summary(report: Report) -> Summary:
    held = report.inventory.holdings
    kinds = Counter(h.sensitivity for h in held)
    severities = Counter(f.severity for f in report.findings)
    verdicts = Counter(f.verdict for f in report.findings)
    return Summary(
        findings=len(report.findings),
        by_severity={s: severities[s] for s in GRAVEST_FIRST},
        by_verdict={v: verdicts[v] for v in ("breach", "to-confirm", "met")},
        accepted=len(report.accepted),
        known=report.baseline,
        skipped=len(report.skipped),
        skipped_asked=sum(s.asked for s in report.skipped),
        columns=len(held),
        personal=kinds["personal"],
        sensitive=kinds["sensitive"],
        secret=kinds["secret"],
        sensitive_in_clear=sum(in_clear(h) for h in held),
    )


def in_clear(held: Holding) -> bool:
    """Sensitive or secret, and stored as typed."""
    return held.sensitivity in ("sensitive", "secret") and held.protection == "clear"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that share all but their places: one block in a report."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]


def grouped(findings: tuple[Finding, ...]) -> tuple[Group, ...]:
    """Findings of one check, severity and verdict together; the gravest first, else in the order they came."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        same = (
            finding.check,
            finding.severity,
            finding.verdict,
            finding.title,
            finding.remedy,
            finding.citation,
        )
        groups.setdefault(same, []).append(finding)
    made = [Group(tuple(found)) for found in groups.values()]
    return tuple(
        sorted(made, key=lambda g: (GRAVEST_FIRST.index(g.first.severity), g.first.verdict != "breach"))
    )


def skipped_by_reason(skipped: tuple[Skipped, ...]) -> tuple[tuple[Text, tuple[Skipped, ...]], ...]:
    """What was not looked at, by reason: those that the user named first, then the most frequent."""
    reasons: dict[Text, list[Skipped]] = {}
    for one in skipped:
        reasons.setdefault(one.reason, []).append(one)
    order = sorted(reasons.items(), key=lambda item: (not any(s.asked for s in item[1]), -len(item[1])))
    return tuple((reason, tuple(found)) for reason, found in order)


def by_table(inventory: Inventory) -> dict[tuple[str, str], list[Holding]]:
    """Columns under their source and table, in the order they were read; the tables of a source together."""
    sources: dict[str, dict[tuple[str, str], list[Holding]]] = {}
    for held in inventory.holdings:
        tables = sources.setdefault(held.place.source, {})
        tables.setdefault((held.place.source, held.table), []).append(held)
    return {key: columns for tables in sources.values() for key, columns in tables.items()}
