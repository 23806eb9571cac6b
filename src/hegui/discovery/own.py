"""
The organisation's own entities and rules at work: ``[[entity]]`` and ``[[rule]]`` of hegui.toml.

    regex, words, checksum --[every value of text and whole-number columns, in compiled C]--> hits of the Tally --+
    names of columns and their comments --> Prior of the column -----------------------------------------------+--> Verdict

They add to what hegui recognises and never take from it: where it has found something by the values themselves, that stays,
and its sensitivity counts whatever an own entity says.  Only ``[[column]]`` takes a verdict away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from hegui.discovery.checksums import Checksum, passing
from hegui.discovery.nouns import Prior, Tally, Verdict
from hegui.masking import mask
from hegui.model import Column, Entity, Table
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

NAMED = 0.95  # the weight of a rule: a person has said so
VAGUE = frozenset(
    ["person-record", "personal-note", "message-content", "operation-log", "transaction", "performance"]
)  # what only a name says, and only that it is something about somebody
CLEARLY = 0.02  # a share of values below it does not bear a name out
ENOUGH = 20  # values, before their absence says anything
SHORT = 1_000  # values: below it one find in a text is enough
AT_ONCE = 1_000  # words that are looked for inside texts in one pass
NOT_PERSONAL = frozenset({"organisation", "relation", "secret"})


@dataclass(frozen=True, slots=True)
class OwnDetector:
    """An own entity, ready to be looked for."""

    entity: Entity
    sensitive: str = ""
    regex: str = ""
    words: tuple[str, ...] = ()
    checksum: Checksum | None = None
    least: float = 0.5

    @property
    def reads_values(self) -> bool:
        return bool(self.regex or self.words or self.checksum)

    @property
    def chance(self) -> float:
        return self.checksum.chance if self.checksum else 0.0


@dataclass(frozen=True, slots=True)
class OwnRule:
    """Columns of these names or comments are this entity."""

    names: tuple[str, ...]
    entity: Entity
    covers: tuple[str, ...] = ()

    def fits(self, column: Column) -> bool:
        called = [name.strip().lower() for name in (column.name, column.comment) if name.strip()]
        return any(fnmatchcase(name, pattern.lower()) for name in called for pattern in self.names)


@dataclass(frozen=True, slots=True)
class Own:
    """All that hegui.toml adds."""

    detectors: tuple[OwnDetector, ...] = ()
    rules: tuple[OwnRule, ...] = ()

    @property
    def reading(self) -> tuple[OwnDetector, ...]:
        return tuple(d for d in self.detectors if d.reads_values)

    def get(self, id: str) -> OwnDetector | None:
        return next((d for d in self.detectors if d.entity.id == id), None)

    def priors(self, table: Table, before: list[Prior]) -> list[Prior]:
        """What the rules say of the columns' names takes the place of what hegui makes of them."""
        from hegui.organisation import covered

        found = []
        for column, prior in zip(table.columns, before, strict=True):
            rule = next(
                (
                    r
                    for r in self.rules
                    if r.fits(column) and (not r.covers or covered(table.place / column.name, r.covers))
                ),
                None,
            )
            found.append(prior if rule is None else _by_rule(rule, prior))
        return found


NOTHING = Own()


def _by_rule(rule: OwnRule, prior: Prior) -> Prior:
    note = Text(
        "列名或注释符合 hegui.toml 的规则：{what}", "its name or comment fits a rule of hegui.toml: {what}"
    )
    personal = rule.entity.category not in NOT_PERSONAL
    return Prior(
        rule.entity,
        NAMED,
        not_personal=not personal and not prior.about_person,
        about_person=personal or prior.about_person,
        reasons=(note.fill(what=rule.entity.name),),
        created=prior.created,
    )


# --- counting -----------------------------------------------------------------------------------------------------------


