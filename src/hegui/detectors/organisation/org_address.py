"""
单位地址 · Address of an organisation.

The address of a company, shop, warehouse or place.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("org-address", Text("单位地址", "Address of an organisation"), category="organisation"),
    hints=Hints(
        words=each("""
            公司地址 单位地址 企业地址 注册地址 经营地址 办公地址 门店地址 店铺地址 仓库地址 医院地址
            机构地址 营业地址 网点地址 商家地址 产地 发票地址 厂址 站点地址 上课地点 会议地点 活动地点
            面试地点 考场地点 营业场所 经营场所 学校地址 安装地址 项目地址 举办地点 开户行地址 经营地
            交货地点
        """),
        english=each("""
            company_address office_address business_address store_address shop_address warehouse_address
            registered_address enterprise_address org_address hospital_address merchant_address
            factory_address meeting_place activity_address company_addr venue site_address
            organization_address school_address project_address
        """),
        initials=each("gsdz bgdz zcdz dwdz jydz"),
    ),
)
