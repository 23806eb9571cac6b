"""Files of packages: what each format locks, and what it does not."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from hegui.model import Package, Skipped
from hegui.readers.opening import open_source, source_from


def read(path: Path) -> tuple[list[Package], list[Skipped]]:
    found = list(open_source(source_from(str(path))))
    assert all(isinstance(f, (Package, Skipped)) for f in found), found
    return [f for f in found if isinstance(f, Package)], [f for f in found if isinstance(f, Skipped)]


def told(package: Package) -> str:
    """``name 1.0``, with ``>=1`` where no version is named, ``dev`` and where it comes from."""
    marks = (" dev" if package.development else "") + (f" from {package.origin}" if package.origin else "")
    return f"{package.name} {package.version or package.asks or '?'}{marks}"


REQUIREMENTS = r"""
# made by hand
Django==3.2.1 ; python_version < "3.12"
requests[socks] == 2.31.0 \
    --hash=sha256:aaaa \
    --hash=sha256:bbbb   # two of them
loguru>=0.6.0,<1
numpy==1.*
flask
-i https://mirror.example/simple
-e .
-e git+https://token@git.example/team/tool.git@v1#egg=our-tool
pip @ https://user:pw@files.example/pip-22.0-py3-none-any.whl?token=abc#sha256=cccc
./wheels/six-1.16.0-py2.py3-none-any.whl
-r more/base.txt
-c limits.txt
"""
POETRY = """
[[package]]
name = "django"
version = "3.2.1"
groups = ["main"]
files = [{file = "d.whl", hash = "sha256:aa"}]

[[package]]
name = "mirrored"
version = "1.0"
groups = ["main"]
files = []
[package.source]
type = "legacy"
url = "https://mirrors.example/simple"

[[package]]
name = "pytest"
version = "8.0"
groups = ["dev"]
files = []

[[package]]
name = "mine"
version = "0.1"
[package.source]
type = "directory"
url = "../mine"

[[package]]
name = "forked"
version = "2.0"
groups = ["main"]
[package.source]
type = "git"
url = "https://git.example/forked.git"

[metadata]
lock-version = "2.1"
content-hash = "x"
"""
UV = """
version = 1
[[package]]
name = "shop"
source = { editable = "." }
dependencies = [{ name = "django" }]
[package.dev-dependencies]
dev = [{ name = "pytest" }]
[[package]]
name = "django"
version = "3.2.1"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "sqlparse" }]
sdist = { url = "https://x", hash = "sha256:aa" }
[[package]]
name = "sqlparse"
version = "0.5"
[[package]]
name = "pytest"
version = "8.0"
[[package]]
name = "helper"
version = "1"
source = { virtual = "helper" }
"""
PDM = """
[metadata]
groups = ["default", "dev"]
[[package]]
name = "django"
version = "3.2.1"
groups = ["default"]
[[package]]
name = "django"
version = "3.2.1"
extras = ["argon2"]
groups = ["default"]
[[package]]
name = "pytest"
version = "8.0"
groups = ["dev"]
[[package]]
name = "mine"
version = "0"
path = "./mine"
editable = true
"""
PYLOCK = """
lock-version = "1.0"
[[packages]]
name = "django"
version = "3.2.1"
wheels = [{ name = "d.whl", hashes = { sha256 = "aa" } }]
[[packages]]
name = "forked"
vcs = { type = "git", url = "https://git.example/forked.git", commit-id = "0" }
[[packages]]
name = "mine"
directory = { path = "." }
"""
PIPFILE = json.dumps(
    {
        "_meta": {},
        "default": {
            "django": {"version": "==3.2.1", "hashes": ["sha256:aa"]},
            "mine": {"path": ".", "editable": True},
        },
        "develop": {
            "pytest": {"version": "==8.0"},
            "forked": {"git": "https://git.example/f.git", "ref": "1"},
        },
    }
)
NPM_1 = json.dumps(
    {
        "lockfileVersion": 1,
        "dependencies": {
            "a": {"version": "1.0.0", "integrity": "sha512-x", "dependencies": {"b": {"version": "1.0.0"}}},
            "b": {"version": "2.0.0", "dev": True},
            "other-name": {"version": "npm:c@3.0.0"},
            "forked": {"version": "git+ssh://git@git.example/f.git#0a"},
            "mine": {"version": "file:mine"},
        },
    }
)
NPM_3 = json.dumps(
    {
        "lockfileVersion": 3,
        "packages": {
            "": {
                "name": "shop",
                "version": "1.0.0",
                "dependencies": {"a": "^1"},
                "workspaces": ["packages/*"],
            },
            "packages/w": {"name": "w", "version": "1.0.0"},
            "node_modules/w": {"resolved": "packages/w", "link": True},
            "node_modules/a": {
                "version": "1.0.0",
                "integrity": "sha512-x",
                "resolved": "https://r.example/a/-/a-1.0.0.tgz",
            },
            "node_modules/a/node_modules/b": {"version": "1.0.0", "inBundle": True},
            "node_modules/b": {"version": "2.0.0", "dev": True},
            "node_modules/other-name": {"name": "c", "version": "3.0.0", "optional": True},
            "node_modules/@s/d": {"version": "4.0.0", "peer": True},
        },
    }
)
YARN_1 = """# yarn lockfile v1

