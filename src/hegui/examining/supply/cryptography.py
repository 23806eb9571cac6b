"""
The cryptography that files use: weak algorithms, certificates past their day, private keys lying open; and what there is in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from hegui.examining import Asking, examiner, gatherer
from hegui.model import Cryptography, Fact, Page, Place, Skipped
from hegui.supply.algorithms import is_chinese, weakness
from hegui.supply.crypto_scan import used_in
from hegui.text import Text, joined

LISTED = 5
_TEMPLATES = frozenset({".php", ".jsp", ".asp", ".aspx"})  # of which the source lies in a folder
_WEAK = {
    "algorithm": Text("{what}（已不安全的算法）", "{what} (an algorithm no longer safe)"),
    "mode": Text("{what}（ECB 会露出数据的重复）", "{what} (ECB shows where data repeat)"),
    "size": Text("{what}（密钥不足 2048 位）", "{what} (a key below 2048 bits)"),
    "protocol": Text("{what}（已废止的协议版本）", "{what} (a withdrawn version of the protocol)"),
}


@gatherer("cryptography", of=Cryptography)
class Uses:
    """Keeps what is used where, and tells it at the end: weak uses a file each, certificates and keys one by one."""

    def __init__(self, asked: Asking) -> None:
        self._on = asked.on
        self._weak: dict[str, list[Cryptography]] = {}
        self._single: list[Fact] = []
        self._names: dict[str, None] = {}
        self._source = ""

    def look(self, use: Cryptography) -> None:
        self._source = self._source or use.place.source.partition("/")[0]
        self._names.setdefault(f"{use.kind}:{use.name}")
        if use.kind == "private-key":
            if use.protected is False:
                said = Text("文件里有未加密的私钥", "a private key lies in the file, not encrypted")
                self._single.append(Fact("private-key", use.place, said))
            if weakness(use.kind, use.name, use.mode):
                self._weak.setdefault(use.place.source, []).append(use)
            return
        if weakness(use.kind, use.name, use.mode) or (
            use.kind == "certificate" and use.signed_with in ("MD5", "SHA-1")
        ):
            self._weak.setdefault(use.place.source, []).append(use)
        if use.until is not None and use.until < self._on:
            said = Text("证书已于 {day} 到期", "the certificate ended on {day}").fill(
                day=use.until.isoformat()
            )
            self._single.append(Fact("certificate-ended", use.place, said, details=(("until", use.until),)))

    def told(self) -> Iterator[Fact | Skipped]:
        yield from self._single
        for source, found in self._weak.items():
            yield _weak(source, found)
        if self._names:
            names = tuple(self._names)
            chinese = sum(is_chinese(n.partition(":")[2]) for n in names)
            yield Fact(
                "cryptography",
                Place(self._source),
                Text("用到 {n} 种算法、协议、证书和密钥，其中国密 {c} 种", "{n} kinds of algorithms, protocols, certificates and keys, {c} of them Chinese").fill(
                    n=len(names), c=chinese
                ),
                details=(("names", names), ("chinese", chinese)),
            )  # fmt: skip


@examiner("site.cryptography", of=Page)
def of_scripts(page: Page, asked: Asking) -> Iterator[Fact | Skipped]:
    """A fact ``weak-cryptography`` for a script, or a template of pages, that calls weak algorithms; settings are looked at by themselves."""
    if page.kind != "script" and PurePosixPath(page.place.source).suffix.lower() not in _TEMPLATES:
        return
    used = used_in(page.body().decode("utf-8", "replace"), page.place)
    if weak := [use for use in used if use.kind == "algorithm" and weakness(use.kind, use.name, use.mode)]:
        yield _weak(page.place.source, weak)


def _weak(source: str, found: list[Cryptography]) -> Fact:
    told = [_told(use) for use in found[:LISTED]] + ([Text("…", "…")] if len(found) > LISTED else [])
    return Fact(
        "weak-cryptography",
        Place(source, line=found[0].place.line),
        Text("使用了 {told}", "{told} in use").fill(told=joined(told)),
        details=(("names", tuple(use.name for use in found)),),
    )


def _told(use: Cryptography) -> Text:
    what = f"{use.name}-{use.mode}" if use.mode else use.name
    kind = weakness(use.kind, use.name, use.mode)
    if not kind:
        what, kind = f"{use.signed_with}", "algorithm"
    return _WEAK[kind].fill(what=what)
