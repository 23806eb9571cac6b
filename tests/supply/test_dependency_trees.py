"""What depends on what, and under which licence, as far as a file tells: read from lock files, written into the bill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hegui.cli import main
from hegui.model import Package
from hegui.readers.opening import open_source, source_from


def read(path: Path) -> list[Package]:
    return [p for p in open_source(source_from(str(path))) if isinstance(p, Package)]


NPM = {
    "lockfileVersion": 3,
    "packages": {
        "": {"dependencies": {"a": "^1"}},
        "node_modules/a": {"version": "1.0.0", "license": "MIT", "dependencies": {"b": "^1", "gone": "*"}},
        "node_modules/a/node_modules/b": {"version": "1.5.0", "dependencies": {"c": "*"}},
        "node_modules/b": {"version": "2.0.0", "license": "(MIT OR GPL-2.0-only)"},
        "node_modules/c": {"version": "3.0.0", "peerDependencies": {"b": "*"}},
    },
}
NPM_1 = {
    "lockfileVersion": 1,
    "dependencies": {
        "a": {"version": "1.0.0", "requires": {"b": "^1"}, "dependencies": {"b": {"version": "1.5.0", "requires": {"c": "*"}}}},
        "b": {"version": "2.0.0"},
        "c": {"version": "3.0.0"},
    },
}  # fmt: skip
YARN = '# yarn lockfile v1\n\na@^1:\n  version "1.0.0"\n  dependencies:\n    b "^1"\n\nb@^1, b@^1.2:\n  version "1.5.0"\n'
BERRY = (
    '__metadata:\n  version: 8\n\n"a@npm:^1":\n  version: 1.0.0\n  resolution: "a@npm:1.0.0"\n  dependencies:\n    b: "npm:^1"\n\n'
    '"b@npm:^1":\n  version: 1.5.0\n  resolution: "b@npm:1.5.0"\n'
)
PNPM_5 = (
    "lockfileVersion: 5.3\nspecifiers: {a: ^1, other: npm:d@1}\ndependencies: {a: 1.0.0_b@1.5.0, other: /d/1.0.0}\npackages:\n"
    "  /a/1.0.0_b@1.5.0: {resolution: {integrity: sha512-x}, dependencies: {b: 1.5.0}}\n  /b/1.5.0: {resolution: {integrity: sha512-x}}\n"
    "  /d/1.0.0: {resolution: {integrity: sha512-x}}\n"
)
PNPM_9 = (
    "lockfileVersion: '9.0'\nimporters: {.: {dependencies: {a: {specifier: ^1, version: 1.0.0(b@1.5.0)}, other: {specifier: 'npm:d@1', version: d@1.0.0}}}}\n"
    "packages: {a@1.0.0: {resolution: {integrity: sha512-x}}, b@1.5.0: {resolution: {integrity: sha512-x}}, d@1.0.0: {resolution: {integrity: sha512-x}}}\n"
    "snapshots: {a@1.0.0(b@1.5.0): {dependencies: {b: 1.5.0}}, b@1.5.0: {}, d@1.0.0: {}}\n"
)
POETRY = '[[package]]\nname = "a"\nversion = "1.0.0"\n[package.dependencies]\nb = ">=1"\n\n[[package]]\nname = "b"\nversion = "1.5.0"\n'
PDM = '[[package]]\nname = "a"\nversion = "1.0.0"\ndependencies = ["b>=1; python_version > \'3\'"]\n\n[[package]]\nname = "b"\nversion = "1.5.0"\n'
UV = (
    'version = 1\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = { registry = "r" }\ndependencies = [{ name = "b" }]\n[package.optional-dependencies]\nmore = [{ name = "c" }]\n'
    '[[package]]\nname = "b"\nversion = "1.5.0"\nsource = { registry = "r" }\n'
)
CARGO = (
    'version = 3\n[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n'
    'dependencies = ["b 1.5.0"]\n[[package]]\nname = "b"\nversion = "1.5.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n'
)
COMPOSER = {
    "packages": [
        {"name": "v/a", "version": "1.0.0", "license": ["MIT", "GPL-2.0-only"], "require": {"php": ">=8", "v/b": "^1"}},
        {"name": "v/b", "version": "1.5.0", "license": []},
    ]
}  # fmt: skip
DPKG = (
    "Package: a\nStatus: install ok installed\nVersion: 1.0.0\nPre-Depends: libc6 (>= 2.36)\nDepends: bb (>= 1), cc | dd\n\n"
    "Package: bb\nStatus: install ok installed\nVersion: 1.5.0\n"
)
TREES = [
    ("package-lock.json", json.dumps(NPM), {"a 1.0.0": ["b 1.5.0"], "b 1.5.0": ["c 3.0.0"], "b 2.0.0": [], "c 3.0.0": ["b 2.0.0"]}),
    ("package-lock.json", json.dumps(NPM_1), {"a 1.0.0": ["b 1.5.0"], "b 1.5.0": ["c 3.0.0"], "b 2.0.0": [], "c 3.0.0": []}),
    ("yarn.lock", YARN, {"a 1.0.0": ["b 1.5.0"], "b 1.5.0": []}),
    ("yarn.lock", BERRY, {"a 1.0.0": ["b 1.5.0"], "b 1.5.0": []}),
    ("pnpm-lock.yaml", PNPM_5, {"a 1.0.0": ["b 1.5.0"], "b 1.5.0": [], "d 1.0.0": []}),
    ("pnpm-lock.yaml", PNPM_9, {"a 1.0.0": ["b 1.5.0"], "b 1.5.0": [], "d 1.0.0": []}),
    ("poetry.lock", POETRY, {"a 1.0.0": ["b"], "b 1.5.0": []}),
    ("pdm.lock", PDM, {"a 1.0.0": ["b"], "b 1.5.0": []}),
    ("uv.lock", UV, {"a 1.0.0": ["b", "c"], "b 1.5.0": []}),
    ("Cargo.lock", CARGO, {"a 1.0.0": ["b 1.5.0"], "b 1.5.0": []}),
    ("composer.lock", json.dumps(COMPOSER), {"v/a 1.0.0": ["v/b"], "v/b 1.5.0": []}),
    ("status", DPKG, {"a 1.0.0": ["libc6", "bb", "cc", "dd"], "bb 1.5.0": []}),
]  # fmt: skip


@pytest.mark.parametrize("name, text, expected", TREES, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(TREES)])
def test_a_lock_file_tells_what_each_component_depends_on(tmp_path, name, text, expected):
    (tmp_path / name).write_text(text)
    assert {f"{p.name} {p.version}": list(p.needs or ()) for p in read(tmp_path / name)} == expected


@pytest.mark.parametrize("text", [PNPM_5, PNPM_9])
def test_pnpm_names_an_alias_and_a_package_with_peers_directly(tmp_path, text):
    (tmp_path / "pnpm-lock.yaml").write_text(text)
    assert {p.name for p in read(tmp_path / "pnpm-lock.yaml") if p.direct} == {"a", "d"}


def test_go_calls_a_module_indirect_only_where_the_comment_says_nothing_else(tmp_path):
    (tmp_path / "go.mod").write_text(
        "module x\nrequire (\n\ta.example/a v1.0.0 // indirect\n\tb.example/b v1.0.0 // indirect; why\n\tc.example/c v1.0.0 // indirectly so\n\td.example/d v1.0.0\n)\n"
    )
    assert [p.direct for p in read(tmp_path / "go.mod")] == [False, False, True, True]


def bill(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    with pytest.raises(SystemExit):
        main(["sbom", str(folder), "--lang", "en"])
    made: dict[str, object] = json.loads(capsys.readouterr().out)
    return made


def test_the_bill_holds_the_tree_and_the_licences_and_reads_back_the_same(tmp_path, capsys):
    (tmp_path / "package-lock.json").write_text(json.dumps(NPM))
    made = bill(tmp_path, capsys)
    tree = {each["ref"]: each.get("dependsOn", []) for each in made["dependencies"]}
    assert tree == {
        "root": ["pkg:npm/a@1.0.0"], "pkg:npm/a@1.0.0": ["pkg:npm/b@1.5.0"], "pkg:npm/b@1.5.0": ["pkg:npm/c@3.0.0"],
        "pkg:npm/b@2.0.0": [], "pkg:npm/c@3.0.0": ["pkg:npm/b@2.0.0"],
    }  # fmt: skip
    told = {each["bom-ref"]: each.get("licenses") for each in made["components"]}
    assert told["pkg:npm/a@1.0.0"] == [{"license": {"id": "MIT"}}]
    assert told["pkg:npm/b@2.0.0"][0]["expression"].replace("(", "").replace(")", "") == "MIT OR GPL-2.0-only"
    assert told["pkg:npm/c@3.0.0"] is None
    (tmp_path / "bom.json").write_text(json.dumps(made))
    again = {f"{p.name} {p.version}": (p.licence, list(p.needs or ())) for p in read(tmp_path / "bom.json")}
    assert again["a 1.0.0"] == ("MIT", ["b 1.5.0"]) and again["b 1.5.0"] == ("", ["c 3.0.0"])


def test_where_a_file_tells_no_tree_everything_hangs_on_the_project(tmp_path, capsys):
    (tmp_path / "requirements.txt").write_text("a==1\nb==2\n")
    made = bill(tmp_path, capsys)
    assert {each["ref"]: each.get("dependsOn") for each in made["dependencies"]}["root"] == [
        "pkg:pypi/a@1",
        "pkg:pypi/b@2",
    ]


def test_installed_packages_tell_licence_and_needs_by_their_metadata(tmp_path, capsys):
    for name, more in (
        (
            "a-1.0",
            "License-Expression: Apache-2.0\nRequires-Dist: B>=1\nRequires-Dist: pytest; extra == 'test'\n",
        ),
        ("b-2.0", "License: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License\n"),
    ):
        info = tmp_path / "site-packages" / f"{name}.dist-info"
        info.mkdir(parents=True)
        head, _, version = name.partition("-")
        (info / "METADATA").write_text(f"Name: {head}\nVersion: {version}\n{more}\n\nLicense: none of this\n")
    assert {p.name: (p.licence, p.needs) for p in read(tmp_path)} == {
        "a": ("Apache-2.0", ("B",)), "b": ("MIT License", ()),
    }  # fmt: skip
    tree = {each["ref"]: each.get("dependsOn") for each in bill(tmp_path, capsys)["dependencies"]}
    assert tree["pkg:pypi/a@1.0"] == ["pkg:pypi/b@2.0"] and tree["root"] == ["pkg:pypi/a@1.0"]


SPDX = (
    ("DOCUMENT", "DESCRIBES", "root"),
    ("root", "DEPENDS_ON", "a"),
    ("a", "DEPENDS_ON", "b"),
    ("c", "DEPENDENCY_OF", "b"),
    ("d", "DEV_DEPENDENCY_OF", "root"),
    ("e", "TEST_DEPENDENCY_OF", "d"),
    ("e", "RUNTIME_DEPENDENCY_OF", "c"),
    ("c", "DEPENDS_ON", "NOASSERTION"),
    ("a", "CONTAINS", "d"),
)


@pytest.mark.parametrize("form", ["json", "tags"])
def test_spdx_tells_what_depends_on_what(tmp_path, form):
    names = ["root", "a", "b", "c", "d", "e"]
    if form == "json":
        text = json.dumps({
            "spdxVersion": "SPDX-2.3",
            "packages": [{"SPDXID": f"SPDXRef-{n}", "name": n, "versionInfo": "1.0"} for n in names],
            "relationships": [
                {"spdxElementId": f"SPDXRef-{a}", "relationshipType": how, "relatedSpdxElement": b if b == "NOASSERTION" else f"SPDXRef-{b}"}
                for a, how, b in SPDX
            ],
        })  # fmt: skip
    else:
        text = "SPDXVersion: SPDX-2.3\n" + "".join(
            f"PackageName: {n}\nSPDXID: SPDXRef-{n}\nPackageVersion: 1.0\n" for n in names
        )
        text += "".join(
            f"Relationship: SPDXRef-{a} {how} {b if b == 'NOASSERTION' else f'SPDXRef-{b}'}\n"
            for a, how, b in SPDX
        )
    (tmp_path / ("bom.spdx.json" if form == "json" else "bom.spdx")).write_text(text)
    assert {p.name: (p.needs, p.development) for p in read(tmp_path)} == {
        "a": (("b 1.0",), False),
        "b": (("c 1.0",), False),
        "c": (("e 1.0",), False),
        "d": (("e 1.0",), True),
        "e": (None, False),
    }
