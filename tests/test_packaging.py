"""The wheel: what is in it, and that it works by itself."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.parse
import urllib.request
import venv
import zipfile

import pytest

from ipcoop.http.assets import has_assets
from ipcoop.resources import ROOT

FOLDERS = ("ontology", "data", "shapes", "queries")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def tracked(folder):
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", folder]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {line for line in listed.stdout.splitlines() if (ROOT / line).exists()}


def test_the_wheel_installs_one_package(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ipcoop"}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the git checkout")
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_holds_every_file_of_the_resource_folder(wheel, folder):
    prefix = "ipcoop/_resources/"
    names = {name.removeprefix(prefix) for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if name.startswith(f"{folder}/")} == tracked(folder)


@pytest.mark.skipif(not has_assets(), reason="needs what `make assets` installs")
def test_the_wheel_holds_the_scripts_of_others_and_their_licences(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    files = ("cytoscape.js", "licences.txt", "yasgui.css", "yasgui.js")
    assert {f"ipcoop/http/static/vendor/{name}" for name in files} <= names


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url, deadline):
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read().decode()
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="module")
def served(wheel, tmp_path_factory):
    """The port of what the wheel serves, installed into an environment of its own."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / "bin"
    install = [binaries / "python", "-m", "pip", "install", "--no-index", "--no-deps", wheel]
    subprocess.run(install, check=True, capture_output=True, cwd=folder)
    environment = {"PATH": os.defpath, "PYTHONPATH": sysconfig.get_path("purelib")}
    where = "import ipcoop.resources; print(ipcoop.resources.ROOT)"
    command = [binaries / "python", "-c", where]
    found = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip().startswith(str(folder))

    port = free_port()
    server = subprocess.Popen(
        [binaries / "ipcoop", "serve", "--port", str(port)], env=environment, cwd=folder
    )
    try:
        assert fetch(f"http://127.0.0.1:{port}/health", time.monotonic() + 60) == "ok"
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=20) == 0


def test_the_wheel_serves_the_same_in_an_empty_environment(served):
    query = next((ROOT / "queries/competency").glob("cq02-*.rq")).read_text(encoding="utf-8")
    request = urllib.request.Request(
        f"http://127.0.0.1:{served}/sparql?{urllib.parse.urlencode({'query': query})}"
    )
    request.add_header("Accept", "text/csv")
    answer = fetch(request, time.monotonic() + 60)
    assert " ".join(answer.split()) == "country AF BD KH IN IR LA MY MV MM PK PH LK VN"


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl; Debian: sudo apt install curl")
def test_the_readme_shows_a_command_and_what_it_prints(served):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, printed = re.search(r"```\n(curl .*?)```\n\n```\n(.*?)```", readme, re.DOTALL).groups()
    command = command.replace("8000", str(served))
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.replace("\r", "") == printed
