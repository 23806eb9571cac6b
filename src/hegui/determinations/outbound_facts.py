"""
数据出境要说明的事实 · The facts of sending data abroad.

One processor in one calendar year, and its flows; outbound.py judges them.
"""

from __future__ import annotations

from datetime import date

from hegui.determinations import Chosen, Count, Facts, Rows, choice, count, day, several, words, yes_no
from hegui.text import Text

ZONES = {
    "none": Text("不在自贸区，或不在区内开展出境", "not in a zone, or not exporting from it"),
    "shanghai": Text("上海自贸区及临港新片区", "Shanghai and Lingang"),
    "zhejiang": Text("浙江自贸区", "Zhejiang"),
    "other": Text("其他自贸区", "another zone"),
}
SCENES = {
    "none": Text("不属于清单所列场景", "none of the list's scenes"),
    "sh-reinsurance": Text("上海：再保险", "Shanghai: reinsurance"),
    "sh-seafarers": Text("上海：船员管理", "Shanghai: crews"),
    "sh-retail-members": Text("上海：会员管理", "Shanghai: members of shops, restaurants and hotels"),
    "zj-ecommerce": Text("浙江：企业间电商", "Zhejiang: business-to-business e-commerce"),
    "zj-clearing": Text("浙江：清结算", "Zhejiang: clearing and settlement"),
}
OVERLAP = {
    "none": Text("各数据流的人互不重合", "nobody is in two flows"),
    "all": Text("人数少的数据流中的人都在最大的那条里", "everyone is in the largest flow too"),
}


