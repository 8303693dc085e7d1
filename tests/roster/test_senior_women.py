"""Women of division rank or with a senior title, who may have the men's age in a public body (组通字〔2015〕14号, reading R06)."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import RosterRow, long, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_long import both

M60, F50, F55 = "male_60", "female_50", "female_55"


def classes(row: RosterRow) -> list[str]:
    return [str(one.category) for one in ((row.person,) if row.person else row.candidates)]


def asked(row: RosterRow) -> list[str]:
    return [one.code for one in row.questions]


def warned(row: RosterRow) -> list[str]:
    return [one.code for one in row.warnings if one.code.startswith("roster.senior")]


def only(make_file: MakeFile, header: str, cells: str, mapping: dict[str, str] | None = None) -> RosterRow:
    (row,) = read_roster(make_file(f"姓名,出生年月,{header}\n样例,1975-11,{cells}\n"), mapping=mapping).rows
    return row


@pytest.mark.parametrize("employed", ["公务员", "事业单位工作人员", "事业编制", "参公", "行政编制", "机关事业单位职工"])
@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("行政级别", "正处级"),
        ("行政职级", "二级调研员"),
        ("职务级别", "副厅级"),
        ("职务层次", "县处级副职"),
        ("专业技术职称", "主任医师"),
        ("职称", "高级工程师"),
        ("職稱", "副教授"),
        ("职称等级", "副高"),
        ("职称级别", "高级"),
        ("专业技术职务", "副主任护师（副高级）"),
        ("专业技术资格", "正高级/研究员"),
        ("技术职称", "编审"),
        ("Professional title", "Associate Professor"),
    ],
)
def test_a_woman_of_a_public_body_is_asked(make_file: MakeFile, title: str, word: str, employed: str) -> None:
    row = only(make_file, f"性别,岗位类别,用工性质,{title}", f"女,管理岗,{employed},{word}")
    assert (classes(row), asked(row)) == ([M60, F55], ["roster.senior_woman"])
    assert row.questions[0].fields["value"] == word
    man = only(make_file, f"性别,岗位类别,用工性质,{title}", f"男,管理岗,{employed},{word}")
    assert (classes(man), asked(man), warned(man)) == ([M60], [], [])


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("行政级别", "正科级"),
        ("职级", "高级"),
        ("职务级别", "高级经理"),
        ("职称", "高级工"),
        ("职称", "高级技师"),
        ("职称", "高级主管"),
        ("职称", "中级"),
        ("职称", "助理研究员"),
        ("职称", "主管护师"),
        ("职称", "无"),
    ],
)
def test_what_is_no_senior_rank_says_nothing(make_file: MakeFile, title: str, word: str) -> None:
    row = only(make_file, f"性别,岗位类别,用工性质,{title}", f"女,管理岗,公务员,{word}")
    assert (classes(row), asked(row), warned(row)) == ([F55], [], [])


@pytest.mark.parametrize("employed", ["民营企业职工", "国有企业职工", "国企/央企", "灵活就业人员", "企业职工"])
def test_who_is_of_no_public_body_is_not_asked(make_file: MakeFile, employed: str) -> None:
    row = only(make_file, "性别,岗位类别,用工性质,职称", f"女,管理岗,{employed},高级工程师")
    assert (classes(row), asked(row), warned(row)) == ([F55], [], [])
    row = only(make_file, "性别,岗位类别,用工性质", f"女,正处级,{employed}")
    assert (classes(row), asked(row)) == ([F50, F55], ["roster.class_open"])


@pytest.mark.parametrize("employed", ["", "合同制", "国有企事业单位管理人员", "事业单位编外人员"])
def test_where_nobody_says_who_employs_a_settled_class_stays(make_file: MakeFile, employed: str) -> None:
    """In a company 高级工程师 is common, and a question each would cost answers that are right."""
    row = only(make_file, "性别,岗位类别,用工性质,职称", f"女,管理岗,{employed},高级工程师")
    assert (classes(row), asked(row), warned(row)) == ([F55], [], ["roster.senior_perhaps"])


def test_where_the_class_is_open_too_one_question_asks_for_it(make_file: MakeFile) -> None:
    row = only(make_file, "性别,用工性质,行政级别", "女,公务员,正处级")
    assert (classes(row), asked(row)) == ([M60, F50, F55], ["roster.senior_woman"])


@pytest.mark.parametrize("title", ["岗位类别", "人员类别", "岗位"])
@pytest.mark.parametrize(
    "word",
    ["县处级女干部", "处级女干部", "高级职称", "正处级领导", "正高级专业技术职务", "女（正处级）", "管理岗（正处级）"],
)
def test_a_post_that_says_it_is_asked_with_the_mens_age(make_file: MakeFile, title: str, word: str) -> None:
    row = only(make_file, f"性别,{title}", f"女,{word}")
    assert (classes(row), asked(row)) == ([M60, F50, F55], ["roster.senior_woman"])


def test_beside_a_post_a_word_that_says_it_is_asked_of_a_public_body_only(make_file: MakeFile) -> None:
    row = only(make_file, "性别,岗位类别,岗位,用工性质", "女,管理岗,正处级,公务员")
    assert (classes(row), asked(row)) == ([M60, F55], ["roster.senior_woman"])
    row = only(make_file, "性别,岗位类别,岗位,用工性质", "女,管理岗,正处级,")
    assert (classes(row), asked(row), warned(row)) == ([F55], [], ["roster.senior_perhaps"])


# what the sentences advise


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("女,管理岗,公务员,女（male_60）", [M60]),
        ("女,管理岗,公务员,女55", [F55]),
        ("女,女（male_60）,公务员,正处级", [M60]),
        ("女,女55,公务员,正处级", [F55]),
        ("女55,管理岗,公务员,正处级", [F55]),
        ("女,女50,公务员,正处级", [F50]),
        ("女（male_60）,管理岗,公务员,正处级", [M60]),
    ],
)
def test_what_is_written_as_advised_settles_it(make_file: MakeFile, cells: str, found: list[str]) -> None:
    row = only(make_file, "性别,岗位类别,用工性质,行政级别", cells)
    assert (classes(row), asked(row), warned(row)) == (found, [], [])


@pytest.mark.parametrize("title", ["岗位类别", "职称", "人员类别"])
@pytest.mark.parametrize(("meant", "hers"), [("女（male_60）", M60), ("女55", F55)])
def test_a_mapping_of_the_word_settles_it_for_women_and_leaves_men(
    make_file: MakeFile, title: str, meant: str, hers: str
) -> None:
    path = make_file(
        f"姓名,性别,出生年月,{title},用工性质\n甲,女,1975-11,正高级职称,公务员\n乙,男,1975-11,正高级职称,公务员\n"
    )
    rows = read_roster(path, mapping={f"{title}:正高级职称": meant}).rows
    assert [(classes(row), asked(row), warned(row)) for row in rows] == [([hers], [], []), ([M60], [], [])]


def test_the_mapping_of_the_sentence_is_the_one_that_is_read(make_file: MakeFile) -> None:
    row = only(make_file, "性别,岗位类别", "女,县处级女干部")
    assert '--map-value "岗位类别:县处级女干部=女（male_60）"' in str(row.questions[0])
    assert "组通字〔2015〕14号" in row.questions[0].text("zh")
    followed = only(make_file, "性别,岗位类别", "女,县处级女干部", {"岗位类别:县处级女干部": "女（male_60）"})
    assert (classes(followed), asked(followed)) == ([M60], [])


def test_an_age_that_no_woman_has_is_refused_of_a_rank_too(make_file: MakeFile) -> None:
    with pytest.raises(Exception, match="女60"):
        only(make_file, "性别,职称", "女,教授", {"职称:教授": "女60"})


def test_the_women_who_are_assumed_are_asked_too(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,用工性质,行政级别\n甲,女,1975-11,公务员,正处级\n乙,女,1975-11,公务员,科员\n")
    rows = read_roster(path, women="female_55").rows
    assert [classes(row) for row in rows] == [[M60, F55], [F55]]


def test_a_long_list_asks_the_same(
    make_file: MakeFile, law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long, "PIECE", 12)
    for title in ("岗位", "人员类别"):
        lines = [f"姓名,性别,出生年月,{title},用工性质,职称"]
        for sex in ("男", "女", ""):
            for post in ("管理岗", "女55", "55", "正处级", "县处级女干部", "工人", ""):
                for employed in ("公务员", "国有企业职工", ""):
                    for rank in ("教授", "中级", "女（male_60）", ""):
                        lines.append(f"佚名{len(lines)},{sex},1971-11,{post},{employed},{rank}")
        both(make_file("\n".join(lines)), law, tmp_path)


def test_a_column_of_the_staffing_of_public_bodies_says_who_employs_and_costs_nothing(make_file: MakeFile) -> None:
    asked_of = only(make_file, "性别,岗位类别,编制,职称", "女,管理岗,事业编制,主任医师")
    assert (classes(asked_of), asked(asked_of)) == ([M60, F55], ["roster.senior_woman"])
    for word in ("在编", "编外", "企业编制", "聘用"):
        row = only(make_file, "性别,岗位类别,编制性质", f"女,管理岗,{word}")
        assert (classes(row), row.questions, row.warnings) == ([F55], (), ())


@pytest.mark.parametrize("title", ["单位性质", "单位类型"])
def test_a_column_of_what_the_employer_is_says_whether_it_is_a_public_body(make_file: MakeFile, title: str) -> None:
    public = only(make_file, f"性别,岗位类别,{title},专业技术职务任职资格", "女,专技岗,事业单位,主任医师")
    assert (classes(public), asked(public)) == ([M60, F55], ["roster.senior_woman"])
    for word in ("民营企业", "国有企业", "外资企业", "私企"):
        row = only(make_file, f"性别,岗位类别,{title},职称", f"女,管理岗,{word},高级工程师")
        assert (classes(row), row.questions, row.warnings) == ([F55], (), ())
