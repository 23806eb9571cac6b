"""
统一社会信用代码 · Unified social credit code.

Eighteen characters of 31 (no I, O, S, V, Z): department, kind, place, organisation code, check character modulo 31
(GB 32100-2015).  It names an organisation, not a person; individual businesses (92...) are the border case.

>>> from hegui.detectors.kernels import holds
>>> holds(uscc, "91350100M000100Y43"), holds(uscc, "91350100M000100Y44")
(True, False)
>>> holds(uscc, "01350100M000100Y43")             # no department is called 0
False
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import all_digits
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

PLACES = bytes(
    "0123456789ABCDEFGHJKLMNPQRTUWXY".find(chr(b)) % 256 for b in range(256)
)  # 255: not in the alphabet
WEIGHTS = bytes((1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28))


def uscc_form(data: Bytes, start: int, length: int) -> bool:
    """Characters, department and place; the check character is not looked at."""
    second = int(data[start + 1])
    if not (49 <= second <= 53 or second == 57 or second == 65 or second == 78 or second == 89):
        return False
    if not all_digits(data, start + 2, 6) or all_digits(data, start + 8, 10):
        return False
    for i in range(start, start + 18):  # noqa: SIM110  kernels are compiled: no generators
        if PLACES[data[i]] == 255:
            return False
    return True


@detector(
    Entity(
        "uscc", Text("统一社会信用代码", "Unified social credit code"), category="organisation", keep=(2, 2)
    ),
    hints=Hints(
        words=each("""
            统一社会信用代码 社会信用代码 信用代码 组织机构代码 税号 纳税人识别号 税务登记号 纳税识别号
            营业执照号 营业执照 营业执照号码 营业执照注册号 工商注册号 营业执照编号 组织机构代码证 税务登记证号
            企业税号 注册号
        """),
        english=each("""
            uscc credit_code social_credit_code unified_credit_code unified_social_credit_code org_code_no
            tax_no tax_number taxpayer_no tax_id taxpayer_id taxpayer_identification_number tax_identification_number
            business_license license_no
            business_license_no duty_paragraph tax_code tax_registration_no licence_no
        """),
        initials=each("tyshxydm shxydm nsrsbh sh yyzzh zzjgdm xydm"),
    ),
    shape=Shape(length=18, first="1-9AN-Y", of="0A"),
    chance=1 / 31,
    checksum=True,
    form=uscc_form,
)
def uscc(data: Bytes, start: int, length: int) -> bool:
    second = int(data[start + 1])
    if not (49 <= second <= 57 or second == 65 or second == 78 or second == 89):
        return False
    if not all_digits(data, start + 2, 6):
        return False
    total = 0
    foreign = 0
    for i in range(17):
        place = int(PLACES[data[start + i]])
        foreign = foreign | (place & 128)
        total = total + place * int(WEIGHTS[i])
    return foreign == 0 and int(PLACES[data[start + 17]]) == (31 - total % 31) % 31
