"""
The clinic's mailbox, a Maildir: the mail of the handbook's second guide beside honest notifications that look much like it.

The clinic sells toothbrushes on a market place on the side, so the mail in Amazon's name reaches it as it reached the sellers in the
guide.  All names and addresses are made up; the brands' real domains are real.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

READER = "fuwu@renhe-dental.example.cn"


def write_mailbox(folder: Path) -> None:
    """Write the mails into ``cur`` of a Maildir."""
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for number, mail in enumerate(_MAILS, 1):
        (folder / "cur" / f"{number:02}.demo:2,S").write_bytes(_written(number, *mail))


def _written(number: int, sender: str, subject: str, body: str) -> bytes:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = sender, READER, subject
    made["Date"] = f"Tue, {number:02} Sep 2026 09:{number:02}:00 +0800"
    made["Message-ID"] = f"<demo-{number}@mail.example>"
    made.set_content(body, subtype="html", cte="base64")
    return made.as_bytes()


_MAILS = (
    (
        "Amazon Seller Central <notice@amazon-sellers-center.top>",
        "【重要】请在24小时内更新紧急联系人",
        "<p>尊敬的卖家：</p><p>根据最新的账户安全政策，请在24小时内更新紧急联系人信息，逾期未更新的店铺将被停用，余额暂停结算。</p>"
        "<p>请点击下方按钮登录，输入邮箱、密码以及二次验证码完成确认。</p>"
        '<p><a href="https://sellercentral.amazon.com.verify-center.top/signin?u=fuwu">立即更新</a></p><p>亚马逊卖家支持团队</p>',
    ),
    (
        "Amazon Seller Central <no-reply@amazon.com>",
        "您的本周销售摘要",
        "<p>您好：</p><p>上周您的店铺共售出 14 件商品。登录卖家平台可查看明细。</p>"
        '<p><a href="https://sellercentral.amazon.com/home">卖家平台</a></p><p>亚马逊不会通过邮件索要密码或验证码。</p>',
    ),
    (
        "邮箱管理员 <admin@mail-upgrade.example.net>",
        "关于邮箱系统升级的紧急通知",
        "<p>各位员工：</p><p>您的邮箱容量已满，请于今日下班前完成升级认证，否则账号将被停用，无法收发邮件。</p>"
        '<p><a href="http://renhe-mail.weebly.com/login">点击此处验证账号密码</a></p><p>信息中心</p>',
    ),
    (
        "顺丰速运 <notice@sf-express.com>",
        "您的快件正在派送",
        "<p>您好，您的快件正在派送，预计今天送达，请保持电话畅通。</p>"
        '<p><a href="https://www.sf-express.com/chn/sc/waybill/list">查看物流</a></p>',
    ),
    (
        "招商银行 <service@cmbchina.com>",
        "对公账户电子回单通知",
        "<p>尊敬的客户：您 9 月的电子回单已生成，请登录企业网银查看。我行不会索要您的密码和验证码，谨防诈骗。</p>"
        '<p><a href="https://www.cmbchina.com/">招商银行</a></p>',
    ),
    (
        "行政部 <xingzheng@renhe-dental.example.cn>",
        "国庆值班安排",
        "<p>各位同事：国庆期间值班表已排好，请大家看一下，有冲突的本周五前告诉我。</p>",
    ),
)
"""(sender, subject, body): two that deceive, four that do not."""
