"""
How tables belong together: a column whose values are another table's key, so that ``t_score.user_id`` is about the people in
``user``; and columns that single somebody out together.

Three witnesses: a foreign key that the source declares, the names (``user_id`` and a key of ``user``), and the keyed sketches
of both columns.  A sketch keeps for each of its registers the highest rank of any value; so where all values of one column
are among those of another, no register of the first stands higher.  How often that holds by chance is reckoned and told.
Small whole numbers lie within one another everywhere: values alone tie only identifiers of people, such as ID numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hegui.discovery.pointing import KEEPER, names_of, shard_of, stem_of
from hegui.model import Combination, Holding, Place, Relation
from hegui.text import Text

Table = tuple[str, str]  # source and table

TIED_BY_VALUES = frozenset(
    ["cn-resident-id", "mobile", "email", "student-no", "employee-no", "medical-record-no", "social-security-no", "medical-insurance-no", "cn-passport", "social-id"]
)  # fmt: skip
FEW = 30  # registers, before sketches say anything
MISSING = 0.02  # of the values may have no row there: deleted users, test data
BY_CHANCE = 0.001
GLANCED = 4  # one register in so many is looked at before all are compared
MISFITS = 0.1  # of those: far more than of values that are all there

DIRECT = frozenset(
    ["person-name", "cn-resident-id", "id-document", "cn-passport", "hk-macao-permit", "taiwan-permit", "officer-id", "driving-licence", "mobile", "email", "bank-card", "social-security-no", "medical-insurance-no", "face", "id-photo"]
)  # fmt: skip
WHO = ("birth-date", "age")
TRAIT = ("gender", "ethnicity", "marital-status", "nationality", "political-status")
WHERE = ("region", "postcode", "native-place", "address", "household", "login-place", "employer")
FURTHER = ("education", "occupation", "religion", "disability", "military-service", "special-identity")


@dataclass(frozen=True, slots=True)
class Witness:
    """What two sketches say: the share of registers that fit, and how likely so many fit by chance."""

    share: float
    chance: float

    @property
    def against(self) -> bool:
        return self.share < 1 - MISSING

    @property
    def certain(self) -> bool:
        return not self.against and self.chance < BY_CHANCE


def within(a: bytes, b: bytes) -> Witness | None:
    """Are the values of sketch ``a`` among those of ``b``?  None where they are too few to tell."""
    import numpy as np

    if not a or not b:
        return None
    ours, theirs = np.frombuffer(a, np.uint8), np.frombuffer(b, np.uint8)
    filled = ours > 0
    count = int(filled.sum())
    if count < FEW:
        return None
    ranks = theirs[filled].astype(np.float64)
    each = float(np.mean(1 - 2.0**-ranks))  # one value more finds as high a rank there already
    return Witness(float(np.mean(ours[filled] <= ranks)), each**count)


# --- relations ---------------------------------------------------------------------------------------------------------


def relations_of(held: Iterable[Holding]) -> tuple[Relation, ...]:
    """The relations between the tables of each source, in the order of their columns; a column has one at most."""
    known = _Known(_tables(held))
    found = [
        relation
        for table, columns in known.tables.items()
        for column in columns
        if (relation := _relation(column, table, known)) is not None
    ]
    return tuple(found)


class _Known:
    """All tables, and where to look for what ties them: there may be thousands."""

    def __init__(self, tables: dict[Table, list[Holding]]) -> None:
        self.tables = tables
        self.declared: dict[Table, list[Holding]] = {}  # by source and name in lower case
        self.named: dict[tuple[str, str], list[Table]] = {}  # by home and what a column may call them
        same: dict[str, list[Holding]] = {}
        for table, columns in tables.items():
            self.declared.setdefault((table[0], table[1].lower()), []).extend(columns)
            for name in names_of(table[1]):
                self.named.setdefault((_home(table), name), []).append(table)
            for column in columns:
                if _is_tied_by_values(column):
                    same.setdefault(column.entity.id if column.entity else "", []).append(column)
        self.same = {entity: _Sketches(columns) for entity, columns in same.items()}


def _tables(held: Iterable[Holding]) -> dict[Table, list[Holding]]:
    tables: dict[Table, list[Holding]] = {}
    for one in held:
        tables.setdefault((one.place.source, one.table), []).append(one)
    return tables


def _relation(column: Holding, table: Table, known: _Known) -> Relation | None:
    for witness in (_declared, _by_names, _by_values):
        found = witness(column, table, known)
        if found is not None:
            return found
    return None


def _declared(column: Holding, table: Table, known: _Known) -> Relation | None:
    if not column.refers:
        return None
    name, _, key = column.refers.rpartition(".")
    target = next(
        (
            other
            for other in known.declared.get((table[0], name.lower()), ())
            if other.column.lower() == key.lower() or (not key and other.key)
        ),
        None,
    )
    if target is None:
        return None
    notes = [Text("数据源声明了外键", "the source declares a foreign key")]
    seen = within(column.own, target.own)
    if seen is not None:
        notes.append(_told(seen))
    return _made(column, target, "declared", 1.0, notes, known.tables)


def _by_names(column: Holding, table: Table, known: _Known) -> Relation | None:
    stem = stem_of(column.column)
    if not stem or _is_own_key(column, table, stem):
        return None
    end = stem.rpartition("_")[2]
    for exact, wanted in ((True, stem), (False, end if end != stem else "")):
        called = known.named.get((_home(table), wanted), ())
        shard = shard_of(table[1])
        for other in sorted(called, key=lambda each: shard_of(each[1]) != shard):  # parts of one number first
            if other == table:
                continue
            key = _key_of(known.tables[other], stem, column.column.lower())
            if key is None:
                continue
            seen = within(column.own, key.own)
            if seen is not None and seen.against:
                continue
            note = Text("列名指向该表的键", "the name points to the key of that table")
            certainty = 0.8 if exact else 0.6
            notes = [note]
            if seen is not None:
                notes.append(_told(seen))
                certainty = 0.95 if seen.certain else certainty
            return _made(column, key, "names", certainty, notes, known.tables)
    return None


def _is_own_key(column: Holding, table: Table, stem: str) -> bool:
    """``user.user_id`` and ``user.id`` are the key itself."""
    return column.key and (stem in names_of(table[1]) or stem in ("", "id"))


def _home(table: Table) -> str:
    """The database, or the folder that files lie in."""
    return table[0].partition("/")[0]


def _key_of(columns: list[Holding], stem: str, name: str) -> Holding | None:
    keys = [c for c in columns if c.key]
    if len(keys) == 1:
        return keys[0]
    named = [c for c in keys or columns if c.column.lower() in ("id", name, f"{stem}_id", f"{stem}id")]
    return named[0] if named else None


def _by_values(column: Holding, table: Table, known: _Known) -> Relation | None:
    """The same identifier in two tables, all of one among those of the other."""
    if not _is_tied_by_values(column):
        return None
    assert column.entity is not None
    key = known.same[column.entity.id].around(column)
    if key is None:
        return None
    seen = within(column.own, key.own)
    assert seen is not None
    return _made(column, key, "values", 0.9, [_told(seen)], known.tables)


def _is_tied_by_values(column: Holding) -> bool:
    return column.entity is not None and column.entity.id in TIED_BY_VALUES and bool(column.own)


class _Sketches:
    """The sketches of all columns that hold one kind of identifier, compared with one of them at once."""

    def __init__(self, columns: list[Holding]) -> None:
        import numpy as np

        self._columns = columns
        self._registers = np.stack([np.frombuffer(column.own, np.uint8)[::GLANCED] for column in columns])
        self._empty = np.array([column.own.count(0) for column in columns])
        self._tables = [(column.place.source, column.table) for column in columns]

    def around(self, column: Holding) -> Holding | None:
        """The column in another table whose values are more, and surely hold all of this one's; of several the least by chance."""
        import numpy as np

        if len(column.own) - column.own.count(0) < FEW:
            return None
        ours = np.frombuffer(column.own, np.uint8)[::GLANCED]
        filled = np.flatnonzero(ours)
        misfits = (self._registers[:, filled] < ours[filled]).sum(axis=1)
        fits = misfits <= max(len(filled) * MISFITS, 2)
        likely = np.flatnonzero(fits & (self._empty <= column.own.count(0)))
        best: tuple[float, Holding] | None = None
        for place in likely.tolist():
            key = self._columns[place]
            if self._tables[place] == (column.place.source, column.table) or not _smaller(column, key):
                continue
            seen = within(column.own, key.own)
            if seen is not None and seen.certain and (best is None or seen.chance < best[0]):
                best = seen.chance, key
        return best[1] if best else None


