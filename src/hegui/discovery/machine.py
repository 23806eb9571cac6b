"""
Numbers that a machine gave: serial numbers, timestamps, document numbers that begin with a day, keys.

They may have the form of a mobile or a card and stand in a table about people: they say nothing of anybody.
"""

from __future__ import annotations

from hegui.discovery.nouns import Tally

MOST = 0.95  # of the values
SECONDS = (946_684_800, 2_145_916_800)  # 2000 to 2038, ten digits from 2001 on
STAMPED = 0.6  # of the sample: by chance one number in seven of ten digits could be a moment
SERIES = 20  # numbers, before their beginnings say anything
NEARLY_ALL = 0.9
NARROW, WIDE = 20, 100  # beginnings of five digits; a hundred of them are one of three
PHONES = ("mobile", "landline")
MANY = 100_000  # values
MONTHS = (199_001, 203_812)  # yyyymm
CHANCE = 0.15  # as many pass some check by luck
SIX_DIGITS_KEPT = 6  # of longer numbers a tally keeps the first six digits
KEY = 16  # characters of one length, all different: a key or the number of a document


def is_time(tally: Tally) -> bool:
    """Seconds or milliseconds since 1970, by length and range."""
    if not _numbers(tally) or tally.lowest is None or tally.highest is None:
        return False
    for length, unit in ((10, 1), (13, 1000)):
        if tally.lengths.get(length, 0) >= MOST * tally.values:
            return bool(SECONDS[0] * unit <= tally.lowest and tally.highest <= SECONDS[1] * unit)
    return False


def is_dated(tally: Tally) -> bool:
    """Long numbers that begin with a year and a month, as numbers of documents do."""
    length = _one_length(tally)
    if not _numbers(tally) or length < 12 or tally.lowest is None or tally.highest is None:
        return False
    first, last = (int(n) // 10 ** (length - SIX_DIGITS_KEPT) for n in (tally.lowest, tally.highest))
    months = 1 <= first % 100 <= 12 and 1 <= last % 100 <= 12
    return bool(months and MONTHS[0] <= first <= last <= MONTHS[1])


def is_key(tally: Tally) -> bool:
    """Long, of one length, never twice, and nothing that is recognised, hidden or written out."""
    if tally.tokens > 0.5 * max(tally.tried, 1):
        return True
    sample = max(tally.sampled, 1)
    seen = sum((*tally.hits.values(), *tally.weak.values(), *tally.hashes.values(), tally.masked))
    seen += sum(tally.embedded.values())
    tried = max(tally.tried, 1)
    plain = seen < CHANCE * tally.values and tally.random < CHANCE * tried
    plain = plain and sum(tally.encoded.values()) < CHANCE * tried
    return (
        plain
        and _one_length(tally) >= KEY
        and not tally.sentences
        and tally.repeats <= 0.02 * sample
        and not tally.dates
    )


def is_stamped(tally: Tally) -> bool:
    """Most of the sample are moments, or numbers that begin with a day, whatever stands before them."""
    stamps = sum(tally.stamps.get(kind, 0) for kind in ("time", "dated"))
    return tally.sampled > 0 and stamps >= STAMPED * tally.sampled


def is_one_series(tally: Tally, phone: str = "mobile") -> bool:
    """Do nearly all that look like mobiles (or landlines) begin alike?  Those of people are spread over some forty beginnings.

    Of few mobiles the first five digits are compared, since test data are often made up behind one beginning; of landlines
    the first seven: an area code and the beginnings of exchanges, of which a town has many.
    """
    starts = sorted(
        (int(kind[len(phone) + 1 :]), n) for kind, n in tally.stamps.items() if kind.startswith(phone)
    )
    total = sum(n for _, n in starts)
    if total < SERIES:
        return False
    low, high = (_at(starts, total * share) for share in ((1 - NEARLY_ALL) / 2, (1 + NEARLY_ALL) / 2))
    return high - low <= (NARROW if tally.values < MANY else WIDE)


def _at(starts: list[tuple[int, int]], weight: float) -> int:
    """The beginning up to which so many numbers lie."""
    for start, n in starts:
        weight -= n
        if weight <= 0:
            return start
    return starts[-1][0]


def is_machine(tally: Tally) -> bool:
    """Given by a machine, one way or another; a form that is somebody's in most values speaks against it."""
    if tally.serial or any(is_one_series(tally, phone) for phone in PHONES):
        return True
    if any(n > 0.5 * tally.values for n in tally.hits.values()):
        return False
    return is_time(tally) or is_dated(tally) or is_stamped(tally) or is_key(tally)


def _numbers(tally: Tally) -> bool:
    return tally.values > 0 and tally.numbers >= MOST * tally.values


def _one_length(tally: Tally) -> int:
    """The length of nearly all values, or 0."""
    if not tally.lengths:
        return 0
    length, count = max(tally.lengths.items(), key=lambda item: item[1])
    return length if count >= MOST * tally.values and length <= 64 else 0
