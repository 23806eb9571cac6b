"""Names weighed against values: what a column is, how it is protected, how many people it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pytest
from generators import Make, column

from hegui.discovery import look
from hegui.discovery.nouns import Verdict
from hegui.model import Column, Place, Skipped, Table
from hegui.text import Text

DAY = date(2026, 11, 1)
ROWS = 400


def verdicts(
    name: str, columns: dict[str, Sequence[object]], comments: dict[str, str] | None = None, comment: str = ""
) -> dict[str, Verdict]:
    """Verdicts on a table with these values."""
    batch = pa.RecordBatch.from_pydict({k: list(v) for k, v in columns.items()})
    made = tuple(Column(c, _type(batch.schema.field(c).type), (comments or {}).get(c, "")) for c in columns)
    found, skipped = look(
        Table(
            Place("test", name), made, lambda: iter((batch,)), name=name, comment=comment, rows=batch.num_rows
        ),
        DAY,
    )
    assert not skipped
    return dict(zip(columns, found, strict=True))


def _type(kind: pa.DataType) -> str:
    return "bigint" if pa.types.is_integer(kind) else "date" if pa.types.is_date(kind) else "varchar(255)"


def one(kind: str, name: str = "c1", table: str = "t1", comment: str = "", rows: int = ROWS) -> Verdict:
    return verdicts(table, {name: column(kind, rows, seed=5)}, comment=comment)[name]


def entity(verdict: Verdict) -> str:
    return verdict.entity.id if verdict.entity else ""


@pytest.mark.parametrize(
    "kind, id",
    [
        ("resident-id", "cn-resident-id"), ("mobile", "mobile"), ("mobile-messy", "mobile"), ("email", "email"), ("bank-card", "bank-card"),
        ("name", "person-name"), ("address", "address"), ("number-plate", "number-plate"), ("ip", "ip"),
    ],
)  # fmt: skip
def test_values_tell_where_the_name_says_nothing(kind: str, id: str) -> None:
    found = one("plate" if kind == "number-plate" else kind)
    assert entity(found) == id and found.about_person
    assert found.why


@pytest.mark.parametrize(
    "kind",
    [
        "order-no",
        "order-no-long",
        "timestamp-ms",
        "serial-like-mobile",
        "snowflake",
        "money",
        "product",
        "code",
    ],
)
@pytest.mark.parametrize("name", ["c1", "order_no"])
def test_numbers_that_only_look_like_somebodys_are_never_personal(kind: str, name: str) -> None:
    assert not one(kind, name).about_person


def test_consecutive_numbers_under_the_name_of_a_mobile_are_doubted_and_under_a_serials_name_refused() -> (
    None
):
    found = one("serial-like-mobile", "mobile", "member", "会员")
    assert entity(found) == "mobile" and found.certainty <= 0.5
    assert any("连续" in w.zh for w in found.why)
    assert not one("serial-like-mobile", "serial_no", "device", "设备").about_person


def test_values_overrule_a_name_that_promises_something_else() -> None:
    found = one("resident-id", "mobile", "member", "会员")
    assert entity(found) == "cn-resident-id"
    assert any("不符" in w.zh for w in found.why)


def test_an_account_that_is_a_mail_address_stays_an_account() -> None:
    found = one("email", "payer_account", "pay_order", "支付订单")
    assert entity(found) in ("payment-account", "account-name", "email") and found.about_person


def test_id_numbers_with_a_wrong_check_digit_are_accepted_under_their_name() -> None:
    found = one("resident-id-messy", "id_card", "member", "会员")
    assert entity(found) == "cn-resident-id"


def test_a_few_mobiles_in_remarks_make_the_remarks_personal() -> None:
    make = Make(3)
    remarks = [
        f"客户要求周三送货，电话{make.mobile()}请提前联系" if i % 20 == 0 else "正常发货" for i in range(ROWS)
    ]
    found = verdicts("stock_out", {"remark": remarks}, {"remark": "备注"}, "出库单")["remark"]
    assert entity(found) == "mobile" and found.about_person and "mobile" in found.embedded
    assert any("夹有" in w.zh for w in found.why)


def test_small_domains_are_believed_only_under_a_name() -> None:
    assert not one("gender", "c1").about_person
    assert entity(one("gender", "sex", "member", "会员")) == "gender"


@pytest.mark.parametrize(
    "name, kind, protection",
    [
        ("mobile", "mobile", "clear"), ("mobile", "mobile-masked", "masked"), ("mobile", "sha256", "hashed"), ("id_card", "encrypted-base64", "encrypted"),
        ("mobile", "encrypted-hex", "encrypted"), ("mobile", "uuid", "tokenised"), ("mobile", "encoded-base64", "clear"), ("password", "bcrypt", "hashed"),
        ("password", "password-clear", "clear"),
    ],
)  # fmt: skip
def test_protection_is_told_from_the_form_of_the_values(name: str, kind: str, protection: str) -> None:
    found = one(kind, name, "member", "会员")
    assert found.protection == protection and found.about_person


def test_a_weak_hash_is_called_weak_and_a_salted_one_is_not() -> None:
    weak, salted = one("md5", "password", "sys_user", "用户"), one("bcrypt", "password", "sys_user", "用户")
    assert weak.weak_hash and weak.hash_form == "md5"
    assert not salted.weak_hash and "bcrypt" in salted.hash_form


def test_a_comment_that_claims_encryption_is_reported_as_a_claim() -> None:
    made = Table(
        Place("t", "member"),
        (Column("id_card", "varchar(64)", "身份证号（加密存储）"),),
        lambda: iter(()),
        name="member",
        comment="会员",
    )
    (found,), _ = look(made, DAY)
    assert found.protection == "encrypted"
    assert any("未能核实" in w.zh for w in found.why)


def test_an_empty_table_gets_verdicts_from_names() -> None:
    made = Table(
        Place("t", "patient"),
        (Column("name"), Column("diagnosis")),
        lambda: iter(()),
        name="patient",
        comment="患者",
    )
    (name, diagnosis), _ = look(made, DAY)
    assert entity(name) == "person-name" and name.values == 0 and name.people is None
    assert diagnosis.clinical and diagnosis.about_person and not name.clinical


def test_people_are_counted_by_what_tells_them_apart() -> None:
    make = Make(4)
    ids = [make.resident_id() for _ in range(200)]
    found = verdicts(
        "t_order",
        {"id_card": ids * 3, "amount": list(range(600)), "goods": ["米"] * 600},
        {"id_card": "身份证号", "amount": "消费金额"},
        "会员消费记录",
    )
    people = found["id_card"].people
    assert people is not None and people.low <= 200 <= people.high
    assert found["amount"].people == people
    assert found["goods"].people is None or found["goods"].about_person


def test_rows_are_the_upper_bound_where_nobody_can_be_told_apart() -> None:
    found = verdicts("member", {"gender": ["男", "女"] * 50}, {"gender": "性别"}, "会员")["gender"]
    assert found.people is not None and found.people.high == 100


def test_minors_are_counted_on_the_day_asked_and_attached_to_the_whole_row() -> None:
    births = [date(2015, 1, 1)] * 30 + [date(2010, 1, 1)] * 20 + [date(1980, 1, 1)] * 50
    found = verdicts(
        "student",
        {"name": ["张伟"] * 100, "birthday": births},
        {"name": "姓名", "birthday": "出生日期"},
        "学生",
    )
    assert (found["birthday"].minors, found["birthday"].under_14) == (50, 30)
    assert found["name"].under_14 == 30


def test_a_service_credential_is_secret_and_about_nobody() -> None:
    found = verdicts(
        "pay_conf", {"app_secret": ["s3cr3t" + "x" * 26] * 20}, {"app_secret": "应用密钥"}, "支付配置"
    )["app_secret"]
    assert found.secret and not found.about_person


def test_no_reason_and_no_sample_quotes_a_value() -> None:
    make = Make(9)
    values = {
        "name": [make.name() for _ in range(60)],
        "mobile": [make.mobile() for _ in range(60)],
        "id_card": [make.resident_id() for _ in range(60)],
    }
    found = verdicts("member", values, comment="会员")
    told = "".join(w.zh + w.en for v in found.values() for w in v.why) + "".join(
        v.sample or "" for v in found.values()
    )
    assert not any(str(v) in told for column_ in values.values() for v in column_)


def test_a_part_that_could_not_be_read_comes_back() -> None:
    lost = Skipped(Place("t", "p"), Text("读不了", "unreadable"))
    made = Table(Place("t", "member"), (Column("mobile"),), lambda: iter((lost,)), name="member")
    _, skipped = look(made, DAY)
    assert skipped == (lost,)


@pytest.mark.parametrize(
    "kind", ["order-no", "order-no-long", "timestamp-ms", "serial-like-mobile", "snowflake"]
)
@pytest.mark.parametrize("name", ["c1", "ts_ms", "sjc", "extra"])
def test_numbers_of_machines_are_nobodys_in_a_table_about_people_too(kind: str, name: str) -> None:
    values = {"xm": column("name", ROWS, seed=3), "ph": column("mobile", ROWS, seed=4)}
    found = verdicts("hy_list", {**values, name: column(kind, ROWS, seed=5)})
    assert found["xm"].about_person and found["ph"].about_person
    assert not found[name].about_person and found[name].entity is None


def test_a_time_in_milliseconds_under_a_name_that_says_so_stays_its_members() -> None:
    values = {
        "real_name": column("name", ROWS, seed=3),
        "vip_expire_time": column("timestamp-ms", ROWS, seed=5),
    }
    found = verdicts("member", values, {"vip_expire_time": "会员到期时间"}, "会员")
    assert found["vip_expire_time"].about_person


def test_mobiles_inside_messages_leave_them_messages() -> None:
    make = Make(3)
    texts = [f"您好，请联系{make.mobile()}取件，谢谢您的配合" for _ in range(ROWS)]
    found = verdicts(
        "im_message",
        {"content": texts, "from_user_id": list(range(ROWS))},
        {"content": "消息内容"},
        "聊天消息",
    )
    assert entity(found["content"]) == "message-content" and "mobile" in found["content"].embedded


def test_vehicle_numbers_with_a_wrong_check_digit_are_still_theirs() -> None:
    assert entity(one("vin")) == "vin"


def test_a_form_that_no_value_has_gives_way_to_the_one_that_all_have() -> None:
    found = one("address", "id_card", "member", "会员")
    assert entity(found) == "address" and found.about_person


def test_names_are_told_under_a_name_that_says_nothing_and_colours_are_not() -> None:
    colours = ["白色", "黄色", "金色", "黑色", "方形"] * (ROWS // 5)
    found = verdicts(
        "login_log",
        {"mobile": column("mobile", ROWS, seed=5), "n": column("name", ROWS, seed=6), "q": colours},
        comment="登录日志",
    )
    assert entity(found["n"]) == "person-name"
    assert entity(found["q"]) != "person-name"


def test_card_numbers_under_an_account_are_cards() -> None:
    assert entity(one("bank-card", "acct_no", "policy_holder", "投保人")) == "bank-card"


def test_codes_of_eleven_digits_are_no_mobiles_where_many_begin_as_none_does() -> None:
    codes = [f"1{n % 10}{(n * 48271) % 10**9:09d}" for n in range(ROWS)]
    assert entity(verdicts("goods", {"item_code": codes})["item_code"]) == ""
