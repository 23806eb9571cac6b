"""What names, comments and tables say of columns, with no value to look at."""

from __future__ import annotations

import pytest

from hegui.discovery import lists
from hegui.discovery.cutting import read
from hegui.discovery.naming import priors
from hegui.discovery.nouns import Prior
from hegui.discovery.reading import comment_head, common_prefix, written_in_initials
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import INITIALS, MEDICAL
from hegui.model import Column, Place, Table


def table(name: str, *columns: str, comment: str = "") -> Table:
    """Columns as ``name type comment``; the last two may be left out."""
    made = []
    for column in columns:
        parts = [*column.split(maxsplit=2), "", ""]
        made.append(Column(parts[0], parts[1] or "varchar(50)", parts[2]))
    return Table(Place("test", name), tuple(made), lambda: iter(()), name=name, comment=comment)


def say(name: str, *columns: str, comment: str = "") -> tuple[Subject, dict[str, Prior]]:
    made = table(name, *columns, comment=comment)
    subject, found = priors(made)
    return subject, {c.name: p for c, p in zip(made.columns, found, strict=True)}


def entity(prior: Prior) -> str:
    return prior.entity.id if prior.entity else ""


def words(text: str, style: str = "") -> list[str]:
    return [t.id or "?" for t in read(text, style=style)]


@pytest.mark.parametrize(
    "name, meaning",
    [
        ("cust_mob_no", ["customer", "mobile"]),
        ("custMobileNo", ["customer", "mobile"]),
        ("CUST_MOB_NO", ["customer", "mobile"]),
        ("idcardno", ["cn-resident-id"]),
        ("IDnumber", ["cn-resident-id"]),
        ("custname", ["customer", "name"]),
        ("emial", ["email"]),
        ("nikename", ["nickname"]),
        ("shenfenzhenghao", ["cn-resident-id"]),
        ("lianxidianhua", ["mobile"]),
        ("患者姓名", ["person-name"]),
        ("收货人手机号", ["person", "mobile"]),
        ("登录IP地址", ["ip"]),
        ("报修人", ["person"]),
        ("巡查员电话", ["operator", "mobile"]),
    ],
)
def test_names_are_read_in_every_spelling(name: str, meaning: list[str]) -> None:
    assert words(name) == meaning


@pytest.mark.parametrize(
    "name, meaning",
    [("lxrdh", ["contact-person", "mobile"]), ("cjsj", ["created"]), ("xmmc", ["goods", "name"])],
)
def test_initials_are_read_where_a_table_is_written_in_them(name: str, meaning: list[str]) -> None:
    assert words(name, style=INITIALS) == meaning


def test_initials_mean_something_else_in_a_table_about_patients() -> None:
    assert words("ghsj", style=MEDICAL) == ["visit", "time"]
    assert words("ghsj", style=INITIALS) == ["employee-no", "time"]


@pytest.mark.parametrize(
    "comment, head",
    [
        ("性别（0男 1女 2未知）", "性别"),
        ("状态 1正常 0禁用", "状态"),
        ("用户ID,关联用户表", "用户ID"),
        ("联系人1电话", "联系人电话"),
        ("0 普通用户，1 VIP用户", ""),
        ("phone number of the user", "user phone number"),
        ("", ""),
    ],
)
def test_a_comment_is_cut_to_what_the_column_is(comment: str, head: str) -> None:
    assert comment_head(comment) == head


def test_a_prefix_is_taken_off_only_where_the_names_are_not_words() -> None:
    shared = tuple(Column(n) for n in ("fid", "fname", "fphone", "fnote", "fdate"))
    natural = tuple(Column(n) for n in ("comment_author", "comment_date", "content", "comment_agent"))
    assert common_prefix(shared) == "f"
    assert common_prefix(natural) == ""


def test_a_table_in_initials_is_told_from_one_in_english() -> None:
    assert written_in_initials(tuple(Column(n) for n in ("brid", "xm", "xb", "csrq", "lxdh")))
    assert not written_in_initials(tuple(Column(n) for n in ("id", "user_name", "gender", "birthday")))


def test_a_name_is_a_persons_among_patients_and_not_among_products() -> None:
    _, patients = say("patient", "id bigint", "name", "phone")
    _, products = say("product", "id bigint", "name", "price decimal(10,2)")
    assert entity(patients["name"]) == "person-name" and patients["name"].about_person
    assert not products["name"].about_person and products["name"].entity is None


