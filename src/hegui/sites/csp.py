"""
Content-Security-Policy: a parser of its own, and what a set of policies still lets through.

Several policies are enforced together: something must pass every one.  A policy in a meta element counts, without its
``frame-ancestors``, ``report-uri`` and ``sandbox``.  A nonce or a hash makes ``'unsafe-inline'`` moot, ``'strict-dynamic'`` makes
hosts and schemes moot (W3C Content Security Policy Level 3).

>>> lets_through([parsed("default-src 'self'; script-src 'self' 'unsafe-inline'")])
('inline-scripts', 'no-base-uri', 'framing')
>>> lets_through([parsed("script-src * "), parsed("script-src 'nonce-abc'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'")])
()
"""

from __future__ import annotations

from dataclasses import dataclass, field

_FALLBACK = frozenset(
    [
        "child-src",
        "connect-src",
        "font-src",
        "frame-src",
        "img-src",
        "manifest-src",
        "media-src",
        "object-src",
        "script-src",
        "style-src",
        "worker-src",
    ]
)
_NOT_BY_META = frozenset({"frame-ancestors", "report-uri", "sandbox"})
_WILD = frozenset({"*", "http:", "https:", "data:", "blob:", "http://*", "https://*"})

Gap = str
"""inline-scripts, any-host, eval, plugins, no-base-uri, framing, plain-http."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy: its directives in lower case, the first of a name counts."""

    directives: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_meta: bool = False

    def sources(self, name: str) -> tuple[str, ...] | None:
        """What a directive lets load; that of ``default-src`` where it is not there; None where nothing limits it."""
        if name in self.directives:
            return self.directives[name]
        return self.directives.get("default-src") if name in _FALLBACK else None


def parsed(text: str, by_meta: bool = False) -> Policy:
    """One serialised policy."""
    found: dict[str, tuple[str, ...]] = {}
    for part in text.split(";"):
        words = part.split()
        if not words or not part.isascii():
            continue
        name = words[0].lower()
        if name in found or (by_meta and name in _NOT_BY_META):
            continue
        found[name] = tuple(w if w.startswith(("'nonce-", "'sha")) else w.lower() for w in words[1:])
    return Policy(found, by_meta)


def policies(headers: list[str], metas: list[str]) -> list[Policy]:
    """Every policy that is enforced: a header may hold several, divided by commas."""
    texts = [(t, False) for value in headers for t in value.split(",")] + [(t, True) for t in metas]
    found = [parsed(text, meta) for text, meta in texts if text.strip()]
    return [p for p in found if p.directives]


def lets_through(all_of: list[Policy]) -> tuple[Gap, ...]:
    """The gaps that every one of the policies leaves open; with no policy, all of them."""
    gaps = []
    if all(_inline(p) for p in all_of):
        gaps.append("inline-scripts")
    if all(_any_host(p) for p in all_of):
        gaps.append("any-host")
    if all_of and all(_eval(p) for p in all_of):
        gaps.append("eval")
    if all(_plugins(p) for p in all_of):
        gaps.append("plugins")
    if all("base-uri" not in p.directives for p in all_of):
        gaps.append("no-base-uri")
    if all(_framing(p) for p in all_of):
        gaps.append("framing")
    return tuple(gaps)


def _scripts(policy: Policy) -> tuple[str, ...] | None:
    return policy.sources("script-src")


def _inline(policy: Policy) -> bool:
    sources = _scripts(policy)
    if sources is None:
        return True
    moot = any(
        s.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) or s == "'strict-dynamic'"
        for s in sources
    )
    return "'unsafe-inline'" in sources and not moot


def _any_host(policy: Policy) -> bool:
    sources = _scripts(policy)
    return sources is None or ("'strict-dynamic'" not in sources and bool(_WILD & set(sources)))


def _eval(policy: Policy) -> bool:
    sources = _scripts(policy)
    return sources is not None and "'unsafe-eval'" in sources


def _plugins(policy: Policy) -> bool:
    sources = policy.sources("object-src")
    return sources is None or bool(_WILD & set(sources))


def _framing(policy: Policy) -> bool:
    ancestors = policy.directives.get("frame-ancestors")
    return ancestors is None or bool(_WILD & set(ancestors))
