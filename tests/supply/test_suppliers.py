"""The register of suppliers, its checks, and the questionnaire out and back."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import hegui
from hegui.cli import main
from hegui.model import Fact, Report, Skipped, Table
from hegui.readers.opening import open_source, source_from
from hegui.supply.suppliers import from_toml

TODAY = date(2026, 11, 25)
REGISTER = """
[[supplier]]
name = "甲云公司"
product = "云主机"
function = "挂号"
critical = true
data = "personal"
contract = ["security-duty", "deletion"]
exit_plan = false
assessment = { on = 2025-11-24 }

[[supplier]]
name = "乙安全公司"
product = "终端防护"
data = "none"
automatic_updates = true
privileged = true
staged = false
rollback = true
equipment = true

[[supplier]]
name = "丙公司"
function = "短信"
certificates = [{ kind = "cryptography", until = 2026-11-24 }]
"""
CONFIG = '[organisation]\nname = "示例"\nroles = ["critical-infrastructure-operator"]\n'


def checked(folder: Path, register: str, config: str = "", name: str = "suppliers.toml") -> Report:
    (folder / name).write_text(register, encoding="utf-8")
    (folder / "ours.toml").write_text(config or '[organisation]\nname = "示例"\n', encoding="utf-8")
    return hegui.check(folder / name, on=TODAY, config=folder / "ours.toml")


def findings(report: Report) -> set[tuple[str, str, str]]:
    return {(f.check, f.place.path, f.verdict) for f in report.findings if f.check.startswith("supplier.")}


def test_what_the_register_shows_is_judged_and_what_it_does_not_say_is_asked(tmp_path):
    assert findings(checked(tmp_path, REGISTER)) == {
        ("supplier.contract-clauses", "甲云公司", "breach"),
        ("supplier.assessment-overdue", "甲云公司", "breach"),
        ("supplier.sole-for-critical", "甲云公司", "breach"),
        ("supplier.updates-without-stages", "乙安全公司", "breach"),
        ("supplier.certificate-missing", "乙安全公司", "to-confirm"),
        ("supplier.certificate-missing", "丙公司", "breach"),
        ("supplier.entry-open", "乙安全公司", "to-confirm"),
        ("supplier.entry-open", "丙公司", "to-confirm"),
    }


def test_critical_infrastructure_determines_the_risk_of_what_it_buys(tmp_path):
    found = {
        f[1]
        for f in findings(checked(tmp_path, REGISTER, CONFIG))
        if f[0] == "supplier.purchase-without-determination"
    }
    assert found == {"甲云公司", "乙安全公司", "丙公司"}


@pytest.mark.parametrize(
    ("second", "sole"), [("", True), ('[[supplier]]\nname = "丁"\nfunction = "挂号"\n', False)]
)
def test_a_supplier_is_sole_where_nobody_else_serves_the_function(second, sole):
    assert from_toml('[[supplier]]\nname = "甲"\nfunction = "挂号"\n' + second)[0].sole == sole


CSV = """供应商,产品,业务,是否关键,可接触数据,合同条款,自评估日期,退出方案,联系人手机
甲云公司,云主机,挂号,是,个人信息,安全责任、事件通报、不作他用、到期删除,2026年3月1日,否,13800138000
"""


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030"])
def test_a_csv_is_a_register_and_a_table_of_people_at_once(tmp_path, codec):
    (tmp_path / "suppliers.csv").write_bytes(CSV.encode(codec))
    found = list(open_source(source_from(str(tmp_path / "suppliers.csv"))))
    (fact,) = [f for f in found if isinstance(f, Fact)]
    assert (fact["critical"], fact["data"], fact["exit_plan"], fact["assessed"]) == (
        True,
        "personal",
        False,
        date(2026, 3, 1),
    )
    assert any(isinstance(f, Table) for f in found) and "138" not in str(fact)


@pytest.mark.parametrize(
    ("register", "field"),
    [
        ('[[supplier]]\nname = "甲"\nnonsense = 1\n', "nonsense"), ('[[supplier]]\nname = "甲"\ncritical = "很"\n', "critical"),
        ('[[supplier]]\nproduct = "x"\n', "name"), ('[[supplier]]\nname = "甲"\ncontract = ["x"]\n', "contract"), ("[other]\n", "supplier"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_and_the_register_is_not_called_clean(tmp_path, register, field):
    report = checked(tmp_path, register)
    assert any(field in s.reason.en and s.asked for s in report.skipped) and not findings(report)


def test_a_register_that_is_no_toml_is_said(tmp_path):
    (tmp_path / "suppliers.toml").write_bytes(b"[[supplier]\nname")
    (found,) = open_source(source_from(str(tmp_path / "suppliers.toml")))
    assert isinstance(found, Skipped) and found.asked


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--lang", "zh"])
    return int(ended.value.code or 0)


def test_a_questionnaire_goes_out_and_comes_back_into_the_register(tmp_path, capsys):
    form, register = tmp_path / "form.xlsx", tmp_path / "suppliers.toml"
    assert run("supplier", "form", "甲云公司", "--product", "=云主机", "-o", str(form)) == 0
    book = openpyxl.load_workbook(form)
    sheet = book.active
    sheet["B4"] = "2026-03-01"
    for row in range(7, sheet.max_row + 1):
        if sheet.cell(row, 1).value != "recovery":
            sheet.cell(row, 3).value = (
                "否 no" if sheet.cell(row, 1).value in ("contract.deletion", "staged") else "是 yes"
            )
    book.save(form)
    register.write_text(
        '# 台账\n[[supplier]]\nname = "乙"\n\n[[supplier]]\nname = "甲云公司"  \ncritical = true\nstaged = true\n',
        encoding="utf-8",
    )
    for _ in range(2):  # taking it twice changes nothing more
        assert run("supplier", "take", str(form), "--register", str(register)) == 0
        assert "1 题没有回答" in capsys.readouterr().out
        text = register.read_text(encoding="utf-8")
        first, second = tomllib.loads(text)["supplier"]
        assert text.startswith("# 台账") and first == {"name": "乙"}
        assert (
            second["critical"]
            and second["staged"] is False
            and second["exit_plan"]
            and "recovery" not in second
        )
        assert second["contract"] == ["security-duty", "incident-notice", "no-other-use"]
        digest = hashlib.sha256(form.read_bytes()).hexdigest()
        assert second["assessment"] == {"on": date(2026, 3, 1), "file": "form.xlsx", "sha256": digest}


def test_what_is_no_questionnaire_is_turned_down(tmp_path, capsys):
    book = openpyxl.Workbook()
    book.active["A1"] = "hello"
    book.active["A2"] = "x"
    book.save(tmp_path / "x.xlsx")
    assert run("supplier", "take", str(tmp_path / "x.xlsx"), "--register", str(tmp_path / "s.toml")) == 2
    assert "hegui supplier form" in capsys.readouterr().err and not (tmp_path / "s.toml").exists()


def test_a_questionnaire_that_nobody_answered_is_no_assessment(tmp_path, capsys):
    form, register = tmp_path / "form.xlsx", tmp_path / "suppliers.toml"
    assert run("supplier", "form", "甲云公司", "-o", str(form)) == 0
    assert run("supplier", "take", str(form), "--register", str(register)) == 2
    assert "一题也没有回答" in capsys.readouterr().err and not register.exists()
