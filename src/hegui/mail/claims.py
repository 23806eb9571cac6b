"""
Whom a mail claims to come from.

What counts is who speaks, not what is spoken of: the name it shows, the address it is written from, the headline, the way it signs
and the phrase "your X account".  News about a brand, a shop that sells its goods and a newsletter that names ten of them speak for
themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hegui.mail.brands import Brand
from hegui.mail.lists import listed
from hegui.mail.lookalike import resemblance
from hegui.mail.normalising import folded
from hegui.mail.words import Ideas, ideas_in

if TYPE_CHECKING:
    from hegui.mail.facts import Facts

_NOT_LETTERS = re.compile(r"[^a-z]+")
_NOT_WORD = re.compile(r"[^a-z0-9]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_DIGITS = str.maketrans("0135", "oles")  # Paypa1
_TOKENS = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]+")
_ZH_ROLES = re.compile(
    r"(?:官方|客服|中心|团队|安全|通知|服务|系统|邮件|有限公司|公司|集团|中国|平台|用户|会员|账单|管理员|在线|技术|支持|运营|助手|小助手|信息|商家|卖家|银行|信用卡|电子|提醒|账户|账号|快递|速递|速运|官网|网|的|登录|验证|认证|邮箱|云|企业)+"
)


_TO_YOU = re.compile(
    r"\b(?:your|yours|ihr|ihre[nmrs]?|ihnen|dein[e]?|votre|vos|su|sus|tus|usted|seus?|suas?|você|tuo|tua|suo|uw|jouw|u)\b|您|你|お客様|会員様|ご利用|ご登録",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A brand that the mail speaks as, how plainly (0 to 1), and the words that show it."""

    brand: Brand
    strength: float
    shown: str


def claims_of(mail: Facts) -> list[Claim]:
    """The brands that a mail claims to come from, the plainest first."""
    found: dict[str, list[tuple[float, str]]] = {}

    def note(id: str, strength: float, shown: str) -> None:
        if strength > 0:
            found.setdefault(id, []).append((strength, shown))

    for id, strength in _in_name(mail.sender.shown, mail):
        note(id, strength, mail.sender.shown)
    local = folded(mail.sender.local)
    for piece in _NOT_LETTERS.split(local):
        named = mail.known.tokens.get(piece)
        if named and len(piece) >= 4 and not mail.free_sender:
            note(named, 0.35 if mail.known.brands[named].ambiguous else 0.55, f"{mail.sender.local}@")
    if (like := resemblance(mail.sending, mail.known)) is not None:
        certain = 0.6 if like.how in ("letters", "front") or like.strength >= 0.85 else 0.3
        note(like.brand.id, certain * like.strength * (0.3 if mail.branch else 1.0), mail.sending.name)
    speaking = 0.35 if mail.conversation else 0.7 if mail.listed else 1.0
    if mail.named and any(link.host.domain == mail.sender.domain for link in mail.links):
        speaking *= 0.4  # it speaks as its sender, and leads there
    elif mail.personal or any(p.kind == "text/calendar" for p in mail.letter.parts):
        speaking *= 0.6
    if mail.known.belongs(mail.sender.domain) and not mail.free_sender:
        speaking *= 0.4  # a brand that speaks of another
    if mail.body.words >= 15 and not _TO_YOU.search(f"{mail.subject}\n{mail.text[:6000]}"):
        speaking *= 0.5  # news of a brand: nothing in it is the reader's
    crowd = len(_brands_in(mail.body)) + len(_brands_in(mail.headline))
    speaking *= 1.0 if crowd <= 3 else 0.6 if crowd <= 5 else 0.25
    for id, strength, shown in _in_headline(mail):
        note(id, strength * speaking, shown)
    for id, strength, shown in _in_body(mail):
        note(id, strength * speaking, shown)
    made = []
    runs_it = _from_its_own_host(mail)
    for id, told in found.items():
        rest = 1.0
        if runs_it and id in listed("self-run"):
            told = [(0.15 * strength, shown) for strength, shown in told]
        for strength, _ in told:
            rest *= 1 - min(strength, 0.97)
        made.append(Claim(mail.known.brands[id], round(1 - rest, 4), max(told)[1]))
    return sorted(made, key=lambda c: (-c.strength, c.brand.id))


def _from_its_own_host(mail: Facts) -> bool:
    """Do all links lead to the very host that sent the mail, one of several in its domain, as software run there does?"""
    host = mail.sender.host
    return (
        host != mail.sender.domain and bool(mail.links) and all(link.host.name == host for link in mail.links)
    )


def _brands_in(ideas: Ideas) -> list[str]:
    return [idea[6:] for idea in ideas.at if idea.startswith("brand:")]


