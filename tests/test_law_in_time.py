"""Each figure comes from the version of the month that it governs: synthetic second versions of every table.

决定 第五项, 94号 第十四条; DESIGN 3. Each law here is made of the built-in tables with one table changed, in a folder of one's
own. The mutation behind each test is the edit that it makes: the same question under the built-in law gives the other answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from retirecalc import Assessment, Contributions, Law, OutOfCoverage, Person, YearMonth, assess
from retirecalc.facts.filing import Filing
from retirecalc.questions.assess import timeline
from retirecalc.rules.age.birth_date import birth_date
from retirecalc.rules.age.flexible_retirement import flexible_retirement
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.age.worker_class import worker_class
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.rules.contributions.minimum_contribution import minimum_contribution
from retirecalc.tables.shelf import tables_dir
from tests.law_day import load_law, tables_of
from tests.strategies import reached

Version = dict[str, Any]
Edit = Callable[[Version], None]
OPEN = "UNDETERMINED"


@pytest.fixture
def law_with(tmp_path: Path) -> Callable[..., Law]:
    """The built-in law with one table closed, or followed by a version of one's own."""

    own = tmp_path / "own"

    def make(
        table: str,
        *,
        begins: str | None = None,
        edit: Edit | None = None,
        closes: str | None = None,
        ends: str = "later_act",
        place: str = "CN",
        on: str | None = None,
        **readings: str,
    ) -> Law:
        home = place if (tables_dir() / place / table).is_dir() else "CN"
        source = tables_of(tmp_path / "of_the_law_day", home, table)
        versions = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(source.glob("*.yaml"))]
        newest = versions[-1]
        if begins is not None:
            following = json.loads(json.dumps(newest))
            following["effective_from"] = begins
            if edit is not None:
                edit(following)
            versions.append(following)
            closes = day_before(begins)
        if closes is not None:
            newest |= {"effective_to": closes, "ends": ends}
        for version in versions:
            path = own / version["jurisdiction"] / table / f"{version['effective_from']}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(version, ensure_ascii=False), encoding="utf-8")
        return load_law(place, tables=[own], in_force_on=on, readings=readings)

    return make


def day_before(day: str) -> str:
    month = YearMonth.of(day) - 1
    return str(month.on(31))


def ask(
    law: Law, birth: str, category: Any = "male_60", as_of: str = "2026-11", months: int = 400, **facts: Any
) -> Assessment:
    contributions = Contributions(cumulative=months, counted_to=as_of, continuing=facts.pop("continuing", True))
    told = {"employment": "employee", "drawing": "none", **facts}
    return assess(Person(birth, category, contributions=contributions, **told), law, as_of)


def value(field: str, new: Any) -> Edit:
    def edit(version: Version) -> None:
        version[field]["value"] = new

    return edit


# --- 94号 -------------------------------------------------------------------------------------------------------------


def test_notice_by_the_version_of_the_retirement_month(law_with: Callable[..., Law]) -> None:
    # 94号 as it stands asks for three months, the version of 2030 for six. male 1968-09: 60 in 2028-09, 61y in 2029-09 (附件1).
    law = law_with("flexible_retirement", begins="2030-01-01", edit=value("notice", 6))
    answer = ask(law, "1968-09")
    assert str(answer.statutory.value.month) == "2029-09"
    assert str(answer.option("2028-12").notice_by) == "2028-09-01"
    # male 1969-06, 60 in 2029-06, 61y2m in 2030-08: in 2029-12 by the old text, in 2030-01 by the new.
    later = ask(law, "1969-06")
    assert str(later.statutory.value.month) == "2030-08"
    assert str(later.option("2029-12").notice_by) == "2029-09-01"
    assert str(later.option("2030-01").notice_by) == "2029-07-01"
    assert str(ask(load_law(), "1969-06").option("2030-01").notice_by) == "2029-10-01"


def test_a_month_is_early_by_the_version_in_force_in_it(law_with: Callable[..., Law]) -> None:
    # From 2030 on at most 12 months early. male 1971-09: 2033-06, 36 months before it and 60 in 2031-09; 12 before: 2032-06.
    law = law_with("flexible_retirement", begins="2030-01-01", edit=value("most_months_early", 12))
    answer = ask(law, "1971-09")
    assert str(answer.window.value.earliest_month) == "2032-06"
    assert [str(one) for one in answer.option("2032-05").reasons] == ["earlier_than_window"]
    assert str(answer.option("2032-06").eligibility) == "ELIGIBLE"
    # male 1969-01 reaches 2030-02: from 2029-01 on by the old text, which was in force then; 2030-01 by both.
    old = ask(law, "1969-01")
    assert str(old.window.value.earliest_month) == "2029-01"
    assert {str(old.option(month).eligibility) for month in ("2029-01", "2029-12", "2030-01")} == {"ELIGIBLE"}


