"""
单位联系方式 · Phone or mail box of an organisation.

A phone, fax or mail box that belongs to an organisation and not to a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity(
        "org-phone", Text("单位联系方式", "Phone or mail box of an organisation"), category="organisation"
    ),
    hints=Hints(
        words=each("""
            公司电话 客服电话 单位联系电话 企业电话 部门电话 科室电话 门店电话 店铺电话 服务热线 热线电话
            值班电话 传真 传真号码 机构电话 总机 商家电话 企业邮箱 公司邮箱 部门邮箱 客服邮箱 客服热线
            物业电话 前台电话 维护电话 服务电话 监督电话 咨询电话 售后电话 办事电话 投诉电话
        """),
        english=each("""
            company_phone company_tel service_phone hotline fax fax_no store_phone shop_phone
            enterprise_phone department_phone customer_service_phone org_phone company_email
            corporate_email office_fax service_tel service_hotline merchant_phone hospital_phone
            company_mobile service_mobile switchboard support_email organization_phone service_email
        """),
        pinyin=each("chuanzhen kefudianhua"),
        initials=each("cz gsdh kfdh czhm ksdh"),
    ),
)
