"""Mail of known services, sent as they are known to send it: whoever they are, none of it is called phishing."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.letters import letter

from hegui.mail import judge

SENDERS = [
    line.split("|")
    for line in (Path(__file__).parent / "senders.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
SAID = {
    "en": ("New sign-in", "We noticed a new sign-in to your account. If this was not you, secure your account.", "Review"),
    "de": ("Neue Anmeldung", "Wir haben eine neue Anmeldung in Ihrem Konto festgestellt.", "Konto prüfen"),
    "fr": ("Nouvelle connexion", "Une nouvelle connexion à votre compte a été détectée.", "Vérifier"),
    "es": ("Nuevo inicio de sesión", "Hemos detectado un inicio de sesión en su cuenta.", "Revisar"),
    "pt": ("Novo acesso", "Identificamos um novo acesso à sua conta.", "Verificar"),
    "it": ("Nuovo accesso", "Abbiamo rilevato un nuovo accesso al tuo conto.", "Verifica"),
    "nl": ("Nieuwe aanmelding", "Er is ingelogd op uw account.", "Controleren"),
    "ja": ("ログインのお知らせ", "お客様のアカウントに新しい端末からログインがありました。", "確認する"),
    "zh": ("登录提醒", "尊敬的用户，您的账号于今日在新设备登录。如非本人操作，请立即修改密码。", "查看详情"),
}  # fmt: skip
OFFERED = {
    "en": ("Members only", "Your reward points expire on Sunday. Claim your free gift with any purchase.", "Shop now"),
    "zh": ("会员专享好礼", "亲爱的会员，积分即将到期，快来兑换礼品，领取优惠券，今日截止。", "立即领取"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SAID)
def test_no_known_sender_is_called_phishing(lang: str) -> None:
    flagged = []
    for _, name, address, domain in (s for s in SENDERS if s[0] == lang):
        for subject, text, button in {SAID[lang], OFFERED.get(lang, SAID[lang])}:
            home = f"https://www.{domain}" if domain.count(".") == 1 else f"https://{domain}"
            html = (
                f"<img src='{home}/logo.png' alt='{name}'><p>{text}</p><a href='{home}/account'>{button}</a>"
                f"<p>© {name}</p><a href='{home}/privacy'>Privacy</a>"
            )
            told = judge(
                letter(sender=f'"{name}" <{address}>', subject=subject, html=html, to="jordan@example.net")
            )
            if told.level == "high":
                flagged.append((address, told.score))
    assert flagged == []
