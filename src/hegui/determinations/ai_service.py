"""
一项 AI 服务有哪些义务和备案 · Which duties and filings an AI service has.

Four rules may meet in one service: generative AI, deep synthesis, recommendation, and (since 2026-07-15) services that
act like a person.  What decides about filing and assessment is the power to shape opinion or to mobilise people, for
services like a person also their users, and for tools what they make.  Who supports others' services technically files
like them (deep synthesis, Article 19).  The rules on generative AI and deep synthesis set no fine of their own.  Blind
spots: "opinion or mobilising power" is the authority's reading; the text of the rule on services like a person is known
from a reading note only, so that each of them files rests on that note.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, first_of, note, owed
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

RECOMMENDATION = date(2022, 3, 1)
SYNTHESIS = date(2023, 1, 10)
GENERATIVE = date(2023, 8, 15)
LABELS = date(2025, 9, 1)
LIKE_A_PERSON = date(2026, 7, 15)

MEDIA = {
    "none": Text("不生成、不编辑内容", "generates and edits nothing"),
    "may-mislead": Text(
        "智能对话与写作、合成人声、人脸生成或替换、沉浸式场景等，可能使公众混淆或误认",
        "dialogue or writing like a person, voices, faces, immersive scenes: may confuse the public",
    ),
    "other": Text("其他生成或编辑（如修图、字幕）", "other generation or editing (retouching, captions)"),
}


class Service(Facts):
    """One service that uses AI or algorithms."""

    mainland_public: bool = yes_no(
        Text("是否向境内公众提供（含通过接口）", "Is it offered to the public in the mainland (also by API)"),
        such=Text("谁都能注册使用的写作助手", "a writing assistant that anyone may register for"),
        by=("genai.scope", "algorec.scope"), example=True,
        note=Text("只在单位内部使用、只用于研发的不算；不论公众是单位还是个人、收不收费", "not: used inside one body, or for research; firms or people, paid or free does not matter"),
    )  # fmt: skip
    supports_others: bool = yes_no(
        Text("是否为他人的深度合成服务提供技术支持（如向企业客户提供模型或接口）", "Does it support others' synthesis services technically (a model or API for firms)"),
        such=Text("向多家企业出租语音合成接口，由其做成产品", "an API for synthetic speech that firms build their products on"),
        by=("deepsyn.scope", "algorec.scope"), example=False,
    )  # fmt: skip
    generative: bool = yes_no(
        Text("是否用生成式人工智能生成文本、图片、音频、视频等", "Does it generate text, images, audio, video or the like"),
        such=Text("按一句话画图的小程序；只按关键词查库存的答否", "a mini-program that draws what a sentence says; no: one that looks up stock by keyword"),
        by=("genai.scope", "algorec.scope"), example=True,
    )  # fmt: skip
    media: Chosen = choice(
        Text("生成或编辑哪类内容", "What does it generate or edit"), MEDIA,
        such=Text("给视频换脸属“可能混淆”一项，只加字幕属“其他”", "swapping faces may mislead; adding subtitles is other"),
        by=("deepsyn.prominent-label", "algorec.scope"), example="may-mislead",
    )  # fmt: skip
    recommends: bool = yes_no(
        Text("是否用算法推送、排序、检索过滤或者调度决策", "Does it push, rank, filter or dispatch by algorithm"),
        such=Text("外卖平台自动给骑手派单；首页猜你喜欢", "orders handed to riders by a program; a page of things you may like"),
        by="algorec.scope", example=True
    )  # fmt: skip
    like_a_person: bool = yes_no(
        Text("是否模拟真人、持续与用户情感互动", "Does it act like a person in sustained emotional interaction"),
        such=Text("扮作恋人、每天与用户谈心的聊天角色", "a character that plays a lover and talks with the user every day"),
        by=("anthro.scope", "algorec.scope"), example=False, note=Text("客服、问答、办公、学习工具不算", "customer service, Q&A, work and study tools: no"),
    )  # fmt: skip
    opinion_power: bool = yes_no(
        Text("是否具有舆论属性或者社会动员能力", "Has it the power to shape opinion or mobilise people"),
        such=Text("用户能公开发帖、评论、转发；单机计算器答否", "users post, comment and share in public; no: a calculator on one device"),
        by=("genai.assessment-and-filing", "algorec.file"), example=True,
        note=Text("论坛、群组、直播、短视频、公众账号、信息分享等一般属于", "forums, groups, streams, short video, public accounts, sharing: as a rule yes"),
    )  # fmt: skip
    edits_faces_or_voices: bool = yes_no(
        Text("提供的工具能否生成或者编辑人脸、人声等生物识别信息", "Can its tools make or edit faces, voices or other biometric information"),
        such=Text("传一张照片就能换脸，录几句话就能仿声", "a photo is enough to swap a face, a few sentences to copy a voice"),
        by=("deepsyn.assess-tools", "algorec.scope"), example=False,
    )  # fmt: skip
    special_scenes: bool = yes_no(
        Text(
            "是否提供涉及国家安全、国家形象、国家利益和社会公共利益的特殊物体、场景的生成或编辑",
            "Does it make or edit special objects or scenes that touch national security, image, interests or the public interest",
        ),
        such=Text("模板能生成军事设施的逼真画面", "a template makes lifelike pictures of military sites"),
        by=("deepsyn.assess-tools", "algorec.scope"), example=False,
    )  # fmt: skip
    registered_users: Count = count(
        Text("注册用户多少人", "How many registered users are there"), by=("anthro.security-assessment", "algorec.scope"), example=300_000
    )  # fmt: skip
    monthly_users: Count = count(
        Text("月活跃用户多少人", "How many users are active in a month"), by=("anthro.security-assessment", "algorec.scope"), example=60_000
    )  # fmt: skip
    new_or_changed: bool = yes_no(
        Text("拟人化互动服务或功能是否新上线，或者发生重大变更", "Is the service like a person, or a function of it, new or changed in a major way"),
        such=Text("新上线虚拟恋人；只修了错别字的答否", "a virtual lover has just come online; no: only spelling was corrected"),
        by=("anthro.security-assessment", "algorec.file"), example=True
    )  # fmt: skip
    security_risk: bool = yes_no(
        Text("是否存在影响国家安全等风险的其他情形", "Is there another risk, such as to national security"),
        such=Text("发现有人成批用它散布危害国家安全的言论", "it is found in mass use to spread what endangers national security"),
        by=("anthro.security-assessment", "algorec.scope"), example=False
    )  # fmt: skip
    trains: bool = yes_no(
        Text("是否自行训练或优化训练模型", "Do you train or tune models"),
        such=Text("用自有语料微调开源模型；只调用别人接口的答否", "you tune an open model on texts of your own; no: you only call somebody's API"),
        by=("genai.lawful-sources", "algorec.review-models"), example=True, decides=False
    )  # fmt: skip
    spreads: bool = yes_no(
        Text("是否提供网络信息内容传播服务（平台）", "Do you run a platform that spreads content"),
        such=Text("用户能上传视频给公众看的平台", "a platform where users upload videos for the public"),
        by=("ailabel.spreader-declared", "algorec.label-synthetic"),
        example=False, decides=False,
    )  # fmt: skip
    minors_use: bool = yes_no(
        Text("未成年人是否使用", "Do minors use it"),
        such=Text("中小学生用它查题、聊天", "pupils use it for homework and chats"),
        by=("algorec.minors",),
        example=True,
        decides=False,
    )
    started_on = day(Text("哪天开始提供服务", "On which day did the service start"), by="algorec.file", example=date(2026, 3, 2))  # fmt: skip
    changed_on = day(Text("备案信息哪天变更", "On which day did what was filed change"), by="algorec.file-changes", example=date(2026, 6, 1))  # fmt: skip
    ended_on = day(Text("哪天终止服务", "On which day did the service end"), by="algorec.cancel-filing", example=date(2026, 9, 1))  # fmt: skip


@determination(
    "ai-service",
    title=Text("一项 AI 服务有哪些义务和备案", "Which duties and filings an AI service has"),
    asks=Service,
    since=RECOMMENDATION,
    turning=(SYNTHESIS, GENERATIVE, LABELS, LIKE_A_PERSON),
    outcomes={
        "not-covered": Text("这些规定不适用", "these rules do not apply"),
        "duties": Text("有内容、标识、投诉等义务，无须评估备案", "duties on content, labels, complaints and the like; no assessment, no filing"),
        "filing": Text("另须算法备案", "its algorithm must be filed"),
        "assessment": Text("另须安全评估", "needs a security assessment"),
        "assessment-and-filing": Text("另须安全评估和算法备案", "needs a security assessment, and its algorithm must be filed"),
    },
)  # fmt: skip
def ai_service(this: Service, law: Lawbook) -> Outcome:
    if not this.mainland_public:
        return behind_the_public(this, law)
    if not covered(this, law):
        return Outcome("not-covered", by=first_of(law, "genai.scope", "algorec.scope"))
    if this.opinion_power:
        return Outcome("assessment-and-filing", by=filing_of(this, law))
    if law.in_force("anthro.scope") and this.like_a_person:
        return like_a_person(this, law)
    if makes(this, law) and makes_what_is_assessed(this, law):
        return Outcome("assessment", by="deepsyn.assess-tools")
    return Outcome("duties", by=scope_of(this, law))


def behind_the_public(this: Service, law: Lawbook) -> Outcome:
    """Not offered to the public: what is used inside is outside the rules, what supports others' services is not."""
    if law.in_force("deepsyn.scope") and this.supports_others and makes(this, law):
        if this.opinion_power:
            return Outcome(
                "assessment-and-filing" if makes_what_is_assessed(this, law) else "filing", by="deepsyn.file"
            )
        if makes_what_is_assessed(this, law):
            return Outcome("assessment", by="deepsyn.assess-tools")
        return Outcome("duties", by="deepsyn.scope")
    return Outcome("not-covered", by=first_of(law, "genai.scope", "algorec.scope"))


