"""The pages and parts of pages that are made when the site is built, so that none of them can be false.

A hook of mkdocs. A page a rule comes from the list of rooms, the words and docstring of the room, the tables on file and the
cases of its tests; in a page written by hand a line `<!-- generated: NAME -->` becomes what `PARTS[NAME]` returns, and
a line `<!-- file: PATH -->` the file.

Every page stands there in English (`x.md`) and in Chinese (`x.zh.md`). A Chinese page has the fences of the English one, each in
its place: a line `<!-- code -->` is the fence that stands there, so that no code is written, run or corrected twice; a
fence of its own is one that reads otherwise in Chinese. What the docstrings say is English, and a Chinese page leads to it.
"""

from __future__ import annotations

import base64
import inspect
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import yaml

from retirecalc.columns import INPUTS, shown
from retirecalc.errors import RetirecalcError
from retirecalc.law import load_law
from retirecalc.order import order
from retirecalc.questions.ask import ask, askable
from retirecalc.rooms import ROOMS, Room, table_kind
from retirecalc.sources import CERTAINTIES, Bilingual
from retirecalc.tables.shelf import built_in
from retirecalc.tables.table import Table, citations
from retirecalc.wording.common import CERTAINTY_WORDS
from retirecalc.wording.render import word, words_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

Lang = Literal["en", "zh"]
X = TypeVar("X")
ROOT = Path(__file__).parents[1]
CALCULATOR = ROOT / "build" / "page"
"""Where `python -m page.build` leaves the page."""
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))
RULE_SETS = {
    name: Bilingual(**title)
    for name, title in yaml.safe_load((ROOT / "docs" / "_rule_sets.yaml").read_text(encoding="utf-8")).items()
}
LABELS = {
    "facts": Bilingual("Facts", "填写"),
    "as_of": Bilingual("Asked in", "测算月份"),
    "month": Bilingual("About", "询问的月份"),
    "law": Bilingual("Law of", "适用法律的日期"),
    "place": Bilingual("Place", "地区"),
    "readings": Bilingual("Open questions answered otherwise", "另选的理解"),
    "filing": Bilingual("Application", "申请情况"),
    "days_off": Bilingual("Days off", "休息日"),
    "expect": Bilingual("Answer", "结果"),
    "error": Bilingual("Refused with", "不予测算"),
    "caveats": Bilingual("Caveats", "提示"),
    "missing": Bilingual("Not stated", "需补充"),
    "cite": Bilingual("Rests on", "依据"),
}
"""How a page says the keys of a case."""
FENCE = re.compile(r"^( *)```(\S*)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^( *)<!-- code -->$", re.MULTILINE)
IN_PLACE = re.compile(f"{FENCE.pattern}|{CODE.pattern}", FENCE.flags)
"""Of a Chinese page: a fence of its own, or the place of an English one."""


# a page a rule


def rule_page(room: Room, lang: Lang = "en") -> str:
    """What the room says, from whom, for whom it was worked out by hand."""
    module = import_module(room.home)
    sets = "\n".join(f"- {name}: {_both(RULE_SETS[name], lang, ', ')}" for name in room.systems.split())
    if lang == "zh":
        parts = [
            f"# {_heading(room, lang)}",
            f"`{room.home}`，{_asked(room, lang)}。",
            sets,
            f"各项事实、结果的字段和未涵盖的内容，见[英文页面的接口说明](en:rules/{room.name}.md)。",
        ]
    else:
        parts = [
            f"# {_heading(room, lang)}",
            f"`{room.home}`, asked {_asked(room, lang)}.",
            sets,
            f"::: {room.home}.{room.name}",
        ]
        for kind in _classes(module):
            parts.append(
                f"::: {room.home}.{kind}\n    options:\n      heading_level: 3\n      show_if_no_docstring: true"
            )
    if facts := getattr(module, "FACTS", {}):
        parts += [_say(lang, "## Facts of its own", "## 专用的事实"), *_facts(room, facts, lang)]
    if room.tables:
        parts += [_say(lang, "## On file", "## 库内规定"), _versions_of(room, lang)]
    parts.append(_say(lang, "## Worked examples", "## 案例"))
    if lang == "zh":
        parts.append("均按条文人工推算，每个都是测试；以下说明由本库按所填事实写出。")
        parts += cases_in_words(room)
    else:
        parts += ["Worked out by hand from the text; each is a test.", *worked_examples(room)]
    return "\n\n".join(parts) + "\n"


