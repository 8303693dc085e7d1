"""What `python -m benchmarks` says of pairs whose times are known: a clock that the things measured move themselves."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.__main__ import NAMES, main
from benchmarks.pairs import Figure, Pair, later

QUIET = (0.1, 0.0, 0.0)
BUSY = (1.7, 0.0, 0.0)


@pytest.fixture(autouse=True)
def _nothing_is_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sweep beside thousands of collected tests takes longer than all that is tested here."""
    monkeypatch.setattr(gc, "collect", lambda: 0)


class Clock:
    """Seconds that pass only where somebody spends them."""

    def __init__(self) -> None:
        self.now = 0.0
        self.order = ""

    def __call__(self) -> float:
        return self.now

    def spends(self, name: str, *seconds: float, gives: object = None) -> Callable[[], object]:
        """Takes so long, call by call, the first of which only warms up; then begins again."""
        left = iter(seconds * 9)

        def run() -> object:
            self.now += next(left)
            self.order += name
            return gives

        return run


def test_the_row_of_a_pair_has_the_least_the_median_and_the_most_of_the_ratios() -> None:
    clock = Clock()
    pair = Pair("ours", clock.spends("o", 9, 2, 6, 8), "theirs", clock.spends("t", 9, 2, 2, 2), 3, 2)
    row = pair.measure(3, clock)
    assert row.found == [1, 3, 4]
    assert str(row) == "| ours | theirs | 1.00 x | 3.00 x | 4.00 x | 3 | 2 | held | 2,000.00 |"


def test_ours_and_the_yardstick_begin_in_turn() -> None:
    clock = Clock()
    Pair("ours", clock.spends("o", 1), "theirs", clock.spends("t", 1)).measure(4, clock)
    assert clock.order == "ot" + "ot" + "to" + "ot" + "to"


@pytest.mark.parametrize(
    ("ours", "budget", "aim", "least", "verdict"),
    [
        (3, None, None, False, ""),
        (3, 3, None, False, "held"),
        (3, 4, 2, False, "held"),
        (3, 4, 3, False, "aim reached"),
        (3, 2.9, 2, False, "MISSED"),
        (0.25, 4, 8, True, "held"),
        (0.25, 2, 4, True, "aim reached"),
        (0.25, 4.1, 8, True, "MISSED"),
    ],
)
def test_the_median_is_judged_by_budget_and_aim(
    ours: float, budget: float | None, aim: float | None, least: bool, verdict: str
) -> None:
    clock = Clock()
    pair = Pair("ours", clock.spends("o", ours), "theirs", clock.spends("t", 1), budget, aim, least)
    assert pair.measure(1, clock).verdict == verdict


def test_of_a_slower_peer_the_row_says_how_many_times_as_long_it_takes() -> None:
    clock = Clock()
    pair = Pair("ours", clock.spends("o", 0.5), "a peer", clock.spends("t", 4), 4, 16, least=True)
    assert str(pair.measure(1, clock)) == (
        "| ours | a peer | 8.00 x | 8.00 x | 8.00 x | at least 4 | at least 16 | held | 500.00 |"
    )


def test_what_takes_long_is_measured_three_times() -> None:
    clock = Clock()
    Pair("ours", clock.spends("o", 20), "theirs", clock.spends("t", 20)).measure(21, clock)
    assert clock.order.count("o") == 1 + 3


def test_a_figure_that_is_no_ratio_has_the_same_shape() -> None:
    values = iter((5.0, 1.0, 4.0))
    row = Figure("memory", lambda: next(values), "GiB", 4, 1).measure(3)
    assert str(row) == "| memory |  | 1.00 GiB | 4.00 GiB | 5.00 GiB | 4 | 1 | held |  |"
    assert Figure("memory", lambda: 2.0, "GiB", once=True).measure(3).found == [2.0]


def test_two_answers_that_differ_are_not_timed() -> None:
    clock = Clock()
    pair = Pair("ours", clock.spends("o", 1, gives=[1]), "theirs", clock.spends("t", 1, gives=[2]))
    with pytest.raises(AssertionError, match="ours and theirs do not give the same"):
        pair.measure(3, clock)
    assert clock.order == "ot"