@pytest.mark.parametrize(
    "name, comment, columns, kind",
    [
        ("t_brxx", "", ("xm", "xb", "csrq", "sfzh"), "person"),
        ("sys_user", "用户信息表", ("user_name",), "person"),
        ("t_cf", "处方", ("brxm", "zd", "ypmc"), "act"),
        ("sys_logininfor", "登录日志", ("ipaddr", "login_time datetime"), "act"),
        ("oms_order", "订单表", ("member_id bigint", "total_amount decimal(10,2)"), "act"),
        ("pur_order", "采购订单", ("supplier_id bigint", "total decimal(10,2)"), "thing"),
        ("bd_supplier", "供应商", ("name", "phone"), "org"),
        ("sys_user_role", "用户和角色关联表", ("user_id bigint", "role_id bigint"), "relation"),
        ("member_level", "会员等级表", ("name", "growth_point int"), "thing"),
        ("sys_job_log", "定时任务日志", ("job_name", "message"), "thing"),
        ("drugs", "", ("DrugsCode", "DrugsName", "DrugsPrice decimal(8,2)"), "thing"),
        ("erp_customer", "客户表", ("name", "contact", "tax_no"), "org"),
        ("sms_skd", "排班", ("date date", "noon int"), "thing"),
        ("t1", "", ("c1", "c2"), "unknown"),
    ],
)
def test_the_subject_of_a_table(name: str, comment: str, columns: tuple[str, ...], kind: str) -> None:
    subject, _ = say(name, *columns, comment=comment)
    assert subject.kind == kind


def test_clinical_columns_of_patients_are_told_from_a_dictionary_of_drugs() -> None:
    visit, columns = say(
        "t_cf",
        "brxm varchar(64) 病人姓名",
        "ypmc varchar(80) 药品名称",
        "yf varchar(60) 用法",
        comment="处方",
    )
    _, drugs = say("t_ypzd", "ypmc varchar(80) 药品名称", "gg varchar(40) 规格", comment="药品字典")
    assert visit.clinical
    assert entity(columns["ypmc"]) == "drug" and columns["ypmc"].about_person
    assert not drugs["ypmc"].about_person


@pytest.mark.parametrize(
    "column",
    [
        "user_id bigint 用户ID",
        "create_by varchar(64) 创建者",
        "recorded_by bigint 记录护士",
        "buyer_id bigint 采购员",
    ],
)
def test_a_bare_reference_to_a_person_is_none_with_its_relation_noted(column: str) -> None:
    _, found = say("orders", column, "receiver_name varchar(20) 收货人", comment="订单")
    prior = found[column.split()[0]]
    assert entity(prior) == "person-ref" and not prior.about_person
    assert prior.reasons and any("关系" in r.zh and "relation" in r.en for r in prior.reasons)


@pytest.mark.parametrize(
    "column",
    [
        "del_flag char(1) 删除标志",
        "version int 版本号",
        "sort int 排序",
        "tenant_id bigint 租户ID",
        "create_time datetime 创建时间",
        "update_time datetime",
    ],
)
def test_technical_columns_are_none_in_a_table_about_persons_too(column: str) -> None:
    _, found = say("sys_user", "real_name", "mobile", column, comment="用户")
    assert not found[column.split()[0]].about_person


def test_what_the_row_says_about_its_person_is_personal() -> None:
    _, found = say(
        "member",
        "nickname",
        "points int 积分",
        "level int 会员等级",
        "status tinyint 状态",
        "last_login_time datetime 最后登录时间",
        comment="会员",
    )
    assert all(prior.about_person for prior in found.values())


def test_a_log_entry_of_an_operator_is_personal() -> None:
    _, found = say(
        "sys_oper_log",
        "oper_name varchar(50) 操作人员",
        "oper_ip varchar(50) 主机地址",
        "oper_param text 请求参数",
        "status int 操作状态",
        comment="操作日志",
    )
    assert all(prior.about_person for prior in found.values())
    assert entity(found["oper_ip"]) == "ip"


def test_a_contact_person_in_a_companys_row_is_personal_and_the_companys_own_phone_is_not() -> None:
    _, found = say(
        "supplier", "name varchar(99) 供应商名称", "legal_person varchar(9) 法定代表人", "contact varchar(9) 联系人", "contact_phone varchar(20) 联系人手机",
        "company_phone varchar(20) 公司电话", "address varchar(99) 地址", "credit_code varchar(18) 统一社会信用代码", comment="供应商",
    )  # fmt: skip
    personal = {name for name, prior in found.items() if prior.about_person}
    assert personal == {"legal_person", "contact", "contact_phone"}
    assert entity(found["company_phone"]) == "org-phone" and entity(found["credit_code"]) == "uscc"


