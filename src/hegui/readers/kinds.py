"""
What kind of file this is: first by signature, then by what the text looks like, last by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from hegui.readers import Reader, room
from hegui.readers.encodings import encoding_of
from hegui.readers.office import OLE, is_locked
from hegui.text import Text

# told by a signature that nothing else has, whatever their name
SIGNED = (
    "parquet", "rpm-database", "sqlite", "duckdb", "arrow", "orc", "avro", "pdf", "excel", "word", "slides", "opendocument", "old-excel",
    "zip", "7z", "tar", "packed",
)  # fmt: skip
_FILES = {  # where the reader of a signature is written, if not in the file of its name: no other need be imported
    "rpm-database": "packages.rpm_database", "duckdb": "duckdb_files", "arrow": "arrow_files", "orc": "arrow_files",
    "avro": "arrow_files", "old-excel": "old_excel", "zip": "archives", "7z": "seven_zip", "tar": "archives", "packed": "archives",
}  # fmt: skip
TOLD = (
    "sql",
    "json",
    "mail",
    "html",
    "xml",
    "delimited",
)  # told by how their text looks, the surest sign first
OFFICE = ("excel", "word", "slides", "opendocument")  # zip files of their own kind


@dataclass(frozen=True, slots=True)
class Unread:
    """Why no reader takes a file."""

    reason: Text
    empty: bool = False  # there is nothing in it to read


def _not_yet(zh: str, en: str) -> Unread:
    return Unread(Text(f"暂不能读取的文件类型：{zh}", f"a kind of file not yet read: {en}"))


EMPTY = Unread(Text("空文件", "an empty file"), empty=True)
CODE = Unread(Text("程序或配置文件，未作为数据查看", "a program or settings: not looked at as data"))
UNKNOWN = _not_yet("未知格式", "unknown format")

_OLD = _not_yet(
    "旧版 Office 文档（doc、ppt 等；请另存为 docx、pptx）",
    "old Office document (doc, ppt, ...: save it as docx or pptx)",
)
LOCKED = Unread(
    Text(
        "Office 文档有密码保护；去掉密码另存后再查",
        "the Office document is protected by a password: save it without one and check again",
    )
)
_SIGNATURES: tuple[tuple[bytes, int, Unread], ...] = (
    (b"\x89PNG", 0, _not_yet("图片", "image")),
    (b"\xff\xd8\xff", 0, _not_yet("图片", "image")),
    (b"GIF8", 0, _not_yet("图片", "image")),
    (b"BM", 0, _not_yet("图片", "image")),
    (b"II*\x00", 0, _not_yet("图片", "image")),
    (b"MM\x00*", 0, _not_yet("图片", "image")),
    (b"RIFF", 0, _not_yet("图片、音频或视频", "image, audio or video")),
    (b"Rar!", 0, _not_yet("RAR 压缩包", "RAR archive")),
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
)
_PACKED = {
    ".xlsb": _not_yet("xlsb 工作簿（请另存为 xlsx）", "xlsb workbook (save it as xlsx)"),
    ".jar": _not_yet("程序包", "program package"),
    ".war": _not_yet("程序包", "program package"),
    ".apk": _not_yet("程序包", "program package"),
    ".whl": _not_yet("程序包", "program package"),
}
# programs, settings and styles: text, and no data
_CODE = frozenset(
    [
        ".py",
        ".js",
        ".mjs",
        ".ts",
        ".jsx",
        ".tsx",
        ".java",
        ".kt",
        ".scala",
        ".c",
        ".h",
        ".cc",
        ".cpp",
        ".hpp",
        ".go",
        ".rs",
        ".rb",
        ".php",
        ".cs",
        ".swift",
        ".lua",
        ".r",
        ".pl",
        ".sh",
        ".bash",
        ".bat",
        ".cmd",
        ".ps1",
        ".css",
        ".scss",
        ".less",
        ".toml",
        ".yml",
        ".yaml",
        ".ini",
        ".cfg",
        ".conf",
        ".properties",
        ".vue",
        ".svg",
        ".xsd",
        ".xsl",
        ".xslt",
        ".tex",
        ".lock",
        ".map",
        ".ipynb",
        ".jsp",
        ".asp",
        ".aspx",
        ".gradle",
        ".cmake",
        ".mk",
        ".tf",
        ".proto",
        ".graphql",
        ".pom",
        ".iml",
        ".sln",
        ".csproj",
        ".vcf",
        ".ics",
    ]
)

_MARKED: dict[str, tuple[str, ...]] = {  # texts whose marks look like delimiters: their name settles what they are
    ".md": (), ".markdown": (), ".rst": (), ".html": ("html",), ".htm": ("html",), ".xhtml": ("html",),
    ".har": (), ".htaccess": (), ".vhost": (), ".nginx": (), ".conf": (), ".xml": ("html", "xml"), ".eml": ("mail",), ".mbox": ("mail",),
}  # fmt: skip


def reader_for(head: bytes, path: str) -> Reader | Unread:
    """The reader for a file that begins with ``head`` (unpacked), or why there is none; ``path``: its name, with its folders."""
    if not head:
        return EMPTY
    plain = path.rpartition("/")[2].lower().removesuffix(".gz")
    suffix = "." + plain.rpartition(".")[2] if "." in plain else ""
    if head.startswith(b"PK\x03\x04") and suffix in _PACKED:
        return _PACKED[suffix]
    signed = _first(SIGNED, head)
    if signed is not None and signed.id != "zip":
        return signed
    readers = room.all()
    by_name = [
        r
        for r in readers.values()
        if not r.named and any(fnmatchcase(plain, t) for t in r.takes if not t.endswith(":"))
    ]
    if signed is not None:
        broken = by_name and by_name[0].id in OFFICE
        return by_name[0] if broken else signed
    if found := _first(tuple(id for id in readers if id not in SIGNED + TOLD), head):
        return found
    if head.startswith(OLE) and by_name and not is_locked(head):
        return LOCKED if by_name[0].id in OFFICE else by_name[0]
    unread = _signature(head)
    if unread is not None:
        return unread
    if named := _named(path.lower().split("/")):
        return named
    if suffix not in _CODE and (found := _first(_MARKED.get(suffix, TOLD), head)):
        return found
    if by_name:
        return by_name[0]
    if encoding_of(head[: 1 << 16]) is None:
        return UNKNOWN
    return CODE if suffix in _CODE else readers.get("text", UNKNOWN)


def _named(steps: list[str]) -> Reader | None:
    """The reader that knows a file by its name and the folders it lies in, the longest such name first."""
    found = [
        (pattern.count("/"), reader)
        for reader in room.all().values()
        if reader.named
        for pattern in reader.takes
        if fnmatchcase("/".join(steps[-1 - pattern.count("/") :]), pattern)
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def _first(ids: tuple[str, ...], head: bytes) -> Reader | None:
    """The first of these readers that knows the file by its content."""
    for id in ids:
        reader = room.get(id, _FILES.get(id, ""))
        if reader is not None and reader.sniffs is not None and reader.sniffs(head):
            return reader
    return None


def _signature(head: bytes) -> Unread | None:
    if head.startswith(OLE):
        return LOCKED if is_locked(head) else _OLD
    if head.startswith((b"BM", b"MZ", b"ID3")) and encoding_of(head[:4096]):
        return None  # a text that happens to begin like that
    return next((kind for sign, at, kind in _SIGNATURES if head[at : at + len(sign)] == sign), None)
