"""
The register of suppliers: ``suppliers.toml``, or a CSV whose headings are those of the register.

Each supplier is told as a Fact for the checks.  A CSV is read as a table too: a register holds the numbers of contact persons.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.errors import SourceError
from hegui.masking import safe_name
from hegui.model import Fact, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.delimited import read_delimited
from hegui.readers.files import Broken, why
from hegui.readers.packages import text_of
from hegui.supply.suppliers import Supplier, Unknown, from_rows, from_toml, is_register
from hegui.text import Text

_TODO = Text("各字段见 docs/supply.md。", "docs/supply.md describes the fields.")


@reader(
    "suppliers",
    takes=("suppliers.toml",),
    title=Text("供应商台账 suppliers.toml", "Register of suppliers, suppliers.toml"),
    named=True,
)
def read_suppliers(source: Source) -> Iterator[Read]:
    """Yield a Fact for each supplier."""
    try:
        found = from_toml(_text(source))
    except Unknown as wrong:
        yield _wrong(source, wrong)
        return
    except (ValueError, TypeError, AttributeError):
        yield Skipped(
            Place(source.name),
            Text(
                "供应商台账不是合法的 TOML，未查看",
                "the register of suppliers is not valid TOML: not looked at",
            ),
            asked=True,
        )
        return
    yield from (fact(each, source) for each in found)


@reader(
    "suppliers-csv",
    takes=("suppliers*.csv", "*供应商*.csv"),
    title=Text("供应商台账 CSV", "Register of suppliers, CSV"),
    named=True,
)
def read_suppliers_csv(source: Source) -> Iterator[Read]:
    """Yield a Fact for each supplier, and the file as a Table."""
    import csv

    rows = list(csv.reader(_text(source).splitlines()))
    if rows and is_register(rows[0]):
        try:
            yield from (fact(each, source) for each in from_rows(rows[0], rows[1:]))
        except Unknown as wrong:
            yield _wrong(source, wrong)
    yield from read_delimited(source)


def _text(source: Source) -> str:
    assert source.path is not None
    try:
        return text_of(source.path)
    except Broken as wrong:
        raise SourceError(
            why(wrong), Text("检查文件和权限。", "Check the file and its permissions.")
        ) from None
    except (UnicodeError, MemoryError):
        return ""


def _wrong(source: Source, wrong: Unknown) -> Skipped:
    number, name = wrong.args
    return Skipped(
        Place(source.name),
        Text(
            "供应商台账第 {n} 项的字段 {name} 不认识或填得不对，台账未查看；{todo}",
            "entry {n} of the register of suppliers: the field {name} is unknown or wrongly filled in; the register was not looked at; {todo}",
        ).fill(n=number, name=safe_name(str(name)), todo=_TODO),
        asked=True,
    )


def fact(each: Supplier, source: Source) -> Fact:
    """What the register says of one supplier; what it does not say is None."""
    called = safe_name(f"{each.name} {each.product}".strip())
    ends = min((c.until for c in each.certificates if c.until), default=None)
    return Fact(
        "supplier",
        Place(source.name, each.name),
        Text("{name}", "{name}").fill(name=called),
        details=(
            ("name", str(called)), ("critical", each.critical), ("data", each.data), ("country", each.country), ("sole", each.sole),
            ("function", str(safe_name(each.function))), ("contract", each.contract), ("contract_until", each.contract_until),
            ("certificates", tuple(c.kind for c in each.certificates)), ("ends", ends), ("equipment", each.equipment),
            ("assessed", each.assessment.on if each.assessment else None), ("exit_plan", each.exit_plan), ("review", each.review),
            ("automatic_updates", each.automatic_updates), ("privileged", each.privileged), ("staged", each.staged),
            ("rollback", each.rollback), ("recovery", each.recovery),
        ),
    )  # fmt: skip
