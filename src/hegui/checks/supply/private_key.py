"""
未加密的私钥放在文件夹里 · A private key lies in a folder, not encrypted.

拿到私钥就能冒充服务、解开流量或签出假的更新包。
盲区：测试专用的密钥；由文件权限或密钥管理系统保护的，从内容看不出来。

Whoever has the key can pose as the service, open its traffic or sign false updates.
Blind spot: keys for tests alone; protection by file permissions or a key store, which does not show in the content.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "crypto.private-key-in-the-open",
    judges="csl.classification-backup-encryption",
    looks_at=Fact,
    severity="medium",
    problem="clear-storage",
    title=Text("未加密的私钥放在文件夹里", "A private key lies in a folder, not encrypted"),
    remedy=Text(
        "移入密钥管理系统或加密保存，收紧权限；进过代码库的，视为已泄露，立即更换。",
        "Move it to a key store or encrypt it, and tighten permissions; one that was ever in a repository counts as leaked: replace it.",
    ),
)
def private_key(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "private-key":
        yield to_confirm(seen, seen.what)


@private_key.breaks
def in_use() -> Case:
    return fact("private-key")


@private_key.keeps
def an_inventory_alone() -> Case:
    return fact("cryptography")
