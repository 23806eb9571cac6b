"""What one column has shown so far: takes arrays, gives a Tally at the end."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hegui.detectors.world.password_hash import FORMS
from hegui.discovery import births, people, walk
from hegui.discovery.columns import BLOCK, Texts, days_of, texts_of
from hegui.discovery.generated import Walker
from hegui.discovery.key import key
from hegui.discovery.merging import MOST_SAMPLES
from hegui.discovery.nouns import Tally
from hegui.discovery.own import OwnCounter, OwnDetector
from hegui.discovery.probe import Probe, rows_of_sample
from hegui.masking import mask
from hegui.model import Column

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

EPOCH = date(1970, 1, 1)
CENTURY = date(1900, 1, 1).toordinal()  # nobody alive was born before
LAST_BIRTH = date(walk.FIRST_BIRTH_YEAR + 169, 12, 31).toordinal()
BIG = 2**62
PLAIN_NUMBERS = 10_000_000  # whole numbers below have too few digits for whatever every value is asked for
NEARLY_ALL = 0.9
IDENTIFIERS = frozenset(
    ("cn-resident-id", "mobile", "cn-passport", "hk-macao-permit", "taiwan-permit", "email", "bank-card")
)
HEX_FORMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


class Counter:
    """Counts a column.  ``add`` may be called from any thread, one call at a time."""

    def __init__(
        self,
        column: Column,
        *,
        sketch: bool = False,
        decided: bool = False,
        dense: bool = True,
        own: tuple[OwnDetector, ...] = (),
    ) -> None:
        """``decided``: whether distinct values are sketched is settled; else the first batch may show that they matter.

        ``dense``: the sample begins with many rows, as in the first part of a table.
        """
        self.column = column
        self._dense = dense
        self._sketch = people.empty() if sketch or (column.key and not decided) else None
        self._undecided = self._sketch is None and not decided
        self._tally = Tally()
        self._facts = [0] * walk.FACTS
        self._facts[walk.LOWEST] = self._facts[walk.OLDEST] = BIG
        self._facts[walk.HIGHEST] = self._facts[walk.NEWEST] = -1
        self._lengths = [0] * 66
        self._hits: list[int] = []
        self._weak: list[int] = []
        self._embedded: list[int] = []
        self._births: dict[int, int] = defaultdict(int)
        self._born: NDArray[np.int32] | None = None  # the same, of compiled walks
        self._samples: dict[str, list[Any]] = defaultdict(list)
        self._walker: Walker | None = None
        self._probe = Probe(self._tally)
        self._own = OwnCounter(own) if own else None

    def add(self, array: pa.Array, walker: Walker) -> None:
        """One batch of the column."""
        import pyarrow as pa

        start = self._tally.rows
        self._tally.rows += len(array)
        if len(array) == 0:
            return
        if self._own is not None:
            self._own.add(array)
        kind = array.type.value_type if pa.types.is_dictionary(array.type) else array.type
        if pa.types.is_null(kind) or pa.types.is_boolean(kind):
            self._tally.empty += array.null_count
        elif pa.types.is_date(kind) or pa.types.is_timestamp(kind):
            self._add_days(array)
        elif pa.types.is_integer(kind) or pa.types.is_decimal(kind) or pa.types.is_floating(kind):
            self._add_numbers(array, walker, start)
        elif pa.types.is_time(kind) or pa.types.is_duration(kind) or pa.types.is_nested(kind):
            self._tally.empty += array.null_count
        else:
            self._add_texts(texts_of(array, walker), walker, start)

    @property
    def begun(self) -> bool:
        return self._tally.rows > 0

    @property
    def tells_people_apart(self) -> bool:
        """Do nearly all rows so far hold an identity number of a person?"""
        walker = self._walker
        if walker is None:
            return False
        found = sum(
            n for n, d in zip(self._hits, walker.detectors, strict=True) if d.entity.id == "cn-resident-id"
        )
        return self._sketch is not None and found >= NEARLY_ALL * self._tally.rows

    @property
    def sketched(self) -> bool:
        """Are distinct values counted?"""
        return self._sketch is not None

    def leave_sketch(self) -> None:
        """Count distinct values no longer."""
        self._sketch, self._undecided = None, False

    def _add_texts(self, texts: Texts, walker: Walker, start: int) -> None:
        if self._walker is None:
            self._walker = walker
            size = len(walker.detectors)
            self._hits, self._weak, self._embedded = [0] * size, [0] * size, [0] * size
        firsts = [-1] * (3 * len(walker.detectors))
        if walker.compiled:
            firsts = self._compiled(texts, walker)
        else:
            data, starts, sizes = texts.laid_out()
            walker.scan(
                data.tobytes(), starts.tolist(), sizes.tolist(), texts.count, 0, self._facts, self._lengths, self._hits, self._weak,
                self._embedded, self._births, firsts, bytearray(128),
            )  # fmt: skip
        self._take_samples(texts, firsts)
        for row in rows_of_sample(start, texts.count, self._dense):
            if self._probe.wants(start + row):
                self._probe.look(texts[row], start + row)
        if self._undecided:
            self._undecided = False
            found = sum(
                n for n, d in zip(self._hits, walker.detectors, strict=True) if d.entity.id in IDENTIFIERS
            )
            values = self._tally.rows - self._tally.empty - self._facts[walk.EMPTY]
            serial = self._facts[walk.SAME_STEP] > 0.5 * values
            if found > 0.5 * values and not serial:
                self._sketch = people.empty()
        if self._sketch is not None:
            self._add_people(texts, walker)

    def _add_people(self, texts: Texts, walker: Walker) -> None:
        import numpy as np

        assert self._sketch is not None
        if walker.compiled:
            k0, k1 = (k - (k >> 63 << 64) for k in people.halves(key()))  # as numbers with a sign
            scratch = np.zeros(people.LONGEST + 8, np.uint8)
            starts, sizes = np.empty(BLOCK, np.int64), np.empty(BLOCK, np.int32)
            walker.alike(*texts.machine(), _at(starts), _at(sizes), k0, k1, _at(self._sketch), _at(scratch))
            return
        room, values = bytearray(people.LONGEST), []
        for row in range(texts.count):
            value = texts[row]
            size = walker.alike(value, 0, len(value), room)
            if size:
                values.append(bytes(room[:size]))
        people.add(self._sketch, values, key())

    def _compiled(self, texts: Texts, walker: Walker) -> list[int]:
        import numpy as np

        tables = [self._facts, self._lengths, self._hits, self._weak, self._embedded]
        arrays = [np.array(t, np.int64) for t in tables]
        if self._born is None:
            self._born = np.zeros(walk.BIRTHS, np.int32)
        firsts = np.full(3 * len(walker.detectors), -1, np.int64)
        room = np.zeros(128, np.uint8)
        starts, sizes = np.empty(BLOCK, np.int64), np.empty(BLOCK, np.int32)
        walker.scan(
            *texts.machine(),
            _at(starts),
            _at(sizes),
            *map(_at, arrays),
            _at(self._born),
            _at(firsts),
            _at(room),
        )
        for table, array in zip(tables, arrays, strict=True):
            table[:] = array.tolist()
        return firsts.tolist()

    def _take_samples(self, texts: Texts, firsts: list[int]) -> None:
        assert self._walker is not None
        for place, row in enumerate(firsts):
            entity = self._walker.detectors[place // 3].entity
            if row >= 0 and entity.keep is not None and len(self._samples[entity.id]) < MOST_SAMPLES:
                self._samples[entity.id].append(
                    mask(texts[row].decode("utf-8", "replace").strip(), entity.keep)
                )

    def _add_numbers(self, array: pa.Array, walker: Walker, start: int) -> None:
        """Whole numbers are rendered as digits where their range could hold something; their order counts in any case."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if pa.types.is_dictionary(array.type):
            array = array.dictionary_decode()
        if pa.types.is_floating(array.type) or pa.types.is_decimal(array.type):
            if self._add_money(array, start):
                return
            if _whole(array):
                array = (
                    array.cast(pa.float64()).cast(pa.int64()) if pa.types.is_floating(array.type) else array
                )
            else:
                self._add_texts(texts_of(array.cast(pa.string()), walker), walker, start)
                return
        lowest, highest = pc.min_max(array).as_py().values()
        if (
            pa.types.is_integer(array.type)
            and highest is not None
            and -PLAIN_NUMBERS < lowest <= highest < PLAIN_NUMBERS
            and self._sketch is None
        ):
            self._look_at_sample(array, start)
            self._tally.empty += array.null_count
            numbers = array.drop_null().cast(pa.int64()).to_numpy(zero_copy_only=False)
            if lowest < 0:
                self._add_lengths(-numbers[numbers < 0], 1)  # none is the lowest, which has no opposite
                numbers = numbers[numbers >= 0]
            self._add_order(numbers)
            return
        if pa.types.is_decimal(array.type) and array.type.scale > 0:
            array = array.cast(pa.decimal256(76, 0) if array.type.precision > 38 else pa.decimal128(38, 0))
        self._add_texts(texts_of(array.cast(pa.string()), walker), walker, start)

    def _add_money(self, array: pa.Array, start: int) -> bool:
        """Count floating numbers of at most two decimals without writing them out; False if they are not all such."""
        import numpy as np
        import pyarrow as pa

        if not pa.types.is_float64(array.type) or self._sketch is not None:
            return False
        numbers = array.drop_null().to_numpy(zero_copy_only=False)
        if len(numbers) == 0 or not (numbers.min() >= 0 and numbers.max() < PLAIN_NUMBERS):
            return False
        hundredths = np.rint(numbers * 100)
        if not np.array_equal(hundredths / 100, numbers) or np.signbit(numbers).any():
            return False
        whole = np.floor(numbers) == numbers
        if whole.all():
            return False  # read as whole numbers
        self._look_at_sample(array, start)
        self._tally.empty += array.null_count
        self._add_order(numbers[whole].astype(np.int64))  # written without a point
        tens = np.rint(numbers * 10) * 10 == hundredths
        self._add_lengths(numbers[tens & ~whole], 2)
        self._add_lengths(numbers[~tens], 3)
        return True

    def _look_at_sample(self, array: pa.Array, start: int) -> None:
        """Probe numbers that are not walked; they hold no identifier, so nothing is left to decide about a sketch."""
        import pyarrow as pa

        self._undecided = False
        rows = list(rows_of_sample(start, len(array), self._dense))
        for row, value in zip(rows, array.take(pa.array(rows, pa.int64())).cast(pa.string()), strict=True):
            if value.is_valid:
                self._probe.look(value.as_py().encode(), start + row)

    def _add_lengths(
        self, numbers: NDArray[np.int64] | NDArray[np.uint64] | NDArray[np.float64], more: int = 0
    ) -> None:
        """Digits of numbers from 0 on, before the point, and ``more`` characters."""
        import numpy as np

        left, size = len(numbers), 1
        while left > 0:
            longer = int(np.count_nonzero(numbers >= 10**size)) if size < 19 else 0
            self._lengths[min(size + more, 65)] += left - longer
            left, size = longer, size + 1

    def _add_order(self, numbers: NDArray[np.int64]) -> None:
        import numpy as np

        if len(numbers) == 0:
            return
        facts = self._facts
        facts[walk.NUMBERS] += len(numbers)
        before = [facts[walk.LAST]] if facts[walk.KNOWN] else []  # of the batch before
        steps = np.diff(numbers, prepend=np.array(before, np.int64))
        facts[walk.PAIRS] += len(steps)
        facts[walk.ASCENDING] += int(np.count_nonzero(steps > 0))
        earlier = [facts[walk.STEP]] if facts[walk.KNOWN] == 2 else []
        known = np.concatenate([np.array(earlier, np.int64), steps])
        facts[walk.SAME_STEP] += int(np.count_nonzero((known[1:] == known[:-1]) & (known[1:] != 0)))
        facts[walk.LAST] = int(numbers[-1])
        facts[walk.STEP] = int(steps[-1]) if len(steps) else 0
        facts[walk.KNOWN] = 2 if len(steps) else 1
        facts[walk.LOWEST] = min(facts[walk.LOWEST], int(numbers.min()))
        facts[walk.HIGHEST] = max(facts[walk.HIGHEST], int(numbers.max()))
        self._add_lengths(numbers)

    def _add_days(self, array: pa.Array) -> None:
        import numpy as np

        found = days_of(array)
        tally = self._tally
        tally.empty += len(array) - len(found.days)
        if len(found.days) == 0:
            return
        tally.dates += len(found.days)
        tally.moments += found.moments
        low, high = int(found.days.min()), int(found.days.max())
        tally.oldest = min(tally.oldest or date.max, _day(low))
        tally.newest = max(tally.newest or date.min, _day(high))
        if found.moments:
            return
        born = found.days + EPOCH.toordinal()
        born = born[(born >= CENTURY) & (born <= LAST_BIRTH)] - CENTURY
        if len(born):
            tally.births = births.added(tally.births, births.packed(CENTURY, np.bincount(born)))

    def tally(self) -> Tally:
        """All that the column has shown."""
        facts, tally = self._facts, self._tally
        tally.distinct = b"" if self._sketch is None else self._sketch.tobytes()
        tally.empty += facts[walk.EMPTY]
        tally.masked += facts[walk.MASKED]
        tally.tidied += facts[walk.TIDIED]
        tally.numbers, tally.pairs = facts[walk.NUMBERS], facts[walk.PAIRS]
        tally.ascending, tally.same_step = facts[walk.ASCENDING], facts[walk.SAME_STEP]
        if tally.numbers:
            low, high = facts[walk.LOWEST], facts[walk.HIGHEST]
            tally.lowest, tally.highest = coarse(low), coarse(high)
            if tally.numbers >= 200 and low < high and high - low < 3 * tally.numbers:
                tally.narrow = tally.numbers
        if facts[walk.DATES]:
            tally.dates += facts[walk.DATES]
            tally.oldest, tally.newest = _written(facts[walk.OLDEST]), _written(facts[walk.NEWEST])
        tally.lengths = {size: n for size, n in enumerate(self._lengths) if n}
        tally.hashes = {form: facts[walk.HEX + n] for n, form in enumerate(HEX_FORMS) if facts[walk.HEX + n]}
        for n, form in enumerate(FORMS):
            if facts[walk.FORMS_AT + n]:
                tally.hashes[form] = tally.hashes.get(form, 0) + facts[walk.FORMS_AT + n]
        if self._walker is not None:
            ids = [d.entity.id for d in self._walker.detectors]
            tally.hits = {id: n for id, n in zip(ids, self._hits, strict=True) if n}
            tally.weak = {id: n for id, n in zip(ids, self._weak, strict=True) if n}
            tally.embedded = {id: n for id, n in zip(ids, self._embedded, strict=True) if n}
        seen = births.of({_ordinal(slot): n for slot, n in self._births.items()})
        if self._born is not None:
            seen = births.added(seen, _packed(self._born))
        tally.births = births.added(tally.births, seen)
        tally.masked_samples = {e: tuple(sorted(set(s))) for e, s in self._samples.items() if s}
        if self._own is not None:
            self._own.into(tally)
        return tally


