"""The scripts of others that the pages use are optional, and none of them is committed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ipcoop.http import assets

FOLDER = Path(assets.__file__).parent
HTML = {"Accept": "text/html"}


def test_the_lock_file_names_exact_versions_and_no_registry():
    lock = json.loads((FOLDER / "npm" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages["node_modules/@zazuko/yasgui"]["license"] == "MIT"
    assert all("integrity" in package for package in packages.values())
    assert not any("resolved" in package for package in packages.values())


def test_without_npm_one_line_says_what_is_missing(tmp_path):
    shutil.copytree(FOLDER / "npm", tmp_path / "npm")
    script = shutil.copy(assets.__file__, tmp_path)
    done = subprocess.run(
        [sys.executable, script], env={"PATH": ""}, capture_output=True, text=True, check=False
    )
    line = "The pages have a form and a table in place of editor and network: there is no npm.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", line)


@pytest.mark.parametrize("installed", [True, False])
def test_the_page_has_the_form_always_and_the_editor_where_it_is_installed(
    client, monkeypatch, installed
):
    monkeypatch.setitem(client.application.jinja_env.globals, "has_assets", lambda: installed)
    link = '<a href="/sparql#why">In the editor</a>'
    assert (link in client.get("/queries/why", headers=HTML).text) is installed
    text = client.get("/sparql", headers=HTML).text
    assert '<textarea id="query" name="query"' in text
    for part in ("<script src", "yasgui.js", 'id="editor"', 'value="/queries/why.rq"'):
        assert (part in text) is installed
