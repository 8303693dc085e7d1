"""The snapshot that the build makes: it gives back the tables of the YAML, is used only while it agrees with every file, and
is not missed.

A checkout has none, so the library is put here as a wheel puts it: the package with the tables inside.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier
from typing import Any, Generic, Literal, NamedTuple, TypeVar

import pytest

import retirecalc
from retirecalc.errors import TableError
from retirecalc.facts.words import Category
from retirecalc.ground.months import Months, YearMonth
from retirecalc.law import load_law
from retirecalc.rooms import ROOM_OF, table_kind
from retirecalc.sources import Bilingual
from retirecalc.tables import manifest, snapshot
from retirecalc.tables.loader import read_shelf, read_table
from retirecalc.tables.shelf import built_in, tables_dir
from retirecalc.tables.table import Sealed, opened

BAD = Path(__file__).parent / "bad"
FILES = sorted(path.relative_to(tables_dir()).as_posix() for path in tables_dir().rglob("*.yaml"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tables with a snapshot."""
    folder = Path(shutil.copytree(tables_dir(), tmp_path_factory.mktemp("made") / "tables"))
    snapshot.write(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "tables"))


def again(value: Any, kind: Any) -> Any:
    forms: list[snapshot.Form] = []
    place = snapshot.form(kind, forms)
    return snapshot.reading(json.loads(json.dumps(forms)))(place)(json.loads(json.dumps(snapshot.to_json(value))))


# the same tables


def test_the_snapshot_gives_back_the_shelf(made: Path) -> None:
    found, read = snapshot.read(made), read_shelf(made)
    assert found is not None
    assert found == read == built_in()
    # `==` takes a text for an enum, and a number for months; `repr` tells the classes and the order of a dict as well.
    for name in ("data_version", "sources", "readings", "tables", "digests"):
        assert repr(getattr(found, name)) == repr(getattr(read, name))


def test_the_same_tables_give_the_same_bytes(made: Path, folder: Path) -> None:
    (folder / snapshot.NAME).unlink()
    snapshot.write(folder)
    assert (folder / snapshot.NAME).read_bytes() == (made / snapshot.NAME).read_bytes()


@pytest.mark.parametrize("table_id", ROOM_OF)
def test_every_table_on_file_comes_back(table_id: str) -> None:
    kind = table_kind(table_id)
    versions = [table for key, found in built_in().tables.items() if key[1] == table_id for table in found]
    assert versions
    for table in versions:
        assert (found := again(table, kind)) == table
        assert repr(found) == repr(table)
        assert isinstance(found, kind)


def test_every_table_that_only_tests_have_comes_back() -> None:
    """Of the folders under `bad/` many hold a table that is right by itself."""
    right = []
    for path in sorted(BAD.glob("*/*/*/*.yaml")):
        try:
            table = read_table(path, path.parents[2], built_in().sources)
        except TableError:
            continue
        assert repr(again(table, table_kind(table.id))) == repr(table)
        right.append(table.id)
    assert {"statutory_age", "minimum_contribution", "flexible_retirement", "shortfall_remedies"} <= set(right)


V = TypeVar("V")


@dataclass(frozen=True)
class Box(Generic[V]):
    value: V
    more: tuple[V, ...] = ()
    by: dict[Category, V | None] | None = None


class Pair(NamedTuple):
    month: YearMonth
    words: Bilingual


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (True, bool),
        (None, bool | None),
        ("1", int | str),
        ("text", Literal["text", "official"]),
        (Months(721), Months | None),
        (YearMonth(2025, 1), YearMonth),
        (Decimal("0.10"), Decimal),
        (date(2024, 2, 29), date),
        (Category.MALE_60, Category),
        ((YearMonth(1971, 9), Months(1)), tuple[YearMonth, Months]),
        ((), tuple[Months, ...]),
        ({Category.MALE_60: {1: "a"}}, dict[Category, dict[int, str]]),
        (Pair(YearMonth(2025, 1), Bilingual("a", "甲")), Pair),
        (Box(Months(1)), Box[Months]),
        (Box[Box[str]](Box("a", ("b",)), (), {Category.MALE_60: None}), Box[Box[str]]),
    ],
)
def test_what_a_field_may_be(value: Any, kind: Any) -> None:
    assert repr(again(value, kind)) == repr(value)
    assert again(value, kind) == value


@pytest.mark.parametrize("kind", [float, list[str], set[str], object, Months | YearMonth, Box[float]])
def test_a_type_that_it_cannot_carry(kind: Any) -> None:
    with pytest.raises(TypeError, match="the snapshot"):
        snapshot.form(kind, [])


