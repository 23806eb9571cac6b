"""Fills a labelled table with made-up rows, so that verdicts with data can be measured."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from generators import KINDS, Make

from accuracy.devset import Label, Labelled
from accuracy.remarks import remark

if TYPE_CHECKING:
    import pyarrow as pa

EMPTY = 0.04  # of the values of a column that is no key

BY_ENTITY = {
    "person-name": "name", "cn-resident-id": "resident-id", "cn-passport": "passport",
    "hk-macao-permit": "hk-macao-permit", "taiwan-permit": "taiwan-permit", "officer-id": "officer-id",
    "driving-licence": "resident-id", "id-document": "resident-id", "id-photo": "url", "employee-no": "employee-no",
    "student-no": "student-no", "social-security-no": "resident-id", "signature": "url", "mobile": "mobile",
    "landline": "landline", "email": "email", "address": "address", "postcode": "postcode", "social-id": "wechat",
    "contact-person": "name", "birth-date": "birth-text", "age": "age", "gender": "gender", "ethnicity": "ethnicity",
    "nationality": "code", "native-place": "city", "marital-status": "marital-status", "kin": "kin",
    "education": "education", "occupation": "occupation", "employer": "company", "political-status": "political-status",
    "body-data": "height", "household": "code", "region": "city", "hobby-or-tag": "code", "military-service": "code",
    "disability": "yes-no", "special-identity": "yes-no", "religion": "religion", "account-name": "pinyin-login",
    "nickname": "nickname", "avatar": "url", "password": "bcrypt", "password-hash": "bcrypt",
    "payment-password": "bcrypt", "verification-code": "verification-code", "security-answer": "code",
    "access-key": "access-key", "session-token": "uuid", "bank-card": "bank-card", "payment-account": "email",
    "income": "salary", "balance": "money", "credit": "number", "provident-fund": "money", "property": "code",
    "tax": "money", "insurance-policy": "snowflake", "transaction": "money", "diagnosis": "diagnosis",
    "symptom": "symptom", "drug": "drug", "examination": "exam-result", "surgery": "surgery",
    "medical-history": "diagnosis", "allergy": "allergy", "medical-department": "medical-department",
    "medical-record-no": "medical-record-no", "medical-insurance-no": "medical-record-no", "fertility": "flag",
    "vaccination": "code", "medical-note": "symptom", "face": "url", "fingerprint": "encrypted-base64",
    "voiceprint": "url", "gps": "gps", "track": "address", "login-place": "city", "lodging": "code", "travel": "city",
    "ip": "ip", "device-id": "uuid", "login-time": "moment-text", "user-agent": "user-agent",
    "browsing-record": "product", "operation-log": "menu", "call-record": "mobile", "address-book": "name",
    "number-plate": "plate", "vin": "vin", "criminal-record": "yes-no", "performance": "small", "uscc": "uscc",
    "org-name": "company", "org-phone": "landline", "org-address": "address", "person-record": "code",
}  # fmt: skip
FREE_TEXT = frozenset({"personal-note", "message-content"})
WHOLE = ("bigint", "int", "integer", "tinyint", "smallint")
DECIMAL = ("decimal", "numeric", "double", "float", "number(18,2)")


def rows_of(table: Labelled, rows: int = 1000, seed: int = 1) -> pa.RecordBatch:
    """The table filled: numbers, dates and times in their own types, all else as text."""
    import pyarrow as pa

    arrays = [_array(pa, column, rows, _seed(table, column, seed)) for column in table.columns]
    return pa.RecordBatch.from_arrays(arrays, names=[column.name for column in table.columns])


def _seed(table: Labelled, column: Label, seed: int) -> int:
    # not hash(): that differs from process to process
    return zlib.crc32(f"{table.system}/{table.name}/{column.name}/{seed}".encode())


def _array(pa: object, column: Label, rows: int, seed: int) -> pa.Array:
    import pyarrow as pa

    texts = list(_texts(column, rows, seed))
    kind = column.type.lower()
    if kind == "date":
        return pa.array([None if t is None else _day(t) for t in texts], pa.date32())
    if kind.startswith(("datetime", "timestamp")):
        return pa.array([None if t is None else _moment(t) for t in texts], pa.timestamp("s"))
    if kind.startswith(DECIMAL):
        return pa.array([None if t is None else float(t) for t in texts], pa.float64())
    if kind.startswith((*WHOLE, "number(")):
        return pa.array([None if t is None else int(float(t)) for t in texts], pa.int64())
    return pa.array(texts, pa.string())


def _texts(column: Label, rows: int, seed: int) -> Iterator[str | None]:
    make = Make(seed)
    draw = _draw(column)
    for row in range(rows):
        if _is_key(column):
            yield str(100_000 + row)
        elif make.chance(EMPTY):
            yield None
        else:
            yield draw(make, row)


def _draw(column: Label):  # type: ignore[no-untyped-def]
    kind = column.type.lower()
    if column.entity in FREE_TEXT and column.fill in ("", "symptom"):
        return lambda make, row: remark(make)
    name = column.fill or BY_ENTITY.get(column.entity, "") or _by_type(kind)
    if kind.startswith(("datetime", "timestamp", "date")):
        name = name if name in ("birth-text", "day-text", "moment-text") else "moment-text"
    elif kind.startswith((*WHOLE, *DECIMAL, "number(")):
        name = _numeric(name, kind)
    if name == "gender" and ("1" in column.comment or kind.startswith(WHOLE)):
        name = "gender-code"
    made = KINDS[name]
    if name in ("birth-text", "day-text") and kind in ("varchar2(8)", "varchar(8)"):
        return lambda make, row: made(make).replace("-", "")
    return lambda make, row: made(make)


def _numeric(name: str, kind: str) -> str:
    """A kind that yields numbers: the one asked for if it does, else a likeness of it."""
    if name in ("birth-text", "day-text", "moment-text"):
        return "timestamp-ms"
    sample = KINDS[name](Make(1))
    if sample.replace(".", "", 1).isdigit() and name not in ("lab-value", "exam-result"):
        return name
    if kind.startswith(DECIMAL):
        return "weight"
    return "flag" if kind.startswith("tinyint") else "number"


def _by_type(kind: str) -> str:
    if kind.startswith("bigint"):
        return "snowflake"
    if kind.startswith(WHOLE):
        return "small"
    if kind.startswith(DECIMAL):
        return "money"
    if kind.startswith(("char(1)", "char(2)", "boolean", "varchar2(1)")):
        return "flag"
    if "text" in kind or "lob" in kind:
        return "menu"
    return "code"


def _is_key(column: Label) -> bool:
    return (
        column.type.startswith(("bigint", "int", "NUMBER("))
        and column.entity == ""
        and not column.fill
        and (column.name.lower().endswith("id"))
    )


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
