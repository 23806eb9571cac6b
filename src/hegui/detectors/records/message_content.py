"""
通信内容 · Content of communication.

What people wrote or said to each other: chats, mails, text messages.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("message-content", Text("通信内容", "Content of communication"), category="communication"),
    hints=Hints(
        words=each("""
            聊天内容 消息内容 聊天记录 短信内容 通信内容 留言 留言内容 邮件内容 私信 私信内容 会话内容
            评论内容 发送内容 对话内容 通话内容 语音内容 聊天 消息正文 弹幕 帖子内容 邮件正文 邮件主题
            邮件标题 咨询内容 提问内容 反馈内容 短信 对话 语音消息 聊天图片 媒体地址 撤回内容 评论
            点评内容 评价内容 朋友圈 动态内容
        """),
        english=each("""
            message_content chat_content chat_message sms_content mail_content message_text msg_content
            message_body chat_record im_content dialogue comment_content mail_body email_content
            email_body email_subject mail_subject conversation leave_message private_message post_content
            msg_body chat_log feedback_content message msg sms_text question_content comment_text
        """),
        initials=each("ltnr xxnr dxnr lynr"),
    ),
)
