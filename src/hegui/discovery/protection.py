"""
How a column is protected: in the clear, masked, hashed, encrypted or replaced by tokens.

Told from the form of the values: a hidden part, the length and alphabet of a hash, the entropy of ciphertext.  A reversible
encoding (base64, hex, reversed) protects nothing and counts as clear.  Where no value was seen, a comment that claims
protection is taken for what it is, and the verdict says so.
"""

from __future__ import annotations

import re
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
    size, sample = tally.values, max(tally.sampled, 1)
    if id not in OPAQUE and (found := _hashed(tally)) is not None:
        return found
    if max(tally.masked / size, sum(tally.masks.values()) / sample) >= MOST:
        return Guarded("masked", (Text("多数值已隐去一部分", "most values have a part hidden"),))
    if sum(tally.encoded.values()) / sample >= ENCODED:
        form = max(tally.encoded, key=lambda f: (tally.encoded[f], f)).split(":")[0]
        note = Text(
            f"只是可逆编码（{form}），等同明文", f"only a reversible encoding ({form}): as good as clear"
        )
        return Guarded("clear", (note,))
    if id in OPAQUE:
        return CLEAR
    if tally.tokens / sample >= MOST:
        return Guarded(
            "tokenised", (Text("多数值是令牌（uuid 等）", "most values are tokens (uuid and the like)"),)
        )
    if tally.random / sample >= MOST:
        return Guarded("encrypted", (Text("多数值为高熵密文", "most values are high-entropy ciphertext"),))
    return CLEAR


def _hashed(tally: Tally) -> Guarded | None:
    share = sum(tally.hashes.values()) / tally.values
    if share < MOST:
        return None
    plain = [form for form in PLAIN if tally.hashes.get(form, 0) >= MIXED * tally.values]
    if len(plain) > 1:
        return None
    form = max(tally.hashes, key=lambda f: (tally.hashes[f], f))
    why = [Text(f"{share:.0%} 的值是散列值（{form}）", f"{share:.0%} of the values are hashes ({form})")]
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
