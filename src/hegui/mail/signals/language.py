"""Language: what does the mail want, and how does it push?  Chinese, English and six more European languages."""

from __future__ import annotations

import re

from hegui.mail.facts import Facts
from hegui.mail.signals import Seen, quoted, signal
from hegui.mail.signals.words import best, both, near, piece, told
from hegui.text import Text

_BLANK = re.compile(r"(?m)^[\s*\-\d.)]{0,6}([^\W\d][\w /\-’']{2,28}?)\s*[:：]\s*[._…\-(){}\[\]]*\s*$")
_SECRET_BLANK = re.compile(
    r"pass\s?word|passwort|kennwort|contrase|senha|mot de passe|wachtwoord|密码|口令|\bpin\b|card number|cvv",
    re.I,
)
_SCAN = re.compile(r"scan (?:the|this)?\s*(?:qr|code|barcode)|qr[\s\-]?code", re.I)
_MADE = re.compile(r"[\d._]")
_GREETS = re.compile(
    r"(?:dear|hi|hello|hey|bonjour|hola|ol[áa]|guten tag|hallo|ciao|您好|尊敬的|亲爱的)[\s,:]{0,3}$"
)
_SYMBOLS = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u2190-\u21ff]")
_TICKET = re.compile(
    r"[#\[(]?\s*(?=[A-Z0-9\-]*\d)(?=[A-Z0-9\-]*[A-Z])[A-Z0-9\-]{7,}\s*[\])]?\s*$|\b(?:ref|id|case|ticket|no|invoice|order)\s*[:#.]\s*[A-Z0-9\-]{5,}",
    re.I,
)


@signal(
    "language.asks-for-secrets",
    weight=1.8,
    because=Text(
        "要求验证账号，或填写密码、验证码、卡号",
        "asks to verify an account, or to enter a password, a code or a card number",
    ),
)
def asks_for_secrets(mail: Facts) -> Seen | None:
    account, said = near(mail, "confirm", "account", 5)
    return told(
        mail,
        best(
            near(mail, "enter", "secret", 5),
            near(mail, "confirm", "secret", 5),
            (account * 0.9, said),
            (0.7 * near(mail, "signin", "confirm", 4)[0], said or "…"),
        ),
    )


@signal(
    "language.form-in-text",
    weight=1.6,
    because=Text(
        "信里列出空栏，要求填好密码等寄回",
        "lists blanks for a password and the like, to be filled in and sent back",
    ),
)
def form_in_text(mail: Facts) -> Seen | None:
    if mail.conversation or mail.listed:
        return None
    blanks = [m[1] for m in _BLANK.finditer(mail.text[:6000])]
    secret = next((b for b in blanks if _SECRET_BLANK.search(b)), None)
    return Seen(1.0, quoted(secret)) if secret and len(blanks) >= 2 else None


@signal(
    "language.threat",
    weight=1.2,
    because=Text(
        "声称账号将被停用、冻结或过期", "says that an account is or will be suspended, limited or expired"
    ),
)
def threat(mail: Facts) -> Seen | None:
    pairs = [
        (one, other) for one in ("suspended", "expire") for other in ("account", "mailbox", "secret", "renew")
    ]
    return told(mail, best(*(near(mail, one, other, 6) for one, other in (*pairs, ("suspended", "confirm")))))


@signal(
    "language.urgency",
    weight=0.9,
    because=Text("制造紧迫感：限时、立即、否则", "hurries the reader: a deadline, at once, or else"),
)
def urgency(mail: Facts) -> Seen | None:
    head, body = both(mail)
    strength = 0.0
    shown = ""
    if head.has("urgent", "deadline"):
        strength, shown = 0.6, mail.subject
    if body.has("deadline"):
        strength, shown = strength + 0.35, shown or piece(body, "deadline")
    if body.has("urgent"):
        strength, shown = strength + (0.15 if body.words > 250 else 0.3), shown or piece(body, "urgent")
    return told(mail, (min(strength, 1.0), shown))


@signal(
    "language.security-alert",
    weight=1.0,
    because=Text("以异常登录、账号风险吓唬人", "frightens with an unusual login or a risk to the account"),
)
def security_alert(mail: Facts) -> Seen | None:
    return told(
        mail, best(*(near(mail, "unusual", other, 5) for other in ("signin", "account", "pay", "renew")))
    )


