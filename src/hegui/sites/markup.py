"""
What a page is made of: its scripts, styles, links, forms and their fields, its text.

Read by the standard library's parser: a page that is broken in whatever way still gives what can be made out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

LONGEST_TEXT = 400_000  # characters of text of a page that are kept
OPENINGS = 40  # of tags, with none closed between them
MOST = 20_000  # elements of a kind that are kept
_BLOCKS = re.compile(r"\s+")
_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_LOADED = {"img": "src", "iframe": "src", "frame": "src", "embed": "src", "video": "src", "audio": "src",
           "source": "src", "object": "data", "track": "src", "input": "src"}  # fmt: skip
BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "form",
        "option",
        "dt",
        "dd",
        "pre",
        "blockquote",
        "hr",
        "title",
    ]
)
"""Elements that begin a piece of text of their own."""
_BREAKS = BLOCKS | {"td", "th", "a"}


@dataclass(slots=True)
class Script:
    """A script element: ``src`` of one that is fetched, ``inline`` of one that stands in the page."""

    src: str = ""
    inline: str = ""
    integrity: str = ""
    nonce: str = ""
    line: int = 0


@dataclass(slots=True)
class Link:
    """An ``a`` element with its text."""

    href: str
    text: str = ""
    line: int = 0


@dataclass(slots=True)
class Loaded:
    """Something else that the page fetches: a style, a picture, a frame."""

    tag: str
    href: str
    integrity: str = ""
    line: int = 0


@dataclass(slots=True)
class Field:
    """A field of a form: its name, its type, and what stands in or beside it."""

    name: str
    type: str
    hint: str = ""


@dataclass(slots=True)
class Form:
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    line: int = 0
    text: str = ""  # what stands inside it


@dataclass(slots=True)
class Markup:
    """A page, taken apart."""

    title: str = ""
    lang: str = ""
    base: str = ""
    text: str = ""
    scripts: list[Script] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    loaded: list[Loaded] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)  # name or http-equiv, lower case -> content
    policies: list[str] = field(default_factory=list)  # Content-Security-Policy by meta


def taken_apart(text: str) -> Markup:
    """The parts of a page."""
    parser = _Parser()
    parser.feed(unstalled(text))
    parser.close()
    return parser.done()


def unstalled(text: str) -> str:
    """The same page; where dozens of tags open and none closes, all but the last opening are dropped.

    The parser looks to the end for each of them, so that a page of ``<a <a <a`` would keep it busy for hours.
    """
    parts = text.split(">")
    if max(part.count("<") for part in parts) <= OPENINGS:
        return text
    return ">".join(_last_opening(part) if part.count("<") > OPENINGS else part for part in parts)


def _last_opening(part: str) -> str:
    at = part.rfind("<")
    return part[:at].replace("<", " ") + part[at:]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Markup()
        self._text: list[str] = []
        self._size = 0
        self._hidden = ""
        self._script: Script | None = None
        self._link: Link | None = None
        self._form: Form | None = None
        self._form_from = 0
        self._title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag in _BREAKS:
            self._say("\n")
        if tag == "script":
            self._script = Script(
                told.get("src", "").strip(), "", told.get("integrity", ""), told.get("nonce", ""), line
            )
            if len(self.page.scripts) < MOST:
                self.page.scripts.append(self._script)
        elif tag == "a" and told.get("href"):
            self._link = Link(told["href"].strip(), told.get("title", ""), line)
            if len(self.page.links) < MOST:
                self.page.links.append(self._link)
        elif tag == "link":
            self._linked(told, line)
        elif tag in _LOADED and told.get(_LOADED[tag]):
            self._load(tag, told[_LOADED[tag]], "", line)
        elif tag == "form":
            self._form = Form(told.get("action", "").strip(), told.get("method", "get").lower(), line=line)
            self._form_from = len(self._text)
            self.page.forms.append(self._form)
        elif tag == "meta":
            self._meta(told)
        elif tag == "base" and not self.page.base:
            self.page.base = told.get("href", "")
        elif tag == "html":
            self.page.lang = self.page.lang or told.get("lang", "")
        elif tag == "title":
            self._title = not self.page.title
        if tag in ("input", "textarea", "select") and self._form is not None:
            hint = " ".join(
                told.get(n, "")
                for n in (
                    "placeholder",
                    "title",
                    "aria-label",
                    "id",
                    "value" if told.get("type") in ("submit", "button") else "_",
                )
            )
            self._form.fields.append(Field(told.get("name", ""), told.get("type", tag).lower(), hint.strip()))
        if tag in _HIDDEN:
            self._hidden = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        if tag == "script":
            self._script = None
        elif tag == "a":
            self._link = None
        elif tag == "title":
            self._title = False
        elif tag == "form" and self._form is not None:
            self._form.text = _BLOCKS.sub(" ", "".join(self._text[self._form_from :]))[:4000]
            self._form = None
        if tag in _BREAKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.inline += data
            return
        if self._hidden:
            return
        if self._title:
            self.page.title += data.strip()[:200]
        if self._link is not None and len(self._link.text) < 200:
            self._link.text += data.strip()[:200]
        self._say(data)

    def done(self) -> Markup:
        if self._form is not None:  # never closed
            self._form.text = _BLOCKS.sub(" ", "".join(self._text[self._form_from :]))[:4000]
        self.page.text = "\n".join(
            line for part in "".join(self._text).split("\n") if (line := " ".join(part.split()))
        )
        return self.page

    def _say(self, data: str) -> None:
        if self._size < LONGEST_TEXT:
            self._text.append(data)
            self._size += len(data)

    def _linked(self, told: dict[str, str], line: int) -> None:
        kinds = told.get("rel", "").lower().split()
        if "stylesheet" in kinds or "icon" in kinds or "preload" in kinds or "manifest" in kinds:
            self._load(
                "style" if "stylesheet" in kinds else "link",
                told.get("href", ""),
                told.get("integrity", ""),
                line,
            )

    def _load(self, tag: str, href: str, integrity: str, line: int) -> None:
        if href and len(self.page.loaded) < MOST:
            self.page.loaded.append(Loaded(tag, href.strip(), integrity, line))

    def _meta(self, told: dict[str, str]) -> None:
        name = (told.get("http-equiv") or told.get("name") or told.get("property") or "").lower()
        if name == "content-security-policy":
            self.page.policies.append(told.get("content", ""))
        if name:
            self.page.meta.setdefault(name, told.get("content", ""))