def _facts(room: Room, facts: dict[str, Any], lang: Lang) -> Iterator[str]:
    """What the room alone is told: in English each class of facts, in Chinese the name and the words of each fact."""
    for kind in facts.values():
        if lang == "en":
            yield f"::: {kind.__module__}.{kind.__name__}\n    options:\n      heading_level: 3"
            continue
        rows = []
        for fact in kind.FIELDS:
            said = word(fact, lang, room.name)
            words = getattr(kind, "WORDS", {}).get(fact, {})
            chinese = [
                min(found, key=len) for one in words.values() if (found := [w for w in sorted(one) if not w.isascii()])
            ]
            rows.append((f"`{fact}`", "" if said == fact else said, "、".join(chinese)))
        yield _table(("事实", "含义", "可填的词"), rows)


def worked_examples(room: Room) -> Iterator[str]:
    """What the room's case file says of all its cases, then each case with the comment over it."""
    text = _case_file(room)
    of_all = re.match(r"((?:#.*\n)+)\n", text)
    if of_all:
        yield _comment(of_all[1])
    comments = re.findall(r"(?m)((?:^#.*\n)+)^- ", text)
    for case, comment in zip(yaml.safe_load(text), comments, strict=True):
        yield "\n\n".join((f"### {_plain(case['name'])}", _comment(comment), _told(case, "en")))


def cases_in_words(room: Room) -> Iterator[str]:
    """Each case in Chinese: what is stated and what must come out, and the steps as the library tells them."""
    for number, case in enumerate(yaml.safe_load(_case_file(room)), 1):
        yield "\n\n".join(filter(None, (f"### 例{number}", _told(case, "zh"), _steps_of(room, case))))


def _steps_of(room: Room, case: dict[str, Any]) -> str:
    """The steps of an answer, or the sentence of a refusal; nothing of rooms that are asked inside an assessment alone."""
    if room.name not in askable() or "days_off" in case:
        return ""
    try:
        law = load_law(case.get("place", "CN"), in_force_on=case["law"], readings=case.get("readings"))
        facts = dict(case["facts"])
        month = case.get("month") or (
            facts.pop("month") if "as_of" not in case else None
        )  # one of the facts of `births_reaching`
        steps = ask(room.name, facts, law, str(case.get("as_of", month)), month).outcome.explain("zh")
    except RetirecalcError as error:
        return _plain(error.text("zh"))
    return re.sub(r"(?m)^ *(\d+)\. ", r"\1. ", _plain("\n".join(steps.splitlines()[1:])))


def _case_file(room: Room) -> str:
    return (ROOT / "tests" / "rules" / room.wing / room.name / "cases.yaml").read_text(encoding="utf-8")


def _told(case: dict[str, Any], lang: Lang) -> str:
    colon = _say(lang, ": ", "：")
    return "\n".join(
        f"- {getattr(label, lang)}{colon}{_shown(case[key], lang)}" for key, label in LABELS.items() if key in case
    )


def _comment(lines: str) -> str:
    return _plain(re.sub(r"(?m)^# ?", "", lines).strip())


def _shown(value: Any, lang: Lang) -> str:
    """Part of a case, each figure in code."""
    if isinstance(value, dict):
        return ", ".join(f"`{key}: {_flow(one)}`" for key, one in value.items())
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return "".join(f"\n    - {_shown(one, lang)}" for one in value)
    if isinstance(value, list) and value:
        return ", ".join(_shown(one, lang) for one in value)
    return _say(lang, "none", "无") if value in (None, []) else f"`{_flow(value)}`"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


# parts of pages


def rules(lang: Lang = "en") -> str:
    """Every room, with the rule sets that it decides in, and what its docstring leaves out."""
    if lang == "zh":
        return _table(
            ("规则", "规定", "如何询问"),
            ((_link(room, _heading(room, lang), lang), room.systems, _asked(room, lang)) for room in ROOMS.values()),
        )
    rows = (
        (_link(room, _heading(room, lang), lang), room.systems, _asked(room, lang), _left_out(room))
        for room in ROOMS.values()
    )
    return _table(("Rule", "Rule sets", "Asked", "Not modelled"), rows)


