"""
网络安全事件要说明的事实 · The facts of a cybersecurity incident.

In the order of the annex and of what must be told afterwards; incident.py judges them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hegui.clocks import SHANGHAI
from hegui.determinations import Chosen, Count, Exclusive, Facts, choice, count, day, moment, yes_no
from hegui.law.loading import listings
from hegui.text import Text

GRADES = ("general", "larger", "major", "especially-major")  # from the lightest
GUIDE = "incident.grade-incidents"

SITES = {
    "none": Text("没有这样的网站", "no such site"),
    "provincial-portal": Text("省级以上党政机关门户网站", "portal of a Party or government body of provincial level or above"),
    "prefecture-portal": Text("地市级党政机关门户网站", "portal of a Party or government body of prefecture level"),
    "county-portal": Text("县级及以下党政机关门户网站", "portal of a Party or government body of county level or below"),
    "enterprise-portal": Text("企业、事业单位门户网站", "portal of a company or public institution"),
    "central-news": Text("中央重点新闻网站", "central key news site"),
    "provincial-news": Text("省级重点新闻网站", "key news site of provincial level"),
    "key-news": Text("其他重点新闻网站", "another key news site"),
    "super-platform": Text("超大型网络平台", "super-large online platform"),
    "large-platform": Text("大型网络平台", "large online platform"),
    "platform": Text("其他网络平台", "another online platform"),
    "other": Text("其他网站或系统", "another site or system"),
}  # fmt: skip
WIDER_READING = Text(
    "企业、事业单位门户不问级别（从宽理解原文，对报告从严）；有多个的，按级别最高的填",
    "portals of companies and institutions count whatever their level (the reading that leads to more reports); of several, the one with the highest grade",
)
NOT_CII = Text(
    "不涉及关键信息基础设施，就没有它的中断",
    "where no critical infrastructure is involved, none of it stopped",
)
WHOLE_PERCENT = Text("舍去小数：49.9 填 49", "drop the fraction: 49.9 is 49")


def degrees(criterion: str) -> dict[str, Text]:
    """The answers of a criterion without numbers, in the shelf's words."""
    (guide,) = (found for found in listings("incident") if found.id == "incident.grading")
    row: Mapping[str, Any] = next(row for row in guide.rows if row["id"] == criterion)
    steps = {grade: Text(row[grade]["zh"], row[grade]["en"]) for grade in GRADES[1:]}
    return {"none": Text("没有达到以下任何一种", "none of these")} | steps


