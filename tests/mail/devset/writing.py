"""
From a template to the bytes of a mail.

Transport headers are left out, or written so that they say nothing (a Received line of an unnamed gateway), in mails of both
labels alike: what is measured is what the mail itself shows.
"""

from __future__ import annotations

import base64
import quopri
import re
from email.header import Header
from email.utils import format_datetime

from .attachments import Part, attachment
from .evasion import ON_HTML, ON_TEXT, disguise, hide
from .layout import html
from .markup import blocks, plain
from .pen import Pen
from .templates import Template

STYLES = "card|newsletter|bare|web"
EVADED = 0.4  # share of phishing mails whose text or page is disguised, where the template says nothing


def write(template: Template, number: int, seed: int) -> bytes:
    """The mail with that number; the same arguments give the same bytes."""
    pen = Pen(f"{seed}/{template.portion}/{template.id}/{number}", template.lang, {})
    if any(re.search(r"@\{+mydom", template.heads.get(key, "")) for key in ("from", "to")):
        pen.fill("{myco}")  # an office writes to its own people: the reader has an address of a firm
        pen.kept["me"] = pen.fill("{myuser}@{mydom}")
    pen.fill("{me}")
    for slot, value in pen.one(template.rows).items():
        pen.kept[slot] = pen.fill(value)
    heads = template.heads
    style = pen.one(heads.get("style", STYLES).split("|"))
    sender = pen.fill(heads["from"])
    subject = pen.fill(heads["subject"])
    body = pen.fill(template.body)
    tricks = _tricks(template, pen)
    for trick in tricks:
        if trick in ON_TEXT:
            body, subject = disguise(body, trick, pen), disguise(subject, trick, pen)
            name, _, address = sender.rpartition(" ")
            sender = f"{disguise(name, trick, pen)} {address}".strip()
    asked = pen.fill(heads.get("attach", ""))
    parts = [attachment(one.strip(), pen) for one in asked.split(";") if one.strip()]
    content = _content(template, body, style, tricks, parts, pen, sender)
    return _heads(template, sender, subject, style, pen) + content


def _tricks(template: Template, pen: Pen) -> list[str]:
    asked = template.heads.get("evade", "")
    if asked == "none" or (not asked and (template.label == "ham" or not pen.chance(EVADED))):
        return []
    kinds = [k.strip() for k in asked.split("|")] if asked else [*ON_TEXT, *ON_HTML, *ON_HTML]
    return [pen.one(kinds)]


# headers


def _heads(template: Template, sender: str, subject: str, style: str, pen: Pen) -> bytes:
    heads = template.heads
    charset = _charset(template, style, pen)
    own = sender.rpartition("@")[2].strip("> ") or "localhost"
    lines: list[tuple[str, str]] = []
    if pen.chance(0.25):
        lines.append(
            (
                "Received",
                f"from unknown (HELO {pen.one(['mx', 'smtp', 'out'])}) by gateway with SMTP; {format_datetime(pen.when)}",
            )
        )
    lines.append(("From", _address(sender, charset, pen)))
    lines.append(
        ("To", _address(pen.fill(heads.get("to", "{{me}|{me}|<{me}>|{myname} <{me}>}")), charset, pen))
    )
    for key in heads:
        if key[0].isupper():
            value = pen.fill(heads[key])
            lines.append(
                (
                    key,
                    _address(value, charset, pen)
                    if key in ("Reply-To", "Cc", "Sender")
                    else _word(value, charset, pen),
                )
            )
    lines.append(("Subject", _word(subject, charset, pen)))
    lines.append(("Date", pen.fill(heads.get("date", "")) or format_datetime(pen.when)))
    lines.append(
        (
            "Message-ID",
            f"<{pen.one([pen.hex(32), pen.digits(14) + '.' + pen.small(8), pen.token(20)])}@{pen.one([own, own, 'mail', 'localhost.localdomain'])}>",
        )
    )
    if pen.chance(0.3):
        lines.append(
            (
                "X-Mailer",
                pen.one(
                    [
                        "Foxmail 7.2.25.259[cn]",
                        "Microsoft Outlook 16.0",
                        "PHPMailer 6.8.0",
                        "nodemailer",
                        "Coremail Webmail Server",
                        "JavaMail",
                        "iPhone Mail (21E236)",
                    ]
                ),
            )
        )
    if template.label == "phish" and template.kind != "bec" and pen.chance(0.12):
        lines.append(("List-Unsubscribe", f"<{pen.fill('{lure}')}>"))  # bulk phishing copies it
    if pen.chance(0.08):
        lines.append(("X-Priority", pen.one(["1", "3", "3 (Normal)"])))
    pen.random.shuffle(lines)
    return "".join(f"{name}: {value}\r\n" for name, value in lines).encode("ascii", "surrogateescape")