"@s/d@^4.0.0", "@s/d@^4.0.1":
  version "4.0.1"
  resolved "https://registry.yarnpkg.com/@s/d/-/d-4.0.1.tgz#0123456789012345678901234567890123456789"
  integrity sha512-x

a@^1.0.0:
  version "1.0.0"
  dependencies:
    b "^2.0.0"

b@^2.0.0:
  version "2.0.0"

"other-name@npm:c@^3.0.0":
  version "3.0.0"
"""
BERRY = """__metadata:
  version: 8

"a@npm:^1.0.0, a@npm:^1.0.1":
  version: 1.0.1
  resolution: "a@npm:1.0.1"
  dependencies:
    b: "npm:^2.0.0"
  peerDependenciesMeta:
    node-notifier:
      optional: true
  checksum: 10c0/aa
  languageName: node
  linkType: hard

"other-name@npm:c@^3.0.0":
  version: 3.0.0
  resolution: "c@npm:3.0.0"

"typescript@patch:typescript@npm%3A~5.0#optional!builtin<compat/typescript>":
  version: 5.0.4
  resolution: "typescript@patch:typescript@npm%3A5.0.4#optional!builtin<compat/typescript>::version=5.0.4&hash=b5f058"

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  dependencies:
    a: "npm:^1.0.0"
"""
PNPM_5 = """lockfileVersion: 5.4
specifiers: {a: ^1.0.0}
dependencies: {a: 1.0.0_react@17.0.2}
packages:
  /a/1.0.0_react@17.0.2:
    resolution: {integrity: sha512-x}
    dev: false
  /@s/d/4.0.0:
    resolution: {integrity: sha512-x}
    dev: true
  github.com/u/r/0123abc:
    resolution: {tarball: 'https://codeload.github.com/u/r/tar.gz/0123abc'}
    name: r
    version: 1.2.3
  file:mine:
    resolution: {directory: mine, type: directory}
    name: mine
"""
PNPM_6 = """lockfileVersion: '6.0'
dependencies:
  a: {specifier: ^1.0.0, version: 1.0.0(react@17.0.2)}
packages:
  /a@1.0.0(react@17.0.2):
    resolution: {integrity: sha512-x}
  /@s/d@4.0.0:
    resolution: {integrity: sha512-x}
    dev: true
"""
PNPM_9 = """lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a: {specifier: ^1.0.0, version: 1.0.0(react@17.0.2)}
      w: {specifier: 'workspace:*', version: link:packages/w}
    devDependencies:
      '@s/d': {specifier: ^4.0.0, version: 4.0.0}
