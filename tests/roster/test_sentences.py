"""What is said of a list that cannot be used, word for word, by real calls."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from retirecalc.errors import RetirecalcError
from retirecalc.roster import Roster, load_mapping, parse_mapping, plan_long, read_roster
from retirecalc.roster.files import read_text
from tests.law_day import load_law
from tests.roster.by_hand import HEAD, PERSON, xlsx

FILES = Path(__file__).parent / "files"
Said = tuple[Callable[[Path], object], str, str]

FIELDS = (
    "name, id_number, birth, sex, category, counted_to, continuing, employment, first_insured, drawing, approved, "
    "deferral_agreed_to, notice_given_on, applied_on, department, retire_in, id_type, file_birth, post, identity, "
    "state, relation, insurance, year, expected, special_work, work_injury, invalidity_allowance, land_requisition, "
    "senior_experts, skilled_deferral, resident_pension, unemployment_benefit, staff_number, staff_state, staff_kind, year_of_birth, day_of_birth, insured_until, rank, "
    "cumulative_years, cumulative_months, paid_years, paid_months, deemed_years, deemed_months, ignore"
)


def listed(folder: Path, text: str = "出生年月,性别\n1971-09,男\n", name: str = "staff.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def book(folder: Path, far: bool = False) -> Path:
    made = openpyxl.Workbook()
    made.worksheets[0].title = "名单"
    made.worksheets[0].append(["出生年月", "性别"])
    if far:
        made.worksheets[0]["XFD1048576"] = 1
    made.save(folder / "staff.xlsx")
    return folder / "staff.xlsx"


def bomb(folder: Path) -> Path:
    data = io.BytesIO(book(folder).read_bytes())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", bytes(70 << 20))
    (folder / "staff.xlsx").write_bytes(data.getvalue())
    return folder / "staff.xlsx"


def many_rows(folder: Path) -> Path:
    (folder / "staff.xlsx").write_bytes(xlsx(HEAD + PERSON + "<row><c><v>1</v></c></row>" * 250_000))
    return folder / "staff.xlsx"


def damaged(folder: Path) -> Path:
    path = book(folder)
    path.write_bytes(path.read_bytes()[:-100])
    return path


def written(folder: Path, name: str, text: str = "birth,sex\n1971-09,男\n", twice: bool = False) -> None:
    plan = read_roster(listed(folder, text)).plan(load_law(), "2026-11")
    for _ in range(1 + twice):
        plan.write(folder / name)


SAID: dict[str, Said] = {
    "roster.file_kind": (
        lambda folder: read_roster(listed(folder, "%PDF-1.7")),
        "{file}: inside, whatever its name says, this is a PDF document. Open it with the program that made it and save it as "
        ".xlsx or as CSV UTF-8.",
        "{file}：不论文件名如何，其内容是PDF 文档。请用原来的程序打开，另存为 .xlsx 或 CSV UTF-8。",
    ),
    "roster.file_protected": (
        lambda _: read_roster(FILES / "protected.xlsx"),
        "{file}: the workbook is protected by a password. Open it in Excel, take the password off (File, Info, Protect "
        "Workbook) and save a copy.",
        "{file}：工作簿设有打开密码。请在 Excel 中打开，取消密码（文件→信息→保护工作簿）后另存一份。",
    ),
    "roster.file_of_no_end": (
        lambda _: read_roster("/dev/null"),
        "/dev/null: this is a pipe or a device and no file. A list is read more than once, so it was not opened. Save it as a file and "
        "give its name.",
        "/dev/null：这是管道或设备，不是文件。名单需要反复读取，因此没有打开。请先存为文件，再写出该文件名。",
    ),
    "roster.file_not_text": (
        lambda folder: read_roster(listed(folder, "a\x00b")),
        "{file}: this is no text, and no workbook or Parquet file either. Save it again as .xlsx or as CSV UTF-8.",
        "{file}：这不是文本文件，也不是工作簿或 Parquet 文件。请另存为 .xlsx 或 CSV UTF-8。",
    ),
    "roster.file_damaged": (
        lambda folder: read_roster(damaged(folder)),
        "{file}: the file is damaged or cut off. Copy or export it again.",
        "{file}：文件已损坏或不完整。请重新复制或导出。",
    ),
    "roster.file_bomb": (
        lambda folder: read_roster(bomb(folder)),
        "{file}: the workbook would unpack to more than 32 MB, which no staff list needs. Nothing was opened: check where it "
        "comes from, or export the list as CSV.",
        "{file}：工作簿解压后超过32 MB，正常名单不会这样大，因此没有打开。请核实来源，或把名单导出为 CSV。",
    ),
    "roster.file_memory": (
        lambda folder: read_roster(book(folder, far=True)),
        "{file}: reading it takes more than 768 MB of memory, which no list of this size needs, so it was not read. Something "
        "far beyond the list does that (Ctrl+End in the spreadsheet goes there): delete the rows and columns beyond the list, or "
        "save it as CSV UTF-8.",
        "{file}：读取需要超过768 MB 内存，这样大小的名单不会如此，因此没有读取。多半是名单以外很远处还有内容（在表格软件中按 "
        "Ctrl+End 可以看到）：请删除名单以外的行和列，或另存为 CSV UTF-8。",
    ),
    "roster.file_gap": (
        lambda folder: read_roster(listed(folder, "出生年月,性别\n1971-09,男\n" + "\n" * 70_000)),
        "{file}: from row 3 on more than 65536 rows in a run are blank, and something stands below them. Delete the blank rows "
        "and what is below them, or move it up.",
        "{file}：从第3行起连续65536多行空白，下面还有内容。请删除这些空行和其下的内容，或把内容移上来。",
    ),
    "roster.file_rows": (
        lambda folder: read_roster(many_rows(folder)),
        "{file}: there are more than the 250000 rows that are read of a workbook. Save the list as CSV UTF-8, whose rows have no "
        "limit, or as several workbooks.",
        "{file}：工作簿的行数超过上限250000。请另存为 CSV UTF-8（行数不限），或分成几个工作簿。",
    ),
    "roster.file_wide": (
        lambda folder: read_roster(listed(folder, "出生年月,性别\n1971-09,男" + "," * 20_000)),
        "{file}: row 2 has 20002 columns; a list has 16384 at most. Check how the columns are separated, or delete those that "
        "are not needed.",
        "{file}：第2行有20002列，名单最多16384列。请检查分隔符，或删除不需要的列。",
    ),
    "roster.file_long_cell": (
        lambda folder: read_roster(listed(folder, "出生年月" * 50_000)),
        "{file}: a cell in row 1 is longer than any cell of a list. Check how lines and columns are separated, and "
        "whether a quotation mark is not closed; a list has a line for each person.",
        "{file}：第1行有一个单元格过长，不像名单。请检查换行和分隔符，以及引号是否闭合；名单应每人一行。",
    ),
    "roster.page_large": (
        lambda folder: read_roster(listed(folder, "<table><tr><td colspan=20000>x</td></tr></table>")),
        "{file}: a table of the page is larger than any list. Export the list as .xlsx or CSV UTF-8.",
        "{file}：网页中的表格远大于任何名单。请把名单导出为 .xlsx 或 CSV UTF-8。",
    ),
    "roster.encoding_unknown": (
        lambda folder: read_text(str(listed(folder)), "base64"),
        "--encoding 'base64': there is no such encoding. Write for example utf-8, gb18030, big5 or shift_jis.",
        "--encoding“base64”：没有这种编码。可写 utf-8、gb18030、big5、shift_jis 等。",
    ),
    "roster.encoding_wrong": (
        lambda folder: read_text(str(listed(folder)), "ascii"),
        "{file}: the text is not in the encoding ascii. Name another one with --encoding, or leave it out.",
        "{file}：文件编码不是 ascii。请用 --encoding 指明另一种编码，或不作指定。",
    ),
    "roster.sheet_missing": (
        lambda folder: read_roster(book(folder), sheet="员工"),
        "{file}: there is no sheet '员工'. Choose one of 名单.",
        "{file}：没有名为“员工”的工作表。现有：名单。",
    ),
    "roster.sheet_in_no_workbook": (
        lambda folder: read_roster(listed(folder), sheet="名单"),
        "{file}: this is no workbook, so there is no sheet '名单' in it. Leave out --sheet.",
        "{file}：该文件不是工作簿，没有工作表“名单”。请去掉 --sheet。",
    ),
    "roster.column_asked": (
        lambda folder: read_roster(listed(folder, "姓名,生于,性别,工龄\n")),
        "{file}: which column gives a birth month? Name it 出生年月 (birth), 身份证号 (id_number); or say which of yours it is "
        "with --map COLUMN=birth. Columns not understood: 生于, 工龄.",
        "{file}：哪一列是出生年月？请把列名改为 出生年月 (birth), 身份证号 (id_number)；或用 --map 列名=birth 指明。"
        "尚未识别的列：生于、工龄。",
    ),
    "roster.mapping_pair": (
        lambda _: parse_mapping(["工龄"]),
        "--map '工龄' does not map a column. Write it as COLUMN=FIELD, for example 工龄=cumulative_years.",
        "--map“工龄”无法识别。请写成 列名=项目，例如 工龄=cumulative_years。",
    ),
    "roster.mapping_field": (
        lambda _: parse_mapping(["工龄=缴费年限"]),  # with or without deemed years? Not to be mapped to.
        "工龄=缴费年限: there is no field '缴费年限'. Use one of " + FIELDS + ".",
        "工龄=缴费年限：没有“缴费年限”这一项。可用：" + FIELDS + "。",
    ),
    "roster.mapping_twice": (
        lambda _: parse_mapping(["工龄=cumulative_years", "工 龄=paid_years"]),
        "--map: '工 龄' is said to be cumulative_years and again paid_years. Keep one of them.",
        "--map：“工 龄”指定了两次，一为cumulative_years，一为paid_years。请只保留一个。",
    ),
    "roster.mapping_class": (
        lambda folder: read_roster(
            listed(folder, "出生年月,性别,岗位\n1971-09,女,班长\n"), mapping={"岗位:班长": "女60"}
        ),
        "--map-value 岗位:班长=女60: '女60' is no class by original retirement age and no post. Write one such as 女50, 女55, 男, 管理岗 or 工人.",
        "--map-value 岗位:班长=女60：“女60”不是原法定退休年龄类别，也不是岗位。请写 女50、女55、男、管理岗 或 工人 等。",
    ),
    "roster.mapping_meaning": (
        lambda folder: read_roster(
            listed(folder, "出生年月,性别,缴费状态\n1971-09,男,甲\n"), mapping={"缴费状态:甲": "火星"}
        ),
        "--map-value 缴费状态:甲=火星: '火星' is nothing that this column can say. Write one such as 参保缴费, 暂停缴费, 终止缴费.",
        "--map-value 缴费状态:甲=火星：该列不能表示“火星”。请写 参保缴费, 暂停缴费, 终止缴费 等。",
    ),
    "roster.mapping_column": (
        lambda folder: read_roster(listed(folder), mapping={"工龄": "cumulative_years"}),
        "{file}: there is no column '工龄' to be mapped. Use one of its columns: 出生年月, 性别.",
        "{file}：没有名为“工龄”的列可供指定。文件中的列：出生年月, 性别。",
    ),
    "roster.mapping_system": (
        lambda folder: read_roster(listed(folder), mapping=load_mapping("frappe")),
        "{file}: it has none of the columns that frappe is known to export, so that it may come from elsewhere. Its columns: 出生年月, 性别. "
        "Leave out --mapping frappe, or name the system that it comes from.",
        "{file}：没有任何一列是 frappe 已知的导出列，可能来自其他系统。文件中的列：出生年月, 性别。请去掉 --mapping frappe，或写出名单所来自的系统。",
    ),
    "roster.mapping_unknown": (
        lambda _: load_mapping("feishu"),
        "feishu: there is neither a file nor a system of that name. The systems: archive, dingtalk, enrolment, frappe, gbt40217, "
        "gov-sharing, horilla, insured-query, kingdee, odoo, orangehrm, ruoyi, tax-withholding, university, yonyou. Name one of them, "
        "or a file.",
        "feishu：没有这个文件，也没有这个系统。可用的系统：archive, dingtalk, enrolment, frappe, gbt40217, gov-sharing, horilla, "
        "insured-query, kingdee, odoo, orangehrm, ruoyi, tax-withholding, university, yonyou。请写其中之一，或写出文件。",
    ),
    "roster.mapping_file": (
        lambda folder: load_mapping(listed(folder, "- 工龄\n")),
        "{file}: this is no mapping. Write one column a line, such as 工龄: cumulative_years.",
        "{file}：这不是列名对照文件。请每行写一列，例如 工龄: cumulative_years。",
    ),
    "roster.group_column": (
        lambda folder: read_roster(listed(folder)).plan(load_law(), "2026-11").groups("部门"),
        "There is no column '部门' to group by. Use one of 出生年月, 性别.",
        "没有名为“部门”的列可供分组。可用：出生年月, 性别。",
    ),
    "roster.frame_unknown": (
        lambda _: Roster.from_frame(3),
        "A value of type int is no frame known here. Give a pandas or polars DataFrame, a pyarrow Table, or what has __arrow_c_stream__.",
        "无法识别 int 类型的表。请提供 pandas 或 polars 的 DataFrame、pyarrow 的 Table，或带有 __arrow_c_stream__ 的对象。",
    ),
    "ground.file_exists": (
        lambda folder: written(folder, "plan.csv", twice=True),
        "{file}: there is a file of that name already. Choose another name, or replace it with overwrite=True.",
        "{file}：同名文件已存在。请另选名称，或用 overwrite=True 覆盖。",
    ),
    "ground.output_is_input": (
        lambda folder: plan_long(listed(folder), folder / "staff.csv", load_law(), "2026-11", overwrite=True),
        "{file}: the result would replace a file that it is made from. Choose another name for the result.",
        "{file}：结果会覆盖所读取的文件。请为结果另选名称。",
    ),
    "roster.file_suffix": (
        lambda folder: written(folder, "plan.xls"),
        "{file}: the name does not say what to write. End it in .xlsx, .csv or .parquet.",
        "{file}：文件名没有说明写成哪种格式。请以 .xlsx、.csv 或 .parquet 结尾。",
    ),
    "roster.excel_limit": (
        lambda folder: written(folder, "plan.xlsx", f"birth,sex,note\n1971-09,男,{'x' * 40_000}\n"),
        "{file}: 40000 characters in a cell are more than the 32767 that an Excel sheet can hold. Write .csv or .parquet "
        "instead.",
        "{file}：40000个字符（一个单元格内）超过 Excel 工作表的上限32767。请改写为 .csv 或 .parquet。",
    ),
}


@pytest.mark.parametrize("code", SAID)
def test_what_is_said_word_for_word(tmp_path: Path, code: str) -> None:
    call, english, chinese = SAID[code]
    with pytest.raises(RetirecalcError) as caught:
        call(tmp_path)
    error = caught.value
    assert error.code == code
    file = error.fields.get("file")
    assert (str(error), error.text("zh")) == (english.format(file=file), chinese.format(file=file))


ID_MAN = "110221197109159972"
ROWS: dict[str, tuple[str, str, str]] = {
    "roster.id_rounded": (
        "1.10221E+17,1971-09,男,",
        "身份证号: a spreadsheet has rounded this ID number, so its last digits are lost. It was not used: format the column as "
        "text and copy the number again from the card.",
        "身份证号：身份证号已被表格软件四舍五入，末几位丢失，未予采用。请将该列设为文本格式，再对照证件重新填写。",
    ),
    "roster.id_ends_in_zeros": (
        # GB 11643: 7+9+10+16+4 + 2+9+42+3 + 81+5 = 188, which leaves 1 of 11: the check character is 0.
        "110221197109010000,,女,工人",
        "身份证号: 1102**********0000 ends in 000, as a number does that a spreadsheet has rounded, so that the sex was not taken "
        "from it. Compare it with the card.",
        "身份证号：1102**********0000以000结尾，可能已被表格软件四舍五入，未据以判断性别。请与证件核对。",
    ),
    "roster.row_day_contradicts_id": (
        f"{ID_MAN},1971-09-16,男,",
        "The birth column says 1971-09-16 and the ID number 1971-09-15. The month, which alone counts, is the same: correct the "
        "wrong day.",
        "出生年月列为1971年9月16日，身份证号为1971年9月15日。月份相同，不影响测算；请更正有误的日期。",
    ),
    "roster.row_repeats": (
        f"{ID_MAN},,,\n{ID_MAN},,,",
        "身份证号: 1102**********9972 stands in row 3 too. Check whether it is the same person twice; nothing was dropped.",
        "身份证号：1102**********9972还出现在第3行。请核对是否为同一人重复；各行均已保留。",
    ),
    "roster.row_no_approval": (
        ",1971-09,男,,否",
        "审批结果: a bare no does not say whether it was refused or is not decided yet, and was left out. Write refused if it was; "
        "else leave the cell empty.",
        "审批结果：“否”没有说明是未通过还是尚未审批，未予采用。审批未通过的请写“不批准”，尚未审批的请留空。",
    ),
    "roster.row_women_assumed": (
        ",1977-02,女,",
        "岗位类别: the post is not stated; taken as female_50, as chosen for all such women. Check it.",
        "岗位类别：没有说明岗位，按为此类女性统一选定的女50测算。请核对。",
    ),
}


@pytest.mark.parametrize("code", ROWS)
def test_what_is_said_of_a_row_word_for_word(tmp_path: Path, code: str) -> None:
    cells, english, chinese = ROWS[code]
    path = listed(tmp_path, f"身份证号,出生年月,性别,岗位类别,审批结果\n{cells}\n")
    (warning,) = read_roster(path, women="female_50").rows[0].warnings
    assert warning.code == code
    assert (str(warning), warning.text("zh")) == (english, chinese)


LISTS: dict[str, tuple[str, str, str]] = {
    "roster.row_days_differ": (
        "性别,出生日期,档案出生日期\n男,1971-09-03,1971-09-09\n",
        "出生日期 says 1971-09-03 and 档案出生日期 1971-09-09. The month, which alone counts, is the same: correct the wrong day.",
        "出生日期为1971年9月3日，档案出生日期为1971年9月9日。月份相同，不影响测算；请更正有误的日期。",
    ),
    "roster.contributions_not_used": (
        "性别,出生年月,实际缴费月数,首次参保时间\n男,1971-09,200,2025-01\n",
        "首次参保时间: 200 months paid do not fit a first month insured of 2025-01. Correct one of the two; months before it that count "
        "as paid by law go into deemed. Until then no contributions of the row are used. The rest of it is read.",
        "首次参保时间：首次参保为2025年1月，与实际缴费200个月不符。请更正其中一项；参保前按规定视同缴费的月份请填入视同缴费。"
        "在此之前该行的缴费情况均不采用，其余内容照常读取。",
    ),
    "roster.insured_until_alone": (
        "性别,出生年月,累计缴费月数,参保终止日期\n男,1971-09,200,2020-05-31\n",
        "参保终止日期: 2020-05-31 says when the insurance ended, and no column says that payments have ended, so that paying on is "
        "assumed. If they have ended, state it in a column 缴费状态 (终止缴费).",
        "参保终止日期：“2020-05-31”表示参保终止，但没有一列说明已不再缴费，仍按继续缴费测算。如已不再缴费，请用“缴费状态”一列注明（终止缴费）。",
    ),
    "roster.insured_until_contradicts": (
        "性别,出生年月,累计缴费月数,缴费状态,参保终止日期\n男,1971-09,200,正常缴费,2025-06\n",
        "参保终止日期 says that the insurance ends at 2025-06, and 缴费状态 ('正常缴费') that payments go on. The row was planned as if they "
        "go on, and the date was not used. If they have ended, correct 缴费状态.",
        "参保终止日期为“2025-06”，而缴费状态为“正常缴费”，表示仍在缴费。按继续缴费测算，参保终止日期未采用。如已不再缴费，请更正缴费状态。",
    ),
    "roster.senior_woman": (
        "性别,出生年月,岗位类别\n女,1975-11,县处级女干部\n",
        "岗位类别: '县处级女干部': a woman of division rank or with a senior title in a public body may have the men's original retirement "
        "age (组通字〔2015〕14号). If she has, write 女（male_60） there, or say it of all women with the word: --map-value "
        '"岗位类别:县处级女干部=女（male_60）". If not, write 女55 or 女50.',
        "岗位类别：“县处级女干部”：机关事业单位中县处级的女干部和具有高级职称的女性，原法定退休年龄可能与男性相同（组通字〔2015〕14号）。确实适用的，"
        '请在该格写“女（male_60）”，或对所有写有该词的女性统一指定：--map-value "岗位类别:县处级女干部=女（male_60）"；不适用的，请写“女55”或“女50”。',
    ),
    "roster.senior_perhaps": (
        "性别,出生年月,岗位类别,职称\n女,1975-11,管理岗,教授\n",
        "职称: '教授': a woman of division rank or with a senior title in a public body may have the men's original retirement age "
        "(组通字〔2015〕14号); whether one employs her is not stated, so that it was not used. If she has that age, write 女（male_60） there, "
        'or --map-value "职称:教授=女（male_60）" for all women with the word; if not, state who employs in a column 用工性质, or '
        "write 女55 or 女50.",
        "职称：“教授”：机关事业单位中县处级的女干部和具有高级职称的女性，原法定退休年龄可能与男性相同（组通字〔2015〕14号）；该行没有说明是否由机关事业"
        '单位聘用，未按此测算。确实适用的，请在该格写“女（male_60）”，或对所有写有该词的女性统一指定：--map-value "职称:教授=女（male_60）"；'
        "不适用的，请在“用工性质”列填写用工性质，或写“女55”或“女50”。",
    ),
    "roster.age_of_no_class": (
        "性别,出生年月,人员类别\n男,1971-09,男55\n",
        "人员类别: '男55': the original retirement age is 60 for men and 55 or 50 for women. Another age may be that of another way, "
        "such as special work (55, of women 45), which is not answered here, so that the age was not used. Ask by `retirecalc routes`, or "
        "ask the agency.",
        "人员类别：“男55”所写的不是原法定退休年龄（男性60周岁，女性55或50周岁）。可能属另一途径，如特殊工种（男55、女45周岁），此处未测算，该年龄未采用。"
        "请用 `retirecalc routes` 查询，或咨询经办机构。",
    ),
    "roster.ended_elsewhere": (
        "性别,出生年月,累计缴费月数,员工状态\n男,1971-09,200,终止缴费\n",
        "员工状态: 终止缴费 may mean that payments have ended; the row was planned as if they went on, because this is no column of "
        "payments. If they have ended, state it in a column 缴费状态 (终止缴费).",
        "员工状态：“终止缴费”可能表示已不再缴费；该列不是缴费状态，仍按继续缴费测算。如已不再缴费，请用“缴费状态”一列注明（终止缴费）。",
    ),
    "roster.insured_ahead": (
        "性别,出生年月,累计缴费月数,首次参保时间\n男,1971-09,200,2030-01\n",
        "首次参保时间: 2030-01 is after 2026-11, the month of the question: nobody was insured since a month to come. Correct it.",
        "首次参保时间：2030年1月晚于测算月份2026年11月，不可能在此之后才首次参保。请更正。",
    ),
    "roster.act_before_rule": (
        "性别,出生年月,拟退休年月,书面告知日期\n男,1967-03,2027-04,2012-03-05\n",
        "书面告知日期: 2012-03-05 is before 2024-09-13, when the ages that hold for this person were decided on: nobody could give notice or "
        "apply under that decision then, and the day may be that of something else, such as of joining the staff or of another route. "
        "Correct it or clear the cell.",
        "书面告知日期：2012年3月5日早于2024年9月13日，即此人所适用的《关于实施渐进式延迟法定退休年龄的决定》作出之日，当时不可能据以告知或申请，可能是应聘、其他退休途径等其他事项的日期。"
        "请更正或清空该单元格。",
    ),
    "roster.born_young": (
        "性别,出生年月\n男,2012-05\n",
        "A birth in 2012-05 makes this person 14 years old in 2026-11, too young for a staff list. Check the year of the birth.",
        "按出生年月2012年5月，此人在2026年11月仅14周岁，不像在册职工。请核对出生年份。",
    ),
    "roster.year_of_birth_differs": (
        "性别,出生日期,出生年份\n男,1971-09-03,1972\n",
        "出生年份: '1972' is not the year of the birth in the other columns (1971-09), and was not used. Correct the wrong one.",
        "出生年份：“1972”与其他列的出生年月（1971年9月）不一致，未予采用。请更正有误的一项。",
    ),
    "roster.staff_state_open": (
        "性别,出生年月,人员状态\n男,1971-09,失踪\n",
        "人员状态: 失踪 does not say here whether this person is still there; the row was planned like any other. If nothing is due for "
        "them, take the row out.",
        "人员状态：“失踪”不能说明此人是否仍在职，该行仍照常测算。如无需安排，请从名单中删去。",
    ),
    "roster.row_retired": (
        "性别,出生年月,用工形式\n男,1971-09,退休返聘\n",
        "用工形式: 退休返聘 may mean that this person has retired; the row was planned like any other, because which pension is drawn is "
        "not said. State it in a column 养老待遇类别 (企业职工基本养老金, or 未领取), or take the row out if nothing is due for them.",
        "用工形式：“退休返聘”可能表示此人已退休；因没有说明领取哪种养老待遇，该行仍照常测算。请用“养老待遇类别”一列注明"
        "（如“企业职工基本养老金”，没有领取的填“未领取”）；无需安排的，请从名单中删去。",
    ),
    "roster.drawing_since": (
        "性别,出生年月,养老金领取时间\n男,1963-09,2023-10\n",
        "养老金领取时间: 2023-10 is a month in which a pension has begun, or is to begin; the row was planned like any other, because "
        "which pension is drawn is not said. If one is drawn already, state it in a column 养老待遇类别 (企业职工基本养老金), or take the "
        "row out if nothing is due for this person.",
        "养老金领取时间：“2023-10”是开始或将开始领取养老金的年月；因没有说明领取哪种养老待遇，该行仍照常测算。如已在领取，请用"
        "“养老待遇类别”一列注明（如“企业职工基本养老金”）；无需安排的，请从名单中删去。",
    ),
    "roster.cells_beyond": (
        "性别,出生年月\n男,1971-09,备注,,有\n",
        "Behind the last column of the header something more stands in this row (2): it is kept and was not read. If it says something of "
        "the person, give it a column with a title.",
        "该行在表头最后一列之后另有2格内容，已原样保留，未读取。如与此人有关，请为其设置带列名的一列。",
    ),
    "roster.day_order": (
        "性别,出生年月\n男,03/05/1971\n",
        "出生年月: '03/05/1971' may be day and month or month and day. Write the year first, for example 1971-09-15, or say the order "
        "with --date-order.",
        "出生年月：“03/05/1971”可能是日月，也可能是月日。请按年、月、日的顺序填写（例如1971年9月15日），或用 --date-order 说明顺序。",
    ),
    "roster.sex_code": (
        "性别,出生年月\n1,1971-09\n",
        "性别: the code '1' does not mean the same in every system. Write 男 or 女, or say for all which it is: either --map-value "
        '"性别:1=男" or --map-value "性别:1=女".',
        "性别：代码“1”在不同系统中含义不同。请改写为“男”或“女”，或统一指定："
        '--map-value "性别:1=男"（男）或 --map-value "性别:1=女"（女）。',
    ),
    "roster.sex_code_of_none": (
        "性别,出生年月\n3,1971-09\n",
        "性别: the code '3' names no sex: in the national standard (GB/T 2261.1) 1 is a man, 2 a woman, 0 not known and 9 not stated. "
        "Write 男 or 女.",
        "性别：代码“3”不表示男或女：国家标准（GB/T 2261.1）中1为男，2为女，0为未知，9为未说明。请填写“男”或“女”。",
    ),
    "roster.row_ids_differ": (
        "社会保障号码,证件号码\n110101197109030035,110101197109030051\n",
        "社会保障号码, 证件号码: two different ID numbers. They say the same birth month and sex, so that the answer is the same with "
        "either. Correct the wrong one.",
        "社会保障号码, 证件号码：两列的身份证号不同。两者的出生年月和性别相同，不影响测算。请更正有误的一项。",
    ),
}


@pytest.mark.parametrize("code", LISTS)
def test_what_is_said_in_a_list_word_for_word(tmp_path: Path, code: str) -> None:
    text, english, chinese = LISTS[code]
    plan = read_roster(listed(tmp_path, text)).plan(load_law(), "2026-11")
    found = [
        error.fields["said"] if error.code == "roster.not_stated" and error.fields["why"] == code else error
        for planned in plan.rows
        for error in (*planned.problems, *planned.row.questions, *planned.row.warnings)
    ]
    left = [row.row.left_out for row in plan.rows if row.row.left_out is not None]
    (said,) = {
        str(one): one for one in (*found, *left) if isinstance(one, RetirecalcError) and one.code == code
    }.values()
    assert (str(said), said.text("zh")) == (english, chinese)
