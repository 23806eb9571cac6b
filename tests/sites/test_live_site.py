"""A live site on loopback, inside a scope: pages, headers, cookies, exposed files, ports; the run log as evidence."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from site_servers import http_server, raw_scope, scope_text, talking

import hegui
from hegui.model import Report

HOME = (
    '<html lang="zh-CN"><title>某网站</title><script src="/js/app.js"></script><a href="/list.html">名单</a>'
    '<a href="/private/x.html">内部</a><a href="http://other.example/">别处</a><a href="/gone">跳转</a><a href="/err">错误</a></html>'
).encode()
ROWS = "".join(f"<tr><td>王{n}</td><td>11010519491231002X</td></tr>" for n in ("芳", "伟"))
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/": (200, {"Set-Cookie": "JSESSIONID=raw-value-7; Path=/"}, HOME),
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private/\n"),
    "/js/app.js": (
        200,
        {"Content-Type": "text/javascript"},
        b"/*! jQuery v1.8.3 jquery.com */ var v={jquery:'1.8.3'};",
    ),
    "/list.html": (200, {}, f"<table><tr><th>姓名</th><th>身份证号</th></tr>{ROWS}</table>".encode()),
    "/err": (500, {}, b"<pre>Traceback (most recent call last):\n  File app.py</pre>"),
    "/gone": (302, {"Location": "http://elsewhere.example/"}, b""),
    "/.git/HEAD": (200, {"Content-Type": "application/octet-stream"}, b"ref: refs/heads/main\n"),
    "/actuator/env": (200, {"Content-Type": "application/json"}, b'{"propertySources":[]}'),
}


def looked(tmp_path: Path, target: str, *ports: int, **fields: Any) -> Report:
    file = tmp_path / "scope.toml"
    file.write_text(scope_text(raw_scope(*ports, **fields)), encoding="utf-8")
    return hegui.check(target, scope=file)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, list[str]]:
    with http_server(PAGES) as (port, asked):
        report = looked(
            tmp_path_factory.mktemp("live"), f"http://127.0.0.1:{port}/", port, kinds=["pages", "known-paths"]
        )
        return report, asked


def test_pages_headers_cookies_and_exposed_files_are_judged(whole: tuple[Report, list[str]]) -> None:
    found = {f.check: f for f in reversed(whole[0].findings)}
    assert {
        "site.old-library",
        "site.personal-data-published",
        "site.header-missing",
        "site.policy-weak",
        "site.cookie-unprotected",
        "site.plain-http",
        "site.debug",
        "site.exposed-file",
        "site.open-console",
    } <= set(found)
    assert str(found["site.exposed-file"].place).endswith("/.git/HEAD")
    assert str(found["site.open-console"].place).endswith("/actuator/env")


def test_no_value_of_a_page_or_a_cookie_is_told(whole: tuple[Report, list[str]]) -> None:
    from hegui.reports import write

    for form in ("json", "html", "terminal"):
        told = str(write(form, whole[0], "zh"))
        assert "raw-value-7" not in told and "11010519491231002X" not in told


def test_robots_are_kept_to_and_what_lies_outside_is_named_and_not_asked(
    whole: tuple[Report, list[str]],
) -> None:
    report, asked = whole
    assert "/private/x.html" not in asked
    reasons = [s.reason.en for s in report.skipped]
    assert any("robots.txt" in r for r in reasons)
    assert any("elsewhere[.]example" in r or "elsewhere.example" in r for r in reasons)
    assert [r for r in reasons if "other.example" in r] == [
        "pages lead to 1 hosts outside the scope, not followed: other.example"
    ]


def test_every_request_is_in_the_run_log_and_the_log_in_the_report(whole: tuple[Report, list[str]]) -> None:
    report, asked = whole
    (looks,) = report.looks
    assert len(looks.sent) == len(asked)
    assert {s.address for s in looks.sent} == {"127.0.0.1"}
    assert "示例诊所" in looks.authority.zh


def test_the_run_log_is_in_sarif_too(whole: tuple[Report, list[str]]) -> None:
    from hegui.reports import write

    (looks,) = json.loads(write("sarif", whole[0], "zh"))["runs"][0]["properties"]["looks"]
    assert len(looks["sent"]) == len(whole[1]) and "示例诊所" in looks["authority"]["zh"]
    assert looks["sent"][0]["purpose"].startswith("GET /")


def test_a_source_of_hegui_toml_has_a_scope_of_its_own(tmp_path: Path) -> None:
    with http_server(PAGES) as (one, asked), http_server(PAGES) as (other, never):
        (tmp_path / "one.toml").write_text(scope_text(raw_scope(one)), encoding="utf-8")
        sources = "".join(f'[[source]]\nname = "{n}"\nurl = "http://127.0.0.1:{p}/"\n{s}\n' for n, p, s in (
            ("first", one, 'scope = "one.toml"'), ("again", one, 'scope = "./one.toml"\nexclude = ["x"]'), ("not covered", other, 'scope = "one.toml"'),
        ))  # fmt: skip
        (tmp_path / "hegui.toml").write_text(sources, encoding="utf-8")
        report = hegui.check(config=tmp_path / "hegui.toml")
    (looks,) = report.looks  # one Gate, one log
    assert len(looks.sent) == len(asked) > 0 and not never
    assert [s.place.source for s in report.skipped if s.asked] == ["not covered"]


@pytest.mark.parametrize("kind", ["pages", "known-paths"])
def test_a_server_that_stops_answering_is_left_alone_after_three_times(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first two connections are answered; then the server says half a word and hangs up."""
    links = "".join(f'<a href="/{n}.html">x</a>' for n in range(20)).encode()
    met: list[int] = []

    def talk(client: socket.socket) -> None:
        met.append(len(client.recv(4096)))
        whole = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(links) + links
        )
        client.sendall(
            whole
            if len(met) <= 2
            else b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\nhalf"
            if kind == "known-paths"
            else b""
        )

    with talking(talk) as port:
        report = looked(tmp_path, f"http://127.0.0.1:{port}/", port, kinds=[kind])
    assert 5 <= len(met) <= 6
    assert [s for s in report.skipped if "no longer answers" in s.reason.en]


