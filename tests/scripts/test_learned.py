"""What a learned table tells: a release, some of them, or one and later; and when a banner is not believed.

The library, its files and its releases are made up; the table is written by the learner itself.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hegui.scripts import (
    Sighting,
    addresses,
    digests,
    known,
    libraries_in,
    misstated,
    names,
    published,
    signatures,
)
from hegui.scripts.content import Script
from hegui.scripts.published import with_neighbours

BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "scripts"
COMMON = "".join(f"w.widgetOwn{i}=function(e){{return e.widgetInner{i}}};" for i in range(40))


def code(release: str, *, says: str = "") -> str:
    """A made-up file: what all releases have, what came with each, and perhaps the version it says."""
    came = {
        "1.0.0": "",
        "1.1.0": "w.firstCame=1;w.firstCameToo=w.andThird;",
        "1.1.1": "w.firstCame=1;w.firstCameToo=w.andThird;",
        "1.2.0": "w.firstCame=1;w.firstCameToo=w.andThird;w.secondCame=2;w.secondCameToo=3;w.secondAgain=w.secondLast;",
        "1.3.0": "w.thirdCame=1;w.thirdCameToo=2;w.secondCame=2;w.secondCameToo=3;w.secondAgain=w.secondLast;",
    }[release]
    banner = f"/*! Madeup v{says} | */" if says else ""
    return f"{banner}!function(w){{{COMMON}{came}}}(window);"


@pytest.fixture
def learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Tables of a made-up library: 1.1.1 is 1.1.0 over again, 1.4.0 was never learned, 1.3.0 says no version."""
    corpus = tmp_path / "corpus"
    says = {"1.0.0": "1.0.0", "1.1.0": "1.1.0", "1.1.1": "1.1.0", "1.2.0": "1.2.0", "1.3.0": ""}
    for release, said in says.items():
        folder = corpus / "madeup" / release
        folder.mkdir(parents=True)
        (folder / "madeup.min.js").write_text(code(release, says=said))
    (corpus / "madeup" / "published.json").write_text('["1.0.0","1.0.1","1.1.0","1.1.1","1.2.0","1.3.0"]')
    listed = tmp_path / "list"
    listed.write_text("\n".join(f"madeup/{release}/madeup.min.js" for release in says))
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    written = {"madeup": {"banner": ["/*! Madeup v{v} |"], "files": ["madeup"], "npm": ["madeup"]}}
    monkeypatch.setattr(signatures, "_written", lambda: written)
    forget()
    import learn

    monkeypatch.setattr(learn, "libraries", lambda: {"madeup": {}})
    monkeypatch.setattr(
        sys,
        "argv",
        ["learn", str(corpus), str(tmp_path / "none"), str(listed), "--into", str(tmp_path / "tables")],
    )
    learn.main()
    for module, name in (
        (digests, "digests.bin"),
        (known, "names.bin"),
        (misstated, "misstated.json"),
        (published, "published.json"),
    ):
        monkeypatch.setattr(module, "_FILE", tmp_path / "tables" / name)
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget() -> None:
    """What was read of the tables before."""
    for module in (addresses, digests, known, misstated, published, signatures):
        for held in vars(module).values():
            if hasattr(held, "cache_clear"):
                held.cache_clear()


def the_one(content: str) -> Sighting:
    [seen] = libraries_in(content.encode(), name="app.1f3a.js")
    return seen


def in_a_build(release: str, says: str = "") -> str:
    return code(release, says=says).replace("window", "self").replace("(e){return e.", "(n){return n.")


def test_a_published_file_is_its_release(learned: Path) -> None:
    seen = the_one(code("1.2.0", says="1.2.0"))
    assert (seen.version, seen.told_by) == ("1.2.0", "digest")


def test_the_same_bytes_in_two_releases_are_both_of_them(learned: Path) -> None:
    seen = the_one(code("1.1.0", says="1.1.0"))
    assert (seen.version, seen.among) == (None, ("1.1.0", "1.1.1"))


def test_a_file_without_its_banner_may_be_of_a_neighbour_that_was_never_learned(learned: Path) -> None:
    seen = the_one(code("1.0.0"))
    assert (seen.told_by, seen.version, seen.among) == ("digest", None, ("1.0.0", "1.0.1"))
    assert the_one(code("1.2.0")).version == "1.2.0"


def test_the_newest_release_may_be_a_later_one_where_nothing_says_which(learned: Path) -> None:
    assert [(s.version, s.low, s.high) for s in (the_one(code("1.3.0")), the_one(in_a_build("1.3.0")))] == [
        (None, "1.3.0", None)
    ] * 2