packages:
  a@1.0.0:
    resolution: {integrity: sha512-x}
  b@2.0.0:
    resolution: {integrity: sha512-x}
  '@s/d@4.0.0':
    resolution: {integrity: sha512-x}
snapshots:
  a@1.0.0(react@17.0.2):
    dependencies: {b: 2.0.0}
  b@2.0.0: {}
  '@s/d@4.0.0': {}
"""
BUN = """{
  "lockfileVersion": 1,
  "workspaces": {"": {"name": "shop", "dependencies": {"a": "^1.0.0"}, "devDependencies": {"d": "^4",},},},
  "packages": {
    // a comment
    "a": ["a@1.0.0", "", {"dependencies": {"b": "^1"}}, "sha512-x"],
    "b": ["b@2.0.0", "", {}, "sha512-x"],
    "a/b": ["b@1.0.0", "", {}, "sha512-x"],
    "d": ["d@4.0.0", "", {}, "sha512-x"],
    "w": ["w@workspace:packages/w"],
  }
}
"""
GO = """module example.com/shop

go 1.22
toolchain go1.22.3

require (
	github.com/gin-gonic/gin v1.7.0
	golang.org/x/crypto v0.1.0 // indirect
	example.com/own v1.0.0
	example.com/old v1.0.0
)
require golang.org/x/net v0.2.0
replace example.com/own => ../own
replace example.com/old v1.0.0 => example.com/new v1.1.0
exclude golang.org/x/net v0.1.0
"""
CARGO = """version = 3
[[package]]
name = "shop"
version = "0.1.0"
dependencies = ["serde"]
[[package]]
name = "serde"
version = "1.0.1"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "aa"
[[package]]
name = "forked"
version = "2.0.0"
source = "git+https://git.example/f?rev=1#1"
"""
COMPOSER = json.dumps(
    {
        "packages": [{"name": "guzzlehttp/guzzle", "version": "v7.0.1", "dist": {"shasum": "aa"}}],
        "packages-dev": [{"name": "phpunit/phpunit", "version": "9.0"}],
    }
)
GRADLE = """# This is a Gradle generated file
com.google.guava:guava:30.0-jre=compileClasspath,runtimeClasspath
junit:junit:4.13=testCompileClasspath
empty=annotationProcessor
"""
POM = """<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <groupId>cn.example</groupId><artifactId>shop</artifactId><version>1.0</version>
  <properties><log4j.version>2.14.1</log4j.version><v>${log4j.version}</v></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>com.alibaba</groupId><artifactId>fastjson</artifactId><version>1.2.60</version></dependency>
    <dependency><groupId>org.absent</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>${v}</version></dependency>
    <dependency><groupId>com.alibaba</groupId><artifactId>fastjson</artifactId></dependency>
    <dependency><groupId>org.absent</groupId><artifactId>managed</artifactId></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>[4.13]</version><scope>test</scope></dependency>
    <dependency><groupId>a</groupId><artifactId>b</artifactId><version>[1,2)</version></dependency>
  </dependencies>
</project>
"""
DPKG = """Package: libssl3
Status: install ok installed
Source: openssl
Version: 3.0.11-1~deb12u2
Description: x
 Package: not a field

