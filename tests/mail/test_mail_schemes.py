"""Frauds of few words, documents that were never shared, names torn apart: each seen, and the honest mail beside it left alone."""

from __future__ import annotations

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.letters import attached, letter

from hegui.mail import judge
from hegui.mail.nouns import Verdict

LOCKED = b"PK\x03\x04\x14\x00\x01\x00" + bytes(40)  # the flag says: encrypted


def told(**mail: object) -> Verdict:
    return judge(letter(**mail))  # type: ignore[arg-type]


def seen(verdict: Verdict) -> set[str]:
    return {s.id for s in verdict.signals if s.weight > 0}


ORDER = "Are you at your desk? I am in a meeting and need gift cards for a client. Send me your cell number."


def test_a_superior_who_writes_from_free_mail_and_asks_for_silence_and_money_is_told() -> None:
    fraud = told(sender='"Robert Chen" <ceo.office1@gmail.com>', subject="Quick request", text=ORDER)
    assert "language.private-order" in seen(fraud)
    assert fraud.level != "low"
    zh = told(
        sender="王建国 <wangjg@qq.com>",
        subject="通知",
        text="小李，建一个工作QQ群，把财务拉进来，群号发我，注意保密。",
    )
    assert "language.private-order" in seen(zh) and zh.level != "low"


def test_the_same_words_between_people_who_write_to_each_other_are_an_exchange() -> None:
    exchange = told(
        sender='"Robert Chen" <robert@gmail.com>',
        subject="Re: presents",
        text=ORDER + "\n\n> shall I buy the gift cards?\n",
        headers={"In-Reply-To": "<a@b>"},
    )
    assert "language.private-order" not in seen(exchange) and exchange.level == "low"


def test_a_promised_fortune_is_told_and_a_word_of_it_is_not() -> None:
    text = "You are named as the next of kin of a deceased client. The inheritance of 4 million dollars awaits its beneficiary."
    scam = told(sender='"Barrister Moore" <moore@yahoo.com>', subject="Inheritance", text=text)
    assert "language.fortune" in seen(scam) and scam.level != "low"
    assert "language.fortune" not in seen(told(text="The attorney will call you about the flat."))


def test_blanks_for_a_password_to_be_sent_back_are_told() -> None:
    form = "Fill in below and reply:\n\nUser name:\nPassword:\nDate of birth: ____\n"
    assert "language.form-in-text" in seen(told(sender="Helpdesk <it@example.org>", text=form))
    assert "language.form-in-text" not in seen(told(text="Agenda:\n\nPlace:\nTime:\nSpeaker:\n"))


@pytest.mark.parametrize(
    "host, is_trick",
    [
        ("usps.com-trackhome.top", True),
        ("shuiwu-gov.org", True),
        ("antai-gouv-infractions.fr", True),
        ("www.beijing.gov.cn", False),
        ("www.gov.uk", False),
        ("www.opengovernment.example", False),
        ("shop.compass.example", False),
    ],
)
def test_an_ending_that_stands_in_front_of_the_real_domain_is_told(host: str, is_trick: bool) -> None:
    verdict = told(html=f"<p>See this.</p><a href='https://{host}/x'>here</a>")
    assert ("domain.ending-in-front" in seen(verdict)) is is_trick


@pytest.mark.parametrize("host", ["linked-inmsg.eu", "sf-expres.top", "net-flix-billing.com"])
def test_a_brands_name_that_hyphens_tear_apart_is_put_together(host: str) -> None:
    verdict = told(html=f"<p>See this.</p><a href='https://{host}/x'>here</a>")
    assert "domain.link-lookalike" in seen(verdict)


def test_a_domain_that_is_an_ordinary_word_is_no_misspelt_brand() -> None:
    for word in ("stripes", "packet", "banked"):
        verdict = told(html=f"<p>See this.</p><a href='https://www.{word}.com/x'>here</a>")
        assert "domain.link-lookalike" not in seen(verdict)


SHARED = "<p>Linda shared a document with you.</p><a href='{to}'>Open document</a>"


