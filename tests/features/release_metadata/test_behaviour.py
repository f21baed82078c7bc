from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from ..harness import Feature


def test_the_project_says_what_installers_show(feature: Feature) -> None:
    (text,) = (file.content for file in feature.files if file.path == "pyproject.toml")
    project = tomllib.loads(text.decode())["project"]
    assert project["version"] == "2.1.0rc1"
    assert project["license"] == "Apache-2.0 OR MIT"
    assert project["authors"] == [
        {"name": 'Zoë "Z" Team', "email": "zoe@example.org"},
        {"name": "Example"},
    ]
    assert project["urls"] == {
        "Source Code": 'https://code.example.org/release-metadata?tab="files"',
        "Changelog": "https://code.example.org/changes",
    }


def test_package_and_user_agent_have_the_version(feature: Feature) -> None:
    assert feature.package.__version__ == "2.1.0rc1"
    agent = feature.call("things.touch").request.headers["user-agent"]
    assert agent.startswith("release-metadata/2.1.0rc1 ")


def test_hand_written_code_is_imported_from_lib(feature: Feature, tmp_path: Path) -> None:
    # in a copy, since others read the package
    name = feature.package.__name__
    package = shutil.copytree(feature.folder / "src" / name, tmp_path / name)
    (package / "lib").mkdir()
    (package / "lib/__init__.py").write_text("from ..client import ReleaseMetadataClient as Client")
    told = f"import {name}, {name}.lib; print({name}.lib.Client is {name}.ReleaseMetadataClient)"
    command = [sys.executable, "-c", told]
    assert subprocess.check_output(command, cwd=tmp_path, text=True) == "True\n"
