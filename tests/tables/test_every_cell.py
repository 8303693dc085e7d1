"""Every cell of every table, changed as a slip of the hand would change it, is noticed.

For each scalar of each YAML file below `data/tables` the loader is given that file with one cell that says something else
and looks right. Either it refuses the folder (so `retirecalc law verify` does) or a witness disagrees. New files are walked
without being named here. The few long files are walked in the slow tier, which also tries every other slip that a cell
invites, and leaves out every field and item in turn.
"""

from __future__ import annotations

import copy
import functools
import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

from retirecalc.errors import TableError
from retirecalc.rooms import ROOMS
from retirecalc.sources import CERTAINTIES
from retirecalc.tables import loader, manifest
from retirecalc.tables.__main__ import main
from retirecalc.tables.loader import read_shelf
from retirecalc.tables.shelf import Shelf, built_in, tables_dir
from tests.tables import witnesses
from tests.tables.witnesses import disagreements
from tests.tiers import some

FILES = sorted(
    path.relative_to(tables_dir()).as_posix() for path in tables_dir().rglob("*.yaml") if path.name != manifest.NAME
)
SHORT = [file for file in FILES if (tables_dir() / file).stat().st_size < 4_000]
WORDS = [  # what may stand for one another, so that a slip between them stays plausible
    [str(one) for one in CERTAINTIES],
    sorted(built_in().sources),
    sorted(built_in().readings),
    ["male_60", "female_55", "female_50"],
    ["ELIGIBLE", "NOT_ELIGIBLE", "UNDETERMINED"],
    ["post_excluded", "already_drawing"],
    ["statutory_age", "minimum_contribution", "flexible_retirement", "shortfall_remedies"],
    ["CN", "CN-CQ"],
    ["own_text", "later_act"],
]
T = TypeVar("T")
Place = tuple[str | int, ...]


