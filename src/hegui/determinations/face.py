"""
这台人脸识别设备能不能装、要不要备案 · May this facial-recognition device be here, and must it be filed.

Inside private spaces it may never be: no consent helps (Article 13(2) of the facial-recognition Measures; Article 8 of the
video Regulations).  In a public place it serves public safety with a sign, and is not the only way where another would
do.  Filing counts people whose faces are *stored*, from 100,000 on.  Blind spot: what is "necessary for public safety"
is for the authority to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, duty, given_reaches, owed
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
        "客房、浴室、更衣室、卫生间等公共场所中的私密空间内部",
        "inside a private space of a public place: guest room, bath, changing room, toilet",
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
        by="face.purpose-and-necessity", example=False,
    )  # fmt: skip
    installed: Chosen = choice(
        Text("设备装在哪里", "Where is the device"), PLACES,
        by=("face.no-private-spaces", "face.public-places"), example="public",
    )  # fmt: skip
    public_safety: bool = yes_no(
        Text("是否为维护公共安全所必需", "Is it necessary for public safety"),
        by="face.public-places", example=True, note=Text("考勤、营销、客流统计不是", "attendance, marketing and counting visitors are not"),
    )  # fmt: skip
    sign: bool = yes_no(
        Text("是否设置了显著的提示标识", "Is there a prominent sign"), by="face.public-places", example=True
    )
    verifies_identity: bool = yes_no(
        Text("是否用来验证个人身份（如进门、签到、支付）", "Does it verify who a person is (a gate, a sign-in, a payment)"),
        by="face.not-the-sole-means", example=True,
    )  # fmt: skip
    other_way_would_do: bool = yes_no(
        Text("不用人脸是否也能达到同样目的", "Would another way serve the same purpose"),
        by="face.not-the-sole-means", example=True, note=Text("如刷卡、验证码、人工核对", "a card, a code, a person at the desk"),
    )  # fmt: skip
    alternative: bool = yes_no(
        Text("是否为不同意刷脸的人提供其他合理、便捷的方式", "Do those who refuse get another reasonable and easy way"),
        by="face.not-the-sole-means", example=True,
    )  # fmt: skip
    law_prescribes_faces: bool = yes_no(
        Text("国家是否另外规定此处须用人脸验证身份", "Does another rule of the state prescribe faces here"),
        by="face.not-the-sole-means", example=False,
    )  # fmt: skip
    people_stored: Count = count(
        Text("存储了多少人的人脸信息", "Of how many people are faces stored"),
        by="face.storage-filing", example=20_000, held="faces",
        note=Text("按存储的人数，不按使用人次；含特征值", "people stored, not uses; feature values count"),
    )  # fmt: skip
    consent_is_basis: bool = yes_no(
        Text("是否以个人同意为处理依据", "Is consent the legal basis"),
        by="face.separate-consent",
        example=True,
        decides=False,
    )
    under_14: bool = yes_no(
        Text("是否涉及不满十四周岁的未成年人", "Does it concern children under 14"), by="face.under-14-consent", example=False, decides=False
    )  # fmt: skip
    sent_over_internet: bool = yes_no(
        Text("人脸信息是否通过互联网传出设备", "Do faces leave the device over the internet"),
        by="face.stored-in-device", example=False, decides=False,
    )  # fmt: skip
    reached_on = day(Text("存储人数达到 10 万是哪天", "On which day did the number stored reach 100,000"),
                     by="face.storage-filing", example=date(2026, 3, 2))  # fmt: skip


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
        return Outcome("not-covered", by="face.purpose-and-necessity")
    if this.installed == "public":
        if not this.public_safety:
            return Outcome("not-as-it-is", by="face.public-places", also=("pipl.public-place-images",))
        if not this.sign:
            return Outcome("not-as-it-is", by="face.public-places")
    if this.verifies_identity and this.other_way_would_do and not this.alternative:  # noqa: SIM102  a provision a line
        if not this.law_prescribes_faces:
            return Outcome("not-as-it-is", by="face.not-the-sole-means")
    if law.reaches("face.filing-people", this.people_stored):
        return Outcome("allowed-with-filing", by="face.storage-filing")
    return Outcome("allowed", by="face.purpose-and-necessity")


@face.remains
def what_remains(outcome: str, by: tuple[str, ...], given: Device, law: Lawbook) -> Iterator[Remaining]:
    """Notice, consent, storage, assessment; the filing with its last day."""
    if outcome == "forbidden":
        yield duty(law, "face.no-private-spaces", Text(
            "拆除设备，删除已收集的信息；个人同意不能使其合法",
            "Remove the device and delete what it collected; consent does not make it lawful",
        ))  # fmt: skip
        yield from owed(law, "pubvideo.inspect-private-areas")
        return
    if outcome == "not-covered":
        yield from owed(law, "pipl.sensitive-purpose-and-necessity", "pipl.impact-assessment")
        return
    yield from owed(law, "face.notice", "face.no-forcing", "face.shortest-retention")
    yield from owed(law, "face.separate-consent", "face.withdrawal", known=given.consent_is_basis,
                    condition=Text("如以个人同意为依据", "if consent is the basis"))  # fmt: skip
    yield from owed(law, "face.under-14-consent", "face.under-14-rules", known=given.under_14,
                    condition=Text("如涉及不满十四周岁的未成年人", "if children under 14 are concerned"))  # fmt: skip
    yield from owed(law, "face.stored-in-device")
    if given.sent_over_internet:
        yield duty(law, "face.stored-in-device", Text(
            "现在通过互联网传出：须有法律、行政法规的规定或个人单独同意，否则停止",
            "Faces now leave over the internet: that needs a law or separate consent, else stop it",
        ))  # fmt: skip
    yield from owed(law, "face.impact-assessment", "face.assessment-record", "face.system-security")
    if given.installed == "public":
        yield from owed(law, "pubvideo.sign-and-position", "pubvideo.filing", "pubvideo.retention")
    if outcome == "allowed-with-filing":
        days = int(law.number("face.filing-days"))
        rule = Text(
            f"存储人数达到之日起 {days} 个工作日内",
            f"within {days} working days of the day the number was reached",
        )
        due = law.due(rule, "working-days", given.reached_on, days)
        yield clock(law, "face.storage-filing", law.provision("face.storage-filing").wording, due)
        yield from owed(law, "face.filing-changes")
    elif (
        outcome == "not-as-it-is"
        and given_reaches(given.people_stored, law.number("face.filing-people")) is not False
    ):
        yield from owed(law, "face.storage-filing", known=None, condition=Text("如存储人数达到 10 万", "if 100,000 people are stored"))  # fmt: skip


@face.remains_before
def before_the_measures(given: Device, law: Lawbook) -> Iterator[Remaining]:
    """Until then the PIPL alone spoke of faces and of devices in public places."""
    yield from owed(law, "pipl.public-place-images", known=None if given.installed is None else given.installed != "other",
                    condition=Text("如装在公共场所", "if it is in a public place"))  # fmt: skip
    yield from owed(law, "pipl.sensitive-purpose-and-necessity", "pipl.sensitive-separate-consent", "pipl.sensitive-notice",
                    "pipl.impact-assessment", "pubvideo.no-private-areas")  # fmt: skip
