"""Which parts of the description a run reads: not more than it shows or calls."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from cli_runtime.package import Package
from cli_runtime.program import run_program
from runtime.description import Description

from .programs import MEDIA, ROOT

READING = """
import os, sys

read = set()


def note(event, arguments):
    if event != "open":  # others may have no arguments
        return
    folder, _, part = str(arguments[0]).rpartition(f"{os.sep}description{os.sep}")
    if folder.endswith("media_services_management") and part[-5:] == ".json":
        read.add(part.replace(os.sep, "/"))


sys.addaudithook(note)
from media_services_management.cli import run

code = run(sys.argv[1:])
print(*sorted(read), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ("--version", "index.json"),
        ("--help", "index.json"),
        ("storage-accounts --help", "index.json operations/storage_accounts.json"),
        ("account-keys --help", "index.json operations/account_keys.json"),
        # errors are told in the help of commands, and types where their arguments have named ones
        ("regions list --help", "errors.json index.json operations/regions.json"),
        ("accounts get --help", "errors.json index.json operations/accounts.json types.json"),
        ("--dry-run --subscription-id s regions list", "index.json operations/regions.json"),
    ],
)
def test_only_what_is_shown_is_read(media_package: Path, arguments: str, parts: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", READING, *arguments.split()],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(media_package)},
        stdin=subprocess.DEVNULL,
    )
    assert (result.returncode, result.stderr) == (0, f"{parts}\n")


DESCRIPTIONS = sorted(ROOT.glob("tests/features/*/snapshot/description"))


@pytest.mark.parametrize("source", DESCRIPTIONS, ids=lambda each: each.parts[-3])
def test_help_of_programs_and_groups_reads_no_other_part(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(package: Package, module: str) -> ModuleType:
        return import_module(module.replace("_runtime", "runtime"))

    monkeypatch.setattr(Package, "load", load)
    folder = tmp_path / "description"
    shutil.copytree(source, folder)
    for part in {*folder.rglob("*.json")} - {folder / "index.json"}:
        part.write_text("no JSON")
    description = Description(str(folder))
    assert run_program(description, ["--help"]) == 0
    for group in description.index["groups"]:
        part = f"operations/{group['module']}.json"
        if (source / part).exists():  # a group may have no operations of its own
            shutil.copy(source / part, folder / part)
        assert run_program(description, [*group["command"].split(), "--help"]) == 0


def test_a_replacement_in_another_group_is_named_without_its_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "description"
    shutil.copytree(MEDIA / "description", folder)
    regions = folder / "operations" / "regions.json"
    part = json.loads(regions.read_text("utf-8"))
    part["regions.list"]["deprecated"] = {"instead": "accounts.list"}
    regions.write_text(json.dumps(part), "utf-8")
    (folder / "operations" / "accounts.json").unlink()
    assert run_program(Description(str(folder)), ["regions", "list", "--help"]) == 0
    assert "Deprecated: use `accounts list` instead." in capsys.readouterr().out
