"""Bad input of every kind: one plain sentence on standard error, nothing on standard output, status 2, no traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from retirecalc.cli.app import COMMANDS
from retirecalc.facts.words import Employment
from retirecalc.rooms import ROOM_OF, ROOMS
from retirecalc.tables.shelf import built_in
from tests.cli.conftest import Result, Run

MAN = ("person", "--as-of", "2026-11", "--birth", "1971-09", "--category", "male_60")
WOMAN_IS_ASKED = (
    "category: '女' does not say whether her original retirement age is 50 or 55, and the law treats the two differently. "
    "Ask which post she retires from (management or technical: female_55; worker: female_50) and give "
    "female_55 or female_50 as the category."
)
BAD = {
    # facts
    ("person", "--birth", "1971-02-30", "--category", "男"): "birth: '1971-02-30' is not a day of the calendar. "
    "Check the date on the ID card or in the personnel file.",
    (
        "person",
        "--birth",
        "1971-13",
        "--category",
        "男",
    ): "birth: '1971-13' has no such month: months run from 1 to 12. Check the date.",
    (
        "person",
        "--birth",
        "1899-12",
        "--category",
        "男",
    ): "birth: a birth in 1899-12 is outside 1900-2099. Check the year.",
    ("person", "--birth", "long ago", "--category", "男"): "birth: 'long ago' is not a month. "
    "Write it as 1971-09, 1971年9月 or 19710915.",
    ("person", "--birth", "1971-09", "--category", "女", "--json"): WOMAN_IS_ASKED,
    ("person", "--birth", "1971-09", "--category", "x"): "category: 'x' is not a category. "
    "Use male_60, female_55 or female_50 (男, 女干部, 女工人).",
    ("person", "--birth", "1971-09"): "category: not given. "
    "Add --category with male_60, female_55 or female_50 (男, 女干部, 女工人), or with 女 for both of hers.",
    ("person",): "birth: it is needed and not given. Add --birth, or --id in its place.",
    ("person", "--birth", "1971-09", "--id", "110221197109150011"): "birth: --birth and --id both give it. "
    "Leave one of them out.",
    ("person", "--id", "110221197109150012"): "id_number: 1102**********0012 fails its check character, "
    "so at least one character is wrong. Copy it again from the card.",
    (
        *MAN,
        "--employment",
        "baker",
    ): "employment: 'baker' is not a kind of employment. Use one of employee, state_employee, "
    "state_manager, civil_servant, own_account, unknown, or leave it out if it is not known.",
    # 1971-09 to 2026-11, both months counted: 663.
    (
        *MAN,
        "--contributions",
        "60y",
    ): "contributions: 720 months are more than the 663 months lived from 1971-09 to 2026-11. "
    "Check the unit (months, not days) and the birth month.",
    (*MAN, "--contributions", "26.4"): "cumulative: '26.4' is a decimal, and nothing is guessed from it. "
    "Write what is meant in years and months: 26y4m (316 months), or another count.",
    (
        *MAN,
        "--contributions",
        "12年67个月",
    ): "cumulative: '12年67个月' has 67 months beside the years, and a year has 12. Check it; added up it is 17y7m.",
    (
        "person",
        "--birth",
        "1971-08-31T16:00:00Z",
        "--category",
        "male_60",
    ): "birth: '1971-08-31T16:00:00Z' has a time of day or a time "
    "zone, and a date has neither: elsewhere it may be another day. Write the date alone, such as 1971-09-15.",
    (*MAN, "--contributions", "a lot"): "cumulative: 'a lot' is not a period. "
    "Write it as 26y4m, 26年4个月 or 316 months.",
    (*MAN, "--contributions=-3"): "cumulative: '-3' is below zero. Contribution months are counted from 0.",
    (
        *MAN,
        "--contributions",
        "100",
        "--paid",
        "50",
        "--deemed",
        "40",
    ): "contributions: paid 50 and deemed 40 do not add "
    "up to cumulative 100 (months). Give two of the three, or correct one.",
    (*MAN, "--stopped"): "contributions: give paid, deemed or cumulative months. "
    "Leave contributions out if nothing is known.",
    (
        *MAN,
        "--paid",
        "100",
        "--counted-to",
        "2026-12",
    ): "counted_to: 2026-12 is after 2026-11, the month of the question. "
    "Count contributions to 2026-11 at the latest; later months are projected.",
    (*MAN, "--retire-in", "soon"): "retire_in: 'soon' is not a month. Write it as 1971-09, 1971年9月 or 19710915.",
    (*MAN, "--retire-in", "1960-01"): "month: 1960-01 is before the birth month 1971-09. Check both.",
    ("person", "--birth", "1971-09", "--category", "男", "--as-of", "2026-13"): "as_of: '2026-13' has no such month: "
    "months run from 1 to 12. Check the date.",
    ("person", "--birth", "2027-01", "--category", "男", "--as-of", "2026-11"): "birth: 2027-01 is after 2026-11, "
    "the month of the question. Check the birth month or as_of.",
    # spells, plans, open questions
    (*MAN, "--plan", "2027-03..soon"): "plan: 'soon' is not a month. Write it as 1971-09, 1971年9月 or 19710915.",
    (*MAN, "--paid", "9y", "--plan", "2027-08..2027-03"): "plan: a spell ends (2027-03) before it begins (2027-08). "
    "Swap the two or correct one.",
    (*MAN, "--paid", "9y", "--plan", "2027-03", "--stopped"): "plan: a plan says month by month what will be paid. "
    "Leave out --continuing / --stopped; where spells are given, put the planned months into them instead.",
    (*MAN, "--spells", "no/such/months.csv"): "no/such/months.csv: there is no such file. Check the path.",
    (*MAN, "--paid", "9y", "--removed", "2y", "--deemed", "1y"): "removed: 24 months are more than the deemed months "
    "they are struck from. Check both.",
    (*MAN, "--first-insured", "2008-05"): "contributions: give paid, deemed or cumulative months. "
    "Leave contributions out if nothing is known.",
    (*MAN, "--reading", "R01"): "reading: 'R01' answers no open question. Write it as R01=completion_year; "
    "`retirecalc readings list` names them.",
    (*MAN, "--reading", "R99=yes"): "readings: there is no reading 'R99'. "
    f"The readings on file are {', '.join(built_in().readings)}.",
    (
        *MAN,
        "--reading",
        "R01=yes",
    ): "readings: 'yes' is not an answer to R01. Choose one of undetermined, statutory_year, completion_year.",
    ("readings", "show", "R99"): "readings: there is no reading 'R99'. "
    f"The readings on file are {', '.join(built_in().readings)}.",
    # law
    (*MAN, "--place", "Mars"): "place: 'Mars' is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ.",
    (*MAN, "--place", "CN-HK"): "place: CN-HK has a pension system of its own, which retirecalc does not hold. "
    "Use CN or a mainland place.",
    (*MAN, "--in-force-on", "then"): "in_force_on: 'then' is not a day. Write it as 2024-12-31.",
    (
        *MAN,
        "--in-force-on",
        "1970-01-01",
    ): "On 1970-01-01 the table statutory_age had no version for that month; those on file "
    "cover 1978-06 to 2024-12-31, from 2025-01-01. Ask about a month inside, with a law of that time: leave --in-force-on "
    "out for the newest one.",
    ("law", "show", "horoscope"): f"There is no table 'horoscope'. The tables are {', '.join(ROOM_OF)}.",
    # staff lists
    ("roster", "no/such/list.csv"): "no/such/list.csv: there is no such file. Check the path.",
    ("roster", "no/such/list.csv", "--place", "Mars"): "place: 'Mars' is not a place of the law. "
    "Use CN or an ISO 3166-2 code such as CN-CQ.",
    # usage
    ("retire",): f"retirecalc: choose one of the commands {', '.join(COMMANDS)}. See retirecalc --help.",
    ("law",): "retirecalc law: choose one of the commands list, show, verify, export. See retirecalc law --help.",
    ("law", "shwo"): "retirecalc law: there is no command shwo. Did you mean show? See retirecalc law --help.",
    ("readings", "show"): "retirecalc readings show: ID is missing. See retirecalc readings show --help.",
    ("readings",): "retirecalc readings: choose one of the commands list, show. See retirecalc readings --help.",
    ("law", "show"): "retirecalc law show: TABLE is missing. See retirecalc law show --help.",
    ("roster",): "retirecalc roster: FILE is missing. See retirecalc roster --help.",
    ("person", "--brith", "1971-09"): "retirecalc person: there is no option --brith. Did you mean --birth? "
    "See retirecalc person --help.",
    ("person", "--zzz"): "retirecalc person: there is no option --zzz. See retirecalc person --help.",
    (*MAN, "--json", "--explain"): "--json prints the whole trace already. "
    "Leave out --explain, or --json to read it as sentences.",
}


def one_sentence(result: Result) -> str:
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert result.err.endswith("\n")
    assert "Traceback" not in result.err
    said = result.err.rstrip("\n")
    return str(json.loads(said)["message"]) if said.startswith("{") else said


@pytest.mark.parametrize(
    ("args", "sentence"), BAD.items(), ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_bad_input(run: Run, args: tuple[str, ...], sentence: str) -> None:
    assert one_sentence(run(*args)) == sentence


@pytest.mark.parametrize("args", BAD, ids=" ".join)
def test_bad_input_in_chinese(run: Run, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETIRECALC_LANG", "zh")
    sentence = one_sentence(run(*args))
    assert re.search("[\u4e00-\u9fff]", sentence)
    assert sentence.endswith("。")


@pytest.mark.parametrize(
    "args",
    [
        ("person", "--lang", "fr"),
        ("person", "--birth"),
        ("person", "stray"),
        ("person", "--json=yes"),
        ("--lang", "en"),
    ],
    ids=" ".join,
)
def test_what_the_parser_refuses(run: Run, args: tuple[str, ...]) -> None:
    assert re.fullmatch(r"retirecalc( person)?: .+\. See retirecalc( person)? --help\.", one_sentence(run(*args)))


USAGE = [
    ("persn",), ("foo",), ("--lang", "zh"), ("law",), ("law", "lst"), ("law", "nothing"), ("readings",), ("ask",), ("roster",),
    ("law", "show"), ("readings", "show"), ("readings", "show", "R01", "x"), ("rules", "x"), ("rules", "x", "y"),
    ("person", "--birth"), ("person", "--json=yes"), ("person", "--brith", "1"), ("person", "--x"), ("person", "stray"),
    ("person", "--birth", "1", "--birth", "1"), ("person", "--continuing", "--stopped"), ("person", "--json", "--json"),
    ("roster", "x", "--within", "a"), ("roster", "x", "--within", "-1"), ("sql", "all"), ("ask", "statutory_age", "--lang", "fr"),
    ("ask", "statutory_age", "1971-09"), ("ask", "statutory_age", "--birth"), ("ask", "statutory_age", "--x"),
    ("ask", "statutory_age", "--month", "2030-01"), ("ask", "horoscope"), ("ask", "statutory_ag"), ("law", "show", "x"),
    ("law", "show", "minimum_contributon"), ("ask", "statutory_age", "--facts", "/dev/null"), ("person", "--lang", "fr"),
]  # fmt: skip
"""Every kind of slip in how a command is called."""


@pytest.mark.parametrize("args", USAGE, ids=" ".join)
def test_a_slip_is_told_in_chinese_without_english(
    run: Run, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RETIRECALC_LANG", "zh")
    sentence = one_sentence(run(*args))
    assert re.search("[\u4e00-\u9fff]", sentence)
    # Names of commands, options, rules and tables aside, three words of English never stand in a row.
    names = "|".join(
        ("retirecalc(?: [a-z]+)?", *map(re.escape, sorted({*ROOMS, *ROOM_OF, *COMMANDS}, key=len, reverse=True)))
    )
    plain = re.sub(rf"--?[a-z][\w-]*|{names}|\b[A-Z]+\b", "·", sentence)
    assert not re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+", plain), sentence


@pytest.mark.parametrize(
    ("args", "near"),
    [
        (("persn",), "person"),
        (("rostr",), "roster"),
        (("law", "lst"), "list"),
        (("law", "show", "minimum_contributon"), "minimum_contribution"),
        (("ask", "statutori_age"), "statutory_age"),
        (("person", "--brith", "1"), "--birth"),
        (("person", "--stoped"), "--stopped"),
        (("routes", "--contribution", "25y"), "--contributions"),
        # Nothing is near, and no far word is offered.
        (("foo",), None),
        (("less",), None),
        (("law", "xyz"), None),
        (("law", "show", "pension"), None),
        (("ask", "horoscope"), None),
        (("person", "--xyz"), None),
    ],
)
def test_the_nearest_word_or_none(run: Run, args: tuple[str, ...], near: str | None) -> None:
    found = re.search(r"Did you mean (.+?)\?", one_sentence(run(*args)))
    assert (None if found is None else found[1]) == near


def test_an_id_number_in_the_wrong_place_stays_unsaid(run: Run) -> None:
    number = "110221197109150011"
    for args in (
        ("person", number),
        ("person", "--birth", number, "--category", "男"),
        ("person", "--birth", "1971-09", "--category", number),
        ("person", "--id", number + "1"),
        ("person", "--id", number[:-1] + "2"),
        ("roster", number),
        (number,),
    ):
        assert number[4:14] not in one_sentence(run(*args))


@pytest.mark.parametrize(
    ("command", "alone", "needed"),
    [
        (MAN, ("--name", "x"), "-o"),
        (MAN, ("--key", "k"), "--ics"),
        (MAN, ("--filed-on", "2026-11-02"), "--timeline or --ics"),
        (MAN, ("--special-work",), "--timeline or --ics"),
        (MAN, ("--force",), "-o or --ics"),
        (("path", *MAN[1:]), ("--name", "x"), "-o"),
        (("compare", "--birth", "1971-09"), ("--payer", "employee"), "--contribution-base"),
        (("compare", "--birth", "1971-09"), ("--wage-growth", "0.02"), "--wage or --contribution-base"),
        (("roster", "list.csv"), ("--ics-names", "name"), "--ics"),
        (("roster", "list.csv"), ("--ics-monthly",), "--ics"),
        (("class", "--sex", "女"), ("--birth", "1976-03"), "--left-management"),
    ],
)
def test_an_option_that_changes_nothing_alone_is_refused(
    run: Run, command: tuple[str, ...], alone: tuple[str, ...], needed: str
) -> None:
    name = f"retirecalc {command[0]}"
    assert one_sentence(run(*command, *alone)) == (
        f"{name}: {alone[0]} changes nothing without {needed}. Add it, or leave out {alone[0]}."
    )
    assert "不起作用" in one_sentence(run(*command, *alone, "--lang", "zh"))


@pytest.mark.parametrize(
    ("command", "idle", "beside"),
    [
        ((*MAN, "--json", "--all"), "--all", "--json"),
        ((*MAN, "--timeline", "--all"), "--all", "--timeline"),
        (("roster", "list.csv", "--check", "-o", "plan.csv"), "-o", "--check"),
        (("roster", "list.csv", "--template", "t.xlsx", "--within", "3"), "--within", "--template"),
        (("roster", "--template", "t.xlsx", "--women", "50"), "--women", "--template"),
        (("roster", "--template", "t.xlsx", "--as-of", "2026-11"), "--as-of", "--template"),
        (("roster", "--template", "t.xlsx", "--place", "CN-CQ"), "--place", "--template"),
        (("roster", "list.csv", "--template", "t.xlsx"), "FILE", "--template"),
        (("letter", "--write-templates", "ours", "--retire-in", "2033-06"), "--retire-in", "--write-templates"),
    ],
)
def test_an_option_that_is_passed_over_is_refused(run: Run, command: tuple[str, ...], idle: str, beside: str) -> None:
    assert one_sentence(run(*command)) == (
        f"retirecalc {command[0]}: {idle} has no effect beside {beside}. Leave out one of the two."
    )


def test_an_encoding_of_what_is_no_text_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text("姓名,出生年月,人员类别\n甲,1971-09,男\n", encoding="gbk")
    assert run("roster", "list.csv", "-o", "plan.xlsx", "--encoding", "gbk").status == 0
    assert one_sentence(run("roster", "plan.xlsx", "--encoding", "gbk")) == (
        "plan.xlsx: this is no text, and says itself how it is encoded, so --encoding changes nothing. Leave it out."
    )
    assert "--encoding 不起作用" in one_sentence(run("roster", "plan.xlsx", "--encoding", "gbk", "--lang", "zh"))
    assert run("roster", "list.csv", "--since", "plan.xlsx", "--encoding", "gbk").status == 0
    assert run("roster", "plan.xlsx", "--since", "list.csv", "--encoding", "gbk").status == 0


def test_groups_that_stand_nowhere_are_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--within` the page has no groups, and of the files only a workbook has."""
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text("部门,出生年月,人员类别\n甲,1971-09,男\n", encoding="utf-8")
    asked = ("roster", "list.csv", "--within", "3", "--group-by", "部门")
    for more in ((), ("-o", "plan.csv")):
        assert one_sentence(run(*asked, *more)) == (
            "retirecalc roster: --group-by has no effect beside --within. Leave out one of the two."
        )
    assert run(*asked, "-o", "plan.xlsx").status == 0


