"""Official texts come in through docx, html, txt and md; what is broken ends in a LawError in both languages."""

import stat
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law_texts import WITHOUT_TITLE, files, held, needs_texts

from hegui.errors import LawError
from hegui.law import Law, duties, import_text, imported, instruments, search
from hegui.law.documents import LIMIT, lines_of
from hegui.law.official import quoted
from hegui.law.splitting import split

# A made-up text in the form of a law: 20 articles, so that it counts as the facial-recognition measures.
TITLE = "人脸识别技术应用安全管理办法"
ARTICLES = [
    *(f"第{n}条　本条是第{n}号样例。" for n in ("一", "二")),
    "第三条　样例应当包括下列事项：",
    "（一）甲事项；",
    "（二）乙事项。",
    "第二条规定的样例，适用前款。",
    *(
        f"第{n}条 样例。"
        for n in [
            "四",
            "五",
            "六",
            "七",
            "八",
            "九",
            "十",
            "十一",
            "十二",
            "十三",
            "十四",
            "十五",
            "十六",
            "十七",
            "十八",
            "十九",
        ]
    ),
    "第二十条 本办法自2025年6月1日起施行。",
    "附件：样例清单",
    "第一条不是条文。",
]
LINES = [TITLE, "第一章　总则", *ARTICLES]


def docx(lines: list[str]) -> bytes:
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{words}</w:body></w:document>'
        )
    return out.getvalue()


