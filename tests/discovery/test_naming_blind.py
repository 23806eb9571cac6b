"""What systems labelled before hegui saw them taught: logs, handling, glued names, credentials, staff of a hospital by initials."""

from __future__ import annotations

import pytest

from discovery.test_naming import entity, words
from discovery.test_naming_unseen import personal, told
from hegui.discovery.cutting import read
from hegui.discovery.kin import Kin
from hegui.discovery.naming import priors_of
from hegui.discovery.nouns import Prior
from hegui.discovery.vocabulary import MEDICAL
from hegui.model import Column, Place, Table


def source(**tables: str) -> dict[str, dict[str, Prior]]:
    """The priors of every table of one source, its columns written as ``name type, name type``."""
    made = {
        name: Table(
            Place("t", name),
            tuple(Column(*c.split(maxsplit=1)) for c in columns.split(", ")),
            list,
            name=name,
        )
        for name, columns in tables.items()
    }
    kin = Kin(made.values())
    return {
        name: {
            c.name: prior for c, prior in zip(table.columns, priors_of(kin.sheet_of(table))[1], strict=True)
        }
        for name, table in made.items()
    }


def test_a_log_tells_what_somebody_did_and_not_by_which_method_of_which_module() -> None:
    log = told(
        "sys_oper_log",
        "oper_name",
        "oper_param",
        "oper_ip",
        "method",
        "request_method",
        "cost_time",
        "resource",
    )
    assert {"oper_name", "oper_param", "oper_ip"} == personal(log)


def test_how_a_request_is_handled_says_nothing_of_whoever_made_it() -> None:
    told_of = source(
        complaint="id int, resident_name varchar(50), contact_phone varchar(50), content text",
        work_orders="id int, complaint_id int, department varchar(50), handler varchar(50), accepted_at datetime, status int",
    )
    assert personal(told_of["complaint"]) >= {"resident_name", "contact_phone"}
    assert personal(told_of["work_orders"]) == {"handler"}


@pytest.mark.parametrize(
    "name, last",
    [("hrmeducationinfo", "info"), ("connectiontoken", "session-token"), ("requestlog", "operate")],
)
def test_a_tables_name_is_found_behind_that_of_its_module(name: str, last: str) -> None:
    assert [t.id for t in read(name, table=True)][-1] == last


def test_an_id_points_to_a_table_whose_name_begins_with_that_of_its_module() -> None:
    found = source(
        hrmresource="id int, lastname varchar(60), sex char(1), birthday char(10), mobile varchar(60)",
        hrmworkresume="resourceid int, company varchar(120), startdate char(10), workdesc text",
        hrmcity="id int, cityname varchar(60)",
    )
    assert personal(found["hrmworkresume"]) >= {"company", "startdate", "workdesc"}


def test_whose_a_credential_is_is_all_that_it_says_of_somebody() -> None:
    found = source(
        users_user="id int, username varchar(60), email varchar(60)",
        auth_privatetoken="key varchar(40), protocol varchar(16), date_expired datetime, user_id int",
    )["auth_privatetoken"]
    assert entity(found["key"]) == "access-key"
    assert personal(found) <= {"user_id"}


def test_from_where_somebody_asked_is_theirs_whatever_is_recorded() -> None:
    assert "clientip" in personal(told("workflow_requestlog", "requestid", "nodeid", "clientip"))
    assert "ip" not in personal(told("assets_asset", "name", "ip", "platform"))


def test_the_phone_at_a_persons_office_is_theirs() -> None:
    assert "phoneoffice" in personal(told("customer_contact", "fullname", "phoneoffice", "birthday"))


@pytest.mark.parametrize("name, meaning", [("fygh", ["operator", "no"]), ("jlxh", ["no"]), ("sbxh", ["no"])])
def test_numbers_by_initials_in_care(name: str, meaning: list[str]) -> None:
    assert words(name, style=MEDICAL) == meaning


def test_a_key_may_stand_before_what_it_points_to() -> None:
    found = source(
        bd_psndoc="pk_psndoc char(20), name varchar(60), sex int, birthdate char(19), mobile varchar(50), pk_org char(20)",
        hi_psndoc_edu="pk_psndoc char(20), begindate char(10), enddate char(10), school varchar(200), major varchar(200)",
        bd_material="pk_material char(20), name varchar(60), version int",
        bd_currency="pk_currency char(20), name varchar(60), code varchar(40)",
        org_orgs="pk_org char(20), name varchar(60), code varchar(40)",
    )
    assert personal(found["hi_psndoc_edu"]) == {"pk_psndoc", "begindate", "enddate", "school", "major"}
    assert "pk_org" not in personal(found["bd_psndoc"])


def test_a_key_that_says_no_key_keeps_what_it_says() -> None:
    found = told(
        "user_address",
        "user_id int",
        "consignee varchar(60)",
        "mobile varchar(20)",
        "province varchar(60) 省ID",
    )
    assert "province" in personal(found)