def _smaller(a: Holding, b: Holding) -> bool:
    """Fewer different values; of two equals, the one that comes first in order is the key."""
    ours, theirs = a.own.count(0), b.own.count(0)
    return ours > theirs or (ours == theirs and str(a.place) > str(b.place))


def _told(seen: Witness) -> Text:
    share = f"{seen.share:.1%}"
    chance = f"{seen.chance:.1%}" if seen.chance >= BY_CHANCE else "<0.1%"
    return Text(
        f"比对两列的加密摘要：{share} 与该键相符（偶然如此的可能 {chance}）",
        f"keyed sketches of both columns compared: {share} fit that key (by chance in {chance})",
    )


def _made(
    column: Holding,
    key: Holding,
    by: str,
    certainty: float,
    why: list[Text],
    tables: dict[Table, list[Holding]],
) -> Relation:
    about_people = not KEEPER.search(column.column) and any(
        h.sensitivity in ("personal", "sensitive") for h in tables[(key.place.source, key.table)]
    )
    assert by in ("declared", "names", "values")
    return Relation(column.place, key.place, by, certainty, tuple(why), about_people)  # type: ignore[arg-type]


def of_the_same_people(held: Iterable[Holding], relations: Iterable[Relation]) -> dict[Table, Table]:
    """Tables whose people are all in another table that is counted, and that table: they are not counted once more."""
    places = {h.place: (h.place.source, h.table) for h in held}
    counted = {(h.place.source, h.table): h for h in held if h.people is not None}
    inside: dict[Table, Table] = {}
    for relation in relations:
        here, there = places.get(relation.place), places.get(relation.to)
        if here is None or there is None or here == there or not relation.people or there not in counted:
            continue
        if here in counted and counted[here].identifier in ("", "person-ref") and relation.certainty >= 0.8:
            inside[here] = there
    return inside


