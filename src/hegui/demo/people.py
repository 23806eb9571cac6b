"""Made-up people: names, numbers and addresses that only look real, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
_GIVEN = "伟芳娜敏静强磊洋勇艳杰娟涛明超霞平刚桂英华玉兰志宏建国文思雨子轩梓涵浩然欣怡"
_AREAS = ("110105", "310115", "330106", "440305", "510107", "420111", "320505", "370202")
_ROADS = ("人民路", "建设路", "中山北路", "文昌街", "湖滨大道", "学院路", "和平里")
_DISTRICTS = (
    "浙江省杭州市西湖区",
    "上海市浦东新区",
    "四川省成都市武侯区",
    "湖北省武汉市洪山区",
    "山东省青岛市市南区",
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    id_no: str
    mobile: str
    birthday: date
    gender: str
    address: str
    wechat: str
    email: str


def people(count: int, seed: int, youngest: int = 2, oldest: int = 85) -> list[Person]:
    """So many people, aged from ``youngest`` to ``oldest`` on 1 November 2026."""
    dice = random.Random(seed)
    return [_person(dice, youngest, oldest) for _ in range(count)]


def _person(dice: random.Random, youngest: int, oldest: int) -> Person:
    birthday = date(2026, 11, 1) - timedelta(days=dice.randint(youngest * 366, oldest * 365))
    male = dice.random() < 0.5
    order = dice.randrange(50) * 2 + (1 if male else 0)
    name = dice.choice(_SURNAMES) + "".join(dice.sample(_GIVEN, dice.choice((1, 2, 2))))
    word = "".join(dice.choice("abcdefghijkmnpqrstuvwxyz") for _ in range(7))
    return Person(
        name=name,
        id_no=_id_number(dice.choice(_AREAS), birthday, order + 100 * dice.randrange(9)),
        mobile="1" + dice.choice("3578") + "".join(dice.choice("0123456789") for _ in range(9)),
        birthday=birthday,
        gender="男" if male else "女",
        address=f"{dice.choice(_DISTRICTS)}{dice.choice(_ROADS)}{dice.randint(1, 399)}号{dice.randint(1, 30)}幢{dice.randint(101, 2804)}室",
        wechat=f"wxid_{word}{dice.randint(100, 99999)}",
        email=f"{word}@{dice.choice(('example.com', 'example.cn', 'mail.example.net'))}",
    )


def _id_number(area: str, birthday: date, order: int) -> str:
    """Eighteen characters whose last is the check character (GB 11643-1999)."""
    body = f"{area}{birthday:%Y%m%d}{order:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]
