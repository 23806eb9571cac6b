"""The HTML report as a browser parses it: it runs only its own script, fetches nothing, and says all of it twice."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_report import HOSTILE, large_report

from hegui.model import Place, Skipped
from hegui.reports import write
from hegui.text import Text

VOID = {"meta", "input", "wbr", "br", "link", "img", "rect", "circle"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "script", "a", "header", "div", "p", "b", "input", "label", "button",
    "h1", "h2", "h3", "h4", "dl", "dt", "dd", "ul", "ol", "li", "nav", "main", "section", "span", "i", "small", "svg", "rect", "defs", "pattern", "circle", "g", "text", "figure", "figcaption",
    "table", "thead", "tbody", "tr", "th", "td", "form", "select", "option", "output", "article", "footer", "code", "bdi", "wbr",
    "details", "summary", "pre", "blockquote", "br",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser makes of the page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.scripts, self.styles = [], [], [], [], []
        self.open, self.ids, self.unbalanced, self.langs = [], [], [], Counter()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, key, value or "") for key, value in attrs]
        self.ids += [value for key, value in attrs if key == "id"]
        self.langs[dict(attrs).get("lang") if tag in ("span", "text") else None] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        where = {"script": self.scripts, "style": self.styles}.get(
            self.open[-1] if self.open else "", self.text
        )
        where.append(data)


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request, made_up):
    return Page(write("html", made_up, request.param))


def test_tags_are_balanced_and_only_ours(page):
    assert page.unbalanced == [] and page.open == []
    assert set(page.tags) <= ALLOWED


def test_there_is_one_script_and_one_style_and_the_policy_names_their_hashes(page):
    assert page.tags.count("script") == 1 and page.tags.count("style") == 1
    policy = next(
        value
        for tag, key, value in page.attributes
        if tag == "meta" and key == "content" and "default-src" in value
    )
    assert policy.startswith("default-src 'none';")
    for text in ("".join(page.scripts), "".join(page.styles)):
        assert "sha256-" + b64encode(sha256(text.encode()).digest()).decode() in policy
    assert "unsafe" not in policy and "http" not in policy


def test_nothing_is_fetched_and_nothing_runs_from_an_attribute(page):
    for tag, key, value in page.attributes:
        assert not key.startswith("on"), (tag, key)
        assert key not in {"src", "srcset", "style", "action", "formaction", "data", "background", "ping"}, (
            tag,
            key,
        )
        if key == "href":
            assert re.fullmatch(r"#[\w.\-]+", value), value
    assert "url(" not in "".join(page.styles) and "@import" not in "".join(page.styles)
    own = "".join(page.scripts)
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|innerHTML|eval\(|https?:", own)


def test_hostile_names_are_text(page):
    shown = "".join(page.text)
    for name in (
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "onmouseover='alert(1)'",
        "${body}",
    ):
        assert name in shown
    assert "alert(1)" not in "".join(page.scripts)
    assert any("<script>" in name for name in HOSTILE)


def test_ids_are_unique_and_links_lead_somewhere(page):
    assert [id for id, n in Counter(page.ids).items() if n > 1] == []
    for _, key, value in page.attributes:
        if key == "href":
            assert value[1:] in page.ids, value


def test_every_bilingual_piece_has_both_halves(page):
    assert page.langs["zh"] == page.langs["en"] > 300


def test_the_page_begins_in_the_language_asked_for(made_up):
    for lang, code in (("zh", "zh-CN"), ("en", "en")):
        made = write("html", made_up, lang)
        assert f'<html lang="{code}">' in made
        assert re.search(rf'id="lang-{lang}" value="{code}" checked', made)


def test_each_finding_has_its_key_and_its_place(made_up):
    made = write("html", made_up, "zh")
    for finding in (*made_up.findings, *made_up.accepted):
        assert finding.key in made


def test_official_wording_confidence_and_the_other_number_are_shown(page):
    shown = "".join(page.text)
    assert "（第二段 <b>不是标签</b>。）" in shown
    assert "2026-01-01 前：第二十二条第一款" in shown and "before 2026-01-01: Art 22(1)" in shown
    assert "未经核实" in shown and "unverified" in shown


def test_very_many_findings_stay_one_card_and_one_small_file():
    made = write("html", large_report(2000, 5000), "zh")
    page = Page(made)
    assert page.tags.count("article") == 1
    assert "另有 1,988 处" in "".join(page.text)
    assert len(made) < 8_000_000


@settings(max_examples=60)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("<>&\"'/=`$!-[]{};# \x1b\u202e\u2028"), st.characters()),
        max_size=60,
    )
)
def test_no_text_whatever_adds_a_tag_or_an_attribute(text):
    """Wherever a text from outside goes, the page keeps the tags and attributes it has with plain words."""
    assert shape_with(text) == shape_with("word")


def shape_with(text):
    base = large_report(1)
    said = Text("甲" + text, "a" + text)
    place = Place("s" + text, "p" + text)
    citation = replace(
        base.findings[0].citation, instrument=said, wording=said, official="o" + " ".join(text.split())
    )
    finding = replace(
        base.findings[0],
        key="k" + text,
        check="c" + text,
        title=said,
        place=place,
        because=said,
        citation=citation,
    )
    held = replace(
        base.inventory.holdings[0],
        place=place,
        table="t" + text,
        column="n" + text,
        why=(said,),
        category="c" + text,
    )
    page = Page(
        write(
            "html",
            replace(
                base,
                organisation="o" + text,
                sources=("s" + text,),
                findings=(finding,),
                accepted=(replace(finding, key="other" + text, accepted=said),),
                skipped=(Skipped(place, said),),
                inventory=replace(base.inventory, holdings=(held,)),
                checks=("c" + text,),
                unlooked=(said,),
                version="v" + text,
            ),
            "zh",
        )
    )
    free = {"wbr", "p"}  # room to break, and paragraphs of the official wording
    return (
        [tag for tag in page.tags if tag not in free],
        [(tag, key) for tag, key, _ in page.attributes],
        page.unbalanced,
    )