def rule_sets(lang: Lang = "en") -> str:
    """Every rule set, with the rooms that decide in it."""
    deciding = {
        name: [_link(room, f"`{room.name}`", lang) for room in ROOMS.values() if name in room.systems.split()]
        for name in RULE_SETS
    }
    rows = (
        (name, _both(title, lang), ", ".join(deciding[name])) for name, title in RULE_SETS.items() if deciding[name]
    )
    return _table(_say(lang, ("No.", "Rule set", "Decided in"), ("编号", "规定", "由以下规则测算")), rows)


def not_modelled(lang: Lang = "en") -> str:
    """Every rule set that no room decides in."""
    modelled = {name for room in ROOMS.values() for name in room.systems.split()}
    rows = ((name, _both(title, lang)) for name, title in RULE_SETS.items() if name not in modelled)
    return _table(_say(lang, ("No.", "Rule set"), ("编号", "规定")), rows)


def tables_on_file(lang: Lang = "en") -> str:
    """Every version of every table, place by place."""
    places: dict[str, list[Table]] = {}
    for (place, _), versions in built_in().tables.items():
        places.setdefault(place, []).extend(versions)
    version = _say(lang, "Data version {}.", "数据版本：{}。").format(built_in().data_version)
    return "\n\n".join([version, *(f"### {place}\n\n{_versions(found, lang)}" for place, found in places.items())])


def readings(lang: Lang = "en") -> str:
    """Every question that the text leaves open, with the answer in use."""
    rows = (
        (one.id, _both(one.question, lang), _both(next(a.text for a in one.answers if a.id == one.default), lang))
        for one in built_in().readings.values()
    )
    return _table(_say(lang, ("No.", "Question", "Answer in use"), ("编号", "问题", "采用的理解")), rows)


def documents(lang: Lang = "en") -> str:
    """Every document that a table rests on."""
    used = {cite.source for versions in built_in().tables.values() for cite in citations(versions)}
    rows = (
        (one.document_number, getattr(one.title, lang), one.issued or "")
        for one in built_in().sources.values()
        if one.id in used
    )
    return _table(_say(lang, ("Document", "Title", "Issued"), ("文号", "标题", "发布日期")), rows)


def table_kinds(lang: Lang = "en") -> str:
    """What is on file of each room, and the classes that it is read into."""
    parts = []
    for room in ROOMS.values():
        if room.tables:
            module = import_module(table_kind(room.tables[0]).__module__)
            of = _link(room, f"`{room.name}`", lang)
            parts += [f"## {_heading(room, lang)}", _say(lang, f"The tables of {of}.", f"{of} 的规定表。")]
            parts.append(_versions_of(room, lang))
            if lang == "en":
                parts += [
                    f"::: {module.__name__}.{kind}\n    options:\n      heading_level: 3" for kind in _classes(module)
                ]
    return "\n\n".join(parts)


def batch_inputs(lang: Lang = "en") -> str:
    """The columns that a batch reads."""
    if lang == "zh":
        return _table(("列", "内容"), ((f"`{one.name}`", one.zh) for one in INPUTS))
    return _table(("Column", "What it holds"), ((f"`{one.name}`", one.says) for one in INPUTS))


def batch_columns(lang: Lang = "en") -> str:
    """The columns that a batch answers with."""
    if lang == "zh":
        return _table(("列", "含义"), ((f"`{one.in_batch}`", one.zh) for one in shown("batch")))
    return _table(("Column", "What it holds"), ((f"`{one.in_batch}`", one.says) for one in shown("batch")))


def asked_columns(lang: Lang = "en") -> str:
    """The columns that a batch answers with for whoever names them."""
    if lang == "zh":
        return _table(("列", "含义"), ((f"`{one.in_batch}`", one.zh) for one in shown("asked")))
    return _table(("Column", "What it holds"), ((f"`{one.in_batch}`", one.says) for one in shown("asked")))


def list_columns(lang: Lang = "en") -> str:
    """The columns that a plan adds to a staff list."""
    if lang == "zh":
        return _table(("列名", "英文名单中"), ((one.zh, f"`{one.name}`") for one in shown("list")))
    return _table(("Column", "Chinese", "What it says"), ((f"`{one.name}`", one.zh, one.says) for one in shown("list")))


