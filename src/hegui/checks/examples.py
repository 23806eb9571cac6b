"""
What examples are built from: a column, a setting, an inventory, an organisation, each with everyday values.

An example names only what matters to it: ``holding("id_no", entity="cn-resident-id", protection="masked")``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hegui.model import Entity, Fact, Holding, Inventory, People, Place, Sensitivity, Setting, Value
from hegui.organisation import Declarations, Done, Organisation, Purpose
from hegui.text import Text

Thing = Holding | Setting | Fact | Inventory
Case = Thing | tuple[Thing, Organisation]
"""What an example returns: the thing looked at, or the thing with its organisation."""

TODAY = date(2026, 11, 23)

_KINDS: dict[str, tuple[str, str, str, Sensitivity]] = {
    "person-name": ("姓名", "Name", "identity", "personal"),
    "cn-resident-id": ("居民身份证号", "Resident ID number", "identity", "sensitive"),
    "id-photo": ("身份证照片", "Photo of an ID card", "identity", "sensitive"),
    "mobile": ("手机号码", "Mobile number", "contact", "personal"),
    "email": ("电子邮箱", "E-mail address", "contact", "personal"),
    "address": ("住址", "Address", "contact", "personal"),
    "gender": ("性别", "Gender", "profile", "personal"),
    "ethnicity": ("民族", "Ethnicity", "profile", "personal"),
    "political-status": ("政治面貌", "Political status", "profile", "personal"),
    "religion": ("宗教信仰", "Religion", "religious-belief", "sensitive"),
    "diagnosis": ("诊断", "Diagnosis", "medical-health", "sensitive"),
    "bank-card": ("银行卡号", "Bank card number", "financial-account", "sensitive"),
    "face": ("人脸", "Face", "biometric", "sensitive"),
    "account-name": ("账号名", "Account name", "account", "personal"),
    "password": ("口令", "Password", "account", "sensitive"),
    "password-hash": ("口令散列", "Password hash", "account", "sensitive"),
    "access-key": ("访问密钥", "Access key", "secret", "secret"),
    "product": ("", "", "", "none"),
}


def holding(
    column: str, entity: str = "mobile", *, source: str = "clinic.db", table: str = "patient", **fields: Any
) -> Holding:
    """A column of 1,000 values in the clear, about 1,000 patients, in a database unless ``fields`` say otherwise."""
    zh, en, category, sensitivity = _KINDS[entity]
    made = Holding(
        place=Place(source, f"{table}.{column}"),
        table=table,
        column=column,
        entity=Entity(entity, Text(zh, en), category) if category else None,
        category=category,
        sensitivity=sensitivity,
        sensitive_under=("GB/T 35273-2020",) if sensitivity == "sensitive" else (),
        grade="general",
        grade_candidate=None,
        people=people(1_000) if sensitivity != "none" else None,
        minors=None,
        under_14=None,
        protection="clear",
        certainty=1.0,
        why=(),
        subject="patient",
        rows=1_000,
        in_database=True,
    )
    return replace(made, **fields)


def exported(
    column: str, entity: str = "mobile", *, file: str = "exports/members.csv", **fields: Any
) -> Holding:
    """A column of a file that copies data out of a system; a file is a source of its own."""
    made = holding(column, entity, source=file, table=file, **fields)
    return replace(made, place=Place(file, column), export=True, in_database=False)


def people(estimate: int, low: int | None = None, high: int | None = None) -> People:
    """An estimate; exact unless its bounds are given."""
    return People(estimate, estimate if low is None else low, estimate if high is None else high)


def inventory(*holdings: Holding, settings: tuple[Setting, ...] = (), **fields: Any) -> Inventory:
    """An inventory of these columns, or of one table of patients; its people are the largest column's."""
    held = holdings or (holding("name", "person-name"), holding("id_no", "cn-resident-id"))
    counts = [h.people for h in held if h.people]
    minors = [h.minors for h in held if h.minors is not None]
    young = [h.under_14 for h in held if h.under_14 is not None]
    made = Inventory(
        holdings=held,
        people=max(counts, key=lambda p: p.estimate) if counts else None,
        minors=max(minors) if minors else None,
        under_14=max(young) if young else None,
        settings=settings,
    )
    return replace(made, **fields)


def many(estimate: int, low: int | None = None, high: int | None = None) -> Inventory:
    """An inventory of one table with so many people."""
    return inventory(holding("phone", people=people(estimate, low, high)))


def setting(kind: str, holds: bool | int | None = True, *, path: str = "") -> Setting:
    """A setting of a database at ``db.example``."""
    return Setting(Place("db.example", path), kind, holds, Text("示例", "example"))


def fact(kind: str, *, source: str = "www.example.cn", path: str = "", **details: Value) -> Fact:
    """Something seen at ``www.example.cn``."""
    return Fact(kind, Place(source, path), Text("示例", "example"), details=tuple(details.items()))


def organisation(
    *purposes: Purpose, declarations: dict[str, Any] | None = None, **fields: Any
) -> Organisation:
    """An organisation that declares nothing else, on 23 November 2026."""
    return Organisation(
        **{
            "name": "示例诊所",
            "today": TODAY,
            "purposes": purposes,
            "declarations": Declarations(**(declarations or {})),
            **fields,
        }
    )


def purpose(**fields: Any) -> Purpose:
    """A purpose that covers everything in ``clinic.db``."""
    return Purpose(**{"name": "诊疗", "covers": ("clinic.db",), **fields})


def on(year: int, month: int, day: int, *covers: str) -> Done:
    """Something done on a day."""
    return Done(on=date(year, month, day), evidence="OA-17", covers=covers)
