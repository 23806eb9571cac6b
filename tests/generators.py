"""
Made-up values of the kinds Chinese systems hold, the same for the same seed.

    from generators import Make, column

    make = Make(7)
    make.name(), make.resident_id(), make.mobile()       # one value
    column("mobile", 1000, seed=7)                       # a thousand of a kind, by the names in KINDS
    make.person()                                        # a dict whose ID, birth date and gender agree

Nobody's data: everything is drawn from lists and a random generator.  A number may by chance be somebody's,
as any well-formed number may; none was taken from a person.
"""

from __future__ import annotations

import base64
import hashlib
import random
import string
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any


def words(text: str) -> list[str]:
    return text.split()


SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
DOUBLE_SURNAMES = ("欧阳", "上官", "诸葛", "司马", "慕容", "皇甫", "尉迟", "司徒")
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅鑫波斌宇浩凯健俊帆雪倩婷宁欣怡梓涵子轩浩然雨桐诗琪一诺宇航佳慧思源晓峰志国建"
    "文海燕春生永康嘉懿博瑞晨曦若彤语嫣泽楠云鹏飞翔立新"
)
PROVINCE_LETTERS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

# code, province, city, district
REGIONS = (
    ("110101", "北京市", "北京市", "东城区"),
    ("110105", "北京市", "北京市", "朝阳区"),
    ("110108", "北京市", "北京市", "海淀区"),
    ("120101", "天津市", "天津市", "和平区"),
    ("130102", "河北省", "石家庄市", "长安区"),
    ("130602", "河北省", "保定市", "竞秀区"),
    ("140105", "山西省", "太原市", "小店区"),
    ("150102", "内蒙古自治区", "呼和浩特市", "新城区"),
    ("210102", "辽宁省", "沈阳市", "和平区"),
    ("210202", "辽宁省", "大连市", "中山区"),
    ("220102", "吉林省", "长春市", "南关区"),
    ("230102", "黑龙江省", "哈尔滨市", "道里区"),
    ("310101", "上海市", "上海市", "黄浦区"),
    ("310115", "上海市", "上海市", "浦东新区"),
    ("320102", "江苏省", "南京市", "玄武区"),
    ("320583", "江苏省", "苏州市", "昆山市"),
    ("330106", "浙江省", "杭州市", "西湖区"),
    ("330203", "浙江省", "宁波市", "海曙区"),
    ("340104", "安徽省", "合肥市", "蜀山区"),
    ("350102", "福建省", "福州市", "鼓楼区"),
    ("350203", "福建省", "厦门市", "思明区"),
    ("360102", "江西省", "南昌市", "东湖区"),
    ("370102", "山东省", "济南市", "历下区"),
    ("370202", "山东省", "青岛市", "市南区"),
    ("410105", "河南省", "郑州市", "金水区"),
    ("411602", "河南省", "周口市", "川汇区"),
    ("420106", "湖北省", "武汉市", "武昌区"),
    ("430102", "湖南省", "长沙市", "芙蓉区"),
    ("430321", "湖南省", "湘潭市", "湘潭县"),
    ("440103", "广东省", "广州市", "荔湾区"),
    ("440305", "广东省", "深圳市", "南山区"),
    ("440606", "广东省", "佛山市", "顺德区"),
    ("450102", "广西壮族自治区", "南宁市", "兴宁区"),
    ("460105", "海南省", "海口市", "秀英区"),
    ("500103", "重庆市", "重庆市", "渝中区"),
    ("510104", "四川省", "成都市", "锦江区"),
    ("510703", "四川省", "绵阳市", "涪城区"),
    ("520102", "贵州省", "贵阳市", "南明区"),
    ("530102", "云南省", "昆明市", "五华区"),
    ("540102", "西藏自治区", "拉萨市", "城关区"),
    ("610102", "陕西省", "西安市", "新城区"),
    ("620102", "甘肃省", "兰州市", "城关区"),
    ("630102", "青海省", "西宁市", "城东区"),
    ("640104", "宁夏回族自治区", "银川市", "兴庆区"),
    ("650102", "新疆维吾尔自治区", "乌鲁木齐市", "天山区"),
)
MOBILE_PREFIXES = words(
    "130 131 132 133 134 135 136 137 138 139 145 147 149 150 151 152 153 155 156 157 158 159 162 165 "
    "166 167 170 171 172 173 175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 192 193 "
    "195 196 197 198 199"
)
AREA_CODES = words(
    "010 021 022 023 024 025 027 028 029 0311 0371 0512 0531 0532 0571 0574 0591 0592 0731 0755 0757 "
    "0791 0851 0871"
)
BANKS = (  # issuer prefix, length
    ("622202", 19),
    ("621226", 19),
    ("621700", 19),
    ("622848", 19),
    ("621661", 19),
    ("622262", 19),
    ("621799", 19),
    ("622588", 16),
    ("621483", 16),
    ("622622", 16),
    ("622908", 18),
    ("625912", 16),
    ("621286", 19),
    ("622150", 19),
)
ROADS = words(
    "人民 解放 中山 建设 和平 新华 文化 长江 黄河 朝阳 友谊 光明 迎宾 学府 滨河 北京 南京 东风 胜利 科技"
)
ESTATES = words(
    "阳光花园 锦绣家园 万科城 碧桂园 翠湖名邸 金色港湾 幸福里 书香苑 和谐家园 绿城桂花园 恒大名都 保利花园"
)
VILLAGES = words("王家庄 李村 石桥村 柳林村 大河口村 杨树屯 新民村 东岭村 红旗村 赵家沟")
ETHNIC = words(
    "汉族 汉族 汉族 汉族 汉族 汉族 回族 满族 壮族 维吾尔族 苗族 彝族 土家族 藏族 蒙古族 侗族 布依族 瑶族"
)
DIAGNOSES = words(
    "原发性高血压 2型糖尿病 急性上呼吸道感染 慢性胃炎 冠状动脉粥样硬化性心脏病 急性阑尾炎 支气管肺炎 "
    "脑梗死 腰椎间盘突出症 缺铁性贫血 甲状腺结节 慢性乙型病毒性肝炎 白内障 抑郁发作 乳腺恶性肿瘤 "
    "急性支气管炎 过敏性鼻炎 带状疱疹 痛风 肾结石"
)
SYMPTOMS = words(
    "发热伴咳嗽3天 反复上腹痛半年 头晕头痛一周 胸闷气促2天 右下腹痛6小时 腰痛伴下肢麻木 "
    "多饮多尿多食1月 失眠多梦两月 皮疹伴瘙痒3天 视物模糊一年"
)
DRUGS = words(
    "阿莫西林胶囊 二甲双胍片 苯磺酸氨氯地平片 阿托伐他汀钙片 布洛芬缓释胶囊 奥美拉唑肠溶胶囊 "
    "头孢克肟分散片 硝苯地平控释片 氯雷他定片 盐酸左氧氟沙星片 门冬胰岛素注射液 连花清瘟胶囊"
)
MEDICAL_DEPARTMENTS = words(
    "内科 外科 儿科 妇产科 急诊科 心血管内科 神经内科 骨科 眼科 皮肤科 肿瘤科 精神科 中医科 口腔科 呼吸内科"
)
EXAMS = words("血常规 尿常规 肝功能 肾功能 胸部CT平扫 心电图 腹部彩超 头颅MRI 空腹血糖 乙肝五项 甲状腺功能")
EXAM_RESULTS = words(
    "阴性 阳性(+) 未见明显异常 6.8mmol/L 双肺纹理增多 窦性心律 脂肪肝(轻度) 白细胞升高 弱阳性 5.2"
)
ALLERGIES = words("青霉素过敏 无 无 否认药物过敏史 头孢类过敏 海鲜过敏 花粉过敏 磺胺类")
SURGERIES = words("腹腔镜阑尾切除术 剖宫产术 白内障超声乳化术 膝关节置换术 甲状腺次全切除术 无")
JOBS = words("教师 工程师 公务员 司机 护士 医生 会计 销售员 农民 学生 退休 自由职业 厨师 律师 工人 程序员")
EDUCATIONS = words("小学 初中 高中 中专 大专 本科 硕士研究生 博士研究生")
PARTIES = words("群众 群众 中共党员 共青团员 中共预备党员 民盟盟员")
RELIGIONS = words("无 无 无 佛教 伊斯兰教 基督教 天主教 道教")
MARITAL = words("未婚 已婚 已婚 离异 丧偶")
KIN = words("父亲 母亲 配偶 儿子 女儿 祖父 监护人")
COMPANY_WORDS = words("华信 中科 天成 宏远 盛达 金桥 瑞丰 东方 明德 博雅 恒通 鼎新 海纳 众诚")
COMPANY_TRADES = words("科技 贸易 物流 建筑工程 信息技术 医疗器械 文化传媒 食品 电子商务 餐饮管理")
SCHOOLS = words("第一中学 实验小学 育才中学 师范大学 理工大学 职业技术学院 外国语学校 希望小学")
PRODUCTS = words(
    "纯棉短袖T恤 无线蓝牙耳机 保温杯500ml 山东红富士苹果5斤 机械键盘 儿童积木 不锈钢炒锅 抽纸24包 "
    "洗衣液3kg 运动鞋男款 轴承6204 304不锈钢板 铜芯电缆 A4复印纸 LED灯带 螺栓M8 充电宝 羽绒服女 "
    "蓝莓125g 笔记本支架"
)
DEPARTMENTS = words(
    "研发部 市场部 财务部 人力资源部 销售一部 采购部 客服中心 行政部 信息中心 质量部 仓储部 总经办"
)
ROLES = words("超级管理员 普通用户 财务专员 审核员 运营 客服 只读用户 部门经理")
MENUS = words("系统管理 用户管理 角色管理 订单列表 报表中心 参数设置 日志管理 商品管理 数据字典")
NICK_WORDS = words(
    "快乐 小鱼 星辰 大海 柠檬 不加糖 阿狸 追风 少年 一只猫 清风 明月 豆豆 奶茶 北方 咸鱼 晚安 月亮"
)
MAIL_HOSTS = words(
    "qq.com 163.com 126.com sina.com gmail.com outlook.com foxmail.com hotmail.com 139.com example.com.cn"
)
PINYIN = words(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun wei fang min jing qiang lei jun yong xin "
    "hao yu jie"
)

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
TODAY = date(2026, 11, 1)  # "today" of everything made here: results must not move with the calendar


