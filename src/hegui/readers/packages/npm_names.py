"""How npm, yarn and pnpm write names, aliases and where a package comes from."""

from __future__ import annotations

import re

from hegui.readers.packages import without_secrets

_REGISTRIES = re.compile(
    r"https?://(?:registry\.npmjs\.org|registry\.yarnpkg\.com|registry\.npmmirror\.com|registry\.npm\.taobao\.org)/"
    r"|https?://[^?#]*/-/[^/?#]+\.tgz(?:[?#]|$)"  # the way every registry lays its packages out, mirrors too
)


def split(key: str) -> tuple[str, str]:
    """A name and what stands behind its @.

    >>> split("@babel/core@^7.0.0"), split("left-pad")
    (('@babel/core', '^7.0.0'), ('left-pad', ''))
    """
    at = key.find("@", 1)
    return (key, "") if at < 0 else (key[:at], key[at + 1 :])


def alias(called: str, version: str) -> tuple[str, str]:
    """The package behind an alias, with its version.

    >>> alias("string-width-cjs", "npm:string-width@4.2.3")
    ('string-width', '4.2.3')
    """
    if not version.startswith("npm:"):
        return called, version
    name, behind = split(version[4:])
    return name, behind


def origin_of(resolved: str) -> str:
    """Where a package comes from, if not from a registry; without what may be a token.

    >>> origin_of("1.0.0"), origin_of("git+ssh://git@github.com/u/r.git#0123abc")
    ('', 'git+ssh://github.com/u/r.git#0123abc')
    """
    if not re.match(r"(?:git\+|git:|git@|github:|gitlab:|bitbucket:|gist:|https?:|file:|ssh:)", resolved):
        return ""
    if _REGISTRIES.match(resolved):
        return ""
    return "file" if resolved.startswith("file:") else without_secrets(resolved)
