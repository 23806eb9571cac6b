"""Mails as tests write them: the least that a mail needs, and what a test says of it."""

from __future__ import annotations

import base64

AMAZON = {
    "sender": '"Amazon Seller Central" <notice@arnazon-seller.top>',
    "subject": "Action required: update your emergency contact within 24 hours",
    "html": """<p>Dear Seller,</p><p>Please verify your account and enter your password and verification code.
    Otherwise your account will be suspended.</p>
    <a href="https://amazon.account-verify.xyz/login?e=me@shop.cn">Verify now</a><p>Amazon Team</p>""",
}


def letter(
    *,
    sender: str = '"Li Lei" <li.lei@example.com>',
    subject: str = "hello",
    text: str = "",
    html: str = "",
    to: str = "me@shop.cn",
    headers: dict[str, str] | None = None,
    parts: tuple[bytes, ...] = (),
    charset: str = "utf-8",
) -> bytes:
    """A mail with a body of text or HTML, and parts as ``attached`` makes them."""
    told = {"From": sender, "To": to, "Subject": subject, "MIME-Version": "1.0", **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value).encode(charset)
    kind = "html" if html else "plain"
    body = (html or text).encode(charset)
    typed = (
        f"Content-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode()
    )
    if not parts:
        return head + typed + body
    pieces = b"".join(b"--b0\r\n" + part + b"\r\n" for part in (typed + body, *parts))
    return head + b'Content-Type: multipart/mixed; boundary="b0"\r\n\r\n' + pieces + b"--b0--\r\n"


def attached(name: str, data: bytes, kind: str = "application/octet-stream") -> bytes:
    """An attachment, ready for ``letter(parts=...)``."""
    head = (
        f'Content-Type: {kind}; name="{name}"\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + base64.encodebytes(data)
