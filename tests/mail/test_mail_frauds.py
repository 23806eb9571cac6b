"""Frauds of few words at high, and the honest mail beside each left alone; what hides in archives, links and pages attached."""

from __future__ import annotations

import io
import zipfile

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.letters import attached, letter

from hegui.mail import judge
from hegui.mail.archives import names_in
from hegui.mail.nouns import Verdict


def told(**mail: object) -> Verdict:
    return judge(letter(**mail))  # type: ignore[arg-type]


def seen(verdict: Verdict) -> set[str]:
    return {s.id for s in verdict.signals if s.weight > 0}


def test_wages_to_another_account_asked_for_from_free_mail_are_high_and_a_form_in_a_tray_is_not() -> None:
    fraud = told(
        sender="陈静 <chenjing77@126.com>",
        subject="更改工资卡",
        text="人事您好，我换了银行，请从本月起把工资发到新卡 6226 0000 0000 1111。我出差不便接电话，邮件回复即可。",
    )
    assert {"language.money-redirected", "identity.business-from-free-mail"} <= seen(fraud)
    assert fraud.level == "high"
    honest = told(
        sender="Anna Berg <anna.berg@shop.cn>",
        subject="bank details",
        text="I moved to a new bank; the form is in your tray, ring me on the number you have on file before you use it.",
    )
    assert honest.level == "low"


def test_a_supplier_who_announces_another_account_is_told_and_a_shop_that_names_its_own_is_not() -> None:
    fraud = told(
        sender="财务部 <caiwu@yuanda-valve.com>",
        subject="关于变更收款账户的函",
        text="因原账户年度审计暂停使用，货款请汇至以下新账户。电话线路检修，请勿电话确认，尽快安排。",
        headers={"Reply-To": "yuanda.finance@outlook.com"},
    )
    assert "language.money-redirected" in seen(fraud) and fraud.level != "low"
    order = told(
        sender="Orders <orders@fahrradladen.de>",
        subject="Order confirmation 8841",
        text="Please transfer 84.00 EUR to our account IBAN DE00, purpose 8841. Goods are sent on receipt of payment.",
    )
    assert "language.money-redirected" not in seen(order) and order.level == "low"


def test_extortion_that_gives_a_wallet_is_high_and_news_of_it_is_not() -> None:
    threat = (
        "I hacked your device and recorded a video of you through your camera. Transfer $900 to my bitcoin wallet "
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq within 48 hours or I send it to all your contacts."
    )
    fraud = told(sender="x <anon@proton.me>", subject="your secret", text=threat)
    assert {"language.extortion", "payload.wallet"} <= seen(fraud) and fraud.level == "high"
    news = told(
        sender="Security weekly <news@example.org>",
        subject="Sextortion is back",
        text="Mails that say 'I recorded a video of you, send bitcoin' are fake emails. Never pay; report phishing.",
        headers={"List-Id": "<weekly.example.org>"},
    )
    assert news.level == "low"


def test_a_number_to_call_about_a_charge_nobody_made_is_told_even_with_letters_for_digits() -> None:
    fraud = told(
        sender="McAfee Orders <mc.billing88@gmail.com>",
        subject="Order confirmation",
        text="Your card was charged $389.99. If you did not authorise this, call our billing team at 1-8O8-555-O142 to cancel.",
    )
    assert "language.call-back" in seen(fraud) and fraud.level == "high"
    own = told(
        sender="Elm Street Dental <desk@elmstreetdental.com>",
        subject="Your invoice",
        text="Your invoice of $80 is attached. Questions? Call us at 555-014-2233.",
    )
    assert own.level == "low"


def test_a_safe_account_is_never_an_authority_s_wish() -> None:
    fraud = told(
        sender="检察院 <case@spp-office.org>",
        subject="冻结管制令",
        text="你涉嫌洗钱案件，请将名下资金转入安全账户配合清查，不得向任何人泄露案情，否则予以逮捕。",
    )
    assert {"language.safe-account", "identity.authority-elsewhere"} <= seen(fraud) and fraud.level == "high"


def test_a_domain_one_letter_off_the_reader_s_own_is_told() -> None:
    assert "domain.near-twin" in seen(
        told(sender="Boss <boss@tongdagaer.com>", to="wang@tongdagear.com", text="Please send me the W-2s.")
    )
    assert "domain.near-twin" not in seen(
        told(sender="Boss <boss@tongdagear.com>", to="wang@tongdagear.com", text="See you.")
    )


def zipped(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, b"x" * 40)
    return held.getvalue()


def test_a_program_in_an_archive_or_behind_a_link_is_told_and_a_document_is_not() -> None:
    lure = {"sender": "Sales <sales@example.org>", "subject": "Purchase order", "text": "See attached."}
    assert "payload.archive-runs" in seen(
        told(**lure, parts=(attached("po.zip", zipped("po/order.pdf.exe")),))
    )
    assert "payload.archive-runs" not in seen(told(**lure, parts=(attached("po.zip", zipped("order.pdf")),)))
    assert "links.downloads-program" in seen(told(text="发票：https://kp-down.example.net/dl/invoice.exe"))


def test_names_are_read_without_unpacking_and_broken_archives_break_nothing() -> None:
    assert names_in(zipped("清单.exe")) == ["清单.exe"]
    assert names_in(zipped("a.js")[:60]) == ["a.js"]  # no directory: from the first entries
    for broken in (b"PK\x03\x04", b"PK\x03\x04" * 400, zipped("a")[:-9], b"Rar!" + bytes(9), b""):
        assert names_in(broken) is not None


def test_a_page_attached_that_asks_for_a_password_is_told() -> None:
    page = b'<form action="https://x.example/p.php"><input type="password" name="p"></form>'
    verdict = told(
        sender="Fax <fax@example.org>",
        subject="Fax received",
        text="Open the attachment.",
        parts=(attached("fax.html", page, "text/html"),),
    )
    assert "payload.page-asks-password" in seen(verdict) and verdict.level == "high"


def test_an_address_written_over_a_link_does_not_count_as_a_way_home() -> None:
    forged = told(
        sender="eBay <aw-confirm@ebay.com>",
        subject="Your account could be suspended",
        html='<p>Please verify your account:</p><a href="http://211.0.34.8/signin.html">https://signin.ebay.com/ws</a>',
    )
    assert {"identity.brand-address-borrowed", "links.ip-host"} <= seen(forged) and forged.level == "high"