def test_a_range_of_a_persons_income_is_theirs_and_one_of_a_job_is_nobodys() -> None:
    assert "income_range" in personal(told("customer", "name", "phone", "birthday", "income_range"))
    assert "income_range" not in personal(told("job_post", "title", "income_range", "headcount"))


def test_what_engine_sent_a_message_says_nothing_of_whom_it_reached() -> None:
    sent = told("dev_sms", "phone_number", "content", "engine")
    assert personal(sent) == {"phone_number", "content"}


def test_the_number_of_a_bank_account_is_no_login() -> None:
    found = source(
        employee="id int, name varchar(60), sex int, mobile varchar(50)",
        employee_bank_card="employee_id int, accnum varchar(50), bankname varchar(60)",
    )
    assert entity(found["employee_bank_card"]["accnum"]) in ("bank-card", "payment-account")


def test_who_came_to_a_clinic_is_a_patient_and_what_clinics_there_are_is_nobody() -> None:
    assert personal(told("clinic_master", "patient_id", "name", "sex", "age int", "symptom", "doctor")) >= {
        "name",
        "sex",
        "symptom",
    }
    assert not personal(told("clinic_dict", "clinic_code", "clinic_name", "sort_no int"))


def test_drugs_that_a_patient_does_not_bear_are_theirs() -> None:
    visit = told("pat_visit", "patient_id", "blood_type", "allergy_drugs", "diagnosis", "admission_date")
    assert entity(visit["allergy_drugs"]) == "allergy"


def test_an_order_in_a_currency_that_an_employee_took_down_is_a_firms() -> None:
    assert not personal(
        told("sales_order", "bill_no", "cust_id int", "emp_id int", "exchange_rate", "settle_date")
    )
    assert personal(told("orders", "order_sn", "user_id int", "consignee", "mobile", "pay_time"))


def test_the_system_on_which_a_bug_was_found_is_nobodys() -> None:
    assert not personal(told("zt_bug", "title", "os", "browser", "steps", "opened_by"))


def test_an_enumeration_names_nobody() -> None:
    assert "guest" not in personal(told("company", "name", "website", "guest enum('1','0')"))
    assert "gender" in personal(told("member", "name", "mobile", "gender enum('f','m')"))


def test_where_a_relative_works_is_theirs() -> None:
    found = source(
        org_member="id int, name varchar(60), mobile varchar(50), birthday date",
        hr_relationship="member_id int, name varchar(60), member_relation varchar(20), birthday date, organization varchar(60)",
    )["hr_relationship"]
    assert entity(found["organization"]) == "employer"


def commented(name: str, comment: str, *columns: tuple[str, str, str]) -> Table:
    return Table(Place("t", name), tuple(Column(*c) for c in columns), list, name=name, comment=comment)


def of_source(*tables: Table) -> dict[str, dict[str, Prior]]:
    kin = Kin(tables)
    return {
        t.name: {c.name: p for c, p in zip(t.columns, priors_of(kin.sheet_of(t))[1], strict=True)}
        for t in tables
    }


def test_a_short_key_means_in_every_table_whom_its_comment_says_in_one() -> None:
    employee = commented(
        "employee",
        "",
        ("id", "int", ""),
        ("name", "varchar(10)", "员工姓名"),
        ("idCard", "char(18)", "身份证号"),
    )
    rewards = commented(
        "employeeec",
        "",
        ("eid", "int", "员工编号"),
        ("ecDate", "date", "奖罚日期"),
        ("ecReason", "text", "奖罚原因"),
    )
    pay = commented("adjustsalary", "", ("eid", "int", ""), ("beforeSalary", "int", "调前薪资"))
    found = of_source(employee, rewards, pay)
    assert personal(found["employeeec"]) == {"eid", "ecDate", "ecReason"}
    assert "beforeSalary" in personal(found["adjustsalary"])


def test_what_posts_and_files_there_are_is_nobodys() -> None:
    posts = commented(
        "sys_post",
        "员工岗位表",
        ("post_code", "varchar(64)", "岗位编码"),
        ("post_name", "varchar(100)", "岗位名称"),
    )
    files = commented(
        "file_history",
        "文件上传历史表",
        ("file_name", "varchar(255)", "文件名称"),
        ("file_size", "bigint", "文件大小"),
        ("mime_type", "varchar(100)", "MIME类型"),
        ("file_url", "varchar(500)", "文件URL"),
        ("upload_user_id", "int", "上传用户ID"),
        ("upload_time", "datetime", "上传时间"),
    )
    found = of_source(posts, files)
    assert not personal(found["sys_post"]) and not personal(found["file_history"])


def test_a_name_says_name_where_its_comment_says_only_who() -> None:
    firm = commented(
        "enterprise",
        "企业",
        ("create_user_id", "bigint", "创建人"),
        ("create_user_name", "varchar(50)", "创建人"),
    )
    assert personal(of_source(firm)["enterprise"]) == {"create_user_name"}


