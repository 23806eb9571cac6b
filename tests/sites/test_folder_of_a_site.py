"""A folder that holds a website: what its files show, through the doors; no packet leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

import hegui
from hegui.model import Report

OLD_SCRIPT = (
    '/*! jQuery v1.8.3 jquery.com | jquery.org/license */\n(function(a){var v={jquery:"1.8.3"};})(window);\n'
)
INDEX = """<!doctype html><html lang="zh-CN"><head><meta charset="{charset}"><title>仁和诊所</title>
<script src="js/jquery-1.8.3.min.js"></script>
<script src="https://cdn.polyfill.io/v2/polyfill.min.js"></script>
<script src="https://www.google-analytics.com/analytics.js"></script></head><body>
<h1>预约挂号</h1><p>发布日期：2018-03-05</p>
<form action="http://www.renhe.example/save.php" method="post">姓名<input name="xm"> 身份证号<input name="sfzh">
手机<input name="phone"><input type="submit" value="提交"></form>
<img src="http://img.renhe.example/a.png"><p>版权所有 2012-2018 仁和诊所 京ICP备12345678号-1</p></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "js").mkdir(parents=True)
    (root / "index.html").write_text(INDEX.format(charset="utf-8"), encoding="utf-8")
    (root / "js/jquery-1.8.3.min.js").write_text(OLD_SCRIPT, encoding="utf-8")
    return root


def checked(root: Path) -> Report:
    return hegui.check(root)


def found(report: Report) -> dict[str, str]:
    """The checks of websites that found something, with the place of the first."""
    return {f.check: str(f.place) for f in reversed(report.findings) if f.check.startswith("site.")}


def test_what_an_old_clinic_site_shows_is_found_at_its_place(site: Path) -> None:
    told = found(checked(site))
    assert told.pop("site.old-library").startswith("site/js/jquery-1.8.3.min.js")
    assert told.pop("site.library-end-of-life").startswith("site/js/jquery-1.8.3.min.js")
    assert told.pop("site.abandoned") == told.pop("site.no-privacy-notice") == "site"
    assert {
        "site.form-in-clear",
        "site.hijackable-script",
        "site.foreign-recipient",
        "site.mixed-content",
        "site.no-integrity",
        "site.no-complaint-entrance",
    } <= set(told)


def test_what_files_cannot_show_is_skipped_not_clean(site: Path) -> None:
    assert any("certificates, TLS" in s.reason.en and s.place.source == "site" for s in checked(site).skipped)


def test_a_site_in_gbk_reads_the_same(site: Path) -> None:
    before = set(found(checked(site)))
    (site / "index.html").write_bytes(INDEX.format(charset="gb2312").encode("gbk"))
    assert set(found(checked(site))) == before


def test_a_modern_site_that_says_what_it_owes_is_left_alone(tmp_path: Path) -> None:
    notice = (
        "<title>隐私政策</title><p>更新日期：2026-10-01</p><p>某公司（联系电话 010-00000000）为提供预约服务这一目的，收集姓名、手机等信息，"
        "种类如下。保存期限为一年。您可以查询、更正、删除您的个人信息，或撤回同意。</p>"
        + "<p>其余条款从略。</p>"
        * 40
    )
    page = (
        '<html lang="zh-CN"><meta charset="utf-8"><title>某诊所</title><p>欢迎光临本诊所，我们提供口腔诊疗、洁牙和儿童正畸以外的各项服务。</p>'
        '<form action="https://www.example.cn/book" method="post">姓名<input name="name"><input name="phone"></form>'
        '<a href="privacy.html">隐私政策</a> 投诉举报电话 010-00000000，五个工作日内答复 '
        '<a href="https://beian.miit.gov.cn/">京ICP备12345678号-1</a> 2026-11-01</html>'
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "privacy.html").write_text(notice, encoding="utf-8")
    assert set(found(checked(tmp_path))) <= {"site.police-number"}


