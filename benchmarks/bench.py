"""
How fast hegui is, in ratios that carry over to other machines: `make bench`.

    python benchmarks/bench.py                       1 M and 10 M rows, some minutes
    python benchmarks/bench.py --rows 1000000        smaller
    python benchmarks/bench.py --rows 150000000 --only scan --rounds 1      the whole 150 M, 27 GB of disk
    python benchmarks/bench.py --peers               also jionlp, presidio-analyzer and faster drivers, in a venv of their own

What is compared runs in turns, each in a process of its own, so that noise meets both alike; a ratio is the median over rounds.
CPU time is user and system of the whole process: starting Python, imports and the loading of compiled code included.
Nothing here asserts; a bar that is not met is printed as not met.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from measuring import AS_INSTALLED, HEGUI, Cost, Failed, child, median, ratio, run

SMALL, LARGE = 1_000_000, 10_000_000
ALL = 150_000_000
FEW = 1000  # rows of the small CSV
DATABASE_ROWS = 1_000_000  # as the smaller table has
BARS = {
    "scan": 1.6,
    "memory": 512,
    "small": 2.0,
    "first": 10.0,
    "threads": 1.7,
    "linear": 0.2,
    "database": 1.5,
}
NEVER = (
    "order_no",
    "ts_ms",
    "serial_no",
)  # as in table.py, which is not imported here: numpy would make this process large


class Bench:
    """The tables that were written, what they are scanned with, and figures that a later measure needs."""

    def __init__(self, folder: Path, rows: list[int], rounds: int) -> None:
        self.folder, self.rounds = folder, rounds
        self.rows = sorted(rows)
        AS_INSTALLED["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        self.env = {
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "PYTHONWARNINGS": "ignore",
        }
        self.fresh = ("--fresh",) if "--fresh" in run([HEGUI, "inventory", "--help"]).out else ()
        self.large: Cost | None = None  # hegui, two threads, the largest table
        self._warm = False

    def table(self, rows: int, suffix: str = ".parquet") -> Path:
        path = self.folder / f"people{rows}{suffix}"
        if not path.exists():
            need = rows * (190 if suffix == ".parquet" else 320)
            if shutil.disk_usage(self.folder).free < need * 1.1:
                raise Failed(f"{rows:,} rows need {need / 1e9:.0f} GB of disk")
            run([sys.executable, Path(__file__).with_name("table.py"), str(rows), path])
        return path

    def inventory(
        self, target: str | Path, threads: int = 2, cache: str = "", *more: str, **env: str
    ) -> Cost:
        """`hegui inventory`, JSON to standard output."""
        set_ = {**self.env, **env, **({"XDG_CACHE_HOME": cache} if cache else {})}
        words = [
            HEGUI,
            "inventory",
            str(target),
            "--threads",
            str(threads),
            "--format",
            "json",
            *self.fresh,
            *more,
        ]
        return run(words, set_)

    def empty(self, name: str) -> str:
        """An empty cache folder, whatever an earlier run with --keep left there."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        return str(folder)

    def warm(self) -> None:
        """Compile once, so that later runs find compiled code."""
        if not self._warm:
            self.inventory(self.table(self.rows[0]))
            self._warm = True


def say(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)


def met(holds: bool) -> str:
    return "met" if holds else "NOT met"


def costs(name: str, all_: list[Cost], rows: int = 0) -> None:
    it = median(all_)
    rate = f"{rows / it.cpu / 1e6:7.2f} M rows/CPU-s" if rows else ""
    say(f"  {name:38} {it.cpu:8.2f} CPU-s {it.wall:8.2f} s {it.memory:7.0f} MiB {rate}")


# --- measures ---------------------------------------------------------------------------------------------------------


def first(bench: Bench, asked: argparse.Namespace) -> None:
    """The first run ever on a machine, which compiles, against later ones."""
    rows = bench.rows[0]
    table = bench.table(rows)
    say(f"\n## First run ever against later ones: {rows:,} rows, Parquet\n")
    cold, warm = [], []
    for turn in range(min(bench.rounds, 2)):
        cache = bench.empty(f"cache-{turn}")
        cold.append(bench.inventory(table, 2, cache))
        warm.append(bench.inventory(table, 2, cache))
    costs("first run ever (empty cache folder)", cold)
    costs("later runs", warm)
    more, wait = median(cold).cpu - median(warm).cpu, median(cold).wall - median(warm).wall
    say(
        f"  the first costs {more:.1f} CPU-s more, {wait:.1f} s more on the wall (bar {BARS['first']:.0f} s: {met(wait <= BARS['first'])})"
    )


