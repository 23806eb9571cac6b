"""``hegui update``: what is taken, what is refused, and that the engine then uses it."""

import io
import json
import tarfile
from datetime import date
from pathlib import Path

import pytest

from hegui.errors import SourceError, UsageError
from hegui.scripts import Sighting, advisories_of, cycle_end, table_of
from hegui.scripts.tables import forget, table
from hegui.updating import Brought, room
from hegui.updating.bringing import brought

DAY = date(2027, 1, 10)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    forget()


def repository(**more: object) -> dict[str, object]:
    """A made-up jsrepository with every library that is known, and one new flaw of jQuery."""
    rows: dict[str, object] = {
        name: {"npmname": name, "vulnerabilities": [], "extractors": {"filecontent": ["a pattern"]}}
        for name in table("advisories")["libraries"]
    }
    rows["jquery"] = {
        "vulnerabilities": [
            {"atOrAbove": low, "below": high, "severity": "high", "cwe": ["CWE-79"],
             "identifiers": {"CVE": ["CVE-2027-0001"], "githubID": "GHSA-aaaa-bbbb-cccc", "summary": "not ours"}}
            for low, high in (("1.0.0", "1.13.0"), ("3.0.0", "3.9.0"))
        ]
    }  # fmt: skip
    return {**rows, **more}


def given(tmp_path: Path, name: str, content: bytes) -> Brought:
    file = tmp_path / name
    file.write_bytes(content)
    return Brought(file, name, DAY)


def test_a_newer_repository_is_used_and_its_date_and_digest_are_told(tmp_path: Path) -> None:
    done = room.all()["jsrepo"].take(given(tmp_path, "repo.json", json.dumps(repository()).encode()))
    used = table_of("advisories")
    assert (used.of, used.digest, used.source) == (DAY, done.digest, "repo.json")
    seen = Sighting("jquery", "3.4.1", "3.4.1", "3.4.1", "banner", 1)
    told = advisories_of(seen, DAY)
    assert [(a.ids, a.fixed) for a in told] == [(("CVE-2027-0001", "GHSA-aaaa-bbbb-cccc"), "3.9.0")]


def test_texts_and_patterns_of_a_repository_are_not_kept(tmp_path: Path) -> None:
    room.all()["jsrepo"].take(given(tmp_path, "repo.json", json.dumps(repository()).encode()))
    kept = (tmp_path / "data" / "hegui" / "scripts" / "advisories.json").read_text(encoding="utf-8")
    assert "not ours" not in kept
    assert "a pattern" not in kept


def test_older_data_is_kept_but_what_came_with_hegui_stays_in_use(tmp_path: Path) -> None:
    old = given(tmp_path, "repo.json", json.dumps(repository()).encode())
    done = room.all()["jsrepo"].take(Brought(old.path, old.origin, date(2020, 1, 1)))
    assert done.notes
    assert table_of("advisories").of > date(2020, 1, 1)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"<html>", b"\x1f\x8b\x00", b"[" * 100_000, b'{"jquery": {"vulnerabilities": []}}'],
)
@pytest.mark.parametrize("id", ["jsrepo", "endoflife"])
def test_a_damaged_or_much_smaller_file_is_refused_and_the_old_data_stays(
    id: str, content: bytes, tmp_path: Path
) -> None:
    with pytest.raises(SourceError):
        room.all()[id].take(given(tmp_path, "broken", content))
    assert "RetireJS" in table_of("advisories").source


def test_cycles_are_read_from_json(tmp_path: Path) -> None:
    products = [
        {
            "name": name,
            "identifiers": [],
            "releases": [{"name": "9", "releaseDate": "2026-01-01", "isEol": False}],
        }
        for name in table("end_of_life")["products"]
        if name != "jquery"
    ]
    mine = {"name": "jquery", "identifiers": [{"type": "purl", "id": "pkg:npm/jquery"}],
            "releases": [{"name": "3", "releaseDate": "2016-06-09", "isEol": True, "eolFrom": "2027-01-01",
                          "latest": {"name": "3.9.0"}}]}  # fmt: skip
    room.all()["endoflife"].take(
        given(tmp_path, "full.json", json.dumps({"result": [*products, mine]}).encode())
    )
    over = cycle_end("jquery", "3.7.1", DAY)
    assert over
    assert (over.ended, over.latest) == (date(2027, 1, 1), "3.9.0")
    assert cycle_end("jquery", "3.7.1", date(2026, 12, 31)) is None


