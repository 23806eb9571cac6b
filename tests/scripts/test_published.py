"""Published files, fetched by name and integrity: told exactly, also where the file is renamed."""

import base64
import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from hegui.scripts import libraries_in

PUBLISHED = [
    ("jquery", "3.4.1", "dist/jquery.min.js", "36+AdBzCL+y6qjw5Tx7HgzeGCzC81MDDgaUP8ld2zhx58HdqXGoBd+tHdrBMiyjGQs0Hxs/MLZTu/eHNJJuWPw=="),
    ("bootstrap", "3.3.7", "dist/js/bootstrap.js", "qcFaisBrcBhTFkz1IUnGDYnX6ZWfFzH8zOixUDtHW9Ip+r+7MfMFav2rzy7cIHc7rgIg7xjhWBoo1mS/U26j4g=="),
    ("vue", "2.6.11", "dist/vue.min.js", "VfPwgcGABbGAue9+sfrD4PuwFar7gPb1yl1UK1MwXoQPAw0BKSqWfoYCT/ThFrdEVWoI51dBuyCoiNU9bZDZxQ=="),
    ("lodash", "4.17.4", "lodash.min.js", "6X37Sq9KCpLSXEh8uM12AKYlviHPNNk4RxiGBn4cmKGJinbXBneWIV7iE/nXkM928O7ytHcHb6+X6Svl0f4hXg=="),
    ("select2", "4.0.5", "dist/js/select2.min.js", "fvjGX3xKbazDQcTrlY5aB5vq8lRHj+/jKtCZvwcmRw6f2TRNcSc1LD2Yr59pSeJ4HaoHoPQfmZglDaZIkNgUfQ=="),
]  # fmt: skip


@pytest.mark.real
@pytest.mark.skipif(
    shutil.which("npm") is None, reason="npm, which fetches the published packages, is not installed"
)
@pytest.mark.parametrize("library, version, path, integrity", PUBLISHED, ids=[p[0] for p in PUBLISHED])
def test_a_published_file_is_told_and_one_edited_and_renamed_too(
    library: str, version: str, path: str, integrity: str, tmp_path: Path
) -> None:
    asked = [
        "npm",
        "pack",
        "--silent",
        "--ignore-scripts",
        "--pack-destination",
        str(tmp_path),
        f"{library}@{version}",
    ]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("the npm registry cannot be reached")
    tarball = next(tmp_path.glob("*.tgz"))
    assert base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode() == integrity
    with tarfile.open(tarball) as held:
        member = held.extractfile(f"package/{path}")
        assert member
        content = member.read()
    assert [(s.library, s.version) for s in libraries_in(content) if s.library == library] == [
        (library, version)
    ]
    in_a_bundle = b"(function(){var a=1})();\n" + content[content.index(b"*/") + 2 :] + b"\n!function(){}();"
    seen = [s for s in libraries_in(in_a_bundle, name="app.1f3a.js") if s.library == library]
    assert len(seen) == 1
    assert seen[0].version == version or (seen[0].low, seen[0].high) != (None, None)
