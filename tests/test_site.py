"""The site in two languages: every page has its mirror, with the same code, and nothing of a Chinese page is left in English.

The built site is looked at by the `slow` tests: search, links, and requests to other machines; in a browser by the one that
says so.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import pytest
import yaml

from docs import _pages as pages
from docs import _pictures as pictures
from page.drive import Served, drive, look, wait
from retirecalc.rooms import ROOMS
from retirecalc.wording.render import words_of

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ENGLISH = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if not path.name.endswith(".zh.md"))
HAN = re.compile(r"[\u4e00-\u9fff]")
TERMS = ("视同缴费", "弹性退休", "灵活就业", "累计缴费年限", "最早可退休年月")


def written(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def mirror(page: str) -> str:
    return page.removesuffix(".md") + ".zh.md"


def prose(markdown: str) -> list[str]:
    """The lines of a page without code, HTML and what is marked as code."""
    bare = re.sub(r"`[^`\n]*(?:\n[^`\n]+)?`", "", re.sub(r"<[^>]+>", "", pages.FENCE.sub("", markdown)))
    return [line for line in re.sub(r"\]\([^)]*\)", "]", bare).splitlines() if line.strip()]


def test_every_page_has_its_mirror() -> None:
    assert {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.zh.md")} == set(map(mirror, ENGLISH))


@pytest.mark.parametrize("page", ENGLISH)
def test_a_mirror_is_whole_and_has_the_same_code(page: str) -> None:
    english, chinese = written(page), written(mirror(page))
    for what in (r"(?m)^(#+) ", r"(?m)^::: (\S+)", r"<!-- (?:generated|file): (\S+) -->"):
        found = [re.findall(what, pages.FENCE.sub("", text)) for text in (english, chinese)]
        if page == "json.md":  # the English codes stand there by hand, with the answers in which they are said
            found[1] = [one for one in found[1] if one != "caveats_in_words"]
        assert found[0] == found[1], what
    own = [(one[2], place) for place, one in enumerate(pages.IN_PLACE.finditer(chinese)) if one[4] is None]
    code = [(one[2], one[3]) for one in pages.FENCE.finditer(english)]
    assert all(code[place][0] == language for language, place in own), "a fence of another kind"
    theirs = [(one[2], one[3]) for one in pages.FENCE.finditer(pages.mirrored(chinese, english))]
    assert len(theirs) == len(code)
    kept = set(range(len(code))) - {place for _, place in own}
    assert all(theirs[place] == code[place] for place in kept)


@pytest.mark.parametrize("page", ENGLISH)
def test_a_mirror_is_chinese(page: str) -> None:
    """A line of a dozen words without a Chinese character is one that nobody translated."""
    for line in prose(written(mirror(page))):
        assert HAN.search(line) or len(re.findall(r"[A-Za-z]{2,}", line)) < 8, line


def test_the_law_of_the_changelog_is_said_in_both_languages() -> None:
    english, chinese = (pages.changelog(lang) for lang in ("en", "zh"))
    laws = [re.findall(rf"(?ms)^### {law}$(.*?)(?=^#|\Z)", text) for law, text in (("Law", english), ("规定", chinese))]
    assert [len(re.findall(r"(?m)^- ", text)) for text in laws[0]] == [
        len(re.findall(r"(?m)^- ", text)) for text in laws[1]
    ]
    assert [re.findall(r"(?m)^## ([\d.]+)", text) for text in (english, chinese)] == [["0.1.0"], ["0.1.0"]]


OF_EXAMPLES = {
    "out-of-work.md": {
        "11",
        "15",
        "24",
    },  # the man of the example: 180 months of insurance, what they gave, what was left
    "page.md": {"12"},  # how far a plan looks ahead
    "batch.md": {"15"},  # times as fast
    "quickstart.md": {"26", "67"},  # cells as they are read, or refused
    "roster.md": {"12", "55", "67"},
    "symptoms.md": {"50", "55"},  # the names of the classes
    "glossary.md": {"50", "55"},
    "json.md": {"50"},
}
"""Numbers of the text that no command or answer of the page holds."""


@pytest.mark.parametrize("page", [one for one in ENGLISH if not one.startswith(("decisions", "contributing"))])
def test_no_page_copies_a_number_that_a_table_holds(page: str) -> None:
    """A count of months, days or money in the text is one of an example beside it, which runs and shows what comes out."""
    units = r"(?<![\d.-])(\d+) ?(?:years?|months|working days|yuan|个月|周岁|元|个工作日|倍)"
    both = (written(page), written(mirror(page)))
    fences = [m[3] for text in both for m in pages.FENCE.finditer(text)]
    code = " ".join([*fences, *(one for text in both for one in re.findall(r"`[^`\n]+`", pages.FENCE.sub("", text)))])
    told = {one for text in both for line in prose(text) for one in re.findall(units, line)}
    assert told - set(re.findall(r"(?<![\w.-])\d+(?![\w-])", code)) - OF_EXAMPLES.get(page, set()) == set()


@pytest.mark.parametrize("part", [name for name in pages.PARTS if name != "errors_in_words"])
def test_a_part_is_chinese_and_as_long(part: str) -> None:
    english, chinese = pages.PARTS[part](), pages.PARTS[part]("zh")
    assert all(HAN.search(line) for line in prose(chinese) if line.startswith("| ") and "---" not in line)
    rows = [len(re.findall(r"(?m)^\| ", text)) for text in (english, chinese)]
    assert rows[0] == rows[1]


def test_every_sentence_of_an_error_stands_on_the_page_that_search_finds_it_by() -> None:
    for lang in ("en", "zh"):
        page = pages.errors_in_words(lang)
        for home in (ROOT / "src" / "retirecalc").glob("*/sentences.py"):
            assert f"`{home.parent.name}." in page
        assert len(re.findall(r"(?m)^`\w+\.\w+`$", page)) > 200
    assert "日历上没有“…”这一天。请核对日期。" in pages.errors_in_words("zh")
    assert "has no such month: months run from 1 to 12. Check the date." in pages.errors_in_words("en")


@pytest.mark.parametrize("name", ["statutory_age", "worker_class", "births_reaching"])
def test_the_page_of_a_rule_is_chinese(name: str) -> None:
    chinese(name)


@pytest.mark.slow  # the cases of every rule, told in words
@pytest.mark.parametrize("name", ROOMS)
def test_the_page_of_every_rule_is_chinese(name: str) -> None:
    chinese(name)


def chinese(name: str) -> None:
    english, page = pages.rule_page(ROOMS[name]), pages.rule_page(ROOMS[name], "zh")
    assert page.startswith(f"# {words_of(name).HEADING.zh}\n")
    assert ":::" not in page
    assert len(re.findall(r"(?m)^### 例\d+$", page)) == len(re.findall(r"(?m)^### ", english))
    for line in prose(page):
        assert HAN.search(line) or len(re.findall(r"[A-Za-z]{2,}", line)) < 8, line


def test_every_title_of_the_navigation_has_its_chinese() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Config)
    zh = next(one for one in config["plugins"][1]["i18n"]["languages"] if one["locale"] == "zh")["nav_translations"]

    def titles(items: list[Any]) -> set[str]:
        found: set[str] = set()
        for item in items:
            if isinstance(item, dict):
                for title, below in item.items():
                    found |= {title} | (titles(below) if isinstance(below, list) else set())
        return found

    wings = {room.wing.capitalize() for room in ROOMS.values()}
    assert (titles(config["nav"]) | wings) - set(zh) == {"Spark"}
    listed = re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nhooks:")[0])
    assert sorted(listed) == ENGLISH


class _Config(yaml.SafeLoader):
    """What mkdocs reads beside YAML is of no interest here."""


_Config.add_multi_constructor("!!python/", lambda loader, suffix, node: None)
_Config.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def test_the_glossary_is_one_in_both_languages_and_true_of_the_code() -> None:
    rows = {
        page: [
            [cell.strip() for cell in line.strip("|").split(" | ")]
            for line in written(page).partition("## Short names")[0].partition("## 文件简称")[0].splitlines()
            if line.startswith("| ") and "In the code" not in line and "代码 |" not in line
        ]
        for page in ("glossary.md", "glossary.zh.md")
    }
    english = [(en, zh, code) for en, zh, code, _ in rows["glossary.md"]]
    assert english == [(en, zh, code) for zh, en, code, _ in rows["glossary.zh.md"]]
    assert [zh for zh, count in Counter(zh for _, zh, _ in english).items() if count > 1] == []
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "retirecalc").rglob("*.py"))
    known = set(re.findall(r"\w+", source))
    for _, zh, code in english:
        assert code == "–" or not set(re.findall(r"`(\w+)`", code)) - known, zh


def test_what_a_reader_is_told_to_install_is_there() -> None:
    """A fresh clone, not a name that no index has."""
    for page in (*ENGLISH, *map(mirror, ENGLISH)):
        if not page.startswith("contributing/release"):
            told = re.findall(r"pip install ([^`\n]*)", written(page))
            assert not [line for line in told if re.search(r"""(?<![\w/-])"?retirecalc""", line)], page


