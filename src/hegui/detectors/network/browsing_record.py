"""
浏览记录 · Browsing and search record.

What a person looked at, searched, collected or clicked.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("browsing-record", Text("浏览记录", "Browsing and search record"), category="network"),
    hints=Hints(
        words=each("""
            浏览记录 浏览时间 搜索记录 搜索词 搜索关键词 浏览历史 足迹 访问记录 点击记录 收藏记录 观看记录
            播放记录 阅读记录 访问页面 搜索历史 浏览时长 收藏时间 学习进度 观看时长 播放进度 阅读时长
            学习时长 阅读进度 停留时长 浏览商品 搜索内容 观看进度 访问路径 来源页面
        """),
        english=each("""
            browse_record browse_time search_record search_keyword browse_history visit_record
            click_record view_history footprint search_history visit_page view_record page_view page_url
            referer referrer watch_time play_progress read_progress watch_progress stay_time favorite_time
            search_word search_content browsing study_progress learn_time watch_duration view_time
        """),
        initials=each("lljl ssgjc"),
    ),
)