def test_the_account_of_whoever_is_paid_by_name_is_theirs() -> None:
    paid = commented(
        "transfer_order",
        "转账订单表",
        ("mch_no", "varchar(64)", "商户号"),
        ("account_no", "varchar(64)", "收款账号"),
        ("account_name", "varchar(64)", "收款人姓名"),
    )
    assert personal(of_source(paid)["transfer_order"]) == {"account_no", "account_name"}


def test_the_system_and_addresses_of_a_host_are_its_own() -> None:
    assert not personal(told("host_extend", "instance_id", "cpu int", "os_name", "public_ip_address"))


def test_what_one_user_wrote_to_another_is_their_communication() -> None:
    mail = told("mail", "to_user varchar(48)", "from_user varchar(48)", "title varchar(200)", "content text")
    assert {"title", "content"} <= personal(mail)


def test_the_place_where_somebody_was_fetched_is_theirs() -> None:
    ride = commented(
        "order_info",
        "订单表",
        ("customer_id", "bigint", "客户ID"),
        ("start_point_longitude", "decimal(10,7)", "起始地点经度"),
    )
    who = commented(
        "customer_info",
        "客户表",
        ("id", "bigint", ""),
        ("nickname", "varchar(20)", "昵称"),
        ("phone", "char(11)", "电话"),
    )
    assert "start_point_longitude" in personal(of_source(ride, who)["order_info"])


def test_the_device_in_a_log_of_logins_is_by_which_somebody_came() -> None:
    log = commented(
        "sys_login_log",
        "登录日志表",
        ("username", "varchar(20)", "用户名"),
        ("ip", "varchar(50)", "登录IP地址"),
        ("device", "varchar(50)", "设备"),
    )
    assert entity(of_source(log)["sys_login_log"]["device"]) == "user-agent"


def test_pictures_of_goods_say_nothing_of_whoever_looked_at_them() -> None:
    assert "goods_image" not in personal(told("member_evaluation", "member_id", "goods_image", "content"))


def test_how_pages_look_says_nothing_of_a_person() -> None:
    user = told("sys_users", "username", "phone", "nick_name", "side_theme", "base_color", "origin_setting")
    assert personal(user) == {"username", "phone", "nick_name"}


def test_a_blank_before_id_is_none() -> None:
    account = commented(
        "sys_user_social",
        "用户社交表",
        ("sid", "varchar(20)", "第三方用户 ID"),
        ("user_id", "bigint", "用户关联ID"),
    )
    assert entity(of_source(account)["sys_user_social"]["sid"]) == "social-id"


def test_the_phone_of_customers_that_are_firms_is_a_firms() -> None:
    firms = commented(
        "md_client",
        "客户表",
        ("client_name", "varchar(255)", "客户名称"),
        ("credit_code", "varchar(64)", "统一社会信用代码"),
        ("tel", "varchar(64)", "客户电话"),
        ("contact1", "varchar(64)", "联系人"),
    )
    assert personal(of_source(firms)["md_client"]) == {"contact1"}


def test_the_value_measured_in_a_patient_is_theirs_and_that_of_a_setting_nobodys() -> None:
    assert "value" in personal(told("surgery_vital_signs", "patient_id", "item_no", "monitor_time", "value"))
    assert "value" not in personal(told("sys_config", "name", "value", "remark"))


def test_an_id_in_numbers_is_a_key_whatever_its_words_are() -> None:
    shared = told("iot_device_user", "device_id bigint", "user_id bigint", "phonenumber", "user_name")
    assert "device_id" not in personal(shared) and "phonenumber" in personal(shared)


def test_what_devices_report_is_no_log_of_anybodys() -> None:
    assert not personal(told("iot_alert_log", "alert_name", "alert_level int", "device_name", "detail"))


@pytest.mark.parametrize("comment", ["手机号 contact", "contact 手机号", "手机号字段", "【手机号】"])
def test_a_comment_may_repeat_the_name_and_say_that_it_is_a_field(comment: str) -> None:
    table = commented(
        "t_member", "会员表", ("contact", "varchar(64)", comment), ("nickname", "varchar(64)", "昵称")
    )
    assert entity(of_source(table)["t_member"]["contact"]) == "mobile"


def test_a_field_kept_for_later_is_no_ones() -> None:
    assert not personal(of_source(commented("t_goods", "商品表", ("ext", "text", "扩展字段")))["t_goods"])


def test_a_report_of_an_examination_is_a_patients_by_its_everyday_words_too() -> None:
    report = told("exam_report", "exam_no", "description", "impression", "recommendation", "is_abnormal")
    assert {"description", "impression", "is_abnormal"} <= personal(report)
    assert not personal(
        told("quality_inspection_report", "batch_no", "description", "supplier_name", "is_passed")
    )


def test_the_city_in_a_log_is_from_where_somebody_came() -> None:
    assert entity(told("login_log", "username", "ip", "city", "login_time")["city"]) == "login-place"
