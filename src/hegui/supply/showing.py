"""How names and versions of packages are shown: they come from files that anybody may have written."""

from __future__ import annotations

import re

from hegui.masking import plain, safe_name
from hegui.model import Package

LONGEST = 80  # characters of a version


def version_shown(version: str) -> str:
    """A version as it may stand in a report: one that looks like a person's number is masked.

    >>> version_shown("v0.0.0-20190101000000-0123456789ab"), version_shown("13800138000")
    ('v0.0.0-20190101000000-0123456789ab', '138******00')
    >>> version_shown("0:2.34-1.oe2203sp3")  # the epoch of those that have none
    '2.34-1.oe2203sp3'
    """
    shown = plain(version).removeprefix("0:")[:LONGEST]
    if re.search(r"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])|\d{15,}|[^\x00-\x7f]", shown):
        return safe_name(shown)
    return shown


def package_shown(package: Package) -> str:
    """``lodash 4.17.20``, or ``django >=3.2`` where no version is named."""
    return f"{safe_name(package.name)} {version_shown(package.version or package.asks)}".strip()
