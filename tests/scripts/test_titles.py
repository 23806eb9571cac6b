"""What a comment says as a title, what a library's own global says, and whose statements are not believed."""

import pytest

from hegui.scripts import libraries_in, misstated, published
from hegui.scripts.published import with_later, without_previews


@pytest.mark.parametrize(
    "content, library, version",
    [
        ("/*\n * @license jqGrid  4.4.4  - jQuery Grid\n */", "jqgrid", "4.4.4"),
        ("/*!\n * jQuery UI Tabs 1.11.4\n * http://jqueryui.com\n */", "jquery-ui", "1.11.4"),
        ("/*!\nChosen, a Select Box Enhancer\nby somebody\n\nVersion 1.8.7\n*/", "chosen", "1.8.7"),
        ("/*!\n* screenfull\n* v5.1.0 - 2020-12-24\n*/", "screenfull", "5.1.0"),
        ('var mejs=mejs||{};mejs.version="2.13.0";', "mediaelement", "2.13.0"),
        ("layer.closeAll,iframe;var r={v:\"3.1.1\",ie:function(){}}", "layer", "3.1.1"),
    ],
)  # fmt: skip
def test_a_title_or_a_global_of_its_own_tells_the_release(content: str, library: str, version: str) -> None:
    found = {s.library: s.version for s in libraries_in(content.encode(), name="app.1f3a.js")}
    assert found.get(library) == version


@pytest.mark.parametrize(
    "content, library",
    [
        ("/* jQuery Lazyimages Plugin 1.9.1 */", "jquery"),
        ("/*!\n * Bootstrap plugin 2.0.1\n */", "bootstrap"),
        ("/*\n * Requires: Handlebars 4.0.5\n */", "handlebars"),
        ("/** @license React v0.16.2\n * scheduler.js */", "react"),
        ("/* Based on Underscore.js 1.4.4\n */", "underscore.js"),
        ('window.UEDITOR_CONFIG={};window.UE;a.version="3.0.8"', "ueditor"),
        ("a();\n// declared as deprecated since jQuery UI 1.9\nb();", "jquery-ui"),
        ("/*!\n * VERSION: 0.1.12\n * a plugin beside TweenLite\n */", "gsap"),
    ],
)
def test_what_only_names_a_library_is_none_of_its_releases(content: str, library: str) -> None:
    found = {s.library: s.version for s in libraries_in(content.encode(), name="app.1f3a.js")}
    assert found.get(library) is None


@pytest.fixture
def gaps(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """1.1.0 and 1.3.0 were published and never learned."""
    monkeypatch.setattr(published, "_all", lambda: {"made": ("1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0")})
    published.unlearned.cache_clear()
    return ("1.0.0", "1.2.0", "1.4.0")


@pytest.mark.parametrize(
    "version, careful, careless",
    [
        ("1.0.0", (("1.0.0",), False), (("1.0.0", "1.1.0"), False)),
        ("1.1.0", (("1.1.0",), False), (("1.1.0",), False)),
        ("1.3.0-dev", (("1.3.0-dev",), False), (("1.3.0-dev", "1.3.0"), False)),
        ("1.4.0", (("1.4.0",), False), (("1.4.0",), True)),
    ],
)
def test_a_careless_library_may_mean_the_release_beside(
    gaps: tuple[str, ...],
    version: str,
    careful: tuple[tuple[str, ...], bool],
    careless: tuple[tuple[str, ...], bool],
) -> None:
    assert with_later("made", gaps, (version,)) == careful
    assert with_later("made", gaps, (version,), careless=True) == careless
    published.unlearned.cache_clear()


def test_of_the_same_bytes_the_release_is_meant_and_not_its_preview() -> None:
    assert without_previews(("2.7.2-rc", "2.7.2", "2.8.0-rc.1")) == ("2.7.2", "2.8.0-rc.1")


def test_a_library_is_careless_where_two_in_a_hundred_of_its_releases_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(misstated, "_all", lambda: {"made": {"1.0.0": ["1.0.1"], "1.2.0": ["1.2.1"]}})
    assert [misstated.carelessness("made", releases) for releases in (100, 101, 0)] == [0.02, 0.0, 0.0]
