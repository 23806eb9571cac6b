"""The software that the clinic's booking service is built from: a lock file with old components, a Dockerfile, suppliers."""

from __future__ import annotations

import json
from pathlib import Path

_COMPONENTS = {
    "express": "4.16.0",
    "lodash": "4.17.15",
    "minimist": "1.2.0",
    "moment": "2.24.0",
    "mysql": "2.17.1",
}  # real names and old versions; what the clinic does with them is made up
_DOCKERFILE = """FROM node:12
WORKDIR /app
COPY . .
RUN npm ci
CMD ["node", "server.js"]
"""
_SUPPLIERS = """# 供应商台账（虚构）· register of suppliers (made up)
[[supplier]]
name = "某云服务商（虚构）"
product = "云主机与数据库"
function = "预约挂号"
critical = true
data = "sensitive"
contract = ["security-duty", "deletion"]
assessment = { on = 2025-06-30 }
exit_plan = false

[[supplier]]
name = "某安全软件商（虚构）"
product = "终端防护"
data = "none"
automatic_updates = true
privileged = true
staged = false
"""


def write_software(folder: Path) -> None:
    """Write them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    packages: dict[str, object] = {
        "": {
            "name": "booking",
            "version": "1.0.0",
            "dependencies": {n: f"^{v}" for n, v in _COMPONENTS.items()},
        }
    }
    for name, version in _COMPONENTS.items():
        packages[f"node_modules/{name}"] = {"version": version}
    lock = {
        "name": "booking",
        "version": "1.0.0",
        "lockfileVersion": 3,
        "requires": True,
        "packages": packages,
    }
    (folder / "package-lock.json").write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
    (folder / "Dockerfile").write_text(_DOCKERFILE, encoding="utf-8")
    (folder / "suppliers.toml").write_text(_SUPPLIERS, encoding="utf-8")
