"""
这台人脸识别设备能不能装、要不要备案 · May this facial-recognition device be here, and must it be filed.

Inside private spaces it may never be: no consent helps (Article 13(2) of the facial-recognition Measures; Article 8 of the
video Regulations).  In a public place only who answers for the place may install it, for public safety and with a sign.
Nowhere is it the only way where another would do, and faces leave the device over the internet only by law or separate
consent.  Filing counts people whose faces are *stored*, from 100,000 on.  Blind spot: what is "necessary for public
safety" is for the authority to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, duty, given_reaches, owed, paper
from hegui.determinations import (
    Chosen,
    Count,
    Facts,
    Lawbook,
    Outcome,
    Remaining,
    choice,
    count,
    day,
    determination,
    yes_no,
)
from hegui.text import Text

MEASURES = date(2025, 6, 1)

PLACES = {
    "private-space": Text(
        "公共场所的私密空间内部：客房、包间、宿舍房间、浴室、卫生间、更衣室、试衣间、哺乳室等",
        "inside a private space of a public place: guest room, private dining room, dormitory room, bath, toilet, "
        "changing, fitting or nursing room",
    ),
    "public": Text("其他公共场所", "elsewhere in a public place"),
    "other": Text(
        "不在公共场所（如单位内部、手机应用里）", "not in a public place (inside a firm, in an app)"
    ),
}


class Device(Facts):
    """One use of facial recognition."""

    research_only: bool = yes_no(
        Text(
            "是否只为研发、算法训练处理人脸信息",
            "Are faces processed only for research or for training algorithms",
        ),
        such=Text("实验室用志愿者照片训练模型；已用于门禁的答否", "a laboratory trains a model on volunteers' photos; no: the model already opens a gate"),
        by="face.scope", example=False,
    )  # fmt: skip
    installed: Chosen = choice(
        Text("设备装在哪里", "Where is the device"), PLACES,
        such=Text("商场试衣间里属“私密空间”，商场大门口属“其他公共场所”", "a fitting room is a private space; a mall's entrance is elsewhere in a public place"),
        by=("face.no-private-spaces", "face.public-places"), example="public",
    )  # fmt: skip
    responsible_for_place: bool = yes_no(
        Text("安装的单位或者个人是否对该公共场所负有经营管理或者安全防范责任", "Does whoever installs it run the public place, or answer for its safety"),
        such=Text("商场的经营管理公司装在自家商场入口", "the company that runs a mall, at its own entrance"),
        by=("pubvideo.only-those-with-a-duty", "face.public-places"), example=True,
        note=Text("只租用场地做活动、推广的，一般不是", "not, as a rule, who only rents a spot for an event or a promotion"),
    )  # fmt: skip
    public_safety: bool = yes_no(
        Text("是否为维护公共安全所必需", "Is it necessary for public safety"),
        such=Text("机场安检通道核验旅客身份", "travellers are verified at an airport's security check"),
        by="face.public-places", example=True, note=Text("考勤、营销、客流统计不是", "attendance, marketing and counting visitors are not"),
    )  # fmt: skip
    sign: bool = yes_no(
        Text("是否设置了显著的提示标识", "Is there a prominent sign"),
        such=Text(
            "入口醒目处挂牌提示；只写进隐私政策的答否",
            "a sign at the entrance that nobody misses; no: a line in the privacy policy alone",
        ),
        by="face.public-places",
        example=True,
    )
    verifies_identity: bool = yes_no(
        Text("是否用来验证个人身份（如进门、签到、支付）", "Does it verify who a person is (a gate, a sign-in, a payment)"),
        such=Text("考试入场时，刷脸与报名照片比对", "at an exam's entrance a face is compared with the photo of the application"),
        by="face.not-the-sole-means", example=True,
    )  # fmt: skip
    other_way_would_do: bool = yes_no(
        Text("不用人脸是否也能达到同样目的", "Would another way serve the same purpose"),
        such=Text("小区门禁刷卡也能进门", "a card opens the gate of the estate as well"),
        by="face.not-the-sole-means", example=True, note=Text("如刷卡、验证码、人工核对", "a card, a code, a person at the desk"),
    )  # fmt: skip
    alternative: bool = yes_no(
        Text("是否为不同意刷脸的人提供其他合理、便捷的方式", "Do those who refuse get another reasonable and easy way"),
        such=Text("旁边就有刷卡通道；要另跑窗口排长队的答否", "a lane for cards beside it; no: a long queue at another counter"),
        by="face.not-the-sole-means", example=True,
    )  # fmt: skip
    law_prescribes_faces: bool = yes_no(
        Text("国家是否另外规定此处须用人脸验证身份", "Does another rule of the state prescribe faces here"),
        such=Text("国家主管部门的现行规定写明，办此业务须比对人脸", "a rule of the state in force says that faces are compared for this business"),
        by="face.not-the-sole-means", example=False,
    )  # fmt: skip
    people_stored: Count = count(
        Text("存储了多少人的人脸信息", "Of how many people are faces stored"),
        by="face.storage-filing", example=20_000, held="faces",
        note=Text("按存储的人数，不按使用人次；含特征值", "people stored, not uses; feature values count"),
    )  # fmt: skip
    sent_over_internet: bool = yes_no(
        Text("人脸信息是否通过互联网传出设备（如上传云端）", "Do faces leave the device over the internet (to a cloud, say)"),
        such=Text("闸机拍下的脸传到厂商云端比对", "the gate sends the face to its maker's cloud to be compared"),
        by="face.stored-in-device", example=False,
    )  # fmt: skip
    sending_permitted: bool = yes_no(
        Text("这样传输是否有法律、行政法规的规定，或者个人就此作出的单独同意", "Is there a law that provides for it, or the people's separate consent to it"),
        such=Text("用户在单独弹窗里同意把人脸传到云端", "the user agreed, in a dialog for this alone, that the face goes to the cloud"),
        by="face.stored-in-device", example=True,
    )  # fmt: skip
    consent_is_basis: bool = yes_no(
        Text("是否以个人同意为处理依据", "Is consent the legal basis"),
        such=Text("健身房会员自愿选择刷脸入场", "members of a gym choose to come in by face"),
        by="face.separate-consent",
        example=True,
        decides=False,
    )
    under_14: bool = yes_no(
        Text("是否涉及不满十四周岁的未成年人", "Does it concern children under 14"),
        such=Text("幼儿园用刷脸核对接送的孩子", "a kindergarten knows the children by face when they are fetched"),
        by="face.under-14-consent", example=False, decides=False
    )  # fmt: skip
    reached_on = day(Text("存储人数达到 10 万是哪天", "On which day did the number stored reach 100,000"),
                     by="face.storage-filing", example=date(2026, 3, 2))  # fmt: skip
    changed_on = day(Text("备案信息哪天发生实质性变更", "On which day did what was filed change in substance"),
                     by="face.filing-changes", example=date(2026, 6, 1))  # fmt: skip
    ended_on = day(Text("哪天终止应用人脸识别", "On which day did the use of facial recognition end"),
                   by="face.filing-changes", example=date(2026, 9, 1))  # fmt: skip


@determination(
    "face",
    title=Text("人脸识别设备能不能装、要不要备案", "May this facial-recognition device be here, and must it be filed"),
    asks=Device,
    since=MEASURES,
    outcomes={
        "not-covered": Text("不适用人脸识别办法（个人信息保护法仍适用）", "the Measures do not apply (the PIPL does)"),
        "allowed": Text("可以使用，无须备案", "may be used; no filing"),
        "allowed-with-filing": Text("可以使用，应当备案", "may be used; file it"),
        "not-as-it-is": Text("按现状不得使用，改正后方可", "not as it is: put it right first"),
        "forbidden": Text("禁止安装", "forbidden"),
    },
)  # fmt: skip
def face(this: Device, law: Lawbook) -> Outcome:
    if this.installed == "private-space":
        return Outcome("forbidden", by="face.no-private-spaces", also=("pubvideo.no-private-areas",))
    if this.research_only:
        return Outcome("not-covered", by="face.scope")
    if this.installed == "public":
        if not this.responsible_for_place:
            return Outcome(
                "forbidden", by="pubvideo.only-those-with-a-duty", also=("pubvideo.other-public-places",)
            )
        if not this.public_safety:
            return Outcome("not-as-it-is", by="face.public-places", also=("pipl.public-place-images",))
        if not this.sign:
            return Outcome("not-as-it-is", by="face.public-places")
    if this.verifies_identity and this.other_way_would_do and not this.alternative:  # noqa: SIM102  a provision a line
        if not this.law_prescribes_faces:
            return Outcome("not-as-it-is", by="face.not-the-sole-means")
    if this.sent_over_internet and not this.sending_permitted:
        return Outcome("not-as-it-is", by="face.stored-in-device")
    if law.reaches("face.filing-people", this.people_stored):
        return Outcome("allowed-with-filing", by="face.storage-filing")
    return Outcome("allowed", by="face.purpose-and-necessity")


@face.remains
def what_remains(outcome: str, by: tuple[str, ...], given: Device, law: Lawbook) -> Iterator[Remaining]:
    """Notice, consent, storage, assessment; the filing with its last day."""
    if outcome == "forbidden" and "pubvideo.only-those-with-a-duty" in by:
        yield duty(law, "pubvideo.only-those-with-a-duty", Text(
            "拆除设备，删除已收集的信息；确有安全需要的，由对场所负责的单位安装",
            "Remove the device and delete what it collected; where safety needs one, who answers for the place installs it",
        ))  # fmt: skip
        return
    if outcome == "forbidden":
        yield duty(law, "face.no-private-spaces", Text(
            "拆除设备，删除已收集的信息；个人同意不能使其合法",
            "Remove the device and delete what it collected; consent does not make it lawful",
        ))  # fmt: skip
        yield from owed(law, "pubvideo.inspect-private-areas")
        return
    if outcome == "not-covered":
        yield from owed(
            law,
            "pipl.sensitive-purpose-and-necessity",
            "pipl.sensitive-separate-consent",
            "pipl.impact-assessment",
        )
        yield from owed(law, "pipl.public-place-images", known=None if given.installed is None else given.installed == "public",
                        condition=Text("如装在公共场所", "if it is in a public place"))  # fmt: skip
        return
    yield from owed(law, "face.notice", "face.no-forcing", "face.shortest-retention")
    yield from owed(law, "face.separate-consent", "face.withdrawal", known=given.consent_is_basis,
                    condition=Text("如以个人同意为依据", "if consent is the basis"))  # fmt: skip
    yield from owed(law, "face.under-14-consent", "face.under-14-rules", known=given.under_14,
                    condition=Text("如涉及不满十四周岁的未成年人", "if children under 14 are concerned"))  # fmt: skip
    yield from owed(
        law,
        "face.stored-in-device",
        "face.impact-assessment",
        "face.assessment-record",
        "face.system-security",
    )
    if given.installed == "public":
        yield from owed(law, "pubvideo.sign-and-position")
        yield from owed(law, "pubvideo.filing", "pubvideo.prevent-abuse", "pubvideo.retention", known=None, condition=Text(
            "如场所属于《公共安全视频图像信息系统管理条例》第七条所列", "if the place is one of those in Article 7 of the video Regulations"))  # fmt: skip
    if outcome == "allowed-with-filing":
        yield from filing(given, law)
    elif (
        given_reaches(given.people_stored, law.number("face.filing-people")) is not False
        and outcome == "not-as-it-is"
    ):
        yield from owed(law, "face.storage-filing", known=None, condition=Text("如存储人数达到 10 万", "if 100,000 people are stored"))  # fmt: skip


PAPERS = (
    Text("个人信息处理者的基本情况", "who the processor is"),
    Text("人脸信息的处理目的和方式", "purpose and manner of the processing"),
    Text("存储的人数和安全保护措施", "how many people are stored, and how they are protected"),
    Text("处理规则和操作规程", "rules and working procedures"),
    Text("个人信息保护影响评估报告", "the impact assessment"),
)


def filing(given: Device, law: Lawbook) -> Iterator[Remaining]:
    """Five papers; the day counts from the Measures' first where the number was reached before them."""
    for text in PAPERS:
        yield paper(law, "face.storage-filing", text)
    days, later = law.whole("face.filing-days"), law.whole("face.change-days")
    start = given.reached_on and max(given.reached_on, MEASURES)
    rule = Text(
        f"存储人数达到之日起 {days} 个工作日内",
        f"within {days} working days of the day the number was reached",
    )
    due = law.due(rule, "working-days", start, days)
    yield clock(law, "face.storage-filing", law.provision("face.storage-filing").wording, due)
    for what, start in (
        (Text("备案信息实质变更之日起", "of a change in substance"), given.changed_on),
        (Text("终止使用之日起", "of the end of use"), given.ended_on),
    ):
        rule = Text(f"{what.zh} {later} 个工作日内", f"within {later} working days {what.en}")
        yield clock(law, "face.filing-changes", law.provision("face.filing-changes").wording, law.due(rule, "working-days", start, later))  # fmt: skip


@face.remains_before
def before_the_measures(given: Device, law: Lawbook) -> Iterator[Remaining]:
    """Until then the PIPL alone spoke of faces and of devices in public places."""
    yield from owed(law, "pipl.public-place-images", known=None if given.installed is None else given.installed != "other",
                    condition=Text("如装在公共场所", "if it is in a public place"))  # fmt: skip
    yield from owed(law, "pipl.sensitive-purpose-and-necessity", "pipl.sensitive-separate-consent", "pipl.sensitive-notice",
                    "pipl.impact-assessment", "pubvideo.no-private-areas")  # fmt: skip
