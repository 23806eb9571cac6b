"""What remains to be done: duties that are there, duties that are not, and their last days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hegui.deciding.answer import Answer
from hegui.determinations import decide

DAY = date(2026, 6, 1)

CONTRACT = {"anonymised": False, "contract_with_individual": True, "provides": True, "exports": True}
FACES = {
    "research_only": False, "installed": "other", "verifies_identity": False, "sent_over_internet": False,
    "people_stored": 200_000,
}  # fmt: skip
WATCH = {"named_large_platform": False, "minors_use": False, "smart_device": True, "for_minors_only": True}
PLAIN = {"named_large_platform": False, "minors_use": True, "kind": "other", "paid": True}
GAME = {"named_large_platform": False, "minors_use": True, "kind": "game", "paid": True}
SHOP = {
    "mainland_public": True, "generative": False, "media": "none", "recommends": True, "like_a_person": False,
    "opinion_power": True, "edits_faces_or_voices": False, "special_scenes": False,
}  # fmt: skip
CHAT = SHOP | {"generative": True, "media": "may-mislead"}
ORGAN = {
    "body": "organ", "on_internet": True, "kind": "website", "domain": "other", "logs_a_year": False, "mark": False,
}  # fmt: skip
CIIO = {
    "ciio": True,
    "must_use": True,
    "buys_with_cryptography": False,
    "may_affect_national_security": False,
}


def _told(made: Answer, by: str) -> list[str]:
    return [each.text.en for each in made.remaining if each.provision and each.provision.id == by]


@pytest.mark.parametrize(
    "question, facts, on, there, not_there",
    [
        ("consent", CONTRACT, DAY, "netdata.pi-list", "pipl.valid-consent"),
        ("consent", CONTRACT, date(2024, 12, 31), "pipl.notice", "netdata.pi-list"),
        ("pia", {"exports": True}, DAY, "scc.pia-before", ""),
        ("pia", {"entrusts": True}, DAY, "netdata.processing-records", ""),
        ("pia", {"entrusts": True}, date(2024, 12, 31), "pipl.impact-assessment-record", "netdata.processing-records"),
        ("officer-audit", {"processes_pi": True, "state_organ": True, "people": 2_000_000}, DAY, "pipl.officer", "audit.officer-runs-audit"),
        ("officer-audit", {"processes_pi": True, "state_organ": False, "people": 10_000_000}, DAY, "netdata.ten-million-people", ""),
        ("officer-audit", {"processes_pi": True, "state_organ": False, "people": 9_999_999}, DAY, "pipl.officer", "netdata.ten-million-people"),
        ("officer-audit", {"processes_pi": True, "people": 50, "state_organ": False, "minors": True}, date(2023, 12, 31), "pipl.regular-audit", "minors.yearly-audit"),
        ("face", FACES, DAY, "face.storage-filing", "pubvideo.filing"),
        ("face", FACES | {"installed": "public", "responsible_for_place": True, "public_safety": True, "sign": True}, DAY, "pubvideo.filing", ""),
        ("minors", WATCH, DAY, "minors.device-functions", "minors.minors-mode"),
        ("minors", PLAIN, DAY, "minors.anti-addiction", "minors.spending-limits"),
        ("minors", GAME, DAY, "minors.spending-limits", ""),
        ("minors", GAME, date(2026, 2, 28), "minors.game-rules", "minorsinfo.classify"),
        ("ai-service", SHOP, DAY, "algorec.security-assessment", "genai.assessment-and-filing"),
        ("ai-service", CHAT, DAY, "ailabel.explicit-label", ""),
        ("ai-service", CHAT, date(2025, 8, 31), "deepsyn.prominent-label", "ailabel.explicit-label"),
        ("gov-app", ORGAN, DAY, "govapp.keep-logs", ""),
        ("crypto", CIIO, date(2025, 7, 31), "cryptoreg.cii-assess-yearly", "ciicrypto.yearly-report"),
        ("crypto", CIIO, date(2025, 8, 1), "ciicrypto.yearly-report", ""),
    ],
)  # fmt: skip
def test_a_duty_is_told_where_it_holds_and_only_there(
    question: str, facts: dict[str, Any], on: date, there: str, not_there: str
) -> None:
    made = decide(question, facts, on=on)
    told = {each.provision.id for each in made.remaining if each.provision}
    assert made.determined and there in told and not_there not in told


@pytest.mark.parametrize(
    "question, facts, by, latest",
    [
        # who had the number before a rule was there counts from the rule's first day: 30 working days
        ("officer-audit", {"processes_pi": True, "state_organ": False, "people": 2_000_000, "reached_on": "2023-03-01"}, "pipl.officer", "2025-08-29"),
        ("officer-audit", {"processes_pi": True, "state_organ": False, "people": 2_000_000, "reached_on": "2026-03-02"}, "pipl.officer", "2026-04-14"),
        ("officer-audit", {"processes_pi": True, "state_organ": False, "people": 50, "minors": True, "last_minors_audit": "2026-01-15"}, "minors.yearly-audit", "2027-01-15"),
        ("face", FACES | {"reached_on": "2024-03-01"}, "face.storage-filing", "2025-07-14"),
        ("face", FACES | {"reached_on": "2026-03-02"}, "face.storage-filing", "2026-04-14"),
        ("pia", {"sensitive": True, "assessed_on": "2026-03-02"}, "pipl.impact-assessment-record", "2029-03-02"),
        ("gov-app", {"body": "institution", "on_internet": True, "kind": "website", "domain": "other", "last_test": "2026-03-02"}, "govapp.test-yearly", "2027-03-02"),
        ("crypto", CIIO, "ciicrypto.yearly-report", "2027-01-31"),
        ("ai-service", CHAT | {"started_on": "2026-03-02"}, "algorec.file", "2026-03-16"),
        ("ai-service", CHAT | {"ended_on": "2026-03-02"}, "algorec.cancel-filing", "2026-03-30"),
    ],
)  # fmt: skip
def test_a_term_ends_on_its_day(question: str, facts: dict[str, Any], by: str, latest: str) -> None:
    made = decide(question, facts, on=DAY)
    found = [
        each.due.latest for each in made.remaining if each.due and each.provision and each.provision.id == by
    ]
    assert latest in found


def test_without_consent_as_the_basis_no_separate_consent_is_asked_to_provide_or_export() -> None:
    made = decide("consent", CONTRACT, on=DAY)
    assert all(
        "no separate consent" in text
        for by in ("pipl.separate-consent-to-provide", "pipl.export-separate-consent")
        for text in _told(made, by)
    )


def test_everything_that_is_known_to_be_wrong_with_an_application_is_told() -> None:
    made = decide("gov-app", ORGAN, on=DAY)
    assert made.outcome == "must-change"
    assert _told(made, "govapp.site-mark")[0].startswith("Show the mark")
    assert _told(made, "govapp.keep-logs")[0].startswith("Keep the three kinds")


def test_an_incident_that_nobody_described_is_told_with_its_condition() -> None:
    made = decide("officer-audit", {"processes_pi": True, "state_organ": False, "people": 50}, on=DAY)
    assert _told(made, "audit.ordered-audit")[0].startswith("If the last incident was that large")
