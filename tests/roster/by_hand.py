"""The least workbooks that there are, written by hand: what is in them, a test decides to the last sign."""

from __future__ import annotations

import io
import zipfile

HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>出生年月</t></is></c><c r="B1" t="inlineStr"><is><t>性别</t></is></c></row>'
PERSON = (
    '<row r="2"><c r="A2" t="inlineStr"><is><t>1971-09</t></is></c><c r="B2" t="inlineStr"><is><t>男</t></is></c></row>'
)
XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsx(
    rows: str | bytes = HEAD + PERSON,
    *,
    before: str = "",
    after: str = "",
    part: str = "xl/worksheets/sheet1.xml",
    target: str = "worksheets/sheet1.xml",
    strings: str = "",
    prolog: str = XML,
) -> bytes:
    """The least workbook that there is, written by hand."""
    rows = rows.encode() if isinstance(rows, str) else rows
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="{target}"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>',
        part: f"{prolog}<worksheet {MAIN}>{before}<sheetData>".encode()
        + rows
        + f"</sheetData>{after}</worksheet>".encode(),
    }
    if strings:
        members["xl/sharedStrings.xml"] = XML + strings
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def ods(rows: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f'{XML}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="名单">{rows}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
    return made.getvalue()
