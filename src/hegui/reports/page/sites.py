"""What was seen of websites, and the run log: what was sent to which host, and by whose authority."""

from __future__ import annotations

from hegui.model import Looks, Report
from hegui.reports.page.markup import both, place, plain_text, say
from hegui.reports.sites import KINDS, seen
from hegui.text import Text

MOST = 300  # rows that the page shows; JSON has them all


def section(report: Report) -> str:
    """Nothing where no website was looked at."""
    facts = seen(report.inventory)
    parts = []
    if facts:
        rows = "".join(
            f"<tr><td>{both(KINDS[fact.kind])}</td><td>{place(fact.place)}</td><td>{both(fact.what)}</td></tr>"
            for fact in facts[:MOST]
        )
        heads = _heads(("看到什么", "What"), ("位置", "Place"), ("内容", "Seen"))
        parts.append(
            f'<table class="first"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{_more(len(facts))}'
        )
    parts += [_log(looks) for looks in report.looks]
    if not parts:
        return ""
    return f'<section id="sites" class="wide"><h2>{say("网站", "Websites")}</h2>{"".join(parts)}</section>'


def _log(looks: Looks) -> str:
    rows = "".join(
        f"<tr><td>{plain_text(s.at)}</td><td>{plain_text(s.host)}</td><td>{plain_text(s.address)}:{s.port}</td>"
        f"<td>{plain_text(s.purpose)}</td><td>{plain_text(s.outcome)}</td><td>{s.bytes:,}</td></tr>"
        for s in looks.sent[:MOST]
    )
    heads = _heads(
        ("时间", "Time"),
        ("主机", "Host"),
        ("地址", "Address"),
        ("目的", "Purpose"),
        ("结果", "Outcome"),
        ("字节", "Bytes"),
    )
    count = both(
        Text("运行记录：向主机发出 {n} 次连接", "Run log: {n} connections to hosts").fill(n=len(looks.sent))
    )
    return (
        f'<p class="lead">{both(looks.authority)}</p><details><summary>{count}</summary>'
        f'<table class="first"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{_more(len(looks.sent))}</details>'
    )


def _heads(*words: tuple[str, str]) -> str:
    return "".join(f"<th>{say(*pair)}</th>" for pair in words)


def _more(count: int) -> str:
    if count <= MOST:
        return ""
    return f'<p class="faint">{both(Text("另有 {n} 行，见 JSON。", "{n} more rows are in the JSON report.").fill(n=count - MOST))}</p>'
