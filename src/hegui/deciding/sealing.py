"""
The digest of an answer: over its JSON, most of which was written before, in the answers to other situations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import msgspec

from hegui.deciding.answer import Answer, Deciding, Part, Step
from hegui.deciding.lawbook import Lawbook

KEPT = 10_000  # pieces of JSON that are kept
_ALIKE = frozenset({Step, Deciding})  # the same ones in many answers
_NAMES = {
    kind: tuple(
        (field.name, f'{prefix}"{field.name}":'.encode())
        for prefix, field in zip("{" + "," * 99, fields(kind), strict=False)
    )
    for kind in (Answer, Part)
}


def sealed(made: Answer, law: Lawbook) -> Answer:
    """The answer with its digest: ``sha256`` over its JSON without one."""
    json = _Json(law.memory.setdefault("json", {})).of_fields(made)
    digest = "sha256:" + hashlib.sha256(json).hexdigest()
    object.__setattr__(made, "digest", digest)  # nobody has seen it yet
    return made


class _Json:
    """Writes what ``msgspec.json.encode`` writes."""

    def __init__(self, kept: dict[Any, Any]) -> None:
        self.kept = kept
        if len(kept) > KEPT:
            kept.clear()

    def of_fields(self, made: Answer | Part) -> bytes:
        found: list[bytes] = []
        for name, prefix in _NAMES[type(made)]:
            value = getattr(made, name)
            found += (prefix, self.of_law(value) if name == "law" else self.of(value))
        return b"".join([*found, b"}"])

    def of(self, value: Any) -> bytes:
        if type(value) is not tuple or not value:
            return msgspec.json.encode(value)
        if type(value[0]) is Part:
            return b"[" + b",".join([self.of_fields(part) for part in value]) + b"]"
        if type(value[0]) not in _ALIKE:
            return msgspec.json.encode(value)
        return b"[" + b",".join([self.of_one(each) for each in value]) + b"]"

    def of_one(self, value: Any) -> bytes:
        """Of something that stays as long as its JSON does, so that its id is its own."""
        before: tuple[Any, bytes] | None = self.kept.get(id(value))
        if before is None:
            before = self.kept[id(value)] = (value, msgspec.json.encode(value))
        return before[1]

    def of_law(self, values: Mapping[str, Any]) -> bytes:
        """Of the values of the law: the same for the same keys."""
        key = tuple(values)
        found: bytes | None = self.kept.get(key)
        if found is None:
            found = self.kept[key] = b"{" + b",".join(self._by_name(values.items())) + b"}"
        return found

    def _by_name(self, values: Iterable[tuple[str, Any]]) -> Iterable[bytes]:
        for name, value in values:
            if name not in self.kept:
                self.kept[name] = msgspec.json.encode(name) + b":" + msgspec.json.encode(value)
            yield self.kept[name]