def test_more_months_than_there_are_is_said_of_the_option(run: Run) -> None:
    asked = ("roster", "list.csv", "--as-of", "2026-11", "--within")
    assert one_sentence(run(*asked, "99999999")) == (
        "--within: 99999999 months lead beyond the year 9999. Write fewer, such as 12."
    )
    assert one_sentence(run(*asked, "99999999", "--lang", "zh")) == (
        "--within：99999999个月超出了9999年。请写小一些的数，例如12。"
    )


@pytest.mark.parametrize("option", ["--sheets", "-o", "--ics", "--mapping"])
def test_a_file_without_a_name_is_not_the_folder_of_now(run: Run, option: str) -> None:
    assert one_sentence(run("roster", "list.csv", option, "")) == (
        f"retirecalc roster: nothing follows {option}. Write what it is after it, or leave it out. See retirecalc roster --help."
    )


def test_a_calendar_by_names_that_no_row_has_is_refused(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("姓名,出生年月,人员类别\n,1971-09,男\n", encoding="utf-8")
    for names in ("name", "staff_number"):
        said = one_sentence(run("roster", str(listed), "--ics", str(tmp_path / "a.ics"), "--ics-names", names))
        assert said.startswith(f"No row of the list has what --ics-names {names} asks for.")
    assert not (tmp_path / "a.ics").exists()


def test_a_secret_of_the_environment_is_no_option(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETIRECALC_KEY", "k")
    assert run(*MAN).status == 0


@pytest.mark.parametrize("door", ["person", "letter", "ask"])
@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("民企", "employee"),
        ("私营企业", "employee"),
        ("外企员工", "employee"),
        ("失业", "own_account"),  # no employer is left to tell or to agree with
        ("不详", None),
    ],
)
def test_an_ordinary_word_for_who_employs_is_read(
    run: Run, tmp_path: Path, door: str, word: str, kind: str | None
) -> None:
    assert kind is None or Employment.of(word) == kind
    facts = (*MAN[1:], "--cumulative", "26y4m", "--employment", word)
    command = {
        "person": ("person", *facts),
        "letter": ("letter", *facts, "--retire-in", "2033-06", "-o", str(tmp_path / "papers")),
        "ask": ("ask", "flexible_retirement", *facts),
    }[door]
    assert run(*command).err == ""


