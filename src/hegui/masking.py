"""
The gate: what may be shown.  Nothing that was read leaves hegui except through here.

``mask`` hides at least half of a value and at least four characters.  ``safe_name`` is for names of files,
tables, columns and keys, which are values too: a file may be called after a person and an ID number.  It also
takes out what a report could run: control characters, ANSI escapes, marks that reverse the direction of text.
``defused`` keeps a spreadsheet from running a cell.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NewType

Masked = NewType("Masked", str)
"""A string that has passed the gate."""

HIDDEN = "*"
LONGEST_NAME = 200  # characters of a name that a report shows


def mask(value: str, keep: tuple[int, int] = (0, 0)) -> Masked:
    """Hide the middle of a value, keeping at most ``keep`` characters at its head and tail.

    At least half of the characters and at least four are hidden, whatever ``keep`` asks for; a value of
    fewer than eight characters is hidden whole.

    >>> mask("13800000000", (3, 2))
    '138******00'
    >>> mask("张三", (1, 0))
    '****'
    """
    size = len(value)
    if size < 8:
        return Masked(HIDDEN * 4)
    most = min(size // 2, size - 4)
    head = min(keep[0], most)
    tail = min(keep[1], most - head)
    shown = plain(value[:head]), plain(value[size - tail :] if tail else "")
    return Masked(shown[0] + HIDDEN * min(size - head - tail, 16) + shown[1])


def plain(text: str) -> str:
    """Without control characters, ANSI escapes and marks that change the direction of writing.

    >>> plain("a\\x1b[31mb\\u202ec")
    'a[31mbc'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})


def defused(cell: str) -> str:
    """A spreadsheet cell that is shown, never run (formula injection through ``= + - @``)."""
    return (
        "'" + cell
        if cell.lstrip(" \t\r\n").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        else cell
    )


def safe_name(name: str) -> Masked:
    """A file, table, column or key name, with the personal values in it masked.

    >>> safe_name("patients.csv")
    'patients.csv'
    >>> safe_name("13800138000.json")
    '138******00.json'
    >>> safe_name("张三_11010519491231002X.xlsx")
    '****_1****************X.xlsx'
    """
    shown = plain(name)
    bare = shown
    shown = _EMAIL.sub(lambda m: HIDDEN * 4 + "@" + m["domain"], shown)
    shown = _DIGITS.sub(_masked_digits, shown)
    shown = _CODE.sub(lambda m: m[0][:1] + HIDDEN * (len(m[0]) - 1), shown)
    shown = _PLATE.sub(lambda m: m[0][:1] + HIDDEN * (len(m[0]) - 1), shown)
    # beside a number or an address, a short word that begins with a surname is taken for its owner
    person = _masked_person if shown == bare else _masked_owner
    shown = _FOREIGN.sub(HIDDEN * 4, shown)
    shown = _CHINESE.sub(person, shown)
    if len(shown) > LONGEST_NAME:
        shown = shown[: LONGEST_NAME - 1] + "…"
    return Masked(shown)


_EMAIL = re.compile(r"[\w.+\-]{1,64}@(?P<domain>[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4})")
_DIGITS = re.compile(
    r"(?<![A-Za-z0-9])(?:\+?86[- ]?)?\d(?:[- ]?\d){6,}[Xx]?(?![A-Za-z0-9])|(?<!\d)\d{8,}[Xx]?(?!\d)"
)
_CODE = re.compile(r"(?<![A-Za-z0-9])[EGPSDHMC][A-Z]?\d{7,10}(?![A-Za-z0-9])")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][A-HJ-NP-Z0-9]{5,6}"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{2,}(?:[·•・‧][\u4e00-\u9fff]{2,})+")  # 买买提·吐尔逊
_STAMP = re.compile(
    r"(?:19|20)\d\d[- ]?(?:0[1-9]|1[0-2])[- ]?(?:[0-2]\d|3[01])"
    r"(?:[- ]?(?:[01]\d|2[0-3])(?:[- ]?[0-5]\d(?:[- ]?[0-5]\d(?:\d{3}|\d{6})?)?)?)?"
)  # never eleven digits: a mobile number may begin like a date


def _masked_digits(found: re.Match[str]) -> str:
    value = found[0]
    if _STAMP.fullmatch(value):
        return value  # the date and time of a backup
    bare = sum(c.isdigit() for c in value)
    if bare == 11 and value[0] == "1":
        return value[:3] + HIDDEN * (len(value) - 5) + value[-2:]
    if bare >= 15:
        return value[0] + HIDDEN * (len(value) - 2) + value[-1]
    return HIDDEN * len(value)