def test_the_newest_release_is_itself_where_hardly_a_file_stays_the_same(
    learned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert round(digests.repeats("madeup"), 2) == 0.22
    monkeypatch.setattr(digests, "HARDLY", 0.25)
    assert [the_one(code("1.3.0")).version, the_one(in_a_build("1.3.0")).version] == ["1.3.0", None]


def test_a_banner_that_says_the_release_of_a_published_file_is_no_other_librarys(
    learned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = signatures._written() | {"alike": {"banner": ["Madeup v{v} |"], "files": [], "npm": []}}
    monkeypatch.setattr(signatures, "_written", lambda: written)
    signatures.banners.cache_clear()
    told = [{s.library for s in libraries_in(content.encode())} for content in (
        code("1.2.0", says="1.2.0"),
        in_a_build("1.2.0", says="1.2.0"),
    )]  # fmt: skip
    assert told == [{"madeup"}, {"madeup", "alike"}]


def test_a_version_that_a_script_says_anywhere_chooses_among_the_releases_its_names_allow(
    learned: Path,
) -> None:
    said = in_a_build("1.1.0") + 'new V("1.1.1")'
    assert (the_one(said).version, the_one(said + "w.b={" + "a.other=1;" * 30 + "}").version) == (
        "1.1.1",
    ) * 2
    other = "".join(f"w.otherCode{i}=1;" for i in range(60))
    assert the_one(said + other).version is None


def test_an_edited_banner_over_the_same_bytes_chooses_among_the_releases_that_say_so(learned: Path) -> None:
    edited = code("1.0.0", says="1.0.0").replace("| */", "| packed by somebody */")
    assert the_one(edited).version == "1.0.0"


@pytest.mark.parametrize(
    "release, version, among", [("1.2.0", "1.2.0", ()), ("1.1.0", None, ("1.0.1", "1.1.0", "1.1.1"))]
)
def test_names_tell_a_renamed_file(
    learned: Path, release: str, version: str | None, among: tuple[str, ...]
) -> None:
    seen = the_one(in_a_build(release))
    assert (seen.told_by, seen.version, seen.among) == ("names", version, among)


def test_a_banner_that_the_content_belies_stands_beside_what_the_content_allows(learned: Path) -> None:
    seen = the_one(in_a_build("1.0.0", says="1.2.0"))
    assert (seen.version, seen.among, seen.disagrees) == (None, ("1.0.0", "1.0.1", "1.2.0"), "1.2.0")
    assert "1.2.0" in seen.shown.zh


def test_a_banner_of_a_release_later_than_all_that_were_learned_is_believed(learned: Path) -> None:
    seen = the_one(in_a_build("1.3.0", says="1.4.0"))
    assert (seen.version, seen.disagrees) == ("1.4.0", "")


def test_a_statement_that_several_releases_make_is_all_of_them(learned: Path) -> None:
    assert the_one(in_a_build("1.1.0", says="1.1.0")).among == ("1.1.0", "1.1.1")


def test_neighbours_that_were_never_learned_stand_beside_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "_all", lambda: {"made": ("1.0.0", "1.1.0", "1.2.0", "1.3.0")})
    published.unlearned.cache_clear()
    assert with_neighbours("made", ("1.0.0", "1.2.0", "1.3.0"), ("1.0.0",)) == (("1.0.0", "1.1.0"), False)
    assert with_neighbours("made", ("1.0.0", "1.2.0", "1.3.0"), ("1.3.0",)) == (("1.3.0",), True)
    published.unlearned.cache_clear()


def test_how_a_file_is_wrapped_up_tells_nothing_in_a_bundle(learned: Path) -> None:
    here = known.known("madeup")
    assert here
    pairs = {(b"exports", b"widgetOwn1"): 60, (b"widgetOwn1", b"value"): 61}
    assert replace(here, pairs=pairs).wrapping == 1 << 60


def test_a_version_between_those_that_were_published_is_anothers(learned: Path) -> None:
    other = "".join(f"w.otherCode{i}=1;" for i in range(60))
    bundle = in_a_build("1.1.0") + other
    with_key = replace(known.known("madeup"), keys=frozenset(("version",)))  # type: ignore[type-var]
    told = []
    for said in ("1.1.1", "1.1.7"):
        script = Script(f'{bundle}w.version="{said}"'.encode())
        like = names.Likeness(with_key, (1, 2), 0.8, 0)  # type: ignore[arg-type]
        own = names.own_version(script, like)
        told.append(own and own.version)
    assert told == ["1.1.1", None]


def test_of_a_release_that_its_maker_never_made_only_bytes_of_its_own_are_learned(learned: Path) -> None:
    import learn
    from library_files import File

    made, copied, changed = (
        File(version, "a.js", digests, (False, False), frozenset(), frozenset(), None)
        for version, digests in (("1.0.0", (1, 2)), ("1.0.1", (1, 2)), ("1.0.1", (3, 4)))
    )
    assert learn.only_digests([made, copied, changed], {"1.0.1"}) == [made, changed]


def test_counts_tell_nothing_where_there_is_more_than_the_best_file_has(learned: Path) -> None:
    again = "w.secondCame=w.secondCame;w.secondCameToo=w.secondCameToo;w.firstCame=w.firstCame;w.andThird=w.andThird;"
    assert the_one(in_a_build("1.2.0") + again).version == "1.2.0"


def test_pairs_of_words_that_anybody_has_are_borrowed_in_a_bundle(learned: Path) -> None:
    here = known.known("madeup")
    assert here
    pairs = {(b"Object", b"defineProperty"): 60, (b"widgetOwn1", b"value"): 61}
    assert replace(here, pairs=pairs).borrowed == 1 << 60


def test_shown_names_a_few_releases_and_a_range_of_many() -> None:
    few = Sighting("made", None, "1.1.0", "1.1.1", "digest", 1.0, among=("1.1.0", "1.1.1"))
    many = Sighting("made", None, "1.0.0", "1.3.0", "names", 0.6, among=("1.0.0", "1.1.0", "1.2.0", "1.3.0"))
    assert (few.shown.en, many.shown.en) == ("made (1.1.0 or 1.1.1)", "made (1.0.0 to 1.3.0)")
    assert few.shown.zh == "made（1.1.0 或 1.1.1）"
