"""Counts how often verdicts agree with labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from accuracy.devset import Label, Labelled

Said = tuple[str, str]
"""What was said of a column: entity id (or empty) and sensitivity."""
Classify = Callable[[Labelled], list[Said]]

PERSON_REF = "person-ref"
RESIDUAL = frozenset({"", "person-record", "personal-note", PERSON_REF})
SAME = (  # names alone cannot tell these apart, and nothing follows from telling them
    frozenset({"password", "password-hash"}),
    frozenset({"mobile", "landline"}),
)


@dataclass(slots=True)
class Wrong:
    """A column that was judged wrong, for whoever improves the rules."""

    where: str
    column: Label
    said: Said


@dataclass(slots=True)
class Score:
    """Of one split.  A column whose labels stand on both sides of the line counts for neither precision nor recall."""

    columns: int = 0
    right: int = 0  # sensitivity exactly as labelled, or as defensible
    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    ids: int = 0  # bare ids of persons, which rule 5 leaves open
    ids_said: int = 0  # of those: called personal, for where they point
    strict: list[int] = field(default_factory=lambda: [0, 0, 0])  # tp, fp, fn by the first label alone
    sensitive: int = 0  # labelled sensitive and nothing less
    sensitive_found: int = 0
    entities: int = 0  # labelled with a specific entity
    entities_right: int = 0
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    entity_confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return _share(self.true_positive, self.true_positive + self.false_positive)

    @property
    def recall(self) -> float:
        return _share(self.true_positive, self.true_positive + self.false_negative)

    @property
    def f1(self) -> float:
        return f1(self.true_positive, self.false_positive, self.false_negative)

    @property
    def strict_f1(self) -> float:
        return f1(*self.strict)

    @property
    def sensitive_recall(self) -> float:
        return _share(self.sensitive_found, self.sensitive)

    @property
    def entity_accuracy(self) -> float:
        return _share(self.entities_right, self.entities)

    @property
    def accuracy(self) -> float:
        return _share(self.right, self.columns)


def score(tables: list[Labelled], classify: Classify) -> Score:
    """Ask about every table and count."""
    total = Score()
    for table in tables:
        said = classify(table)
        assert len(said) == len(table.columns), f"{table.system}.{table.name}: a column got no verdict"
        for column, verdict in zip(table.columns, said, strict=True):
            _count(total, f"{table.system}:{table.name}.{column.name}", column, verdict)
    return total


def _count(total: Score, where: str, column: Label, said: Said) -> None:
    entity, sensitivity = said
    total.columns += 1
    positive = sensitivity != "none"
    sides = {label != "none" for label in column.sensitivities}
    if column.entity == PERSON_REF and sides == {False}:
        total.ids += 1
        total.ids_said += positive
        sides = {False, True} if entity == PERSON_REF else sides
    if sides == {True}:
        total.true_positive += positive
        total.false_negative += not positive
    elif sides == {False}:
        total.false_positive += positive
    first = column.sensitivity != "none"
    total.strict[0] += first and positive
    total.strict[1] += not first and positive
    total.strict[2] += first and not positive
    if set(column.sensitivities) == {"sensitive"}:
        total.sensitive += 1
        total.sensitive_found += sensitivity in ("sensitive", "secret")
    right = sensitivity in column.sensitivities or (
        entity == column.entity == PERSON_REF and sensitivity == "personal"
    )
    total.right += right
    if not right:
        total.confusions[column.sensitivity, sensitivity] += 1
    named = _entity(total, column, entity)
    if not right or not named:
        total.wrong.append(Wrong(where, column, said))


def _entity(total: Score, column: Label, entity: str) -> bool:
    """Counted only where the label names a specific entity; a residual says too little to be right or wrong.

    Nothing said is no mistake where the column may as well be nobody's.
    """
    if column.entity in RESIDUAL or (not entity and "none" in column.sensitivities):
        return True
    total.entities += 1
    right = any(entity == accepted or {entity, accepted} in SAME for accepted in column.entities)
    total.entities_right += right
    if not right:
        total.entity_confusions[column.entity, entity or "-"] += 1
    return right


def f1(true_positive: int, false_positive: int, false_negative: int) -> float:
    return _share(2 * true_positive, 2 * true_positive + false_positive + false_negative)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


# --- spans in running text


@dataclass(frozen=True, slots=True)
class Span:
    """An entity at ``text[start:end]``."""

    entity: str
    start: int
    end: int


def count_spans(text: str, truth: list[Span], found: list[Span], entity: str) -> tuple[int, int, int]:
    """True and false positives and misses of one entity in one text; a span must hold the same value, nothing beside it."""
    wanted = Counter(_value(text, span) for span in truth if span.entity == entity)
    got = Counter(_value(text, span) for span in found if span.entity == entity)
    hit = sum((wanted & got).values())
    return hit, sum(got.values()) - hit, sum(wanted.values()) - hit


def count_overlap(text: str, truth: list[Span], found: list[Span], entity: str) -> tuple[int, int, int]:
    """The same in characters: how much of what was marked is right, how much of what is right was marked."""
    wanted = {i for span in truth if span.entity == entity for i in range(span.start, span.end)}
    got = {i for span in found if span.entity == entity for i in range(span.start, span.end)}
    return len(wanted & got), len(got - wanted), len(wanted - got)


def _value(text: str, span: Span) -> tuple[int, str]:
    """The value with spaces, hyphens and +86 taken out, and where it ends: a span with a neighbour in it differs."""
    raw = text[span.start : span.end]
    if span.entity in ("mobile", "cn-resident-id", "bank-card"):
        kept = "".join(c for c in raw.translate(_NARROW) if c.isascii() and c.isalnum()).upper()
        other = sum(not (c.isascii() and (c.isalnum() or c in " -+()")) for c in raw.translate(_NARROW))
        if span.entity == "mobile" and len(kept) == 13 and kept.startswith("86"):
            kept = kept[2:]
        return span.end, kept + "!" * other
    return span.end, raw


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