# --- check characters


def id_check(first17: str) -> str:
    """The last character of a resident ID (ISO 7064, MOD 11-2)."""
    return "10X98765432"[sum(int(d) * w for d, w in zip(first17, _ID_WEIGHTS, strict=True)) % 11]


def luhn_check(body: str) -> str:
    """The digit that makes ``body`` pass Luhn."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        n = int(digit) * (2 if place % 2 == 0 else 1)
        total += n - 9 if n > 9 else n
    return str(-total % 10)


def luhn_holds(number: str) -> bool:
    return luhn_check(number[:-1]) == number[-1]


def uscc_check(first17: str) -> str:
    total = sum(_USCC.index(c) * w for c, w in zip(first17, _USCC_WEIGHTS, strict=True))
    return _USCC[-total % 31]


# --- forms that people type


def full_width(text: str) -> str:
    """Digits, letters and signs as full-width characters, as an input method leaves them."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else "\u3000" if c == " " else c for c in text)


def grouped(text: str, *sizes: int, by: str = " ") -> str:
    """``grouped("13812345678", 3, 4, 4, by="-")`` is 138-1234-5678."""
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    if at < len(text):
        parts.append(text[at:])
    return by.join(part for part in parts if part)


def masked(text: str, head: int, tail: int, star: str = "*") -> str:
    return text[:head] + star * (len(text) - head - tail) + (text[-tail:] if tail else "")