Package: gone
Status: deinstall ok config-files
Version: 1.0
"""
APK = "C:Q1abc\nP:libcrypto3\nV:3.1.4-r0\no:openssl\n\nC:Q1abd\nP:musl\nV:1.2.4-r2\no:musl\n"
RPM = "\n".join(f"{n}.x86_64" for n in ("bash-5.1.8-4.oe2203sp3", "glibc-2.34-1.oe2203sp3", "openssl-1:1.1.1m-1.oe2203sp3", "sed-4.8-2.oe2203sp3", "vim-9.0-1.oe2203sp3"))  # fmt: skip
CDX = json.dumps(
    {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "metadata": {"component": {"type": "application", "name": "shop"}},
        "components": [
            {"type": "library", "name": "core", "group": "@babel", "version": "7.0.0", "purl": "pkg:npm/%40babel/core@7.0.0",
             "components": [{"type": "library", "name": "inner", "version": "1", "purl": "pkg:npm/inner@1"}]},
            {"type": "file", "name": "a.txt"},
            {"type": "library", "name": "达梦驱动", "version": "8.1"},
        ],
    }
)  # fmt: skip
CDX_XML = (
    '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components><component type="library">'
    "<name>x</name><version>1</version><purl>pkg:maven/g/x@1</purl></component></components></bom>"
)
SPDX = json.dumps(
    {
        "spdxVersion": "SPDX-2.3",
        "documentDescribes": ["SPDXRef-root"],
        "packages": [
            {"SPDXID": "SPDXRef-root", "name": "shop"},
            {"SPDXID": "SPDXRef-1", "name": "six", "versionInfo": "1.16.0",
             "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:pypi/six@1.16.0"}]},
        ],
    }
)  # fmt: skip
SPDX_TAGS = """SPDXVersion: SPDX-2.3
PackageName: six
SPDXID: SPDXRef-1
PackageVersion: 1.16.0
PackageChecksum: SHA256: aa
ExternalRef: PACKAGE-MANAGER purl pkg:pypi/six@1.16.0
FileName: ./a
"""

FILES = [
    ("poetry.lock", POETRY, ["django 3.2.1", "mirrored 1.0", "pytest 8.0 dev", "forked 2.0 from https://git.example/forked.git"]),
    ("uv.lock", UV, ["django 3.2.1", "sqlparse 0.5", "pytest 8.0 dev"]),
    ("pdm.lock", PDM, ["django 3.2.1", "pytest 8.0 dev"]),
    ("pylock.toml", PYLOCK, ["django 3.2.1", "forked ? from https://git.example/forked.git"]),
    ("Pipfile.lock", PIPFILE, ["django 3.2.1", "pytest 8.0 dev", "forked ? dev from https://git.example/f.git"]),
    ("package-lock.json", NPM_1, ["a 1.0.0", "b 1.0.0", "b 2.0.0 dev", "c 3.0.0", "forked git+ssh://git@git.example/f.git#0a from git+ssh://git.example/f.git#0a"]),
    ("package-lock.json", NPM_3, ["a 1.0.0", "b 1.0.0", "b 2.0.0 dev", "c 3.0.0", "@s/d 4.0.0"]),
    ("yarn.lock", YARN_1, ["@s/d 4.0.1", "a 1.0.0", "b 2.0.0", "c 3.0.0"]),
    ("yarn.lock", BERRY, ["a 1.0.1", "c 3.0.0", "typescript 5.0.4"]),
    ("pnpm-lock.yaml", PNPM_5, ["a 1.0.0", "@s/d 4.0.0 dev", "r 1.2.3 from https://codeload.github.com/u/r/tar.gz/0123abc"]),
    ("pnpm-lock.yaml", PNPM_6, ["a 1.0.0", "@s/d 4.0.0 dev"]),
    ("pnpm-lock.yaml", PNPM_9, ["a 1.0.0", "b 2.0.0", "@s/d 4.0.0 dev"]),
    ("bun.lock", BUN, ["a 1.0.0", "b 1.0.0", "b 2.0.0 dev", "d 4.0.0 dev"]),
    ("go.mod", GO, ["github.com/gin-gonic/gin v1.7.0", "golang.org/x/crypto v0.1.0", "golang.org/x/net v0.2.0",
                    "example.com/new v1.1.0 from example.com/new@v1.1.0", "stdlib >=1.22.3", "toolchain >=1.22.3"]),
    ("Cargo.lock", CARGO, ["serde 1.0.1", "forked 2.0.0 from git+https://git.example/f#1"]),
    ("composer.lock", COMPOSER, ["guzzlehttp/guzzle v7.0.1", "phpunit/phpunit 9.0 dev"]),
    ("gradle.lockfile", GRADLE, ["com.google.guava:guava 30.0-jre", "junit:junit 4.13 dev"]),
    ("status", DPKG, ["libssl3 3.0.11-1~deb12u2"]),
    ("installed", APK, ["libcrypto3 3.1.4-r0", "musl 1.2.4-r2"]),
    ("rpm-qa.txt", RPM, ["bash 5.1.8-4.oe2203sp3", "glibc 2.34-1.oe2203sp3", "openssl 1:1.1.1m-1.oe2203sp3", "sed 4.8-2.oe2203sp3", "vim 9.0-1.oe2203sp3"]),
    ("anything.json", CDX, ["@babel/core 7.0.0", "inner 1", "达梦驱动 8.1"]),
    ("anything.xml", CDX_XML, ["g:x 1"]),
    ("anything.json", SPDX, ["six 1.16.0"]),
    ("anything.txt", SPDX_TAGS, ["six 1.16.0"]),
]  # fmt: skip


@pytest.mark.parametrize("name, text, expected", FILES, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(FILES)])
def test_each_format_tells_its_components_and_nothing_of_the_projects_own(tmp_path, name, text, expected):
    (tmp_path / name).write_text(text, encoding="utf-8")
    packages, skipped = read(tmp_path / name)
    assert sorted(map(told, packages)) == sorted(expected)
    assert not skipped


def test_requirements_are_read_as_pip_reads_them(tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "requirements.txt").write_text(REQUIREMENTS)
    (tmp_path / "more" / "base.txt").write_text("sqlparse==0.4.2\n-r ../requirements.txt\n-r /etc/passwd\n")
    (tmp_path / "limits.txt").write_text("flask==2.0.1\nunused==1.0\n")
    packages, skipped = read(tmp_path / "requirements.txt")
    assert list(map(told, packages)) == [
        "Django 3.2.1", "requests 2.31.0", "loguru <1,>=0.6.0", "numpy ==1.*", "flask 2.0.1",
        "our-tool ? from git+https://git.example/team/tool.git@v1", "pip 22.0 from https://files.example/pip-22.0-py3-none-any.whl",
        "six 1.16.0 from file", "sqlparse 0.4.2",
    ]  # fmt: skip
    assert packages[1].digests == ("sha256:aaaa", "sha256:bbbb")
    assert [(s.place.source, s.place.line) for s in skipped] == [("more/base.txt", 3)]


COMPILED = """
attrs==20.3.0 \\
    --hash=sha256:aa \\
    # via debut
