"""What a script is told to hold: by banner, property, address; and what is never taken for a version."""

import tomllib
from datetime import date

import pytest

from hegui.scripts import Sighting, advisories_of, end_of_life, libraries_in
from hegui.scripts.content import Script
from hegui.scripts.known import known, telling_words
from hegui.scripts.tables import HERE as TABLES
from hegui.scripts.tables import table

DAY = date(2026, 11, 25)


def told(content: str, url: str = "", name: str = "") -> list[tuple[str, str | None, str]]:
    return [(s.library, s.version, s.told_by) for s in libraries_in(content.encode(), url=url, name=name)]


@pytest.mark.parametrize(
    "content, library, version",
    [
        ("/*! jQuery v3.4.1 | (c) somebody */ !function(){}()", "jquery", "3.4.1"),
        ("/*!\r\n * jQuery JavaScript Library v1.12.4\r\n */", "jquery", "1.12.4"),
        ("/*!\n  * Bootstrap v4.0.0-beta.2 (https://a.example)\n */", "bootstrap", "4.0.0-beta.2"),
        ("/*!\n * Vue.js v2.6.11\n */", "vue", "2.6.11"),
        ("/*\n AngularJS v1.5.8\n*/", "angularjs", "1.5.8"),
        ("/*\n * GoJS v1.8.16 JavaScript Library\n */", "gojs", "1.8.16"),
        ("/*! VelocityJS.org (1.5.2). somebody */", "velocity", "1.5.2"),
        ("/*! Browser bundle of nunjucks 3.0.1  */", "nunjucks", "3.0.1"),
        ("/*!\n * # Semantic UI - 2.3.0\n */", "semantic-ui", "2.3.0"),
    ],
)
def test_a_banner_tells_library_and_version(content: str, library: str, version: str) -> None:
    assert told(content) == [(library, version, "banner")]


@pytest.mark.parametrize(
    "content, library, version",
    [
        ('a.fn=a.prototype={jquery:"1.8.3",size:0}', "jquery", "1.8.3"),
        ("var f = '3.4.1'; x.fn = x.prototype = { jquery: f, length: 0 }", "jquery", "3.4.1"),
        (
            'var n="1.4.1";w.migrateWarnings=[];w.migrateVersion=n',
            "jquery-migrate",
            "1.4.1",
        ),
    ],
)
def test_a_version_property_beside_names_of_one_library_tells_it(
    content: str, library: str, version: str
) -> None:
    assert told(content) == [(library, version, "property")]


def test_a_version_under_a_name_that_anybody_uses_is_nobodys_without_the_names_of_the_library() -> None:
    assert told('d3.selection=1;d3.scale=2;var e={version:"0.7.18"};svg=\'version="1.1"\'') == []


@pytest.mark.parametrize(
    "content",
    [
        'Object.defineProperty(e,"version",{enumerable:!0,get:function(){return"1.6.1"}})',
        'e.defineProperties(t,{a:1}),Object.defineProperty(t, "version", { value: "1.6.1" })',
        'x([{key:"version",get:function(){return"1.6.1"}}])',
    ],
)
def test_a_property_that_is_defined_has_its_name(content: str) -> None:
    assert [(v.version, v.name, v.owned) for v in Script(content.encode()).literals] == [
        ("1.6.1", "version", True)
    ]


@pytest.mark.parametrize(
    "content, version",
    [
        ('e.cloneElement=a,e.isValidElement=b,e.version="16.13.1";x.enqueueForceUpdate(),x.enqueueReplaceState()', "16.13.1"),
        ('e.cloneElement=a,e.isValidElement=b,e.version="16.13.9";x.enqueueForceUpdate(),x.enqueueReplaceState()', None),
        ('e.cloneElement=a,e.isValidElement=b,e.version="16.13.1"', None),
        ('e.version="16.13.1";' + "f();" * 2000 + "e.cloneElement=a,e.isValidElement=b,x.enqueueForceUpdate(),x.enqueueReplaceState()", None),
    ],
)  # fmt: skip
def test_words_that_are_enough_make_a_published_version_close_to_them_the_librarys(
    content: str, version: str | None
) -> None:
    assert {s.library: s.version for s in libraries_in(content.encode())}.get("react") == version


