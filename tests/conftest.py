"""Fixtures of all suites."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Generator, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

if TYPE_CHECKING:
    from tests.features.own_tests import OwnTests

# a machine that is busy is no failure: no example has a time in which it must end; what one change breaks
# must not fail another, so that only the long run draws other examples each time
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long", settings.get_profile("suite"), derandomize=False, max_examples=1000
)

_REMEMBERED = 1024
"""Files read and files made that are remembered, the latest of each."""

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


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--long"):
        settings.load_profile("long")
    else:
        settings.load_profile("suite")
        # it draws constants of the modules that are imported too, which depends on what a worker ran before
        providers._get_local_constants = lambda: providers._local_constants


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put those first that wait most, and leave out the cases that are not in the sample of their test.

    The full numbers have every case. Tests of connections that came last would leave the processors idle.
    """
    items.sort(key=lambda item: "runtime" not in item.path.parts)
    if config.getoption("--long"):
        return
    cases, left_out = Counter[str](), []
    for item in items:
        mark, test = item.get_closest_marker("sample"), item.nodeid.partition("[")[0]
        if mark is not None and cases[test] % mark.args[0]:
            left_out.append(item)
        cases[test] += 1
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        absent = set(left_out)
        items[:] = [item for item in items if item not in absent]


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


@pytest.fixture(scope="session")
def own_tests() -> Iterator[OwnTests]:
    """Runs the generated tests of packages."""
    from tests.features.own_tests import own_tests_at_hand

    with own_tests_at_hand() as at_hand:
        yield at_hand


@pytest.fixture(scope="module")
def remembering() -> Iterator[None]:
    """Read no file of a spec and make no file of a distribution twice.

    This is for tests that change one thing of a sound spec, again and again. Reading a file depends on its bytes
    alone and making one on its template and view alone, so that whatever a change does not reach comes out as
    it did before.
    """
    from clientgen.pipeline import generation
    from clientgen.pipeline.kept import Kept

    with pytest.MonkeyPatch.context() as patch:
        read, make = generation._read_document, generation._make
        patch.setattr(generation, "_read_document", lru_cache(maxsize=_REMEMBERED)(read))
        made = lru_cache(maxsize=_REMEMBERED)(lambda *of: make(*of, Kept().formatted))
        # how a file is formatted depends on its text alone
        patch.setattr(generation, "_make", lambda entry, templates, _: made(entry, templates))
        yield
