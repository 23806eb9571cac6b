"""
The table that speed is measured on: made up, the same for the same seed, of any length.

    python benchmarks/table.py 10000000 people.parquet        also .csv; the truth lies beside it in .truth.json

18 columns: 14 of text (``TEXTS``) and 4 others.  Three of text look like numbers of a person and are none: ``order_no`` (a
date and ten digits), ``ts_ms`` (13 digits), ``serial_no`` (consecutive numbers of 11 digits that begin as mobile numbers do).
9 % of the remarks hold a mobile number, an ID number, an e-mail address or a card number.

Rows are made part by part from (seed, number of the part), so that any part can be made alone and memory stays that of one
part.  Nothing here loops over rows.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

PART = 250_000  # rows of a part, and of a row group
SEED = 20261101

TEXTS = (
    "name", "mobile", "id_card", "bank_card", "email", "address", "remark", "order_no", "ts_ms", "serial_no", "uscc",
    "plate", "passport", "ip",
)  # fmt: skip
NEVER = ("order_no", "ts_ms", "serial_no")  # must not be called personal
ENTITIES = {  # what a column holds, by hegui's ids
    "name": "person-name",
    "mobile": "mobile",
    "id_card": "cn-resident-id",
    "bank_card": "bank-card",
    "email": "email",
    "address": "address",
    "uscc": "uscc",
    "plate": "number-plate",
    "passport": "cn-passport",
    "ip": "ip",
}
EMBEDDED = {"mobile": 0.05, "cn-resident-id": 0.02, "email": 0.01, "bank-card": 0.01}  # shares of remarks
EMPTY = {"email": 0.02, "plate": 0.05, "passport": 0.05}  # shares of nulls
SERIALS_FROM = 13_800_000_000

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文辉玲红建国华梅鑫宇浩婷雪琳晨佳怡欣悦梓涵子轩雨桐思远俊豪诗琪嘉博睿泽阳志鹏海燕春兰玉珍小龙晓东德胜永福立新庆云凤莲瑞祥美月彩虹紫萱若曦一诺宏达振宇家豪天佑"
PLACES = """
    110105 北京市 朝阳区|110108 北京市 海淀区|310115 上海市 浦东新区|310104 上海市 徐汇区|120101 天津市 和平区
    500103 重庆市 渝中区|440305 广东省深圳市 南山区|440106 广东省广州市 天河区|440604 广东省佛山市 禅城区
    330106 浙江省杭州市 西湖区|330203 浙江省宁波市 海曙区|320102 江苏省南京市 玄武区|320508 江苏省苏州市 姑苏区
    370102 山东省济南市 历下区|370202 山东省青岛市 市南区|410105 河南省郑州市 金水区|420106 湖北省武汉市 武昌区
    430102 湖南省长沙市 芙蓉区|510104 四川省成都市 锦江区|610113 陕西省西安市 雁塔区|210102 辽宁省沈阳市 和平区
    230102 黑龙江省哈尔滨市 道里区|220102 吉林省长春市 南关区|340104 安徽省合肥市 蜀山区|350203 福建省厦门市 思明区
    360102 江西省南昌市 东湖区|450103 广西壮族自治区南宁市 青秀区|520102 贵州省贵阳市 南明区|530102 云南省昆明市 五华区
    130102 河北省石家庄市 长安区|140105 山西省太原市 小店区|620102 甘肃省兰州市 城关区