def scan(bench: Bench, asked: argparse.Namespace) -> None:
    """The whole way against bare decoding, one thread against two, per row at each size."""
    bench.warm()
    per_row: dict[int, float] = {}
    for rows in bench.rows:
        table = bench.table(rows)
        rounds = max(bench.rounds if rows < LARGE else min(bench.rounds, 2), 1)
        say(
            f"\n## Full scan: {rows:,} rows, Parquet, 18 columns, every detector ({rounds} rounds, in turns)\n"
        )
        bare, bare1, fast, two, one = [], [], [], [], []
        for _ in range(rounds):
            bare.append(child("decode", table, "2"))
            two.append(bench.inventory(table, 2))
            bare1.append(child("decode", table, "1"))
            one.append(bench.inventory(table, 1))
            fast.append(child("polars", table, "1"))
        costs("pyarrow decodes, 2 threads", bare, rows)
        costs("pyarrow decodes, 1 thread", bare1, rows)
        costs("polars decodes, 1 thread", fast, rows)
        costs("hegui inventory, 2 threads", two, rows)
        costs("hegui inventory, 1 thread", one, rows)
        over = ratio(two, bare)
        memory = median(two).memory
        cores = median(two).cpu / median(two).wall
        speed = ratio(one, two, "wall")
        say(
            f"  CPU time against pyarrow's decode: {over:.2f} x (bar {BARS['scan']} x at {LARGE:,} rows: {met(over <= BARS['scan'])})",
            f"  against decode on 1 thread: {ratio(two, bare1):.2f} x; against polars' decode: {ratio(two, fast):.2f} x",
            f"  memory at most {memory:.0f} MiB (bar {BARS['memory']}: {met(memory <= BARS['memory'])})",
            f"  2 threads are {speed:.2f} x as fast as 1 (bar {BARS['threads']} x where both cores are free: {met(speed >= BARS['threads'])});"
            f" 2 threads kept {cores:.2f} cores busy, {os.getloadavg()[0]:.1f} processes were running on average",
        )
        per_row[rows] = median(two).cpu / rows
        bench.large = median(two)
        _right(bench, table, two[0])
    most = bench.rows[-1]
    if len(per_row) > 1:
        least = bench.rows[0]
        change = per_row[most] / per_row[least] - 1
        slope = (per_row[most] * most - per_row[least] * least) / (most - least)
        fixed = (per_row[least] - slope) * least
        say(
            f"\n  linear: {per_row[least] * 1e6:.2f} us a row at {least:,} rows, {per_row[most] * 1e6:.2f} at {most:,}: {change:+.0%}"
            f" (bar +-{BARS['linear']:.0%}: {met(abs(change) <= BARS['linear'])})",
            f"  that is {fixed:.1f} CPU-s however many rows there are, and {slope * 1e6:.2f} us a row",
        )
    if most < ALL:
        cost = bench.large
        assert cost is not None
        times = ALL / most
        say(
            f"  150 M rows by that: {cost.cpu * times:.0f} CPU-s, {cost.wall * times / 60:.1f} min as measured here,"
            f" {cost.cpu * times / 120:.1f} min if two cores were free"
        )


def _right(bench: Bench, table: Path, told: Cost) -> None:
    """What the inventory calls the columns that must never be personal."""
    said = {c["column"]: (c["sensitivity"], c["entity"] or "-") for c in json.loads(told.out)["columns"]}
    wrong = [f"{n} ({' '.join(said[n])})" for n in NEVER if said[n][0] != "none"]
    say(f"  called personal and must not be: {', '.join(wrong) or 'none'} (bar none: {met(not wrong)})")


def counts(bench: Bench, asked: argparse.Namespace) -> None:
    """Values found against the truth."""
    bench.warm()
    table = bench.table(bench.rows[0])
    say(f"\n## Counts against the truth: {bench.rows[0]:,} rows, Parquet\n")
    truth = json.loads(table.with_suffix(".parquet.truth.json").read_text(encoding="utf-8"))
    found = json.loads(child("counts", table, "2", env=bench.env).out)["columns"]
    _counts(truth, found)


