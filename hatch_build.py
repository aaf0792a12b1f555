"""Put the scripts and styles of the pages into the wheel."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):
    """Installs them where they are absent; without them the wheel works as well."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Do nothing for a checkout that is installed in place."""
        if version != "editable":
            script = Path(self.root, "server", "ipcoop", "http", "assets.py")
            subprocess.run([sys.executable, script], check=False)  # noqa: S603