"""
ROADS = "人民路 中山路 解放路 建设路 新华路 和平路 文化路 幸福路 长江路 黄河路 科技路 学院路 滨河路 迎宾大道 世纪大道 朝阳街 光明街 胜利街 东风路 友谊路 花园路 健康路 育才街 工农路 青年路 复兴路 北京路 南京路 环城东路 环城西路 振兴街 湖滨路 桃园路 松江路 金沙路 凤凰大道 龙华路 玉泉路 莲花路 银河路"  # fmt: skip
BANKS = ("621700", "622848", "622202", "621661", "622262", "621226", "623058", "621483")  # 19 digits
CREDIT = ("622588", "625965", "622155", "436742", "552245")  # 16 digits
DOMAINS = "qq.com 163.com 126.com sina.com foxmail.com gmail.com outlook.com aliyun.com 139.com sohu.com"
PINYIN = "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo wei fang na min jing lei jun yan jie tao"  # fmt: skip
PREFIXES = "130 131 132 133 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 170 173 175 176 177 178 180 181 182 183 185 186 187 188 189 191 193 195 198 199"  # fmt: skip
PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
OPENINGS = """
    客户要求 已核对资料 本次到店 系统自动备注 回访记录 售后反馈 门店登记 前台说明 订单已取消 商品已签收 需要补开发票 等待复核
    会员到期提醒 上次沟通顺利 包裹改为自提 客户暂不需要 活动已报名 优惠券已使用 投诉已处理 退款申请通过 请尽快安排 由仓库代发
    押金已退还 发货延迟致歉 产品颜色不符 安装时间待定 合同寄出 资料不全 预约改期 积分已补录 夜间不便接听 请走货梯
"""
MIDDLES = """
    请在周末之前联系|请于工作日上午处理|暂无其他要求|转交给区域主管跟进|按照新的流程执行|可以先发短信通知|不要放在快递柜|需两人以上搬运
    已经约好下周上门|待财务审核之后再说|请核实之后回复|同意延后一周|已告知注意事项|货物外包装完好|希望送货前先打招呼|等候总部批复
    第二次来店咨询|对服务表示满意|建议更换型号|价格按活动价结算|发票抬头另行提供|暂时没有明确答复|如遇阴雨改日进行|已加入重点名单