class Incident(Facts):
    """One incident of one operator: what happened, to what, and to whom."""

    excludes = (
        Exclusive(("involves_cii", False), ("cii_whole_minutes", True), NOT_CII),
        Exclusive(("involves_cii", False), ("cii_main_minutes", True), NOT_CII),
    )

    aware_at = moment(
        Text("什么时候发现或得知事件", "When was the incident discovered or learnt of"),
        by=(GUIDE, "csl.incident-plan"),
        example=datetime(2026, 3, 2, 14, 30, tzinfo=SHANGHAI),
        note=Text(
            "最早得知的那一刻；时限从此不间断计算", "the first moment; the hours run from it without pause"
        ),
    )
    involves_cii: bool = yes_no(
        Text(
            "事件是否涉及关键信息基础设施（以认定通知为准）",
            "Does it involve critical information infrastructure (as an authority has notified it)",
        ),
        such=Text(
            "已被认定的电网调度系统受攻击停摆",
            "a grid's control system that was recognised stands still after an attack",
        ),
        by=("incident.report-cii", "ciio.report-incidents"),
        example=False,
    )
    state_organ: bool = yes_no(
        Text(
            "本单位是否为中央和国家机关部门或其直属单位",
            "Are you a department of the central Party and state organs, or a unit directly under one",
        ),
        such=Text(
            "国务院某部的直属信息中心；地方企业答否", "the information centre of a ministry; no: a local firm"
        ),
        by="incident.report-state-organs",
        example=False,
        decides=False,
    )
    down_site: Chosen = choice(
        Text(
            "因攻击或故障不能访问的是哪类网站",
            "Which kind of site could not be reached because of an attack or a failure",
        ),
        SITES,
        such=Text(
            "地级市政府门户打不开，选“地市级党政机关门户网站”",
            "the portal of a prefecture-level city cannot be reached: prefecture level",
        ),
        by=GUIDE,
        example="none",
        note=WIDER_READING,
    )
    site_down_minutes: Count = count(
        Text(
            "该网站多少分钟不能访问（24 小时为 1440）",
            "For how many minutes could it not be reached (24 hours are 1,440)",
        ),
        by=GUIDE,
        example=90,
    )
    cii_whole_minutes: Count = count(
        Text(
            "关键信息基础设施整体中断多少分钟",
            "For how many minutes did the critical infrastructure stop as a whole",
        ),
        by=GUIDE,
        example=0,
    )
    cii_main_minutes: Count = count(
        Text("关键信息基础设施主要功能中断多少分钟", "For how many minutes did its main function stop"),
        by=GUIDE,
        example=0,
    )
    affected_people: Count = count(
        Text(
            "多少人的用水、用电、用气、用油、取暖、出行、就医、购物等受影响",
            "How many people's water, power, gas, oil, heating, travel, medical care or shopping is affected",
        ),
        by=GUIDE,
        example=3_000,
    )
    province_percent: Count = count(
        Text(
            "受影响的人最多占一省人口的百分之几",
            "What share of a province's people is affected at most, in percent",
        ),
        by=GUIDE,
        example=0,
        high=100,
        note=WHOLE_PERCENT,
    )
    prefecture_percent: Count = count(
        Text(
            "受影响的人最多占一个地市人口的百分之几",
            "What share of a prefecture's people is affected at most, in percent",
        ),
        by=GUIDE,
        example=2,
        high=100,
        note=WHOLE_PERCENT,
    )
    leaked_people: Count = count(
        Text("泄露了多少人的个人信息", "How many people's personal information leaked"),
        by=GUIDE,
        example=12_000,
        note=Text(
            '不确定时填范围，如 "10000..2000000"', 'a range where it is not certain, as in "10000..2000000"'
        ),
    )
    direct_loss: Count = count(
        Text("直接经济损失多少元", "How much direct economic loss, in CNY"),
        by=GUIDE,
        example=200_000,
    )
    defaced_site: Chosen = choice(
        Text(
            "被攻击篡改、传播违法有害信息的是哪类网站",
            "Which kind of site was attacked and changed so that it spread illegal or harmful content",
        ),
        SITES,
        such=Text(
            "县政府门户首页被换成赌博广告，选“县级及以下”一项",
            "a county's portal shows gambling advertisements: county level or below",
        ),
        by=GUIDE,
        example="none",
        note=WIDER_READING,
    )
    home_page_minutes: Count = count(
        Text("违法有害信息在主页上多少分钟", "For how many minutes did the content stand on the home page"),
        by=GUIDE,
        example=0,
    )
    other_page_minutes: Count = count(
        Text("违法有害信息在其他页面上多少分钟", "For how many minutes did it stand on another page"),
        by=GUIDE,
        example=0,
    )
    reposts: Count = count(
        Text("在社交平台被转发多少次", "How many times was it reposted on social platforms"),
        by=GUIDE,
        example=0,
    )
    views: Count = count(
        Text("被浏览或点击多少次", "How many views or clicks did it have"), by=GUIDE, example=0
    )
    spread_found: Chosen = choice(
        Text(
            "省级以上网信部门或公安机关是否认定了传播范围",
            "Has the cyberspace authority or the police, provincial level or above, found how widely it spread",
        ),
        degrees("spread-found"),
        such=Text(
            "还没有机关作出认定的，选“没有达到以下任何一种”",
            "no authority has found anything yet: none of these",
        ),
        by=GUIDE,
        example="none",
    )
    system_loss: Chosen = choice(
        Text(
            "重要网络和信息系统受损到什么程度",
            "How badly were important networks and information systems hit",
        ),
        degrees("system-loss"),
        such=Text(
            "坏的只是内部考勤这类不重要的系统，选“没有达到”",
            "only a system of no importance, such as attendance, was hit: none of these",
        ),
        by=GUIDE,
        example="none",
    )
    data_threat: Chosen = choice(
        Text(
            "核心数据、重要数据或者很多人的个人信息丢失、泄露或被窃取、篡改、假冒，对国家安全和社会稳定构成多大威胁",
            "How serious a threat to national security and social stability comes from core data, important data or very many people's personal information lost, leaked, stolen, tampered with or faked",
        ),
        degrees("data-threat"),
        such=Text(
            "只泄露一家小店的客户电话，不威胁国家安全，选“没有达到”",
            "a small shop's customers, no threat to national security or stability: none of these",
        ),
        by=GUIDE,
        example="none",
    )
    other_threat: Chosen = choice(
        Text(
            "对国家安全、社会秩序、经济建设和公众利益还有多大威胁或影响",
            "How serious is any other threat to or effect on national security, social order, the economy or the public interest",
        ),
        degrees("other-threat"),
        such=Text(
            "只有一家门店停了收银，没有波及公众，选“没有达到”",
            "one shop's till stood still and the public did not notice: none of these",
        ),
        by=GUIDE,
        example="none",
    )
    suspected_crime: bool = yes_no(
        Text("是否涉嫌违法犯罪（如入侵、勒索、窃取）", "Is a crime suspected (intrusion, extortion, theft)"),
        such=Text(
            "有人盗用账号登录，拖走了数据库；误删、停电答否",
            "somebody came in on a stolen account and took the database; no: a slip or a power cut",
        ),
        by=("incident.report-crime", "netdata.incident-notice"),
        example=True,
        decides=False,
    )
    ransomware: bool = yes_no(
        Text("是否为勒索软件攻击", "Is it a ransomware attack"),
        such=Text(
            "文件被加密打不开，屏幕留言要求付款才给密钥",
            "files are encrypted and a note asks for money for the key",
        ),
        by="incident.report-content",
        example=False,
        decides=False,
    )
    sector_rules: bool = yes_no(
        Text("本行业是否另有事件报告规定", "Does your sector have incident-reporting rules of its own"),
        such=Text(
            "行业主管部门另发了事件报告办法，本单位也适用",
            "the sector's authority has issued rules for reporting incidents that cover you",
        ),
        by="incident.sector-reports",
        example=False,
        decides=False,
    )
    state_secrets: bool = yes_no(
        Text("是否涉及国家秘密", "Are state secrets involved"),
        such=Text(
            "失窃的电脑里有标明国家秘密密级的文件", "the stolen computer held files marked as state secrets"
        ),
        by="incident.state-secrets",
        example=False,
        decides=False,
    )
    data_affected: bool = yes_no(
        Text(
            "数据是否泄露、被窃取、篡改、毁损或丢失",
            "Were data leaked, stolen, tampered with, damaged or lost",
        ),
        such=Text(
            "订单表被人下载；数据库被误删，又没有备份",
            "the table of orders was downloaded; a database was deleted and had no backup",
        ),
        by=("dsl.risk-monitoring-and-incident", "netdata.incident"),
        example=True,
        decides=False,
    )
    personal_information: bool = yes_no(
        Text(
            "个人信息是否发生或者可能发生泄露、篡改、丢失",
            "Was personal information leaked, tampered with or lost, or may it have been",
        ),
        such=Text(
            "存有客户名单的电脑丢了，还没找到",
            "a computer with a list of customers is lost and not found yet",
        ),
        by="pipl.breach-notice",
        example=True,
        decides=False,
    )
    leaked_sensitive_people: Count = count(
        Text(
            "其中泄露了多少人的敏感个人信息", "Of how many of them was sensitive personal information leaked"
        ),
        by="audit.ordered-audit",
        example=3_000,
        decides=False,
    )
    minors: bool = yes_no(
        Text("其中是否有未成年人的个人信息", "Is personal information of minors among it"),
        such=Text(
            "泄露的名单里有小学生的姓名和班级",
            "the list that leaked names pupils of a primary school and their classes",
        ),
        by="minors.breach-notice",
        example=False,
        decides=False,
    )
    harm_avoided: bool = yes_no(
        Text(
            "已采取的措施是否能有效避免对个人的危害",
            "Do the measures taken effectively avoid harm to the individuals",
        ),
        such=Text(
            "丢失的硬盘整盘加密，密钥没有外泄", "the lost disk is encrypted as a whole and the key is safe"
        ),
        by="pipl.breach-notice-relief",
        example=False,
        decides=False,
    )
    others_harmed: bool = yes_no(
        Text(
            "事件是否损害了个人、组织的合法权益", "Does it harm the lawful rights of people or organisations"
        ),
        such=Text("用户账户里的钱因此被盗转", "money was taken from users' accounts because of it"),
        by="netdata.incident-notice",
        example=True,
        decides=False,
    )
    product_flaw: bool = yes_no(
        Text(
            "是否因自家产品、服务的缺陷或漏洞，且危及国家安全、公共利益",
            "Does it come from a flaw of your own product or service that endangers national security or the public interest",
        ),
        such=Text(
            "自家卖给电厂的网关有漏洞，能被远程关停机组",
            "a flaw in the gateway you sell to power plants lets outsiders shut them down",
        ),
        by="netdata.flaws",
        example=False,
        decides=False,
    )
    reported_at = moment(
        Text("什么时候作出了首次报告", "When was the first report made"),
        by="incident.report",
        example=datetime(2026, 3, 2, 16, 0, tzinfo=SHANGHAI),
    )
    handled_on = day(
        Text("处置工作哪天结束", "On which day did handling end"), by="incident.summary-report", example=date(2026, 3, 20),
    )  # fmt: skip
