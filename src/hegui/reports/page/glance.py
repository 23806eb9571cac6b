"""The head of the page and the verdict at a glance: what a director reads."""

from __future__ import annotations

from collections import Counter

from hegui.model import Inventory, Problem, Report
from hegui.reports import saying
from hegui.reports.counting import Group, Summary, grouped, summary
from hegui.reports.page import picture
from hegui.reports.page.markup import attribute, both, plain_text, say
from hegui.reports.words import PROBLEM, RISK, SEVERITY, VERDICT, name
from hegui.text import Lang, Text

FIRST = 12  # problems listed under "what to do first"; the rest follows folded


def header(report: Report, lang: Lang) -> str:
    made = (
        f"<div><dt>{say('生成时间', 'Made')}</dt><dd>{plain_text(_minute(report.made))}</dd></div>"
        if report.made
        else ""
    )
    facts = f"""<div><dt>{say("适用法律日期", "Law in force on")}</dt><dd>{report.on.isoformat()}</dd></div>
{made}<div><dt>{say("检查项", "Checks run")}</dt><dd>{len(report.checks):,}</dd></div>"""
    return f"""{top(TITLE, report.organisation, report.sources, facts, lang)}
<nav class="jump" aria-label="目录 / Contents"><div class="wide">
<a href="#overview">{say("总览", "Overview")}</a>
<a href="#findings">{say("发现", "Findings")} <i>{len(report.findings):,}</i></a>
<a href="#held">{say("数据清单", "Data held")} <i>{len(report.inventory.holdings):,}</i></a>
<a href="#skipped">{say("未检查", "Not looked at")} <i>{len(report.skipped):,}</i></a>
<a href="#accepted">{say("已接受", "Accepted")} <i>{len(report.accepted):,}</i></a>
<a href="#unseen">{say("看不到的", "Unseen")}</a>
</div></nav>"""


TITLE = Text("数据合规检查报告", "Data compliance report")


def top(title: Text, organisation: str, sources: tuple[str, ...], facts: str, lang: Lang) -> str:
    """The band at the head of a page: its title, whose it is, what it is about, and the switch of languages."""
    checked = {"zh": "", "en": ""}
    checked[lang] = " checked"
    whose = plain_text(organisation) or say("未填写单位名称", "Organisation not named")
    listed = "".join(f"<li><bdi>{plain_text(name(s))}</bdi></li>" for s in sources)
    return f"""<a class="skip" href="#main">{say("跳到正文", "Skip to the report")}</a>
<header class="top"><div class="wide">
<div class="bar">
<p class="brand"><b>hegui</b> 合规</p>
<div class="tools">
<div class="switch" role="radiogroup" aria-label="语言 / Language">
<input type="radio" name="lang" id="lang-zh" value="zh-CN"{checked["zh"]}><label for="lang-zh" lang="zh">中文</label>
<input type="radio" name="lang" id="lang-en" value="en"{checked["en"]}><label for="lang-en" lang="en">English</label>
</div>
<button type="button" id="print" class="quiet" hidden>{say("打印", "Print")}</button>
</div></div>
<h1>{both(title)}</h1>
<p class="whose">{whose}</p>
<dl class="facts">
{facts}
<div class="sources"><dt>{say("数据源", "Sources")}</dt><dd><ul>{listed or "<li>–</li>"}</ul></dd></div>
</dl>
</div></header>"""


def overview(report: Report) -> str:
    counts = summary(report)
    groups = grouped(report.findings)
    tone = next((s for s, n in counts.by_severity.items() if n), "good")
    return f"""<section id="overview" class="wide">
<h2 class="verdict {tone}">{both(saying.verdict(report))}</h2>
{_verdicts(counts)}
{sampled(report.inventory)}
<div class="tiles">{_severities(counts)}</div>
<div class="figures">{_figures(report, counts)}</div>
<div class="pair">{_problems(report)}{_laws(report)}</div>
{_first(groups)}
{picture.titled(report.inventory)}
</section>"""


def sampled(inventory: Inventory) -> str:
    """That only a sample was read, where it is so."""
    said = saying.sample(inventory)
    return f'<p class="sample" role="note">{both(said)}</p>' if said else ""


def _verdicts(counts: Summary) -> str:
    if not counts.findings:
        return f'<p class="lead">{both(saying.NOT_CLEAN)}</p>' if counts.skipped else ""
    parts = [f"<b>{both(VERDICT[v])} {n:,}</b>" for v, n in counts.by_verdict.items() if n or v != "met"]
    means = say(
        "“不符合”是所见事实已与义务相悖；“待确认”须由贵单位说明或举证。",
        "A breach is a fact that does not meet the duty; what is to be confirmed, you can explain or prove.",
    )
    known = ""
    if counts.known:
        known = " " + both(
            Text("基线中已有的 {n} 处不再列出。", "{n} that the baseline knows are left out.").fill(
                n=counts.known
            )
        )
    return f'<p class="lead">{" · ".join(parts)} <span class="faint">{means}{known}</span></p>'


def _severities(counts: Summary) -> str:
    return "".join(
        f'<a class="tile {severity}{"" if n else " zero"}" href="#findings" data-severity="{severity}">'
        f"<b>{n:,}</b><span>{both(RISK[severity])}</span></a>"
        for severity, n in counts.by_severity.items()
    )


