"""Outlook messages as tests write them: the least of the compound file format (MS-CFB) that holds one."""

from __future__ import annotations

import struct

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file of storages (dicts) and streams (bytes, padded with NUL to 4,096 so that no mini stream is needed)."""
    entries: list[list[object]] = [
        ["Root Entry", 5, _NONE, _NONE, b""]
    ]  # name, kind, next sibling, child, data

    def add(inside: Tree) -> int:
        first = last = _NONE
        for name, held in inside.items():
            number = len(entries)
            entries.append([name, 1 if isinstance(held, dict) else 2, _NONE, _NONE, b""])
            if isinstance(held, dict):
                entries[number][3] = add(held)
            else:
                entries[number][4] = held.ljust(4096, b"\0")
            if last == _NONE:
                first = number
            else:
                entries[last][2] = number
            last = number
        return first

    entries[0][3] = add(tree)
    data, starts, fat = b"", {}, []
    for number, entry in enumerate(entries):
        held = entry[4]
        assert isinstance(held, bytes)
        if not held:
            continue
        size = -(-len(held) // SECTOR)
        starts[number] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + size), _END]
        data += held.ljust(size * SECTOR, b"\0")
    directory = b"".join(_entry(n, entry, starts) for n, entry in enumerate(entries))
    directory += _entry(0, ["", 0, _NONE, _NONE, b""], {}) * (-len(entries) % 4)
    at = len(fat)
    size = len(directory) // SECTOR
    fat += [*range(at + 1, at + size), _END]
    where = len(fat)
    fats = -(-(len(fat) + 1) // 128)
    fat += [_FAT] * fats
    fats = -(-len(fat) // 128)
    table = struct.pack(f"<{fats * 128}I", *fat, *[_FREE] * (fats * 128 - len(fat)))
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, fats, at, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(where, where + fats), *[_FREE] * (109 - fats))
    return head + data + directory + table


def _entry(number: int, entry: list[object], starts: dict[int, int]) -> bytes:
    name, kind, sibling, child, held = entry
    assert isinstance(name, str)
    assert isinstance(held, bytes)
    wide = name.encode("utf-16-le") + b"\0\0" if name else b""
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBB", len(wide), kind, 1)
        + struct.pack("<III", _NONE, sibling, child)
        + bytes(36)
        + struct.pack("<IQ", starts.get(number, _END), len(held))
    )


def outlook(
    subject: str, sender: str, address: str, html: str, to: str = "me@shop.cn", **attachments: bytes
) -> bytes:
    """An Outlook message."""
    tree: Tree = {
        "__properties_version1.0": b"\0" * 32,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
        "__substg1.0_5D01001F": address.encode("utf-16-le"),
        "__substg1.0_0E04001F": to.encode("utf-16-le"),
        "__substg1.0_10130102": html.encode(),
    }
    for number, (name, data) in enumerate(attachments.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": name.replace("_", ".").encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    return compound(tree)
