"""
Made-up mails, phishing and legitimate, to set and to measure the judge of mail with.

    from mail.devset import mails
    for id, label, kind, lang, raw in mails("dev"):      # or "held", or "all"
        ...
    python -m tests.mail.devset.make OUT_DIR             # one .eml each, and manifest.csv

Each is written from a template under ``dev/`` or ``held/`` by a seeded generator: the same seed, the same bytes.
README.md tells what is in it and how the two portions may be used.
"""

from __future__ import annotations

from collections.abc import Iterator

from .templates import Template, templates
from .writing import write

SEED = 20261125
EACH = {"phish": 6, "ham": 8}  # mails that a template gives

Mail = tuple[str, str, str, str, bytes]


def mails(portion: str = "all", each: dict[str, int] | None = None, seed: int = SEED) -> Iterator[Mail]:
    """Yield (id, label, kind, language, bytes) of each mail of a portion: "dev", "held" or "all"."""
    for template in templates(portion):
        for number in range(1, (each or EACH)[template.label] + 1):
            name = f"{template.portion}-{template.label}-{template.id}-{number}"
            yield name, template.label, template.kind, template.lang, write(template, number, seed)


__all__ = ["EACH", "SEED", "Mail", "Template", "mails", "templates"]