certifi==2020.11.8 \\
    --hash=sha256:bb
    # via requests
"""
ADDRESSES = """
git+https://git.example/team/one.git@v1#egg=one[full]
git+git://git.example/team/two.git
https://files.example/py-editdist-0.3.tar.gz
-e git://git.example/team/four.git@6f060d4#egg=four
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        (COMPILED, ["attrs 20.3.0", "certifi 2020.11.8"]),
        (ADDRESSES, ["four ? from git://git.example/team/four.git@6f060d4", "one ? from git+https://git.example/team/one.git@v1",
                     "py-editdist 0.3 from https://files.example/py-editdist-0.3.tar.gz", "two ? from git+git://git.example/team/two.git"]),
        ("fabric==dev\nbokeh=0.3.0\nsix==1.16\n", ["bokeh =0.3.0", "fabric ==dev", "six 1.16"]),
    ],
    ids=["a comment ends a line that goes on", "addresses alone", "what is no version is asked for"],
)  # fmt: skip
def test_requirements_in_the_forms_that_projects_publish(tmp_path, text, expected):
    (tmp_path / "requirements.txt").write_text(text)
    packages, skipped = read(tmp_path / "requirements.txt")
    assert sorted(map(told, packages)) == expected
    assert not skipped


YUM = """Loaded plugins: fastestmirror
Installed Packages
NetworkManager.x86_64                       1:1.18.8-1.el7                 @anaconda
bash.x86_64                                 4.2.46-34.el7                  @anaconda
python-backports-ssl_match_hostname.noarch
                                            3.5.0.1-1.el7                  @base
openssl.x86_64                              1:1.0.2k-19.el7                @updates
zlib.x86_64                                 1.2.7-18.el7                   installed
"""
LAST = "".join(
    f"{n:<45} Wed Nov 25 2026\n"
    for n in (
        "bash-4.2.46-34.el7.x86_64",
        "a" * 40 + "-1.0-1.el7.noarch",
        "sed-4.2-5.el7.x86_64",
        "gpg-pubkey-1-2.(none)",
        "vim-1:7.4-1.el7.x86_64",
    )
)
INFO = """Name        : bash                         Relocations: (not relocatable)
Version     : 4.1.2                             Vendor: CentOS
Release     : 48.el6                        Build Date: Thu 23 Mar 2017
License     : GPLv3+

Name        : vim-minimal
Epoch       : 2
Version     : 7.4.629
Release     : 5.el6_10.2
Architecture: x86_64
"""
APT = """Listing... Done
adduser/stable,now 3.134 all [installed]
base-files/stable,now 12.4+deb12u5 amd64 [installed]
libc6/stable,now 2.36-9+deb12u4 amd64 [已安装，自动]
zlib1g/now 1:1.2.13.dfsg-1 amd64 [installed,local]
openssl/stable,now 3.0.11-1~deb12u2 amd64 [installed,upgradable to: 3.0.13-1~deb12u1]
"""
BARE = "bash-4.2.46-34.el7\nsed-4.2.2-5.el7\nzlib-1.2.7-18.el7\nvim-minimal-7.4.160-4.el7\nglibc-common-2.17-292.el7\n"


