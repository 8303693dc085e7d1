"""Hypothesis: the same examples on every machine, none of them timed, and more of them in the long run. And one Spark."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=25,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("many", parent=settings.get_profile("ci"), max_examples=400)
settings.register_profile("search", parent=settings.get_profile("ci"), derandomize=False, max_examples=3000)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real Spark, two threads of one JVM that listens on loopback alone; it writes below the temporary folder only."""
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        patch.chdir(folder)  # where a JVM leaves what nobody told it to put elsewhere
        settings_ = {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.local.dir": str(folder / "local"),
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.sql.catalogImplementation": "in-memory",
            "spark.sql.shuffle.partitions": "4",
            "spark.sql.session.timeZone": "Asia/Shanghai",
        }
        builder = SparkSession.builder.master("local[2]").appName("retirecalc tests")
        for name, value in settings_.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        gateway: Any = session.sparkContext._gateway
        yield session
        session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()  # the JVM ends when its input does
        gateway.proc.wait(60)
        SparkContext._gateway = SparkContext._jvm = None
