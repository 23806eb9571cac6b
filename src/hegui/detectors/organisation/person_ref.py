"""
人员标识 · Reference to a person.

A bare technical id that points to a person in another table: not personal by itself, noted as a relation.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("person-ref", Text("人员标识", "Reference to a person"), category="relation"),
    hints=Hints(
        words=each("""
            用户ID 用户编号 会员ID 患者ID 病人ID 员工ID 学生ID 创建人 创建者 更新人 更新者 修改人 修改者
            操作人ID 用户标识 录入人ID 创建人ID 更新人ID 最后修改人 最后更新人 客户号 柜员号
        """),
        english=each("""
            user_id member_id patient_id employee_id emp_id student_id stu_id create_by update_by
            created_by updated_by creator updater modifier modified_by uid create_user update_user
            operator_id doctor_id customer_id cust_id owner_id assignee teacher_id driver_id
            create_user_id update_user_id person_id staff_id creator_id create_id update_id
            last_modified_by last_updated_by modify_by modify_user founder_id editor_id auditor_id
            handler_id approver_id applicant_id sender_id receiver_id owner user_ids cust_no leader_id
            from_id to_id from_user_id to_user_id from_uid to_uid from_user to_user target_user_id
            friend_uid
        """),
        pinyin=("chuangjianren",),
        initials=each("cjr xgr lrr gxr brid yhid hyid ygid xsid ryid khid"),
    ),
)
