"""The one step of its own that the build has: the snapshot of the checked tables goes into the wheel beside them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Snapshot(BuildHookInterface[Any]):
    """Writes `data/tables/snapshot.json` before the wheel takes that folder in, and takes it away after."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """A table that is wrong stops the build here. An editable install reads the YAML of the checkout."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from retirecalc.tables.snapshot import write

        write(Path(self.root, "data", "tables"))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The snapshot belongs to the wheel: in a checkout it would only grow old."""
        Path(self.root, "data", "tables", "snapshot.json").unlink(missing_ok=True)
