"""What a stranger's old site holds: lists in running text, passwords in server-side code, Tomcat's settings, an index.asp."""

from __future__ import annotations

import pytest
from generators import column

import hegui


def found(folder, *checks: str) -> list[str]:
    report = hegui.check(folder)
    return sorted(
        f"{f.check} {f.place.source.partition('/')[2]} {f.severity}"
        for f in report.findings
        if f.check in checks
    )


@pytest.mark.parametrize(
    "kind, many, expected",
    [
        ("mobile", 30, ["site.people-listed list.html medium"]),
        ("resident-id", 30, ["site.people-listed list.html high"]),
        ("mobile", 4, []),
        ("mobile-masked", 30, []),
        ("order-no", 30, []),
    ],
)
def test_people_listed_in_running_text_are_seen(tmp_path, kind, many, expected):
    lines = (
        f"{who}，联系方式 {n}，家庭困难"
        for who, n in zip(column("name", many), column(kind, many), strict=True)
    )
    page = f"<meta charset=utf-8><title>资助名单公示</title><h2>资助名单公示</h2><p>{'<br>'.join(lines)}</p>"
    (tmp_path / "list.html").write_text(page, encoding="utf-8")
    assert found(tmp_path, "site.people-listed") == expected


def test_a_table_of_people_is_told_once(tmp_path):
    pairs = zip(column("name", 30), column("mobile", 30), strict=True)
    rows = "".join(f"<tr><td>{who}</td><td>{number}</td></tr>" for who, number in pairs)
    page = f"<meta charset=utf-8><table><tr><th>姓名</th><th>手机</th></tr>{rows}</table>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    told = found(tmp_path, "site.people-listed", "site.personal-data-published")
    assert told == ["site.personal-data-published index.html medium"]


@pytest.mark.parametrize("home", ["index.asp", "Default.aspx", "default.htm", "index.html"])
def test_a_folder_with_a_home_page_of_any_kind_is_handed_out(tmp_path, home):
    (tmp_path / home).write_text("<html><body>欢迎</body></html>", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "db.mdb").write_bytes(b"\x00\x01\x00\x00Standard Jet DB\x00" + bytes(200))
    assert found(tmp_path, "site.data-left-in-web-folder") == [
        "site.data-left-in-web-folder data/db.mdb high"
    ]


CODE = {
    "conn.asp": '<%\nconnstr="Provider=SQLOLEDB;Data Source=127.0.0.1;User ID=sa;Password=Made@Up2010;"\n%>',
    "conn.aspx.txt.asp": '<% s = "server=.;database=x;uid=sa;pwd=made.up;" %>',
    "config.php": "<?php define('DB_PASSWORD', 'made-up-pass');",
    "db.php": '<?php $c = mysqli_connect("localhost", "root", "made-up-pass", "x");',
    "db.jsp": '<% Connection c = DriverManager.getConnection("jdbc:mysql://localhost/x", "root", "made-up-pass"); %>',
}
NO_PASSWORD = {
    "env.php": "<?php define('DB_PASSWORD', getenv('DB_PASSWORD'));",
    "ask.php": "<?php $c = mysqli_connect($host, $user, $password);",
    "integrated.asp": '<% s = "Data Source=.;Initial Catalog=x;Integrated Security=SSPI;" %>',
}


@pytest.mark.parametrize("name", [*CODE, *NO_PASSWORD])
def test_passwords_in_server_side_code_are_told_and_not_shown(tmp_path, name):
    (tmp_path / name).write_text({**CODE, **NO_PASSWORD}[name], encoding="utf-8")
    report = hegui.check(tmp_path)
    secrets = [f for f in report.findings if f.check == "site.secret-in-page"]
    assert len(secrets) == (name in CODE)
    assert "made" not in str(report.findings).lower().replace("made up", "")
    assert any(s.place.source.endswith(name) for s in report.skipped)


TOMCAT = """<?xml version="1.0"?>
<Server port="8005"><Service name="Catalina">
 <!-- <Connector sslEnabledProtocols="SSLv3" /> -->
 <Connector port="8443" SSLEnabled="true" sslEnabledProtocols="TLSv1,TLSv1.2"
   ciphers="TLS_RSA_WITH_RC4_128_SHA,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"/>
</Service></Server>
"""
WEB = "<web-app><servlet><init-param><param-name>listings</param-name><param-value>{}</param-value></init-param></servlet></web-app>"


@pytest.mark.parametrize(
    "name, text, expected",
    [
        (
            "server.xml",
            TOMCAT,
            ["site.tls-old-version server.xml medium", "site.weak-suite server.xml medium"],
        ),
        ("web.xml", WEB.format("true"), ["site.listing web.xml medium"]),
        ("web.xml", WEB.format("false"), []),
    ],
)
def test_tomcats_settings_are_read(tmp_path, name, text, expected):
    (tmp_path / name).write_text(text)
    assert found(tmp_path, "site.tls-old-version", "site.weak-suite", "site.listing") == expected
