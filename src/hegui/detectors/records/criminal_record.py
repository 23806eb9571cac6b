"""
违法犯罪记录 · Offences and criminal record.

Offences, penalties, detention and cases of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity(
        "criminal-record", Text("违法犯罪记录", "Offences and criminal record"), category="personal-other"
    ),
    hints=Hints(
        words=each("""
            犯罪记录 违法记录 前科 处罚记录 案底 违法行为 犯罪 刑期 罪名 违章记录 是否有犯罪记录 违法犯罪
            刑事处罚 行政处罚 案由 涉案 案情 违章行为 违法行为描述 违法事实 案件情况 服刑 拘留 违章
            违法时间 违法地点 扣分 违规记录 罚款金额
        """),
        english=each("""
            criminal_record crime offence offense criminal illegal_record violation_record penalty_record
            conviction prison_term illegal_behavior violation case_detail arrest punishment
        """),
        initials=each("fzjl wfjl zm wzjl"),
    ),
)
