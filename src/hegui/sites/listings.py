"""
Folders that a server lists: is a page nothing but the names of files?

Every server has its own form (Apache, nginx, IIS, lighttpd, Tomcat, Jetty, caddy, Python's and Go's), and they share this: a
heading that says what is listed, a link to the folder above, and links whose text is the name of what they lead to.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from hegui.sites.markup import Link, Markup

_TITLE = re.compile(
    r"\s*(?:index of\b|directory listing\b|listing directory\b|directory:|directory of\b|files within\b|目录列表|目录索引)"
    r"|[^\s/]+ - /(?:.*/)?$",  # IIS: the host, and the folder
    re.IGNORECASE,
)
_UP = re.compile(
    r"\W*(?:to parent directory|parent directory|up to\b.*|go up|up|\.\.|转到父目录|转到上级目录|上级目录|上一级|返回上一级)\W*",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"/|\.{1,2}(?:/\.{1,2})*/?"
)  # the root, ``../``, and the steps of a path shown above the list
_SORTS = re.compile(r"\?(?:C=[NMSD]|N=[AD]|sort=\w+)", re.IGNORECASE)
_CUT = re.compile(r"(?:\.\.>|\.{2,3}|…)$")  # a name too long for its column
SHARE = 0.8  # of the links: the rest may be the server's own


def is_listing(page: Markup) -> bool:
    """Is the page a server's list of a folder?

    >>> from hegui.sites.markup import taken_apart
    >>> is_listing(taken_apart("<title>Index of /bak/</title><a href='../'>../</a><a href='a.sql'>a.sql</a>"))
    True
    >>> is_listing(taken_apart("<title>Index of /bak/</title><p>How to read such a page. <a href='/'>Home</a>"))
    False
    """
    if any(field.type == "password" for form in page.forms for field in form.fields):
        return False
    above = [a for a in page.links if _leads_up(a)]
    sorting = [a for a in page.links if _SORTS.match(a.href)]
    rest = [a for a in page.links if a not in above and a not in sorting]
    entries = [a for a in rest if _names_what_it_leads_to(a)]
    most = len(entries) >= SHARE * len(rest)
    if entries and (above or sorting or _TITLE.match(page.title)):
        return most
    if _TITLE.match(page.title):
        return (
            bool(above or sorting) and not rest and _says_nothing_else(page, above + sorting)
        )  # it is empty
    return len(entries) > 1 and len(entries) == len(rest) and _says_nothing_else(page, entries)


def _leads_up(link: Link) -> bool:
    return _ABOVE.fullmatch(link.href) is not None or _UP.fullmatch(link.text.strip()) is not None


def _names_what_it_leads_to(link: Link) -> bool:
    path = unquote(urlsplit(link.href).path)
    name = path.rstrip("/").rpartition("/")[2]
    text = link.text.strip().rstrip("/")
    if not name or not text or name == ".":
        return False
    return text == name or (_CUT.search(text) is not None and name.startswith(_CUT.sub("", text)))


def _says_nothing_else(page: Markup, links: list[Link]) -> bool:
    names = {a.text.strip() for a in links}
    return all(line in names or _TITLE.match(line) for line in page.text.split("\n") if line)
