"""
Files of a website that are no data: scripts, styles, source maps, page templates, the configuration of a web server.

Each is a ``Page`` for the examiners.  What lies in ``node_modules`` and other folders of installed packages belongs to the
software supply and is not told as a script of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePath

from hegui.model import Page, Place, Read, Setting, Skipped
from hegui.readers import Source, reader
from hegui.readers.exports import web_folder
from hegui.readers.files import Broken, head_of, opened, why
from hegui.readers.kinds import CODE
from hegui.sites.server_settings import is_xml_settings, kind_of
from hegui.text import Text

LONGEST = 64 << 20  # bytes of one file that are looked at
_KINDS = {
    ".js": "script", ".mjs": "script", ".cjs": "script", ".css": "style", ".map": "source-map",
}  # fmt: skip
_TEMPLATES = frozenset({".php", ".jsp", ".asp", ".aspx", ".vue", ".shtml"})
_MARKUP = re.compile(rb"<(?:html|head|body|script|form|link|iframe|template)\b", re.IGNORECASE)
_INSTALLED = frozenset(
    {"node_modules", "bower_components", "site-packages", "dist-packages", "vendor/bundle"}
)
_SUPPLY = Text(
    "安装的软件包中的文件，按软件供应链查看，不作为网站脚本",
    "a file of an installed package: looked at as software supply, not as a script of the site",
)
_CUT = Text("文件超过 {n} MB，其余部分未查看", "longer than {n} MB: the rest was not looked at")


@reader(
    "site-files",
    takes=(
        "*.js",
        "*.mjs",
        "*.cjs",
        "*.css",
        "*.map",
        "*.php",
        "*.jsp",
        "*.asp",
        "*.aspx",
        "*.vue",
        "*.shtml",
    ),
    title=Text(
        "网站的脚本、样式、源码映射和页面模板", "Scripts, styles, source maps and page templates of websites"
    ),
)
def read_site_file(source: Source) -> Iterator[Read]:
    """Yield the file as one Page."""
    assert source.path is not None
    place = Place(source.name)
    if is_installed(source):
        yield Skipped(place, _SUPPLY)
        return
    suffix = PurePath(source.path.name.lower().removesuffix(".gz")).suffix
    if suffix in _TEMPLATES and not _MARKUP.search(head_of(source.path)):
        yield from page_of(source, "server-code")  # for the passwords in it
        yield Skipped(place, CODE.reason)
        return
    yield from page_of(source, _KINDS.get(suffix, "html"))


@reader(
    "server-settings",
    takes=("*.conf", ".htaccess", "*.htaccess", "web.config", "*.config", "*.vhost", "*.nginx"),
    title=Text(
        "网站服务器配置（nginx、Apache、IIS、Tomcat）", "Settings of web servers (nginx, Apache, IIS, Tomcat)"
    ),
    sniffs=is_xml_settings,
)
def read_server_settings(source: Source) -> Iterator[Read]:
    """Yield the file as one Page where it configures a web server."""
    assert source.path is not None
    if kind_of(head_of(source.path)) is None:
        yield Skipped(Place(source.name), CODE.reason)
        return
    yield from page_of(source, "server-settings")


@reader(
    "server-sites",
    takes=("sites-available/*", "sites-enabled/*", "conf.d/*", "vhosts/*", "vhosts.d/*"),
    title=Text(
        "按文件夹存放的网站配置（sites-available 等）",
        "Settings of sites by their folder (sites-available and others)",
    ),
    named=True,
)
def read_server_sites(source: Source) -> Iterator[Read]:
    """Yield the file as one Page where it configures a web server: Debian's nginx gives these files no ending."""
    yield from read_server_settings(source)


def page_of(source: Source, kind: str) -> Iterator[Read]:
    """A file as a Page; its bytes are read when they are asked for."""
    assert source.path is not None
    place = Place(source.name)
    yield Page(place, kind, partial(_body, source.path))
    try:
        if source.path.stat().st_size > LONGEST:
            yield Skipped(place, _CUT.fill(n=LONGEST >> 20))
    except OSError as wrong:
        yield Skipped(place, why(wrong))


def public_page(source: Source) -> Iterator[Setting]:
    """A ``Setting`` where a page lies in a folder that a web server hands out."""
    if web_folder(source) is not None:
        yield Setting(Place(source.name), "public-page", True)


def is_installed(source: Source) -> bool:
    """Does the file lie in a folder of installed packages?"""
    return bool(_INSTALLED & set(source.name.split("/")[:-1]))


def _body(path: Path) -> bytes:
    try:
        with opened(path) as file:
            found = bytearray()
            while len(found) < LONGEST and (more := file.read1(min(1 << 20, LONGEST - len(found)))):
                found += more
            return bytes(found)
    except Broken as wrong:
        raise OSError from wrong
