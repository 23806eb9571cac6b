"""
Column names that are codes of a standard, and what the standard calls them.

    AAC003 -> 姓名        DE04.10.186.00 -> 体格检查        KC21.AKC193 -> 入院诊断

Two families are common.  Human-resources and social-security systems name columns by the indicators of the 金保 project (LD/T
92): three letters and three digits.  Health systems name them by the data elements of WS 363: ``DE`` and four numbers, whose
first two tell the chapter, and by the value tables ``CV``.  The list is from memory (`unverified`) and holds what is about a
person, an employer or care; a code that is not in it says nothing.
"""

from __future__ import annotations

import re

_INDICATORS = """
AAC001 人员ID
AAC002 身份证号
AAC003 姓名
AAC004 性别
AAC005 民族
AAC006 出生日期
AAC007 参加工作日期
AAC008 参保状态
AAC009 户口性质
AAC010 户口所在地
AAC011 学历
AAC012 身份类别
AAC013 用工形式
AAC014 技术职称
AAC015 职业
AAC016 就业状态
AAC017 婚姻状况
AAC020 行政职务
AAC021 失业保险
AAC022 失业保险
AAC024 政治面貌
AAC025 生育状况
AAC026 军转情况
AAC027 兵役状况
AAC028 特殊身份
AAC030 参保日期
AAC031 参保状态
AAC032 学历
AAC033 健康状况
AAC036 身高
AAC037 视力
AAC038 体重
AAC040 工资
AAC041 工资
AAC043 证件类型
AAC044 证件号码
AAC049 参保日期
AAC050 人员变更类型
AAC058 证件类型
AAC060 死亡日期
AAC066 参保身份
AAC067 联系手机
AAC084 离退休状态
AAC085 残疾等级
AAC147 证件号码
AAC161 国籍
AAC180 毕业院校
AAC181 毕业日期
AAC183 所学专业
AAC200 人员状态
AAB001 单位ID
AAB003 组织机构代码
AAB004 单位名称
AAB007 营业执照号
AAB013 法定代表人
AAB014 法人身份证号
AAB015 法人手机
AAB016 专管员姓名
AAB018 专管员电话
AAB019 单位类型
AAB020 经济类型
AAB022 行业
AAB030 税号
AAB069 单位名称
AAB998 统一社会信用代码
AAE004 联系人
AAE005 联系电话
AAE006 地址
AAE007 邮政编码
AAE008 开户行
AAE009 户名
AAE010 银行账号
AAE011 经办人
AAE012 经办人
AAE013 备注
AAE014 审核人
AAE015 电子邮箱
AAE016 审核标志
AAE017 经办机构
AAE019 金额
AAE020 缴费金额
AAE035 变更日期
AAE036 经办时间
AAE041 开始年月
AAE042 终止年月
AAE044 单位名称
AAE100 有效标志
AAE133 收款人姓名
AAE135 身份证号
AAE136 身份证号
AAE140 社会保险险种
AAE144 与本人关系
AAE145 待遇发放方式
AAE159 电子邮箱
AAE160 变更原因
AAE180 社保缴费基数
AIC001 退休待遇
AIC020 社保缴费基数
AIC161 退休日期
AIC162 退休类别
AIC280 养老保险账户余额
AJC001 失业待遇
AKA120 疾病编码
AKA121 疾病名称
AKA122 疾病类型
AKA130 就诊类型
AKA185 住院次数
AKB020 医疗机构编码
AKB021 医疗机构名称
AKC021 医疗参保类型
AKC087 医保个人账户余额
AKC190 就诊流水号
AKC191 就诊类型
AKC192 入院日期
AKC193 入院诊断
AKC194 出院日期
AKC195 出院情况
AKC196 出院诊断
AKC220 处方号
AKC221 处方日期
AKC222 医嘱编码
AKC223 医嘱名称
AKC264 医疗费总额
AKC273 医师姓名
AKC600 病历
AKE020 病床
AKE021 病区
AKF001 就诊科室
AKF002 就诊科室
ALC001 工伤认定
ALC020 工伤伤害程度
ALC021 伤残等级
ALC022 工伤部位
AMC020 生育日期
AMC022 生育类别
AMC031 妊娠周数
"""

# chapters of WS 363 by the first two numbers of an element; below a chapter, those that are somebody's name, number or address
_CHAPTERS = {
    "01.00": "登记号",
    "02.01": "个人信息",
    "02.10": "病史",
    "03.00": "生活习惯",
    "04.01": "症状",
    "04.10": "体格检查",
    "04.30": "辅助检查",
    "04.50": "检验结果",
    "05.01": "诊断",
    "05.10": "健康评估",
    "06.00": "治疗",
    "07.00": "医疗费用",
    "08.10": "医疗机构",
    "08.30": "医师姓名",
    "08.50": "用药",
    "09.00": "",
}
_ELEMENTS = {
    "02.01.005": "出生日期",
    "02.01.008": "所在地区",
    "02.01.009": "地址",
    "02.01.010": "联系电话",
    "02.01.012": "电子邮箱",
    "02.01.015": "国籍",
    "02.01.018": "婚姻状况",
    "02.01.025": "民族",
    "02.01.026": "年龄",
    "02.01.030": "身份证件号码",
    "02.01.031": "证件类型",
    "02.01.032": "年龄",
    "02.01.039": "姓名",
    "02.01.040": "性别",
    "02.01.041": "学历",
    "02.01.044": "医疗付费方式",
    "02.01.047": "邮政编码",
    "02.01.052": "职业",
    "02.10.022": "过敏史",
    "02.10.023": "过敏史",
    "02.10.071": "现病史",
    "02.10.099": "既往史",
    "02.10.103": "家族史",
    "04.01.119": "主诉",
    "06.00.093": "手术编码",
    "06.00.094": "手术名称",
    "06.00.092": "入院日期",
    "06.00.017": "出院日期",
}
_VALUES = {"CV02.01": "个人信息", "CV04.50": "检验结果", "CV05.01": "诊断", "CV06.00": "治疗"}

_INDICATOR = re.compile(r"^[A-Z]{3}\d{3}[A-Z]?$")
_ELEMENT = re.compile(r"^(DE|CV)_?(\d{2})[._]?(\d{2})(?:[._]?(\d{3}))?", re.IGNORECASE)


def _listed() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in _INDICATORS.strip().splitlines())


_NAMES = _listed()


def called(name: str) -> str:
    """What a standard calls a column of this name; empty for a name that is no code or is not listed.

    >>> called("aac003"), called("DE02.01.039.00"), called("DE04_10_186_00"), called("user_name")
    ('姓名', '姓名', '体格检查', '')
    """
    bare = name.upper()
    if _INDICATOR.match(bare):
        return _NAMES.get(bare) or _NAMES.get(bare[:6], "")
    found = _ELEMENT.match(bare)
    if found is None:
        return ""
    family, chapter, section, element = found.groups()
    number = f"{chapter}.{section}"
    if family == "CV":
        return _VALUES.get(f"CV{number}", "")
    return _ELEMENTS.get(f"{number}.{element}") or _CHAPTERS.get(number, "")
