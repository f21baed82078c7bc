"""Fixtures of all suites."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

# a machine that is busy is no failure: no example has a time in which it must end
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

_UNPRIVILEGED = """
import ctypes, os, sys
if os.geteuid() == 0:  # root may write everywhere: give that up, and stay the owner of all files
    if sys.platform == "linux":
        system = ctypes.CDLL(None, use_errno=True)
        header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        if system.capset(header, none):
            raise OSError(ctypes.get_errno(), "capset")
    else:
        os.seteuid(65534)
from clientgen.cli import main
main(prog_name="clientgen")
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="the full numbers, where the suite takes a sample"
    )
    parser.addoption(
        "--update", action="store_true", help="write what is said or generated now as expected"
    )


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than cores: many tests wait for other processes."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep thousands of collected tests, which stay, out of later searches for garbage; search less.

    What tests leave behind in circles is little: they end, and most of it is freed without a search.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000)
        gc.enable()


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the full numbers were asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def unprivileged() -> str:
    """Code that runs the command without the rights that only root has."""
    return _UNPRIVILEGED
