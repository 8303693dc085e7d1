"""What goes back to people: one page a person, and the papers that the law asks for. Word and PDF need the extra `letters`.

>>> from retirecalc import Contributions, Person, assess, load_law
>>> person = Person(
...     "1971-09", "男", employment="employee", contributions=Contributions(cumulative=316, continuing=True)
... )
>>> answer = assess(person, load_law(), "2026-11")
>>> notice, *others = papers(answer, "2031-09", {"person": {"name": "张三"}})
>>> notice.title.zh, [paper.kind for paper in others]
('弹性提前退休告知书', ['application', 'cover'])
>>> sheet(answer, lang="en").lead[0]
'Your statutory retirement age is 61 years 9 months, reached in June 2033.'

`paper_docx`, `sheets_docx` and `sheets_pdf` turn them into bytes. Names and numbers stand on the page alone.
"""

from __future__ import annotations

from retirecalc.letters.papers import Paper, papers
from retirecalc.letters.papers import to_docx as paper_docx
from retirecalc.letters.pdf import to_pdf as sheets_pdf
from retirecalc.letters.sheet import Sheet, sheet
from retirecalc.letters.sheet import to_docx as sheets_docx

__all__ = ["Paper", "Sheet", "paper_docx", "papers", "sheet", "sheets_docx", "sheets_pdf"]
