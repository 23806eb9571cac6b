"""Sentences that several forms say in the same words."""

from __future__ import annotations

import math

from hegui.model import Citation, Inventory, People, Report
from hegui.reports.counting import grouped, summary
from hegui.reports.words import clean
from hegui.text import Text


def instrument(citation: Citation) -> Text:
    """The instrument's name, in Chinese between book-title marks."""
    name = clean(citation.instrument)
    return Text(name.zh if "《" in name.zh else f"《{name.zh}》", name.en)


def article(citation: Citation) -> Text:
    """《个人信息保护法》第五十一条, and "Personal Information Protection Law, Art 51"."""
    name, number = instrument(citation), clean(citation.article_text)
    return Text(name.zh + number.zh, f"{name.en}, {number.en}")


def in_force(citation: Citation) -> Text:
    """Since when it stands so, and the number it has on the other side of an amendment."""
    since = Text("{day} 起施行", "in force since {day}").fill(day=citation.in_force)
    if citation.other_number is None:
        return since
    other = clean(citation.other_number)
    return Text(f"{since.zh}；{other.zh}", f"{since.en}; {other.en}")


def penalties(citation: Citation) -> tuple[tuple[Text, Text], ...]:
    """What a breach may cost: the steps of one article as one sentence, with the article."""
    steps: dict[Text, list[Text]] = {}
    for penalty in citation.penalties:
        steps.setdefault(clean(penalty.article), []).append(clean(penalty.text))
    return tuple(
        (Text("；".join(t.zh for t in texts), "; ".join(t.en for t in texts)), where)
        for where, texts in steps.items()
    )


def people_range(people: People) -> str:
    """``12,000 (11,800–12,300)``; the bounds are left out where the count is exact."""
    if people.low == people.high:
        return f"{people.estimate:,}"
    return f"{people.estimate:,} ({people.low:,}–{people.high:,})"


def people(inventory: Inventory) -> Text:
    """About how many people, minors among them; what is not known is said to be so."""
    if inventory.people is None:
        return Text("未能估计", "not estimated")
    parts = [_about(inventory.people, Text("约 {n} 人", "about {n} people"))]
    if inventory.sensitive_people:
        parts.append(
            _about(
                inventory.sensitive_people,
                Text("其中敏感个人信息涉及约 {n} 人", "sensitive data on about {n}"),
            )
        )
    if inventory.minors is not None:
        parts.append(Text("未成年人 {n}", "{n} minors").fill(n=inventory.minors))
    if inventory.under_14 is not None:
        parts.append(Text("不满十四周岁 {n}", "{n} under 14").fill(n=inventory.under_14))
    return Text("，".join(p.zh for p in parts), ", ".join(p.en for p in parts))


def _about(people: People, text: Text) -> Text:
    return text.fill(n=people_range(people))


def verdict(report: Report) -> Text:
    """The check-up in one sentence."""
    counts = summary(report)
    skipped = (
        Text("；另有 {n} 处未检查", "; {n} places were not looked at").fill(n=counts.skipped)
        if counts.skipped
        else Text("", "")
    )
    if not report.findings:
        clean_so_far = Text("在已查看的范围内没有发现问题", "Nothing was found in what was looked at")
        known = len(report.accepted) + report.baseline
        if known:
            clean_so_far = Text(
                "在已查看的范围内没有新的发现；已接受或基线中已有的 {n} 项未重复列出",
                "Nothing new was found in what was looked at; {n} findings are accepted or known from the baseline",
            ).fill(n=known)
        elif not report.checks:
            clean_so_far = Text(
                "没有运行任何检查（该日尚无施行的义务，或都已略过），不能得出结论",
                "No check ran (no duty was in force that day, or all were left out): nothing can be concluded",
            )
        elif not report.inventory.holdings and not report.inventory.facts:
            clean_so_far = Text(
                "没有读到任何数据列，不能得出结论", "No column of data was read: nothing can be concluded"
            )
        return Text(clean_so_far.zh + skipped.zh, clean_so_far.en + skipped.en)
    said = Text("{kinds} 个问题，见于 {n} 处", "{kinds} problems in {n} places").fill(
        kinds=len({g.first.check for g in grouped(report.findings)}), n=counts.findings
    )
    return Text(said.zh + skipped.zh, said.en + skipped.en)


def sample(inventory: Inventory) -> Text | None:
    """That only a sample was read, and what it can miss; None where every row was read."""
    taken = inventory.sample
    if taken is None or taken.read >= taken.rows:
        return None
    missed = 1 - taken.share
    sure = math.ceil(math.log(0.01) / math.log(missed))
    return Text(
        "抽样检查：{rows} 行中只看了 {read} 行。行按段分散抽取（每段 {block} 行；PostgreSQL 按数据页），约占 {share}；不超过 {whole} 行的表全部看过。"
        "只出现在一行里的数据有 {one} 的可能被漏掉；出现在互不相邻的 m 行里的，漏掉的概率是 {missed} 的 m 次方，m 达到 {sure} 时低于 1%；"
        "集中在相邻几行的按一行算。因此“没有发现”不等于没有；计数只是所看的行，人数是推算值。",
        "A sample was looked at: {read} of {rows} rows, in blocks of {block} (PostgreSQL: pages) spread over each table, about {share}; tables of up to "
        "{whole} rows were read whole. What stands in one row is missed with a probability of {one}; what stands in m rows far apart, "
        "with {missed} to the power of m, which is below 1% from m = {sure}; rows side by side count as one. So nothing found is not "
        "nothing there; counts are of the rows that were looked at, numbers of people are projections.",
    ).fill(
        rows=taken.rows,
        read=taken.read,
        block=taken.block,
        whole=taken.whole,
        share=_percent(taken.share),
        one=_percent(missed),
        missed=f"{missed:.4g}",
        sure=sure,
    )


def _percent(share: float) -> str:
    return f"{100 * share:.4g}%"


CORRECTED = Text("（人工更正）", " (corrected)")
NOT_CLEAN = Text("没有检查的，不等于没有问题。", "What was not looked at is not clean.")
DISCLAIMER = Text(
    "本报告依据所见数据与贵单位在 hegui.toml 中的申报作出，供整改与自查使用，不代替主管部门的认定或律师意见。",
    "This report rests on the data that were seen and on what hegui.toml declares. It helps to put things right; "
    "it replaces neither an authority's decision nor a lawyer's advice.",
)
