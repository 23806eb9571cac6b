"""A small XML document as a tree, without entities: one that declares them is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO
from typing import cast

from hegui.readers.files import Damaged
from hegui.readers.packages import Refused
from hegui.readers.xml_events import END, START, Forbidden, events
from hegui.text import Text

BOMB = Text(
    "XML 里声明了实体或嵌套过深（可能是 XML 炸弹），已拒绝读取，其中的组件未查看",
    "the XML declares entities or is nested too deep, as an XML bomb would be: refused, its components were not looked at",
)


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, attributes, text and children."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def all(self, *way: str) -> Iterator[Node]:
        """Elements down a way of names: ``all("dependencies", "dependency")``."""
        for child in self.children:
            if child.name == way[0]:
                yield from child.all(*way[1:]) if way[1:] else (child,)

    def first(self, *way: str) -> Node | None:
        return next(self.all(*way), None)

    def value(self, *way: str) -> str:
        """The text of the first such element; empty where there is none."""
        found = self.first(*way)
        return found.text.strip() if found is not None else ""


def tree(text: str) -> Node:
    """The root of a document.  Raises Refused for entities, ValueError where it is not well-formed."""
    top = Node("")
    inside = [top]
    try:
        for kind, said, attributes in events(cast(BufferedReader, BytesIO(text.encode())), "utf-8"):
            if kind == START:
                node = Node(said, attributes)
                inside[-1].children.append(node)
                inside.append(node)
            elif kind == END:
                inside.pop()
            else:
                inside[-1].text += said
    except Forbidden:
        raise Refused(BOMB) from None
    except Damaged:
        raise ValueError from None
    if len(top.children) != 1:
        raise ValueError
    return top.children[0]
