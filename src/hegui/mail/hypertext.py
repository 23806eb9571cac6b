"""
What an HTML part shows, and what it hides: text, links with the text over them, pictures, forms, tricks.

A walk over the tags with regular expressions, not a browser: mail HTML is broken in every way, and this never stops on it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

LONGEST = 600_000  # characters that are looked at
LONGEST_TAG = 20_000  # characters of a tag

_TAG = re.compile(r"<(?:(!)|(/?[a-zA-Z][a-zA-Z0-9:]*+)([^<>]*+)>)")
_ATTRIBUTE = re.compile(r"""(?<![a-zA-Z\-:])([a-zA-Z\-:]++)\s*+=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SPACE = re.compile(r"\s+")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|(?<![\-\w])height\s*:\s*0(?:px)?\s*;\s*overflow\s*:\s*hidden|(?<![\-\w])color\s*:\s*transparent|mso-hide\s*:\s*all|(?:max-height|max-width)\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.I,
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "table",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "center",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "td",
        "th",
        "title",
        "body",
        "dd",
        "dt",
    ]
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
)
_SILENT = ("script", "style", "noscript", "template")
_CLOSING = {name: re.compile(f"</{name}", re.I) for name in _SILENT}
_ENTITY = re.compile(
    r"&#(?:x0*(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])|0*(?:6[5-9]|[78]\d|9[0789]|10\d|11\d|12[012]));", re.I
)
_REFRESH = re.compile(r"url\s*=\s*[\"']?\s*([^\s\"'>]+)", re.I)


@dataclass(slots=True)
class Hypertext:
    """What an HTML part shows and hides."""

    text: str = ""
    title: str = ""
    hidden: str = ""
    links: list[tuple[str, str, bool]] = field(
        default_factory=list
    )  # href, text over it, is a picture over it
    pictures: list[tuple[str, str]] = field(default_factory=list)  # src, alt
    forms: list[str] = field(default_factory=list)  # where they are sent
    inputs: int = 0
    password: bool = False
    scripts: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    refresh: str = ""
    base: str = ""
    letter_entities: int = 0  # plain letters written as &#97;


def read_hypertext(source: str) -> Hypertext:
    """Walk the tags once.

    >>> read_hypertext('<a href="http://a.example/">sign <b>in</b></a>').links
    [('http://a.example/', 'sign in', False)]
    """
    source = source[:LONGEST]
    seen = Hypertext(letter_entities=len(_ENTITY.findall(source)) if "&#" in source else 0)
    shown: list[str] = []
    hidden: list[str] = []
    title: list[str] = []
    over: list[str] = []  # of the link that is open
    href, picture, in_link, in_title = "", False, False, False
    stack: list[str] = []  # names of the elements open since something was hidden
    at = 0
    while (tag := _TAG.search(source, at)) is not None:
        if tag.start() > at:
            piece = source[at : tag.start()]
            if stack:
                hidden.append(piece)
            elif in_title:
                title.append(piece)
            else:
                shown.append(piece)
            if in_link:
                over.append(piece)
        at = tag.end()
        if tag[1]:  # a comment, or a declaration
            ending = "-->" if source.startswith("--", at) else ">"
            end = source.find(ending, at)
            at = end + len(ending) if end >= 0 else len(source)
            continue
        name = tag[2].lower()
        if name[0] == "/":
            name = name[1:]
            if stack and name == stack[-1]:
                stack.pop()
            if name == "a" and in_link:
                seen.links.append((href, _plain("".join(over)), picture))
                in_link = False
            elif name == "title":
                in_title = False
            if name in _BLOCKS:
                shown.append("\n")
                if in_link:
                    over.append(" ")
            continue
        given = tag[3]
        if name in _SILENT:
            end = _closing(source, name, at)
            if name == "script":
                src = _attributes(given).get("src", "")
                seen.scripts.append(src or source[at : end if end >= 0 else len(source)])
            at = end if end >= 0 else len(source)
            continue
        if name in _BLOCKS:
            shown.append("\n")
            if in_link:
                over.append(" ")
        if stack and name == stack[-1] and name not in _VOID:
            stack.append(name)  # closed before the one that hides
        if not given or given == "/":
            if name == "title":
                in_title = True
            elif name == "form":
                seen.forms.append("")
            continue
        if not stack and name not in _VOID and "style" in given and _HIDING.search(given):
            stack.append(name)
        if name in _READ:
            told = _attributes(given)
            if name in ("a", "area"):
                if in_link:
                    seen.links.append((href, _plain("".join(over)), picture))
                href, over, picture, in_link = told.get("href", ""), [], False, name == "a" and "href" in told
                if name == "area":
                    seen.links.append((href, told.get("alt", ""), True))
            elif name == "img":
                seen.pictures.append((told.get("src", ""), told.get("alt", "")))
                picture = picture or in_link
            elif name == "form":
                seen.forms.append(told.get("action", ""))
            elif name in ("input", "textarea", "select"):
                kind = told.get("type", "text").lower()
                seen.inputs += kind not in ("hidden", "submit", "button", "image", "reset")
                seen.password = seen.password or kind == "password"
            elif name in ("iframe", "frame", "object", "embed"):
                seen.frames.append(told.get("src", "") or told.get("data", ""))
            elif name == "base":
                seen.base = told.get("href", "")
            elif name == "meta" and told.get("http-equiv", "").lower() == "refresh":
                seen.refresh = found[1] if (found := _REFRESH.search(told.get("content", ""))) else ""
    (hidden if stack else shown).append(
        source[at:] if "<" not in source[at:] else source[at : source.find("<", at)]
    )
    if in_link:
        seen.links.append((href, _plain("".join(over)), picture))
    seen.text = _lines("".join(shown)) or _lines(
        "".join(hidden)
    )  # an element left open hides nothing in a browser
    seen.hidden = _plain("".join(hidden))
    seen.title = _plain("".join(title))
    return seen


_READ = frozenset(
    (
        "a",
        "area",
        "img",
        "form",
        "input",
        "textarea",
        "select",
        "iframe",
        "frame",
        "object",
        "embed",
        "base",
        "meta",
    )
)


def _closing(source: str, name: str, at: int) -> int:
    found = _CLOSING[name].search(source, at)
    return found.start() if found else -1


def _attributes(given: str) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(given[:LONGEST_TAG]):
        value = double or single or bare
        told.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return told


def _plain(text: str) -> str:
    return _SPACE.sub(" ", html.unescape(text) if "&" in text else text).strip()


def _lines(text: str) -> str:
    text = html.unescape(text) if "&" in text else text
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
