"""
操作记录 · Operation record.

What a named person did in a system, with what, and how it ended.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("operation-log", Text("操作记录", "Operation record"), category="network"),
    hints=Hints(
        words=each("""
            操作记录 操作日志 操作内容 操作时间 操作类型 请求参数 返回参数 操作结果 操作模块 操作描述
            请求方式 请求地址 请求URL 操作状态 业务类型 操作详情 审批意见 审核意见 审批结果 批注 操作类别
            请求内容 响应内容 返回结果 请求方法 执行时长 耗时 消耗时间 方法名称 方法名 模块标题 日志内容
            日志类型 操作功能 审批时间 审核时间 审核结果 操作事项 变更内容 变更前 变更后 修改前 修改后
            审批状态
        """),
        english=each("""
            operation_log oper_param oper_url request_param request_params oper_type operate_type
            operation_type operate_time oper_time operation_time json_result oper_result request_url
            operation_content operate_content operation_desc action action_type response_result
            request_data approval_opinion audit_opinion approve_comment log_content operation method
            request_method request_uri cost_time oper_title business_type module operate_log operate_desc
            op_time op_type audit_remark approval_comment audit_comment approve_time audit_time
            request_body response_body op_content before_value after_value
        """),
        initials=each("czsj czlx czjl cznr spyj shyj"),
    ),
)