def test_what_a_deferral_allows_says_the_version_of_the_statutory_month(law_with: Callable[..., Law]) -> None:
    # From 2030 on at most 12 months late.
    law = law_with("flexible_retirement", begins="2030-01-01", edit=value("most_months_late", 12))
    assert str(ask(law, "1968-12").window.value.latest_month) == "2032-12"  # 2029-12 and 36
    answer = ask(law, "1969-01")
    assert str(answer.window.value.latest_month) == "2031-02"  # 2030-02 and 12
    assert [str(one) for one in answer.option("2031-03").reasons] == ["later_than_window"]


def test_a_version_that_begins_in_the_middle_of_a_stay_leaves_it(law_with: Callable[..., Law]) -> None:
    # The bar of civil servants is lifted from 2030 on: for whoever reaches the age then.
    def lift(version: Version) -> None:
        version["employment"]["civil_servant"]["deferral"] = version["employment"]["employee"]["deferral"]

    law = law_with("flexible_retirement", begins="2030-01-01", edit=lift)
    for birth, deferral in (("1968-12", "NOT_ELIGIBLE"), ("1969-01", "ELIGIBLE")):
        assert str(ask(law, birth, employment="civil_servant").window.value.deferral) == deferral


def test_a_closed_table_says_so_and_every_other_figure_stays(law_with: Callable[..., Law]) -> None:
    # 94号 closed on 2025-12-31 and nothing after it. male 1971-09 in 2026-11.
    law = law_with("flexible_retirement", closes="2025-12-31", ends="own_text")
    answer, plain = ask(law, "1971-09"), ask(load_law(), "1971-09")
    assert "out_of_coverage" in [caveat.code for caveat in answer.caveats]
    assert (str(answer.window.value.early), str(answer.window.value.deferral)) == (OPEN, OPEN)
    assert answer.window.value.earliest_month is answer.window.value.latest_month is None
    for month in ("2031-09", "2036-06"):
        option = answer.option(month)
        assert str(option.eligibility) == OPEN
        assert "out_of_coverage" in [caveat.code for caveat in option.caveats]
        assert (option.notice_by, option.agreement_by, option.apply_in, option.first_payment_month) == (None,) * 4
        assert option.required_months == plain.option(month).required_months
    at = answer.option("2033-06")
    assert (str(at.eligibility), at.required_months, at.projected_months) == ("ELIGIBLE", 204, 400 + 79)
    assert (at.apply_in, at.first_payment_month) == (None, None)
    assert "out_of_coverage" in [caveat.code for caveat in at.caveats]
    assert answer.statutory.value == plain.statutory.value
    with pytest.raises(OutOfCoverage):
        flexible_retirement(answer.person, law, statutory_age=answer.statutory.value)


def test_an_end_of_its_own_text_is_known_before(law_with: Callable[..., Law]) -> None:
    law = law_with("flexible_retirement", closes="2025-12-31", ends="own_text", on="2025-06-30")
    assert "out_of_coverage" in [caveat.code for caveat in ask(law, "1971-09").caveats]


def test_an_end_by_a_later_act_was_not_known_before(law_with: Callable[..., Law]) -> None:
    law = law_with("flexible_retirement", closes="2025-12-31", ends="later_act", on="2025-06-30")
    assert str(ask(law, "1971-09").window.value.earliest_month) == "2031-09"


# --- the minimum ------------------------------------------------------------------------------------------------------


def higher(version: Version) -> None:
    """21 years from 2033 on."""
    version["rows"] = [row | {"months": "21y"} if row["year"] >= 2033 else row for row in version["rows"]]
    version["later"]["value"] = "21y"


def test_the_minimum_by_the_version_of_the_month_whose_year_counts(law_with: Callable[..., Law]) -> None:
    # A version of 2033-01-01 asks for 21 years. male 1971-09: 2033-06; chosen 2032-12 it is the 198 of 2032; a month after
    # the age the year of the age. male 1970-08, 61y5m in 2032-01, deferred past 2033 keeps the 198 of his age.
    law = law_with("minimum_contribution", begins="2033-01-01", edit=higher)
    answer = ask(law, "1971-09")
    for month, required in (("2032-12", 198), ("2033-01", 252), ("2033-06", 252), ("2036-06", 252)):
        assert answer.option(month).required_months == required
    before = ask(law, "1970-08")
    at = before.statutory.value.month
    assert at == YearMonth(2032, 1)
    assert before.option("2033-06").required_months == before.option(at).required_months == 198
    assert minimum_contribution(law, month=YearMonth(2033, 6), statutory_age=reached(at)).value == (2032, 198)


