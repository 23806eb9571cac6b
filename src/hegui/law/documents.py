"""
Reads the lines of an official text from docx, html, txt or md, with nothing but the standard library.

Files are told by content.  A compressed file that would grow beyond LIMIT is refused before it is unpacked.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from hegui.errors import LawError
from hegui.text import Text

LIMIT = 32 * 1024 * 1024  # bytes of text; the longest Chinese code of law has less than one
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "section",
        "article",
        "header",
        "footer",
        "title",
        "blockquote",
    ]
)
_HIDDEN = frozenset({"script", "style", "noscript", "template"})


def lines_of(path: Path) -> list[str]:
    """The lines of the file's text; LawError where it is none of the kinds, damaged or too large."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise _too_large(path)
        data = path.read_bytes()
    except OSError as wrong:
        raise LawError(
            Text(f"读不到文件 {path.name}", f"cannot read {path.name}"),
            Text("检查路径和权限。", "Check the path and its permissions."),
        ) from wrong
    if data.startswith(b"PK\x03\x04"):
        return _docx(path)
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise _not_text(path)
    text = _decoded(data, path)
    if re.search(r"<\s*(html|body|p|div|br)\b", text[:20_000], re.IGNORECASE):
        return _html(text)
    return text.splitlines()


def _docx(path: Path) -> list[str]:
    import xml.etree.ElementTree as ElementTree

    try:
        with ZipFile(path) as archive, archive.open("word/document.xml") as part:
            data = part.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise _too_large(path)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # Word never writes one; entity bombs need one
            raise _damaged(path)
        root = ElementTree.fromstring(data)
    except KeyError as wrong:
        raise _not_text(path) from wrong
    except (
        BadZipFile,
        ElementTree.ParseError,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as wrong:
        raise _damaged(path) from wrong
    except LawError:
        raise
    except Exception as wrong:  # zlib.error and its like
        raise _damaged(path) from wrong
    lines: list[str] = []
    for paragraph in root.iter(f"{_WORD}p"):
        words: list[str] = []
        for node in paragraph.iter():
            if node.tag == f"{_WORD}t":
                words.append(node.text or "")
            elif node.tag == f"{_WORD}tab":
                words.append("\t")
            elif node.tag in (f"{_WORD}br", f"{_WORD}cr"):
                words.append("\n")
        lines.extend("".join(words).split("\n"))
    return lines


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN and self.hidden:
            self.hidden -= 1
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(re.sub(r"[\r\n]+", " ", data))


def _html(text: str) -> list[str]:
    parser = _Lines()
    parser.feed(text)
    parser.close()
    return "".join(parser.words).split("\n")


def _decoded(data: bytes, path: Path) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _not_text(path)


def _too_large(path: Path) -> LawError:
    return LawError(
        Text(
            f"{path.name} 太大（展开后超过 {LIMIT // 1024 // 1024} MB）",
            f"{path.name} is too large (more than {LIMIT // 1024 // 1024} MB unpacked)",
        ),
        Text("只导入法规正文。", "Import the text of the law only."),
    )


def _not_text(path: Path) -> LawError:
    return LawError(
        Text(f"{path.name} 不是可读的正文格式", f"{path.name} is of no kind that can be read"),
        Text(
            "支持 docx、html、txt、md；PDF 和旧版 doc 请先另存为 docx 或 txt。",
            "Use docx, html, txt or md; save a PDF or an old doc as docx or txt first.",
        ),
    )


def _damaged(path: Path) -> LawError:
    return LawError(
        Text(f"{path.name} 已损坏，读不出内容", f"{path.name} is damaged and cannot be read"),
        Text("重新下载，或另存为 txt 再导入。", "Download it again, or save it as txt and import that."),
    )
