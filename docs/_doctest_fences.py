"""For the API reference: puts the doctests of a docstring into code fences, so that Markdown does not take them for quotations."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object


class DoctestFences(Extension):
    def on_object(self, *, obj: Object, **_: Any) -> None:
        if obj.docstring is not None:
            obj.docstring.value = re.sub(r"(?m)^>>> .*(?:\n.+)*", r"```pycon\n\g<0>\n```", obj.docstring.value)
