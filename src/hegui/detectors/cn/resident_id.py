"""
居民身份证号 · Resident ID number.

Six digits for the place, eight for the date of birth, three for the order, one check character (GB 11643-1999; ISO 7064,
MOD 11-2).  The old form of 15 digits, issued until 1999, has a year of two digits and no check character.  Residence permits
for people from Hong Kong, Macao and Taiwan (81, 82, 83) and the foreigners' permanent residence card since 2023 share the form.

>>> from hegui.detectors.kernels import holds
>>> holds(resident_id, "11010519491231002X"), holds(resident_id, "11010519491231002x")
(True, True)
>>> holds(resident_id, "110105194912310021")      # wrong check character: counted apart, context decides
False
>>> holds(resident_id, "110105491231002")         # the old form
True
>>> holds(resident_id, "202103041234567890")      # an order number that begins with a date: no province is called 20
False
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import id_check_holds, id_form_holds
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("cn-resident-id", Text("居民身份证号", "Resident ID number"), category="identity", keep=(1, 1)),
    hints=Hints(
        words=each("""
            身份证 身份证号 身份证号码 身份证件号 居民身份证 公民身份号码 公民身份证号 身份证编号 身份号码
            证件号 证件号码 身份证件号码 实名证件号 身份证明号 二代证号
            身份证明号码
        """),
        english=each("""
            id_card identity_card idcard_no id_no idno identity_no citizen_id national_id idnum id_num
            identity_number card_id_no sfz certificate_no certificate_id cert_num credential_no
            credentials_no identity_code id_code_no ic_no ssn certno cert_no idcardno idcard_num
            id_number id_card_number identification_no identification_number identify_no id_nbr personal_id
            citizen_no iden_no identityno
        """),
        pinyin=each("shenfenzheng shenfenzhenghao zhengjianhao zhengjianhaoma"),
        initials=each("sfz sfzh sfzhm sfzjh sfzjhm gmsfhm gmsfzh sfzhao zjh zjhm zjbh zjhao sfzmhm"),
    ),
    shape=Shape(length=(15, 18), first="1-9", of="0aA"),
    chance=0.002,  # of random 18 digits: province 0.35, a date 0.04, the check character 1/11
    embedded=True,
    checksum=True,
    form=id_form_holds,
)
def resident_id(data: Bytes, start: int, length: int) -> bool:
    if not id_form_holds(data, start, length):
        return False
    return length == 15 or id_check_holds(data, start)
