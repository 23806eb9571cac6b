"""
通话记录 · Call record.

Who called whom, when, for how long, and the recording.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("call-record", Text("通话记录", "Call record"), category="communication"),
    hints=Hints(
        words=each("""
            通话记录 通话时长 通话时间 录音 录音文件 通话录音 呼叫时间 呼叫记录 呼叫类型 通话状态 接听时间
            挂断时间 录音地址 通话开始时间 通话结束时间 呼叫时长 录音时长 振铃时长 呼入时间 呼出时间
            呼叫方向 接通时间 来电时间 拨打时间 通话类型 录音链接
        """),
        english=each("""
            call_record call_duration call_time recording call_start_time call_end_time talk_time
            audio_record call_length call_type recording_file recording_url answer_time hangup_time
            ring_time call_status call_log record_file voice_file bill_sec hang_up_time call_direction
        """),
        initials=each("thsc thjl thsj ly lywj"),
    ),
)