def test_pieces_of_a_version_are_joined_over_the_comment_between_them() -> None:
    said = "tinymce.x({majorVersion: '4',\n\n\t/**\n\t * Minor version.\n\t */\n\tminorVersion: '1.9'})"
    assert told(said) == [("tinyMCE", "4.1.9", "property")]


def test_easings_are_jquery_easing_only_beside_jquery() -> None:
    here = known("jquery.easing")
    assert here
    names = b".".join(here.words).replace(b"jQuery", b"")
    assert [s for s in libraries_in(names) if s.library == "jquery.easing"] == []
    assert [s.library for s in libraries_in(names + b";jQuery.easing")] == ["jquery.easing"]


def test_libraries_that_share_a_bundle_are_all_told() -> None:
    bundle = (
        '/*! jQuery v1.7.2 | */ (function(){})();\n/*!\n * Vue.js v2.5.17\n */ x();\n!function(){var n="1.4.1";'
        "w.migrateWarnings=[];w.migrateVersion=n}()"
    )
    assert [(s.library, s.version, s.line) for s in libraries_in(bundle.encode())] == [
        ("jquery", "1.7.2", 1),
        ("vue", "2.5.17", 3),
        ("jquery-migrate", "1.4.1", 5),
    ]


@pytest.mark.parametrize(
    "url, library, version",
    [
        ("https://cdn.example/jquery-3.4.1.min.js", "jquery", "3.4.1"),
        ("https://cdn.example/jquery.1.4.2.min.js", "jquery", "1.4.2"),
        ("https://cdn.example/ajax/libs/jquery/1.12.4/jquery.min.js", "jquery", "1.12.4"),
        ("https://cdn.example/npm/vue@2.6.11/dist/vue.min.js", "vue", "2.6.11"),
        ("https://www.example.cn/wp-includes/js/jquery/jquery.js?ver=1.12.4", "jquery", "1.12.4"),
        ("https://cdn.example/bootstrap-3.3.7/js/bootstrap.min.js", "bootstrap", "3.3.7"),
        ("https://cdn.example/axios@0.21.0/dist/axios.min.js", "axios", "0.21.0"),
    ],
)
def test_an_address_tells_library_and_version(url: str, library: str, version: str) -> None:
    assert told("", url) == [(library, version, "url")]


def test_files_joined_in_one_address_are_all_told() -> None:
    told_ = told("", "https://cdn.example/combine/npm/jquery@3.4.1,npm/bootstrap@3.3.7")
    assert {(library, version) for library, version, _ in told_} == {
        ("jquery", "3.4.1"),
        ("bootstrap", "3.3.7"),
    }


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.cn/static/47a9c871/jquery.js",
        "https://www.example.cn/js/jquery.js?v=20190812",
        "https://www.example.cn/js/jquery-c0ab710.js",
        "https://www.example.cn/2.0.1/jquery.js",
        "https://www.example.cn/js/app.1f3a.js",
    ],
)
def test_a_hash_a_date_or_a_foreign_folder_is_never_a_version(url: str) -> None:
    assert all(s.version is None for s in libraries_in(b"", url=url))


def test_what_the_content_says_wins_over_the_address() -> None:
    found = told("/*! jQuery v1.7.2 | */", url="https://cdn.example/jquery-3.4.1.min.js")
    assert found == [("jquery", "1.7.2", "banner")]


def test_an_advisory_touches_from_its_first_version_up_to_its_fix() -> None:
    flaw = "CVE-2020-11023"  # jQuery, from 1.0.3 up to 3.5.0

    def ids(version: str) -> set[str]:
        seen = Sighting("jquery", version, version, version, "banner", 1)
        return {id for advisory in advisories_of(seen, DAY) for id in advisory.ids}

    assert flaw in ids("3.4.1")
    assert flaw not in ids("3.5.0")