def calculator(lang: Lang = "en") -> str:
    """Where the page lies, if it has been built."""
    if not (CALCULATOR / "site").is_dir():
        return _say(
            lang,
            "This copy of the documentation was made without the page: `python -m page.build` before `mkdocs build` puts it here.",
            "本份文档生成时没有附带测算网页：先运行`python -m page.build`，再运行`mkdocs build`，即可在此打开。",
        )
    up = _say(lang, "../", "../../")
    open_it, keep_it = _say(lang, ("Open the calculator", "the one file to keep"), ("打开测算网页", "可保存的单个文件"))
    at = f"{up}calculator"
    return f'<a href="{at}/index.html">{open_it}</a> · <a href="{at}/retirecalc.html" download>{keep_it}</a>'


def changelog(lang: Lang = "en") -> str:
    """What has changed, without the title: in Chinese the law, and where the rest stands."""
    name, here, there = _say(
        lang,
        ("CHANGELOG.md", "(CONTRIBUTING.md)", "(contributing/index.md#the-changelog)"),
        ("CHANGELOG.zh-CN.md", "(CHANGELOG.md)", "(en:changelog.md)"),
    )
    return (ROOT / name).read_text(encoding="utf-8").partition("\n")[2].strip().replace(here, there)


def caveats_in_words(lang: Lang = "en") -> str:
    """The caveats and reasons that the page of the contract names, in the words in which an answer says them."""
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    codes = [
        code
        for header, body in re.findall(r"(?m)^\| Code \| (.*) \|\n\|.*\n((?:\|.*\n)+)", page)
        if header != "Meaning"
        for code in re.findall(r"(?m)^\| `(\w+)` \|", body)
    ]
    homes = (None, *ROOMS)
    rows = (
        (f"`{code}`", next(said for room in homes if (said := word(code, lang, room)) != code))
        for code in dict.fromkeys(codes)
    )
    return _table(_say(lang, ("Code", "Meaning"), ("代码", "含义")), rows)


def errors_in_words(lang: Lang = "en") -> str:
    """Every sentence that the library refuses with, by where it is said; what changes from case to case is `…`.

    Each is a heading of its own: search puts what stands in one before what stands in any text.
    """
    parts = []
    for home, title in HOMES.items():
        parts.append(f"## {getattr(title, lang)}")
        for code, one in import_module(f"retirecalc.{home}.sentences").SENTENCES.items():
            said = _plain(" ".join(re.sub(r"{[^{}]*}", "…", getattr(one, lang)).split()))
            parts.append(f"#### {said} {{ #{home}-{code} }}\n\n`{home}.{code}`")
    return "\n\n".join(parts)


HOMES = {
    "facts": Bilingual("What is said of a person", "人员情况"),
    "ground": Bilingual("Months, numbers, files and packages", "年月、数字、文件和软件包"),
    "roster": Bilingual("Staff lists", "人员名单"),
    "cli": Bilingual("The command line", "命令行"),
    "letters": Bilingual("Papers", "文书"),
    "batch": Bilingual("Whole populations", "大批量测算"),
    "questions": Bilingual("Questions", "询问"),
    "rules": Bilingual("Rules", "规则"),
    "tables": Bilingual("Tables of the law", "规定表"),
}
"""Whose sentences are whose: `retirecalc/<home>/sentences.py`."""

PARTS = {
    part.__name__: part
    for part in (
        rules,
        rule_sets,
        not_modelled,
        tables_on_file,
        readings,
        documents,
        table_kinds,
        batch_inputs,
        batch_columns,
        asked_columns,
        list_columns,
        calculator,
        changelog,
        caveats_in_words,
        errors_in_words,
    )
}


def _versions_of(room: Room, lang: Lang) -> str:
    """Every version of the tables of a room, in every place."""
    return _versions(
        (one for (_, name), found in built_in().tables.items() if name in room.tables for one in found), lang
    )


def _versions(tables: Iterable[Table], lang: Lang) -> str:
    rows = (
        (
            f"`{table.id}`",
            _both(table.title, lang),
            table.jurisdiction,
            _say(lang, table.in_force, table.in_force_zh),
            str(table.revision),
            "<br>".join(
                f"{_say(lang, f'`{sure}`: ', f'{CERTAINTY_WORDS[sure].zh}：')}{_say(lang, ', ', '、').join(found)}"
                for sure, found in _resting_on(table).items()
            ),
        )
        for table in tables
    )
    header = _say(
        lang,
        ("Table", "Title", "Place", "In force", "Revision", "Certainty and documents"),
        ("规定表", "名称", "地区", "施行时间", "修订", "依据及其可靠程度"),
    )
    return _table(header, rows)


