"""
What the values of a column show by themselves, whatever it is called: which form most of them have, what longer texts hold.

A share counts only beside what chance gives; numbers that run in order show nothing.
"""

from __future__ import annotations

from math import sqrt

from hegui.discovery.machine import PHONES, is_one_series, is_stamped
from hegui.discovery.nouns import Tally

# their form alone, seen in most values, is enough; the rest needs a name
TELLING = {
    "cn-resident-id": 0.5, "mobile": 0.6, "email": 0.5, "bank-card": 0.5, "uscc": 0.5, "number-plate": 0.5, "ip": 0.6, "vin": 0.6,
    "person-name": 0.6, "address": 0.5, "landline": 0.6, "cn-passport": 0.7, "password-hash": 0.6, "access-key": 0.6, "device-id": 0.6,
    "gps": 0.7, "user-agent": 0.5, "hk-macao-permit": 0.8, "taiwan-permit": 0.9, "diagnosis": 0.7, "drug": 0.7, "officer-id": 0.7,
}  # fmt: skip
# a number that runs in order is none of these
SERIALS = frozenset(
    [
        "mobile",
        "bank-card",
        "landline",
        "cn-resident-id",
        "postcode",
        "social-id",
        "taiwan-permit",
        "hk-macao-permit",
        "cn-passport",
        "device-id",
    ]
)
INSIDE = frozenset(
    ["mobile", "email", "cn-resident-id", "bank-card"]
)  # worth a verdict where longer texts hold them
LOOSE = frozenset(["person-name", "address"])  # told from context alone: worth it where many texts hold them
SHORT = 1_000  # values: below it one find in a text is enough
ENCODED = 0.3
MOBILES = 0.95  # the least share of a column of mobile numbers


def strongest(tally: Tally) -> str:
    """The entity whose form most values have, well above chance; nothing for numbers that only run in order."""
    candidates = []
    for id, least in TELLING.items():
        share = share_having(id, tally)
        if share < least or not _above_chance(id, share, tally.values) or in_series(id, tally):
            continue
        candidates.append((share, id))
    return max(candidates)[1] if candidates else ""


def in_series(id: str, tally: Tally) -> bool:
    """Numbers that a machine gave one after the other, though they have this form."""
    return (tally.serial and id in SERIALS) or (id in PHONES and is_one_series(tally, id))


def share_having(id: str, tally: Tally) -> float:
    """The share of values that are, or are recognisably a masked or encoded form of, the entity."""
    share = tally.share(id)
    if id == "vin":  # its form is its own, and outside North America its check character is not always kept
        share += tally.weak.get(id, 0) / max(tally.values, 1)
    if tally.sampled:
        share += tally.masks.get(id, 0) / tally.sampled
        encoded = sum(n for form, n in tally.encoded.items() if form.endswith(":" + id)) / max(tally.tried, 1)
        share += encoded if encoded >= ENCODED else 0  # fewer are chance: a rotated number may pass Luhn
    return min(share, 1.0)


def _above_chance(id: str, share: float, size: int) -> bool:
    chance = chance_of(id)
    return share > chance + 4 * sqrt(chance * (1 - chance) / max(size, 1)) and share > 1.5 * chance


def chance_of(id: str) -> float:
    from hegui.detectors import room

    found = room.get(id)
    return found.chance if found else 0.0


def any_eleven_digits(tally: Tally, share: float) -> bool:
    """All have the length of a mobile number, and many begin as none does: what is no mobile in a column of them is shorter."""
    return share < MOBILES and tally.lengths.get(11, 0) >= MOBILES * tally.values


def differ(tally: Tally) -> bool:
    """Are values seldom repeated?  Colours and states look like names, and there are few of them."""
    return tally.repeats <= 0.5 * tally.sampled


def hidden_share(tally: Tally) -> float:
    size = max(tally.values, 1)
    tried = max(tally.tried, 1)
    encoded = sum(tally.encoded.values()) / tried
    return max(
        tally.masked / size,
        sum(tally.hashes.values()) / size,
        tally.random / tried,
        tally.tokens / tried,
        encoded if encoded >= ENCODED else 0,
    )


def flags_only(tally: Tally) -> bool:
    longest = max((n for n, count in tally.lengths.items() if count), default=0)
    return 0 < longest <= 2


def inside_texts(tally: Tally) -> dict[str, int]:
    """What longer texts hold, and in how many values, the most frequent first: a few finds are enough, each is somebody's.

    In a short text (a letter, a contract) one is enough; a card number needs company, since chance passes one in ten.
    """
    if is_stamped(tally):
        return {}
    few = 1 if tally.values < SHORT else 3
    found = {}
    for id in INSIDE:
        n = tally.embedded.get(id, 0) + _minority(id, tally)
        if n >= (3 if id == "bank-card" else few) and n >= 0.002 * tally.values:
            found[id] = n
    for id in LOOSE:
        n = tally.inside.get(id, 0)
        if n >= 3 and n >= 0.05 * tally.sampled:
            found[id] = n * tally.values // max(tally.sampled, 1)
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


_SIZES = {"mobile": (11,), "cn-resident-id": (15, 18)}


def _minority(id: str, tally: Tally) -> int:
    """Whole values of a mixed column: believed where most values of their length pass, not where chance would do."""
    hits = tally.hits.get(id, 0)
    if id == "email":
        return hits
    if id not in _SIZES or in_series(id, tally) or not hits:
        return 0
    alike = sum(tally.lengths.get(n, 0) for n in _SIZES[id])
    if id == "mobile" and tally.tidied:  # 0138..., +86 138..., and what else has such a length
        alike += sum(tally.lengths.get(n, 0) for n in range(12, 18))
    return hits if hits >= 0.5 * alike and hits >= 5 * chance_of(id) * alike else 0
