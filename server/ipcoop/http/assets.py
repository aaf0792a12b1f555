"""The scripts and styles of others that the pages use, installed by `make assets`.

They are optional: without them each page has a plain form or table. This file runs by itself
where the wheel is built, before the package is installed.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_SELF = Path(__file__)
_NPM = _SELF.parent / "npm"
_VENDOR = _SELF.parent / "static" / "vendor"
_STAMP = _VENDOR / "licences.txt"
_FILES = {
    "yasgui.js": "@zazuko/yasgui/build/yasgui.min.js",
    "yasgui.css": "@zazuko/yasgui/build/yasgui.min.css",
    "cytoscape.js": "cytoscape/dist/cytoscape.min.js",
}


def has_assets() -> bool:
    """Tell whether all scripts and styles are there."""
    return all(path.exists() for path in (_STAMP, *(_VENDOR / name for name in _FILES)))


def install() -> str:
    """Install the versions that the lock file names, unless that is done.

    Returns:
        Why this cannot be done, or nothing.
    """
    if has_assets() and _changed(_STAMP) >= max(map(_changed, (_NPM / "package-lock.json", _SELF))):
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "there is no npm"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(_NPM, folder, dirs_exist_ok=True)
        command = [npm, "ci", "--ignore-scripts", "--silent"]
        if subprocess.run(command, cwd=folder, check=False).returncode:  # noqa: S603
            return "npm could not fetch them"
        _copy(Path(folder) / "node_modules")
    return ""


def _changed(path: Path) -> float:
    return path.stat().st_mtime


def _copy(modules: Path) -> None:
    _VENDOR.mkdir(exist_ok=True)
    for name, path in _FILES.items():
        shutil.copyfile(modules / path, _VENDOR / name)
    # Written last: it tells that all is there.
    _STAMP.write_text("\n".join(_licences(modules)), encoding="utf-8")


def _licences(modules: Path) -> Iterator[str]:
    """Yield the licence of each package, as it has to go with the code."""
    for file in sorted([*modules.glob("*/package.json"), *modules.glob("@*/*/package.json")]):
        package = json.loads(file.read_text(encoding="utf-8"))
        yield f"{package['name']} {package['version']}: {package.get('license', 'no licence')}\n"
        for text in sorted(file.parent.glob("LICEN[CS]E*")):
            yield text.read_text(encoding="utf-8")


if __name__ == "__main__":
    if cause := install():
        sys.exit(f"The pages have a form and a table in place of editor and network: {cause}.")
