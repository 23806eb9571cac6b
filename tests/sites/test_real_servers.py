"""Servers from Debian, looked at inside a scope: nginx, MariaDB, memcached, etcd, ZooKeeper, as far as they are installed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_servers import raw_scope, scope, scope_text

import hegui
from hegui.gate import Gate
from hegui.gate.gate import Silent
from hegui.readers.live_looks import _hello
from hegui.sites.services import SERVICES

CONF = """
{user}
daemon off; pid {root}/nginx.pid; error_log {root}/error.log;
events {{ }}
http {{
  access_log off; client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3;
  uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
  server {{
    listen 127.0.0.1:{port} ssl; root {root}/www; autoindex on; index index.html;
    ssl_certificate {root}/c.pem; ssl_certificate_key {root}/k.pem; ssl_protocols TLSv1.2 TLSv1.3;
    add_header X-Content-Type-Options nosniff;
  }}
}}
"""


@pytest.mark.real
@pytest.mark.skipif(
    shutil.which("nginx") is None and not Path("/usr/sbin/nginx").exists(), reason="nginx is not installed"
)
def test_an_nginx_that_lists_its_folders_is_told_and_its_new_tls_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "www/files").mkdir(parents=True)
    (tmp_path / "www/files/a.txt").write_text("x")
    (tmp_path / "www/index.html").write_text('<html><a href="/files/">files</a></html>')
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "90",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run(
        [*make, "-keyout", tmp_path / "k.pem", "-out", tmp_path / "c.pem"], check=True, capture_output=True
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    conf = tmp_path / "nginx.conf"
    conf.write_text(CONF.format(root=tmp_path, port=port, user="user root;" if os.geteuid() == 0 else ""))
    tmp_path.chmod(0o755)
    server = subprocess.Popen(
        [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(conf)], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        file = tmp_path / "scope.toml"
        raw = raw_scope(port, kinds=["pages", "tls", "known-paths"])
        file.write_text(scope_text(raw), encoding="utf-8")
        report = hegui.check(f"https://127.0.0.1:{port}/", scope=file)
    finally:
        server.terminate()
        server.wait(10)
    found = {f.check: str(f.place) for f in report.findings}
    assert found["site.listing"].endswith("/files/")
    assert "site.certificate" in found  # made for another name
    assert not {"site.tls-old-version", "site.weak-suite", "site.exposed-file", "site.plain-http"} & set(
        found
    )
    assert "x-content-type-options" not in " ".join(f.because.en for f in report.findings).lower()


def test_a_mysql_port_within_reach_is_told_by_its_greeting_alone() -> None:
    mysql = next(s for s in SERVICES if s.name == "MySQL")
    gate = Gate(scope(3306, kinds=["ports"]))
    try:
        answer, _ = _hello(gate, "127.0.0.1", 3306, mysql)
    except Silent:
        pytest.skip("no MySQL or MariaDB at 127.0.0.1:3306")
    assert mysql.means(answer) in ("there", "locked")
    assert [s.outcome for s in gate.sent] == [mysql.means(answer)]


def _free_ports(number: int) -> list[int]:
    with contextlib.ExitStack() as held:
        return [
            held.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1] for _ in range(number)
        ]


@contextlib.contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A server of one's own on loopback, from when it listens."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(400):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, "it has ended"
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait(20)


def state(service: str, port: int) -> str:
    """What hegui's hello makes of a server."""
    asked = next(s for s in SERVICES if s.name == service)
    answer, _ = _hello(Gate(scope(port, kinds=["ports"])), "127.0.0.1", port, asked)
    return asked.means(answer)


@pytest.mark.real
@pytest.mark.skipif(shutil.which("memcached") is None, reason="memcached is not installed")
def test_a_real_memcached_is_open() -> None:
    (port,) = _free_ports(1)
    with running(["memcached", "-u", "nobody", "-l", "127.0.0.1", "-p", str(port)], port):
        assert state("Memcached", port) == "open"


@pytest.mark.real
@pytest.mark.skipif(shutil.which("etcd") is None, reason="etcd is not installed")
def test_a_real_etcd_is_open_until_logins_are_switched_on(tmp_path: Path) -> None:
    port, peer = _free_ports(2)
    here, there = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{peer}"
    command = [
        "etcd", "--data-dir", str(tmp_path / "etcd"), "--listen-client-urls", here, "--advertise-client-urls", here,
        "--listen-peer-urls", there, "--initial-advertise-peer-urls", there, "--initial-cluster", f"default={there}",
    ]  # fmt: skip
    with running(command, port):
        time.sleep(1)  # it listens before it has chosen itself
        assert state("etcd", port) == "open"
        for way, said in (
            ("user/add", {"name": "root", "password": "made-up"}), ("role/add", {"name": "root"}), ("user/grant", {"user": "root", "role": "root"}), ("enable", {}),
        ):  # fmt: skip
            asking = urllib.request.Request(f"{here}/v3/auth/{way}", json.dumps(said).encode())
            urllib.request.urlopen(asking, timeout=10).close()
        assert state("etcd", port) == "locked"


@pytest.mark.real
@pytest.mark.skipif(
    shutil.which("java") is None or not Path("/usr/share/java/zookeeper.jar").exists(),
    reason="ZooKeeper (zookeeperd and java) is not installed",
)
def test_a_real_zookeeper_is_open_although_it_no_longer_answers_ruok(tmp_path: Path) -> None:
    (port,) = _free_ports(1)
    (tmp_path / "zoo.cfg").write_text(
        f"tickTime=2000\ndataDir={tmp_path}/zk\nclientPort={port}\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n"
    )
    jars = ":".join(
        str(jar)
        for form in ("zookeeper.jar", "zookeeper-jute.jar", "slf4j-api.jar", "slf4j-simple.jar", "netty*.jar", "metrics-core.jar", "snappy-java.jar", "jackson-*.jar")
        for jar in Path("/usr/share/java").glob(form)
    )  # fmt: skip
    main = "org.apache.zookeeper.server.quorum.QuorumPeerMain"
    with running(["java", "-cp", jars, main, str(tmp_path / "zoo.cfg")], port):
        time.sleep(1)
        assert state("ZooKeeper", port) == "open"
