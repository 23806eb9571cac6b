"""A version catalogue of Gradle tells the libraries and plugins that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.errors import HeguiError
from hegui.model import Package, Skipped
from hegui.readers.opening import open_source, source_from

CATALOGUE = """
[versions]
kotlin = "1.9.24"
groovy = { strictly = "[3.0, 4.0[", prefer = "3.0.5" }
spring = { require = "5.3.1" }
moving = "1.+"

[libraries]
one = "org.example:one:1.0"
two = { module = "org.example:two", version.ref = "kotlin" }
three = { group = "org.example", name = "three", version = "3.1-SNAPSHOT" }
four = { module = "org.example:four", version.ref = "groovy" }
five = { module = "org.example:five", version.ref = "spring" }
six = { module = "org.example:six", version.ref = "moving" }
seven = { module = "org.example:seven" }
eight = { module = "org.example:eight", version = { strictly = "8.0" } }
nine = { module = "org.example:nine", version.ref = "gone" }
ten = { name = "ten" }

[bundles]
all = ["one", "two"]

[plugins]
android = { id = "com.android.application", version = "8.6.0" }
short = "org.example.plug:1.2"
"""


def read(path: Path) -> list[Package]:
    return [p for p in open_source(source_from(str(path))) if isinstance(p, Package)]


def test_every_way_to_write_a_version_is_read(tmp_path):
    (tmp_path / "gradle").mkdir()
    (tmp_path / "gradle/libs.versions.toml").write_text(CATALOGUE)
    found = {p.name: (p.version, p.asks, p.development) for p in read(tmp_path)}
    assert found == {
        "org.example:one": ("1.0", "", False),
        "org.example:two": ("1.9.24", "", False),
        "org.example:three": ("3.1-SNAPSHOT", "", False),
        "org.example:four": (None, "[3.0, 4.0[", False),
        "org.example:five": ("5.3.1", "", False),
        "org.example:six": (None, "1.+", False),
        "org.example:seven": (None, "", False),
        "org.example:eight": ("8.0", "", False),
        "org.example:nine": (None, "", False),
        "com.android.application:com.android.application.gradle.plugin": ("8.6.0", "", True),
        "org.example.plug:org.example.plug.gradle.plugin": ("1.2", "", True),
    }
    assert {p.ecosystem for p in read(tmp_path)} == {"Maven"} and all(p.direct for p in read(tmp_path))


def test_what_is_locked_is_told_by_the_lock_file_alone(tmp_path):
    (tmp_path / "gradle").mkdir()
    (tmp_path / "gradle/libs.versions.toml").write_text(CATALOGUE)
    (tmp_path / "gradle.lockfile").write_text("org.example:one:1.1=runtimeClasspath\nempty=\n")
    assert [(p.name, p.version) for p in read(tmp_path)] == [("org.example:one", "1.1")]


@pytest.mark.parametrize(
    "text", ["[libraries", "libraries = 3\n", "[libraries]\na = 3\n", '[versions]\na = "1"\n']
)
def test_a_broken_catalogue_is_never_clean(tmp_path, text):
    file = tmp_path / "libs.versions.toml"
    file.write_text(text)
    try:
        found = list(open_source(source_from(str(file))))
    except HeguiError:
        return
    assert not [p for p in found if isinstance(p, Package)]
    assert bool([s for s in found if isinstance(s, Skipped)]) == ("versions" not in text)
