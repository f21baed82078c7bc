"""Longer work, by name: `nox -s long`, `nox -s fuzz`, `nox -s mutation`, `nox -s benchmarks`."""

from __future__ import annotations

import nox

nox.options.sessions = ["tests", "checks"]
nox.options.default_venv_backend = "venv"

PACKAGE = "generated/media-services-management"


def _install(session: nox.Session, *extras: str) -> None:
    session.install(
        "--editable", f".[{','.join(('test', *extras))}]", "--editable", f"{PACKAGE}[all]"
    )


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """The test suite, on every Python that is supported."""
    _install(session, "fuzz")
    session.run("pytest", "--quiet", *session.posargs)


@nox.session
def checks(session: nox.Session) -> None:
    """Lint, layout, types, import contracts, and generated files against the spec."""
    _install(session, "check")
    session.run("ruff", "check", "generator", "templates", "tests", "noxfile.py")
    session.run("black", "--check", "--quiet", "generator", "templates", "tests", "noxfile.py")
    session.run("mypy", "generator/clientgen")
    session.run("lint-imports")
    session.run("clientgen", "generate", "--check")


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the generated client, one place at a time, and count the changes that no test sees."""
    _install(session)
    session.run("python", "-m", "tests.mutation", PACKAGE, *session.posargs)


@nox.session
def long(session: nox.Session) -> None:
    """The full numbers: every mutation, hundreds of kills, long fuzzing."""
    _install(session, "fuzz")
    session.run("pytest", "--quiet", "--long", *session.posargs)
    session.run("python", "-m", "tests.mutation", PACKAGE, "--all")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzz for as long as is asked: `nox -s fuzz -- [TARGET ...] --seconds 600`."""
    _install(session, "fuzz")
    session.run("python", "-m", "tests.fuzz", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Ratios, each measured side by side in one run."""
    _install(session)
    session.run("python", "tests/benchmarks/generation.py")
    session.run("python", "tests/benchmarks/client_overhead.py", f"{PACKAGE}/src")
    session.run("python", "tests/benchmarks/emulator_throughput.py")
