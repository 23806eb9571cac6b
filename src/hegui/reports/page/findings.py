"""Findings as cards: one a problem, with its places, its law and its penalty; filters above them."""

from __future__ import annotations

import json

from hegui.model import Citation, Finding, Report
from hegui.reports import saying
from hegui.reports.counting import Group, grouped
from hegui.reports.page.glance import law_numbers, source_numbers
from hegui.reports.page.markup import attribute, both, breakable, paragraphs, place, plain_text, say, slug
from hegui.reports.series import of_one_form
from hegui.reports.words import CONFIDENCE, GRAVEST_FIRST, PROBLEM, RISK, SEVERITY, VERDICT, one_line
from hegui.text import Text

OPEN = 12  # places of a card that show at once
SHORT = 8  # a card with so many places is kept on one printed page


def section(report: Report) -> str:
    laws, sources = law_numbers(report), source_numbers(report)
    groups = grouped(report.findings)
    numbered = list(enumerate(groups, start=1))
    made = []
    for severity in GRAVEST_FIRST:
        alike = [(n, g) for n, g in numbered if g.first.severity == severity]
        if not alike:
            continue
        count = sum(len(g.findings) for _, g in alike)
        cards = "\n".join(_card(n, g, laws, sources) for n, g in alike)
        made.append(
            f'<section class="group"><h3>{both(RISK[severity])} <i>{count:,}</i></h3>\n{cards}</section>'
        )
    body = "\n".join(made) or f'<p class="empty">{both(saying.verdict(report))}</p>'
    return f"""<section id="findings" class="wide">
<h2>{say("发现", "Findings")}</h2>
{_filters(report, laws, sources) if groups else ""}
<div id="cards">{body}</div>
<p id="none" class="empty" hidden>{say("没有符合筛选条件的发现。", "No finding passes these filters.")}</p>
{_how_to_accept(report) if groups else ""}
</section>"""


def _filters(report: Report, laws: dict[Text, int], sources: dict[str, int]) -> str:
    counts = {s: sum(f.severity == s for f in report.findings) for s in GRAVEST_FIRST}
    chips = "".join(
        f'<button type="button" class="chip {s}" data-severity="{s}" aria-pressed="true">{both(SEVERITY[s])} {n:,}</button>'
        for s, n in counts.items()
        if n
    )
    verdicts = {f.verdict for f in report.findings}
    problems = {f.problem for f in report.findings}
    return f"""<form class="filters" id="filters" hidden autocomplete="off">
<label class="search"><span>{
        say("查找", "Search")
    }</span><input type="search" id="q" spellcheck="false" aria-keyshortcuts="/"></label>
<div class="chips" role="group" aria-label="等级 / Severity">{chips}</div>
<label><span>{say("结论", "Verdict")}</span>{
        _select("verdict", [(v, t) for v, t in VERDICT.items() if v in verdicts])
    }</label>
<label><span>{say("问题类别", "Kind")}</span>{
        _select("problem", [(p, t) for p, t in PROBLEM.items() if p in problems])
    }</label>
<label><span>{say("法律", "Law")}</span>{_select("law", [(str(n), t) for t, n in laws.items()])}</label>
<label><span>{say("数据源", "Source")}</span>{
        _select("source", [(str(n), Text(s, s)) for s, n in sources.items()])
    }</label>
<label><span>{say("分组", "Group by")}</span>{
        _select(
            "group",
            [
                ("severity", Text("等级", "Severity")),
                ("problem", Text("五类问题", "Kind of problem")),
                ("source", Text("数据源", "Source")),
                ("law", Text("法律", "Law")),
            ],
            everything=False,
        )
    }</label>
<button type="reset" class="quiet">{say("清除", "Clear")}</button>
<output id="shown" aria-live="polite"></output>
</form>"""


def _select(id: str, options: list[tuple[str, Text]], everything: bool = True) -> str:
    """A choice; its words are in data attributes too, since an option holds one language at a time."""
    first = [("", Text("全部", "All"))] if everything else []
    made = "".join(
        f'<option value="{attribute(value)}" data-zh="{attribute(text.zh)}" data-en="{attribute(text.en)}">'
        f"{plain_text(text.zh if text.zh == text.en else f'{text.zh} / {text.en}')}</option>"
        for value, text in first + options
    )
    return f'<select id="by-{id}">{made}</select>'


