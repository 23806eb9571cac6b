"""Facts that both a server's configuration and the server itself can show, each made in one place."""

from __future__ import annotations

from hegui.model import Fact, Place
from hegui.sites.addresses import path_of
from hegui.sites.exposed import Known
from hegui.text import Text


def tls_version(place: Place, version: str) -> Fact:
    """An old version of TLS or SSL that is offered."""
    return Fact(
        "tls-version", place, Text("提供 {v}", "offers {v}").fill(v=version), details=(("version", version),)
    )


def weak_suite(place: Place, suites: tuple[str, ...]) -> Fact:
    """Cipher suites that are offered and no longer protect."""
    return Fact(
        "weak-suite",
        place,
        Text("提供弱密码套件 {all}", "offers weak cipher suites: {all}").fill(all=", ".join(suites[:6])),
        details=(("suites", suites),),
    )


def listing(place: Place, what: Text) -> Fact:
    """A folder whose files are listed to everyone."""
    return Fact("listing", place, what)


def exposed(place: Place, known: Known, *, saved: bool = False) -> Fact:
    """A console that is open, or a file that can be fetched; ``saved``: by an answer that somebody kept."""
    console = known.kind == "console"
    return Fact(
        "open-console" if console else "exposed-file",
        place,
        (
            Text("{path} 对外开放：{name}", "{path} is open: {name}")
            if console
            else Text("{path} 可以取得：{name}", "{path} can be fetched: {name}")
        ).fill(path=path_of(known.path), name=known.name),
        details=(("of", known.kind), ("grave", known.grave), ("saved", saved)),
    )
