"""
Addresses in pages: where a reference leads, and whether that is the same site.

The registered domain is told by the public suffix list where ``hegui[web]`` is installed, else by the last two labels, or three
where the last two are a registry's own (``com.cn``, ``gov.cn``).
"""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_REGISTRIES = frozenset({"com", "net", "org", "gov", "edu", "ac", "co", "mil"})


def led_to(base: str, reference: str) -> str:
    """The whole address of a reference, or as much of it as is known; "" for what leads nowhere (javascript:, data:).

    >>> led_to("https://a.cn/x/", "../y.js"), led_to("", "//cdn.b.cn/z.js"), led_to("", "data:,x")
    ('https://a.cn/y.js', '//cdn.b.cn/z.js', '')
    """
    reference = reference.strip()
    if reference.partition(":")[0].lower() in ("javascript", "data", "mailto", "tel", "sms", "blob", "about"):
        return ""
    try:
        return urljoin(base, reference) if base else reference
    except ValueError:
        return ""


def host_of(address: str) -> str:
    """The host of an address, lower case; "" where it names none."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def scheme_of(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""


def path_of(address: str) -> str:
    """Its path, without query and fragment: a query may hold a value about somebody."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def is_number(host: str) -> bool:
    """Is it an IP address?"""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """The domain that somebody registered.

    >>> registered("www.yy.gov.cn"), registered("img.example.com")
    ('yy.gov.cn', 'example.com')
    """
    if not host or is_number(host):
        return host
    suffixes = _suffixes()
    if suffixes is not None:
        found = suffixes.privatesuffix(host)
        return str(found) if found else host
    labels = host.split(".")
    take = 3 if len(labels) > 2 and labels[-2] in _REGISTRIES and len(labels[-1]) == 2 else 2
    return ".".join(labels[-take:])


@lru_cache(maxsize=1)
def _suffixes():  # type: ignore[no-untyped-def]  # the package ships no types
    try:
        from publicsuffixlist import PublicSuffixList
    except ImportError:
        return None
    return PublicSuffixList(only_icann=True)


def defanged(address: str) -> str:
    """An address that nobody clicks by mistake, without its query.

    >>> defanged("https://cdn.polyfill.io/v2/a.js?x=1")
    'cdn[.]polyfill[.]io/v2/a.js'
    """
    host = host_of(address)
    return host.replace(".", "[.]") + path_of(address) if host else path_of(address)
