"""
The lock files of Python: poetry.lock, pdm.lock, uv.lock, pylock.toml and Pipfile.lock.

A folder of one's own that is locked (editable, virtual, directory, path) is a part of the project and no component.  A mirror of
the index (poetry's source of type "legacy") is the registry, not another origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, rows, table, toml, without_secrets, word
from hegui.readers.packages.reaching import reached
from hegui.text import Text

_DEVELOPMENT = frozenset(
    [
        "dev",
        "develop",
        "development",
        "test",
        "tests",
        "testing",
        "lint",
        "linting",
        "typing",
        "types",
        "type",
        "doc",
        "docs",
        "ci",
        "format",
        "fmt",
        "check",
        "quality",
        "mypy",
        "bench",
        "benchmark",
        "benchmarks",
        "pre-commit",
        "release",
        "build",
    ]
)
"""Groups that are for development when no pyproject.toml beside says so."""


# --- poetry -----------------------------------------------------------------------------------------------------


@reader("poetry-lock", takes=("poetry.lock",), title=Text("poetry.lock", "poetry.lock"), named=True)
def read_poetry(source: Source) -> Iterator[Read]:
    """Yield the Packages that poetry locked."""
    yield from read_packages(source, Text("poetry.lock", "poetry.lock"), poetry)


def poetry(file: Manifest) -> Iterator[Package | Skipped]:
    lock = toml(file.text)
    listed = [table(each) for each in rows(lock.get("package"))]
    metadata = table(lock.get("metadata"))
    if "package" not in lock and "content-hash" not in metadata:
        raise ValueError
    files = table(metadata.get("files"))
    hashes = table(metadata.get("hashes"))
    project = _project(file)
    names = {_normal(word(each.get("name"))): each for each in listed}
    needs = {
        name: [_normal(n) for n in table(each.get("dependencies"))]
        + [_normal(str(n).partition(" ")[0]) for n in _flat(table(each.get("extras")).values())]
        for name, each in names.items()
    }
    main = reached(project.main, needs) if project is not None else None
    for each in listed:
        origin = table(each.get("source"))
        if origin.get("type") == "directory":
            continue
        name = str(each["name"])
        found = (
            rows(each.get("files")) or rows(files.get(name)) or [{"hash": h} for h in rows(hashes.get(name))]
        )
        yield Package(
            file.place, "PyPI", name, version=str(each["version"]),
            direct=_normal(name) in project.named if project else None,
            development=_of_poetry(each, main, _normal(name)),
            digests=_hashes(found),
            origin=_origin(origin) if origin.get("type") in ("git", "url", "file") else "",
            needs=tuple(table(each.get("dependencies"))),
        )  # fmt: skip


def _of_poetry(package: dict[str, Any], main: set[str] | None, name: str) -> bool:
    if "groups" in package:
        return "main" not in rows(package["groups"])
    if "category" in package:
        return bool(package["category"] == "dev")
    return main is not None and name not in main


def _origin(source: dict[str, Any]) -> str:
    where = word(source.get("url")) or word(source.get("type"))
    return without_secrets(where)


# --- pdm --------------------------------------------------------------------------------------------------------


@reader("pdm-lock", takes=("pdm.lock", "pdm.*.lock"), title=Text("pdm.lock", "pdm.lock"), named=True)
def read_pdm(source: Source) -> Iterator[Read]:
    """Yield the Packages that pdm locked."""
    yield from read_packages(source, Text("pdm.lock", "pdm.lock"), pdm)


def pdm(file: Manifest) -> Iterator[Package | Skipped]:
    lock = toml(file.text)
    metadata = table(lock.get("metadata"))
    if "package" not in lock and not metadata:
        raise ValueError
    files = table(metadata.get("files"))
    project = _project(file)
    for each in (table(e) for e in rows(lock.get("package"))):
        if each.get("editable") or ("path" in each and not _is_file(word(each["path"]))):
            continue
        name, version = str(each["name"]), word(each.get("version")) or None
        groups = [str(g) for g in rows(each.get("groups"))]
        where = next((word(each[k]) for k in ("git", "hg", "url", "path") if word(each.get(k))), "")
        found = rows(each.get("files")) or rows(files.get(f"{name} {version}"))
        yield Package(
            file.place, "PyPI", name, version=version,
            direct=_normal(name) in project.named if project else None,
            development=bool(groups) and "default" not in groups and _all_development(groups, project),
            digests=_hashes(found), origin=without_secrets(where),
            needs=tuple(dict.fromkeys(_name_of(n) for n in rows(each.get("dependencies")))),
        )  # fmt: skip


# --- uv ---------------------------------------------------------------------------------------------------------


@reader("uv-lock", takes=("uv.lock",), title=Text("uv.lock", "uv.lock"), named=True)
def read_uv(source: Source) -> Iterator[Read]:
    """Yield the Packages that uv locked."""
    yield from read_packages(source, Text("uv.lock", "uv.lock"), uv)


def uv(file: Manifest) -> Iterator[Package | Skipped]:
    lock = toml(file.text)
    if "version" not in lock and "package" not in lock:
        raise ValueError
    listed = [table(each) for each in rows(lock.get("package") or lock.get("distribution"))]
    own = [each for each in listed if _is_own(each)]
    needs: dict[str, list[str]] = {}
    for each in listed:
        optional = _flat(table(each.get("optional-dependencies")).values())
        needs.setdefault(str(each["name"]), []).extend(_names([*rows(each.get("dependencies")), *optional]))
    named = {n for each in own for n in needs[str(each["name"])]}
    for_development = {
        n
        for each in own
        for n in _names(_flat(table(each.get("dev-dependencies") or each.get("dependency-groups")).values()))
    }
    main = reached([str(each["name"]) for each in own], needs)
    for each in listed:
        if _is_own(each):
            continue
        name, origin = str(each["name"]), table(each.get("source"))
        files = [*rows(each.get("wheels")), *([each["sdist"]] if isinstance(each.get("sdist"), dict) else [])]
        where = next((word(origin[k]) for k in ("git", "url", "path") if word(origin.get(k))), "")
        yield Package(
            file.place, "PyPI", name, version=word(each.get("version")) or None,
            direct=name in named or name in for_development if own else None,
            development=bool(own) and name not in main,
            digests=_hashes(files), origin=without_secrets(where), needs=_of_uv(each),
        )  # fmt: skip


def _of_uv(package: dict[str, Any]) -> tuple[str, ...]:
    """With what its extras need: uv locks those that somebody asks for."""
    optional = _flat(table(package.get("optional-dependencies")).values())
    needs = map(table, [*rows(package.get("dependencies")), *optional])
    return tuple(dict.fromkeys(f"{word(n.get('name'))} {word(n.get('version'))}".strip() for n in needs))


def _is_own(package: dict[str, Any]) -> bool:
    source = package.get("source")
    return isinstance(source, dict) and any(k in source for k in ("virtual", "editable", "directory"))


# --- pylock.toml and Pipfile.lock ---------------------------------------------------------------------------------


@reader(
    "pylock", takes=("pylock.toml", "pylock.*.toml"), title=Text("pylock.toml", "pylock.toml"), named=True
)
def read_pylock(source: Source) -> Iterator[Read]:
    """Yield the Packages of a pylock.toml (PEP 751)."""
    yield from read_packages(source, Text("pylock.toml", "pylock.toml"), pylock)


def pylock(file: Manifest) -> Iterator[Package | Skipped]:
    lock = toml(file.text)
    if "lock-version" not in lock:
        raise ValueError
    for each in (table(e) for e in rows(lock.get("packages"))):
        if "directory" in each:
            continue
        archive, vcs, sdist = table(each.get("archive")), table(each.get("vcs")), table(each.get("sdist"))
        files = [archive, sdist, *rows(each.get("wheels"))]
        where = (
            word(vcs.get("url"))
            or word(archive.get("url"))
            or word(archive.get("path"))
            or word(vcs.get("path"))
        )
        yield Package(
            file.place, "PyPI", str(each["name"]), version=word(each.get("version")) or None,
            development=_only_in_groups(word(each.get("marker"))),
            digests=tuple(
                f"{kind}:{value}" for f in files for kind, value in table(table(f).get("hashes")).items()
            ),
            origin=without_secrets(where),
        )  # fmt: skip


def _only_in_groups(marker: str) -> bool:
    groups = re.findall(r"['\"]([\w.-]+)['\"] in dependency_groups", marker)
    return bool(groups) and " or " not in marker and all(g in _DEVELOPMENT for g in groups)


@reader("pipfile-lock", takes=("pipfile.lock",), title=Text("Pipfile.lock", "Pipfile.lock"), named=True)
def read_pipfile(source: Source) -> Iterator[Read]:
    """Yield the Packages that pipenv locked."""
    yield from read_packages(source, Text("Pipfile.lock", "Pipfile.lock"), pipfile)


def pipfile(file: Manifest) -> Iterator[Package | Skipped]:
    import json

    lock = table(json.loads(file.text))
    if "_meta" not in lock:
        raise ValueError
    for group, listed in lock.items():
        if group == "_meta":
            continue
        for name, said in table(listed).items():
            each = table(said) if not isinstance(said, str) else {"version": said}
            version = word(each.get("version"))
            where = next((word(each[k]) for k in ("git", "hg", "file", "path") if word(each.get(k))), "")
            if (
                not version
                and ("path" in each or (each.get("editable") and "git" not in each))
                and not _is_file(where)
            ):
                continue
            exact = version[2:].lstrip("=") if version.startswith("==") and "*" not in version else None
            yield Package(
                file.place, "PyPI", name, version=exact, asks="" if exact or version == "*" else version,
                development=group == "develop",
                digests=tuple(str(h) for h in rows(each.get("hashes"))),
                origin=without_secrets(where),
            )  # fmt: skip


# --- what they share ----------------------------------------------------------------------------------------------


class Project:
    """What the pyproject.toml beside a lock names: for running it, for anything, and its groups for development."""

    def __init__(self, said: dict[str, Any]) -> None:
        project, tool = table(said.get("project")), table(said.get("tool"))
        poetry, groups = table(tool.get("poetry")), table(said.get("dependency-groups"))
        old = table(poetry.get("dev-dependencies"))
        asked = [
            *rows(project.get("dependencies")),
            *_flat(table(project.get("optional-dependencies")).values()),
        ]
        self.groups = {str(g) for g in (*groups, *table(table(tool.get("pdm")).get("dev-dependencies")))}
        self.main = [
            *map(_name_of, asked),
            *(_normal(n) for n in table(poetry.get("dependencies")) if n != "python"),
        ]
        others = [
            *(_name_of(each) for each in _flat(groups.values()) if isinstance(each, str)),
            *(_normal(n) for n in old),
            *(
                _normal(n)
                for group in table(poetry.get("group")).values()
                for n in table(table(group).get("dependencies"))
            ),
            *(
                _name_of(each)
                for each in _flat(table(table(tool.get("pdm")).get("dev-dependencies")).values())
            ),
        ]
        self.named = {*self.main, *others}


def _project(file: Manifest) -> Project | None:
    beside = file.other("pyproject.toml")
    try:
        return Project(toml(beside.text)) if beside is not None else None
    except (ValueError, TypeError):
        return None


def _all_development(groups: list[str], project: Project | None) -> bool:
    known = project.groups if project is not None and project.groups else _DEVELOPMENT
    return all(group in known for group in groups)


def _hashes(files: list[Any]) -> tuple[str, ...]:
    return tuple(h for each in files if isinstance(each, dict) and (h := word(each.get("hash"))))


def _names(needs: list[Any]) -> list[str]:
    return [word(each.get("name")) if isinstance(each, dict) else str(each) for each in needs]


def _flat(lists: Any) -> list[Any]:
    return [each for one in lists for each in (one if isinstance(one, list) else [])]


def _is_file(path: str) -> bool:
    return path.endswith((".whl", ".zip", ".tar.gz", ".tar.bz2"))


def _name_of(requirement: Any) -> str:
    found = re.match(r"\s*([A-Za-z0-9][\w.-]*)", str(requirement))
    return _normal(found[1]) if found else ""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", str(name)).lower()
