"""
互联网政务应用要守哪些规定 · Which rules a government application on the internet must keep.

The Provisions bind party and state organs and public institutions: portals, apps and mini-programs, public accounts and
mail.  Organs and institutions differ in their domains and in the cloud they may buy; domains are prescribed for websites
and for mail systems that a body built itself.  What is named critical infrastructure follows them too (Article 42).  They
set no fine of their own.  Blind spot: the answer looks at what can be said in a yes or no; the other duties are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, duty, note, owed
from hegui.determinations import (
    Chosen,
    Facts,
    Lawbook,
    Outcome,
    Remaining,
    choice,
    day,
    determination,
    yes_no,
)
from hegui.text import Text

PROVISIONS = date(2024, 7, 1)
NETDATA = date(2025, 1, 1)

BODIES = {
    "organ": Text("党政机关", "a party or state organ"),
    "institution": Text("事业单位", "a public institution"),
    "other": Text("其他（企业、社会组织等）", "another (a firm, an association)"),
}
DOMAINS = {
    "gov": Text(".gov.cn 或 .政务", ".gov.cn or the Chinese “government” suffix"),
    "cn": Text(".cn 或 .公益", ".cn or the Chinese “public interest” suffix"),
    "other": Text("其他域名", "another domain"),
}
KINDS = {
    "website": Text("网站（含门户）", "a website or portal"),
    "app": Text("移动应用程序、小程序", "an app or mini-program"),
    "account": Text("公众账号（微博、公众号、视频号、直播号等）", "a public account on a platform"),
    "mail": Text("自建的互联网电子邮件系统", "an internet mail system of its own"),
}


class Application(Facts):
    """One application on the internet."""

    body: Chosen = choice(
        Text("开办单位是什么性质", "What kind of body runs it"),
        BODIES,
        such=Text(
            "市教育局选党政机关，公办学校选事业单位",
            "a city's education bureau: organ; a public school: institution",
        ),
        by="govapp.scope",
        example="organ",
    )
    on_internet: bool = yes_no(
        Text("是否通过互联网提供公共服务、发布信息或办公（不含内网）", "Does it serve, publish or work over the internet (not an inner network)"),
        such=Text("市民用手机就能预约办事的网站", "a site where people book an appointment by phone"),
        by="govapp.scope", example=True,
    )  # fmt: skip
    ciio: bool = yes_no(
        Text("是否列入关键信息基础设施", "Is it named critical information infrastructure"),
        such=Text("收到通知，这个应用已列为关键信息基础设施", "a notice says that this application is critical infrastructure"),
        by="govapp.by-reference", example=False
    )  # fmt: skip
    kind: Chosen = choice(
        Text("是哪一类应用", "Which kind is it"),
        KINDS,
        such=Text(
            "手机上的办事小程序选“移动应用程序、小程序”", "a mini-program for services on the phone: app"
        ),
        by="govapp.scope",
        example="website",
    )
    domain: Chosen = choice(
        Text("用的是什么域名", "Which domain does it use"), DOMAINS, by=("govapp.organ-domain", "govapp.institution-domain"), example="gov"
    )  # fmt: skip
    data_in_mainland: bool = yes_no(
        Text("数据中心、云平台是否在境内", "Do data centre and cloud stand in the mainland"),
        such=Text("部署在本省政务云；数据放在境外节点的答否", "it runs on the province's own cloud; no: data on nodes abroad"),
        by="govapp.mainland-centres", example=True
    )  # fmt: skip
    assessed_cloud: bool = yes_no(
        Text(
            "没有采购云服务，或采购的云服务通过了国家云计算服务安全评估",
            "Is no cloud bought, or one that passed the state's assessment of cloud services",
        ),
        such=Text("用自建机房；或所买的云在已通过评估的名单里", "a machine room of your own; or a cloud that is on the list of those that passed"),
        by="govapp.assessed-cloud", example=True,
    )  # fmt: skip
    logs_a_year: bool = yes_no(
        Text(
            "设备运行、应用访问、数据库操作日志是否都留存一年以上",
            "Are the logs of devices, of access and of the database all kept for a year or more",
        ),
        such=Text(
            "去年同月的三类日志现在都能调出",
            "all three kinds of logs of the same month last year can still be read",
        ),
        by="govapp.keep-logs",
        example=True,
    )
    mark: bool = yes_no(
        Text("网站首页底部居中是否有网站标识", "Does the home page show the mark at its bottom centre"),
        such=Text("首页底部中间有机关或事业单位的专属标识", "the official mark of organs and institutions stands at the foot of the page, in the middle"),
        by="govapp.site-mark", example=True
    )  # fmt: skip
    secure_connection: bool = yes_no(
        Text("是否使用安全连接，证书出自依法设立的电子政务电子认证机构", "Is the connection secure, with a certificate of a lawful e-government body"),
        such=Text("网址是 https，证书由电子政务电子认证机构签发", "the address is https and an e-government body issued the certificate"),
        by="govapp.secure-connection", example=True,
    )  # fmt: skip
    county_or_township: bool = yes_no(
        Text("是否为县级党政机关的部门或者乡镇党政机关", "Is it a department at county level or a township"),
        such=Text("县教育局、镇人民政府；市教育局答否", "a county's education bureau, a town; no: a prefecture-level city's bureau"),
        by="govapp.no-own-site-at-county",
        example=False, decides=False,
    )  # fmt: skip
    handles_people_or_property: bool = yes_no(
        Text("是否涉及人身、财产、社会公共利益", "Does it touch person, property or public interest"),
        such=Text("网上办理社保、不动产登记", "social insurance or land registration online"),
        by="govapp.multi-factor",
        example=True, decides=False,
    )  # fmt: skip
    outsourced: bool = yes_no(
        Text("是否外包建设或运维", "Is it built or run by a contractor"),
        such=Text("请软件公司开发网站，或托管运维", "a software firm builds the site or runs it for you"),
        by="govapp.outsourcing-contract", example=True, decides=False
    )  # fmt: skip
    important_business: bool = yes_no(
        Text(
            "是否为中央和国家机关、地市级以上机关门户，或承载重要业务的网站、邮件系统",
            "Is it a portal of a central, state or prefecture body or above, a site with important business, or a mail system",
        ),
        such=Text("省政府门户网站；全省社保办理网站", "a provincial government's portal; the site for a province's social insurance"),
        by="govapp.level-three", example=True, decides=False,
    )  # fmt: skip
    last_test = day(Text("上次安全检测完成于哪天", "On which day was the last security test finished"), by="govapp.test-yearly", example=date(2026, 3, 2))  # fmt: skip


@determination(
    "gov-app",
    title=Text("互联网政务应用要守哪些规定", "Which rules a government application must keep"),
    asks=Application,
    since=PROVISIONS,
    turning=(NETDATA,),
    outcomes={
        "not-bound": Text("不适用本规定", "the Provisions do not bind it"),
        "by-reference": Text("参照本规定执行", "the Provisions apply by reference"),
        "in-order": Text("所问各项符合；其余义务见下", "what was asked is in order; the other duties are listed"),
        "must-change": Text("有不符合之处，应当改正", "something is not as the Provisions ask: change it"),
    },
)  # fmt: skip
def gov_app(this: Application, law: Lawbook) -> Outcome:
    if not this.on_internet:
        return Outcome("not-bound", by="govapp.scope")
    if this.body == "other":
        return (
            Outcome("by-reference", by="govapp.by-reference")
            if this.ciio
            else Outcome("not-bound", by="govapp.scope")
        )
    if this.kind == "website" and (by := wrong_site_domain(this)):
        return Outcome("must-change", by=by)
    if this.kind == "mail" and wrong_mail_domain(this):
        return Outcome("must-change", by="govapp.mail-domain")
    if not this.data_in_mainland:
        return Outcome("must-change", by="govapp.mainland-centres")
    if this.body == "organ" and not this.assessed_cloud:
        return Outcome("must-change", by="govapp.assessed-cloud")
    if not this.logs_a_year:
        return Outcome("must-change", by="govapp.keep-logs")
    if this.kind == "website" and not this.mark:
        return Outcome("must-change", by="govapp.site-mark")
    if this.kind != "account" and not this.secure_connection:
        return Outcome("must-change", by="govapp.secure-connection")
    return Outcome("in-order", by="govapp.scope")


def wrong_site_domain(this: Application) -> str:
    """The provision that a website's domain breaks; empty where it breaks none.

    An institution is no organ: its site may not use the organs' domains, though these end in .cn too.
    """
    if this.body == "organ":
        return "" if this.domain == "gov" else "govapp.organ-domain"
    if this.domain == "gov":
        return "govapp.organ-domain"
    return "govapp.institution-domain" if this.domain == "other" else ""


def wrong_mail_domain(this: Application) -> bool:
    return this.domain != "gov" if this.body == "organ" else this.domain == "other"


OF_KIND = {
    "website": ("govapp.approval-and-filing", "govapp.no-domain-transfer", "govapp.site-mark", "govapp.name", "govapp.reposts",
                "govapp.links", "govapp.open-standards", "govapp.no-platform-lock-in", "govapp.cdn-at-home", "govapp.change-and-close"),
    "app": ("govapp.app-channels", "govapp.identity-certificate", "govapp.no-platform-lock-in", "govapp.name", "govapp.cdn-at-home", "govapp.change-and-close"),
    "account": ("govapp.identity-certificate", "govapp.name", "govapp.reposts"),
    "mail": ("govapp.mail-domain", "govapp.no-secrets-by-mail", "govapp.mail-accounts", "govapp.no-auto-forward", "govapp.block-bad-mail",
             "govapp.multi-factor", "govapp.restrict-access"),
}  # fmt: skip
OF_ALL = (
    "govapp.publication-review", "govapp.no-secrets", "govapp.mlps-and-crypto", "govapp.test-before-launch", "govapp.restrict-access",
    "govapp.keep-logs", "govapp.classify-data", "govapp.no-other-use", "govapp.disaster-backup", "govapp.external-code",
    "govapp.real-name", "govapp.monitor", "govapp.report-incidents", "govapp.start-plan", "govapp.budget",
)  # fmt: skip


@gov_app.remains
def what_is_owed(outcome: str, by: tuple[str, ...], given: Application, law: Lawbook) -> Iterator[Remaining]:
    if outcome == "not-bound":
        yield note(law, "govapp.organ-domain", Text(
            "党政机关以外的网站不得使用 .gov.cn、.政务域名，用了的停用",
            "Sites of others may not use .gov.cn or the Chinese “government” suffix: stop where it is used",
        ))  # fmt: skip
        yield from owed(law, "govapp.mark-reserved")
        return
    if outcome == "must-change":
        yield from to_change(given, law)
    kind = str(given.kind or "")
    yield from owed(law, *OF_KIND.get(kind, ()))
    yield from owed(law, *(id for id in OF_ALL if id not in OF_KIND.get(kind, ())))
    if kind in ("", "website"):
        yield from owed(law, "govapp.no-own-site-at-county", known=given.county_or_township,
                        condition=Text("如为县级部门或乡镇", "if it is a department at county level or a township"))  # fmt: skip
    yield from owed(law, "govapp.level-three", known=True if kind == "mail" else given.important_business,
                    condition=Text("如为上述门户、重要业务网站或邮件系统", "if it is such a portal, site or mail system"))  # fmt: skip
    if kind != "mail":
        yield from owed(law, "govapp.multi-factor", known=given.handles_people_or_property,
                        condition=Text("如涉及人身、财产、社会公共利益", "if it touches person, property or public interest"))  # fmt: skip
    yield from owed(law, "govapp.outsourcing-contract", "govapp.admin-rights-in-house", known=given.outsourced,
                    condition=Text("如外包建设或运维", "if a contractor builds or runs it"))  # fmt: skip
    if given.body is None or str(given.body) == "organ":
        yield from owed(law, "netdata.state-outsourcing", known=given.outsourced,
                        condition=Text("如外包建设或运维", "if a contractor builds or runs it"))  # fmt: skip
    months = 12 // int(law.number("govapp.test-per-year"))
    due = law.due(Text("每年至少一次", "at least once a year"), "months", given.last_test, months)
    yield clock(
        law, "govapp.test-yearly", Text("做下一次安全检测评估", "Have the next security test done"), due
    )
    yield note(law, "govapp.scope", Text(
        "本规定没有罚款；违反的，依党纪政纪问责，其他法律的处罚不受影响",
        "The Provisions set no fine: breaches lead to discipline, and other laws' penalties stay",
    ))  # fmt: skip


def to_change(given: Application, law: Lawbook) -> Iterator[Remaining]:
    """Everything that is known not to be in order, not only the first."""
    website, organ = given.kind == "website", given.body == "organ"
    for wrong, by, text in (
        (given.data_in_mainland is False, "govapp.mainland-centres", Text("把数据中心、云平台迁到境内", "Move data centre and cloud to the mainland")),
        (organ and given.assessed_cloud is False, "govapp.assessed-cloud",
         Text("换用通过国家云计算服务安全评估的云平台", "Change to a cloud that passed the state's assessment")),
        (given.logs_a_year is False, "govapp.keep-logs", Text("把三类日志的留存延长到一年以上", "Keep the three kinds of log for a year or more")),
        (website and given.mark is False, "govapp.site-mark", Text("在首页底部居中加注网上标识", "Show the mark at the bottom centre of the home page")),
        (given.kind != "account" and given.secure_connection is False, "govapp.secure-connection",
         Text("启用安全连接，换用依法设立的电子政务电子认证机构的证书", "Switch to secure connections with a certificate of a lawful e-government body")),
    ):  # fmt: skip
        if wrong:
            yield duty(law, by, text)
