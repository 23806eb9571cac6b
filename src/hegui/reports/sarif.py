"""
SARIF 2.1.0 · for code hosting and security dashboards.

A check is a rule with its title, duty and remedy in both languages; a finding is a result.  A column of a database is
a logical location, a file a physical one as well.  An accepted finding is a suppressed result, and what was not looked
at is a notification of the invocation, so that a viewer never takes it for clean.  Looks at live hosts have their authority and run log
in the properties of the run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from hegui.model import Finding, Inventory, Looks, Place, Report, Severity, Skipped
from hegui.reports import View, form, mails, saying
from hegui.reports.words import GRAVEST_FIRST, VERDICT, clean, lines, name, one_line
from hegui.text import Lang, Text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL: dict[Severity, str] = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}
SCORE: dict[Severity, str] = {"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "2.0"}
FINGERPRINT = "heguiKey/v1"
NOT_LOOKED_AT = "not-looked-at"

Json = dict[str, Any]


@form("sarif", title=Text("SARIF 2.1.0，供代码平台读取", "SARIF 2.1.0, for code hosting"), takes=("report",))
def sarif(what: Report | Inventory, lang: Lang, view: View) -> str:
    assert isinstance(what, Report)  # ``write`` lets nothing else in
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(what, lang)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report, lang: Lang) -> Json:
    findings = (*report.findings, *report.accepted)
    rules = _rules(findings, lang)
    order = {rule["id"]: number for number, rule in enumerate(rules)}
    servers = {
        h.place.source for h in report.inventory.holdings if h.in_database and "." not in h.place.source
    }
    skipped = Text("未检查，不等于没有问题", "Not looked at, which is not clean")
    sample = saying.sample(report.inventory)
    driver: Json = {
        "name": "hegui",
        "rules": rules,
        "notifications": [
            {
                "id": NOT_LOOKED_AT,
                "shortDescription": _message(skipped[lang]),
                "messageStrings": _both(skipped),
            }
        ],
    }
    if report.version:
        driver["version"] = report.version
    invocation: Json = {
        "executionSuccessful": not any(s.asked for s in report.skipped),
        "toolExecutionNotifications": [_notification(s, lang, servers) for s in report.skipped],
    }
    if made := _utc(report.made):
        invocation["endTimeUtc"] = made
    return {
        "tool": {"driver": driver},
        "language": "zh-CN" if lang == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "hegui/check/"},
        "invocations": [invocation],
        "results": [_result(f, order[f.check], lang, servers) for f in findings],
        "properties": {
            "lawInForceOn": report.on.isoformat(),
            "organisation": one_line(report.organisation),
            "sources": [name(source) for source in report.sources],
            "checks": list(report.checks),
            "knownInBaseline": report.baseline,
            "unlooked": [_halves(text) for text in report.unlooked],
            **({"sample": _halves(sample)} if sample else {}),
            **({"looks": [_looks(each) for each in report.looks]} if report.looks else {}),
            **({"mails": told} if (told := [_mail(m) for m in mails.verdicts(report.inventory)]) else {}),
        },
    }


def _mail(told: mails.MailVerdict) -> Json:
    return {
        "place": str(told.place),
        "level": told.level,
        "score": told.score,
        "because": _halves(told.because),
        "reasons": [_halves(reason) for reason in told.reasons],
        "realDomains": list(told.real),
        "sha256": told.sha256,
        "sm3": told.sm3,
    }


def _looks(looks: Looks) -> Json:
    """By whose authority hosts were looked at, and every connection that was opened: evidence."""
    return {
        "authority": _halves(looks.authority),
        "sent": [
            {
                "at": s.at, "host": name(s.host), "address": s.address, "port": s.port, "purpose": one_line(s.purpose),
                "outcome": s.outcome, "bytes": s.bytes,
            }
            for s in looks.sent
        ],
    }  # fmt: skip


def _rules(findings: Iterable[Finding], lang: Lang) -> list[Json]:
    """One rule a check, in the order of ids, with the gravest severity its findings have."""
    first: dict[str, Finding] = {}
    for finding in findings:
        known = first.setdefault(finding.check, finding)
        if GRAVEST_FIRST.index(finding.severity) < GRAVEST_FIRST.index(known.severity):
            first[finding.check] = finding
    return [_rule(first[id], lang) for id in sorted(first)]


def _rule(finding: Finding, lang: Lang) -> Json:
    law = finding.citation
    help = Text(
        f"{finding.title.zh}。要求：{law.wording.zh}依据：{saying.article(law).zh}（{saying.in_force(law).zh}）。整改：{finding.remedy.zh}",
        f"{finding.title.en}. The duty: {law.wording.en} Law: {saying.article(law).en} ({saying.in_force(law).en}). "
        f"To do: {finding.remedy.en}",
    )
    return {
        "id": one_line(finding.check),
        "shortDescription": _message(finding.title[lang]),
        "fullDescription": _message(law.wording[lang]),
        "help": _message(
            f"{clean(help).zh}\n\n{clean(help).en}"
            if lang == "zh"
            else f"{clean(help).en}\n\n{clean(help).zh}"
        ),
        "messageStrings": _both(help),
        "defaultConfiguration": {"level": LEVEL[finding.severity]},
        "properties": {
            "tags": ["security", "privacy", f"duty:{one_line(law.duty)}", f"problem:{finding.problem}"],
            "security-severity": SCORE[finding.severity],
            "precision": "high",
            "problem.severity": LEVEL[finding.severity].replace("note", "recommendation"),
            "confidence": law.confidence,
        },
    }


def _result(finding: Finding, rule: int, lang: Lang, servers: set[str]) -> Json:
    passed = finding.verdict == "met"
    made: Json = {
        "ruleId": one_line(finding.check),
        "ruleIndex": rule,
        "kind": "pass" if passed else "fail",
        "level": "none" if passed else LEVEL[finding.severity],
        "message": _message(finding.because[lang]),
        "locations": [_location(finding.place, servers)],
        "partialFingerprints": {FINGERPRINT: one_line(finding.key)},
        "properties": {
            "severity": finding.severity,
            "security-severity": SCORE[finding.severity],
            "verdict": finding.verdict,
            "verdictText": _halves(VERDICT[finding.verdict]),
            "because": _halves(finding.because),
            "remedy": _halves(finding.remedy),
            "article": _halves(saying.article(finding.citation)),
            "inForce": _halves(saying.in_force(finding.citation)),
        },
    }
    if finding.citation.official:
        made["properties"]["officialText"] = lines(finding.citation.official)
    if finding.sample:
        made["properties"]["maskedSample"] = one_line(finding.sample)
    if finding.accepted:
        justification = one_line(finding.accepted[lang])
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
    return made


def _notification(skipped: Skipped, lang: Lang, servers: set[str]) -> Json:
    return {
        "descriptor": {"id": NOT_LOOKED_AT, "index": 0},
        "level": "error" if skipped.asked else "warning",
        "message": _message(skipped.reason[lang]),
        "locations": [_location(skipped.place, servers)],
        "properties": {"reason": _halves(skipped.reason), "asked": skipped.asked},
    }


def _location(place: Place, servers: set[str]) -> Json:
    logical: Json = {
        "name": place.path.rpartition(".")[2] or place.path or place.source,
        "fullyQualifiedName": str(place) if not place.line else str(place).removesuffix(f":{place.line}"),
        "kind": "member" if place.path else "resource",
    }
    made: Json = {"logicalLocations": [logical]}
    if "://" in place.source or place.source in servers:
        return made
    physical: Json = {"artifactLocation": {"uri": _uri(place.source)}}
    if place.line:
        physical["region"] = {"startLine": place.line}
    made["physicalLocation"] = physical
    return made


def _uri(path: str) -> str:
    """A path as a URI reference: relative stays relative, and every odd character is percent-encoded."""
    encoded = quote(path.replace("\\", "/"), safe="/-._~")
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def _message(text: str) -> Json:
    """A message with nothing in it that a viewer would take for a link or a place to fill."""
    shown = "\n\n".join(one_line(part) for part in text.split("\n\n"))
    for mark in "\\[]":
        shown = shown.replace(mark, "\\" + mark)
    return {"text": shown.replace("{", "{{").replace("}", "}}")}


def _both(text: Text) -> Json:
    return {"zh": _message(text.zh), "en": _message(text.en)}


def _halves(text: Text) -> Json:
    shown = clean(text)
    return {"zh": shown.zh, "en": shown.en}


def _utc(made: str) -> str:
    """An ISO time with an offset in UTC, as SARIF wants it; empty where there is none."""
    try:
        when = datetime.fromisoformat(made)
    except ValueError:
        return ""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else ""
