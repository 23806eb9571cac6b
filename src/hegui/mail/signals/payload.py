"""Payload: what does the mail carry, and how is it built?"""

from __future__ import annotations

import re

from hegui.mail.archives import names_in
from hegui.mail.facts import Facts
from hegui.mail.macros import macros_in, reaches_out, starts_by_itself
from hegui.mail.normalising import mixed_words, split_by_invisible
from hegui.mail.nouns import Part
from hegui.mail.signals import Seen, quoted, signal
from hegui.mail.urls import defanged
from hegui.text import Text

_RUNS = re.compile(
    r"\.(?:exe|scr|pif|com|bat|cmd|js|jse|vbs|vbe|wsf|wsh|hta|lnk|ps1|msi|jar|cpl|iso|img|vhd|vhdx|chm|reg|appx|apk|one|url|library-ms|search-ms|xll)$",
    re.I,
)
_TWO = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|txt|zip|rar|html?|eml)\s*\.\s*\w{2,5}$", re.I)
_MACRO = re.compile(r"\.(?:docm|xlsm|pptm|dotm|xlam|xlsb)$", re.I)
_HTML = re.compile(r"\.(?:s?html?|xhtml|mht|shtm)$", re.I)
_ARCHIVE = re.compile(r"\.(?:zip|rar|7z|tar|gz|ace|arj|cab)$", re.I)
_OFFICE = re.compile(r"\.(?:docx?|xlsx?|pptx?|docm|xlsm|pptm|odt|ods|odp|ofd|epub|jar|apk|xpi|whl)$", re.I)
_PASSWORD_BOX = re.compile(
    rb"type\s*=\s*[\"']?password|name\s*=\s*[\"']?(?:pass|passwd|password|pwd|pw)\b", re.I
)
_SENDS = re.compile(
    rb"<form[^>]{0,400}action\s*=\s*[\"']?\s*https?:|fetch\s*\(|XMLHttpRequest|\$\.(?:ajax|post)|api\.telegram\.org|axios",
    re.I,
)
_DEVICE = re.compile(
    r"https?://(?:www\.)?(?:microsoft\.com/devicelogin|aka\.ms/devicelogin|login\.microsoftonline\.com/common/oauth2/deviceauth|login\.microsoft\.com/device|(?:www\.)?google\.com/device|github\.com/login/device)\b",
    re.I,
)
_DEVICE_CODE = re.compile(r"\b(?=[A-Z0-9]*[A-Z])(?:[A-Z0-9]{8,9}|[A-Z0-9]{4}-[A-Z0-9]{4})\b")
_HIDDEN_WORD = re.compile(r"[^\W\d_]{4,}")
_PASSWORD = re.compile(
    r"(?:解压|打开|压缩包|附件|文件)?密码\s*(?:是|为|：|:)\s*\S{2,20}|(?:解压|打开|压缩包|附件|文件)密码\s*[\w@#!]{3,20}|"
    r"(?:archive|zip|file|unzip|document|attachment)?\s*(?:password|passcode|pass)\s*(?:is|:|=)\s*\S{2,20}|(?:archive|zip|unzip)\s+password\s+\S{3,20}",
    re.I,
)
_SMUGGLES = re.compile(
    rb"atob\s*\(|new\s+Blob|createObjectURL|msSaveOrOpenBlob|unescape\s*\(|fromCharCode|document\.write|eval\s*\(|location\.(?:href|replace)|window\.location",
    re.I,
)


def dangerous(part: Part) -> bool:
    """Does an attachment run, open a page, hold macros, or hide what it holds?"""
    return bool(
        _RUNS.search(part.name)
        or _HTML.search(part.name)
        or _MACRO.search(part.name)
        or (_ARCHIVE.search(part.name) and _is_locked(part.data))
    )


@signal(
    "payload.html-attachment",
    weight=2.8,
    because=Text(
        "附件是网页文件，打开即进入假页面", "the attachment is a web page, which opens a copied site"
    ),
)
def html_attachment(mail: Facts) -> Seen | None:
    for part in mail.attachments:
        if _HTML.search(part.name) or part.kind in ("text/html", "application/xhtml+xml"):
            head = part.data[:300_000]
            hot = b"<form" in head.lower() or b"password" in head.lower() or _SMUGGLES.search(head)
            return Seen(
                (1.0 if hot else 0.6) * (0.4 if mail.conversation or mail.listed else 1.0), quoted(part.name)
            )
    return None


@signal(
    "payload.page-asks-password",
    weight=2.6,
    because=Text(
        "附件网页里有密码框，填的内容会发往别处",
        "the page attached asks for a password and sends it somewhere",
    ),
)
def page_asks_password(mail: Facts) -> Seen | None:
    for part in mail.attachments:
        if not (_HTML.search(part.name) or part.kind in ("text/html", "application/xhtml+xml")):
            continue
        head = part.data[:500_000]
        if _PASSWORD_BOX.search(head) and _SENDS.search(head):
            return Seen(0.6 if mail.conversation or mail.listed else 1.0, quoted(part.name))
    return None


