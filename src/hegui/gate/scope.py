"""
The scope file: who allows which looks at which hosts, from when to when.

TOML, so that it can be printed, signed and filed.  Refused are a scope that names nobody, has ended or not begun, runs for more
than 90 days, or covers critical infrastructure without the number of the authorisation.
"""

from __future__ import annotations

import ipaddress
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal, get_args

from hegui.errors import UsageError
from hegui.masking import plain, safe_name
from hegui.text import Text

LONGEST = 90  # days that one authority may run
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")  # no daylight saving time since 1991
Kind = Literal["pages", "known-paths", "tls", "ports"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_FIELDS = frozenset(
    [
        "authoriser",
        "from",
        "until",
        "hosts",
        "ports",
        "addresses",
        "exclude",
        "kinds",
        "rate",
        "cii",
        "cii_authorisation",
        "agent_contact",
    ]
)
_WHO = ("name", "role", "organisation", "contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What may be looked at, by whose authority.  ``rate``: requests a second."""

    name: str
    role: str
    organisation: str
    contact: str
    begins: date
    ends: date
    hosts: tuple[str, ...]  # exact names, or *.example.cn for those below
    kinds: tuple[Kind, ...] = ("pages", "tls")
    ports: tuple[int, ...] = (80, 443)
    addresses: tuple[str, ...] = ()  # networks that are private or reserved and still meant
    exclude: tuple[str, ...] = ()  # beginnings of paths that are not asked for
    rate: float = 2.0
    cii: bool = False
    cii_authorisation: str = ""
    file: str = field(default="scope.toml", compare=False)

    def covers(self, host: str) -> bool:
        """Is the host one of those named?  ``*.example.cn`` covers what lies below, not ``example.cn`` itself."""
        host = _wire(host)
        return any(
            host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern
            for pattern in self.hosts
        )

    def allows_address(self, address: str) -> bool:
        """A public address, or one inside a network that the file lists."""
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
            found = found.ipv4_mapped
        return found.is_global or any(
            found in ipaddress.ip_network(net, strict=False) for net in self.addresses
        )

    def leaves_out(self, path: str) -> bool:
        return any(path.startswith(prefix) for prefix in self.exclude)

    @property
    def said(self) -> Text:
        """The authority in one sentence, for a report."""
        number = Text("", "")
        if self.cii:
            number = Text("（关键信息基础设施，{n}）", " (critical infrastructure, {n})").fill(
                n=plain(self.cii_authorisation)
            )
        return Text(
            "{organisation}（{name}，{role}）授权查看 {hosts}，{begins} 至 {ends}{number}",
            "{organisation} ({name}, {role}) allows looks at {hosts} from {begins} to {ends}{number}",
        ).fill(
            organisation=plain(self.organisation),
            name=plain(self.name),  # who allows it is evidence, and the user's own word
            role=plain(self.role),
            number=number,
            hosts=", ".join(self.hosts),
            begins=self.begins,
            ends=self.ends,
        )


def read_scope(path: Path, now: datetime | None = None) -> Scope:
    """Read a scope file and see that it is in force.  Raises UsageError with what is wrong with it."""
    shown = safe_name(path.name)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise _wrong(
            shown,
            Text("读不到", "it cannot be read"),
            Text("用 hegui scope init 写一份。", "Write one with hegui scope init."),
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise _wrong(shown, Text("不是合法的 TOML", "it is not valid TOML")) from None
    return scope_from(raw, shown, now)


def scope_from(raw: dict[str, Any], shown: str = "scope.toml", now: datetime | None = None) -> Scope:
    """A Scope from parsed TOML, in force now (by the day in China).  Raises UsageError."""
    if unknown := sorted(set(raw) - _FIELDS):
        raise _wrong(
            shown, Text(f"不认识的字段 {safe_name(unknown[0])}", f"unknown field {safe_name(unknown[0])}")
        )
    who = raw.get("authoriser")
    told = {f: who.get(f, "") if isinstance(who, dict) else "" for f in _WHO}
    if lacking := [f for f in _WHO if not (isinstance(told[f], str) and told[f].strip())]:
        raise _wrong(
            shown,
            Text(
                f"[authoriser] 缺少 {lacking[0]}：要写明谁授权",
                f"[authoriser] lacks {lacking[0]}: say who allows it",
            ),
        )
    begins, ends = raw.get("from"), raw.get("until")
    if not _is_day(begins) or not _is_day(ends):
        raise _wrong(
            shown, Text("from 和 until 要是日期，如 2026-11-25", "from and until are days such as 2026-11-25")
        )
    assert isinstance(begins, date) and isinstance(ends, date)
    _in_force(shown, begins, ends, (now or datetime.now(CHINA)).astimezone(CHINA).date())
    named = tuple(h.lower().rstrip(".") for h in _texts(raw, "hosts", shown))
    for host in named:
        if not _may_be_a_host(host):
            raise _wrong(
                shown, Text(f"主机名写错了：{safe_name(host)}", f"not a host name: {safe_name(host)}")
            )
    hosts = tuple("*." + _wire(h[2:]) if h.startswith("*.") else _wire(h) for h in named)
    if not hosts:
        raise _wrong(shown, Text("hosts 是空的", "hosts is empty"))
    kinds = _texts(raw, "kinds", shown) or ("pages", "tls")
    if bad := [k for k in kinds if k not in KINDS]:
        raise _wrong(
            shown,
            Text(
                f"kinds 里不认识 {safe_name(bad[0])}；可用 {'、'.join(KINDS)}",
                f"unknown kind {safe_name(bad[0])}; known: {', '.join(KINDS)}",
            ),
        )
    ports = raw.get("ports", [80, 443])
    if not isinstance(ports, list) or not all(type(p) is int and 0 < p < 65536 for p in ports):
        raise _wrong(shown, Text("ports 要是端口号的列表", "ports is a list of port numbers"))
    rate = raw.get("rate", 2)
    if type(rate) not in (int, float) or not 0 < rate <= 20:
        raise _wrong(
            shown,
            Text(
                "rate 要大于 0、不超过 20（每秒请求数）", "rate is above 0 and at most 20 requests a second"
            ),
        )
    if type(raw.get("cii", False)) is not bool:
        raise _wrong(shown, Text("cii 要写 true 或 false", "cii is true or false"))
    if raw.get("cii") and not str(raw.get("cii_authorisation", "")).strip():
        raise _wrong(
            shown,
            Text(
                "涉及关键信息基础设施，要在 cii_authorisation 写明批准或授权文号",
                "critical infrastructure: cii_authorisation has to name the approval or authorisation",
            ),
        )
    addresses = _texts(raw, "addresses", shown)
    for net in addresses:
        try:
            ipaddress.ip_network(net, strict=False)
        except ValueError:
            raise _wrong(
                shown, Text(f"不是 IP 网段：{safe_name(net)}", f"not a network: {safe_name(net)}")
            ) from None
    return Scope(
        **told,
        begins=begins,
        ends=ends,
        hosts=hosts,
        kinds=tuple(k for k in KINDS if k in kinds),
        ports=tuple(ports),
        addresses=addresses,
        exclude=_texts(raw, "exclude", shown),
        rate=float(rate),
        cii=bool(raw.get("cii", False)),
        cii_authorisation=str(raw.get("cii_authorisation", "")),
        file=shown,
    )


def _in_force(shown: str, begins: date, ends: date, today: date) -> None:
    if ends < begins:
        raise _wrong(shown, Text("until 早于 from", "until lies before from"))
    if (ends - begins).days > LONGEST:
        raise _wrong(shown, Text(f"授权期超过 {LONGEST} 天", f"it runs for more than {LONGEST} days"))
    if today > ends:
        raise _wrong(
            shown,
            Text(f"授权已于 {ends} 到期", f"it ended on {ends}"),
            Text("请授权人重新签发。", "Have it issued anew."),
        )
    if today < begins:
        raise _wrong(shown, Text(f"授权从 {begins} 才开始", f"it begins on {begins} only"))


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _texts(raw: dict[str, Any], name: str, shown: str) -> tuple[str, ...]:
    found = raw.get(name, [])
    if not isinstance(found, list) or not all(isinstance(t, str) and t.strip() for t in found):
        raise _wrong(shown, Text(f"{name} 要是文字的列表", f"{name} is a list of texts"))
    return tuple(t.strip() for t in found)


def _wire(host: str) -> str:
    """A name as it travels: lower case, Chinese labels as the names they stand for (``xn--…``)."""
    host = host.lower().rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _may_be_a_host(host: str) -> bool:
    name = host.removeprefix("*.")
    try:
        ipaddress.ip_address(name)
        return name == host
    except ValueError:
        pass
    # *.cn would be a country
    dots = 1 if host.startswith("*.") else 0
    return (
        bool(name)
        and name.count(".") >= dots
        and all(p and len(p) < 64 and p.replace("-", "").isalnum() for p in name.split("."))
    )


def _wrong(shown: str, what: Text, todo: Text | None = None) -> UsageError:
    return UsageError(
        Text("授权范围文件 {file}：{what}", "the scope file {file}: {what}").fill(file=shown, what=what),
        todo
        or Text(
            "改正后再运行；字段说明见 docs/sites.md。",
            "Mend it and run again; docs/sites.md describes the fields.",
        ),
    )


def template(host: str, today: date) -> str:
    """A scope file to fill in, for two weeks from today."""
    return f"""\
# 授权范围：没有它，hegui 不向任何主机发送一个数据包。由有权的人填写、签发并存档。
# Authority to look at hosts: without it hegui sends no packet.  To be filled in, issued and filed by who may allow it.

from = {today.isoformat()}
until = {(today + timedelta(days=14)).isoformat()}     # 最长 {LONGEST} 天 / at most {LONGEST} days; Asia/Shanghai

hosts = ["{host}"]          # 精确主机名，或 *.example.cn / exact names, or *.example.cn for those below
ports = [80, 443]
addresses = []              # 仅当主机在内网：列出网段，如 10.1.0.0/16 / private networks, only where the hosts lie in one
exclude = ["/logout"]       # 不访问的路径开头 / beginnings of paths that are left alone
kinds = ["pages", "tls"]    # 可加 "known-paths"（常见暴露文件）、"ports"（列出端口的只读问候）/ may add those two
rate = 2                    # 每秒请求数上限 / requests a second at most

cii = false                 # 是否关键信息基础设施 / is it critical infrastructure?
cii_authorisation = ""      # 若是：批准或授权文号 / if so: number of the approval or authorisation

[authoriser]
name = ""                   # 授权人 / who allows it
role = ""                   # 职务 / position
organisation = ""           # 单位 / organisation
contact = ""                # 联系方式（出现异常时找谁）/ whom to reach when something happens
"""
