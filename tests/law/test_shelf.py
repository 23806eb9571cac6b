"""The shelf is in order: complete, in two languages, dated, and every cited article exists in its version."""

import re

import pytest
from law_texts import held, needs_texts, words_of

from hegui import law
from hegui.law import lint
from hegui.law.articles import parts


def test_the_shelf_has_nothing_to_complain_about():
    assert list(lint.problems()) == []


def test_the_shelf_is_as_large_as_promised():
    assert len(law.instruments()) >= 25
    assert len(law.duties()) >= 120
    assert set(law.guides()) == {
        "vulnerabilities", "phishing", "supply-chain", "deleting-evidence", "selling-data", "unprotected-pi",
        "facial-recognition", "deep-synthesis", "online-violence",
    }  # fmt: skip


@pytest.mark.parametrize(
    "id",
    [
        "pipl.technical-measures",
        "pipl.classified-management",
        "pipl.access-rights-and-training",
        "pipl.internal-rules",
        "pipl.incident-plan",
        "pipl.sensitive-purpose-and-necessity",
        "pipl.sensitive-separate-consent",
        "pipl.sensitive-notice",
        "pipl.minors-under-14-consent",
        "pipl.impact-assessment",
        "pipl.impact-assessment-record",
        "pipl.officer",
        "pipl.regular-audit",
        "pipl.breach-notice",
        "pipl.necessity",
        "pipl.retention",
        "pipl.deletion",
        "pipl.separate-consent-to-provide",
        "pipl.no-illegal-trade",
        "pipl.lawful-basis",
        "audit.large-processor-every-two-years",
        "audit.regular",
        "minors.yearly-audit",
        "minors.access-approval",
        "netdata.ten-million-people",
        "netdata.security-lead",
        "netdata.disposal-plan",
        "netdata.encryption-and-access-control",
        "netdata.pi-list",
        "netdata.incident",
        "netdata.processing-records",
        "netdata.risk-assessment",
        "dsl.classification",
        "dsl.data-security-system",
        "dsl.risk-monitoring-and-incident",
        "csl.level-protection",
        "csl.log-retention",
        "csl.classification-backup-encryption",
        "csl.incident-plan",
        "csl.fix-and-report-flaws",
        "csl.no-malicious-messages",
        "csl.supervision",
        "csl.pi-leak-remedy",
        "csr.listing-abroad",
        "face.storage-filing",
    ],
)
def test_the_ids_that_checks_judge_are_stable(id):
    assert law.duty(id).id == id


def test_every_version_of_every_instrument_has_its_article_count_or_says_it_is_not_known():
    for instrument in law.instruments():
        for version in instrument.versions:
            assert (
                version.articles > 0
                or instrument.kind == "standard"
                or instrument.confidence != "official"
                or (instrument.kind == "normative-document")
            ), instrument.id


@needs_texts
def test_article_counts_are_those_of_the_texts():
    counted = {key: text.articles[-1].number for key, text in held().items()}
    shelved = {(i.id, v.in_force): v.articles for i in law.instruments() for v in i.versions}
    assert counted == {key: shelved[key] for key in counted}
    assert len(counted) >= 28


@needs_texts
def test_every_cited_paragraph_and_item_stands_in_the_text_of_its_version():
    cited = [(d.instrument, day, article, d.id) for d in law.duties() for day, article in d.articles]
    cited += [(r.instrument, t.since, t.article, r.id) for r in law.penalties() for t in r.texts]
    looked = 0
    for instrument, day, article, id in cited:
        text = held().get((instrument, day))
        if text is None or parts(article) is None:
            continue
        looked += 1
        assert words_of(text, article), f"{id}: {instrument} has no {article} on {day}"
    assert looked > 300


@needs_texts
def test_the_moved_table_of_the_cybersecurity_law_is_what_comparing_the_texts_gives():
    """An old article's counterpart is the new article that shares most of its words."""
    versions = {str(day): text for (id, day), text in held().items() if id == "csl"}
    old, new = versions["2017-06-01"], versions["2026-01-01"]
    moved = law.instrument("csl").moved[0]
    grams = {a.number: _grams(words_of(new, str(a.number))) for a in new.articles}
    merged = {number for number in moved.to.values() if list(moved.to.values()).count(number) > 1}
    for article in old.articles:
        mine = _grams(words_of(old, str(article.number)))
        best = max(grams, key=lambda number: len(mine & grams[number]) / len(mine | grams[number]))
        if moved.to[article.number] not in merged:
            assert best == moved.to[article.number], f"old {article.number}"
    assert merged == {71}
    assert moved.new == set(grams) - set(moved.to.values())


def _grams(words: str) -> set[str]:
    bare = re.sub(r"第[一二三四五六七八九十百]+条|\W", "", words)  # references to articles moved too
    return {bare[at : at + 3] for at in range(len(bare) - 2)}


@needs_texts
def test_no_sentence_of_ours_is_copied_from_a_text():
    """No run of 25 characters in common, titles of instruments aside."""
    run = 25
    official = {
        words[at : at + run]
        for text in held().values()
        for article in text.articles
        for words in [re.sub(r"\W", "", words_of(text, str(article.number)))]
        for at in range(len(words) - run + 1)
    }
    titles = "".join(re.sub(r"\W", "", i.name.zh) for i in law.instruments())
    ours = [(d.id, d.text.zh + d.remedy.zh) for d in law.duties()]
    ours += [(n.id, n.text.zh) for n in law.numbers()] + [(p.id, p.text.zh) for p in law.penalties()]
    ours += [(g.id, t.zh) for g in law.guides().values() for t in (g.case, g.why, *g.prevention)]
    for id, words in ours:
        bare = re.sub(r"\W", "", words)
        for at in range(len(bare) - run + 1):
            piece = bare[at : at + run]
            assert piece not in official or piece in titles, f"{id}: {piece}"
