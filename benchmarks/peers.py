"""Other tools: rows a CPU second on a table of the same making, and what they find against the truth."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

PEERS = {  # word for children.py: (package, rows of its table, times hegui is to be faster)
    "jionlp": ("jionlp==1.5.31", 4000, 50),
    "presidio": ("presidio-analyzer==2.2.366", 400, 1000),
}
DRIVERS = (
    "pyarrow",
    "adbc-driver-postgresql",
    "adbc-driver-sqlite",
    "connectorx",
)  # for the bare reads of databases


def home() -> Path:
    """Where the peers' own venv lies, and stays for the next run."""
    return Path(tempfile.gettempdir()) / "hegui-bench-peers"


def python() -> Path:
    """The Python of the peers' venv, which is made and filled the first time."""
    found = home() / "bin" / "python"
    if not found.exists():
        subprocess.run([sys.executable, "-m", "venv", home()], check=True)
    packages = [package for package, _, _ in PEERS.values()] + list(DRIVERS)
    subprocess.run([found, "-m", "pip", "install", "-q", *packages], check=True, capture_output=True)
    return found
