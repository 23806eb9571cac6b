"""Keys that stand in what a site hands out or is run by: scripts, pages, server-side code, configurations.  The value is shown masked only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.examining import Asking, examiner
from hegui.masking import mask
from hegui.model import Fact, Page, Skipped
from hegui.text import Text

# forms that their issuers document: what begins so and has this length is a key of theirs
_KEYS: tuple[tuple[str, bytes, Text, re.Pattern[bytes]], ...] = (
    ("private-key", b"PRIVATE KEY-----", Text("私钥", "a private key"),
     re.compile(rb"-----BEGIN (?:RSA |EC |DSA |ENCRYPTED |OPENSSH )?PRIVATE KEY-----")),
    ("aliyun", b"LTAI", Text("阿里云 AccessKey", "an Alibaba Cloud access key"), re.compile(rb"(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,20}(?![A-Za-z0-9])")),
    ("tencent", b"AKID", Text("腾讯云 SecretId", "a Tencent Cloud secret id"), re.compile(rb"(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])")),
    ("aws", b"AKIA", Text("AWS 访问密钥", "an AWS access key"), re.compile(rb"(?<![A-Z0-9])AKIA[A-Z0-9]{16}(?![A-Z0-9])")),
    ("wechat-secret", b"secret", Text("应用密钥（AppSecret）", "an application secret"),
     re.compile(rb"(?i)app_?secret[\"']?\s*[:=]\s*[\"']([0-9a-f]{32})[\"']")),
    ("password", b"password", Text("连接串里的数据库口令", "the password of a database in a connection string"),
     re.compile(rb"(?i)\b(?:data source|server|initial catalog|database|user id|uid)\s*=[^\"'\r\n]{1,200};\s*password\s*=\s*([^;\"'\s<>{}$%]{3,64})")),
    ("password", b"pwd", Text("连接串里的数据库口令", "the password of a database in a connection string"),
     re.compile(rb"(?i)\b(?:data source|server|initial catalog|database|user id|uid)\s*=[^\"'\r\n]{1,200};\s*pwd\s*=\s*([^;\"'\s<>{}$%]{3,64})")),
    ("password", b"pass", Text("写死的口令", "a password written into the code"),
     re.compile(rb"(?i)\bdefine\s*\(\s*[\"']\w{0,40}pass\w{0,20}[\"']\s*,\s*[\"']([^\"'\s<>{}$]{3,64})[\"']")),
    ("password", b"connect", Text("连接数据库的代码里写死的口令", "a password written into the code that connects to a database"),
     re.compile(rb"(?i)\b(?:mysqli?_connect|mysqli_real_connect|new\s+mysqli|getConnection)\s*\(\s*[\"'][^\"'\r\n]{0,200}[\"']\s*,\s*[\"'][^\"'\r\n]{0,60}[\"']\s*,\s*[\"']([^\"'\s<>{}$]{3,64})[\"']")),
    ("password", b"password", Text("写死的口令", "a password written into the code"),
     re.compile(rb"(?i)[\"']?(?:db|mysql|redis|jdbc|admin|root)_?pass(?:word|wd)?[\"']?\s*[:=]\s*[\"']([^\"'\s<>{}$]{6,64})[\"']")),
)  # fmt: skip


@examiner("site.secrets", of=Page)
def secrets(page: Page, asked: Asking) -> Iterator[Fact | Skipped]:
    """Facts ``secret-in-page``, one a kind of key and file."""
    if page.kind not in ("script", "html", "server-settings", "source-map", "server-code"):
        return
    body = page.body()
    lower = body.lower()
    told: set[str] = set()
    for kind, word, name, form in _KEYS:
        if kind in told or (word not in body and word not in lower):
            continue
        found = form.search(body)
        if found is None:
            continue
        told.add(kind)
        value = found[found.lastindex or 0]
        yield Fact(
            "secret-in-page",
            page.place,
            Text("文件中含{what}", "the file holds {what}").fill(what=name),
            certainty=0.9 if kind != "password" else 0.6,
            details=(("key", kind), ("line", body.count(b"\n", 0, found.start()) + 1)),
            sample=None
            if kind in ("private-key", "password")
            else mask(value.decode("ascii", "replace"), (4, 0)),
        )
