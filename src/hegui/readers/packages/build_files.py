"""
Dockerfiles, compose files, CI workflows and shell scripts: the images, actions and downloaded scripts that they bring in.

Read line by line; a value that is a variable (``${BASE}``) is told with what it defaults to, if the file says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.kinds import CODE
from hegui.readers.packages import Manifest, read_packages, without_secrets
from hegui.text import Text

_FROM = re.compile(r"FROM\s+(?:--platform=\S+\s+)?(?P<image>\S+)(?:\s+AS\s+(?P<name>\S+))?", re.IGNORECASE)
_COPY = re.compile(r"COPY\s+(?:--\S+\s+)*--from=(?P<image>\S+)", re.IGNORECASE)
_ARG = re.compile(r"(?:ARG|ENV)\s+(?P<name>\w+)[= ](?P<value>\S+)", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?::?-(?P<default>[^}]*))?\}|\$(?P<bare>\w+)")
_IMAGE = re.compile(r"^\s*(?:-\s+)?image:\s*[\"']?(?P<image>[\w$][^\s\"'#]*)")
_USES = re.compile(r"^\s*(?:-\s+)?uses:\s*[\"']?(?P<what>[^\s\"'#]+)")
_PIPED = re.compile(
    r"\b(?:curl|wget)\b[^|;&\n]*?(?P<url>https?://[^\s\"'|;&)<>]+)[^|;&\n]*\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:/\S*/)?(?:env\s+)?(?:ba|z|da|k)?sh\b"
    r"|\b(?:ba|z|da)?sh\s+(?:-c\s+)?[\"']?(?:<\(|\$\(|`)\s*(?:curl|wget)\b[^)`]*?(?P<url2>https?://[^\s\"'|;&)<>`]+)"
    r"|\b(?:curl|wget)\b[^|;&\n]*?(?P<url3>https?://[^\s\"'|;&)<>]+)[^|;&\n]*\|\s*(?:sudo\s+)?python3?\b"
)


@reader(
    "dockerfile",
    takes=("dockerfile", "dockerfile.*", "*.dockerfile", "containerfile"),
    title=Text("Dockerfile", "Dockerfiles"),
    named=True,
)
def read_dockerfile(source: Source) -> Iterator[Read]:
    """Yield the images that a build begins from, and scripts that it runs as it downloads them."""
    yield from read_packages(source, Text("Dockerfile", "Dockerfile"), dockerfile)


@reader(
    "compose",
    takes=("docker-compose*.yml", "docker-compose*.yaml", "compose.yml", "compose.yaml", ".gitlab-ci.yml"),
    title=Text("docker compose、GitLab CI 中的镜像", "Images in docker compose and GitLab CI files"),
    named=True,
)
def read_compose(source: Source) -> Iterator[Read]:
    """Yield the images that it runs."""
    yield from read_packages(source, Text("compose 文件", "compose file"), compose)


@reader(
    "workflow",
    takes=(".github/workflows/*.yml", ".github/workflows/*.yaml", "action.yml", "action.yaml"),
    title=Text("GitHub Actions 工作流", "GitHub Actions workflows"),
    named=True,
)
def read_workflow(source: Source) -> Iterator[Read]:
    """Yield the actions and images that it uses."""
    yield from read_packages(source, Text("CI 工作流", "CI workflow"), workflow)


@reader(
    "shell",
    takes=("*.sh", "*.bash"),
    title=Text("shell 脚本（只看下载即执行）", "Shell scripts (what they run as they download it)"),
    named=True,
)
def read_shell(source: Source) -> Iterator[Read]:
    """Yield the scripts that it runs as it downloads them; a script that does not is a program like others."""
    found = list(read_packages(source, Text("shell 脚本", "shell script"), shell))
    yield from found or [Skipped(Place(source.name), CODE.reason, asked=source.asked)]


def dockerfile(file: Manifest) -> Iterator[Package | Skipped]:
    stages: set[str] = set()
    values: dict[str, str] = {}
    for number, line in _whole_lines(file.text):
        place = Place(file.source.name, line=number)
        if (argument := _ARG.match(line)) is not None:
            values.setdefault(argument["name"], argument["value"].strip("\"'"))
        elif (begins := _FROM.match(line)) is not None:
            image = _filled(begins["image"], values)
            if image.lower() not in stages:
                yield from _image(image, place)
            if begins["name"]:
                stages.add(begins["name"].lower())
        elif (copies := _COPY.match(line)) is not None:
            image = _filled(copies["image"], values)
            if image.lower() not in stages and not image.isdigit():
                yield from _image(image, place)
        else:
            yield from _piped(line, place)


def compose(file: Manifest) -> Iterator[Package | Skipped]:
    for number, line in enumerate(file.text.splitlines(), start=1):
        place = Place(file.source.name, line=number)
        if (found := _IMAGE.match(line)) is not None:
            yield from _image(_filled(found["image"], {}), place)
        else:
            yield from _piped(line, place)


def workflow(file: Manifest) -> Iterator[Package | Skipped]:
    for number, line in enumerate(file.text.splitlines(), start=1):
        place = Place(file.source.name, line=number)
        if (found := _USES.match(line)) is None:
            if (image := _IMAGE.match(line)) is not None:
                yield from _image(_filled(image["image"], {}), place)
            else:
                yield from _piped(line, place)
            continue
        what = found["what"]
        if what.startswith("docker://"):
            yield from _image(what[9:], place)
        elif not what.startswith("./"):
            name, _, version = what.partition("@")
            yield Package(
                place, "GitHub Actions", name, version=version or None, direct=True, development=True
            )


def shell(file: Manifest) -> Iterator[Package | Skipped]:
    for number, line in _whole_lines(file.text):
        yield from _piped(line, Place(file.source.name, line=number))


def _whole_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines put together where they go on, without comments; each with the number it begins at."""
    held, begun = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        begun = begun if held else number
        if line.rstrip().endswith("\\"):
            held += line.rstrip()[:-1] + " "
            continue
        yield begun, (held + line).strip()
        held = ""
    if held:
        yield begun, held.strip()


def _filled(said: str, values: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda m: values.get(m["name"] or m["bare"], m["default"] or m[0]), said)


def _image(said: str, place: Place) -> Iterator[Package]:
    if said == "scratch" or not said or said.startswith("$"):
        return
    whole, _, digest = said.partition("@")
    head, _, last = whole.rpartition("/")
    name, _, tag = last.partition(":")
    yield Package(
        place, "docker", f"{head}/{name}" if head else name, version=tag or None, asks="" if tag else "latest",
        direct=True, digests=(digest,) if digest else (),
    )  # fmt: skip


def _piped(line: str, place: Place) -> Iterator[Package]:
    for found in _PIPED.finditer(line[:4096]):
        url = found["url"] or found["url2"] or found["url3"]
        host = re.sub(r"^https?://(?:[^/@]*@)?([^/?#]+).*$", r"\1", url)
        yield Package(place, "script", host, direct=True, origin=without_secrets(url.partition("?")[0]))