class Flow(Facts):
    """One stream of data to recipients abroad, for one purpose."""

    name = words(Text("这条数据流叫什么", "What do you call this flow"), example="payroll to the head office")
    leaves_mainland: bool = yes_no(
        Text(
            "数据是否传到境外，或境外能查询、调取、下载、导出",
            "Are the data sent abroad, or can anyone abroad query, retrieve, download or export them",
        ),
        such=Text(
            "境外总部登录境内系统查看名单；境外完全看不到的答否",
            "a head office abroad logs in here and reads a list; no: nobody abroad can see any of it",
        ),
        by=("expguide3.what-is-export", "dees.scope"),
        example=True,
        note=Text(
            "港澳台算境外；远程访问也算；境外直接收集、分析境内自然人信息的（个人信息保护法第三条第二款）也算",
            "Hong Kong, Macao and Taiwan count as abroad; so do remote access, and collecting or analysing mainland people's information from abroad (PIPL 3(2))",
        ),
    )
    important_data: bool = yes_no(
        Text(
            "是否含有被告知或公布为重要数据的数据",
            "Does it hold data that an authority has told you, or published, to be important data",
        ),
        such=Text(
            "主管部门来函告知，本单位的某批测绘数据是重要数据",
            "the authority wrote that a set of your survey data is important data",
        ),
        by=("cbdt.identify-important-data", "dees.old-important-data"),
        example=False,
        note=Text(
            "没有被告知、也没有公布的，不必当作重要数据申报",
            "what nobody has told or published need not be declared as such",
        ),
    )
    people_without_sensitive: Count = count(
        Text(
            "自 1 月 1 日起，多少人的个人信息（其中没有敏感信息）随之出境",
            "Since 1 January, of how many people does it carry personal information, none of it sensitive",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=52_000,
        held="exported_people",
        note=Text("按人去重；没有个人信息填 0", "each person once; 0 where there is no personal information"),
    )
    people_with_sensitive: Count = count(
        Text(
            "自 1 月 1 日起，多少人的敏感个人信息随之出境",
            "Since 1 January, of how many people does it carry sensitive personal information",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=120,
        held="exported_sensitive_people",
        note=Text("按人去重；没有填 0", "each person once; 0 where there is none"),
    )
    collected_abroad: bool = yes_no(
        Text(
            "个人信息是否在境外收集和产生，只是传到境内处理后再传出",
            "Was the personal information collected abroad, processed here and sent out again",
        ),
        such=Text(
            "境外商店把当地顾客的订单传来境内处理，再传回去",
            "a shop abroad sends its local customers' orders here to be handled and sent back",
        ),
        by="cbdt.free-transit",
        example=False,
    )
    mainland_data_added: bool = yes_no(
        Text(
            "处理中是否加入了境内的个人信息或重要数据",
            "Was mainland personal information or important data added on the way",
        ),
        such=Text(
            "处理境外订单时，并入了境内会员的资料",
            "members in the mainland were merged into the orders from abroad",
        ),
        by="cbdt.free-transit",
        example=False,
    )
    contract_with_individual: bool = yes_no(
        Text(
            "是否为订立、履行个人自己的合同所确需",
            "Is it truly needed for a contract to which the individual is party",
        ),
        such=Text(
            "旅客订境外酒店，把姓名和入住日期发给酒店；用于集团统计的答否",
            "a traveller's name and dates sent to the hotel abroad that they booked; no: group statistics",
        ),
        by="cbdt.free-contract",
        example=True,
        note=Text(
            "如跨境购物、寄递、汇款、支付、开户、订机票酒店、签证、考试",
            "shopping, delivery, remittance, payment, accounts, flights and hotels, visas, exams",
        ),
    )
    hr_management: bool = yes_no(
        Text(
            "是否为跨境人力资源管理确需提供员工个人信息",
            "Is it employees' information truly needed for managing staff across borders",
        ),
        such=Text(
            "员工调往境外子公司，向其提供办理任职要用的资料",
            "what the subsidiary abroad needs to employ somebody who is being moved there",
        ),
        by="cbdt.free-hr",
        example=True,
    )
    hr_rules_and_collective_contract: bool = yes_no(
        Text(
            "是否既有依法制定的劳动规章制度，又有依法签订的集体合同",
            "Are there both lawful labour rules and a lawful collective contract",
        ),
        such=Text(
            "制度经职工讨论并公示，工会又代表职工签了集体合同",
            "rules discussed with staff and posted, and a collective contract signed by the union for them",
        ),
        by="cbdt.free-hr",
        example=True,
    )
    emergency: bool = yes_no(
        Text(
            "是否为紧急情况下保护人的生命健康和财产安全所确需",
            "Is it truly needed in an emergency to protect life, health and property",
        ),
        such=Text(
            "旅客在境外病危，把既往病历发给当地医院抢救",
            "a traveller is dying abroad, and the record goes to the hospital there",
        ),
        by="cbdt.free-emergency",
        example=False,
    )
    statutory_duty: bool = yes_no(
        Text(
            "是否为履行法定职责或法定义务所确需",
            "Is it truly needed to perform a statutory duty or obligation",
        ),
        such=Text(
            "我国法律写明，本单位应当向境外机构报送这些信息",
            "a law of China says that you must report this information to a body abroad",
        ),
        by="netdata.export-conditions",
        example=False,
    )
    outside_zone_list: bool = yes_no(
        Text(
            "所在自贸区清单是否写到了这个领域、而没有列入这些数据",
            "Does the zone's list cover this field and yet not name these data",
        ),
        such=Text(
            "清单有本行业一章，逐项核对，所传字段都不在列",
            "the list has a chapter for your field and, checked item by item, names none of your columns",
        ),
        by="cbdt.free-trade-zone",
        example=False,
        note=Text(
            "清单没有写到的领域仍按全国规则，请答否",
            "a field the list does not cover stays under the national rules: answer no",
        ),
    )
    zone_scene: Chosen = choice(
        Text("属于自贸区清单所列的哪个场景", "Which scene of the zone's list is it"), SCENES,
        such=Text("上海的酒店把会员资料传给境外总部，选“上海：会员管理”", "a hotel in Shanghai sends its members to the head office abroad: members"),
        by="cbdt.free-trade-zone", example="none",
    )  # fmt: skip


class Exporter(Facts):
    """One processor in one calendar year."""

    ciio: bool = yes_no(
        Text(
            "是否接到通知，被认定为关键信息基础设施运营者",
            "Has an authority told you that you operate critical information infrastructure",
        ),
        such=Text(
            "收到主管部门的认定通知；只是自己觉得重要的，答否",
            "the sector's authority has sent its notice; no: you only think that you matter",
        ),
        by=("cbdt.assessment-ciio", "dees.old-ciio"),
        example=False,
    )
    state_organ: bool = yes_no(
        Text(
            "是否为国家机关，或者经法律、法规授权管理公共事务、为履行法定职责处理这些个人信息的组织",
            "Are you a state organ, or a body that a law or regulation authorises to manage public affairs and that handles this information for its statutory duties",
        ),
        such=Text(
            "区民政局；没有得到授权的国有企业答否",
            "a district's civil-affairs bureau; no: a state-owned firm without such authority",
        ),
        by="pipl.state-organ-storage",
        example=False,
        note=Text(
            "国家机关处理的个人信息存放在境内，确需出境的先做安全评估，不问人数",
            "what a state organ handles is stored in the mainland; before any export it is assessed, whatever the number",
        ),
    )
    zone: Chosen = choice(
        Text("在哪个自贸区注册并从那里开展数据出境", "In which free-trade zone are you registered, and do you export from it"), ZONES,
        such=Text("注册在区外、只在区内租了仓库的，选“不在自贸区”一项", "a firm registered outside that only rents a warehouse in the zone: not in a zone"),
        by="cbdt.free-trade-zone", example="none",
    )  # fmt: skip
    overlap: Chosen = choice(
        Text("各条数据流里的人是否重合", "Are the same people in several flows"), OVERLAP,
        such=Text("绩效流里的员工全都在工资流里，选“都在最大的那条里”", "everyone in the flow of reviews is in the flow of pay too: everyone is in the largest"),
        by=("expguide3.count-people", "dees.scope"), example="none",
        note=Text("部分重合的不要选，另填去重后的人数", "if they overlap in part leave this out and give the distinct counts"),
    )  # fmt: skip
    distinct_people_without_sensitive: Count = count(
        Text(
            "需要计数的各条数据流合起来去重，是多少人（没有敏感信息）",
            "Over all flows that are counted, how many distinct people are there, without sensitive data",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=110_000,
        note=Text(
            "只在有几条数据流、又有人重合时要填", "only where there are several flows and people overlap"
        ),
    )
    distinct_people_with_sensitive: Count = count(
        Text(
            "需要计数的各条数据流合起来去重，是多少人（敏感信息）",
            "Over all flows that are counted, how many distinct people are there, with sensitive data",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=9_000,
        note=Text(
            "只在有几条数据流、又有人重合时要填", "only where there are several flows and people overlap"
        ),
    )
    people_handled: Count = count(
        Text(
            "共处理多少人的个人信息（仅用于 2024-03-22 之前）",
            "How many people's personal information do you handle (only for days before 2024-03-22)",
        ),
        by="dees.old-ciio",
        example=300_000,
        held="people",
    )
    people_since_last_year: Count = count(
        Text(
            "自上年 1 月 1 日起共向境外提供多少人的个人信息（仅用于 2024-03-22 之前）",
            "Since 1 January of last year, how many people's information went abroad (only for days before 2024-03-22)",
        ),
        by="dees.old-volume",
        example=20_000,
    )
    sensitive_people_since_last_year: Count = count(
        Text(
            "其中多少人的敏感个人信息（仅用于 2024-03-22 之前）",
            "Of how many was it sensitive (only for days before 2024-03-22)",
        ),
        by="dees.old-volume",
        example=500,
    )
    self_assessed = day(Text("出境风险自评估完成于哪天", "On which day was the self-assessment finished"),
                        by="dees.self-assess-first", example=date(2026, 3, 2))  # fmt: skip
    filed = day(
        Text("申报或备案材料提交于哪天", "On which day were the papers filed"),
        by=("dees.file-papers", "scc.file-in-time"),
        example=date(2026, 4, 1),
    )
    result_issued = day(Text("安全评估结果出具于哪天", "On which day was the assessment's result issued"),
                        by="cbdt.extend-in-time", example=date(2026, 6, 1))  # fmt: skip
    contract_effective = day(Text("标准合同生效于哪天", "On which day did the standard contract take effect"),
                             by="scc.file-in-time", example=date(2026, 3, 2))  # fmt: skip
    certified = day(Text("认证证书出具于哪天", "On which day was the certificate issued"),
                    by="cert.renew-in-time", example=date(2026, 6, 1))  # fmt: skip
    flows: Rows[Flow] = several(Flow, Text("向境外提供数据的各条数据流", "The flows of data that go abroad"))