@pytest.mark.parametrize("word", ["企业", "国企", "机关", "企业职工", "事业单位"])
def test_a_word_that_leaves_open_who_employs_is_never_passed_over(run: Run, word: str) -> None:
    # 94号 第十三条 and the bar on deferral ask whether the employer is of the state, and whether the person manages there.
    said = run(*MAN, "--employment", word, "--lang", "zh")
    assert (said.status, "用工性质：未说明" in said.out) == (0, True)
    assert said.err == (
        f"用工性质：“{word}”没有说明是否国有、是否管理人员，按未说明处理。请填写：民营企业职工、国企职工、事业单位职工、国企管理人员、"
        "公务员，或灵活就业人员（无用人单位）。\n"
    )
    assert f"{word!r} does not say whether the employer is of the state" in run(*MAN, f"--employment={word}").err


def test_the_language_of_an_error_is_the_one_asked_for(run: Run) -> None:
    for lang in (("--lang", "zh"), ("--lang=zh",)):
        assert one_sentence(run("person", *lang)) == "出生年月：缺失。请用 --birth 填写，或改用 --id。"
        assert one_sentence(run("roster", *lang)) == "retirecalc roster：缺少文件。参见 retirecalc roster --help。"


def test_a_folder_where_a_file_should_be(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "CN" / "statutory_age" / "2025-01-01.yaml"
    folder.mkdir(parents=True)
    sentence = "CN/statutory_age/2025-01-01.yaml: file: cannot be read (Is a directory). "
    sentence += "Check that it is a file and that you may read it.\n"
    assert run("law", "verify", str(tmp_path)) == (1, "", sentence)


def test_alone_it_prints_its_help(run: Run) -> None:
    assert run() == run("--help")
    assert run().status == 0


def test_under_json_an_error_is_json(run: Run) -> None:
    for lang, message in (
        ("en", "birth: '1971-13' has no such month: months run from 1 to 12. Check the date."),
        ("zh", "birth：“1971-13”中的月份不存在，月份为1至12。请核对日期。"),
    ):
        result = run("person", "--birth", "1971-13", "--category", "男", "--json", "--lang", lang)
        assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
        assert json.loads(result.err) == {
            "error": "ground.no_such_month",
            "fields": {"field": "birth", "value": "1971-13"},
            "message": message,
        }
    broken = run("person", "--birth", "1971\udc80", "--category", "男", "--json")
    assert (broken.status, json.loads(broken.err)["fields"]["value"]) == (2, "1971\udc80")
    result = run("person", "--json", "--brith", "1971-09")
    assert json.loads(result.err)["error"] == "cli.usage_option_near"