def like_a_person(this: Service, law: Lawbook) -> Outcome:
    """Every such service files; new ones, changed ones and those with more users than either number are assessed."""
    file = "anthro.file-algorithm"
    if (
        this.new_or_changed
        or law.reaches("anthro.registered-users", this.registered_users)
        or law.reaches("anthro.monthly-users", this.monthly_users)
        or this.security_risk
    ):
        return Outcome("assessment-and-filing", by="anthro.security-assessment", also=(file,))
    if makes_what_is_assessed(this, law):
        return Outcome("assessment-and-filing", by="deepsyn.assess-tools", also=(file,))
    return Outcome("filing", by=file)


def covered(this: Service, law: Lawbook) -> bool:
    if makes(this, law) or this.recommends:
        return True
    return law.in_force("anthro.scope") and bool(this.like_a_person)


def makes(this: Service, law: Lawbook) -> bool:
    """Does it make or edit content?  Until deep synthesis had its rules, what generates was a kind of recommendation."""
    return bool(this.generative) or (law.in_force("deepsyn.scope") and this.media != "none")


def makes_what_is_assessed(this: Service, law: Lawbook) -> bool:
    """Such tools are assessed since deep synthesis has its rules."""
    assessed = bool(this.edits_faces_or_voices) or bool(this.special_scenes)
    return assessed and law.in_force("deepsyn.assess-tools")