def _in_name(shown: str, mail: Facts) -> list[tuple[str, float]]:
    """How plainly a shown name is a brand's: the brand and nothing but words of office, or something else beside it."""
    if not shown:
        return []
    ideas = ideas_in(shown, mail.known.ideas)
    told = []
    text = folded(shown)
    for id in _brands_in(ideas):
        brand = mail.known.brands[id]
        rest = text
        for place in ideas.at[f"brand:{id}"]:
            start, end = ideas.spans[f"brand:{id}", place]
            rest = rest.replace(text[start:end], " ")
        others = [
            t
            for t in _TOKENS.findall(rest)
            if t not in listed("office-words") and not _ZH_ROLES.fullmatch(t) and not t.isdigit()
        ]
        weak = brand.ambiguous
        if _is_branch(shown, others, brand, mail):
            mail.branch = True
            told.append((id, 0.25))
        elif not others:
            told.append((id, 0.8 if weak else 0.95))
        elif len(others) == 1:
            told.append((id, 0.35 if weak else 0.75))
        else:
            told.append((id, 0.15 if weak else 0.45))
    if not told:
        # Paypa1, PayPaI, P a y P a l
        flat = " ".join(
            _NOT_WORD.sub("", t.translate(_DIGITS)) for t in (text, folded(shown.replace("I", "l")))
        )
        for token in [
            t for t in mail.known.tokens_in(flat, 5) if t not in mail.known.whole and _bears(flat, t)
        ][:1]:
            id = mail.known.tokens[token]
            told.append((id, 0.25 if mail.known.brands[id].ambiguous else 0.8))
    return told


def _bears(flat: str, token: str) -> bool:
    """Is a word the brand's name with nothing but words of office run on, such as PaypalSupport?  Canvas is not Canva."""
    rests = [word.replace(token, "", 1) for word in flat.split() if token in word]
    spaced = token in flat.replace(" ", "") and not rests
    return spaced or any(
        not rest or rest.isdigit() or rest in listed("office-words") or rest in listed("reassuring-words")
        for rest in rests
    )


def _is_branch(shown: str, others: list[str], brand: Brand, mail: Facts) -> bool:
    """Does the domain bear what stands beside the brand?

    Sparkasse KölnBonn at sparkasse-koelnbonn.de, Lufthansa Miles & More at milesandmore.com.
    """
    label = _NOT_WORD.sub("", folded(mail.sending.label))
    written = folded(shown.translate(_UMLAUTS))
    if any(len(w) >= 4 and w in label for w in others) or (
        others
        and any(
            len(w) >= 4 and w in label and w not in brand.tokens and w not in listed("office-words")
            for w in _TOKENS.findall(written)
        )
    ):
        return True
    words = [
        w for w in _TOKENS.findall(written) if len(w) >= 4 and w in label and w not in listed("office-words")
    ]
    named = any(token in label for token in brand.tokens)
    return not named and len(words) >= 2 and sum(map(len, words)) >= 0.6 * len(label)


def _in_headline(mail: Facts) -> list[tuple[str, float, str]]:
    told = []
    ideas = mail.headline
    for id in _brands_in(ideas):
        brand = mail.known.brands[id]
        key = f"brand:{id}"
        strength = 0.2 if brand.ambiguous else 0.35
        if (
            ideas.near(key, "account", 3)
            or ideas.near(key, "suspended", 4)
            or ideas.near(key, "confirm", 4)
            or ideas.near(key, "unusual", 4)
        ):
            strength = 0.45 if brand.ambiguous else 0.6
        if ideas.at[key][0] <= 1:
            strength += 0.1
        told.append((id, strength, mail.subject))
    return told


_SIGNS = re.compile(
    r"(?:team|inc|llc|ltd|©|\(c\)|copyright|support|security|customer service|gmbh|s\.a|ltda|corporation|equipe|équipe|equipo|团队|有限公司|客服|官方|敬上|中心|公司)"
)


_MARKS = " +®™©!.:|-–"  # what stands behind a name that stands alone


def _in_body(mail: Facts) -> list[tuple[str, float, str]]:
    told = []
    ideas = mail.body
    tail = max(len(ideas.text) - 700, 0)
    for id in _brands_in(ideas):
        brand = mail.known.brands[id]
        key = f"brand:{id}"
        weak = brand.ambiguous
        strength, shown = 0.0, ideas.shown(key)
        theirs = any(ideas.near(key, other, 2) for other in ("account", "secret", "mailbox", "crypto"))
        if theirs and _TO_YOU.search(f"{mail.subject}\n{mail.text[:6000]}"):
            strength = 0.3 if weak else 0.45
        for place in ideas.at[key]:
            start, end = ideas.spans[key, place]
            around = ideas.text[max(0, start - 18) : end + 16]
            signed = _SIGNS.search(around)
            if signed and (start >= tail or len(ideas.text) < 1500):
                strength, shown = max(strength, 0.4 if weak else 0.55), around
            if ideas.text[max(0, start - 1) : start] == "【" and ideas.text[end : end + 1] == "】":
                strength, shown = max(strength, 0.45 if weak else 0.6), around  # signs, as in a short message
            alone = not ideas.text[max(0, start - 2) : start].strip(" \n|") and not ideas.text[
                end : end + 20
            ].partition("\n")[0].strip(_MARKS)
            if alone and (start < 60 or start >= tail):
                strength, shown = max(strength, 0.4 if weak else 0.5), around
        if not strength and len(ideas.at[key]) >= 3:
            strength = 0.15 if weak else 0.3
        told.append((id, strength, shown))
    for id in _brands_in(mail.behind):  # the title, the texts of pictures
        told.append((id, 0.2 if mail.known.brands[id].ambiguous else 0.35, mail.behind.shown(f"brand:{id}")))
    return told
