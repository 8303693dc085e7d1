"""The papers that go with one retirement month, filled in from the facts and from what the trace found.

A paper that is signed holds facts, figures of the trace and clauses with their articles; what is open, overdue or merely advice
stands on the cover note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from retirecalc.errors import InvalidFacts, RetirecalcError, wanted
from retirecalc.facts.words import Drawing, Employment
from retirecalc.ground.months import MonthLike, YearMonth
from retirecalc.ground.say import Language, Said, language
from retirecalc.letters.doubts import doubts_of
from retirecalc.letters.forms import AGREEMENT, COVER, ENDING, NOTICE, Clause, forms
from retirecalc.letters.parties import BLANK, FIELDS, fields_of
from retirecalc.outcome import Eligibility, Reason
from retirecalc.questions.assess import Assessment, Option
from retirecalc.sources import Citation, Source
from retirecalc.tables.shelf import built_in
from retirecalc.wording import refusal, word
from retirecalc.wording.brief import Counted, Words, counted_by, on_allowance_later, written
from retirecalc.wording.render import LANGUAGES

if TYPE_CHECKING:
    from retirecalc.letters.docx import Draft

_STATE = frozenset({Employment.STATE_EMPLOYEE, Employment.STATE_MANAGER, Employment.CIVIL_SERVANT})
_AT_MOST = 3
"""Sentences on a cover note, but for what is open or overdue: more are not read."""
_OF_THE_MONTH = frozenset({"reading", "deadline_passed", "deadline_before_rule"})
"""Caveats that the cover note says in its own words."""


class Row(NamedTuple):
    """A label and what stands beside it. `must`: a paper without it is none."""

    field: str
    label: Said
    text: Said
    must: bool


class Sentence(NamedTuple):
    """A clause as it is printed, with the places that it rests on."""

    id: str
    text: Said
    cite: tuple[Citation, ...]


class Paper(NamedTuple):
    """One paper, filled in. `draft`: something is open, which the cover note says."""

    kind: str
    draft: bool
    title: Said
    opening: Said
    rows: tuple[Row, ...]
    clauses: tuple[Sentence, ...]
    signatures: tuple[Said, ...]
    foot: Said
    fields: Mapping[str, Said]
    """Everything that a template may print, by name."""
    asked_on: date
    place: str
    """Whose law it rests on: a template of this place goes before others."""

    def __repr__(self) -> str:
        """Without what the paper says: names stand on it."""
        return f"<Paper {self.kind}{', a draft' if self.draft else ''}>"


def papers(answer: Assessment, month: MonthLike, parties: Mapping[str, Any] | None = None) -> tuple[Paper, ...]:
    """The papers for retiring in a month, and a cover note as the last of them.

    Args:
        answer: from `assess`.
        month: the retirement month to name.
        parties: who the papers are between, by field: `{"person": {"name": ...}, "employer": {...}, "contract": {...}, "agreement":
            {"date": ...}}`. What is left out is a line to fill in. Nothing of it is kept.

    Raises:
        InvalidFacts: the month is refused or past, nobody is there to agree a deferral with, or a field that no paper has.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> person = Person(
    ...     "1971-09", "男", employment="employee", contributions=Contributions(cumulative=316, continuing=True)
    ... )
    >>> [paper.kind for paper in papers(assess(person, load_law(), "2026-11"), "2031-09")]
    ['notice', 'application', 'cover']
    """
    option = wanted(Assessment, answer, "assessment").option(month)
    told = fields_of(parties)
    kinds = kinds_of(answer, option)
    fields = _fields(answer, option, kinds) | {
        f"{whose}.{name}": told.get(f"{whose}.{name}", BLANK) for whose, names in FIELDS.items() for name in names
    }
    fields["addressee"] = fields["employer.name"] if _has_employer(answer) else _AGENCY
    held = _held(answer, option, kinds)
    doubts = tuple(doubts_of(answer, told, agreed=AGREEMENT in kinds))
    made = [_paper(answer, option, kind, fields, held, doubts) for kind in kinds]
    titles = Said(*(LANGUAGES[lang].SEPARATOR.join(one.title.of(lang) for one in made) for lang in Said._fields))
    return (*made, _paper(answer, option, COVER, fields | {"papers": titles}, held, doubts))


_AGENCY = Said("the social insurance agency", "社会保险经办机构")
_OWN_ACCOUNT = Said("none (own account)", "灵活就业（无用人单位）")


def _has_employer(answer: Assessment) -> bool:
    return answer.person.employment is not Employment.OWN_ACCOUNT


def kinds_of(answer: Assessment, option: Option) -> tuple[str, ...]:
    """Which papers go with a month, in the order in which they are handed in."""
    told = {"month": str(option.month), "month_zh": written(option.month, "zh")}
    if option.past or option.eligibility is Eligibility.NOT_ELIGIBLE:
        reasons = (
            LANGUAGES[lang].SEPARATOR.join(refusal(one, option.kind, lang) for one in option.reasons)
            for lang in Said._fields
        )
        why = dict(zip(("reasons", "reasons_zh"), reasons, strict=True))
        if Reason.ALREADY_DRAWING in option.reasons:  # no other month helps
            raise InvalidFacts("letters.drawing", **told, **why)
        instead = [*_elsewhere(answer)]
        told |= {"advice": ". ".join(one.en for one in instead), "advice_zh": "。".join(one.zh for one in instead)}
        raise InvalidFacts("letters.past", **told) if option.past else InvalidFacts("letters.refused", **told, **why)
    by = forms().which[option.kind]
    listed = by.get(answer.person.employment, by["other"])
    if not listed:
        raise InvalidFacts("letters.no_employer", **told)
    agreed_to = answer.window.value.agreed_to
    left_out = {
        AGREEMENT: agreed_to is not None or (option.kind == "extended" and option.agreement_by is None),
        ENDING: agreed_to is None or not option.month < agreed_to,
        NOTICE: answer.person.notice_given_on is not None,
    }
    return tuple(kind for kind in listed if not left_out.get(kind, False))


def _elsewhere(answer: Assessment) -> Iterator[Said]:
    """What to do instead of a month that is refused: the months that qualify or may; where none does, the ways left."""
    if answer.qualifying:
        months = Said(*(_stretches(answer.qualifying, lang) for lang in Said._fields))
        yield _both("Months that qualify: {a}", "符合条件的月份：{a}", a=months)
        return
    open_ = [one for one in answer.options if one.eligibility is Eligibility.UNDETERMINED and not one.past]
    if not open_:
        yield Said("On these facts no other month is open either", "按所述情况，其他月份同样不符合条件")
        ways = [one.kind for one in answer.remedies if one.eligibility is not Eligibility.NOT_ELIGIBLE]
        if ways:
            yield _both("To ask the agency about: {a}", "缴费不足的，可向经办机构咨询：{a}", a=_joined(ways))
        return
    months = Said(*(LANGUAGES[lang].SEPARATOR.join(written(one.month, lang) for one in open_) for lang in Said._fields))
    if facts := tuple(dict.fromkeys(fact for one in open_ for fact in one.missing_facts)):
        yield _both(
            "Not settled: {a}. State {b} first", "{a}能否退休尚不能确定，请先补充{b}", a=months, b=_joined(facts)
        )
    else:
        yield _both("Not settled: {a}. Ask the agency", "{a}能否退休规定未明确，请咨询经办机构", a=months)


def _stretches(months: Iterable[tuple[YearMonth, YearMonth | None]], lang: str) -> str:
    return Words(lang, {}).stretches(months)


def _joined(codes: Iterable[object]) -> Said:
    known = [*codes]
    return Said(*(LANGUAGES[lang].SEPARATOR.join(word(str(one), lang) for one in known) for lang in Said._fields))


def _held(answer: Assessment, option: Option, kinds: tuple[str, ...]) -> frozenset[str]:
    """What a row or clause may ask for by `when`."""
    person, outside = answer.person, answer.window.value.outside_94
    known = {
        option.kind: True,
        **dict.fromkeys(kinds, True),
        "approval": option.approval_required is True,
        "outside": outside,
        "inside": not outside,
        "drawing_none": person.drawing is Drawing.NONE,
        "drawing_open": person.drawing is not Drawing.NONE,
        "employer": _has_employer(answer),
        "own_account": not _has_employer(answer),
        "chongqing": answer.law.place == "CN-CQ",
    }
    return frozenset(name for name, holds in known.items() if holds)


def _fields(answer: Assessment, option: Option, kinds: tuple[str, ...]) -> dict[str, Said]:
    """Every fact and figure that a paper may print, written in both languages; what is not known is a line to fill in."""
    person, age = answer.person, answer.statutory.value
    paid = person.contributions
    born = person.birth_month if person.birth_day is None else date.fromisoformat(person.birth)
    counted = counted_by(answer, option.month)
    kind = "ended" if ENDING in kinds else option.kind
    far = int(option.month - age.month)
    figures: dict[str, object] = {
        "birth": born,
        "original_age": age.original_age,
        "statutory_age": age.age,
        "statutory_month": age.month,
        "month": option.month,
        "age": option.age,
        "months_early": Counted(-far, -far) if far < 0 else None,
        "months_late": Counted(far, far) if far > 0 else None,
        "agreed_month": answer.window.value.agreed_to,
        "notice_by": option.notice_by,
        "agreement_by": option.agreement_by,
        "apply_in": option.apply_in,
        "first_payment_month": option.first_payment_month,
        "notice_given_on": person.notice_given_on,
        "law_day": answer.law.in_force_on or (answer.as_of if answer.as_of_day is None else answer.asked_on),
    }
    said = {name: BLANK if figure is None else _said(figure) for name, figure in figures.items()}
    count = None if counted is None or counted.least != counted.most else counted.least
    terms = {
        "minimum": option.required_months,
        "counted": count,
        "paid": None if paid is None else paid.paid,
        "deemed": None if paid is None else paid.deemed,
        "cumulative": None if paid is None else paid.cumulative,
    }
    said |= {name: BLANK if months is None else _term(int(months)) for name, months in terms.items()}
    counted_to = None if paid is None or paid.counted_to is None else paid.counted_to
    said["counted_to"] = BLANK if counted_to is None else _said(counted_to)
    said["statutory"] = _both("{a}, {b}", "{a}，{b}", a=said["statutory_age"], b=said["statutory_month"])
    said["chosen"] = _both("{a} (aged {b})", "{a}（{b}）", a=said["month"], b=said["age"])
    year = option.counting_year
    said["counting_year"] = BLANK if year is None else Said(str(year), f"{year}年")
    said["eligibility"] = _answer(answer, option)
    state = person.employment in _STATE
    said["relation"] = Said("employment", "劳动关系（人事关系）" if state else "劳动关系")
    said["labour_law"] = Said(
        "the Labour Contract Law (a public institution: the personnel regulations)"
        if state
        else "the Labour Contract Law",
        "劳动合同法（事业单位为《事业单位人事管理条例》）等" if state else "劳动合同法等",
    )
    said["own_account"] = _OWN_ACCOUNT
    types = forms().types
    said["type_word"] = types[kind]
    said["type"] = Said(
        *(
            "　".join(f"{'■' if name == kind else '□'}\u00a0{one.of(lang)}" for name, one in types.items())
            for lang in Said._fields
        )
    )
    return said


def _said(figure: object) -> Said:
    return Said(written(figure, "en"), written(figure, "zh"))


def _term(months: int) -> Said:
    """16 years (192 months)."""
    terms = (LANGUAGES[lang].term(*divmod(months, 12)) for lang in Said._fields)
    counts = (LANGUAGES[lang].count(months) for lang in Said._fields)
    return _both("{a} ({b})", "{a}（{b}）", a=Said(*terms), b=Said(*counts)) if months >= 12 else Said(*counts)


def _both(en: str, zh: str, **parts: Said) -> Said:
    return Said(
        en.format(**{name: one.en for name, one in parts.items()}),
        zh.format(**{name: one.zh for name, one in parts.items()}),
    )


def _eligibility(option: Option) -> Said:
    """The answer in words; with what is missing, or that the text leaves it open."""
    said = Said(word(option.eligibility, "en"), word(option.eligibility, "zh"))
    if option.eligibility is not Eligibility.UNDETERMINED:
        return said
    if not option.missing_facts:
        return _both("{a}: ask the agency", "{a}（规定未明确，请咨询经办机构）", a=said)
    return _both("{a} (not stated: {b})", "{a}（需补充：{b}）", a=said, b=_joined(option.missing_facts))


def _answer(answer: Assessment, option: Option) -> Said:
    """The answer as the cover note has it: never a plain yes where somebody else has a say, or the text has none."""
    said = _eligibility(option)
    if option.eligibility is not Eligibility.ELIGIBLE:
        return said
    agreed_to = answer.window.value.agreed_to
    ends = agreed_to is not None and option.month < agreed_to and option.kind != "early"
    if ends:
        said = Said("an early end of the deferral may be agreed with the employer", "可与单位协商提前结束延迟")
    elif option.kind == "deferred" and option.month != agreed_to:
        said = Said("may be agreed with the employer", "可与单位协商")
    if option.approval_required and answer.person.approved is None:
        said = (
            _both("{a}; whether that needs approval is not settled", "{a}，是否须经批准规定未明确", a=said)
            if ends
            else _both("{a}; needs approval", "{a}，须经批准", a=said)
        )
    if any(one.code == "reading" for one in option.caveats) or _agreed_beyond(answer, option) is not None:
        return _both(
            "{a}, but with a question that the text leaves open: see below", "{a}（另有规定未明确的问题，见下）", a=said
        )
    return said


def _paper(
    answer: Assessment,
    option: Option,
    kind: str,
    fields: Mapping[str, Said],
    held: frozenset[str],
    doubts: tuple[Said, ...],
) -> Paper:
    form = forms().papers[kind]
    optional = {row.field for row in form.rows if not row.must}
    rows = tuple(
        Row(row.field, _filled(row.label, fields), fields[row.field], row.must)
        for row in form.rows
        if _holds(row.when, held) and not (row.field in optional and fields[row.field] is BLANK)
    )
    clauses = tuple(Sentence(one.id, _filled(one.text, fields), one.cite) for one in _asked(form.clauses, held))
    if kind == COVER:
        clauses = tuple(_remarks(answer, option, held, clauses, doubts))
    return Paper(
        kind,
        kind != COVER and (bool(doubts) or _open(option, held)),
        form.title,
        _filled(form.opening, fields),
        rows,
        clauses,
        tuple(_filled(one.text, fields) for one in _asked(form.signatures, held)),
        _foot(clauses, fields),
        fields,
        answer.asked_on,
        answer.law.place,
    )


def _foot(clauses: tuple[Sentence, ...], fields: Mapping[str, Said]) -> Said:
    """What this text is, and the documents behind its articles, each once with its title."""
    sources = built_in().sources
    named = dict.fromkeys(cite.source for one in clauses for cite in one.cite)
    titles = [titled(sources[one]) for one in named]
    basis = Said("; ".join(one.en for one in titles), "；".join(one.zh for one in titles))
    if not titles:
        return _filled(forms().foot, fields)
    foot = _filled(forms().foot_cited, fields)
    return _both("{a} Basis: {b}.", "{a}依据文件：{b}。", a=foot, b=basis)


def titled(source: Source) -> Said:
    """A document by its number and its title; by its title alone where that is its name."""
    number, title = source.document_number, source.title
    known = title.zh in number
    return Said(f"{number} ({title.en})", number if known else f"{number}《{title.zh}》")


def basis(cites: Iterable[Citation], lang: str) -> str:
    """The places that a clause rests on, as they stand behind it; one by subject where its article number is not settled.

    >>> basis([Citation("flexible", "人社部发〔2024〕94号", "按事项：弹性延迟退休", "text")], "zh")
    '（人社部发〔2024〕94号关于弹性延迟退休的规定）'
    """
    documents: dict[str, list[str]] = {}
    for cite in cites:
        by_subject, _, subject = cite.locator.partition("：")
        at = cite.locator if by_subject != "按事项" else Said(f"on {subject}", f"关于{subject}的规定").of(lang)
        documents.setdefault(cite.document_number, []).append(at)
    between, within, whole = ("；", "、", "（{}）") if lang == "zh" else ("; ", ", ", " [{}]")
    gap = "" if lang == "zh" else " "
    named = between.join(f"{number}{gap}{within.join(at)}" for number, at in documents.items())
    return whole.format(named) if named else ""


def _open(option: Option, held: frozenset[str]) -> bool:
    """Whether something is to be settled before this is signed."""
    unapproved = option.kind in ("early", "deferred") and option.approval_required is None
    return option.eligibility is Eligibility.UNDETERMINED or unapproved or _two_ways(option, held)


def _two_ways(option: Option, held: frozenset[str]) -> bool:
    """Whether an agreement goes on deferring a month that the application claims after paying on."""
    return option.kind == "extended" and AGREEMENT in held


def _remarks(
    answer: Assessment, option: Option, held: frozenset[str], advice: tuple[Sentence, ...], doubts: tuple[Said, ...]
) -> Iterator[Sentence]:
    """What is open, what is overdue and what else is to be known of the month; then advice, where less than three are said."""
    doubted: list[tuple[Said, tuple[Citation, ...]]] = [(one, ()) for one in doubts]
    if _two_ways(option, held):
        doubted.append((_TWO_WAYS, ()))
    said = [*doubted, *_found(answer, option)]
    for number, (text, cite) in enumerate(said, start=1):
        yield Sentence(f"N{number}", text, cite)
    yield from advice[: max(0, _AT_MOST - len(said))]


def _agreed_beyond(answer: Assessment, option: Option) -> YearMonth | None:
    """To which month a deferral is agreed that somebody retiring early has not begun: the text has an end during it alone."""
    agreed_to = answer.window.value.agreed_to
    return agreed_to if option.kind == "early" else None


def _found(answer: Assessment, option: Option) -> Iterator[tuple[Said, tuple[Citation, ...]]]:
    unapproved = option.kind in ("early", "deferred") and option.approval_required is None
    if option.eligibility is Eligibility.UNDETERMINED and not (unapproved and option.missing_facts == ("employment",)):
        yield _both("To be settled before anybody signs: {a}.", "签署前请先明确：{a}。", a=_eligibility(option)), ()
    if unapproved:
        yield _UNAPPROVED, _cited(answer, "approval_required")
    for caveat in option.caveats:
        if caveat.code == "reading" and caveat.reading is not None:
            question = answer.law.reading(caveat.reading).question
            asked = Said(question.en, question.zh)
            yield (
                _both("{a} The text does not say: ask the agency.", "{a}（规定未明确，请咨询经办机构）", a=asked),
                caveat.citations,
            )
    if (agreed_to := _agreed_beyond(answer, option)) is not None:
        yield _both(_AGREED.en, _AGREED.zh, a=_said(agreed_to)), ()
    caveats = {caveat.code: caveat for caveat in option.caveats}
    if "deadline_passed" in caveats:
        yield _OVERDUE, caveats["deadline_passed"].citations
    if any(step.kind == "assumed" and step.name == "continuing" for step in answer.projection.trace):
        yield _ASSUMED_BESIDE if on_allowance_later(answer) else _ASSUMED, ()
    for code, caveat in ({caveat.code: caveat for caveat in answer.caveats} | caveats).items():
        if code not in _OF_THE_MONTH and code not in ("continuing_assumed", "drawing_unknown"):
            yield Said(_sentence(word(code, "en"), "en"), _sentence(word(code, "zh"), "zh")), caveat.citations


_UNAPPROVED = Said(
    "The kind of employment is not stated: an organ, a state-owned enterprise or a public institution needs approval first.",
    "用工性质未说明：机关和国有企事业单位须先报批。",
)
_AGREED = Said(
    "A deferral to {a} is agreed. What becomes of it where somebody retires early the text does not say: ask the employer and the "
    "agency first.",
    "已约定延迟至{a}退休，又选择提前退休的，该约定如何处理规定没有写明，请先与单位和经办机构确认。",
)
_TWO_WAYS = Said(
    "The agreement speaks of a deferral and the application of paying on: sign neither before the agency has said which of the "
    "two it is.",
    "协议书写的是弹性延迟退休，申请书写的是延长缴费后领取：经办机构明确适用哪一种之前，两者都不要签署。",
)
_OVERDUE = Said(
    "A deadline has passed. The text names no sanction: ask the agency before this is handed in.",
    "有期限已过。条文没有规定逾期的后果，提交前请先咨询经办机构。",
)
_ASSUMED = Said(
    "It is assumed that contributions go on month by month: check it.", "缴费年限按此后逐月继续缴费推算，请核对。"
)
_ASSUMED_BESIDE = Said(
    "It is assumed that contributions go on month by month, but for the months on an invalidity allowance: check it.",
    "除领取病残津贴的月份外，缴费年限按此后逐月继续缴费推算，请核对。",
)


def _cited(answer: Assessment, name: str) -> tuple[Citation, ...]:
    return next((step.citations for step in answer.window.trace if step.name == name), ())


def _sentence(text: str, lang: str) -> str:
    return f"{text}。" if lang == "zh" else f"{text[:1].upper()}{text[1:]}."


def _asked(clauses: Iterable[Clause], held: frozenset[str]) -> Iterator[Clause]:
    return (one for one in clauses if _holds(one.when, held))


def _holds(when: tuple[str, ...], held: frozenset[str]) -> bool:
    return set(when) <= held


def _filled(said: Said, fields: Mapping[str, Said]) -> Said:
    """A text with its fields, in one pass: what stands in a field is never read as one."""

    def put(lang: str) -> str:
        return re.sub(r"\{([\w.]+)\}", lambda found: fields[found[1]].of(lang), said.of(lang))

    return Said(put("en"), put("zh"))


def to_docx(paper: Paper, *, lang: str = "zh", templates: Path | None = None) -> bytes:
    """A paper as a Word file, to be edited and signed: in Chinese, with an English reading aid behind it where `lang` is `en`.

    Args:
        paper: one of `papers`.
        lang: `zh`, or `en` for both.
        templates: a folder with templates of the caller's: `notice.docx` and so on for one paper, `paper.docx` for all; those in a
            folder within it that is called like the place, `CN-CQ`, go before. Their fields are those of ours, which
            `own_template` gives.

    Raises:
        MissingExtra: a template is to be filled in, and the package docxtpl is not installed.
        RetirecalcError: a template that cannot be filled in, or that leaves out what the paper must hold.
    """
    from retirecalc.letters import docx

    told = language(lang)
    theirs = docx.template_of(templates, paper.place, (paper.kind, "paper"))
    if theirs is None:
        return _laid_out(_printed(paper), told).bytes(paper.asked_on)
    template, file = theirs
    _check(template, paper, file)
    return docx.filled(template, _printed(paper), made_on=paper.asked_on, file=file)


def _check(template: bytes, paper: Paper, file: str) -> None:
    """Refuse a template of the caller's that does not print what the paper must hold: filled with marks, it shows them."""
    from retirecalc.letters import docx

    marks = {name: Said(f"[{name}]", f"[{name}]") for name in paper.fields}
    marked = paper._replace(fields=marks, rows=tuple(row._replace(text=marks[row.field]) for row in paper.rows))
    text = docx.text_of(docx.filled(template, _printed(marked), made_on=paper.asked_on, file=file))
    must = (row.field for row in paper.rows if row.must)
    if lacking := [one for one in must if not any(f"[{name}]" in text for name in (one, _PART.get(one, one)))]:
        example = "{{ " + lacking[0] + " }}"
        raise RetirecalcError("letters.template_lacks", file=file, fields=", ".join(lacking), example=example)


