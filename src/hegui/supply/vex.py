"""
Which known vulnerabilities concern us, and which do not and why: VEX inside a CycloneDX 1.6 document.

A flaw has one statement, under its best known identifier; its others are references.  Made of the facts of a check-up: those that were found are "in triage", those that a person answers for "not affected" with the
reason, the person and the last day.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import date

from hegui.model import Fact
from hegui.supply.purl import purl_of
from hegui.supply.showing import version_shown


def vex(facts: Iterable[Fact], made: str) -> str:
    """The document; ``made``: the time it was made, ISO 8601."""
    stated: dict[tuple[str, str], dict[str, object]] = {}
    for fact in facts:
        if fact.kind not in ("vulnerable-component", "malicious-component", "ignored-vulnerability"):
            continue
        ref = purl_of(str(fact["ecosystem"]), str(fact["name"]), version_shown(str(fact["version"] or "")))
        for id, *others in _flaws(fact):
            entry = stated.setdefault((id, str(fact["reason"])), _entry(id, others, fact))
            affects = entry["affects"]
            assert isinstance(affects, list)
            if {"ref": ref} not in affects:
                affects.append({"ref": ref})
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(sorted(map(str, stated))))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"timestamp": made},
        "vulnerabilities": list(stated.values()),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _flaws(fact: Fact) -> list[list[str]]:
    """The identifiers of each flaw that a fact tells, the best known first."""
    if fact.kind == "ignored-vulnerability":
        return [list(fact["ids"])] if isinstance(fact["ids"], tuple) else []
    each = fact["each"] if isinstance(fact["each"], tuple) else ()
    return [ids.split(" ") for ids in each]


def _entry(id: str, others: list[str], fact: Fact) -> dict[str, object]:
    if fact.kind != "ignored-vulnerability":
        analysis = {"state": "in_triage"}
    else:
        until = fact["until"]
        last = until.isoformat() if isinstance(until, date) else "?"
        analysis = {"state": "not_affected", "detail": f"{fact['reason']} — {fact['by']}, until {last}"}
    references = [{"id": other, "source": {"name": "OSV"}} for other in others]
    return {
        "id": id,
        **({"references": references} if references else {}),
        "analysis": analysis,
        "affects": [],
    }
