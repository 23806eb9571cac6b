"""What looks like a person's in a name, and is nobody's: counts, switches, labels, links, lists, kinds and states."""

from __future__ import annotations

import pytest

from discovery.test_naming import entity, say


@pytest.mark.parametrize(
    "table, column",
    [
        ("class_week", "人数People int"),
        ("clazz", "student_num int 学生人数"),
        ("activity", "user_count int Number of authorized users"),
        ("tenant_plan", "max_user int 最大用户数"),
    ],
)
def test_a_count_of_people_is_about_none_of_them(table: str, column: str) -> None:
    _, found = say(table, "id bigint", "title", column)
    assert not found[column.split()[0]].about_person


def test_what_a_row_allows_limits_or_switches_is_a_setting_of_whoever_made_it() -> None:
    _, found = say(
        "signup", "user_id bigint", "real_name varchar(30) 报名人姓名", "need_deposit int 需押金", "enable_pool int 启用报名池",
        "max_apiece int 每人最大购买数", "result varchar(20) 报名结果", comment="报名",
    )  # fmt: skip
    assert [c for c, p in found.items() if p.about_person] == ["real_name", "result"]


def test_a_state_or_kind_of_a_complaint_is_the_rows_and_one_of_an_exam_is_its_sitters() -> None:
    _, talk = say("complaint", "user_id bigint", "content text", "handle_status int", "source_type int")
    _, exam = say(
        "exam_record", "user_id bigint", "status varchar(9) 状态", "score int 得分", comment="考试记录"
    )
    assert [c for c, p in talk.items() if p.about_person] == ["content"]
    assert [c for c, p in exam.items() if p.about_person] == ["status", "score"]


@pytest.mark.parametrize(
    "table, column",
    [
        ("link", "link_name varchar(50) 链接显示名称"),
        ("app_extend_field", "alias_name varchar(32) 映射名称"),
        ("diploma", "cert varchar(200) 证书地址"),
        ("poster", "qrcode_pos_x int 二维码x轴坐标"),
        ("pay_channel", "weight int 权重"),
        ("building", "inner_area decimal(9,2) 套内面积"),
        ("contract", "trading_relate int 买卖关系"),
    ],
)
def test_the_label_link_place_or_measure_of_a_thing_is_no_persons(table: str, column: str) -> None:
    _, found = say(table, "id bigint", "sort int", column)
    assert not found[column.split()[0]].about_person


def test_latin_words_in_a_comment_are_english_and_never_initials() -> None:
    _, found = say(
        "document",
        "id int",
        "signed_on text ISO 'YYYY-MM-DD'",
        "require_consent int If disabled, the page is left out",
    )
    assert all(entity(p) == "" for p in found.values())


def test_a_comment_that_explains_in_english_leaves_the_name_its_say() -> None:
    _, found = say("alipay_config", "app_id varchar(32) QR APP ID", "app_private_key text APP PVIVATE KEY")
    assert entity(found["app_private_key"]) == "access-key"


@pytest.mark.parametrize(
    "column", ["template_reset_pwd varchar(99) 重置密码文案模板ID", "jwt_alg varchar(9)"]
)
def test_a_template_about_a_password_or_the_algorithm_of_a_token_is_no_secret(column: str) -> None:
    _, found = say("sms_config", "id int", "vendor", column)
    assert entity(found[column.split()[0]]) != "access-key"


def test_a_list_of_drugs_or_of_plans_for_surgery_is_about_no_patient() -> None:
    columns = (
        "name",
        "dosage text 剂量说明",
        "route int 用药途径",
        "usage text 用法",
        "pregnancy_warning bool 妊娠警告",
    )
    drugs, listed = say("medicament", *columns, comment="药品")
    plans, planned = say(
        "protocol",
        "name",
        "anesthesia varchar(9) 麻醉方式",
        "position varchar(9) 患者体位",
        comment="手术方案",
    )
    assert not any(p.about_person for p in listed.values()), drugs
    assert not any(p.about_person for p in planned.values()), plans
    given, told = say("medication", "patient_id int", *columns[1:4], comment="患者用药")
    assert given.clinical and told["dosage"].about_person


def test_the_parts_of_an_operation_are_its_patients() -> None:
    subject, found = say(
        "complication", "surgery_id int", "complication varchar(99) 并发症", "severity varchar(9) 严重程度"
    )
    assert subject.clinical and found["complication"].about_person


def test_the_head_of_a_department_is_named_and_its_creator_is_a_reference() -> None:
    _, found = say("sys_dept", "name", "owner varchar(32) 负责人", "create_by varchar(64) 创建者")
    assert entity(found["owner"]) == "person-name" and found["owner"].about_person
    assert entity(found["create_by"]) == "person-ref" and not found["create_by"].about_person


