"""The records of brands: well-formed, unique, cautious about what nobody confirmed; and an organisation's own."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from hegui.errors import UsageError
from hegui.mail.brands import Brand, as_json, brands, indexed, own_brands
from hegui.mail.lists import about, listed, names
from hegui.organisation import organisation_from

pytest.importorskip("publicsuffixlist", reason="tells which domains can be registered")

BRANDS = {b.id: b for b in brands()}
# words too, but in a domain nearly always the firm
MEANT_AS_BRAND = {"adobe", "outlook", "acrobat", "intuit", "avast", "correos"}


def test_there_are_brands_enough_and_chinese_ones_among_them() -> None:
    assert len(BRANDS) >= 220
    assert sum(bool(b.zh) for b in BRANDS.values()) >= 120


@pytest.mark.parametrize(
    "id",
    [
        "amazon",
        "alipay",
        "icbc",
        "sf-express",
        "tax",
        "12306",
        "netease-mail",
        "microsoft",
        "paypal",
        "dhl",
        "metamask",
    ],
)
def test_the_brands_imitated_most_are_there(id: str) -> None:
    assert BRANDS[id].official
    assert BRANDS[id].tokens


@pytest.mark.parametrize(
    "file", [f.name for f in files("hegui.mail.brands").iterdir() if f.name.endswith(".toml")]
)
def test_the_fast_reading_says_what_toml_says(file: str) -> None:
    text = (files("hegui.mail.brands") / file).read_text(encoding="utf-8")
    fast = msgspec.json.decode(as_json(text))
    head = {k: str(v) for k, v in tomllib.loads(text).items() if not isinstance(v, dict)}
    tables = {k: v for k, v in tomllib.loads(text).items() if isinstance(v, dict)}
    assert fast.pop("") == head
    assert fast == tables


def test_an_id_stands_in_one_file() -> None:
    assert max(Counter(b.id for b in brands()).values()) == 1


def test_every_domain_can_be_registered() -> None:
    from publicsuffixlist import PublicSuffixList

    suffixes = PublicSuffixList()
    wrong = [
        (b.id, d) for b in brands() for d in b.official + b.senders_via if suffixes.privatesuffix(d) != d
    ]
    assert wrong == []


def test_a_token_is_long_or_counts_as_a_whole_piece() -> None:
    assert [(b.id, t) for b in brands() for t in b.tokens if len(t) < 5 and t not in b.labels] == []
    assert [(b.id, t) for b in brands() for t in b.tokens if not re.fullmatch(r"[a-z0-9-]+", t)] == []


def test_a_token_belongs_to_one_brand() -> None:
    assert [t for t, owners in indexed().tokens.items() if len(owners) > 1] == []


@pytest.fixture(scope="module")
def ordinary() -> set[str]:
    """Words written in small letters in the honest mails of the development set or in the English of our own pages."""
    here = Path(__file__).parent
    root = here.parents[1]
    texts = [*(here / "devset").glob("*/ham_*.txt"), *root.glob("docs/*.md"), root / "README.md"]
    prose = "\n".join(re.sub(r"\S*[@/{}.=>]\S*|rows .*", " ", f.read_text(encoding="utf-8")) for f in texts)
    return set(re.findall(r"(?<![\w-])[a-z]{4,}(?![\w-])", prose))


def test_a_token_that_is_an_ordinary_word_is_marked_ambiguous(ordinary: set[str]) -> None:
    tokens = [(b.id, t) for b in brands() if not b.ambiguous for t in b.tokens]
    assert [(id, t) for id, t in tokens if t in ordinary and t not in MEANT_AS_BRAND] == []


def test_a_name_that_is_an_ordinary_word_is_marked_ambiguous(ordinary: set[str]) -> None:
    names = [(b.id, n.lower()) for b in brands() if not b.ambiguous for n in b.en + b.pinyin]
    assert [(id, n) for id, n in names if n in ordinary and n not in MEANT_AS_BRAND] == []


def test_a_brand_known_from_memory_alone_clears_nothing() -> None:
    for brand in brands():
        unproven = set(brand.official) - set(brand.confirmed)
        assert not any(brand.clears(d) for d in unproven if not brand.gov), brand.id
        assert bool(brand.confirmed) == bool(brand.source), brand.id
        assert set(brand.confirmed) <= set(brand.official), brand.id
        assert brand.verified == (not unproven), brand.id


def test_a_domain_where_anybody_gets_an_address_clears_nothing() -> None:
    assert BRANDS["netease-mail"].owns("163.com")
    assert not BRANDS["netease-mail"].clears("163.com")
    assert not any(b.clears(d) for b in brands() for d in b.shared)


def test_free_mail_of_a_brand_is_said_to_be_shared() -> None:
    free = listed("free-mail")
    assert [(b.id, d) for b in brands() for d in b.official if d in free and d not in b.shared] == []


def test_an_authority_owns_every_domain_under_gov_cn() -> None:
    assert BRANDS["tax"].owns("shanghai.gov.cn")
    assert BRANDS["tax"].owns("chinatax.gov.cn")
    assert not BRANDS["tax"].owns("chinatax-gov.cn")
    assert not BRANDS["icbc"].owns("shanghai.gov.cn")


def test_brands_are_found_by_domain_and_by_token() -> None:
    index = indexed()
    assert [b.id for b in index.domains["cmbchina.com"]] == ["cmb"]
    assert [b.id for b in index.tokens["zhifubao"]] == ["alipay"]


OWN = {
    "id": "yunfan",
    "zh": ["云帆软件"],
    "domains": ["yunfansoft.com.cn"],
    "tokens": ["yunfan"],
    "checked": date(2026, 11, 1),
}


def test_an_organisation_answers_for_its_own_brand() -> None:
    us = organisation_from({"brand": [OWN]}, date(2026, 11, 25))
    (own,) = own_brands(us.brands)
    assert isinstance(own, Brand)
    assert own.clears("yunfansoft.com.cn")
    assert indexed((own,)).tokens["yunfan"] == (own,)


@pytest.mark.parametrize(
    "change, zh, en",
    [
        ({"domains": ["www.yunfansoft.com.cn"]}, "可注册的域名", "registrable domains"),
        ({"domains": ["com.cn"]}, "公共后缀", "public suffix"),
        ({"domains": []}, "至少要有一个官方域名", "at least one official domain"),
        ({"tokens": ["yf"]}, "labels", "labels"),
        ({"id": "云帆"}, "小写字母", "lower-case letters"),
        ({"zh": []}, "名称", "name"),
    ],
)
def test_a_wrong_brand_is_told_in_both_languages(change: dict[str, object], zh: str, en: str) -> None:
    us = organisation_from({"brand": [OWN, OWN | change]}, date(2026, 11, 25))
    with pytest.raises(UsageError) as told:
        own_brands(us.brands)
    assert "第 2 个 [[brand]]" in told.value.text.zh and zh in told.value.text.zh
    assert "[[brand]]" in told.value.text.en and en in told.value.text.en


@pytest.mark.parametrize("name", names())
def test_a_list_says_what_it_is_and_holds_each_item_once(name: str) -> None:
    told = about(name)
    assert told.title.zh and told.title.en and told.source
    assert told.confidence in ("secondary", "unverified")
    assert told.checked >= date(2026, 11, 25)
    assert len(listed(name)) >= 10
    lines = (files("hegui.mail.lists") / f"{name}.txt").read_text("utf-8").splitlines()
    items = [i for line in lines if not line.startswith("#") for i in line.split()]
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"[a-z0-9_.-]+", i) for i in items)
