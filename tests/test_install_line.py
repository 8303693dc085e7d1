"""What to run for a missing extra, in environments that are real but for the files that an installer leaves behind."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import retirecalc

ASK = "from retirecalc.ground.extras import install_line; print(install_line('excel'))"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    """An environment with a copy of the library, as an index gives it, and with a pip."""
    prefix = tmp_path / "place"
    venv.create(prefix, symlinks=sys.platform != "win32")
    home = site(prefix)
    shutil.copytree(
        Path(retirecalc.__file__).parent, home / "retirecalc", ignore=shutil.ignore_patterns("__pycache__", "_tables")
    )
    (home / "retirecalc-0.1.0.dist-info").mkdir()
    (home / "retirecalc-0.1.0.dist-info/METADATA").write_text(
        "Metadata-Version: 2.4\nName: retirecalc\nVersion: 0.1.0\n"
    )
    (home / "pip").mkdir()
    return prefix


def site(prefix: Path) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(prefix)}))


def python(prefix: Path) -> Path:
    return Path(sysconfig.get_path("scripts", "venv", {"base": str(prefix)})) / "python"


def line(prefix: Path) -> str:
    done = subprocess.run(
        [python(prefix), "-I", "-c", ASK], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    return done.stdout.strip()


def came_from(prefix: Path, **told: object) -> None:
    (site(prefix) / "retirecalc-0.1.0.dist-info/direct_url.json").write_text(json.dumps(told), encoding="utf-8")


def test_from_an_index(prefix: Path) -> None:
    assert line(prefix) == 'pip install "retirecalc[excel]"'


def test_from_a_wheel(prefix: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "retirecalc-0.1.0-py3-none-any.whl"
    came_from(prefix, url=wheel.as_uri(), archive_info={})
    assert line(prefix) == 'pip install "retirecalc[excel]"'  # of a file that is gone nothing can be installed
    wheel.touch()
    assert line(prefix) == f'pip install "retirecalc[excel] @ {wheel.as_uri()}"'


def test_from_a_folder(prefix: Path, tmp_path: Path) -> None:
    came_from(prefix, url=tmp_path.as_uri(), dir_info={})
    assert line(prefix) == f'pip install "retirecalc[excel] @ {tmp_path.as_uri()}"'


def test_from_a_repository(prefix: Path) -> None:
    came_from(prefix, url="https://git.example/retirecalc", vcs_info={"vcs": "git", "commit_id": COMMIT})
    assert line(prefix) == f'pip install "retirecalc[excel] @ git+https://git.example/retirecalc@{COMMIT}"'


def test_an_address_that_may_be_a_registrys_is_not_said(prefix: Path) -> None:
    came_from(prefix, url="https://files.example/retirecalc-0.1.0-py3-none-any.whl", archive_info={})
    assert line(prefix) == 'pip install "retirecalc[excel]"'


def test_a_checkout_of_ones_own(prefix: Path, tmp_path: Path) -> None:
    # As `pip install -e` does it: the environment names the folder in which the library lies.
    checkout = tmp_path / "my work"
    shutil.move(site(prefix) / "retirecalc", checkout / "src/retirecalc")
    (checkout / "pyproject.toml").touch()
    (site(prefix) / "retirecalc.pth").write_text(f"{checkout / 'src'}\n", encoding="utf-8")
    came_from(prefix, url=checkout.as_uri(), dir_info={"editable": True})
    assert line(prefix) == f'pip install -e "{checkout}[excel]"'


def test_an_environment_of_pipx(prefix: Path) -> None:
    (prefix / "pipx_metadata.json").write_text("{}")
    assert line(prefix) == 'pipx runpip place install "retirecalc[excel]"'


def test_a_tool_of_uv_keeps_what_it_had(prefix: Path) -> None:
    receipt = '[tool]\nrequirements = [{ name = "retirecalc", extras = ["cli"] }, { name = "humanize" }]\n'
    (prefix / "uv-receipt.toml").write_text(receipt)
    assert line(prefix) == 'uv tool install "retirecalc[cli,excel]" --with humanize'


def test_an_environment_without_pip(prefix: Path) -> None:
    (site(prefix) / "pip").rmdir()
    assert line(prefix) == f'uv pip install --python "{python(prefix)}" "retirecalc[excel]"'