def _masked_person(found: re.Match[str]) -> str:
    run = found[0]
    # 患者王建国, 客户张伟合同
    before = next((len(w) for w in _PERSONS if run.startswith(w) and len(run) > len(w)), 0)
    if before and (size := person_name_length(run[before:])):
        return run[:before] + HIDDEN * 4 + run[before + size :]
    size = person_name_length(run)
    return HIDDEN * 4 + run[size:] if size else run


def _masked_owner(found: re.Match[str]) -> str:
    run = found[0]
    if run[:2] in _NOT_NAMES or run[:3] in _NOT_NAMES:
        return run
    start = 2 if run.startswith(_DOUBLE_SURNAMES) else 1
    if (start == 2 or run[:1] in _SURNAMES) and start < len(run) <= start + 2:
        return HIDDEN * 4
    return _masked_person(found)


def _words(lines: str) -> tuple[str, ...]:
    return tuple(lines.split())


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费"
    "卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "长孙",
    "宇文",
    "司徒",
    "东方",
    "南宫",
    "端木",
)
_GIVEN = frozenset(
    "一三四五六七八九丁万中丹为义之乐乾云亚亦亮人仁今介仕以仪伊伟伦伯佑佩佳侠俊俐信修健偲傲允元兆先光克全兰兴其冉军冠冬冰冲凌凡凤凯凰刚利力功加劲励勇勋勤化北千升华协卓南博卫印厚原双发可叶合吉同名君启吟周和咏哲唯嘉园囡固国圆坚坤培城"
    "堂堃墨增士声夏夕多大天太夫奇奎女好如妍妙妮姗姝姣娅娇娜娟娥婉婕婧婵婷媚媛嫣子孝孟学宁宇守安宏宗官定宜宝宣宥家容宾宸富寒寿小少尔尧展山岚岩岭岳峥峰峻崇嵘川工巧巍巧布帅帆希帝平年广庆庭康建开弘强彤彦彩彬彪影徐德心志忠思怡恒恩悦悠惠"
    "慧懿成才承振捷授擎敏敬文斌斐新方旋旭旺昀昂昆昊昌明易春昭昱显晋晓晔晖晗晟晨景晴晶智暄暖曦月有朋朗望木本权杉李杏杨杰松林果枝枫柏柔柯柳树栋栩根桂桃桐梁梅梓梦森楚楠榕樱欢欣歆正武殊毅民水永江池沁沅沐沛河波泓泽洁洋洛津洪洲浩浪海涛润涵淑淘"
    "清渊渝渺温湘源溪滢滨满漫潇澄澜灏灵灿炎炜炫炯炳烁烨焕然煜照熙燕爱爽牧玉玥玮玲珂珊珍珏珑珠琦琨琪琬琰琳琴琼瑜瑞瑶瑾璇璐璟璧甜生甫畅畴益盈盛眉真睿睿祎祖祥祯禄福禹秀秋科秦程稳穆立竹笑策筠筱米粤精紫红纯纲纳绍经维绮绿缘罡美群羽翔翠翰"
    "耀聪育胜胤能腾自航良艳艺艾芃芊芙芝芬芮芯花芳芸苇苑苒苗若英苹茂茗茜茵荔荣荷莉莎莲莹菁菊菡菲萌萍萱董蒙蓉蓓蓝蔓蔚蕊蕾薇虎虹蝶行裕西言誉诗诚诺谊谦谨谷豪贞贤贵贺赟赫超越路跃轩辉辰达迎运近进远连迪逸道遥邦郁郎采金鑫钊钦钧钰铁铃铎铭锋锐锦镇镕"
    "长阳陆陈雁雄雅雨雪雯雷震霄霆霏霖霜霞露青静非韬韵音顺颂颖颜飏飒飞馨香骁骄骏高魁鸣鸿鹃鹏鹤麒麟黎鼎龙三四"
    "世东丽乃也书予亨亭仲任众传伶侃依俏俞俪倚倩兵典冀净凇凝则初勉勖匡卉单卿厉友叔叙吾咸品唐善喜喆嚞垚奕妃妤姬姮娆娣娴婳弈彝彧彰徽念怿拥援旸星晦朝柄樟毓汐沫泰淼漳炀焰焱犇玙环珈珞珣珩珺琇琏琛瑀瑄瑗瑛瑱璋璞皓知磊礼祺秉竑素纨羿翊翌翼致舒芷莺蓁蔷融语贇财轮铜银霭革颐风飘馥黛庸泉疏战央"
)
_NOT_NAMES = frozenset(
    _words("""
    高金 高新 高中 高清 高华 马云 金华 金山 金融 金星 江山 江西 江南 江海 广大 文学 文化 文明 文华 文艺 石家 白云 白天 平安 安全 安心 安宁 安东 安平 安康
    康复 康健 常州 常德 成都 成长 成功 成果 成立 成员 成林 成品 东方 方正 方和平 和谐 温州 温江 沙河 古城 古文 路程 路由 路径 时光 时分 时长 应用 全国 全家
    全部 全年 全天 全能 全程 全名 米粉 师大 师生 商家 商品 商城 商务 商业 商学 明天 明年 明信 明日 项目 关系 关于 单元 单位 单一 单日 单月 管理 管家 管道
    房产 房源 房山 时间 时区 查看 计划 万年 万元 万达 万科 华为 华北 华东 华南 华西 华中 华润 江苏 江阴 黄山 黄河 黄金 黄海 林业 水利 田园 石油 石化 石英
    金额 金科 金属 白酒 谷歌 毛利 毛重 任务 任意 任教 任职 于是 何时 余额 段落 连接 连续 连云 党员 党建 景区 景点 宗教 武汉 武清 易购 游戏 游客 路线 车辆
    车间 车牌 车险 车主 纪要 纪律 简历 简介 简报 程序 盛大 盛京 雷达 龙岗 龙华 龙江 顾客 顾问 包装 包头 解放 解决 解析 边界 席位 池州 全景 应收 应付 应急
    水果 马上 马达 夏季 夏天 夏令 秦皇 陆军 牛奶 鲁班 时代 明细 明星 柳州 梅州 桂林 桂花 甘南 宁波 宁夏 宁德 安徽 安阳 安庆 安装 齐全 齐鲁 左右 左岸 单价
    单号 单据 向上 向导 向量 程控 高级 高一 高二 高三 高明 高度 高血压 章程 章节 广州 严重 严格 孔径 施工 史料 易方达 文件 文档 文本 文书 文字 万方 常用 常规
    常见 常量 通讯 温度 温湿度 方案 方法 方式 方向 国家 汤臣 施行 申请 申报 申诉 申花 关键 关注 关联 关闭 和同 全文 全量 全员 全省 全市 白名单 黑名单 祝福 冷链
    冷库 麻醉 麻将 游泳 连锁 邮件 师资 师范 巩固 查询 查房 查体 池子 艾灸 单词 欧元 欧洲 欧美 路口 路灯 路况 全勤 全新 全科 农民 单人 单品 单双 应发 应该
    成人 成年 成本 明文 明显 易方 曾任 曾经 符合 荣誉 许可 许多 车长 车型 边缘 连同 高温 高铁 安静 房东 师德 冷水 万能 万人 宫高 吉林 唐山 沈阳 武昌 和平
    白名 成交 成绩 安卓 沙发 金银 林地 水泥 方程 和声
""")
)
_PERSONS = _words("""
    患者 病人 员工 职工 客户 顾客 学生 会员 用户 教师 老师 同学 家长 业主 乘客 旅客 司机 护士 医生 候选人 联系人 持卡人 当事人 嫌疑人
""")
_PAPERS = _words("""
    通话 客户 名单 个税 社保 银行 证明 协议 保单 评估 投诉 记录 的 简历 病历 身份证 体检 报告 合同 工资 护照 证件 档案 资料 信息 先生 女士 同学 老师 医生
    照片 户口 发票 聊天 流水 征信 个人 明细 入职 离职 请假 成绩 作业 论文 申请 登记 处方 检查 住院 出院
""")


def person_name_length(run: str) -> int:
    """How many of the first characters of a run of Chinese characters look like a person's name; 0 for none.

    A surname, then one or two characters that are usual in given names, filling the run or followed by the
    name of a paper (简历, 病历 ...).  A name of a file needs only suspicion: a word masked wrongly costs little.
    """
    if run in _NOT_NAMES or run[:2] in _NOT_NAMES or run[:3] in _NOT_NAMES:
        return 0
    start = 2 if run.startswith(_DOUBLE_SURNAMES) else 1 if run[:1] in _SURNAMES else 0
    if not start:
        return 0
    for size in (start + 2, start + 1):
        given, rest = run[start:size], run[size:]
        if len(given) != size - start or not all(c in _GIVEN for c in given):
            continue
        if not rest or rest.startswith(_PAPERS):
            return size
    return 0