@pytest.mark.parametrize(
    "text, ecosystem, expected",
    [
        (YUM, "Red Hat:enterprise_linux:7", ["NetworkManager 1:1.18.8-1.el7", "bash 4.2.46-34.el7", "openssl 1:1.0.2k-19.el7", "python-backports-ssl_match_hostname 3.5.0.1-1.el7", "zlib 1.2.7-18.el7"]),
        (LAST, "Red Hat:enterprise_linux:7", ["a" * 40 + " 1.0-1.el7", "bash 4.2.46-34.el7", "sed 4.2-5.el7", "vim 1:7.4-1.el7"]),
        (INFO, "Red Hat:enterprise_linux:6", ["bash 4.1.2-48.el6", "vim-minimal 2:7.4.629-5.el6_10.2"]),
        (APT, "Debian:12", ["adduser 3.134", "base-files 12.4+deb12u5", "libc6 2.36-9+deb12u4", "openssl 3.0.11-1~deb12u2", "zlib1g 1:1.2.13.dfsg-1"]),
        (BARE, "Red Hat:enterprise_linux:7", ["bash 4.2.46-34.el7", "glibc-common 2.17-292.el7", "sed 4.2.2-5.el7", "vim-minimal 7.4.160-4.el7", "zlib 1.2.7-18.el7"]),
    ],
    ids=["yum list installed", "rpm -qa --last", "rpm -qai", "apt list --installed", "without architectures"],
)  # fmt: skip
def test_a_list_of_what_is_installed_is_known_by_its_look(tmp_path, text, ecosystem, expected):
    (tmp_path / "主机软件.txt").write_text(text, encoding="utf-8")
    packages, skipped = read(tmp_path / "主机软件.txt")
    assert sorted(map(told, packages)) == expected
    assert ({p.ecosystem for p in packages}, skipped) == ({ecosystem}, [])


def test_a_list_of_requirements_in_prose_is_a_text(tmp_path):
    (tmp_path / "requirements.txt").write_text(
        "系统需求说明\n患者王小明，手机 13800138000\n登录要快。\n", encoding="utf-8"
    )
    found = list(open_source(source_from(str(tmp_path / "requirements.txt"))))
    assert [type(f).__name__ for f in found] == ["Table"]