def scalars(node: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from scalars(value, (*place, key))
    else:
        yield place, node


def entries(node: Any, place: Place = ()) -> Iterator[Place]:
    """Everything that can be left out: each field of a mapping, each item of a list."""
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield (*place, key)
            yield from entries(value, (*place, key))


def slips(value: Any, answers: list[str]) -> list[Any]:
    """Other values that look as right as this one."""
    if isinstance(value, bool):
        return [not value]
    if value is None:
        return ["2030-12-31", True, False]
    if isinstance(value, int):
        return [value + 1, value - 1]
    assert isinstance(value, str)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return [str(date.fromisoformat(value) + timedelta(days=days)) for days in (1, -1)]
    if re.fullmatch(r"\d{4}-\d{2}", value):
        year, month = map(int, value.split("-"))
        near = (year * 12 + month, year * 12 + month - 2)
        return [f"{index // 12:04}-{index % 12 + 1:02}" for index in near]
    if period := re.fullmatch(r"(\d+)y(?:(\d+)m)?", value):
        months = int(period[1]) * 12 + int(period[2] or 0)
        return [f"{n // 12}y{n % 12}m" for n in (months + 1, months - 1)]
    others = [word for group in [*WORDS, answers] if value in group for word in group if word != value]
    if not others and re.fullmatch(r"\d+(\.\d+)?", value):  # an amount or a rate: its last figure
        last = int(value[-1])
        return [f"{value[:-1]}{(last + step) % 10}" for step in (1, 9)]
    return [*others, f"{value}x"]


def answers_at(raw: Any, place: Place) -> list[str]:
    """The answers of the reading in which a cell of `readings.yaml` stands."""
    if len(place) > 2 and place[0] == "readings":
        return [answer["id"] for answer in raw["readings"][place[1]]["answers"]]
    return []


def mutants(raw: Any) -> Iterator[tuple[str, Any]]:
    """One changed copy of a file for each of its scalars, with what was changed."""
    for place, value in scalars(raw):
        slip = slips(value, answers_at(raw, place))[0]
        yield f"{place}: {value!r} -> {slip!r}", edited(raw, place, slip)


def more_mutants(raw: Any) -> Iterator[tuple[str, Any]]:
    """Every other slip, and every field and item left out."""
    for place, value in scalars(raw):
        for slip in slips(value, answers_at(raw, place))[1:]:
            yield f"{place}: {value!r} -> {slip!r}", edited(raw, place, slip)
    for place in entries(raw):
        yield f"{place}: left out", edited(raw, place, _LEFT_OUT)


_LEFT_OUT = object()


def edited(raw: Any, place: Place, value: Any) -> Any:
    # Copy only along the way: the rest is shared and nobody writes to it.
    edited = copy.copy(raw)
    node = edited
    for key in place[:-1]:
        node[key] = copy.copy(node[key])
        node = node[key]
    if value is _LEFT_OUT:
        del node[place[-1]]
    else:
        node[place[-1]] = value
    return edited


# As it is on disk, once for all the walks.
_parsed = functools.cache(loader._read_yaml)
_digest = functools.cache(manifest.digest)
_read: dict[str, dict[Path, Any]] = {}


def _once(read: Callable[..., T], but: str) -> Callable[..., T]:
    """`read(path, ...)`, which reads every file once, `but` that one each time."""
    found: dict[Path, T] = _read.setdefault(read.__name__, {})
    changed = tables_dir() / but

    def read_once(path: Path, *more: Any) -> T:
        if path == changed:
            return read(path, *more)
        if path not in found:
            found[path] = read(path, *more)
        return found[path]

    return read_once


def _once_by_documents(read: Callable[..., T]) -> Callable[..., T]:
    """`read(path, folder, sources)`, which reads a file again where a document that it names has changed."""
    found: dict[Any, T] = {}
    ids = set(built_in().sources)

    @functools.cache
    def named(path: Path) -> list[str]:
        return sorted(
            ids & {one for _, one in scalars(yaml.safe_load(path.read_text(encoding="utf-8"))) if type(one) is str}
        )

    def read_once(path: Path, folder: Path, sources: dict[str, Any]) -> T:
        key = path, tuple(map(sources.get, named(path)))
        if key not in found:
            found[key] = read(path, folder, sources)
        return found[key]

    return read_once


def survivors(
    file: str,
    check: Callable[[Shelf, str], list[str]] = disagreements,
    changed: Callable[[Any], Iterator[tuple[str, Any]]] = mutants,
) -> tuple[int, list[str]]:
    """How many changed copies of a file were tried, and those that nobody noticed.

    A copy is handed to the loader as parsed, and the other tables are read once as long as what they cite stays the same,
    so that the walk over all the tables grows with their cells.
    """
    raw = yaml.safe_load((tables_dir() / file).read_text(encoding="utf-8"))
    tried, unnoticed = 0, []
    with pytest.MonkeyPatch.context() as patch:
        now = raw
        patch.setattr(manifest, "check", functools.cache(manifest.check))
        patch.setattr(manifest, "digest", _digest)
        patch.setattr(loader, "_check_layout", functools.cache(loader._check_layout))
        patch.setattr(loader, "at_line", lambda error, folder: error)  # the file on disk is not the one with the slip
        patch.setattr(loader, "_read_yaml", lambda path, name: dict(now if name == file else _parsed(path, name)))
        if file != "CN/sources.yaml":
            patch.setattr(loader, "read_table", _once(loader.read_table, but=file))
            patch.setattr(loader, "_read_list", _once(loader._read_list, but=file))
        else:
            patch.setattr(loader, "read_table", _once_by_documents(loader.read_table))
        for what, mutant in changed(raw):
            now, tried = mutant, tried + 1
            try:
                shelf = read_shelf(tables_dir())
            except TableError:
                continue
            if not check(shelf, file):
                unnoticed.append(what)
    return tried, unnoticed


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return shutil.copytree(tables_dir(), tmp_path / "tables")


def test_the_tables_and_their_witnesses_agree() -> None:
    found = disagreements(built_in())
    assert not found, "\n".join(found)  # every one of them, and whole


@pytest.mark.parametrize("file", some(FILES, SHORT))
def test_every_changed_cell_is_noticed(file: str) -> None:
    cells = list(scalars(yaml.safe_load((tables_dir() / file).read_text(encoding="utf-8"))))
    tried, unnoticed = survivors(file)
    assert unnoticed == []
    assert tried == len(cells)


SHARES = [(file, share, shares) for file in FILES for shares in [1 if file in SHORT else 6] for share in range(shares)]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "share", "shares"), SHARES)
def test_every_other_slip_is_noticed(file: str, share: int, shares: int) -> None:
    tried, unnoticed = survivors(file, changed=lambda raw: islice(more_mutants(raw), share, None, shares))
    assert unnoticed == []
    assert tried > 0


