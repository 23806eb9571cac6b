"""
Sentences as people type them into remarks, logs and chats, with the place of everything personal in them.

A template holds slots: ``{name} {mobile} {email} {id} {card} {address}`` are personal and become the truth;
``{order} {time} {hotline} ...`` are what must not be mistaken for it.  A slot may name a form: ``{mobile:spaced}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generators import Make, full_width, grouped

from accuracy.scoring import Span

ENTITY = {
    "name": "person-name",
    "mobile": "mobile",
    "email": "email",
    "id": "cn-resident-id",
    "card": "bank-card",
    "address": "address",
}

REMARKS = (
    "客户{name}电话{mobile}，要求下午送货",
    "联系人：{name} 手机：{mobile}",
    "{name}，{mobile}，{address}",
    "收货地址改为{address}，其他不变",
    "请寄到{address}{name}收，电话{mobile}",
    "已电话{mobile}通知，无人接听",
    "打{mobile}找{name}",
    "备用号码{mobile:spaced}，微信同号",
    "手机{mobile:86}（晚上八点后打）",
    "家长手机{mobile:hyphen}已登记",
    "新号码１：{mobile:wide}，旧号停用",
    "{mobile}{name}的电话，周末勿扰",
    "退款打到{card}户名{name}",
    "卡号{card:spaced}，开户行某支行，户名{name}",
    "工资卡变更为{card}，下月生效",
    "银行卡号：{card}，请财务核对",
    "付款账户尾号4321，不是{card}",
    "身份证{id}复印件已收",
    "身份证号码为{id:lower}，姓名{name}，已核验",
    "{name}（{id}）申请补办",
    "证件号{id}与系统不一致，待核实",
    "旧证{id:old}，新证{id}",
    "实名信息：{name}/{id}/{mobile}",
    "发票发到{email}，谢谢",
    "邮箱{email}退信，改发{email}",
    "请把合同扫描件发送至{email}并抄送{email}。",
    "用户反馈收不到验证码，邮箱是{email}手机是{mobile}",
    "联系{name}<{email}>确认",
    "{name}已离职，工作交接给{name}",
    "由{name}代签收",
    "经办人{name}，复核人{name}",
    "患者{name}，男，45岁，住{address}，电话{mobile}",
    "业主{name}反映楼上漏水，地址{address}",
    "已和{name}女士沟通，同意换货",
    "{name}先生来电投诉，回电{mobile}",
    "学生{name}的父亲{name}电话{mobile}",
    "推荐人{name}（工号E10233）",
    "委托{name}办理，身份证{id}，联系电话{mobile}",
    "地址：{address}。门口有狗",
    "上门时间改到周六，地点{address}，联系{name}",
    "司机{name} 电话{mobile} 车已到",
    "法人{name}，联系电话{mobile}，邮箱{email}",
    # nothing personal in these
    "订单号{order}，已发货",
    "流水{order}重复扣款，已冲正，耗时35ms",
    "回调时间戳{time}，返回成功",
    "客服热线{hotline}，全年无休",
    "{company}的{product}缺货，改发同款",
    "设备序列号{serial}已报修",
    "{date}盘点，{product}少2件",
    "运单{waybill}在{city}中转场滞留",
    "{department}提出的需求，金额{money}元",
    "商品{product}，规格500ml，编码A10086",
    "版本1.2.3.4升级完成，耗时{serial}毫秒",
    "请参照编号{order}与{waybill}两笔",
    "高新技术企业，华东大区重点，黄金周促销",
    "和平谈判、马上到货、方便面两箱、白天勿打",
    "合同总额为人民币{money}元，分期支付，单据{order}",
)

PARAGRAPHS = (
    "{name}毕业于师范大学，曾任{department}副主任。{name}与他共事多年，对其评价很高。",
    "昨天下午，{name}和{name}一起到{city}出差，{name}留在公司值班。",
    "会议由{name}主持，{name}、{name}、{name}参加，{name}作记录。",
    "据{name}介绍，项目进展顺利；{name}表示将继续跟进。",
    "记者{name}报道：{city}居民{name}说，这几年变化很大。",
    "{name}是本院主治医师，{name}是护士长，两人负责三病区。",
    "原告{name}诉被告{name}民间借贷纠纷一案，代理人{name}到庭。",
    "班长{name}带领同学打扫教室，老师{name}表扬了他们。",
    "感谢{name}同志的支持，请{name}经理尽快回复。",
    "高度重视安全生产，明确责任分工，张贴公告，马上落实，何时完成另行通知。",
    "公司成立于{date}，主要经营{product}，总部位于{city}。",
    "方案分为三步：安装、调试、验收；如有问题拨打{hotline}。",
)


def _personal(make: Make, slot: str, form: str) -> str:
    if slot == "name":
        return make.name()
    if slot == "mobile":
        number = make.mobile()
        return {
            "": number,
            "spaced": grouped(number, 3, 4, 4),
            "hyphen": grouped(number, 3, 4, 4, by="-"),
            "86": "+86" + number,
            "wide": full_width(number),
        }[form]
    if slot == "email":
        return make.email()
    if slot == "id":
        if form == "old":
            return make.resident_id_old()
        return make.resident_id(lower_x=form == "lower")
    if slot == "card":
        card = make.bank_card()
        return grouped(card, 4, 4, 4, 4) if form == "spaced" else card
    return make.address()


NOISE: dict[str, Callable[[Make], str]] = {
    "order": Make.order_no,
    "time": Make.timestamp_ms,
    "hotline": Make.hotline,
    "company": Make.company,
    "product": lambda make: make.one(("保温杯", "机械键盘", "抽纸24包", "蓝莓125g", "铜芯电缆")),
    "serial": lambda make: make.digits(7),
    "date": Make.day_text,
    "waybill": lambda make: "SF" + make.digits(13),
    "city": Make.city,
    "department": lambda make: make.one(("研发部", "财务部", "市场部", "客服中心")),
    "money": Make.money,
}
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


def sentence(make: Make, template: str) -> tuple[str, list[Span]]:
    """A template filled, and where its personal parts are."""
    text, truth, at = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        at = slot.end()
        kind, form = slot.group(1), slot.group(2) or ""
        if kind in NOISE:
            text += NOISE[kind](make)
            continue
        value = _personal(make, kind, form)
        truth.append(Span(ENTITY[kind], len(text), len(text) + len(value)))
        text += value
    return text + template[at:], truth


def sentences(
    count: int, seed: int = 1, templates: tuple[str, ...] = REMARKS
) -> list[tuple[str, list[Span]]]:
    """``count`` sentences, every template in turn."""
    make = Make(seed)
    return [sentence(make, templates[i % len(templates)]) for i in range(count)]


def remark(make: Make) -> str:
    """One remark as it stands in a column: most hold nothing personal."""
    if make.chance(0.7):
        return str(
            make.one(
                ("无", "请尽快发货", "已处理", "周末配送", "客户不在家", "资料齐全", "待回访", "放门口即可")
            )
        )
    return sentence(make, make.one(REMARKS))[0]
