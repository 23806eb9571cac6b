"""
Filing numbers on a page: ICP (工业和信息化部) and public security (公安联网备案).

Told is whether a number is there, of the right form, and linked to where it can be looked up; never whether it is true.
Form of the ICP number: province, ICP备 or ICP证, six to eight digits or more, 号, the site's own number after a hyphen; the number
of a licence for telecommunications (粤B2-20090059) stands for it on many sites.  Form of the
public-security number: province, 公网安备, 14 digits that begin with the place's code.  Both from common practice.

>>> [n.well_formed for n in icp_numbers("京ICP备05012345号-3  粤ICP备123号")]
[True, False]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

PROVINCES = "京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼"  # some are told by their other name: 蜀, 黔, 滇, 陇
WHERE_ICP = ("beian.miit.gov.cn", "miitbeian.gov.cn")  # the second is the register's former address
WHERE_POLICE = ("beian.mps.gov.cn", "beian.gov.cn")
_ICP = re.compile(
    rf"([{PROVINCES}]?)\s*ICP\s*(?:备(?!案)|证)\s*:?\s*((?:[A-Z]\d?-?)?\d{{1,14}})?\s*(号)?(?:\s*[-–—]\s*(\d{{1,3}}[A-Z]?))?",
    re.IGNORECASE,
)
_LICENCE = re.compile(rf"[{PROVINCES}][AB][12]\s*-\s*\d{{8}}(?!\d)(?:号)?(?:-\d{{1,3}})?")
_POLICE = re.compile(rf"([{PROVINCES}]?)\s*公网安备\s*[:：]?\s*(\d{{1,20}})?\s*号?")


@dataclass(frozen=True, slots=True)
class Number:
    """A filing number as it stands on a page."""

    text: str
    well_formed: bool


def icp_numbers(text: str) -> list[Number]:
    """The ICP numbers that stand in a text."""
    text = normalize("NFKC", text)  # full-width letters, digits and dashes
    found = []
    for m in _ICP.finditer(text):
        digits = re.sub(r"^[A-Za-z]\d?-?(?=\d{6})", "", m[2] or "")
        good = bool(m[1]) and bool(m[3]) and 6 <= len(digits) <= 10
        found.append(Number(" ".join(m[0].split()), good))
    return found + [Number("".join(m[0].split()), True) for m in _LICENCE.finditer(text)]


def police_numbers(text: str) -> list[Number]:
    """The public-security filing numbers that stand in a text."""
    return [
        Number(" ".join(m[0].split()), bool(m[1]) and len(m[2] or "") == 14)
        for m in _POLICE.finditer(normalize("NFKC", text))
    ]