def test_cycles_are_read_from_a_tarball_of_pages(tmp_path: Path) -> None:
    page = (
        "---\ntitle: Made up\nidentifiers:\n- purl: pkg:npm/made-up\nreleases:\n"
        "-   releaseCycle: \"2.1\" # a comment\n    releaseDate: 2020-01-01\n    eol: 2021-02-03\n    latest: '2.1.9'\n"
        '-   releaseCycle: "1"\n    eol: true\n    latest: "1.0"\n---\n\n> words\n'
    )
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as out:
        for name in [*table("end_of_life")["products"], "made-up"]:
            member = tarfile.TarInfo(f"repo-main/products/{name}.md")
            member.size = len(page)
            out.addfile(member, io.BytesIO(page.encode()))
    room.all()["endoflife"].take(given(tmp_path, "repo.tar.gz", packed.getvalue()))
    assert table("end_of_life")["products"]["made-up"]["purl"] == ["pkg:npm/made-up"]
    over = cycle_end("made-up", "2.1.4", DAY)
    assert over
    assert (over.cycle, over.ended, over.latest) == ("2.1", date(2021, 2, 3), "2.1.9")


@pytest.mark.parametrize("named", ["http://updates.example/x.json", "ftp://updates.example/x.json"])
def test_an_address_without_encryption_is_refused(named: str) -> None:
    with pytest.raises(UsageError), brought(named, None):
        pass


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError), brought(str(tmp_path / "none.json"), None):
        pass


KEV = {
    "dateReleased": "2026-11-20T10:00:00Z",
    "vulnerabilities": [
        {"cveID": "CVE-2021-44228", "dateAdded": "2021-12-10"},
        {"cveID": "no id", "dateAdded": "2021-12-10"},
    ],
}
EPSS = "#model_version:v2025.03.14,score_date:2026-11-21T12:55:00Z\ncve,epss,percentile\nCVE-2021-44228,0.94358,0.99\nCVE-2020-0001,0.00042,0.1\n"


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_exploited_is_taken_and_answered_by_any_id_of_a_flaw(tmp_path: Path, packed: bool) -> None:
    import gzip

    from hegui.supply.exploitation import Exploitation, exploitation

    assert exploitation(["CVE-2021-44228"]) == Exploitation()
    kev = room.all()["kev"].take(given(tmp_path, "kev.json", json.dumps(KEV).encode()))
    epss = room.all()["epss"].take(
        given(tmp_path, "epss.csv", gzip.compress(EPSS.encode()) if packed else EPSS.encode())
    )
    assert (kev.dated, epss.dated) == (date(2026, 11, 20), date(2026, 11, 21))
    assert exploitation(["GHSA-x", "CVE-2021-44228", "CVE-2020-0001"]) == Exploitation(
        date(2021, 12, 10), 0.94358
    )
    assert exploitation(["CVE-2020-0001"]) == Exploitation(None, 0.00042)
    assert exploitation(["GHSA-x"]) == Exploitation()
    assert (tmp_path / "data/hegui/kev.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("id", "content"),
    [("kev", b"{"), ("kev", b'{"vulnerabilities": [1]}'), ("kev", b'{"vulnerabilities": []}'), ("epss", b""), ("epss", b"cve,epss\nCVE-2020-0001,high\n"),
     ("epss", b"\x1f\x8bnot packed"), ("epss", b"a,b\n1,2\n")],
)  # fmt: skip
def test_a_file_that_is_no_such_table_is_refused_and_the_old_one_stays(
    tmp_path: Path, id: str, content: bytes
) -> None:
    from hegui.supply.exploitation import exploitation

    room.all()["kev"].take(given(tmp_path, "kev.json", json.dumps(KEV).encode()))
    room.all()["epss"].take(given(tmp_path, "epss.csv", EPSS.encode()))
    before = exploitation(["CVE-2021-44228"])
    with pytest.raises(SourceError):
        room.all()[id].take(given(tmp_path, "wrong", content))
    assert exploitation(["CVE-2021-44228"]) == before
