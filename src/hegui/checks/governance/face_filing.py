"""
人脸信息达到十万人未见备案 · Face data of 100,000 people without filing.

存储的人脸信息达到十万人之日起三十个工作日内，向省级以上网信部门备案。按存储的人数计，不按服务的人数计；十万人本数包含在内。
会话里看不出何日达到，因此作为问题提出。
盲区：用于识别而以文件形式存放在别处的照片。

From the day on which the face data stored reach 100,000 people, they are filed with the provincial cyberspace administration
within thirty working days.  The number counts what is stored, not who is served, and includes 100,000 itself.
A session does not show since when the number is reached, so this is a question.
Blind spot: photographs that are used for recognition but kept as files elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, holding, inventory, on, organisation, people
from hegui.checks.grouping import tables_listed
from hegui.checks.headcount import counted, most_of, reach
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "face.not-filed",
    judges="face.storage-filing",
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("人脸信息存储达到十万人未见备案", "Face data of 100,000 people stored, and no filing"),
    remedy=Text(
        "自达到之日起 30 个工作日内向所在地省级以上网信部门备案，申报为 face_filing；不需要的人脸信息删除。",
        "File with the provincial cyberspace administration within 30 working days of reaching the number and declare it as "
        "face_filing; erase face data that are not needed.",
    ),
)
def face_filing(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    faces = tuple(h for h in held.personal if h.entity and h.entity.id == "face" and h.rows)
    stored = most_of(faces)
    reached = reach(stored, "face.filing-people", law)
    if stored is None or reached == "no" or done(us.declarations.face_filing, us):
        return
    yield lacking("face_filing", us)(
        declaration("face_filing"),
        Text(
            "存储{people}的人脸信息（{tables}），{word}须备案的 {n} 人，未见备案。{how}",
            "face data of {people} are stored ({tables}), which {word} the {n} from which they are filed, and no filing is declared; "
            "{how}",
        ).fill(
            people=counted(stored),
            tables=tables_listed(faces),
            word=Text("已达到", "reaches") if reached == "yes" else Text("可能达到", "may reach"),
            n=law.number("face.filing-people"),
            how=how_to_declare("face_filing", us),
        ),
        severity="high" if reached == "yes" else "medium",
    )


def _faces(number: int) -> Inventory:
    return inventory(holding("face_feature", "face", people=people(number), rows=number))


@face_filing.breaks
def exactly_100_000_faces() -> Case:
    return _faces(100_000)


@face_filing.keeps
def one_face_fewer() -> Case:
    return _faces(99_999)


@face_filing.keeps
def filed_faces() -> Case:
    return _faces(100_000), organisation(declarations={"face_filing": on(2026, 7, 1)})


@face_filing.keeps
def many_people_without_faces() -> Case:
    return inventory(holding("phone", "mobile", people=people(100_000)))