"""
ENDINGS = (
    " ，谢谢。|。|，务必留意！|，其余照旧。|（加急）|，已存档。|，见附件。|，详见工单。|；无异议。|，尽快！"
)
LEADS = {
    "mobile": ("电话", "联系电话：", "，手机"),
    "cn-resident-id": ("身份证号", "身份证：", "，证件号"),
    "email": ("邮箱", "发到", "，邮件"),
    "bank-card": ("卡号", "退款到卡", "，银行卡"),
}

WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])  # GB 11643
CHECKS = np.frombuffer(b"10X98765432", np.uint8)
ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRTUWXY", np.uint8)  # GB 32100
USCC_WEIGHTS = np.array([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])
CODE_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2])  # GB 11714
LETTERS = np.frombuffer(b"ABCDEFGHJKLMNPQRSTUVWXYZ", np.uint8)
PLATE_SIGNS = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", np.uint8)
DAY = np.datetime64("1970-01-01")

Random = np.random.Generator


# --- bytes -------------------------------------------------------------------------------------------------------


def strings(matrix: Any) -> pa.Array:
    """A matrix of bytes as texts of one length."""
    rows, width = matrix.shape
    offsets = np.arange(rows + 1, dtype=np.int32) * width
    return pa.StringArray.from_buffers(
        rows, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(matrix))
    )


def digits(numbers: Any, width: int) -> Any:
    """Numbers as a matrix of decimal digits, with zeros in front."""
    rest = np.asarray(numbers, np.int64).copy()
    found = np.empty((len(rest), width), np.uint8)
    for at in range(width - 1, -1, -1):
        rest, last = np.divmod(rest, 10)
        found[:, at] = last + 48
    return found


def fixed(words: Any) -> Any:
    """Words of one length in bytes as a matrix."""
    return np.array([list(w.encode()) for w in words], np.uint8)


def some(random: Random, words: Any, rows: int) -> pa.Array:
    words = pa.array(words)
    return words.take(pa.array(random.integers(0, len(words), rows, dtype=np.int32)))


def joined(*parts: Any) -> pa.Array:
    return pc.binary_join_element_wise(*(pa.scalar(p) if isinstance(p, str) else p for p in parts), "")


def with_nulls(random: Random, array: pa.Array, share: float) -> pa.Array:
    return pc.if_else(pa.array(random.random(len(array)) >= share), array, pa.scalar(None, pa.string()))


# --- columns -----------------------------------------------------------------------------------------------------


def names(random: Random, rows: int) -> pa.Array:
    given = list(GIVEN)
    second = some(random, [*given, *[""] * (len(given) // 4)], rows)  # one name in five is of two characters
    return joined(some(random, list(SURNAMES), rows), some(random, given, rows), second)


def mobiles(random: Random, rows: int) -> pa.Array:
    starts = fixed(PREFIXES.split())
    rest = digits(random.integers(0, 10**8, rows), 8)
    return strings(np.hstack([starts[random.integers(0, len(starts), rows)], rest]))


def places() -> list[tuple[str, str]]:
    """Code of the place and its full name."""
    found = []
    for line in PLACES.replace("\n", "|").split("|"):
        words = line.split()
        for at in range(0, len(words), 3):
            found.append((words[at], words[at + 1] + words[at + 2]))
    return found


def id_cards(random: Random, rows: int) -> pa.Array:
    codes = fixed([code for code, _ in places()])
    days = DAY + random.integers(-12_000, 14_000, rows)  # 1937 to 2008
    order = digits(random.integers(1, 1000, rows), 3)
    front = np.hstack([codes[random.integers(0, len(codes), rows)], _dates(days), order])
    check = CHECKS[((front - 48) @ WEIGHTS) % 11]
    return strings(np.hstack([front, check[:, None]]))


def _dates(days: Any) -> Any:
    months = days.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    day = (days - months.astype("datetime64[D]")).astype(np.int64) + 1
    return digits(years * 10_000 + month * 100 + day, 8)


def bank_cards(random: Random, rows: int) -> pa.Array:
    """Four in five of 19 digits, one of 16."""
    long = strings(_cards(random, BANKS, 19, rows))
    short = strings(_cards(random, CREDIT, 16, rows))
    return pc.if_else(pa.array(random.random(rows) < 0.8), long, short)


def _cards(random: Random, starts: tuple[str, ...], size: int, rows: int) -> Any:
    matrix = fixed(starts)
    front = np.hstack([
        matrix[random.integers(0, len(starts), rows)],
        digits(random.integers(0, 10 ** (size - 7), rows), size - 7),
    ]) - 48  # fmt: skip
    total = np.zeros(rows, np.int64)
    for at in range(size - 1):
        digit = front[:, at].astype(np.int64)
        twice = (size - 1 - at) % 2 == 1
        total += np.where(digit > 4, digit * 2 - 9, digit * 2) if twice else digit
    check = (10 - total % 10) % 10
    return np.hstack([front, check[:, None].astype(np.uint8)]) + 48


def emails(random: Random, rows: int) -> pa.Array:
    first, second = some(random, PINYIN.split(), rows), some(random, PINYIN.split(), rows)
    number = pa.array(random.integers(1, 10_000, rows)).cast(pa.string())
    return joined(
        first,
        some(random, ["", "", ".", "_"], rows),
        second,
        number,
        "@",
        some(random, DOMAINS.split(), rows),
    )


def addresses(random: Random, rows: int) -> pa.Array:
    def number(most: int) -> pa.Array:
        return some(random, [str(n) for n in range(1, most)], rows)

    floor = some(random, [str(n) for n in range(1, 33)], rows)
    door = some(random, [f"{n:02}" for n in range(1, 7)], rows)
    return joined(
        some(random, [name for _, name in places()], rows), some(random, ROADS.split(), rows), number(400), "号",
        number(30), "栋", some(random, ["1单元", "2单元", "3单元", ""], rows), floor, door, "室",
    )  # fmt: skip


def remarks(random: Random, rows: int) -> tuple[pa.Array, Counter[str]]:
    """Remarks, and how many hold what."""
    middle = [m.strip() for m in MIDDLES.replace("\n", "|").split("|") if m.strip()]
    plain = joined(some(random, OPENINGS.split(), rows), "，", some(random, middle, rows))
    inside = np.zeros(rows, np.int8)  # 0: nothing; n: the n-th of EMBEDDED
    share, draw = 0.0, random.random(rows)
    for n, part in enumerate(EMBEDDED.values(), 1):
        inside[(draw >= share) & (draw < share + part)] = n
        share += part
    texts = pa.array([""]).take(pa.array(np.zeros(rows, np.int8)))
    makers = {"mobile": mobiles, "cn-resident-id": id_cards, "email": emails, "bank-card": bank_cards}
    for n, entity in enumerate(EMBEDDED, 1):
        chosen = inside == n
        count = int(chosen.sum())
        found = joined(some(random, LEADS[entity], count), makers[entity](random, count))
        texts = pc.replace_with_mask(texts, pa.array(chosen), found)
    counts = {entity: int((inside == n).sum()) for n, entity in enumerate(EMBEDDED, 1)}
    return joined(plain, texts, some(random, ENDINGS.strip().split("|"), rows)), Counter(counts)


def order_nos(random: Random, rows: int) -> pa.Array:
    days = np.datetime64("2023-01-01") + random.integers(0, 1400, rows)
    return strings(np.hstack([_dates(days), digits(random.integers(0, 10**10, rows), 10)]))


def usccs(random: Random, rows: int) -> pa.Array:
    codes = fixed([code for code, _ in places()])
    front = np.empty((rows, 17), np.uint8)
    front[:, :2] = fixed(["91", "92", "91", "52", "12", "91"])[random.integers(0, 6, rows)]
    front[:, 2:8] = codes[random.integers(0, len(codes), rows)]
    body = ALPHABET[random.integers(0, 31, (rows, 8))]
    old = random.random(rows) < 0.5
    body[old] = digits(random.integers(10**7, 10**8, int(old.sum())), 8)
    body[~old, :2] = np.frombuffer(b"MA", np.uint8)
    value = np.where(body < 58, body - 48, body - 55)
    check = (11 - (value @ CODE_WEIGHTS) % 11) % 11
    front[:, 8:16] = body
    front[:, 16] = np.where(check == 10, 88, check + 48)
    where = np.full(256, 255, np.int64)
    where[ALPHABET] = np.arange(31)
    last = ALPHABET[(31 - (where[front] @ USCC_WEIGHTS) % 31) % 31]
    return strings(np.hstack([front, last[:, None]]))


def plates(random: Random, rows: int) -> pa.Array:
    province = fixed(PLATES)[random.integers(0, len(PLATES), rows)]
    office = LETTERS[random.integers(0, 20, (rows, 1))]
    old = np.hstack([province, office, digits(random.integers(0, 10**5, rows), 5)])
    at = random.integers(3, 7, rows)  # a letter somewhere in the middle
    old[np.arange(rows), at + 2] = PLATE_SIGNS[random.integers(0, 34, rows)]
    old[:, 8] = 48 + random.integers(0, 10, rows)
    electric = np.full((rows, 1), 68, np.uint8)
    new = np.hstack([province, office, electric, digits(random.integers(0, 10**5, rows), 5)])
    return pc.if_else(pa.array(random.random(rows) < 0.8), strings(old), strings(new))


def passports(random: Random, rows: int) -> pa.Array:
    found = np.hstack([np.full((rows, 1), 69, np.uint8), digits(random.integers(0, 10**8, rows), 8)])
    newer = random.random(rows) < 0.4
    found[newer, 1] = LETTERS[random.integers(0, 13, int(newer.sum()))]
    return strings(found)


def ips(random: Random, rows: int) -> pa.Array:
    numbers = [str(n) for n in range(256)]
    first = [n for n in numbers[1:224] if n != "127"]
    rest = [some(random, numbers, rows) for _ in range(3)]
    return pc.binary_join_element_wise(some(random, first, rows), *rest, ".")


# --- the table ---------------------------------------------------------------------------------------------------


def part(number: int, rows: int = PART, seed: int = SEED) -> tuple[pa.RecordBatch, dict[str, Any]]:
    """One part of the table and its truth; ``number`` from 0."""
    random = np.random.default_rng([seed, number])
    first = number * PART
    remark, embedded = remarks(random, rows)
    columns: dict[str, pa.Array] = {
        "id": pa.array(np.arange(first + 1, first + rows + 1)),
        "name": names(random, rows),
        "mobile": mobiles(random, rows),
        "id_card": id_cards(random, rows),
        "bank_card": bank_cards(random, rows),
        "email": emails(random, rows),
        "address": addresses(random, rows),
        "remark": remark,
        "order_no": order_nos(random, rows),
        "ts_ms": strings(digits(random.integers(1_672_531_200_000, 1_790_000_000_000, rows), 13)),
        "serial_no": strings(digits(SERIALS_FROM + np.arange(first, first + rows), 11)),
        "uscc": usccs(random, rows),
        "plate": plates(random, rows),
        "passport": passports(random, rows),
        "ip": ips(random, rows),
        "amount": pa.array(random.integers(100, 10**7, rows) / 100),
        "status": pa.array(random.integers(0, 5, rows, dtype=np.int16)),
        "created": pa.array(random.integers(1_672_531_200, 1_790_000_000, rows), pa.timestamp("s")),
    }
    for name, share in EMPTY.items():
        columns[name] = with_nulls(random, columns[name], share)
    held = {name: {entity: rows - columns[name].null_count} for name, entity in ENTITIES.items()}
    truth = {"rows": rows, "columns": held, "remark": dict(embedded)}
    return pa.RecordBatch.from_pydict(columns), truth


def parts(rows: int, seed: int = SEED) -> Iterator[tuple[pa.RecordBatch, dict[str, Any]]]:
    for number, first in enumerate(range(0, rows, PART)):
        yield part(number, min(PART, rows - first), seed)


def added(total: dict[str, Any], truth: dict[str, Any]) -> None:
    total["rows"] = total.get("rows", 0) + truth["rows"]
    for name, counts in [*truth["columns"].items(), ("remark", truth["remark"])]:
        into = total.setdefault(name, {})
        for entity, count in counts.items():
            into[entity] = into.get(entity, 0) + count


def truth_of(path: Path) -> dict[str, Any]:
    """Column to entity to count, and ``rows``, of a table written by ``write``."""
    found: dict[str, Any] = json.loads(_truth(path).read_text(encoding="utf-8"))
    return found


def _truth(path: Path) -> Path:
    return path.with_suffix(path.suffix + ".truth.json")


def write(rows: int, path: Path, seed: int = SEED) -> dict[str, Any]:
    """Write ``rows`` rows to a .parquet or .csv file, part by part, and the truth beside it."""
    from pyarrow import csv
    from pyarrow import parquet as pq

    total: dict[str, Any] = {}
    writer: Any = None
    try:
        for batch, truth in parts(rows, seed):
            if writer is None and path.suffix == ".csv":
                writer = csv.CSVWriter(
                    path, batch.schema, write_options=csv.WriteOptions(quoting_style="none")
                )
            elif writer is None:
                writer = pq.ParquetWriter(path, batch.schema)
            writer.write_batch(batch)
            added(total, truth)
    finally:
        if writer is not None:
            writer.close()
    _truth(path).write_text(json.dumps(total, indent=1), encoding="utf-8")
    return total


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the table that speed is measured on.")
    parser.add_argument("rows", type=int)
    parser.add_argument("path", type=Path, help=".parquet or .csv")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    if asked.path.suffix not in (".parquet", ".csv"):
        parser.error("the name must end in .parquet or .csv")
    print(json.dumps(write(asked.rows, asked.path, asked.seed)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