@signal(
    "language.payment",
    weight=0.8,
    because=Text("以付款失败、账单、发票为由", "a failed payment, a bill or an invoice as its reason"),
)
def payment(mail: Facts) -> Seen | None:
    found = best(
        near(mail, "failed", "pay", 5),
        near(mail, "failed", "invoice", 5),
        near(mail, "urgent", "pay", 5),
        near(mail, "pay", "account", 4),
        near(mail, "fee", "pay", 8),
    )
    if found[0] < 0.5 and mail.headline.has("invoice"):
        found = 0.6, mail.subject
    return told(mail, found)


@signal(
    "language.prize",
    weight=1.2,
    because=Text("以中奖、礼品、积分领取引诱", "lures with a prize, a gift or a reward to claim"),
)
def prize(mail: Facts) -> Seen | None:
    head, body = both(mail)
    strength = 0.6 if head.has("prize") else 0.0
    count = body.count("prize")
    strength += 0.2 * min(count, 3) if body.words <= 350 else 0.08 * min(count, 4)
    return told(
        mail, (min(strength, 1.0), mail.subject if head.has("prize") else body.shown("prize")[20:60]), 0.15
    )


@signal(
    "language.parcel",
    weight=1.1,
    because=Text(
        "以包裹滞留、关税、改地址为由", "a parcel held up, a customs fee or an address as its reason"
    ),
)
def parcel(mail: Facts) -> Seen | None:
    return told(
        mail,
        best(
            *(near(mail, "parcel", other, 8) for other in ("fee", "failed", "confirm", "pay")),
            *([(0.7, mail.subject)] if mail.headline.has("fee") else []),
        ),
    )


@signal(
    "language.mailbox",
    weight=1.7,
    because=Text("以邮箱已满、升级、退信为由", "a full mailbox, an upgrade or held messages as its reason"),
)
def mailbox(mail: Facts) -> Seen | None:
    return told(
        mail,
        best(
            *(
                near(mail, "mailbox", other, 6)
                for other in ("full", "suspended", "confirm", "expire", "failed")
            )
        ),
    )


@signal(
    "language.crypto",
    weight=1.0,
    because=Text(
        "涉及虚拟货币钱包、助记词或空投", "is about a crypto wallet, a recovery phrase or an airdrop"
    ),
)
def crypto(mail: Facts) -> Seen | None:
    head, body = both(mail)
    strength = (0.5 if head.has("crypto") else 0.0) + 0.17 * min(body.count("crypto"), 3) * (
        1 if body.words < 350 else 0.5
    )
    return told(mail, (strength, mail.subject if head.has("crypto") else body.shown("crypto")[20:60]), 0.15)


@signal(
    "language.renewal",
    weight=0.9,
    because=Text(
        "以续费、会员到期、自动扣费为由",
        "a renewal, an ended subscription or an automatic charge as its reason",
    ),
)
def renewal(mail: Facts) -> Seen | None:
    return told(
        mail,
        best(
            *(near(mail, "renew", other, 6) for other in ("expire", "failed", "suspended", "pay", "urgent"))
        ),
    )


@signal(
    "language.document",
    weight=0.9,
    because=Text(
        "以待签文件、共享文档、语音留言为由",
        "a document to sign, a shared file or a voice message as its reason",
    ),
)
def document(mail: Facts) -> Seen | None:
    strength = 0.7 if mail.headline.has("document") else 0.0
    if mail.body.near("document", "click", 10) and mail.body.words < 300:
        strength += 0.4
    return told(
        mail,
        (
            min(strength, 1.0),
            mail.subject
            if mail.headline.has("document")
            else piece(mail.body, "document")
            if mail.body.has("document")
            else "",
        ),
    )


@signal(
    "language.subsidy",
    weight=1.2,
    because=Text("以退款、退税、补贴为由", "a refund, a tax return or a subsidy as its reason"),
)
def subsidy(mail: Facts) -> Seen | None:
    head = (1.0, mail.subject) if mail.headline.has("refund") else (0.0, "")
    return told(
        mail,
        best(head, *(near(mail, "refund", other, 8) for other in ("click", "scan", "confirm", "enter"))),
    )