@pytest.mark.parametrize("value", [1.5, ["a"], {"a"}, object()])
def test_a_value_that_it_cannot_carry(value: Any) -> None:
    with pytest.raises(TypeError, match="the snapshot has no form for"):
        snapshot.to_json(value)


@pytest.mark.parametrize("name", ["revision", "original_age"])
def test_what_does_not_come_back_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    whole = snapshot.to_json

    def lossy(value: Any) -> Any:
        found = whole(value)
        return {**found, name: 7} if isinstance(found, dict) and name in found else found

    monkeypatch.setattr(snapshot, "to_json", lossy)
    (folder / snapshot.NAME).unlink()
    with pytest.raises(TypeError, match="does not give back"):
        snapshot.write(folder)
    assert not (folder / snapshot.NAME).exists()


def test_a_class_that_does_not_come_back_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number equals months, and a text an enum."""
    monkeypatch.setitem(snapshot._FROM_TEXT, Months, int)
    (folder / snapshot.NAME).unlink()
    with pytest.raises(TypeError, match="does not give back"):
        snapshot.write(folder)
    assert not (folder / snapshot.NAME).exists()


def test_tables_that_are_wrong_make_no_snapshot(folder: Path) -> None:
    (folder / snapshot.NAME).unlink()
    (folder / "manifest.yaml").unlink()
    with pytest.raises(TableError, match="there is no manifest"):
        snapshot.write(folder)
    assert not (folder / snapshot.NAME).exists()


# used only while it agrees


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_was_changed(folder: Path, file: str) -> None:
    path = folder / file
    path.write_bytes(path.read_bytes() + b"# one more comment\n")
    assert snapshot.read(folder) is None
    path.unlink()
    assert snapshot.read(folder) is None


def test_a_file_more(folder: Path) -> None:
    shutil.copy(folder / "CN/statutory_age/2025-01-01.yaml", folder / "CN/statutory_age/2026-01-01.yaml")
    assert snapshot.read(folder) is None


def test_tables_changed_on_purpose(folder: Path) -> None:
    """The manifest agrees with the YAML again, the snapshot with neither."""
    path = folder / "CN/sources.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# one more comment\n", encoding="utf-8")
    manifest.refresh(folder)
    assert snapshot.read(folder) is None
    snapshot.write(folder)
    assert snapshot.read(folder) == read_shelf(folder)


def test_line_ends_of_another_platform_are_no_change(folder: Path) -> None:
    path = folder / "CN/sources.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert snapshot.read(folder) is not None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: b"",
        lambda text: b"{}",
        lambda text: b"\xff\xfe",
        lambda text: text[:-100],
        lambda text: text + b" ",
        lambda text: text.replace(b'"revision":1', b'"revision":2', 1),
        lambda text: text.replace(b'{"sha256": "', b'{"sha256": "0', 1),
    ],
    ids=["empty", "another object", "no text", "cut off", "longer", "one figure", "another digest"],
)
def test_a_snapshot_that_is_damaged(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = folder / snapshot.NAME
    path.write_bytes(spoil(path.read_bytes()))
    assert snapshot.read(folder) is None


def test_a_snapshot_of_another_version_of_the_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "__version__", "0.0.0")
    assert snapshot.read(folder) is None


def test_no_snapshot(folder: Path) -> None:
    (folder / snapshot.NAME).unlink()
    assert snapshot.read(folder) is None


# a version of which the header is at hand


@pytest.fixture
def sealed(made: Path) -> Sealed:
    shelf = snapshot.read(made)
    assert shelf is not None
    table = shelf.filed["CN", "statutory_age"][-1]
    assert isinstance(table, Sealed)
    return table


def test_a_sealed_version_is_its_header_and_opens_once(sealed: Sealed) -> None:
    table = built_in().tables["CN", "statutory_age"][-1]
    assert (sealed.first_day, sealed.in_force, sealed.cite) == (table.first_day, table.in_force, table.cite)
    assert sealed.inside == []
    assert opened(sealed) is opened(sealed)
    assert opened(table) is table


def test_a_sealed_version_compares_and_pickles_as_the_table(sealed: Sealed) -> None:
    table = built_in().tables["CN", "statutory_age"][-1]
    assert sealed == table
    assert table == sealed
    assert sealed not in (built_in().tables["CN", "statutory_age"][0], None)
    assert type(pickle.loads(pickle.dumps(sealed))) is type(table)
    with pytest.raises(TypeError, match="unhashable"):
        hash(sealed)


def test_many_threads_open_one_table(sealed: Sealed) -> None:
    together = Barrier(8)

    def look(_: int) -> int:
        together.wait()
        return id(opened(sealed))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(look, range(8)))) == 1


# a first answer, as a wheel gives it

FIRST = "from retirecalc import *; answer = assess(Person('1971-09', '男'), load_law(), '2026-11')"


@pytest.fixture(scope="module")
def wheel(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the library lies as a wheel puts it there."""
    home = tmp_path_factory.mktemp("wheel")
    source = Path(retirecalc.__file__).parent
    shutil.copytree(source, home / "retirecalc", ignore=shutil.ignore_patterns("_tables"))
    shutil.copytree(made, home / "retirecalc/_tables")
    return home


