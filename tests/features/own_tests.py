"""Runs the own tests of generated packages, each in a process forked from a warm one.

A process of its own for each package would import pytest, vcrpy and the libraries of the package every time.
pytest takes as long to rewrite the assertions of a package as to run its tests, so it does that only for tests
that fail. Tests that are slow and the same for every API run once, in the checks.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

_TESTS = Path(__file__).parents[1]
WARM = (
    "anyio._backends._asyncio",
    "asyncio",
    "click",
    "cryptography.hazmat.primitives.serialization.pkcs12",
    "cryptography.x509",
    "h11",
    "httpcore2",
    "httptools",
    "httpx2",
    "jmespath",
    "msgspec",
    "pdb",
    "uvicorn",
    "vcr",
    "xml.etree.ElementTree",
    "yaml",
)
"""What the tests of packages import, and is the same for every package."""
_THE_SAME = (
    "tests/test_client.py::test_importing_the_package_loads_no_library",
    "tests/test_deadline.py",
    "tests/test_emulator.py",
    "tests/test_runtime.py",
)


class OwnTests:
    """Runs the tests of packages, one after another."""

    def __init__(self, jobs: IO[bytes], ends: IO[bytes]) -> None:
        self._jobs, self._ends = jobs, ends

    def failures(self, folder: Path, *, whole: bool = False) -> str:
        """Return what pytest says of the tests of the package in `folder`; empty if all pass.

        Unless they are run as a `whole`, those that are the same for every API are left out.
        """
        left_out = () if whole else _THE_SAME
        self._jobs.write(json.dumps([str(folder), left_out]).encode() + b"\n")
        self._jobs.flush()
        code, said = json.loads(self._ends.readline())
        return "" if code == 0 else f"exit code {code}\n{said}"


@contextmanager
def own_tests_at_hand() -> Iterator[OwnTests]:
    """Keep the warm process until the end of the block."""
    command = [sys.executable, "-c", "from features.own_tests import serve; serve()"]
    environment = {**os.environ, "PYTHONPATH": str(_TESTS)}
    with subprocess.Popen(command, stdin=-1, stdout=-1, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield OwnTests(process.stdin, process.stdout)
        process.stdin.close()


def serve() -> None:
    """Run the tests of each folder that comes by standard input, until its end."""
    for name in WARM:
        importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin.buffer:
        with tempfile.TemporaryFile() as said:
            place, left_out = json.loads(line)
            # a file that is left out as a whole need not be read
            options = [f"--{'deselect' if '::' in each else 'ignore'}={each}" for each in left_out]
            code = _forked(Path(place), said.fileno(), "--assert=plain", *options)
            if code:
                _forked(Path(place), said.fileno(), "--assert=rewrite", *options)
            said.seek(0)
            end = json.dumps([code, said.read().decode("utf-8", "replace")])
        sys.stdout.buffer.write(end.encode() + b"\n")
        sys.stdout.buffer.flush()


def _forked(folder: Path, said: int, *options: str) -> int:
    """Run the tests of one package in a new process; return its exit code."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = _run(folder, said, *options)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(folder: Path, said: int, *options: str) -> int:
    for stream in (1, 2):
        os.dup2(said, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(folder)
    source = str(folder / "src")
    sys.path[:] = [source, *(each for each in sys.path if each)]
    # for the processes that the tests start
    os.environ["PYTHONPATH"] = source
    # the checks run the tests of a package beside other plugins
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    code = pytest.main(["-qx", "-Werror", "-p", "no:cacheprovider", *options, "tests"])
    sys.stdout.flush()
    return int(code)