def _resting_on(table: Table) -> dict[str, list[str]]:
    """The documents that a version cites, by how sure the citations are, the surest first."""
    cited = dict.fromkeys((cite.certainty, cite.document_number) for cite in citations(table))
    found = {sure: [number for one, number in cited if one == sure] for sure in CERTAINTIES}
    return {sure: numbers for sure, numbers in found.items() if numbers}


def _asked(room: Room, lang: Lang) -> str:
    plan = order(tuple(one.name for one in ROOMS.values() if one.in_assess))
    if any(asked.name == room.name for asked in plan.once):
        return _say(lang, "by `assess`, once", "`assess` 询问一次")
    if room.in_assess:
        return _say(lang, "by `assess`, for each month", "`assess` 逐月询问")
    return _say(lang, "on its own", "单独询问")


def _left_out(room: Room) -> str:
    found = re.search(r"Not modelled: (.*?)(?:\n\n|$)", inspect.getdoc(room.rule) or "", re.DOTALL)
    return " ".join(found[1].split()).rstrip(".") if found else ""


def _classes(module: ModuleType) -> list[str]:
    """The public classes that a module makes, in the order of the file."""
    mine = (one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__)
    return [one.__name__ for one in mine if not one.__name__.startswith("_")]


def _heading(room: Room, lang: Lang) -> str:
    return _both(words_of(room.name).HEADING, lang, " · ")


def _say(lang: Lang, en: X, zh: X) -> X:
    return en if lang == "en" else zh


def _both(said: Any, lang: Lang, between: str = "<br>") -> str:
    """An English page has the Chinese words beside the English ones, for they are those of the law."""
    return f"{_plain(said.en)}{between}{said.zh}" if lang == "en" else _plain(said.zh)


