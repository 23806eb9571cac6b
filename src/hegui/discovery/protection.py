"""
How a column is protected: in the clear, masked, hashed, encrypted or replaced by tokens.

Told from the form of the values: a hidden part, the length and alphabet of a hash, the entropy of ciphertext.  A reversible
encoding (base64, hex, reversed) protects nothing and counts as clear.  Where no value was seen, a comment that claims
protection is taken for what it is, and the verdict says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.discovery.nouns import Tally
from hegui.model import Column, Entity, Protection
from hegui.text import Text

MOST = 0.5  # of the values, before the column is called by it
ENCODED = 0.3
MIXED = 0.1  # two lengths of hexadecimal, each this frequent: ciphertext grows with the text, a hash does not
OPAQUE = frozenset(  # what looks random in the clear too
    [
        "device-id", "social-id", "session-token", "access-key", "avatar", "id-photo", "face", "fingerprint", "voiceprint", "iris", "signature",
        "person-record", "medical-record-no", "payment-account", "transaction", "browsing-record", "operation-log", "call-record", "message-content",
    ]
)  # fmt: skip
IN_CLEAR = 0.1  # of the values recognised as they are, and the column is not protected
WHOLE_BLOCKS = 0.95
REPEATED = 0.02
BLOCKS = ("md5", "sha256", "sha384", "sha512")  # of the length of whole blocks of 16 bytes
LIKE = {"sha256": "sha256 / sm3"}  # of the same length and alphabet
SAYS_ENCRYPTED = re.compile(r"加密|密文|encrypt|cipher|sm4|aes|(?:^|_)enc(?:_|\b)", re.IGNORECASE)
ENCODINGS = {
    "reversed": Text("倒序", "reversed"),
    "reversed base64": Text("倒序的 base64", "reversed base64"),
    "rot13": Text("ROT13", "ROT13"),
    "rot5": Text("ROT5", "ROT5"),
    "xor": Text("单字节异或", "XOR with one byte"),
    "percent": Text("百分号编码", "percent encoding"),
    "unicode escapes": Text("Unicode 转义", "Unicode escapes"),
    "base64 twice": Text("两重 base64", "base64 twice"),
    "hex twice": Text("两重十六进制", "hexadecimal twice"),
    "hex": Text("十六进制", "hexadecimal"),
}
PLAIN = (
    "md5",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha512",
)  # bare digests: the same input gives the same hash
BROKEN = ("md5", "sha1", "md4", "crc", "lm", "ntlm", "mysql", "des")
SALTED = ("crypt", "argon", "pbkdf2", "salted", "phpass", "ssha", "werkzeug", "django")
_CLAIMS: tuple[tuple[Protection, re.Pattern[str]], ...] = (
    ("hashed", re.compile(r"哈希|散列|摘要值|bcrypt|md5|sha-?\d|hash(?:ed)?\b", re.IGNORECASE)),
    ("masked", re.compile(r"脱敏|掩码|masked|desensiti", re.IGNORECASE)),
    ("encrypted", re.compile(r"加密|密文|encrypt|cipher|sm4|aes", re.IGNORECASE)),
    ("tokenised", re.compile(r"令牌化|tokeni[sz]ed", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Guarded:
    """How a column is protected; ``form`` names a hash, ``weak`` says that it gives little protection."""

    protection: Protection
    why: tuple[Text, ...] = ()
    form: str = ""
    weak: bool = False


CLEAR = Guarded("clear")


def protection_of(entity: Entity | None, personal: bool, tally: Tally | None, column: Column) -> Guarded:
    """The protection of a column that holds personal information or a secret; any other counts as clear."""
    if not personal and (entity is None or entity.category != "secret"):
        return CLEAR
    if tally is None or tally.values == 0:
        return _claimed(column)
    id = entity.id if entity else ""
    found = _by_form(id, tally, column)
    open_share = tally.share(id) if id != "password-hash" else 0.0
    if found.protection == "clear" or open_share < IN_CLEAR:
        return found
    note = Text(
        f"另有 {open_share:.0%} 的值仍是明文",
        f"yet {open_share:.0%} of the values are in the clear",
    )
    return Guarded("clear", (*found.why, note))


def _by_form(id: str, tally: Tally, column: Column) -> Guarded:
    """What the form of most values says."""
    sample, tried = max(tally.sampled, 1), max(tally.tried, 1)
    if id not in OPAQUE and (found := _hashed(tally, column)) is not None:
        return found
    if max(tally.masked / tally.values, sum(tally.masks.values()) / sample) >= MOST:
        return Guarded("masked", (_masked(tally),))
    if sum(tally.encoded.values()) / tried >= ENCODED:
        form = max(tally.encoded, key=lambda f: (tally.encoded[f], f)).split(":")[0]
        name = ENCODINGS.get(form, Text(form, form))
        return Guarded(
            "clear",
            (
                Text(
                    "只是可逆编码（{how}），等同明文", "only a reversible encoding ({how}): as good as clear"
                ).fill(how=name),
            ),
        )
    if id in OPAQUE:
        return CLEAR
    if tally.tokens / tried >= MOST:
        return Guarded(
            "tokenised", (Text("多数值是令牌（uuid 等）", "most values are tokens (uuid and the like)"),)
        )
    if tally.random / tried >= MOST:
        return Guarded("encrypted", tuple(_encrypted(tally)))
    return CLEAR


def _masked(tally: Tally) -> Text:
    """That a part is hidden, and which."""
    if not tally.shown:
        return Text("多数值已隐去一部分", "most values have a part hidden")
    usual = max(tally.shown, key=lambda kept: (tally.shown[kept], kept))
    before, behind = usual.split("+")
    return Text(
        f"多数值已隐去一部分：多为露出前 {before} 位、后 {behind} 位",
        f"most values have a part hidden: most show {before} characters before it and {behind} behind",
    )


def _encrypted(tally: Tally) -> Iterator[Text]:
    yield Text("多数值为高熵密文", "most values are high-entropy ciphertext")
    if tally.blocks >= WHOLE_BLOCKS * tally.random:
        yield Text(
            "长度为 8 或 16 字节的整数倍，是分组密码的样子",
            "whole blocks of 8 or 16 bytes, as block ciphers leave",
        )
    if tally.repeats > REPEATED * tally.sampled:
        yield Text(
            "相同的值重复出现：同一明文总得同一密文，可被比对",
            "equal values repeat: the same plain text always gives the same ciphertext, so values can be compared",
        )


def _hashed(tally: Tally, column: Column) -> Guarded | None:
    share = sum(tally.hashes.values()) / tally.values
    if share < MOST:
        return None
    plain = [form for form in PLAIN if tally.hashes.get(form, 0) >= MIXED * tally.values]
    if len(plain) > 1:
        return None
    form = max(tally.hashes, key=lambda f: (tally.hashes[f], f))
    if form in BLOCKS and SAYS_ENCRYPTED.search(f"{column.name} {column.comment}"):
        return None  # two blocks of a cipher have the form of sha256
    said = LIKE.get(form, form)
    why = [Text(f"{share:.0%} 的值是散列值（{said}）", f"{share:.0%} of the values are hashes ({said})")]
    if form in BLOCKS:
        why.append(
            Text(
                "整块密文也是这个长度，若实为加密请以 [[column]] 更正",
                "whole blocks of ciphertext have this length too: if it is encryption, correct it by [[column]]",
            )
        )
    weak = form.startswith(BROKEN) and not any(mark in form for mark in SALTED)
    if weak:
        why.append(Text(f"{form} 已可被快速破解", f"{form} is quickly broken"))
    if form in PLAIN and tally.repeats:
        weak = True
        why.append(Text("相同散列值重复出现：未加盐", "equal hashes repeat: they are unsalted"))
    return Guarded("hashed", tuple(why), form, weak)


def _claimed(column: Column) -> Guarded:
    for protection, mark in _CLAIMS:
        if mark.search(column.comment):
            note = Text(
                "注释称已采取保护，未见数据，未能核实",
                "the comment claims protection; no data were seen to confirm it",
            )
            return Guarded(protection, (note,))
    return CLEAR
