"""
Files and consoles that should not be open: what to ask for, and the content that proves each.

A status proves nothing: many servers answer 200 to everything.  Each path has its own proof, and an answer that is the same as
that to a name nobody has (``baseline``) is none.  Only the first bytes are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hegui.sites.decoding import decoded
from hegui.sites.listings import is_listing
from hegui.sites.markup import taken_apart
from hegui.text import Text

FIRST = 2048  # bytes of an answer that are asked for
Class = Literal["source", "settings", "dump", "console", "listing"]
Proof = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Known:
    """A path to ask for, and how its content proves what it is."""

    path: str
    kind: Class
    name: Text
    proof: Proof
    grave: bool = False  # it hands out data or passwords, or lets others act


def _has(*words: bytes) -> Proof:
    return lambda body: all(w in body for w in words)


def _matches(pattern: bytes) -> Proof:
    form = re.compile(pattern, re.MULTILINE)
    return lambda body: form.search(body) is not None


def _is_packed(body: bytes) -> bool:
    return (
        body.startswith((b"PK\x03\x04", b"Rar!", b"\x1f\x8b", b"7z\xbc\xaf", b"BZh"))
        or body[257:262] == b"ustar"
    )


def _is_dump(body: bytes) -> bool:
    return (
        re.search(
            rb"^-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin)|^(?:CREATE TABLE|INSERT INTO|DROP TABLE)\b",
            body,
            re.M | re.I,
        )
        is not None
    )


def _is_settings(body: bytes) -> bool:
    return b"<" not in body[:200] and re.search(rb"^[A-Z][A-Z0-9_]{2,}\s*=", body, re.M) is not None


def _is_listed(body: bytes) -> bool:
    return is_listing(taken_apart(decoded(body, "")))


_GIT = Text("版本库", "version store")
KNOWN: tuple[Known, ...] = (
    Known("/.git/HEAD", "source", _GIT, _matches(rb"\A(?:ref: refs/|[0-9a-f]{40}\s*\Z)"), True),
    Known("/.svn/wc.db", "source", _GIT, lambda b: b.startswith(b"SQLite format 3\x00"), True),
    Known("/.env", "settings", Text("环境配置（.env）", "settings (.env)"), _is_settings, True),
    Known("/.DS_Store", "listing", Text("目录索引（.DS_Store）", "folder index (.DS_Store)"), lambda b: b.startswith(b"\x00\x00\x00\x01Bud1")),
    Known("/config.json", "settings", Text("配置文件", "settings"), _matches(rb"\A\s*\{[\s\S]*\"(?:password|secret|accessKey)")),
    Known("/web.config", "settings", Text("服务器配置", "server settings"), _has(b"<configuration", b"<system.web")),
    Known("/WEB-INF/web.xml", "settings", Text("应用配置", "application settings"), _has(b"<web-app"), True),
    Known("/phpinfo.php", "settings", Text("phpinfo 页面", "phpinfo page"), _has(b"phpinfo()", b"PHP Version")),
    Known("/server-status", "console", Text("服务器状态页", "server status page"), _has(b"Apache Server Status")),
    Known("/actuator/env", "console", Text("Spring Boot Actuator 环境", "Spring Boot actuator, environment"), _has(b'"propertySources"'), True),
    Known("/actuator", "console", Text("Spring Boot Actuator", "Spring Boot actuator"), _matches(rb'"_links"[\s\S]*"href"[\s\S]*actuator')),
    Known("/actuator/heapdump", "dump", Text("内存转储", "heap dump"), lambda b: b.startswith((b"JAVA PROFILE", b"\x1f\x8b")), True),
    Known("/env", "console", Text("Spring Boot 环境", "Spring Boot environment"), _matches(rb'"(?:systemProperties|propertySources|applicationConfig)'), True),
    Known("/druid/index.html", "console", Text("Druid 监控", "Druid monitor"), _has(b"Druid Stat Index"), True),
    Known("/nacos/", "console", Text("Nacos 控制台", "Nacos console"), _matches(rb"(?i)<title>\s*Nacos")),
    Known("/nacos/v1/auth/users?pageNo=1&pageSize=1", "console", Text("Nacos 用户接口（无需登录）", "Nacos users without login"), _has(b'"pageItems"'), True),
    Known("/swagger-ui.html", "console", Text("Swagger 接口文档", "Swagger documentation"), _matches(rb"(?i)swagger[- ]ui")),
    Known("/swagger-ui/index.html", "console", Text("Swagger 接口文档", "Swagger documentation"), _matches(rb"(?i)swagger[- ]ui")),
    Known("/v2/api-docs", "console", Text("接口描述", "interface description"), _matches(rb'"swagger"\s*:\s*"2')),
    Known("/v3/api-docs", "console", Text("接口描述", "interface description"), _matches(rb'"openapi"\s*:\s*"3')),
    Known("/phpmyadmin/", "console", Text("phpMyAdmin", "phpMyAdmin"), _matches(rb"(?i)phpMyAdmin[\s\S]*(?:pma_|login_form|input_username)")),
    Known("/backup/", "listing", Text("可列出的备份目录", "a folder of backups that is listed"), _is_listed, True),
    Known("/upload/", "listing", Text("可列出的上传目录", "a folder of uploads that is listed"), _is_listed, True),
    Known("/manager/html", "console", Text("Tomcat 管理台", "Tomcat manager"), _has(b"Tomcat", b"manager-gui")),
)  # fmt: skip
_ENDINGS: tuple[tuple[str, Proof], ...] = (
    (".zip", _is_packed),
    (".tar.gz", _is_packed),
    (".rar", _is_packed),
    (".sql", _is_dump),
)


def backups(host: str, year: int) -> tuple[Known, ...]:
    """Backups under the names that people give them: the host's, ``www``, ``web``, ``backup``, the year."""
    labels = [part for part in host.split(".") if part not in ("www", "cn", "com", "net", "org", "gov")]
    names = list(dict.fromkeys([*labels[:1], "www", "web", "backup", str(year)]))[:4]
    name = Text("备份文件", "backup")
    return tuple(
        Known(f"/{n}{ending}", "dump", name, proof, True) for n in names for ending, proof in _ENDINGS
    )


def proves(known: Known, status: int, body: bytes, baseline: tuple[int, bytes] | None) -> bool:
    """Is this the thing itself, and not what the server says to any name?"""
    if status not in (200, 206) or not body:
        return known.path == "/manager/html" and status == 401 and b"Tomcat" in body
    if baseline is not None and baseline[0] in (200, 206) and body[:512] == baseline[1][:512]:
        return False
    return known.proof(body)
