"""
单位名称 · Name of an organisation.

The name of a company or another organisation: no person's.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("org-name", Text("单位名称", "Name of an organisation"), category="organisation"),
    hints=Hints(
        words=each("""
            企业名称 供应商名称 商户名称 机构名称 医院名称 店铺名称 商家名称 门店名称 厂家 生产厂家
            生产厂商 制造商 供货商名称 单位全称 承办单位 主管部门名称 机构全称 银行名称 开户行 开户银行
            开户支行 出版社 发票公司 购方名称 销方名称 经销商 厂商 物流公司 快递公司 承运公司 学校名称
            网点名称 发卡行 所属银行 支行名称 客户公司 公司简称 供货单位 保险公司 企业简称 建设单位
            施工单位 监理单位
        """),
        english=each("""
            enterprise_name supplier_name vendor_name merchant_name organization_name org_name
            hospital_name shop_name store_name manufacturer manufacturer_name branch_name bank_name
            opening_bank publisher express_company logistics_company delivery_company deposit_bank
            bank_branch seller_name mch_name agency_name corp_name firm_name issuing_bank bank_of_deposit
            legal_name registered_name trading_name
        """),
        initials=each("qymc gysmc jgmc yymc sccj khh khyh cbdw nsrmc"),
    ),
)
