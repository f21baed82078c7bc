"""Both stores do the same."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from emulator_runtime.database import DatabaseStore
from emulator_runtime.engine import Engine
from emulator_runtime.state_file import StateError
from emulator_runtime.store import Place, Store, StoreFailed
from emulator_runtime.tables import Tables

from .services import ACCOUNT, Service, account, error_of

HERE = Place(collection="things", scope="s")


def test_items_are_found_listed_changed_and_deleted(store: Store) -> None:
    with store.transaction() as state:
        for key in ("b", "a", "c"):
            state.insert(HERE, key, {"name": key, "deep": {"list": [1, None, b"\xff"]}})
    with store.transaction() as state:
        assert [item.key for item in state.items(HERE)] == ["b", "a", "c"]
        item = state.find(HERE, "a")
        assert item is not None
        assert item.members == {"name": "a", "deep": {"list": [1, None, b"\xff"]}}
        changed = state.update(item, {"name": "z"})
        assert (item.version, changed.version) == (1, 2)
        assert state.find(HERE, "a") == changed
        state.delete(changed)
        assert state.find(HERE, "a") is None
        assert state.find(Place(collection="things", scope="other"), "b") is None
        assert state.find(Place(collection="others", scope="s"), "b") is None


def test_what_was_read_is_a_copy(store: Store) -> None:
    with store.transaction() as state:
        members = {"list": [1]}
        made = state.insert(HERE, "a", members)
        members["list"].append(2)
        made.members["list"].append(3)
        found = state.find(HERE, "a")
        assert found is not None
        found.members["list"].append(4)
        assert state.items(HERE)[0].members == {"list": [1]}


def test_children_go_with_their_parents(store: Store) -> None:
    with store.transaction() as state:
        top = state.insert(HERE, "top", {})
        other = state.insert(HERE, "other", {})
        below = Place(collection="parts", scope="s", parent=top.id)
        part = state.insert(below, "part", {})
        deeper = Place(collection="screws", scope="s", parent=part.id)
        state.insert(deeper, "screw", {})
        beside = Place(collection="parts", scope="s", parent=other.id)
        state.insert(beside, "part", {})
        state.delete(top)
        assert (state.items(below), state.items(deeper)) == ([], [])
        assert [item.key for item in state.items(beside)] == ["part"]


def test_a_failure_undoes_everything(store: Store) -> None:
    with store.transaction() as state:
        kept = state.insert(HERE, "kept", {"value": 1})
        below = Place(collection="parts", scope="s", parent=kept.id)
        state.insert(below, "part", {})
        state.next_serial("things", "s")

    def spoil() -> None:
        with store.transaction() as state:
            item = state.find(HERE, "kept")
            assert item is not None
            state.insert(HERE, "new", {})
            changed = state.update(item, {"value": 2})
            state.next_serial("things", "s")
            assert state.begin_scope("s")
            state.delete(changed)
            state.insert(HERE, "kept", {"value": 3})
            raise KeyError

    with pytest.raises(KeyError):
        spoil()
    with store.transaction() as state:
        found = state.items(HERE)
        assert [(item.key, item.version, item.members) for item in found] == [
            ("kept", 1, {"value": 1})
        ]
        assert [item.key for item in state.items(below)] == ["part"]
        assert state.next_serial("things", "s") == 2
        assert state.begin_scope("s")


def test_keys_are_unique_in_their_place(store: Store) -> None:
    with store.transaction() as state:
        state.insert(HERE, "a", {})
    with pytest.raises((ValueError, sqlite3.IntegrityError)), store.transaction() as state:
        state.insert(HERE, "a", {})


def test_scopes_begin_once_and_serials_count(store: Store) -> None:
    with store.transaction() as state:
        assert [state.begin_scope("x"), state.begin_scope("x")] == [True, False]
        assert [state.next_serial("c", "x") for _ in range(3)] == [1, 2, 3]
        assert state.next_serial("c", "y") == 1
    store.clear()
    with store.transaction() as state:
        assert state.begin_scope("x")
        assert state.next_serial("c", "x") == 1


def test_threads_take_turns(store: Store) -> None:
    with store.transaction() as state:
        state.insert(HERE, "n", {"value": 0})

    def add() -> None:
        for _ in range(50):
            with store.transaction() as state:
                item = state.find(HERE, "n")
                assert item is not None
                state.update(item, {"value": item.members["value"] + 1})

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.transaction() as state:
        found = state.find(HERE, "n")
        assert found is not None
        assert (found.members["value"], found.version) == (400, 401)


def test_a_file_is_found_again_and_shared(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    one = DatabaseStore(path, api="T")
    with one.transaction() as state:
        state.insert(HERE, "a", {"\0": 1})
    two = DatabaseStore(path, api="T")
    with two.transaction() as state:
        assert [item.members for item in state.items(HERE)] == [{"\0": 1}]
        state.insert(HERE, "b", {})
    with one.transaction() as state:
        assert len(state.items(HERE)) == 2
    one.close()
    two.close()


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    DatabaseStore(path, api="T").close()
    with pytest.raises(StateError, match="is of `T`"):
        DatabaseStore(path, api="U")
    text = tmp_path / "text"
    text.write_text("no database, but long enough to be taken for one" * 100)
    for other in (text, tmp_path / "no" / "folder", tmp_path):
        with pytest.raises(StateError, match="cannot use"):
            DatabaseStore(other, api="T")


@pytest.mark.parametrize("script", ["CREATE TABLE mine (x)", "CREATE TABLE about (format, api)"])
def test_the_database_of_something_else_is_refused_and_stays_as_it_is(
    tmp_path: Path, script: str
) -> None:
    path = tmp_path / "mine.db"
    with closing(sqlite3.connect(path)) as mine:
        mine.execute(script)
        mine.commit()
    before = path.read_bytes()
    with pytest.raises(StateError, match="a database of another program"):
        DatabaseStore(path, api="T")
    assert path.read_bytes() == before


def test_a_file_without_its_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    DatabaseStore(path, api="T").close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE item")
    with pytest.raises(StateError, match="a database of another program"):
        DatabaseStore(path, api="T")


@pytest.mark.parametrize(
    "members",
    [
        *("{", "[]", "[" * 100_000),
        r'{"AccountName":{"\u0000":5}}',
        r'{"AccountName":{"\u0000":"\u00e9"}}',
        r'{"\u0000":null}',
    ],
)
def test_damaged_items_are_no_failure_of_the_emulator(
    tmp_path: Path, media_tables: Tables, members: str
) -> None:
    path = tmp_path / "state.db"
    store = DatabaseStore(path, api="T")
    service = Service(Engine(media_tables, store))
    service.json("POST", "/Accounts", ACCOUNT)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE item SET members = ?", (members,))
        other.commit()
    status, code, message = error_of(service.ask("GET", "/Accounts"))
    assert (status, code) == (500, "InternalServerError")
    assert message == "the state cannot be used: an item in the file is damaged"
    store.close()


def test_a_full_disk_keeps_what_was_there_and_is_told(tmp_path: Path, media_tables: Tables) -> None:
    store = DatabaseStore(tmp_path / "state.db", api="T")
    service = Service(Engine(media_tables, store))
    service.json("POST", "/Accounts", ACCOUNT)
    limit = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {limit}")
    large = account("other", BlobStorageEndpointUri="https://x/" + "a" * 100_000)
    for _ in range(2):
        status, code, message = error_of(service.ask("POST", "/Accounts", large))
        assert (status, code) == (500, "InternalServerError")
        assert message == "the state cannot be used: database or disk is full"
        assert [each["Name"] for each in service.json("GET", "/Accounts")] == ["contoso"]
    store.close()


def test_a_commit_that_fails_does_not_block_the_next(tmp_path: Path) -> None:
    class Failing:
        def __init__(self, connection: Any) -> None:
            self.connection = connection
            self.failures = 1

        def execute(self, statement: str, *arguments: Any) -> Any:
            if statement == "COMMIT" and self.failures:
                self.failures -= 1
                raise sqlite3.OperationalError("disk I/O error")
            return self.connection.execute(statement, *arguments)

        def __getattr__(self, name: str) -> Any:
            return getattr(self.connection, name)

    store = DatabaseStore(tmp_path / "state.db", api="T")
    store._connection = Failing(store._connection)  # type: ignore[assignment]
    with pytest.raises(StoreFailed, match="disk I/O error"), store.transaction() as state:
        state.insert(HERE, "a", {})
    with store.transaction() as state:
        assert state.items(HERE) == []
    store.close()
