"""
访问密钥 · Access key, token or private key of a service.

By the prefixes that issuers give: AKIA (AWS), LTAI (Alibaba Cloud), AKID (Tencent Cloud), sk- (model services), ghp_ (GitHub),
glpat- (GitLab), xoxb- (Slack), AIza (Google), ``-----BEGIN ... PRIVATE KEY``, JSON web tokens, and addresses or connection strings that
carry a password.

>>> from hegui.detectors.kernels import holds
>>> [holds(access_key, t) for t in ("LTAI" + "5tAbC" * 4, "AKIA" + "A2B3" * 4, "ghp_" + "aB3d" * 9, "sk-" + "aB3d" * 8,
...     "mysql://app:secret@10.0.0.1:3306/db", "jdbc:mysql://h/db?user=a&password=b4Xy", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
[True, True, True, True, True, True, True]
>>> [holds(access_key, t) for t in ("https://example.com/a@b/c.html", "ski-jacket-for-the-winter-2026", "postgres://db.example.com/app")]
[False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import begins, holds_byte, letter_or_digit
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

PREFIXES = b"AKIA ASIA LTAI AKID sk- ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- xoxb- xoxp- xoxa- AIza dop_v1_ npm_ hf_ "
SIZES = bytes((20, 20, 16, 20, 23, 40, 40, 40, 40, 40, 40, 24, 24, 24, 24, 39, 40, 36, 30))


def _heads() -> tuple[bytes, bytes]:
    """By the first and by the second letter, a bit for each first letter; most words are ruled out by the two."""
    firsts, seconds = bytearray(256), bytearray(256)
    letters = sorted({word[0] for word in PREFIXES.split()})
    for word in PREFIXES.split():
        bit = 1 << letters.index(word[0]) % 8
        firsts[word[0]] |= bit
        seconds[word[1]] |= bit
    return bytes(firsts), bytes(seconds)


FIRSTS, SECONDS = _heads()
PEM = b"-----BEGIN "
PRIVATE = b"PRIVATE "
TOKEN = b"eyJ "
ASSIGNED = b"password= passwd= pwd= Password= Pwd= PWD= secret= accessKeySecret= "


@detector(
    Entity("access-key", Text("访问密钥", "Access key or token"), category="secret"),
    hints=Hints(
        words=each("""
            密钥 秘钥 私钥 公私钥 应用密钥 接口密钥 访问密钥 客户端密钥 加密密钥 签名密钥 API密钥
            数据库密码 数据源密码 连接密码 服务密钥 应用秘钥 secret token令牌 接口令牌 商户密钥 支付密钥
            证书密码 证书私钥 邮箱授权码 授权码 邮箱密码 SMTP密码 商户秘钥 消息加解密密钥 accessKey
            连接串 数据库连接串 通讯密钥 接入密钥 签名秘钥 加签密钥 回调令牌 MD5密钥 AppSecret 商户私钥
            支付私钥 应用私钥 公众号密钥 小程序密钥 通信密钥 接口密码 平台密钥 加密串 解密密钥 验签密钥
            证书密钥 密钥值 消息密钥
        """),
        english=each("""
            secret app_secret secret_key access_key access_key_id access_key_secret api_key api_secret
            private_key client_secret app_key_secret encrypt_key encryption_key sign_key signing_key
            security_key master_key aes_key rsa_key db_password database_password jdbc_password
            redis_password smtp_password mail_password ftp_password mch_key pay_key partner_key
            webhook_token webhook_secret api_token token_secret secret_access_key credential_value credential_secret aes_secret des_key ssh_key
            ssh_password key_store_password keystore_password cert_password connection_string private_secret
            sign_secret product_secret device_secret license_key verify_token encoding_aes_key
            app_secret_key consumer_secret shared_secret hmac_key api_v3_key pri_key jwt_secret bot_token
            corp_secret key_secret ak_sk key_hash token_hash secret_hash server_password host_password
            apiclient_key md5_key sms_key qiniu_sk oss_sk cos_sk cert_pem key_pem cert_key pem private_cert
            bind_password admin_password root_password sftp_password mq_password channel_secret
            merchant_secret merchant_key mch_secret pay_secret app_security api_password secret_id
            secret_code rsa2_key public_private_key agent_secret suite_secret component_secret encoding_key
            crypt_key cipher_key auth_secret token_key tls_psk psk snmp_community
        """),
        initials=("my",),
    ),
    shape=Shape(length=(16, 8192), first="a-zA-Z-"),
    chance=0.000001,
    embedded=True,
)  # fmt: skip
def access_key(data: Bytes, start: int, length: int) -> bool:
    end = start + length
    known = -1
    if FIRSTS[data[start]] & SECONDS[data[start + 1]]:
        known = begins(data, start, length, PREFIXES)
    if known >= 0:
        return (
            length >= SIZES[known]
            and length <= 200
            and token_run(data, start, end) == length
            and mixed(data, start, end)
        )
    if data[start] == 101 and begins(data, start, length, TOKEN) == 0:
        return dotted(data, start, end)
    if data[start] == 45:
        if begins(data, start, length, PEM) != 0:
            return False
        for i in range(start + 11, min(end - 8, start + 40)):
            if begins(data, i, end - i, PRIVATE) == 0:
                return True
        return False
    return length <= 1024 and carries_password(data, start, end)


def token_run(data: Bytes, start: int, end: int) -> int:
    """How many letters, digits, ``_`` and ``-`` stand from ``start`` on."""
    i = start
    while i < end and (letter_or_digit(int(data[i])) or data[i] == 95 or data[i] == 45):
        i = i + 1
    return i - start


def mixed(data: Bytes, start: int, end: int) -> bool:
    """Are there digits as well as letters behind the prefix?"""
    for i in range(start + 4, end):  # noqa: SIM110  kernels are compiled: no generators
        if 48 <= data[i] <= 57:
            return True
    return False


def dotted(data: Bytes, start: int, end: int) -> bool:
    """Three parts of base64url joined by dots, the first two not short."""
    dots = 0
    last = start
    for i in range(start, end):
        if data[i] == 46:
            if i - last < 10:
                return False
            dots = dots + 1
            last = i
        elif not letter_or_digit(int(data[i])) and data[i] != 45 and data[i] != 95 and data[i] != 61:
            return False
    return dots == 2 and end - last > 10


def carries_password(data: Bytes, start: int, end: int) -> bool:
    """``scheme://user:password@host``, or ``password=...`` with something behind, in one word."""
    if not holds_byte(data, start, end, 58) and not holds_byte(data, start, end, 61):
        return False
    user = -1
    colon = -1
    for i in range(start, end - 3):
        byte = int(data[i])
        if byte <= 32 or byte >= 128:
            return False
        if user < 0:
            if byte == 58 and data[i + 1] == 47 and data[i + 2] == 47:
                user = i + 3
        elif i >= user:
            if byte == 58 and colon < 0 and i > user:
                colon = i
            elif byte == 64:
                if colon > 0 and i > colon + 1:
                    return True
                user = end
            elif byte == 47:
                user = end
        if byte == 61 and i > start + 3 and (data[i - 1] | 32 == 100 or data[i - 1] == 116):
            for back in range(4, 16):
                if i + 1 - back >= start and begins(data, i + 1 - back, back, ASSIGNED) >= 0:
                    value = int(data[i + 1])
                    return (
                        value != 38 and value != 123 and value != 36 and value != 42
                    )  # & { $ *: none, or hidden
    return False
