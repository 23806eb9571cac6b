"""
The pen: fills ``{a|b}`` and ``{slot}`` in a template from a seeded random generator.

A slot keeps its value inside one mail.  ``{digits:6}``, ``{hex:8}``, ``{AZ:3}`` draw anew each time; ``{digits:6#order}`` is kept under a name.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from . import words
from .links import FAKE_KINDS, LURE_KINDS

Item = TypeVar("Item")
ANEW = {
    "news",
    "noun",
    "cheap",
    "site",
    "time",
    "ip",
    "city",
    "addr",
    "sur",
    "words",
    "ago",
    "click",
    "pinyin",
}
_INNERMOST = re.compile(r"\{([^{}]*)\}")


class Pen:
    """One mail's worth of chance: ``lang``, the row of the template, and what was drawn so far."""

    def __init__(self, seed: str, lang: str, row: dict[str, str], when: datetime | None = None) -> None:
        self.random = random.Random(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big"))
        self.lang = lang
        self.kept = dict(row)
        minutes = self.random.randrange(0, 60 * 24 * 900)
        self.when = when or datetime(2024, 5, 1, 8, 0) + timedelta(minutes=minutes)

    # drawing
    def one(self, items: Sequence[Item]) -> Item:
        return self.random.choice(items)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def digits(self, n: int) -> str:
        return self.one("123456789") + "".join(self.one("0123456789") for _ in range(n - 1))

    def hex(self, n: int) -> str:
        return "".join(self.one("0123456789abcdef") for _ in range(n))

    def token(self, n: int) -> str:
        return "".join(
            self.one("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") for _ in range(n)
        )

    def small(self, n: int) -> str:
        return "".join(self.one("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(n))

    # filling
    def fill(self, text: str) -> str:
        """The text with every choice made and every slot filled, innermost first."""
        while found := _INNERMOST.search(text):
            inner = found[1]
            new = self.one(inner.split("|")) if "|" in inner else self._slot(inner)
            text = text[: found.start()] + new + text[found.end() :]
        return text

    def _slot(self, name: str) -> str:
        name, kept_as, as_name = name.partition("#")
        if kept_as and as_name in self.kept:
            return self.kept[as_name]
        if not kept_as and ":" not in name and name not in ANEW:
            as_name = name
            if name in self.kept:
                return self.kept[name]
        kind, _, argument = name.partition(":")
        value = self.fill(self._new(kind, argument))
        if as_name:
            self.kept[as_name] = value
        return value

    def _new(self, kind: str, argument: str) -> str:
        if not kind.isidentifier() or not kind.isascii():
            return kind + (":" + argument if argument else "")  # braces around words alone
        maker = getattr(self, "_" + kind)
        return maker(argument) if argument else maker()

    @property
    def zh(self) -> bool:
        return self.lang == "zh"

    # slots: people
    def _first(self) -> str:
        return self.one(words.FIRST)

    def _last(self) -> str:
        return self.one(words.LAST)

    def _name(self, _: str = "") -> str:
        if self.zh:
            return self.one(words.ZH_SURNAMES) + self.one(words.ZH_GIVEN)
        return f"{self.one(words.FIRST)} {self.one(words.LAST)}"

    def _myname(self) -> str:
        return self._name()

    def _sur(self) -> str:
        return self.one(words.ZH_SURNAMES)

    def _pinyin(self, _: str = "") -> str:
        return self.one(words.PINYIN)

    def _me(self) -> str:
        if self.chance(0.45):
            return "{myuser}@{mydom}"
        hosts = (
            "163.com 126.com qq.com sina.com foxmail.com"
            if self.zh
            else "gmail.com outlook.com yahoo.com hotmail.com"
        )
        self.kept["mydom"] = self.one(hosts.split())
        return "{myuser}@{mydom}"

    def _myuser(self) -> str:
        if self.zh:
            return self.one(words.PINYIN) + self.one(["", "", "88", "2019", "_1"])
        name, other = self.one(words.FIRST).lower(), self.one(words.LAST).lower()
        return self.one([f"{name}.{other}", f"{name[0]}{other}", f"{name}{self.digits(2)}"])

    def _mydom(self) -> str:
        self._own_firm()
        return self.kept["mydom"]

    def _myco(self) -> str:
        self._own_firm()
        return self.kept["myco"]

    def _own_firm(self) -> None:
        names, domains = (
            (words.ZH_FIRMS, words.ZH_FIRM_DOMAINS) if self.zh else (words.FIRMS, words.FIRM_DOMAINS)
        )
        at = self.random.randrange(len(names))
        self.kept.setdefault("myco", names[at])
        self.kept.setdefault("mydom", domains[at])

    def _co(self) -> str:
        self._other_firm()
        return self.kept["co"]

    def _codom(self) -> str:
        self._other_firm()
        return self.kept["codom"]

    def _other_firm(self) -> None:
        names, domains = (
            (words.ZH_FIRMS, words.ZH_FIRM_DOMAINS) if self.zh else (words.FIRMS, words.FIRM_DOMAINS)
        )
        others = [i for i in range(len(names)) if names[i] != self.kept.get("myco")]
        at = self.random.choice(others)
        self.kept.setdefault("co", names[at])
        self.kept.setdefault("codom", domains[at])

    # slots: numbers, places, days
    def _digits(self, n: str = "6") -> str:
        return self.digits(int(n))

    def _hex(self, n: str = "16") -> str:
        return self.hex(int(n))

    def _token(self, n: str = "16") -> str:
        return self.token(int(n))

    def _small(self, n: str = "8") -> str:
        return self.small(int(n))

    def _AZ(self, n: str = "2") -> str:
        return "".join(self.one("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(int(n)))

    def _n(self, span: str = "2-9") -> str:
        low, _, high = span.partition("-")
        return str(self.random.randint(int(low), int(high)))

    def _money(self, span: str = "12-900") -> str:
        low, _, high = span.partition("-")
        whole = self.random.randint(int(low), int(high))
        return f"{whole:,}.{self.random.randrange(100):02d}"

    def _day(self, ahead: str = "0") -> str:
        return self._written(self.when + timedelta(days=int(ahead)))

    def _soon(self) -> str:
        return self._written(self.when + timedelta(days=self.random.randint(1, 4)))

    def _later(self) -> str:
        return self._written(self.when + timedelta(days=self.random.randint(6, 40)))

    def _ago(self) -> str:
        return self._written(self.when - timedelta(days=self.random.randint(1, 30)))

    def _written(self, day: datetime) -> str:
        if self.zh:
            return self.one(
                [f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day.month}月{day.day}日"]
            )
        if self.lang != "en":
            return f"{day:%d.%m.%Y}" if self.lang == "de" else f"{day:%d/%m/%Y}"
        return self.one([f"{day:%B} {day.day}, {day.year}", f"{day:%d %b %Y}", f"{day:%m/%d/%Y}"])

    def _time(self) -> str:
        return f"{self.random.randint(0, 23):02d}:{self.random.randint(0, 59):02d}"

    def _year(self) -> str:
        return str(self.when.year)

    def _ip(self) -> str:
        return f"{self.one(['203.0.113', '198.51.100', '192.0.2'])}.{self.random.randint(2, 250)}"

    def _city(self) -> str:
        return self.one(words.ZH_CITIES if self.zh else words.CITIES)

    def _addr(self) -> str:
        number = self.random.randint(1, 880)
        if self.zh:
            return f"{self.one(words.ZH_CITIES)}市{self.one(words.ZH_STREETS)}{number}号"
        return f"{number} {self.one(words.STREETS)}, {self.one(words.CITIES)}"

    def _phone(self) -> str:
        if self.zh:
            return self.one([f"400-{self.digits(3)}-{self.digits(4)}", f"0{self.digits(2)}-{self.digits(8)}"])
        return self.one(
            [
                f"+1 ({self.one(['803', '888', '844', '805'])}) 555-0{self.digits(3)}",
                f"+44 20 7946 0{self.digits(3)}",
            ]
        )

    def _tracking(self) -> str:
        return self.one(
            [f"{self._AZ('2')}{self.digits(9)}{self._AZ('2')}", self.digits(12), f"SF{self.digits(13)}"]
        )

    def _news(self) -> str:
        return self.one(words.ZH_NEWS if self.zh else words.NEWS)

    def _words(self, n: str = "4") -> str:
        return " ".join(self.one(words.WORDS) for _ in range(int(n)))

    def _noun(self) -> str:
        return self.one(words.NOUNS)

    # slots: addresses and links of who deceives
    def _lure(self, kind: str = "") -> str:
        return self.one(LURE_KINDS[kind or self._lure_kind()])

    def _lure_kind(self) -> str:
        kinds = [k for k in LURE_KINDS if self.zh or not k.startswith("zh-")]
        return self.one(kinds)

    def _fake(self, kind: str = "") -> str:
        kinds = [
            "hacked",
            "hacked",
            "hacked",
            "lookalike",
            "lookalike",
            "lookalike",
            "random",
            "random",
            "random",
            "free",
            "spoof",
        ]
        return self.one(FAKE_KINDS[kind or self.one(kinds + ["zh-free"] * (2 * self.zh))])

    def _t(self) -> str:
        return self.one(["account", "mail", "secure", "portal"])

    def _b(self) -> str:
        return "{co}"

    def _d(self) -> str:
        return "{codom}"

    def _site(self) -> str:
        return f"{self.one(words.SITES)}.{self.one(words.SITE_TLDS)}"

    def _cheap(self) -> str:
        return self.one(words.CHEAP_TLDS)

    # slots: addresses and links of honest services
    def _click(self, _: str = "") -> str:
        from .links import CLICKS

        return self.one(CLICKS)

    def _sender(self) -> str:
        return self.one(
            [
                "{no-reply|noreply|no_reply|donotreply|notifications|info|service|hello|news}@{d}",
                "{no-reply|noreply|info|news|hello}@{mail|email|e|em|mailer|notify|news|service|mkt}.{d}",
            ]
        )