def test_an_extension_by_the_version_of_its_own_month(law_with: Callable[..., Law]) -> None:
    # male 1968-12 with 150 in 2029-12. As it is: 180 in 2032-06, 210 of 210 in 2034-12. From 2033 on 252: in 2038-06.
    law = law_with("minimum_contribution", begins="2033-01-01", edit=higher)
    stated: dict[str, Any] = {"as_of": "2029-12", "months": 150}
    for one, complete in ((load_law(), "2034-12"), (law, "2038-06")):
        found = ask(one, "1968-12", **stated).minimum_at_age.value
        assert found is not None
        assert (str(found.reached_month), str(found.complete_month)) == ("2032-06", complete)


def test_a_minimum_that_ends_leaves_the_rest(law_with: Callable[..., Law]) -> None:
    # Closed with 2031: what is asked in 2032 is unknown, and no old figure stands for it.
    law = law_with("minimum_contribution", closes="2031-12-31", ends="own_text")
    answer = ask(law, "1971-09")
    assert (str(answer.option("2031-12").eligibility), answer.option("2031-12").required_months) == ("ELIGIBLE", 192)
    for month in ("2032-01", "2033-06", "2033-07"):
        option = answer.option(month)
        assert (str(option.eligibility), option.required_months, option.counting_year) == (OPEN, None, None)
        assert option.projected_months is not None
    assert "out_of_coverage" in [caveat.code for caveat in answer.caveats]
    assert str(answer.statutory.value.month) == "2033-06"
    assert [(str(first), str(last)) for first, last in answer.qualifying] == [("2031-09", "2031-12")]
    with pytest.raises(OutOfCoverage):
        minimum_contribution(law, month=YearMonth(2032, 1), statutory_age=reached("2033-06"))


# --- the age ----------------------------------------------------------------------------------------------------------


def original(years: int) -> Edit:
    def edit(version: Version) -> None:
        version["rule"]["male_60"] = {"original_age": f"{years}y", "cite": ["measures", "第一条"]}
        version["rows"] = [row for row in version["rows"] if row["category"] != "male_60"]

    return edit


@pytest.mark.parametrize(
    ("years", "birth", "month"),
    [
        # A version of 2035-01-01 with an original age of 62, and no rise. Whose 60 comes by 2034-12, under the version that
        # ends then, stays under it (决定 第五项 of its kind): male 1974-12 62y6m in 2037-06.
        (62, "1974-12", "2037-06"),
        (62, "1975-01", "2037-01"),
        (62, "1980-01", "2042-01"),
        # An original age of 58: the same people stay; whoever has 60 only in 2035 or later is under the new text.
        (58, "1974-12", "2037-06"),
        (58, "1975-01", "2033-01"),
        (58, "1980-01", "2038-01"),
    ],
)
def test_one_version_of_the_age_governs_each_person(
    law_with: Callable[..., Law], years: int, birth: str, month: str
) -> None:
    law = law_with("statutory_age", begins="2035-01-01", edit=original(years))
    assert str(statutory_age(Person(birth, "male_60"), law).value.month) == month


@pytest.mark.parametrize("as_of", ["2005-01", "2009-03", "2026-11"])
def test_a_man_of_1949_keeps_his_month(as_of: str) -> None:
    # 国发〔1978〕104号: 60 in 2009-03, whenever it is asked. 180 by 国发〔2005〕38号 第六项.
    law = load_law()
    assert str(statutory_age(Person("1949-03", "male_60"), law).value.month) == "2009-03"
    answer = ask(law, "1949-03", as_of=as_of)
    assert str(answer.statutory.value.month) == "2009-03"
    assert (answer.option("2009-03").required_months, str(answer.option("2009-03").eligibility)) == (180, "ELIGIBLE")


def test_a_man_of_1949_is_under_no_newer_age(law_with: Callable[..., Law]) -> None:
    law = law_with("statutory_age", begins="2035-01-01", edit=original(62))
    assert str(statutory_age(Person("1949-03", "male_60"), law).value.month) == "2009-03"


# --- every other table, once ------------------------------------------------------------------------------------------


