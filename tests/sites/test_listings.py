"""Folders that a server lists, told by what all servers' pages share."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler

import pytest

import hegui
from hegui.sites.listings import is_listing
from hegui.sites.markup import taken_apart

NAMES = ["备份2019.zip", "db_backup.sql", "old site", "readme.txt"]


def python_page(folder) -> str:
    for name in NAMES:
        (folder / name).write_text("x")
    handler = SimpleHTTPRequestHandler.__new__(SimpleHTTPRequestHandler)
    handler.path, handler.requestline, handler.request_version, handler.command = (
        "/backup/",
        "",
        "HTTP/1.0",
        "GET",
    )
    handler.send_response = handler.send_header = lambda *_: None  # type: ignore[assignment]
    handler.end_headers = lambda: None
    said = handler.list_directory(str(folder))
    assert said is not None
    return said.read().decode()


LISTED = {
    "Apache": """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN"><html><head><title>Index of /upload</title></head><body><h1>Index of /upload</h1>
<table><tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th></tr>
<tr><td><a href="/">Parent Directory</a></td></tr><tr><td><a href="a_very_long_name_of_a_list_of_patients.xls">a_very_long_name_of_a..&gt;</a></td></tr></table>""",
    "nginx": '<html><head><title>Index of /files/</title></head><body><h1>Index of /files/</h1><hr><pre><a href="../">../</a>\n<a href="a.sql">a.sql</a> 01-Jan-2019 10:00 1234</pre></body></html>',
    "nginx, empty": '<html><head><title>Index of /files/</title></head><body><h1>Index of /files/</h1><hr><pre><a href="../">../</a></pre></body></html>',
    "lighttpd": '<html><head><title>Index of /d/</title></head><body><h2>Index of /d/</h2><table><tr><td><a href="../">..</a>/</td></tr><tr><td><a href="x.bak">x.bak</a></td></tr></table><div class="foot">lighttpd/1.4</div>',
    "IIS": '<html><head><title>www.example.cn - /upload/</title></head><body><H1>www.example.cn - /upload/</H1><hr><pre><A HREF="/">[To Parent Directory]</A><br> 2014/3/5 10:00 12 <A HREF="/upload/a.mdb">a.mdb</A><br></pre>',
    "IIS in Chinese": '<html><head><title>10.0.0.5 - /数据/</title></head><body><pre><A HREF="/">[转到父目录]</A><br> 2014年3月5日 12 <A HREF="/%E6%95%B0%E6%8D%AE/%E5%AD%A6%E7%94%9F.xls">学生.xls</A><br></pre>',
    "Tomcat": '<html><head><title>Directory Listing For [/doc/]</title></head><body><h1>Directory Listing For [/doc/] - <a href="/"><b>Up To [/]</b></a></h1><table><tr><td><a href="/doc/a.jsp"><tt>a.jsp</tt></a></td></tr></table><h3>Apache Tomcat</h3>',
    "Jetty": '<html><head><title>Directory: /doc/</title></head><body><h1>Directory: /doc/</h1><table><tr><td><a href="/">Parent Directory</a></td></tr><tr><td><a href="/doc/a.txt">a.txt&nbsp;</a></td><td>10 bytes</td></tr></table>',
    "caddy": '<html><head><title>bak/</title></head><body><header><h1><a href="/">/</a><a href="../">srv</a>bak</h1></header><table><tr><td><a href=".."><span class="goup">Up</span></a></td></tr><tr><td><a href="./a.7z"><span class="name">a.7z</span></a></td></tr></table>',
    "Go": '<pre>\n<a href="a.txt">a.txt</a>\n<a href="photos/">photos/</a>\n</pre>\n',
}  # fmt: skip
OTHERS = {
    "a page about listings": "<title>Index of /</title><p>Such a page shows what lies in a folder. <a href='/'>Home</a> <a href='/help'>Read more</a>",
    "a page of downloads": "<title>资料下载</title><h1>资料下载</h1><p>请下载以下表格：</p><a href='/'>首页</a><a href='b.doc'>报名表</a><a href='c.doc'>健康承诺书</a>",
    "a menu": "<title>某某医院</title><a href='/news'>news</a><a href='/about'>about</a><p>欢迎您",
    "a book index": "<title>Index of names</title><a href='a.html'>Adams</a><a href='b.html'>Brown</a>",
    "a login": "<title>host - /admin/</title><a href='../'>..</a><a href='x'>x</a><form><input type=password name=p></form>",
    "an empty page": "",
}  # fmt: skip


@pytest.mark.parametrize("server", LISTED)
def test_a_list_of_files_is_known_whatever_the_server(server):
    assert is_listing(taken_apart(LISTED[server]))


def test_what_python_itself_writes_is_known(tmp_path):
    assert is_listing(taken_apart(python_page(tmp_path)))


@pytest.mark.parametrize("page", OTHERS)
def test_other_pages_are_none(page):
    assert not is_listing(taken_apart(OTHERS[page]))


def test_a_saved_listing_in_a_folder_is_a_finding(tmp_path):
    (tmp_path / "index.html").write_text("<html><title>某诊所</title><body>欢迎", encoding="utf-8")
    (tmp_path / "upload.html").write_text(LISTED["IIS in Chinese"], encoding="gbk")
    found = [f for f in hegui.check(tmp_path).findings if f.check == "site.listing"]
    assert [f.place.source.rpartition("/")[2] for f in found] == ["upload.html"]