def _card(n: int, group: Group, laws: dict[Text, int], sources: dict[str, int]) -> str:
    finding = group.first
    count = len(group.findings)
    rows = [_row(f, sources[f.place.source], form) for f, form in _ordered(group)]
    shown = f'<ol class="places">{"".join(rows[:OPEN])}</ol>'
    if count > OPEN:
        more = both(Text("另有 {n} 处", "{n} more places").fill(n=count - OPEN))
        shown += f'<details class="more"><summary>{more}</summary><ol class="places">{"".join(rows[OPEN:])}</ol></details>'
    law = saying.instrument(finding.citation)
    places = both(Text("{n} 处", "{n} place" if count == 1 else "{n} places").fill(n=count))
    return f"""<article class="card {finding.severity}{" short" if count <= SHORT else ""}" id="p{n}"
 data-severity="{finding.severity}" data-verdict="{finding.verdict}" data-problem="{attribute(finding.problem)}" data-law="{laws[law]}">
<header><div class="tags"><span class="pill {finding.severity}">{both(RISK[finding.severity])}</span>
<span class="tag {finding.verdict}">{both(VERDICT[finding.verdict])}</span>
<span class="tag">{both(PROBLEM[finding.problem])}</span></div>
<span class="count">{places}</span>
<h4>{both(finding.title)}</h4>
<p class="remedy"><b>{say("整改", "To do")}</b> {both(finding.remedy)}</p></header>
{shown}
<footer>{_law(finding.citation)}
<p class="ids"><code>{plain_text(finding.check)}</code> · <code>{plain_text(finding.citation.duty)}</code></p></footer>
</article>"""


def _ordered(group: Group) -> list[tuple[Finding, Text | None]]:
    """One of each form first, with how many more there are like it; then the others."""
    forms = of_one_form([finding.place for finding in group.findings])
    if len(group.findings) <= OPEN or len(forms) == len(group.findings):
        return [(finding, None) for finding in group.findings]
    firsts: list[tuple[Finding, Text | None]] = []
    for form, alike in forms:
        more = Text("同样的还有 {n} 处：{form}", "{n} more alike: {form}").fill(n=len(alike) - 1, form=form)
        firsts.append((group.findings[alike[0]], more if len(alike) > 1 else None))
    rest: list[tuple[Finding, Text | None]] = [
        (group.findings[n], None) for _, alike in forms for n in alike[1:]
    ]
    return firsts + rest


def _row(finding: Finding, source: int, form: Text | None) -> str:
    sample = (
        f'<span class="sample"><span>{say("样例", "sample")}</span> <code>{plain_text(finding.sample)}</code></span>'
        if finding.sample
        else ""
    )
    alike = f'<small class="alike">{both(form)}</small>' if form is not None else ""
    return (
        f'<li id="f-{slug(finding.key)}" data-source="{source}"><div>{place(finding.place)}{sample}</div>'
        f"<p>{both(finding.because)}{alike}</p>"
        f'<code class="key" title="{attribute(finding.key)}">{breakable(finding.key)}</code></li>\n'
    )


def _law(citation: Citation) -> str:
    badge = ""
    if citation.confidence != "official":
        badge = f' <span class="badge {citation.confidence}">{both(CONFIDENCE[citation.confidence])}</span>'
    official = ""
    if citation.official:
        label = say("官方文本", "Official text")
        official = f'<details class="official"><summary>{label}</summary><blockquote lang="zh-CN">{paragraphs(citation.official)}</blockquote></details>'
    penalties = "".join(
        f'<dt>{say("罚则", "Penalty")}</dt><dd>{both(steps)} <span class="faint">{both(article)}</span></dd>'
        for steps, article in saying.penalties(citation)
    )
    return (
        f'<dl class="law"><dt>{say("依据", "Law")}</dt><dd><b>{both(saying.article(citation))}</b> '
        f'<span class="faint">{both(saying.in_force(citation))}</span>{badge}<p>{both(citation.wording)}</p>{official}</dd>'
        f"{penalties}</dl>"
    )


def _how_to_accept(report: Report) -> str:
    explain = say(
        "确有理由暂不整改的，由负责人在 hegui.toml 里写明理由、姓名和到期日，该项就列入“已接受”；到期后重新列出。点一下发现右侧的编号可复制下面这段。",
        "Where there is a reason to leave a finding for now, someone answers for it in hegui.toml, with a reason, a name and an end "
        "date: it is then listed as accepted, and comes back after that day. Click a finding's key to copy these lines for it.",
    )
    stanza = _stanza(report.findings[0].key)
    return f"""<details class="accept"><summary>{say("怎样接受一项发现", "How to accept a finding")}</summary>
<p>{explain}</p><pre>{stanza}</pre></details>"""


def _stanza(key: str) -> str:
    """The lines of hegui.toml that accept a finding, a JSON string being a TOML one too."""
    lines = (
        "[[accepted]]",
        f"key = {json.dumps(one_line(key))}",
        'reason = ""',
        'by = ""',
        "until = 2027-01-01",
    )
    return "\n".join(plain_text(line) for line in lines)
