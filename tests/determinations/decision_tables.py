"""Decision tables run by zen-engine: second implementations, written from the texts and knowing nothing of hegui."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zen

HERE = Path(__file__).parent


class Table:
    """A CSV file of rules, the first that fits decides.  ``read`` names the columns that are facts."""

    def __init__(self, file: str, outcome: str, *ignored: str) -> None:
        rows = list(csv.DictReader((HERE / file).open(encoding="utf-8")))
        assert all(None not in row and None not in row.values() for row in rows), "a row of another length"
        self.outcome = outcome
        self.read = [name for name in rows[0] if name not in (outcome, *ignored)]
        content = {
            "hitPolicy": "first", "executionMode": "loop", "inputField": "situations",
            "inputs": [{"id": name, "name": name, "field": name} for name in self.read],
            "outputs": [{"id": outcome, "name": outcome, "field": outcome}],
            "rules": [
                {"_id": str(n), outcome: row[outcome], **{name: row[name] for name in self.read}}
                for n, row in enumerate(rows)
            ],
        }  # fmt: skip
        nodes = [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
            {"id": "out", "type": "outputNode", "name": "out"},
        ]
        edges = [
            {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b}
            for a, b in (("in", "table"), ("table", "out"))
        ]
        self._decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def decide(self, situations: list[dict[str, Any]]) -> list[str]:
        """The outcome of each situation."""
        asked = [{name: facts[name] for name in self.read} for facts in situations]
        return [found[self.outcome] for found in self._decision.evaluate({"situations": asked})["result"]]


def conditions(rows: list[tuple[str, ...]]) -> Callable[[dict[str, Any]], str]:
    """A table whose cells are conditions of their own; the first row that fits decides, its last cell is the outcome."""
    columns = [f"c{n}" for n in range(len(rows[0]) - 1)]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": c, "name": c} for c in columns],  # no field: a cell is a condition of its own
        "outputs": [{"id": "out", "name": "out", "field": "out"}],
        "rules": [{"_id": str(n), "out": row[-1], **dict(zip(columns, row[:-1], strict=True))} for n, row in enumerate(rows)],
    }  # fmt: skip
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "end", "type": "outputNode", "name": "end"},
    ]
    edges = [
        {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b}
        for a, b in (("in", "table"), ("table", "end"))
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return lambda facts: decision.evaluate(facts)["result"]["out"]
