"""
Rectangles whose areas are as given numbers, as near to squares as can be: the layout of a treemap.

Squarified treemaps (Bruls, Huizing and van Wijk, 2000): rows are laid along the shorter side, each as long as that makes its
rectangles squarer.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    def inside(self, margin: float, top: float = 0.0) -> Box:
        """The box without a margin, and without so much more at its top; never less than nothing."""
        return Box(
            self.x + margin,
            self.y + margin + top,
            max(self.width - 2 * margin, 0.0),
            max(self.height - 2 * margin - top, 0.0),
        )


def squarified(sizes: list[float], box: Box) -> list[Box]:
    """A box for each size, in the same order; sizes are above 0, the largest first gives the squarest.

    >>> [round(b.width * b.height) for b in squarified([6, 3, 1], Box(0, 0, 20, 10))]
    [120, 60, 20]
    """
    total = sum(sizes)
    if not total or not box.width or not box.height:
        return [Box(box.x, box.y, 0, 0) for _ in sizes]
    scale = box.width * box.height / total
    areas = [size * scale for size in sizes]
    laid: list[Box] = []
    while areas:
        side = min(box.width, box.height)
        count = 1
        while count < len(areas) and _worst(areas[: count + 1], side) <= _worst(areas[:count], side):
            count += 1
        row, areas = areas[:count], areas[count:]
        laid += _row(row, box)
        deep = sum(row) / side
        if box.width >= box.height:
            box = Box(box.x + deep, box.y, max(box.width - deep, 0.0), box.height)
        else:
            box = Box(box.x, box.y + deep, box.width, max(box.height - deep, 0.0))
        if areas and not (box.width and box.height):
            laid += [Box(box.x, box.y, 0, 0) for _ in areas]
            break
    return laid


def _row(areas: list[float], box: Box) -> list[Box]:
    """Rectangles side by side along the shorter side of the box."""
    made, at = [], 0.0
    deep = sum(areas) / min(box.width, box.height)
    for area in areas:
        long = area / deep
        if box.width >= box.height:
            made.append(Box(box.x, box.y + at, deep, long))
        else:
            made.append(Box(box.x + at, box.y, long, deep))
        at += long
    return made


def _worst(areas: list[float], side: float) -> float:
    """The least square of a row's rectangles: its longer side by its shorter."""
    deep = sum(areas) / side
    return max(max(deep * deep / a, a / (deep * deep)) for a in areas)