class Make:
    """Draws made-up values; two makers with one seed draw the same."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)
        self._serial = 13_800_000_000 + self.rng.randrange(10_000_000, 80_000_000)

    # -- small helpers
    def one(self, items: Any) -> Any:
        return self.rng.choice(items)

    def digits(self, n: int) -> str:
        return "".join(self.rng.choices(string.digits, k=n))

    def letters(self, n: int, of: str = string.ascii_lowercase + string.digits) -> str:
        return "".join(self.rng.choices(of, k=n))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # -- people
    def surname(self) -> str:
        # the first surnames are far commoner, as in life
        return SURNAMES[min(int(self.rng.expovariate(1 / 18)), len(SURNAMES) - 1)]

    def name(self) -> str:
        """张伟, 李梓涵, now and then 欧阳静 or 阿依古丽·买买提."""
        roll = self.rng.random()
        if roll < 0.01:
            return (
                self.one(("阿依古丽", "古丽娜尔", "买买提", "扎西", "巴特尔"))
                + "·"
                + self.one(("艾合买提", "吐尔逊", "多吉", "卓玛", "热合曼"))
            )
        surname = self.one(DOUBLE_SURNAMES) if roll < 0.02 else self.surname()
        return surname + "".join(self.rng.choices(GIVEN, k=1 if self.chance(0.22) else 2))

    def english_name(self) -> str:
        return (
            self.one(("Wei", "Fang", "Jun", "Xiaoming", "Lei", "Na"))
            + " "
            + self.one(("Wang", "Li", "Zhang", "Liu", "Chen", "Zhao"))
        )

    def pinyin_login(self) -> str:
        return (
            self.one(PINYIN)
            + self.one(PINYIN)
            + (self.digits(self.rng.randrange(0, 4)) if self.chance(0.5) else "")
        )

    def nickname(self) -> str:
        return (
            self.one(NICK_WORDS)
            + self.one(("", "", "_", "的"))
            + self.one(NICK_WORDS)
            + self.one(("", "", self.digits(2), "~"))
        )

    def gender(self) -> str:
        return self.one("男女")

    def birth(self, youngest: int = 1, oldest: int = 90) -> date:
        return TODAY - timedelta(days=self.rng.randrange(youngest * 365, oldest * 365))

    def birth_text(self) -> str:
        return self.birth().isoformat()

    def age(self) -> str:
        return str(self.rng.randrange(1, 90))

    # -- identity
    def resident_id(self, born: date | None = None, gender: str | None = None, lower_x: bool = False) -> str:
        """18 characters with a right check character."""
        born = born or self.birth()
        order = self.rng.randrange(1, 1000)
        if gender is not None and (order % 2 == 1) != (gender == "男"):
            order = order + 1 if order < 999 else 998
        body = f"{self.one(REGIONS)[0]}{born:%Y%m%d}{order:03d}"
        made = body + id_check(body)
        return made.lower() if lower_x else made

    def resident_id_old(self) -> str:
        """15 digits, issued until 1999: two-digit year, no check digit."""
        born = date(self.rng.randrange(1930, 1985), self.rng.randrange(1, 13), self.rng.randrange(1, 29))
        return f"{self.one(REGIONS)[0]}{born:%y%m%d}{self.rng.randrange(1, 1000):03d}"

    def resident_id_wrong(self) -> str:
        """18 characters whose place and date hold and whose check character does not."""
        right = self.resident_id()
        return right[:-1] + self.one([c for c in "0123456789X" if c != right[-1]])

    def resident_id_messy(self) -> str:
        """As typed: mostly right, some old, wrong, lower-case, full-width, spaced or with a blank behind."""
        return self.rng.choices(
            (
                self.resident_id,
                self.resident_id_old,
                self.resident_id_wrong,
                lambda: self.resident_id(lower_x=True),
                lambda: full_width(self.resident_id()),
                lambda: grouped(self.resident_id(), 6, 8, 4),
                lambda: self.resident_id() + " ",
            ),
            weights=(80, 4, 8, 2, 2, 2, 2),
        )[0]()

    def passport(self) -> str:
        second = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        return self.one(
            (
                lambda: "E" + self.digits(8),
                lambda: "E" + self.one(second) + self.digits(7),
                lambda: "G" + self.digits(8),
            )
        )()

    def hk_macao_permit(self) -> str:
        """往来港澳通行证 (C…) and the home-return permit (H/M…)."""
        return self.one(
            (
                lambda: "C" + self.digits(8),
                lambda: "C" + self.one("ABCDEFGH") + self.digits(7),
                lambda: self.one("HM") + self.digits(8),
                lambda: self.one("HM") + self.digits(10),
            )
        )()

    def taiwan_permit(self) -> str:
        """台胞证 of eight digits; L and eight digits for 往来台湾通行证."""
        return self.one((lambda: self.digits(8), lambda: "L" + self.digits(8)))()

    def officer_id(self) -> str:
        return (
            self.one(("军", "南", "北", "广", "空", "海", "沈", "兰"))
            + "字第"
            + self.digits(self.one((7, 8)))
            + "号"
        )

    def employee_no(self) -> str:
        return self.one(("E", "A", "YG", "")) + self.digits(6)

    def student_no(self) -> str:
        return f"20{self.rng.randrange(15, 27)}{self.digits(6)}"

    # -- contact
    def mobile(self) -> str:
        return self.one(MOBILE_PREFIXES) + self.digits(8)

    def mobile_messy(self) -> str:
        number = self.mobile()
        return self.rng.choices(
            (
                number,
                grouped(number, 3, 4, 4),
                grouped(number, 3, 4, 4, by="-"),
                "+86" + number,
                "+86 " + number,
                "86-" + number,
                full_width(number),
                "0" + number,
                number + " ",
                "(+86)" + number,
            ),
            weights=(70, 5, 6, 5, 3, 2, 3, 1, 3, 2),
        )[0]

    def landline(self) -> str:
        area = self.one(AREA_CODES)
        number = self.one("23456789") + self.digits(7 if len(area) == 3 or self.chance(0.7) else 6)
        return self.one(
            (f"{area}-{number}", f"{area}{number}", f"({area}){number}", f"{area}-{number}-{self.digits(3)}")
        )

    def hotline(self) -> str:
        """A service line: never a person's."""
        return self.one(
            (
                f"400-{self.digits(3)}-{self.digits(4)}",
                f"400{self.digits(7)}",
                f"800-{self.digits(3)}-{self.digits(4)}",
            )
        )

    def email(self) -> str:
        local = self.one(
            (
                self.pinyin_login,
                lambda: self.digits(self.rng.randrange(6, 11)),
                lambda: self.one(PINYIN) + "." + self.one(PINYIN),
                lambda: self.one(PINYIN) + "_" + self.digits(3),
            )
        )()
        return f"{local}@{self.one(MAIL_HOSTS)}"

    def region(self) -> tuple[str, str, str, str]:
        return self.one(REGIONS)

    def province(self) -> str:
        return self.region()[1]

    def city(self) -> str:
        return self.region()[2]

    def street(self) -> str:
        """The part behind the district."""
        number = self.rng.randrange
        if self.chance(0.15):
            return f"{self.one(VILLAGES)}{number(1, 12)}组{number(1, 200)}号"
        road = f"{self.one(ROADS)}{self.one(('路', '大道', '街', '北路', '东路'))}{number(1, 999)}号"
        estate, block, entrance, room = self.one(ESTATES), number(1, 30), number(1, 5), number(101, 3304)
        return road + self.one(
            (
                "",
                f"{estate}{block}栋{entrance}单元{room}室",
                f"{estate}{block}-{entrance}-{room}",
                f"{block}号楼{room}",
            )
        )

    def address(self) -> str:
        _, province, city, district = self.region()
        head = province + district if province == city else province + city + district
        return head + self.street()

    def postcode(self) -> str:
        return self.region()[0][:2] + self.digits(4)

    def wechat(self) -> str:
        return self.one(
            (
                lambda: "wxid_" + self.letters(14),
                lambda: self.one(PINYIN) + "_" + self.letters(6),
                lambda: self.pinyin_login() + self.digits(3),
            )
        )()

    def openid(self) -> str:
        return "o" + self.letters(27, string.ascii_letters + string.digits + "_-")

    def qq(self) -> str:
        return self.one("123456789") + self.digits(self.rng.randrange(5, 10))

    # -- organisations
    def uscc(self) -> str:
        org = self.one(("MA", self.digits(2))) + self.letters(6, "0123456789")
        rest = (
            -sum(
                _USCC.index(c) * w if c.isdigit() else (ord(c) - 55) * w
                for c, w in zip(org, _ORG_WEIGHTS, strict=True)
            )
            % 11
        )
        body = (
            self.one(("91", "91", "92", "52", "12"))
            + self.region()[0]
            + org
            + ("X" if rest == 10 else str(rest))
        )
        return body + uscc_check(body)

    def company(self) -> str:
        return (
            self.region()[2].removesuffix("市")
            + self.one(COMPANY_WORDS)
            + self.one(COMPANY_TRADES)
            + self.one(("有限公司", "有限责任公司", "股份有限公司", "有限公司"))
        )

    def school(self) -> str:
        return self.region()[2] + self.one(SCHOOLS)

    # -- money
    def bank_card(self) -> str:
        prefix, length = self.one(BANKS)
        body = prefix + self.digits(length - 7)
        return body + luhn_check(body)

    def bank_card_messy(self) -> str:
        card = self.bank_card()
        return self.rng.choices(
            (card, grouped(card, 4, 4, 4, 4), grouped(card, 4, 4, 4, 4, by="-"), full_width(card)),
            weights=(85, 10, 3, 2),
        )[0]

    def money(self) -> str:
        return f"{self.rng.lognormvariate(7.5, 1.1):.2f}"

    def salary(self) -> str:
        return f"{self.rng.randrange(3000, 45000)}.{self.one(('00', '00', '50', '36'))}"

    # -- vehicles, devices, network
    def plate(self) -> str:
        return (
            self.one(PROVINCE_LETTERS)
            + self.one("ABCDEFGHJKL")
            + self.letters(5, "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")
        )

    def plate_new_energy(self) -> str:
        head = self.one(PROVINCE_LETTERS) + self.one("ABCDEFGHJKL")
        return head + (
            self.one("DF") + self.digits(5) if self.chance(0.8) else self.digits(5) + self.one("DF")
        )

    def vin(self) -> str:
        return self.one(("LSV", "LFV", "LVS", "LGX")) + self.letters(14, "ABCDEFGHJKLMNPRSTUVWXYZ0123456789")

    def imei(self) -> str:
        body = "86" + self.digits(12)
        return body + luhn_check(body)

    def mac(self) -> str:
        return ":".join(f"{self.rng.randrange(256):02X}" for _ in range(6))

    def ip(self) -> str:
        return ".".join(str(self.rng.randrange(1, 255)) for _ in range(4))

    def ipv6(self) -> str:
        return ":".join(f"{self.rng.randrange(65536):x}" for _ in range(8))

    def user_agent(self) -> str:
        return self.one(
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/{}.0.0.0 Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_{} like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
                "Mozilla/5.0 (Linux; Android 14; PGT-AN{}) MicroMessenger/8.0.50",
            )
        ).format(self.rng.randrange(1, 140))

    def longitude(self) -> str:
        return f"{self.rng.uniform(73.6, 135.0):.6f}"

    def latitude(self) -> str:
        return f"{self.rng.uniform(18.2, 53.5):.6f}"

    def gps(self) -> str:
        return f"{self.longitude()},{self.latitude()}"

    def url(self) -> str:
        folder, kind = self.one(("a", "img", "upload")), self.one(("jpg", "png", "pdf"))
        return f"https://cdn.example.com/{folder}/{self.digits(8)}/{self.letters(16)}.{kind}"

    # -- time
    def moment(self) -> datetime:
        return datetime(2021, 1, 1) + timedelta(seconds=self.rng.randrange(0, 5 * 365 * 86400))

    def moment_text(self) -> str:
        return self.moment().isoformat(sep=" ")

    def day_text(self) -> str:
        return self.moment().date().isoformat()

    def timestamp_ms(self) -> str:
        """13 digits that begin with 16 or 17: a time, never a number of a person."""
        return str(self.rng.randrange(1_609_430_400_000, 1_767_196_800_000))

    # -- numbers that only look personal
    def order_no(self) -> str:
        """18 digits: date and ten digits.  Looks like an ID, is none."""
        return f"{self.moment():%Y%m%d}{self.digits(10)}"

    def order_no_long(self) -> str:
        return f"{self.moment():%Y%m%d%H%M%S}{self.digits(14)}"

    def serial_like_mobile(self) -> str:
        """The next of a run of consecutive 11-digit numbers shaped like mobiles."""
        self._serial += 1
        return str(self._serial)

    def snowflake(self) -> str:
        """19 digits, rising: a technical key that passes Luhn one time in ten."""
        return str(
            ((int(self.moment().timestamp() * 1000) - 1_288_834_974_657) << 22) | self.rng.randrange(1 << 22)
        )

    def uuid(self) -> str:
        hexes = f"{self.rng.getrandbits(128):032x}"
        return grouped(hexes, 8, 4, 4, 4, 12, by="-")

    def number(self) -> str:
        return str(self.rng.randrange(0, 5000))

    # -- health
    def diagnosis(self) -> str:
        return self.one(DIAGNOSES) + self.one(("", "", "", "；" + self.one(DIAGNOSES)))

    def icd(self) -> str:
        return self.one(
            (
                "I10.x00",
                "E11.900",
                "J06.900",
                "K29.500",
                "I25.103",
                "C50.900",
                "F32.900",
                "K35.900",
                "M51.202",
            )
        )

    def medical_record_no(self) -> str:
        return self.one(("", "ZY", "MZ")) + self.digits(8)

    def lab_value(self) -> str:
        return self.one((f"{self.rng.uniform(0.1, 20):.2f}", self.one(EXAM_RESULTS)))

    # -- protected forms
    def name_masked(self) -> str:
        name = self.name()
        return self.one((name[0] + "*" * (len(name) - 1), "*" * (len(name) - 1) + name[-1]))

    def mobile_masked(self) -> str:
        return masked(self.mobile(), 3, 4)

    def resident_id_masked(self) -> str:
        return masked(self.resident_id(), *self.one(((6, 4), (3, 4), (1, 1), (4, 2))))

    def bank_card_masked(self) -> str:
        return masked(self.bank_card(), *self.one(((6, 4), (0, 4), (4, 4))))

    def email_masked(self) -> str:
        local, host = self.email().split("@")
        return local[0] + "***" + "@" + host

    def hashed(self, kind: str = "sha256", value: str | None = None, salt: bool = False) -> str:
        """Hex digest of a value (a mobile unless given); with a salt no two equal values hash alike."""
        text = self.mobile() if value is None else value
        return hashlib.new(kind, ((self.letters(8) if salt else "") + text).encode()).hexdigest()

    def md5(self) -> str:
        return self.hashed("md5")

    def sha256(self) -> str:
        return self.hashed("sha256")

    def md5_salted(self) -> str:
        """Digest and salt as many old systems keep them, joined by a colon."""
        salt = self.letters(6)
        return hashlib.md5((self.mobile() + salt).encode()).hexdigest() + ":" + salt

    def bcrypt(self) -> str:
        return f"$2{self.one('ab')}$10$" + self.letters(53, string.ascii_letters + string.digits + "./")

    def pbkdf2(self) -> str:
        digest = base64.b64encode(self.rng.randbytes(32)).decode()
        return f"pbkdf2_sha256$600000${self.letters(16, string.ascii_letters)}${digest}"

    def password_clear(self) -> str:
        return self.one(
            (
                "123456",
                "abc123",
                "Qwer1234",
                "888888",
                "a" + self.digits(6),
                self.one(PINYIN) + self.digits(4),
                self.letters(8, string.ascii_letters + string.digits + "!@#"),
            )
        )

    def encrypted_base64(self) -> str:
        """16 or 32 random bytes, as AES or SM4 in CBC leaves a short value."""
        return base64.b64encode(self.rng.randbytes(self.one((16, 32, 32)))).decode()

    def encrypted_hex(self) -> str:
        return self.rng.randbytes(self.one((16, 32))).hex()

    def encoded_base64(self) -> str:
        """Base64 of a mobile itself: no protection at all."""
        return base64.b64encode(self.mobile().encode()).decode()

    def encoded_hex(self) -> str:
        return self.mobile().encode().hex()

    def access_key(self) -> str:
        return self.one(
            (
                lambda: "LTAI" + self.letters(20, string.ascii_letters + string.digits),
                lambda: "AKID" + self.letters(32, string.ascii_letters + string.digits),
                lambda: self.letters(40, string.ascii_letters + string.digits),
            )
        )()

    def jwt(self) -> str:
        def part(n: int) -> str:
            return base64.urlsafe_b64encode(self.rng.randbytes(n)).decode().rstrip("=")

        return "eyJhbGciOiJIUzI1NiJ9." + part(45) + "." + part(32)

    # -- a whole person
    def person(self) -> dict[str, str]:
        """One person whose ID number, birth date and gender agree."""
        gender, born = self.gender(), self.birth()
        return {
            "name": self.name(),
            "gender": gender,
            "birth": born.isoformat(),
            "resident_id": self.resident_id(born, gender),
            "mobile": self.mobile(),
            "email": self.email(),
            "address": self.address(),
            "bank_card": self.bank_card(),
            "ethnicity": self.one(ETHNIC),
        }


