"""The checks: a function each, whose name is that of the check and whose docstring says what it holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec

from .shell import ROOT, Shell

Check = Callable[[Shell], None]

PACKAGES = tuple(sorted(path.parent for path in ROOT.glob("generated/*/pyproject.toml")))
BY_HAND = ("generator", "tests", "noxfile.py")
"""Where code stands that is in no generated package."""
GENERATED = (
    *(ROOT / "templates", ROOT / "generated"),
    *sorted(ROOT.glob("tests/features/*/snapshot")),
)
"""Where code stands that is generated, or copied into what is generated."""
NEIGHBOURS = ("anyio", "pytest-asyncio", "pytest-cov", "pytest-randomly", "pytest-xdist")
"""Plugins of pytest that those who run the generated tests may have installed."""


def lint(shell: Shell) -> None:
    """Ruff finds no mistake."""
    shell.run("ruff", "check", *BY_HAND, "templates")


def layout(shell: Shell) -> None:
    """What is generated, or copied into what is generated, is laid out by black; all else by Ruff, which is quicker."""
    shell.run("ruff", "format", "--check", "--quiet", *BY_HAND)
    copied = r"/generated/[^/]+/src/[^/]+/_runtime/"
    shell.run("black", "--check", "--quiet", "--extend-exclude", copied, *GENERATED)


def types(shell: Shell) -> None:
    """The types of the generator hold under mypy."""
    shell.run("mypy", "generator/clientgen")


def imports(shell: Shell) -> None:
    """Each module imports only those below it."""
    shell.run("lint-imports")


def generated(shell: Shell) -> None:
    """Generated files are what the specs say."""
    shell.run("clientgen", "generate", "--check")


def pages(shell: Shell) -> None:
    """The first API agrees with its pages, and mistakes are seen; only where somebody has the pages."""
    folder = os.environ.get("CLIENTGEN_MEDIA_SERVICES_PAGES", "")
    if not folder:
        shell.say("not run: CLIENTGEN_MEDIA_SERVICES_PAGES names no folder of pages")
        return
    shell.run("clientgen", "verify", "media-services-management", "--pages", folder)
    shell.run("pytest", "--quiet", "tests/agreement/test_media_services.py")


def features(shell: Shell) -> None:
    """The packages of all features hold under pyright."""
    shell.run("pytest", "--quiet", "tests/features/test_features.py", "-k", "pyright")


def fuzz(shell: Shell) -> None:
    """No input that coverage leads to breaks a contract; only where there is a wheel of atheris."""
    if find_spec("atheris") is None:
        shell.say("not run: atheris is not installed (extra `fuzz`)")
    else:
        # in one process, which instruments what most targets share only once
        shell.run("pytest", "--quiet", "tests/fuzz/test_fuzz.py", "-k", "guided")


def alone(shell: Shell) -> None:
    """Each generated package holds with its own dependencies only, its tests also beside other plugins of pytest, in any order."""
    for package in PACKAGES:
        programs = shell.environment(package.name, f"{package}[test]")
        python = programs / "python"
        shell.run("mypy", "--strict", "--python-executable", python, package / "src")
        shell.run("pyright", "--pythonpath", python, package / "src")
        tests = (python, "-m", "pytest", "--quiet")
        shell.run(*tests, "-Werror", cwd=package / "tests")
        shell.install(programs, *NEIGHBOURS)
        shell.run(*tests, "--numprocesses=auto", cwd=package / "tests")


def mutation(shell: Shell) -> None:
    """The generated tests see nearly every change of the generated code."""
    for package in PACKAGES:
        shell.run("python", "-m", "tests.mutation", package)


def wheel(shell: Shell) -> None:
    """The wheel works outside the checkout: it begins, generates, tests and runs a new API."""
    into = ("--outdir", shell.scratch / "wheel", ".")
    shell.run("python", "-m", "build", "--quiet", "--wheel", "--installer", "uv", *into)
    (built,) = (shell.scratch / "wheel").glob("*.whl")
    programs = shell.environment("installed", str(built))
    elsewhere = shell.scratch / "elsewhere"
    elsewhere.mkdir()
    for arguments in (("new", "pet-shop"), ("generate",), ("generate", "--check")):
        shell.run(programs / "clientgen", *arguments, cwd=elsewhere)
    package = elsewhere / "generated" / "pet-shop"
    shell.install(programs, f"{package}[test]")
    shell.run(programs / "python", "-m", "pytest", "--quiet", "-Werror", cwd=package / "tests")
    command = (programs / "pet-shop", "--emulator", "items", "get", "item-1")
    shell.run(*command, cwd=elsewhere)


CHECKS: tuple[Check, ...] = (
    lint,
    layout,
    types,
    imports,
    generated,
    pages,
    mutation,
    alone,
    wheel,
    features,
    fuzz,
)
"""Every check; those that take seconds come first, then the longest ones."""