def _link(room: Room, text: str, lang: Lang) -> str:
    return f"[{text}](rule:{room.name})" if lang == "zh" else f"[{text}][{room.home}.{room.name}]"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (header, tuple("---" for _ in header), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing to do."""
    return re.sub(r"([\\*_<\[])", r"\\\1", text)


# the Chinese mirror


def mirrored(markdown: str, english: str) -> str:
    """A Chinese page with the fences of the English one in their places, and links instead of what docstrings say."""
    fences = [found[0] for found in FENCE.finditer(english)]
    places = list(IN_PLACE.finditer(markdown))
    if len(places) != len(fences):
        raise ValueError(f"{len(places)} fences and places of fences, and {len(fences)} fences on the English page")
    for place, fence in reversed(list(zip(places, fences, strict=True))):
        if place[4] is not None:
            markdown = markdown[: place.start()] + fence + markdown[place.end() :]
    return markdown


def _to_english(markdown: str, english: str, source: str) -> str:
    """`::: name` as a link to what the English page says of it: a place on it, where it has a heading there."""
    bare = re.findall(r"(?m)^::: ([\w.]+)\n    options:\n(?: {6}.*\n)*? {6}show_root_heading: false$", english)

    def link(found: re.Match[str]) -> str:
        return f"- [`{found[1]}`](en:{source}{'' if found[1] in bare else '#' + found[1]})"

    return re.sub(r"(?m)^::: ([\w.]+)$", link, markdown)


# a page a notebook


def notebook_page(path: Path) -> str:
    """A notebook with what came out of it, as Markdown; its pictures are in the page itself."""
    parts: list[str] = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
        for output in cell.get("outputs", ()):
            kinds = {kind: "".join(text) for kind, text in output.get("data", {}).items()}
            if "image/svg+xml" in kinds:
                drawn = kinds["image/svg+xml"]
                title = re.search(r"Title text '([^']+)'", drawn)
                inside = base64.b64encode(drawn.encode()).decode()
                parts.append(f"![{title[1] if title else 'chart'}](data:image/svg+xml;base64,{inside})")
            elif "text/html" in kinds:
                parts.append(kinds["text/html"])
            else:
                said = "".join(output.get("text", ())) or kinds["text/plain"]
                parts.append(f"```text\n{said.rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


# what mkdocs calls


def on_config(config: MkDocsConfig) -> None:
    """The pages of the rules, wing by wing, where the navigation says `Rules: rules/`; so the notebooks."""
    wings: dict[str, list[str]] = {}
    for room in ROOMS.values():
        wings.setdefault(room.wing.capitalize(), []).append(f"rules/{room.name}.md")

    def fill(items: list[Any]) -> None:
        for item in items:
            if item == {"Rules": "rules/"}:
                item["Rules"] = [{wing: pages} for wing, pages in wings.items()]
            elif item == {"Notebooks": "examples/"}:
                item["Notebooks"] = [f"examples/{path.stem}.md" for path in NOTEBOOKS]
            elif isinstance(item, dict):
                for below in item.values():
                    if isinstance(below, list):
                        fill(below)

    assert config.nav is not None
    fill(config.nav)


def on_files(files: Files, config: MkDocsConfig) -> None:
    from mkdocs.structure.files import File

    for room in ROOMS.values():
        for end in (".md", ".zh.md"):  # as if they lay there: the plugin for languages passes over `File.generated`
            page = f"rules/{room.name}{end}"
            files.append(File(page, config.docs_dir, config.site_dir, config.use_directory_urls))
    for path in NOTEBOOKS:
        for end in (".md", ".zh.md"):
            page = f"examples/{path.stem}{end}"
            files.append(File(page, config.docs_dir, config.site_dir, config.use_directory_urls))


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    if found := re.fullmatch(r"rules/(\w+?)(\.zh)?\.md", page.file.src_uri):
        return rule_page(ROOMS[found[1]], "zh" if found[2] else "en")
    if found := re.fullmatch(r"examples/(\w+?)(\.zh)?\.md", page.file.src_uri):
        return notebook_page(ROOT / "examples" / f"{found[1]}.ipynb")
    return None


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    source = page.file.src_uri
    if not source.endswith(".zh.md"):
        return filled(markdown)
    return linked(filled(markdown, "zh", source), source, page.url)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Nobody looks for a word of the source code: the search gives what is said about it."""
    source = '<details class="mkdocstrings-source"'
    return html.replace(source, f"{source} data-search-exclude")


def on_post_build(config: MkDocsConfig) -> None:
    """The calculator page beside the others, where it has been built: the site is made without browsers, npm or network too."""
    if not (CALCULATOR / "site").is_dir():
        return
    there = Path(config.site_dir) / "calculator"
    shutil.copytree(CALCULATOR / "site", there, dirs_exist_ok=True)
    shutil.copy(CALCULATOR / "retirecalc.html", there)


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """The front page leads to the other language where the site lies, not at the root of its host."""
    if page.is_homepage:
        for other in config.extra["alternate"]:
            other["link"] = page.file.alternates[other["lang"]].url  # type: ignore[attr-defined]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The theme's search is a dialog without a name: a screen reader is told what it is."""
    name = _say("zh" if page.file.src_uri.endswith(".zh.md") else "en", "Search", "搜索")
    return output.replace('role="dialog"', f'role="dialog" aria-label="{name}"')


def filled(markdown: str, lang: Lang = "en", source: str = "") -> str:
    """A page with its generated parts in it; a Chinese one, of which the source is given, with the code of the English one."""
    if lang == "zh" and not source.startswith(("rules/", "examples/")):
        there = source.replace(".zh.md", ".md")
        english = (ROOT / "docs" / there).read_text(encoding="utf-8")
        markdown = _to_english(mirrored(markdown, english), english, there)
    markdown = re.sub(r"(?m)^<!-- file: (\S+) -->$", lambda found: _file(found[1]), markdown)
    return re.sub(r"(?m)^<!-- generated: (\w+) -->$", lambda found: PARTS[found[1]](lang), markdown)


def _file(path: str) -> str:
    """A tested file of the repository as a fence."""
    return f'```python title="{path}"\n{(ROOT / path).read_text(encoding="utf-8")}```'


def linked(markdown: str, source: str, url: str) -> str:
    """A Chinese page with its links to rules and to English pages as they are seen from it."""
    from mkdocs.utils import get_relative_url

    up = "../" * source.count("/")
    markdown = re.sub(r"\(rule:(\w+)\)", rf"({up}rules/\1.md)", markdown)

    def english(found: re.Match[str]) -> str:
        text, page, anchor = (
            found[1].replace("`", ""),
            found[2].removesuffix(".md").removesuffix("index"),
            found[3] or "",
        )
        there = get_relative_url(f"{page}/".replace("//", "/"), url)
        shown = f"<code>{text}</code>" if "`" in found[1] else text
        return f'<a href="{there}{anchor}" hreflang="en">{shown}</a>'

    return re.sub(r"\[([^\]\[]+)\]\(en:([\w/-]+\.md)(#[\w.-]+)?\)", english, markdown)
