"""
JSON · for programs.

A check-up has the stable shape of ``shape.py``, published as docs/report.schema.json.  An inventory is ``{"columns": [...]}``
with the fields of ``Column``, in their order; its ``why`` is in the language asked for; beside them stands ``sample``, if one
was read.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

import msgspec

from hegui import model
from hegui.reports import View, components, form, mails, saying, sites
from hegui.reports.counting import summary
from hegui.reports.shape import (
    SCHEMA_VERSION,
    Both,
    CheckUp,
    Citation,
    Column,
    Columns,
    Combination,
    Component,
    ComponentFile,
    Finding,
    Inventory,
    Looks,
    Mail,
    MailCount,
    Penalty,
    People,
    Place,
    Relation,
    Sample,
    Sent,
    Severities,
    Signal,
    SiteFact,
    Skipped,
    Summary,
    Verdicts,
)
from hegui.reports.words import clean, lines, name, one_line
from hegui.text import Lang, Text


@form("json", title=Text("JSON，供程序读取", "JSON, for programs"), takes=("report", "inventory"))
def json(what: model.Report | model.Inventory, lang: Lang, view: View) -> str:
    if isinstance(what, model.Inventory):
        return _text(
            Columns(
                columns_of(what, lang), _sample(what), relations_of(what, lang), combinations_of(what, lang)
            )
        )
    return _text(_check_up(what, lang))


def columns_of(inventory: model.Inventory, lang: Lang) -> list[Column]:
    """The rows of an inventory, as every form of it shows them."""
    return [column_of(held, lang) for held in inventory.holdings]


def relations_of(inventory: model.Inventory, lang: Lang) -> list[Relation]:
    """How tables belong together, those about people first."""
    return [
        Relation(
            source=r.place.source,
            column=name(r.place.path),
            to_source=r.to.source,
            to=name(r.to.path),
            by=r.by,
            certainty=r.certainty,
            people=r.people,
            why=[one_line(reason[lang]) for reason in r.why],
        )
        for r in sorted(inventory.relations, key=lambda r: not r.people)
    ]


def combinations_of(inventory: model.Inventory, lang: Lang) -> list[Combination]:
    """Columns that single somebody out together, a table each."""
    return [
        Combination(
            source=c.place.source,
            table=name(c.place.path),
            columns=[name(column) for column in c.columns],
            entities=list(c.entities),
            identified=c.identified,
            why=one_line(c.why[lang]),
        )
        for c in inventory.combinations
    ]


def column_of(held: model.Holding, lang: Lang) -> Column:
    return Column(
        source=held.place.source,
        table=name(held.table),
        column=name(held.column),
        entity=held.entity.id if held.entity else None,
        category=held.category,
        sensitivity=held.sensitivity,
        sensitive_under=list(held.sensitive_under),
        grade=held.grade,
        grade_candidate=held.grade_candidate,
        people=_people(held.people),
        minors=held.minors,
        under_14=held.under_14,
        protection=held.protection,
        certainty=held.certainty,
        why=[one_line(reason[lang]) for reason in held.why],
    )


def _check_up(report: model.Report, lang: Lang) -> CheckUp:
    return CheckUp(
        schema_version=SCHEMA_VERSION,
        version=report.version,
        made=report.made,
        on=report.on.isoformat(),
        language=lang,
        organisation=one_line(report.organisation),
        sources=[name(source) for source in report.sources],
        checks=list(report.checks),
        summary=_summary(report),
        findings=[_finding(f) for f in report.findings],
        accepted=[_finding(f) for f in report.accepted],
        skipped=[Skipped(_place(s.place), _both(s.reason), s.asked) for s in report.skipped],
        inventory=Inventory(
            people=_people(report.inventory.people),
            sensitive_people=_people(report.inventory.sensitive_people),
            minors=report.inventory.minors,
            under_14=report.inventory.under_14,
            columns=columns_of(report.inventory, lang),
            sample=_sample(report.inventory),
            relations=relations_of(report.inventory, lang),
            combinations=combinations_of(report.inventory, lang),
        ),
        unlooked=[_both(text) for text in report.unlooked],
        mails=[mail_of(told) for told in mails.verdicts(report.inventory)],
        mails_judged=[_mail_count(fact) for fact in mails.counts(report.inventory)],
        sites=[_site_fact(fact) for fact in sites.seen(report.inventory)],
        looks=[_looks(each) for each in report.looks],
        components=[_component_file(each) for each in components.files(report.inventory)],
    )


def mail_of(told: mails.MailVerdict) -> Mail:
    """The verdict on one mail, as every machine-read form of it shows it."""
    return Mail(
        place=_place(told.place),
        level=cast(Literal["high", "medium", "low"], told.level),
        score=told.score,
        because=_both(told.because),
        reasons=[_both(reason) for reason in told.reasons],
        signals=[Signal(id, weight) for id, weight in zip(told.signals, told.weights, strict=True)],
        brand=_both(told.brand) if told.brand else None,
        real_domains=list(told.real),
        contact=told.contact,
        advice=[_both(text) for text in told.advice],
        after_click=[_both(text) for text in told.after_click],
        sha256=told.sha256,
        sm3=told.sm3,
    )


def _site_fact(fact: model.Fact) -> SiteFact:
    details: dict[str, str | int | float | bool | list[str] | None] = {}
    for key, value in fact.details:
        if isinstance(value, tuple):
            details[key] = [one_line(v) for v in value]
        elif isinstance(value, date):
            details[key] = value.isoformat()
        else:
            details[key] = one_line(value) if isinstance(value, str) else value
    return SiteFact(fact.kind, _place(fact.place), _both(fact.what), fact.certainty, details)


def _component_file(each: components.ComponentFile) -> ComponentFile:
    return ComponentFile(
        source=name(each.source),
        count=each.count,
        development=each.development,
        unversioned=each.unversioned,
        checked=each.checked,
        vulnerable=each.vulnerable,
        database=each.database.isoformat() if each.database else None,
        components=[Component(e, one_line(n), one_line(v)) for e, n, v in each.packages],
    )


def _looks(looks: model.Looks) -> Looks:
    return Looks(
        _both(looks.authority),
        [
            Sent(s.at, name(s.host), s.address, s.port, one_line(s.purpose), s.outcome, s.bytes)
            for s in looks.sent
        ],
    )


def _mail_count(fact: model.Fact) -> MailCount:
    count = {
        level: value if isinstance(value := fact[level], int) else 0
        for level in ("all", "high", "medium", "low")
    }
    return MailCount(fact.place.source, **count)


def _summary(report: model.Report) -> Summary:
    counts = summary(report)
    return Summary(
        findings=counts.findings,
        by_severity=Severities(**counts.by_severity),
        by_verdict=Verdicts(
            counts.by_verdict["breach"], counts.by_verdict["to-confirm"], counts.by_verdict["met"]
        ),
        accepted=counts.accepted,
        known=counts.known,
        skipped=counts.skipped,
        skipped_asked=counts.skipped_asked,
        columns=counts.columns,
        personal=counts.personal,
        sensitive=counts.sensitive,
        secret=counts.secret,
        sensitive_in_clear=counts.sensitive_in_clear,
    )


def _finding(finding: model.Finding) -> Finding:
    return Finding(
        key=finding.key,
        check=finding.check,
        title=_both(finding.title),
        severity=finding.severity,
        verdict=finding.verdict,
        place=_place(finding.place),
        because=_both(finding.because),
        remedy=_both(finding.remedy),
        citation=_citation(finding.citation),
        problem=finding.problem,
        sample=one_line(finding.sample) if finding.sample else None,
        accepted=_both(finding.accepted) if finding.accepted else None,
    )


def _citation(citation: model.Citation) -> Citation:
    return Citation(
        duty=citation.duty,
        instrument=_both(citation.instrument),
        article=citation.article,
        article_text=_both(citation.article_text),
        in_force=citation.in_force.isoformat(),
        wording=_both(citation.wording),
        confidence=citation.confidence,
        official=lines(citation.official) if citation.official else None,
        other_number=_both(citation.other_number) if citation.other_number else None,
        penalties=[Penalty(_both(p.text), _both(p.article)) for p in citation.penalties],
        guide=citation.guide,
    )


def _place(place: model.Place) -> Place:
    return Place(place.source, place.path, place.line, place.row)


def _people(people: model.People | None) -> People | None:
    return People(people.estimate, people.low, people.high) if people else None


def _both(text: Text) -> Both:
    shown = clean(text)
    return Both(shown.zh, shown.en)


def _sample(inventory: model.Inventory) -> Sample | None:
    misses = saying.sample(inventory)
    taken = inventory.sample
    return Sample(taken.share, taken.read, taken.rows, _both(misses)) if taken and misses else None


def _text(thing: msgspec.Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(thing), indent=2).decode() + "\n"
