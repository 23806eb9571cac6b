"""Clear, masked, hashed, encrypted, tokenised: told from the form of seeded values; what is nobody's stays so."""

from __future__ import annotations

import codecs
import hashlib
import hmac
import string
import uuid
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from datetime import date
from random import Random
from urllib.parse import quote

import pyarrow as pa
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from generators import column

from hegui.discovery import look
from hegui.discovery.nouns import Verdict
from hegui.model import Column, Place, Table

DAY = date(2026, 11, 1)
ROWS = 200
DICE = Random(17)
KEY = DICE.randbytes(16)
ALPHABET = string.ascii_letters + string.digits


def noise(size: int) -> bytes:
    return DICE.randbytes(size)


def padded(plain: bytes) -> bytes:
    size = 16 - len(plain) % 16
    return plain + bytes([size]) * size


def cbc(algorithm: Callable[[bytes], object], plain: bytes) -> bytes:
    start = noise(16)
    made = Cipher(algorithm(KEY), modes.CBC(start)).encryptor()  # type: ignore[arg-type]
    return start + made.update(padded(plain)) + made.finalize()


def ecb(algorithm: Callable[[bytes], object], plain: bytes) -> bytes:
    made = Cipher(algorithm(KEY), modes.ECB()).encryptor()  # type: ignore[arg-type]
    return made.update(padded(plain)) + made.finalize()


def gcm(plain: bytes) -> bytes:
    start = noise(12)
    made = Cipher(algorithms.AES(KEY), modes.GCM(start)).encryptor()
    return start + made.update(plain) + made.finalize() + made.tag


def b64(raw: bytes) -> str:
    return b64encode(raw).decode()


ENCRYPTED: dict[str, Callable[[str], str]] = {
    "AES-CBC in base64": lambda v: b64(cbc(algorithms.AES, v.encode())),
    "AES-ECB in base64": lambda v: b64(ecb(algorithms.AES, v.encode())),
    "AES-GCM in base64": lambda v: b64(gcm(v.encode())),
    "AES-GCM in hex": lambda v: gcm(v.encode()).hex(),
    "AES-GCM for URLs": lambda v: urlsafe_b64encode(gcm(v.encode())).decode().rstrip("="),
    "SM4-CBC in base64": lambda v: b64(cbc(algorithms.SM4, v.encode())),
    "marked ENC()": lambda v: f"ENC({b64(cbc(algorithms.AES, v.encode()))})",
    "marked by a vault": lambda v: f"vault:v1:{b64(gcm(v.encode()))}",
}
HASHED: dict[str, Callable[[str], str]] = {
    "md5": lambda v: hashlib.md5(v.encode()).hexdigest(),
    "SHA1": lambda v: hashlib.sha1(v.encode()).hexdigest().upper(),
    "sha256": lambda v: hashlib.sha256(v.encode()).hexdigest(),
    "hmac": lambda v: hmac.new(KEY, v.encode(), "sha256").hexdigest(),
    "salted md5": lambda v: hashlib.md5(v.encode() + KEY).hexdigest() + ":" + noise(4).hex(),
    "salted sha256": lambda v: f"sha256${noise(8).hex()}${hashlib.sha256(v.encode()).hexdigest()}",
}
REVERSIBLE: dict[str, Callable[[str], str]] = {
    "base64": lambda v: b64(v.encode()),
    "base64 twice": lambda v: b64(b64(v.encode()).encode()),
    "hex": lambda v: v.encode().hex(),
    "reversed": lambda v: v[::-1],
    "reversed base64": lambda v: b64(v.encode())[::-1],
    "ROT13": lambda v: codecs.encode(v, "rot13"),
    "XOR in base64": lambda v: b64(bytes(c ^ 0x5A for c in v.encode())),
    "XOR in hex": lambda v: bytes(c ^ 0x37 for c in v.encode()).hex(),
}
TOKENS: dict[str, Callable[[], str]] = {
    "uuid": lambda: str(uuid.UUID(bytes=noise(16))),
    "nano id": lambda: "".join(DICE.choice(ALPHABET + "_-") for _ in range(21)),
    "ulid": lambda: "01H" + "".join(DICE.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(23)),
    "prefixed": lambda: "tok_" + noise(9).hex(),
}
PERSONAL = (("mobile", "mobile"), ("id_card", "resident-id"), ("real_name", "name"), ("email", "email"))


def verdict(values: list[str], name: str, table: str = "member", comment: str = "") -> Verdict:
    batch = pa.RecordBatch.from_pydict({name: values})
    made = Table(
        Place("test", table),
        (Column(name, "varchar(255)", comment),),
        lambda: iter((batch,)),
        name=table,
        rows=len(values),
    )
    (found,), _ = look(made, DAY)
    return found


def values(kind: str) -> list[str]:
    return list(column(kind, ROWS, seed=9))


@pytest.mark.parametrize("name, kind", PERSONAL)
@pytest.mark.parametrize("how", ENCRYPTED)
def test_ciphertext_is_called_encrypted(name: str, kind: str, how: str) -> None:
    found = verdict([ENCRYPTED[how](v) for v in values(kind)], name)
    assert found.protection == "encrypted" and found.about_person


@pytest.mark.parametrize("name, kind", PERSONAL)
@pytest.mark.parametrize("how", HASHED)
def test_digests_are_called_hashed_and_by_which(name: str, kind: str, how: str) -> None:
    found = verdict([HASHED[how](v) for v in values(kind)], name)
    assert found.protection == "hashed" and found.about_person
    assert found.hash_form


