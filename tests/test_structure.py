"""The order of the house."""

import ast
import re

from ipcoop.resources import ROOT

SOURCES = sorted((ROOT / "server" / "ipcoop").rglob("*.py"))
LAYERS = {"graph": 1, "sparql": 2, "extract": 2, "http": 3}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def layer(module):
    parts = module.split(".")
    return LAYERS.get(parts[1], 0) if parts[0] == "ipcoop" and len(parts) > 1 else 0


def test_imports_point_one_way():
    for path in SOURCES:
        parts = path.relative_to(ROOT / "server" / "ipcoop").parts
        own = LAYERS.get(parts[0]) if len(parts) > 1 else None
        for module in imports(path):
            if own is not None and module.startswith("ipcoop"):
                assert layer(module) <= own, f"{path.name} imports {module}"


def test_flask_click_and_pyoxigraph_stay_where_they_belong():
    homes = {"flask": "http", "click": "cli", "pyoxigraph": "sparql", "granian": "http"}
    guests = {"graph/canonical.py", "graph/terms.py"}  # what the engine does for rdflib's graphs
    for path in SOURCES:
        place = path.relative_to(ROOT / "server" / "ipcoop")
        for module in imports(path):
            home = homes.get(module.split(".")[0])
            is_guest = home == "sparql" and place.as_posix() in guests
            assert is_guest or home in (None, place.parts[0]), f"{path} imports {module}"


def test_files_are_short_enough_to_read():
    for path in SOURCES:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path


def test_the_versions_of_package_and_citation_agree():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"', project, re.MULTILINE)[1]
    assert f"\nversion: {version}\n" in citation


def test_the_readme_names_every_command_and_folder():
    from ipcoop.cli import cli

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in cli.commands:
        assert f"`{command}`" in readme or f"`ipcoop {command}`" in readme
    for folder in ("ontology", "data", "shapes", "queries", "server", "tests"):
        assert f"[`{folder}/`]({folder})" in readme
