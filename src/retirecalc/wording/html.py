"""A small writer of HTML: what stands in it as text is escaped, always; what is HTML already says so by its type."""

from __future__ import annotations

from collections.abc import Iterable

_STYLE = (
    ".retirecalc{font-size:.95em;line-height:1.5}"
    ".retirecalc table{border-collapse:collapse;margin:.4em 0}"
    ".retirecalc th,.retirecalc td{border:1px solid rgba(128,128,128,.5);padding:.15em .5em;text-align:left;"
    "vertical-align:top;background:none;color:inherit}"
    ".retirecalc p,.retirecalc ul{margin:.3em 0}"
    ".retirecalc small{opacity:.85}"
)
"""No colour of its own: it takes those of the page, light or dark."""


class Html(str):
    """HTML, shown as such by a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def _escaped(text: str) -> str:
    from html import escape  # large, and not there where the calculator page answers one person

    return escape(text)


def tag(name: str, *inside: str, **attributes: str) -> Html:
    """An element around text, which is escaped, and elements, which are not.

    >>> print(tag("p", "1 < 2, ", tag("b", "so")))
    <p>1 &lt; 2, <b>so</b></p>
    >>> print(tag("li", "x", value='"3"'))
    <li value="&quot;3&quot;">x</li>
    """
    said = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{said}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str]) -> Html:
    """Text and elements one after another, text escaped."""
    return Html("".join(part if isinstance(part, Html) else _escaped(part) for part in parts))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Html:
    """A table: a head, and rows of cells."""
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", tag("tr", *(tag("th", cell, scope="col") for cell in head))), tag("tbody", *body))


def labelled(rows: Iterable[tuple[str, str]]) -> Html:
    """A table of labels and what stands beside them."""
    return tag("table", *(tag("tr", tag("th", label, scope="row"), tag("td", text)) for label, text in rows))


def folded(title: str, *inside: str, open_: bool = False) -> Html:
    """What is read by whoever opens it."""
    return tag("details", tag("summary", title), *inside, **({"open": ""} if open_ else {}))


def page(*inside: str, lang: str) -> Html:
    """A part of a notebook or a page."""
    return joined(
        [
            Html('<div class="retirecalc" lang="'),
            "zh-CN" if lang == "zh" else "en",
            Html(f'"><style>{_STYLE}</style>'),
            *inside,
            Html("</div>"),
        ]
    )
