"""
The Spark session, and how a function of hegui runs over record batches where they lie.

Where Spark runs is said as it always is: ``spark-submit``, PYSPARK_SUBMIT_ARGS or spark-defaults.conf; by default it is this
machine.  See docs/spark.md.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from hegui.errors import UsageError
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Work = Callable[[Iterator["pa.RecordBatch"]], Iterator[bytes]]
"""Run on one partition: takes its batches and yields what it found."""

_NO_SPARK = UsageError(
    Text("缺少 Spark 的组件", "what speaks with Spark is not installed"),
    Text("安装：pip install 'hegui[spark]'", "Install it: pip install 'hegui[spark]'"),
)
_NO_JAVA = UsageError(
    Text("找不到 Java，Spark 需要它", "there is no Java, which Spark needs"),
    Text(
        "安装 Java 17（Debian：apt install default-jre-headless），或设置 JAVA_HOME。",
        "Install Java 17 (Debian: apt install default-jre-headless), or set JAVA_HOME.",
    ),
)
_NOT_STARTED = UsageError(
    Text("Spark 启动失败", "Spark did not start"),
    Text(
        "用 spark-submit --version 检查安装，并核对 PYSPARK_SUBMIT_ARGS、SPARK_CONF_DIR 和集群地址。",
        "Check the installation with spark-submit --version, then PYSPARK_SUBMIT_ARGS, SPARK_CONF_DIR and the cluster's address.",
    ),
)


def must_be_there() -> None:
    """Raises UsageError where Spark or Java is missing."""
    if any(find_spec(name) is None for name in ("pyspark", "pandas")):  # mapInArrow asks for pandas
        raise _NO_SPARK
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise _NO_JAVA


@cache
def session() -> SparkSession:
    """The session of this run, begun when it is first asked for."""
    must_be_there()
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    try:
        found = (
            SparkSession.builder.appName("hegui")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
    except Exception:  # py4j and the launcher raise many kinds, and quote the environment
        raise _NOT_STARTED from None
    return found


def run(frame: DataFrame, work: Work) -> list[bytes]:
    """What ``work`` finds on the partitions of a frame."""
    found = frame.mapInArrow(partial(_as_batches, work), "found binary").collect()
    return [bytes(row.found) for row in found]


def stream(frame: DataFrame, work: Work) -> Iterator[bytes]:
    """The same, a partition after the other."""
    for row in frame.mapInArrow(partial(_as_batches, work), "found binary").toLocalIterator():
        yield bytes(row.found)


def _as_batches(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for found in work(batches):
        yield pa.RecordBatch.from_pydict({"found": pa.array([found], pa.binary())})