def test_a_password_of_a_person_and_one_of_a_service() -> None:
    _, users = say("sys_user", "user_name", "password varchar(100) 密码", "email", comment="用户")
    _, source = say("sys_datasource", "jdbc_url", "username", "password varchar(100) 密码", comment="数据源")
    _, pay = say(
        "pay_channel",
        "app_secret varchar(99) 应用密钥",
        "config varchar(999) 渠道配置，含商户私钥",
        comment="通道配置",
    )
    assert entity(users["password"]) == "password" and users["password"].about_person
    assert entity(source["password"]) == "access-key"
    assert [entity(p) for p in pay.values()] == ["access-key", "access-key"]


def test_a_comment_outranks_a_name_that_says_something_else() -> None:
    _, found = say(
        "t_order",
        "mobile varchar(30) 订单编号",
        "receiver_name varchar(20) 收货人",
        "ext1 varchar(50) 备用1（现存身份证号）",
        comment="订单",
    )
    assert entity(found["mobile"]) != "mobile"
    assert any("不一致" in r.zh for r in found["mobile"].reasons)
    assert entity(found["ext1"]) == "cn-resident-id"


@pytest.mark.parametrize(
    "column",
    [
        "is_mobile_verified tinyint 手机是否验证",
        "mobile_count int 手机号数量",
        "email_template varchar(50) 邮件模板",
        "friend int",
    ],
)
def test_words_around_an_entity_turn_its_meaning(column: str) -> None:
    _, found = say("member", "nickname", column, comment="会员")
    assert entity(found[column.split()[0]]) not in ("mobile", "email", "address-book")


def test_a_flag_of_an_attribute_still_reveals_it() -> None:
    _, found = say(
        "elder",
        "name varchar(9) 姓名",
        "is_disabled char(1) 是否残疾",
        "is_minor tinyint 是否未成年",
        comment="老人",
    )
    assert entity(found["is_disabled"]) == "disability" and entity(found["is_minor"]) == "age"


def test_a_column_of_mixed_meaning_follows_its_table() -> None:
    _, work = say("yg", "xm", "xb", "sfzh", "xl", "rzrq")
    _, ward = say("t_tz", "brxm", "tw", "xl", "xy", comment="体征记录")
    assert entity(work["xl"]) == "education"
    assert entity(ward["xl"]) == "examination"


def test_names_in_reasons_have_passed_the_mask() -> None:
    _, found = say("sheet", "张三_13800138000 varchar(20) 手机号13800138000", "姓名", comment="名单")
    for prior in found.values():
        for reason in prior.reasons:
            assert "13800138000" not in reason.zh + reason.en


def test_reasons_are_in_both_languages() -> None:
    _, found = say(
        "patient", "name", "phone varchar(20) 联系电话", "diagnosis", "create_by", "del_flag", comment="患者"
    )
    for prior in found.values():
        assert all(r.zh and r.en for r in prior.reasons)


def test_a_detectors_own_hints_rule_a_column_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from hegui.detectors import room

    mobile = room.all()["mobile"]
    stricter = replace(
        mobile,
        hints=replace(
            mobile.hints, not_words=("展示",), not_english=("sample_mobile",), subjects=("person",)
        ),
    )
    monkeypatch.setitem(room._things, "mobile", stricter)
    _, member = say(
        "member",
        "mobile varchar(20) 手机号",
        "mobile2 varchar(20) 展示手机号",
        "sample_mobile varchar(20)",
        comment="会员",
    )
    _, supplier = say("supplier", "mobile varchar(20) 手机号", comment="供应商")
    assert entity(member["mobile"]) == "mobile"
    assert {
        entity(member["mobile2"]),
        entity(member["sample_mobile"]),
        entity(supplier["mobile"]),
    }.isdisjoint({"mobile"})


