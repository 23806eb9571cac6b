"""``hegui --help`` is instant because nothing heavy is imported before it is needed."""

import subprocess
import sys

HEAVY = {
    "pyarrow",
    "polars",
    "numpy",
    "llvmlite",
    "rich",
    "psycopg",
    "pymysql",
    "xlsxwriter",
    "msgspec",
    "sqlite3",
}


def _imported_by(code: str) -> set[str]:
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{code}\nprint(' '.join(sorted({{m.partition('.')[0] for m in sys.modules}})))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.splitlines()[-1].split())


def test_help_imports_nothing_heavy() -> None:
    loaded = _imported_by(
        "from hegui.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass"
    )
    assert not loaded & HEAVY


def test_importing_hegui_imports_nothing_heavy() -> None:
    assert not _imported_by("import hegui") & HEAVY


def test_readers_import_no_network_before_they_use_it() -> None:
    loaded = _imported_by("from hegui.readers import room\nroom.all()")
    assert not loaded & {"ssl", "http", "imaplib", "smtplib", "ftplib"}
