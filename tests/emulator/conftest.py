"""Makes the package `emulator_runtime` of the folders that are copied into generated packages."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated/media-services-management/src/media_services_management"
FOLDERS = {
    "media_services": GENERATED / "description",
    "projects": Path(__file__).parent / "data" / "projects",
}
# the reader of the description, where it stands
sys.path.insert(0, str(ROOT / "templates"))


def _compose() -> None:
    spec = importlib.machinery.ModuleSpec("emulator_runtime", None, is_package=True)
    spec.submodule_search_locations = [
        str(ROOT / "templates" / "emulator_runtime"),
        str(ROOT / "generator" / "clientgen"),
        str(ROOT / "generator" / "clientgen" / "ir"),
    ]
    sys.modules["emulator_runtime"] = importlib.util.module_from_spec(spec)


_compose()

from emulator_runtime.clock_and_random import seeded_chance  # noqa: E402
from emulator_runtime.database import DatabaseStore  # noqa: E402
from emulator_runtime.embedded import Emulator  # noqa: E402
from emulator_runtime.engine import Engine  # noqa: E402
from emulator_runtime.store import MemoryStore, Store  # noqa: E402
from emulator_runtime.tables import Tables, tables_of  # noqa: E402
from runtime.description import Description  # noqa: E402

from .services import Service  # noqa: E402

NOON = 1_700_000_000.0


def load(name: str) -> Description:
    return Description(str(FOLDERS[name]))


@pytest.fixture(scope="session")
def media_tables() -> Tables:
    return tables_of(load("media_services"))


@pytest.fixture(scope="session")
def project_tables() -> Tables:
    return tables_of(load("projects"))


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store
    made = MemoryStore() if request.param == "memory" else DatabaseStore(tmp_path / "s", api="T")
    yield made
    made.close()


@pytest.fixture
def media(media_tables: Tables, store: Store) -> Service:
    return Service(Engine(media_tables, store, chance=seeded_chance(1, clock=lambda: NOON)))


@pytest.fixture
def make_media(media_tables: Tables) -> Callable[..., Service]:
    return lambda **options: Service(Engine(media_tables, MemoryStore(), **options))


@pytest.fixture
def projects(project_tables: Tables, store: Store) -> Service:
    return Service(Engine(project_tables, store, chance=seeded_chance(1, clock=lambda: NOON)))


@pytest.fixture
def start(media_tables: Tables) -> Iterator[Callable[..., Emulator]]:
    running: list[Emulator] = []

    def make(**options: Any) -> Emulator:
        emulator = Emulator(tables=media_tables, **options)
        emulator.start()
        running.append(emulator)
        return emulator

    yield make
    for emulator in running:
        emulator.stop()