def test_a_header_weighs_more_where_a_page_asks_for_something(tmp_path: Path) -> None:
    form = '<form method="post">手机<input name="phone"></form>'
    told = {}
    for body in ("<p>只展示</p>", form):
        with http_server({"/": (200, {}, f"<html>{body}</html>".encode())}) as (port, _):
            report = looked(tmp_path, f"http://127.0.0.1:{port}/", port)
            told[body] = {
                f.severity for f in report.findings if f.check in ("site.header-missing", "site.policy-weak")
            }
    assert told == {"<p>只展示</p>": {"low"}, form: {"medium"}}


def test_a_server_that_says_yes_to_every_name_exposes_nothing(tmp_path: Path) -> None:
    page = (
        200,
        {},
        b"<html><title>swagger-ui Nacos phpMyAdmin login_form</title>ref: refs/heads/main</html>",
    )
    with http_server({}, default=page) as (port, _):
        report = looked(tmp_path, f"http://127.0.0.1:{port}/", port, kinds=["known-paths"])
    assert not [f for f in report.findings if f.check in ("site.exposed-file", "site.open-console")]


@pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not installed")
def test_an_open_redis_is_told_and_one_with_a_password_is_a_question(tmp_path: Path) -> None:
    for password, verdict in (("", "breach"), ("made-up-secret", "to-confirm")):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [
            "redis-server",
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--dir",
            str(tmp_path),
        ]
        server = subprocess.Popen(
            [*command, *(["--requirepass", password] if password else [])], stdout=subprocess.DEVNULL
        )
        try:
            for _ in range(100):
                with socket.socket() as trial:
                    if trial.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            report = looked(tmp_path, "http://127.0.0.1/", port, 80, kinds=["ports"])
        finally:
            server.terminate()
            server.wait(10)
        assert [f.verdict for f in report.findings if f.check == "site.open-service"] == [verdict]


GREETINGS = {
    "MySQL": (b"J\x00\x00\x00\x0a8.0.36\x00", "to-confirm"),
    "Memcached": (b"VERSION 1.6.21\r\n", "breach"),
    "ZooKeeper": (b"srvr is not executed because it is not in the whitelist.\n", "to-confirm"),
    "Elasticsearch": (b'HTTP/1.0 200 OK\r\n\r\n{"cluster_name":"es"}', "breach"),
    "etcd": (b'HTTP/1.1 404 Not Found\r\n\r\nHTTP/1.0 200 OK\r\n\r\n{"etcdserver":"3.2"}', "to-confirm"),
}


@pytest.mark.parametrize("service", sorted(GREETINGS))
def test_other_services_are_told_by_their_answer(service: str) -> None:
    from site_servers import scope

    from hegui.gate import Gate
    from hegui.readers.live_looks import _hello
    from hegui.sites.services import SERVICES

    answer, verdict = GREETINGS[service]
    with talking(lambda client: client.sendall(answer)) as port:
        one = next(s for s in SERVICES if s.name == service)
        data, _ = _hello(Gate(scope(port, kinds=["ports"])), "127.0.0.1", port, one)
    assert one.means(data) == ("open" if verdict == "breach" else "there")


def test_an_answer_of_mongodb_is_told_open_or_locked() -> None:
    import struct

    from hegui.sites.services import _list_databases, _mongo

    def message(inner: bytes) -> bytes:
        return struct.pack("<iiii", 16 + 5 + len(inner), 2, 1, 2013) + b"\x00" * 5 + inner + b"\x00" * 20

    assert _mongo(message(b"\x04databases\x00\x05")) == "open"
    assert _mongo(message(b"\x02codeName\x00Unauthorized\x00")) == "locked"
    assert struct.unpack_from("<i", _list_databases())[0] == len(_list_databases())


