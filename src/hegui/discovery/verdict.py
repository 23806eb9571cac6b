"""
What a column is: what its name promises, weighed against every value in it.

The share of values an entity's kernel accepts counts only beside what chance gives (one random digit string in ten passes
Luhn, one in eleven the check of an ID number).  Strong values win over a name; numbers in unbroken order, whatever they look
like, are nobody's; what has a small domain (gender, nationality) is believed only where a name supports it.
Every verdict says why in both languages, with the share and the chance, and never a value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hegui.discovery.machine import is_machine, is_one_series, is_stamped, is_time
from hegui.discovery.naming import entity_of
from hegui.discovery.nouns import Prior, Tally, Verdict
from hegui.discovery.protection import protection_of
from hegui.discovery.shown import (
    ENCODED,
    INSIDE,
    any_eleven_digits,
    chance_of,
    differ,
    flags_only,
    hidden_share,
    in_series,
    inside_texts,
    share_having,
    strongest,
)
from hegui.discovery.subject import Subject
from hegui.masking import Masked
from hegui.model import Column, Entity
from hegui.text import Text

# a name that promises one of these can be tested on the values
CHECKABLE = frozenset(
    [
        "cn-resident-id",
        "mobile",
        "email",
        "bank-card",
        "ip",
        "vin",
        "uscc",
        "number-plate",
        "birth-date",
        "gps",
    ]
)
ALIKE = (
    frozenset(["mobile", "landline", "org-phone", "contact-person"]),
    frozenset(["cn-resident-id", "id-document", "cn-passport", "hk-macao-permit", "taiwan-permit", "officer-id", "social-security-no", "medical-insurance-no", "driving-licence"]),
    frozenset(["bank-card", "payment-account"]),
    frozenset(["password", "password-hash", "payment-password"]),
    frozenset(["person-name", "kin", "contact-person", "nickname", "account-name", "address-book"]),
    frozenset(["address", "org-address", "native-place", "household", "region", "employer", "login-place"]),
    frozenset(["gps", "track"]),
    frozenset(["avatar", "id-photo", "face", "signature"]),
    frozenset(["diagnosis", "symptom", "drug", "examination", "medical-history", "medical-note", "surgery", "allergy"]),
    frozenset(["email", "account-name"]),
    frozenset(["mobile", "account-name"]),
    frozenset(["address-book", "mobile"]),
    frozenset(["uscc", "cn-resident-id"]),
)  # fmt: skip
# forms that nothing else has: they overrule a name
HARD = frozenset(
    [
        "cn-resident-id",
        "mobile",
        "email",
        "bank-card",
        "cn-passport",
        "hk-macao-permit",
        "password-hash",
        "access-key",
        "uscc",
    ]
)
OF_THINGS = frozenset(
    ["ip", "device-id", "gps", "user-agent", "number-plate", "vin"]
)  # devices and vehicles have them too
ORGANISATION = {
    "mobile": "org-phone",
    "landline": "org-phone",
    "email": "org-phone",
    "address": "org-address",
}
FREE_TEXT = frozenset(
    [
        "personal-note",
        "person-record",
        "message-content",
        "operation-log",
        "medical-note",
        "transaction",
        "performance",
        "",
    ]
)
OUT_LOUD = (
    0.5  # the weight of a name that says anything itself; below it only takes part in what its table is about
)
OUTRIGHT = 0.75  # the weight of a name or comment that says the entity in so many words
ENOUGH = 20  # values, before their absence says anything


@dataclass(frozen=True, slots=True)
class _Judged:
    entity: Entity | None
    certainty: float
    personal: bool
    why: tuple[Text, ...]
    embedded: tuple[str, ...] = ()


def verdict(prior: Prior, tally: Tally | None, subject: Subject, column: Column) -> Verdict:
    """The verdict on one column; without a tally, or without values, from its name alone."""
    seen = tally is not None and tally.values > 0
    judged = _with_values(prior, tally, subject) if tally is not None and seen else _unseen(prior)
    guarded = protection_of(judged.entity, judged.personal, tally, column)
    entity = judged.entity
    secret = entity is not None and entity.category == "secret"
    return Verdict(
        entity=entity,
        certainty=judged.certainty,
        protection=guarded.protection,
        why=(*judged.why, *guarded.why),
        subject=subject.id,
        about_person=judged.personal and not secret,
        clinical=judged.personal and _clinical(entity, subject),
        secret=secret,
        people=None,
        minors=None,
        under_14=None,
        values=tally.values if tally else 0,
        sample=_sample(entity, tally),
        hash_form=guarded.form,
        weak_hash=guarded.weak,
        embedded=judged.embedded,
        own=tally.distinct if tally else b"",
    )


def _clinical(entity: Entity | None, subject: Subject) -> bool:
    if entity is None or entity.id == "medical-record-no":
        return False
    if entity.category == "medical-health":
        return True
    return subject.clinical and entity.id in ("body-data", "personal-note", "genetic", "age-note")


def _sample(entity: Entity | None, tally: Tally | None) -> Masked | None:
    if entity is None or tally is None or entity.keep is None:
        return None
    shown = tally.masked_samples.get(entity.id, ())
    return shown[0] if shown else None


def _unseen(prior: Prior) -> _Judged:
    """By the name alone, where there is no value to bear it out; no surer than the name."""
    judged = _by_name(prior)
    return replace(judged, why=(*judged.why, _NO_VALUE)) if judged.entity or judged.personal else judged


_NO_VALUE = Text(
    "没有可供核对的值，仅按名称、注释判断", "there is no value to check: by name and comment alone"
)


def _by_name(prior: Prior) -> _Judged:
    if prior.entity is None and not prior.about_person:
        why = prior.reasons or (
            Text("列名、注释都不表示个人信息", "neither name nor comment says anything about a person"),
        )
        return _Judged(None, max(prior.weight, 0.5), False, why)
    return _Judged(prior.entity, prior.weight, prior.about_person, prior.reasons)


# --- values beside names -------------------------------------------------------------------------------------------


def _with_values(prior: Prior, tally: Tally, subject: Subject) -> _Judged:
    named = prior.entity.id if prior.entity else ""
    strong = strongest(tally)
    if strong == "password-hash" and named and prior.about_person:
        strong = ""  # a mobile that is hashed stays a mobile
    if named and strong and named != strong and _more_exact(named, strong):
        found = entity_of(strong) or prior.entity
        return _Judged(
            found,
            _raised(prior.weight, tally.share(strong)),
            prior.about_person,
            (*prior.reasons, _share_of(strong, tally)),
        )
    if strong and (not named or not _alike(named, strong)):
        return _against(prior, tally, subject, strong)
    if _vague(prior, tally) and is_machine(tally):
        return _Judged(None, 0.7, False, (_MACHINE,))
    if named:
        return _confirmed(prior, tally, subject, named)
    inside = inside_texts(tally)
    if inside and not (tally.serial or is_one_series(tally)):
        return _embedded(prior, tally, inside)
    base = _by_name(prior)
    return replace(base, why=(*base.why, _nothing_found(tally)))


_MACHINE = Text(
    "值为流水号、时间戳或单据编号，不作为个人信息",
    "the values are serial numbers, timestamps or document numbers: nobody's",
)


def _vague(prior: Prior, tally: Tally) -> bool:
    """Does the name only take part in what its table is about?  One that says a time may hold times."""
    fallback = prior.entity is None or (prior.entity.id in FREE_TEXT and prior.weight <= 0.5)
    return fallback and (prior.weight < 0.5 or not is_time(tally))


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in ALIKE)


def _more_exact(named: str, strong: str) -> bool:
    """A document number that turns out to be an ID number, a contact that is a mobile, an account that is a card."""
    return (named, strong) in {
        ("id-document", "cn-resident-id"), ("id-document", "cn-passport"), ("cn-resident-id", "cn-passport"),
        ("mobile", "landline"), ("landline", "mobile"), ("cn-resident-id", "hk-macao-permit"), ("account-name", "bank-card"),
    }  # fmt: skip


def _against(prior: Prior, tally: Tally, subject: Subject, strong: str) -> _Judged:
    """The values are something the name does not say."""
    found = entity_of(strong)
    assert found is not None
    base, share, note = _by_name(prior), share_having(strong, tally), _share_of(strong, tally)
    inside = (strong,) if strong in INSIDE else ()
    named = prior.entity.id if prior.entity else ""
    if named and prior.about_person and named not in CHECKABLE and named not in FREE_TEXT:
        return replace(
            base, why=(*base.why, note), embedded=inside
        )  # an account that is a mobile number stays an account
    says = bool(named) or (prior.not_personal and prior.weight >= OUT_LOUD)
    if named and (_refuted(named, tally) or (prior.weight < OUT_LOUD and differ(tally))):
        says = False
    if says and strong not in HARD:
        return replace(base, why=(*base.why, note))  # a form this loose does not overrule what a name says
    if strong == "mobile" and not prior.about_person and any_eleven_digits(tally, share):
        return replace(base, why=(*base.why, note))
    if subject.kind in ("org", "thing") and not prior.about_person:
        if strong in ORGANISATION and strong != "mobile" and not (strong == "email" and subject.contact):
            return _Judged(entity_of(ORGANISATION[strong]), 0.6, False, (*prior.reasons, note))
        if strong in OF_THINGS:
            return replace(base, why=(*base.why, note))
    notes = [note]
    if named:
        notes.append(
            Text(
                f"列名所说与值不符，以值为准（{share:.1%}）",
                f"the name says otherwise; the values decide ({share:.1%})",
            )
        )
    personal = found.category not in ("organisation", "relation", "secret")
    sure = _raised(0.5, share)
    if tally.values < ENOUGH and (odds := _odds(strong, tally.values)) < 0.95:
        sure = odds
        notes.append(_few(tally))
    return _Judged(found, sure, personal, tuple(notes))


def _odds(id: str, values: int) -> float:
    """How sure so few values make it, where no name says so: one column in ten of such a length holds it, the rest by chance."""
    chance = chance_of(id) ** values
    return round(1 / (1 + 9 * chance), 2)


def _few(tally: Tally) -> Text:
    return Text(f"仅有 {tally.values:,} 个值，可能是巧合", f"so few values ({tally.values:,}) may be chance")


def _refuted(named: str, tally: Tally) -> bool:
    """Not one value has the form that the name promises."""
    return (
        named in CHECKABLE
        and tally.values >= ENOUGH
        and not share_having(named, tally)
        and not tally.weak.get(named)
        and hidden_share(tally) < ENCODED
    )


def _confirmed(prior: Prior, tally: Tally, subject: Subject, named: str) -> _Judged:
    share = share_having(named, tally)
    alike = max(
        [share, *(share_having(other, tally) for group in ALIKE if named in group for other in group)]
    )
    weak = tally.weak.get(named, 0) / max(tally.values, 1)
    why = [*prior.reasons]
    inside = inside_texts(tally)
    if in_series(named, tally):
        if prior.weight < OUTRIGHT or not prior.about_person:
            return _Judged(None, 0.7, False, (*why, _nothing_found(tally)))
        note = Text(
            "值是连续编号或同一号段，可能是测试数据；按列名认定",
            "the values run in order or all begin alike, test data perhaps; the name decides",
        )
        return _Judged(prior.entity, 0.5, True, (*why, note))
    if share or weak:
        why.append(_share_of(named, tally))
    if weak > 0.01:
        why.append(
            Text(
                f"另有 {weak:.1%} 形式相符而校验位不对：真实数据常有录入错误，按列名认定",
                f"another {weak:.1%} have the form and a wrong check digit: typing errors are common, the name decides",
            )
        )
    if named not in CHECKABLE:
        if inside and named in FREE_TEXT:
            return _embedded(prior, tally, inside)
        if named == "nickname" and tally.serial:
            return _Judged(prior.entity, prior.weight, prior.about_person, tuple(why))
        return _Judged(
            prior.entity, _raised(prior.weight, alike), prior.about_person, tuple(why), tuple(inside)
        )
    dated = named == "birth-date" and (tally.dates or tally.births)
    hidden = hidden_share(tally)
    if _check_says_nothing(named, share, weak):
        why.append(
            Text(
                "校验位相符的不比随机多，可能是编号或测试数据；只按列名认定",
                "check digits hold no more often than by chance, serial numbers or test data perhaps; only the name decides",
            )
        )
        return _Judged(prior.entity, 0.5, prior.about_person, tuple(why), tuple(inside))
    if tally.values < ENOUGH and not (alike or weak or hidden or dated or inside):
        why.append(
            Text(
                f"{tally.values:,} 个值都不具有该形式；值太少，仍按名称认定",
                f"none of {tally.values:,} values has the form; they are too few, the name decides",
            )
        )
        return _Judged(prior.entity, min(prior.weight, 0.5), prior.about_person, tuple(why))
    stamped = is_stamped(tally) and alike < 0.5 and named != "birth-date"
    if (alike + weak + hidden >= 0.02 and not stamped) or dated or tally.values < ENOUGH:
        return _Judged(
            prior.entity,
            _raised(prior.weight, max(alike + weak, hidden)),
            prior.about_person,
            tuple(why),
            tuple(inside),
        )
    if inside:
        return _embedded(prior, tally, inside)
    numbered = named != "birth-date" and is_machine(tally)
    if flags_only(tally) or numbered:
        why.append(
            Text(
                f"{tally.values:,} 个值没有一个具有该形式，不予认定",
                f"not one of {tally.values:,} values has the form: not accepted",
            )
        )
        record = (
            entity_of("person-record") if subject.personal and prior.about_person and not numbered else None
        )
        return _Judged(record, 0.5, record is not None, tuple(why))
    why.append(Text("值的形式未能证实列名", "the values do not confirm the name"))
    return _Judged(prior.entity, prior.weight * 0.6, prior.about_person, tuple(why))


_CHECKS = {"cn-resident-id": 1 / 11, "bank-card": 1 / 10}  # pass by chance among those of the form


def _check_says_nothing(named: str, share: float, weak: float) -> bool:
    chance = _CHECKS.get(named)
    return chance is not None and weak >= 0.5 and share < 2 * chance * (share + weak)


def _embedded(prior: Prior, tally: Tally, inside: dict[str, int]) -> _Judged:
    found = entity_of(next(iter(inside)))
    assert found is not None
    counts = [n / max(tally.values, 1) for n in inside.values()]
    names = [entity_of(id) for id in inside]
    zh = "、".join(f"{e.name.zh} {c:.1%}" for e, c in zip(names, counts, strict=True) if e)
    en = ", ".join(f"{e.name.en} {c:.1%}" for e, c in zip(names, counts, strict=True) if e)
    note = Text(f"文本中夹有：{zh}", f"inside the texts: {en}")
    keeps = prior.entity is not None and prior.entity.id in FREE_TEXT - {"person-record"}
    return _Judged(prior.entity if keeps else found, 0.9, True, (*prior.reasons, note), tuple(inside))


def _raised(weight: float, share: float) -> float:
    return round(min(0.99, 1 - (1 - weight) * (1 - min(share, 0.97))), 3)


def _share_of(id: str, tally: Tally) -> Text:
    found = entity_of(id)
    name = found.name if found else Text(id, id)
    share, chance = share_having(id, tally), chance_of(id)
    return Text(
        f"{share:.1%} 的值符合{name.zh}的形式（随机约 {chance:.1%}）",
        f"{share:.1%} of the values have the form of: {name.en} (chance gives about {chance:.1%})",
    )


def _nothing_found(tally: Tally) -> Text:
    if tally.serial or is_one_series(tally):
        return Text("值为连续编号，不作为个人信息", "the values are consecutive numbers: nobody's")
    return Text(
        f"{tally.values:,} 个值中未见可识别的个人信息形式",
        f"no recognisable form of personal information in {tally.values:,} values",
    )