_PART = {"chosen": "month", "statutory": "statutory_month"}
"""The part of a field that says enough."""


@cache
def own_template(lang: str = "zh") -> bytes:
    """Our template of every paper, to begin one's own with: a paper of marks."""
    return _laid_out({**_marks(""), "en": _marks("en.")}, language(lang)).bytes()


def _marks(prefix: str) -> dict[str, Any]:
    """What a paper prints, as a template names it; a mark that stands alone is taken out with its line or row."""
    named = {name: f"{{{{ {prefix}{name} }}}}" for name in ("title", "draft", "opening", "foot")}
    rows = [
        [f"{{%tr for row in {prefix}rows %}}"],
        ["{{ row.label }}", "{{ row.text }}"],
        ["{%tr endfor %}"],
    ]
    lists = {"clauses": "clause", "signatures": "line"}
    return {
        **named,
        "rows": rows,
        **{
            name: [f"{{%p for {one} in {prefix}{name} %}}", f"{{{{ {one} }}}}", "{%p endfor %}"]
            for name, one in lists.items()
        },
    }


def _laid_out(printed: Mapping[str, Any], lang: Language) -> Draft:
    """A paper on its page, with the reading aid on one of its own."""
    from retirecalc.letters.docx import Draft

    draft = Draft(margin=1.9, size=11)
    for told in (printed, printed["en"]) if lang == "en" else (printed,):
        english = told is not printed
        draft.line(f"{told['title']}{told['draft']}", size=18, bold=True, center=True, new_page=english)
        if english:
            draft.line(_READING_AID, size=9, center=True)
        draft.line(told["opening"], before=10, spacing=1.3)
        draft.line("")
        rows = (row.values() if isinstance(row, Mapping) else row for row in told["rows"])
        draft.table(rows, (6.6, 10.6), size=10.5)
        draft.line("")
        for line in told["clauses"]:
            draft.line(line, spacing=1.2)
        for line in told["signatures"]:
            draft.line(line, before=13, keep=True)
        draft.line(told["foot"], size=8, before=16)
    return draft