# --- combinations ------------------------------------------------------------------------------------------------------


def combinations_of(held: Iterable[Holding]) -> Iterator[Combination]:
    """For each table that has them: when somebody was born, a trait, and where; or an age with three of the others."""
    for columns in _tables(held).values():
        known = [
            h
            for h in columns
            if h.sensitivity in ("personal", "sensitive") and h.entity and h.protection == "clear"
        ]
        first = {id: _first(known, id) for id in (*WHO, *TRAIT, *WHERE, *FURTHER)}
        born = first["birth-date"]
        who = born or first["age"]
        traits = [h for id in TRAIT if (h := first[id])]
        places = [h for id in WHERE if (h := first[id])]
        further = [h for id in FURTHER if (h := first[id])]
        if who is None or not traits or not places or (born is None and len(traits + places + further) < 3):
            continue
        chosen = [who, *traits[:2], *places[:2], *further[:2]]
        direct = any(h.entity and h.entity.id in DIRECT for h in known)
        table = columns[0]
        yield Combination(
            place=_place_of(table),
            columns=tuple(h.column for h in chosen),
            entities=tuple(h.entity.id for h in chosen if h.entity),
            identified=direct,
            why=_because(direct),
        )


def _first(held: list[Holding], id: str) -> Holding | None:
    return next((h for h in held if h.entity is not None and h.entity.id == id), None)


def _place_of(held: Holding) -> Place:
    path = (
        held.place.path.removesuffix(f".{held.column}")
        if held.place.path.endswith(held.column)
        else held.table
    )
    return Place(held.place.source, path)


def _because(direct: bool) -> Text:
    if direct:
        return Text(
            "同表另有直接标识；即使去掉它们，这些列合在一起仍可能认出个人，不算匿名化（个保法第七十三条）",
            "the table names people outright too; without those, these columns together may still single somebody out: "
            "that is no anonymisation (PIPL Art 73)",
        )
    return Text(
        "表中没有明文的直接标识，但这些列合在一起可能认出个人，不算匿名化（个保法第七十三条）",
        "no column names people in the clear, yet these together may single somebody out: no anonymisation (PIPL Art 73)",
    )
