"""Where Spark or Java is missing, a person is told what to install."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import said

from hegui import spark


@pytest.mark.parametrize(
    "missing, told",
    [
        ("pyspark", "pip install 'hegui[spark]'"),
        ("pandas", "pip install 'hegui[spark]'"),
        ("java", "default-jre-headless"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_missing_is_said_before_anything_is_read(
    missing: str,
    told: str,
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda name: None if name == missing else object())
    monkeypatch.setattr(spark.shutil, "which", lambda name: None if name == missing else "/usr/bin/java")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    (tmp_path / "a.csv").write_text("phone\n13800138000\n")
    code, shown = said(capsys, "inventory", str(tmp_path / "a.csv"), "--engine", "spark", "--lang", lang)
    assert code == 2 and told in shown and "138" not in shown


def test_an_address_that_only_spark_reads_says_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda name: None)
    spark.session.cache_clear()
    for target in ("catalog://sales", "hdfs://ns/warehouse/t", "jdbc:postgresql://u:Xk7-secret@h/d"):
        code, shown = said(capsys, "check", target, "--lang", "en")
        told = " ".join(shown.split())  # a terminal breaks lines where it must
        assert code == 2 and "pip install 'hegui[spark]'" in told and "Xk7" not in shown