def run(home: Path, code: str) -> Any:
    """What a fresh interpreter gives for the expression in the last line of `code`."""
    *before, last = code.split("; ")
    script = "\n".join([*before, f"import json, sys; print(json.dumps({last}))"])
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(home), *sys.path]))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


def modules(home: Path, code: str) -> set[str]:
    """What is loaded for `code`, beside what a fresh interpreter starts with."""
    return set(run(home, f"import sys; before = set(sys.modules); {code}; sorted(set(sys.modules) - before)"))


def checkers(loaded: set[str]) -> set[str]:
    return {"pydantic", "pydantic_core", "yaml"} & loaded


def test_a_first_answer_loads_the_standard_library_only(wheel: Path) -> None:
    loaded = {name.partition(".")[0] for name in modules(wheel, f"{FIRST}; text = answer.to_json()")}
    assert loaded - set(sys.stdlib_module_names) == {"retirecalc"}


def test_the_law_opens_table_by_table(wheel: Path) -> None:
    def tables(code: str) -> set[str]:
        return {name.split(".")[-2] for name in modules(wheel, code) if name.endswith(".table") and ".rules." in name}

    assert tables("from retirecalc import load_law; load_law('CN-CQ').stamp()") == set()
    assert "worker_class" not in tables(FIRST)
    assert "birth_date" not in tables(FIRST)


@pytest.mark.slow  # `tests/test_replay.py` asks a dozen people of either
def test_the_answer_is_that_of_the_yaml(wheel: Path, tmp_path: Path) -> None:
    code = (
        f"{FIRST}; [answer.to_json(), load_law('CN-CQ').stamp(), Law.from_stamp(answer.to_dict()['law']) is load_law()]"
    )
    answer = retirecalc.assess(retirecalc.Person("1971-09", "男"), load_law(), "2026-11")
    expected = [answer.to_json(), load_law("CN-CQ").stamp(), True]
    assert run(wheel, code) == expected
    without = Path(shutil.copytree(wheel, tmp_path / "without"))
    (without / "retirecalc/_tables" / snapshot.NAME).unlink()
    assert run(without, code) == expected
    assert checkers(modules(without, FIRST)) == {"pydantic", "pydantic_core", "yaml"}
    (without / "retirecalc/_tables" / snapshot.NAME).write_text("{", encoding="utf-8")
    assert run(without, code) == expected


def test_a_table_changed_by_accident_does_not_load(wheel: Path, tmp_path: Path) -> None:
    spoilt = Path(shutil.copytree(wheel, tmp_path / "spoilt"))
    path = spoilt / "retirecalc/_tables/CN/worker_class/2015-03-01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run(spoilt, f"{FIRST}; 0")
    assert "CN/worker_class/2015-03-01.yaml: manifest.yaml: the file is changed" in failed.value.stderr


def test_a_law_pickles_from_the_snapshot_to_the_yaml(wheel: Path) -> None:
    code = "from retirecalc import load_law; import pickle; pickle.dumps(load_law('CN-CQ')).hex()"
    found, law = pickle.loads(bytes.fromhex(run(wheel, code))), load_law("CN-CQ")
    assert found.stamp() == law.stamp()
    for name in ("known", "on_file", "all_eras", "readings", "digests"):
        assert getattr(found, name) == getattr(law, name)
    assert not any(isinstance(table, Sealed) for versions in found.known.values() for table in versions)


def test_tables_of_ones_own_beside_the_snapshot(wheel: Path, tmp_path: Path) -> None:
    shutil.copytree(tables_dir() / "CN/statutory_age", tmp_path / "CN/statutory_age")
    code = f"from retirecalc import load_law; load_law('CN-CQ', tables={str(tmp_path)!r}).stamp()"
    assert run(wheel, code) == load_law("CN-CQ", tables=tmp_path).stamp()


def test_the_library_in_a_zip_file(wheel: Path, tmp_path: Path) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", wheel))
    loaded = modules(packed, FIRST)
    assert checkers(loaded) == set()
    assert run(packed, "import retirecalc; retirecalc.__file__").startswith(str(packed))
