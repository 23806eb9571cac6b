"""
What a pom.xml says: coordinates, properties, dependencies, what it manages; and where other poms lie.

A parent is looked for where the pom says (``../pom.xml`` unless told otherwise), then in the local repository of Maven
(~/.m2/repository); nothing is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from hegui.readers.packages import Manifest, text_of
from hegui.readers.packages.xml_tree import Node, tree

DEEPEST = 30  # parents above each other
MOST_MODULES = 2_000
_SAFE = re.compile(r"(?!.*\.\.)[\w.-]+")
_PROPERTY = re.compile(r"\$\{([^${}]+)\}")


@dataclass(frozen=True, slots=True)
class Dependency:
    """A dependency as it is written, its properties not yet filled in."""

    group: str
    artifact: str
    version: str
    scope: str
    type: str
    classifier: str


@dataclass(slots=True)
class Model:
    """One pom.xml."""

    group: str = ""
    artifact: str = ""
    version: str = ""
    parent: tuple[str, str, str] | None = None
    parent_path: str = "../pom.xml"
    properties: dict[str, str] = field(default_factory=dict)
    dependencies: list[Dependency] = field(default_factory=list)
    managed: list[Dependency] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    other_profiles: int = 0  # profiles with dependencies that are not on by default


def model(text: str) -> Model:
    """Raises ValueError where it is no pom."""
    root = tree(text)
    if root.name != "project":
        raise ValueError
    parent = root.first("parent")
    made = Model(
        group=root.value("groupId") or (parent.value("groupId") if parent else ""),
        artifact=root.value("artifactId"),
        version=root.value("version") or (parent.value("version") if parent else ""),
    )
    if parent is not None:
        made.parent = (parent.value("groupId"), parent.value("artifactId"), parent.value("version"))
        way = parent.first("relativePath")
        made.parent_path = way.text.strip() if way is not None else "../pom.xml"
    _add(made, root)
    for profile in root.all("profiles", "profile"):
        if profile.value("activation", "activeByDefault") == "true":
            _add(made, profile)
        elif profile.first("dependencies", "dependency") is not None:
            made.other_profiles += 1
            made.modules += [m.text.strip() for m in profile.all("modules", "module")]
    return made


def _add(made: Model, node: Node) -> None:
    properties = node.first("properties")
    if properties is not None:
        made.properties.update({p.name: p.text.strip() for p in properties.children})
    made.dependencies += [_dependency(d) for d in node.all("dependencies", "dependency")]
    made.managed += [_dependency(d) for d in node.all("dependencyManagement", "dependencies", "dependency")]
    made.modules += [m.text.strip() for m in node.all("modules", "module")]


def _dependency(node: Node) -> Dependency:
    return Dependency(
        node.value("groupId"), node.value("artifactId"), node.value("version"), node.value("scope"),
        node.value("type"), node.value("classifier"),
    )  # fmt: skip


@dataclass(slots=True)
class Effective:
    """A pom with its parents: what is known of it, and the poms that are not at hand."""

    chain: list[Model]  # itself first
    missing: list[str] = field(default_factory=list)  # "group:artifact:version"

    def fill(self, said: str) -> str:
        """A text with its properties filled in, those that are known."""
        for _ in range(DEEPEST):
            filled = _PROPERTY.sub(lambda m: self._property(m[1], m[0]), said)
            if filled == said:
                break
            said = filled
        return said

    def _property(self, name: str, otherwise: str) -> str:
        own = self.chain[0]
        short = re.sub(r"^(?:project|pom)\.", "", name)
        if short != name or name in ("version", "groupId", "artifactId"):
            parent = own.parent or ("", "", "")
            known = {
                "version": own.version, "groupId": own.group, "artifactId": own.artifact,
                "parent.version": parent[2], "parent.groupId": parent[0], "parent.artifactId": parent[1],
            }  # fmt: skip
            if known.get(short):
                return known[short]
        return next((m.properties[name] for m in self.chain if name in m.properties), otherwise)


def effective(file: Manifest) -> Effective:
    """The pom with all its parents that are at hand."""
    made = Effective([model(file.text)])
    here: Manifest | None = file
    seen: set[tuple[str, str, str]] = set()
    while (parent := made.chain[-1].parent) is not None and len(made.chain) < DEEPEST:
        if parent in seen:
            break
        seen.add(parent)
        local = _beside(here, made.chain[-1]) if here is not None else None
        found = local[1] if local is not None else in_repository(*(made.fill(p) for p in parent))
        here = local[0] if local is not None else None
        if found is None:
            made.missing.append(":".join(parent))
            break
        made.chain.append(found)
    return made


def _beside(file: Manifest, child: Model) -> tuple[Manifest, Model] | None:
    if not child.parent_path or child.parent is None:
        return None
    way = child.parent_path
    there = file.other(way if way.endswith(".xml") else f"{way.rstrip('/')}/pom.xml")
    if there is None:
        return None
    try:
        found = model(there.text)
    except ValueError:
        return None
    return (there, found) if found.artifact == child.parent[1] else None


def in_repository(group: str, artifact: str, version: str) -> Model | None:
    """A pom that Maven has in its local repository."""
    if not all(_SAFE.fullmatch(part) for part in (group, artifact, version)):
        return None
    home = Path.home() / ".m2" / "repository"
    path = home.joinpath(*group.split("."), artifact, version, f"{artifact}-{version}.pom")
    try:
        return model(text_of(path)) if path.is_file() else None
    except (OSError, ValueError, MemoryError):
        return None


def own_modules(file: Manifest) -> frozenset[str]:
    """``group:artifact`` of every module of the build that this pom belongs to."""
    top = file
    for _ in range(DEEPEST):
        try:
            above = _beside(top, model(top.text))
        except ValueError:
            break
        if above is None:
            break
        top = above[0]
    if top.source.path is None:
        return frozenset()
    return _modules_of(str(top.source.path), top)


@lru_cache(maxsize=8)
def _modules_of(path: str, top: Manifest) -> frozenset[str]:
    found: set[str] = set()
    left, seen = [top], 0
    while left and seen < MOST_MODULES:
        file = left.pop()
        seen += 1
        try:
            said = model(file.text)
        except ValueError:
            continue
        found.add(f"{said.group}:{said.artifact}")
        for way in said.modules:
            inner = file.other(way if way.endswith(".xml") else f"{way}/pom.xml")
            if inner is not None:
                left.append(inner)
    return frozenset(found)