def scope_of(this: Service, law: Lawbook) -> str:
    """The rule that covers it first of all."""
    if this.generative:
        return first_of(law, "genai.scope", "deepsyn.scope", "algorec.scope")
    return "deepsyn.scope" if makes(this, law) else "algorec.scope"


def filing_of(this: Service, law: Lawbook) -> str:
    if this.generative:
        return first_of(law, "genai.assessment-and-filing", "deepsyn.file", "algorec.file")
    return "deepsyn.file" if makes(this, law) else "algorec.file"


@ai_service.remains
def what_is_owed(outcome: str, by: tuple[str, ...], given: Service, law: Lawbook) -> Iterator[Remaining]:
    if outcome == "not-covered":
        yield note(law, by[0], Text(
            "改为向公众提供、或者为他人的服务提供技术支持时重新判断；个人信息、数据安全义务不受影响",
            "Decide again before it is offered to the public or supports others' services; duties on personal information and data security stay",
        ))  # fmt: skip
        return
    yield from filings(outcome, given, law)
    if given.mainland_public is False:
        yield from of_a_supporter(given, law)
        return
    yield from owed(law, "genai.no-banned-content", "genai.no-discrimination", "genai.responsible-producer", "genai.service-agreement",
                    "genai.state-purpose", "genai.protect-inputs", "genai.answer-requests", "genai.label-output", "genai.handle-illegal-content",
                    "genai.handle-illegal-users", "genai.complaints", known=given.generative, condition=IF_GENERATIVE)  # fmt: skip
    yield from training(given, law)
    yield from labels(given, law)
    yield from owed(law, "deepsyn.rules", "deepsyn.public-rules", "deepsyn.real-name", "deepsyn.review-input-and-output",
                    "deepsyn.feature-library-and-logs", "deepsyn.handle-bad-content", "deepsyn.refute-rumours", "deepsyn.complaints",
                    "deepsyn.review-mechanism", known=synthetic(given), condition=IF_SYNTHETIC)  # fmt: skip
    yield from faces(given, law)
    yield from owed(law, "algorec.tell-users", "algorec.opt-out", "algorec.choose-tags", "algorec.complaints", "algorec.review-models",
                    "algorec.no-unfair-pricing", "algorec.no-manipulation", known=given.recommends,
                    condition=Text("如用算法推荐", "if it recommends"))  # fmt: skip
    yield from owed(
        law, "algorec.minors", known=given.minors_use, condition=Text("如未成年人使用", "if minors use it")
    )
    yield from owed(law, "anthro.no-harm", "anthro.age-and-contact", "anthro.emergency-contact", "anthro.no-virtual-relatives-for-minors",
                    "anthro.interaction-data", "anthro.remind-users", "anthro.easy-exit", "anthro.yearly-review", known=given.like_a_person,
                    condition=IF_LIKE_A_PERSON)  # fmt: skip


