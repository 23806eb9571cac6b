"""
What kind of file this is: first by signature, then by what the text looks like, last by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from hegui.readers import Reader, room
from hegui.readers.encodings import encoding_of
from hegui.text import Text

FIRST = ("sqlite", "parquet", "sql", "json", "delimited")  # the surest sign first


@dataclass(frozen=True, slots=True)
class Unread:
    """Why no reader takes a file."""

    reason: Text
    empty: bool = False  # there is nothing in it to read


def _not_yet(zh: str, en: str) -> Unread:
    return Unread(Text(f"暂不能读取的文件类型：{zh}", f"a kind of file not yet read: {en}"))


EMPTY = Unread(Text("空文件", "an empty file"), empty=True)
TEXT = _not_yet("普通文本", "plain text")
UNKNOWN = _not_yet("未知格式", "unknown format")

_ZIP = b"PK\x03\x04"
_SIGNATURES: tuple[tuple[bytes, int, Unread], ...] = (
    (b"%PDF-", 0, _not_yet("PDF 文档", "PDF document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, _not_yet("旧版 Office 文档", "old Office document")),
    (b"\x89PNG", 0, _not_yet("图片", "image")),
    (b"\xff\xd8\xff", 0, _not_yet("图片", "image")),
    (b"GIF8", 0, _not_yet("图片", "image")),
    (b"BM", 0, _not_yet("图片", "image")),
    (b"II*\x00", 0, _not_yet("图片", "image")),
    (b"MM\x00*", 0, _not_yet("图片", "image")),
    (b"RIFF", 0, _not_yet("图片、音频或视频", "image, audio or video")),
    (b"\x1f\x8b", 0, _not_yet("多重压缩文件", "a packed file inside a packed file")),
    (b"7z\xbc\xaf\x27\x1c", 0, _not_yet("7z 压缩包", "7z archive")),
    (b"Rar!", 0, _not_yet("RAR 压缩包", "RAR archive")),
    (b"\x28\xb5\x2f\xfd", 0, _not_yet("zstd 压缩文件", "zstd file")),
    (b"\xfd7zXZ", 0, _not_yet("xz 压缩文件", "xz file")),
    (b"BZh", 0, _not_yet("bzip2 压缩文件", "bzip2 file")),
    (b"ustar", 257, _not_yet("tar 归档", "tar archive")),
    (b"ORC", 0, _not_yet("ORC 文件", "ORC file")),
    (b"Obj\x01", 0, _not_yet("Avro 文件", "Avro file")),
    (b"ARROW1", 0, _not_yet("Arrow 文件", "Arrow file")),
    (b"\x00\x01\x00\x00Standard", 0, _not_yet("Access 数据库", "Access database")),
    (
        b"PGDMP",
        0,
        _not_yet(
            "pg_dump 自定义格式备份（可用 pg_restore -f 转成 SQL）",
            "pg_dump custom format (pg_restore -f turns it into SQL)",
        ),
    ),
    (b"\x7fELF", 0, _not_yet("程序", "program")),
    (b"MZ", 0, _not_yet("程序", "program")),
    (b"\xca\xfe\xba\xbe", 0, _not_yet("程序", "program")),
    (b"ID3", 0, _not_yet("音频", "audio")),
    (b"OggS", 0, _not_yet("音频或视频", "audio or video")),
    (b"ftyp", 4, _not_yet("视频", "video")),
    (b"DUCK", 8, _not_yet("DuckDB 数据库", "DuckDB database")),
)
_PACKED = {
    ".docx": _not_yet("Word 文档", "Word document"),
    ".xlsx": _not_yet("Excel 表格", "Excel workbook"),
    ".xlsm": _not_yet("Excel 表格", "Excel workbook"),
    ".pptx": _not_yet("PowerPoint 文档", "PowerPoint document"),
    ".ods": _not_yet("表格文档", "spreadsheet"),
    ".odt": _not_yet("文本文档", "text document"),
    ".jar": _not_yet("程序包", "program package"),
}
_OTHER_TEXT = frozenset(
    [
        ".py",
        ".js",
        ".ts",
        ".jsx",
        ".tsx",
        ".java",
        ".c",
        ".h",
        ".cpp",
        ".go",
        ".rs",
        ".rb",
        ".php",
        ".cs",
        ".sh",
        ".bat",
        ".ps1",
        ".html",
        ".htm",
        ".xml",
        ".xhtml",
        ".css",
        ".scss",
        ".less",
        ".md",
        ".rst",
        ".toml",
        ".yml",
        ".yaml",
        ".ini",
        ".cfg",
        ".conf",
        ".properties",
        ".vue",
        ".svg",
        ".tex",
        ".eml",
        ".mbox",
        ".vcf",
        ".ics",
        ".lock",
        ".map",
    ]
)


def reader_for(head: bytes, name: str) -> Reader | Unread:
    """The reader for a file that begins with ``head`` (unpacked), or why there is none."""
    if not head:
        return EMPTY
    readers = room.all()
    plain = name.lower().removesuffix(".gz")
    by_name = [
        r for r in readers.values() if any(fnmatchcase(plain, t) for t in r.takes if not t.endswith(":"))
    ]
    suffix = "." + plain.rpartition(".")[2] if "." in plain else ""
    for id in (*FIRST, *(i for i in readers if i not in FIRST)):
        reader = readers.get(id)
        if reader is None or reader.sniffs is None:
            continue
        if id not in ("sqlite", "parquet") and (suffix in _OTHER_TEXT or _signature(head, suffix)):
            continue
        if reader.sniffs(head):
            return reader
    found = _signature(head, suffix)
    if found is not None:
        return found
    if by_name:
        return by_name[0]
    return TEXT if encoding_of(head[: 1 << 16]) else UNKNOWN


def _signature(head: bytes, suffix: str) -> Unread | None:
    if head.startswith(_ZIP):
        return _PACKED.get(suffix, _not_yet("zip 压缩包", "zip archive"))
    if head.startswith((b"BM", b"MZ", b"ID3", b"ORC")) and encoding_of(head[:4096]):
        return None  # a text that happens to begin like that
    return next((kind for sign, at, kind in _SIGNATURES if head[at : at + len(sign)] == sign), None)
