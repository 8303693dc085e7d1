"""`retirecalc routes`: the page in both languages, the questions, and the interview that asks them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MAN = ("routes", "--birth", "1971-09", "--category", "male_60", "--as-of", "2026-11")
PAID = ("--employment", "employee", "--cumulative", "25y", "--continuing", "yes")


def test_the_page_of_a_man_who_has_enough(run: Run) -> None:
    # 1971-09: early from 60 in 2031-09; 附件1, 61y9m, 2033-06; 94号, deferred from the month after.
    result = run(*MAN, *PAID, "--resident-months", "0", "--injury-grade", "no", "--special-work", "no")
    assert (result.status, result.err) == (0, "")
    lines = [line.split("[")[0].split() for line in result.out.splitlines()]
    at = lines.index(["Open,", "by", "the", "first", "month"])
    assert lines[at + 1 : at + 4] == [
        ["Early", "2031-09"],
        ["Statutory", "2033-06"],
        ["Deferred", "2033-07:", "may", "be", "agreed"],
    ]
    assert not {"Early", "Statutory", "Deferred"} & {
        line[0] for line in lines[at + 4 :] if line and line[1:2] != ["retirement"]
    }


def test_the_words_of_person_mean_the_same_here(run: Run) -> None:
    """And those of here mean it there."""
    for flag, said in (("--continuing", "yes"), ("--stopped", "no")):
        as_there = run(*MAN, "--contributions", "25y", flag, "--employment", "employee", "--json")
        as_here = run(*MAN, "--cumulative", "25y", "--continuing", said, "--employment", "employee", "--json")
        assert as_there == as_here
        assert as_here.status in (0, 3)
    person = ("person", *MAN[1:], "--json")
    found = [run(*person, option, "25y").out for option in ("--cumulative", "--contributions")]
    assert found[0] == found[1]
    assert json.loads(found[0])["facts"]["contributions"]["cumulative"] == 300


def test_what_is_missing_stands_with_its_option_in_both_languages(run: Run) -> None:
    for lang, heading in (("en", "Not settled"), ("zh", "尚不能确定")):
        result = run(*MAN, *PAID, "--lang", lang)
        assert (result.status, result.err) == (0, "")
        assert heading in result.out
        assert "--resident-months" in result.out
        assert "--injury-grade" in result.out


def test_what_a_way_hangs_on_is_said_beside_it(run: Run) -> None:
    # 94号 第十三条: the authority approves early months of a civil servant. 1966-05: 2026-09 (附件1); 150 and 30 more, 2029-05.
    servant = (*MAN, "--cumulative", "25y", "--continuing", "yes", "--employment")
    assert "2031-09, if the authority in charge approves" in run(*servant, "civil_servant").out
    assert "2031年9月（须经主管部门批准）" in run(*servant, "公务员", "--lang", "zh").out
    both = ("--approved", "yes", "--service-approved", "yes")
    assert "approv" not in run(*servant, "civil_servant", *both).out
    assert "whether it needs approval depends on" in " ".join(run(*servant[:-1]).out.split())
    short = (
        "routes",
        "--birth",
        "1966-05",
        "--category",
        "male_60",
        "--as-of",
        "2026-11",
        "--cumulative",
        "150",
        "--stopped",
    )
    text = " ".join(run(*short).out.split())
    assert "After paying on 2029-05, if every month from 2026-12 on is paid" in text
    assert "延长缴费后领取 2029年5月（自2026年12月起逐月缴费的）" in " ".join(run(*short, "--lang", "zh").out.split())
    # A deferral that was agreed is not to be agreed any more: 1965-05, 2025-07, agreed to 2027-01.
    agreed = ("routes", "--birth", "1965-05", "--category", "male_60", *PAID, "--deferral-agreed-to", "2027-01")
    assert "Deferred 2026-11 [" in " ".join(run(*agreed, "--as-of", "2026-11").out.split())
    # What only one way says is said of it by name.
    assert "Benefit after land requisition (4050): this is a rule of some places" in text
    assert "To know Nobody draws two basic pensions" in text  # that concerns the person


def test_a_way_of_which_no_month_is_certain(run: Run) -> None:
    # 附件1 二(一)2: a man of 55, born 1971-09, passed it in 2026-09; a woman of 45 born 1985-03, 2030-03, which R09 leaves open.
    woman = ("routes", "--birth", "1985-03", "--category", "female_50", "--as-of", "2026-11", "--place", "CN-CQ")
    result = run(*woman, *PAID, "--special-work", "underground 10y")
    assert "not before 2030-03, and not certain then: ask the agency" in " ".join(result.out.split())
    result = run(*MAN, *PAID, "--special-work", "underground 10y")
    assert "not before" not in result.out


def test_json_is_the_contract_and_can_be_asked_again(run: Run, tmp_path: Path) -> None:
    result = run(*MAN, *PAID, "--resident-months", "0", "--json")
    told = json.loads(result.out)
    assert told["schema"] == "retirecalc.routes/1"
    file = tmp_path / "answer.json"
    file.write_text(result.out, encoding="utf-8")
    assert json.loads(run("routes", "--facts", str(file), "--as-of", "2026-11", "--json").out) == told


class Said(io.StringIO):
    """What is asked, as a terminal shows it."""

    def reconfigure(self, **_: str) -> None:
        pass


class Typist:
    """Somebody who reads the last question and types what is known of it, then what is left; else an empty line."""

    def __init__(self, asked: Said, **answers: list[str]) -> None:
        self._asked, self._answers = asked, answers

    def readline(self) -> str:
        question = self._asked.getvalue().rpartition("\n")[2]
        for words, answers in self._answers.items():
            if words.replace("_", " ") in question and answers:
                self._asked.write(f"<{words}>\n")
                return f"{answers.pop(0)}\n"
        self._asked.write("\n")
        return "\n"


def test_the_interview_asks_what_settles_each_way(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # The months, after a slip once more, and no injury: what is answered is not asked again, nor what was left empty.
    said = Said()
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(
        sys, "stdin", Typist(said, months_in_the_resident_scheme=["many", "0"], grade_of_disability=["no"])
    )
    result = run(*MAN, *PAID, "--interview", "--json")
    told = json.loads(result.out)
    assert (told["facts"]["resident_months"], told["facts"]["injury_grade"]) == ("0", False)
    asked = said.getvalue()
    assert asked.count("<months_in_the_resident_scheme>") == 2
    assert asked.count("the months in the resident scheme: ") == 2
    assert asked.count("<grade_of_disability>") == 1
    assert "resident_months" in asked  # what was wrong with the slip
    assert {one["name"]: one["standing"] for one in told["routes"]}["work_injury"] == "NOT_APPLICABLE"


def test_empty_lines_leave_everything_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    result = run(*MAN, "--interview", "--lang", "zh")
    assert result.status == 3
    assert "尚不能确定" in result.out


def test_an_option_that_no_way_takes(run: Run) -> None:
    result = run(*MAN, "--horoscope", "fish")
    assert result.status == 2
    assert result.err.startswith("retirecalc routes: there is no option --horoscope.")


def test_what_was_not_read_is_named_beside_the_way_that_it_bears_on(run: Run) -> None:
    # 渝人社发〔2024〕21号 附件2 keeps them: 〔2022〕6号 on land requisition; 〔2014〕153号, 〔2021〕5号 and 〔2022〕65号 on work injury.
    injuries = ("渝人社发〔2014〕153号", "渝人社发〔2021〕5号", "渝人社发〔2022〕65号")
    for lang, land, injury in (
        ("en", "Benefit after land requisition (4050) (渝人社发〔2022〕6号)", f"({'; '.join(injuries)}): the place"),
        ("zh", "征地安置“4050”人员养老待遇（渝人社发〔2022〕6号）", f"（{'；'.join(injuries)}）：当地"),
    ):
        out = run(*MAN, *PAID, "--place", "CN-CQ", "--lang", lang).out
        told = " ".join(out.split()) if lang == "en" else "".join(out.split())
        assert land in told
        assert injury in told
    assert "〔2022〕6号" not in run(*MAN, *PAID, "--place", "CN").out


def test_the_metres_of_work_at_altitude_are_an_option_and_a_question(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # 渝人社〔2024〕282号 附件1 二(一)2: eight years are enough at 4500 m, born 1971-04 and 55; since 2025 R09.
    man = ("routes", "--birth", "1971-04", "--category", "male_60", "--employment", "employee", "--cumulative", "20y")
    told = (*man, "--continuing", "yes", "--drawing", "none", "--special-work", "高原8年", "--as-of", "2026-11")
    settled = ("--resident-months", "0", "--injury-grade", "no", "--total-loss", "no", "--expert-rank", "no")
    asked = (*told, *settled, "--leading-skilled-worker", "no", "--land-requisition-4050", "no", "--place", "CN-CQ")

    def special(*more: str) -> dict[str, object]:
        found = json.loads(run(*asked, *more, "--json").out)["routes"]
        return next(route for route in found if route["name"] == "special_work")

    assert special()["questions"] == ["altitude_m"]
    assert special("--altitude-m", "4600")["standing"] == "UNDETERMINED"
    assert special("--altitude-m", "3600")["reasons"] == ["special_time_short"]
    assert "--altitude-m" in run(*asked).out
    monkeypatch.setattr(sys, "stdin", io.StringIO("3600\n"))
    assert special("--interview")["reasons"] == ["special_time_short"]


def test_the_interview_asks_first_when_born_and_of_which_class(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("someday\n1971-09\n女\n女工人\n"))
    told = json.loads(run("routes", "--interview", "--json", "--as-of", "2026-11").out)["facts"]
    assert (told["birth"], told["category"]) == ("1971-09", "female_50")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run("routes", "--interview", "--as-of", "2026-11").status == 2


def test_the_chinese_interview_names_no_option(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Said()
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(sys, "stdin", io.StringIO("20y\n\n" + "x\n\n" * 20))
    run(*MAN, "--interview", "--lang", "zh")
    assert "无法识别“x”" in said.getvalue()
    assert "--" not in said.getvalue()


@pytest.mark.parametrize(
    ("lang", "rank", "grade", "leading"),
    [
        (
            "en",
            "(associate_professor; professor; no)",
            "(1; 2; 3; 4; 5; 6; 7; 8; 9; 10; no)",
            "leading skilled worker (yes; no)",
        ),
        (
            "zh",
            "（副高；教授；否）",
            "（一级；二级；三级；四级；五级；六级；七级；八级；九级；十级；无）",
            "（是；否）",
        ),
    ],
)
def test_the_interview_says_which_words_may_be_typed(
    run: Run, monkeypatch: pytest.MonkeyPatch, lang: str, rank: str, grade: str, leading: str
) -> None:
    said = Said()
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(sys, "stdin", io.StringIO("1971-09\n男\n" + "\n" * 30))
    run("routes", "--interview", "--as-of", "2026-11", "--lang", lang)
    asked = said.getvalue()
    assert all(words in asked for words in (rank, grade, leading))
    assert "女 if" not in asked  # the ways are those of one class
    assert "填“女”" not in asked


def test_metres_below_the_sea_are_a_number_too(run: Run) -> None:
    assert run(*MAN, "--altitude-m", "-5").err.startswith("--altitude-m: -5 metres are below the sea")


def test_special_work_that_names_no_work_is_quoted(run: Run) -> None:
    err = run(*MAN, "--special-work", "12").err
    assert err.startswith("--special-work: '12' is not known here.")


def test_a_way_that_was_open_before_the_question_is_open_since_then(run: Run) -> None:
    """282号 附件1: a woman worker of 1970-05 was 50 in 2020-05; the first month of the way is past, and the way is open."""
    person = (
        "--birth",
        "1970-05",
        "--category",
        "female_50",
        "--cumulative",
        "50",
        "--continuing",
        "no",
        "--drawing",
        "none",
    )
    asked = (
        "routes",
        *person,
        "--resident-months",
        "200",
        "--counted-to",
        "2026-11",
        "--place",
        "CN-CQ",
        "--as-of",
        "2026-11",
    )
    assert "since 2020-05: from the employee into the resident" in run(*asked).out
    assert "自2020年5月起：从城镇职工转入城乡居民养老保险" in run(*asked, "--lang", "zh").out


def test_another_rule_reads_the_answer_of_all_ways(run: Run, tmp_path: Path) -> None:
    # 72号 第十二条: the allowance is drawn from the month after the application; the grade of an injury is no fact of it.
    asked = ("--total-loss", "yes", "--certified-on", "2026-10-01", "--certified-by", "prefecture")
    file = tmp_path / "answer.json"
    file.write_text(run(*MAN, *PAID, *asked, "--injury-grade", "no", "--json").out, encoding="utf-8")
    found = run("ask", "invalidity_allowance", "--facts", str(file), "--as-of", "2026-11", "--json")
    assert (found.status, found.err) == (0, "")
    assert json.loads(found.out)["value"]["first_month"] == "2026-12"
    # What no rule takes is a slip, in an answer too.
    told = json.loads(file.read_text(encoding="utf-8"))
    told["facts"]["injury_grades"] = 2
    file.write_text(json.dumps(told), encoding="utf-8")
    slip = run("ask", "invalidity_allowance", "--facts", str(file))
    assert slip.status == 2
    assert "injury_grades" in slip.err


def test_who_joined_after_the_reform_is_asked_for_the_months_paid(run: Run) -> None:
    # 001 第189项 (S16): of who joined after the reform of 2015 individual months alone count, which no total tells.
    servant = (*MAN, "--employment", "civil_servant", "--joined-after-2015-reform")
    joined = run(*servant, "yes").out
    assert "(--paid)" in joined
    assert "--cumulative" not in joined
    assert "(--cumulative)" in run(*servant, "no").out


def test_why_an_allowance_is_refused_is_said(run: Run) -> None:
    # 72号 第十条: a body of prefecture level or above.
    facts = ("--certified-on", "2026-10-01", "--certified-by", "county", "--total-loss", "yes", "--public-body", "no")
    asked = ("ask", "invalidity_allowance", *MAN[1:5], "--as-of", "2026-11-10", *facts)
    assert "Because: the appraisal body is of too low a level." in " ".join(run(*asked).out.split())
    assert "原因：鉴定机构的级别不够。" in run(*asked, "--lang", "zh").out
