"""
HTML · one file that opens from disk, in both languages, for a director and for an authority.

It fetches nothing and runs nothing but its own script, named by its hash in a content security policy; without
JavaScript all can still be read, and the language switched.  What was read somewhere is escaped text, never markup.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from hegui.model import Inventory, Report
from hegui.reports import View, form
from hegui.reports.page import (
    belonging,
    closing,
    components,
    findings,
    glance,
    holdings,
    inventory,
    mails,
    matrix,
    sites,
)
from hegui.reports.page.markup import attribute, plain_text
from hegui.reports.words import one_line
from hegui.text import Lang, Text


@form("html", title=Text("网页，可离线打开", "Web page, opens offline"), takes=("report", "inventory"))
def html(what: Report | Inventory, lang: Lang, view: View) -> str:
    if isinstance(what, Inventory):
        return _page(inventory.TITLE, what.organisation, lang, inventory.body(what, lang))
    body = (
        glance.header(what, lang),
        '<main id="main">',
        glance.overview(what),
        mails.section(what.inventory),
        sites.section(what),
        components.section(what.inventory),
        findings.section(what),
        matrix.section(what.inventory),
        holdings.section(what.inventory),
        belonging.section(what.inventory),
        closing.sections(what),
        "</main>",
        closing.footer(what),
    )
    return _page(glance.TITLE, what.organisation, lang, "\n".join(body), what.version)


def _page(title: Text, organisation: str, lang: Lang, body: str, version: str = "") -> str:
    style, script = _own("style.css"), _own("script.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    whose = one_line(organisation)
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
            f'<meta name="generator" content="{attribute(f"hegui {version}".strip())}">',
            f"<title>{plain_text(f'{title[lang]} · {whose}' if whose else title[lang])}</title>",
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
def _own(name: str) -> str:
    """A file of the page, as it stands in the package: nothing that was read is ever put into it."""
    return "\n" + (files("hegui.reports.page") / name).read_text(encoding="utf-8").strip() + "\n"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
