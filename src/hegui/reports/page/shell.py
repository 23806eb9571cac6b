"""
The shell of a page: one file that opens from disk, fetches nothing, and runs nothing but its own script, which a content
security policy names by its hash.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from hegui.reports.page.markup import attribute, plain_text
from hegui.text import Lang


def page(title: str, lang: Lang, package: str, body: str, generator: str = "") -> str:
    """The whole page around a body that is markup.  ``package``: where its style.css and script.js lie."""
    style, script = _own(package, "style.css"), _own(package, "script.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    made_by = (f'<meta name="generator" content="{attribute(generator)}">',) if generator else ()
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{"zh-CN" if lang == "zh" else "en"}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="robots" content="noindex">',
            *made_by,
            f"<title>{plain_text(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            body,
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        )
    )


@cache
def _own(package: str, name: str) -> str:
    """A file of the page, as it stands in the package: nothing that was read is ever put into it."""
    return "\n" + (files(package) / name).read_text(encoding="utf-8").strip() + "\n"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
