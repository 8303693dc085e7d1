"""The presets of systems: for each a list as it exports one, what its columns are read as and who reaches the age when, by hand.

Men: 60 and a month more for each four months of birth from 1965-01 on. Women of 55: the same from 1970-01 on. Women of 50: a month
more for each two months from 1975-01 on.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from retirecalc import Employment, Person
from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import load_mapping, parse_mapping, plan_long, read_roster, save_mapping
from retirecalc.roster.mapping import systems
from retirecalc.roster.vocabulary import bare
from tests.roster.conftest import MakeFile
from tests.roster.test_field import shown
from tests.roster.test_words import DECIDES_NOTHING, MAY_BE, lines

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "retirecalc" / "roster" / "words" / "systems"
MAN, WOMAN = "110101196801150039", "110101197605200021"  # 1968-01-15, 1976-05-20


class Export(NamedTuple):
    """A list of a system; its columns with what they are read as; and its people."""

    text: str
    said: str
    people: list[str]
    """As `shown` shows them; another insurance of the same person is nobody."""
    months: list[list[str]]
    """The statutory month of each, or both of a woman whose class is asked."""

    @property
    def read(self) -> dict[str, str]:
        """What each column is read as; of those not read nothing."""
        pairs = (pair.rpartition("=") for pair in self.said.split("; "))
        return {title: field for title, _, field in pairs}


# 1968-01 man: 36//4+1 = 10, 2028-11. 1971-09 man: 80//4+1 = 21, 2033-06. 1966-10 man: 21//4+1 = 6, 2027-04.
# 1970-12 man: 71//4+1 = 18, 2032-06. 1976-05 woman, 55: 76//4+1 = 20, 2033-01; 50: 16//2+1 = 9, 2027-02.
# 1977-02 woman, 50: 25//2+1 = 13, 2028-03; 55: 85//4+1 = 22, 2033-12. 1980-11 woman, 50: 70//2+1 = 36, 2033-11.
# 1972-03 woman, 55: 26//4+1 = 7, 2027-10; 50 (before 1975): 2022-03.
EXPORTS = {
    "gbt40217": Export(
        "AAC001,AAC002,AAC003,AAA029,AAA029N,AAC004,AAC004N,AAC006,AAC012,AAC012N,AAC031,AAC031N,AAC049,AAE140,AAE201,AAE200,EAC047,"
        "AIC042,AIC079,AIC162\n"
        f"1001,{MAN},样例甲,01,居民身份证,1,男,19680115,4,干部,1,参保缴费,199507,110,300,60,360,355,5,\n"
        f"1002,{WOMAN},样例乙,01,居民身份证,2,女,19760520,9,工人,2,暂停缴费（中断）,199801,110,200,0,200,199,1,\n",
        "AAC001=staff_number; AAC002=id_number; AAC003=name; AAA029N=id_type; AAC004=sex; AAC004N=sex; "
        "AAC006=birth; AAC031N=state; AAC049=first_insured; AAE140=insurance; AAE201=paid; AAE200=deemed; "
        "EAC047=cumulative",
        [
            "2 1968-01-15 M60 cumulative 360 paid 300 deemed 60 goes on",
            "3 1976-05-20 F50/F55 cumulative 200 paid 200 deemed 0 ended",
        ],
        [["2028-11"], ["2027-02", "2033-01"]],
    ),
    "insured-query": Export(
        "序号,单位编号,单位名称,个人编号,姓名,身份证号码(证件号码),险种类型,参保状态,人员状态,缴费基数,出生日期,参加工作日期,参保时间,个人身份,"
        "用工形式,行政级别,是否农民工标志,基本养老保险视同缴费年限,企业内编号\n"
        f"1,9,样例公司,1001,样例甲,{MAN},企业职工基本养老保险,参保缴费,在职,8000,19680115,19900701,20100101,干部,合同制,,否,5,A7\n"
        f"2,9,样例公司,1001,样例甲,{MAN},失业保险,参保缴费,在职,8000,19680115,19900701,20100101,干部,合同制,,否,,A7\n",
        "个人编号=staff_number; 姓名=name; 身份证号码(证件号码)=id_number; 险种类型=insurance; 参保状态=state; 人员状态=staff_state; "
        "出生日期=birth; 用工形式=employment; 行政级别=rank; 基本养老保险视同缴费年限=deemed; 企业内编号=staff_number",
        ["2 1968-01-15 M60 deemed 60 goes on"],
        [["2028-11"], []],
    ),
    "gov-sharing": Export(
        "SFZHM,XM,XB,CSRQ,XZLX,CBRQ,DWMC,GRJFZT,CBZZRQ,STJFYS,SJJFYS,ZHJLNY\n"
        f"{MAN},样例甲,男,1968-01-15,失业保险,2010-01-01,样例公司,参保缴费,,0,90,\n"
        f"{MAN},样例甲,男,1968-01-15,企业职工基本养老保险,2010-01-01,样例公司,终止缴费,2024-06-30,24,310,199601\n",
        "SFZHM=id_number; XM=name; XB=sex; CSRQ=birth; XZLX=insurance; GRJFZT=state; CBZZRQ=insured_until; STJFYS=deemed; SJJFYS=paid",
        ["3 1968-01-15 M60 cumulative 334 paid 310 deemed 24 ended"],
        [[], ["2028-11"]],
    ),
    "enrolment": Export(
        "证件类型*,证件号码*,姓名*,社会保障号码*,性别*,民族*,身份证出生日期*,档案出生日期*,参加工作时间*,行政职务,职工岗位,参保日期*,个人身份*,用工性质*,"
        "视同缴费月数,建账前累计缴费月数,建账前视同累计缴费月数,来单位时间*\n"
        f"居民身份证,{WOMAN},样例乙,{WOMAN},女,汉族,1976-05-20,1976-05-20,1995-07,科长,管理岗位,2015-03-01,干部,民营企业职工,12,30,12,2015-03\n"
        f"居民身份证,{MAN},样例甲,{MAN},男,汉族,1968-01-15,1966-10-01,1990-07,,生产岗位,2015-03-01,工人,,,,,2015-03\n",
        "证件类型*=id_type; 证件号码*=id_number; 姓名*=name; 社会保障号码*=id_number; 性别*=sex; 身份证出生日期*=birth; "
        "档案出生日期*=file_birth; 职工岗位=post; 用工性质*=employment; 视同缴费月数=deemed",
        ["2 1976-05-20 F55 deemed 12", "3 1968-01-15/1966-10-01 M60"],
        [["2033-01"], ["2028-11", "2027-04"]],  # by the card, by the file
    ),
    "tax-withholding": Export(
        "工号,*姓名,*证件类型,*证件号码,*国籍(地区),*性别,*出生日期,*任职受雇从业类型,任职受雇从业日期,其他证件类型,其他证件号码,残疾证号,职务\n"
        f"A7,样例甲,居民身份证,{MAN},中国,男,1968-01-15,雇员,2015-03-01,居民身份证,{WOMAN},,高层\n"
        "A8,样例丙,外国护照,E12345678,其他,女,1977-02-03,雇员,2015-03-01,,,,普通\n",
        "工号=staff_number; *姓名=name; *证件类型=id_type; *证件号码=id_number; *性别=sex; *出生日期=birth; "
        "*任职受雇从业类型=employment",
        ["2 1968-01-15 M60", "3 1977-02-03 F50/F55"],
        [["2028-11"], ["2028-03", "2033-12"]],
    ),
    "dingtalk": Export(
        "姓名,部门,职位,工号,入职时间,司龄,身份证号,性别,员工类型,员工状态,岗位职级,身份证姓名,证件号码,出生日期,年龄,首次参加工作时间,工龄,合同类型,"
        "sys02-sexType\n"
        f"小甲,一部,工程师,A7,2015-03-01,10,{MAN},男,全职,正式,P6,样例甲,{MAN},1968-01-15,58,1990-07-01,35,固定期限,1\n"
        f"小乙,一部,操作工,A8,2015-03-01,10,{WOMAN},女,全职,离职,,样例乙,{WOMAN},1976-05-20,50,1995-07-01,30,固定期限,2\n",
        "姓名=name; 部门=department; 职位=post; 工号=staff_number; 身份证号=id_number; 性别=sex; 员工类型=employment; "
        "员工状态=staff_state; 身份证姓名=name; 证件号码=id_number; 出生日期=birth; sys02-sexType=sex",
        ["2 1968-01-15 M60", "3 1976-05-20 F50"],
        [["2028-11"], ["2027-02"]],
    ),
    "kingdee": Export(
        "员工编号,员工姓名,行政组织,岗位,职位,用工关系类型,用工关系状态,职等,入职日期,离职日期,出生日期,性别\n"
        "A7,样例甲,一部,销售,经理,正式员工,正式员工,3,2015-03-01,,1971-09-15,男\n"
        "A8,样例丁,二部,管理岗位,主管,正式员工,离岗退养,2,2000-03-01,,1972-03-08,女\n",
        "员工编号=staff_number; 员工姓名=name; 行政组织=department; 岗位=post; 用工关系类型=employment; 出生日期=birth; 性别=sex",
        ["2 1971-09-15 M60", "3 1972-03-08 F55"],
        [["2033-06"], ["2027-10"]],
    ),
    "yonyou": Export(
        "人员编码,姓名,组织,部门,岗位,人员类别,sex,birthdate,hiredate\n"
        "A7,样例甲,样例公司,一部,销售,在职人员,1,1971-09-15,2015-03-01\n"
        "A8,样例戊,样例公司,二部,生产工人,工人,2,1980-11-08,2015-03-01\n"
        "A9,样例丁,样例公司,二部,,女干部,2,1972-03-08,2015-03-01\n",
        "人员编码=staff_number; 姓名=name; 部门=department; 岗位=post; 人员类别=employment; sex=sex; birthdate=birth",
        ["2 1971-09-15 M60", "3 1980-11-08 F50", "4 1972-03-08 F50/F55"],
        [["2033-06"], ["2033-11"], ["2022-03", "2027-10"]],
    ),
    "ruoyi": Export(
        "姓名,性别,部门名称,身份证号,岗位,岗位类别,用工性质,参加工作,预计退休时间,退休状态,用工年龄上限日期\n"
        f"样例甲,0,一部,{MAN},保管,1,合同制,1990-07-01,2028-01-15,1,2028-01-15\n"
        f"样例乙,1,一部,{WOMAN},生产工人,2,合同制,1995-07-01,2026-05-20,2,2031-05-20\n",
        "姓名=name; 性别=sex; 部门名称=department; 身份证号=id_number; 岗位=post; 用工性质=employment; 退休状态=drawing",
        ["2 1968-01-15 M60", "3 1976-05-20 F50"],
        [["2028-11"], ["2027-02"]],
    ),
    "frappe": Export(
        "Employee,Employee Number,Full Name,Gender,Date of Birth,Date of Joining,Status,Department,Designation,Date Of Retirement,"
        "Passport Number,employment_type\n"
        "HR-EMP-1,A7,Sample One,Male,1970-12-08,2015-03-01,Active,One,Engineer,2030-12-08,E1234,Full-time\n",
        "Employee Number=staff_number; Full Name=name; Gender=sex; Date of Birth=birth; "
        "Department=department; Designation=post; employment_type=employment; Status=staff_kind",
        ["2 1970-12-08 M60"],
        [["2032-06"]],
    ),
    "odoo": Export(
        "Badge ID,Employee Name,Birthday,Identification No,SSN No,Passport No,sex,Employee Type,Job Title,Department,Contract Type,"
        "Spouse Birthdate,Public Date of Birth\n"
        f"A7,Sample One,1968-01-15,{MAN},{MAN},E1234,male,Worker,Engineer,One,Permanent,1976-05-20,hidden\n"
        f"A8,Sample Two,1976-05-20,{WOMAN},,,female,Worker,Operator,One,Permanent,1968-01-15,hidden\n",
        "Badge ID=staff_number; Employee Name=name; Birthday=birth; Identification No=id_number; "
        "SSN No=id_number; sex=sex; Employee Type=employment; Job Title=post; Department=department; "
        "Contract Type=employment",
        ["2 1968-01-15 M60", "3 1976-05-20 F50/F55"],
        [["2028-11"], ["2027-02", "2033-01"]],
    ),
    "horilla": Export(
        "Badge id,First Name,Last Name,Gender,Department,Job Position,Job Role,Work Type,Employee Type,Date of Birth\n"
        "A7,Sample,One,male,One,Engineer,Lead,Office,Permanent,1970-12-08\n",
        "Badge id=staff_number; Gender=sex; Department=department; Job Position=post; Work Type=employment; "
        "Employee Type=employment; Date of Birth=birth",
        ["2 1970-12-08 M60"],
        [["2032-06"]],
    ),
    "orangehrm": Export(
        "Empl No,First,Last,MI,DOH,emp_birthday,emp_gender\nA7,Sample,One,,1990-07-01,1970-12-08,male\n",
        "Empl No=staff_number; emp_birthday=birth; emp_gender=sex",
        ["2 1970-12-08 M60"],
        [["2032-06"]],
    ),
    "archive": Export(
        "档案姓名,档案出生日期,退休年数,退休参考日期,最后缴费年月,存档类型,性别,累计缴费月数\n样例甲,1966-10-01,60,2026-10-01,2019-05,个人,男,300\n",
        "档案出生日期=file_birth; 性别=sex; 累计缴费月数=cumulative",
        ["2 1966-10-01 M60 cumulative 300"],
        [["2027-04"]],
    ),
    "university": Export(
        "部门/所在部门,姓名,性别,出生日期,档案出生日期,个人身份,是否管理岗位,是否专技岗位,是否工勤岗位,是否双肩挑,岗位聘任等级,拟退休/预计离退休日期\n"
        "一院,样例丁,女,1972-03-08,1972-03-08,干部,否,是,否,否,七级,2027-03-08\n"
        "一院,样例戊,女,1980-11-08,1980-11-08,工人,否,否,是,否,,2030-11-08\n"
        "一院,样例己,女,1977-02-03,1977-02-03,干部,是,否,是,是,,2032-02-03\n",
        "部门/所在部门=department; 姓名=name; 性别=sex; 出生日期=birth; 档案出生日期=file_birth; 是否管理岗位=post; 是否专技岗位=post; "
        "是否工勤岗位=post",
        ["2 1972-03-08 F55", "3 1980-11-08 F50", "4 1977-02-03 F50/F55"],
        [["2027-10"], ["2033-11"], ["2028-03", "2033-12"]],
    ),
}


@pytest.mark.parametrize("system", systems())
def test_a_list_of_a_system(make_file: MakeFile, law: Law, system: str) -> None:
    export = EXPORTS[system]
    roster = read_roster(make_file(export.text), mapping=load_mapping(system))
    assert {use.title: use.field for use in roster.uses if use.field is not None} == export.read
    assert [line for row in roster.rows if (line := shown(row)) is not None] == export.people
    plan = roster.plan(law, "2026-11")
    assert [[str(answer.statutory.month) for answer in row.answers] for row in plan.rows] == export.months


def test_what_else_the_presets_say_of_a_person(make_file: MakeFile) -> None:
    """Words that mean something in one system only, and what is noted of a column that decides nothing."""

    def read(system: str, text: str = "") -> tuple[list[object], dict[str, str]]:
        roster = read_roster(make_file(text or EXPORTS[system].text), mapping=load_mapping(system))
        return [row.person for row in roster.rows], {use.title: use.note.code for use in roster.uses if use.note}

    people, _ = read("ruoyi")
    assert [str(one.drawing) for one in people if isinstance(one, Person)] == ["none", "some"]
    people, _ = read("enrolment")
    assert isinstance(people[0], Person)
    assert people[0].employment is Employment.EMPLOYEE
    people, notes = read("gbt40217")
    assert isinstance(people[0], Person)
    assert people[0].contributions is not None
    assert str(people[0].contributions.first_insured) == "1995-07"
    assert notes == {"AAC012N": "roster.column_identity", "AIC162": "roster.column_retired"}
    # Without ID numbers beside them the codes are read as the system writes them.
    people, notes = read("yonyou")
    assert [str(one.category) for one in people if isinstance(one, Person)] == ["male_60", "female_50"]
    assert notes == {}
    assert (
        read("ruoyi", "姓名,用户性别,岗位,出生日期\n甲,0,,1968-01\n乙,1,操作工,1976-05\n丙,2,操作工,1976-05\n")[1] == {}
    )


TRAPS = [
    *(
        "本单位缴费月数",
        "单位缴费月数",
        "个人缴费月数",
        "本年缴费月数",
        "建账前累计缴费月数",
        "历年缴纳月数",
        "连续缴费月数",
    ),
    *("医疗保险视同缴费月数", "失业保险实际月数", "失业保险参保时间", "参保时间", "参保日期", "最后缴费年月"),
    *("Spouse Birthdate", "其他证件号码", "残疾证号", "Passport No", "DOH", "工龄", "司龄", "年龄", "用工年龄上限日期"),
]


@pytest.mark.parametrize("system", systems())
def test_what_only_looks_right_is_read_in_no_list(make_file: MakeFile, system: str) -> None:
    header, *people = EXPORTS[system].text.splitlines()
    traps = [title for title in TRAPS if title not in header]
    text = "\n".join([",".join([header, *traps]), *(",".join([cells, *["12"] * len(traps)]) for cells in people)])
    roster = read_roster(make_file(text), mapping=load_mapping(system))
    assert {use.title: use.field for use in roster.uses if use.field is not None} == EXPORTS[system].read
    assert all(row.retire_in is None for row in roster.rows)


OTHERWISE = {("yonyou", "人员类别")}
"""How somebody is employed there, and in other lists the class."""


@pytest.mark.parametrize("system", systems())
def test_a_preset_says_what_was_collected_or_less(system: str) -> None:
    collected: dict[str, set[str]] = {}
    for line in lines("titles.csv"):
        collected.setdefault(bare(line["title"]), set()).update(MAY_BE[line["field"]])
    for title, field in load_mapping(system).items():
        may_be = collected.get(bare(title))
        if may_be is not None and field not in {"ignore", *DECIDES_NOTHING} and (system, title) not in OTHERWISE:
            assert re.sub("_(years|months)$", "", field) in may_be, title


@pytest.mark.parametrize("system", systems())
def test_a_preset_is_written_as_a_kept_mapping_is(system: str) -> None:
    first, *rest = (DATA / f"{system}.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    chinese, _, english = first.removeprefix("# ").partition(" · ")
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert re.fullmatch(r"[\x20-\x7e]+\n", english)
    said = "".join(line for line in rest if not line.startswith("# "))
    mapping = {title: str(field) for title, field in load_mapping(system).items()}
    assert said == yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False)


def test_each_system_has_a_list_here_and_a_line_on_the_pages() -> None:
    assert sorted(EXPORTS) == list(systems())
    for page in ("roster.md", "roster.zh.md"):
        told = re.findall(r"^\| `([\w-]+)` \|", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.MULTILINE)
        assert sorted(told) == list(systems())


def test_a_title_of_a_preset_may_be_missing_and_one_of_a_person_may_not(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生日期\n样例甲,男,1968-01-15\n")
    assert shown(read_roster(path, mapping=load_mapping("dingtalk")).rows[0]) == "2 1968-01-15 M60"
    with pytest.raises(RosterError) as refused:
        read_roster(path, mapping=load_mapping("dingtalk") | {"班组": "department"})
    assert (refused.value.code, refused.value.fields["column"]) == ("roster.mapping_column", "班组")
    with pytest.raises(RosterError) as refused:
        read_roster(path, mapping=load_mapping("odoo"))
    assert (refused.value.code, refused.value.fields["columns"]) == ("roster.mapping_system", "姓名, 性别, 出生日期")


def test_what_a_person_says_goes_before_a_preset(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生日期,阳历,工龄\n样例甲,男,1968-01-15,1971-09,26\n")
    mapping = load_mapping("dingtalk") | parse_mapping(["阳历=birth", "工龄=cumulative_years"])
    roster = read_roster(path, mapping=mapping)
    assert shown(roster.rows[0]) == "2 1971-09 M60 cumulative 312"
    assert roster.layout.ignored == ()
    assert read_roster(path, mapping=load_mapping("dingtalk") | {"* 工龄": "cumulative_years"}).layout.ignored == ()
    assert {use.title for use in roster.uses if use.field is None} == {"出生日期"}


def test_a_preset_leaves_other_titles_to_be_read_as_ever(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生日期,身份证出生日期,累计缴费年限\n样例甲,男,1968-01-15,1971-09-15,26\n")
    (row,) = read_roster(path, mapping=load_mapping("dingtalk")).rows
    assert [question.code for question in row.questions] == ["roster.row_births_differ"]
    assert row.candidates[0].contributions is not None


def test_months_of_one_year_are_no_total_under_a_preset_either(make_file: MakeFile) -> None:
    path = make_file(f"SFZHM,XM,XLND,年度,SJJFYS\n{MAN},样例甲,,2024,12\n{MAN},样例甲,,2025,7\n")
    roster = read_roster(path, mapping=load_mapping("gov-sharing"))
    assert {use.title: use.note.code for use in roster.uses if use.note} == {"SJJFYS": "roster.column_yearly"}


def test_a_further_table_with_titles_of_its_own_is_read(make_file: MakeFile) -> None:
    text = (
        "工号,姓名,性别,出生日期\nA7,样例甲,男,1968-01-15\nNo,Full Name,Sex,Date of Birth\n8,Sample,male,1970-12-08\n"
    )
    found = [shown(row) for row in read_roster(make_file(text), mapping=load_mapping("dingtalk")).rows]
    assert found == ["2 1968-01-15 M60", None, "4 1970-12-08 M60"]


@pytest.mark.parametrize("system", systems())
def test_a_preset_is_kept_as_the_mapping_of_the_list(make_file: MakeFile, tmp_path: Path, system: str) -> None:
    """What is kept is the list's own from then on, with what is not to be looked at."""
    path, kept = make_file(EXPORTS[system].text), tmp_path / "columns.yaml"
    roster = read_roster(path, mapping=load_mapping(system))
    save_mapping(roster, kept)
    again = read_roster(path, mapping=load_mapping(kept))
    assert [row.person for row in again.rows] == [row.person for row in roster.rows]
    assert [(use.title, use.field) for use in again.uses] == [(use.title, use.field) for use in roster.uses]


