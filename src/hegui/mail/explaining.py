"""What a reader is told: the verdict in a sentence, three things to do, and what to do after a click."""

from __future__ import annotations

from hegui.mail.facts import Facts
from hegui.mail.nouns import Level, Signal
from hegui.text import Text

LEVELS: dict[Level, Text] = {
    "high": Text("高风险：很像钓鱼邮件", "high risk: very likely phishing"),
    "medium": Text("中风险：有可疑之处，请核实", "medium risk: something is odd, verify first"),
    "low": Text(
        "低风险：没有看到明显的钓鱼迹象（不等于安全）",
        "low risk: no clear sign of phishing was seen, which is not the same as safe",
    ),
}

_NO_CLICK = Text(
    "不要点击链接、扫码、打开附件，不要按信中的电话或邮箱联系；不在其中输入密码、验证码、卡号。",
    "Do not click, scan, open the attachment or use the contacts in the mail; enter no password, code or card number there.",
)
_REAL = Text(
    "要核实就自己打开{brand}的官方网站或 App（{real}），不从信里进入。",
    "To verify, open {brand}'s own site or app yourself ({real}), never through the mail.",
)
_ASK = Text(
    "要核实就用通讯录里已有的电话或当面询问对方，不用信里给的联系方式。",
    "To verify, ask in person or by a number you already have, never by one from the mail.",
)
_REPORT = Text(
    "把原邮件作为附件转给本单位安全人员，并为重要账号启用多因素认证。",
    "Forward the mail as an attachment to your security staff, and switch on several factors for accounts that matter.",
)
_WATCH = Text(
    "逐字核对发件域名和链接真正指向的域名。",
    "Compare the sender's domain and the domain each link really leads to, letter by letter.",
)

_CREDENTIALS = (
    Text(
        "马上从官方入口改密码，退出所有已登录设备；同一密码用在别处的一并修改。",
        "Change the password at the real site at once and sign out everywhere; change it wherever else it is used.",
    ),
    Text(
        "检查邮箱的自动转发、收信规则和绑定的手机，删掉不认识的。",
        "Look for forwarding rules, filters and telephones you did not set, and remove them.",
    ),
)
_MONEY = Text(
    "付了钱或给过卡号的，立即致电银行冻结并拨打 110 报案（也可用国家反诈中心 App）。",
    "If money or a card number was given, call the bank to freeze it and the police (110 in China) at once.",
)
_OPENED = Text(
    "打开过附件的，先断网，不要关机，交给安全人员处理。",
    "If an attachment was opened, disconnect from the network, leave the machine on and call security staff.",
)
_TELL = Text(
    "报告本单位安全人员；可能泄露客户个人信息的，按个人信息保护法第五十七条评估是否通知。可向 12321 或当地网信部门举报。",
    "Tell your security staff; where customers' personal information may be lost, PIPL article 57 asks whether to notify. Report the mail to 12321 or the cyberspace authority.",
)


def asks_of(mail: Facts, signals: tuple[Signal, ...]) -> frozenset[str]:
    """What the mail wants of its reader."""
    ids = {s.id for s in signals if s.weight > 0}
    asked = set()
    if ids & {"language.asks-for-secrets", "payload.form", "links.secret-words", "language.mailbox"}:
        asked.add("credentials")
    if ids & {"language.payment", "language.renewal", "language.parcel"}:
        asked.add("payment")
    if mail.links or "language.click" in ids:
        asked.add("click")
    if mail.attachments:
        asked.add("open")
    if "language.call-back" in ids:
        asked.add("call")
    return frozenset(asked)


def because_of(level: Level, signals: tuple[Signal, ...]) -> Text:
    """The verdict with its two heaviest reasons."""
    told = [s.because for s in signals if s.weight > 0][:2]
    if level == "low" or not told:
        return LEVELS[level]
    return Text(
        f"{LEVELS[level].zh}。{'；'.join(t.zh for t in told)}",
        f"{LEVELS[level].en}. {'; '.join(t.en for t in told)}",
    )


def advice_of(
    level: Level, brand: Text | None, real: tuple[str, ...], known: bool = True
) -> tuple[Text, ...]:
    """Three things to do.  ``known``: a second source names the brand's domains."""
    verify = _ASK
    if brand and real:
        shown = Text("、".join(real[:3]), ", ".join(real[:3]))
        if not known:
            shown = Text(
                f"{shown.zh}，凭一般了解登记，请自行核对", f"{shown.en}: from general knowledge, verify them"
            )
        verify = _REAL.fill(brand=brand, real=shown)
    return (_WATCH if level == "low" else _NO_CLICK, verify, _REPORT)


def after_click_of(asks: frozenset[str]) -> tuple[Text, ...]:
    """What to do if one has already clicked, entered or paid."""
    return (*_CREDENTIALS, *((_OPENED,) if "open" in asks else ()), _MONEY, _TELL)