@signal(
    "payload.smuggling",
    weight=3.0,
    because=Text(
        "网页里用脚本拼装文件或跳转，躲过检查", "a page builds a file or jumps by script, past the filters"
    ),
)
def smuggling(mail: Facts) -> Seen | None:
    for part in (*mail.attachments, *mail.pictures):
        if (
            _HTML.search(part.name)
            or part.kind in ("text/html", "image/svg+xml")
            or part.name.lower().endswith(".svg")
        ):
            head = part.data[:500_000]
            if b"<script" in head.lower() and _SMUGGLES.search(head):
                return Seen(1.0, quoted(part.name))
    return None


@signal(
    "payload.picture-runs",
    weight=1.8,
    because=Text("图片附件（SVG）里带有脚本或链接", "a picture attached (SVG) holds a script or a link"),
)
def picture_runs(mail: Facts) -> Seen | None:
    for part in (*mail.attachments, *mail.pictures):
        if (part.kind == "image/svg+xml" or part.name.lower().endswith(".svg")) and part.attached:
            head = part.data[:300_000].lower()
            if b"<script" in head or b"<foreignobject" in head or b"onload=" in head:
                return Seen(1.0, quoted(part.name))
            if b'href="http' in head or b"href='http" in head:
                return Seen(0.6, quoted(part.name))
    return None


@signal(
    "payload.runs",
    weight=3.4,
    because=Text("附件是可以运行的程序", "the attachment is a program"),
)
def runs(mail: Facts) -> Seen | None:
    found = next((p for p in mail.attachments if _RUNS.search(p.name)), None)
    return Seen(0.6 if mail.conversation else 1.0, quoted(found.name)) if found else None


@signal(
    "payload.archive-runs",
    weight=3.6,
    because=Text("压缩包里装的是可以运行的程序", "the archive attached holds a program"),
)
def archive_runs(mail: Facts) -> Seen | None:
    for part in mail.attachments:
        if not _ARCHIVE.search(part.name) and not part.data.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc")):
            continue
        if _OFFICE.search(part.name):
            continue
        found = next((name for name in names_in(part.data) if _RUNS.search(name)), None)
        if found:
            code = mail.conversation or mail.listed  # developers send programs to each other
            return Seen(0.5 if code else 1.0, quoted(found.rpartition("/")[2]))
    return None


@signal(
    "payload.two-endings",
    weight=2.2,
    because=Text("附件用双重扩展名冒充文档", "the attachment has two endings, to pass for a document"),
)
def two_endings(mail: Facts) -> Seen | None:
    for part in mail.attachments:
        if _TWO.search(part.name) and (
            _RUNS.search(part.name) or _HTML.search(part.name) or _ARCHIVE.search(part.name)
        ):
            return Seen(1.0, quoted(part.name))
    return None


@signal(
    "payload.macro",
    weight=1.2,
    because=Text("附件文档带宏", "the document attached holds macros"),
)
def macro(mail: Facts) -> Seen | None:
    for part in mail.attachments:
        if _MACRO.search(part.name) or macros_in(part.data) is not None:
            return Seen(0.5 if mail.conversation else 1.0, quoted(part.name))
    return None


@signal(
    "payload.macro-acts",
    weight=3.4,
    because=Text(
        "文档里的宏会自己运行（{start}），并启动程序或下载文件（{reach}）",
        "a macro in the document runs by itself ({start}) and starts programs or fetches files ({reach})",
    ),
)
def macro_acts(mail: Facts) -> Seen | None:
    for part in mail.attachments:
        source = macros_in(part.data)
        if not source:
            continue
        start, reach = starts_by_itself(source), reaches_out(source)
        if start and reach:
            return Seen(
                0.6 if mail.conversation else 1.0,
                quoted(part.name),
                {"start": quoted(start), "reach": quoted(reach)},
            )
    return None


def says_password(text: str) -> bool:
    """Does a mail give the password of what it carries or leads to?"""
    return _PASSWORD.search(text) is not None


@signal(
    "payload.locked-archive",
    weight=2.6,
    because=Text("加密压缩包，密码就写在信里", "a locked archive whose password stands in the mail"),
)
def locked_archive(mail: Facts) -> Seen | None:
    archives = [p for p in mail.attachments if _ARCHIVE.search(p.name)]
    found = _PASSWORD.search(mail.text[:6000])
    if not archives or not found:
        return None
    locked = any(_is_locked(p.data) for p in archives)
    return Seen(1.0 if locked else 0.6, quoted(archives[0].name))


def _is_locked(data: bytes) -> bool:
    """A ZIP whose first entry says that it is encrypted; other kinds are taken for locked."""
    return not data.startswith(b"PK\x03\x04") or (len(data) > 7 and data[6] & 1 == 1)


