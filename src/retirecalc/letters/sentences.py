"""The sentences of errors about papers: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "party_unknown": Said(
        "{field}: no paper has such a field. The fields are {allowed}.",
        "{field}：文本中没有此字段。可用的字段：{allowed}。",
    ),
    "party_no_fields": Said(
        "{field}: there are no fields in it. Write them by name, such as name: and the name.",
        "{field}：其中没有字段。请按字段名填写，例如 name: 姓名。",
    ),
    "party_no_text": Said(
        "{field}: this is neither text nor a date. Put the value in quotation marks.",
        "{field}：不是文字或日期。请把内容放在引号内。",
    ),
    "refused": Said(
        "{month}: no paper is made, because this month is not open: {reasons}. {advice}.",
        "{month_zh}：不能在该月退休（{reasons_zh}），不生成文本。{advice_zh}。",
    ),
    "drawing": Said(
        "{month}: no paper is made, in this month or another: {reasons}. If that is not so, correct what is said of the pension "
        "drawn.",
        "{month_zh}：{reasons_zh}，其他月份同样不能办理，不生成文本。如与事实不符，请更正养老金领取情况。",
    ),
    "past": Said(
        "{month}: no paper is made for a month that is past. {advice}.",
        "{month_zh}：该月已过，不生成文本。{advice_zh}。",
    ),
    "no_employer": Said(
        "{month}: without an employer there is nobody to agree a deferral with, and the text names no other way. Ask the agency.",
        "{month_zh}：没有用人单位，无从协商弹性延迟退休，规定没有写明其他办法。请咨询经办机构。",
    ),
    "no_chinese_font": Said(
        "No Chinese font is installed, and without one a PDF shows boxes. Install one, for example with apt-get install "
        "fonts-noto-cjk, or put a font file into ~/.local/share/fonts; or write .docx, which needs none.",
        "系统中没有中文字体，PDF 无法显示中文。请安装，例如运行 apt-get install fonts-noto-cjk，或将字体文件放入 ~/.local/share/fonts；"
        "也可改为输出 .docx。",
    ),
    "kind_of_file": Said(
        "{file}: a sheet is written as .pdf or .docx. Choose a name that ends so.",
        "{file}：个人测算单只能写成 .pdf 或 .docx。请改用这样的文件名。",
    ),
    "of_another": Said(
        "{field}: this was worked out for another person, law or month than the answer, and one sheet holds one of each. Work "
        "it out again with the person, law and as_of of the answer.",
        "{field}：所依据的人员、规定或测算月份与该测算结果不同，不能写在同一份测算单上。请用该结果的 person、law、as_of 重新测算。",
    ),
    "template_none": Said(
        "{file}: there is no template in this folder. Put paper.docx there, or notice.docx, agreement.docx, ending.docx, "
        "application.docx, cover.docx.",
        "{file}：该文件夹中没有模板。请放入 paper.docx，或 notice.docx、agreement.docx、ending.docx、application.docx、cover.docx。",
    ),
    "template_unusable": Said(
        "{file}: this template cannot be filled in ({problem}). Check it, or begin again with one from --write-templates.",
        "{file}：无法填写该模板（{problem}）。请核对，或用 --write-templates 重新生成后修改。",
    ),
    "template_lacks": Said(
        "{file}: the template does not print {fields}, which the paper must hold. Add them as {example}.",
        "{file}：模板缺少必备内容 {fields}。请以 {example} 的形式加入。",
    ),
}