def _of(items: Any) -> Callable[[Make], str]:
    return lambda make: str(make.one(items))


# every kind of value by name, for column() and for the development set
KINDS: dict[str, Callable[[Make], str]] = {
    name.replace("_", "-"): getattr(Make, name)
    for name in words(
        "name english_name pinyin_login nickname gender birth_text age resident_id resident_id_old "
        "resident_id_wrong resident_id_messy passport hk_macao_permit taiwan_permit officer_id "
        "employee_no student_no mobile mobile_messy landline hotline email province city street "
        "address postcode wechat openid qq uscc company school bank_card bank_card_messy money salary "
        "plate plate_new_energy vin imei mac ip ipv6 user_agent longitude latitude gps url moment_text "
        "day_text timestamp_ms order_no order_no_long serial_like_mobile snowflake uuid number "
        "diagnosis icd medical_record_no lab_value name_masked mobile_masked resident_id_masked "
        "bank_card_masked email_masked md5 sha256 md5_salted bcrypt pbkdf2 password_clear "
        "encrypted_base64 encrypted_hex encoded_base64 encoded_hex access_key jwt"
    )
} | {
    "ethnicity": _of(ETHNIC),
    "symptom": _of(SYMPTOMS),
    "drug": _of(DRUGS),
    "medical-department": _of(MEDICAL_DEPARTMENTS),
    "exam": _of(EXAMS),
    "exam-result": _of(EXAM_RESULTS),
    "allergy": _of(ALLERGIES),
    "surgery": _of(SURGERIES),
    "occupation": _of(JOBS),
    "education": _of(EDUCATIONS),
    "political-status": _of(PARTIES),
    "religion": _of(RELIGIONS),
    "marital-status": _of(MARITAL),
    "kin": _of(KIN),
    "product": _of(PRODUCTS),
    "department": _of(DEPARTMENTS),
    "role": _of(ROLES),
    "menu": _of(MENUS),
    "region": lambda make: make.region()[3],
    "region-code": lambda make: make.region()[0],
    "flag": _of(("0", "0", "1")),
    "yes-no": _of(("是", "否", "否")),
    "small": lambda make: str(make.rng.randrange(0, 10)),
    "code": lambda make: make.letters(2, "ABCDEFGH") + make.digits(4),
    "gender-code": _of(("1", "2", "1", "2", "0")),
    "blood-type": _of(("A", "B", "O", "AB")),
    "height": lambda make: str(make.rng.randrange(150, 192)),
    "weight": lambda make: f"{make.rng.uniform(42, 95):.1f}",
    "verification-code": lambda make: make.digits(6),
}


def column(kind: str, rows: int, seed: int = 1, empty: float = 0.0) -> list[str | None]:
    """``rows`` values of a kind; ``empty`` is the share left null."""
    make = Make(seed)
    draw = KINDS[kind]
    return [None if empty and make.chance(empty) else draw(make) for _ in range(rows)]
