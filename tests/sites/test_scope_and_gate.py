"""No packet without a scope: what a scope file must say, and what the Gate lets through."""

from __future__ import annotations

import socket
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from site_servers import http_server, raw_scope, scope, scope_text, talking

import hegui
from hegui.errors import UsageError
from hegui.gate import Gate, OutOfScope, Silent
from hegui.gate.http import get
from hegui.gate.scope import CHINA, scope_from, template

NOW = datetime(2026, 11, 25, 12, tzinfo=CHINA)
GOOD = {
    **raw_scope(443, hosts=("www.example.cn", "*.example.com")),
    "from": date(2026, 11, 1),
    "until": date(2026, 12, 1),
}


@pytest.mark.parametrize(
    "changed, says",
    [
        ({"authoriser": {"name": "甲"}}, "lacks role"),
        ({"until": date(2027, 2, 1)}, "more than 90 days"),
        ({"until": date(2026, 11, 24)}, "ended on"),
        ({"from": date(2026, 11, 26)}, "begins on"),
        ({"until": date(2026, 10, 1)}, "before from"),
        ({"until": "2026-12-01"}, "are days"),
        ({"hosts": []}, "empty"),
        ({"hosts": ["*"]}, "not a host"),
        ({"hosts": ["*.cn"]}, "not a host"),
        ({"hosts": ["http://a.cn/"]}, "not a host"),
        ({"ports": ["443"]}, "port numbers"),
        ({"rate": 0}, "rate"),
        ({"rate": 1000}, "rate"),
        ({"kinds": ["attack"]}, "unknown kind"),
        ({"cii": True}, "approval"),
        ({"addresses": ["somewhere"]}, "not a network"),
        ({"host": "a.cn"}, "unknown field"),
    ],
)
def test_a_scope_that_does_not_hold_is_refused(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        scope_from({**GOOD, **changed}, now=NOW)


def test_the_last_day_counts_and_the_day_is_chinas() -> None:
    late = datetime.fromisoformat("2026-12-01T23:59:00+08:00")
    assert scope_from(GOOD, now=late).ends == date(2026, 12, 1)
    with pytest.raises(UsageError, match="ended"):
        scope_from(
            GOOD, now=datetime.fromisoformat("2026-12-01T16:30:00+00:00")
        )  # half past midnight in China


@pytest.mark.parametrize(
    "host, covered",
    [("www.example.cn", True), ("WWW.example.CN.", True), ("example.cn", False), ("evil-www.example.cn", False),
     ("a.example.com", True), ("a.b.example.com", True), ("example.com", False), ("aexample.com", False)],
)  # fmt: skip
def test_hosts_are_exact_or_below_a_star(host: str, covered: bool) -> None:
    assert scope_from(GOOD, now=NOW).covers(host) is covered


def test_a_chinese_host_is_the_same_under_both_of_its_names() -> None:
    found = scope_from({**GOOD, "hosts": ["*.示例.cn"]}, now=NOW)
    assert found.covers("www.示例.cn") and found.covers("www.xn--fsq092h.cn")
    assert not found.covers("www.xn--fsq.cn")


def test_a_template_asks_for_the_authoriser_and_is_no_authority_before() -> None:
    import tomllib

    with pytest.raises(UsageError, match="lacks name"):
        scope_from(tomllib.loads(template("www.example.cn", date(2026, 11, 25))), now=NOW)


def test_without_a_scope_not_even_a_name_is_looked_up(
    guarded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: pytest.fail("a look-up"))
    report = hegui.check("https://www.example.cn/")
    assert [s.asked for s in report.skipped if "scope" in s.reason.en] == [True]


@pytest.mark.parametrize(
    "host, port, kind",
    [("other.cn", 443, "pages"), ("www.example.cn", 8443, "pages"), ("www.example.cn", 443, "ports")],
)
def test_what_the_scope_does_not_cover_is_refused_before_a_name_is_looked_up(
    host: str, port: int, kind: Any
) -> None:
    gate = Gate(scope_from(GOOD, now=NOW), resolve=lambda *a: pytest.fail("a look-up"))
    with pytest.raises(OutOfScope):
        gate.connect(host, port, kind, "test")
    assert gate.sent == []


@pytest.mark.parametrize(
    "address", ["10.0.0.8", "127.0.0.1", "169.254.169.254", "::1", "::ffff:192.168.1.1", "fd00::1"]
)
def test_a_name_that_leads_inside_is_refused_unless_its_network_is_listed(address: str) -> None:
    def opened(address: str, port: int, patience: float) -> socket.socket:
        raise AssertionError("a connection")

    gate = Gate(
        scope_from({**GOOD, "addresses": []}, now=NOW),
        resolve=lambda *a: ["93.184.216.34", address],
        open_at=opened,
    )
    with pytest.raises(OutOfScope, match="private or reserved"):
        gate.connect("www.example.cn", 443, "pages", "test")


def test_a_name_that_leads_elsewhere_the_second_time_is_asked_where_it_was_checked() -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked: list[str] = []

    def opened(address: str, port: int, patience: float) -> socket.socket:
        asked.append(address)
        return socket.socket()

    gate = Gate(scope_from({**GOOD, "rate": 20}, now=NOW), resolve=lambda *a: next(answers), open_at=opened)
    for _ in range(2):
        gate.connect("www.example.cn", 443, "pages", "test").close()
    assert asked == ["93.184.216.34", "93.184.216.34"]
    assert [s.address for s in gate.sent] == asked


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    with http_server({"/": (302, {"Location": "http://other.example/"}, b"")}) as (port, asked):
        gate = Gate(scope(port))
        answer = get(gate, f"http://127.0.0.1:{port}/")
    assert (answer.status, answer.header("location")) == (302, "http://other.example/")
    assert asked == ["/"] and [s.outcome for s in gate.sent] == ["302"]


def never_answers(client: socket.socket) -> None:
    while client.recv(100_000):
        pass


@pytest.mark.parametrize("talk, how", [(never_answers, "timed-out"), (lambda c: None, "closed")])
def test_a_server_that_never_answers_costs_its_time_limit_and_is_told(talk: Any, how: str) -> None:
    with talking(talk) as port:
        gate = Gate(scope(port))
        with pytest.raises(Silent) as silent:
            get(gate, f"http://127.0.0.1:{port}/", patience=0.3)
    assert silent.value.how in (how, "reset")


def test_nobody_listening_is_refused_and_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    gate = Gate(scope(port))
    with pytest.raises(Silent) as silent:
        get(gate, f"http://127.0.0.1:{port}/")
    assert silent.value.how == "refused" and gate.sent[0].outcome == "refused"


def test_an_operator_of_critical_infrastructure_needs_a_scope_that_says_so(tmp_path: Path) -> None:
    scope_file, config = tmp_path / "scope.toml", tmp_path / "hegui.toml"
    scope_file.write_text(scope_text(raw_scope(80, hosts=("www.example.cn",))), encoding="utf-8")
    config.write_text(
        '[organisation]\nname = "某"\nroles = ["critical-infrastructure-operator"]\n', encoding="utf-8"
    )
    with pytest.raises(UsageError, match="critical infrastructure"):
        hegui.check("http://www.example.cn/", scope=scope_file, config=config)


def test_the_command_writes_a_scope_and_says_whether_one_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from doors import said

    file = tmp_path / "scope.toml"
    assert said(capsys, "scope", "init", "www.example.cn", "-o", str(file))[0] == 0
    assert said(capsys, "scope", "check", str(file))[0] == 2  # nobody has signed it yet
    file.write_text(scope_text(raw_scope(443, hosts=("www.example.cn",))), encoding="utf-8")
    code, told = said(capsys, "--lang", "en", "scope", "check", str(file))
    assert code == 0 and "www.example.cn" in told
