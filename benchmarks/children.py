"""What the measured processes do, one word each: bare reads, counts, and the peers.  Run by bench.py, never by hand."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

FETCH = 5000  # rows that a bare driver hands over at a time


# --- bare reads: what hegui is compared with -------------------------------------------------------------------------


def decode(path: str, threads: str) -> None:
    """Every column of a Parquet file by pyarrow, a row group at a time."""
    import pyarrow as pa
    from pyarrow import parquet as pq

    pa.set_cpu_count(int(threads))
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            file.read_row_group(group, use_threads=threads != "1")


def polars(path: str, threads: str) -> None:
    """Every column of a Parquet file by polars, a row group at a time."""
    import os

    os.environ["POLARS_MAX_THREADS"] = threads
    import polars as pl
    from pyarrow import parquet as pq

    with pq.ParquetFile(path) as file:
        sizes = [file.metadata.row_group(g).num_rows for g in range(file.num_row_groups)]
    first = 0
    for size in sizes:
        pl.scan_parquet(path).slice(first, size).collect()
        first += size


def csv(path: str, threads: str) -> None:
    """Every column of a CSV file by pyarrow as text, block by block, types given beforehand."""
    import pyarrow as pa
    from pyarrow import csv as arrow

    pa.set_cpu_count(int(threads))
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  pathlib is not needed for one line
        names = file.readline().replace('"', "").strip().split(",")
    options = arrow.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    reading = arrow.ReadOptions(use_threads=threads != "1", block_size=8 << 20)
    for _ in arrow.open_csv(path, reading, convert_options=options):
        pass


def postgres(url: str) -> None:
    """psycopg, a cursor of the server, rows as tuples."""
    import psycopg

    with psycopg.connect(url) as db, db.cursor("bench") as cursor:
        cursor.itersize = FETCH
        cursor.execute("SELECT * FROM people")
        while cursor.fetchmany(FETCH):
            pass


def postgres_adbc(url: str) -> None:
    """adbc, Arrow batches."""
    import adbc_driver_postgresql.dbapi as adbc

    with adbc.connect(url) as db, db.cursor() as cursor:
        cursor.execute("SELECT * FROM people")
        for _ in cursor.fetch_record_batch():
            pass


def mysql(port: str, password: str) -> None:
    """PyMySQL, unbuffered, rows as tuples."""
    import pymysql
    from pymysql.cursors import SSCursor

    db = pymysql.connect(host="127.0.0.1", port=int(port), user="bench", password=password, database="bench")
    with db, db.cursor(SSCursor) as cursor:
        cursor.execute("SELECT * FROM people")
        while cursor.fetchmany(FETCH):
            pass


def mysql_connectorx(port: str, password: str) -> None:
    """connectorx, a stream of Arrow batches."""
    import connectorx as cx

    reader = cx.read_sql(
        f"mysql://bench:{password}@127.0.0.1:{port}/bench",
        "SELECT * FROM people",
        return_type="arrow_stream",
        batch_size=65_536,
    )
    for _ in reader:
        pass


def sqlite(path: str) -> None:
    """sqlite3 of the standard library, rows as tuples."""
    import sqlite3

    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    cursor = db.execute("SELECT * FROM people")
    while cursor.fetchmany(FETCH):
        pass
    db.close()


def sqlite_adbc(path: str) -> None:
    """adbc, Arrow batches."""
    import adbc_driver_sqlite.dbapi as adbc

    with adbc.connect(path) as db, db.cursor() as cursor:
        cursor.execute("SELECT * FROM people")
        for _ in cursor.fetch_record_batch():
            pass


# --- counts -------------------------------------------------------------------------------------------------------------


def counts(path: str, threads: str) -> None:
    """How many values of each column hegui's engine says are what; printed as JSON."""
    from datetime import date

    from hegui.discovery.engine import tally
    from hegui.model import Table
    from hegui.readers.opening import open_source, source_from

    for asset in open_source(source_from(path)):
        if not isinstance(asset, Table):
            continue
        tallies, skipped = tally(asset, date(2026, 11, 1), threads=int(threads))
        found = {c.name: {**t.hits, **t.embedded} for c, t in zip(asset.columns, tallies, strict=True)}
        print(json.dumps({"columns": found, "skipped": len(skipped)}))


def imported(path: str) -> None:
    """`hegui inventory` inside this process; prints whether a compiler was imported on the way."""
    import contextlib
    import io

    from hegui.cli import main

    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main(["inventory", path])
    print(json.dumps({"compiler": "llvmlite" in sys.modules}))


# --- peers: run by the Python of their own venv, with nothing but the standard library from here ------------------------


def _cells(path: str) -> Iterator[tuple[str, str]]:
    import csv as plain

    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123
        for row in plain.DictReader(file):
            for column, value in row.items():
                if value and column not in ("id", "amount", "status", "created"):
                    yield column, value


def _tell(cells: list[tuple[str, str]], found: Callable[[str], set[str]]) -> None:
    """Go over the cells and print the CPU seconds that took (loading left out) and what was found by column."""
    import time

    held: dict[str, Counter[str]] = {}
    start = time.process_time()
    for column, value in cells:
        for kind in found(value):
            held.setdefault(column, Counter())[kind] += 1
    print(json.dumps({"cpu": time.process_time() - start, "columns": held}))


def jionlp(path: str) -> None:
    """jionlp's five extractors on every cell of text."""
    import contextlib
    import io

    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp as jio
    ways: dict[str, Callable[[str], Any]] = {
        "mobile": jio.extract_phone_number,
        "cn-resident-id": jio.extract_id_card,
        "email": jio.extract_email,
        "ip": jio.extract_ip_address,
        "number-plate": jio.extract_motor_vehicle_licence_plate,
    }
    _tell(list(_cells(path)), lambda text: {kind for kind, way in ways.items() if way(text)})


def presidio(path: str) -> None:
    """presidio-analyzer's recognizers that work without a language model, for Chinese, on every cell of text."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as known
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Blank(SpacyNlpEngine):
        """A tokenizer and no model."""

        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"zh": spacy.blank("zh")}

        def load(self) -> None:
            pass

        def is_loaded(self) -> bool:
            return True

    registry = RecognizerRegistry(supported_languages=["zh"])
    for name in ("CreditCard", "Email", "Ip", "Iban", "Url", "Date", "Crypto", "MacAddress"):
        kind = getattr(known, f"{name}Recognizer", None)
        if kind is not None:
            registry.add_recognizer(kind(supported_language="zh"))
    registry.add_recognizer(known.PhoneRecognizer(supported_language="zh", supported_regions=["CN"]))
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["zh"])
    names = {
        "PHONE_NUMBER": "mobile",
        "CREDIT_CARD": "bank-card",
        "EMAIL_ADDRESS": "email",
        "IP_ADDRESS": "ip",
    }

    def found(text: str) -> set[str]:
        return {names.get(r.entity_type, r.entity_type) for r in engine.analyze(text, language="zh")}

    cells = list(_cells(path))
    found(cells[0][1])
    _tell(cells, found)


WORDS = {
    "decode": decode, "polars": polars, "csv": csv, "counts": counts, "imported": imported, "postgres": postgres,
    "postgres-adbc": postgres_adbc, "mysql": mysql, "mysql-connectorx": mysql_connectorx, "sqlite": sqlite,
    "sqlite-adbc": sqlite_adbc, "jionlp": jionlp, "presidio": presidio,
}  # fmt: skip

if __name__ == "__main__":
    WORDS[sys.argv[1]](*sys.argv[2:])