def _whole(array: pa.Array) -> bool:
    """Are all numbers of a decimal or floating array whole, and small enough to be exact?"""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_decimal(array.type) and array.type.scale <= 0:
        return True
    numbers = array.cast(pa.float64())
    fits = pc.and_(pc.equal(pc.floor(numbers), numbers), pc.less(pc.abs(numbers), 2.0**53))
    return bool(pc.all(pc.fill_null(fits, True)).as_py())


def coarse(number: int) -> int:
    """A long number with its last digits set to 0, since it may be somebody's: six are kept of ten, four of seven.

    >>> coarse(13812345678), coarse(12345678), coarse(123456)
    (13812300000, 12340000, 123456)
    """
    digits = len(str(number))
    keep = 6 if digits >= 10 else 4 if digits >= 7 else digits
    step: int = 10 ** (digits - keep)
    return number // step * step


def _at(array: NDArray[Any]) -> int:
    """Where its first number lies; the array must live on until that was used."""
    return int(array.ctypes.data)


def _ordinal(slot: int) -> int:
    return date(walk.FIRST_BIRTH_YEAR + slot // 372, slot % 372 // 31 + 1, slot % 31 + 1).toordinal()


def _packed(born: NDArray[np.int32]) -> bytes:
    """The same for all slots at once: an ID column of one part has tens of thousands."""
    import numpy as np

    slots = born.nonzero()[0]
    if len(slots) == 0:
        return b""
    months = slots // 31 + 12 * (walk.FIRST_BIRTH_YEAR - 1970)
    days = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + slots % 31
    counts = np.zeros(int(days[-1] - days[0]) + 1, np.int64)
    counts[days - days[0]] = born[slots]
    return births.packed(int(days[0]) + EPOCH.toordinal(), counts)


def _day(days: int) -> date:
    """A day since 1970, kept within what a date can say."""
    return EPOCH + timedelta(days=min(max(days, -719_162), 2_932_896))


def _written(day: int) -> date:
    return date(day // 10_000, day // 100 % 100, day % 100)
