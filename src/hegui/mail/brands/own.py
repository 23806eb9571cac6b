"""An organisation's own brands, ``[[brand]]`` of its ``hegui.toml``: it answers for their domains itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hegui.errors import UsageError
from hegui.mail.brands import Brand, Contact
from hegui.masking import safe_name
from hegui.text import Text

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

    from hegui.own import OwnBrand

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SHORTEST = 5  # letters of a token that is found anywhere in a domain; a shorter one stands in ordinary words


def brand_of(number: int, entry: OwnBrand) -> Brand:
    """The brand that an entry describes.  Raises UsageError."""
    if not _ID.fullmatch(entry.id):
        raise _wrong(
            number,
            "id",
            Text("只能用小写字母、数字和连字符", "is made of lower-case letters, digits and hyphens"),
        )
    if not entry.zh and not entry.en:
        raise _wrong(number, "zh", Text("至少要有一个名称（zh 或 en）", "or en must give a name"))
    if not entry.domains:
        raise _wrong(
            number, "domains", Text("至少要有一个官方域名", "must give at least one official domain")
        )
    for field, domains in (("domains", entry.domains), ("via", entry.via)):
        for domain in domains:
            if not _registrable(domain):
                raise _wrong(
                    number,
                    field,
                    Text(
                        "要写可注册的域名，如 example.com.cn，不带 www 或 @，不能是 com.cn 这样的公共后缀",
                        "must hold registrable domains such as example.com.cn: no www, no @, no public suffix such as com.cn",
                    ),
                )
    for token in entry.tokens:
        if len(token) < SHORTEST or not re.fullmatch(r"[a-z0-9-]+", token):
            raise _wrong(
                number,
                "tokens",
                Text(
                    "每个至少五个小写字母、数字或连字符；短的写在 labels",
                    "must each be five or more lower-case letters, digits or hyphens; shorter ones go to labels",
                ),
            )
    return Brand(
        id=entry.id,
        zh=entry.zh,
        en=entry.en,
        sending=entry.domains,
        linking=entry.domains,
        senders_via=entry.via,
        tokens=entry.tokens + entry.labels,
        labels=entry.labels,
        ambiguous=entry.ambiguous,
        category="own",
        contact=Contact(entry.hotline, entry.report),
        checked=entry.checked,
        confirmed=entry.domains,
        source="hegui.toml",
        confidence="own",
    )


def _registrable(domain: str) -> bool:
    return _suffixes().privatesuffix(domain) == domain


@lru_cache(1)
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def _wrong(number: int, field: str, why: Text) -> UsageError:
    head = f"[[brand]] {safe_name(field)}"
    return UsageError(
        Text(
            f"hegui.toml：第 {number} 个 {head} {why.zh}", f"hegui.toml: {head} of number {number} {why.en}"
        ),
        Text("字段说明见 docs/hegui-toml.md。", "docs/hegui-toml.md describes the fields."),
    )