@pytest.mark.parametrize("lang", pictures.LANGS)
def test_a_picture_is_small_stands_on_a_page_and_shows_what_comes_out_now(lang: pictures.Lang, tmp_path: Path) -> None:
    page = "".join(written(page if lang == "en" else mirror(page)) for page in ENGLISH)
    for name, digest in pictures.shown(lang, tmp_path).digests().items():
        kept = pictures.picture(name, lang)
        assert kept.stat().st_size <= 60_000
        assert re.search(rf"!\[[^\]]{{40,}}\]\([./]*pictures/{name}\.png\)", page), "with words for who does not see it"
        assert pictures.digest_in(kept) == digest, "it is out of date: python docs/_pictures.py"


@pytest.mark.libreoffice
def test_the_pictures_are_drawn_by_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "FOLDER", tmp_path)
    pictures.main()
    for kept in sorted((DOCS / "pictures").iterdir()):
        drawn = tmp_path / kept.name
        assert drawn.stat().st_size <= 60_000
        assert pictures.digest_in(drawn) == pictures.digest_in(kept)


# the built site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "below" / "a" / "folder"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-3000:]
    return out


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.leads: set[str] = set()
        self.loads: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.anchors |= {told[name] or "" for name in ("id", "name") if name in told}
        if tag == "a":
            self.leads |= {told.get("href") or ""}
        elif tag in ("script", "img", "iframe", "source", "video", "object", "form"):
            self.loads |= {told[name] or "" for name in ("src", "data", "action") if name in told}
        elif tag == "link" and told.get("rel") not in ("canonical", "alternate", "prev", "next"):
            self.loads |= {told.get("href") or ""}


