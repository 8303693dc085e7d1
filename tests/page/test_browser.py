"""The built page in real browsers: python -m pytest -m browser. Needs Node.js with npm, and Debian's chromium and firefox-esr."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from page import engine
from page.drive import PROGRAMS, Served, go, look
from page.drive import drive as driven

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "examples" / "roster.csv"
PEOPLE = [("chrome", 200), ("firefox", 200), pytest.param("chrome", 2000, marks=pytest.mark.long)]
AT_ONCE = 200
READY = {"do": "wait", "js": "document.body.dataset.ready"}
SHOWN = {"do": "wait", "js": "document.querySelector('#answer .calendar')"}
TODAY = {"do": "eval", "js": "today()"}
MAN = "birth=1971-09&sex=male&employment=employee&place=CN&cumulative=316&counted_to=now&continuing=yes"
OPEN = "birth=1976-03&sex=female&employment=unknown&post=unknown&place=CN&cumulative=unknown"
NO = "birth=1965-05&sex=male&employment=own_account&place=CN-CQ&cumulative=100&counted_to=now&continuing=no"


class Built(NamedTuple):
    file: Path
    site: Path

    @property
    def address(self) -> str:
        return self.file.as_uri()


@pytest.fixture(scope="session")
def built() -> Built:
    out = ROOT / "build" / "page"
    subprocess.run([sys.executable, "-m", "page.build", "--out", str(out)], cwd=ROOT, check=True)
    return Built(out / "retirecalc.html", out / "site")


@pytest.fixture(params=sorted(PROGRAMS))
def browser(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def drive(tmp_path: Path) -> Any:
    return functools.partial(driven, folder=tmp_path)


def people(count: int) -> list[dict[str, Any]]:
    """People who are nobody, the same each time."""
    random = Random(16)
    found = []
    for _ in range(count):
        told: dict[str, Any] = {
            "birth": f"{random.randint(1960, 1985)}-{random.randint(1, 12):02}",
            "sex": random.choice(["male", "female"]),
            "employment": random.choice(
                ["employee", "state_employee", "state_manager", "civil_servant", "own_account", None]
            ),
            "post": random.choice(["management", "technical", "worker", None]),
            "cumulative": random.choice([None, random.randint(1, 250)]),
            "continuing": random.choice([True, False, None]),
            "drawing": random.choice([None, None, "none", "resident"]),
        }
        place = random.choice(["CN", "CN-CQ"])
        found.append({"facts": told, "place": place, "lang": random.choice(["zh", "en"]), "as_of": "2026-11-27"})
    return found


def test_the_page_keeps_to_what_it_may_weigh(built: Built) -> None:
    """In MB of 10^6 bytes: one answer 7.5 packed and 10 in the file, all together 10 and 13."""
    html = built.file.read_bytes()
    one = ("wasm", "scripts", "stdlib", "person")
    packed = {name: (built.site / f"{name}.bin").stat().st_size for name in (*one, "lists", "licences")}
    around = (built.site / "index.html").stat().st_size
    answer = sum(packed[name] for name in one)
    assert answer + len(gzip.compress((built.site / "index.html").read_bytes())) < 7_500_000
    assert answer * 4 / 3 + around < 10_000_000
    assert len(gzip.compress(html)) < 10_000_000
    assert len(html) < 13_000_000


@pytest.mark.parametrize(("browser", "count"), PEOPLE, indirect=["browser"])
def test_the_one_file_answers_as_the_library_does(browser: str, count: int, built: Built, drive: Any) -> None:
    told = people(count)
    script = """(async () => {{
        const answers = [];
        for (const told of {}) answers.push((await python.ask("person", told)).answer);
        return JSON.stringify(answers);
    }})()"""
    parts = [look(script.format(json.dumps(told[at : at + AT_ONCE]))) for at in range(0, count, AT_ONCE)]
    _, _, *answers, asked, said = drive(browser, go(built.address), READY, *parts)
    answered = [one for part in answers for one in json.loads(part)]
    assert answered == [json.loads(engine.person(json.dumps(one))) for one in told]
    assert [one for one in asked if one != built.address] == said == []


def test_questions_come_one_after_another_and_can_be_answered_by_keyboard(
    browser: str, built: Built, drive: Any
) -> None:
    now_asked = look("[...document.querySelectorAll('fieldset')].map((one) => one.id.slice(2))")
    woman, first, on = "ArrowDown", " ", "Tab"
    keys = [
        *"1976",
        on,
        "3",
        on,
        woman,
        on,
        first,
        on,
        first,
        on,
        first,
        on,
    ]  # an employee, in management, in Chongqing
    keys += [*"20", on, on, on, first, on, on, on, first, on, "Enter"]  # 20 years up to this month, paying on
    answers = drive(
        browser,
        go(built.address, "lang=en"),
        now_asked,
        look("document.getElementById('birth-year').focus()"),
        {"do": "keys", "keys": keys},
        SHOWN,
        now_asked,
        look("location.hash.slice(1)"),
        look("document.querySelectorAll('.lead p')[1].innerText"),
    )
    assert answers[1] == ["birth"]
    assert answers[5] == ["birth", "sex", "employment", "post", "place", "cumulative", "counted_to", "continuing"]
    assert answers[6] == (
        "birth=1976-03&sex=female&employment=employee&post=management&place=CN-CQ&cumulative=240&counted_to=now"
        "&continuing=yes&lang=en"
    )
    assert answers[7].startswith("Your statutory retirement age is 56 years 7 months")


def test_the_months_are_moved_through_by_keyboard(browser: str, built: Built, drive: Any) -> None:
    shown = look("document.querySelector('.looked-at').innerText.replaceAll('\\n', ' ')")
    marked = look("document.querySelectorAll('.picture .due').length")
    answers = drive(
        browser,
        *(go(built.address, f"{MAN}&lang=en"), SHOWN, shown, marked),
        look("document.querySelector('input[type=range]').focus()"),
        {"do": "keys", "keys": ["End"]},
        {"do": "wait", "js": "/June 2036/.test(document.querySelector('#answer article [aria-live]').innerText)"},
        shown,
        look("document.querySelector('input[type=range]').getAttribute('aria-valuetext')"),
        {"do": "keys", "keys": ["Home", *["ArrowRight"] * 3]},
        shown,
        look("document.querySelector('.picture svg').getAttribute('aria-label')"),
    )
    assert answers[2].startswith(
        "Month September 2031 Age 60 years Way early Answer eligible Needed 192 months Counted"
    )
    assert "Tell or agree by 1 June 2031 Apply by September 2031" in answers[2]
    assert answers[3] == 3  # the notice, the application, and the sample of the legend
    assert answers[7].startswith("Month June 2036 Age 64 years 9 months Way deferred Answer may be agreed")
    assert answers[8] == "June 2036, 64 years 9 months, may be agreed with the employer"
    assert answers[10].startswith("Month December 2031 Age 60 years 3 months")
    assert answers[11] == (
        "Picture: the months to choose from run from September 2031 to June 2036. Contributions reach the minimum in all of"
        " them. The statutory month is June 2033."
    )


def test_another_way_is_settled_by_what_it_asks(browser: str, built: Built, drive: Any) -> None:
    asked_now = look("[...document.querySelectorAll('#ways-questions fieldset')].map((one) => one.id.slice(2))")
    row = "[...document.querySelectorAll('#ways-answer tr')].find((one) => /altitude/.test(one.innerText))"
    answers = drive(
        browser,
        *(go(built.address, f"{MAN}&lang=en"), SHOWN),
        {"do": "click", "on": "#ways summary"},
        {"do": "wait", "js": "document.querySelector('#q-special_work')"},
        asked_now,
        {"do": "click", "on": "#q-special_work input[value=underground]"},
        {"do": "wait", "js": "document.querySelector('#special_months-years')"},
        {"do": "type", "on": "#special_months-years", "text": "10"},
        {"do": "wait", "js": f"/ask the agency/.test({row}.innerText)"},
        look(f"{row}.innerText.replace(/\\s+/g, ' ')"),
        {"do": "click", "on": "#q-total_loss input[value=yes]"},
        {"do": "wait", "js": "document.querySelector('#day-certified_on')"},
        asked_now,
        {"do": "click", "on": "#q-drawing input[value=none]"},
        {"do": "wait", "js": "!/which pension is drawn/.test(document.querySelector('#ways-answer').innerText)"},
        look("document.activeElement.value"),
        look("location.hash.slice(1)"),
    )
    assert answers[4] == [
        *("special_work", "injury_grade", "total_loss", "resident_months", "land_requisition_4050"),
        *("expert_rank", "leading_skilled_worker", "drawing"),
    ]
    assert answers[9].startswith("Early retirement for special work or altitude not settled ask the agency")
    assert answers[12][3:6] == ["total_loss", "certified_on", "certified_by"]
    assert answers[15] == "none"  # the question that was answered keeps the focus
    assert answers[16] == f"{MAN}&drawing=none&special_work=underground&special_months=120&total_loss=yes&lang=en"


def test_a_browser_that_is_too_old_gets_a_sentence(browser: str, built: Built, drive: Any) -> None:
    answers = drive(
        browser,
        {"do": "before", "js": "() => { delete window.DecompressionStream; }"},
        go(built.address),
        look("document.getElementById('too-old').innerText.split('\\n')[0]"),
        look("document.getElementById('too-old').offsetHeight > 0"),
    )
    assert answers[2] == "本浏览器版本过旧，无法测算。请改用新版Chrome、Edge、Firefox或Safari打开本页。"
    assert answers[3] is True


def test_a_link_restores_the_question_and_either_language_shows_it(browser: str, built: Built, drive: Any) -> None:
    facts = {"birth": "1971-09", "sex": "male", "employment": "employee", "cumulative": 316, "continuing": True}
    lead = look("[...document.querySelectorAll('.lead p')].slice(1).map((one) => one.innerText)")
    answers = drive(
        browser,
        go(built.address, MAN),
        SHOWN,
        lead,
        {"do": "click", "on": "#language"},
        {"do": "wait", "js": "/^Your/.test(document.querySelectorAll('.lead p')[1].innerText)"},
        lead,
        look("location.hash.slice(1)"),
        look("document.documentElement.lang"),
        TODAY,
    )
    for lang, shown in (("zh", answers[2]), ("en", answers[5])):
        told = {"facts": facts, "place": "CN", "as_of": answers[8], "lang": lang}
        assert shown == json.loads(engine.person(json.dumps(told)))["cases"][0]["lead"]
    assert answers[6:8] == [f"{MAN}&lang=en", "en"]


def test_the_papers_and_the_calendar_of_a_month_are_saved(
    browser: str, built: Built, drive: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save = [look("document.querySelector('#answer .papers').click()"), {"do": "saved", "name": "退休文书.zip"}]
    save += [look("document.querySelector('#answer .calendar').click()"), {"do": "saved", "name": "退休事项.ics"}]
    *_, on, asked, said = drive(browser, go(built.address, MAN), SHOWN, *save, TODAY)
    assert b"DTSTART;VALUE=DATE:20310601" in Path("退休事项.ics").read_bytes()  # the notice
    assert [one for one in asked if one != built.address] == said == []
    facts = {"birth": "1971-09", "sex": "male", "employment": "employee", "cumulative": 316, "continuing": True}
    told = {"facts": facts, "place": "CN", "as_of": on, "lang": "zh", "category": "male_60", "month": "2031-09"}
    own = json.loads(engine.papers(json.dumps(told)))["file"]
    assert Path("退休文书.zip").read_bytes() == Path(own).read_bytes()


def test_what_is_wrong_is_said_and_what_follows_a_change_is_answered(browser: str, built: Built, drive: Any) -> None:
    wrong = MAN.replace("1971-09", "1971-13")
    _, _, text, *_, gone, _asked, said = drive(
        browser,
        go(built.address, wrong),
        {"do": "wait", "js": "!document.getElementById('wrong').hidden"},
        look("document.getElementById('wrong').innerText"),
        look(
            "(document.getElementById('birth-month').value = '9', document.getElementById('birth-month').dispatchEvent(new Event('input')))"
        ),
        {"do": "click", "on": "#submit"},
        SHOWN,
        look("document.getElementById('wrong').hidden"),
    )
    assert text == "出生年月：“1971-13”中的月份不存在，月份为1至12。请核对日期。"
    assert gone is True
    assert said == []


def test_a_list_gives_the_workbook_that_the_library_writes(
    browser: str, built: Built, drive: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = drive(
        browser,
        go(built.address),
        READY,
        {"do": "click", "on": "#tab-list"},
        {"do": "upload", "on": "#file", "file": str(ROSTER)},
        {"do": "wait", "js": "document.querySelector('#save-xlsx')"},
        look("document.querySelectorAll('#list-answer tbody').length"),
        *({"do": "click", "on": "#save-xlsx"}, {"do": "saved", "name": "退休计划.xlsx"}),
        *({"do": "click", "on": "#save-csv"}, {"do": "saved", "name": "退休计划.csv"}),
        *({"do": "click", "on": "#save-papers"}, {"do": "saved", "name": "退休文书.zip"}),
        *({"do": "click", "on": "#save-ics"}, {"do": "saved", "name": "退休事项.ics"}),
        look("document.getElementById('state').innerText"),
        TODAY,
    )
    assert answers[-4] == "退休事项.ics已保存到浏览器的下载位置。"
    assert [one for one in answers[-2] if one != built.address] == answers[-1] == []
    told = {"name": str(ROSTER), "place": "CN", "as_of": answers[-3], "lang": "zh"}
    engine.staff(json.dumps(told))
    for kind, name in (("xlsx", "退休计划.xlsx"), ("csv", "退休计划.csv"), ("papers", "退休文书.zip")):
        made = json.loads(engine.save(json.dumps({"kind": kind, **told})))["file"]
        assert Path(name).read_bytes() == Path(made).read_bytes()
    assert b"BEGIN:VEVENT" in Path("退休事项.ics").read_bytes()


def test_a_list_is_dropped_asked_about_and_answered_there(
    browser: str, built: Built, drive: Any, tmp_path: Path
) -> None:
    listed = "姓名,性别,出生年月,岗位\\n甲,女,1977年2月,\\n乙,男,1967-05,\\n"
    drop = """((text) => {{
        const given = new DataTransfer();
        given.items.add(new File([text], "{}"));
        document.getElementById("view-list").dispatchEvent(new DragEvent("drop", {{ dataTransfer: given, bubbles: true, cancelable: true }}));
    }})("{}")"""
    counts = look("document.querySelector('#list-answer .lead').innerText")
    choose = """(() => {
        document.getElementById("women").value = "female_55";
        document.getElementById("women").dispatchEvent(new Event("change"));
    })()"""
    answers = drive(
        browser,
        *(go(built.address), READY, {"do": "click", "on": "#tab-list"}),
        *(look(drop.format("list.csv", listed)), {"do": "wait", "js": "document.querySelector('#women')"}, counts),
        look("document.querySelector('#list-answer .questions').innerText"),
        *(look(choose), {"do": "wait", "js": "!document.querySelector('#list-answer .questions')"}, counts),
        look(drop.format("list.xlsx", "no workbook")),
        {"do": "wait", "js": "!document.getElementById('list-wrong').hidden"},
        look("document.getElementById('list-wrong').innerText"),
        look("document.querySelector('#save-xlsx')"),
    )
    assert answers[5] == "已测算1行，待确认1行，有误0行，空行0行。"
    assert answers[6].startswith("第2行：")
    assert answers[9] == "已测算2行，待确认0行，有误0行，空行0行。"
    assert answers[12].startswith("list.xlsx：哪一列是出生年月？")
    assert answers[13] is None  # nothing of the list before is left
    assert [one for one in answers[-2] if one != built.address] == answers[-1] == []


def test_the_page_says_how_far_it_is_and_what_it_is_made_of(browser: str, built: Built, drive: Any) -> None:
    answers = drive(
        browser,
        go(built.address, "lang=en"),
        look("[document.getElementById('progress').hidden, document.getElementById('birth-year').disabled]"),
        *(READY, look("document.getElementById('progress').hidden"), {"do": "click", "on": "#licences summary"}),
        {"do": "wait", "js": "document.querySelector('#licences pre').textContent"},
        look("document.querySelector('#licences pre').textContent"),
    )
    assert answers[1] == [False, False]  # a form that can be filled in meanwhile
    assert answers[3] is True
    inside = (
        "Pyodide",
        "PSF-2.0",
        "retirecalc",
        "python-stdnum",
        "icalendar",
        "xlsxwriter",
        "python-calamine",
        "tzdata",
    )
    assert [one for one in inside if one not in answers[6]] == []


def test_a_print_has_the_answer_without_the_form_and_every_basis(built: Built, drive: Any) -> None:
    """In Chromium alone, which can be told to lay a page out for paper."""
    seen = "(on) => [...document.querySelectorAll(on)].filter((one) => one.checkVisibility()).length"
    answers = drive(
        "chrome",
        *(go(built.address, MAN), SHOWN, {"do": "media", "media": "print"}),
        look("window.dispatchEvent(new Event('beforeprint'))"),
        *(
            look(f"({seen})('{on}')")
            for on in ("form, nav, footer, .actions, input", ".lead", ".picture svg[role=img]")
        ),
        look("[...document.querySelectorAll('#answer td details')].every((one) => one.open)"),
    )
    assert answers[4:8] == [0, 1, 1, True]


def test_nothing_leaves_the_page_even_if_it_tried(browser: str, built: Built, drive: Any) -> None:
    hits = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with Served(Listening) as port:
        address = f"http://127.0.0.1:{port}/"
        tries = [
            look(f"fetch('{address}').then(() => 'out', () => 'refused')"),
            look(
                f"new Promise((done) => {{ const one = new Image(); one.onload = () => done('out'); one.onerror = () => done('refused'); one.src = '{address}'; }})"
            ),
            look(
                f"new Promise((done) => {{ const one = new XMLHttpRequest(); one.onload = () => done('out'); one.onerror = () => done('refused'); one.open('GET', '{address}'); one.send(); }})"
            ),
        ]
        answers = drive(browser, go(built.address, MAN), SHOWN, *tries)
    assert answers[2:5] == ["refused"] * 3
    assert hits == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wider_than_a_phone(browser: str, built: Built, drive: Any, tmp_path: Path, lang: str) -> None:
    """An answer that is a yes, open or a no, an error, and a list with long names in it."""
    listed = tmp_path / "list.csv"
    listed.write_text(
        "姓名,性别,出生年月,岗位\n欧阳娜娜·买买提江·阿卜杜热合曼尼亚孜·艾合买提,女,1977年2月,\n"
        "Featherstonehaugh-Cholmondeley-Warner-Fortescue,男,1967-05-31,\n赵六,男,19xx,\n",
        encoding="utf-8",
    )
    wide = look("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
    steps: list[dict[str, Any]] = [{"do": "size", "width": 390, "height": 844}]
    for at, told in enumerate((MAN, OPEN, NO, MAN.replace("1971-09", "1971-13"))):
        steps += [go(f"{built.address}?{at}", f"{told}&lang={lang}"), READY]
        steps += [{"do": "wait", "js": "document.querySelector('#answer select, #wrong:not([hidden])')"}, wide]
    steps += [{"do": "click", "on": "#tab-list"}, {"do": "upload", "on": "#file", "file": str(listed)}]
    steps += [{"do": "wait", "js": "document.querySelector('#save-xlsx')"}, wide]
    answers = drive(browser, *steps)
    found = [answer for step, answer in zip(steps, answers, strict=False) if step is wide]
    assert max(found) <= 390, found
    assert answers[-1] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(built: Built, drive: Any, lang: str, scheme: str) -> None:
    """In Chromium: the engine of axe is the same, and Firefox takes no colour scheme from here."""
    steps: list[dict[str, Any]] = [{"do": "scheme", "scheme": scheme}]
    for at, (told, width) in enumerate(((f"{MAN}&total_loss=yes", 1100), (OPEN, 390), (NO, 390))):
        steps += [{"do": "size", "width": width, "height": 900}, go(f"{built.address}?{at}", f"{told}&lang={lang}")]
        ways = "document.querySelector('#ways-answer td')" if at == 0 else "true"
        steps += [{"do": "wait", "js": f"document.querySelector('#answer select') && {ways}"}, {"do": "axe"}]
    steps += [READY, {"do": "click", "on": "#tab-list"}, {"do": "upload", "on": "#file", "file": str(ROSTER)}]
    steps += [{"do": "wait", "js": "document.querySelector('#save-xlsx')"}, {"do": "axe"}]
    answers = drive("chrome", *steps)
    found = [answer for step, answer in zip(steps, answers, strict=False) if step["do"] == "axe"]
    assert found == [[], [], [], []]


def test_the_folder_asks_its_own_server_alone_and_after_the_first_visit_nobody(
    browser: str, built: Built, drive: Any
) -> None:
    asked: list[str] = []

    class Folder(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            if "/gone" in asked:
                self.send_error(503)
            else:
                super().do_GET()

        def log_message(self, *args: object) -> None:
            pass

    kept = (
        "caches.keys().then(async (names) => names.length && (await (await caches.open(names[0])).keys()).length >= 7)"
    )
    lead = look("document.querySelector('.lead').innerText")
    with Served(functools.partial(Folder, directory=str(built.site))) as port:
        home = f"http://127.0.0.1:{port}/"
        answers = drive(
            browser,
            *(go(home, MAN), SHOWN, lead),
            look("navigator.serviceWorker.ready.then(() => true)"),
            {"do": "wait", "js": kept},
            look("fetch('gone').then((one) => one.status)"),
            *(go(f"{home}?again", MAN), SHOWN, lead),
        )
    assert "61周岁9个月" in answers[2]
    assert answers[5] == 503
    assert answers[8] == answers[2]
    assert {one for one in answers[-2] if not one.startswith(home)} == set()
    parts = {f"/{name}.bin" for name in ("wasm", "scripts", "stdlib", "person", "lists", "licences")}
    assert set(asked[: asked.index("/gone")]) == parts | {"/", "/keeper.js"}
    assert set(asked[asked.index("/gone") :]) <= {"/gone", "/keeper.js"}  # whether there is a newer one
