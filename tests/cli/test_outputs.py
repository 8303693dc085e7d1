"""Where a command may write: never over what it reads, never two results to one name, and over what is there only if that is said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from tests.cli.conftest import GOLDENS, Run, but

STAFF = (GOLDENS / "staff.csv").read_bytes()
SPELLS = b"first,last\n2000-01,\n"
ROSTER = ("roster", "staff.csv", "--as-of", "2026-11", "--mapping", "columns.yaml")
PERSON = ("person", "--birth", "1970-08", "--category", "male_60", "--as-of", "2026-11", "--spells", "spells.csv")
INPUTS = {"staff.csv": STAFF, "columns.yaml": "备注: ignore\n".encode(), "spells.csv": SPELLS}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    columns = "".join(f"{title}: ignore\n" for title in STAFF.decode("utf-8-sig").split("\n")[0].split(",")[:1])
    INPUTS["columns.yaml"] = columns.encode()
    for name, data in INPUTS.items():
        Path(name).write_bytes(data)
    return tmp_path


def itself(name: str) -> str:
    return name


def by_another_way(name: str) -> str:
    return f"../{Path.cwd().name}/./{name}"


def by_a_symbolic_link(name: str) -> str:
    Path("link").symlink_to(name)
    return "link"


def by_a_link_to_the_folder(name: str) -> str:
    Path("folder").symlink_to(".")
    return f"folder/{name}"


def by_a_hard_link(name: str) -> str:
    os.link(name, "hard")
    return "hard"


WAYS = (itself, by_another_way, by_a_symbolic_link, by_a_link_to_the_folder, by_a_hard_link)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("command", "option", "name"),
    [
        *(
            (ROSTER, option, name)
            for option in ("-o", "--ics", "--save-mapping")
            for name in ("staff.csv", "columns.yaml")
        ),
        (PERSON, "--ics", "spells.csv"),
    ],
)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_nothing_that_is_read_is_replaced(
    run: Run, way: Callable[[str], str], command: tuple[str, ...], option: str, name: str, force: tuple[str, ...]
) -> None:
    out = way(name)
    assert run(*command, option, out, *force) == (
        2,
        "",
        f"{Path(out)}: the result would replace a file that it is made from. Choose another name for the result.\n",
    )
    assert {one: Path(one).read_bytes() for one in INPUTS} == INPUTS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("-o", "out.csv"), ("--ics", "out.csv")),
        (("-o", "out.csv"), ("--save-mapping", "./out.csv")),
        (("--save-mapping", "OUT.CSV"), ("--ics", "out.csv")),
        (("-o", "new.csv"), ("--ics", "dangling")),
        (("-o", "old.csv"), ("--ics", "hard.csv")),
    ],
)
def test_two_results_never_have_one_name(run: Run, first: tuple[str, str], second: tuple[str, str]) -> None:
    Path("dangling").symlink_to("new.csv")
    Path("old.csv").write_bytes(b"old")
    os.link("old.csv", "hard.csv")
    before = {path.name for path in Path().iterdir()}
    done = run(*ROSTER, *first, *second, "--force")
    assert (done.status, done.out) == (2, "")
    assert "two results would be written to this name" in done.err
    assert {path.name for path in Path().iterdir()} == before
    assert Path("old.csv").read_bytes() == b"old"


@pytest.mark.parametrize("option", ["-o", "--save-mapping", "--ics"])
def test_what_is_there_is_replaced_only_if_that_is_said(run: Run, option: str) -> None:
    other = Path("other.ics" if option == "--ics" else "other.csv")
    other.write_bytes(b"theirs")
    named = {"-o": "fine.csv", "--save-mapping": "fine.yaml", option: str(other)}
    done = run(*ROSTER, *chain.from_iterable(named.items()))
    assert (done.status, done.out) == (2, "")
    assert "replace it with --force" in done.err
    assert other.read_bytes() == b"theirs"
    assert not Path("fine.csv").exists()
    named = {"-o": "fine.csv", option: str(other)}
    assert run(*ROSTER, *chain.from_iterable(named.items()), "--force").status == 3
    assert other.read_bytes() != b"theirs"


def test_a_calendar_of_somebody_else_is_replaced_only_if_that_is_said(run: Run) -> None:
    assert run(*PERSON, "--ics", "me.ics").status == 0
    first = Path("me.ics").read_bytes()
    other = but(PERSON, "--birth", "1970-09")
    assert run(*other, "--ics", "me.ics") == (
        2,
        "",
        "me.ics: there is a file of that name already, and it is not the calendar of these people under this key. Choose "
        "another name, or replace it with --force.\n",
    )
    assert run(*PERSON, "--key", "another", "--ics", "me.ics").status == 2
    assert Path("me.ics").read_bytes() == first
    assert run(*other, "--ics", "me.ics", "--force").status == 0
    assert uids(Path("me.ics")).isdisjoint(line for line in first.splitlines() if line.startswith(b"UID"))


def test_a_device_keeps_nothing_that_could_be_lost(run: Run) -> None:
    if Path(os.devnull).is_char_device():
        assert run(*ROSTER, "-o", os.devnull, "--ics", os.devnull).status == 3


# Who an entry belongs to


def uids(path: Path) -> set[bytes]:
    return {line for line in path.read_bytes().splitlines() if line.startswith(b"UID")}


def revisions(path: Path) -> set[int]:
    return {int(line.partition(b":")[2]) for line in path.read_bytes().splitlines() if line.startswith(b"SEQUENCE")}


def test_two_people_in_files_of_one_name(run: Run) -> None:
    for name, birth in (("a", "1970-08"), ("b", "1970-09")):
        Path(name).mkdir()
        assert run(*but(PERSON, "--birth", birth), "--ics", f"{name}/me.ics").status == 0
    assert uids(Path("a/me.ics")).isdisjoint(uids(Path("b/me.ics")))


def test_another_file_name_doubles_nothing_and_is_a_later_revision(run: Run) -> None:
    assert run(*ROSTER, "--ics", "deadlines.ics").status == 3
    shutil.copy("deadlines.ics", "before.ics")
    assert run(*ROSTER, "--ics", "deadlines_v2.ics").status == 3
    assert uids(Path("deadlines.ics")) == uids(Path("deadlines_v2.ics"))
    assert uids(Path("deadlines.ics"))
    assert max(revisions(Path("deadlines.ics"))) <= min(revisions(Path("deadlines_v2.ics")))


def test_the_revision_rises_with_every_change_and_with_nothing_else(run: Run) -> None:
    asked = [*PERSON, "--ics", "me.ics"]
    seen = []
    for month in ("2030-08", "2030-09", "2030-09", "2030-10"):
        assert run(*asked, "--retire-in", month).status == 0
        (revision,) = revisions(Path("me.ics"))
        seen.append(revision)
    assert seen[0] < seen[1] == seen[2] < seen[3]


def test_the_key_may_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run(*PERSON, "--key", "secret", "--ics", "a.ics")
    run(*PERSON, "--ics", "b.ics")
    monkeypatch.setenv("RETIRECALC_KEY", "secret")
    run(*PERSON, "--ics", "c.ics")
    assert uids(Path("a.ics")) == uids(Path("c.ics"))
    assert uids(Path("a.ics")).isdisjoint(uids(Path("b.ics")))
    assert b"secret" not in Path("a.ics").read_bytes()