def test_an_unchanged_copy_is_not_refused(tables: Path) -> None:
    """Writing a file as JSON is no change in itself: a mutant is refused for its one cell."""
    for file in FILES:
        path = tables / file
        path.write_text(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8"))), encoding="utf-8")
    manifest.refresh(tables)
    assert disagreements(read_shelf(tables)) == []


def test_the_walk_would_notice_blind_witnesses() -> None:
    _, unnoticed = survivors("CN/minimum_contribution/2011-07-01.yaml", lambda shelf, file: [])
    assert "('later', 'value'): '15y' -> '15y1m'" in unnoticed
    assert len(unnoticed) > 10


def test_a_table_without_witness_does_not_pass(tables: Path) -> None:
    """What happens to a newcomer who copies a neighbour and writes no witness."""
    new = tables / "CN-CQ/minimum_contribution/2025-01-01.yaml"
    new.parent.mkdir(parents=True)
    text = (tables / "CN/minimum_contribution/2025-01-01.yaml").read_text(encoding="utf-8")
    new.write_text(text.replace("jurisdiction: CN", "jurisdiction: CN-CQ"), encoding="utf-8")
    manifest.refresh(tables)
    found = disagreements(read_shelf(tables))
    assert "('CN-CQ', 'minimum_contribution', '2025-01-01'): no witness" in found
    assert any(
        one.startswith("('CN-CQ', 'minimum_contribution', '2025-01-01') citations: in the YAML and not transcribed")
        for one in found
    )


# what the command writes, and where the witnesses stand

RULES = Path(__file__).parents[1] / "rules"


@pytest.fixture
def transcribed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of what is transcribed, to be written in; `disagreements` reads it there."""
    for path in (*RULES.glob("*/*/*.csv"), *(RULES.parent / "goldens").iterdir()):
        copied = tmp_path / "tests" / path.relative_to(RULES.parent)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    monkeypatch.setattr(witnesses, "TESTS", tmp_path / "tests")
    witnesses._of_rooms.cache_clear()
    yield tmp_path / "tests"
    witnesses._of_rooms.cache_clear()


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_command_closes_the_version_before(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = (tables / f"CN-CQ/left_management/{day}.yaml" for day in ("2025-01-01", "2030-01-01"))
    text = old.read_text(encoding="utf-8")
    new.write_text(text.replace('"2025-01-01"', '"2030-01-01"'), encoding="utf-8")
    old.write_text(text.replace(": null", ": null # open"), encoding="utf-8")
    assert main(["refresh", str(tables)]) == 0
    assert 'effective_to: "2029-12-31" # open\nends: later_act\n' in old.read_text(encoding="utf-8")
    assert capsys.readouterr().out == "CN-CQ/left_management/2025-01-01.yaml: closed\nmanifest.yaml: written\n"


def test_the_command_says_at_once_what_is_wrong(
    tables: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("retirecalc.tables.__main__.tables_dir", lambda: tables)
    assert main(["refresh"]) == 0
    assert capsys.readouterr() == ("manifest.yaml: written\n", "")
    path = tables / "CN-CQ/local_procedure/2024-07-09.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("actor: filer", "actor: filler"), encoding="utf-8")
    assert main(["refresh"]) == 1
    out, err = capsys.readouterr()
    assert out == "manifest.yaml: written\n"
    assert err.startswith("CN-CQ/local_procedure/2024-07-09.yaml, line 22: steps[1].actor: 'filler' is not known here.")


def test_the_command_closes_nothing_twice_and_says_how_it_is_used(
    tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in tables.rglob("*.yaml")}
    assert main(["refresh", str(tables)]) == 0
    assert {path: path.read_bytes() for path in tables.rglob("*.yaml")} == before
    assert main(["refresh", str(tables), "2099.1.0"]) == 0
    assert manifest.check(tables) == "2099.1.0"
    assert capsys.readouterr().out == "manifest.yaml: written\n" * 2
    assert main(["refresh", str(tables / "nowhere")]) == 1
    assert capsys.readouterr().err == f"{tables / 'nowhere'}: folder: there is no such folder. Check the path.\n"
    assert main(["renew"]) == 2
    assert capsys.readouterr().err == "usage: python -m retirecalc.tables refresh [FOLDER [DATA_VERSION]]\n"


def test_witnesses_stand_beside_the_rooms_that_have_tables() -> None:
    for name in ("witness.csv", "citations.csv"):
        beside = {path.parent.name for path in RULES.glob(f"*/*/{name}")}
        assert beside == {room.name for room in ROOMS.values() if room.tables}


def test_a_witness_of_no_version_does_not_pass(transcribed: Path) -> None:
    add(transcribed / "rules/age/birth_date/witness.csv", "CN,birth_date,2030-01-01,revision,1\n")
    assert disagreements(built_in()) == ["('CN', 'birth_date', '2030-01-01'): no such version"]
