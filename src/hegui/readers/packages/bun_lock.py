"""bun.lock, the text form: JSON with comments and commas before closing brackets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, table, word
from hegui.readers.packages.npm_names import alias, origin_of, split
from hegui.readers.packages.reaching import reached
from hegui.text import Text

_LOOSE = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|,(?=\s*[}\]])')
_GROUPS = ("dependencies", "optionalDependencies", "peerDependencies")


@reader("bun-lock", takes=("bun.lock",), title=Text("bun.lock", "bun.lock"), named=True)
def read_bun(source: Source) -> Iterator[Read]:
    """Yield the Packages that bun locked."""
    yield from read_packages(source, Text("bun.lock", "bun.lock"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    lock = table(json.loads(_LOOSE.sub(lambda m: m[1] or "", file.text)))
    if "lockfileVersion" not in lock:
        raise ValueError
    listed = table(lock.get("packages"))
    own = [table(each) for each in table(lock.get("workspaces")).values()]
    asked = {n for each in own for group in _GROUPS for n in table(each.get(group))}
    named = asked | {n for each in own for n in table(each.get("devDependencies"))}
    needs = {key: _needs(key, said, listed) for key, said in listed.items()}
    main = reached(asked, needs)
    for key, said in listed.items():
        if not isinstance(said, list) or not said:
            raise ValueError
        name, behind = split(word(said[0]))
        name, behind = alias(name, behind)
        if behind.startswith(("workspace:", "link:", "file:")) and not behind.endswith((".tgz", ".tar.gz")):
            continue
        exact = behind if re.match(r"\d", behind) else None
        digest = word(said[-1]) if len(said) > 2 else ""
        yield Package(
            file.place, "npm", name, version=exact, asks="" if exact else behind,
            direct=key in named, development=key not in main,
            digests=(digest,) if digest.startswith("sha") else (),
            origin=origin_of(behind) or origin_of(word(said[1]) if len(said) > 1 else ""),
        )  # fmt: skip


def _needs(key: str, said: object, listed: dict[str, object]) -> list[str]:
    """Keys of what a package needs: its own copy under ``key/``, else the common one."""
    inside = next((e for e in said if isinstance(e, dict)), {}) if isinstance(said, list) else {}
    names = [n for group in _GROUPS for n in table(inside.get(group))]
    return [f"{key}/{n}" if f"{key}/{n}" in listed else n for n in names]
