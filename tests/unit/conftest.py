"""A small API in a folder of its own, and ways to run clientgen on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import clientgen
from clientgen import pipeline
from clientgen.catalog import Catalog
from clientgen.cli import main
from clientgen.pipeline import outcome
from clientgen.project import Project

from .library import build_catalog
from .victims import Victims, victims_at_hand

SERVICE = """\
title: Corner shop
summary: Sells fruit
python: {package: corner_shop, client: ShopClient, error: ShopError, command: shop}
endpoint: {url: https://shop.example.org}
documents:
  manual: {title: The manual}
"""
TYPES = """\
types:
  Fruit:
    type: object
    properties:
      name: {type: string, description: What it is called}
      price: {type: integer, minimum: 0}
    required: [name]
    example: {name: pear, price: 3}
"""
ERRORS = """\
exceptions:
  404: NotFoundError
errors:
  NotFound:
    status: 404
    title: There is no such thing
    reasons:
      fruit-unknown: {text: There is no fruit of this name}
"""
FRUITS = """\
summary: What is sold
operations:
  get:
    title: Get a fruit
    verb: GET
    path: /fruits/{name}
    source: {document: manual, section: Get}
    parameters:
      name: {in: path, type: string, description: Its name}
    responses:
      200: {body: {$ref: Fruit}}
    errors:
      NotFound: [fruit-unknown]
    repeatable: true

  add:
    title: Add a fruit
    verb: POST
    path: /fruits
    source: {document: manual, section: Add}
    body: {$ref: Fruit}
    responses:
      201: {}
    repeatable: false
"""
SPEC = {
    "service.yaml": SERVICE,
    "types.yaml": TYPES,
    "errors.yaml": ERRORS,
    "operations/fruits.yaml": FRUITS,
}

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]


def write_spec(root: Path, api: str = "shop", spec: Mapping[str, str] = SPEC) -> None:
    for name, text in spec.items():
        path = root / "spec" / api / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def make() -> Callable[..., Catalog]:
    """Builds the catalog of a library; see `build_catalog`."""
    return build_catalog


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is flushed is on the disk for every process anyway."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(scope="session")
def victims() -> Iterator[Victims]:
    """Runs what is to be killed."""
    with victims_at_hand() as victims:
        yield victims


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of formatted code for the whole session, so that black seldom runs."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def cache(shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The shared cache folder in the environment, without what runs keep afterwards."""
    monkeypatch.setenv("CLIENTGEN_CACHE_DIR", str(shared_cache))
    yield shared_cache
    for of_a_run in ("stamps", "kept"):
        shutil.rmtree(shared_cache / of_a_run, ignore_errors=True)


@pytest.fixture
def root(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project with the spec of one API, `shop`; the working folder."""
    root = (tmp_path / "project").resolve()
    write_spec(root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(root: Path) -> Run:
    """Runs clientgen in this process."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, prog_name="clientgen")

    return run


@pytest.fixture
def made(run: Run, root: Path) -> Path:
    """The project with its one distribution generated."""
    result = run("generate")
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture
def spawn(root: Path, cache: Path) -> Spawn:
    """Runs Python code, or by default the command, in a process of its own."""

    def spawn(
        *arguments: str,
        code: str = "from clientgen.cli import main; main(prog_name='clientgen')",
        cwd: Path = root,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        path = str(Path(clientgen.__file__).parents[1])
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": path, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return spawn


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    """Reads every file below a folder."""
    return tree


@pytest.fixture
def edit() -> Callable[[Path, str, str], None]:
    """Replaces the one occurrence of a text in a file."""

    def edit(path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (path, old, text.count(old))
        path.write_text(text.replace(old, new), "utf-8")

    return edit


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each run of the stages that a stamp spares."""
    runs: list[str] = []
    real = pipeline.generate

    def noting(project: Project, api: str, *arguments: Any) -> pipeline.Generated:
        runs.append(api)
        return real(project, api, *arguments)

    monkeypatch.setattr(outcome, "generate", noting)
    return runs


@pytest.fixture
def second() -> Callable[[Path, str], None]:
    """Writes the same spec under another name, with names of its own."""

    def second(root: Path, api: str) -> None:
        names = SERVICE.replace("corner_shop", f"{api}_shop").replace(
            "command: shop", f"command: {api}"
        )
        write_spec(root, api, {**SPEC, "service.yaml": names})

    return second