@signal(
    "language.scan-code",
    weight=1.3,
    because=Text("要求用手机扫码处理", "asks to scan a code with a telephone"),
)
def scan_code(mail: Facts) -> Seen | None:
    if not mail.body.has("scan") and not (mail.headline.has("scan")):
        words = _SCAN.search(mail.text[:5000])
        return told(mail, (0.8, words[0])) if words else None
    return told(mail, (1.0, piece(mail.body, "scan") if mail.body.has("scan") else mail.subject))


@signal(
    "language.generic-greeting",
    weight=0.6,
    because=Text("称呼笼统，不知道收件人是谁", "a greeting that does not know its reader"),
)
def generic_greeting(mail: Facts) -> Seen | None:
    places = mail.body.at.get("generic", ())
    if not places or places[0] > 60:
        return None
    return told(mail, (1.0, piece(mail.body, "generic")))


@signal(
    "language.greets-by-address",
    weight=1.1,
    because=Text("用收件人的邮箱地址当称呼", "greets its reader by the mail address"),
)
def greets_by_address(mail: Facts) -> Seen | None:
    start = mail.text[:1200].lower()
    for reader in mail.readers[:4]:
        if not reader.local or not reader.host or len(reader.local) < 3:
            continue
        whole = f"{reader.local}@{reader.host}".lower()
        at = start.find(reader.local.lower())
        if at >= 0 and _MADE.search(reader.local) and _GREETS.search(start[max(0, at - 16) : at]):
            return told(mail, (0.7, "****"))
        if whole in mail.subject.lower() or whole in start:
            return told(mail, (1.0 if whole in mail.subject.lower() else 0.7, "****@" + reader.host))
    return None


@signal(
    "language.payroll",
    weight=1.0,
    because=Text("以工资、奖金、社保变动为由", "a change of pay, a bonus or benefits as its reason"),
)
def payroll(mail: Facts) -> Seen | None:
    if not mail.headline.has("salary"):
        return None
    pushed = mail.body.has("click", "scan") or mail.links or mail.attachments
    return told(mail, (0.9 if pushed else 0.4, mail.subject))


@signal(
    "language.authority",
    weight=0.8,
    because=Text("以公安、法院、税务等机关名义施压", "presses in the name of police, court or tax office"),
)
def authority(mail: Facts) -> Seen | None:
    head, body = both(mail)
    strength = 0.6 if head.has("authority") else 0.0
    if (
        body.near("authority", "urgent", 12)
        or body.near("authority", "pay", 10)
        or body.near("authority", "click", 15)
    ):
        strength += 0.4
    return told(
        mail,
        (
            strength,
            mail.subject
            if head.has("authority")
            else piece(body, "authority")
            if body.has("authority")
            else "",
        ),
        0.2,
    )


@signal(
    "language.click",
    weight=0.7,
    because=Text("催促点击、下载或打开附件", "pushes to click, download or open an attachment"),
)
def click(mail: Facts) -> Seen | None:
    if not (mail.links or mail.attachments) or not mail.body.has("click"):
        return None
    calls = [link for link in mail.links if 0 < len(link.text) < 40]
    strength = 0.9 if mail.body.words <= 150 else 0.6 if mail.body.words <= 300 else 0.3
    return told(mail, (strength if calls or mail.plain else strength * 0.6, piece(mail.body, "click")))


@signal(
    "language.loud-subject",
    weight=0.7,
    because=Text(
        "主题用感叹号、表情、编号或全大写招人注意",
        "a subject that shouts: exclamation marks, symbols, ticket numbers, capitals",
    ),
)
def loud_subject(mail: Facts) -> Seen | None:
    subject = mail.subject
    letters = [c for c in subject if c.isalpha() and c.isascii()]
    strength = 0.0
    if _SYMBOLS.search(subject):
        strength += 0.5
    if len(letters) >= 10 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        strength += 0.4
    strength += 0.2 * min(subject.count("!") + subject.count("！"), 2)
    if _TICKET.search(subject) and not mail.reply:
        strength += 0.3
    return told(mail, (min(strength, 1.0), subject))


@signal(
    "language.spam-goods",
    weight=0.7,
    because=Text("推销常见于垃圾邮件的货色", "offers what junk mail offers"),
)
def spam_goods(mail: Facts) -> Seen | None:
    count = mail.body.count("adult") + 2 * mail.headline.count("adult")
    return (
        told(mail, (min(1.0, count / 3), mail.body.shown("adult")[25:60] or mail.subject))
        if count >= 2 and mail.body.words < 500
        else None
    )
