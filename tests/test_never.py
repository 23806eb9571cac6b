"""What must never happen, tried through the doors: no raw value, no password, nothing run, nothing written, nothing called clean."""

from __future__ import annotations

import html
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest
from doors import said
from generators import Make

PASSWORD = "Xk7-planted-9"


@pytest.mark.parametrize(
    "target",
    [
        f"mysql://root:{PASSWORD}@127.0.0.1:1/x",
        f"postgresql://u:{PASSWORD}@127.0.0.1:1/x",
        f"postgresql://127.0.0.1:1/x?password={PASSWORD}",
        f"postgresql://127.0.0.1:1/x?pasword={PASSWORD}",
        f"mysql://root:{PASSWORD}",
        f"mysql://root:{PASSWORD}@127.0.0.1:port/x",
        f"oracle://u:{PASSWORD}@h/x",
        f"mysql:root:{PASSWORD}@h",
        f"root:{PASSWORD}@127.0.0.1:3306",
        f"host=127.0.0.1 user=u password={PASSWORD} dbname=x",
        f"Server=127.0.0.1;Uid=u;Pwd={PASSWORD};",
    ],
)
@pytest.mark.parametrize("command", [("check", "--format", "json"), ("check",), ("inventory",)])
def test_a_password_is_never_printed(
    command: tuple[str, ...],
    target: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, told = said(capsys, *command, target)
    assert code == 2
    assert PASSWORD not in told
    assert told.strip()


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A folder of sound and broken files with made-up people in cells, names, comments and keys; gives what was planted."""
    monkeypatch.chdir(tmp_path)
    make, seen = Make(4242), set()

    def p(value: str) -> str:
        seen.add(value)
        return value

    def name() -> str:
        return next(n for n in iter(make.name, None) if len(n) > 2)

    here = tmp_path / "data"
    here.mkdir()
    rows = [
        ",".join((p(name()), p(make.resident_id()), p(make.mobile()), p(make.email()))) for _ in range(30)
    ]
    (here / "good.csv").write_text("xm,sfzh,sjh,email\n" + "\n".join(rows), encoding="gb18030")
    (here / "headless.csv").write_text("\n".join(rows), encoding="utf-8")
    (here / "one.csv").write_text(rows[0] + "\n", encoding="utf-8")
    broken = [f'"{rows[7]}', rows[8] + "," + rows[9], rows[10].replace(",", ',"', 1)]
    (here / "broken.csv").write_text("a,b,c,d\n" + "\n".join(rows[:7] + broken + rows[11:]), encoding="utf-8")
    (here / f"{p(name())}_{p(make.resident_id())}.csv").write_text("a,b\n1,2\n")
    (here / f"tel{p(make.mobile())}.csv").write_text("a,b\n1,2\n")
    (here / f"患者{p(name())}病历.pdf").write_bytes(b"%PDF-1.4")
    by_key = {p(make.mobile()): {"name": p(name())} for _ in range(20)}
    (here / "keys.json").write_text(json.dumps(by_key, ensure_ascii=False), encoding="utf-8")
    (here / "cut.json").write_text(
        f'[{{"phone": "{p(make.mobile())}"}}, {{"x": {p(make.resident_id())}z', encoding="utf-8"
    )
    db = sqlite3.connect(here / "t.db")
    db.execute(
        f'CREATE TABLE "{p(name())}" ("{p(make.mobile())}" TEXT, "{p(make.resident_id())}" DATE, v INTEGER)'
    )
    db.execute(f'CREATE TABLE "t_{p(make.mobile())}" (a TEXT)')
    db.execute("CREATE TABLE mixed (name TEXT, v INTEGER, d DATE)")
    for _ in range(20):
        db.execute("INSERT INTO mixed VALUES (?, ?, ?)", (p(name()), p(make.mobile()), p(make.resident_id())))
    db.execute("CREATE VIEW gone AS SELECT nosuch FROM nowhere")
    db.commit()
    db.close()
    whole = (here / "t.db").read_bytes()
    (here / "cut.db").write_bytes(whole[: len(whole) * 2 // 3])
    (here / "dump.sql").write_text(
        f"CREATE TABLE `t` (`name` varchar(20) COMMENT '{p(name())}{p(make.mobile())}', x int);\n"
        f"INSERT INTO `t` VALUES ('{p(name())}', {p(make.mobile())}), ('{p(name())}', {p(make.resident_id())};\n"
        f"COPY public.u (name, phone) FROM stdin;\n{p(name())}\t{p(make.mobile())}\n{p(name())}\n",
        encoding="utf-8",
    )
    return seen


@pytest.mark.parametrize(
    "args",
    [
        *(("check", "data", "--format", form) for form in ("terminal", "html", "json", "sarif")),
        *(("inventory", "data", "--format", form) for form in ("terminal", "json", "csv")),
    ],
    ids=" ".join,
)
def test_no_raw_value_is_shown_in_any_form(
    args: tuple[str, ...], planted: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, *args)[1]
    shown = html.unescape(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), told))
    shown += re.sub(r"\n\s*", "", shown)  # a value broken over two lines is shown as well
    assert [value for value in planted if value in shown] == []


@pytest.mark.parametrize("command", ["check", "inventory"])
def test_no_raw_value_is_in_a_workbook(
    command: str, planted: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, command, "data", "--format", "xlsx", "-o", "r.xlsx")
    with zipfile.ZipFile("r.xlsx") as book:
        shown = "".join(html.unescape(book.read(part).decode("utf-8", "replace")) for part in book.namelist())
    assert "sfzh" in shown
    assert [value for value in planted if value in shown] == []


def test_no_raw_value_is_in_a_repr(planted: set[str]) -> None:
    import hegui

    shown = repr(hegui.check("data"))
    assert "sfzh" in shown
    assert [value for value in planted if value in shown] == []


def test_nothing_under_check_is_changed_or_run(planted: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    here = Path("data")
    (here / "hegui.toml").write_text('[organisation]\nfail_on = "critical"\n', encoding="utf-8")
    (here / "evil.py").write_text("from pathlib import Path\nPath('ran').touch()\n", encoding="utf-8")
    before = {f: (f.stat().st_mtime_ns, f.read_bytes()) for f in here.iterdir()}
    assert said(capsys, "check", "data")[0] == 1  # its hegui.toml is data, never configuration
    assert {f: (f.stat().st_mtime_ns, f.read_bytes()) for f in here.iterdir()} == before
    assert not Path("ran").exists()
