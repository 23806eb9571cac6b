"""nginx from Debian, and the MariaDB of this machine, looked at inside a scope."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
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
