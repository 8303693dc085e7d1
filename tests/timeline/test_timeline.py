"""Who must do what by when. 94号 by subject, 第五条 to 第十四条; 渝人社〔2024〕282号; every expected day from the articles by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest
from dateutil.relativedelta import relativedelta

from retirecalc import Contributions, Eligibility, InvalidFacts, Outcome, Person, YearMonth, assess
from retirecalc.facts.filing import Filing
from retirecalc.ground import workdays
from retirecalc.questions.assess import timeline
from retirecalc.rules.retiring.retirement_steps import Event
from tests.law_day import LAW_DAY, load_law
from tests.timeline.conftest import Weekdays

Events = Outcome[tuple[Event, ...]]

"""The law of that day, so that a later amendment moves no expectation."""


def steps(outcome: Events) -> list[tuple[str, str, str]]:
    return [(event.code, event.actor, event.when) for event in outcome.value]


def step(outcome: Events, code: str) -> Event:
    (found,) = [event for event in outcome.value if event.code == code]
    return found


def codes(outcome: Events) -> set[str]:
    return {event.code for event in outcome.value}


def ask(
    birth: str, month: str, *, as_of: str = "2026-11", place: str = "CN", category: Any = "male_60", **more: Any
) -> Events:
    filing, calendar, readings, on = (more.pop(name, None) for name in ("filing", "calendar", "readings", "on"))
    facts: dict[str, Any] = {
        "employment": "employee",
        "contributions": Contributions(paid=300, deemed=0, continuing=True),
    } | more
    law = load_law(place, readings=readings, in_force_on=on or LAW_DAY)
    return timeline(Person(birth, category, **facts), law, as_of, month, calendar=calendar, filing=filing)


# the order, the actors, the dates


def test_an_early_month_in_order() -> None:
    # Born 1970-08: statutory 2032-01. Early in 2030-06 is 59 years old: refused; 2030-08 is 60.
    assert steps(ask("1970-08", "2030-08")) == [
        ("written_notice", "person", "2030-05-01"),  # three calendar months before
        ("early_acceptance", "agency", ""),  # 第十二条
        ("written_application", "person", "2030-08"),  # 第八条
        ("filing", "employer", "2030-08"),
        ("first_payment", "agency", "2030-09"),  # 第九条
    ]
    assert ask("1970-08", "2030-06").value == ()


def test_notice_for_june_2030_under_both_readings() -> None:
    # R22. Born 1970-06-20: 60 in 2030-06, the statutory month is later, so June is early.
    first = ask("1970-06-20", "2030-06")
    birthday = ask("1970-06-20", "2030-06", readings={"R22": "birthday"})
    assert step(first, "written_notice").day == date(2030, 3, 1)
    assert step(birthday, "written_notice").day == date(2030, 3, 20)
    assert YearMonth.of(step(birthday, "written_notice").day) == YearMonth(2030, 3)


def test_a_deferral_from_july_2025() -> None:
    # Born 1965-05: statutory 2025-07. The agreement is due one month before that, whatever month is agreed.
    for month in ("2025-08", "2026-07", "2028-07"):
        outcome = ask("1965-05", month, as_of="2025-03")
        assert step(outcome, "deferral_agreement").day == date(2025, 6, 1)
        assert step(outcome, "deferral_agreement").actor == "both"
    assert steps(ask("1965-05", "2026-07", as_of="2025-03")) == [
        ("deferral_agreement", "both", "2025-06-01"),
        ("contributions_continue", "both", "2025-07"),
        ("deferral_not_lengthened", "both", "2025-07"),
        ("deferral_ended_early", "both", "2025-07"),
        ("early_acceptance", "agency", ""),
        ("written_application", "person", "2026-07"),
        ("filing", "employer", "2026-07"),
        ("employment_ends", "both", "2026-07"),
        ("first_payment", "agency", "2026-08"),
    ]
    assert step(ask("1965-05", "2026-07", as_of="2025-03"), "deferral_ended_early").condition == "if_agreed"


def test_december_pays_in_january() -> None:
    payment = step(ask("1971-09", "2032-12"), "first_payment")
    assert (str(payment.month), payment.condition, payment.actor) == ("2033-01", "if_approved", "agency")


def test_on_time_there_is_neither_notice_nor_agreement() -> None:
    outcome = ask("1971-09", "2033-06")
    assert codes(outcome) == {"early_acceptance", "written_application", "filing", "first_payment"}
    assert [cite.locator for cite in step(outcome, "filing").citations] == ["第八条", "按事项：按时办理退休"]


@pytest.mark.parametrize(
    ("code", "articles"),
    [
        ("approval", ["第十三条"]),
        ("deferral_agreement", ["按事项：提前一个月协商"]),
        ("contributions_continue", ["第五条"]),
        ("deferral_not_lengthened", ["按事项：延迟退休时间确定后不再延长"]),
        ("deferral_ended_early", ["第六条"]),
        ("early_acceptance", ["第十二条"]),
        ("written_application", ["第八条"]),
        ("filing", ["第八条"]),
        ("employment_ends", ["第六条"]),
        ("first_payment", ["第九条"]),
    ],
)
def test_every_step_names_its_article(code: str, articles: list[str]) -> None:
    event = step(ask("1965-05", "2026-07", as_of="2025-03", employment="state_employee"), code)
    assert [cite.locator for cite in event.citations] == articles
    assert {cite.document_number for cite in event.citations} == {"人社部发〔2024〕94号"}


# a deadline that has passed


def test_after_a_deadline_the_option_stays() -> None:
    person = Person("1970-08", "male_60", contributions=Contributions(cumulative=300, continuing=True))
    answer = assess(person, load_law(), "2030-07")
    option = answer.option("2030-08")
    assert option.eligibility is Eligibility.ELIGIBLE
    assert "deadline_passed" in [caveat.code for caveat in option.caveats]
    assert {event.code: event.past for event in answer.timeline("2030-08").value} == {
        "written_notice": True,  # 2030-05-01
        "early_acceptance": False,
        "approval": False,  # employment not stated
        "written_application": False,
        "filing": False,
        "first_payment": False,
    }


@pytest.mark.parametrize(
    ("as_of", "past"),
    # Of a month the end counts: asked in May 2030, the first of May will be past. Asked on a day, that day does.
    [("2030-04", False), ("2030-05-01", False), ("2030-05-02", True), ("2030-05", True), ("2030-06", True)],
)
def test_a_day_is_past_when_asked_after_it(as_of: str, past: bool) -> None:
    assert step(ask("1970-08", "2030-08", as_of=as_of), "written_notice").past is past


# who


@pytest.mark.parametrize(
    ("employment", "approval"),
    [
        ("employee", None),
        ("own_account", None),
        ("state_employee", Eligibility.ELIGIBLE),
        ("state_manager", Eligibility.ELIGIBLE),
        ("civil_servant", Eligibility.ELIGIBLE),
        ("unknown", Eligibility.UNDETERMINED),
    ],
)
def test_approval_comes_first(employment: Any, approval: Eligibility | None) -> None:
    outcome = ask("1970-08", "2030-08", employment=employment)
    if approval is None:
        assert "approval" not in codes(outcome)
        return
    first = outcome.value[0]
    assert (first.code, first.actor, first.status, first.when) == ("approval", "authority", approval, "")
    assert first.missing_facts == (("employment",) if employment == "unknown" else ())


def test_on_time_nothing_is_approved() -> None:
    assert "approval" not in codes(ask("1971-09", "2033-06", employment="civil_servant"))


def test_without_an_employer_the_person_files_and_tells_nobody() -> None:
    outcome = ask("1970-08", "2030-08", employment="own_account")
    assert codes(outcome) == {"early_acceptance", "written_application", "own_filing", "first_payment"}
    filing = step(outcome, "own_filing")
    assert (filing.actor, filing.citations[0].certainty) == ("person", "open")  # 第八条 names employers only


def test_a_deferral_without_an_employer_has_nobody_to_agree_with() -> None:
    # R07: whether there is such a deferral is open; agreement, employment and its end are of employer and employee.
    outcome = ask("1965-05", "2026-07", as_of="2025-03", employment="own_account")
    assert codes(outcome) == {"early_acceptance", "written_application", "own_filing", "first_payment"}
    event = step(ask("1965-05", "2026-07", as_of="2025-03", employment="unknown"), "deferral_agreement")
    assert (event.status, event.missing_facts) == (Eligibility.UNDETERMINED, ("employment",))


def test_whether_a_later_month_is_a_deferral_may_not_be_settled() -> None:
    # Statutory 2025-07. Nothing known of the contributions: not known whether that month is a deferral or paid on for.
    unknown = ask("1965-05", "2026-07", as_of="2025-03", contributions=None)
    event = step(unknown, "deferral_agreement")
    assert (event.day, event.status) == (date(2025, 6, 1), Eligibility.UNDETERMINED)
    assert event.missing_facts == ("contributions",)
    # 170 months at 2025-03 are 174 of 180 in 2025-07 and 180 in 2026-01: paid on for; may the employment be deferred (R23)?
    short = ask("1965-05", "2026-07", as_of="2025-03", contributions=Contributions(cumulative=170, continuing=True))
    event = step(short, "deferral_agreement")
    assert (event.day, event.status, event.why) == (date(2025, 6, 1), Eligibility.UNDETERMINED, "reading")
    # What holds during a deferral is none of theirs yet.
    assert {"contributions_continue", "employment_ends"} & (codes(unknown) | codes(short)) == set()


def test_who_may_not_defer_has_no_steps() -> None:
    assert ask("1965-05", "2026-07", as_of="2025-03", employment="civil_servant").value == ()


def test_people_outside_94_have_no_national_steps() -> None:
    # 第十四条: 60 in 2024-12. The articles do not speak of them; the procedure of Chongqing does.
    assert ask("1964-12", "2026-11", calendar=None).value == ()
    assert codes(ask("1964-12", "2026-11", place="CN-CQ")) == {"paper_file", "procedure_end"}
    assert ask("1966-01", "2026-01", as_of="2024-12", on="2024-12-31").value == ()  # not in force then


# Chongqing: 26 working days, 3 for the paper file


def test_26_working_days(weekdays: Weekdays) -> None:
    # Filed on Monday 2026-11-02: the first working day is Tuesday the 3rd, the 5th Monday the 9th, the 25th Monday
    # 2026-12-07, the 26th Tuesday 2026-12-08.
    event = step(
        ask("1966-06", "2026-11", place="CN-CQ", filing=Filing(on="2026-11-02"), calendar=weekdays), "procedure_end"
    )
    assert (event.day, event.status, event.actor) == (date(2026, 12, 8), Eligibility.ELIGIBLE, "agency")
    assert [str(cite) for cite in event.citations] == ["渝人社〔2024〕282号 办事指南 六"]


def test_the_holidays_of_2026_count() -> None:
    # Filed on 2026-09-21, Monday. 26 working days later by hand: 22-24 September (3); the holidays of mid-autumn 25-27 and of
    # the national week 1-7 October are off, 20 September and 10 October are make-up days.
    event = step(
        ask(
            "1966-06",
            "2026-11",
            as_of="2026-09",
            place="CN-CQ",
            filing=Filing(on="2026-09-21"),
            calendar=workdays.chinese_calendar(),
        ),
        "procedure_end",
    )
    # 22, 23, 24 (3); 28, 29, 30 (6); 8, 9, 10 October (9); 12-16 (14); 19-23 (19); 26-30 (24); 2, 3 November (26).
    assert event.day == date(2026, 11, 3)


def test_past_the_calendar_nothing_is_computed(weekdays: Weekdays) -> None:
    outcome = ask(
        "1966-06", "2026-11", place="CN-CQ", filing=Filing(on="2026-11-02"), calendar=Weekdays(date(2026, 12, 7))
    )
    event = step(outcome, "procedure_end")
    assert (event.day, event.status, event.why) == (None, Eligibility.UNDETERMINED, "calendar_ends")
    assert "calendar_ends" in [caveat.code for caveat in outcome.caveats]
    enough = Weekdays(date(2026, 12, 8))
    outcome = ask("1966-06", "2026-11", place="CN-CQ", filing=Filing(on="2026-11-02"), calendar=enough)
    assert step(outcome, "procedure_end").day == date(2026, 12, 8)


def test_the_package_ends_where_the_notices_end() -> None:
    for calendar in (chinese_calendar, workdays.chinese_calendar()):
        outcome = ask("1966-06", "2026-12", place="CN-CQ", filing=Filing(on="2099-12-30"), calendar=calendar)
        event = step(outcome, "procedure_end")
        assert (event.day, event.status, event.why) == (None, Eligibility.UNDETERMINED, "calendar_ends")


@pytest.mark.parametrize(
    ("filing", "calendar", "missing", "why"),
    [
        (None, None, ("filed_on",), None),
        (None, Weekdays(), ("filed_on",), None),
        (Filing(on="2026-11-02"), None, (), "calendar_missing"),
    ],
)
def test_without_the_day_or_the_calendar_the_end_is_not_settled(
    filing: Filing | None, calendar: Weekdays | None, missing: tuple[str, ...], why: str | None
) -> None:
    event = step(ask("1966-06", "2026-11", place="CN-CQ", filing=filing, calendar=calendar), "procedure_end")
    assert (event.day, event.status) == (None, Eligibility.UNDETERMINED)
    assert (event.missing_facts, event.why) == (missing, why)


@pytest.mark.parametrize(
    ("deemed", "special_work", "pre_examined", "expected"),
    [
        # needed: deemed years or special work, and no examination beforehand
        (24, None, False, ()),
        (24, False, False, ()),
        (0, True, False, ()),
        (None, True, False, ()),
        # not needed
        (24, True, True, None),
        (None, None, True, None),
        (0, False, None, None),
        (0, False, False, None),
        # not known
        (24, None, None, ("pre_examined",)),
        (None, None, False, ("deemed", "special_work")),
        (0, None, False, ("special_work",)),
        (None, False, None, ("deemed", "pre_examined")),
    ],
)
def test_the_paper_file(
    deemed: int | None,
    special_work: bool | None,
    pre_examined: bool | None,
    expected: tuple[str, ...] | None,
    weekdays: Weekdays,
) -> None:
    filing = Filing(on="2026-11-05", special_work=special_work, pre_examined=pre_examined)
    contributions = Contributions(paid=300, deemed=deemed)
    outcome = ask("1966-06", "2026-11", place="CN-CQ", filing=filing, calendar=weekdays, contributions=contributions)
    if expected is None:
        assert "paper_file" not in codes(outcome)
        return
    event = step(outcome, "paper_file")
    # Thursday 2026-11-05: Friday, Monday, Tuesday.
    assert (event.day, event.actor, event.missing_facts) == (date(2026, 11, 10), "employer", expected)
    assert event.status is (Eligibility.UNDETERMINED if expected else Eligibility.ELIGIBLE)


def test_deemed_years_from_spells(weekdays: Weekdays) -> None:
    spells = [("1985-01", "1992-12", "deemed"), ("1993-01", "2026-11")]
    filing = Filing(on="2026-11-05", pre_examined=False)
    with_deemed = Contributions.from_spells(spells)
    without = Contributions.from_spells(spells[1:])
    for contributions, missing in ((with_deemed, ()), (without, ("special_work",)), (None, ("deemed", "special_work"))):
        outcome = ask(
            "1966-06", "2026-11", place="CN-CQ", filing=filing, calendar=weekdays, contributions=contributions
        )
        assert step(outcome, "paper_file").missing_facts == missing


@pytest.mark.parametrize(
    ("employment", "stated", "missing"),
    [
        ("employee", None, None),
        ("own_account", None, None),
        ("civil_servant", None, ("approved_in",)),
        ("state_employee", None, ("public_body", "approved_in")),
        ("unknown", None, ("public_body", "approved_in")),
        ("state_employee", True, ("approved_in",)),
        ("state_employee", False, None),
    ],
)
def test_a_public_body_applies_in_the_month_of_approval(
    employment: Any, stated: bool | None, missing: tuple[str, ...] | None
) -> None:
    outcome = ask("1966-06", "2026-11", place="CN-CQ", employment=employment, filing=Filing(public_body=stated))
    if missing is None:
        assert "public_body_filing" not in codes(outcome)
        return
    assert step(outcome, "public_body_filing").missing_facts == missing
    filing = Filing(public_body=True, approved_in="2026-12")
    event = step(ask("1966-06", "2026-11", place="CN-CQ", employment=employment, filing=filing), "public_body_filing")
    assert (str(event.month), event.actor, event.status) == ("2026-12", "employer", Eligibility.ELIGIBLE)


def test_the_steps_of_chongqing_are_of_chongqing() -> None:
    assert "procedure_end" not in codes(ask("1966-06", "2026-11"))
    assert "procedure_end" not in codes(ask("1966-06", "2026-11", place="CN-SC"))


# month ends


@pytest.mark.slow
def test_every_birthday_of_fifty_years_against_dateutil() -> None:
    """R22 by the birthday: the day of that month, clipped, then whole calendar months back, clipped. Never 90 days."""
    law = load_law(readings={"R22": "birthday"})
    _every_birthday(law, step_days=1)


def test_month_ends_against_dateutil() -> None:
    law = load_law(readings={"R22": "birthday"})
    for year in range(1970, 1977):
        for month, day in ((1, 31), (2, 28), (2, 29), (3, 31), (5, 31), (8, 31), (10, 31), (12, 31), (11, 30)):
            try:
                birth = date(year, month, day)
            except ValueError:
                continue
            _compare(birth, law)


def _every_birthday(law: Any, *, step_days: int) -> None:
    day = date(1950, 1, 1)
    while day.year <= 2000:
        _compare(day, law)
        day += timedelta(days=step_days)


def _compare(birth: date, law: Any) -> None:
    person = Person(birth, "male_60", employment="employee")
    if birth < date(1965, 1, 1):
        assert timeline(person, law, "2026-11", "2030-01").value == ()  # outside 94号
        return
    answer = assess(person, law, "2024-12")
    statutory = answer.statutory.value.month
    early, late = statutory - 1, statutory + 1
    chosen = early.on(birth.day) if early >= answer.window.value.earliest_month else None  # type: ignore[operator]
    if chosen is not None:
        notice = step(answer.timeline(early), "written_notice").day
        assert notice == chosen + relativedelta(months=-3)
    agreement = step(answer.timeline(late), "deferral_agreement").day
    assert agreement == statutory.on(birth.day) + relativedelta(months=-1)


def test_three_months_are_not_90_days() -> None:
    # 2031-06-01 less 90 days is 2031-03-03; three calendar months give the 1st.
    event = step(ask("1971-06", "2031-06"), "written_notice")
    assert event.day == date(2031, 3, 1) != date(2031, 6, 1) - timedelta(days=90)
    apart = {
        YearMonth(2031, m).on(1) - step(ask("1970-08", f"2031-{m:02}"), "written_notice").day  # type: ignore[operator]
        for m in range(1, 13)
    }
    assert apart == {timedelta(days=days) for days in (89, 90, 91, 92)}


def test_how_each_time_binds() -> None:
    """94号: notice and agreement at the latest, 第八条 the application in that month at the latest, 第九条 the payment in the next."""
    enough = Contributions(paid=300, continuing=True)  # or it would not be known whether the second month is a deferral
    found = {
        event.code: event.bound
        for person, month in (
            (Person("1970-08", "male_60", employment="state_employee"), "2030-08"),
            (Person("1970-08", "male_60", employment="state_employee", contributions=enough), "2032-05"),
            (Person("1970-08", "male_60", employment="own_account"), "2030-08"),
            (Person("1970-08", "male_60", employment="civil_servant"), "2032-01"),
        )
        for event in timeline(
            person,
            load_law("CN-CQ"),
            "2026-11",
            month,
            calendar=Weekdays(),
            filing=Filing(on="2026-11-02", special_work=True, approved_in="2030-06"),
        ).value
    }
    assert found == {
        "approval": "any_time",
        "written_notice": "by",
        "deferral_agreement": "by",
        "contributions_continue": "from",
        "deferral_not_lengthened": "from",
        "deferral_ended_early": "from",
        "early_acceptance": "any_time",
        "written_application": "by",
        "filing": "by",
        "own_filing": "by",
        "employment_ends": "in",
        "first_payment": "in",
        "public_body_filing": "in",
        "paper_file": "by",
        "procedure_end": "by",
    }


# the shape


def test_an_event_as_data() -> None:
    event = step(ask("1970-08", "2030-08"), "written_notice")
    assert event.to_dict() | {"citations": None} == {
        "code": "written_notice",
        "actor": "person",
        "bound": "by",
        "day": "2030-05-01",
        "month": None,
        "status": "ELIGIBLE",
        "condition": None,
        "missing_facts": [],
        "why": None,
        "past": False,
        "citations": None,
    }
    assert event.last_day == date(2030, 5, 1)
    assert step(ask("1970-08", "2030-08"), "filing").last_day == date(2030, 8, 31)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_step_is_a_sentence_in_both_languages(lang: str, weekdays: Weekdays) -> None:
    from retirecalc.wording import explain

    filing = Filing(on="2026-11-02", pre_examined=False, approved_in="2026-11", public_body=True)
    for employment in ("state_employee", "own_account", "unknown"):
        for month in ("2026-11", "2026-09", "2027-01"):
            outcome = ask(
                "1966-06",
                month,
                as_of="2026-07",
                place="CN-CQ",
                employment=employment,
                contributions=Contributions(paid=300, deemed=24),
                filing=filing,
                calendar=weekdays,
            )
            text = explain((outcome,), lang)
            assert len(text.splitlines()) > len(outcome.value)
            assert "{" not in text


@pytest.mark.parametrize(
    "facts", [{"on": "2026-11"}, {"on": "2026-02-30"}, {"special_work": "perhaps"}, {"approved_in": "2026-13"}]
)
def test_a_filing_that_cannot_be(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        Filing(**facts)