def _address(written: str, charset: str, pen: Pen) -> str:
    """``Words <address>`` with the words encoded where they must be."""
    found = re.match(r"(.*?)\s*<([^<>]*)>$", written)
    if found is None or not found[1]:
        return written if written.isascii() else _word(written, charset, pen)
    words = found[1].strip('"')
    if words.isascii():
        return (
            f'"{words}" <{found[2]}>'
            if re.search(r"[^\w ]", words) or pen.chance(0.4)
            else f"{words} <{found[2]}>"
        )
    return f"{_word(words, charset, pen)} <{found[2]}>"


def _word(text: str, charset: str, pen: Pen) -> str:
    if text.isascii() and not pen.chance(0.05):
        return text
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    if charset.startswith("gb"):
        return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="
    return Header(text, charset, maxlinelen=200).encode(linesep="\r\n")


# content


def _charset(template: Template, style: str, pen: Pen) -> str:
    return pen.fill(template.heads.get("charset", "")) or ("gb18030" if style == "qq" else "utf-8")


def _content(
    template: Template, body: str, style: str, tricks: list[str], parts: list[Part], pen: Pen, sender: str
) -> bytes:
    charset = _charset(template, style, pen)
    found = blocks(body)
    host = pen.kept.get("d") or sender.rpartition("@")[2].strip("> ")
    text = plain(found, pen.random.randrange(2))
    if style == "plain":
        inner = _part("text/plain", text, charset, pen)
    else:
        page = html(found, style, pen, host)
        for part in parts:
            if part[1] == "inline" and "cid:pic" not in page:
                picture = '<p><img src="cid:pic" alt="" width="200"></p>'
                end = page.lower().rfind(
                    "</td></tr></table>" if style in ("card", "newsletter") else "</body>"
                )
                page = page[:end] + picture + page[end:] if end > 0 else page + picture
        for trick in tricks:
            if trick in ON_HTML:
                page = hide(page, trick, pen)
        page_part = _part("text/html", page, charset, pen)
        both = template.heads.get("form", "") == "both" or (
            template.heads.get("form", "") != "html" and pen.chance(0.55)
        )
        inner = (
            _multi("alternative", [_part("text/plain", text, charset, pen), page_part], pen)
            if both
            else page_part
        )
    if not parts:
        return inner
    kind = "related" if all(p[1] == "inline" for p in parts) else "mixed"
    return _multi(kind, [inner, *(_attached(p, pen) for p in parts)], pen)


def _part(kind: str, text: str, charset: str, pen: Pen) -> bytes:
    try:
        raw = text.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
        raw = text.encode()
    raw = raw.replace(b"\n", b"\r\n")
    longest = max((len(line) for line in raw.split(b"\r\n")), default=0)
    ways = ["base64", "quoted-printable"] + (["8bit", "8bit"] if longest < 900 else [])
    way = (
        pen.one(ways)
        if not text.isascii()
        else pen.one([*ways, "7bit" if longest < 900 else "quoted-printable"])
    )
    if way == "base64":
        raw = base64.encodebytes(raw).replace(b"\n", b"\r\n")
    elif way == "quoted-printable":
        raw = quopri.encodestring(raw.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    head = f'Content-Type: {kind}; charset="{charset}"\r\nContent-Transfer-Encoding: {way}\r\nMIME-Version: 1.0\r\n\r\n'
    return head.encode() + raw


def _attached(part: Part, pen: Pen) -> bytes:
    kind, disposition, name, raw = part
    named = name if name.isascii() else _word(name, "utf-8", pen)
    extra = "Content-ID: <pic>\r\n" if disposition == "inline" else ""
    head = f'Content-Type: {kind}; name="{named}"\r\nContent-Disposition: {disposition}; filename="{named}"\r\n{extra}Content-Transfer-Encoding: base64\r\n\r\n'
    return head.encode() + base64.encodebytes(raw).replace(b"\n", b"\r\n")


def _multi(kind: str, parts: list[bytes], pen: Pen) -> bytes:
    mark = pen.one(
        [
            "----=_Part_" + pen.digits(7) + "_" + pen.digits(9),
            "=_" + pen.hex(24),
            "--" + pen.token(22),
            "000000000000" + pen.hex(16),
        ]
    )
    out = f'MIME-Version: 1.0\r\nContent-Type: multipart/{kind};\r\n boundary="{mark}"\r\n\r\n'.encode()
    for part in parts:
        out += b"--" + mark.encode() + b"\r\n" + part + b"\r\n"
    return out + b"--" + mark.encode() + b"--\r\n"
