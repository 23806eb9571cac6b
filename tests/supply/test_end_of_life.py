"""Components, images and systems whose makers have stopped mending them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import hegui
from hegui.examining.supply.ending import product_of
from hegui.model import Package, Place


@pytest.mark.parametrize(
    "ecosystem, name, version, expected",
    [
        ("PyPI", "Django", "3.2.1", ("django", "3.2.1")),
        ("npm", "@angular/core", "9.1.0", ("angular", "9.1.0")),
        ("Maven", "org.springframework.boot:spring-boot-starter-web", "2.3.0.RELEASE", ("spring-boot", "2.3.0.RELEASE")),
        ("Packagist", "laravel/framework", "v8.1.0", ("laravel", "v8.1.0")),
        ("docker", "node", "12-alpine", ("nodejs", "12-alpine")),
        ("docker", "docker.io/library/debian", "buster-slim", ("debian", "10")),
        ("docker", "registry.example.cn/team/node", "12", ("", "12")),
        ("Debian:10", "python3.7", "3.7.3-2", ("debian", "10")),
        ("Ubuntu:18.04:LTS", "bash", "4.4", ("ubuntu", "18.04")),
        ("openEuler:20.03-LTS-SP1", "bash", "5.0", ("openeuler", "20.03")),
        ("Red Hat:enterprise_linux:7", "bash", "4.2", ("rhel", "7")),
        ("Alpine:v3.12", "musl", "1.1", ("alpine-linux", "3.12")),
        ("PyPI", "six", "1.0", ("", "1.0")),
    ],
)  # fmt: skip
def test_a_component_is_the_product_that_its_package_url_says(ecosystem, name, version, expected):
    assert product_of(Package(Place("lock"), ecosystem, name, version=version)) == expected


def told(folder: Path, on: date) -> dict[str, tuple[str, str]]:
    report = hegui.check(folder, on=on)
    return {
        str(f.place).removeprefix(f"{folder.name}/"): (f.verdict, f.because.en)
        for f in report.findings
        if f.check == "supply.end-of-life"
    }


def test_a_file_tells_each_release_once_and_only_from_its_day_on(tmp_path):
    (tmp_path / "poetry.lock").write_text(
        '[[package]]\nname = "django"\nversion = "3.2.1"\n\n[[package]]\nname = "six"\nversion = "1.0"\n'
    )
    (tmp_path / "pom.xml").write_text(
        "<project><dependencies>"
        + "".join(
            f"<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-{n}</artifactId><version>2.3.1.RELEASE</version></dependency>"
            for n in ("web", "jdbc")
        )
        + "</dependencies></project>"
    )
    (tmp_path / "Dockerfile").write_text("FROM node:12\n")
    found = told(tmp_path, date(2026, 11, 25))
    assert {place: verdict for place, (verdict, _) in found.items()} == {
        "poetry.lock#django": "breach", "pom.xml#org.springframework.boot:spring-boot-starter-web": "breach", "Dockerfile#node:1": "breach",
    }  # fmt: skip
    assert "2 components" in found["pom.xml#org.springframework.boot:spring-boot-starter-web"][1]
    assert "2022-04-30" in found["Dockerfile#node:1"][1]
    assert told(tmp_path, date(2020, 12, 1)) == {}


def test_a_distribution_is_told_by_its_release_and_an_unverified_day_is_a_question(tmp_path):
    lines = [f"part{n}-1.0-{n}.oe2003sp1.x86_64" for n in range(6)]
    (tmp_path / "rpm-qa.txt").write_text("\n".join(lines) + "\n")
    assert told(tmp_path, date(2026, 11, 25)) == {
        "rpm-qa.txt": ("to-confirm", "openeuler 20.03: maintenance of release 20.03 ended on 2024-04-30")
    }  # fmt: skip
