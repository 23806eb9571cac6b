"""
JavaScript libraries: which one, which version, what is known against it, whether it is still looked after.

    libraries_in(content, url=..., name=...)   what a file, a bundle or an inline script holds: Sightings
    advisories_of(sighting, on)                published flaws that touch it: certainly, or perhaps
    end_of_life(sighting, on)                  whether its maintainers have stopped

Everything here is about the world, nothing about the law; no packet is sent.  Layers, the surest first: the
digest of a published file, the banner, a version property beside a name that only this library has, the address
or the file name, a source map, and the names that survive minification, which often give a range only.
What one layer tells exactly, a weaker one never overrides; a version that does not look like one is none.

How to learn the tables anew: ``benchmarks/scripts/README.md``.
"""

from __future__ import annotations

from hegui.scripts.advisories import advisories_of, table_of
from hegui.scripts.ending import cycle_end, end_of_life
from hegui.scripts.engine import libraries_in
from hegui.scripts.nouns import Advisory, EndOfLife, Sighting, TableDate

__all__ = [
    "Advisory",
    "EndOfLife",
    "Sighting",
    "TableDate",
    "advisories_of",
    "cycle_end",
    "end_of_life",
    "libraries_in",
    "table_of",
]
