"""A filing number as a site shows it: is something wanting?"""

from __future__ import annotations

from hegui.model import Fact


def wanting(number: Fact) -> bool:
    """Malformed or without its link; or not there at all, on a site whose home page was seen."""
    return number["state"] != "good" and (number["state"] != "absent" or bool(number["whole"]))