def test_the_remedies_by_the_version_of_the_month_of_the_shortfall(law_with: Callable[..., Law]) -> None:
    # A version of 2030-01-01 asks for ten years of paying on before a lump sum. male 1968-12: 2029-12; male 1969-01: 2030-02.
    def ten_years(version: Version) -> None:
        version["lump_sum"]["after_extending"]["value"] = 120

    law = law_with("shortfall_remedies", begins="2030-01-01", edit=ten_years)
    for birth, as_of, month in (("1968-12", "2029-12", "2034-12"), ("1969-01", "2030-02", "2040-02")):
        answer = ask(law, birth, as_of=as_of, months=100, continuing=False)
        (lump_sum,) = [one for one in answer.remedies if one.kind == "lump_sum"]
        assert str(lump_sum.from_month) == month


def test_remedies_that_ended_are_unknown(law_with: Callable[..., Law]) -> None:
    law = law_with("shortfall_remedies", closes="2029-12-31", ends="own_text")
    answer = ask(law, "1969-01", as_of="2030-02", months=100, continuing=False)
    assert answer.remedies == ()
    assert "out_of_coverage" in [caveat.code for caveat in answer.caveats]
    assert str(answer.option("2030-02").eligibility) == "NOT_ELIGIBLE"  # and every other figure stays


def test_who_acts_by_the_version_of_the_retirement_month(law_with: Callable[..., Law]) -> None:
    # From 2030 on the person files.
    def own(version: Version) -> None:
        version["duties"]["filing"]["actor"] = "person"

    law = law_with("procedure", begins="2030-01-01", edit=own)
    for month, actor in (("2029-12", "employer"), ("2030-01", "person")):
        events = ask(law, "1969-06").timeline(month).value
        assert [event.actor for event in events if event.code == "filing"] == [actor]


def test_the_procedure_of_a_place_by_the_retirement_month(law_with: Callable[..., Law]) -> None:
    # From 2030 on an organ applies a month after approval.
    def later(version: Version) -> None:
        version["steps"][0]["months"] = 1

    law = law_with("local_procedure", begins="2030-01-01", edit=later, place="CN-CQ")
    person = Person("1969-06", "male_60", employment="civil_servant", contributions=Contributions(cumulative=400))
    filing = Filing(approved_in="2029-11", public_body=True)
    for month, when in (("2029-12", "2029-11"), ("2030-01", "2029-12")):
        events = timeline(person, law, "2026-11", month, filing=filing).value
        assert [event.when for event in events if event.code == "public_body_filing"] == [when]


def test_the_class_by_the_version_of_the_month_of_the_question(law_with: Callable[..., Law]) -> None:
    def all_55(version: Version) -> None:
        version["women"]["worker"]["value"] = "female_55"

    law = law_with("worker_class", begins="2030-01-01", edit=all_55)
    facts = WorkerFacts(sex="女", post="工人", employment="employee")
    for as_of, category in (("2029-12", "female_50"), ("2030-01", "female_55")):
        assert worker_class(facts, law, as_of=YearMonth.of(as_of)).value.category == category


def test_the_way_of_chongqing_by_the_version_of_the_month_of_the_question(law_with: Callable[..., Law]) -> None:
    law = law_with("left_management", begins="2030-01-01", edit=value("away", 36), place="CN-CQ")
    facts = WorkerFacts(sex="女", post="工人", employment="employee", left_management_in="2027-03", birth="1976-05")
    for as_of, month in (("2029-12", "2029-03"), ("2030-01", "2030-03")):
        route = worker_class(facts, law, as_of=YearMonth.of(as_of)).value.route
        assert route is not None
        assert str(route.from_month) == month


def test_the_birth_date_by_the_version_of_the_month_of_the_question(law_with: Callable[..., Law]) -> None:
    def card(version: Version) -> None:
        version["in_conflict"]["answers"]["file_earliest"] = "id_card"

    law = law_with("birth_date", begins="2030-01-01", edit=card)
    for as_of, source in (("2029-12", "file_earliest"), ("2030-01", "id_card")):
        found = birth_date(law, as_of=YearMonth.of(as_of), id_card=YearMonth(1966, 5), file_earliest=YearMonth(1966, 4))
        assert found.value.source == source


def test_a_birth_date_rule_that_ended_is_unknown(law_with: Callable[..., Law]) -> None:
    closed = law_with("birth_date", closes="2029-12-31", ends="own_text")
    with pytest.raises(OutOfCoverage):
        birth_date(closed, as_of=YearMonth(2030, 1), id_card=YearMonth(1966, 5), file_earliest=None)
