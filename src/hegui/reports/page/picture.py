"""
What is held where, as a picture: each table a tile as large as it has columns that hold something, filled by how sensitive
they are; solid where the values stand in the clear, hatched where they are protected.

Drawn twice, for a wide window and for a phone.  What the picture shows, the matrix and the list below it say in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from hegui.model import Holding, Inventory, Sensitivity
from hegui.reports.page.holdings import links
from hegui.reports.page.markup import attribute, both, plain_text, say
from hegui.reports.page.treemap import Box, squarified
from hegui.reports.series import in_series
from hegui.reports.words import SENSITIVITY, name
from hegui.text import Text

MOST = 240  # tiles; with more tables those of one beginning of the name share a tile
KINDS: tuple[Sensitivity, ...] = ("sensitive", "secret", "personal")
HEAD = 22.0  # of a source, and of a tile that is large enough to be named
LETTER, HANZI = 7.0, 12.5  # width of a character


@dataclass(frozen=True, slots=True)
class Tile:
    """A table, or several that share a tile."""

    label: Text
    columns: tuple[Holding, ...]  # those that hold something
    link: str = ""
    alone: bool = True

    @property
    def people(self) -> int:
        """About how many a single table tells of; 0 where that is not known."""
        if not self.alone:
            return 0
        return max((h.people.estimate for h in self.columns if h.people), default=0)


def titled(inventory: Inventory) -> str:
    """The picture with its heading; nothing where nothing is held."""
    drawn = drawings(inventory, links(inventory))
    return f"<h3>{say('什么数据在哪里', 'What is held where')}</h3>\n{drawn}" if drawn else ""


def drawings(inventory: Inventory, links: dict[tuple[str, str], str]) -> str:
    """The two drawings and their legend; nothing where nothing is held.  ``links``: where a table is listed on the page."""
    sources = _sources(inventory, links)
    if not sources:
        return ""
    tiles = sum(len(s) for s in sources.values())
    broad = _drawn(sources, 1064, min(170 + 34 * tiles, 620), "broad")
    slim = _drawn(sources, 344, min(200 + 44 * tiles, 760), "slim")
    return f'<figure class="map">{_MARKS}{broad}{slim}<figcaption class="legend">{_legend()}</figcaption></figure>'


# --- what becomes a tile -----------------------------------------------------------------------------------------------


def _sources(inventory: Inventory, links: dict[tuple[str, str], str]) -> dict[str, list[Tile]]:
    """The tiles of each source, the largest source and the largest tile first."""
    found: dict[str, list[Tile]] = {}
    for each in in_series(inventory):
        told = tuple(h for held in each.tables.values() for h in held if h.sensitivity != "none")
        if not told:
            continue
        (source, label), link = each.key, links.get(next(iter(each.tables)), "")
        title = Text(name(label or source), name(label or source))
        tile = Tile(title if each.many == 1 else _counted(title, each.many), told, link, each.many == 1)
        found.setdefault(_drawn_under(source, told), []).append(tile)
    if sum(map(len, found.values())) > MOST:
        found = {source: _shared(tiles) for source, tiles in found.items()}
    if sum(map(len, found.values())) > MOST:
        room = max(MOST // len(found), 1)
        found = {source: _largest(tiles, room) for source, tiles in found.items()}
    ordered = {s: sorted(t, key=lambda x: (-len(x.columns), x.label.zh)) for s, t in found.items()}
    return dict(sorted(ordered.items(), key=lambda item: (-_size(item[1]), item[0]))[:MOST])


def _drawn_under(source: str, held: tuple[Holding, ...]) -> str:
    """Files of a folder are drawn together: ``data/a.csv`` under ``data``."""
    return source if held[0].in_database else source.partition("/")[0]


def _size(tiles: list[Tile]) -> int:
    return sum(len(t.columns) for t in tiles)


def _shared(tiles: list[Tile]) -> list[Tile]:
    """Tables whose names begin alike share a tile: ``his_``, ``crm.``."""
    groups: dict[str, list[Tile]] = {}
    for tile in tiles:
        groups.setdefault(_beginning(tile.label.zh), []).append(tile)
    return [
        group[0] if len(group) == 1 else _together(Text(f"{start}…", f"{start}…"), group)
        for start, group in groups.items()
    ]


def _beginning(label: str) -> str:
    for mark in ("/", ".", "_"):
        if mark in label[1:]:
            return label[: label.index(mark, 1) + 1]
    return label[:3]


def _largest(tiles: list[Tile], room: int) -> list[Tile]:
    ordered = sorted(tiles, key=lambda t: -len(t.columns))
    rest = ordered[max(room - 1, 0) :]
    if len(rest) <= 1:
        return ordered
    return [*ordered[: room - 1], _together(Text("其余", "others"), rest)]


def _together(label: Text, tiles: list[Tile]) -> Tile:
    return Tile(_counted(label, len(tiles)), tuple(h for t in tiles for h in t.columns), alone=False)


def _counted(label: Text, tables: int) -> Text:
    return Text("{label}（{n} 张表）", "{label} ({n} tables)").fill(label=label, n=tables)


# --- drawing -------------------------------------------------------------------------------------------------------------


def _drawn(sources: dict[str, list[Tile]], width: int, height: int, size: str) -> str:
    about = Text(
        "数据地图：{n} 个数据源中持有个人信息或凭证的表；同样的内容见下面的矩阵和清单",
        "Map of the data: tables that hold personal information or credentials in {n} sources; the matrix and the list below say the same",
    ).fill(n=len(sources))
    boxes = squarified([float(_size(t)) for t in sources.values()], Box(0, 0, width, height))
    made = [
        _source(source, tiles, box, alone=len(sources) == 1)
        for (source, tiles), box in zip(sources.items(), boxes, strict=True)
    ]
    return (
        f'<svg class="{size}" viewBox="0 0 {width} {height}" role="img" aria-label="{attribute(about.zh)} / {attribute(about.en)}">'
        f"{''.join(made)}</svg>"
    )


def _source(source: str, tiles: list[Tile], box: Box, alone: bool) -> str:
    head = HEAD if box.height > 60 and box.width > 60 and not alone else 0.0
    title = ""
    if head:
        title = f'<text class="of" x="{box.x + 4:.1f}" y="{box.y + 15:.1f}">{_fit(name(source), box.width - 8)}</text>'
    boxes = squarified([float(len(t.columns)) for t in tiles], box.inside(2.0, head))
    return title + "".join(_tile(t, b) for t, b in zip(tiles, boxes, strict=True))


def _tile(tile: Tile, box: Box) -> str:
    box = box.inside(1.0)
    if box.width < 1 or box.height < 1:
        return ""
    named = box.width > 56 and box.height > 44
    strips = box.inside(0.0, HEAD if named else 0.0)
    drawn = _strips(tile, strips)
    title = f"<title>{_told(tile).zh} / {_told(tile).en}</title>"
    if named:
        drawn += _rect(Box(box.x, box.y, box.width, HEAD), "plate") + _label(tile, box)
    group = f"<g>{title}{drawn}</g>"
    return f'<a href="#{tile.link}" tabindex="-1">{group}</a>' if tile.link else group


def _label(tile: Tile, box: Box) -> str:
    """The name of a tile; with room for it, about how many people it is."""
    at = f'x="{box.x + 4:.1f}" y="{box.y + 15:.1f}"'
    room = box.width - 8
    told = tile.label
    if tile.people:
        more = Text("{label} · 约 {n} 人", "{label} · about {n} people").fill(label=told, n=tile.people)
        told = more if max(_width(more.zh), _width(more.en)) <= room else told
    if told.zh == told.en:
        return f"<text {at}>{_fit(told.zh, room)}</text>"
    return (
        f'<text lang="zh" {at}>{_fit(told.zh, room)}</text><text lang="en" {at}>{_fit(told.en, room)}</text>'
    )


def _strips(tile: Tile, box: Box) -> str:
    """The tile cut by how sensitive its columns are; where one is large enough, their number stands on it."""
    made, at, whole = [], 0.0, len(tile.columns)
    along = box.width >= box.height
    for kind in KINDS:
        for kept in (False, True):
            count = sum(h.sensitivity == kind and (h.protection != "clear") == kept for h in tile.columns)
            if not count:
                continue
            share = count / whole
            long = share * (box.width if along else box.height)
            strip = (
                Box(box.x + at, box.y, long, box.height) if along else Box(box.x, box.y + at, box.width, long)
            )
            at += long
            made.append(_rect(strip, f"k {kind}"))
            if kept:
                made.append(_rect(strip, "hatch", ' fill="url(#kept)"'))
            elif kind == "secret":
                made.append(_rect(strip, "hatch", ' fill="url(#dots)"'))
            if strip.width > 26 and strip.height > 22:
                made.append(
                    f'<text class="n {kind}{" kept" if kept else ""}" x="{strip.x + strip.width / 2:.1f}" '
                    f'y="{strip.y + strip.height / 2 + 5:.1f}">{count:,}</text>'
                )
    return "".join(made)


def _rect(box: Box, kind: str, more: str = "") -> str:
    return f'<rect class="{kind}" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"{more}/>'


# can be told without colour: stripes for what is protected, dots for credentials; drawn apart, so that neither drawing needs the other
_MARKS = (
    '<svg class="marks" width="0" height="0" aria-hidden="true"><defs>'
    '<pattern id="kept" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="gap" width="4" height="7"/></pattern>'
    '<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><circle class="gap" cx="4" cy="4" r="1.3"/></pattern>'
    "</defs></svg>"
)


def _told(tile: Tile) -> Text:
    """All that a tile says, for whoever points at it."""
    parts = [Text("{n} 列", "{n} columns").fill(n=len(tile.columns))]
    for kind in KINDS:
        if count := sum(h.sensitivity == kind for h in tile.columns):
            parts.append(Text("{kind} {n}", "{n} {kind}").fill(kind=SENSITIVITY[kind], n=count))
    if kept := sum(h.protection != "clear" for h in tile.columns):
        parts.append(Text("其中已保护 {n}", "{n} protected").fill(n=kept))
    if tile.people:
        parts.append(Text("约 {n} 人", "about {n} people").fill(n=tile.people))
    return Text(
        plain_text(f"{tile.label.zh}：{'，'.join(p.zh for p in parts)}"),
        plain_text(f"{tile.label.en}: {', '.join(p.en for p in parts)}"),
    )


def _width(text: str) -> float:
    return sum(HANZI if ord(letter) > 0x2E80 else LETTER for letter in text)


def _fit(text: str, room: float) -> str:
    """As much of a name as there is room for."""
    shown = text
    while len(shown) > 1 and _width(shown) > room:
        shown = shown[: -2 if shown.endswith("…") else -1] + "…"
    return plain_text(shown)


def _legend() -> str:
    def key(kind: str, mark: str, text: Text) -> str:
        drawn = f'<rect class="k {kind}" width="16" height="16" rx="3"/>'
        if mark:
            drawn += f'<rect class="hatch" width="16" height="16" rx="3" fill="url(#{mark})"/>'
        return f'<span><svg class="key-of" viewBox="0 0 16 16" aria-hidden="true">{drawn}</svg>{both(text)}</span>'

    return (
        key("sensitive", "", SENSITIVITY["sensitive"])
        + key("secret", "dots", SENSITIVITY["secret"])
        + key("personal", "", SENSITIVITY["personal"])
        + key(
            "sensitive", "kept", Text("已遮蔽、散列、加密或令牌化", "masked, hashed, encrypted or tokenised")
        )
        + f'<span class="faint">{say("一块是一张表（表多时是名称开头相同的几张），面积和数字是列数", "a tile is a table, or where there are many those whose names begin alike; area and numbers count columns")}</span>'
    )