@functools.cache
def links(page: Path) -> _Links:
    parser = _Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


@pytest.mark.slow
def test_every_link_of_the_site_leads_somewhere_and_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 200
    broken = []
    for page in found:
        if page.name == "404.html":  # it is shown at any address
            continue
        here = "http://here/" + page.relative_to(site).as_posix()
        assert not [one for one in links(page).loads if re.match(r"(https?:)?//", one)], page
        for one in links(page).leads | links(page).loads:
            there, anchor = urldefrag(urljoin(here, one))
            if urlsplit(there).netloc != "here":
                continue
            target = site / unquote(urlsplit(there).path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            page_anchor = anchor if target.suffix == ".html" else ""
            if not target.is_file() or (page_anchor and unquote(page_anchor) not in links(target).anchors):
                broken.append((here, one))
    assert broken == []
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.slow
def test_the_search_index_has_the_words_of_the_law_on_chinese_pages(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert re.fullmatch(index["config"]["separator"], "\u200b")
    for term in TERMS:
        places = [
            one["location"] for one in index["docs"] if term in (one["title"] + one["text"]).replace("\u200b", "")
        ]
        assert any(place.startswith("zh/") for place in places), term


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with Served(functools.partial(_Quiet, directory=str(site))) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.mark.browser
def test_search_finds_the_words_of_the_law(address: str, tmp_path: Path) -> None:
    """As a reader does, in Chromium: needs Node.js with npm, and Debian's chromium."""
    result = ".md-search-result__item:not(.md-search-result__more) article"
    steps: list[dict[str, Any]] = []
    for term in TERMS:
        steps += [
            {"do": "goto", "url": "about:blank"},
            {"do": "goto", "url": f"{address}zh/?q={term}"},
            wait(f"document.querySelectorAll({result!r}).length >= 5"),  # they come page by page
            look(f"[...document.querySelectorAll({result!r})].map((one) => one.textContent)"),
        ]
    *shown, asked, said = drive("chrome", *steps, folder=tmp_path)
    found = dict(zip(TERMS, shown[3::4], strict=True))
    for term, texts in found.items():
        assert any(term in text.replace("\u200b", "") for text in texts[:5]), (term, texts[:5])
    assert_alone(address, asked, said)


@pytest.mark.browser
def test_search_finds_an_error_by_its_text(address: str, tmp_path: Path) -> None:
    """A few words of the message, as somebody copies them: the page by symptom is among the first five pages."""
    result = ".md-search-result__item"
    told = {
        "zh/": ("没有说明原法定退休年龄是50周岁还是55周岁", "校验码不符", "没有此字段"),
        "": ("does not say whether her original retirement age", "there is no such field", "months run from 1 to 12"),
    }
    steps: list[dict[str, Any]] = []
    for lang, texts in told.items():
        for text in texts:
            steps += [
                {"do": "goto", "url": "about:blank"},
                {"do": "goto", "url": f"{address}{lang}?q={quote(text)}"},
                wait(f"document.querySelector({result!r})"),
                look("new Promise((done) => setTimeout(done, 1000))"),  # they come page by page
                look(f"[...document.querySelectorAll({result!r})].map((one) => one.querySelector('a').pathname)"),
            ]
    *shown, asked, said = drive("chrome", *steps, folder=tmp_path)
    for places in shown[4::5]:
        assert any("symptoms" in one for one in places[:5]), places[:5]
    assert_alone(address, asked, said)


ASIDE = re.compile(r"scrollable-region-focusable: |landmark-unique: #__code_\d+ > \.md-code__nav$")
"""What scrolls is reached by Tab without a tabindex, in Chromium and Firefox; the theme's script puts a button for copying into a
landmark at each fence."""


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 390)])
def test_axe_finds_nothing_on_the_site(address: str, tmp_path: Path, scheme: str, width: int) -> None:
    """The front page, one of a rule, and one with a picture, wide tables and much code; in Chromium."""
    steps: list[dict[str, Any]] = [
        {"do": "scheme", "scheme": scheme},
        {"do": "size", "width": width, "height": 900},
    ]
    places = [lang + page for lang in ("", "zh/") for page in ("", "rules/statutory_age/", "roster/")]
    for place in places:
        steps += [{"do": "goto", "url": address + place}, look("document.body.dataset.mdColorScheme"), {"do": "axe"}]
    _, _, *answers, asked, said = drive("chrome", *steps, folder=tmp_path)
    assert set(answers[1::3]) == {"default" if scheme == "light" else "slate"}
    found = [(place, one) for place, all_ in zip(places, answers[2::3], strict=True) for one in all_]
    assert [(place, one) for place, one in found if not ASIDE.match(one)] == []
    assert_alone(address, asked, said)


def assert_alone(address: str, asked: list[str], said: list[str]) -> None:
    """Nobody else was asked for anything: no font, no script, no map."""
    assert [one for one in asked if not one.startswith((address, "about:"))] == []
    # The theme looks for a map of the site in the folder of the language first; there is one for all.
    assert set(said) <= {"Failed to load resource: the server responded with a status of 404 (File not found)"}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        pass
