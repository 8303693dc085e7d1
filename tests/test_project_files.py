"""What stands around the code: how to cite it, how to report, and what its metadata says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
ASKS = {"input", "textarea", "checkboxes", "dropdown"}


def test_the_citation_has_what_the_format_requires_and_says_what_the_package_says() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] == "software"
    project = PROJECT["project"]
    assert cited["title"] == project["name"]
    assert cited["license"] == project["license"]
    assert cited["abstract"].rstrip(".") == project["description"]
    assert cited["authors"] == project["authors"]


def test_the_classifiers_begin_where_the_package_does() -> None:
    told = [one.rpartition(" ")[2] for one in PROJECT["project"]["classifiers"] if re.search(r":: 3\.\d+$", one)]
    assert told == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["project"]["requires-python"] == f">={told[0]}"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_an_issue_form_can_be_filled_in(form: Path) -> None:
    read = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert set(read) == {"name", "description", "title", "labels", "body"}
    asked = [part for part in read["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in asked} <= ASKS
    ids = [part["id"] for part in asked]
    assert len(set(ids)) == len(ids)
    assert all(part["attributes"]["label"] for part in asked)
    assert any(part.get("validations", {}).get("required") for part in asked)


def test_there_is_a_form_for_an_answer_for_missing_law_and_for_a_bug() -> None:
    assert [form.stem for form in FORMS] == ["1-wrong-answer", "2-missing-law", "3-bug"]
    answer = yaml.safe_load(FORMS[0].read_text(encoding="utf-8"))["body"]
    required = {part["id"] for part in answer if part.get("validations", {}).get("required")}
    assert required == {"facts", "law_day", "answered", "article"}
    for form in (FORMS[0], FORMS[2]):
        text = form.read_text(encoding="utf-8")
        assert "No names, no ID numbers, no staff lists" in text
        assert "请勿填写姓名、身份证号码或名册" in text


def test_a_fragment_of_the_changelog_has_a_name_that_is_joined() -> None:
    changelog = PROJECT["tool"]["towncrier"]
    types = [one["directory"] for one in changelog["type"]]
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(f"`{one}`" in contributing for one in types)
    for fragment in (ROOT / changelog["directory"]).iterdir():
        if fragment.name == ".gitkeep":
            continue
        named = re.fullmatch(r"\+[a-z0-9-]+\.([a-z]+)\.md", fragment.name)
        assert named is not None, fragment.name
        assert named[1] in types, fragment.name
        text = fragment.read_text(encoding="utf-8")
        assert re.match(r"[^\s#-]", text), f"{fragment.name}: a paragraph, without a dash or heading"
        if named[1] == "law":
            assert re.search(r"\d{4}-\d{2}-\d{2}", text), f"{fragment.name}: from which day"


def test_the_changelog_has_one_place_for_what_is_joined() -> None:
    changelog = PROJECT["tool"]["towncrier"]
    text = (ROOT / changelog["filename"]).read_text(encoding="utf-8")
    assert text.count(changelog["start_string"]) == 1
    assert set(re.findall(r"(?m)^### (.*)$", text)) <= {one["name"] for one in changelog["type"]}


def test_what_the_tests_read_travels_in_the_sdist() -> None:
    travels = set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    pages = {f"/{path.name}" for path in ROOT.glob("*.md")}
    assert (
        pages | {"/CITATION.cff", "/changelog.d", "/.github", "/docs", "/tests", "/data", "/examples", "/mkdocs.yml"}
        <= travels
    )