class OwnCounter:
    """Counts the own entities in one column, batch by batch."""

    def __init__(self, detectors: tuple[OwnDetector, ...]) -> None:
        self._detectors = detectors
        self._hits: dict[str, int] = {}
        self._inside: dict[str, int] = {}
        self._samples: dict[str, list[Any]] = {}

    def add(self, array: pa.Array) -> None:
        import pyarrow.compute as pc

        texts = _texts(array)
        if texts is None:
            return
        texts = pc.utf8_trim_whitespace(texts.drop_null())
        for detector in self._detectors:
            whole = _whole(detector, texts)
            hits = pc.sum(whole).as_py() or 0
            id = detector.entity.id
            if hits:
                self._hits[id] = self._hits.get(id, 0) + hits
                self._sample(detector, texts.filter(whole)[0].as_py())
            if hits < len(texts) and detector.checksum is None:
                rest = texts.filter(pc.invert(whole)) if hits else texts
                found = sum(pc.sum(pc.match_substring_regex(rest, p)).as_py() or 0 for p in _inside(detector))
                if found:
                    self._inside[id] = self._inside.get(id, 0) + min(found, len(rest))

    def _sample(self, detector: OwnDetector, value: str) -> None:
        kept = self._samples.setdefault(detector.entity.id, [])
        if detector.entity.keep is not None and len(kept) < 3:
            kept.append(mask(value, detector.entity.keep))

    def into(self, tally: Tally) -> None:
        """Add what was counted to the column's tally."""
        tally.hits = {**tally.hits, **self._hits}
        tally.embedded = {**tally.embedded, **self._inside}
        samples = {id: tuple(sorted(set(kept))) for id, kept in self._samples.items() if kept}
        tally.masked_samples = {**tally.masked_samples, **samples}


def _texts(array: pa.Array) -> pa.Array | None:
    """The values as text, where they are text or whole numbers."""
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_string(array.type) or pa.types.is_large_string(array.type):
        return array
    if pa.types.is_integer(array.type) or (pa.types.is_decimal(array.type) and array.type.scale == 0):
        return array.cast(pa.string())
    return array.cast(pa.large_string()) if str(array.type).endswith("string_view") else None


def _whole(detector: OwnDetector, texts: pa.Array) -> pa.Array:
    """For each value: is it the entity?"""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = None
    if detector.regex or not detector.words:
        form = detector.regex or (detector.checksum.form if detector.checksum else "")
        found = pc.match_substring_regex(texts, rf"\A(?:{form})\z")
    if detector.words:
        words = pa.array([w.lower() for w in detector.words], texts.type)
        listed = pc.is_in(pc.utf8_lower(texts), value_set=words)
        found = listed if found is None else pc.or_(found, listed)
    if detector.checksum is None or not pc.any(found).as_py():
        return found
    bare = pc.replace_substring_regex(texts.filter(found), "[ -]", "")
    return pc.replace_with_mask(found, found, pa.array(passing(bare, detector.checksum)))


def _inside(detector: OwnDetector) -> Iterable[str]:
    """Patterns that find the entity in longer texts; words many at a time."""
    if detector.regex:
        yield detector.regex
    for start in range(0, len(detector.words), AT_ONCE):
        yield "(?i)" + "|".join(_quoted(word) for word in detector.words[start : start + AT_ONCE])


def _quoted(word: str) -> str:
    r"""A word as RE2 reads it literally.

    >>> _quoted("C++ (2)")
    'C\\+\\+ \\(2\\)'
    """
    return "".join("\\" + c if c in r"\.+*?()|[]{}^$" else c for c in word)


# --- the verdict --------------------------------------------------------------------------------------------------------


def judged(verdict: Verdict, tally: Tally, own: Own, prior: Prior, before: Prior) -> Verdict:
    """The verdict with what the own entities add; ``before`` is what hegui made of the name, before the rules."""
    if own.reading and tally.values:
        verdict = _borne_out(verdict, tally, own)
        verdict = _by_values(verdict, tally, own)
        verdict = _by_texts(verdict, tally, own)
    return verdict if prior is before else _not_weaker(verdict, before)


