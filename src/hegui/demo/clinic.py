"""The clinic's files, one function each."""

from __future__ import annotations

import csv
import hashlib
import random
import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

from hegui.demo.mailbox import write_mailbox
from hegui.demo.people import Person, people
from hegui.demo.software import write_software
from hegui.demo.website import write_pages
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.text import Text

SEED = 20260901
PATIENTS = 600
_ILLS = ("慢性牙周炎", "龋齿", "智齿冠周炎", "牙髓炎", "颞下颌关节紊乱", "错颌畸形", "口腔溃疡")
_DRUGS = ("阿莫西林胶囊 0.5g", "甲硝唑片 0.2g", "布洛芬缓释胶囊", "复方氯己定含漱液", "头孢克肟分散片")
_ALLERGIES = ("无", "青霉素过敏", "无", "无", "头孢类过敏", "乳胶过敏")
_PARTS = ("口腔内科", "口腔外科", "正畸科", "种植科", "儿童口腔科")


def write_clinic(folder: Path) -> None:
    """Write the clinic into a folder, replacing what an earlier run left there.

    Raises UsageError where the folder holds anything else: a user's own files are not written over.
    """
    _refuse_what_is_not_ours(folder)
    patients = people(PATIENTS, SEED)
    staff = people(14, SEED + 1, youngest=24, oldest=60)
    for part in ("exports", "website/backup"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "hegui.toml").write_text(_CONFIGURATION, encoding="utf-8")  # first: it marks the folder as ours
    _database(folder / "clinic.db", patients, staff)
    _exports(folder / "exports", patients)
    _website(folder / "website", patients)
    write_mailbox(folder / "mailbox")
    write_software(folder / "software")


def _refuse_what_is_not_ours(folder: Path) -> None:
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    ours = folder / "hegui.toml"
    if ours.is_file() and ours.read_bytes().startswith(_CONFIGURATION.partition("\n")[0].encode()):
        return
    raise UsageError(
        Text(
            "{folder} 里已有别的文件，没有改动它们",
            "{folder} holds other files already: they were left as they are",
        ).fill(folder=safe_name(folder.name)),
        Text("用 --folder 换一个空文件夹。", "Name an empty folder with --folder."),
    )


def _database(file: Path, patients: list[Person], staff: list[Person]) -> None:
    dice = random.Random(SEED + 2)
    file.unlink(missing_ok=True)
    db = sqlite3.connect(file)
    db.executescript(
        """
        CREATE TABLE patient (
            id INTEGER PRIMARY KEY,
            card_no TEXT,        -- 就诊卡号
            name TEXT,           -- 患者姓名
            id_no TEXT,          -- 身份证号
            mobile TEXT,         -- 手机号
            birthday TEXT,       -- 出生日期
            gender TEXT,         -- 性别
            address TEXT,        -- 家庭住址
            wechat TEXT,         -- 微信号
            yb_no TEXT,          -- 医保卡号
            allergy TEXT,        -- 过敏史
            created_at TEXT      -- 建档时间
        );
        CREATE TABLE visit (
            id INTEGER PRIMARY KEY,
            patient_id INTEGER,  -- 患者ID
            visit_time TEXT,     -- 就诊时间
            department TEXT,     -- 就诊科室
            diagnosis TEXT,      -- 诊断
            prescription TEXT,   -- 处方用药
            fee REAL,            -- 费用
            remark TEXT          -- 备注
        );
        CREATE TABLE sys_user (
            user_id INTEGER PRIMARY KEY,
            login_name TEXT,     -- 登录名
            password TEXT,       -- 密码
            real_name TEXT,      -- 姓名
            phone TEXT,          -- 联系电话
            id_card TEXT,        -- 身份证号（已脱敏）
            status INTEGER       -- 账号状态
        );
        CREATE TABLE dict_item (
            code TEXT,           -- 项目编码
            name TEXT,           -- 项目名称
            price REAL           -- 单价
        );
        """
    )
    day = date(2019, 3, 1)
    db.executemany(
        "INSERT INTO patient VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                i,
                f"RH{i:07d}",
                p.name,
                p.id_no,
                p.mobile,
                p.birthday.isoformat(),
                p.gender,
                p.address,
                p.wechat,
                "Y" + "".join(dice.choice("0123456789") for _ in range(9)),
                dice.choice(_ALLERGIES),
                (day + timedelta(days=i * 4 % 2700)).isoformat(),
            )
            for i, p in enumerate(patients, start=1)
        ],
    )
    visits = []
    for i in range(1, 1501):
        patient = dice.randint(1, PATIENTS)
        at = datetime(2025, 1, 1) + timedelta(minutes=dice.randint(0, 900_000))
        remark = "复诊" if dice.random() < 0.9 else f"家属联系电话{patients[patient - 1].mobile}，下午来取片"
        visits.append(
            (
                i,
                patient,
                at.strftime("%Y-%m-%d %H:%M"),
                dice.choice(_PARTS),
                dice.choice(_ILLS),
                dice.choice(_DRUGS),
                round(dice.uniform(60, 8000), 2),
                remark,
            )
        )
    db.executemany("INSERT INTO visit VALUES (?,?,?,?,?,?,?,?)", visits)
    db.executemany(
        "INSERT INTO sys_user VALUES (?,?,?,?,?,?,?)",
        [
            (
                i,
                f"rh{i:03d}",
                hashlib.md5(f"{dice.choice(('Rh123456', 'Aa888888'))}".encode()).hexdigest(),
                p.name,
                p.mobile,
                p.id_no[:4] + "*" * 10 + p.id_no[-4:],
                1,
            )
            for i, p in enumerate(staff, start=1)
        ],
    )
    db.executemany(
        "INSERT INTO dict_item VALUES (?,?,?)",
        [
            (f"XM{i:03d}", name, 100.0 * i)
            for i, name in enumerate(("洁牙", "补牙", "拔牙", "种植体", "隐形矫正"), 1)
        ],
    )
    db.commit()
    db.close()