def test_what_is_not_to_be_looked_at_is_kept(make_file: MakeFile, tmp_path: Path) -> None:
    path, kept = make_file("出生年月,出生日期,性别\n1971-09,1971-10,男\n"), tmp_path / "columns.yaml"
    save_mapping(read_roster(path, mapping={"出生日期": "ignore"}), kept)
    assert kept.read_text(encoding="utf-8") == "出生年月: birth\n性别: sex\n出生日期: ignore\n"


@pytest.mark.parametrize("system", systems())
def test_the_long_way_takes_a_preset(make_file: MakeFile, law: Law, tmp_path: Path, system: str) -> None:
    path, mapping = make_file(EXPORTS[system].text), load_mapping(system)
    plan_long(path, tmp_path / "long.csv", law, "2026-11", mapping=mapping)
    read_roster(path, mapping=mapping).plan(law, "2026-11").write(tmp_path / "short.csv")
    assert (tmp_path / "long.csv").read_bytes() == (tmp_path / "short.csv").read_bytes()


def test_the_name_of_a_system_is_the_system_and_a_path_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("dingtalk", "ours", "dingtalk.yaml"):
        Path(name).write_text("生于: birth\n", encoding="utf-8")
    assert "生于" not in load_mapping("dingtalk")
    for path in ("./dingtalk", Path("dingtalk"), "ours", "dingtalk.yaml"):
        assert load_mapping(path) == {"生于": "birth"}
    with pytest.raises(RosterError) as refused:
        load_mapping("DingTalk")
    assert (refused.value.code, refused.value.fields["systems"]) == ("roster.mapping_unknown", ", ".join(systems()))
    with pytest.raises(RosterError, match=r"none\.yaml"):
        load_mapping("none.yaml")