IF_GENERATIVE = Text("如为生成式人工智能", "if it is generative AI")
IF_SYNTHETIC = Text("如生成或编辑内容", "if it generates or edits content")
IF_LIKE_A_PERSON = Text("如模拟真人情感互动", "if it acts like a person")
IF_POWERFUL = Text("如具有舆论属性或者社会动员能力", "if it has opinion or mobilising power")
IF_TRAINED = Text("如自行训练", "if models are trained")


def of_a_supporter(given: Service, law: Lawbook) -> Iterator[Remaining]:
    """Who only supports others' services: rules, training data, algorithms, the consent of those whose faces are edited."""
    yield from owed(law, "deepsyn.public-rules", "deepsyn.review-mechanism", "deepsyn.cooperate")
    yield from owed(law, "deepsyn.training-data", known=given.trains, condition=IF_TRAINED)
    yield from faces(given, law)


def training(given: Service, law: Lawbook) -> Iterator[Remaining]:
    known = False if given.generative is False else given.trains
    yield from owed(law, "genai.lawful-sources", "genai.training-ip", "genai.training-pi-basis", "genai.training-quality",
                    "genai.annotation", "netdata.training-data-security", known=known, condition=IF_TRAINED)  # fmt: skip
    yield from owed(
        law,
        "deepsyn.training-data",
        known=False if synthetic(given) is False else given.trains,
        condition=IF_TRAINED,
    )


def faces(given: Service, law: Lawbook) -> Iterator[Remaining]:
    """The prompt to ask for consent where real people's faces or voices are edited; the assessment of such tools."""
    yield from owed(law, "deepsyn.separate-consent-for-faces", known=given.edits_faces_or_voices,
                    condition=Text("如编辑人脸、人声", "if it edits faces or voices"))  # fmt: skip
    assessed = either(given.edits_faces_or_voices, given.special_scenes)
    yield from owed(law, "deepsyn.assess-tools", known=False if synthetic(given) is False else assessed, condition=Text(
        "如生成、编辑人脸人声或者特殊物体、场景", "if it makes or edits faces, voices or special objects and scenes"))  # fmt: skip