def _exports(folder: Path, patients: list[Person]) -> None:
    """What was handed to a marketing agency: one file as Excel saves it (GB18030), one in UTF-8."""
    dice = random.Random(SEED + 3)
    with (folder / "周年庆回访名单.csv").open("w", encoding="gb18030", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["客户姓名", "手机号码", "出生日期", "意向项目", "累计消费（元）"])
        rows.writerows(
            [
                p.name,
                p.mobile,
                p.birthday.isoformat(),
                dice.choice(("种植", "正畸", "美白")),
                dice.randint(200, 60_000),
            ]
            for p in patients[:300]
        )
    with (folder / "members_for_agency.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["xm", "sfzh", "lxdh", "email", "jtzz"])
        rows.writerows([p.name, p.id_no, p.mobile, p.email, p.address] for p in patients[100:400])


def _website(folder: Path, patients: list[Person]) -> None:
    """A site that stopped running long ago, with a backup of its registrations beside the pages."""
    write_pages(folder)
    lines = [
        "-- MySQL dump 10.13  Distrib 5.7.29, for Linux (x86_64)",
        "SET NAMES utf8mb4;",
        "CREATE TABLE `wx_register` (",
        "  `id` int(11) NOT NULL AUTO_INCREMENT,",
        "  `real_name` varchar(32) DEFAULT NULL COMMENT '姓名',",
        "  `phone` varchar(20) DEFAULT NULL COMMENT '手机号',",
        "  `id_card` varchar(18) DEFAULT NULL COMMENT '身份证号',",
        "  `openid` varchar(64) DEFAULT NULL COMMENT '微信openid',",
        "  `symptom` varchar(255) DEFAULT NULL COMMENT '主诉症状',",
        "  `create_time` datetime DEFAULT NULL COMMENT '预约时间',",
        "  PRIMARY KEY (`id`)",
        ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='患者预约登记';",
    ]
    dice = random.Random(SEED + 4)
    rows = []
    for i, p in enumerate(patients[200:450], start=1):
        openid = "o" + "".join(
            dice.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") for _ in range(27)
        )
        when = datetime(2021, 5, 1) + timedelta(hours=7 * i)
        rows.append(
            f"({i},'{p.name}','{p.mobile}','{p.id_no}','{openid}','{dice.choice(('牙痛三天', '牙龈出血', '咨询矫正', '智齿发炎'))}','{when:%Y-%m-%d %H:%M:%S}')"
        )
    for start in range(0, len(rows), 50):
        lines.append("INSERT INTO `wx_register` VALUES " + ",".join(rows[start : start + 50]) + ";")
    (folder / "backup" / "clinic_2021-08-01.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")


_CONFIGURATION = """\
# hegui.toml：本机构是谁、声明了什么。此处为虚构的诊所。
# hegui.toml: who we are and what we have declared.  This clinic is made up.

[organisation]
name = "仁和口腔门诊部（虚构）"
sector = "health"
roles = ["personal-information-processor", "network-operator"]

[[source]]
name = "clinic.db"
url = "sqlite:///clinic.db"

[[source]]
name = "exports"
url = "exports"

[[source]]
name = "website"
url = "website"

[[source]]
name = "mailbox"
url = "mailbox"

[[source]]
name = "software"
url = "software"

# 哪些邮件真是本机构的
[mail]
domains = ["renhe-dental.example.cn"]

# 处理目的：为什么持有、是否取得单独同意、保存多久
[[purpose]]
name = "诊疗服务"
covers = ["clinic.db#patient.*", "clinic.db#visit.*"]
necessary = "建立病历、开具处方和医保结算所必需"
separate_consent = 2025-01-01
retention_days = 5475

[declarations]
incident_plan = { on = 2026-03-01, evidence = "制度汇编第 7 号" }
logs_kept_months = 3

# 责任人已接受的发现：到期后会重新出现
[[accepted]]
check = "password.weak-hash"
covers = ["clinic.db#sys_user"]
reason = "新系统 2027 年一季度上线，期间仅限内网登录"
by = "信息科负责人"
until = 2027-03-31
"""