def _figures(report: Report, counts: Summary) -> str:
    held = report.inventory
    exposed = counts.sensitive + counts.secret
    figures = [
        (
            say("涉及人数（估计）", "People (estimate)"),
            f"{held.people.estimate:,}" if held.people else "–",
            plain_text(f"{held.people.low:,} – {held.people.high:,}")
            if held.people
            else say("未能估计", "not estimated"),
            "",
        ),
        (
            say("敏感或凭证列以明文存放", "Sensitive or secret, in the clear"),
            f"{counts.sensitive_in_clear:,}",
            both(Text("共 {n} 列敏感或凭证", "of {n} such columns").fill(n=exposed)),
            "bad" if counts.sensitive_in_clear else "",
        ),
        (
            say("未成年人", "Minors"),
            "–" if held.minors is None else f"{held.minors:,}",
            say("未能估计", "not estimated")
            if held.under_14 is None
            else both(Text("其中不满十四周岁 {n}", "{n} of them under 14").fill(n=held.under_14)),
            "",
        ),
        (
            say("未检查", "Not looked at"),
            f"{counts.skipped:,}",
            both(
                Text("其中 {n} 处是点名要查的", "{n} of them asked for by name").fill(n=counts.skipped_asked)
            )
            if counts.skipped_asked
            else both(saying.NOT_CLEAN)
            if counts.skipped
            else say("全部看过", "all was looked at"),
            "warn" if counts.skipped else "",
        ),
    ]
    return "".join(
        f'<div class="figure {tone}"><p>{label}</p><b>{value}</b><small>{note}</small></div>'
        for label, value, note, tone in figures
    )


def _problems(report: Report) -> str:
    found = Counter(f.problem for f in report.findings)
    top = max(found.values(), default=0)
    rows = "".join(_bar(both(text), found[kind], top, "problem", kind) for kind, text in PROBLEM.items())
    title = say("按五类问题", "The five kinds of problem")
    return f'<div class="bars"><h3>{title}</h3><ul>{rows}</ul></div>'


def _laws(report: Report) -> str:
    found: Counter[Text] = Counter(saying.instrument(f.citation) for f in report.findings)
    top = max(found.values(), default=0)
    numbers = law_numbers(report)
    rows = "".join(_bar(both(text), n, top, "law", str(numbers[text])) for text, n in found.most_common(8))
    title = say("按所依据的法律", "By the law they rest on")
    return f'<div class="bars"><h3>{title}</h3><ul>{rows or "<li>–</li>"}</ul></div>'


def _bar(label: str, n: int, top: int, filter: str, value: Problem | str) -> str:
    width = round(100 * n / top, 1) if top else 0
    drawn = f'<rect class="fill" width="{width}" height="6" rx="1"/>' if n else ""
    return (
        f'<li><a href="#findings" data-{filter}="{attribute(value)}"><span>{label}</span><b>{n:,}</b>'
        f'<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="6" rx="1"/>{drawn}</svg></a></li>'
    )


def _first(groups: tuple[Group, ...]) -> str:
    if not groups:
        return ""
    rows = [
        f'<tr><td><span class="pill {g.first.severity}">{both(SEVERITY[g.first.severity])}</span></td>'
        f'<td><a href="#p{n}">{both(g.first.title)}</a></td><td class="num">{len(g.findings):,}</td>'
        f"<td>{both(g.first.remedy)}</td></tr>"
        for n, g in enumerate(groups, start=1)
    ]
    head = (
        f"<thead><tr><th>{say('等级', 'Severity')}</th><th>{say('问题', 'Problem')}</th>"
        f'<th class="num">{say("处", "Places")}</th><th>{say("怎样整改", "What to do")}</th></tr></thead>'
    )
    table = f'<table class="first">{head}<tbody>{"".join(rows[:FIRST])}</tbody></table>'
    if len(rows) > FIRST:
        more = both(Text("另有 {n} 个问题", "{n} more problems").fill(n=len(rows) - FIRST))
        rest = f'<table class="first">{head}<tbody>{"".join(rows[FIRST:])}</tbody></table>'
        table += f"<details><summary>{more}</summary>{rest}</details>"
    return f"<h3>{say('先做什么', 'What to do first')}</h3>{table}"


def law_numbers(report: Report) -> dict[Text, int]:
    """A number for each instrument that findings rest on, in the order they come: ids for filters."""
    laws: dict[Text, int] = {}
    for finding in report.findings:
        laws.setdefault(saying.instrument(finding.citation), len(laws) + 1)
    return laws


def source_numbers(report: Report) -> dict[str, int]:
    """A number for each source that findings name."""
    sources: dict[str, int] = {}
    for finding in report.findings:
        sources.setdefault(finding.place.source, len(sources) + 1)
    return sources


def _minute(made: str) -> str:
    """An ISO time as people write it: to the minute, with its offset."""
    from datetime import datetime

    try:
        when = datetime.fromisoformat(made)
    except ValueError:
        return made
    return when.strftime("%Y-%m-%d %H:%M") + (f" {when:%z}" if when.tzinfo else "")