@pytest.mark.parametrize(
    "low, high, verdict",
    [
        ("2.2.0", "3.4.0", "certainly"),
        ("3.4.0", "3.6.0", "perhaps"),
        ("3.5.0", "3.6.0", None),
        ("3.4.0", None, "perhaps"),
    ],
)
def test_a_range_is_certainly_perhaps_or_not_vulnerable(
    low: str, high: str | None, verdict: str | None
) -> None:
    seen = Sighting("jquery", None, low, high, "names", 0.7)
    verdicts = {a.verdict for a in advisories_of(seen, DAY) if "CVE-2020-11023" in a.ids}
    assert verdicts == ({verdict} if verdict else set())


def test_a_flaw_is_not_known_before_the_year_of_its_number() -> None:
    seen = Sighting("jquery", "3.4.1", "3.4.1", "3.4.1", "banner", 1)
    before = {id for a in advisories_of(seen, date(2019, 6, 1)) for id in a.ids}
    assert "CVE-2020-11023" not in before


@pytest.mark.parametrize(
    "library, version, over",
    [("jquery", "1.12.4", True), ("jquery", "3.7.1", False), ("angularjs", "1.8.3", True), ("vue", "2.7.16", True),
     ("bootstrap", "3.4.1", True), ("bootstrap", "5.3.0", False)],
)  # fmt: skip
def test_end_of_life_is_told_by_the_cycle(library: str, version: str, over: bool) -> None:
    seen = Sighting(library, version, version, version, "banner", 1)
    assert (end_of_life(seen, DAY) is not None) == over


def test_end_of_life_counts_from_its_day() -> None:
    seen = Sighting("bootstrap", "3.4.1", "3.4.1", "3.4.1", "banner", 1)
    assert end_of_life(seen, date(2019, 7, 23)) is None
    assert end_of_life(seen, date(2019, 7, 24)) is not None


def _snippet(library: str) -> tuple[str, str]:
    """A made-up file in the style of a library's own, and the address it may have: from its signature."""
    written = tomllib.loads((TABLES.parent / "signatures.toml").read_text(encoding="utf-8"))[library]
    beside = " ".join(f"a.{word}=1;" for word in written.get("with", ()))
    for text in written.get("banner", ()):
        return f"/* */\n{text.replace('{v}', '7.8.9')}\n{beside}", ""
    for text in written.get("banner_beside", ()):
        return f"/*{text.replace('{v}', '7.8.9')}\n*/{beside}", ""
    for name in written.get("files", ()):
        return "", f"https://cdn.example/{name}-7.8.9.min.js"
    return "", f"https://cdn.example/npm/{written['npm'][0]}@7.8.9/x.js"


@pytest.mark.parametrize("library", sorted(table("advisories")["libraries"]))
def test_every_library_of_the_table_can_be_told(library: str) -> None:
    content, url = _snippet(library)
    found = {s.library: s.low for s in libraries_in(content.encode(), url=url)}
    assert found.get(library) == "7.8.9"  # or later, where its releases often say one before themselves


STALLERS = {
    "quotes and numbers": b'"1.' * 1_000_000,
    "words of libraries": b"jquery:version=VERSION:" * 130_000,
    "a local name taken up for ever": b'var a="7.8.9";' + b"version:a,VERSION=a;" * 150_000,
    "spaces after a name": b"VERSION" + b" " * 3_000_000,
    "banners without end": b"jQuery JavaScript Library v" * 110_000,
    "one name": b"a" * 3_000_000,
    "comments without end": b"/*" * 1_500_000,
    "comments for ever": b"/**/" * 750_000,
    "blanks before a comment that never comes": b" " * 3_000_000,
    "names of many libraries again and again": b" ".join(sorted(telling_words())) * 12,
    "versions taken up by names without number": b'a1="1.2.3",b.version=a1;' * 125_000,
}


@pytest.mark.parametrize("content", STALLERS.values(), ids=STALLERS.keys())
def test_a_single_line_of_three_megabytes_is_looked_at_to_its_end(content: bytes) -> None:
    """A pattern that stalls would take hours here."""
    assert not [s for s in libraries_in(content) if s.version]


@pytest.mark.parametrize(
    "address", ["http://[::1/jquery-1.8.3.js", "/js/jquery-1.8.3" + ".min-1" * 400 + ".js"]
)
def test_an_address_that_is_none_or_built_to_stall_tells_nothing(address: str) -> None:
    assert libraries_in(b"", url=address) == ()