def test_a_pom_says_which_versions_are_managed_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "pom.xml").write_text(POM)
    packages, skipped = read(tmp_path / "pom.xml")
    assert list(map(told, packages)) == [
        "org.apache.logging.log4j:log4j-core 2.14.1", "com.alibaba:fastjson 1.2.60", "org.absent:managed ?",
        "junit:junit 4.13 dev", "a:b [1,2)",
    ]  # fmt: skip
    assert (
        len(skipped) == 1
        and "org.absent:bom:1" in skipped[0].reason.en
        and "1 dependencies" in skipped[0].reason.en
    )


def test_a_module_inherits_from_its_parent_and_does_not_count_its_siblings(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / ".git").mkdir()
    parent = POM.replace(
        "<properties>", "<packaging>pom</packaging><modules><module>web</module></modules><properties>"
    )
    (tmp_path / "pom.xml").write_text(parent)
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "pom.xml").write_text(
        "<project><parent><groupId>cn.example</groupId><artifactId>shop</artifactId><version>1.0</version></parent>"
        "<artifactId>web</artifactId><dependencies>"
        "<dependency><groupId>${project.groupId}</groupId><artifactId>shop</artifactId><version>${project.version}</version></dependency>"
        "<dependency><groupId>x</groupId><artifactId>y</artifactId><version>${log4j.version}</version></dependency>"
        "</dependencies></project>"
    )
    packages, _ = read(tmp_path / "web" / "pom.xml")
    assert [told(p) for p in packages][:2] == ["x:y 2.14.1", "org.apache.logging.log4j:log4j-core 2.14.1"]
    assert "cn.example:shop" not in {p.name for p in packages}


def test_what_is_installed_is_told_by_its_folder(tmp_path):
    site = tmp_path / "lib" / "site-packages"
    for name, more in (
        ("six-1.16.0", ""),
        ("mine-0.1", '{"url": "file:///src", "dir_info": {"editable": true}}'),
    ):
        info = site / f"{name}.dist-info"
        info.mkdir(parents=True)
        head, _, version = name.partition("-")
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {head}\nVersion: {version}\n\nName: of something else\n"
        )
        if more:
            (info / "direct_url.json").write_text(more)
    for name in ("left-pad", "@s/d"):
        (tmp_path / "node_modules" / name / "test").mkdir(parents=True)
        (tmp_path / "node_modules" / name / "package.json").write_text(
            json.dumps({"name": name, "version": "1.3.0"})
        )
    found = [p for p in open_source(source_from(str(tmp_path))) if isinstance(p, Package)]
    assert sorted(map(told, found)) == ["@s/d 1.3.0", "left-pad 1.3.0", "six 1.16.0"]


def test_a_manifest_counts_only_where_nothing_is_locked(tmp_path):
    said = {
        "dependencies": {"a": "^1.0.0", "b": "1.2.3", "w": "workspace:*"},
        "devDependencies": {"c": "latest"},
    }
    (tmp_path / "package.json").write_text(json.dumps(said))
    assert list(map(told, read(tmp_path / "package.json")[0])) == ["a ^1.0.0", "b 1.2.3", "c latest dev"]
    (tmp_path / "yarn.lock").write_text(YARN_1)
    assert read(tmp_path / "package.json") == ([], [])


def test_a_distribution_is_told_by_os_release(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "os-release").write_text('ID=debian\nVERSION_ID="11"\n')
    (tmp_path / "var/lib/dpkg").mkdir(parents=True)
    (tmp_path / "var/lib/dpkg/status").write_text(DPKG)
    package = next(p for p in open_source(source_from(str(tmp_path))) if isinstance(p, Package))
    assert (package.ecosystem, package.built_from) == ("Debian:11", "openssl 3.0.11-1~deb12u2")


