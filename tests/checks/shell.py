"""Commands of one check, run in order, and what they print."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The root of the project."""
TOOLS = Path(sys.executable).parent
"""The folder of the environment's programs."""


class CommandError(Exception):
    """A command failed; the text names it."""


class Shell:
    """Runs the commands of one check in a scratch folder of its own, and keeps what they print."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.printed: list[str] = []

    def run(self, *command: str | Path, cwd: Path = ROOT) -> None:
        """Run a command; raises `CommandError` if it fails.

        A name without a folder is that of a program of this environment.
        """
        program, *arguments = map(str, command)
        found = TOOLS / program if Path(program).name == program else Path(program)
        ended = subprocess.run(
            [found, *arguments],
            cwd=cwd,
            env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="backslashreplace",
        )
        self.printed.append(ended.stdout)
        if ended.returncode:
            raise CommandError(
                f"`{shlex.join([program, *arguments])}` exits with {ended.returncode}"
            )

    def say(self, line: str) -> None:
        """Print a line of the check itself."""
        self.printed.append(f"{line}\n")

    def environment(self, name: str, *requirements: str) -> Path:
        """Return the folder of programs of a new virtual environment with these requirements."""
        folder = self.scratch / name
        self.run("uv", "venv", "--quiet", "--python", sys.executable, folder)
        programs = folder / TOOLS.name
        self.install(programs, *requirements)
        return programs

    def install(self, programs: Path, *requirements: str) -> None:
        """Install more in such an environment."""
        install = ("uv", "pip", "install", "--quiet", "--python", programs / "python")
        self.run(*install, *requirements)
