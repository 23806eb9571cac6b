"""CSV and its kin: any encoding, any delimiter, broken rows, endless lines."""

from __future__ import annotations

import codecs
import gzip
import tracemalloc
from pathlib import Path

import pytest
from generators import Make, column
from reading import read

from hegui.model import Part, Skipped, Table
from hegui.readers import chunks, delimited, encodings, files
from hegui.readers.opening import open_source, source_from

PLAIN = "姓名,电话,地址\n张三,13800138000,北京市朝阳区\n李四,13900139000,\n"
ROWS = [
    {"姓名": "张三", "电话": "13800138000", "地址": "北京市朝阳区"},
    {"姓名": "李四", "电话": "13900139000", "地址": None},
]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("gb18030"),
        PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-32"),
        gzip.compress(PLAIN.encode(), mtime=0),
        gzip.compress(PLAIN.encode("gb18030"), mtime=0),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.rstrip("\n").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "|").encode("gb18030"),
        PLAIN.replace("\n", "\n\n").encode(),
        "\n".join(",".join(f'"{c}"' for c in line.split(",")) for line in PLAIN.splitlines()).encode(),
    ],
    ids=range(18),
)
def test_every_way_to_write_a_table_reads_the_same(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    found = read(path)
    assert found.only == ROWS
    assert not found.skipped


def test_big5_is_told_from_gb18030(tmp_path: Path) -> None:
    text = "姓名,電話,地址\n" + "".join(
        f"{n},0912345678,{a}\n"
        for n, a in [
            ("陳美玲", "臺北市信義區市府路"),
            ("林志明", "高雄市苓雅區四維三路"),
            ("張惠妹", "臺中市西屯區臺灣大道"),
        ]
    )
    path = tmp_path / "tw.csv"
    path.write_bytes(text.encode("big5"))
    assert read(path).only[0] == {"姓名": "陳美玲", "電話": "0912345678", "地址": "臺北市信義區市府路"}


@pytest.mark.parametrize("kind", ["name", "address", "diagnosis", "company"])
def test_gb18030_of_real_columns_is_not_taken_for_big5(tmp_path: Path, kind: str) -> None:
    values = [str(v) for v in column(kind, 300, seed=5)]
    path = tmp_path / "x.csv"
    path.write_bytes(("内容,n\n" + "".join(f"{v},1\n" for v in values)).encode("gb18030"))
    assert [r["内容"] for r in read(path).only] == values


def test_a_file_is_told_by_its_content_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    path.write_text(PLAIN * 3, encoding="utf-8")
    assert len(read(path).only) == 8


def test_values_keep_their_zeros_and_line_breaks_and_quotes(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text('code,note\n007,"a\nb, ""c"""\n008,x\n', encoding="utf-8")
    assert read(path).only == [{"code": "007", "note": 'a\nb, "c"'}, {"code": "008", "note": "x"}]


def test_backslash_escapes_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text('code,note\n1,"say \\"hi\\", ok"\n2,"x"\n', encoding="utf-8")
    assert read(path).only[0] == {"code": "1", "note": 'say "hi", ok'}


def test_repeated_and_missing_header_names_get_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("name,phone,phone,\na,1,2,3\nb,4,5,6\n", encoding="utf-8")
    assert read(path).only[0] == {"name": "a", "phone": "1", "phone (2)": "2", "column 4": "3"}


@pytest.mark.parametrize(
    "first",
    ["张三,13800138000,1990-01-01", "1,张三,男", "王芳,女,汉族", "a@b.cn,x,y", "110105194912310021,张三,x"],
)
def test_a_first_row_of_values_is_no_header(tmp_path: Path, first: str) -> None:
    path = tmp_path / "n.csv"
    path.write_text(first + "\n" + first + "\n", encoding="utf-8")
    found = read(path)
    assert [c.name for c in found.table.columns] == ["column 1", "column 2", "column 3"]
    assert len(found.only) == 2
    assert "no header" in found.reasons
    assert not any(s.asked for s in found.skipped)


@pytest.mark.parametrize(
    "header", ["姓名,电话,身份证号", "name,phone,id_no", "xm,lxdh,sfzh", "编号,2021年,2022年", "id,高级,范围"]
)
def test_names_of_columns_are_a_header(tmp_path: Path, header: str) -> None:
    path = tmp_path / "h.csv"
    path.write_text(header + "\n张三,13800138000,5\n李雷,13900139000,6\n", encoding="utf-8")
    found = read(path)
    assert [c.name for c in found.table.columns] == header.split(",")
    assert len(found.only) == 2


@pytest.mark.parametrize(
    "title", ["客户名单", "客户名单,,", "客户名单\n导出时间：2024-01-01", '"客户名单，\n共两人",,']
)
def test_a_title_above_the_header_is_passed_over_and_said(tmp_path: Path, title: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(title + "\n" + PLAIN, encoding="utf-8")
    found = read(path)
    assert found.only == ROWS
    assert "of title" in found.reasons


def test_a_broken_row_is_counted_with_its_line_and_never_quoted(tmp_path: Path) -> None:
    make = Make(2)
    lines = [f"{make.name()},{make.mobile()},x" for _ in range(500)]
    lines[99] = f"秘密,{make.mobile()}"
    lines[199] = f"秘密,{make.mobile()},x,y,z"
    path = tmp_path / "b.csv"
    path.write_text("姓名,电话,备注\n" + "\n".join(lines) + "\n", encoding="utf-8")
    found = read(path)
    assert len(found.only) == 498
    (skipped,) = found.skipped
    assert skipped.place.line == 101 and skipped.asked
    assert "101、201" in skipped.reason.zh and "秘密" not in repr(skipped)


def test_a_quote_that_never_closes_costs_its_own_row_only(tmp_path: Path) -> None:
    make = Make(2)
    lines = [f"{make.name()},{make.mobile()},x" for _ in range(500)]
    lines[99] = f'"{make.name()},{make.mobile()},x'
    path = tmp_path / "b.csv"
    path.write_text("姓名,电话,备注\n" + "\n".join(lines) + "\n", encoding="utf-8")
    found = read(path)
    assert len(found.only) >= 499
    assert {r["姓名"] for r in found.only} >= {line.split(",")[0] for line in lines[100:]}
    assert "101" in found.reasons


@pytest.mark.parametrize(
    "strays",
    [
        {99: '{0},"{1}'},  # opens in the last column, so that the width fits
        {99: '{0},"{1}', 250: '{0},{1}"'},  # and closes in another row
        {99: '{0},"{1}', 250: '{0},"{1}'},
        {99: '{0},"{1}"(家)'},  # text behind a quote
        {99: '{0},"{1}', 100: '"{0}",{1}', 499: '{0},"{1}'},
    ],
)
def test_a_quote_in_the_last_column_takes_no_rows_with_it(tmp_path: Path, strays: dict[int, str]) -> None:
    make = Make(2)
    people = [(make.name(), make.mobile()) for _ in range(500)]
    lines = [strays.get(at, "{0},{1}").format(*each) for at, each in enumerate(people)]
    path = tmp_path / "b.csv"
    path.write_text("姓名,电话\n" + "\n".join(lines) + "\n", encoding="utf-8")
    found = read(path)
    assert len(found.only) + found.reasons.count("columns") >= 500 - len(strays)
    kept = {r["电话"] for r in found.only}
    assert {phone for at, (_, phone) in enumerate(people) if at not in strays} <= kept


def test_a_note_of_several_lines_stays_one_value(tmp_path: Path) -> None:
    note = "第一行，甲,乙\n第二行,丙\n第三行,丁\n第四行"
    path = tmp_path / "n.csv"
    path.write_text("编号,备注,状态\n" + "".join(f'{n},"{note}",1\n' for n in range(50)), encoding="utf-8")
    found = read(path)
    assert len(found.only) == 50 and found.only[7]["备注"] == note and not found.skipped


def test_damaged_bytes_cost_only_themselves(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    good = "".join(f"{n},1\n" for n in column("name", 200))
    path.write_bytes(
        "姓名,n\n".encode()
        + good.encode()
        + b"\xff\xfe\xff,1\n"
        + "王\n".encode()[:2]
        + b",1\n"
        + good.encode()
    )
    found = read(path)
    assert len(found.only) == 402
    assert "do not decode" in found.reasons


def test_a_gb18030_line_in_a_utf8_file_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    good = "".join(f"{n},1\n" for n in column("name", 200))
    path.write_bytes("姓名,n\n".encode() + good.encode() + "欧阳锋,1\n".encode("gb18030"))
    found = read(path)
    assert found.only[-1] == {"姓名": "欧阳锋", "n": "1"} and not found.skipped


def test_ragged_rows_are_filled_up(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("a,b,c,d\n1\n1,2\n1,2,3\n1,2,3,4\n1,2\n1,2,3\n", encoding="utf-8")
    found = read(path)
    assert len(found.only) == 6 and found.only[0] == {"a": "1", "b": None, "c": None, "d": None}


@pytest.mark.parametrize("content", [b"", codecs.BOM_UTF8, gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_no_failure(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(content)
    found = read(path)
    assert not found.tables and found.error is None
    assert "empty" in found.reasons and not any(s.asked for s in found.skipped)


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("姓名,身份证号\n", encoding="utf-8")
    found = read(path)
    assert [c.name for c in found.table.columns] == ["姓名", "身份证号"] and found.only == []


def test_one_endless_line_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        for _ in range(300):
            file.write(b"x" * (1 << 20))
    tracemalloc.start()
    found = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "longer than 16 MiB" in found.reasons and any(s.asked for s in found.skipped)
    assert peak < 100 << 20


def test_an_endless_line_in_the_middle_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n1,2\n")
        for _ in range(60):
            file.write(b"x" * (1 << 20))
        file.write(b"\n3,4\n")
    tracemalloc.start()
    found = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.only == [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
    assert "longer than 16 MiB" in found.reasons
    assert peak < 150 << 20


def test_a_gzip_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BOMB_FROM", 8 << 20)
    path = tmp_path / "bomb.csv.gz"
    with gzip.open(path, "wb") as file:
        file.write(b"a,b\n")
        for _ in range(64):
            file.write(b"1,2\n" * (1 << 18))
    found = read(path)
    assert "zip bomb" in found.reasons and any(s.asked for s in found.skipped)


def test_a_truncated_gzip_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "t.csv.gz"
    make = Make(4)
    whole = gzip.compress(
        ("a,b\n" + "".join(f"{make.mobile()},{make.name()}\n" for _ in range(200_000))).encode()
    )
    path.write_bytes(whole[: len(whole) // 2])
    found = read(path)
    assert "truncated" in found.reasons
    assert any(s.asked for s in found.skipped)
    assert 50_000 < len(found.only) < 150_000


def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 1000)
    monkeypatch.setattr(encodings, "BLOCK", 700)
    monkeypatch.setattr(chunks, "BLOCK", 700)
    monkeypatch.setattr(delimited, "PART", 5000)


def test_many_chunks_lose_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_small_pieces(monkeypatch)
    make = Make(6)
    rows = [(make.name(), f"line one\nline {i}, two" if i % 7 == 0 else make.address()) for i in range(3000)]
    path = tmp_path / "m.csv"
    path.write_text("姓名,地址\n" + "".join(f'{a},"{b}"\n' for a, b in rows), encoding="utf-8")
    assert [(r["姓名"], r["地址"]) for r in read(path).only] == rows


def parts_of(path: Path) -> list[Part]:
    (found,) = open_source(source_from(str(path)))
    assert isinstance(found, Table) and found.parts is not None
    return [p for p in found.parts() if isinstance(p, Part)]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_large_file_is_cut_where_rows_end(
    codec: str, ends: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_small_pieces(monkeypatch)
    make = Make(7)
    rows = [
        (make.name(), f"line one{ends}line {i}, two" if i % 5 == 0 else make.address()) for i in range(900)
    ]
    path = tmp_path / "m.csv"
    path.write_bytes(
        f"姓名,地址{ends}{''.join(f'{a},{chr(34)}{b}{chr(34)}{ends}' for a, b in rows)}".encode(codec)
    )
    parts = parts_of(path)
    found = [row for part in parts for batch in part.read(None) for row in batch.to_pylist()]  # type: ignore[union-attr]
    assert len(parts) > 5
    assert [(r["姓名"], r["地址"]) for r in found] == rows
    assert [batch.schema.names for batch in parts[1].read((1,))] == [["地址"]] * len(
        list(parts[1].read((1,)))
    )  # type: ignore[union-attr]
    assert len({part.mark() for part in parts}) == len(parts)


def test_a_row_added_at_the_end_leaves_the_marks_of_the_ranges_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_small_pieces(monkeypatch)
    path = tmp_path / "m.csv"
    path.write_text("id,phone\n" + "".join(f"{i},13800{i:06}\n" for i in range(2000)))
    before = [part.mark() for part in parts_of(path)]
    with path.open("a") as file:
        file.write("2000,13800002000\n")
    after = [part.mark() for part in parts_of(path)]
    assert before[:-1] == after[: len(before) - 1] and before[-1] not in after
    whole = path.read_bytes()
    path.write_bytes(whole[:30].replace(b"0", b"7") + whole[30:])
    assert not set(after[:1]) & {part.mark() for part in parts_of(path)}


def test_broken_rows_of_a_range_are_told_by_their_lines_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_small_pieces(monkeypatch)
    lines = ["id,phone", *(f"{i},13800{i:06}" for i in range(2000))]
    lines[1500] += ",too,many"
    path = tmp_path / "m.csv"
    path.write_text("\n".join(lines))
    (told,) = [b for part in parts_of(path) for b in part.read(None) if isinstance(b, Skipped)]
    assert told.place.line == 1501


def test_a_quote_that_never_closes_does_not_stop_the_cutting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_small_pieces(monkeypatch)
    monkeypatch.setattr(chunks, "LONGEST_LINE", 4000)
    lines = ["id,phone", *(f"{i},13800{i:06}" for i in range(2000))]
    lines[700] = '700,"13800000700'
    path = tmp_path / "m.csv"
    path.write_text("\n".join(lines))
    whole = list(read(path).only)
    parted = [
        r
        for part in parts_of(path)
        for b in part.read(None)
        if not isinstance(b, Skipped)
        for r in b.to_pylist()
    ]
    assert len(whole) >= 1990 and len(parted) >= 1990


def test_a_binary_file_called_csv_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(bytes(range(256)) * 50)
    found = read(path)
    assert not found.tables and any(s.asked for s in found.skipped)


def test_prose_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Dear all, please find attached the minutes, which were long.\n"
        "We met on Monday, as you know, in the usual room, and spoke.\nBest regards, the secretary of the board.\n",
        encoding="utf-8",
    )
    found = read(path)
    assert [c.name for c in found.table.columns] == ["text"] and len(found.only) == 3


def test_reading_keeps_to_the_rate() -> None:
    from hegui.readers.rows import Pace

    clock = [0.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    pace = Pace(1000, now=lambda: clock[0], sleep=sleep)
    assert pace.rows(65_536) == 500
    for _ in range(20):
        pace.passed(500)
    assert 9.5 <= clock[0] <= 10.5
    Pace(0, now=lambda: 0.0, sleep=sleep).passed(10**9)
    assert clock[0] <= 10.5