@pytest.mark.parametrize("name, kind", PERSONAL)
@pytest.mark.parametrize("how", REVERSIBLE)
def test_what_anybody_can_undo_is_clear_and_the_reason_says_how(name: str, kind: str, how: str) -> None:
    if how == "ROT13" and kind == "name":
        pytest.skip("ROT13 leaves Chinese characters as they are")
    found = verdict([REVERSIBLE[how](v) for v in values(kind)], name)
    assert found.protection == "clear" and found.about_person
    if (how, kind) not in (
        ("ROT13", "mobile"),
        ("ROT13", "resident-id"),
        ("ROT13", "email"),
        ("reversed", "name"),
    ):  # they stay the same, or nearly
        assert any("可逆编码" in w.zh for w in found.why)


@pytest.mark.parametrize("how", TOKENS)
def test_tokens_are_called_so(how: str) -> None:
    found = verdict([TOKENS[how]() for _ in range(ROWS)], "mobile")
    assert found.protection == "tokenised" and found.about_person


@pytest.mark.parametrize(
    "name, kind, mask, kept",
    [
        ("mobile", "mobile", lambda v: v[:3] + "****" + v[7:], "前 3 位、后 4 位"),
        ("mobile", "mobile", lambda v: v[:3] + "####" + v[7:], "前 3 位、后 4 位"),
        ("id_card", "resident-id", lambda v: v[0] + "*" * 16 + v[-1], "前 1 位、后 1 位"),
        ("real_name", "name", lambda v: v[0] + "某", "前 1 位、后 0 位"),
        ("bank_card_no", "bank-card", lambda v: v[:6] + "*" * 6 + v[-4:], "前 6 位、后 4 位"),
    ],
)
def test_a_mask_is_told_with_what_it_leaves(
    name: str, kind: str, mask: Callable[[str], str], kept: str
) -> None:
    found = verdict([mask(v) for v in values(kind)], name)
    assert found.protection == "masked" and found.about_person
    assert any(kept in w.zh for w in found.why)


@pytest.mark.parametrize("how", ["masked", "encrypted", "hashed"])
def test_a_column_of_which_half_is_in_the_clear_is_not_protected(how: str) -> None:
    hide = {
        "masked": lambda v: v[:3] + "****" + v[7:],
        "encrypted": ENCRYPTED["AES-GCM in base64"],
        "hashed": HASHED["sha256"],
    }[how]
    found = verdict([hide(v) if n % 5 else v for n, v in enumerate(values("mobile"))], "mobile")
    assert found.protection == "clear"
    assert any("明文" in w.zh for w in found.why)


def test_a_large_column_of_ciphertext_is_encrypted_too() -> None:
    made = [ENCRYPTED["AES-GCM in base64"](v) for v in values("mobile")] * 600
    found = verdict(made, "mobile")
    assert found.protection == "encrypted"


def test_equal_ciphertexts_and_equal_digests_are_told() -> None:
    again = [ENCRYPTED["AES-ECB in base64"](v) for v in values("resident-id")[:20]] * 10
    assert any("可被比对" in w.zh for w in verdict(again, "id_card").why)
    digests = [HASHED["sha256"](v) for v in values("mobile")[:20]] * 10
    assert verdict(digests, "mobile").weak_hash


def test_two_blocks_of_a_cipher_are_a_cipher_where_the_column_says_so() -> None:
    made = [ecb(algorithms.AES, v.encode()).hex() for v in values("mobile")]
    assert verdict(made, "mobile").protection == "hashed"
    assert any("密文" in w.zh for w in verdict(made, "mobile").why)
    assert verdict(made, "mobile", comment="手机号（加密）").protection == "encrypted"


def test_password_hashes_are_told_by_form() -> None:
    letters = "".join(DICE.choice(ALPHABET) for _ in range(53))
    for made in (
        f"$2b$10${letters}",
        "$argon2id$v=19$m=65536,t=3,p=4$" + b64(noise(16)).rstrip("=") + "$" + b64(noise(32)).rstrip("="),
        f"pbkdf2_sha256$260000${noise(6).hex()}${b64(noise(32))}",
    ):
        found = verdict([made] * 30, "password", "sys_user")
        assert found.protection == "hashed" and not found.weak_hash


@pytest.mark.parametrize(
    "name, table, make",
    [
        ("commit_hash", "git_commit", lambda: noise(20).hex()),
        ("file_md5", "sys_file", lambda: noise(16).hex()),
        ("md5", "attachment", lambda: noise(16).hex()),
        ("color", "theme", lambda: "#" + noise(3).hex()),
        ("url", "banner", lambda: f"https://cdn.example.com/{noise(8).hex()}.png"),
        ("etag", "oss_object", lambda: noise(16).hex()),
        ("data", "cache", lambda: b64(zlib.compress(noise(40)))),
        ("checksum", "backup_file", lambda: noise(32).hex()),
        ("trace_id", "api_log", lambda: noise(16).hex()),
        ("id", "goods", lambda: str(uuid.UUID(bytes=noise(16)))),
        ("link", "menu", lambda: "/p?q=" + quote("商品")),
    ],
)
def test_digests_and_keys_of_things_are_nobodys(name: str, table: str, make: Callable[[], str]) -> None:
    assert not verdict([make() for _ in range(ROWS)], name, table).about_person
