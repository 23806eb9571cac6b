"""Every sentence that hegui says exists in both languages."""

import ast
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parent.parent / "src" / "hegui").rglob("*.py"))


def _constant(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value for v in node.values if isinstance(v, ast.Constant))
    return None


def _texts() -> list[tuple[str, str, str]]:
    found = []
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Text"
                and len(node.args) == 2
            ):
                zh, en = (_constant(a) for a in node.args)
                if zh is not None and en is not None:
                    found.append((f"{file.name}:{node.lineno}", zh, en))
    return found


TEXTS = _texts()


def test_there_are_texts_to_look_at() -> None:
    assert len(TEXTS) > 100


@pytest.mark.parametrize("where, zh, en", TEXTS, ids=[where for where, _, _ in TEXTS])
def test_both_halves_are_there(where: str, zh: str, en: str) -> None:
    assert bool(zh.strip()) == bool(en.strip()), where
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in en)
    assert chinese <= len(en) / 3, f"{where}: the English half is Chinese"
