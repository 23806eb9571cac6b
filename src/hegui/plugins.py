"""
Walks a room and collects what its decorators made: the folder is the registry.

A room is a package of small files.  Its decorator calls ``room.add(id, thing)``; whoever asks ``room.all()``
makes the room walk its folder once.  A company's own files come from ``load_folder`` (``--with``) or from
installed packages with an entry point in the group ``hegui.plugins``; never from a folder under check.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from hegui.errors import PluginError
from hegui.text import Text

T = TypeVar("T")
GROUP = "hegui.plugins"


class Room(Generic[T]):
    """A folder of plugins of one kind, filled on first use, in the order of their ids."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._things: dict[str, T] = {}
        self._walked = False

    def add(self, id: str, thing: T) -> None:
        """Called by the room's decorator, once a file."""
        if id in self._things:
            raise PluginError(
                Text(f"标识重复：{id}", f"the id {id} is taken"),
                Text("为其中一个换一个标识。", "Give one of the two another id."),
            )
        self._things[id] = thing

    def all(self) -> dict[str, T]:
        """Everything in the room, by id."""
        if not self._walked:
            self._walked = True
            package = importlib.import_module(self.package)
            for found in pkgutil.walk_packages(package.__path__, self.package + "."):
                importlib.import_module(found.name)
            load_installed()
        return dict(sorted(self._things.items()))

    def get(self, id: str, file: str = "") -> T | None:
        """The thing of that id; where its file is called as it is, or as ``file`` says, no other file is imported."""
        file = file or id
        if id not in self._things and file.replace(".", "_").isidentifier() and not self._walked:
            name = f"{self.package}.{file}"
            if importlib.util.find_spec(name) is not None:
                importlib.import_module(name)
        return self._things.get(id) or self.all().get(id)


def load_folder(folder: Path) -> list[str]:
    """Import every Python file of a folder that the user named with ``--with``; returns their names."""
    if not folder.is_dir():
        raise PluginError(
            Text(f"自有检查文件夹不存在：{folder.name}", f"no such folder of own checks: {folder.name}"),
            Text("检查 --with 后的路径。", "Check the path after --with."),
        )
    names = []
    for file in sorted(folder.rglob("*.py")):
        name = "hegui_own." + ".".join(file.relative_to(folder).with_suffix("").parts)
        spec = importlib.util.spec_from_file_location(name, file)
        if spec is None or spec.loader is None:
            continue
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except PluginError:
            raise
        except (Exception, SystemExit) as wrong:
            raise PluginError(
                Text(
                    f"自有检查 {file.name} 载入失败（{type(wrong).__name__}）",
                    f"own check {file.name} failed to load ({type(wrong).__name__})",
                ),
                Text(f"单独运行它看出错位置：python {file}", f"Run it alone to see where: python {file}"),
            ) from wrong
        names.append(name)
    return names


def load_installed() -> None:
    """Import what installed packages offer under the entry-point group ``hegui.plugins``.

    The library that knows how packages are installed takes longer to import than all of them to be looked through; hence it is
    asked only where one of them names the group.
    """
    if not any(map(_names_the_group, map(Path, sys.path))):
        return
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP):
        entry.load()


@cache
def _names_the_group(folder: Path) -> bool:
    """Looked through once, however many rooms are walked."""
    try:
        return any(
            f"[{GROUP}]" in told.read_text(encoding="utf-8", errors="replace")
            for pattern in ("*.dist-info/entry_points.txt", "*.egg-info/entry_points.txt")
            for told in folder.glob(pattern)
        )
    except OSError:
        return False