@pytest.mark.parametrize(
    "name, comment, columns",
    [
        ("scm_po_line", "采购订单明细", ("po_id bigint 采购订单ID", "qty int 数量", "price decimal(12,2) 单价", "memo varchar(99) 备注")),
        ("qc_inspect", "检验单", ("result int 检验结论", "sample_qty int 抽样数", "defect varchar(99) 缺陷描述", "inspector_id bigint")),
        ("zp_xqjh", "", ("JHDH", "XQBM", "XQGW", "XQRS int", "XLYQ", "NLYQ")),
        ("gz_slb", "", ("JC int", "XX decimal(12,2)", "SX decimal(12,2)", "SL decimal(12,2)", "QYRQ date")),
        ("orders", "", ("supplier_id bigint", "total decimal(10,2)", "pay_time datetime", "status int")),
        ("t_jg", "", ("JGDM", "JGMC", "JGDZ", "SJJG", "PXH int")),
        ("jiaoshi", "", ("jiaoshi_mingcheng", "jiaoxuelou", "zuoweishu int", "leixing")),
    ],
)  # fmt: skip
def test_tables_that_bear_out_nobody_are_nobodys(name: str, comment: str, columns: tuple[str, ...]) -> None:
    _, found = say(name, *columns, comment=comment)
    assert not [c for c, prior in found.items() if prior.about_person]


def test_an_order_with_a_member_is_somebodys_act() -> None:
    subject, found = say("orders", "member_id bigint", "total decimal(10,2)", "pay_time datetime")
    assert subject.kind == "act" and found["total"].about_person and found["pay_time"].about_person


def test_what_is_made_for_an_agency_is_not_the_agencys() -> None:
    subject, found = say("members_for_agency", "xm", "sfzh", "lxdh", "email", "jtzz")
    assert subject.kind == "person"
    assert [entity(p) for p in found.values()] == [
        "person-name",
        "cn-resident-id",
        "mobile",
        "email",
        "address",
    ]


def test_columns_that_identify_persons_outweigh_an_organisation_in_the_tables_name() -> None:
    subject, _ = say("agency_list", "xm", "sfzh", "shouji", "jtzz")
    assert subject.kind == "person"


@pytest.mark.parametrize("column", ["fabu_ren", "baoguan_ren", "shenhe_renyuan", "faren_daibiao"])
def test_whoever_does_something_is_a_person_in_pinyin_too(column: str) -> None:
    _, found = say("shebei", "mingcheng", "guige", column)
    assert entity(found[column]) == "person-name" and not found["mingcheng"].about_person


def test_the_phone_of_a_duty_is_a_desks() -> None:
    _, found = say("elevator", "code 电梯编号", "maint_tel varchar(30) 维保电话", comment="电梯")
    assert entity(found["maint_tel"]) == "org-phone" and not found["maint_tel"].about_person


def test_what_a_visit_or_a_member_paid_is_a_transaction() -> None:
    _, visit = say("visit", "patient_id bigint", "diagnosis", "fee decimal(10,2)")
    _, members = say("回访名单", "客户姓名", "手机号码", "出生日期", "累计消费（元）")
    assert entity(visit["fee"]) == "transaction" and entity(members["累计消费（元）"]) == "transaction"


def test_names_that_are_codes_of_a_standard_are_read_as_the_standard_calls_them() -> None:
    subject, found = say("KC21", "AAC001", "aac002", "AAC003", "AAC006 date", "AKC193", "DE02.01.018.00", "DE04_10_186_00")  # fmt: skip
    assert subject.kind == "person" and subject.clinical
    assert [entity(p) for p in found.values()] == [
        "person-ref",
        "cn-resident-id",
        "person-name",
        "birth-date",
        "diagnosis",
        "marital-status",
        "examination",
    ]


@pytest.mark.parametrize(
    "name, columns",
    [
        ("drug_order", ("order_id bigint", "dose double", "route int", "frequency int", "as_needed tinyint", "brand_name")),
        ("obs", ("obs_id int", "encounter_id int", "value_numeric double", "value_text text", "comments")),
        ("T_MX", ("YPMC", "YPYF", "GYTJ", "YCJL number", "PSJG", "YPSL number")),
        ("item_result", ("report_id int", "result", "units", "ref_range", "abnormal_flag")),
    ],
)  # fmt: skip
def test_tables_of_care_are_told_by_what_their_columns_say_together(
    name: str, columns: tuple[str, ...]
) -> None:
    subject, found = say(name, *columns)
    assert subject.clinical
    assert all(p.about_person for c, p in found.items() if not c.endswith("_id"))