def _counts(truth: dict[str, Any], found: dict[str, dict[str, int]], only: Iterable[str] = ()) -> None:
    for column, told in found.items():
        right = truth.get(column, {})
        for entity in sorted({*right, *told}):
            if only and entity not in only:
                continue
            real, said = right.get(entity, 0), told.get(entity, 0)
            note = "= truth" if real == said else f"truth {real:,}" + (f", {said / real:.2%}" if real else "")
            say(f"  {column:10} {entity:15} {said:>12,}  {note}")


def csv(bench: Bench, asked: argparse.Namespace) -> None:
    """CSV against pyarrow's reader."""
    bench.warm()
    rows = bench.rows[0]
    table = bench.table(rows, ".csv")
    say(f"\n## CSV: {rows:,} rows, {table.stat().st_size / 1e6:.0f} MB ({bench.rounds} rounds, in turns)\n")
    bare, two = [], []
    for _ in range(bench.rounds):
        bare.append(child("csv", table, "1"))
        two.append(bench.inventory(table, 2))
    costs("pyarrow.csv reads, 1 thread", bare, rows)
    costs("hegui inventory, 2 threads", two, rows)
    say(
        f"  CPU time against pyarrow's reading: {ratio(two, bare):.2f} x; {table.stat().st_size / 1e6 / median(two).wall:.0f} MB/s"
    )


def small(bench: Bench, asked: argparse.Namespace) -> None:
    """A small file on a machine that never ran hegui."""
    table = bench.table(FEW, ".csv")
    say(f"\n## Small: {FEW:,} rows of CSV, first run ever\n")
    found = [bench.inventory(table, 2, bench.empty(f"small-{n}")) for n in range(3)]
    costs("hegui inventory", found)
    compiler = json.loads(
        child("imported", table, env={**bench.env, "XDG_CACHE_HOME": bench.empty("small-n")}).out
    )["compiler"]
    wall = median(found).wall
    say(
        f"  {wall:.2f} s (bar {BARS['small']} s: {met(wall <= BARS['small'])}); compiler imported: {'yes' if compiler else 'no'} (bar no: {met(not compiler)})"
    )


def peers(bench: Bench, asked: argparse.Namespace) -> None:
    """jionlp and presidio-analyzer on the first rows."""
    if not asked.peers:
        say("\n## Peers\n\n  not measured: give --peers, which installs them into a venv of their own")
        return
    from peers import PEERS, python

    bench.warm()
    table, rows = bench.table(bench.rows[0], ".csv"), bench.rows[0]
    home = python()
    say(
        "\n## Peers: a shorter table of the same making, the 14 columns of text; their loading is left out, hegui's is not\n"
    )
    ours = bench.inventory(table, 2)
    say(f"  {'hegui inventory':22} {rows / ours.cpu:12,.0f} rows/CPU-s  ({rows:,} rows of CSV)")
    if bench.large is not None:
        most = bench.rows[-1]
        say(
            f"  {'hegui inventory':22} {most / bench.large.cpu:12,.0f} rows/CPU-s  ({most:,} rows of Parquet)"
        )
    for name, (package, sample, bar) in PEERS.items():
        few = bench.table(sample, ".csv")
        truth = json.loads(few.with_suffix(".csv.truth.json").read_text(encoding="utf-8"))
        told = json.loads(child(name, few, env=bench.env, python=home).out)
        rate = sample / told["cpu"]
        times = rows / ours.cpu / rate
        say(
            f"  {package:22} {rate:12,.0f} rows/CPU-s  ({sample:,} rows of CSV); hegui is {times:,.0f} x as fast"
            f" (bar {bar:,} x: {met(times >= bar)})"
        )
        if bench.large is not None:
            times = bench.rows[-1] / bench.large.cpu / rate
            say(
                f"    from Parquet of {bench.rows[-1]:,} rows hegui is {times:,.0f} x as fast (bar {bar:,} x: {met(times >= bar)})"
            )
        _peer(truth, told["columns"])
        ours_small = json.loads(child("counts", few, "1", env=bench.env).out)["columns"]
        say("    hegui on the same rows:")
        _peer(truth, ours_small)