@signal(
    "payload.qr",
    weight=1.8,
    because=Text(
        "图片里的二维码通向与发件人无关的网址",
        "a QR code in a picture leads to an address that is not the sender's",
    ),
)
def qr(mail: Facts) -> Seen | None:
    for link in mail.links:
        if link.source != "qr" or mail.known.belongs(link.host.domain):
            continue
        if link.host.domain != mail.sender.domain:
            return Seen(0.4 if mail.conversation else 1.0, defanged(link.hops[-1]))
        if mail.body.has("scan") and not mail.conversation and not mail.listed:
            return Seen(0.4, defanged(link.hops[-1]))  # its own site, and yet only for a telephone
    return None


@signal(
    "payload.form",
    weight=1.6,
    because=Text("信里直接放了要填写的表单", "the mail itself holds a form to fill in"),
)
def form(mail: Facts) -> Seen | None:
    html = mail.html
    if html is None or not html.forms or mail.conversation:
        return None
    if html.password:
        return Seen(1.0, quoted("password"))
    return Seen(0.25, quoted("form")) if html.inputs and not mail.listed else None


@signal(
    "payload.picture-only",
    weight=0.9,
    because=Text(
        "整封信几乎只有一张图片，躲避文字检查",
        "the mail is little more than a picture, which evades a look at its words",
    ),
)
def picture_only(mail: Facts) -> Seen | None:
    html = mail.html
    if html is None or mail.conversation or not (html.pictures or mail.pictures):
        return None
    if mail.body.words <= 25 and any(link.picture for link in mail.links):
        return Seen(1.0, quoted(mail.text or "…", 30))
    if mail.body.words <= 12 and mail.pictures:
        return Seen(0.7, quoted(mail.text or "…", 30))
    return None


@signal(
    "payload.split-words",
    weight=1.5,
    because=Text(
        "文字里夹有看不见的字符或外形相似的异体字母",
        "words are split by invisible characters, or mixed with look-alike letters",
    ),
)
def split_words(mail: Facts) -> Seen | None:
    raw = mail.raw_text[:60_000] if mail.plain else (mail.html.text if mail.html else "")[:20_000]
    split = split_by_invisible(raw) + split_by_invisible(mail.subject) * 3
    mixed = mixed_words(raw[:8000]) + mixed_words(mail.subject) * 2
    if mixed:
        return Seen(1.0 if len(mixed) >= 2 else 0.7, quoted(mixed[0]))
    if split >= 3:
        return Seen(min(1.0, split / 10), quoted(mail.subject))
    return None


@signal(
    "payload.letters-as-numbers",
    weight=1.0,
    because=Text("把普通字母写成编码，躲避检查", "plain letters are written as codes, past the filters"),
)
def letters_as_numbers(mail: Facts) -> Seen | None:
    count = mail.html.letter_entities if mail.html else 0
    return Seen(min(1.0, count / 60), quoted("&#…;")) if count >= 15 else None


@signal(
    "payload.hidden-text",
    weight=1.2,
    because=Text(
        "藏有读者看不见、与正文无关的文字，用来骗过过滤器",
        "a text is hidden from the reader that has nothing to do with what is shown, to get past filters",
    ),
)
def hidden_text(mail: Facts) -> Seen | None:
    if mail.html is None or len(mail.html.hidden) < 120:
        return None
    hidden = {w.lower() for w in _HIDDEN_WORD.findall(mail.html.hidden[:4000])}
    shown = {w.lower() for w in _HIDDEN_WORD.findall(mail.text[:8000])}
    strange = hidden - shown
    if len(hidden) < 12 or len(strange) < 0.7 * len(hidden):
        return None  # a preview of the text, or the same once more for another screen
    strength = min(1.0, len(strange) / (len(shown) + 1))
    return Seen(strength * (0.5 if mail.listed else 1.0), quoted("…"))


@signal(
    "payload.script",
    weight=0.7,
    because=Text("信里带有脚本、框架或自动跳转", "the mail holds a script, a frame or a jump"),
)
def script(mail: Facts) -> Seen | None:
    html = mail.html
    if html is None or mail.conversation:
        return None
    if html.refresh:
        return Seen(1.0, defanged(html.refresh))
    if any("ld+json" not in s[:40] and s.strip() for s in html.scripts) and not mail.listed:
        return Seen(0.5, quoted("<script>"))
    return None


@signal(
    "payload.device-code",
    weight=3.8,
    because=Text(
        "让人到真的登录网站输入别人给的设备码，等于替对方登录",
        "has its reader enter a device code on the real sign-in page, which signs in whoever sent the code",
    ),
)
def device_code(mail: Facts) -> Seen | None:
    if mail.listed or mail.known.belongs(mail.sender.domain) or mail.known.at_home(mail.sender.domain):
        return None
    found = _DEVICE.search(mail.text[:8000]) or next(
        (m for link in mail.links[:40] if (m := _DEVICE.match(link.hops[-1]))), None
    )
    code = _DEVICE_CODE.search(_DEVICE.sub(" ", mail.text[:8000]))
    return Seen(0.4 if mail.conversation else 1.0, defanged(found[0])) if found and code else None