@pytest.mark.parametrize(
    "name, comment, columns",
    [
        ("medicines", "", ("medicines_name", "spec", "usage", "manufacturer", "stock int", "price decimal(8,2)")),
        ("t_payment", "", ("name", "logo", "desc", "sort int", "is_enable tinyint", "code")),
        ("recruit_plan", "招聘计划", ("dept", "education varchar(9) 学历要求", "age_range varchar(9) 年龄要求", "applicant varchar(9) 申请人")),
        ("t_thing", "", ("user_id bigint", "title", "cover", "keywords", "views int", "status tinyint")),
        ("account_move_line", "", ("account_id int", "debit decimal(12,2)", "credit decimal(12,2)", "name")),
        ("cinema", "", ("name", "address", "longitude", "latitude", "hall_num int")),
        ("crm_business", "商机", ("customer_id bigint", "deal_status tinyint", "total_price decimal(12,2)")),
    ],
)  # fmt: skip
def test_what_is_offered_planned_published_or_booked_is_nobodys(
    name: str, comment: str, columns: tuple[str, ...]
) -> None:
    _, found = say(name, *columns, comment=comment)
    assert [c for c, prior in found.items() if prior.about_person] in ([], ["applicant"])


def test_a_log_of_payments_is_about_payments_and_from_where_somebody_asked_is_a_log() -> None:
    payments, _ = say("core_paylog", "openid", "order_no", "fee decimal(10,2)")
    asked, found = say("api_x", "remote_ip", "user_agent", "params text", "time")
    assert payments.act == "order"
    assert asked.kind == "act" and found["remote_ip"].about_person


@pytest.mark.parametrize(
    "name, meaning",
    [("seotitle", ["?", "name"]), ("resideprovince", ["?", "region"]), ("topid", ["?", "id"]), ("opened", ["?"]), ("disabling", ["?"])],
)  # fmt: skip
def test_an_unknown_word_is_kept_apart_from_what_it_is_glued_to_or_looks_like(
    name: str, meaning: list[str]
) -> None:
    assert words(name) == meaning


def test_a_kind_of_document_is_no_number_and_the_name_of_a_holder_no_account() -> None:
    _, found = say(
        "customer", "cert_type", "cert_no", "bank_card_no", "bank_card_name", "sex", "birth_dt date"
    )
    assert [entity(found[c]) for c in ("cert_type", "cert_no", "bank_card_name")] == ["person-record", "cn-resident-id", "person-name"]  # fmt: skip


def test_the_name_of_a_creator_is_a_name_and_who_recorded_it_a_reference() -> None:
    _, found = say("goods", "goods_name", "create_name varchar(50) 创建人名称", "recorded_by bigint")
    assert entity(found["create_name"]) == "person-name" and found["create_name"].about_person
    assert entity(found["recorded_by"]) == "person-ref" and not found["recorded_by"].about_person


@pytest.mark.parametrize(
    "heading, id",
    [
        ("现住址（与身份证一致可不填）", "address"), ("姓名（与身份证一致）", "person-name"), ("微信号（同手机可不填）", "social-id"),
        ("备注（过敏史等）", "allergy"), ("联系电话(手机)", "mobile"), ("号码（身份证）", "cn-resident-id"),
    ],
)  # fmt: skip
def test_what_a_form_explains_in_brackets_does_not_name_the_column(heading: str, id: str) -> None:
    _, found = say("报名表", "姓名", heading)
    assert entity(found[heading]) == id


@pytest.mark.parametrize("name, passed", [("park_record", "in_time"), ("tcc_jl", "jcsj"), ("t1", "入场时间")])
def test_which_car_came_when_is_about_its_driver(name: str, passed: str) -> None:
    plated, found = say(name, "car_no", passed, "fee")
    assert plated.personal and found["fee"].about_person
    assert not say(name, "car_no", "buy_date", "fee")[1]["buy_date"].about_person


def test_traditional_characters_say_what_simplified_ones_do() -> None:
    subject, found = say(
        "會員資料", "姓名", "身分證字號", "行動電話", "電子信箱", "通訊地址", "銀行帳號", "備註"
    )
    assert subject.id == "member"
    assert [entity(p) for p in found.values()][:6] == [
        "person-name", "id-document", "mobile", "email", "address", "bank-card",
    ]  # fmt: skip
    assert not say("商品", "商品名稱", "條碼", "單價")[1]["商品名稱"].about_person


def test_each_traditional_character_has_one_simplified() -> None:
    upper, lower = [line for line in lists.text("traditional.txt").splitlines() if line[:1] != "#"]
    assert len(upper) == len(lower) == len(set(upper)) and not set(upper) & set(lower)