FORMS = {
    "law.docx": docx(LINES),
    "law.html": (
        "<html><head><script>第九条 假</script></head><body>"
        + "".join(f"<p>{line}</p>" for line in LINES)
        + "</body>"
    ).encode(),
    "law.txt": "\r\n".join(LINES).encode("gb18030"),
    "utf16.txt": "\n".join(LINES).encode("utf-16"),
    "law.md": "\n\n".join([f"# {LINES[0]}", f"## {LINES[1]}", *LINES[2:]]).encode(),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_of_file_gives_the_same_articles(name, tmp_path):
    file = tmp_path / name
    file.write_bytes(FORMS[name])
    brought = import_text(file)
    assert (brought.instrument, brought.in_force, brought.articles) == ("face", date(2025, 6, 1), 20)
    assert brought.notes == ()
    assert brought.annex_lines == 2
    assert quoted("face", brought.in_force, "3.1.2") == "样例应当包括下列事项：\n（二）乙事项。"
    assert quoted("face", brought.in_force, "3.2") == "第二条规定的样例，适用前款。"
    assert quoted("face", brought.in_force, "21") is None
    assert imported() == (("face", date(2025, 6, 1)),)


def test_an_imported_text_is_quoted_found_and_private(tmp_path, own_data_folder):
    law = Law(date(2026, 1, 1))
    assert law.cite("face.storage-filing").official is None
    (tmp_path / "face.md").write_bytes(FORMS["law.md"])
    kept_at = import_text(tmp_path / "face.md").kept_at
    assert law.cite("face.storage-filing").official == "样例。"
    assert "official" in {hit.kind for hit in search("乙事项")}
    assert stat.S_IMODE(kept_at.stat().st_mode) == 0o600
    for folder in (kept_at.parent, own_data_folder / "hegui" / "law", own_data_folder / "hegui"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_text_imported_again_replaces_the_first(tmp_path):
    file = tmp_path / "face.txt"
    file.write_bytes(FORMS["law.md"])
    import_text(file)
    file.write_text("\n".join(LINES).replace("乙事项", "丙事项"), "utf-8")
    import_text(file)
    assert "丙事项" in (quoted("face", date(2025, 6, 1), "3") or "")


def test_a_text_of_another_length_is_kept_with_a_note(tmp_path):
    file = tmp_path / "face.txt"
    file.write_text("\n".join(line for line in LINES if not line.startswith(("第四条", "第二十条"))), "utf-8")
    with pytest.raises(LawError):  # it fits no version: the person who imports it must say which one it is
        import_text(file)
    notes = [note.en for note in import_text(file, in_force=date(2025, 6, 1)).notes]
    assert notes == ["the text lacks these articles: 4", "19 articles were found; the shelf counts 20"]


def test_a_text_without_title_asks_for_its_name(tmp_path):
    file = tmp_path / "text.txt"
    file.write_text("\n".join(ARTICLES), "utf-8")
    with pytest.raises(LawError) as wrong:
        import_text(file)
    assert wrong.value.todo is not None and "--as" in wrong.value.todo.en
    assert import_text(file, as_="face").instrument == "face"


def test_a_version_that_is_not_clear_is_asked_for(tmp_path):
    file = tmp_path / "csl.txt"
    file.write_text(
        "\n".join(["中华人民共和国网络安全法", *ARTICLES]), "utf-8"
    )  # 20 articles: neither version
    with pytest.raises(LawError) as wrong:
        import_text(file)
    assert wrong.value.todo is not None and "2017-06-01, 2026-01-01" in wrong.value.todo.en
    assert import_text(file, in_force=date(2026, 1, 1)).in_force == date(2026, 1, 1)
    with pytest.raises(LawError):
        import_text(file, in_force=date(2020, 1, 1))


def test_a_rule_made_under_a_law_is_not_taken_for_the_law(tmp_path):
    file = tmp_path / "rule.txt"
    file.write_text("\n".join(["根据《中华人民共和国网络安全法》制定", "某地实施细则", *ARTICLES]), "utf-8")
    with pytest.raises(LawError):
        import_text(file)


@pytest.mark.parametrize(
    "head",
    [
        ["菜单", "首页 > 法规", "人脸识别技术应用", "安全管理办法", "2025年3月13日"],
        ["《人脸识别技术应用安全管理办法》（2025年公布）"],
        ["国家互联网信息办公室 公安部令 人脸识别技术应用安全管理办法"],
    ],
)
def test_a_title_is_found_broken_over_lines_or_with_a_note(head, tmp_path):
    file = tmp_path / "law.txt"
    file.write_text("\n".join([*head, *ARTICLES]), "utf-8")
    assert import_text(file).instrument == "face"


@pytest.mark.parametrize("note", ["（征求意见稿）", "（草案）"])
def test_a_draft_of_a_law_is_not_the_law(note, tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text("\n".join([TITLE + note, *ARTICLES]), "utf-8")
    with pytest.raises(LawError):
        import_text(file)


def test_an_older_text_under_the_same_title_is_not_taken_for_the_one_on_the_shelf(tmp_path):
    file = tmp_path / "old.txt"
    file.write_text("\n".join([TITLE, *ARTICLES]).replace("2025年6月1日", "2015年6月1日"), "utf-8")
    with pytest.raises(LawError) as wrong:
        import_text(file)
    assert wrong.value.todo is not None and "2025-06-01" in wrong.value.todo.en


def bomb() -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(LIMIT // (1 << 20) + 2):
            part.write(b" " * (1 << 20))
    return out.getvalue()


def entities() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("summary.txt", "只是一篇摘要。".encode()),
        ("scan.pdf", b"%PDF-1.7 ..."),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 64),
        ("noise.txt", bytes(range(256)) * 8),
        ("cut.docx", docx(LINES)[:200]),
        ("flipped.docx", docx(LINES)[:60] + b"\xff\xff\xff\xff" + docx(LINES)[64:]),
        ("other.docx", b"PK\x03\x04" + b"\0" * 40),
        ("bomb.docx", bomb()),
        ("entities.docx", entities()),
    ],
)
def test_a_broken_file_ends_in_a_law_error_with_advice(name, data, tmp_path):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(LawError) as wrong:
        import_text(file)
    assert wrong.value.text.zh and wrong.value.text.en
    assert wrong.value.todo is not None and wrong.value.todo.zh and wrong.value.todo.en
    assert imported() == ()


def test_a_missing_file_and_a_folder_are_law_errors(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(LawError):
            lines_of(path)


def test_a_damaged_kept_text_says_so(tmp_path):
    (tmp_path / "face.md").write_bytes(FORMS["law.md"])
    import_text(tmp_path / "face.md").kept_at.write_text('{"articles": [1]}', "utf-8")
    with pytest.raises(LawError):
        quoted("face", date(2025, 6, 1), "1")


pieces = st.sampled_from(
    ["第一条", "第二条", "第三条 ", "第九百九十九条　", "第章", "第一章", "（一）", "（", "条", "附件", "#", "　", "\t", "。",
     "第第条条", "第百条 ", "第0条 ", "第二条规定", "自2025年6月1日起施行", "<!--", "\u200b", "甲"]
)  # fmt: skip


@given(st.lists(st.lists(pieces, max_size=6).map("".join), max_size=30))
def test_splitting_never_fails_otherwise_and_loses_no_line_after_the_first_article(lines):
    try:
        text = split(lines)
    except LawError:
        return
    numbers = [article.number for article in text.articles]
    assert numbers == sorted(set(numbers))
    kept = [p.text for a in text.articles for p in a.paragraphs] + text.head + text.annex
    kept += [item for a in text.articles for p in a.paragraphs for item in p.items]
    chapters = {a.chapter for a in text.articles}
    assert sum("甲" in line for line in lines if not line.strip("#　\t\u200b").startswith("<!--")) <= sum(
        "甲" in line for line in kept
    ) + sum("章" in line for line in lines) + len(chapters)


@given(st.binary(max_size=400))
def test_reading_arbitrary_bytes_gives_lines_or_a_law_error(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("bytes") / "x"
    file.write_bytes(data)
    try:
        assert isinstance(lines_of(file), list)
    except LawError as wrong:
        assert wrong.text.zh


@needs_texts
def test_every_official_text_splits_into_the_articles_the_shelf_counts(tmp_path):
    """A draft is not imported as law; guides, lists and standards come in by sections."""
    brought = {}
    for file in files():
        try:
            found = import_text(file)
        except LawError:
            brought[file.stem] = None
            continue
        assert found.notes == (), file.stem
        brought[file.stem] = found.instrument
    refused = {name for name, instrument in brought.items() if instrument is None}
    assert refused - WITHOUT_TITLE == {name for name in brought if "draft" in name}
    assert len(imported()) >= 32
    assert set(held()) <= set(imported())
    assert {id for id, _ in imported()} <= {instrument.id for instrument in instruments()}


@needs_texts
def test_a_guide_and_a_standard_are_cut_into_the_sections_the_shelf_cites():
    for file in files():
        if file.stem in ("gb45438", "expguide3"):
            import_text(file)
    law = Law(date(2026, 11, 23))
    cited = [law.cite(duty.id) for duty in duties() if duty.instrument in ("gb45438", "expguide3")]
    assert len(cited) >= 10
    for citation in cited:
        assert citation.official, citation.duty


def test_an_essay_about_a_law_is_not_the_law(tmp_path):
    file = tmp_path / "essay.txt"
    file.write_text("个人信息保护法\n一、背景\n说明。\n二、要点\n说明。", "utf-8")
    with pytest.raises(LawError):
        import_text(file)


def test_sections_are_found_by_their_number(tmp_path):
    file = tmp_path / "guide.txt"
    lines = "数据出境安全评估申报指南（第三版）\n一、范围\n甲。\n（一）乙\n1 丙\n（二）丁\n二、方式\n戊。\n附件 1 己表\n一、庚"
    file.write_text(lines, "utf-8")
    day = import_text(file).in_force
    assert quoted("expguide3", day, "I(2)") == "（二）丁"
    assert quoted("expguide3", day, "I") == "一、范围\n甲。\n（一）乙\n1 丙\n（二）丁"
    assert quoted("expguide3", day, "II(9)") == "二、方式\n戊。"
    assert quoted("expguide3", day, "Annex 1") == "附件 1 己表\n一、庚"
    assert quoted("expguide3", day, "III") is None
    assert "庚" in "".join(hit.text for hit in search("庚"))


@needs_texts
def test_an_official_text_as_docx_gives_the_same_parts_as_its_markdown(tmp_path):
    (source,) = [file for file in files() if file.stem == "csl-2025"]
    lines = [
        line.lstrip("# ") for line in source.read_text("utf-8").splitlines() if not line.startswith("<!--")
    ]
    (tmp_path / "csl.docx").write_bytes(docx(lines))
    assert split(lines_of(tmp_path / "csl.docx")) == split(lines_of(source))
