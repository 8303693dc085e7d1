"""Peak memory of record batches made one by one, answered and thrown away; in a process of its own, to be its alone."""

from __future__ import annotations

import contextlib
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pairs import Figure

SIZE = 1 << 20
TIMES = 10


def pairs(rows: int) -> Iterator[Figure]:
    import pyarrow as pa

    def gibibytes() -> float:
        command = [sys.executable, "-m", "benchmarks.stream", str(rows * TIMES)]
        return float(subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[1]).stdout)

    what = f"peak memory, {rows * TIMES:,} rows streamed from Arrow {pa.__version__}, all inputs and results"
    yield Figure(what, gibibytes, "GiB", 1.5, 0.5, once=True)


def stream(rows: int) -> None:
    from benchmarks.people import AS_OF, LAW, arrow, twelve
    from retirecalc import assess_batch

    batches = (arrow(twelve(min(SIZE, rows - at), at)).drop(["id"]).to_batches()[0] for at in range(0, rows, SIZE))
    seen = problems = 0
    for answer in assess_batch(batches, as_of=AS_OF, law=LAW):
        seen += answer.num_rows
        problems += answer.num_rows - answer.column("problem").null_count
    assert (seen, problems) == (rows, 0)


def peak_kib() -> int:
    """Peak resident memory. Not `ru_maxrss` where it can be helped: a child begins with its parent's."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    stream(int(sys.argv[1]))
    print(peak_kib() / 2**20)
