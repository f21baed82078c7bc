"""`nox` runs what CI runs; longer work by name, such as `nox -s long` or `nox -s mutation_runtime`."""

from __future__ import annotations

import re
from pathlib import Path

import nox

nox.options.sessions = ["tests", "checks"]
nox.options.default_venv_backend = "venv"

PACKAGE = "generated/media-services-management"
IN_PARALLEL = ("--numprocesses=auto", "--dist=worksteal")
VERSION_FILE = Path("generator/clientgen/__init__.py")


def _install(session: nox.Session, *extras: str) -> None:
    session.install(
        "--editable", f".[{','.join(('test', *extras))}]", "--editable", f"{PACKAGE}[all]"
    )


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """The test suite, on every Python that is supported."""
    _install(session)
    session.run("pytest", "--quiet", *(session.posargs or IN_PARALLEL))


@nox.session
def checks(session: nox.Session) -> None:
    """Every check of the project, or those that are named: `nox -s checks -- lint types`."""
    _install(session, "check", "fuzz")
    session.run("python", "-m", "tests.checks", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the generated client, one place at a time, and count the changes that no test sees."""
    _install(session)
    session.run("python", "-m", "tests.mutation", PACKAGE, *session.posargs)


@nox.session
def mutation_runtime(session: nox.Session) -> None:
    """Change the runtime, one place at a time: `nox -s mutation_runtime -- ['paging/*' ...]`."""
    _install(session)
    session.run("python", "-m", "tests.mutation.runtime", *session.posargs)


@nox.session
def long(session: nox.Session) -> None:
    """The full numbers: every mutation, hundreds of kills, long fuzzing."""
    _install(session, "fuzz")
    session.run("pytest", "--quiet", "--long", *(session.posargs or IN_PARALLEL))
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
    session.run("python", "tests/benchmarks/peers.py", "--folder", f"{session.create_tmp()}/peers")
    session.run(
        "python", "tests/benchmarks/documents.py", "--folder", f"{session.create_tmp()}/documents"
    )
    session.run("python", "tests/benchmarks/growth.py")
    session.run("python", "tests/benchmarks/generation.py")
    session.run("python", "tests/benchmarks/layout.py")
    session.run("python", "tests/benchmarks/client_overhead.py", f"{PACKAGE}/src")
    session.run("python", "tests/benchmarks/emulator_throughput.py")
    session.run("python", "tests/benchmarks/decoding.py")


@nox.session
def openapi(session: nox.Session) -> None:
    """Hold an export against Redocly, schemathesis and Prism; needs node."""
    _install(session)
    session.install("schemathesis>=4,<5")
    session.run("python", "-m", "tests.interchange.tools", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Build and try out the distributions of this commit, and tag it; publishing is left to you."""
    version = _version_to_release(session)
    session.run("bash", ".ci/run", external=True)
    session.install("build>=1.2,<2", "twine>=7,<8")
    folder = Path("dist", version)
    session.run("python", "-m", "build", "--outdir", str(folder))
    built = sorted(map(str, folder.iterdir()))
    session.run("twine", "check", "--strict", *built)
    for each in built:
        session.install("--force-reinstall", each)
        said = session.run("clientgen", "--version", silent=True)
        if version not in str(said).split():
            session.error(f"`clientgen --version` of {each} says {said}")
    _git(session, "tag", "--annotate", f"v{version}", "--message", f"clientgen {version}")
    session.log(f"publish with: git push origin v{version} && twine upload {folder}/*")


def _version_to_release(session: nox.Session) -> str:
    """Return the version of this commit; ends the session if it cannot be released."""
    version = VERSION_FILE.read_text("utf-8").partition('__version__ = "')[2].partition('"')[0]
    if _git(session, "status", "--porcelain"):
        session.error("commit or discard your changes first")
    if _git(session, "tag", "--list", f"v{version}"):
        session.error(f"v{version} is released already; raise `__version__` in {VERSION_FILE}")
    heading = rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)$"
    if not re.search(heading, Path("CHANGELOG.md").read_text("utf-8"), re.MULTILINE):
        session.error(f"date the section {version} of CHANGELOG.md, as `## {version} (2030-01-31)`")
    return version


def _git(session: nox.Session, *arguments: str) -> str:
    return str(session.run("git", *arguments, external=True, silent=True)).strip()
