"""
口令散列 · Password hash.

The forms in which systems keep passwords: crypt(3) and its children ($1$, $5$, $6$, $2b$, $argon2id$, $y$), LDAP ({SSHA}), the
frameworks' own (pbkdf2_sha256$...), MySQL's (* and 40 hexadecimal digits), a digest with its salt behind a colon.  A bare
hexadecimal digest may be anything's: the engine counts those apart, by length.

>>> from hegui.detectors.kernels import holds
>>> [holds(password_hash, t) for t in ("$2b$10$" + "a" * 53, "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA", "{SSHA}" + "Qq" * 16,
...     "pbkdf2_sha256$600000$salt$" + "a" * 43 + "=", "*" + "0AF9" * 10, "0123456789abcdef" * 2 + ":ab12cd")]
[True, True, True, True, True, True]
>>> [holds(password_hash, t) for t in ("$100.00", "123456", "0123456789abcdef" * 2, "{name}", "$2b$10$short")]
[False, False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import begins, hex_run
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

FORMS = ("", "bcrypt", "argon2", "scrypt", "pbkdf2", "sha512-crypt", "sha256-crypt", "md5-crypt", "yescrypt", "ssha", "sha1",
         "md5", "mysql", "phpass", "sha256", "sha512", "md5-salted", "sha1-salted", "sha256-salted", "sm3-crypt")  # fmt: skip
PREFIXES = b"$2a$ $2b$ $2y$ $2x$ {bcrypt}$2 $argon2 {argon2} $scrypt$ scrypt: {scrypt} $7$ pbkdf2_ pbkdf2: {pbkdf2} {PBKDF2 $pbkdf2 $6$ $5$ $1$ $apr1$ $y$ {SSHA {SHA} {SMD5} {MD5} {md5} $P$ $H$ $S$ sha1$ md5$ {sha256} {SHA-256} sha256$ {SHA256} {CRYPT} $sm3$ "
MEANS = bytes(
    (
        1,
        1,
        1,
        1,
        1,
        2,
        2,
        3,
        3,
        3,
        3,
        4,
        4,
        4,
        4,
        4,
        5,
        6,
        7,
        7,
        8,
        9,
        10,
        11,
        11,
        11,
        13,
        13,
        15,
        17,
        16,
        14,
        14,
        18,
        14,
        7,
        19,
    )
)


@detector(
    Entity("password-hash", Text("口令散列", "Password hash"), category="account"),
    hints=Hints(
        words=each("密码哈希 密码密文 加密密码 密码摘要 密码散列"),
        english=each("""
            password_hash pwd_hash hashed_password passwd_hash password_digest password_md5
            encrypted_password hash_password
        """),
    ),
    shape=Shape(length=(24, 256), first="${*psm0-9a-fA-F"),
    chance=0.00001,
)
def password_hash(data: Bytes, start: int, length: int) -> bool:
    return hash_form(data, start, length) > 0


def hash_form(data: Bytes, start: int, length: int) -> int:
    """The place of a hash's form in ``FORMS``, 0 for none."""
    first = int(data[start])
    if first == 36 or first == 123 or first == 112 or first == 115 or first == 109:  # $ { p s m
        form = begins(data, start, length, PREFIXES)
        if form < 0:
            return 0
        found = int(MEANS[form])
        return 0 if found == 1 and length < 59 else found
    if first == 42:
        return 12 if length == 41 and hex_run(data, start + 1, start + length) == 40 else 0
    run = hex_run(data, start, start + length)
    if run < length - 1 and (data[start + run] == 58 or data[start + run] == 36) and length - run <= 66:
        if run == 32:
            return 16
        if run == 40:
            return 17
        if run == 64:
            return 18
    return 0