def synthetic(given: Service) -> bool | None:
    media = None if given.media is None else str(given.media) != "none"
    return either(given.generative, media)


def either(one: bool | None, other: bool | None) -> bool | None:
    """Is one of two true?  None where nobody knows."""
    if one or other:
        return True
    return None if None in (one, other) else False


def labels(given: Service, law: Lawbook) -> Iterator[Remaining]:
    """Visible where the public may be misled, hidden always; what platforms do."""
    media = None if given.media is None else str(given.media)
    misleads = None if media is None else media == "may-mislead"
    yield from owed(law, "deepsyn.prominent-label", "ailabel.explicit-label", "ailabel.explicit-label-in-files", known=misleads,
                    condition=Text("如内容可能使公众混淆或误认", "if the content may confuse the public"))  # fmt: skip
    yield from owed(law, "deepsyn.technical-mark", "ailabel.implicit-label", "ailabel.explain-in-agreement", "ailabel.unlabelled-on-request",
                    known=synthetic(given), condition=IF_SYNTHETIC)  # fmt: skip
    yield from owed(law, "deepsyn.offer-label", known=None if media is None else media == "other",
                    condition=Text("如为其他生成或编辑", "if it is other generation or editing"))  # fmt: skip
    yield from owed(law, "ailabel.spreader-declared", "ailabel.spreader-user-declared", "ailabel.spreader-suspected", "ailabel.spreader-tool",
                    "ailabel.spreader-metadata", known=given.spreads, condition=Text("如为传播平台", "if it is a spreading platform"))  # fmt: skip


def filings(outcome: str, given: Service, law: Lawbook) -> Iterator[Remaining]:
    """Assessment, filing, changes, cancellation, and the number on show."""
    if outcome == "duties":
        return
    powerful = given.opinion_power
    public = given.mainland_public is not False
    if public:
        yield from owed(law, "algorec.security-assessment", known=powerful, condition=IF_POWERFUL)
        yield from owed(
            law,
            "genai.assessment-and-filing",
            known=False if given.generative is False else powerful,
            condition=IF_POWERFUL,
        )
        yield from owed(
            law,
            "deepsyn.assess-new-features",
            known=False if synthetic(given) is False else powerful,
            condition=IF_POWERFUL,
        )
        yield from owed(
            law,
            "anthro.security-assessment",
            known=False if outcome == "filing" else given.like_a_person,
            condition=IF_LIKE_A_PERSON,
        )
        yield from owed(law, "anthro.file-algorithm", known=given.like_a_person, condition=IF_LIKE_A_PERSON)
    if public and powerful and given.generative and law.in_force("genai.scope"):
        yield note(law, "genai.assessment-and-filing", Text(
            "实务中还要办生成式人工智能服务备案；直接调用已备案模型的，向省级网信部门登记（办法正文没有写，问当地网信部门）",
            "In practice the generative service itself is filed too, or registered with the province where it calls a filed model "
            "(not in the Measures' text: ask the local authority)",
        ))  # fmt: skip
    if outcome not in ("filing", "assessment-and-filing"):
        return
    yield from terms(given, law)
    yield from owed(law, "algorec.show-number", "ailabel.papers-in-filing")
    yield from owed(law, "deepsyn.show-number", known=synthetic(given), condition=IF_SYNTHETIC)


def terms(given: Service, law: Lawbook) -> Iterator[Remaining]:
    """The days of filing, change and cancellation."""
    for number, by, what, start in (
        ("algorec.filing", "algorec.file", Text("提供服务之日起", "of the start of service"), given.started_on),
        ("algorec.filing-changes", "algorec.file-changes", Text("变更之日起", "of the change"), given.changed_on),
        ("algorec.cancellation", "algorec.cancel-filing", Text("终止服务之日起", "of the end of service"), given.ended_on),
    ):  # fmt: skip
        days = law.whole(number)
        rule = Text(f"{what.zh} {days} 个工作日内", f"within {days} working days {what.en}")
        yield clock(law, by, law.provision(by).wording, law.due(rule, "working-days", start, days))
