"""
What a source map tells: ``node_modules/<package>/`` among its sources names each library of a bundle.

A map says which packages, seldom which version: where a path carries one (pnpm writes ``lodash@4.17.21``) it is
exact.  A script that carries its map inside (``data:``) is read the same way.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator

from hegui.masking import safe_name
from hegui.scripts.clues import Clue
from hegui.scripts.content import Script
from hegui.scripts.signatures import signatures
from hegui.scripts.versions import is_version

_INLINE = b"sourceMappingURL=data:application/json"
_PACKAGE = re.compile(r"node_modules/((?:@[\w.-]+/)?[\w.-]+)/")
_PNPM = re.compile(r"\.pnpm/((?:@[\w.-]+\+)?[\w.-]+)@(\d[\w.-]*)")
LARGEST = 64 << 20  # bytes of a map that is read


def told_by_sources(script: Script) -> Iterator[Clue]:
    """Libraries named in the sources of a map: of a ``.map`` file, or of one inside a script."""
    seen: dict[str, str | None] = {}
    for path in _sources(script.content):
        for package in _PACKAGE.findall(path):
            if library := _library_of(package):
                seen.setdefault(library, None)
        for package, version in _PNPM.findall(path):
            library = _library_of(package.replace("+", "/"))
            version = version.partition("_")[0].partition("(")[0]
            if library and is_version(version):
                seen[library] = version
    for library, version in seen.items():
        yield Clue(library, version, "source-map", 0.95, 0, safe_name(f"node_modules/{library}"))


def _sources(content: bytes) -> list[str]:
    if len(content) > LARGEST:
        return []
    if content[:1] == b"{" and b'"mappings"' in content:
        return _listed(content)
    at = content.rfind(_INLINE)
    comma = content.find(b"base64,", at, at + 120) if at >= 0 else -1
    if comma < 0:
        return []
    try:
        return _listed(base64.b64decode(content[comma + 7 :].split(None, 1)[0]))
    except (binascii.Error, IndexError):
        return []


def _listed(content: bytes) -> list[str]:
    try:
        held = json.loads(content)
        return [s for s in held.get("sources", ()) if isinstance(s, str)]
    except (ValueError, AttributeError, RecursionError, TypeError):
        return []


def _library_of(package: str) -> str | None:
    return next((s.library for s in signatures().values() if package in s.packages), None)
