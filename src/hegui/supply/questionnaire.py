"""
The questionnaire that a supplier fills in offline: an Excel file out, its answers and digest back into ``suppliers.toml``.

Questions are those that the register has fields for, in both languages; an answer is 是/否 (yes/no), and a question left open stays unknown.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from hegui.errors import SourceError, UsageError
from hegui.masking import defused, safe_name
from hegui.supply.suppliers import CLAUSES, yes_or_no
from hegui.text import Text

MARK = "hegui-supplier-form-1"
QUESTIONS: tuple[tuple[str, Text], ...] = (
    ("contract.security-duty", Text("合同写明了贵方的安全责任", "The contract states your security duties")),
    ("contract.incident-notice", Text("合同写明了安全事件的通报时限", "The contract sets a time for telling us of incidents")),
    ("contract.no-other-use", Text("我方数据不作他用，不用于训练模型", "Our data are put to no other use, such as training models")),
    ("contract.deletion", Text("合同到期返还或删除我方数据", "Our data are returned or deleted when the contract ends")),
    ("automatic_updates", Text("产品会自动更新", "The product updates by itself")),
    ("privileged", Text("产品含驱动或以最高权限运行", "The product has a driver, or runs with the highest rights")),
    ("staged", Text("更新可由我方分批放行", "We can let updates through in rings")),
    ("rollback", Text("更新可以回退到上一版本", "An update can be rolled back to the version before")),
    ("recovery", Text("更新失败、机器无法启动时有带外恢复办法", "There is a way to recover out of band when a machine no longer starts")),
    ("exit_plan", Text("贵方停止供应时有书面的退出和迁移方案", "There is a written plan for leaving and migrating if you stop supplying")),
)  # fmt: skip


def form(supplier: str, product: str = "") -> bytes:
    """The questionnaire as an xlsx file.  Raises UsageError where what writes Excel is not installed."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise UsageError(
            Text("写 Excel 需要另装一个软件包", "writing Excel needs one more package"),
            Text("运行：pip install 'hegui[xlsx]'", "Run: pip install 'hegui[xlsx]'"),
        ) from None
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("问卷 Questionnaire")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 3, 24)
    for place, (name, value) in enumerate(
        (("form", MARK), ("name", supplier), ("product", product), ("filled_on", ""))
    ):
        sheet.write_string(place, 0, name, bold)
        sheet.write_string(place, 1, defused(value))
    sheet.write_string(4, 1, "filled_on：填写日期 the day it is filled in, 2026-01-31", wrap)
    for column, head in enumerate(("id", "问题 Question", "是/否 yes/no", "说明或证据 Evidence")):
        sheet.write_string(5, column, head, bold)
    for row, (id, text) in enumerate(QUESTIONS, start=6):
        sheet.write_string(row, 0, id)
        sheet.write_string(row, 1, f"{text.zh}\n{text.en}", wrap)
        sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": ["是 yes", "否 no"]})
    book.close()
    return out.getvalue()


def answers(rows: list[list[str]]) -> dict[str, Any]:
    """The entry of the register that a filled form makes.  Raises SourceError where it is no form of ours, or nothing in it was answered."""
    said = {row[0].strip(): row for row in rows if row and row[0]}
    if said.get("form", ["", ""])[1:2] != [MARK] or not _cell(said, "name"):
        raise SourceError(
            Text("不是 hegui 的供应商问卷", "this is no questionnaire of hegui"),
            Text(
                "用 hegui supplier form 生成，填好后原样交回。",
                "Make one with hegui supplier form; it comes back as it is, filled in.",
            ),
        )
    if not any(_cell(said, id, 2) for id, _ in QUESTIONS):
        raise SourceError(
            Text("问卷一题也没有回答，未登记", "no question of the questionnaire is answered: not taken"),
            Text("请供应商填好后再交回。", "Have the supplier fill it in."),
        )
    entry: dict[str, Any] = {"name": _cell(said, "name")}
    if product := _cell(said, "product"):
        entry["product"] = product
    clauses: list[str] = []
    told = False
    for id, _ in QUESTIONS:
        answer = re.split(r"\s", _cell(said, id, 2) or "")[0]
        if not answer:
            continue
        try:
            yes = yes_or_no(answer)
        except ValueError:
            raise SourceError(
                Text(f"问卷中 {id} 的回答不是“是”或“否”", f"the answer to {id} is neither yes nor no"),
                Text("请供应商改正后再交回。", "Have the supplier put it right."),
            ) from None
        if id.startswith("contract."):
            told = True
            clauses += [id.partition(".")[2]] if yes else []
        else:
            entry[id] = yes
    if told:
        entry["contract"] = [c for c in CLAUSES if c in clauses]
    return entry


def open_questions(rows: list[list[str]]) -> int:
    """How many questions were left open."""
    said = {row[0].strip(): row for row in rows if row and row[0]}
    return sum(not _cell(said, id, 2) for id, _ in QUESTIONS)


def filled_on(rows: list[list[str]], otherwise: date) -> date:
    """The day the supplier wrote, else the day it was taken."""
    from hegui.supply.suppliers import day

    said = {row[0].strip(): row for row in rows if row and row[0]}
    try:
        return day(_cell(said, "filled_on"))
    except ValueError:
        return otherwise


def _cell(said: dict[str, list[str]], name: str, column: int = 1) -> str:
    row = said.get(name, [])
    return (row[column] or "").strip() if len(row) > column else ""


def taken(register: str, entry: dict[str, Any], file: Path, on: date) -> str:
    """The text of the register with this entry's answers in it: those of the same name are replaced, all else stays."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    entry = {
        **entry,
        "assessment": f'{{ on = {on.isoformat()}, file = {_text(safe_name(file.name))}, sha256 = "{digest}" }}',
    }
    blocks = re.split(r"(?m)^(?=\[\[supplier\]\])", register)
    place = next(
        (
            n
            for n, b in enumerate(blocks)
            if re.search(rf"(?m)^name\s*=\s*{re.escape(_text(entry['name']))}\s*$", b)
        ),
        None,
    )
    if place is None:
        blocks.append("\n[[supplier]]\n" + "".join(_lines(entry)))
    else:
        kept = [
            line
            for line in blocks[place].splitlines(keepends=True)
            if line.partition("=")[0].strip() not in {*entry} - {"name"}
        ]
        body = "".join(kept).rstrip("\n") + "\n"
        blocks[place] = body + "".join(_lines({k: v for k, v in entry.items() if k != "name"})) + "\n"
    return "".join(blocks).lstrip("\n")


def _lines(entry: dict[str, Any]) -> Iterator[str]:
    for name, value in entry.items():
        if name == "assessment":
            yield f"assessment = {value}\n"
        elif isinstance(value, bool):
            yield f"{name} = {'true' if value else 'false'}\n"
        elif isinstance(value, list):
            yield f"{name} = [{', '.join(map(_text, value))}]\n"
        else:
            yield f"{name} = {_text(value)}\n"


def _text(value: str) -> str:
    """A basic string of TOML."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'