def test_the_source_map_that_a_script_names_is_asked_for(tmp_path: Path) -> None:
    told = json.dumps({"version": 3, "sources": ["src/a.ts"], "sourcesContent": ["1"], "mappings": "AAAA"})
    script = {"Content-Type": "text/javascript"}
    pages: dict[str, tuple[int, dict[str, str], bytes]] = {
        "/": (200, {}, b"<script src=/a.js></script><script src=/b.js></script><script src=/c.js></script>"),
        "/a.js": (200, script, b"f()\n//# sourceMappingURL=a.js.map\n"),
        "/a.js.map": (200, {"Content-Type": "application/json"}, told.encode()),
        "/b.js": (200, script, b"f()\n//# sourceMappingURL=gone.map"),
        "/c.js": (200, script, b"f()\n//# sourceMappingURL=data:application/json;base64,e30="),
    }
    with http_server(pages) as (port, asked):
        report = looked(tmp_path, f"http://127.0.0.1:{port}/", port, kinds=["pages"])
    found = [str(f.place) for f in report.findings if f.check == "site.source-map"]
    assert [f.rpartition("/")[2] for f in found] == ["a.js.map"]
    assert sorted(asked) == ["/", "/a.js", "/a.js.map", "/b.js", "/c.js", "/gone.map", "/robots.txt"]
    assert not [s for s in report.skipped if "JSON" in s.reason.en]


def test_a_console_in_saved_traffic_is_a_question(tmp_path: Path) -> None:
    def entry(path: str, mime: str, body: str, status: int = 200) -> dict[str, Any]:
        content = {"mimeType": mime, "text": body}
        headers = [{"name": "Content-Type", "value": mime}]
        return {
            "request": {"url": f"https://site.example{path}"},
            "response": {"status": status, "headers": headers, "content": content},
        }

    entries = [
        entry("/actuator/env", "application/json", '{"propertySources":[]}'),
        entry("/druid/index.html", "text/html", "<title>Druid Stat Index</title>"),
        entry("/nacos/", "text/html", "<title>Not found</title>"),
        entry("/.env", "text/plain", "APP_KEY=made-up\n"),
        entry("/v2/api-docs", "application/json", '{"swagger": "2.0"}', status=401),
    ]
    (tmp_path / "x.har").write_text(json.dumps({"log": {"entries": entries}}))
    found = {
        (f.check, f.place.source.partition("site.example")[2], f.verdict)
        for f in hegui.check(tmp_path).findings
        if f.check in ("site.open-console", "site.exposed-file")
    }
    assert found == {
        ("site.open-console", "/actuator/env", "to-confirm"),
        ("site.open-console", "/druid/index.html", "to-confirm"),
        ("site.exposed-file", "/.env", "to-confirm"),
    }


def test_a_har_is_read_as_the_site_it_came_from(tmp_path: Path) -> None:
    def entry(url: str, text: str, kind: str = "text/html", **headers: str) -> dict[str, Any]:
        told = [
            {"name": "Content-Type", "value": kind},
            *({"name": k, "value": v} for k, v in headers.items()),
        ]
        return {
            "request": {"url": url},
            "response": {"status": 200, "headers": told, "content": {"text": text}},
        }

    entries = [
        entry("https://www.example.cn/", HOME.decode(), **{"Set-Cookie": "sid=raw-value-8; Path=/"}),
        entry("https://www.example.cn/js/app.js", PAGES["/js/app.js"][2].decode(), "text/javascript"),
        {"request": {}},
    ]
    file = tmp_path / "saved.har"
    file.write_text(json.dumps({"log": {"entries": entries}}), encoding="utf-8")
    report = hegui.check(file)
    found = {f.check for f in report.findings}
    assert {"site.old-library", "site.cookie-unprotected", "site.header-missing"} <= found
    assert any("not whole" in s.reason.en for s in report.skipped)
    assert "raw-value-8" not in repr(report)


def test_a_web_archive_is_read_and_its_end_cut_off_is_told(tmp_path: Path) -> None:
    def record(url: str, body: bytes, kind: str) -> bytes:
        block = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(block)}\r\n\r\n"
        return head.encode() + block + b"\r\n\r\n"

    file = tmp_path / "site.warc"
    data = record("https://www.example.cn/", HOME, "text/html") + record(
        "https://www.example.cn/js/app.js", PAGES["/js/app.js"][2], "text/javascript"
    )
    file.write_bytes(data + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999\r\n\r\nHTTP")
    report = hegui.check(file)
    assert "site.old-library" in {f.check for f in report.findings}
    assert any("damaged" in s.reason.en for s in report.skipped)
