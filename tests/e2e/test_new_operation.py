"""An operation that is added to the YAML, with its effect, is served without touching Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .callers import SUBSCRIPTION
from .foreground import Served, serve

ROOT = Path(__file__).parents[2]
API = "spec/media-services-management"

OPERATIONS = """\
summary: A note about each account
operations:
  write:
    title: Write Note
    verb: PUT
    path: /Accounts/{accountName}/Note
    source: {document: get-media-services-account-details}
    parameters:
      accountName: {in: path, $ref: AccountName}
    body: {$ref: Note, media_types: [application/json]}
    responses:
      204: {}
    errors:
      BadRequest: [account-name-invalid, value-missing]
      NotFound: [account-unknown]
    repeatable: true

  read:
    title: Read Note
    verb: GET
    path: /Accounts/{accountName}/Note
    source: {document: get-media-services-account-details}
    parameters:
      accountName: {in: path, $ref: AccountName}
    responses:
      200: {body: {$ref: Note, default_media_type: application/json}}
    errors:
      BadRequest: [account-name-invalid]
      NotFound: [account-unknown]
    repeatable: true
"""
TYPE = """
  Note:
    type: object
    required: [Text]
    properties:
      Text: {type: string, maxLength: 20}
    example: {Text: keep this one}
"""
EFFECTS = """\
operations:
  notes.write:
    update: accounts
  notes.read:
    read: accounts
    response:
      Text: {stored: Text, otherwise: nothing yet}
"""
SEED = {"accounts": [{"AccountName": "contoso", "Region": "West US", "State": "Active"}]}
GENERATE = "import sys; from clientgen.cli import main; sys.argv[1:] = ['generate']; main()"
PYTHON = """\
import sys
from media_services_management import MediaServicesManagementClient, errors

with MediaServicesManagementClient(sys.argv[1], credential=None, endpoint=sys.argv[2]) as client:
    before = client.notes.read("contoso").text
    client.notes.write("contoso", text="by Python")
    try:
        client.notes.read("nothing")
    except errors.NotFoundError as error:
        print(before, client.notes.read("contoso").text, error.code, sep="|")
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of a package that is generated after the YAML was edited."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "spec", root / "spec")
    (root / API / "operations/notes.yaml").write_text(OPERATIONS)
    with (root / API / "types.yaml").open("a") as types:
        types.write(TYPE)
    effects = root / API / "emulation.yaml"
    effects.write_text(effects.read_text("utf-8").replace("operations:\n", EFFECTS, 1), "utf-8")
    subprocess.run(
        [sys.executable, "-c", GENERATE],
        cwd=root,
        check=True,
        env=_paths(ROOT / "generator"),
    )
    return root / "generated/media-services-management/src"


def _paths(*folders: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}


def run(package: Path, served: Served, *arguments: str) -> str:
    """Return what Python prints that runs on the package."""
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**_paths(package), **served.settings},
    )
    return done.stdout


def test_it_is_served_to_the_client_the_command_and_curl(package: Path, tmp_path: Path) -> None:
    (tmp_path / "seed.json").write_text(json.dumps(SEED))
    with serve(tmp_path, "--seed", "seed.json", environment=_paths(package)) as served:
        told = run(package, served, "-c", PYTHON, SUBSCRIPTION, served.endpoint)
        assert told == "nothing yet|by Python|NotFound\n"
        command = ("-m", "media_services_management.cli", "notes")
        assert "by Python" in run(package, served, *command, "read", "contoso")
        run(package, served, *command, "write", "contoso", "--text", "by the command")
        path = f"{served.endpoint}/{SUBSCRIPTION}/services/mediaservices/Accounts/contoso/Note"
        assert ask_curl(path) == '200 {"Text":"by the command"}'
        body = json.dumps({"Text": "by curl"})
        assert ask_curl(path, "-X", "PUT", "-d", body) == "204 "
        assert ask_curl(path) == '200 {"Text":"by curl"}'
        assert ask_curl(path, "-X", "PUT", "-d", json.dumps({"Text": "x" * 21})).startswith("400 ")
        assert ask_curl(path, "-X", "PUT", "-d", "{}").startswith("400 ")
    assert "notes.write" in served.log[1]


def ask_curl(url: str, *options: str) -> str:
    """Return status and body."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    headers = ("-H", "x-ms-version: 2011-10-01", "-H", "Content-Type: application/json")
    done = subprocess.run(
        ["curl", "-sS", "-w", "\n%{http_code}", *headers, *options, url],
        check=True,
        capture_output=True,
        text=True,
    )
    body, _, status = done.stdout.rpartition("\n")
    return f"{status} {body}"
