"""
The register of suppliers: who supplies what, what they may see, what the contract binds them to, and what happens without them.

``suppliers.toml`` has a ``[[supplier]]`` each; a CSV has a row each, with the same names as headings (or their Chinese ones).  What is
not said is unknown, never "no".  docs/supply.md describes each field.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

Data = Literal["none", "personal", "sensitive", "important", "source-code"]
Clause = Literal["security-duty", "incident-notice", "no-other-use", "deletion"]
CLAUSES: tuple[Clause, ...] = get_args(Clause)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate of a product or a supplier."""

    kind: str = ""  # "critical-equipment", "security-product", "cryptography", "iso27001" ...
    number: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The supplier's last self-assessment."""

    on: date
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """One supplier of one product."""

    name: str
    product: str = ""
    function: str = ""  # what of ours it serves: "registration"; two suppliers of one function can stand in for each other
    critical: bool | None = None  # does the business stop without it?
    data: Data | None = None  # what it may see
    country: str = ""
    contract: tuple[Clause, ...] | None = None  # clauses that it holds
    contract_until: date | None = None
    certificates: tuple[Certificate, ...] = ()
    equipment: bool | None = None  # on the catalogue of critical equipment and security products (CSL 25)
    assessment: Assessment | None = None
    exit_plan: bool | None = None
    review: date | None = None  # when the risk to national security was determined (csr 5)
    automatic_updates: bool | None = None
    privileged: bool | None = None  # a driver or an agent with the highest rights
    staged: bool | None = None  # updates come in rings that we steer
    rollback: bool | None = None
    recovery: bool | None = None  # out of band, when a machine no longer starts
    sole: bool = field(default=False)  # told by the register: no other supplier of this function


_HEADINGS = {
    "供应商": "name", "名称": "name", "产品": "product", "产品或服务": "product", "功能": "function", "业务": "function", "关键": "critical",
    "是否关键": "critical", "数据访问": "data", "可接触数据": "data", "国家": "country", "国家或地区": "country", "合同条款": "contract",
    "合同到期": "contract_until", "目录设备": "equipment", "自评估日期": "assessment", "退出方案": "exit_plan", "审查预判": "review",
    "自动更新": "automatic_updates", "高权限": "privileged", "分批更新": "staged", "可回退": "rollback", "带外恢复": "recovery",
}  # fmt: skip
_WORDS = {
    "安全责任": "security-duty", "事件通报": "incident-notice", "不作他用": "no-other-use", "到期删除": "deletion", "无": "none", "个人信息": "personal",
    "敏感个人信息": "sensitive", "重要数据": "important", "源代码": "source-code",
}  # fmt: skip
_YES, _NO = ("是", "有", "yes", "true", "y", "1"), ("否", "没有", "no", "false", "n", "0")
_KNOWN = frozenset(f.name for f in fields(Supplier)) - {"sole"}


class Unknown(ValueError):
    """A field that nobody knows, or one that holds what it cannot; ``args``: which supplier, from 1, and the field."""


def from_toml(text: str) -> tuple[Supplier, ...]:
    """The suppliers of a ``suppliers.toml``.  Raises Unknown, or ValueError where it is no TOML."""
    import msgspec

    found = []
    raw = tomllib.loads(text)
    if set(raw) - {"supplier"} or not isinstance(raw.get("supplier"), list):
        raise Unknown(0, "supplier")
    for number, said in enumerate(raw["supplier"], start=1):
        if strange := sorted(set(said) - _KNOWN):
            raise Unknown(number, strange[0])
        try:
            found.append(msgspec.convert(said, Supplier))
        except msgspec.ValidationError as wrong:
            raise Unknown(number, str(wrong).rpartition("$.")[2].rstrip("`") or "name") from None
    return with_sole(found)


def is_register(headings: Iterable[str]) -> bool:
    """Do these headings speak of suppliers?  Their name and three fields more."""
    known = {_field(h) for h in headings} - {""}
    return "name" in known and len(known) >= 4


def from_rows(headings: list[str], rows: Iterable[list[str]]) -> tuple[Supplier, ...]:
    """The suppliers of a table.  Raises Unknown for a cell that is none of what its field may hold."""
    names = [_field(h) for h in headings]
    found = []
    for number, row in enumerate(rows, start=1):
        said = {n: cell.strip() for n, cell in zip(names, row, strict=False) if n and cell.strip()}
        if said.get("name"):
            found.append(_supplier(number, said))
    return with_sole(found)


def _supplier(number: int, said: dict[str, str]) -> Supplier:
    values: dict[str, Any] = {}
    for name, cell in said.items():
        try:
            values[name] = _value(name, cell)
        except ValueError:
            raise Unknown(number, name) from None
    return Supplier(**values)


def _value(name: str, cell: str) -> Any:
    if name in ("name", "product", "function", "country"):
        return cell
    if name in ("contract_until", "review"):
        return day(cell)
    if name == "assessment":
        return Assessment(on=day(cell))
    if name == "data":
        word = _WORDS.get(cell, cell.lower())
        if word not in get_args(Data):
            raise ValueError
        return word
    if name == "contract":
        words = [
            _WORDS.get(w.strip(), w.strip().lower()) for w in re.split(r"[,;、，；|]", cell) if w.strip()
        ]
        if any(w not in (*CLAUSES, "none") for w in words):
            raise ValueError
        return tuple(w for w in words if w != "none")
    return yes_or_no(cell)


def yes_or_no(cell: str) -> bool:
    """Raises ValueError for anything else."""
    if cell.lower() in _YES:
        return True
    if cell.lower() in _NO:
        return False
    raise ValueError


def day(cell: str) -> date:
    """``2026-01-31``, ``2026/1/31`` or ``2026年1月31日``.  Raises ValueError for anything else."""
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0?0:00(?::00)?)?", cell)
    return date(*map(int, found.groups())) if found else datetime.fromisoformat(cell).date()


def _field(heading: str) -> str:
    bare = heading.strip().lower()
    return bare if bare in _KNOWN else _HEADINGS.get(heading.strip(), "")


def with_sole(found: Iterable[Supplier]) -> tuple[Supplier, ...]:
    """Each with whether it stands alone for its function; one without a function is not known to."""
    listed = list(found)
    names: dict[str, set[str]] = {}
    for each in listed:
        names.setdefault(each.function, set()).add(each.name)
    alone = Counter({function: len(who) for function, who in names.items()})
    return tuple(replace(each, sole=bool(each.function) and alone[each.function] == 1) for each in listed)
