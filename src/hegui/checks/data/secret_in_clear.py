"""
服务密钥明文存储 · Keys and tokens of services in the clear.

访问密钥、私钥或连接串，读到的人就能进入另一个系统；数据库或导出文件里的密钥会随每一份备份一起复制。
盲区：不在数据源之内的程序代码和配置文件中的密钥。

An access key, a private key or a connection string opens another system to whoever reads it; keys in a database or an
export are copied with every backup.
Blind spot: keys in program code and configuration files that are not among the sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.data.password_in_clear import PASSWORDS
from hegui.checks.examples import Case, holding
from hegui.checks.grouping import kind
from hegui.model import Holding, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "secret.in-clear",
    judges="netdata.encryption-and-access-control",
    looks_at=Holding,
    severity="high",
    problem="clear-storage",
    title=Text("服务密钥明文存储", "Keys or tokens of services stored in the clear"),
    remedy=Text(
        "移入密钥管理系统或加密保存，更换已暴露的密钥并查其使用记录。",
        "Move it to a key vault or keep it encrypted; change what was exposed and look through its use.",
    ),
)
def secret_in_clear(held: Holding, us: Organisation) -> Iterator[Ruling]:
    if held.sensitivity != "secret" or held.protection != "clear" or not held.rows or us.protects(held.place):
        return
    is_password = held.entity is not None and held.entity.id in PASSWORDS
    yield breach(
        held,
        Text(
            "列 {place} 以明文保存{what} {n} 条", "column {place} holds values in the clear ({what}): {n}"
        ).fill(place=held.place, what=_what(held), n=held.rows),
        severity="critical" if is_password else "high",
    )


def _what(held: Holding) -> Text:
    return kind(held) if held.entity else Text("密钥或令牌", "keys or tokens")


@secret_in_clear.breaks
def an_access_key_in_a_table() -> Case:
    return holding("app_secret", "access-key", table="sys_config", protection="clear")


@secret_in_clear.keeps
def an_access_key_encrypted() -> Case:
    return holding("app_secret", "access-key", table="sys_config", protection="encrypted")


@secret_in_clear.breaks
def the_password_of_a_service() -> Case:
    return holding("db_password", "password", table="sys_config", sensitivity="secret", protection="clear")
