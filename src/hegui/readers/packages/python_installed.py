"""What is installed in a site-packages folder: the METADATA of each distribution."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from hegui.model import Package, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, read_packages, table, without_secrets, word
from hegui.text import Text

_FIELD = re.compile(r"^(Name|Version|License|License-Expression):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_LICENCE = re.compile(r"^Classifier:[ \t]*License :: (?:OSI Approved :: )?(.+?)[ \t]*$", re.MULTILINE)
_NEEDS = re.compile(r"^Requires-Dist:[ \t]*([A-Za-z0-9][\w.-]*)(?![^\n]*;[^\n]*extra\s*==)", re.MULTILINE)


@reader(
    "python-installed",
    takes=(
        "*.dist-info/metadata", "site-packages/*.egg-info/pkg-info", "dist-packages/*.egg-info/pkg-info",
    ),
    title=Text("site-packages 中已安装的 Python 包", "Python packages installed in site-packages"),
    named=True,
)  # fmt: skip
def read_installed(source: Source) -> Iterator[Read]:
    """Yield the installed Package; one installed from the project's own folder is none."""
    yield from read_packages(source, Text("Python 包的元数据", "metadata of a Python package"), packages)


def packages(file: Manifest) -> Iterator[Package | Skipped]:
    head = file.text.replace("\r\n", "\n").partition("\n\n")[0]
    fields = dict(_FIELD.findall(head))
    origin = _origin(file)
    if origin is not None:
        yield Package(
            file.place, "PyPI", fields["Name"], version=fields["Version"], origin=origin, licence=_licence(head, fields),
            needs=tuple(dict.fromkeys(_NEEDS.findall(head))),
        )  # fmt: skip


def _licence(head: str, fields: dict[str, str]) -> str:
    """The expression of PEP 639, else what the old field or the classifiers say; a whole licence text is none."""
    said = fields.get("License", "")
    if "License-Expression" in fields or (said and said != "UNKNOWN" and len(said) <= 60):
        return fields.get("License-Expression") or said
    return " OR ".join(_LICENCE.findall(head))


def _origin(file: Manifest) -> str | None:
    """By PEP 610; None where the package is the project's own folder."""
    beside = file.other("direct_url.json")
    if beside is None:
        return ""
    try:
        said = table(json.loads(beside.text))
    except (ValueError, TypeError):
        return ""
    if "dir_info" in said:
        return None
    return without_secrets(word(said.get("url")))
