"""Charts of what the library answers: of one person, a list, months compared, the months out of work, the law itself.

Each function takes an answer and gives an altair chart, which a notebook shows and which altair changes further; `to_svg` and
`to_png` draw it without a browser. A chart holds no law and works nothing out: it shows figures of the answer, and never by
colour alone. Needs the extra `plots`: altair and vl-convert. Importing this module loads neither.

>>> from retirecalc import Contributions, Person, assess, load_law
>>> from retirecalc.plots import window
>>> person = Person("1971-09", "male_60", contributions=Contributions(cumulative=316, continuing=True))
>>> window(assess(person, load_law(), "2026-11")).title.text
'The months to choose from'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, TypeAlias

from retirecalc.errors import RetirecalcError, wanted
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.ground.extras import need
from retirecalc.ground.months import MonthLike, YearMonth
from retirecalc.ground.say import CAUTION, Said
from retirecalc.law import Law
from retirecalc.letters.phrases import PHRASES as SHEET
from retirecalc.outcome import Eligibility, Standing
from retirecalc.questions.amounts import AmountComparison
from retirecalc.questions.assess import Assessment, Option
from retirecalc.questions.path import Path, PathMonth
from retirecalc.roster.plan import StaffPlan
from retirecalc.roster.workbook import WORDS as WORKBOOK
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.wording import word
from retirecalc.wording.brief import Words, counted_by
from retirecalc.wording.compared import COMPARED, overtaking

if TYPE_CHECKING:
    import altair

    Chart: TypeAlias = altair.LayerChart | altair.FacetChart | altair.VConcatChart

__all__ = ["compared", "contributions", "outlook", "path", "schedule", "to_png", "to_svg", "window"]

PHRASES: dict[str, Said] = {
    "window": SHEET["months"],
    "agreed": SHEET["agreed"],
    **{name: WORKBOOK[name] for name in ("earliest", "first_qualifying", "statutory", "latest", "staying")},
    "in_window": Said("window of the law", "弹性退休窗口"),
    "qualify": Said("months that qualify", "符合条件的月份"),
    "asked": Said("asked in {month}", "测算时间：{month}"),
    "notice_by": Said("{answer}; written notice by {day}", "{answer}；不迟于{day}书面告知"),
    "agreement_by": Said("{answer}; written agreement by {day}", "{answer}；不迟于{day}书面协议"),
    "contributions": Said("Contributions against the minimum", "累计缴费与最低缴费年限"),
    "counted": Said("counted by then, deemed included", "届时累计（含视同）"),
    "counted_least": Said("counted at least", "届时累计（下限）"),
    "counted_most": Said("counted at most", "届时累计（上限）"),
    "required": Said("needed", "最低缴费年限"),
    "in_months": Said("months", "月数"),
    "first": Said("first month that qualifies: {month}", "最早符合条件：{month}"),
    "schedule": Said("Statutory retirement age by birth month", "各出生年月的法定退休年龄"),
    "born": Said("born", "出生年月"),
    "age": Said("age in years", "周岁"),
    "outlook": Said("Who reaches what in which year", "各年人数"),
    "before": Said("past", "已过"),
    "ahead": Said("Ahead of {month} by that age, in yuan", "与{month}退休相比，至该年龄的累计差额（元）"),
    "left_out": Said("Not compared, refused or not settled: {months}.", "不符合条件或尚不能确定，未作比较：{months}。"),
    **{name: SHEET[name] for name in ("path", "subsidy")},
    "income": Said("income", "待遇"),
    "paid_by": Said("contributions paid by", "养老保险费缴纳"),
    "line": Said("{a}: {b}", "{a}：{b}"),
    "open": SHEET["path_open"],
    "settled": Said("settled", "已确定"),
    "not_settled": Said("not settled", "尚不能确定"),
}
"""What the charts say beside the words of the law."""

FONTS = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, SimHei, sans-serif"
"""Fonts with Chinese, by the names that Linux, macOS and Windows give them; the first that is there is taken."""
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")
"""Told apart by colour-blind readers too (Okabe and Ito); shape, dash or words always say the same."""
_SHAPES = {Eligibility.ELIGIBLE: "circle", Eligibility.NOT_ELIGIBLE: "cross", Eligibility.UNDETERMINED: "diamond"}
_DEADLINES = ("notice_by", "agreement_by")
_WIDTH = 620


def window(answer: Assessment, lang: str = "en") -> altair.LayerChart:
    """One person: the window of the law, the months that qualify, and each option with what is due by when.

    Raises:
        MissingExtra: altair is not installed.
    """
    alt, words = _altair(), Words(lang, PHRASES)
    wanted(Assessment, answer, "assessment")
    found, options = answer.window.value, answer.options
    months = [answer.as_of, *(one.month for one in options)]
    months += [month for run in answer.qualifying for month in run if month is not None]
    end = max(months) + 1
    runs: dict[str, tuple[tuple[YearMonth, YearMonth | None], ...]] = {}
    if found.earliest_month is not None:
        runs["in_window"] = ((found.earliest_month, found.latest_month),)
    runs["qualify"] = answer.qualifying
    bars = [
        _bar(words.say(name), first, end if last is None else last)
        for name, stretches in runs.items()
        for first, last in stretches
    ]
    told = [
        _bar(words.say(name), stretches[0][0], stretches[-1][1] or end) | {"text": words.stretches(stretches)}
        for name, stretches in runs.items()
        if stretches
    ]
    points = [_point(words, answer, one) for one in options]
    due = [
        {"row": point["row"], "day": day.isoformat()}
        for one, point in zip(options, points, strict=True)
        for day in map(one.__getattribute__, _DEADLINES)
        if day is not None
    ]
    rows = list(dict.fromkeys(one["row"] for one in (*bars, *points)))
    text = {"align": "left", "dx": 10, "color": "#222222"}
    y = alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(labelLimit=260))
    # Written text stands beyond the last month: it needs about as much room as half of what is shown.
    last = end + max(24, (end - answer.as_of) // 2)
    x = _time(alt, "first", words, domain=[min(months) - 2, last])
    layers = [
        alt.Chart(_data(alt, bars)).mark_bar(height=12, color=_COLOURS[0], opacity=0.55).encode(x=x, x2="end:T", y=y),
        alt.Chart(_data(alt, due))
        .mark_point(shape="triangle-left", size=70, filled=True, color="#555555")
        .encode(x=_time(alt, "day", words), y=y),
        alt.Chart(_data(alt, points))
        .mark_point(size=110, filled=True, opacity=1, color=_COLOURS[1])
        .encode(
            x=_time(alt, "first", words),
            y=y,
            shape=alt.Shape("shape:N", scale=None),
            tooltip=["row:N", "text:N"],
        ),
        alt.Chart(_data(alt, points)).mark_text(**text).encode(x=_time(alt, "first", words), y=y, text="text:N"),
        alt.Chart(_data(alt, told)).mark_text(**text).encode(x=_time(alt, "end", words), y=y, text="text:N"),
        alt.Chart(_data(alt, [{"first": _day(answer.as_of)}]))
        .mark_rule(strokeDash=[4, 3], color="#555555")
        .encode(x=_time(alt, "first", words)),
    ]
    asked = words.say("asked", month=words.figure(answer.as_of))
    chart = alt.layer(*layers, data=alt.Data(values=[])).properties(width=_WIDTH, height=alt.Step(26))
    dressed: altair.LayerChart = _dressed(alt, chart, words, words.say("window"), asked)
    return dressed


def contributions(answer: Assessment, lang: str = "en") -> altair.LayerChart:
    """One person: what counts by each month against the minimum of that month, to the last month worth looking at.

    Where part of the facts is not known there are two lines, what counts at least and, where it is bounded, at most.

    Raises:
        MissingExtra: altair is not installed.
    """
    alt, words = _altair(), Words(lang, PHRASES)
    wanted(Assessment, answer, "assessment")
    first = answer.first_qualifying_month
    last = max([answer.as_of + 12, *(one.month for one in answer.options)]) + 6
    months = [answer.as_of + past for past in range(last - answer.as_of + 1)]
    lines: dict[str, list[int | None]] = {}
    counts = [one for one in (counted_by(answer, month) for month in months) if one is not None]
    if all(one.least == one.most for one in counts):
        lines["counted"] = [one.least for one in counts]
    else:
        lines |= {"counted_least": [one.least for one in counts], "counted_most": [one.most for one in counts]}
    needed = [answer.option(month).required_months for month in months]
    lines["required"] = [None if one is None else int(one) for one in needed]
    rows = [
        {"month": _day(month), "line": words.say(name), "months": value, "text": words.figure(month)}
        for name, values in lines.items()
        for month, value in zip(months, values, strict=False)  # none where nothing is known of the contributions
        if value is not None
    ]
    base = alt.Chart(_data(alt, rows)).encode(
        x=_time(alt, "month", words),
        y=alt.Y("months:Q", title=words.say("in_months"), scale=alt.Scale(zero=False)),
    )
    named = _named(alt, [words.say(name) for name, values in lines.items() if any(values)])
    layers = [
        base.mark_line(interpolate="step-after", strokeWidth=2.5).encode(
            **named, tooltip=["line:N", "text:N", "months:Q"]
        )
    ]
    said = [words.say("asked", month=words.figure(answer.as_of))]
    if not counts:
        said.append(words.say("open", text=words.say("counted")))
    if first is not None:
        point = alt.Chart(_data(alt, [{"month": _day(first)}]))
        layers.append(point.mark_rule(strokeDash=[2, 2], color="#222222").encode(x=_time(alt, "month", words)))
        said.append(words.say("first", month=words.figure(first)))
    chart = alt.layer(*layers).properties(width=_WIDTH, height=260)
    dressed: altair.LayerChart = _dressed(alt, chart, words, words.say("contributions"), words.listed(said))
    return dressed


def schedule(
    law: Law, lang: str = "en", *, first: MonthLike = "1960-01", last: MonthLike = "1990-12"
) -> altair.LayerChart:
    """The law: the statutory age of each class by birth month, from `first` to `last`, each asked of the rule.

    Raises:
        MissingExtra: altair is not installed.
        OutOfCoverage: no version on file says the age of one of them.
    """
    alt, words = _altair(), Words(lang, PHRASES)
    wanted(Law, law, "law")
    begin, end = YearMonth.of(first, "first"), YearMonth.of(last, "last")
    births = [begin + past for past in range(end - begin + 1)]
    rows = [
        {
            "month": _day(born),
            "line": word(category, lang),
            "age": months / 12,
            "text": text,
            "born": words.figure(born),
        }
        for category in Category
        for born in births
        for months, text in [_age(words, statutory_age(Person(born, category), law).value.age)]
    ]
    chart = (
        alt.Chart(_data(alt, rows))
        .mark_line(interpolate="step-after", strokeWidth=2.5)
        .encode(
            x=_time(alt, "month", words, title=words.say("born")),
            y=alt.Y("age:Q", title=words.say("age"), scale=alt.Scale(zero=False), axis=alt.Axis(tickMinStep=1)),
            tooltip=["line:N", "born:N", "text:N"],
            **_named(alt, [word(category, lang) for category in Category]),
        )
    )
    chart = alt.layer(chart).properties(width=_WIDTH, height=280)
    dressed: altair.LayerChart = _dressed(alt, chart, words, words.say("schedule"), f"{law.place}, {law.data_version}")
    return dressed


def outlook(plan: StaffPlan, lang: str = "en") -> altair.FacetChart:
    """A list: how many reach which milestone in each of the next years, and how many are still there at the end of it.

    Raises:
        MissingExtra: altair is not installed.
    """
    alt, words = _altair(), Words(lang, PHRASES)
    wanted(StaffPlan, plan, "plan")
    years = plan.outlook()
    lines = years[0]._fields[1:]
    rows = [
        {"year": words.say("before") if one.year is None else str(one.year), "line": words.say(name), "people": count}
        for one in years
        for name, count in zip(lines, one[1:], strict=True)
    ]
    order = list(dict.fromkeys(row["year"] for row in rows))
    base = alt.Chart().encode(
        x=alt.X("year:O", sort=order, title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("people:Q", title=None, axis=None),
    )
    bars = base.mark_bar(color=_COLOURS[0])
    counts = base.mark_text(dy=-6, color="#222222").encode(text="people:Q")
    chart = alt.layer(bars, counts, data=_data(alt, rows)).properties(width=_WIDTH, height=64)
    facets = (
        chart.facet(
            row=alt.Row(
                "line:N",
                sort=[words.say(name) for name in lines],
                title=None,
                header=alt.Header(labelAlign="left", labelAnchor="start", labelOrient="top", labelPadding=14),
            )
        )
        .resolve_scale(y="independent")
        .properties(spacing=14)
    )
    dressed: altair.FacetChart = _dressed(
        alt, facets, words, words.say("outlook"), words.say("asked", month=words.figure(plan.as_of))
    )
    return dressed


def compared(found: AmountComparison, lang: str = "en") -> altair.VConcatChart:
    """Retirement months side by side, from `compare_amounts`: the pension of each, and how far each is ahead by which age.

    Raises:
        RetirecalcError: no month has sums.
        MissingExtra: altair is not installed.
    """
    alt, words = _altair(), Words(lang, PHRASES)
    wanted(AmountComparison, found, "comparison")
    counting = [one for one in found.choices if one.counts]
    if not counting:
        raise RetirecalcError("questions.nothing_compared")
    yuan = words.catalogue.yuan
    order = [words.figure(one.month) for one in counting]
    pensions = [
        {"line": words.figure(one.month), "pension": float(one.pension.total), "text": str(yuan(one.pension.total))}
        for one in counting
        if one.pension.total is not None
    ]
    y = alt.Y("line:N", sort=order, title=COMPARED["amounts_month"].of(words.lang))
    base = alt.Chart(_data(alt, pensions)).encode(
        x=alt.X("pension:Q", title=COMPARED["amounts_pension"].of(words.lang), axis=alt.Axis(tickCount=6, grid=False)),
        y=y,
    )
    bars = alt.layer(
        base.mark_bar(color=_COLOURS[0], height=14),
        base.mark_text(align="left", dx=4, color="#222222").encode(text="text:N"),
    ).properties(width=_WIDTH, height=alt.Step(26))
    ages = [words.figure(age) for age in found.assumptions.to_ages]
    ahead = [
        {"line": words.figure(one.month), "age": age, "ahead": float(total - least), "text": str(yuan(total - least))}
        for one in counting
        for age, total, least in zip(ages, one.by_age, counting[0].by_age, strict=True)
        if total is not None and least is not None
    ]
    title = words.say("ahead", month=order[0])
    lines = alt.Chart(_data(alt, ahead)).encode(
        x=alt.X("age:O", sort=ages, title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("ahead:Q", title=None),
        tooltip=["line:N", "age:N", "text:N"],
        **_named(alt, order),
    )
    sums = lines.mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=60, opacity=1)).properties(
        width=_WIDTH, height=220, title=alt.TitleParams(title, anchor="start", fontWeight="normal")
    )
    said = [COMPARED[f"money_{found.money}"].of(words.lang)]
    with_first = (one for one in found.overtakings if one.earlier == counting[0].month)
    said += [overtaking(one, words.lang) for one in with_first if one.month or one.regained]
    if left := [words.figure(one.month) for one in found.choices if not one.counts]:
        said.append(words.say("left_out", months=words.joined(left)))
    head, *rest = said
    dressed: altair.VConcatChart = _dressed(alt, alt.vconcat(bars, sums), words, head, *rest)
    return dressed


def path(found: Path, lang: str = "en") -> altair.LayerChart:
    """The months out of work, from `path_to_pension`: what is paid, who pays the contributions, the subsidy, the first pension.

    What is not settled has a dashed border and says so.

    Raises:
        RetirecalcError: no month is to come, as for somebody who draws a pension.
        MissingExtra: altair is not installed.
    """
    alt, words = _altair(), Words(lang, PHRASES)
    wanted(Path, found, "path")
    if not found.months:
        raise RetirecalcError("questions.nothing_to_come")
    bars: list[dict[str, Any]] = []
    newest: dict[str, dict[str, Any]] = {}
    for first, last, month in found.stretches():
        for row, standing in _lines(words, month):
            settled = words.say("not_settled" if standing is Standing.UNDETERMINED else "settled")
            bar = newest.get(row)
            if bar is not None and bar["settled"] == settled and bar["last"] + 1 == first:  # goes on unchanged
                bar |= _bar(row, bar["since"], last) | {"last": last}
                continue
            newest[row] = _bar(row, first, last) | {"settled": settled, "since": first, "last": last}
            bars.append(newest[row])
    said: dict[str, dict[str, Any]] = {}
    for bar in bars:
        bar["text"] = words.stretches([(bar.pop("since"), bar.pop("last"))])
        open_ = bar["settled"] == words.say("not_settled")
        text = words.say("open", text=bar["text"]) if open_ else bar["text"]
        told = said.setdefault(bar["row"], {"row": bar["row"], "first": bar["first"], "text": ""})
        told["text"] = words.listed(filter(None, (told["text"], text)))
    months = [one.month for one in found.months]
    begin, end = min(months), max(months) + 1
    rows = [row for line in ("income", "paid_by", "subsidy") for row in said if row.startswith(words.say(line))]
    y = alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(labelLimit=330))
    # What is written under a bar needs room beyond the last month.
    x = _time(alt, "first", words, domain=[begin, end + max(12, (end - begin) // 2)])
    names = [words.say("settled"), words.say("not_settled")]
    drawn = (
        alt.Chart(_data(alt, bars))
        .mark_bar(height=12, color=_COLOURS[0], stroke=_COLOURS[0], strokeWidth=1.5, yOffset=-6)
        .encode(
            x=x,
            x2="end:T",
            y=y,
            fillOpacity=alt.FillOpacity("settled:N", scale=alt.Scale(domain=names, range=[0.85, 0.1]), legend=None),
            strokeDash=alt.StrokeDash("settled:N", scale=alt.Scale(domain=names, range=[[1, 0], [3, 2]]), legend=None),
            tooltip=["row:N", "text:N", "settled:N"],
        )
    )
    under = (
        alt.Chart(_data(alt, list(said.values())))
        .mark_text(align="left", dy=10, fontSize=11, color="#222222")
        .encode(x=_time(alt, "first", words), y=y, text="text:N")
    )
    chart = alt.layer(drawn, under).properties(width=_WIDTH, height=alt.Step(38))
    dressed: altair.LayerChart = _dressed(alt, chart, words, words.say("path"), word("path_condition", words.lang))
    return dressed


def to_svg(chart: Chart) -> str:
    """A chart as SVG, drawn without a browser. The letters are those of the reader's machine.

    Raises:
        MissingExtra: altair or vl-convert is not installed.
    """
    _drawing()
    into = StringIO()
    chart.save(into, format="svg")
    return into.getvalue()


def to_png(chart: Chart, *, scale: float = 2) -> bytes:
    """A chart as PNG, drawn without a browser; Chinese needs one of `FONTS` on this machine.

    Raises:
        MissingExtra: altair or vl-convert is not installed.
    """
    _drawing()
    into = BytesIO()
    chart.save(into, format="png", scale_factor=scale)
    return into.getvalue()


def _altair() -> Any:
    return need("altair", extra="plots", feature="plots")


def _drawing() -> None:
    need("vl_convert", extra="plots", feature="plots")


def _dressed(alt: Any, chart: Any, words: Words, title: str, *said: str) -> Any:
    """What every chart has: its title, what is to be known, the caution, fonts with Chinese, and a ground of its own."""
    lines = [*filter(None, said), CAUTION.of(words.lang)]
    named = alt.TitleParams(title, subtitle=lines, anchor="start", subtitleColor="#444444", fontSize=15)
    return (
        chart.properties(title=named, background="white", padding=12)
        .configure(font=FONTS)
        .configure_view(stroke="#dddddd")
        .configure_axis(labelFontSize=12, titleFontSize=12, titleFontWeight="normal")
        .configure_legend(
            labelFontSize=12,
            labelLimit=320,
            symbolType="stroke",
            symbolSize=400,
            orient="bottom",
            title=None,
            direction="vertical",
        )
        .configure_text(fontSize=12)
        .configure_header(labelFontSize=12)
    )


def _data(alt: Any, rows: Sequence[Mapping[str, Any]]) -> Any:
    return alt.Data(values=list(rows))


def _day(month: YearMonth) -> str:
    return month.on(1).isoformat()


def _bar(row: str, first: YearMonth, last: YearMonth) -> dict[str, Any]:
    """From the first day of one month to the last of another."""
    return {"row": row, "first": _day(first), "end": _day(last + 1)}


def _time(alt: Any, field: str, words: Words, *, title: str | None = None, domain: Sequence[YearMonth] = ()) -> Any:
    """An axis of months, in UTC: a day is never shown as the one before, wherever the reader is."""
    limits = {"domain": [_day(month) for month in domain], "nice": False} if domain else {}
    shown = "%Y年%-m月" if words.lang == "zh" else "%Y-%m"
    return alt.X(
        f"{field}:T",
        title=title,
        scale=alt.Scale(type="utc", **limits),
        axis=alt.Axis(format=shown, labelOverlap=True, tickCount=8),
    )


def _named(alt: Any, lines: Sequence[str]) -> dict[str, Any]:
    """Lines told apart by colour and by dash, with one legend for both."""
    dashes = [[1, 0], [6, 4], [2, 3], [10, 3, 2, 3]]
    colours = [_COLOURS[place % len(_COLOURS)] for place in range(len(lines))]
    dashed = [dashes[place % len(dashes)] for place in range(len(lines))]
    return {
        "color": alt.Color("line:N", scale=alt.Scale(domain=list(lines), range=colours)),
        "strokeDash": alt.StrokeDash("line:N", scale=alt.Scale(domain=list(lines), range=dashed)),
    }


def _age(words: Words, age: Any) -> tuple[int, str]:
    return int(age), words.figure(age)


def _point(words: Words, answer: Assessment, one: Option) -> dict[str, Any]:
    """An option: its month and way, and the verdict with the next day that something is due."""
    to_agree = one.kind == "deferred" and one.eligibility is Eligibility.ELIGIBLE
    agreed = to_agree and answer.window.value.to_be_agreed(one.month)
    text = words.say("agreed") if agreed else word(one.eligibility, words.lang)
    for name in _DEADLINES:
        day: date | None = getattr(one, name)
        if day is not None:
            text = words.say(name, answer=text, day=words.figure(day))
    row = words.listed([words.figure(one.month), word(one.kind, words.lang)])
    return {"row": row, "first": _day(one.month), "text": text, "shape": _SHAPES[one.eligibility]}


def _lines(words: Words, month: PathMonth) -> Iterator[tuple[str, Standing]]:
    """What a month brings, line by line; of a subsidy only one that there may be."""
    told: list[tuple[str, str, Standing]] = [("income", f"income_{month.income}", month.income_standing)]
    if month.contributions != "nobody":
        told.append(("paid_by", f"contributions_{month.contributions}", month.contributions_standing))
    for row, said, standing in told:
        yield words.say("line", a=words.say(row), b=word(said, words.lang)), standing
    if month.subsidy is Standing.ELIGIBLE or month.subsidy is Standing.UNDETERMINED:
        yield words.say("subsidy"), month.subsidy
