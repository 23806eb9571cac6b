"""What is needed by what: the names that can be reached from some, for telling what is for development only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def reached(start: Iterable[str], needs: Mapping[str, Iterable[str]]) -> set[str]:
    """All names that can be reached from ``start``, itself among them.

    >>> sorted(reached(["app"], {"app": ["flask"], "flask": ["jinja2"], "pytest": ["pluggy"]}))
    ['app', 'flask', 'jinja2']
    """
    found: set[str] = set()
    left = list(start)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left.extend(n for n in needs.get(name, ()) if n not in found)
    return found