@pytest.mark.parametrize(("theirs", "agree"), [([3, 4], True), ([3, 5], False)])
def test_of_columns_those_are_compared_that_both_have(theirs: list[int], agree: bool) -> None:
    pair = Pair("ours", lambda: {"a": [3, 4], "b": [1, 1]}, "theirs", lambda: {"a": theirs, "c": [0, 0]})
    if agree:
        assert len(pair.measure(1).found) == 1
    else:
        with pytest.raises(AssertionError, match="do not give the same"):
            pair.measure(1)


def slow(rows: int) -> Iterator[Pair | Figure]:
    yield Figure(f"seconds of {rows} rows", lambda: 2.0, "s", 1)
    yield Figure("seconds of nothing", lambda: 0.0, "s", 1)


def quick(rows: int) -> Iterator[Pair | Figure]:
    yield Figure(f"seconds of {rows} rows", lambda: 1.0, "s", 1)


def absent(rows: int) -> Iterator[Pair | Figure]:
    def peer() -> Callable[[], None]:
        raise ModuleNotFoundError("No module named 'peer'", name="peer")

    yield Pair("ours", lambda: None, "a peer", later(peer), 1)
    yield Figure(f"seconds of {rows} rows", lambda: 1.0, "s", 1)
    raise ModuleNotFoundError("No module named 'engine'", name="engine")


def test_a_missed_budget_is_named_and_gives_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    record = tmp_path / "RESULTS.md"
    parts = {"slow": slow, "quick": quick}
    assert main(["--rows", "7", "--write", str(record)], parts, lambda: QUIET) == 1
    said = capsys.readouterr().out
    assert said.endswith("\nOver the budget: seconds of 7 rows.\n")
    assert "| seconds of nothing |  | 0.00 s | 0.00 s | 0.00 s | 1 |  | held |  |\n" in said
    assert record.read_text(encoding="utf-8") == said


def test_budgets_that_hold_give_0_and_only_the_parts_asked_for_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quick", "--rows", "7"], {"slow": slow, "quick": quick}, lambda: BUSY) == 0
    said = capsys.readouterr().out
    assert "## quick" in said
    assert "## slow" not in said


def test_a_smoke_run_judges_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--smoke"], {"slow": slow}, lambda: BUSY) == 0
    assert "| seconds of 1000 rows |  | 2.00 s | 2.00 s | 2.00 s |  |  |  |  |\n" in capsys.readouterr().out


def test_what_is_not_installed_is_said_and_the_rest_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--rows", "7"], {"absent": absent}, lambda: QUIET) == 0
    said = capsys.readouterr().out
    assert "| seconds of 7 rows |" in said
    assert said.endswith("\nLeft out: peer is not installed.\nThe rest left out: engine is not installed.\n")


def test_a_benchmark_of_what_is_no_more_is_no_peer_left_out() -> None:
    def gone() -> Callable[[], None]:
        raise ModuleNotFoundError("No module named 'retirecalc.old'", name="retirecalc.old")

    def outdated(rows: int) -> Iterator[Pair | Figure]:
        yield Pair(f"{rows} rows", lambda: None, "the old way", later(gone))

    with pytest.raises(ModuleNotFoundError, match="No module named 'retirecalc"):
        main(["--smoke"], {"outdated": outdated}, lambda: QUIET)


@pytest.mark.parametrize(
    ("arguments", "load", "why"),
    [
        (["--write", "RESULTS.md"], BUSY, "the load of the last minute is 1.70"),
        (["--write", "RESULTS.md", "--smoke"], QUIET, "not allowed with"),
        (["nothing"], QUIET, "there is no part nothing; there are slow"),
    ],
)
def test_what_would_be_no_record_is_refused_with_2_before_anything_runs(
    arguments: list[str],
    load: tuple[float, ...],
    why: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stop:
        main(arguments, {"slow": slow}, lambda: load)
    assert stop.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert why in told.err
    assert not list(tmp_path.iterdir())


def test_every_part_has_its_module_and_every_module_is_a_part_or_serves_one() -> None:
    modules = {path.stem for path in (Path(__file__).parents[1] / "benchmarks").glob("*.py")}
    assert modules == {*NAMES, "__init__", "__main__", "pairs", "people", "peers"}
