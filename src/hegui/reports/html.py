"""
HTML · one file that opens from disk, in both languages, for a director and for an authority.

It fetches nothing and runs nothing but its own script, named by its hash in a content security policy; without
JavaScript all can still be read, and the language switched.  What was read somewhere is escaped text, never markup.
"""

from __future__ import annotations

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
from hegui.reports.page.shell import page
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
    whose = one_line(organisation)
    named = f"{title[lang]} · {whose}" if whose else title[lang]
    return page(named, lang, "hegui.reports.page", body, f"hegui {version}".strip())
