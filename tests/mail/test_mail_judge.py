"""What hegui says of a mail: the handbook's case, the honest ones beside it, the tricks, and whatever is broken."""

import random

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.devset import mails
from mail.letters import AMAZON, attached, letter

from hegui.mail import Ours, judge
from hegui.mail.nouns import Verdict


def ids(told: Verdict) -> set[str]:
    return {s.id for s in told.signals if s.weight > 0}


def test_the_mail_to_amazon_sellers_of_the_handbook_is_of_high_risk_and_says_why():
    told = judge(letter(**AMAZON))
    assert told.level == "high"
    assert told.brand is not None
    assert (told.brand.zh, told.brand.en) == ("亚马逊", "Amazon")
    assert "amazon.com" in told.real
    assert {"identity.brand-imitated", "domain.sender-lookalike", "language.asks-for-secrets"} <= ids(told)
    assert {"credentials", "click"} <= told.asks
    assert len(told.advice) == 3
    assert len(told.after_click) >= 3
    for signal in told.signals:
        assert signal.because.zh
        assert signal.because.en
        assert "http://" not in signal.evidence
        assert "https://" not in signal.evidence
        assert "me@shop.cn" not in signal.evidence


HONEST = {
    "a parcel that arrived": {
        "sender": "顺丰速运 <notice@sf-express.com>", "subject": "您的快件已签收",
        "html": "<p>您好，您的快件已由本人签收。</p><a href='https://www.sf-express.com/track'>查看物流</a><p>我们不会索要验证码。</p>",
    },
    "a shop that sells a brand's goods": {
        "sender": "Fruit Shop <news@fruitshop.example.com>", "subject": "Apple iPhone cases from 9 dollars",
        "html": "<p>New cases for Apple iPhone, Samsung and Huawei.</p><a href='https://www.fruitshop.example.com/cases'>Shop now</a>",
        "headers": {"List-Unsubscribe": "<https://www.fruitshop.example.com/off>"},
    },
    "a warning about phishing": {
        "sender": "信息中心 <it@shop.cn>", "subject": "警惕假冒邮箱管理员的钓鱼邮件",
        "text": "各位同事：近日有人冒充管理员要求点击链接验证密码。信息中心不会通过邮件索要密码，请勿点击，收到请举报。",
    },
    "friends": {
        "sender": "Wang Fang <wangfang@example.com>", "subject": "Re: dinner on Friday",
        "text": "Sure, see you at seven.\n\n> shall we pay half each?\n> my account number is the old one\n", "headers": {"In-Reply-To": "<a@b>"},
    },
    "a password reset that was asked for": {
        "sender": "GitHub <noreply@github.com>", "subject": "[GitHub] Please reset your password",
        "html": "<p>We heard that you lost your password.</p><a href='https://github.com/password_reset/abc'>Reset your password</a>"
        "<p>If you did not request this, ignore this email.</p>",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", HONEST)
def test_honest_mail_is_not_of_high_risk(name: str):
    assert judge(letter(**HONEST[name])).level != "high"


TRICKS = {
    "identity.styled-name": {"sender": '"Аpple Support" <a@example.net>', "html": "<a href='https://x.example.net/'>sign in</a>"},
    "identity.address-in-name": {"sender": '"service@paypal.com" <x@example.net>', "text": "hello https://example.net/"},
    "identity.role-from-outside": {"sender": "邮箱管理员 <a@example.net>", "text": "邮箱已满 https://example.net/"},
    "domain.free-hosting": {"html": "<a href='https://paypal-x.weebly.com/'>go</a>"},
    "links.shows-other-address": {"html": "<a href='https://evil.example.net/'>https://www.paypal.com/</a>"},
    "domain.lure-words": {"html": "<a href='https://billing-appeal-form.example/'>go</a>"},
    "domain.cheap-link": {"html": "<a href='https://strong-lawn.sa.com/'>go</a>"},
    "links.downloads-archive": {"subject": "Invoice", "html": "<a href='https://firm.example.net/files/inv.zip'>see</a>"},
    "payload.device-code": {"text": "go to https://microsoft.com/devicelogin and enter H7QKX2PML"},
    "payload.hidden-text": {
        "html": "<p>Your gift</p><div style='height:0;overflow:hidden'>mountains described letter which margaret sent from bordeaux "
        "every autumn committee decided whether chairs should painted librarian disagreed</div>"
    },
    "links.ip-host": {"html": "<a href='http://203.0.113.9/login'>go</a>"},
    "links.redirect": {"html": "<a href='https://www.google.com/url?q=https%3A%2F%2Fevil.example.net%2F'>go</a>"},
    "links.disguised": {"html": "<a href='https://paypal.com@evil.example.net/'>go</a>"},
    "links.carries-reader": {"html": "<a href='https://evil.example.net/#bWVAc2hvcC5jbg=='>go</a>"},
    "links.hacked-site": {"html": "<a href='https://school.example.net/wp-content/plugins/x/index.php'>go</a>"},
    "links.runs-code": {"html": "<a href='javascript:open(1)'>go</a>"},
    "links.cloud-file": {"html": "<a href='https://storage.googleapis.com/abc/def.html'>go</a>"},
    "payload.html-attachment": {"text": "see attached", "parts": (attached("invoice.html", b"<form><input type=password></form>", "text/html"),)},
    "payload.smuggling": {"text": "x", "parts": (attached("a.html", b"<script>var b=new Blob([atob('aGk=')])</script>", "text/html"),)},
    "payload.runs": {"text": "x", "parts": (attached("tool.exe", b"MZ"),)},
    "payload.two-endings": {"text": "x", "parts": (attached("invoice.pdf.js", b"1"),)},
    "payload.locked-archive": {"text": "附件请查收，解压密码：2026", "parts": (attached("a.rar", b"Rar!"),)},
    "payload.split-words": {"html": "<p>ver\u200bify your acc\u200bount and pass\u200bword</p><a href='https://x.example.net/'>x</a>"},
    "payload.form": {"html": "<form action='https://evil.example.net/'><input type='password'></form>"},
    "language.mailbox": {"text": "您的邮箱容量已满，请升级 https://x.example.net/"},
    "language.subsidy": {"subject": "关于领取工资补贴的通知", "text": "扫码领取"},
    "language.scan-code": {"text": "请使用手机扫描二维码办理"},
    "context.fake-reply": {"subject": "Re: invoice", "html": "<p>hi <a href='https://files.other.example/1'>see</a></p>"},
}  # fmt: skip


@pytest.mark.parametrize("signal", TRICKS)
def test_each_trick_is_seen(signal: str):
    assert signal in ids(judge(letter(**TRICKS[signal])))


NO_TRICK = {
    "software on a host of one's own": (
        "brand-imitated",
        {
            "sender": "GitLab <gitlab@gitlab.firm.example>",
            "html": "<a href='https://gitlab.firm.example/-/keys'>Your SSH key expires</a>",
        },
    ),
    "a control panel's port": (
        "links.disguised",
        {
            "sender": "cPanel <cpanel@web3.firm.example>",
            "text": "disk usage: https://web3.firm.example:2083/",
        },
    ),
    "a word that begins like a brand": (
        "brand-imitated",
        {
            "sender": "Canvas <notes@learn.example>",
            "html": "<a href='https://learn.example/a'>Your account: assignment due</a>",
        },
    ),
    "a preview of the text": (
        "payload.hidden-text",
        {
            "html": "<div style='display:none'>the committee decided that every chair should be painted before the autumn meeting of members</div>"
            "<p>The committee decided that every chair should be painted before the autumn meeting of members.</p>"
        },
    ),
    "a code that is no device's": (
        "payload.device-code",
        {"text": "read https://microsoft.com/devicelogin about sign-in codes"},
    ),
}


@pytest.mark.parametrize("case", NO_TRICK)
def test_what_only_looks_like_a_trick_is_none(case: str):
    signal, mail = NO_TRICK[case]
    seen = {s.id: s.weight for s in judge(letter(**mail)).signals if s.id.endswith(signal)}
    assert all(weight < 0.8 for weight in seen.values()), seen


def weight_of(signal: str, **mail: str) -> float:
    return max((s.weight for s in judge(letter(**mail)).signals if s.id == signal), default=0.0)


def test_a_copied_page_is_not_excused_by_the_brands_own_links_at_its_foot():
    foot = "".join(f"<a href='https://www.netflix.com/{p}'>{p}</a> " for p in ("help", "terms", "privacy"))
    copied = {"sender": "Netflix <a@garden.example>", "subject": "Payment declined"}
    lure = "<p>Your Netflix membership</p><a href='https://garden.example/nf'>Update account</a>"
    with_foot = weight_of("links.none-to-brand", **copied, html=lure + foot)
    assert with_foot > 0.7 * weight_of("links.none-to-brand", **copied, html=lure)


def test_who_speaks_as_our_mail_service_leads_to_a_stranger_even_on_its_own_domain():
    link = "<a href='https://kraft.example.net/mail/?u=me@shop.cn'>收取邮件</a>"
    assert weight_of("links.carries-reader", sender="shop.cn 邮局 <info@kraft.example.net>", html=link)
    assert not weight_of("links.carries-reader", sender="Kraft <info@kraft.example.net>", html=link)


@pytest.mark.parametrize(
    ("link", "strange"),
    [
        ("https://account.live.com/Activity", False),  # another domain of the same brand
        ("https://contoso-my.sharepoint.com/:w:/x", True),  # its storage is everybody's
        ("https://account.stranger.example/Activity", True),
    ],
)
def test_another_domain_of_the_senders_brand_is_home(link: str, strange: bool):
    mail = {"sender": "Microsoft <a@accountprotection.microsoft.com>", "html": f"<a href='{link}'>Review</a>"}
    assert bool(weight_of("links.single-button", **mail)) is strange


def test_a_bank_named_beside_a_card_is_no_claim_where_nobody_is_spoken_to():
    form = "<p>请各位志愿者填写登记表：姓名、学号、建行卡号</p><a href='https://docs.qq.com/sheet/DUkl'>登记表</a>"
    assert not weight_of("identity.brand-imitated", sender="团委 <tw@school.example>", html=form)
    assert weight_of(
        "identity.brand-imitated",
        sender="客服 <tw@school.example>",
        html=form.replace("请各位志愿者", "您的建行账户，请"),
    )


@pytest.mark.parametrize("host", ["ccb-duigong.com", "zto-lipei.cn", "paypal-payouts.net"])
def test_a_lures_word_beside_a_brands_name_is_a_look_alike(host: str):
    assert weight_of("domain.sender-lookalike", sender=f"客服 <a@{host}>", text="您好") > 1.5


def test_an_authoritys_address_shown_over_another_link_weighs_full():
    def weight(html: str) -> float:
        found = [s.weight for s in judge(letter(html=html)).signals if s.id == "links.shows-other-address"]
        return max(found, default=0.0)

    full = weight("<a href='https://cas.auth.example/login'>https://cas.jnu.edu.cn/login</a>")
    assert full > 2 * weight("<a href='https://click.other.example/1'>https://www.nordwind.net/</a>")


def test_a_role_name_is_legitimate_from_ones_own_domain_only():
    mail = {
        "sender": "人力资源部 <hr@yunfan.example.cn>",
        "subject": "年终奖发放",
        "text": "请登录 https://oa.yunfan.example.cn/ 查看",
    }
    assert "identity.role-from-outside" in ids(judge(letter(**mail)))
    assert "identity.role-from-outside" not in ids(judge(letter(**mail), ours=Ours(domains=("example.cn",))))


def test_a_managers_name_is_legitimate_from_ones_own_domain_only():
    mail = letter(sender="王大锤 <boss2026@qq.com>", text="在忙吗？帮我转账。")
    assert "identity.staff-from-outside" in ids(judge(mail, ours=Ours(("shop.cn",), ("王大锤",))))
    assert "identity.staff-from-outside" not in ids(judge(mail))


def test_few_words_in_a_managers_name_from_outside_are_never_of_low_risk():
    mail = letter(sender='"王大锤" <w1988@outsider.example>', subject="急", text="帮我处理个事。")
    assert judge(mail).level == "low"
    assert judge(mail, ours=Ours(("shop.cn",), ("王大锤",))).level == "medium"
    assert (
        judge(
            letter(sender='"王大锤" <w@shop.cn>', text="帮我处理个事。"), ours=Ours(("shop.cn",), ("王大锤",))
        ).level
        == "low"
    )


def test_a_refusal_to_ask_is_no_request():
    asks = judge(letter(text="请回复您的密码和验证码 https://x.example.net/"))
    refuses = judge(letter(text="我们不会索要您的密码和验证码 https://x.example.net/"))
    assert "language.asks-for-secrets" not in ids(refuses)
    assert refuses.score < asks.score


def test_a_forwarded_mail_is_judged_by_what_lies_inside():
    inner = letter(**AMAZON)
    wrapper = letter(subject="Fwd", text="看看这个", parts=(b"Content-Type: message/rfc822\r\n\r\n" + inner,))
    assert judge(wrapper).level == "high"


def test_gb2312_that_says_so_and_gbk_that_does_not_are_read():
    for charset in ("gb2312", "us-ascii"):
        raw = letter(
            subject="x", text="您的邮箱容量已满，请立即升级 https://x.example.net/", charset="gb18030"
        )
        assert "language.mailbox" in ids(
            judge(raw.replace(b"charset=gb18030", f"charset={charset}".encode()))
        )


def test_the_same_mail_gives_the_same_verdict():
    raw = letter(**AMAZON)
    assert judge(raw) == judge(raw)


def test_every_mail_of_high_or_medium_risk_has_two_reasons_in_both_languages():
    told = [judge(raw) for _, label, _, _, raw in mails("dev", {"phish": 1, "ham": 0}) if label == "phish"]
    flagged = [t for t in told if t.level != "low"]
    assert len(flagged) > len(told) / 2
    for each in flagged:
        reasons = [s for s in each.signals if s.weight > 0]
        assert len(reasons) >= 2
        assert all(s.because.zh and s.because.en for s in reasons)


def test_honest_mail_of_the_development_set_is_never_of_high_risk():
    assert not [
        id
        for id, label, _, _, raw in mails("dev", {"phish": 0, "ham": 1})
        if label == "ham" and judge(raw).level == "high"
    ]


# --- whatever is broken ---------------------------------------------------------------------------------------------


def _nested(depth: int) -> bytes:
    raw = letter(**AMAZON)
    for _ in range(depth):
        raw = b"From: a@example.com\r\nSubject: Fwd\r\nContent-Type: message/rfc822\r\n\r\n" + raw
    return raw


BROKEN = {
    "nothing": b"",
    "no header": b"\r\n\r\nhello",
    "nul bytes": b"\0" * 2000,
    "truncated base64": letter(text="x", parts=(attached("a.pdf", b"x" * 400)[:-7],)),
    "100 nested messages": _nested(100),
    "2,000 nested messages": _nested(2000),
    "unknown charset": letter(text="x").replace(b"utf-8", b"x-klingon"),
    "a boundary that never comes": b"From: a@b.cn\r\nContent-Type: multipart/mixed; boundary=zz\r\n\r\nhello",
    "a header without end": b"Subject: " + b"a" * 300_000,
    "encoded words that are none": letter(subject="=?utf-8?b?//////?= =?x?q?=ZZ?= =?utf-8?q?"),
    "an encoded word cut in the middle": letter(
        subject="=?utf-8?b?6YKu566x5a6J5YWo?= =?utf-8?b?6YK?=", text="x"
    ),
    "an address of noise": letter(sender='"<>@@;;:" <@@@>'),
    "tags that never close": letter(html="<a href='http://x.example.net/" + "<a " * 20_000),
    "a TNEF that is none": letter(text="x", parts=(attached("winmail.dat", b"\x78\x9f\x3e\x22garbage" * 9),)),
    "a zip bomb attached": letter(text="x", parts=(attached("a.zip", b"PK\x03\x04" + b"\0" * 10_000),)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_mail_gets_a_verdict_and_no_error(name: str):
    told = judge(BROKEN[name])
    assert told.level in ("high", "medium", "low")


def test_what_was_not_looked_at_is_said():
    assert judge(_nested(100)).unread
    assert judge(letter(text="x") + b"y" * (9 << 20)).unread


def test_mutated_mails_never_break_it():
    rng = random.Random(6)
    whole = [
        letter(**AMAZON),
        BROKEN["truncated base64"],
        _nested(3),
        letter(**TRICKS["payload.two-endings"]),
    ]
    for _ in range(150):
        raw = bytearray(rng.choice(whole))
        for _ in range(rng.randint(1, 20)):
            at = rng.randrange(len(raw))
            kind = rng.random()
            if kind < 0.5:
                raw[at] = rng.randrange(256)
            elif kind < 0.8:
                del raw[at : at + rng.randint(1, 30)]
            else:
                raw[at:at] = rng.choice(
                    [b"\r\n", b"--b0", b"=?gb2312?b?", b"<a href=", b"\0", b'"', b"Content-Type: x/y; "]
                )
            if not raw:
                break
        assert judge(bytes(raw)).level in ("high", "medium", "low")


def test_a_signal_that_fails_is_told_and_the_others_count(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from hegui.mail import scoring

    def fails(_: object) -> None:
        raise KeyError("x")

    first, *others = scoring._all()
    monkeypatch.setattr(scoring, "_all", lambda: (replace(first, look=fails), *others))
    told = judge(letter(**AMAZON))
    assert any(first.id in t.en for t in told.unread)
    assert told.level == "high"


def test_a_picture_that_says_it_is_enormous_breaks_nothing():
    import struct
    import zlib

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk + bytes(300)
    told = judge(letter(**AMAZON, parts=(attached("code.png", bomb, "image/png"),)))
    assert told.level == "high"


@pytest.mark.parametrize(
    "sender",
    ["<a@https://evil.example.net/u>", "<a@HTTPS://evil.example.net>", '"x" <service@hTTp://e.example>'],
)
def test_an_address_inside_an_address_is_not_left_to_be_clicked(sender: str):
    link = "https://www.example.net/t/https://evil.example.org/x"
    told = judge(letter(sender=sender, html=f"<a href='{link}'>https://www.paypal.com</a>"))
    for signal in told.signals:
        assert "http" not in signal.evidence.lower()
        assert "evil.example" not in signal.evidence
