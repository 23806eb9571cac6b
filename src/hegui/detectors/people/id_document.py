"""
证件号码（种类未注明） · Number of an identity document of unstated kind.

A document number whose column does not say which document it is, its kind, validity and issuer.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity(
        "id-document",
        Text("证件号码（种类未注明）", "Number of an identity document of unstated kind"),
        category="identity",
    ),
    hints=Hints(
        words=each("""
            证件类型 证件种类 证件 证件名称 证件有效期 证件到期日 证件签发机关 发证机关 签发机关
            有效证件 资格证号 资格证书 执业证号 执业证书 执业证书编号 执业编号 医师资格证号 教师资格证号
            从业资格证 从业资格证号 上岗证号 居住证 居住证号 出生证号 出生医学证明 户口本 户口簿
            户口簿号 证件有效期止 证件有效期起 身份证有效期 老年证 学生证 学生证号 健康证号 健康证
            资格证书号 记者证号 职业资格证 借书证号 借阅证号 证号 证照编号
            身份证件类型 身份证件类型码
            身分证 身分证号 身分证号码 身分证字号 国民身分证 统一证号 居留证 居留证号 香港身份证 香港身份证号 澳门身份证
        """),
        english=each("""
            id_type id_kind certificate_type cert_type card_type_id identity_type document_type document_no
            id_document cert_kind cert_expire certificate_expire id_expire id_card_type idcard_type
            id_validity papers_type credentials_type credential_type cert_exp_date qualification_no
            qualification_certificate practice_license practicing_no residence_permit birth_certificate
            cert_valid cert_validity id_issue_authority issuing_authority id_valid_date identity_expire_date
            id_card_expire certificate_no_type passport_type psn_cert_type certtype licence_type
            visa_number visa_no work_permit_no hkid hkic hkid_no hkic_no hong_kong_id
        """),
        initials=each("zjlx zjzl zjlb zjyxq zjlxdm qfjg zgzh zyzh jzz"),
    ),
)