def test_id_numbers_listed_on_a_page_are_a_finding_of_their_own(site: Path) -> None:
    rows = "".join(f"<tr><td>王{n}</td><td>11010519491231002X</td></tr>" for n in ("芳", "伟"))
    (site / "list.html").write_text(
        f'<meta charset="utf-8"><table><tr><th>姓名</th><th>身份证号</th></tr>{rows}</table>',
        encoding="utf-8",
    )
    report = checked(site)
    published = [f for f in report.findings if f.check == "site.personal-data-published"]
    assert published and published[0].place.source == "site/list.html"
    assert "11010519491231002X" not in repr(report)


SETTINGS = [
    ("a/nginx.conf", "server { listen 443 ssl; ssl_protocols TLSv1 TLSv1.2; }\n", "site.tls-old-version"),
    ("b/nginx.conf", "server { listen 443 ssl;\n ssl_ciphers HIGH:RC4-SHA:!aNULL; }\n", "site.weak-suite"),
    ("c/nginx.conf", "server { listen 80;\n location / { autoindex on; } }\n", "site.listing"),
    ("d/.htaccess", "RewriteEngine on\nOptions +Indexes\n", "site.listing"),
    ("e/vhost.conf", "<VirtualHost *:443>\nSSLProtocol all -SSLv3\n</VirtualHost>\n", "site.tls-old-version"),
    (
        "f/web.config",
        '<?xml version="1.0"?><configuration><system.webServer><directoryBrowse enabled="true"/></system.webServer></configuration>',
        "site.listing",
    ),
    (
        "g/nginx.conf",
        "server { listen 443 ssl; ssl_protocols TLSv1.2 TLSv1.3; # TLSv1\n ssl_ciphers HIGH:!aNULL:!RC4; autoindex off; }\n",
        "",
    ),
]


def test_what_a_servers_configuration_says_is_judged_and_new_settings_are_left_alone(tmp_path: Path) -> None:
    for name, text, _ in SETTINGS:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = {
        (f.place.source.partition("/")[2], f.check)
        for f in checked(tmp_path).findings
        if f.check.startswith("site.")
    }
    assert told == {
        *((name, check) for name, _, check in SETTINGS if check),
        ("e/vhost.conf", "site.tls-old-version"),
    }