def test_how_urgent_a_row_is_names_nobody_and_an_agent_in_a_log_is_a_browser() -> None:
    _, visit = say("evaluation", "patient_id int", "urgency varchar(9) 紧急")
    _, log = say(
        "visit_log", "ip varchar(39)", "agent text agent信息", "browser varchar(99)", comment="访问日志"
    )
    assert entity(visit["urgency"]) != "person-name" and entity(log["agent"]) == "user-agent"


def test_an_answer_in_an_exam_is_somebodys_though_no_id_of_a_person_stands_beside_it() -> None:
    _, found = say(
        "answer_record",
        "record_id int",
        "question_id int",
        "is_correct bool 是否正确",
        "score int 得分",
        comment="答题记录",
    )
    assert found["score"].about_person and found["is_correct"].about_person


def test_a_chat_room_is_no_message() -> None:
    subject, found = say("chat_room", "name", "notice text 群公告", "avatar")
    assert subject.kind == "thing" and not found["name"].about_person


def test_what_a_tool_names_its_requests_and_threads_is_neither_an_account_nor_a_token() -> None:
    _, found = say(
        "push_log",
        "user_id bigint",
        "request_id varchar(99) 钉钉推送的请求ID",
        "thread_id varchar(99) 会话线程ID",
    )
    assert not found["request_id"].about_person and entity(found["thread_id"]) != "access-key"


def test_a_users_mark_in_a_subject_is_the_users_and_an_icon_nobodys() -> None:
    _, found = say(
        "user_subject",
        "user_id bigint",
        "score int 用户学科得分",
        "icon varchar(99) 图标",
        comment="用户学科记录",
    )
    assert found["score"].about_person and not found["icon"].about_person


@pytest.mark.parametrize(
    "table, column",
    [
        ("xq_estate", "tel varchar(20) 小区电话"),
        ("stock_maker", "maker_tel varchar(20) 厂家电话"),
        ("xq_estate", "area decimal(9,2) 建筑面积"),
        ("xq_machine", "machine_name varchar(60) 设备名称"),
        ("xq_thing", "fage int 库龄(天)"),
        ("xq_thing", "avg_age decimal(5,2)"),
        ("xq_thing", "parent_node varchar(20) 所属上级"),
        ("clazz", "poor_total int 贫困生数"),
        ("api_error_log", "application_name varchar(50) 应用名"),
    ],
)
def test_where_no_word_tells_whom_a_table_is_about_little_is_somebodys(table: str, column: str) -> None:
    _, found = say(table, "id bigint", "sort int", column)
    assert not found[column.split()[0]].about_person


def test_a_place_with_its_phone_is_a_shop_and_a_members_icon_a_portrait() -> None:
    subject, found = say("xq_front", "name", "phone", "address", "longitude", "latitude")
    _, members = say("member", "nickname", "phone", "icon")
    assert subject.kind == "org" and not found["address"].about_person and not found["longitude"].about_person
    assert entity(members["icon"]) == "avatar"


def test_a_bill_to_a_supplier_is_a_firms_whoever_keyed_it_in() -> None:
    subject, found = say(
        "fin_bill", "supplier_id bigint 供应商编号", "staff_no bigint 人员编号", "total_price decimal(9,2) 合计价格", comment="付款单"
    )  # fmt: skip
    assert subject.kind == "thing" and not found["total_price"].about_person


def test_the_picture_of_what_was_bought_and_the_name_of_what_is_talked_about_are_the_things() -> None:
    _, order = say(
        "order_item",
        "user_id bigint",
        "pay_price decimal(9,2)",
        "pic varchar(99) 商品图片",
        "proof varchar(99) 凭证图片",
    )
    _, talk = say("comment", "user_id bigint", "goods_name varchar(99) 商品名称", "content text")
    assert [c for c, p in order.items() if p.about_person] == ["pay_price", "proof"]
    assert [c for c, p in talk.items() if p.about_person] == ["content"]


@pytest.mark.parametrize(
    "name, columns",
    [
        ("visit_type", ("visit_type_id int", "name", "description", "creator int")),
        ("drug", ("drug_id int", "name", "dosage_form int", "daily_dose double", "route int", "creator int")),
        ("pay_channel", ("title", "weight int", "wx_api_key varchar(99) WeChatPay api key", "mch_id")),
        ("bank_statement", ("name", "journal_id int", "balance decimal(9,2)", "user_id int")),
    ],
)
def test_lists_of_visits_drugs_channels_and_entries_are_about_nobody(
    name: str, columns: tuple[str, ...]
) -> None:
    _, found = say(name, *columns)
    assert not any(p.about_person for p in found.values())


def test_the_number_of_users_is_a_count() -> None:
    _, found = say(
        "bill", "total decimal(9,2)", "user_count int Number of Authorized Users", "buyer_id bigint"
    )
    assert not found["user_count"].about_person
