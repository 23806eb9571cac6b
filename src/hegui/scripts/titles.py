"""
What a comment says of its file where no banner is written for its form: a title with a version after it
(``jqGrid  4.4.4  - jQuery Grid``, ``jQuery UI Tabs 1.10.3``), or a title and a line of its own for the version
(``Chosen, a Select Box Enhancer …`` and below it ``Version 1.8.7``).

The title must be a library's name as a whole: ``jQuery Lazyload Plugin 1.9`` is not jQuery 1.9.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from hegui.scripts.clues import Clue
from hegui.scripts.content import Script, shown, version_at
from hegui.scripts.published import versions_of
from hegui.scripts.signatures import signatures
from hegui.scripts.versions import order

COMMENTS = 60  # of a file that are looked at
LONGEST = 900  # bytes of one of them
SHORT = (
    5  # letters; a shorter name is an ordinary word too, and counts only with a version that was published
)
LINES, TITLES = 14, 3  # lines of a comment that are looked at; those of them that may be its title

_ALONE = re.compile(rb"(?:@?(?:version|ver|release)\b[\s.:=\[-]{0,12}v?|v)(?=\d)", re.IGNORECASE)
_TITLED = re.compile(
    rb"(?P<title>[A-Za-z][\w .+/&-]{1,48}?)[\s,:(\[@|-]{1,6}(?:(?:version|ver|release|v)[\s.:]{0,3})?(?=\d{1,2}\.\d)",
    re.IGNORECASE,
)
_AT = re.compile(rb"@\w{1,14}\s{1,6}(?=[A-Za-z])")  # @license jqGrid 4.4.4
_WORDS = re.compile(r"[a-z0-9]+")
_CUT = re.compile(r"[,:|(<]| [-–—] |https?\b")
_FILLING = frozenset(
    (
        "library",
        "javascript",
        "js",
        "framework",
        "core",
        "build",
        "min",
        "minified",
        "full",
        "slim",
        "editor",
        "packaged",
        "debug",
        "bundle",
    )
)
_OF_A_PLUGIN = frozenset(("jquery", "plugin", "plug", "in", "for"))
_HAVE_PLUGINS = frozenset(
    ("jquery", "jquery-ui", "jquery-mobile", "bootstrap", "vue", "react", "react-dom", "angularjs", "zepto", "moment.js", "chart.js", "d3", "leaflet", "video.js", "echarts", "highcharts", "ckeditor", "tinyMCE")
)  # fmt: skip


def told_by_title(script: Script, but: Collection[str] = ()) -> Iterator[Clue]:
    """Each library that a comment has as its title, ``but`` those that are told already; the first of each."""
    seen = set(but)
    for start, comment in _comments(script.content):
        for library, at in _titled(comment):
            found = version_at(script.content, start + at)
            if found and library not in seen and _plausible(library, found[0]):
                seen.add(library)
                evidence = shown(script.content, max(start, start + at - 40), found[1])
                yield Clue(library, found[0], "banner", 0.9, start + at, evidence)


def _comments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The comments that a file begins with, then those that minifiers keep."""
    at = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    for _ in range(COMMENTS):
        while content[at : at + 1].isspace() or content[at : at + 1] == b";":
            at += 1
        end = _end_of_comment(content, at)
        if end == at:
            break
        yield at, content[at : min(end, at + LONGEST)]
        at = end
    for _ in range(COMMENTS):
        at = content.find(b"/*!", at)
        if at < 0:
            return
        yield at, content[at : min(_end_of_comment(content, at), at + LONGEST)]
        at += 3


def _end_of_comment(content: bytes, at: int) -> int:
    """Where the comment that begins at a place ends, lines of ``//`` together; the place itself where there is none."""
    if content.startswith(b"/*", at):
        end = content.find(b"*/", at + 2)
        return end + 2 if end >= 0 else at
    while content.startswith(b"//", at):
        line = content.find(b"\n", at)
        at = line + 1 if line >= 0 else len(content)
    return at


def _titled(comment: bytes) -> Iterator[tuple[str, int]]:
    """(library, where its version begins) of one comment."""
    at, titles = 0, 0
    title: str | None = None
    for line in comment.split(b"\n")[:LINES]:
        text = line.lstrip(b" \t\r/*!=~-")
        here = at + len(line) - len(text)
        at += len(line) + 1
        alone = _ALONE.match(text)
        if alone:
            if library := _library_of(title or ""):
                yield library, here + alone.end()
            continue
        named = _AT.match(text)
        if named:
            here, text = here + named.end(), text[named.end() :]
        if not text[:1].isalpha() or titles == TITLES:
            continue
        titles += 1
        title = title or text.decode("ascii", "replace")
        said = _TITLED.match(text)
        if said and (library := _library_of(said["title"].decode("ascii", "replace"))):
            yield library, here + said.end()


def _library_of(title: str) -> str | None:
    """The library whose name a title is, as a whole or before a comma, a dash or the like."""
    name = _CUT.split(title.lower())[0].strip()
    words = _WORDS.findall(name if " " in name else name.rpartition("/")[2])  # "dist/inputmask.min"
    for end in range(len(words), 0, -1):
        library = _names().get("".join(words[:end]))
        if library:
            return library if all(_fills(library, word) for word in words[end:]) else None
    return None


def _fills(library: str, word: str) -> bool:
    """Whether a word after a name leaves it the same library: ``plugin``, or what one of its files is called."""
    if word in _FILLING or word in signatures()[library].parts:
        return True
    return word in _OF_A_PLUGIN and library not in _HAVE_PLUGINS


def _plausible(library: str, version: str) -> bool:
    """Whether a library may have such a release: one that was published, or where its name is no ordinary word one
    that is older, or of the same first numbers."""
    published = versions_of(library)
    if any(order(v) == order(version) for v in published):
        return True
    if len(library.removesuffix(".js")) < SHORT or version.count(".") < 1:
        return not published and len(library) >= SHORT
    majors = {v.partition(".")[0] for v in published}
    return not published or version.partition(".")[0] in majors or order(version) < order(published[0])


@cache
def _names() -> dict[str, str]:
    """Names without blanks and signs, of the libraries that state their own version in titles."""
    held: dict[str, set[str]] = {}
    for s in signatures().values():
        if s.titled:
            for name in (s.library, *s.files, *s.packages):
                for written in _ways(name):
                    held.setdefault(written, set()).add(s.library)
    return {name: next(iter(of)) for name, of in held.items() if len(of) == 1}


def _ways(name: str) -> Iterator[str]:
    """How a name may be written as a title, with and without ``jquery`` before it and ``js`` after it."""
    whole = "".join(_WORDS.findall(name.lower().rpartition("/")[2]))
    for way in (whole, whole.removesuffix("js"), whole.removeprefix("jquery"), whole.removeprefix("jquery").removesuffix("js")):  # fmt: skip
        if len(way) > 1:
            yield way