def _borne_out(verdict: Verdict, tally: Tally, own: Own) -> Verdict:
    """An own entity that a name promises: do the values keep it?"""
    detector = own.get(verdict.entity.id) if verdict.entity else None
    if detector is None or not detector.reads_values:
        return verdict
    if tally.values >= ENOUGH and tally.share(detector.entity.id) < CLEARLY:
        doubt = Text("值的形式未能证实列名", "the values do not confirm the name")
        return replace(verdict, certainty=round(verdict.certainty * 0.6, 3), why=(*verdict.why, doubt))
    return verdict


def _by_values(verdict: Verdict, tally: Tally, own: Own) -> Verdict:
    enough = [d for d in own.reading if tally.share(d.entity.id) >= max(d.least, 1.5 * d.chance)]
    if not enough:
        return verdict
    best = max(enough, key=lambda d: tally.share(d.entity.id))
    share, found = tally.share(best.entity.id), verdict.entity
    note = Text(
        f"{share:.1%} 的值符合 hegui.toml 中定义的{best.entity.name.zh}",
        f"{share:.1%} of the values are what hegui.toml defines as: {best.entity.name.en}",
    )
    certainty = round(min(0.99, max(verdict.certainty, 0.5 + share / 2)), 3)
    shown = tally.masked_samples.get(best.entity.id, ())
    if found is not None and found.id == best.entity.id:
        return replace(
            verdict, certainty=certainty, why=(*verdict.why, note), sample=shown[0] if shown else None
        )
    if found is not None and found.id not in VAGUE:
        return replace(verdict, why=(*verdict.why, note), embedded=(*verdict.embedded, best.entity.id))
    taken = _taken(verdict, best.entity, note)
    return replace(taken, certainty=certainty, protection="clear", sample=shown[0] if shown else None)


def _by_texts(verdict: Verdict, tally: Tally, own: Own) -> Verdict:
    few = 1 if tally.values < SHORT else 3
    for detector in own.reading:
        n = tally.embedded.get(detector.entity.id, 0)
        if n < max(few, 0.002 * tally.values) or (verdict.entity and verdict.entity.id == detector.entity.id):
            continue
        share, name = n / tally.values, detector.entity.name
        note = Text(
            f"文本中夹有 hegui.toml 中定义的{name.zh} {share:.1%}",
            f"inside the texts, what hegui.toml defines as: {name.en} {share:.1%}",
        )
        if verdict.entity is None:
            verdict = replace(_taken(verdict, detector.entity, note), certainty=0.9)
        else:
            verdict = replace(
                verdict, why=(*verdict.why, note), embedded=(*verdict.embedded, detector.entity.id)
            )
    return verdict


def _taken(verdict: Verdict, entity: Entity, note: Text) -> Verdict:
    """The column is this own entity; what hegui had found in it stays beside it."""
    secret = verdict.secret or entity.category == "secret"
    before = (verdict.entity.id,) if verdict.entity else ()
    personal = verdict.about_person or entity.category not in NOT_PERSONAL
    return replace(
        verdict,
        entity=entity,
        why=(*(verdict.why if verdict.about_person else ()), note),
        secret=secret,
        about_person=personal and not secret,
        embedded=(*verdict.embedded, *before),
    )


def _not_weaker(verdict: Verdict, before: Prior) -> Verdict:
    """A rule took the place of what hegui makes of the name: that counts on, for how sensitive the column is."""
    was = before.entity
    if was is None or verdict.entity is None or was.id == verdict.entity.id:
        return verdict
    if was.category == "secret":
        return replace(verdict, secret=True, about_person=False)
    if was.category in NOT_PERSONAL or was.id in verdict.embedded:
        return verdict
    return replace(verdict, embedded=(*verdict.embedded, was.id))