def _peer(truth: dict[str, Any], found: dict[str, dict[str, int]]) -> None:
    """One line: right shares where there is something to find, and what was found where nothing is."""
    right, wrong = [], []
    for column in [c for c in truth if c != "rows"]:
        for entity, real in truth[column].items():
            right.append(
                f"{column}{'/' + entity if column == 'remark' else ''} {found.get(column, {}).get(entity, 0) / real:.0%}"
            )
    for column, told in found.items():
        for entity, said in told.items():
            if entity not in truth.get(column, {}) and said > truth["rows"] * 0.001:
                wrong.append(f"{column} as {entity} {said / truth['rows']:.0%}")
    say(
        f"    found of the truth: {', '.join(right)}",
        f"    beside the truth: {', '.join(wrong) or 'nothing'}",
    )


def python_with(package: str) -> str:
    """The Python that has a driver: this one, or that of the peers' venv; empty if none has."""
    from peers import home

    if importlib.util.find_spec(package):
        return sys.executable
    python = home() / "bin" / "python"
    try:
        run([python, "-c", f"import {package}"])
    except (Failed, OSError):
        return ""
    return str(python)


def databases(bench: Bench, asked: argparse.Namespace) -> None:
    """What hegui needs beside the bare reading of a driver."""
    from servers import PASSWORD, SERVERS, Absent

    if asked.peers:
        from peers import python

        python()
    bench.warm()
    rounds = min(bench.rounds, 2)
    rows = asked.database_rows
    source = bench.table(rows, ".csv")
    say(
        f"\n## Databases on the loopback address: {rows:,} rows ({rounds} rounds, in turns; the server's own CPU time is not counted)\n"
    )
    for name, start in SERVERS.items():
        try:
            with start(source) as server:
                bare: dict[str, list[Cost]] = {}
                ours: list[Cost] = []
                with_ = {package: python_with(package) for _, package, _ in server.bare}
                here = [(n, words, with_[package]) for n, package, words in server.bare if with_[package]]
                gone = [n for n, package, _ in server.bare if not with_[package]]
                more = ("--password-env", PASSWORD) if PASSWORD in server.env else ()
                for _ in range(rounds):
                    for driver, words, python in here:
                        bare.setdefault(driver, []).append(child(*words, python=python))
                    ours.append(bench.inventory(server.target, 2, "", *more, **server.env))
                say(f"  {name}")
                for driver, found in bare.items():
                    costs(f"  {driver} reads", found, rows)
                costs("  hegui inventory", ours, rows)
                for driver, found in bare.items():
                    wall, cpu = ratio(ours, found, "wall"), ratio(ours, found)
                    say(
                        f"    against {driver}: {wall:.2f} x on the wall (bar {BARS['database']} x: {met(wall <= BARS['database'])}), {cpu:.2f} x CPU time"
                    )
                for driver in gone:
                    say(f"    against {driver}: not measured, it is not installed")
        except (Absent, Failed) as why:
            say(f"  {name}: not measured, {why}")


MEASURES: dict[str, Callable[[Bench, argparse.Namespace], None]] = {
    "small": small,
    "first": first,
    "scan": scan,
    "counts": counts,
    "csv": csv,
    "peers": peers,
    "databases": databases,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="How fast hegui is, in ratios.")
    parser.add_argument(
        "--rows", type=int, action="append", help=f"rows of a table (may be repeated; {SMALL} and {LARGE})"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="times that each is run; at most 2 from 10 M rows on"
    )
    parser.add_argument("--only", choices=MEASURES, action="append", help="one measure (may be repeated)")
    parser.add_argument("--database-rows", type=int, default=DATABASE_ROWS)
    parser.add_argument(
        "--peers",
        action="store_true",
        help="install jionlp, presidio-analyzer and faster drivers aside and measure them",
    )
    parser.add_argument("--keep", type=Path, help="a folder for the tables, which are kept and used again")
    asked = parser.parse_args()
    made = "" if asked.keep else tempfile.mkdtemp(prefix="hegui-bench-")
    folder = asked.keep or Path(made)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        say(f"{os.cpu_count()} cores, Python {platform.python_version()}")
        bench = Bench(folder, asked.rows or [SMALL, LARGE], asked.rounds)
        for name in asked.only or MEASURES:
            try:
                MEASURES[name](bench, asked)
            except Failed as why:
                say(f"  {name}: not measured, {why}")
    finally:
        if made:
            shutil.rmtree(made, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
