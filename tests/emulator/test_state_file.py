"""The file of a state: what is refused, who may read it, what happens when it is lost or locked."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from emulator_runtime.database import DatabaseStore
from emulator_runtime.embedded import Emulator
from emulator_runtime.limits import Limits
from emulator_runtime.state_file import StateError
from emulator_runtime.store import Place, StoreBusy
from emulator_runtime.tables import Tables

from .services import ACCOUNT
from .test_server import ask

HERE = Place(collection="things")
SEED = {"accounts": [{"AccountName": "seeded"}]}
SAMPLE = {"accounts": [{"AccountName": "sample"}]}


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


def fill(path: Path, count: int = 200) -> None:
    with closing(DatabaseStore(path, api="T")) as store, store.transaction() as state:
        for number in range(count):
            state.insert(HERE, str(number), {"text": "x" * 100})


@pytest.mark.parametrize("content", [b"\n", b"x", b"hello\n", b"a" * 511, b"no database" * 100])
def test_a_file_that_is_no_database_stays_as_it_is(state: Path, content: bytes) -> None:
    state.write_bytes(content)
    with pytest.raises(StateError, match="it is not a database: use another file"):
        DatabaseStore(state, api="T")
    assert state.read_bytes() == content


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_file_beside_that_is_no_databases_stays_as_it_is(state: Path, suffix: str) -> None:
    beside = state.with_name(state.name + suffix)
    beside.write_text("mine")
    with pytest.raises(StateError, match="is in the way: it is not a database file"):
        DatabaseStore(state, api="T")
    assert beside.read_text() == "mine"
    assert not state.exists()


@pytest.mark.parametrize("script", ["CREATE VIEW v AS SELECT 1", "PRAGMA user_version = 7"])
def test_databases_without_tables_may_be_of_something_else(state: Path, script: str) -> None:
    with closing(sqlite3.connect(state)) as mine:
        mine.execute(script)
        mine.commit()
    before = state.read_bytes()
    with pytest.raises(StateError, match="a database of another program"):
        DatabaseStore(state, api="T")
    assert state.read_bytes() == before


def test_a_start_that_was_killed_left_a_file_that_can_be_used(state: Path) -> None:
    with closing(sqlite3.connect(state)) as half:
        half.execute("PRAGMA journal_mode = WAL")
    DatabaseStore(state, api="T").close()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "no such file or directory"),
        (lambda path: path.parent.write_text(""), "not a directory"),
        (lambda path: path.mkdir(parents=True), "it is a folder"),
        (lambda path: (path.parent.mkdir(), os.mkfifo(path)), "it is not a regular file"),
    ],
)
def test_it_is_said_why_a_file_cannot_be_opened(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "folder" / "state.db"
    make(path)
    with pytest.raises(StateError, match=rf"cannot use `.*state\.db` as a state file: {reason}"):
        DatabaseStore(path, api="T")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
def test_it_is_said_why_a_file_may_not_be_used(state: Path) -> None:
    DatabaseStore(state, api="T").close()
    state.chmod(0o400)
    with pytest.raises(StateError, match="there is no permission to read and write it"):
        DatabaseStore(state, api="T")
    state.chmod(0o600)
    state.parent.chmod(0o500)
    try:
        with pytest.raises(StateError, match=r"no file can be made|be written"):
            DatabaseStore(state, api="T")
    finally:
        state.parent.chmod(0o700)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:-4096] = b"\xa5" * (len(data) - 12288)
    path.write_bytes(data)


def _spoil_item(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE item SET members = '[' WHERE key = '7'")
        other.commit()


@pytest.mark.parametrize("spoil", [_cut, _spoil, _spoil_item])
def test_a_damaged_file_is_refused_at_the_start(state: Path, spoil: Callable[[Path], None]) -> None:
    fill(state)
    spoil(state)
    with pytest.raises(StateError, match="damaged"):
        DatabaseStore(state, api="T")


def test_damage_while_it_runs_is_no_busy_service(media_tables: Tables, state: Path) -> None:
    with Emulator(tables=media_tables, state=state) as emulator:
        ask(emulator, "POST", "/Accounts", ACCOUNT)
        with closing(sqlite3.connect(state)) as other:
            other.execute("UPDATE item SET members = '[' WHERE collection = 'accounts'")
            other.commit()
        status, _, body = ask(emulator, "GET", "/Accounts")
    assert (status, body["Code"]) == (500, "InternalServerError")
    assert "damaged" in body["Message"]


def test_the_files_are_private(state: Path) -> None:
    before = os.umask(0)
    try:
        with closing(DatabaseStore(state, api="T")) as store, store.transaction() as inside:
            inside.insert(HERE, "a", {})
            found = {path.name: _mode(path) for path in state.parent.iterdir()}
    finally:
        os.umask(before)
    assert found == dict.fromkeys(("state.db", "state.db-wal", "state.db-shm"), 0o600)


def test_the_files_of_an_earlier_run_become_private(state: Path) -> None:
    fill(state)
    state.chmod(0o644)
    with closing(DatabaseStore(state, api="T")) as store, store.transaction() as inside:
        inside.insert(HERE, "a", {})
        assert {_mode(path) for path in state.parent.iterdir()} == {0o600}


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_is_removed_is_missed(
    media_tables: Tables, state: Path, suffix: str, replaced: bool
) -> None:
    lost = state.with_name(state.name + suffix)
    with Emulator(tables=media_tables, state=state) as emulator:
        ask(emulator, "GET", "/Accounts")
        if replaced:
            copy = state.with_name("copy")
            copy.write_bytes(lost.read_bytes())
            copy.replace(lost)
        else:
            lost.unlink()
        status, _, body = ask(emulator, "POST", "/Accounts", ACCOUNT)
    assert (status, body["Code"]) == (500, "InternalServerError")
    assert body["Message"] == "the state cannot be used: its file was removed or replaced"


def test_a_link_is_followed(state: Path) -> None:
    link = state.with_name("link")
    link.symlink_to(state.name)
    for _ in range(2):
        with closing(DatabaseStore(link, api="T")) as store, store.transaction():
            assert {path.name for path in state.parent.iterdir()} == {
                *("link", "state.db", "state.db-wal", "state.db-shm")
            }


@pytest.fixture
def locked(media_tables: Tables, state: Path) -> Iterator[tuple[Emulator, sqlite3.Connection]]:
    limits = Limits(busy_seconds=60, stop_seconds=0.2)
    emulator = Emulator(tables=media_tables, state=state, limits=limits)
    emulator.start()
    with closing(sqlite3.connect(state, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield emulator, other
    emulator.stop()


def _ask_in_thread(emulator: Emulator, answers: list[Any]) -> threading.Thread:
    def run() -> None:
        try:
            answers.append(ask(emulator, "GET", "/Accounts")[0])
        except OSError as error:
            answers.append(type(error).__name__)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def _waiting(emulator: Emulator) -> int:
    assert emulator._server is not None
    return len(emulator._server._state.tasks)


def _wait_until(fact: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not fact() and time.monotonic() < end:
        time.sleep(0.01)
    assert fact()


def test_requests_that_wait_for_a_lock_stop_no_others(
    locked: tuple[Emulator, sqlite3.Connection],
) -> None:
    emulator, other = locked
    answers: list[Any] = []
    threads = [_ask_in_thread(emulator, answers) for _ in range(3)]
    _wait_until(lambda: _waiting(emulator) == 3)
    assert ask(emulator, "GET", "/Nothing")[0] == 404
    assert answers == []
    other.execute("ROLLBACK")
    for thread in threads:
        thread.join()
    assert answers == [200, 200, 200]


def test_requests_that_wait_for_a_lock_do_not_keep_it_from_stopping(
    locked: tuple[Emulator, sqlite3.Connection],
) -> None:
    emulator, _ = locked
    answers: list[Any] = []
    threads = [_ask_in_thread(emulator, answers) for _ in range(20)]
    _wait_until(lambda: _waiting(emulator) == 20)
    begin = time.monotonic()
    emulator.stop()
    assert time.monotonic() - begin < 50  # each would wait for a minute
    for thread in threads:
        thread.join()
    assert set(answers) <= {"ConnectionResetError", "RemoteDisconnected"}
    assert len(answers) == 20


def test_a_lock_that_is_kept_is_a_busy_service(media_tables: Tables, state: Path) -> None:
    limits = Limits(busy_seconds=0.05)
    with (
        Emulator(tables=media_tables, state=state, limits=limits) as emulator,
        closing(sqlite3.connect(state, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        status, _, body = ask(emulator, "GET", "/Accounts")
    assert (status, body["Code"]) == (503, "ServerBusy")


def test_a_store_never_waits_for_another_process(state: Path) -> None:
    with (
        closing(DatabaseStore(state, api="T")) as store,
        closing(sqlite3.connect(state, isolation_level=None)) as other,
    ):
        assert store._connection.execute("PRAGMA busy_timeout").fetchone() == (0,)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy), store.transaction():
            pass
        other.execute("ROLLBACK")
        store.clear()


def _names(emulator: Emulator) -> list[str]:
    return [each["Name"] for each in ask(emulator, "GET", "/Accounts")[2]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"sample": SAMPLE}, {}, ["sample"]),
        ({"seed": SEED, "sample": SAMPLE}, {"sample": SAMPLE}, ["seeded"]),
        ({}, {"sample": SAMPLE}, []),
        ({"sample": SAMPLE}, {"seed": SEED}, ["seeded"]),
    ],
)
def test_a_state_keeps_its_seed_without_a_request(
    media_tables: Tables,
    state: Path,
    first: dict[str, Any],
    second: dict[str, Any],
    expected: list[str],
) -> None:
    with Emulator(tables=media_tables, state=state, **first):
        pass
    with Emulator(tables=media_tables, state=state, **second) as emulator:
        assert _names(emulator) == expected
        emulator.reset()
        assert _names(emulator) == expected


def test_a_seed_that_a_file_cannot_keep_or_that_does_not_fit_is_told(
    media_tables: Tables, state: Path
) -> None:
    with closing(DatabaseStore(state, api=media_tables.title, seed={"mine": []})):
        pass
    with pytest.raises(ValueError, match=r"the seed of the state file `.*`: cannot seed `mine`"):
        Emulator(tables=media_tables, state=state).start()
    with pytest.raises(StateError, match="the seed cannot be stored"):
        DatabaseStore(state, api=media_tables.title, seed={"mine": object()})