_READING_AID = "A reading aid: the Chinese text is the one to sign."
_DRAFT = Said(" (draft)", "（草稿）")


def _printed(paper: Paper) -> dict[str, Any]:
    """What a template may print: every field by its name, in Chinese, and in English below `en`."""
    english, chinese = (_of(paper, lang) for lang in Said._fields)
    return {**chinese, "en": english}


def _of(paper: Paper, lang: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, said in paper.fields.items():
        whose, dot, own = name.partition(".")
        home = fields.setdefault(whose, {}) if dot else fields
        home[own if dot else name] = said.of(lang)
    numbered = {
        one.id: f"{_number(number, lang)}{one.text.of(lang)}{basis(one.cite, lang)}"
        for number, one in enumerate(paper.clauses, start=1)
    }
    return {
        **fields,
        "title": paper.title.of(lang),
        "draft": _DRAFT.of(lang) if paper.draft else "",
        "opening": paper.opening.of(lang),
        "rows": [{"label": row.label.of(lang), "text": row.text.of(lang)} for row in paper.rows],
        "clause": numbered,
        "clauses": list(numbered.values()),
        "signatures": [one.of(lang) for one in paper.signatures],
        "foot": paper.foot.of(lang),
    }


def _number(number: int, lang: str) -> str:
    """一、二、 or 1. 2."""
    tens, ones = divmod(number, 10)
    digits = "一二三四五六七八九"
    return f"{'十' if tens else ''}{digits[ones - 1] if ones else ''}、" if lang == "zh" else f"{number}. "
