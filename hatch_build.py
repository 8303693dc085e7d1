"""The one step of its own that the build has: the snapshot of the checked tables goes into the wheel beside them, and the papers as
JSON, so that neither needs a reader of YAML there."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Snapshot(BuildHookInterface[Any]):
    """Writes `data/tables/snapshot.json` before the wheel takes that folder in, and takes it away after."""

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """A table that is wrong stops the build here. An editable install reads the YAML of the checkout."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        import yaml

        from retirecalc.tables.snapshot import write

        write(Path(self.root, "data", "tables"))
        papers = Path(self.root, "src", "retirecalc", "letters", "papers.yaml")
        self._folder = TemporaryDirectory()
        ready = Path(self._folder.name, "papers.json")
        ready.write_text(json.dumps(yaml.safe_load(papers.read_text(encoding="utf-8"))), encoding="utf-8")
        build_data["force_include"][str(ready)] = "retirecalc/letters/papers.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The snapshot belongs to the wheel: in a checkout it would only grow old."""
        Path(self.root, "data", "tables", "snapshot.json").unlink(missing_ok=True)
        if self._folder is not None:
            self._folder.cleanup()
