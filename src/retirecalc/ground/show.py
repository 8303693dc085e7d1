"""What a notebook asks a value for."""

from __future__ import annotations

from importlib import import_module


def repr_html(value: object) -> str:
    """A value as HTML, in English: the `_repr_html_` of whatever a notebook shows; `retirecalc.notebook.shown` has Chinese."""
    # By name: how things look stands above all of them, and none of them knows it.
    text: str = import_module("retirecalc.notebook").shown(value)
    return text
