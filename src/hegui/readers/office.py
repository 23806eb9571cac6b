"""
What Office documents share: how they are told apart, what they say of their author, and why an old or locked one is not read.
"""

from __future__ import annotations

import re

from hegui.readers.files import Broken
from hegui.readers.xml_events import END, START, TEXT, events
from hegui.readers.zips import Pack

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/|xl/|ppt/|customXml/)", re.DOTALL
)
_PERSONS = {"creator": "作者", "lastModifiedBy": "最后修改人", "manager": "负责人"}


def is_office(head: bytes, part: bytes) -> bool:
    """Is it an Office document with parts under ``part`` (``b"word/"``)?  Another one packed inside it does not count."""
    if not _FIRST.match(head):
        return False
    found = re.search(rb"PK\x03\x04.{26}(word/|xl/|ppt/)", head, re.DOTALL)
    return found is not None and found[1] == part


def is_locked(head: bytes) -> bool:
    """Is it the shell that Office puts around a document with a password?"""
    return head.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in head


def is_old_excel(head: bytes) -> bool:
    """A workbook of Excel 97 to 2003 (or 5.0); a damaged one is told by its name."""
    return head.startswith(OLE) and any(
        name.encode("utf-16-le") + b"\0\0" in head for name in ("Workbook", "Book")
    )


def properties(pack: Pack) -> list[str]:
    """The people that a document names as its author, as lines of text; nothing where that part is missing or broken."""
    found: list[str] = []
    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part not in pack:
            continue
        try:
            said = ""
            with pack.part(part) as stream:
                for kind, name, _ in events(stream):
                    if kind == START:
                        said = ""
                    elif kind == TEXT:
                        said += name
                    elif kind == END and name in _PERSONS and said.strip():
                        found.append(f"{_PERSONS[name]}：{said.strip()[:200]}")
        except Broken:
            continue
    return found