def test_a_version_store_in_a_web_folder_is_told(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    assert found(checked(site))["site.data-left-in-web-folder"] == "site/.git"


def test_a_source_map_with_the_source_in_full_is_told_and_one_of_packages_is_not(site: Path) -> None:
    (site / "js/app.js.map").write_text(
        '{"version":3,"sources":["src/app.js"],"sourcesContent":["x"],"mappings":"AAAA"}', encoding="utf-8"
    )
    (site / "js/lib.js.map").write_text(
        '{"version":3,"sources":["../node_modules/lodash/a.js"],"mappings":"AAAA"}', encoding="utf-8"
    )
    maps = [f for f in checked(site).findings if f.check == "site.source-map"]
    assert [f.place.source for f in maps] == ["site/js/app.js.map"]


def test_a_cloud_key_in_a_script_is_told_and_masked(site: Path) -> None:
    key = "LTAI" + "4Fz0made0up0here"
    (site / "js/app.js").write_text(f'var k="{key}";', encoding="utf-8")
    report = checked(site)
    assert "site.secret-in-page" in found(report)
    assert key not in repr(report)


def test_installed_packages_are_no_scripts_of_the_site(site: Path) -> None:
    (site / "node_modules/jquery").mkdir(parents=True)
    (site / "node_modules/jquery/jquery.js").write_text(OLD_SCRIPT, encoding="utf-8")
    libraries = [f for f in checked(site).findings if f.check == "site.old-library"]
    assert [f.place.source for f in libraries] == ["site/js/jquery-1.8.3.min.js"]


BROKEN = {
    "broken.html": b"<html><form action=><input name=phone><script>var a='<table><!--",
    "empty.html": b"",
    "binary.html": bytes(range(256)) * 40,
    "long.js": b"var a=" + b"(/x/)," * 300_000 + b"0;",
    "stalling.html": b"<a " * 60_000 + b"<!--" * 20_000,
    "broken.js.map": b'{"sources": ["a',
    "deep.js.map": b"[" * 100_000,
}


def test_broken_files_cost_themselves_and_no_more(site: Path) -> None:
    for name, body in BROKEN.items():
        (site / name).write_bytes(body)
    report = checked(site)
    assert "site.old-library" in found(report)
    assert "site/broken.js.map" in {s.place.source for s in report.skipped}


def test_a_recipient_that_the_privacy_notice_names_is_not_asked_about(site: Path) -> None:
    page = '<meta charset="utf-8"><title>隐私政策</title><p>本站使用{name}的统计服务。</p><script src="https://hm.baidu.com/hm.js"></script>'
    (site / "privacy.html").write_text(page.format(name="某公司"), encoding="utf-8")
    assert "site.recipient-not-told" in found(checked(site))
    (site / "privacy.html").write_text(page.format(name="百度"), encoding="utf-8")
    assert "site.recipient-not-told" not in found(checked(site))


@pytest.mark.parametrize(("there", "dead"), [(0, True), (3, True), (6, False), (8, False)])
def test_links_to_pages_that_are_not_there_are_a_sign_of_age(tmp_path: Path, there: int, dead: bool) -> None:
    """Of eight links and two to elsewhere: alone it makes no verdict, and neither does an old date; both together do."""
    root = tmp_path / "site"
    (root / "news").mkdir(parents=True)
    links = "".join(
        f'<a href="{way}{n}.html?from=home#top">新闻{n}</a>' for n, way in enumerate(["news/", "/news/"] * 4)
    )
    home = f'<html lang="zh-CN"><title>某站</title>{links}<a href="http://other.example/x.html">友情链接</a><a href="a.pdf">表</a>{{}}</html>'
    for n in range(there):
        (root / f"news/{n}.html").write_text("<p>新闻</p>", encoding="utf-8")
    (root / "index.html").write_text(home.format(""), encoding="utf-8")
    assert "site.abandoned" not in found(checked(root))
    (root / "index.html").write_text(home.format("<p>发布日期：2019-05-01</p>"), encoding="utf-8")
    told = [f.because.en for f in checked(root).findings if f.check == "site.abandoned"]
    assert [f"{8 - there} of 8 links" in because for because in told] == ([True] if dead else [])


def test_weak_algorithms_in_scripts_and_templates_are_told(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "index.html").write_text("<p>md5($nothing) in a page is a text</p>", encoding="utf-8")
    (root / "login.js").write_text("var h = CryptoJS.MD5(password);\n", encoding="utf-8")
    (root / "login.php").write_text(
        "<html><form></form></html>\n<?php $h = md5($_POST['p']); ?>", encoding="utf-8"
    )
    (root / "new.js").write_text("crypto.createHash('sha256')\n", encoding="utf-8")
    told = {str(f.place) for f in checked(root).findings if f.check == "crypto.weak-algorithm"}
    assert told == {"site/login.js:1", "site/login.php:2"}


@pytest.mark.parametrize(
    "name", ["sites-available/default", "sites-available/www.example.cn", "conf.d/site.conf"]
)
def test_the_settings_of_a_site_are_known_by_their_folder(tmp_path: Path, name: str) -> None:
    file = tmp_path / "nginx" / name
    file.parent.mkdir(parents=True)
    file.write_text("server {\n    listen 443 ssl;\n    ssl_protocols TLSv1 TLSv1.2;\n}\n")
    told = [(f.check, str(f.place)) for f in checked(tmp_path / "nginx").findings]
    assert told == [("site.tls-old-version", f"nginx/{name}:3")]
