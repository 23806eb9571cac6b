"""How tables belong together, and which columns single somebody out together."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from generators import Make

import hegui
from hegui.discovery import people
from hegui.holdings import people_of
from hegui.model import Inventory, People
from hegui.relations import combinations_of, of_the_same_people, relations_of, within

KEY = bytes(range(16))


def sketch(values: list[str]) -> bytes:
    registers = people.empty()
    people.add(registers, [v.encode() for v in values], KEY)
    return registers.tobytes()


def database(folder: Path, script: str, rows: dict[str, list[tuple[object, ...]]]) -> Inventory:
    path = folder / "shop.db"
    with sqlite3.connect(path) as db:
        db.executescript(script)
        for table, values in rows.items():
            db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(values[0]))})", values)
    db.close()
    return hegui.inventory(path, on=date(2026, 11, 1))


def users(count: int = 500) -> list[tuple[object, ...]]:
    make = Make(7)
    return [(n, make.name(), make.mobile()) for n in range(1, count + 1)]


@pytest.mark.parametrize("inside, total", [(100, 1000), (1000, 1000), (5000, 100_000)])
def test_values_within_others_are_told_from_values_elsewhere(inside: int, total: int) -> None:
    key = [str(n * 7919) for n in range(total)]
    seen = within(sketch(key[:inside]), sketch(key))
    assert seen is not None and seen.share == 1.0
    other = within(sketch([f"x{n}" for n in range(inside)]), sketch(key))
    assert other is not None and (other.against or not other.certain)


def test_a_few_values_among_very_many_prove_nothing() -> None:
    many = sketch([str(n) for n in range(300_000)])
    few = within(sketch([f"x{n}" for n in range(40)]), many)
    assert few is not None and not few.certain
    assert within(sketch(["a", "b"]), many) is None


def test_a_table_that_points_to_users_is_about_them_and_they_are_counted_once(tmp_path: Path) -> None:
    rng = random.Random(1)
    held = database(
        tmp_path,
        "CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);"
        "CREATE TABLE t_score (id INTEGER PRIMARY KEY, user_id INTEGER, remark TEXT, score INT);",
        {
            "user": users(),
            "t_score": [
                (n, rng.randint(1, 500), rng.choice(["良好", "退步"]), n % 100) for n in range(1, 901)
            ],
        },
    )
    (relation,) = held.relations
    assert (relation.place.path, relation.to.path, relation.by) == ("t_score.user_id", "user.id", "names")
    assert relation.people and relation.certainty >= 0.9
    remark = next(h for h in held.holdings if h.column == "remark")
    assert remark.sensitivity == "personal"
    assert held.people is not None and held.people.high < 600  # not 500 + 400


def test_a_shard_points_to_the_shard_of_its_own_number(tmp_path: Path) -> None:
    parts = range(4)
    found = database(
        tmp_path,
        "".join(
            f"CREATE TABLE t_user_{n:02} (id INTEGER PRIMARY KEY, name TEXT, mobile TEXT);"
            f"CREATE TABLE t_score_{n:02} (id INTEGER PRIMARY KEY, user_id INTEGER, score REAL);"
            for n in parts
        ),
        {f"t_user_{n:02}": [(1000 * n + k, *rest) for k, *rest in users(60)] for n in parts}
        | {f"t_score_{n:02}": [(k, 1000 * n + k, 60.0 + k % 40) for k in range(1, 61)] for n in parts},
    )
    tied = {(r.place.path, r.to.path) for r in found.relations if "user_id" in r.place.path}
    assert tied == {(f"t_score_{n:02}.user_id", f"t_user_{n:02}.id") for n in parts}


def test_a_declared_foreign_key_says_what_a_name_does_not(tmp_path: Path) -> None:
    made = (
        "CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);"
        "CREATE TABLE fs (id INTEGER PRIMARY KEY, fk INTEGER {refers}, bz TEXT, cg INTEGER REFERENCES goods(id));"
        "CREATE TABLE goods (id INTEGER PRIMARY KEY, goods_name TEXT, create_user_id INTEGER REFERENCES user);"
    )
    rows: dict[str, list[tuple[object, ...]]] = {
        "user": users(),
        "fs": [(n, n % 500 + 1, "良好", n % 20) for n in range(1, 901)],
        "goods": [(n, "电缆", n % 500 + 1) for n in range(1, 51)],
    }
    (tmp_path / "a").mkdir(), (tmp_path / "b").mkdir()
    told = database(tmp_path / "a", made.format(refers="REFERENCES user(id)"), rows)
    untold = database(tmp_path / "b", made.format(refers=""), rows)
    note = {
        name: next(h for h in held.holdings if h.column == "bz")
        for name, held in (("told", told), ("untold", untold))
    }
    assert note["told"].sensitivity == "personal" and note["untold"].sensitivity == "none"
    by = {r.place.path: r for r in told.relations}
    assert by["fs.fk"].by == "declared" and by["fs.fk"].people
    assert by["goods.create_user_id"].by == "declared" and not by["goods.create_user_id"].people
    assert not by["fs.cg"].people
    assert next(h for h in told.holdings if h.column == "goods_name").sensitivity == "none"


def test_values_that_are_not_there_refute_a_name(tmp_path: Path) -> None:
    make = Make(3)
    held = database(
        tmp_path,
        "CREATE TABLE member (id TEXT PRIMARY KEY, name TEXT, phone TEXT);"
        "CREATE TABLE visit (id INTEGER PRIMARY KEY, member_id TEXT, note TEXT);",
        {
            "member": [(f"m{n}", make.name(), make.mobile()) for n in range(400)],
            "visit": [(n, f"other{n}", "良好") for n in range(400)],
        },
    )
    assert not held.relations


def test_the_same_id_numbers_in_two_tables_tie_them(tmp_path: Path) -> None:
    make = Make(5)
    ids = [make.resident_id() for _ in range(400)]
    held = database(
        tmp_path,
        "CREATE TABLE member (id_card TEXT, phone TEXT); CREATE TABLE claims (insured_sfzh TEXT, amount REAL);",
        {
            "member": [(i, make.mobile()) for i in ids],
            "claims": [(i, 12.5) for i in ids[:150]],
        },
    )
    (relation,) = held.relations
    assert (relation.place.path, relation.to.path, relation.by) == (
        "claims.insured_sfzh",
        "member.id_card",
        "values",
    )


def test_a_table_inside_another_counts_only_where_that_one_does_not(tmp_path: Path) -> None:
    held = database(
        tmp_path,
        "CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);"
        "CREATE TABLE diagnosis (id INTEGER PRIMARY KEY, user_id INTEGER, diagnosis TEXT);",
        {"user": users(), "diagnosis": [(n, n, "高血压") for n in range(1, 401)]},
    )
    inside = of_the_same_people(held.holdings, held.relations)
    child = [h for h in held.holdings if h.table == "diagnosis" and h.people]
    assert child and people_of(child, inside) is not None
    bounded = [replace(h, identifier="", sketch=b"", people=People(400, 1, 400)) for h in child]
    parent = [h for h in held.holdings if h.table == "user" and h.people]
    both = people_of([*parent, *bounded], inside)
    assert both == parent[0].people


def test_birth_gender_and_place_are_reported_together(tmp_path: Path) -> None:
    make = Make(8)
    held = database(
        tmp_path,
        "CREATE TABLE patient_survey (birthday TEXT, gender TEXT, district TEXT, answer TEXT);"
        "CREATE TABLE people (age INT, gender TEXT, real_name TEXT);",
        {
            "patient_survey": [(make.day_text(), "男", make.city(), "a") for _ in range(50)],
            "people": [(30, "男", make.name()) for _ in range(50)],
        },
    )
    (found,) = combinations_of(held.holdings)
    assert found.place.path == "patient_survey" and found.columns == ("birthday", "gender", "district")
    assert not found.identified
    assert relations_of(held.holdings) == ()


def test_files_of_one_folder_belong_together_too(tmp_path: Path) -> None:
    make, rng = Make(6), random.Random(2)
    people_ = "\n".join(f"{n},{make.name()},{make.mobile()}" for n in range(1, 301))
    (tmp_path / "t_user_20240101.csv").write_text(f"id,name,phone\n{people_}\n", "utf-8")
    scores = "\n".join(f"{rng.randint(1, 300)},{n % 100}" for n in range(400))
    (tmp_path / "score.csv").write_text(f"user_id,score\n{scores}\n", "utf-8")
    held = hegui.inventory(tmp_path, on=date(2026, 11, 1))
    (relation,) = held.relations
    assert relation.place.path == "user_id" and relation.to.path == "id" and relation.certainty >= 0.9
