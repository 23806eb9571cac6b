"""
一项服务对未成年人有哪些义务 · Which duties a service has towards minors.

The Regulations bind whoever offers network products or services that minors use, processes their information, or makes
devices for them.  What is owed grows with the kind of service, and most with platforms that very many minors use or
that have a marked effect on them, which the authority names (Article 20).  Blind spots: how such platforms are named is
still a draft; whether content may affect minors is judged by a classification of its own (in force since 2026-03-01),
which is not on the shelf word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import note, owed
from hegui.determinations import Chosen, Facts, Lawbook, Outcome, Remaining, choice, determination, yes_no
from hegui.text import Text

REGULATIONS = date(2024, 1, 1)
CLASSIFICATION = date(2026, 3, 1)

KINDS = {
    "game": Text("网络游戏", "games"),
    "streaming": Text("网络直播", "live streaming"),
    "audio-video": Text("网络音视频", "audio and video"),
    "social": Text("网络社交、即时通讯", "social media, messaging"),
    "education": Text("面向未成年人的在线教育", "online education for minors"),
    "other": Text("其他", "another kind"),
}


class Service(Facts):
    """One network product or service."""

    minors_use: bool = yes_no(
        Text("未成年人是否使用或能够使用这项服务", "Do minors use the service, or may they"),
        such=Text("短视频谁都能看；核验年龄、只接成年人的答否", "short videos that anyone may watch; no: ages are checked and only adults let in"),
        by="minors.prompt-before-content", example=True,
        note=Text("没有年龄核验、面向不特定公众的，按是处理", "where nothing checks ages and anyone may use it, answer yes"),
    )  # fmt: skip
    processes_minors: bool = yes_no(
        Text("是否处理不满十八周岁的人的个人信息", "Do you process personal information of people under 18"),
        such=Text("网校登记中学生的姓名和成绩", "an online school keeps pupils' names and marks"),
        by="minors.yearly-audit", example=True,
    )  # fmt: skip
    smart_device: bool = yes_no(
        Text("是否制造或者销售智能终端产品", "Do you make or sell smart devices"),
        such=Text("生产能装应用的儿童电话手表", "you make children's watches that take apps"),
        by="minors.device-software", example=False,
        note=Text("能联网、有操作系统、用户能自行安装软件的手机、计算机、手表等，不限于专供未成年人的", "phones, computers, watches with an operating system on which users install software, not only those made for minors"),
    )  # fmt: skip
    named_large_platform: bool = yes_no(
        Text(
            "是否被认定为未成年人用户数量巨大或者对未成年人群体具有显著影响的平台",
            "Has the authority named you as a platform with very many minors or a marked effect on them",
        ),
        such=Text("有关部门公布的名单里有本平台", "your platform is on the list that the authority published"),
        by="minors.large-platform-duties", example=False,
        note=Text("认定办法还是征求意见稿，其中的人数不是现行规则", "how they are named is a draft; its numbers are no law yet"),
    )  # fmt: skip
    kind: Chosen = choice(
        Text("是哪一类服务", "Which kind of service is it"), KINDS,
        such=Text("多人手机游戏选网络游戏，小学生网课选在线教育", "a mobile game with many players: game; lessons for pupils: education"),
        by=("minors.minors-mode", "minors.game-rules"), example="social"
    )  # fmt: skip
    for_minors_only: bool = yes_no(
        Text("是否专门以未成年人为服务对象", "Is it made for minors"),
        such=Text("儿童识字应用；大人小孩都用的地图答否", "an app that teaches children to read; no: a map for everyone"),
        by="minors.no-such-content-in-child-products",
        example=False, decides=False,
    )  # fmt: skip
    users_publish: bool = yes_no(
        Text("用户能否发布信息或即时通讯", "Can users publish or message"),
        such=Text("可以发评论、发弹幕、加好友聊天", "users comment, or chat with friends"),
        by="minors.real-name", example=True, decides=False
    )  # fmt: skip
    live_streams: bool = yes_no(
        Text("用户能否开直播", "Can users stream live"),
        such=Text("注册用户点一下就能开播", "a registered user is on air with one tap"),
        by="minors.livestream-check",
        example=False,
        decides=False,
    )
    paid: bool = yes_no(
        Text("是否有充值、打赏等付费", "Can users pay or tip"),
        such=Text("能买道具、开会员、给主播送礼物", "users buy items or membership, or give presents to streamers"),
        by="minors.spending-limits", example=True, decides=False
    )  # fmt: skip
    recommends: bool = yes_no(
        Text("是否用算法推荐或自动化决策推送", "Does it recommend or push by algorithm"),
        such=Text("首页按浏览记录推荐视频或商品", "the first page offers videos or goods by what was looked at"),
        by="minors.no-marketing-to-minors",
        example=True, decides=False,
    )  # fmt: skip
    under_14: bool = yes_no(
        Text("用户中是否有不满十四周岁的", "Are some users under 14"),
        such=Text("小学生经家长同意注册的账号", "accounts of primary-school pupils, with their parents' consent"),
        by="pipl.minors-under-14-consent", example=True, decides=False
    )  # fmt: skip


@determination(
    "minors",
    title=Text("一项服务对未成年人有哪些义务", "Which duties a service has towards minors"),
    asks=Service,
    since=REGULATIONS,
    turning=(CLASSIFICATION,),
    outcomes={
        "no-special-duties": Text("没有专门针对未成年人的义务", "no duties made for minors"),
        "information-duties": Text("只处理其信息：审计、访问审批等义务", "only their information is processed: audit, approval of access and the like"),
        "general-duties": Text("一般义务", "general duties"),
        "duties-by-kind": Text("一般义务，另有该类服务的专门义务", "general duties, and those of this kind of service"),
        "large-platform-duties": Text("以上义务，另有大型平台义务", "all of these, and those of a large platform"),
    },
)  # fmt: skip
def minors(this: Service, law: Lawbook) -> Outcome:
    if this.named_large_platform:
        return Outcome("large-platform-duties", by="minors.large-platform-duties")
    if this.minors_use and this.kind != "other":
        return Outcome("duties-by-kind", by=DUTY_OF_KIND[this.kind.settled()][0])
    if this.minors_use:
        return Outcome("general-duties", by="minors.prompt-before-content")
    if this.smart_device:
        return Outcome("general-duties", by="minors.device-software")
    if this.processes_minors:
        return Outcome("information-duties", by="minors.yearly-audit")
    return Outcome("no-special-duties", by="minors.no-harmful-content")


MODE = ("minors.minors-mode", "minors.no-fan-fundraising")  # Articles 43 and 45; 44 is told with payments
DUTY_OF_KIND = {
    "game": ("minors.game-identity", "minors.game-rules", *MODE),
    "streaming": ("minors.livestream-check", "minorslaw.no-livestream-account-under-16", *MODE),
    "audio-video": MODE,
    "social": MODE,
    "education": ("minors.online-education",),
    "other": (),
}


@minors.remains
def what_is_owed(outcome: str, by: tuple[str, ...], given: Service, law: Lawbook) -> Iterator[Remaining]:
    if outcome == "no-special-duties":
        yield from owed(law, "minors.no-harmful-content", "minors.no-pushing-content")
        yield note(law, "minors.no-harmful-content", Text(
            "服务对象、内容或年龄核验方式变化时重新判断", "Decide again when users, content or age checks change",
        ))  # fmt: skip
        return
    if outcome == "large-platform-duties":
        yield from owed(law, "minors.large-platform-duties")
    used = True if outcome == "duties-by-kind" else given.minors_use
    if used is not False:
        yield from of_the_kind(used, given, law)
    yield from owed(law, "minors.device-software", known=given.smart_device,
                    condition=Text("如制造、销售智能终端", "if you make or sell smart devices"))  # fmt: skip
    for_minors = (
        None
        if given.smart_device and given.for_minors_only is None
        else bool(given.smart_device and given.for_minors_only)
    )
    yield from owed(law, "minors.device-functions", known=for_minors,
                    condition=Text("如终端专供未成年人使用", "if the device is made for minors"))  # fmt: skip
    if outcome != "information-duties":
        yield from for_users(given, law)
    yield from information(given, law)


def of_the_kind(used: bool | None, given: Service, law: Lawbook) -> Iterator[Remaining]:
    """The duties of games, streaming, audio and video, and social services; spending is theirs too."""
    kind = None if given.kind is None else str(given.kind)
    condition = Text("如未成年人使用", "if minors use it")
    yield from owed(law, *DUTY_OF_KIND.get(kind or "", ()), known=used, condition=condition)
    if kind != "streaming":
        yield from owed(law, "minors.livestream-check", "minorslaw.no-livestream-account-under-16", known=given.live_streams,
                        condition=Text("如用户能开直播", "if users can stream live"))  # fmt: skip
    if kind in (None, "game", "streaming", "audio-video", "social"):
        yield from owed(
            law, "minors.spending-limits", known=given.paid, condition=Text("如有付费", "if users can pay")
        )


def for_users(given: Service, law: Lawbook) -> Iterator[Remaining]:
    """What every provider owes whose product or service minors use."""
    yield from owed(law, "minors.no-harmful-content", "minors.no-pushing-content", "minors.prompt-before-content",
                    "minors.no-such-content-in-prominent-places", "minorsinfo.classify", "minors.bullying-prevention",
                    "minors.bullying-library", "minors.content-management", "minors.anti-addiction", "minors.no-account-rental",
                    "minors.cooperate")  # fmt: skip
    yield from owed(law, "minors.no-such-content-in-child-products", known=given.for_minors_only,
                    condition=Text("如专门以未成年人为服务对象", "if it is made for minors"))  # fmt: skip
    yield from owed(law, "minors.real-name", known=given.users_publish,
                    condition=Text("如用户能发布信息或即时通讯", "if users can publish or message"))  # fmt: skip
    yield from owed(law, "minors.no-marketing-to-minors", "minorsinfo.no-push-to-minors", "algorec.minors", known=given.recommends,
                    condition=Text("如用算法推送", "if it pushes by algorithm"))  # fmt: skip


def information(given: Service, law: Lawbook) -> Iterator[Remaining]:
    known = given.processes_minors
    if_so = Text("如处理未成年人的个人信息", "if minors' information is processed")
    yield from owed(law, "minors.yearly-audit", "minors.access-approval", "minors.rights-requests", "minors.breach-notice",
                    "minors.public-warning", "minors.no-forced-consent", "minors.private-information", "minors.report-harm",
                    known=known, condition=if_so)  # fmt: skip
    yield from owed(law, "pipl.minors-under-14-consent", "pipl.minors-under-14-rules", known=False if known is False else given.under_14,
                    condition=Text("如有不满十四周岁的", "if some are under 14"))  # fmt: skip
