"""
使用了不安全的密码算法或协议 · A weak algorithm or protocol in use.

MD5、SHA-1、DES、3DES、RC4、ECB 模式、不足 2048 位的 RSA、TLS 1.1 及以下已不足以保护数据。用作校验和、缓存键等非安全用途的不在此列，因此作为问题提出。
盲区：编译好的程序、第三方库内部的算法；由变量拼出的算法名。

MD5, SHA-1, DES, 3DES, RC4, ECB, RSA below 2048 bits and TLS up to 1.1 no longer protect data. Use as a checksum or a cache key is none of this, so it is a question.
Blind spot: compiled programs, algorithms inside libraries, names that are put together from variables.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "crypto.weak-algorithm",
    judges="csl.classification-backup-encryption",
    looks_at=Fact,
    severity="low",
    problem="clear-storage",
    title=Text("使用了不安全的密码算法或协议", "A weak algorithm or protocol in use"),
    remedy=Text(
        "换成 SM2/SM3/SM4 或 SHA-256、AES-GCM、RSA 2048 以上、TLS 1.2 以上；迁移已有数据并记录。",
        "Change to SM2/SM3/SM4, or SHA-256, AES-GCM, RSA of 2048 bits or more, TLS 1.2 or later; migrate what is stored and keep a record.",
    ),
)
def weak_cryptography(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "weak-cryptography":
        yield to_confirm(seen, seen.what)


@weak_cryptography.breaks
def in_use() -> Case:
    return fact("weak-cryptography")


@weak_cryptography.keeps
def an_inventory_alone() -> Case:
    return fact("cryptography")
