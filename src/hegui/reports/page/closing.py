"""What was not looked at, what was accepted, what such a run cannot see, and how the report was made."""

from __future__ import annotations

from hegui.model import Report, Skipped
from hegui.reports import saying
from hegui.reports.counting import skipped_by_reason
from hegui.reports.page.markup import both, place, plain_text, say, slug
from hegui.reports.words import SEVERITY
from hegui.text import Text

OPEN = 5  # places of a reason that show at once


def sections(report: Report) -> str:
    return "\n".join((not_looked_at(report.skipped), _accepted(report), _unseen(report)))


def not_looked_at(skipped: tuple[Skipped, ...]) -> str:
    if not skipped:
        body = f'<p class="empty">{say("要求检查的都看过了。", "All that was asked for was looked at.")}</p>'
    else:
        rows = "".join(_reason(reason, places) for reason, places in skipped_by_reason(skipped))
        body = f'<p class="lead">{both(saying.NOT_CLEAN)}</p><ul class="reasons">{rows}</ul>'
    return f'<section id="skipped" class="wide"><h2>{say("未检查", "Not looked at")} <i>{len(skipped):,}</i></h2>{body}</section>'


def _reason(reason: Text, places: tuple[Skipped, ...]) -> str:
    asked = (
        f'<span class="badge unverified">{say("点名要查的", "asked for by name")}</span>'
        if any(s.asked for s in places)
        else ""
    )
    items = [f"<li>{place(s.place)}</li>" for s in places]
    listed = f"<ul>{''.join(items[:OPEN])}</ul>"
    if len(items) > OPEN:
        more = both(Text("另有 {n} 处", "{n} more").fill(n=len(items) - OPEN))
        listed += f"<details><summary>{more}</summary><ul>{''.join(items[OPEN:])}</ul></details>"
    return f"<li><p><b>{both(reason)}</b> <i>{len(places):,}</i> {asked}</p>{listed}</li>"


def _accepted(report: Report) -> str:
    if not report.accepted:
        body = f'<p class="empty">{say("没有。", "None.")}</p>'
    else:
        head = "".join(
            f"<th>{say(*words)}</th>"
            for words in (
                ("等级", "Severity"),
                ("发现", "Finding"),
                ("谁、为何、到何时", "Who, why, until when"),
            )
        )
        rows = "".join(
            f'<tr id="f-{slug(f.key)}"><td><span class="pill {f.severity}">{both(SEVERITY[f.severity])}</span></td>'
            f'<td>{both(f.title)}<br>{place(f.place)}<br><code class="faint">{plain_text(f.key)}</code></td>'
            f"<td>{both(f.accepted) if f.accepted else '–'}</td></tr>"
            for f in report.accepted
        )
        body = f'<table class="first"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<section id="accepted" class="wide"><h2>{say("已接受", "Accepted")} <i>{len(report.accepted):,}</i></h2>{body}</section>'


def _unseen(report: Report) -> str:
    items = "".join(f"<li>{both(text)}</li>" for text in report.unlooked)
    lead = say(
        "下列事项从数据和会话里看不出来，须另行查证：",
        "These cannot be seen from data and sessions; look into them by other means:",
    )
    body = (
        f'<p class="lead">{lead}</p><ul class="unseen">{items}</ul>'
        if items
        else f'<p class="empty">{say("未说明。", "Not stated.")}</p>'
    )
    return f'<section id="unseen" class="wide"><h2>{say("这种检查看不到的", "What such a check cannot see")}</h2>{body}</section>'


HOW = Text(
    "数据源只读不写。本报告只有计数、位置和遮蔽后的样例，没有原始值；打开它不连接网络。",
    "Sources are read and never written to. This report holds counts, places and masked samples, no raw value; "
    "opening it connects to nothing.",
)


def footer(report: Report) -> str:
    checks = "".join(f"<li><code>{plain_text(id)}</code></li>" for id in report.checks)
    version = plain_text(report.version)
    made = f" · {plain_text(report.made)}" if report.made else ""
    ran = both(Text("运行的检查项（{n}）", "Checks that ran ({n})").fill(n=len(report.checks)))
    return f"""<footer class="end"><div class="wide">
<details><summary>{ran}</summary><ul class="checks">{checks}</ul></details>
<p>{both(HOW)}</p><p>{both(saying.DISCLAIMER)}</p>
<p class="faint">hegui {version}{made} · {say("适用法律日期", "law in force on")} {report.on.isoformat()}</p>
</div></footer>"""
