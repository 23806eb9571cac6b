"""
商用密码要不要认证、评估、审查 · Must commercial cryptography be certified, assessed, reviewed.

Three roles meet here: who sells products or services with commercial cryptography, who runs a network, and who operates
critical infrastructure (CII) that a law wants protected by cryptography.  The gravest path is the outcome; the duties of
the others stand beside it.  Only an authority's notice makes a network critical infrastructure; since 2025-08-01 all of it
uses and assesses cryptography, before that what a law or a rule of the state named.  Ordinary and core cryptography, for
state secrets, is another matter.  Blind spots: which products are in the catalogue, and which other networks are assessed
by their protection level, stand in lists that are not on the shelf.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, first_of, note, owed
from hegui.determinations import Facts, Lawbook, Outcome, Remaining, day, determination, yes_no
from hegui.text import Text

LAW = date(2020, 1, 1)
REGULATIONS = date(2023, 7, 1)
PROVISIONS = date(2025, 8, 1)


class Use(Facts):
    """One body and its commercial cryptography."""

    ciio: bool = yes_no(
        Text("是否接到通知，被认定为关键信息基础设施运营者", "Has an authority told you that you operate critical information infrastructure"),
        such=Text("收到主管部门的认定通知；只是自己觉得重要的，答否", "the sector's authority has sent its notice; no: you only think that you matter"),
        by="crypto.cii-use-and-assess", example=False,
    )  # fmt: skip
    must_use: bool = yes_no(
        Text(
            "法律、行政法规和国家有关规定是否要求该设施使用商用密码保护",
            "Does a law or a rule of the state want that infrastructure protected by commercial cryptography",
        ),
        such=Text("主管部门的规定写明，这类系统应当用商用密码加密", "the authority's rule says that such systems are encrypted with commercial cryptography"),
        by="crypto.cii-use-and-assess", example=True,
        note=Text("2025 年 8 月 1 日起，经认定的关键信息基础设施都要使用，不再问", "not asked from 1 August 2025 on: since then all recognised infrastructure must"),
    )  # fmt: skip
    buys_with_cryptography: bool = yes_no(
        Text("是否采购涉及商用密码的网络产品、服务", "Do you buy network products or services with commercial cryptography"),
        such=Text("采购加密机、VPN 网关或数字证书服务", "you buy encryption machines, VPN gateways or certificate services"),
        by="crypto.cii-purchase-review", example=True,
    )  # fmt: skip
    may_affect_national_security: bool = yes_no(
        Text("该采购是否可能影响国家安全", "May the purchase affect national security"),
        such=Text("设备能被境外供应方远程停用，一停核心业务就断", "a supplier abroad can switch the device off, and the core business stops with it"),
        by="crypto.cii-purchase-review", example=False,
        note=Text("由运营者预判；拿不准按是处理", "the operator judges beforehand; where it is doubtful, answer yes"),
    )  # fmt: skip
    sells_catalogue_products: bool = yes_no(
        Text(
            "是否销售或者提供列入网络关键设备和网络安全专用产品目录的商用密码产品",
            "Do you sell or supply cryptography products of the catalogue of critical equipment and dedicated security products",
        ),
        such=Text("核对现行目录，所售的密码产品在列", "you looked it up: the product you sell is in the catalogue in force"),
        by="crypto.certified-before-sale", example=False,
    )  # fmt: skip
    sells_services_on_them: bool = yes_no(
        Text("是否提供使用这类产品的商用密码服务", "Do you supply cryptography services that use such products"),
        such=Text("用目录内的密码设备，对外提供加密或签名服务", "you sell encryption or signatures made with a device of the catalogue"),
        by="crypto.certified-service", example=False,
    )  # fmt: skip
    runs_network: bool = yes_no(
        Text("是否建设、运营网络或通过网络提供服务", "Do you build or run a network, or serve through one"),
        such=Text("运营官网、办公网，或通过应用卖货", "you run a website or an office network, or sell through an app"),
        by=("cryptoreg.mlps-cryptography", "crypto.follow-standards"), example=True,
    )  # fmt: skip
    government_signatures: bool = yes_no(
        Text("是否用于政务活动的电子签名、电子印章、电子证照", "Is it for signatures, seals or licences in government business"),
        such=Text("政务大厅网上签发电子证照、加盖电子印章", "a government office issues licences online under an electronic seal"),
        by="cryptoreg.e-gov-signatures", example=False, decides=False,
    )  # fmt: skip
    trades_abroad: bool = yes_no(
        Text("是否进出口商用密码", "Do you import or export commercial cryptography"),
        such=Text("从境外厂商购进专用加密机", "you buy dedicated encryption machines from a maker abroad"),
        by="crypto.import-export-licence", example=False,
        decides=False, note=Text("大众消费类产品除外", "mass-market consumer products aside"),
    )  # fmt: skip
    in_operation: bool = yes_no(
        Text("该设施是否已经投入运行", "Is the infrastructure in operation already"),
        such=Text("系统已上线对外服务；还在试建的答否", "the system serves its users; no: it is still being built"),
        by="cryptoreg.cii-assess-yearly", example=True, decides=False
    )  # fmt: skip
    last_assessed = day(Text("上次密码应用安全性评估完成于哪天", "On which day was the last cryptography assessment finished"),
                        by="cryptoreg.cii-assess-yearly", example=date(2026, 3, 2))  # fmt: skip


@determination(
    "crypto",
    title=Text("商用密码要不要认证、评估、审查", "Must commercial cryptography be certified, assessed, reviewed"),
    asks=Use,
    since=LAW,
    turning=(REGULATIONS, PROVISIONS, date(2026, 1, 1)),
    outcomes={
        "no-special-duty": Text("没有专门的密码义务", "no special duty"),
        "use-by-level": Text("按网络安全等级保护要求使用", "use it as the protection level (MLPS) asks"),
        "certify": Text("检测认证合格后方可销售或者提供", "test and certify before sale or supply"),
        "review": Text("采购须通过国家安全审查", "the purchase needs the national security review"),
        "assess-yearly": Text("使用商用密码，运行前和每年评估", "use it; assess before operation and every year"),
        "assess-and-review": Text("使用并评估，采购还须通过国家安全审查", "use and assess it; the purchase needs the national security review"),
    },
)  # fmt: skip
def crypto(this: Use, law: Lawbook) -> Outcome:
    if this.ciio:
        must = law.in_force("ciicrypto.use-and-assess") or bool(this.must_use)
        if this.buys_with_cryptography and this.may_affect_national_security:
            return Outcome("assess-and-review" if must else "review", by=first_of(law, *REVIEW))
        if must:
            return Outcome("assess-yearly", by=first_of(law, *ASSESS))
    if this.sells_catalogue_products:
        return Outcome("certify", by="crypto.certified-before-sale")
    if this.sells_services_on_them:
        return Outcome("certify", by="crypto.certified-service")
    if law.in_force("cryptoreg.mlps-cryptography") and this.runs_network:
        return Outcome("use-by-level", by="cryptoreg.mlps-cryptography")
    return Outcome("no-special-duty", by="crypto.follow-standards")


REVIEW = ("ciicrypto.purchase-review", "cryptoreg.cii-purchase-review", "crypto.cii-purchase-review")
ASSESS = ("ciicrypto.assess-yearly", "cryptoreg.cii-assess-yearly", "crypto.cii-use-and-assess")


@crypto.remains
def what_is_owed(outcome: str, by: tuple[str, ...], given: Use, law: Lawbook) -> Iterator[Remaining]:
    if outcome in ("assess-and-review", "review"):
        yield from owed(law, first_of(law, *REVIEW))
    if outcome in ("assess-yearly", "assess-and-review"):
        yield from of_an_operator(given, law)
    yield from owed(law, "crypto.certified-before-sale", "cryptoreg.certified-before-sale", known=given.sells_catalogue_products,
                    condition=Text("如销售目录内产品", "if catalogue products are sold"))  # fmt: skip
    yield from owed(law, "crypto.certified-service", "cryptoreg.certified-service", known=given.sells_services_on_them,
                    condition=Text("如提供这类服务", "if such services are supplied"))  # fmt: skip
    yield from owed(law, "cryptoreg.mlps-cryptography", known=given.runs_network,
                    condition=Text("如运营网络", "if a network is run"))  # fmt: skip
    if given.runs_network and law.in_force("cryptoreg.mlps-cryptography"):
        yield note(law, "cryptoreg.mlps-cryptography", Text(
            "不是关键信息基础设施的网络要不要做密码应用安全性评估，按其安全保护等级的规定；先确定等级",
            "Whether a network that is no critical infrastructure is assessed too follows from its protection level: settle the level first",
        ))  # fmt: skip
    yield from owed(law, "cryptoreg.e-gov-signatures", "crypto.e-gov-certification", known=given.government_signatures,
                    condition=Text("如用于政务电子签名、印章、证照", "if it is for government signatures, seals or licences"))  # fmt: skip
    yield from owed(law, "crypto.import-export-licence", known=given.trades_abroad,
                    condition=Text("如进出口商用密码", "if cryptography is imported or exported"))  # fmt: skip
    yield from owed(law, "crypto.follow-standards", "crypto.no-breaking-in")


def of_an_operator(given: Use, law: Lawbook) -> Iterator[Remaining]:
    """Plan, certified products, assessment before operation and every year, the report by 31 January."""
    yield from owed(law, "crypto.cii-use-and-assess", "cryptoreg.cii-plan-and-build", "cryptoreg.cii-approved-technology",
                    "ciicrypto.certified-only", "ciicrypto.three-posts", "ciicrypto.background-check", "ciicrypto.rules-and-head",
                    "ciicrypto.budget", "ciicrypto.protect-data")  # fmt: skip
    yield from owed(law, "ciicrypto.plan-assessed", "ciicrypto.assessed-before-run", known=None if given.in_operation is None else not given.in_operation,
                    condition=Text("如尚未投入运行", "if it is not in operation yet"))  # fmt: skip
    if not law.in_force("cryptoreg.cii-assess-yearly"):
        return
    months = 12 // int(law.number("cryptoreg.assess-per-year"))
    due = law.due(
        Text("投入运行后每年至少一次", "at least once a year after it goes live"),
        "months",
        given.last_assessed,
        months,
    )
    yield clock(
        law,
        "cryptoreg.cii-assess-yearly",
        Text("做下一次密码应用安全性评估并报送备案", "Have the next assessment done and file its result"),
        due,
    )
    if law.in_force("ciicrypto.yearly-report"):
        report = law.yearly(Text("每年 1 月 31 日前", "by 31 January each year"), 1, 31)
        yield clock(law, "ciicrypto.yearly-report", law.provision("ciicrypto.yearly-report").wording, report)
