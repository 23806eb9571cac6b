"""Redis, on the real server of this machine where there is one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from generators import Make
from reading import read, refused
from servers import listens

from hegui.readers.redis_keys import pattern_of

DATABASE = 13
URL = f"redis://127.0.0.1:6379/{DATABASE}"


@pytest.fixture
def redis() -> Iterator[Any]:
    driver = pytest.importorskip("redis")
    if not listens(6379):
        pytest.skip("no Redis at 127.0.0.1:6379")
    session = driver.Redis(db=DATABASE)
    if session.dbsize():
        pytest.skip(f"database {DATABASE} of the Redis at 127.0.0.1 is in use")
    yield session
    session.flushdb()
    session.close()


def test_keys_of_one_pattern_are_a_table(redis: Any) -> None:
    make = Make(4)
    people = {str(n): {"name": make.name(), "mobile": make.mobile()} for n in range(1000, 1700)}
    for number, person in people.items():
        redis.hset(f"user:{number}:profile", mapping=person)
    found = read(URL)
    rows = found.rows["127.0.0.1:6379/13#user:*:profile"]
    assert {r["*key"].split(":")[1]: {"name": r["name"], "mobile": r["mobile"]} for r in rows} == people
    assert len(rows) == 700 and not found.skipped


def test_every_type_of_value_is_read(redis: Any) -> None:
    make = Make(5)
    mobiles = [make.mobile() for _ in range(1200)]
    redis.set("config", json.dumps({"owner": {"phone": mobiles[0]}, "list": [{"p": mobiles[1]}]}))
    redis.rpush("queue", *mobiles)
    redis.sadd("vip", *mobiles)
    redis.zadd("rank", {m: n for n, m in enumerate(mobiles)})
    for mobile in mobiles:
        redis.xadd("events", {"phone": mobile})
        redis.set(f"sms:{mobile}", "0000")
    rows = {place.split("#")[1]: values for place, values in read(URL).rows.items()}
    assert rows["config"] == [{"*key": "config", "owner.phone": mobiles[0]}]
    assert rows["config.list[]"] == [{"p": mobiles[1]}]
    assert [r["value"] for r in rows["queue"]] == mobiles
    assert sorted(r["value"] for r in rows["vip"]) == sorted(mobiles)
    assert {r["value"] for r in rows["rank"]} == set(mobiles)
    assert [r["phone"] for r in rows["events"]] == mobiles
    assert {r["*key"] for r in rows["sms:*"]} == {f"sms:{m}" for m in mobiles}


def test_what_java_wrote_is_read(redis: Any) -> None:
    mobile = Make(6).mobile()
    redis.set(b"\xac\xed\x00\x05t\x00\x06tok:12", b"\xac\xed\x00\x05t\x00\x0b" + mobile.encode())
    assert read(URL).only == [{"*key": "tok:12", "value": mobile}]


def test_settings_are_told(redis: Any) -> None:
    kinds = {s.kind: s.holds for s in read(URL).settings}
    assert set(kinds) == {"empty-password", "listens-beyond-loopback", "tls-on-connection"}
    assert kinds["tls-on-connection"] is None  # from the same machine: unknown, never "no"


def test_a_user_without_rights_is_told_and_no_value_with_it(redis: Any) -> None:
    mobile = Make(7).mobile()
    redis.set("phone", mobile)
    redis.execute_command(
        "ACL",
        "SETUSER",
        "hegui_test",
        "on",
        ">made-up",
        "~*",
        "+ping",
        "+scan",
        "+type",
        "+select",
        "+client",
    )
    try:
        found = read("redis://hegui_test:made-up@127.0.0.1:6379/13")
        assert not any(found.rows.values()) and "no right to read" in found.reasons
        assert mobile not in found.said() and "made-up" not in found.said()
        assert "wrong user or password" in refused("redis://hegui_test:other@127.0.0.1:6379/13").text.en
    finally:
        redis.execute_command("ACL", "DELUSER", "hegui_test")


def test_many_patterns_become_one_table(redis: Any) -> None:
    for a in range(400):
        redis.set("k" + "".join(chr(97 + int(d)) for d in str(a)), "v")
    found = read(URL)
    assert len(found.rows) <= 301 and sum(map(len, found.rows.values())) == 400


def test_a_closed_port_is_told() -> None:
    pytest.importorskip("redis")
    assert "refused the connection" in refused("redis://127.0.0.1:1/0").text.en


@pytest.mark.parametrize(
    "key, pattern",
    [
        ("user:10086:profile", "user:*:profile"),
        ("captcha_codes:5f2b8c1e-1111-4222-8333-444455556666", "captcha_codes:*"),
        ("cart|7|items", "cart|*|items"),
        ("sys_config", "sys_config"),
        ("a@example.cn", "*"),
    ],
)
def test_parts_that_are_values_are_no_part_of_a_pattern(key: str, pattern: str) -> None:
    assert pattern_of(key) == pattern
