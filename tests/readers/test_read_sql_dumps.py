"""SQL dumps as the real tools write them, and as they break."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest
from reading import read

from hegui.readers import sql_dump, streams
from hegui.readers.ddl import parse_create

MYSQL = r"""-- MySQL dump 10.13  Distrib 8.0.36
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `member`;
CREATE TABLE `member` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT COMMENT '编号',
  `name` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT '客户''s姓名; 真',
  `phone` char(11) DEFAULT NULL COMMENT '手机号, 主',
  `sex` enum('男','女') DEFAULT '男',
  `money` decimal(10,2) unsigned DEFAULT '0.00',
  `photo` blob,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_phone` (`phone`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COMMENT='会员表';
LOCK TABLES `member` WRITE;
/*!40000 ALTER TABLE `member` DISABLE KEYS */;
INSERT INTO `member` VALUES (1,'张三','13800138000','男',12.50,0x00FF41),(2,'O\'Brien; \\ \"x\" \n (a),(b)',NULL,'女',-1e3,_binary 'abc');
/*!40000 ALTER TABLE `member` ENABLE KEYS */;
UNLOCK TABLES;
DELIMITER ;;
/*!50003 CREATE*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `member` FOR EACH ROW BEGIN INSERT INTO `member` VALUES (9,'no',1,1,1,1); END */;;
DELIMITER ;
INSERT INTO `member` (`phone`, `id`) VALUES ('13900139000', 3), (_utf8mb4'13700137000', 4);
"""
MEMBERS = [
    {"id": "1", "name": "张三", "phone": "13800138000", "sex": "男", "money": "12.50", "photo": "00ff41"},
    {
        "id": "2",
        "name": 'O\'Brien; \\ "x" \n (a),(b)',
        "phone": None,
        "sex": "女",
        "money": "-1e3",
        "photo": "abc",
    },
    {"id": "3", "name": None, "phone": "13900139000", "sex": None, "money": None, "photo": None},
    {"id": "4", "name": None, "phone": "13700137000", "sex": None, "money": None, "photo": None},
]

POSTGRES = r"""--
-- PostgreSQL database dump
--
\restrict abc
SET standard_conforming_strings = on;
CREATE FUNCTION public.f() RETURNS integer LANGUAGE plpgsql AS $_$ begin insert into member values (1,'x;'); return 1; end $_$;
CREATE TABLE crm.member (
    id integer NOT NULL,
    "姓名" character varying(20) DEFAULT 'a,b'::character varying,
    phone text,
    raw bytea,
    CONSTRAINT chk CHECK ((id > 0))
);
COMMENT ON TABLE crm.member IS '会员''表; x';
COMMENT ON COLUMN crm.member.phone IS '手机号;''';
COPY crm.member (id, "姓名", phone, raw) FROM stdin;
1	张三	138\t\\x	\\x00ff41
2	O'B\nr\\	\N	\\x616263
\.
CREATE TABLE public.pub (a integer, b text);
INSERT INTO public.pub VALUES (1, 'C:\'), (2, E'it\'s');
INSERT INTO public.pub (b, a) OVERRIDING SYSTEM VALUE VALUES ('x', 3) ON CONFLICT DO NOTHING;
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["plain", "gz", "utf-16", "bom"])
def test_a_mysqldump_gives_tables_comments_and_rows(tmp_path: Path, form: str) -> None:
    path = tmp_path / "dump.sql"
    data = {
        "plain": MYSQL.encode(),
        "gz": gzip.compress(MYSQL.encode()),
        "utf-16": MYSQL.encode("utf-16"),
        "bom": b"\xef\xbb\xbf" + MYSQL.encode(),
    }[form]
    path.write_bytes(data)
    found = read(path)
    assert found.rows == {"dump.sql#member": MEMBERS}
    table = found.table
    assert table.comment == "会员表" and table.export and not table.in_database
    assert [(c.name, c.type, c.comment, c.key) for c in table.columns] == [
        ("id", "bigint unsigned", "编号", True),
        ("name", "varchar(20)", "客户's姓名; 真", False),
        ("phone", "char(11)", "手机号, 主", False),
        ("sex", "enum('男','女')", "", False),
        ("money", "decimal(10,2) unsigned", "", False),
        ("photo", "blob", "", False),
    ]
    assert not found.skipped


def test_escapes_of_copy_are_understood(tmp_path: Path) -> None:
    line = r"\101\x42\8\b\f\v\q\\" + "\t" + r"\N"
    found = read(
        write(
            tmp_path / "c.sql", f"CREATE TABLE t (a text, b text);\nCOPY t (a, b) FROM stdin;\n{line}\n\\.\n"
        )
    )
    assert found.only == [{"a": "AB8\b\f\vq\\", "b": None}]


def test_gb18030_dumps_keep_their_escapes(tmp_path: Path) -> None:
    path = tmp_path / "gb.sql"
    # 誠's second byte in GBK is 0x5C, a backslash
    text = "CREATE TABLE `t` (`a` varchar(9));\nINSERT INTO `t` VALUES ('王誠'),('李\\'四'),('中华人民共和国居民身份证号码');\n"
    path.write_bytes(text.encode("gb18030"))
    assert [r["a"] for r in read(path).only] == ["王誠", "李'四", "中华人民共和国居民身份证号码"]


def test_a_pg_dump_gives_tables_comments_and_rows(tmp_path: Path) -> None:
    found = read(write(tmp_path / "pg.sql", POSTGRES))
    assert found.rows == {
        "pg.sql#crm.member": [
            {"id": "1", "姓名": "张三", "phone": "138\t\\x", "raw": "00ff41"},
            {"id": "2", "姓名": "O'B\nr\\", "phone": None, "raw": "abc"},
        ],
        "pg.sql#pub": [{"a": "1", "b": "C:\\"}, {"a": "2", "b": "it's"}, {"a": "3", "b": "x"}],
    }
    member = found.tables["pg.sql#crm.member"]
    assert member.comment == "会员'表; x"
    assert [(c.name, c.type, c.comment) for c in member.columns][1:3] == [
        ("姓名", "character varying(20)", ""),
        ("phone", "text", "手机号;'"),
    ]
    assert not found.skipped


def test_what_sqlite_dumps_is_read_back_the_same(tmp_path: Path) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, -- 手机号\n c BLOB)")
    db.execute("INSERT INTO t VALUES (1, ?, x'00ff'), (2, NULL, NULL)", ('it\'s; C:\\ -- no\n"x"',))
    found = read(write(tmp_path / "s.sql", "\n".join(db.iterdump())))
    assert found.only == [
        {"a": "1", "b": 'it\'s; C:\\ -- no\n"x"', "c": "00ff"},
        {"a": "2", "b": None, "c": None},
    ]
    assert found.table.columns[1].comment == "手机号"


def test_sql_server_scripts_end_statements_with_go(tmp_path: Path) -> None:
    text = "SET ANSI_NULLS ON\nGO\nCREATE TABLE [dbo].[会员](\n [Id] [int] IDENTITY(1,1) NOT NULL,\n [姓名] [nvarchar](50) NULL\n) ON [PRIMARY]\nGO\n"
    text += "INSERT [dbo].[会员] ([Id], [姓名]) VALUES (1, N'张三\\')\nGO\nINSERT [dbo].[会员] ([Id], [姓名]) VALUES (2, CAST(N'李''四' AS nvarchar(10)))\nGO\n"
    assert read(write(tmp_path / "ms.sql", text)).rows == {
        "ms.sql#会员": [{"Id": "1", "姓名": "张三\\"}, {"Id": "2", "姓名": "李'四"}]
    }


def test_a_table_without_create_takes_its_columns_from_the_insert(tmp_path: Path) -> None:
    text = "INSERT INTO a (姓名, 电话) VALUES ('张三','1');\nINSERT INTO b VALUES (1,to_date('2020','yyyy'),-5,now());\n"
    found = read(write(tmp_path / "x.sql", text))
    assert found.rows["x.sql#a"] == [{"姓名": "张三", "电话": "1"}]
    assert found.rows["x.sql#b"] == [
        {"column 1": "1", "column 2": "2020", "column 3": "-5", "column 4": "now()"}
    ]


def test_rows_that_make_no_sense_are_counted_with_their_line(tmp_path: Path) -> None:
    text = "CREATE TABLE t (a int, b text);\nINSERT INTO t VALUES (1,'x');\nINSERT INTO t VALUES (1,'秘密',3);\nINSERT INTO t VALUES (2,'y');\nINSERT INTO t VALUES (3,'秘密"
    found = read(write(tmp_path / "x.sql", text))
    assert [r["a"] for r in found.only] == ["1", "2"]
    (skipped,) = found.skipped
    assert "lines 3、5" in skipped.reason.en and "秘密" not in repr(skipped)


def test_tables_whose_rows_alternate_are_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_dump, "RUNS", 5)
    text = "CREATE TABLE a (n int);\nCREATE TABLE b (n int);\n"
    text += "".join(f"INSERT INTO {'ab'[i % 2]} VALUES ({i});\n" for i in range(200))
    found = read(write(tmp_path / "x.sql", text))
    assert [int(r["n"]) for r in found.rows["x.sql#a"]] == list(range(0, 200, 2))
    assert [int(r["n"]) for r in found.rows["x.sql#b"]] == list(range(1, 200, 2))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("block", [7, 64, 1000])
def test_where_the_blocks_are_cut_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool, block: int
) -> None:
    from hegui.readers import sql_scan

    monkeypatch.setattr(streams, "BLOCK", block)
    monkeypatch.setattr(streams, "PIECE", 11)
    monkeypatch.setattr(sql_scan, "HEADING", 400)
    path = tmp_path / "d.sql"
    text = MYSQL + "\n".join(f"INSERT INTO other VALUES ({i},'值;{i}');" for i in range(50)) + "\n" + MYSQL
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    found = read(path)
    assert found.rows["d.sql#member"] == MEMBERS + MEMBERS
    assert [r["column 2"] for r in found.rows["d.sql#other"]] == [f"值;{i}" for i in range(50)]


def test_a_truncated_gzip_dump_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    import random

    rng = random.Random(1)
    text = MYSQL + "".join(f"INSERT INTO member (id) VALUES ({rng.random()});\n" for _ in range(20_000))
    packed = gzip.compress(text.encode())
    path = tmp_path / "d.sql.gz"
    path.write_bytes(packed[: len(packed) // 2])
    found = read(path)
    assert found.rows["d.sql.gz#member"][:4] == MEMBERS
    assert 5_000 < len(found.rows["d.sql.gz#member"]) < 15_000
    assert "truncated" in found.reasons and any(s.asked for s in found.skipped)


def test_a_dump_without_tables_says_so(tmp_path: Path) -> None:
    found = read(write(tmp_path / "x.sql", "-- MySQL dump 10\nSET NAMES utf8;\n"))
    assert not found.tables and "creates no table" in found.reasons


def test_databases_of_a_dump_are_kept_apart(tmp_path: Path) -> None:
    text = "USE `shop`;\nCREATE TABLE `t` (a int);\nINSERT INTO `t` VALUES (1);\nUSE `crm`;\nCREATE TABLE `t` (a int);\nINSERT INTO `t` VALUES (2);\n"
    assert read(write(tmp_path / "x.sql", text)).rows == {
        "x.sql#shop.t": [{"a": "1"}],
        "x.sql#crm.t": [{"a": "2"}],
    }


@pytest.mark.parametrize(
    "sql, expected",
    [
        ("CREATE TABLE t (a int, b text)", [("a", "int", ""), ("b", "text", "")]),
        (
            "create temp table if not exists s.t (a timestamp without time zone not null)",
            [("a", "timestamp without time zone", "")],
        ),
        (
            "CREATE TABLE t (\n a int, -- one\n -- two\n b int,\n c int -- three\n)",
            [("a", "int", "one"), ("b", "int", "two"), ("c", "int", "three")],
        ),
        ("CREATE TABLE t (\n a int -- one\n , b int -- two\n)", [("a", "int", "one"), ("b", "int", "two")]),
        (
            "CREATE TABLE t (a decimal(10, 2) DEFAULT (1 + 2), b int CHECK (b IN (1, 2)))",
            [("a", "decimal(10,2)", ""), ("b", "int", "")],
        ),
        (
            "CREATE TABLE t (a varchar(9) COMMENT '姓名', KEY k (a), CONSTRAINT x FOREIGN KEY (a) REFERENCES y (z))",
            [("a", "varchar(9)", "姓名")],
        ),
    ],
)
def test_create_statements_are_understood(sql: str, expected: list[tuple[str, str, str]]) -> None:
    created = parse_create(sql)
    assert created is not None
    assert [(c.name, c.type, c.comment) for c in created.columns] == expected


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE t AS SELECT 1",
        "CREATE TABLE t LIKE u",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE",
        "CREATE TABLE t (",
    ],
)
def test_what_lists_no_columns_is_no_table(sql: str) -> None:
    assert parse_create(sql) is None


def test_foreign_keys_are_read_from_create_statements() -> None:
    from hegui.readers.ddl import parse_create

    made = parse_create(
        "CREATE TABLE `fs` (`id` int, `uid` int COMMENT '用户', g int REFERENCES goods, h int REFERENCES a.b(c) ON DELETE CASCADE, "
        "PRIMARY KEY (`id`), KEY `k` (`uid`), CONSTRAINT `fk` FOREIGN KEY (`uid`) REFERENCES `user` (`id`) ON DELETE CASCADE)"
    )
    assert made is not None
    assert {c.name: c.refers for c in made.columns} == {"id": "", "uid": "user.id", "g": "goods.", "h": "b.c"}
