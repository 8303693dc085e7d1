"""What is loaded when, and what is said where a package is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiers import some

ROOT = Path(__file__).parents[2]
SOURCE = str(ROOT / "src")
HIDE = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {hidden!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name.split(".")[0])
sys.meta_path.insert(0, Hidden())
"""


def run(code: str, *hidden: str) -> str:
    code = f"import sys; sys.path.insert(0, {SOURCE!r})\n" + HIDE.format(hidden=hidden) + code
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_loads_only_the_standard_library() -> None:
    heavy = "numpy pandas polars pyarrow pyspark yaml pydantic"
    code = f"import retirecalc, retirecalc.batch, retirecalc.batch.spark; print([name for name in {heavy.split()} if name in sys.modules])"
    assert run(code) == "[]"


def test_names_are_exported_lazily() -> None:
    assert run("from retirecalc import assess_batch, schedule_table; print('numpy' in sys.modules)") == "False"


CALLS = [
    ("numpy", "schedule_table(load_law())", "batch"),
    ("numpy", "assess_batch({}, as_of='2026-11', law=load_law())", "batch"),
    ("pyarrow", "schedule_table(load_law()).to_arrow()", "frames"),
    ("polars", "schedule_table(load_law()).to_polars()", "polars"),
    ("pandas", "schedule_table(load_law()).to_pandas()", "pandas"),
    ("pyarrow", "assess_batch(pandas(), as_of='2026-11', law=load_law())", "frames"),
    ("numpy", "to_sql(load_law(), as_of='2026-11')", "batch"),
    ("numpy", "spark.assess(None, '2026-11', load_law())", "spark"),
    ("pyarrow", "spark.assess(None, '2026-11', load_law())", "spark"),
]


@pytest.mark.parametrize("case", some(CALLS, [CALLS[8]]))
def test_a_missing_extra_gives_its_install_line(case: tuple[str, str, str]) -> None:
    hidden, call, extra = case
    code = f"""
from retirecalc.errors import MissingExtra
from retirecalc import assess_batch, schedule_table
from tests.law_day import load_law
from retirecalc.batch import spark, to_sql
def pandas():
    import pandas as pd
    return pd.DataFrame({{"birth": ["1971-09"], "category": ["男"]}})
try:
    {call}
except MissingExtra as error:
    print(error.code, error.fields["package"], error)
"""
    code_, package, *_ = (out := run(code, hidden)).split()
    assert (code_, package) == ("ground.missing_extra", hidden)
    assert out.endswith(f'pip install -e "{ROOT}[{extra}]"')


def test_numpy_alone_is_enough_for_numpy() -> None:
    code = """
import numpy as np
from retirecalc import assess_batch, schedule_table
from tests.law_day import load_law
from retirecalc.batch import explain_row, headcount, milestones
law, people = load_law(), {"birth": np.array(["1971-09"]), "category": np.array(["male_60"])}
assess_batch(people, as_of="2026-11", law=law)
explain_row(people, 0, as_of="2026-11", law=law)
milestones(people, as_of="2026-11", law=law), headcount(people, as_of="2026-11", law=law, until="2030-01")
schedule_table(law).to_csv("/dev/null")
print("good")
"""
    assert run(code, "pyarrow", "pandas", "polars") == "good"
