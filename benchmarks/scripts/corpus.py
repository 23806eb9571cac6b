"""
Fetches published versions of JavaScript libraries from npm, to learn from and to measure by.

    python -m benchmarks.scripts.corpus FOLDER [library ...]

``libraries.toml`` names the packages and the files in them.  The npm client fetches, several at a time, and
checks each tarball's integrity; only the named files are kept, as FOLDER/<library>/<version>/<path>.
Nothing that is fetched belongs in the repository.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).parent
A_CALL = 10  # tarballs a call of npm
AT_ONCE = 7  # calls of npm; each mostly waits
MOST = 70  # versions of a library where libraries.toml does not say
RELEASE = re.compile(r"\d+\.\d+\.\d+$")
LARGEST = 8 << 20  # bytes of a file worth keeping


def libraries() -> dict[str, dict[str, object]]:
    """What libraries.toml says."""
    return tomllib.loads((HERE / "libraries.toml").read_text(encoding="utf-8"))


def folder_of(library: str) -> str:
    return library.replace("/", "+")


def fetch(library: str, known: dict[str, object], into: Path) -> None:
    """Every chosen version of a library that is not there yet."""
    for package in known["npm"]:  # type: ignore[attr-defined]
        published = versions(package)
        chosen = choose(published, int(known.get("most", MOST)))  # type: ignore[call-overload]
        home = into / folder_of(library)
        home.mkdir(parents=True, exist_ok=True)
        listed = home / "published.json"
        seen = set(json.loads(listed.read_text())) if listed.exists() else set()
        listed.write_text(json.dumps(sorted(seen | set(published))))
        missing = [v for v in chosen if not (home / v / f".{folder_of(package)}").exists()]
        for start in range(0, len(missing), A_CALL):
            pack(package, missing[start : start + A_CALL], known["files"], home)  # type: ignore[arg-type]
        print(f"{library}: {package}, {len(chosen)} of {len(published)} versions", flush=True)


def versions(package: str) -> list[str]:
    """Published releases (no previews) in the order of their numbers."""
    told = npm("view", package, "versions", "--json")
    try:
        listed = json.loads(told)
    except ValueError:
        return []
    if isinstance(listed, dict):
        return []
    numbers = [v for v in ([listed] if isinstance(listed, str) else listed) if RELEASE.match(v)]
    return sorted(numbers, key=lambda v: [int(n) for n in v.split(".")])


def choose(published: list[str], most: int) -> list[str]:
    """All where few; else the last patch of every minor, its first, then others, spread evenly, up to ``most``."""
    minors: dict[str, list[str]] = {}
    for v in published:
        minors.setdefault(v.rsplit(".", 1)[0], []).append(v)
    wanted: set[str] = set()
    for wave in ([p[-1] for p in minors.values()], [p[0] for p in minors.values()], published):
        rest = [v for v in wave if v not in wanted]
        room = most - len(wanted)
        if len(rest) <= room:
            wanted.update(rest)
        elif room > 0:
            wanted.update(rest[int(i * len(rest) / room)] for i in range(room))
    return [v for v in published if v in wanted]


def pack(package: str, wanted: list[str], files: list[str], home: Path) -> None:
    scratch = home / ".tarballs"
    scratch.mkdir(exist_ok=True)
    npm(
        "pack",
        "--silent",
        "--prefer-offline",
        "--ignore-scripts",
        "--pack-destination",
        str(scratch),
        *(f"{package}@{v}" for v in wanted),
    )
    stem = package.lstrip("@").replace("/", "-")
    for version in wanted:
        tarball = scratch / f"{stem}-{version}.tgz"
        if not tarball.exists():
            continue
        try:
            unpack(tarball, files, home / version)
        except (tarfile.TarError, EOFError, OSError) as wrong:
            print(f"  {package}@{version}: {type(wrong).__name__}", flush=True)
        (home / version).mkdir(exist_ok=True)
        (home / version / f".{folder_of(package)}").touch()
        tarball.unlink()


def unpack(tarball: Path, files: list[str], into: Path) -> None:
    with tarfile.open(tarball) as held:
        for member in held:
            path = member.name.partition("/")[2]
            if not member.isfile() or member.size > LARGEST or ".." in path:
                continue
            if is_wanted(path, files):
                content = held.extractfile(member)
                if content is not None:
                    target = into / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read())


def is_wanted(path: str, files: list[str]) -> bool:
    """Whether a path inside a package is one of the files that libraries.toml names."""
    return any(fnmatchcase(path, f) and path.count("/") == f.count("/") for f in files)


def npm(*words: str) -> str:
    return subprocess.run(["npm", *words], capture_output=True, text=True, check=False).stdout


def main() -> None:
    into = Path(sys.argv[1])
    asked = sys.argv[2:]
    wanted = [(library, known) for library, known in libraries().items() if not asked or library in asked]
    with ThreadPoolExecutor(AT_ONCE) as several:
        for done in [several.submit(fetch, library, known, into) for library, known in wanted]:
            done.result()


if __name__ == "__main__":
    main()
