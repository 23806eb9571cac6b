"""The engines that read pages, headers, cookies and policies: tables of what each form means."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from datetime import date

import pytest

import hegui.sites
from hegui.checks.examples import organisation
from hegui.examining import Asking
from hegui.examining.site.abandoned import Abandoned
from hegui.model import Page, Place
from hegui.sites import csp
from hegui.sites.cookies import cookie, faults
from hegui.sites.exposed import KNOWN, backups, proves
from hegui.sites.filings import icp_numbers, police_numbers
from hegui.sites.headers import hsts, missing
from hegui.sites.markup import taken_apart
from hegui.sites.notices import asks_for, missing_items
from hegui.sites.recipients import RECIPIENTS, hijackable, recipient


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules(hegui.sites.__path__)])
def test_what_a_docstring_shows_is_so(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"hegui.sites.{name}")).failed == 0


SAFE = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "policies, gaps",
    [
        (["script-src 'self'; " + SAFE], ()),
        (["script-src 'self' 'unsafe-inline'; " + SAFE], ("inline-scripts",)),
        (["script-src 'unsafe-inline' 'nonce-Ab1'; " + SAFE], ()),  # a nonce makes it moot
        (["script-src 'unsafe-inline' 'sha256-x'; " + SAFE], ()),
        (["script-src 'strict-dynamic' 'nonce-x' https:; " + SAFE], ()),  # strict-dynamic makes schemes moot
        (["script-src https:; " + SAFE], ("any-host",)),
        (["script-src *; " + SAFE, "script-src 'self'"], ()),  # both have to let it pass
        (["script-src 'unsafe-eval'; " + SAFE], ("eval",)),
        (["default-src 'self'; base-uri 'none'; frame-ancestors 'self'"], ()),  # default-src stands in
        (["SCRIPT-SRC 'SELF'; " + SAFE], ()),
        (["script-src 'self'; script-src *; " + SAFE], ()),  # the first of a name counts
        (["img-src *"], ("inline-scripts", "any-host", "plugins", "no-base-uri", "framing")),
    ],
)
def test_a_set_of_policies_lets_through_what_each_of_them_does(
    policies: list[str], gaps: tuple[str, ...]
) -> None:
    assert csp.lets_through([csp.parsed(p) for p in policies]) == gaps


def test_a_policy_of_a_meta_element_does_not_limit_framing_and_a_header_may_hold_two() -> None:
    found = csp.policies(
        ["script-src 'self', object-src 'none'"], ["frame-ancestors 'none'; base-uri 'self'"]
    )
    assert len(found) == 3
    assert csp.lets_through(found) == ("framing",)


@pytest.mark.parametrize(
    "header", ["max-age=abc", "max-age=", "includeSubDomains", "max-age=1; max-age=2", "max-age=-1"]
)
def test_an_hsts_header_that_is_none_is_void(header: str) -> None:
    assert hsts(header) is None
    assert "strict-transport-security" in missing(
        (("Strict-Transport-Security", header),), https=True, framing_by_policy=True
    )


def test_max_age_0_switches_hsts_off_and_a_short_one_is_told_apart() -> None:
    def told(age: int) -> tuple[str, ...]:
        headers = (("strict-transport-security", f"max-age={age}"), ("X-Content-Type-Options", "nosniff"))
        return missing(headers, https=True, framing_by_policy=True)

    assert told(0) == ("strict-transport-security",)
    assert told(86_400) == ("strict-transport-security-short",)
    assert told(31_536_000) == ()


@pytest.mark.parametrize(
    "header, lacks",
    [
        ("sid=1; Secure; HttpOnly; SameSite=Lax", ()),
        ("sid=1; secure; httponly; samesite=none", ()),
        ("sid=1; SameSite=None", ("secure", "http-only", "same-site-none-insecure")),
        ("__Host-sid=1; HttpOnly; SameSite=Strict", ("secure", "prefix")),
        ("sid=a=b; path=/", ("secure", "http-only", "same-site")),
    ],
)
def test_flags_of_a_cookie(header: str, lacks: tuple[str, ...]) -> None:
    told = cookie(header)
    assert told is not None and faults(told, https=True) == lacks


@pytest.mark.parametrize(
    "text, good",
    [("沪ICP备12345678号-1", True), ("沪ICP备2021012345号", True), ("京ICP证070791号", True), ("ICP备12345678号", False),
     ("沪ICP备123号", False), ("沪ICP备号", False), ("沪 icp备12345678号", True)],
)  # fmt: skip
def test_forms_of_icp_numbers(text: str, good: bool) -> None:
    assert [n.well_formed for n in icp_numbers(text)] == [good]


def test_a_public_security_number_has_fourteen_digits() -> None:
    assert [n.well_formed for n in police_numbers("京公网安备 11010502030143号 京公网安备110号")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "names, text, asks",
    [
        (["q "], "搜索", ()),
        (["xm ", "sfzh "], "姓名 身份证号", ("id-number", "name")),
        (["username ", "password "], "", ("password",)),
        (["phone ", "code "], "", ("mobile",)),
        (["zz 请描述您的症状", "tel "], "", ("health", "mobile")),
    ],
)
def test_what_a_form_asks_for(names: list[str], text: str, asks: tuple[str, ...]) -> None:
    assert asks_for(names, text) == asks


def test_a_notice_that_tells_nothing_lacks_all_items() -> None:
    assert missing_items("本网站重视隐私") == ("who", "purpose", "kinds", "retention", "rights")


def test_hosts_are_matched_by_whole_labels() -> None:
    assert recipient("notgoogle-analytics.com") is None
    assert hijackable("my-polyfill.io") == ""
    assert all(host == host.lower() and host.count(".") for host in RECIPIENTS)


def test_known_paths_stay_within_forty_and_an_empty_answer_proves_none() -> None:
    every = (*KNOWN, *backups("www.renhe.example", 2026))
    assert len(every) <= 40
    assert len({k.path for k in every}) == len(every)
    assert not any(
        proves(k, status, body, (404, b""))
        for k in every
        for status, body in ((200, b""), (404, b"ref: refs/heads/main"))
    )
    dump = next(k for k in every if k.path.endswith(".sql"))
    assert proves(dump, 206, b"-- MySQL dump 10.13\n", (404, b"none"))
    assert not proves(dump, 200, b"-- MySQL dump 10.13\n", (200, b"-- MySQL dump 10.13\n"))


def test_a_page_is_taken_apart_whatever_its_state() -> None:
    page = taken_apart(
        '<title>甲</title><base href="/b/"><form><input name=phone placeholder="手机"><script>var a="<p>"</script><a href=x>乙'
    )
    assert (page.title, page.base, page.forms[0].fields[0].hint, page.links[0].text) == (
        "甲",
        "/b/",
        "手机",
        "乙",
    )
    assert page.scripts[0].inline == 'var a="<p>"'
    assert "var a" not in page.text


def test_an_old_date_inside_an_article_does_not_make_a_site_abandoned() -> None:
    def verdict(body: str) -> int:
        gathered = Abandoned(Asking(organisation(), date(2026, 11, 25)))
        gathered.look(Page(Place("site/index.html"), "html", body.encode))
        return len(list(gathered.told()))

    assert verdict("<p>条例自2016年1月1日起施行。</p>") == 0
    assert verdict("<p>更新日期：2016-01-01</p>") == 0  # one sign alone
    assert verdict("<p>更新日期：2016-01-01</p><p>版权所有 2010-2016 某公司</p>") == 1
    assert verdict("<p>更新日期：2026-01-01</p><p>版权所有 2010-2026 某公司</p>") == 0


@pytest.mark.parametrize(
    ("page", "abandoned"),
    [
        ('<script src="/js/jquery-1.8.3.min.js"></script><p>版权所有 2014 某诊所</p>', True),
        ('<script src="/js/jquery-3.7.1.min.js"></script><p>版权所有 2014 某诊所</p>', False),
        ('<script src="/js/jquery.js"></script><p>版权所有 2014 某诊所</p>', False),
        (
            '<form action="http://www.example.cn/r"><input name="name"><input name="phone"></form>'
            "<p>Copyright 2012</p>",
            True,
        ),
        ('<script src="/js/jquery-1.8.3.min.js"></script><p>版权所有 2026 某诊所</p>', False),
    ],
)
def test_a_site_is_abandoned_by_two_signs_of_age_wherever_its_scripts_lie(page: str, abandoned: bool) -> None:
    gathering = Abandoned(Asking(organisation(), date(2026, 11, 25)))
    whole = f"<html><head><title>诊所</title></head><body>{page}</body></html>".encode()
    gathering.look(Page(Place("site/index.html"), "html", lambda: whole))
    assert [f.kind for f in gathering.told()] == (["abandoned"] if abandoned else [])