def test_windows_writes_requirements_in_utf_16(tmp_path):
    (tmp_path / "requirements.txt").write_bytes("Django==3.2.1\r\n# 注释\r\n".encode("utf-16"))
    assert list(map(told, read(tmp_path / "requirements.txt")[0])) == ["Django 3.2.1"]


BOMB = '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><project>&b;</project>'
BROKEN = [
    ("package-lock.json", b'{"lockfileVersion": 3, "packages": {"node_modules/a": {"ver'),
    ("package-lock.json", b'["no lock"]'),
    ("package-lock.json", b"[" * 100_000),
    ("poetry.lock", b"[[package]\nname = "),
    ("uv.lock", b"\xff\xfe\x00\xd8"),
    ("yarn.lock", b"\x89\x00binary\x00\x01\x02"),
    ("yarn.lock", b"<<<<<<< HEAD\n"),
    ("pnpm-lock.yaml", b"lockfileVersion: '9.0'\npackages: [\n"),
    ("pnpm-lock.yaml", b"!!python/object/apply:os.system ['true']\n"),
    ("Cargo.lock", b"[[package]]\nname = 1\n"),
    ("go.mod", b"nothing of the kind\n"),
    ("pom.xml", BOMB.encode()),
    ("pom.xml", b"<project><dependencies>"),
    ("composer.lock", b"{}"),
    ("Pipfile.lock", b"null"),
    ("bom.json", b'{"bomFormat": "CycloneDX", "components": [1]}'),
]


@pytest.mark.parametrize("name, data", BROKEN, ids=[f"{n}-{i}" for i, (n, _) in enumerate(BROKEN)])
@pytest.mark.parametrize("packed", [False, True])
def test_a_broken_file_is_said_and_never_clean(tmp_path, name, data, packed):
    (tmp_path / name).write_bytes(gzip.compress(data) if packed else data)
    packages, skipped = read(tmp_path / name)
    assert not packages
    assert skipped and all(s.asked for s in skipped)


def test_people_in_a_file_of_names_and_numbers_are_not_taken_for_packages(tmp_path):
    (tmp_path / "list.txt").write_text("".join(f"zhang{i}\t1380013{i:04d}\n" for i in range(50)))
    assert not [p for p in open_source(source_from(str(tmp_path / "list.txt"))) if isinstance(p, Package)]


MANY = 300_000
STALLING = [
    ("doc.spdx", "SPDXVersion: SPDX-2.3\nPackageName: a\n" + "<text>" * MANY, 1, 0),
    ("uv.lock", "a." * MANY, 0, 1),
    ("Cargo.lock", "a." * MANY, 0, 1),
    ("yarn.lock", '"a@1, ' * MANY, 0, 1),
    ("requirements.txt", "django==1;" * MANY, 0, 1),
    ("pom.xml", "<project>" + "<a>" * MANY, 0, 1),
]  # fmt: skip


@pytest.mark.parametrize("name, text, packages, skipped", STALLING, ids=[name for name, *_ in STALLING])
def test_a_file_made_to_stall_a_parser_is_read_or_said(tmp_path, name, text, packages, skipped):
    """Each takes minutes or more where time grows with the square of its length."""
    (tmp_path / name).write_text(text)
    told = read(tmp_path / name)
    assert (len(told[0]), len(told[1])) == (packages, skipped)


def test_the_marks_of_a_merge_conflict_are_no_modules(tmp_path):
    (tmp_path / "go.mod").write_text(
        "module a.example/b\n\nrequire (\n\tx.example/one v1.0.0\n<<<<<<< HEAD\n\tx.example/two v1.0.0\n=======\n"
        "\tx.example/two v1.1.0\n>>>>>>> other\n)\n"
    )
    packages, skipped = read(tmp_path / "go.mod")
    assert list(map(told, packages)) == [
        "x.example/one v1.0.0",
        "x.example/two v1.0.0",
        "x.example/two v1.1.0",
    ]
    assert [s.place.line for s in skipped] == [5, 7, 9]