def test_a_shared_document_behind_a_page_that_anybody_makes_is_told() -> None:
    sender = '"Linda Perez" <linda@perez-roofing.example.com>'
    elsewhere = told(
        sender=sender, subject="Linda shared a document", html=SHARED.format(to="https://x.pages.dev/d")
    )
    assert "links.document-elsewhere" in seen(elsewhere)
    own = told(
        sender=sender, subject="Linda shared a document", html=SHARED.format(to="https://www.example.com/d")
    )
    assert "links.document-elsewhere" not in seen(own)


def test_news_about_a_brand_speaks_for_nobody_and_the_readers_account_does() -> None:
    news = "Microsoft has redesigned its newsroom and moved twelve editors to Seattle, the company said on Monday in a statement."
    account = "We noticed a sign-in to your Microsoft account from another country. Please verify your Microsoft account today."
    link = "<p>{}</p><a href='https://feeds.example.org/1'>more</a>"
    weights = [
        sum(
            s.weight
            for s in told(subject="Microsoft", html=link.format(text)).signals
            if s.id == "identity.brand-imitated"
        )
        for text in (news, account)
    ]
    assert weights[0] < 1.0 < weights[1]


def test_a_locked_archive_counts_in_a_thread_too_for_threads_are_stolen_or_made_up() -> None:
    mail = {
        "sender": '"Mark Feld" <mark@example.org>',
        "subject": "Re: minutes",
        "text": "See the file. Password: 7721\n\n-----Original Message-----\nFrom: you\n> thanks",
        "headers": {"In-Reply-To": "<a@b>"},
    }
    locked = told(**mail, parts=(attached("minutes.zip", LOCKED, "application/zip"),))
    assert "payload.locked-archive" in seen(locked)
    assert not any(s.id == "context.exchange" for s in locked.signals)
    plain = told(**mail, parts=(attached("minutes.pdf", b"%PDF-1.4", "application/pdf"),))
    assert any(s.id == "context.exchange" for s in plain.signals)


def test_a_name_in_chinese_brackets_signs_a_mail() -> None:
    text = "您的医保电子凭证即将停用，请点击 https://ybfw.example.net 激活。【国家医保局】"
    assert "identity.brand-imitated" in seen(told(sender="医保服务 <yb@ybfw.example.net>", text=text))


def test_an_attached_page_that_jumps_by_script_is_more_than_a_page() -> None:
    jump = b"<script>location.href=atob('aHR0cHM6Ly94Lnk=')</script>"
    mail = {
        "sender": "Payments <remit@example.org>",
        "subject": "Payment copy",
        "text": "Please see attached.",
    }
    hot = told(**mail, parts=(attached("copy.html", jump, "text/html"),))
    still = told(**mail, parts=(attached("copy.html", b"<p>copy</p>", "text/html"),))
    assert hot.score > still.score and hot.level != "low"


@pytest.mark.parametrize(
    "text",
    [
        "Dit MitID er spærret. Bekræft dine oplysninger inden 24 timer.",
        "Ditt konto är spärrat. Bekräfta dina uppgifter inom 24 timmar.",
        "Twoje konto zostało zablokowane. Potwierdź swoje dane w ciągu 24 godzin.",
        "Váš účet byl zablokován. Potvrďte své údaje do 24 hodin.",
        "Fiókja zárolva lett. Erősítse meg adatait 24 órán belül.",
        "Hesabınız askıya alındı. Bilgilerinizi 24 saat içinde doğrulayın.",
    ],
)
def test_threats_and_requests_are_read_in_languages_of_north_and_east(text: str) -> None:
    found = seen(
        told(
            sender="Service <service@example.net>",
            html=f"<p>{text}</p><a href='https://x.example.org/'>x</a>",
        )
    )
    assert {"language.threat", "language.asks-for-secrets"} & found
    assert "language.urgency" in found


def test_friends_who_write_from_free_mail_about_money_and_numbers_are_left_alone() -> None:
    for text in (
        "Can you get back to me about Friday? My phone number changed, text me. I will pay you by bank transfer.",
        "方便的话周五一起吃饭，我的新手机号发你了，记得把上次的钱转我。",
    ):
        assert told(sender='"Anna Berg" <anna.berg@gmail.com>', subject="Friday", text=text).level == "low"
